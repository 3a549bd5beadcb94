"""Who holds an office, held it, or may come back to it."""

from __future__ import annotations

from collections.abc import Iterator

from melian.extraction.arguments import surface_subject
from melian.extraction.fact_mood import ACTUAL, Mood, mood, past, present
from melian.extraction.fact_scene import Claim, Scene, office_at
from melian.model.actor import Referent
from melian.model.fact import Fact
from melian.model.gazetteer import key
from melian.model.parsed import Token

_COMING: Mood = ("asserted", "prospective")


def offices(scene: Scene) -> Iterator[Fact]:
    """Facts of who is in office, out of it, or to come back; of each, the first place where it is told so."""
    seen: set[tuple[object, ...]] = set()
    for fact in (*_told(scene), *_by_dealing(scene)):
        told = (fact.subject, fact.object, fact.role, fact.polarity, fact.modality)
        if told not in seen:
            seen.add(told)
            yield fact


def _told(scene: Scene) -> Iterator[Fact]:
    for token in scene.parsed.tokens:
        lemma = token.lemma.lower()
        if token.pos in ("NOUN", "PROPN") and scene.pack.holds("return", lemma):
            yield from _return(scene, token)
        elif token.pos == "VERB" and lemma == "return":
            yield from _returning(scene, token)
        elif token.pos in ("NOUN", "PROPN") and scene.pack.holds("government", lemma):
            yield from _government(scene, token)
        elif token.pos in ("NOUN", "PROPN") and (office := office_at(scene, token.i)) is not None:
            yield from _office(scene, token, office)


def _claim(
    scene: Scene,
    person: Referent,
    told: Mood,
    rule: str,
    *,
    at: tuple[int, int],
    state: str | None = None,
    office: str | None = None,
) -> Fact:
    role = _role(scene, person.role) or office
    return scene.made(
        Claim(
            kind="tenure", predicate="office", trigger=at[1], first=at[0], last=at[1], subject=full_name(scene, person),
            object=state or _state(scene, person), role=role, mood=told, rule=rule,
        )
    )  # fmt: skip


def full_name(scene: Scene, person: Referent) -> str:
    """The name under which the pack has a holder of that name who acts for the same; else the text's own."""
    name = person.name.removeprefix("-elect ")
    surname = name.rsplit(maxsplit=1)[-1]
    holders = scene.actors.holders_by_key.get(key(surname), ()) or scene.actors.holders_by_key.get(key(name), ())
    fitting = {h.name for h in holders if h.actor in person.actors or key(h.name) == key(name)}
    return fitting.pop() if len(fitting) == 1 else name


def _state(scene: Scene, person: Referent) -> str | None:
    return next((name for name in person.actors if name in scene.actors.by_name), None)


def _role(scene: Scene, role: str | None) -> str | None:
    """The office in a role: 'former president' and 'US president' are 'president'."""
    words = (role or "").lower()
    found = max((o for o in scene.pack.words.get("office", ()) if words.endswith(o)), key=len, default=None)
    before = words.removesuffix(found or "").split()
    return None if before and scene.pack.holds("under", before[-1]) else found


def _return(scene: Scene, noun: Token) -> Iterator[Fact]:
    """'X's potential return to the White House', 'a return to power by X'."""
    parsed = scene.parsed
    modifiers = {c.lemma.lower() for c in parsed.children(noun.i) if c.dep == "amod"}
    if not any(scene.pack.holds("possible", word) for word in modifiers) or past_told(scene, noun):
        return
    owner = parsed.child(noun.i, "poss")
    person = scene.person(owner.i) if owner is not None else None
    seat = _seat(scene, noun)
    if person is not None and owner is not None and seat is not None:
        yield _claim(scene, person, _COMING, "noun:return", at=(owner.i, seat[0]), state=seat[1])


def past_told(scene: Scene, noun: Token) -> bool:
    """Whether words of the past set the possibility in the past ("in 2023, his possible return was discussed")."""
    return any(t.name == "DATE" and t.lower[:2] in ("19", "20") and len(t.lower) == 4
               for t in scene.parsed.tokens_of(scene.parsed.sentence_of(noun.i)))  # fmt: skip


def _returning(scene: Scene, verb: Token) -> Iterator[Fact]:
    """'X could return to power'."""
    subject, seat = surface_subject(scene.parsed, verb.i), _seat(scene, verb)
    person = scene.person(subject) if subject is not None else None
    if person is None or subject is None or seat is None or past(scene.parsed, verb.i):
        return
    told = mood(scene.parsed, verb.i, scene.pack)
    if told is not None and told[1] != "actual":
        yield _claim(scene, person, _COMING, "verb:return", at=(min(subject, verb.i), seat[0]), state=seat[1])


def _seat(scene: Scene, word: Token) -> tuple[int, str | None] | None:
    """The office that somebody returns to: its seat or organ by the actors' pack, or a word for it; and whose."""
    for prep in scene.parsed.children(word.i):
        held = scene.parsed.child(prep.i, "pobj") if prep.dep == "prep" and prep.lower in ("to", "as") else None
        if held is None:
            continue
        lemma = held.lemma.lower()
        if scene.pack.holds("seat", lemma) or office_at(scene, held.i) is not None:
            return held.i, next(iter((*scene.owner(held.i), *_in(scene, word), *_in(scene, held))), None)
        states, surface = scene.states(held.i), scene.words(held.i)
        if states and any(s.via == "metonym" or s.actor.kind == "organ" for s in scene.actors.candidates(surface)):
            return held.i, states[0]
    return None


def _in(scene: Scene, word: Token) -> Iterator[str]:
    """'Return to power in Peru'."""
    for prep in scene.parsed.children(word.i):
        if prep.dep == "prep" and prep.lower == "in":
            for held in scene.within(prep.i, ("pobj",)):
                yield from scene.states(held.i)


def _government(scene: Scene, noun: Token) -> Iterator[Fact]:
    """'The X administration says', 'X's government has': in office, where told of now."""
    parsed = scene.parsed
    words = {c.lower for c in parsed.children(noun.i)}
    if any(scene.pack.holds(kind, word) for kind in ("former", "coming", "numbered") for word in words):
        return
    verb = parsed.head(noun.i)
    if noun.dep not in ("nsubj", "nsubjpass") or verb.pos not in ("VERB", "AUX") or not present(parsed, verb.i):
        return
    for child in parsed.children(noun.i):
        if child.dep in ("poss", "compound") and (person := scene.person(child.i)) is not None:
            yield _claim(scene, person, ACTUAL, "government", at=(child.i, verb.i))


def _office(scene: Scene, noun: Token, office: str) -> Iterator[Fact]:
    """'Former president X', 'president-elect X', 'X is president', 'President X has'."""
    parsed = scene.parsed
    before = {t.lower.rstrip("-") for t in parsed.tokens[max(0, noun.i - 3) : noun.i]}
    after = [t.lower for t in parsed.tokens[noun.i + 1 : noun.i + 3]]
    person_at = _bearer(scene, noun)
    if person_at is None:
        return
    person = scene.person(person_at)
    if person is None:
        return
    state = next(iter((*scene.owner(noun.i), *scene.owner(person_at))), None) or _state(scene, person)
    if state is None:
        return
    span = (min(noun.i, person_at), max(noun.i, person_at))
    if any(scene.pack.holds("former", word) for word in before):
        yield _claim(scene, person, ("negated", "actual"), "former", at=span, state=state, office=office)
    elif after[:2] == ["-", "elect"] or any(scene.pack.holds("coming", w) for w in (*before, *after[:1])):
        yield _claim(scene, person, _COMING, "elect", at=span, state=state, office=office)
    elif (verb := _now(scene, noun, person_at)) is not None:
        rule = "title" if noun.dep in ("compound", "nmod") else "holder"
        yield _claim(scene, person, ACTUAL, rule, at=(span[0], max(span[1], verb)), state=state, office=office)


def _bearer(scene: Scene, noun: Token) -> int | None:
    """The person whose office the noun is: 'President X', 'X, the president', 'X is the president'."""
    parsed = scene.parsed
    head = parsed.head(noun.i)
    if head.lower == "elect":
        head = parsed.head(head.i)
    if noun.dep in ("compound", "nmod", "appos") and scene.person(head.i) is not None:
        return head.i
    for child in parsed.children(noun.i):
        if child.dep == "appos" and scene.person(child.i) is not None:
            return child.i
    if noun.dep == "attr" and present(parsed, noun.head):
        subject = surface_subject(parsed, noun.head)
        if subject is not None and parsed.tokens[subject].pos == "PROPN" and scene.person(subject) is not None:
            return subject
    return None


def _now(scene: Scene, noun: Token, person_at: int) -> int | None:
    """The verb of now whose subject the office's holder is; 'President X' alone is courtesy."""
    for k in (person_at, noun.i):
        token = scene.parsed.tokens[k]
        verb = scene.parsed.head(k)
        if token.dep in ("nsubj", "nsubjpass") and verb.pos in ("VERB", "AUX") and present(scene.parsed, verb.i):
            return verb.i
    return None


def _by_dealing(scene: Scene) -> Iterator[Fact]:
    """'The president of Peru has held talks' in words that name one person as Peru's: that person is in office.

    Read within one quotation, or one paragraph without any, and only of dealings told as done.
    """
    parsed = scene.parsed
    for token in parsed.tokens:
        office = office_at(scene, token.i) if token.dep in ("nsubj", "nsubjpass") else None
        if office is None:
            continue
        verb = parsed.head(token.i)
        if verb.pos not in ("VERB", "AUX") or not present(parsed, verb.i) or scene.person(token.i) is not None:
            continue
        if mood(parsed, verb.i, scene.pack) != ACTUAL:
            continue
        owners = scene.owner(token.i) or scene.known(token.i)
        for state in owners:
            found = {p.name: p for p in _named_near(scene, token) if state in p.actors}
            fitting = [p for p in found.values() if _role(scene, p.role) == office]
            if len(fitting) == 1:
                span = (token.i, _end(scene, verb))
                yield _claim(scene, fitting[0], ACTUAL, "dealing", at=span, state=state)


def _end(scene: Scene, verb: Token) -> int:
    """The last word of the verb's object, as far as no clause hangs on it."""
    held = scene.parsed.child(verb.i, "dobj")
    return verb.i if held is None else max(verb.i, held.i)


def _named_near(scene: Scene, token: Token) -> Iterator[Referent]:
    """Persons named in the same paragraph."""
    sentence = scene.parsed.sentence_of(token.i)
    text = scene.parsed.text
    low = text.rfind("\n", 0, sentence.start) + 1
    high = text.find("\n", sentence.end)
    paragraph = scene.parsed.excerpt(low, len(text) if high < 0 else high)
    for t in scene.parsed.tokens_in(paragraph):
        if t.pos == "PROPN" and (person := scene.person(t.i)) is not None:
            yield person
