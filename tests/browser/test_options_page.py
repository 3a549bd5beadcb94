"""Part 8 as a reader has it: a name leads to its entry, which opens; on paper the long tables stay away."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from melian.brief import compose
from melian.brief.html import render
from melian.packs.knowledge import load_knowledge
from tests.browser.conftest import invented

pytestmark = pytest.mark.browser
SHOWN = ("options", "screened", "elsewhere", "portfolios", "plan", "glance", "judges")
LEFT_OUT = ("swings", "tilts", "ranges", "scales", "effects", "paths", "laws")


@pytest.fixture(scope="module")
def options_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The brief of the invented dispute with all packs, as a file."""
    path = tmp_path_factory.mktemp("options") / "brief.html"
    account = invented("conftest").build()
    path.write_text(render(compose(account, knowledge=load_knowledge())), encoding="utf-8")
    return path


def opened(browser: Browser, file: Path, wide: int) -> Page:
    page = browser.new_context(viewport={"width": wide, "height": 900}).new_page()
    page.goto(file.as_uri())
    return page


def test_a_name_in_a_set_leads_to_its_ranges_and_from_there_to_who_judged_them(
    browser: Browser, options_file: Path
) -> None:
    page = opened(browser, options_file, 1400)
    name = page.locator("table.portfolios a").first
    entry = page.locator(name.get_attribute("href") or "nothing")
    assert not entry.is_visible()
    name.click()
    assert entry.is_visible()
    origin = entry.locator("xpath=ancestor::tr[1]").locator("td", has_text="elicited").locator("a")
    origin.click()
    assert page.locator(origin.get_attribute("href") or "nothing").is_visible()


@pytest.mark.parametrize("wide", [400, 760, 1200, 1400])
def test_nothing_of_it_scrolls_sideways(browser: Browser, options_file: Path, wide: int) -> None:
    page = opened(browser, options_file, wide)
    page.evaluate("document.querySelectorAll('details').forEach(d => { d.name = ''; d.open = true })")
    assert page.evaluate("document.documentElement.scrollWidth") <= page.evaluate("window.innerWidth")


def test_on_paper_a_meeting_has_what_it_needs(browser: Browser, options_file: Path) -> None:
    page = opened(browser, options_file, 794)
    page.emulate_media(media="print")
    for name in SHOWN:
        assert page.locator(f"table.{name}").first.is_visible(), name
    for name in LEFT_OUT:
        assert not any(table.is_visible() for table in page.locator(f"table.{name}").all()), name
