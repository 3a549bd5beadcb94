"""In whose words an act is told: how they drift, where a headline says more, the nearest quoted ones."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from melian.assessment.lookup import Lookup, documents_of
from melian.model.event import Event
from melian.model.mention import Mention
from melian.model.quotation import Quotation

STRENGTH = ("direct_quote", "indirect_quote", "paraphrase", "anonymous_source", "author_opinion", "author_advice")
_QUOTED_ENOUGH = 4
"""Words: a shorter quotation carries no object (the contract's rule for support)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Headline:
    """A headline and the mentions of the same act in the text below it; `reasons` say where it says more."""

    mention: Mention
    body: tuple[Mention, ...]
    reasons: tuple[str, ...]


def drift(event: Event, lookup: Lookup) -> tuple[Mention, ...]:
    """One mention for each different wording of the object, in the order of the articles."""
    seen: dict[tuple[str, str], Mention] = {}
    for mention in lookup.mentions_of(event):
        seen.setdefault((mention.document, _plain(mention.content.text)), mention)
    return tuple(seen.values())


def headlines(event: Event, lookup: Lookup) -> tuple[Headline, ...]:
    """The act's headlines, and headlines of the same articles that tell an act of the same kind and actor which the
    text below does not carry: what a reader of headlines takes for this one.
    """
    found: list[tuple[Mention, tuple[Mention, ...]]] = []
    for path in documents_of(event):
        found += _headlines_in(path, event, lookup)
        for other in lookup.events:
            if other.id != event.id and (other.act, other.actor) == (event.act, event.actor):
                found += [(m, body) for m, body in _headlines_in(path, other, lookup) if not body]
    return tuple(Headline(mention=m, body=body, reasons=_reasons(m, body)) for m, body in found)


def _headlines_in(path: str, event: Event, lookup: Lookup) -> list[tuple[Mention, tuple[Mention, ...]]]:
    here = [m for m in lookup.mentions_of(event) if m.document == path]
    body = tuple(m for m in here if m.form != "headline")
    return [(m, body) for m in here if m.form == "headline"]


def nearest_quotations(event: Event, lookup: Lookup) -> tuple[Quotation, ...]:
    """Words quoted from the act's speaker in the articles that tell of it, nearest in wording first.

    Four words and more. Nearness is how many of the act's mentions share each of its words of four letters and more,
    over the root of its length: a long quotation is not near because it holds much.
    """
    speakers = {m.speaker.name for m in lookup.mentions_of(event) if m.speaker}
    wanted = Counter(w for m in lookup.mentions_of(event) for w in _words(m.content.text))

    def nearness(quotation: Quotation) -> float:
        words = _words(quotation.text)
        return float(sum(wanted[w] for w in words) / max(1, len(words)) ** 0.5)

    found = [
        q
        for path in documents_of(event)
        for q in lookup.readings[path].quotations
        if q.kind == "direct" and q.speaker and q.speaker.name in speakers and len(q.text.split()) >= _QUOTED_ENOUGH
    ]
    return tuple(sorted(found, key=lambda q: (-nearness(q), lookup.order[q.document], q.start)))


def _reasons(headline: Mention, body: tuple[Mention, ...]) -> tuple[str, ...]:
    if not body:
        return ("the text below does not carry it",)
    reasons = []
    best = min((m.form for m in body), key=STRENGTH.index)
    if best != "direct_quote" and _quotes(headline):
        reasons.append("the text below quotes no words for it")
    if headline.hedge is None and any(m.hedge for m in body):
        reasons.append("the text below hedges it")
    if headline.condition is None and headline.act != "appeal" and all(m.condition for m in body):
        reasons.append("the text below ties it to a condition")
    told = {t for m in body for t in m.targets}
    if headline.targets and told and not told & set(headline.targets):
        reasons.append("the text below names another addressee")
    reasons += [f"the headline leaves out “{word}”" for word in _left_out(headline, body)]
    return tuple(reasons)


def _left_out(headline: Mention, body: tuple[Mention, ...]) -> tuple[str, ...]:
    """Words of four letters and more in the object of at least two thirds of the body's mentions, two at least."""
    told = [_words(m.content.text) for m in body]
    shared = {w for words in told for w in words if sum(w in t for t in told) >= max(2, 2 * len(told) / 3)}
    spelt = {w.casefold(): w for m in body for w in re.findall(r"\w+", m.content.text)}
    return tuple(spelt[w] for w in sorted(shared - _words(headline.text)))


def _quotes(mention: Mention) -> bool:
    return bool(re.search('[“"«]', mention.text))


def _words(text: str) -> set[str]:
    return {word for word in re.findall(r"\w+", text.casefold()) if len(word) > 3}


def _plain(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.casefold()))
