"""Attributions whose cue is a verb: 'said that', 'vowed to', 'accused Iran of', 'is expected to'."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from melian.extraction import quotation_content as content
from melian.extraction import quotation_context as context
from melian.extraction import quotation_speakers as speakers
from melian.extraction.quotation_candidates import Candidate, Range
from melian.model.cue import Cue, CueLexicon
from melian.model.parsed import Parsed, Token

_CUE_PARTS = frozenset({"aux", "auxpass", "neg", "prt"})
_WHOLE_PREPS = frozenset({"of", "as", "for", "with", "on", "over", "against", "about"})
_BREAKS = frozenset({",", "—", "–", "--", "-", "(", ")"})
_LONGEST_ASIDE = 25
"""Tokens between the commas of ', the minister said on Monday,'."""
_REACH = 5
"""How many tokens the preposition of a content may stand from its verb and still be told as one cue."""
_FURTHER_PREPS = frozenset({"to", "from", "into", "by"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """One way in which a verb has a content."""

    name: str
    root: int
    pieces: tuple[Range, ...]
    preposition: int | None = None


def of_verb(parsed: Parsed, token: Token, lexicon: CueLexicon) -> Candidate | None:
    """The best attribution with this verb for its cue, or None."""
    if token.i and parsed.tokens[token.i - 1].text == "-" and parsed.tokens[token.i - 1].end == token.start:
        return None
    lemma = lemma_of(parsed, token, lexicon)
    cue = lexicon.find(lemma, "verb")
    if cue is None:
        return None
    speaker = speakers.of_verb(parsed, token.i)
    best = _likeliest(parsed, token, cue, speaker, lexicon)
    if best is None:
        return None
    weight, frame = best
    if cue.sourceless:
        frame, speaker = _with_subject(parsed, token, frame), None
    return Candidate(
        lemma=lemma,
        word_class="verb",
        frame=frame.name,
        trigger=token.i,
        cue=cue_tokens(parsed, token, frame.preposition),
        pieces=frame.pieces,
        root=frame.root,
        speaker=speaker,
        weight=weight,
        passes_on=cue.passes_on,
        relayed_by=speakers.relay(parsed, token.i, lexicon.relays),
    )


def _likeliest(
    parsed: Parsed, token: Token, cue: Cue, speaker: int | None, lexicon: CueLexicon
) -> tuple[float, Frame] | None:
    """The frame that is most probably an attribution, behind how probable; None where none is above the floor."""
    around = context.of_cue(parsed, token, speaker, lexicon.voices)
    best: tuple[float, Frame] | None = None
    for frame in frames(parsed, token):
        if not frame.pieces or frame.name not in cue.frames:
            continue
        known = (*around, *context.of_content(parsed, frame.name, frame.pieces), "class-verb")
        weight = lexicon.probability(cue.frames[frame.name], known)
        if weight >= lexicon.floor and (best is None or weight > best[0]):
            best = weight, frame
    return best


def _with_subject(parsed: Parsed, token: Token, frame: Frame) -> Frame:
    """'The plan seems to fail': what it is said of is part of what is said."""
    subject = parsed.child(token.i, "nsubj")
    if subject is None or subject.lower == "it":
        return frame
    return replace(frame, pieces=(*content.clause(parsed, subject.i, ()), *frame.pieces))


def lemma_of(parsed: Parsed, token: Token, lexicon: CueLexicon) -> str:
    """The lemma, with its particle where the lexicon knows the two together ("point out")."""
    particle = parsed.child(token.i, "prt")
    if particle is not None and lexicon.find(f"{token.lemma} {particle.lower}", "verb"):
        return f"{token.lemma} {particle.lower}"
    return token.lemma


def cue_tokens(parsed: Parsed, token: Token, preposition: int | None = None) -> tuple[int, ...]:
    """The verb with its auxiliaries, negation, particle, adverbs beside it, and the preposition of its content."""
    found = {token.i} | ({preposition} if preposition is not None else set())
    for child in parsed.children(token.i):
        if child.dep in _CUE_PARTS or (child.dep == "advmod" and abs(child.i - token.i) <= 2 and child.tag == "RB"):
            found.add(child.i)
    low = token.i
    while low - 1 in found:
        low -= 1
    high = token.i
    while high + 1 in found:
        high += 1
    if preposition is not None and high < preposition <= high + _REACH:
        high = preposition
    return tuple(range(low, high + 1))


def frames(parsed: Parsed, token: Token) -> Iterator[Frame]:
    """All frames the verb stands in, the strongest kind first."""
    i = token.i
    kids = parsed.children(i)
    if parsed.child(i, "nsubjpass") is not None:
        yield from _passive(parsed, token, kids)
        return
    yield from _clauses(parsed, token, kids)
    yield from _parenthetical(parsed, token)
    yield from _objects(parsed, token, kids)
    yield from _prepositions(parsed, token, kids)


def _clauses(parsed: Parsed, token: Token, kids: tuple[Token, ...]) -> Iterator[Frame]:
    i = token.i
    for kid in kids:
        if kid.dep not in ("ccomp", "xcomp") or kid.i < i:
            continue
        name = _clause_kind(parsed, kid)
        pieces = content.behind(parsed, [kid.i], i)
        before = [k.i for k in kids if k.dep in ("dobj", "dative") and i < k.i < kid.i]
        if name == "to" and before:
            yield Frame(name="whole", root=kid.i, pieces=content.behind(parsed, [*before, kid.i], i))
        if name == "clause" and before and parsed.child(kid.i, *speakers.SUBJECTS, "expl") is None:
            pieces = content.behind(parsed, [*before, kid.i], i)
        yield Frame(name=name, root=kid.i, pieces=pieces)


def _clause_kind(parsed: Parsed, kid: Token) -> str:
    kinds = {t.lower for t in parsed.children(kid.i) if t.dep == "aux"}
    subject = parsed.child(kid.i, "nsubj", "nsubjpass", "expl")
    if kid.tag == "VBG" and not kinds:
        return "ing" if subject is None else "whole"
    if "to" in kinds:
        return "whole" if subject is not None else "to"
    if kid.dep == "xcomp" or (kid.pos not in ("VERB", "AUX") and parsed.child(kid.i, "cop", "aux") is None):
        return "whole"
    return "clause"


def _parenthetical(parsed: Parsed, token: Token) -> Iterator[Frame]:
    """'X, officials said' and 'X, officials said, Y': the content stands before or around the cue."""
    own = frozenset(_cluster(parsed, token))
    before = [k for k in parsed.children(token.i) if k.dep == "ccomp" and k.i < token.i]
    for kid in before:
        yield Frame(name="after", root=kid.i, pieces=content.clause(parsed, kid.i, own))
    head = parsed.head(token.i)
    if before or head.i == token.i or token.dep not in ("parataxis", "ccomp", "advcl", "dep"):
        return
    aside = _aside(parsed, token)
    if aside is None or head.pos not in ("VERB", "AUX"):
        return
    mark = parsed.child(token.i, "mark", "advmod")
    as_clause = mark is not None and mark.lower == "as"
    if token.dep != "advcl" or as_clause:
        pieces = content.clause(parsed, head.i, aside)
        yield Frame(name="as" if as_clause else "around", root=head.i, pieces=pieces)


def _cluster(parsed: Parsed, token: Token) -> Iterator[int]:
    """The verb, its subject and what else belongs to the telling."""
    yield token.i
    for kid in parsed.children(token.i):
        if kid.dep != "ccomp":
            yield from parsed.subtree(kid.i)


def _aside(parsed: Parsed, token: Token) -> range | None:
    """The tokens of a telling that commas or dashes set off, marks included; None where it isn't set off."""
    sentence = parsed.sentence_of(token.i)
    low = high = token.i
    while low > sentence.first and parsed.tokens[low].text not in _BREAKS:
        low -= 1
    while high < sentence.last - 1 and parsed.tokens[high].text not in _BREAKS and parsed.tokens[high].text != ".":
        high += 1
    inside = high - low <= _LONGEST_ASIDE
    opened = low == sentence.first or parsed.tokens[low].text in _BREAKS
    return range(low, high + 1) if inside and opened else None


def _objects(parsed: Parsed, token: Token, kids: tuple[Token, ...]) -> Iterator[Frame]:
    i = token.i
    for kid in kids:
        if kid.dep == "dobj" and kid.i > i:
            tail = [
                k.i
                for k in kids
                if k.i > kid.i
                and (k.dep in ("oprd", "xcomp", "acomp") or (k.dep in ("prep", "dative") and k.lower in _WHOLE_PREPS))
            ]
            if tail:
                yield Frame(name="whole", root=kid.i, pieces=content.behind(parsed, [kid.i, *tail], i))
            far = [k.i for k in kids if k.i > kid.i and k.dep in ("prep", "dative") and k.lower in _FURTHER_PREPS]
            if far:
                yield Frame(name="whole-to", root=kid.i, pieces=content.behind(parsed, [kid.i, *tail, *far], i))
            yield from _beyond(parsed, kid)
            ends = [k.i for k in kids if k.i > kid.i and k.dep == "advcl" and _clause_kind(parsed, k) == "to"]
            yield Frame(name="object", root=kid.i, pieces=content.behind(parsed, [kid.i, *ends], i))
        elif kid.dep in ("oprd", "attr", "acomp") and kid.i > i:
            yield Frame(name="predicate", root=kid.i, pieces=content.behind(parsed, [kid.i], i))


def _beyond(parsed: Parsed, noun: Token) -> Iterator[Frame]:
    """'expressed concern over the arrests': the content is what the object is about."""
    for kid in parsed.children(noun.i):
        if kid.i < noun.i:
            continue
        if kid.dep == "prep" and kid.lower != "of":
            inner = parsed.child(kid.i, "pobj", "pcomp")
            if inner is not None:
                pieces = content.behind(parsed, [inner.i], kid.i)
                yield Frame(name="beyond", root=inner.i, pieces=pieces, preposition=kid.i)
                return
        elif kid.dep == "acl" and any(t.dep == "aux" and t.lower == "to" for t in parsed.children(kid.i)):
            yield Frame(name="beyond", root=kid.i, pieces=content.behind(parsed, [kid.i], noun.i), preposition=noun.i)
            return


def _prepositions(parsed: Parsed, token: Token, kids: tuple[Token, ...]) -> Iterator[Frame]:
    for prep in kids:
        if prep.dep not in ("prep", "agent") or prep.i < token.i:
            continue
        inner = [k for k in parsed.children(prep.i) if k.dep in ("pobj", "pcomp")]
        for kid in inner[:1]:
            further = [k.i for k in kids if k.i > kid.i and _urges(parsed, prep, k)]
            pieces = content.behind(parsed, [kid.i, *further], prep.i)
            yield Frame(name=prep.lower, root=kid.i, pieces=pieces, preposition=prep.i)


def _urges(parsed: Parsed, prep: Token, kid: Token) -> bool:
    """'called on Iran to cease attacks': what follows the phrase belongs to it."""
    to = any(t.dep == "aux" and t.lower == "to" for t in parsed.children(kid.i))
    return kid.dep == "xcomp" or (kid.dep == "advcl" and to and prep.lower in ("on", "upon", "for"))


def _passive(parsed: Parsed, token: Token, kids: tuple[Token, ...]) -> Iterator[Frame]:
    """'Russia is accused of meddling', 'he is expected to resign': two pieces, subject and complement."""
    subject = parsed.child(token.i, "nsubjpass")
    if subject is None:
        return
    for kid in kids:
        if kid.i < token.i:
            continue
        if kid.dep in ("xcomp", "ccomp", "oprd", "advcl") and kid.dep != "advcl":
            name = "passive" if _clause_kind(parsed, kid) != "clause" else "passive-clause"
            yield _two_pieces(parsed, subject, kid, name, token)
        elif kid.dep == "prep" and kid.lower in _WHOLE_PREPS | _FURTHER_PREPS:
            yield _two_pieces(parsed, subject, kid, f"passive-{kid.lower}", token)
    yield Frame(name="passive-alone", root=subject.i, pieces=content.clause(parsed, subject.i, ()))


def _two_pieces(parsed: Parsed, subject: Token, kid: Token, name: str, token: Token) -> Frame:
    prep = kid.dep == "prep"
    inner = [k for k in parsed.children(kid.i) if k.dep in ("pobj", "pcomp")] if prep else [kid]
    tail = content.behind(parsed, [k.i for k in inner], token.i)
    told = name == "passive-clause"
    head = () if told else content.clause(parsed, subject.i, ())
    return Frame(name=name, root=kid.i, pieces=(*head, *tail), preposition=kid.i if prep else None)
