"""Attributions whose cue is no verb: 'its refusal to', 'willing to', 'according to', 'reportedly'."""

from __future__ import annotations

from collections.abc import Iterator

from melian.extraction import quotation_content as content
from melian.extraction import quotation_context as context
from melian.extraction import quotation_speakers as speakers
from melian.extraction.quotation_candidates import Candidate, Range
from melian.model.cue import CueLexicon, WordClass
from melian.model.parsed import Parsed, Token

_CLAUSAL = frozenset({"VERB", "AUX"})


def of_noun(parsed: Parsed, token: Token, lexicon: CueLexicon) -> Candidate | None:
    """'Russia's demand that', 'the decision to', 'criticism of'."""
    return _best(parsed, token, "noun", noun_frames(parsed, token), lexicon, speakers.of_noun(parsed, token.i))


def of_adjective(parsed: Parsed, token: Token, lexicon: CueLexicon) -> Candidate | None:
    """'is willing to', 'was confident that', 'officials worried about'."""
    return _best(parsed, token, "adjective", noun_frames(parsed, token), lexicon, adjective_speaker(parsed, token))


def adjective_speaker(parsed: Parsed, token: Token) -> int | None:
    """Of whom the adjective is said."""
    own = parsed.child(token.i, "nsubj", "nsubjpass")
    if own is not None:
        return own.i
    head = parsed.head(token.i)
    if token.dep in ("acomp", "conj", "oprd", "xcomp", "ccomp") and head.pos in _CLAUSAL:
        return speakers.of_verb(parsed, head.i)
    if token.dep in ("amod", "acl") and head.i < token.i:
        return head.i
    return speakers.of_verb(parsed, token.i)


def noun_frames(parsed: Parsed, token: Token) -> Iterator[tuple[str, int, tuple[Range, ...], int | None]]:
    """Frame, root, pieces and preposition of each complement behind a noun or adjective."""
    for kid in parsed.children(token.i):
        if kid.i < token.i:
            continue
        if kid.dep in ("acl", "ccomp", "xcomp", "advcl", "csubj"):
            to = any(t.lower == "to" and t.dep == "aux" for t in parsed.children(kid.i))
            that = parsed.child(kid.i, "mark") is not None
            bare = kid.dep == "acl" and kid.tag not in ("VBG", "VBN") and parsed.child(kid.i, "nsubj") is not None
            if to or that or bare or kid.dep == "ccomp":
                yield "to" if to else "clause", kid.i, content.behind(parsed, [kid.i], token.i), None
        elif kid.dep == "relcl" and _told_without_that(parsed, token, kid):
            yield "bare", kid.i, content.behind(parsed, [kid.i], token.i), None
        elif kid.dep == "prep":
            inner = [k for k in parsed.children(kid.i) if k.dep in ("pobj", "pcomp")]
            for k in inner[:1]:
                yield kid.lower, k.i, content.behind(parsed, [k.i], kid.i), kid.i


def _told_without_that(parsed: Parsed, noun: Token, verb: Token) -> bool:
    """'fears it would be attacked': the clause has all its parts, so the noun is none of them."""
    kids = parsed.children(verb.i)
    subject = next((t for t in kids if t.dep in speakers.SUBJECTS), None)
    if subject is None or subject.tag in ("WP", "WDT") or subject.lower == "that":
        return False
    whole = any(t.dep in ("dobj", "acomp", "attr", "nsubjpass", "xcomp", "ccomp") and t.i > noun.i for t in kids)
    return whole and parsed.subtree(verb.i)[0] == noun.i + 1


def alleged(parsed: Parsed, token: Token, lexicon: CueLexicon) -> Candidate | None:
    """'the alleged plot': somebody says it is one."""
    weight = lexicon.weight(token.lower, "adjective", "noun")
    if token.dep != "amod" or weight < lexicon.floor:
        return None
    pieces = content.behind(parsed, [token.head], token.i)
    return _whole(parsed, token, (token.i,), pieces, token.head, None, weight) if pieces else None


def _best(
    parsed: Parsed,
    token: Token,
    word_class: WordClass,
    frames: Iterator[tuple[str, int, tuple[Range, ...], int | None]],
    lexicon: CueLexicon,
    speaker: int | None,
) -> Candidate | None:
    entry = lexicon.find(token.lemma.lower(), word_class) or lexicon.find(token.lower, word_class)
    best: Candidate | None = None
    if entry is None:
        return None
    around = context.of_cue(parsed, token, speaker, lexicon.voices)
    for name, root, pieces, preposition in frames:
        if not pieces or name not in entry.frames:
            continue
        known = (*around, *context.of_content(parsed, name, pieces), f"class-{word_class}")
        weight = lexicon.probability(entry.frames[name], known)
        if weight < lexicon.floor or (best is not None and weight <= best.weight):
            continue
        cue = (token.i, preposition) if preposition is not None else (token.i,)
        best = Candidate(
            lemma=token.lemma,
            word_class=word_class,
            frame=name,
            trigger=token.i,
            cue=cue,
            pieces=pieces,
            root=root,
            speaker=speaker if speaker is not None and not pieces[0][0] <= speaker < pieces[-1][1] else None,
            weight=weight,
        )
    return best


def according(parsed: Parsed, token: Token, lexicon: CueLexicon) -> Candidate | None:
    """'According to X, ...' and 'for X, ...': the content is the clause around it."""
    weight = lexicon.weight("according", "preposition", "clause")
    to = parsed.child(token.i, "prep")
    if token.lower != "according" or to is None or weight < lexicon.floor:
        return None
    source = parsed.child(to.i, "pobj")
    head = parsed.head(token.i)
    if source is None or head.i == token.i:
        return None
    while head.pos not in _CLAUSAL and head.head != head.i:
        head = parsed.head(head.i)
    pieces = content.clause(parsed, head.i, parsed.subtree(token.i))
    return _whole(parsed, token, (token.i, to.i), pieces, head.i, source.i, weight) if pieces else None


def adverb(parsed: Parsed, token: Token, lexicon: CueLexicon) -> Candidate | None:
    """'reportedly', 'allegedly': the clause is somebody's word, nobody knows whose."""
    weight = lexicon.weight(token.lower, "adverb", "clause")
    head = parsed.head(token.i)
    if weight < lexicon.floor or head.i == token.i:
        return None
    pieces = content.clause(parsed, head.i, (token.i,))
    return _whole(parsed, token, (token.i,), pieces, head.i, None, weight) if pieces else None


def _whole(
    parsed: Parsed,
    token: Token,
    cue: tuple[int, ...],
    pieces: tuple[Range, ...],
    root: int,
    speaker: int | None,
    weight: float,
) -> Candidate:
    return Candidate(
        lemma=token.lower,
        word_class="preposition" if speaker is not None else "adverb",
        frame="clause",
        trigger=token.i,
        cue=cue,
        pieces=pieces,
        root=root,
        speaker=speaker,
        weight=weight,
    )
