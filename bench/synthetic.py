"""Readings of an invented world, any number of them: what resolution is timed on.

A few states act much and most little, so that one state's demands are a third of all its mentions; acts lie over
six years; some are told by hundreds of reports, each in its own words, most by one or two.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import count, pairwise

from melian.model.document import Document, Found
from melian.model.event import Reading
from melian.model.mention import Mention, Plover, Speaker
from melian.model.span import Excerpt

_FIRST = dt.date(2020, 1, 1)
_DAYS = 6 * 365
_ACTS = {"demand": 30, "threaten": 14, "warn": 8, "reject": 10, "accuse": 12, "offer": 6, "deploy": 8, "sanction": 6}
_VERBS = (
    ("withdraw", "pull back", "remove"),
    ("halt", "stop", "suspend"),
    ("hand over", "surrender", "give up"),
    ("open", "reopen", "unblock"),
    ("limit", "reduce", "cut"),
    ("inspect", "examine", "check"),
    ("pay for", "compensate", "settle"),
    ("rebuild", "restore", "repair"),
)
_TOLD = (
    "{actor} told {target} that it must {verb} {object} near {place}{extra}.",
    "{speaker} said {target} has to {verb} {object} at {place}{extra}.",
    "To {verb} {object} around {place} is what {actor} wants of {target}{extra}.",
    "“{target} will {verb} {object} in {place}{extra},” {speaker} said.",
    "An official of {actor} spoke of {target} having to {verb} {object} off {place}{extra}.",
)
_SYLLABLES = ("bar", "den", "fol", "gar", "hel", "kor", "lim", "mor", "nas", "pel", "rin", "sol", "tav", "ul", "ves")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Occasion:
    act: str
    actor: str
    target: str
    speaker: str
    verb: int
    object: str
    place: str
    day: dt.date
    reports: int


def readings(size: int, seed: int = 1) -> tuple[Reading, ...]:
    """About `size` mentions, in the order of their days."""
    rng = random.Random(seed)
    told: list[tuple[dt.date, _Occasion]] = []
    occasions = _occasions(rng)
    while len(told) < size:
        occasion = next(occasions)
        lag = (occasion.day + dt.timedelta(days=rng.choice((0, 0, 1, 1, 2))) for _ in range(occasion.reports))
        told += ((day, occasion) for day in lag)
    told = sorted(told[:size], key=lambda t: (t[0], rng.random()))
    return tuple(_reports(rng, told))


def _occasions(rng: random.Random) -> Iterator[_Occasion]:
    states = [word.capitalize() + "land" for word in _words(rng, 80)]
    weights = [1 / (n + 1) for n in range(len(states))]
    speakers = {s: [f"{a.capitalize()} {b.capitalize()}" for a, b in pairwise(_words(rng, 5))] for s in states}
    things, places = _words(rng, 3000), [word.capitalize() for word in _words(rng, 600)]
    while True:
        actor, target = rng.choices(states, weights, k=2)
        if actor == target:
            continue
        yield _Occasion(
            act=rng.choices(list(_ACTS), list(_ACTS.values()))[0],
            actor=actor,
            target=target,
            speaker=rng.choice(speakers[actor]),
            verb=rng.randrange(len(_VERBS)),
            object=f"its {_skewed(rng, things)} {_skewed(rng, things)}",
            place=_skewed(rng, places),
            day=_FIRST + dt.timedelta(days=rng.randrange(_DAYS)),
            reports=min(400, int(rng.paretovariate(1.3))),
        )


def _skewed(rng: random.Random, words: Sequence[str]) -> str:
    return words[min(len(words) - 1, int(rng.paretovariate(0.5)) - 1)] if rng.random() < 0.5 else rng.choice(words)


def _words(rng: random.Random, number: int) -> list[str]:
    found: dict[str, None] = {}
    while len(found) < number:
        found["".join(rng.choices(_SYLLABLES, k=rng.choice((2, 3, 3))))] = None
    return list(found)


def _reports(rng: random.Random, told: Sequence[tuple[dt.date, _Occasion]]) -> Iterator[Reading]:
    at = 0
    for n in count():
        if at >= len(told):
            return
        held = told[at : at + rng.choice((1, 2, 3, 4, 6))]
        at += len(held)
        yield report(rng, f"{n:06}.txt", held[-1][0], [occasion for _, occasion in held])


def report(rng: random.Random, path: str, day: dt.date, occasions: Sequence[_Occasion]) -> Reading:
    """One article on some occasions; one in twenty has no date."""
    text, mentions = f"Report {path} {' '.join(_words(rng, 12))}\n\n", []
    for occasion in occasions:
        mention, sentence = _mention(rng, path, len(text), occasion)
        mentions.append(mention)
        text += sentence + "\n\n"
    date = Found(value=day.isoformat(), how="page") if rng.random() < 0.95 else None
    outlet = Found(value=f"Outlet {rng.randrange(300)}", how="page")
    return Reading(
        document=Document(path=path, text=text, kind="text", date=date, outlet=outlet),
        quotations=(),
        mentions=tuple(mentions),
    )


def _mention(rng: random.Random, path: str, start: int, occasion: _Occasion) -> tuple[Mention, str]:
    pattern, verb = rng.choice(_TOLD), rng.choice(_VERBS[occasion.verb])
    extra = rng.choice(("", "", " within ten days", " for good", " as agreed in 1997"))
    text = pattern.format(
        actor=occasion.actor,
        target=occasion.target,
        speaker=occasion.speaker,
        verb=verb,
        object=occasion.object,
        place=occasion.place,
        extra=extra,
    )
    first = text.index(f"{verb} {occasion.object}")
    last = text.index(occasion.place, first) + len(occasion.place)
    content = Excerpt(start=start + first, end=start + last, text=text[first:last])
    dated = rng.random() < 0.3
    mention = Mention(
        id=hashlib.sha256(f"{path} {start} {text}".encode()).hexdigest()[:16],
        document=path,
        start=start,
        end=start + len(text),
        text=text,
        act=occasion.act,
        actor=occasion.actor,
        target=occasion.target if rng.random() < 0.9 else None,
        speaker=Speaker(name=occasion.speaker) if occasion.speaker in text else None,
        principal=None,
        content=content,
        condition=None,
        place=occasion.place,
        form="direct_quote" if text.startswith("“") else "indirect_quote",
        cited_source=None,
        date=occasion.day.isoformat() if dated else None,
        polarity="asserted",
        hedge=None,
        confidence=0.9,
        plover=Plover(event="DEMAND", mode=None),
        rule="synthetic",
        trigger=Excerpt(start=start, end=start, text=""),
    )
    return mention, text
