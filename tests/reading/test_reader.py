"""Reading from end to end: kinds by content, bad input, what the person says."""

from __future__ import annotations

import gzip
import io
import json
import os
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from melian.errors import UsageError
from melian.model.document import Document, Unreadable
from melian.reading import ReadOptions, read

BODY = "The foreign minister of Norland said on Monday that Sudland must withdraw its ships from the strait.\n"
TEXT = f"Ships must go\n\n{BODY}\n{BODY}"

Reader = Callable[..., Document | Unreadable]


def good(found: Document | Unreadable) -> Document:
    assert isinstance(found, Document), found
    return found


def bad(found: Document | Unreadable) -> str:
    assert isinstance(found, Unreadable), found
    return found.why


@pytest.mark.parametrize(
    "data",
    [
        TEXT.encode(),
        TEXT.replace("\n", "\r\n").encode(),
        b"\xef\xbb\xbf" + TEXT.encode(),
        ("Schiffe müssen fort\u2028\x85\r" + BODY).encode(),
        f"# Ships must go\r\n\r\n{BODY}".encode(),
    ],
    ids=["text", "crlf", "bom", "odd line ends", "markdown"],
)
def test_text_is_the_file_as_utf8_untouched(reading: Reader, tmp_path: Path, data: bytes) -> None:
    document = good(reading(data))
    with (tmp_path / "input").open(encoding="utf-8", newline="") as stream:
        assert document.text == stream.read()


def test_a_byte_order_mark_is_no_part_of_the_article(reading: Reader) -> None:
    document = good(reading(b"\xef\xbb\xbf" + TEXT.encode()))
    assert [(f.start, f.end, f.kind) for f in document.furniture] == [(0, 1, "metadata")]
    assert document.title is not None
    assert document.title.span is not None
    assert document.title.span.start == 1


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"", "empty"),
        (b" \n\n\t\n", "holds no text"),
        (bytes(range(256)) * 40, "not text: control code 0x00 at byte 0"),
        (b"abc " * 100 + bytes(50), "not text: control code 0x00 at byte 400"),
        (b"\x89PNG\r\n\x1a\n" + bytes(100), "a picture (PNG)"),
        (gzip.compress(b"text"), "a gzip archive"),
        (b"<?xml version='1.0'?><rss><channel/></rss>", "a feed"),
        (b"<?xml version='1.0'?><note>hello</note>", "XML that is no page (first element: note)"),
        (b"{\\rtf1 hello}", "a Rich Text (RTF) file"),
        (b"\xff\xfe" + b"a\x00\x00\xd8b\x00", "looks like UTF-16 but is not (byte 4"),
    ],
    ids=["empty", "space", "binary", "zeros", "png", "gzip", "feed", "xml", "rtf", "broken utf-16"],
)
def test_what_is_no_article_says_why(reading: Reader, tmp_path: Path, data: bytes, why: str) -> None:
    found = reading(data)
    assert why in bad(found)
    assert found.path == str(tmp_path / "input")


@pytest.mark.parametrize("encoding", ["cp1252", "utf-16", "utf-32", "utf-16-le", "shift_jis", "koi8-r"])
def test_another_encoding_is_told(reading: Reader, encoding: str) -> None:
    words = {
        "cp1252": "Der Außenminister sagte am Montag, die Schiffe müssten die Meerenge räumen – sofort, für „immer“. ",
        "shift_jis": "外務大臣は月曜日に、船は海峡から撤退しなければならないと述べた。隣国はすぐに拒否した。",
        "koi8-r": "Министр иностранных дел заявил в понедельник, что корабли должны покинуть пролив. ",
    }.get(encoding, "The minister said: “Ships must leave the strait.” Sudland – the neighbour – refused. ")
    document = good(reading((words * 6).encode(encoding)))
    assert document.text == words * 6
    assert len(document.problems) == 1
    assert document.problems[0].startswith("decoded as ")


def test_more_than_the_limit_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "large.txt"
    with path.open("wb") as stream:
        stream.truncate(200_000_000)
    code = (
        "import sys, resource; resource.setrlimit(resource.RLIMIT_AS, (400_000_000, 400_000_000))\n"
        "from melian.reading import read\n"
        "print([d.why for d in read([sys.argv[1]])])"
    )
    done = subprocess.run([sys.executable, "-c", code, str(path)], capture_output=True, text=True, check=True)
    assert "200,000,000 bytes, more than the 50,000,000 bytes that are read of one input" in done.stdout


def test_a_large_text_within_the_limit_is_read_in_bearable_time(reading: Reader) -> None:
    data = (TEXT * 50_000).encode()
    begun = time.monotonic()
    document = good(reading(data))
    assert len(document.text) == len(data) > 10_000_000
    assert time.monotonic() - begun < 30
    assert "looked for in the first 500,000 only" in document.problems[0]


def test_folders_are_walked_in_name_order(tmp_path: Path) -> None:
    for name in ("b.txt", "a/2.txt", "a/1.txt", "c/d/e.txt", ".hidden/x.txt", ".DS_Store"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(TEXT)
    paths = [found.path for found in read([str(tmp_path)])]
    assert paths == [str(tmp_path / name) for name in ("a/1.txt", "a/2.txt", "b.txt", "c/d/e.txt")]


def test_loops_of_links_and_special_files_do_no_harm(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT)
    (tmp_path / "b").mkdir()
    (tmp_path / "b" / "up").symlink_to(tmp_path)
    (tmp_path / "c").symlink_to(tmp_path / "d")
    (tmp_path / "d").symlink_to(tmp_path / "c")
    (tmp_path / "gone").symlink_to(tmp_path / "nothing")
    os.mkfifo(tmp_path / "pipe")
    with socket.socket(socket.AF_UNIX) as plug:
        plug.bind(str(tmp_path / "plug"))
        (tmp_path / "z.txt").write_text(TEXT)
        found = list(read([str(tmp_path)]))
    assert [Path(item.path).name for item in found if isinstance(item, Document)] == ["a.txt", "z.txt"]
    whys = {Path(item.path).name: item.why for item in found if isinstance(item, Unreadable)}
    assert whys.keys() == {"up", "c", "d", "gone", "pipe", "plug"}
    assert "not followed again" in whys["up"]
    assert whys["c"] == "a loop of symbolic links"
    assert whys["gone"] == "no such file or directory"
    assert "a pipe" in whys["pipe"]


def test_devices_and_endless_files_are_not_read() -> None:
    found = list(read(["/dev/zero", "/dev/null"]))
    assert [item.why for item in found if isinstance(item, Unreadable)] == [
        "a device, not a file that can be read",
        "a device, not a file that can be read",
    ]


def test_what_may_not_be_read_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "secret.txt").write_text(TEXT)
    (tmp_path / "z.txt").write_text(TEXT)
    opened = os.open

    def refusing(path: str, flags: int) -> int:
        if path.endswith("secret.txt"):
            raise PermissionError(13, "Permission denied", path)
        return opened(path, flags)

    monkeypatch.setattr(os, "open", refusing)
    found = list(read([str(tmp_path)]))
    assert bad(found[0]) == "permission denied"
    assert isinstance(found[1], Document)


def test_thousands_of_files(tmp_path: Path) -> None:
    for n in range(3000):
        (tmp_path / f"{n:05}.txt").write_text(TEXT)
    paths = [found.path for found in read([str(tmp_path)])]
    assert len(paths) == 3000
    assert paths == sorted(paths)


@pytest.mark.parametrize("name", [b"new\nline.txt", b"\x1b[31mred.txt", b"caf\xe9.txt", "\u202etxt.exe".encode()])
def test_odd_file_names_are_harmless(tmp_path: Path, name: bytes) -> None:
    (tmp_path / os.fsdecode(name)).write_bytes(b"")
    (tmp_path / (os.fsdecode(name) + "2")).write_text(TEXT)
    broken, fine = read([str(tmp_path)])
    assert isinstance(broken, Unreadable)
    assert broken.path.isprintable()
    assert good(fine).path.encode("utf-8")


def test_a_name_with_a_zero_is_refused() -> None:
    assert bad(next(iter(read(["a\0b"])))) == "embedded null byte"


def test_standard_input_is_read_as_bytes(monkeypatch: pytest.MonkeyPatch) -> None:
    class Standard:
        buffer = io.BytesIO(TEXT.encode())

    monkeypatch.setattr(sys, "stdin", Standard())
    document = good(next(iter(read(["-"]))))
    assert (document.path, document.text) == ("-", TEXT)


def test_json_lines_are_records(reading: Reader, tmp_path: Path) -> None:
    path = tmp_path / "input"
    rows = [
        json.dumps(
            {
                "text": TEXT,
                "title": "Ships",
                "outlet": "Herald",
                "date": "2031-01-13T10:00",
                "url": "https://a.example/",
            }
        ),
        '{"text": "broken',
        "",
        json.dumps({"body": BODY, "source": {"name": "Herald"}, "author": ["Jane Roe", "Otto Lind"]}),
        json.dumps({"title": "no text"}),
        "[1, 2]",
        '{"text": "lone \\ud800 surrogate, and a pair \\ud83d\\ude00, in a sentence of some more words."}',
    ]
    path.write_text("\n".join(rows))
    one, two, three, four, five, six = read([str(path)])
    first, third, sixth = good(one), good(three), good(six)
    assert first.path == f"{path}#1"
    assert first.text == TEXT
    found = (first.title, first.outlet, first.date, first.url)
    assert [f and f.value for f in found] == ["Ships", "Herald", "2031-01-13", "https://a.example/"]
    assert first.date is not None
    assert first.date.how == "field “date”"
    assert two.path == f"{path}#2"
    assert "line 2, column 10: not JSON" in bad(two)
    assert third.outlet is not None
    assert third.byline is not None
    assert (third.outlet.value, third.byline.value) == ("Herald", "Jane Roe; Otto Lind")
    assert "line 5: no text field" in bad(four)
    assert bad(five) == "line 6: not an object but a list"
    assert "\ufffd surrogate, and a pair \U0001f600," in sixth.text
    assert "1 lone surrogates" in sixth.problems[0]


@pytest.mark.parametrize("indent", [None, 2])
def test_one_json_array_or_object_is_records(reading: Reader, tmp_path: Path, indent: int | None) -> None:
    path = tmp_path / "input"
    path.write_text(json.dumps([{"text": TEXT}, {"text": BODY}], indent=indent))
    assert [good(found).path for found in read([str(path)])] == [f"{path}#1", f"{path}#2"]
    path.write_text(json.dumps({"text": TEXT}, indent=indent))
    assert [good(found).text for found in read([str(path)])] == [TEXT]


@pytest.mark.parametrize(
    "data", [b'{"a":' * 200_000, b"[" * 1_000_000, b'[{"a":' * 200_000, b'{"n": 1' + b"0" * 10_000 + b"}"]
)
def test_deep_json_is_refused(reading: Reader, data: bytes) -> None:
    found = reading(data)
    assert isinstance(found, Unreadable) or found.kind == "text"


def test_a_title_that_is_told_has_its_place_where_the_text_has_it(reading: Reader) -> None:
    document = good(reading(json.dumps({"text": TEXT, "title": "Ships must go"}).encode()))
    assert document.title is not None
    assert document.title.how == "field “title”"
    assert document.title.span == document.headings[0]


def test_odd_characters_are_told(reading: Reader) -> None:
    document = good(reading(("Ships \u202emust\u202c go\n\n" + BODY + "a\x00b\n").encode()))
    assert document.problems == (
        "2 characters that turn the direction of writing, and can make it look other than it is; "
        "the first is RIGHT-TO-LEFT OVERRIDE at character 6 (line 1)",
        "1 control characters; the first is U+0000 at character 119 (line 4)",
    )


def test_the_user_ranks_before_the_table_and_the_table_before_the_text(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(f"Ships must go\n13 January 2031\nBy Jane Roe\n\n{BODY}")
    (tmp_path / "told.csv").write_text("file,outlet,date,byline\na.txt,Herald,2031-01-14,\n")
    options = ReadOptions(outlet="Gazette", sources=str(tmp_path / "told.csv"))
    document = good(next(iter(read([str(path)], options))))
    found = (document.outlet, document.date, document.byline)
    assert [f and (f.value, f.how) for f in found] == [
        ("Gazette", "user"),
        ("2031-01-14", "told.csv line 2"),
        ("Jane Roe", "byline in the text"),
    ]


def test_a_folders_own_table_is_used_and_not_read_as_an_article(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT)
    (tmp_path / "sources.csv").write_text("file,outlet\na.txt,Herald\n")
    (found,) = read([str(tmp_path)])
    outlet = good(found).outlet
    assert outlet is not None
    assert (outlet.value, outlet.how) == ("Herald", "sources.csv line 2")


@pytest.mark.parametrize(
    ("paths", "options"),
    [
        (["a", "b"], ReadOptions(outlet="Herald")),
        (["."], ReadOptions(date="2031-01-13")),
        (["a"], ReadOptions(date="3/1/2031")),
        (["a"], ReadOptions(url="ftp://herald.example/")),
        (["a"], ReadOptions(sources="nothing.csv")),
    ],
)
def test_options_that_cannot_be_used_stop_at_once(paths: list[str], options: ReadOptions) -> None:
    with pytest.raises(UsageError):
        read(paths, options)


def test_import_stays_light() -> None:
    code = (
        "import sys, melian.reading\n"
        "heavy = {'trafilatura', 'lxml', 'pypdf', 'docx', 'httpx', 'py3langid', 'numpy', 'pydantic'}\n"
        "print(sorted(heavy & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    head=st.sampled_from(
        [b"", b"\xef\xbb\xbf", b"\xff\xfe", b'{"text":', b"---\ntitle: ", b"# ", b"[", b"\n", b"PAR1"]
    ),
    body=st.one_of(st.binary(max_size=300), st.text(max_size=200).map(str.encode)),
)
def test_no_bytes_break_reading(reading: Reader, tmp_path: Path, head: bytes, body: bytes) -> None:
    path = tmp_path / "input"
    path.write_bytes(head + body)
    for found in read([str(path)]):
        if isinstance(found, Document):
            found.text.encode("utf-8")
            assert all(0 <= span.start <= span.end <= len(found.text) for span in (*found.headings, *found.furniture))
        else:
            assert found.why.isprintable()
            assert not found.why.startswith("could not be read: ")
