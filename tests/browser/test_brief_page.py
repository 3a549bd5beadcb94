"""The brief as a reader has it: on a phone and a desk, light and dark, by mouse and by keyboard, on paper."""

from __future__ import annotations

from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser


def test_axe_finds_no_serious_fault(page: Page) -> None:
    page.evaluate("document.querySelectorAll('details.fold').forEach(d => d.open = true)")
    page.locator("details.mark > summary").first.click()
    found = Axe().run(page).response["violations"]
    serious = {fault["id"]: fault["nodes"][0]["html"] for fault in found if fault["impact"] in ("serious", "critical")}
    assert serious == {}


def test_nothing_scrolls_sideways(page: Page) -> None:
    page.evaluate("document.querySelectorAll('details').forEach(d => { d.name = ''; d.open = true })")
    assert page.evaluate("document.documentElement.scrollWidth") <= page.evaluate("window.innerWidth")


def test_the_style_is_applied(page: Page) -> None:
    colour = page.evaluate("getComputedStyle(document.documentElement).backgroundColor")
    assert colour in ("rgb(253, 252, 249)", "rgb(22, 22, 20)")


def test_a_click_on_a_mark_shows_the_words(page: Page) -> None:
    mark = page.locator(".bottom details.mark").first
    notes = mark.locator(".notes")
    assert not notes.is_visible()
    mark.locator("summary").click()
    assert notes.is_visible()
    assert "talks cannot resume until" in notes.inner_text()
    assert "Harbour Post" in notes.inner_text()
    box = notes.bounding_box()
    assert box is not None
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= page.evaluate("window.innerWidth")


def test_on_a_wide_screen_the_words_stand_beside_the_sentence(page: Page, size: tuple[int, int]) -> None:
    sentence = page.locator(".bottom .said").first
    sentence.locator("summary").click()
    text, notes = sentence.bounding_box(), sentence.locator(".notes").bounding_box()
    assert text is not None
    assert notes is not None
    beside = notes["x"] >= text["x"] + text["width"]
    assert beside == (size[0] == 1400)


def test_tab_shows_the_words_and_enter_keeps_them(page: Page) -> None:
    mark = page.locator(".bottom details.mark").first
    for _ in range(5):
        page.keyboard.press("Tab")
        if mark.locator("summary").evaluate("node => node === document.activeElement"):
            break
    assert mark.locator(".notes").is_visible()
    page.keyboard.press("Enter")
    page.locator(".bottom details.mark summary").nth(1).focus()
    assert mark.locator(".notes").is_visible()


def test_one_set_of_words_is_open_at_a_time(page: Page) -> None:
    marks = page.locator(".bottom details.mark")
    marks.nth(0).locator("summary").click()
    marks.nth(1).locator("summary").click()
    assert page.locator("details.mark[open]").count() == 1


def test_a_note_leads_to_the_words_in_the_article(page: Page) -> None:
    page.locator(".bottom details.mark summary").first.click()
    page.locator(".bottom details.mark[open] a").first.click()
    target = page.locator(":target")
    # Words that cross others' are marked piece by piece; the first piece bears the anchor.
    assert len(target.inner_text()) > 10
    assert "talks cannot resume until".startswith(target.inner_text()[:25])
    assert target.evaluate("n => { const b = n.getBoundingClientRect(); return b.top >= 0 && b.bottom <= innerHeight }")


def test_on_paper_marks_are_numbers_and_notes_come_at_the_end(browser: Browser, brief_file: Path) -> None:
    page = browser.new_page()
    page.goto(brief_file.as_uri())
    page.locator(".bottom details.mark summary").first.click()
    page.emulate_media(media="print")
    assert page.locator("details.mark .notes:visible").count() == 0
    assert page.locator("details.mark summary:visible").count() > 0
    assert page.locator(".endnotes li:visible").count() > 0
    assert page.locator("table.wording:visible, table.acts:visible").count() > 0
    assert page.pdf().startswith(b"%PDF")
    page.close()


def test_hostile_text_runs_nothing_and_asks_for_nothing(browser: Browser, hostile_file: Path) -> None:
    page = browser.new_page()
    asked: list[str] = []
    faults: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: faults.append(message.text))
    page.on("dialog", lambda dialog: faults.append(dialog.message))
    page.goto(hostile_file.as_uri())
    page.evaluate("document.querySelectorAll('details').forEach(d => { d.name = ''; d.open = true })")
    assert page.evaluate("document.documentElement.scrollWidth") <= page.evaluate("window.innerWidth")
    assert asked == [hostile_file.as_uri()]
    assert faults == []
    page.close()
