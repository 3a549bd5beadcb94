"""Which signs a case shows, and what each was seen in; what was looked for and is missing is kept as missing."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from melian.assessment import phrasing
from melian.assessment.lookup import documents_of, names
from melian.assessment.setting import Origin, Setting
from melian.model.days import years_before
from melian.model.event import Event
from melian.model.hypotheses import Look, Sign
from melian.model.span import Excerpt

_WEAK = frozenset({"softened", "narrowed"})
_GIVES = frozenset({"offer", "promise", "agree", "yield"})
_LESS = frozenset({"deny", "yield", "accept", "agree", "offer"})
_FOR = frozenset({"accepts", "backs_demander", "criticises_target"})
_AGAINST = frozenset({"rejects"})
_ASKS = frozenset({"demand", "appeal", "threaten"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """One thing in the case that shows a sign: an event, or words of an article."""

    says: str
    event: str | None = None
    document: str | None = None
    excerpt: Excerpt | None = None
    date: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """A sign looked for. Without `origins` it is missing in these articles, which says nothing of the world."""

    sign: Sign
    evidence: tuple[Evidence, ...] = ()
    origins: tuple[Origin, ...] = ()

    @property
    def found(self) -> bool:
        """Whether the case shows it."""
        return bool(self.origins)


def look_for(signs: Iterable[Sign], setting: Setting) -> tuple[Seen, ...]:
    """Each sign with what shows it, in the order of the pack; the order of the articles changes nothing."""
    return tuple(_looked(sign, setting) for sign in signs)


def _looked(sign: Sign, setting: Setting) -> Seen:
    evidence = tuple(sorted(dict.fromkeys(_LOOKS[sign.look](sign, setting)), key=_order))
    if sign.absent:
        return Seen(sign=sign, origins=() if evidence else setting.origins(setting.told, setting.lead))
    return Seen(sign=sign, evidence=evidence, origins=_origins(evidence, setting))


def _order(evidence: Evidence) -> tuple[str, str, int, str]:
    at = evidence.excerpt.start if evidence.excerpt else 0
    return (evidence.date or "~", evidence.document or "", at, evidence.event or "")


def _origins(evidence: Sequence[Evidence], setting: Setting) -> tuple[Origin, ...]:
    every = {event.id: event for event in setting.lookup.events}
    found: dict[str, Origin] = {}
    for item in evidence:
        event = every.get(item.event or "")
        paths = documents_of(event) if event else [item.document] if item.document else []
        found |= {origin.name: origin for origin in setting.origins(paths, event)}
    return tuple(found[name] for name in sorted(found))


def _lead(says: str, setting: Setting) -> Evidence:
    return Evidence(says=says, event=setting.lead.id, date=setting.lead.date)


def _novelty(sign: Sign, setting: Setting) -> Iterator[Evidence]:
    if setting.lead.novelty in sign.values:
        yield _lead(setting.lead.why_novel.rstrip(".") or setting.lead.novelty, setting)


def _rank(sign: Sign, setting: Setting) -> Iterator[Evidence]:
    """The highest rank that fits: a deputy minister is no minister, a prime minister no minister either."""
    speaker = setting.lead.speaker
    role = _own_rank((speaker.role or speaker.name).casefold()) if speaker else ""
    if any(_in(value, role) for value in sign.values) and not _outranked(sign, role):
        yield _lead(f"the speaker is {speaker.name if speaker else ''}, {role}", setting)


def _own_rank(role: str) -> str:
    """An adviser to the president is no president: what stands behind such a word is another's rank."""
    return re.split(r"\s(?:to|for|of the)\s", role)[0]


def _outranked(sign: Sign, role: str) -> bool:
    """Whether a word before the rank takes it away: "deputy minister", "former president"."""
    mine = min((role.find(v.rstrip("*")) for v in sign.values if _in(v, role)), default=0)
    before = role[:mine].split()
    return any(word in ("deputy", "vice", "former", "prime", "assistant", "ex") for word in before)


def _in(value: str, role: str) -> bool:
    return any(word.startswith(value.rstrip("*")) for word in role.split()) or f" {value} " in f" {role} "


def _principal(sign: Sign, setting: Setting) -> Iterator[Evidence]:
    if setting.lead.principal and (setting.lead.speaker is None or setting.lead.speaker.name != setting.lead.principal):
        yield _lead(f"it is reported as the act of {setting.lead.principal}", setting)


def _support(sign: Sign, setting: Setting) -> Iterator[Evidence]:
    if setting.lead.support in sign.values:
        yield _lead("its own words are quoted in no article", setting)


def _one_origin(sign: Sign, setting: Setting) -> Iterator[Evidence]:
    if len(setting.told) > 1 and setting.lead.independent_sources == 1:
        yield _lead(f"{len(setting.told)} articles, one origin that can be shown", setting)


def _deadline(sign: Sign, setting: Setting) -> Iterator[Evidence]:
    lead = setting.lead
    carried = next((e for e in lead.elements if e.element == "deadline" and e.level != "absent"), None)
    if carried is not None:
        words = carried.evidence
        says = f"“{words.text}”" if words else "it has a time limit"
        yield Evidence(says=says, event=lead.id, document=carried.document, excerpt=words, date=lead.date)
    elif lead.condition is not None and lead.condition.kind == "deadline":
        yield _lead("it has a time limit", setting)


def _condition(sign: Sign, setting: Setting) -> Iterator[Evidence]:
    lead = setting.lead
    if lead.condition is None or lead.condition.kind == "deadline":
        return  # a day by which is the time limit, which has a sign of its own
    if lead.condition.role in sign.values and lead.condition_document:
        excerpt = Excerpt(start=lead.condition.start, end=lead.condition.end, text=lead.condition.text)
        yield Evidence(
            says=f"“{lead.condition.text}”", event=lead.id, document=lead.condition_document, excerpt=excerpt,
            date=lead.date,
        )  # fmt: skip


def _third_places(sign: Sign, setting: Setting) -> Iterator[Evidence]:
    if setting.third:
        yield _lead(f"it would be done in {', '.join(setting.third)}", setting)


def _acts(sign: Sign, setting: Setting) -> Iterator[Evidence]:
    for event in _reported(setting):
        by, to = names(event.actor), (*names(event.target), *_deed_places(event))
        now = event.act in sign.values and not _long_agreed(event, setting.lead)
        if now and setting.is_one(by, sign.by) and _towards(to, sign, setting):
            yield _of(event)


def _long_agreed(event: Event, lead: Event) -> bool:
    """Whether it was offered or agreed in a year before that of the act: nothing that is offered beside it."""
    return event.act in _GIVES and years_before(event.date, lead.date)


def _deed_places(event: Event) -> tuple[str, ...]:
    return names(event.place) if event.act in ("deploy", "exercise", "incursion", "strike") else ()


def _towards(to: Sequence[str], sign: Sign, setting: Setting) -> bool:
    if sign.to == "others":
        return setting.is_one(to, "others") and not setting.is_one(to, "side")
    return setting.is_one(to, sign.to)


def _other_voice(sign: Sign, setting: Setting) -> Iterator[Evidence]:
    lead = setting.lead
    for event in _reported(setting, setting.dispute.events):
        own = set(names(event.actor)) & setting.demander
        another = event.speaker is not None and lead.speaker is not None and event.speaker.name != lead.speaker.name
        less = event.act in _LESS or (event.act == lead.act and event.novelty in _WEAK)
        if event.id != lead.id and own and another and less:
            yield _of(event)


def _earlier(sign: Sign, setting: Setting) -> Iterator[Evidence]:
    lead = setting.lead
    for event in _reported(setting):
        same = set(names(event.actor)) & setting.demander and setting.is_one(names(event.target), "side")
        voice = event.speaker.name if event.speaker else event.principal
        other = voice is not None and lead.speaker is not None and voice != lead.speaker.name
        if event.id != lead.id and event.act in _ASKS and same and other:
            yield _of(event)


def _answers_differ(sign: Sign, setting: Setting) -> Iterator[Evidence]:
    """Some of those who speak on it are for it or against the other side, some against it."""
    held = [s for s in setting.stances if s.kind in _FOR | _AGAINST and not set(names(s.holder)) & setting.demander]
    if {s.kind for s in held} & _FOR and {s.kind for s in held} & _AGAINST:
        for stance in held:
            says = f"{stance.holder or 'somebody'}: {stance.kind.replace('_', ' ')}"
            yield Evidence(says=says, document=stance.document, excerpt=stance.words, date=stance.date)


def _words(sign: Sign, setting: Setting) -> Iterator[Evidence]:
    """Phrases in the articles that tell the act, not supposed and not denied; nearest to a name of the demander,
    save where the sign is by anyone.
    """
    own = sign.by != "anyone"
    for path in setting.told:
        document = setting.lookup.document(path)
        for span in phrasing.sentences(document):
            text = document.text[span.start : span.end]
            if phrasing.supposed(text) or document.in_heading(span):
                continue
            for hit in phrasing.found(sign.values, document, span):
                at = hit.start - span.start
                near = not own or phrasing.nearest(setting.called, setting.others, text, at)
                if near and not phrasing.negated(text, at):
                    date = document.date.value if document.date else None
                    yield Evidence(says=f"“{hit.text}”", document=path, excerpt=hit, date=date)
                    break


def _reported(setting: Setting, events: Iterable[Event] | None = None) -> Iterator[Event]:
    """What articles report: not what only writers infer, and not what is only supposed or denied."""
    for event in setting.lookup.events if events is None else events:
        asserted = any(m.polarity == "asserted" for m in setting.lookup.mentions_of(event))
        if asserted and not setting.lookup.writers_own(event):
            yield event


def _of(event: Event) -> Evidence:
    parties = [", ".join(names(party)) for party in (event.actor, event.target) if party]
    says = f"{' → '.join(parties)}: {event.act.replace('_', ' ')}"
    return Evidence(says=says, event=event.id, date=event.date)


_LOOKS: dict[Look, Callable[[Sign, Setting], Iterator[Evidence]]] = {
    "novelty": _novelty,
    "rank": _rank,
    "principal": _principal,
    "support": _support,
    "one_origin": _one_origin,
    "deadline": _deadline,
    "condition": _condition,
    "third_places": _third_places,
    "acts": _acts,
    "other_voice": _other_voice,
    "earlier": _earlier,
    "answers_differ": _answers_differ,
    "words": _words,
}
