"""The table of sources: checked when it is read, errors name file and line."""

from __future__ import annotations

from pathlib import Path

import pytest

from melian.errors import UsageError
from melian.reading.sources import load_sources

HEAD = "file,outlet,date,url,title,byline,language,note\n"


def test_a_file_is_found_from_the_tables_folder_or_as_given(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    table = tmp_path / "told.csv"
    table.write_text(
        HEAD + "a/b.txt,Herald,2031-01,https://a.example/,Ships,Jane Roe,en,mine\nhttps://x.example/#2,Gazette,,,,,,\n"
    )
    sources = load_sources(str(table))
    for path in (str(tmp_path / "a" / "b.txt"), f"{tmp_path}/a/../a/b.txt#3", "a/b.txt"):
        found = sources.of(path)
        assert {name: each.value for name, each in found.items()} == {
            "outlet": "Herald", "date": "2031-01", "url": "https://a.example/", "title": "Ships",
            "byline": "Jane Roe", "language": "en",
        }  # fmt: skip
        assert {each.how for each in found.values()} == {"told.csv line 2"}
    assert sources.of("https://x.example/#2")["outlet"].value == "Gazette"
    assert sources.of("other.txt") == {}
    monkeypatch.chdir(tmp_path / "..")
    assert sources.of(f"{tmp_path.name}/a/b.txt")["outlet"].value == "Herald"


def test_a_records_line_ranks_before_its_files(tmp_path: Path) -> None:
    table = tmp_path / "told.csv"
    table.write_text("\ufefffile,outlet,date\na.jsonl,Herald,2031\na.jsonl#2,Gazette,\n", encoding="utf-8")
    found = load_sources(str(table)).of(str(tmp_path / "a.jsonl#2"))
    assert {name: each.value for name, each in found.items()} == {"outlet": "Gazette", "date": "2031"}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("outlet,date\nHerald,2031\n", "line 1: no column “file”"),
        ("", "line 1: no column “file”"),
        (HEAD + "a.txt,Herald,3/1/2031\n", "line 2, column “date”: Value error, not a date"),
        (HEAD + "\na.txt,Herald,,ftp://x\n", "line 3, column “url”"),
        (HEAD + ",Herald\n", "line 2, column “file”: Field required"),
        ("file,outlit\na.txt,Herald\n", "line 2, column “outlit”"),
        (HEAD + "a.txt,Herald\na.txt,Gazette\n", "line 3: a second line for a.txt"),
        (HEAD + "a.txt,b,,,,,,,i,j\n", "line 2: 10 cells under 8 columns"),
        (HEAD + 'a.txt,"Herald\n', "line 2: unexpected end of data"),
        (HEAD + "a.txt,,,,,,English\n", "line 2, column “language”"),
    ],
)
def test_what_is_wrong_is_named_with_its_line(tmp_path: Path, text: str, words: str) -> None:
    table = tmp_path / "told.csv"
    table.write_text(text)
    with pytest.raises(UsageError) as caught:
        load_sources(str(table))
    assert f"told.csv {words}" in str(caught.value)


def test_another_encoding_is_refused(tmp_path: Path) -> None:
    table = tmp_path / "told.csv"
    table.write_bytes(HEAD.encode() + b"a.txt,Caf\xe9\n")
    with pytest.raises(UsageError, match="not UTF-8"):
        load_sources(str(table))
