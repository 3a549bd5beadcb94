"""Who is, is not or is to become a member of what."""

from __future__ import annotations

from collections.abc import Iterator

from melian.extraction.arguments import arguments, surface_subject
from melian.extraction.fact_mood import ACTUAL, Mood, mood, past
from melian.extraction.fact_scene import Claim, Scene
from melian.model.fact import Fact
from melian.model.fact_pack import Relation
from melian.model.parsed import Token

_SINCE = frozenset({"after", "since", "following", "upon"})
_WITHIN = frozenset({"to", "of", "for", "in", "by"})
_SUCH = frozenset({"like", "including", "as", "such"})
_LANDS = frozenset({"state", "country", "nation"})
_BEING = frozenset({"be", "become", "remain"})
_NOT_ONE = frozenset(
    {"former", "non", "ex", "potential", "aspiring", "future", "prospective", "candidate", "each", "other", "no"}
)


def memberships(scene: Scene) -> Iterator[Fact]:
    """One fact for each state that is told to be, not to be or to become a member of an organisation."""
    for token in scene.parsed.tokens:
        lemma = token.lemma.lower()
        if token.pos in ("VERB", "AUX"):
            for relation in scene.pack.by_verb.get(lemma, ()):
                if relation.kind == "membership":
                    yield from _by_verb(scene, token, relation)
            if lemma == "be":
                yield from _inside(scene, token)
        elif token.pos in ("NOUN", "PROPN"):
            for relation in scene.pack.by_noun.get(lemma, ()):
                if relation.kind == "membership":
                    yield from _by_noun(scene, token, relation)
            if lemma == "member":
                yield from _by_member(scene, token)


def _by_verb(scene: Scene, verb: Token, relation: Relation) -> Iterator[Fact]:
    roles = arguments(scene.parsed, verb.i)
    objects = (*roles.get("object", ()), *roles.get("to", ()))
    bodies = [(k, body) for k in objects for body in scene.bodies(k)]
    told = mood(scene.parsed, verb.i, scene.pack)
    if not bodies or told is None or (told != ACTUAL and scene.pack.holds("again", verb.lemma)):
        return
    if verb.tag == "VBG" and told == ACTUAL and any(c.lemma == "be" for c in scene.parsed.children(verb.i)):
        told = ("asserted", "prospective")  # "is joining" has not joined
    subjects = roles.get("subject", ())
    if verb.dep == "acl" and (above := scene.verb_above(verb.i)) is not None and not _states(scene, subjects):
        subject = surface_subject(scene.parsed, above.i)
        subjects = () if subject is None else (subject,)
    states = _states(scene, subjects, verb)
    head = scene.parsed.head(verb.i)
    if verb.dep == "acl" and scene.pack.holds("process", head.lemma):
        states = scene.owner(head.i)  # "Peru's bid to join"
    for k, body in bodies:
        for state in states:
            yield scene.made(
                Claim(
                    kind="membership", predicate=relation.predicate, trigger=verb.i,
                    first=_near(scene, subjects, verb), last=k,
                    subject=state, object=body, mood=told, rule=f"verb:{relation.id}",
                )
            )  # fmt: skip


def _near(scene: Scene, subjects: tuple[int, ...], verb: Token) -> int:
    """The first word of the subjects that stand before the verb in its sentence."""
    tokens = scene.parsed.tokens
    before = [k for k in subjects if k < verb.i and tokens[k].sentence == verb.sentence]
    return min((scene.parsed.subtree(k)[0] for k in before if scene.parsed.subtree(k)[0] <= verb.i), default=verb.i)


def _states(scene: Scene, heads: tuple[int, ...], verb: Token | None = None) -> tuple[str, ...]:
    """The states that the heads name; 'Peru, which joined, and Chile': not what is coordinated only after the verb."""
    found: list[str] = []
    for k in heads:
        conj = scene.parsed.child(k, "conj")
        alone = verb is not None and conj is not None and k < verb.i < conj.i
        found += (s for s in scene.states(k) if not alone or s in _alone(scene, k))
    return tuple(dict.fromkeys(found))


def _alone(scene: Scene, k: int) -> tuple[str, ...]:
    referent = scene.cast.refer(k)
    return referent.actors if referent is not None else ()


def _by_noun(scene: Scene, noun: Token, relation: Relation) -> Iterator[Fact]:
    """'Sweden's accession to NATO', 'NATO accession processes for partners like Sweden', 'EU membership for Peru'."""
    parsed = scene.parsed
    head = parsed.head(noun.i)
    top = head if noun.dep in ("compound", "nmod") and head.pos == "NOUN" else noun
    told = _noun_mood(scene, noun, top)
    if told is None:
        return
    parties = list(_parties(scene, noun, top))
    bodies = tuple(dict.fromkeys(body for k in parties for body in scene.bodies(k)))
    states = _states(scene, tuple(parties))
    verb = scene.verb_above(top.i)
    if not states:
        states = _seekers(scene, top, verb)
    for body in bodies[:1]:
        for state in states:
            yield scene.made(
                Claim(
                    kind="membership", predicate=relation.predicate, trigger=noun.i, first=min((noun.i, *parties)),
                    last=max((top.i, *parties)), subject=state, object=body, mood=told, rule=f"noun:{relation.id}",
                )
            )  # fmt: skip


def _seekers(scene: Scene, top: Token, verb: Token | None) -> tuple[str, ...]:
    """Who is to become one where the noun has no owner: 'Peru seeks membership', 'Peru is a candidate for it'."""
    parsed = scene.parsed
    process = parsed.head(parsed.head(top.i).i) if top.dep == "pobj" else top
    if verb is None or not (scene.pack.holds("seeking", verb.lemma) or (process.dep == "attr" and verb.lemma == "be")):
        return ()
    if verb.dep == "acl":
        return scene.owner(verb.head)
    subject = surface_subject(parsed, verb.i)
    return scene.states(subject) if subject is not None else ()


def _parties(scene: Scene, noun: Token, top: Token) -> Iterator[int]:
    """Words that name who accedes and to what, around the noun and the one that it belongs to."""
    parsed = scene.parsed
    head = parsed.head(top.i)
    above = parsed.head(head.i) if top.dep == "pobj" else top
    process = above.i if above.pos == "NOUN" and scene.pack.holds("process", above.lemma) else top.i
    for owner in dict.fromkeys((noun.i, top.i, process)):
        for child in parsed.children(owner):
            if child.dep in ("poss", "compound", "nmod", "amod") and child.i != noun.i:
                yield child.i
            elif child.dep == "prep" and child.lower in _WITHIN:
                for held in scene.within(child.i, ("pobj",)):
                    yield held.i
                    yield from _examples(scene, held)


def _examples(scene: Scene, held: Token) -> Iterator[int]:
    """'Partners like Sweden', 'states such as Peru'."""
    for prep in scene.parsed.children(held.i):
        if prep.dep == "prep" and prep.lower in _SUCH:
            yield from (t.i for t in scene.within(prep.i, ("pobj",)))


def _noun_mood(scene: Scene, noun: Token, top: Token) -> Mood | None:
    parsed, pack = scene.parsed, scene.pack
    modifiers = {c.lower for k in (noun.i, top.i) for c in parsed.children(k) if c.dep in ("amod", "advmod")}
    if any(pack.holds("possible", word) for word in modifiers):
        return None if past(parsed, top.i) else ("asserted", "prospective")
    head = parsed.head(top.i)
    if top.dep in ("pobj", "pcomp") and head.lower in _SINCE:
        return ACTUAL if noun is top else None
    verb = scene.verb_above(top.i)
    pending = verb is not None and pack.holds("pending", verb.lemma)
    if pack.holds("process", top.lemma) or (head.pos == "ADP" and pack.holds("process", parsed.head(head.i).lemma)):
        pending = True
    if not pending or past(parsed, top.i):
        return None
    return ("asserted", "prospective")


def _by_member(scene: Scene, noun: Token) -> Iterator[Fact]:
    """'Peru is (not) a member of the bloc', 'NATO member Turkey', 'Turkey, a NATO member'."""
    parsed = scene.parsed
    top = parsed.head(noun.i) if noun.dep == "compound" and parsed.head(noun.i).lemma in _LANDS else noun
    words = {c.lower for c in parsed.children(top.i)} | {c.lower for c in parsed.children(noun.i)}
    if words & _NOT_ONE:
        return
    bodies = tuple(dict.fromkeys(body for k in _parties(scene, noun, top) for body in scene.bodies(k)))
    head, told, predicate = parsed.head(top.i), ACTUAL, "member"
    subjects: list[int] = []
    if top.dep == "attr" and head.lemma in _BEING:
        subject = surface_subject(parsed, head.i)
        found = mood(parsed, head.i, scene.pack)
        if subject is None or found is None or (head.lemma != "become" and past(parsed, head.i)):
            return
        subjects, told = [subject], found
        if any(c.lower == "longer" for k in (head.i, top.i) for c in parsed.children(k)):
            predicate, told = "left", ACTUAL
    elif top.dep == "appos":
        subjects = [top.head]
    elif noun.dep == "compound" and top is noun and head.pos == "PROPN":
        subjects = [head.i]
    else:
        subjects = [c.i for c in parsed.children(top.i) if c.dep == "appos" and c.pos == "PROPN"]
    for body in bodies[:1]:
        for state in _states(scene, tuple(subjects)):
            yield scene.made(
                Claim(
                    kind="membership", predicate=predicate, trigger=top.i, first=min(top.i, *subjects),
                    last=max((top.i, *_parties(scene, noun, top))), subject=state, object=body, mood=told,
                    rule="noun:member", timeless=head.lemma != "become",
                )
            )  # fmt: skip


def _inside(scene: Scene, verb: Token) -> Iterator[Fact]:
    """'Peru is not in NATO', 'Peru is outside the EU'."""
    parsed = scene.parsed
    subject = surface_subject(parsed, verb.i)
    told = mood(parsed, verb.i, scene.pack)
    if subject is None or told is None or past(parsed, verb.i):
        return
    for prep in parsed.children(verb.i):
        if prep.dep != "prep" or prep.lower not in ("in", "outside"):
            continue
        held = parsed.child(prep.i, "pobj")
        if held is None:
            continue
        if prep.lower == "outside":
            told = ("negated", "actual") if told == ACTUAL else told
        for body in scene.bodies(held.i):
            for state in scene.states(subject):
                yield scene.made(
                    Claim(
                        kind="membership", predicate="member", trigger=verb.i, first=subject, last=held.i,
                        subject=state, object=body, mood=told, rule="in", timeless=True,
                    )
                )  # fmt: skip
