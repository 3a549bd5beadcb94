"""From candidates that overlap to attributions in which each token lies in one content at most."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace

from melian.extraction.quotation_candidates import Candidate
from melian.extraction.quotation_cited import cited
from melian.model.parsed import Parsed

_UNCHAINED = frozenset({"object", "to", "quote"})
_SURE = 0.5
"""An inner attribution that is less probable than this leaves the outer one whole."""
_LIGHT = frozenset({"have", "take", "give", "make", "issue", "express", "voice", "claim", "show", "offer"})
"""Verbs that say no more than their object: "took responsibility for", "gave no explanation for"."""
SameSpeaker = Callable[[Candidate, Candidate], bool]


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """A candidate that was kept, with the candidates that report it, outermost first."""

    candidate: Candidate
    chain: tuple[Candidate, ...] = ()


def decode(parsed: Parsed, candidates: Iterable[Candidate], same: SameSpeaker) -> tuple[Attribution, ...]:
    """Settles nesting first (inner with a chain, or outer alone), then the stronger of two that overlap.

    `same` tells whether two candidates have one speaker: then the outer one stays whole.
    """
    nested = _settle_nesting(parsed, sorted(candidates, key=lambda c: (c.first, -c.last)), same)
    kept: list[Attribution] = []
    taken: set[int] = set()
    for attribution in sorted(nested, key=lambda a: (-a.candidate.weight, a.candidate.first)):
        own = {k for a, b in attribution.candidate.pieces for k in range(a, b)}
        if own & taken:
            continue
        taken |= own
        kept.append(attribution)
    return tuple(sorted(kept, key=lambda a: (a.candidate.first, a.candidate.trigger)))


def _settle_nesting(parsed: Parsed, candidates: list[Candidate], same: SameSpeaker) -> list[Attribution]:
    dropped: set[int] = set()
    outers = _outers(candidates)
    chains: dict[int, tuple[int, ...]] = {}
    for k in sorted(range(len(candidates)), key=lambda k: len(outers[k])):
        live = [m for m in outers[k] if m not in dropped]
        if not live:
            continue
        nearest = live[-1]
        cut = _told_beside(parsed, candidates[nearest], candidates[k])
        if cut is not None:
            candidates[nearest] = cut
        elif _relays(candidates[nearest], candidates[k]):
            dropped.add(nearest)
        elif _passes(parsed, candidates[nearest], candidates[k]) and not same(candidates[nearest], candidates[k]):
            chains[k] = (*chains.get(nearest, ()), nearest)
            dropped.add(nearest)
        else:
            dropped.add(k)
    return [
        Attribution(
            candidate=c,
            chain=tuple(
                teller
                for m in chains.get(k, ())
                if candidates[m].speaker is not None
                for teller in _with_cited(parsed, candidates[m], c)
            ),
        )
        for k, c in enumerate(candidates)
        if k not in dropped
    ]


def _with_cited(parsed: Parsed, teller: Candidate, inner: Candidate) -> Iterator[Candidate]:
    """A report's teller, and behind it whom the report cites for what it passes on."""
    yield teller
    found = cited(parsed, teller.trigger, inner.trigger)
    if found is not None and found not in (teller.speaker, inner.speaker):
        yield replace(teller, speaker=found, relayed_by=None, pieces=(), cue=())


def _outers(candidates: list[Candidate]) -> dict[int, list[int]]:
    """By candidate, those in whose content its cue word stands, outermost first."""
    triggers = {c.trigger for c in candidates}
    around: dict[int, list[int]] = defaultdict(list)
    for m, outer in enumerate(candidates):
        for a, b in outer.pieces:
            for k in range(a, b):
                if k in triggers:
                    around[k].append(m)
    found: dict[int, list[int]] = {}
    for k, inner in enumerate(candidates):
        over = [m for m in around[inner.trigger] if m != k and not (inner.holds(candidates[m].trigger) and m > k)]
        found[k] = sorted(over, key=lambda m: (candidates[m].first, -candidates[m].last))
    return found


def _told_beside(parsed: Parsed, outer: Candidate, inner: Candidate) -> Candidate | None:
    """'said they agree, adding that ...': the second telling is the narrator's, so the first content ends before it."""
    token = parsed.tokens[inner.trigger]
    if token.dep != "advcl" or inner.weight < _SURE or outer.frame == "quote":
        return None
    first = parsed.subtree(token.i)[0]
    own = parsed.child(token.i, "nsubj") is not None
    beside = token.tag == "VBG" if not own else parsed.tokens[first].lower in ("while", "although", "though")
    if not beside or first <= outer.first or parsed.tokens[first - 1].text != ",":
        return None
    pieces = tuple((a, min(b, first - 1)) for a, b in outer.pieces if a < first - 1)
    return replace(outer, pieces=pieces) if pieces else None


def _relays(outer: Candidate, inner: Candidate) -> bool:
    """'The paper published a letter saying that ...': the letter's words are what was published."""
    return outer.speaker is not None and inner.relayed_by == outer.speaker and inner.weight >= _SURE


def _infinitive(parsed: Parsed, i: int) -> bool:
    """'wants voters to recall that': nobody is told to recall it yet."""
    return any(t.dep == "aux" and t.lower == "to" for t in parsed.children(i))


def _passes(parsed: Parsed, outer: Candidate, inner: Candidate) -> bool:
    """Whether the outer content is itself the inner attribution: its head is the inner cue, or is joined to it."""
    if (
        not outer.passes_on
        or inner.speaker is None
        or outer.speaker is None
        or outer.frame in _UNCHAINED
        or (outer.frame == "whole" and inner.word_class == "noun")
        or inner.weight < _SURE
        or _infinitive(parsed, inner.trigger)
    ):
        return False
    at = inner.trigger
    while at != outer.root:
        token = parsed.tokens[at]
        light = token.dep in ("dobj", "ccomp") and parsed.head(at).lemma in _LIGHT
        if not (light or token.dep in ("conj", "acomp", "oprd")) or token.head == at:
            return False
        at = token.head
    return True
