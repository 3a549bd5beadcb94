"""The brief of real articles: the example ones, and the reference case where it is to be had."""

from __future__ import annotations

import sys
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType

import pytest
from lxml import html as dom

from melian.brief import Brief
from melian.brief.html import render
from melian.language import English
from melian.model.event import Account
from melian.pipeline import Pipeline
from melian.reading import ReadOptions, read
from tests.composed import compose


@pytest.fixture(scope="module")
def pipeline(english: English) -> Pipeline:
    return Pipeline(packs=Pipeline.open().packs, english=english)


@pytest.fixture(scope="module")
def page_tests() -> ModuleType:
    spec = spec_from_file_location("page_tests", Path(__file__).with_name("test_html.py"))
    assert spec is not None
    assert spec.loader is not None
    module = sys.modules["page_tests"] = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def account_of(paths: tuple[Path, ...], pipeline: Pipeline) -> Account:
    documents = read([str(path) for path in paths], ReadOptions())
    return pipeline.account(pipeline.read_all(documents), made_at="2031-03-07T10:05:00+00:00")


def follow_all(brief: Brief, account: Account, page_tests: ModuleType) -> int:
    """Follow every link of the page; gives how many led to an article's characters."""
    page = dom.fromstring(render(brief))
    texts = {a.label: r.document.text for a, r in zip(brief.annex.articles, account.readings, strict=True)}
    links = page.xpath("//a[@data-document]")
    for a in links:
        words = texts[a.get("data-document")][int(a.get("data-start")) : int(a.get("data-end"))]
        assert page_tests.follow(page, a.get("href")[1:]) == words
    assert {href[1:] for href in page.xpath("//@href")} <= set(page.xpath("//@id"))
    return len(links)


@pytest.mark.parametrize("share", [False, True], ids=["whole", "shared"])
def test_example_articles(examples: tuple[Path, ...], pipeline: Pipeline, page_tests: ModuleType, share: bool) -> None:
    account = account_of(examples, pipeline)
    assert follow_all(compose(account, share=share), account, page_tests) > 20


def test_reference_case(seeds: tuple[Path, ...], pipeline: Pipeline, page_tests: ModuleType) -> None:
    account = account_of(seeds, pipeline)
    brief = compose(account, cast=pipeline.packs.actors.actors)
    assert follow_all(brief, account, page_tests) > 100
    first = brief.chapters[0]
    assert first.title == "Russia and NATO: a demand over Estonia, Latvia and Lithuania"
    assert "(3 of 5 articles)" in first.bottom_line[0].text
    assert first.bottom_line[1].text.startswith("No article quotes words that say so: it is paraphrase only")
    assert "no date in any text" in first.bottom_line[4].text
