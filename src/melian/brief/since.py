"""What changed since an earlier brief: acts that are new or gone, their support, novelty and origins, likelihoods."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from melian.assessment.lookup import Lookup
from melian.brief.cite import Desk
from melian.brief.phrases import actors, count, join, minute
from melian.brief.saying import say
from melian.brief.tree import Act, Chapter, Judged, Sentence
from melian.model.mention import ACTS

_LISTED = 6
_PERCENT = re.compile(r"\d+%")
Short = Annotated[str, Field(max_length=2000)]
Key = tuple[str, int, str]
"""Chapter title, part number, question."""


class _Row(BaseModel):
    model_config = ConfigDict(extra="ignore", frozen=True)


class _Act(_Row):
    id: Short
    act: Short
    actor: Short | None
    target: Short | None
    support: Short
    novelty: Short
    origins: int
    mentions: tuple[Short, ...]


class _Block(_Row):
    kind: Short = ""
    question: Short = ""
    likelihood: Short = ""


class _Part(_Row):
    number: int
    blocks: tuple[_Block, ...] = ()


class _Chapter(_Row):
    title: Short
    parts: tuple[_Part, ...] = ()


class Earlier(_Row):
    """An earlier brief, as far as a later one is compared with it."""

    made_at: Short
    acts: tuple[_Act, ...]
    chapters: tuple[_Chapter, ...] = ()


def earlier(text: str) -> Earlier:
    """An earlier brief from its JSON. Raises ValueError where it is none; a brief before this option has no acts."""
    try:
        return Earlier.model_validate_json(text)
    except ValidationError as error:
        first: Any = error.errors()[0]
        raise ValueError(f"{'.'.join(map(str, first['loc'])) or 'the file'}: {first['msg']}") from error


def acts_of(lookup: Lookup) -> tuple[Act, ...]:
    """The acts as a later brief compares them."""
    return tuple(
        Act(
            id=e.id, act=e.act, actor=e.actor, target=e.target, support=e.support, novelty=e.novelty,
            origins=e.independent_sources, mentions=tuple(m.id for m in e.mentions),
        )
        for e in lookup.events
    )  # fmt: skip


def changes(before: Earlier, acts: Sequence[Act], chapters: Sequence[Chapter], desk: Desk) -> tuple[Sentence, ...]:
    """What changed, in sentences; one that says so where nothing did."""
    pairs = _paired(before.acts, acts)
    known = {now.id for _, now in pairs}
    left = {then.id for then, _ in pairs}
    opening = f"Since the brief of {minute(before.made_at)}: "
    said = [
        _listed("new", [a for a in acts if a.id not in known], desk),
        _listed("gone", [a for a in before.acts if a.id not in left], desk),
        *(_moved(then, now, desk) for then, now in pairs),
        *_likelihoods(before, chapters),
    ]
    found = [sentence for sentence in said if sentence is not None]
    if not found:
        return (say(f"{opening}nothing changed in {count(len(acts), 'act')}."),)
    return (say(f"{opening}{count(len(found), 'thing')} changed."), *found)


def _paired(before: Iterable[_Act], acts: Sequence[Act]) -> list[tuple[_Act, Act]]:
    """The same acts: by id, else by a mention that both have; each at most once."""
    by_id = {a.id: a for a in acts}
    by_mention = {m: a for a in acts for m in a.mentions}
    pairs: list[tuple[_Act, Act]] = []
    taken: set[str] = set()
    for then in sorted(before, key=lambda a: a.id not in by_id):
        shared = (by_mention[m] for m in then.mentions if m in by_mention)
        now = next((a for a in (by_id.get(then.id), *shared) if a is not None and a.id not in taken), None)
        if now is not None:
            taken.add(now.id)
            pairs.append((then, now))
    return sorted(pairs, key=lambda p: p[1].id)


def _listed(how: str, acts: Sequence[Act | _Act], desk: Desk) -> Sentence | None:
    if not acts:
        return None
    shown = [_name(a) for a in acts[:_LISTED]]
    more = f", and {len(acts) - _LISTED} more" if len(acts) > _LISTED else ""
    events = {e.id: e for e in desk.lookup.events}
    on = [r for a in acts[:_LISTED] if a.id in events and how == "new" for r in desk.of_event(events[a.id], 1)]
    verb = "is" if len(acts) == 1 else "are"
    return say(f"{count(len(acts), 'act')} {verb} {how}: {'; '.join(shown)}{more}.", on=on)


def _moved(then: _Act, now: Act, desk: Desk) -> Sentence | None:
    told = (
        ("support", then.support, now.support),
        ("novelty", then.novelty, now.novelty),
        ("independent origins", str(then.origins), str(now.origins)),
    )
    moved = [f"{what} from {_plain(a)} to {_plain(b)}" for what, a, b in told if a != b]
    if not moved:
        return None
    event = next(e for e in desk.lookup.events if e.id == now.id)
    return say(f"{_name(now)}: {join(moved)}.", on=desk.of_event(event, 1))


def _plain(value: str) -> str:
    return value.replace("_", " ")


def _name(act: Act | _Act) -> str:
    kind = act.act if act.act in ACTS else "act"
    target = f" → {actors(act.target)}" if act.target else ""
    return f"{actors(act.actor, 'unnamed actor')}: {_plain(kind)}{target}"


def _likelihoods(before: Earlier, chapters: Sequence[Chapter]) -> Iterator[Sentence]:
    then, now = _then(before), _now(chapters)
    for key in sorted(then.keys() & now.keys()):
        if then[key] != now[key]:
            yield say(f"‘{key[2]}’ went from {then[key]} to {now[key]}.")


def _then(before: Earlier) -> Mapping[Key, str]:
    blocks = ((c.title, p.number, b) for c in before.chapters for p in c.parts for b in p.blocks)
    return {(t, n, b.question): _percent(b.likelihood) for t, n, b in blocks if b.kind == "judged" and b.likelihood}


def _now(chapters: Sequence[Chapter]) -> Mapping[Key, str]:
    blocks = ((c.title, p.number, b) for c in chapters for p in c.parts for b in p.blocks)
    return {(t, n, b.question): _percent(b.likelihood) for t, n, b in blocks if isinstance(b, Judged) and b.likelihood}


def _percent(likelihood: str) -> str:
    found = _PERCENT.search(likelihood)
    return found[0] if found else "no figure"
