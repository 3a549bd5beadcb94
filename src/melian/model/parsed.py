"""A document with its sentences, tokens and syntax, in no library's own types."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from melian.model.document import Document
from melian.model.span import Excerpt, Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Token(Span):
    """A word or mark. `head` is the index of its head in the document; a root is its own head.

    `text` is the word as the parser saw it: headlines in title case are set in sentence case, and Markdown's
    marks blanked. What stands in the document is `parsed.text[start:end]`.
    """

    i: int
    text: str
    lower: str
    lemma: str
    """Lower case, save for proper nouns."""
    pos: str
    """Universal part of speech (VERB, PROPN ...)."""
    tag: str
    """Penn Treebank tag (VBD, NNP ...)."""
    dep: str
    """Dependency label in spaCy's English scheme (nsubj, ccomp ...)."""
    head: int
    name: str
    """Label of the name the token lies in (PERSON, GPE, ORG, NORP ...), or ''."""
    name_start: bool
    sentence: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence(Span):
    """A sentence: characters, and tokens `first` to `last`, half open."""

    i: int
    first: int
    last: int
    heading: bool = False
    """It lies in a title, subtitle or section heading."""


@dataclass(frozen=True, kw_only=True)
class Parsed:
    """A parsed document; its sentences, in order, cover the text but for white space and the page's furniture."""

    document: Document
    tokens: tuple[Token, ...]
    sentences: tuple[Sentence, ...]

    @property
    def text(self) -> str:
        """The document's text."""
        return self.document.text

    @cached_property
    def _children(self) -> tuple[tuple[Token, ...], ...]:
        kids: list[list[Token]] = [[] for _ in self.tokens]
        for token in self.tokens:
            if token.head != token.i:
                kids[token.head].append(token)
        return tuple(tuple(k) for k in kids)

    @cached_property
    def _subtrees(self) -> dict[int, tuple[int, ...]]:
        """Those that have been asked for: the same are, again and again."""
        return {}

    @cached_property
    def _starts(self) -> list[int]:
        return [token.start for token in self.tokens]

    def children(self, i: int) -> tuple[Token, ...]:
        """Direct dependents of token `i`, in text order."""
        return self._children[i]

    def child(self, i: int, *deps: str) -> Token | None:
        """First dependent of token `i` with one of these labels."""
        return next((t for t in self._children[i] if t.dep in deps), None)

    def head(self, i: int) -> Token:
        """The head of token `i`; a root gives itself."""
        return self.tokens[self.tokens[i].head]

    def subtree(self, i: int) -> tuple[int, ...]:
        """Indices of token `i` and all below it, ascending."""
        if i not in self._subtrees:
            found = [i]
            for k in found:
                found.extend(t.i for t in self._children[k])
            self._subtrees[i] = tuple(sorted(found))
        return self._subtrees[i]

    def ancestors(self, i: int) -> Iterator[Token]:
        """Heads of token `i`, nearest first, up to the root."""
        while self.tokens[i].head != i:
            i = self.tokens[i].head
            yield self.tokens[i]

    def sentence_of(self, i: int) -> Sentence:
        """The sentence that token `i` lies in."""
        return self.sentences[self.tokens[i].sentence]

    def tokens_of(self, sentence: Sentence) -> tuple[Token, ...]:
        """The tokens of a sentence."""
        return self.tokens[sentence.first : sentence.last]

    def tokens_in(self, span: Span) -> tuple[Token, ...]:
        """The tokens that share a character with `span`."""
        low = max(0, bisect_left(self._starts, span.start) - 1)
        high = bisect_left(self._starts, span.end)
        return tuple(token for token in self.tokens[low:high] if token.overlaps(span))

    def excerpt(self, start: int, end: int) -> Excerpt:
        """The characters `start` to `end` with their words."""
        return Span(start=start, end=end).of(self.text)

    def phrase(self, i: int) -> Excerpt:
        """The characters from the first to the last token below token `i`."""
        below = self.subtree(i)
        return self.excerpt(self.tokens[below[0]].start, self.tokens[below[-1]].end)
