"""The rules' reader: walks the tokens once and gives the candidates of each cue."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from melian.extraction import quotation_nominals as nominals
from melian.extraction import quotation_speakers as speakers
from melian.extraction import quotation_verbs as verbs
from melian.extraction.marks import Marks
from melian.extraction.quotation_candidates import Candidate, Range
from melian.extraction.quotation_direct import Attached, Attachment, signed
from melian.extraction.quotation_layout import layout
from melian.extraction.quotation_reality import Reality
from melian.extraction.quotation_transcripts import transcripts
from melian.model.cue import CueLexicon
from melian.model.parsed import Parsed, Token

_DIRECT = 0.95
_FIRM = 0.5
_CLAUSAL = ("clause", "after", "around", "whole")
_BEFORE = 20
"""How many cues before quotation marks are asked whether they hold them."""
_JOINTS = frozenset({",", "and", "or", "but"})


def candidates(parsed: Parsed, marks: Marks, cues: CueLexicon) -> tuple[Candidate, ...]:
    """Every possible attribution, those in quotation marks first joined to their cue."""
    attachment = Attachment(parsed, marks, cues)
    syntactic = {c.trigger: _whole_marks(attachment, marks, c) for c in _syntactic(parsed, cues)}
    ordered = sorted(syntactic)
    turns = (*transcripts(parsed), *layout(parsed, marks, cues))
    turned = {k for turn in turns for k in range(turn.first, turn.last)}
    by_trigger: dict[int, list[Attached]] = defaultdict(list)
    for attached in attachment.all():
        own = (attached.trigger, *range(*attached.tokens))
        if not _within(attached, ordered, syntactic) and turned.isdisjoint(own):
            by_trigger[attached.trigger].append(attached)
    spoken = {k for group in by_trigger.values() for a in group for k in range(*a.tokens)} | turned
    direct = [_direct(parsed, cues, trigger, group) for trigger, group in by_trigger.items()]
    found = [c for c in syntactic.values() if c.trigger not in spoken and c.trigger not in by_trigger]
    indirect = (c for c in found if not _echoes(parsed, c, syntactic, by_trigger))
    return (*turns, *_told(parsed, marks, cues, turns, (*direct, *indirect)))


def _told(
    parsed: Parsed, marks: Marks, cues: CueLexicon, turns: Sequence[Candidate], found: Sequence[Candidate]
) -> tuple[Candidate, ...]:
    """Those found, without what a text's author only supposes or advises; what the layout tells is beyond doubt."""
    reality = Reality(parsed, marks, cues, (piece for c in (*turns, *found) for piece in c.pieces))
    return tuple(c for c in found if reality.told(c.pieces, _cue(c), _source(c)))


def _cue(candidate: Candidate) -> Range | None:
    return (candidate.cue[0], candidate.cue[-1] + 1) if candidate.cue else None


def _source(candidate: Candidate) -> Range | None:
    return None if candidate.speaker is None else (candidate.speaker, candidate.speaker + 1)


def _within(attached: Attached, triggers: list[int], syntactic: Mapping[int, Candidate]) -> bool:
    """The marks stand inside a longer content of somebody else's ("said it was 'regrettable,' and left").

    Where their own cue stands in it too ("said they shouted 'Out!'") it is a report within the report.

    `triggers` are the keys of `syntactic`, ascending; only the nearest ones before the marks can hold them.
    """
    first, last = attached.tokens
    at = bisect_left(triggers, first)
    return any(_covers(syntactic[k], first, last, attached.trigger) for k in triggers[max(0, at - _BEFORE) : at])


def _covers(candidate: Candidate, first: int, last: int, trigger: int) -> bool:
    if candidate.trigger == trigger or candidate.weight < _FIRM:
        return False
    return any(a < first - 1 and last <= b + 1 and b <= trigger for a, b in candidate.pieces)


def _echoes(parsed: Parsed, candidate: Candidate, syntactic: Container[int], direct: Container[int]) -> bool:
    """An adverb of a verb that is a cue itself belongs to that cue: 'reportedly said'."""
    head = parsed.tokens[candidate.trigger].head
    return candidate.word_class == "adverb" and (head in syntactic or head in direct)


def _syntactic(parsed: Parsed, cues: CueLexicon) -> Iterator[Candidate]:
    for token in parsed.tokens:
        found = _at(parsed, token, cues)
        if found is not None:
            yield found


def _at(parsed: Parsed, token: Token, cues: CueLexicon) -> Candidate | None:
    if token.lower == "according":
        return nominals.according(parsed, token, cues)
    if token.dep == "amod" and (found := nominals.alleged(parsed, token, cues)) is not None:
        return found
    if token.pos == "VERB":
        described = token.tag == "VBN" and cues.find(token.lower, "adjective") is not None
        found = nominals.of_adjective(parsed, token, cues) if described else None
        return found or verbs.of_verb(parsed, token, cues)
    if token.pos == "NOUN":
        return nominals.of_noun(parsed, token, cues)
    if token.pos == "ADJ":
        return nominals.of_adjective(parsed, token, cues)
    return nominals.adverb(parsed, token, cues) if token.pos == "ADV" else None


def _direct(parsed: Parsed, cues: CueLexicon, trigger: int, group: list[Attached]) -> Candidate:
    """One attribution of all passages in marks with this cue, and of what the syntax adds to them."""
    token = parsed.tokens[trigger]
    pieces = [a.tokens for a in group]
    signature = signed(parsed, trigger)
    colon = signature or token.pos != "VERB"
    syntactic = None if colon else verbs.of_verb(parsed, token, cues)
    if syntactic is not None and (syntactic.frame in _CLAUSAL or _touch(pieces, syntactic.pieces)):
        pieces = merge([*pieces, *_one_sentence(parsed, syntactic.pieces, pieces)])
    pieces = _joined(parsed, merge(pieces))
    return Candidate(
        lemma=token.lemma,
        word_class="verb",
        frame="signature" if signature else "block" if group[0].quoted.block else "quote",
        trigger=trigger,
        cue=(trigger,) if colon else verbs.cue_tokens(parsed, token),
        pieces=tuple(pieces),
        root=group[0].tokens[0],
        speaker=_named(parsed, trigger, signature) if colon else speakers.of_verb(parsed, trigger),
        weight=_DIRECT,
        relayed_by=None if colon else speakers.relay(parsed, trigger, cues.relays),
    )


def _one_sentence(parsed: Parsed, pieces: Iterable[Range], quoted: list[Range]) -> Iterator[Range]:
    """The pieces without what a full stop parts from the marks, which the parser ran into one."""
    for first, last in pieces:
        inside = [a for a, b in quoted if first < a < last]
        stops = [k for k in range(first, min(inside, default=first)) if parsed.tokens[k].text in (".", "?", "!")]
        yield (stops[-1] + 1 if stops else first), last


def _touch(pieces: Iterable[Range], others: Iterable[Range]) -> bool:
    """Whether any of the one shares a token with any of the other."""
    return any(a < d and c < b for a, b in pieces for c, d in others)


def _joined(parsed: Parsed, pieces: list[Range]) -> list[Range]:
    """'"NATO out" and "Yankee go home"' is one piece."""
    joined: list[Range] = []
    for first, last in pieces:
        if joined and joined[-1][1] < first and all(t.lower in _JOINTS for t in parsed.tokens[joined[-1][1] : first]):
            joined[-1] = (joined[-1][0], last)
        else:
            joined.append((first, last))
    return joined


def _named(parsed: Parsed, mark: int, signature: bool) -> int | None:
    """The last word of the name behind a dash, or who stands before a colon."""
    if not signature:
        return _before_colon(parsed, mark)
    last = mark
    while last + 1 < len(parsed.tokens) and parsed.tokens[last + 1].text[:1].isupper():
        if "\n" in parsed.text[parsed.tokens[last].end : parsed.tokens[last + 1].start]:
            break
        last += 1
    return last


def _before_colon(parsed: Parsed, colon: int) -> int | None:
    """The subject of the sentence before a colon, or the name that is all of it."""
    sentence = parsed.sentence_of(colon)
    before = parsed.tokens[sentence.first : colon]
    subject = next((t for t in before if t.dep == "nsubj"), None)
    if subject is not None:
        return subject.i
    return next((t.i for t in reversed(before) if t.name in ("PERSON", "ORG")), None)


def _whole_marks(attachment: Attachment, marks: Marks, candidate: Candidate) -> Candidate:
    """Pieces stretched to the quotation marks that they begin or end within."""
    stretched: list[Range] = []
    for first, last in candidate.pieces:
        low, high = first, last
        for k in (first, last - 1):
            around = marks.around(attachment.parsed.tokens[k])
            if around is None:
                continue
            a, b = attachment.tokens(around)
            if not any(a <= c < b for c in candidate.cue):
                low, high = min(low, a), max(high, b)
        stretched.append((low, high))
    return replace(candidate, pieces=tuple(merge(stretched)))


def merge(pieces: list[Range]) -> list[Range]:
    """Overlapping runs joined, ascending."""
    merged: list[Range] = []
    for first, last in sorted(pieces):
        if merged and first < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(last, merged[-1][1]))
        else:
            merged.append((first, last))
    return merged
