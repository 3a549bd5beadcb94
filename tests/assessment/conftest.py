"""The invented dispute of the brief's tests, for the findings under it."""

from __future__ import annotations

import sys
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType

import pytest

from melian.assessment.disputes import Dispute, select
from melian.assessment.lookup import Lookup, look_up
from melian.assessment.named import Named
from melian.model.actor import Actor
from melian.model.event import Account
from melian.model.knowledge import Knowledge


def _invented() -> ModuleType:
    spec = spec_from_file_location("invented", Path(__file__).parents[1] / "brief" / "conftest.py")
    assert spec is not None
    assert spec.loader is not None
    module = module_from_spec(spec)
    sys.modules["invented"] = module
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="session")
def account() -> Account:
    """The invented dispute."""
    built: Account = _invented().build()
    return built


@pytest.fixture(scope="session")
def lookup(account: Account) -> Lookup:
    """The same, by name."""
    return look_up(account)


@pytest.fixture(scope="session")
def dispute(lookup: Lookup) -> Dispute:
    """Its main dispute."""
    return select(lookup).disputes[0]


@pytest.fixture(scope="session")
def cast() -> tuple[Actor, ...]:
    """Its actors."""
    made: tuple[Actor, ...] = _invented().invented_cast()
    return made


@pytest.fixture(scope="session")
def knowledge() -> Knowledge:
    """What is known of it."""
    made: Knowledge = _invented().invented_knowledge()
    return made


@pytest.fixture(scope="session")
def named(cast: tuple[Actor, ...], lookup: Lookup) -> Named:
    """Its names in running text."""
    return Named.of(cast, lookup)
