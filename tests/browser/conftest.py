"""The brief in Debian's Chromium: one browser for the run, one page for each size and colour scheme."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType

import pytest
from playwright.sync_api import Browser, Page, Request, sync_playwright

from melian.brief.html import render
from melian.model.event import Account
from tests.composed import compose

CHROMIUM = "/usr/bin/chromium"
FLAGS = [
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
]  # fmt: skip
SIZES = [(400, 800), (1400, 900)]


@pytest.fixture(scope="session")
def brief_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The brief of the invented dispute, as a file."""
    return written(tmp_path_factory.mktemp("brief"), invented("conftest").build())


@pytest.fixture(scope="session")
def hostile_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same with hostile text in every place that comes from outside."""
    return written(tmp_path_factory.mktemp("hostile"), invented("test_html").hostile(invented("conftest").build()))


def written(folder: Path, account: Account) -> Path:
    """The account's brief as a file."""
    path = folder / "brief.html"
    path.write_text(render(compose(account)), encoding="utf-8")
    return path


def invented(name: str) -> ModuleType:
    """A module of the brief's own tests."""
    spec = spec_from_file_location(f"invented_{name}", Path(__file__).parents[1] / "brief" / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = sys.modules[spec.name] = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Debian's Chromium."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture(params=SIZES, ids=["400", "1400"])
def size(request: pytest.FixtureRequest) -> tuple[int, int]:
    """Width and height in pixels."""
    found: tuple[int, int] = request.param
    return found


@pytest.fixture(params=["light", "dark"])
def page(request: pytest.FixtureRequest, browser: Browser, size: tuple[int, int], brief_file: Path) -> Iterator[Page]:
    """The brief, opened; every request but the file's own fails the test."""
    context = browser.new_context(viewport={"width": size[0], "height": size[1]}, color_scheme=request.param)
    page = context.new_page()
    asked: list[str] = []
    faults: list[str] = []

    def note(asked_for: Request) -> None:
        asked.append(asked_for.url)

    page.on("request", note)
    page.on("console", lambda message: faults.append(message.text))
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.goto(brief_file.as_uri())
    yield page
    assert {url.split("#")[0] for url in asked} == {brief_file.as_uri()}
    assert faults == []
    context.close()
