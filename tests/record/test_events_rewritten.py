"""Events that stay as they are stay where they are in the file; only what differs is written."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable

from melian.model.event import Event, Reading
from melian.record import CaseFile, events, replace_events
from melian.resolution import resolve

Make = Callable[..., Reading]


def rows(case: CaseFile) -> dict[str, int]:
    with case.reading() as connection:
        return {row.id: row.rowid for row in connection.exec_driver_sql("SELECT id, rowid FROM event")}


def made(make_reading: Make, *names: str) -> tuple[Event, ...]:
    """One event a name, far apart in time."""
    found = []
    for name in names:
        reading = make_reading(f"{name}.txt", mention=f"{name}111")
        year = f"20{10 + 2 * (ord(name) - ord('a'))}"
        found.append(
            dataclasses.replace(reading, mentions=tuple(dataclasses.replace(m, date=year) for m in reading.mentions))
        )
    return resolve(found)


def test_only_what_differs_is_written(case: CaseFile, make_reading: Make) -> None:
    b, c, d = (dataclasses.replace(e, novelty="new", against=None) for e in made(make_reading, "b", "c", "d"))
    (a,) = made(make_reading, "a")
    assert replace_events(case, [b, c, d])
    before = rows(case)
    changed = dataclasses.replace(c, support="headline_only")
    assert replace_events(case, [a, changed, b])
    assert events(case) == (a, changed, b)
    after = rows(case)
    assert after.keys() == {a.id, b.id, c.id}
    assert after[b.id] == before[b.id]
    assert not replace_events(case, [a, changed, b])
