"""The workshop: what crashes, hangs or eats memory in it becomes a sentence, and the next input is read."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Callable

import pytest

from melian.errors import InputError
from melian.model.document import Found
from melian.model.span import Span
from melian.reading.draft import Draft
from melian.reading.letters import ANSWERS, Answer, Task
from melian.reading.worker import parse
from melian.reading.workshop import Workshop

PAGE = b"<html><body><p>The foreign minister of Norland said on Monday that Sudland must withdraw its ships.</p></body>"


def test_a_draft_survives_the_way() -> None:
    found = Found(value="Herald", how="x", span=Span(start=1, end=2))
    draft = Draft(
        text="a\u2028b", kind="html", found={"outlet": found}, headings=(Span(start=0, end=1),), problems=("p",)
    )
    assert ANSWERS.validate_json(ANSWERS.dump_json(Answer(draft=draft))).draft == draft


def test_one_process_serves_many(pdf: Callable[..., bytes]) -> None:
    with Workshop() as shop:
        assert "must withdraw" in shop.parse("a", "html", PAGE).text
        assert shop.parse("b", "pdf", pdf(["Ships must go."])).text == "Ships must go."
        with pytest.raises(InputError) as caught:
            shop.parse("c.docx", "docx", b"PK\x03\x04")
        assert caught.value.path == "c.docx"
        assert "must withdraw" in shop.parse("d", "html", PAGE).text


def test_a_crash_is_told_and_outlived() -> None:
    with Workshop() as shop:
        shop.parse("a", "html", PAGE)
        assert shop._process is not None
        os.kill(shop._process.pid, signal.SIGSEGV)
        with pytest.raises(InputError, match="ended abnormally"):
            shop.parse("b", "html", PAGE)
        assert "must withdraw" in shop.parse("c", "html", PAGE).text


def test_what_takes_too_long_is_told_and_outlived() -> None:
    with Workshop(seconds=1.0) as shop:
        begun = time.monotonic()
        with pytest.raises(InputError, match="more than 1 seconds"):
            shop.parse("a", "html", b"<html><body>" + b"<p>Ships must go</p>" * 1_000_000)
        assert time.monotonic() - begun < 10


def test_the_process_ends_with_the_context() -> None:
    with Workshop() as shop:
        shop.parse("a", "html", PAGE)
        process = shop._process
    assert process is not None
    assert process.poll() is not None


def test_whatever_a_parser_raises_becomes_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    def raising(error: BaseException) -> Callable[[bytes, str | None], Draft]:
        def parser(_data: bytes, _url: str | None) -> Draft:
            raise error

        return parser

    for error, words in (
        (MemoryError(), "needs more than 4 GB of memory"),
        (RecursionError(), "nested too deep"),
        (ZeroDivisionError("odd"), "cannot be read as PDF (ZeroDivisionError: odd)"),
        (InputError("-", "no text"), "no text"),
    ):
        monkeypatch.setattr("melian.reading.worker._parser", lambda _kind, error=error: raising(error))
        assert words in (parse(Task(kind="pdf"), b"").error or "")
