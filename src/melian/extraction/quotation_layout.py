"""What a page's layout tells: headlines with their speaker at one end, paragraphs after a colon, embedded posts."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from melian.extraction import quotation_speakers as speakers
from melian.extraction.marks import Marks
from melian.extraction.quotation_candidates import Candidate, Range
from melian.model.cue import CueLexicon
from melian.model.parsed import Parsed, Sentence, Token

_LONGEST_NAME = 6
"""Tokens of the speaker in a headline."""
_FEWEST = 3
"""Tokens of what a headline says."""
_JOINTS = frozenset({":", "-", "–", "—", "--"})
_ABOUT = frozenset({"on", "over", "about", "after", "to"})
_NAMED = frozenset({"PERSON", "ORG", "GPE", "NORP"})
_PHRASE = frozenset({"NOUN", "PROPN", "ADJ", "DET", "PART", "NUM"})
_LABELS = frozenset({"analysis", "opinion", "interview", "video", "review", "transcript", "briefing", "map", "photo"})
"""What opens a headline as the kind of the article, though it can speak elsewhere."""
_HANDLE = re.compile(r"(?:—|–|--?|―)\s*[^\W\d_][^\n()@]{0,80}(?P<open>\()@\w+\)")
"""How an embedded post is signed: '— Ann Bree (@bree) May 4, 2026'."""
_HOUR = re.compile(r"\d{1,2}[:.]\d{2}")
_LEAD = 8
"""Characters from a line's start to its first word at most."""
_WEIGHT = 0.97
_SPEAKS = 0.5
"""Least weight of a verb beside quotation marks, of the lexicon's, that can hand over to a paragraph."""
_LISTED = re.compile(r"[-*•–—#|]|\(?(?:\d{1,2}|[a-zA-Z])[.)]")
"""What a paragraph opens with that is no running text."""


def layout(parsed: Parsed, marks: Marks, cues: CueLexicon) -> Iterator[Candidate]:
    """One attribution for each headline that names its speaker, and for each paragraph that is handed over to."""
    for sentence in parsed.sentences:
        found = None
        if sentence.heading or sentence.i == 0 or _stamped(parsed, sentence):
            found = _opening(parsed, sentence, cues) or _closing(parsed, marks, sentence, cues)
        found = found or _handed(parsed, marks, sentence, cues) or _posted(parsed, marks, sentence)
        if found is not None:
            yield found


def _opening(parsed: Parsed, sentence: Sentence, cues: CueLexicon) -> Candidate | None:
    """'Minister: no deal before spring', 'Kremlin on the plan: nothing new'."""
    tokens = parsed.tokens[sentence.first : sentence.last]
    colon = next((t for t in tokens[1:] if t.text == ":"), None)
    if colon is None or sentence.last - colon.i <= _FEWEST or parsed.text[colon.end : colon.end + 1].strip():
        return None
    stamped = _stamped(parsed, sentence)
    who = _phrase(parsed, sentence.first + stamped, colon.i)
    if not who or not (_speaks(who, cues, known=True) or (stamped and _proper(who))):
        return None
    return _headline(range(who[-1].i + 1, colon.i + 1), who[-1].i, (colon.i + 1, sentence.last))


def _stamped(parsed: Parsed, sentence: Sentence) -> int:
    """Tokens of the hour that a line opens with, as entries of a live page do; 0 where it does not."""
    first = parsed.tokens[sentence.first]
    above = parsed.text[parsed.sentences[sentence.i - 1].end : sentence.start] if sentence.i else "\n"
    return int("\n" in above and _HOUR.fullmatch(first.text) is not None)


def _proper(words: Sequence[Token]) -> bool:
    """Whether all words are names, though none that the parser has a label for: "Downing Street"."""
    return words[-1].lemma.lower() not in _LABELS and all(t.pos == "PROPN" and t.text[:1].isupper() for t in words)


def _closing(parsed: Parsed, marks: Marks, sentence: Sentence, cues: CueLexicon) -> Candidate | None:
    """'Two bridges destroyed - army', '“We will not yield”: minister on the talks'."""
    if not sentence.heading:
        return None
    joints = [t for t in parsed.tokens[sentence.first : sentence.last] if t.text in _JOINTS and _loose(parsed, t)]
    if not joints or joints[-1].i - sentence.first < _FEWEST:
        return None
    joint = joints[-1]
    quoted = all(marks.hold(t) for t in parsed.tokens[sentence.first : joint.i])
    who = _phrase(parsed, joint.i + 1, sentence.last)
    if not who or not _speaks(who, cues, known=quoted):
        return None
    whole = who[-1].i + 1 >= sentence.last - (parsed.tokens[sentence.last - 1].pos == "PUNCT")
    return _headline(range(joint.i, joint.i + 1), who[-1].i, (sentence.first, joint.i)) if whole or quoted else None


def _loose(parsed: Parsed, joint: Token) -> bool:
    """White space behind it, and before it too where it is no colon: no hyphen."""
    behind = not parsed.text[joint.end : joint.end + 1].strip()
    return behind and (joint.text == ":" or not parsed.text[joint.start - 1 : joint.start].strip())


def _phrase(parsed: Parsed, first: int, last: int) -> Sequence[Token]:
    """The words before the first 'on', 'over' ...; none where they are no name or noun phrase."""
    stop = next((k for k in range(first, last) if parsed.tokens[k].lower in _ABOUT), last)
    words = [t for t in parsed.tokens[first:stop] if t.pos not in ("PUNCT", "SPACE")]
    plain = 0 < len(words) <= _LONGEST_NAME and all(t.pos in _PHRASE for t in words)
    return words if plain else ()


def _speaks(words: Sequence[Token], cues: CueLexicon, *, known: bool) -> bool:
    """Its noun can speak, or it is a person's name; where `known`, a body's or a state's will do."""
    if words[-1].lemma.lower() in _LABELS:
        return False
    if words[-1].lemma.lower() in cues.voices | cues.bodies:
        return True
    names = {t.name for t in words}
    return names == {"PERSON"} or (known and names <= _NAMED)


def _headline(cue: range, speaker: int, content: Range) -> Candidate:
    return Candidate(
        lemma=":",
        word_class="verb",
        frame="headline",
        trigger=cue[-1],
        cue=tuple(cue),
        pieces=(content,),
        root=content[0],
        speaker=speaker,
        weight=_WEIGHT,
    )


def _handed(parsed: Parsed, marks: Marks, sentence: Sentence, cues: CueLexicon) -> Candidate | None:
    """'In a statement the ministry said:' and then, on lines of its own and without marks, what it said."""
    if sentence.heading or sentence.last - sentence.first < _FEWEST or parsed.tokens[sentence.last - 1].text != ":":
        return None
    content = _next_paragraph(parsed, sentence)
    if content is None or marks.hold(parsed.tokens[content[0]]):
        return None
    told = [t for t in parsed.tokens[sentence.first : sentence.last - 1] if t.pos == "VERB" and _tells(t, cues)]
    verb = next((t for t in reversed(told) if t.dep == "ROOT"), told[-1] if told else None)
    if verb is None or parsed.child(verb.i, "ccomp", "xcomp") is not None:
        return None
    return Candidate(
        lemma=verb.lemma,
        word_class="verb",
        frame="block",
        trigger=verb.i,
        cue=(verb.i,),
        pieces=(content,),
        root=content[0],
        speaker=speakers.of_verb(parsed, verb.i),
        weight=_WEIGHT,
    )


def _posted(parsed: Parsed, marks: Marks, sentence: Sentence) -> Candidate | None:
    """An embedded post: the paragraph above the line that its author's name and handle sign it with."""
    line = parsed.text.rfind("\n", max(0, sentence.start - _LEAD), sentence.start) + 1
    signed = _HANDLE.match(parsed.text, line) if line else None
    above = parsed.sentences[sentence.i - 1] if sentence.i else None
    if signed is None or above is None or above.heading or above.end > line:
        return None
    first = above
    while first.i and "\n" not in parsed.text[parsed.sentences[first.i - 1].end : first.start]:
        first = parsed.sentences[first.i - 1]
    name = [
        t
        for t in parsed.tokens[sentence.first : sentence.last]
        if t.end <= signed.start("open") and t.text[0].isalpha()
    ]
    handle = tuple(t.i for t in parsed.tokens[sentence.first : sentence.last] if _within(t, signed))
    if not name or not handle or marks.hold(parsed.tokens[first.first]):
        return None
    content = (first.first, above.last)
    return Candidate(
        lemma="—",
        word_class="verb",
        frame="block",
        trigger=handle[0],
        cue=handle,
        pieces=(content,),
        root=content[0],
        speaker=name[-1].i,
        weight=_WEIGHT,
    )


def _within(token: Token, signed: re.Match[str]) -> bool:
    """Whether the token stands in the brackets with the handle."""
    return signed.start("open") <= token.start and token.end <= signed.end()


def _tells(token: Token, cues: CueLexicon) -> bool:
    return cues.weight(token.lemma, "verb", "quote") >= _SPEAKS


def _next_paragraph(parsed: Parsed, sentence: Sentence) -> Range | None:
    """The tokens of the paragraph behind a sentence that ends its own, if it is one of running text."""
    following = parsed.sentences[sentence.i + 1 : sentence.i + 1 + 50]
    if not following or "\n" not in parsed.text[sentence.end : following[0].start] or following[0].heading:
        return None
    listed = parsed.text[sentence.end : following[0].start].strip() or _LISTED.match(parsed.text, following[0].start)
    if listed:
        return None
    last = following[0]
    for after in following[1:]:
        if "\n" in parsed.text[last.end : after.start]:
            break
        last = after
    return following[0].first, last.last
