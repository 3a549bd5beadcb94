"""Names in a row."""

from __future__ import annotations

import pytest

from melian.response.listing import listed


@pytest.mark.parametrize(
    ("items", "last", "said"),
    [
        ((), "and", ""),
        (("one",), "or", "one"),
        (("one", "two"), "or", "one or two"),
        (("one", "two", "three"), "and", "one, two and three"),
    ],
)
def test_names_stand_in_a_row(items: tuple[str, ...], last: str, said: str) -> None:
    assert listed(items, last) == said
