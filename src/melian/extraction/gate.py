"""Which sentences can hold an act, by their words alone: the others are never parsed.

Where fewer than two actors are named nearby, nothing is done between any. Of the rest a logistic model over words
that carry acts, modals and names decides, learned like the confidence model (`training/gate.py`); its weights are the
acts' pack's. Acts keep company: a sentence stands as high as the likeliest near it, so that a report of a dispute is
read whole and a word of threat in another report is not enough. A sentence that itself names two actors and has an act
word is always read. The gate never says who does what: it only saves the parser's time. Another may stand in its place:
anything that gives each sentence a number above or below zero.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from melian.model.document import Document
from melian.model.frame import ActPack
from melian.model.gazetteer import Gazetteer
from melian.model.span import Span

Score = Callable[[str, Sequence[Span]], Sequence[float]]
"""Of a document's text and its sentences: for each how far it is above the gate's floor."""

_WORD = re.compile(r"[^\W\d_][\w’'-]*")
_NAME = re.compile(r"[^\W_]+(?:\.[A-Za-z]\b\.?)*")
_SMALL = re.compile(r"\b[a-z]+\b")
_END = re.compile(r"(?<=[a-z\d%)\]”\"’'][.!?])[”\"’')\]]*\s+(?=[“\"‘'(\[]?[A-Z\d])")
_MODALS = frozenset(
    {"must", "should", "will", "would", "can", "could", "may", "might", "shall", "ought", "won't", "cannot", "need",
     "if", "unless", "until"}
)  # fmt: skip
_PRONOUNS = frozenset({"he", "she", "they", "it", "we", "i", "his", "her", "their", "its", "our", "them", "him", "us"})
_SUFFIX = 5
"""Letters that an inflection adds at most."""
_SHORTEST = 3
NEAR = 5
"""Sentences before and after in which two actors must be named: of the 823 annotated acts of the development texts
that are found when all is parsed, one lies elsewhere; with three sentences seven do."""
COMPANY = 8
"""Sentences before and after whose likelihood a sentence shares. Of 0 to 12 and the whole text, with the floor that
loses 1% of the acts of the development texts by cross-validation, 6 to 8 let through least of PolNeAR."""
KEPT = 5_000
"""Sentences whose words and names are kept at most: those of the documents that are parsed together, mostly."""
_PARTIES = 2
"""Actors that it takes to do something to each other."""
_FEW = 4
"""Sentences of a document too short to be told by its neighbourhoods."""


def sentences(text: str, span: Span) -> Iterator[Span]:
    """The sentences of a block as its full stops tell; no name with initials is cut, for they are capitals."""
    at = span.start
    for match in _END.finditer(text, span.start, span.end):
        if match.start() > at:
            yield Span(start=at, end=match.start() + len(match.group().rstrip()))
        at = match.end()
    if at < span.end:
        yield Span(start=at, end=span.end)


@dataclass(frozen=True, kw_only=True)
class Words:
    """The words that carry acts, and the actors' names, as the gate looks for them."""

    acts: ActPack
    actors: Gazetteer

    def features(self, sentence: str, around: int) -> frozenset[str]:
        """What the model weighs: act words by their stem, modals, and how many actors are named.

        `around` is the number of actors named nearby. Length, pronouns and quotation marks are left out: they tell one
        outlet's style from another's, and a gate that leans on them loses acts where the style is new.
        """
        return self._words_of(sentence) | {
            f"names:{min(3, len(self.named(sentence)))}",
            f"names nearby:{min(4, around)}",
        }

    def _words_of(self, sentence: str) -> frozenset[str]:
        """The features of a sentence's words; kept, since what is parsed is asked about again."""
        if sentence not in self._worded:
            _make_room(self._worded)
            words = _WORD.findall(sentence)
            self._worded[sentence] = frozenset(f for w in words for f in self._of_word(w.lower().replace("’", "'")))
        return self._worded[sentence]

    def _of_word(self, word: str) -> Iterator[str]:
        if word in _MODALS or word.endswith("'ll"):
            yield "modal:will" if word.endswith("'ll") else f"modal:{word}"
        if (stem := self.stem(word)) is not None:
            yield f"word:{stem}"

    def stem(self, word: str) -> str | None:
        """The stem of an act word, None for any other: cheap, so that "den" also stands for "dense"."""
        if word not in self._known:
            self._known[word] = self._stem(word)
        return self._known[word]

    def _stem(self, word: str) -> str | None:
        if word in self._irregular:
            return _cut(self._irregular[word])
        for end in range(len(word), _SHORTEST - 1, -1):
            if word[:end] in self._stems and len(word) - end <= _SUFFIX:
                return word[:end]
        return word if word in self._stems else None

    @cached_property
    def _known(self) -> dict[str, str | None]:
        return {}

    @cached_property
    def _stems(self) -> frozenset[str]:
        frames = (w for f in self.acts.frames for w in (*f.verbs, *f.nouns, *f.adjectives))
        clauses = (w for c in self.acts.clauses for w in (*c.verbs, *c.predicates))
        return frozenset(_cut(w.split()[0].split("-")[0]) for w in (*frames, *clauses)) - {"be", "hav"}

    @cached_property
    def _irregular(self) -> dict[str, str]:
        """Irregular forms by form, from the pack's list "forms" ("gave give")."""
        return dict(entry.split() for entry in dict(self.acts.words).get("forms", ()))

    def named(self, text: str) -> frozenset[str]:
        """Canonical names of the actors that a text names, or whose office holder it names; kept like the words."""
        if text not in self._naming:
            _make_room(self._naming)
            self._naming[text] = self._named(text)
        return self._naming[text]

    @cached_property
    def _worded(self) -> dict[str, frozenset[str]]:
        return {}

    @cached_property
    def _naming(self) -> dict[str, frozenset[str]]:
        return {}

    def _named(self, text: str) -> frozenset[str]:
        words = [w.replace(".", "") for w in _NAME.findall(text.replace("’s", " ").replace("'s", " "))]
        found: set[str] = set()
        at = 0
        while at < len(words):
            at += self._name(words, at, found)
        return frozenset(found)

    def _name(self, words: list[str], at: int, found: set[str]) -> int:
        """Adds whoever is named at a word; the number of words that the name has, else one."""
        first = words[at]
        if not first[:1].isupper():
            return 1
        for size in range(min(self.actors.reach.get(first.casefold(), 0), len(words) - at), 0, -1):
            senses = self.actors.fitting(words[at : at + size])
            if senses:
                found.update(self.actors.behind(senses[0].actor))
                return size
        found.update(h.actor for h in self.actors.holders_by_key.get(first.casefold(), ()))
        return 1

    def known(self, word: str) -> bool:
        """Whether the packs know a name that begins so, so that no text need introduce it."""
        key = word.replace(".", "").casefold()
        return key in self.actors.reach or key in self.actors.holders_by_key

    def scores(self, text: str, spans: Sequence[Span]) -> list[float]:
        """For each sentence the log odds of the likeliest near it, above the pack's floor; a plain act's are no less.

        Minus infinity where nobody is near.
        """
        own = self.own(text, spans)
        best = likeliest_near(own)
        return [
            max(best[n], 0.0) if own[n] > -math.inf and self.plain(text[s.start : s.end]) else best[n]
            for n, s in enumerate(spans)
        ]

    def own(self, text: str, spans: Sequence[Span]) -> list[float]:
        """The same of each sentence without its company."""
        least = _PARTIES if len(spans) >= _FEW else 1
        return [
            self._score(text[s.start : s.end], around) if around >= least else -math.inf
            for s, around in zip(spans, self.nearby(text, spans), strict=True)
        ]

    def plain(self, sentence: str) -> bool:
        """Whether a sentence names two actors and has an act word, so that it needs no company to be read."""
        return len(self.named(sentence)) >= _PARTIES and any(
            self.stem(w.lower()) is not None for w in _WORD.findall(sentence)
        )

    def _score(self, sentence: str, around: int) -> float:
        log_odds = sum(self._weights.get(f, 0.0) for f in self.features(sentence, around))
        return log_odds + self._weights.get("intercept", 0.0) - self.acts.gate_floor

    @cached_property
    def _weights(self) -> dict[str, float]:
        return dict(self.acts.gate)

    def nearby(self, text: str, spans: Sequence[Span]) -> list[int]:
        """For each sentence how many actors are named in it and in those near it."""
        named = [self.named(text[s.start : s.end]) for s in spans]
        return [len(frozenset().union(*named[max(0, n - NEAR) : n + NEAR + 1])) for n in range(len(spans))]


def likeliest_near(own: Sequence[float]) -> list[float]:
    """For each sentence of a document the most of its own log odds and its company's, if it has any of its own."""
    return [
        max(own[max(0, n - COMPANY) : n + COMPANY + 1]) if value > -math.inf else value for n, value in enumerate(own)
    ]


def _make_room(kept: dict[str, frozenset[str]]) -> None:
    """Forgets what is kept where it has grown too long."""
    if len(kept) >= KEPT:
        kept.clear()


def _cut(word: str) -> str:
    """A lemma's stem: without the last "e" or "y", which inflection changes."""
    return word[:-1] if len(word) > _SHORTEST and word[-1] in "ey" else word


def passing(document: Document, blocks: Sequence[Span], score: Score, known: Callable[[str], bool]) -> tuple[Span, ...]:
    """What is to be parsed: the sentences above the gate, and those that say who their people are.

    With a sentence goes the one before it, for its pronouns; its whole block, where words are quoted; and the first
    place of every name in it that is not `known` whatever the text says. Headings and the first block go along too.
    Neighbours are joined.
    """
    text = document.text
    held = [(k, s) for k, block in enumerate(blocks) for s in sentences(text, block)]
    scores = score(text, [s for _, s in held])
    open_ = {n for n, value in enumerate(scores) if value >= 0}
    if not open_:
        return ()
    whole = {k for k in {held[n][0] for n in open_} if _quotes(text[blocks[k].start : blocks[k].end])} | {0}
    open_ |= {n for n, (k, s) in enumerate(held) if k in whole or document.in_heading(s)}
    open_ |= {n - 1 for n in open_ if n and _leans_back(text, held[n][1])}
    open_ |= set(_introductions(text, [s for _, s in held], open_, known))
    return tuple(_joined(blocks, held, open_))


def _quotes(block: str) -> bool:
    """Whether a block holds quotation marks."""
    return '"' in block or "“" in block


def _leans_back(text: str, sentence: Span) -> bool:
    """Whether a sentence has a pronoun."""
    return any(w.lower() in _PRONOUNS for w in _WORD.findall(text, sentence.start, sentence.end))


def _introductions(text: str, spans: Sequence[Span], chosen: set[int], known: Callable[[str], bool]) -> Iterator[int]:
    """Where a capitalised word of a chosen sentence stands for the first time; "The" is no name, for "the" is about."""
    small = set(_SMALL.findall(text))
    first: dict[str, int] = {}
    for n, span in enumerate(spans):
        for word in _NAME.findall(text[span.start : span.end]):
            if word[0].isupper() and word.lower() not in small and not known(word):
                first.setdefault(word, n)
    for n in chosen:
        yield from (first[w] for w in _NAME.findall(text[spans[n].start : spans[n].end]) if w in first)


def _joined(blocks: Sequence[Span], held: Sequence[tuple[int, Span]], chosen: set[int]) -> Iterator[Span]:
    """Neighbours of one block as one span, so that the parser finds their bounds as it would."""
    run: list[int] = []
    for n in sorted(chosen):
        if run and (n != run[-1] + 1 or held[n][0] != held[run[-1]][0]):
            yield Span(start=held[run[0]][1].start, end=held[run[-1]][1].end)
            run = []
        run.append(n)
    if run:
        yield Span(start=held[run[0]][1].start, end=held[run[-1]][1].end)
