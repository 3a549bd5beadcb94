"""Packs cite places an analyst can quote in turn."""

import re
from pathlib import Path

import pytest

PACKS = Path(__file__).parents[2] / "src" / "melian" / "packs"
FILES = sorted(path for kind in ("*.yaml", "*.toml") for path in PACKS.rglob(kind))
# Copies of an encyclopaedia, quizzes, forums, personal blogs and networks of propaganda, and bare numbers for a host.
UNFIT = re.compile(
    r"quizzclub|news-pravda|-forum|^forums?\.|blogspot|wordpress|crowdstack|fandom|alternatehistory|ipfs|urdupoint"
    r"|owiki|wikimili|yimiao|^wiki\.|^[\d.:]+$"
)


def hosts_in(path: Path) -> list[str]:
    return re.findall(r"https?://([^/\s\"',)]+)", path.read_text(encoding="utf-8"))


@pytest.mark.parametrize("path", FILES, ids=lambda p: p.stem)
def test_no_address_lies_on_an_unfit_host(path: Path) -> None:
    assert [host for host in hosts_in(path) if UNFIT.search(host)] == []


def test_wikipedia_is_cited_at_home() -> None:
    assert {h for path in FILES for h in hosts_in(path) if "wikipedia" in h} <= {"en.wikipedia.org"}
