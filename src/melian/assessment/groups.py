"""Groups whose members are counted together: computed from borders, members and the case, never labelled by hand."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from melian.assessment.lookup import Lookup, names
from melian.assessment.sentences import sentences
from melian.assessment.stance_signs import plain
from melian.model.bloc import Bloc, BlocBook
from melian.model.event import Event
from melian.model.finding import Ground
from melian.model.span import Excerpt
from melian.model.stance import Phrase, Stance


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Members that are counted together, and why each belongs."""

    name: str
    members: tuple[str, ...]
    rule: str
    """In words: what makes a member of it."""
    grounds: tuple[Ground, ...] = ()
    """One for each member, with its source."""


def groups(asked: Event, lookup: Lookup, held: Sequence[Stance], book: BlocBook) -> tuple[Group, ...]:
    """The groups of one demand: an alliance's front and rear line, hosts, unions, the demander's backers."""
    year = int(asked.date[:4]) if asked.date and asked.date[:4].isdigit() else None
    concerned = _concerned([bloc for bloc in book.blocs if bloc.kind != "body"], asked, year)
    found = [group for bloc in concerned if bloc.kind == "alliance" for group in _lines(bloc, asked, book, year)]
    found += [
        _whole(bloc, year) for bloc in book.blocs if bloc.kind == "hosts" and bloc.forces_of in names(asked.target)
    ]
    if hosts := _told_hosts(asked, lookup):
        found.append(hosts)
    found += [_whole(bloc, year) for bloc in concerned if bloc.kind == "union"]
    found.append(_backers(held))
    return tuple(group for group in found if group.members or "backs" in group.rule)


def _concerned(blocs: Sequence[Bloc], asked: Event, year: int | None) -> tuple[Bloc, ...]:
    """Blocs that are asked themselves, or of which a member is asked or is where it would be done, and unions that
    share members with those; never one that who asks belongs to.
    """
    sides, own = {*names(asked.target), *names(asked.place)}, set(names(asked.actor))
    open_to = [bloc for bloc in blocs if not own & {bloc.name, *bloc.at(year)}]
    first = [bloc for bloc in open_to if bloc.kind != "hosts" and sides & {bloc.name, *bloc.at(year)}]
    members = {member for bloc in first for member in bloc.at(year)}
    return tuple(b for b in open_to if b in first or (b.kind == "union" and members & set(b.at(year))))


def _lines(bloc: Bloc, asked: Event, book: BlocBook, year: int | None) -> tuple[Group, Group]:
    members, grounds = bloc.at(year), {}
    for member in members:
        ground = _front(member, asked, book)
        if ground is not None:
            grounds[member] = ground
    front = Group(
        name=f"{bloc.name}, front line", members=tuple(m for m in members if m in grounds),
        rule="a member that shares a border on land or at sea with who asks, or is a place of what is asked",
        grounds=tuple(grounds[m] for m in members if m in grounds),
    )  # fmt: skip
    rear = Group(
        name=f"{bloc.name}, rear line", members=tuple(m for m in members if m not in grounds),
        rule="the other members",
        grounds=tuple(_member(bloc, m) for m in members if m not in grounds),
    )  # fmt: skip
    return front, rear


def _front(member: str, asked: Event, book: BlocBook) -> Ground | None:
    if member in names(asked.place):
        return Ground(kind="event", says=f"{member} is a place of what is asked", event=asked.id)
    for demander in names(asked.actor):
        if border := book.between(member, demander):
            says = f"{member} shares a border {'on land' if border.by == 'land' else 'at sea'} with {demander}"
            return Ground(kind="knowledge", says=says, entry="blocs: borders", source=border.source)
    return None


def _whole(bloc: Bloc, year: int | None) -> Group:
    members = bloc.at(year)
    rule = "members of it" if bloc.kind != "hosts" else f"states where forces of {bloc.forces_of} are stationed"
    return Group(name=bloc.name, members=members, rule=rule, grounds=tuple(_member(bloc, m) for m in members))


def _member(bloc: Bloc, name: str) -> Ground:
    row = next(m for m in bloc.members if m.name == name)
    return Ground(
        kind="knowledge", says=f"{name}: {bloc.name}, since {row.since}", entry=f"blocs: {bloc.id}",
        source=row.source or bloc.source,
    )  # fmt: skip


def _told_hosts(asked: Event, lookup: Lookup) -> Group | None:
    """States where the case's own deeds place the forces of who is asked."""
    told = {
        place: event
        for event in lookup.events
        if event.act == "deploy" and set(names(event.actor)) & set(names(asked.target))
        for place in names(event.place)
        if place not in names(event.actor)
    }
    if not told:
        return None
    grounds = tuple(
        Ground(kind="event", says=f"forces are told to be in {p}", event=e.id) for p, e in sorted(told.items())
    )
    return Group(name="hosts, as told here", members=tuple(sorted(told)), grounds=grounds,
                 rule="states where these sources place forces of who is asked")  # fmt: skip


def _backers(held: Iterable[Stance]) -> Group:
    backing = {name: s for s in held if s.kind == "backs_demander" for name in names(s.holder)}
    grounds = tuple(
        Ground(kind="words", says=f"{name} backs it", document=s.document, excerpt=s.words)
        for name, s in sorted(backing.items())
    )
    return Group(name="backers of who asks", members=tuple(sorted(backing)), grounds=grounds,
                 rule="whoever backs the demand, its aim or its author in these sources")  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """Sentences of the articles that name an audience at home, or a minority."""

    theme: str
    places: tuple[tuple[str, Excerpt], ...]
    """Document and sentence."""


def named_groups(asked: Event, lookup: Lookup, book: BlocBook) -> tuple[Named, ...]:
    """Audiences at home and minorities, where the articles that tell the demand name them."""
    paths = dict.fromkeys(row.document for row in asked.mentions)
    return tuple(
        Named(
            theme=theme.id,
            places=tuple(_sentences(lookup, paths, Phrase(id=theme.id, stance="vague", forms=theme.forms))),
        )
        for theme in book.themes
    )


def _sentences(lookup: Lookup, paths: Iterable[str], phrase: Phrase) -> Iterable[tuple[str, Excerpt]]:
    for path in paths:
        document = lookup.document(path)
        for span in sentences(document.text):
            sentence = span.of(document.text)
            if phrase.found(plain(sentence.text)) and not document.in_furniture(span):
                yield path, sentence
