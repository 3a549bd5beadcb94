"""Whose seat is asked for on the command line: names as the reports and the packs have them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from difflib import get_close_matches
from typing import TYPE_CHECKING

from melian.errors import UsageError

if TYPE_CHECKING:
    from melian.model.event import Account
    from melian.model.gazetteer import Gazetteer


def seats_asked(asked: Iterable[str], account: Account, actors: Gazetteer) -> tuple[str, ...]:
    """Canonical names of the actors asked for, each once: as these reports name them, else by any name of the packs.

    Raises UsageError for a name that neither holds: it would be taken for a third party's.
    """
    told = _told(account)
    return tuple(dict.fromkeys(name for each in asked for name in _named(each.strip(), told, actors)))


def _told(account: Account) -> frozenset[str]:
    from melian.assessment.lookup import names

    return frozenset(n for e in account.events for field in (e.actor, e.target, e.place) for n in names(field))


def _named(asked: str, told: frozenset[str], actors: Gazetteer) -> Iterator[str]:
    from melian.model.gazetteer import key

    if asked in told or (asked in actors.by_name and not actors.by_name[asked].members):
        yield asked
        return
    alike = sorted(name for name in told if name.casefold() == asked.casefold())
    if alike:
        yield alike[0]
        return
    senses = {sense.actor.name: sense.actor for sense in actors.by_key.get(key(asked), ())}
    meant = {actors.behind(actor) for actor in senses.values()}
    if len(meant) != 1:
        raise UsageError(f"--seat {asked}: {_why(asked, meant, told, actors)}")
    yield from meant.pop()


def _why(asked: str, meant: set[tuple[str, ...]], told: frozenset[str], actors: Gazetteer) -> str:
    if meant:
        return f"can be {' or '.join(sorted(', '.join(names) for names in meant))}"
    near = get_close_matches(asked, sorted(told | set(actors.by_name)), n=1)
    closest = f"; the closest is {near[0]}" if near else ""
    return f"nobody of that name is in these reports or in the packs{closest}"
