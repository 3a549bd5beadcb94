"""Markdown: readable as it stands, and inert whatever the articles hold."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from syrupy.assertion import SnapshotAssertion

from melian.brief.markdown import escape, fenced, render
from melian.brief.visible import visible
from melian.model.event import Account
from tests.composed import compose
from tests.small_knowledge import compose as golden

READER = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>", "![x](http://e.example/x.png)", "[x](javascript:alert(1))", "<http://e.example>",
        "# heading", "- item", "1. item", "1) item", "> quote", "`code`", "**bold** _it_ ~~del~~", "a | b", "&lt;b&gt;",
        "[^1]: note", "\\[x](y)", "===", "---", "+ item", "[x]: http://e.example", "$x$", "    indented",
    ],
)  # fmt: skip
def test_escaped_text_is_only_text(text: str) -> None:
    parsed = READER.parse(escape(text))
    assert [token.type for token in parsed] == ["paragraph_open", "inline", "paragraph_close"]
    inline = parsed[1].children or []
    assert {token.type for token in inline} <= {"text", "text_special"}
    assert "".join(token.content for token in inline) == text.strip()


@given(st.text())
def test_any_text_stays_itself(text: str) -> None:
    parsed = READER.parse("x " + escape(text))
    inline = [token for block in parsed for token in block.children or []]
    shown = "".join(token.content for token in inline)
    assert shown.replace("\u2060", "") == ("x " + " ".join(visible(text).split())).strip().replace("\u2060", "")


@pytest.mark.parametrize("text", ["http://e.example", "www.e.example", "a@e.example"])
def test_no_bare_address_becomes_a_link(text: str) -> None:
    assert re.search(r"\\:|\\\.|@\u2060", escape(text))


@given(st.text(alphabet="`a\n<~\r"))
def test_nothing_gets_out_of_the_fence(text: str) -> None:
    parsed = READER.parse(fenced(text))
    assert [token.type for token in parsed] == ["fence"]


@pytest.mark.parametrize("share", [False, True], ids=["whole", "shared"])
def test_golden(account: Account, share: bool, snapshot: SnapshotAssertion) -> None:
    assert render(golden(account, share=share)) == snapshot


def test_every_mark_has_its_note(account: Account) -> None:
    written = render(compose(account))
    body, notes = written.split("## Notes\n")
    assert set(re.findall(r"\[\^(\d+)\]", body)) == set(re.findall(r"^\[\^(\d+)\]: ", notes, re.M))
