"""Bodies that speak for a state or organisation without a name of their own: "the Sudanese army", "her office"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from melian.extraction.arguments import surface_subject
from melian.extraction.cast import Cast
from melian.extraction.fillers import same_side
from melian.extraction.find import Find
from melian.extraction.texts import givers, is_text
from melian.extraction.voices import head_of
from melian.model.actor import Referent
from melian.model.mention import DEEDS, Speaker
from melian.model.parsed import Parsed, Token

_PARTS = frozenset({"compound", "amod", "poss", "nmod", "case", "nummod"})


class Organs:
    """Finds the body that an act's words name where no person does; `words` are the pack's word lists."""

    def __init__(self, parsed: Parsed, cast: Cast, words: Mapping[str, frozenset[str]]) -> None:
        self._parsed, self._cast = parsed, cast
        self._organs = words.get("organs", frozenset())

    def speaker(self, find: Find) -> Speaker | None:
        """The body, in the text's words, that speaks or acts in a find; None where it is another side's."""
        if find.act in DEEDS:
            return None
        for head in self._heads(find):
            found = self._body(self._parsed.tokens[head], find)
            if found is not None:
                return found
        return None

    def _heads(self, find: Find) -> Iterator[int]:
        """Who speaks around the act, then its subject."""
        voice = find.voice
        if voice is not None and voice.quotation is not None and voice.quotation.speaker is not None:
            head = head_of(self._parsed, voice.quotation.speaker)
            if head is not None and same_side(voice.referents, find.who):
                yield head
        subject = surface_subject(self._parsed, find.trigger.i)
        if subject is not None:
            yield subject

    def _body(self, token: Token, find: Find) -> Speaker | None:
        """The body, or whose text it is: "a statement from the army", "a letter signed by her"."""
        tokens = [token]
        if is_text(token):
            tokens += (self._parsed.tokens[k] for k in givers(self._parsed, token.i))
        for giver in tokens:
            if giver.lemma.lower() in self._organs and same_side(self._sides(giver), find.who):
                return Speaker(name=self._words(giver), role=None)
            person = self._cast.refer(giver.i)
            if giver is not token and person is not None and person.kind == "person" and same_side((person,), find.who):
                return Speaker(name=person.name, role=person.role)
        return None

    def _sides(self, token: Token) -> tuple[Referent, ...]:
        return self._cast.refer_all(token.i) or self._cast.owner(token.i)

    def _words(self, token: Token) -> str:
        """The noun with what stands before it and belongs to it, and an "of" right behind it."""
        first = token.i
        for child in self._parsed.children(token.i):
            if child.i < token.i and child.dep in _PARTS:
                first = min(first, *self._parsed.subtree(child.i))
        while first < token.i and self._parsed.tokens[first].pos in ("DET", "PUNCT", "ADV"):
            first += 1
        last = token.i
        behind = self._parsed.tokens[last + 1] if last + 1 < len(self._parsed.tokens) else None
        if behind is not None and behind.lower == "of" and behind.head == token.i:
            inner = self._parsed.child(behind.i, "pobj")
            last = inner.i if inner is not None else last
        return self._parsed.text[self._parsed.tokens[first].start : self._parsed.tokens[last].end]
