"""How many first-hand origins stand behind the reports of an act, and which."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from melian.model.event import ChainLink, Origin
from melian.model.mention import DEEDS
from melian.resolution.credit import Sources
from melian.resolution.group import Group
from melian.resolution.item import Item


def origins(group: Group, links: Sequence[ChainLink], sources: Sources) -> tuple[Origin, ...]:
    """The first-hand origins, at least one.

    What somebody said once has one origin, however many outlets carry it: it counts once for each person
    who is reported to have said it. Anonymous sources count once for each outlet that has them, and deeds
    once for each source that is credited. A report that has it from another through any number of outlets
    counts as the outermost. A report that names no source cannot be shown to be independent of the others, so it
    adds none.
    """
    persons = tuple(_widened(person, links) for person in _persons(group))
    if group.act in DEEDS:
        credited = [link for link in links if _credited(link, links)]
        found = (*_named(credited, "credited with it"), *persons)
    else:
        found = persons or _named(
            [link for link in links if _unnamed(link, group, sources)], "has it from unnamed sources"
        )
    return found or (_nobody(group, links),)


def _named(links: Iterable[ChainLink], why: str) -> tuple[Origin, ...]:
    """One for each outermost source."""
    by_name: dict[str, list[str]] = {}
    for link in links:
        by_name.setdefault(_outermost(link), []).append(link.document)
    return tuple(Origin(name=n, why=why, documents=tuple(sorted(by_name[n]))) for n in sorted(by_name))


def _outermost(link: ChainLink) -> str:
    return link.origin.name if link.origin else ""


def _credited(link: ChainLink, links: Sequence[ChainLink]) -> bool:
    """Whether its outermost source is named by a report, and not only found by its wording: two undated copies of one
    text are no sources of each other.
    """
    first = link.origin
    if first is None or not link.directed:
        return False
    return first.document is None or first.name in {other.from_whom for other in links if other.directed}


def _unnamed(link: ChainLink, group: Group, sources: Sources) -> bool:
    """Whether a report has it from anonymous sources of an outlet that it names."""
    first = _outermost(link)
    if not (first[:1].isupper() or sources.outlets.find(first)):
        return False
    forms = (i.mention.form for i in group.items if i.mention.document == link.document)
    return all(form == "anonymous_source" for form in forms)


def _persons(group: Group) -> tuple[Origin, ...]:
    """Those who are reported to have said it, by surname; who only speaks for another counts as the other."""
    principals = {i.mention.principal.split()[-1].casefold() for i in group.items if i.mention.principal}
    names: dict[str, set[str]] = {}
    documents: dict[str, set[str]] = {}
    for item in group.items:
        words = _person(item)
        if words:
            key = words[-1].casefold()
            names.setdefault(key, set()).add(" ".join(words))
            documents.setdefault(key, set()).add(item.mention.document)
    first_hand = set(names) - principals or set(names)
    return tuple(
        Origin(
            name=max(names[key], key=lambda n: (len(n), n)),
            why="reported to have said it",
            documents=tuple(sorted(documents[key])),
        )
        for key in sorted(first_hand)
    )


def _widened(person: Origin, links: Sequence[ChainLink]) -> Origin:
    """With the reports that do not name the person and go back to the same source as one that does."""
    held = set(person.documents)
    firsts = {_outermost(link) for link in links if link.document in held} - {""}
    return replace(person, documents=tuple(sorted(held | {k.document for k in links if _outermost(k) in firsts})))


def _person(item: Item) -> list[str]:
    """The words of the name of a person who is quoted or reported; none for bodies and descriptions."""
    speaker = item.mention.speaker
    if speaker is None or item.mention.form not in ("direct_quote", "indirect_quote"):
        return []
    words = speaker.name.split()
    return words if len(words) > 1 and words[0][:1].isupper() and words[-1][:1].isupper() else []


def _nobody(group: Group, links: Sequence[ChainLink]) -> Origin:
    """The one that stands for all where no first-hand source is named."""
    firsts = sorted({_outermost(link) for link in links} - {""})
    name = firsts[0] if len(firsts) == 1 else group.actor or "not named"
    return Origin(
        name=name,
        why="no report names a first-hand source, so none can be shown to be independent of the others",
        documents=tuple(sorted(link.document for link in links)),
    )
