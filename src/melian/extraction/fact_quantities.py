"""How many of what, whose, where: forces, people, weapons, talks, land, money."""

from __future__ import annotations

from collections.abc import Iterator

from melian.extraction.arguments import arguments, passive, surface_subject
from melian.extraction.fact_counted import Counted, counted, quantity
from melian.extraction.fact_governors import Governor, governors
from melian.extraction.fact_mood import ACTUAL, Mood, mood, past
from melian.extraction.fact_places import counted_lands, places, spelt_out
from melian.extraction.fact_scene import Claim, Scene, office_at
from melian.extraction.fact_time import clause
from melian.model.fact import Fact
from melian.model.parsed import Token


def quantities(scene: Scene) -> Iterator[Fact]:
    """One fact for each counted thing of which the pack's relations tell something."""
    for item in counted(scene):
        for governor in governors(scene, item):
            fact = _fact(scene, item, governor)
            if fact is not None:
                yield fact
                break


def _fact(scene: Scene, counted: Counted, governor: Governor) -> Fact | None:
    parsed, relation = scene.parsed, governor.relation
    told = _mood(scene, counted, governor)
    if told is None or told[1] == "conditional":
        return None
    last = _reach(scene, counted, governor)
    where = places(scene, counted.noun.i + 1, last) or places(scene, clause(parsed, governor.word.i)[0], counted.first)
    lands = counted_lands(scene, counted.noun.i, last)
    if lands is not None:
        where = spelt_out(scene, counted.noun, lands[0], where)
    subject, other = _parties(scene, counted, governor)
    if other is not None:
        where = {name: k for name, k in where.items() if name not in other.split("; ")}
    if relation.host:
        where, subject = dict.fromkeys(subject.split("; "), counted.noun.i) if subject else where, other
        other = None
    if relation.units in ("member", "money") and not _all_known(scene, subject):
        return None
    if relation.units in ("force", "member", "talks", "area", "listed") and subject is None:
        return None
    return scene.made(
        Claim(
            kind="quantity", predicate=relation.predicate, trigger=governor.word.i,
            first=min(counted.first, governor.word.i), last=max(counted.noun.i, governor.last, *where.values()),
            subject=subject, object=other, mood=told, role=_role(scene, governor), quantity=quantity(scene, counted),
            places=tuple(where) if relation.units != "talks" else (),
            place_count=lands[0] if lands else None, lasts=relation.lasts, then=_stood(scene, governor),
            rule=f"count:{relation.id}",
        )
    )  # fmt: skip


def _stood(scene: Scene, governor: Governor) -> bool:
    """'Peru had 300 troops there': how it stood, and not how it stands."""
    word = governor.word
    return scene.pack.holds("standing", word.lemma) and past(scene.parsed, word.i)


def _mood(scene: Scene, counted: Counted, governor: Governor) -> Mood | None:
    word = governor.word
    if word.pos in ("NOUN", "PROPN"):
        if any(scene.pack.holds("possible", c.lemma) for c in scene.parsed.children(word.i)):
            return ("asserted", "prospective")
        verb = scene.verb_above(word.i)
        if verb is None:
            return ACTUAL
        told = mood(scene.parsed, verb.i, scene.pack)
        return told if told is None or told[0] == "asserted" else None
    told = mood(scene.parsed, word.i, scene.pack)
    return None if told is not None and told[0] == "negated" else told


def _reach(scene: Scene, counted: Counted, governor: Governor) -> int:
    """Where the words about this count end: at the next counted unit of its kind, or the end of the sentence."""
    sentence = scene.parsed.sentence_of(counted.noun.i)
    for token in scene.parsed.tokens[counted.noun.i + 1 : sentence.last]:
        units = scene.pack.by_unit.get(token.lemma.lower(), ())
        if any(unit.kind == counted.unit.kind for _, unit in units) or token.lower in (";", "—"):
            return token.i
        if token.tag in ("VBD", "VBZ", "VBP", "MD") and token.i > max(governor.word.i, counted.noun.i):
            return token.i
    return sentence.last


def _parties(scene: Scene, counted: Counted, governor: Governor) -> tuple[str | None, str | None]:
    """Whose the count is, and of or to whom: canonical names, else the subject's own words."""
    parsed, word, relation = scene.parsed, governor.word, governor.relation
    owners = tuple(name for name in scene.owner(counted.noun.i))
    owned = "; ".join(sorted(owners)) or None
    if relation.patient:
        return owned, None
    if word.pos in ("NOUN", "PROPN"):
        whose = "; ".join(sorted(scene.owner(word.i))) or owned or _voice(scene, counted)
        return whose, None
    roles = arguments(parsed, word.i)
    heads = tuple(k for head in roles.get("subject", ()) for k in _behind(scene, head))
    if word.dep in ("acl", "relcl") and word.head == counted.noun.i:
        return owned, None
    subject = _subject(scene, heads)
    if relation.units == "talks":
        return _meeting(scene, (*heads, *roles.get("with", ()), *_with(scene, counted.noun))), None
    if word.lemma == "be" or (subject is None and passive(parsed, word.i)):
        return (owned if relation.units == "force" else None), None
    given = (*roles.get("to", ()), *roles.get("for", ())) if relation.units != "force" else ()
    own = subject.split("; ") if subject else []
    received = [name for k in given for name in scene.known(k) if name not in own]
    other = owned if owned != subject else None
    return subject or owned, "; ".join(sorted(dict.fromkeys(received))) or other


def _all_known(scene: Scene, subject: str | None) -> bool:
    """Whether the pack knows everybody whom the subject names: companies have members too, and people give money."""
    return subject is not None and all(name in scene.actors.by_name for name in subject.split("; "))


def _behind(scene: Scene, k: int) -> tuple[int, ...]:
    """Whose a presence is that itself stands as the subject: 'Peru kept a presence there, stationing ...'."""
    token = scene.parsed.tokens[k]
    if token.lemma.lower() not in scene.pack.by_noun:
        return (k,)
    verb = scene.verb_above(k)
    subject = surface_subject(scene.parsed, verb.i) if verb is not None else None
    return (subject,) if subject is not None else ()


def _subject(scene: Scene, heads: tuple[int, ...]) -> str | None:
    known = tuple(dict.fromkeys(name for k in heads for name in scene.known(k)))
    if known:
        return "; ".join(sorted(known))
    return next((named for k in heads if (named := scene.named(k)) is not None), None)


def _with(scene: Scene, noun: Token) -> tuple[int, ...]:
    """'Two rounds of talks with Peru': the other side stands with the noun."""
    below = (scene.parsed.tokens[k] for k in scene.parsed.subtree(noun.i))
    return tuple(held.i for prep in below if prep.lower == "with" for held in scene.within(prep.i, ("pobj",)))


def _meeting(scene: Scene, heads: tuple[int, ...]) -> str | None:
    """Both sides of talks, in alphabetical order."""
    sides = [name for k in heads for name in scene.known(k)]
    sides = list(dict.fromkeys(sides))
    return "; ".join(sorted(sides)) if len(sides) > 1 else None


def _role(scene: Scene, governor: Governor) -> str | None:
    """The office in which the subject acts, where the words name no person: 'the presidents of Peru and Chile'."""
    if governor.word.pos not in ("VERB", "AUX"):
        return None
    for k in arguments(scene.parsed, governor.word.i).get("subject", ()):
        office = office_at(scene, k)
        if office is not None:
            return office
    return None


def _voice(scene: Scene, counted: Counted) -> str | None:
    """Whose words it stands in: 'a NATO update said the deployment of eight battle groups ...'."""
    quotation = scene.quotation(scene.parsed.excerpt(counted.noun.start, counted.noun.end))
    if quotation is None or quotation.speaker is None:
        return None
    spoken = scene.parsed.tokens_in(quotation.speaker)
    known = [name for t in spoken for name in scene.known(t.i)]
    return known[0] if known else None
