"""The invented dispute of the brief's tests, for the findings under it."""

from __future__ import annotations

import sys
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType

import pytest

from melian.assessment.disputes import Dispute, select
from melian.assessment.lookup import Lookup, look_up
from melian.model.event import Account


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
