"""What every test may ask for: the shared reference data, and the English parser loaded once."""

from __future__ import annotations

import os
from collections.abc import Callable, Generator
from importlib.util import find_spec
from pathlib import Path
from typing import TypeVar

import pytest
from hypothesis import settings

from melian.language import English
from melian.model.document import Document
from melian.model.parsed import Parsed
from tests.small_weights import write_small_weights

collect_ignore = [] if find_spec("playwright") else ["browser"]
"""The tests that drive a browser are not there without it; `.ci/run` installs it and asks for them by their mark."""

SHARED = Path(__file__).resolve().parents[1].parent / "shared"
"""Reference articles and gold data: beside the checkout where they are to be had, else absent."""

Report = TypeVar("Report", pytest.TestReport, pytest.CollectReport)

settings.register_profile("local", deadline=None)
settings.register_profile("ci", deadline=None, derandomize=True, print_blob=True)
settings.load_profile("ci" if os.environ.get("CI") else "local")


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of reference data; the test is skipped where there is none."""
    if not SHARED.is_dir():
        pytest.skip("no reference data beside the checkout")
    return SHARED


@pytest.fixture(scope="session")
def seeds(shared: Path) -> tuple[Path, ...]:
    """The five real articles of the reference case, in name order."""
    found = tuple(sorted((shared / "seeds").glob("*.txt")))
    assert found, "the reference data holds no seeds"
    return found


@pytest.fixture(scope="session")
def examples() -> tuple[Path, ...]:
    """The project's own example articles, in name order."""
    return tuple(sorted((Path(__file__).resolve().parents[1] / "examples").glob("*.txt")))


@pytest.fixture(scope="session")
def english() -> English:
    """The English parser; its model is loaded once in a run."""
    return English()


@pytest.fixture(scope="session")
def parse(english: English) -> Callable[[str], Parsed]:
    """Parses a text as an article of its own."""

    def parsed(text: str) -> Parsed:
        return english.parse(Document(path="test.txt", text=text, kind="text"))

    return parsed


@pytest.fixture(scope="session")
def small_weights(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of an encoder that is made up: it knows a few words."""
    return write_small_weights(tmp_path_factory.mktemp("weights"))


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """A skipped test fails where the reference data is there: nothing may go unchecked unseen."""
    report = yield
    return _unskipped(report, item.nodeid) if not hasattr(report, "wasxfail") else report


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report(
    collector: pytest.Collector,
) -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
    """The same for a module that is skipped whole."""
    report = yield
    return _unskipped(report, collector.nodeid)


def _unskipped(report: Report, node: str) -> Report:
    if report.outcome == "skipped" and SHARED.is_dir():
        report.outcome = "failed"
        report.longrepr = f"{node} was skipped where reference data is to be had: {report.longrepr}"
    return report
