"""spaCy's attribute ruler with a memory: most of its patterns look at one token, and few kinds of tokens there are."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Any

Key = tuple[int, ...]
Ids = tuple[int, ...]


class Ruler:
    """Sets the attributes that an attribute ruler would, in its order.

    A pattern of one token that asks for equal values, of the attributes `_ASKED`, always says the same of tokens that
    are alike in these; the rest of the patterns are matched each time.
    """

    _ASKED = ("TAG", "DEP", "IS_SPACE", "LOWER")

    def learn_from(self, ruler: Any) -> None:
        """Takes over the patterns of a loaded attribute ruler."""
        from spacy.attrs import IDS
        from spacy.matcher import Matcher

        self._vocab, self._attributes, self._indices = ruler.vocab, ruler.attrs, ruler.indices
        self._plain, self._others = Matcher(ruler.vocab), Matcher(ruler.vocab)
        self._columns = [IDS[name] for name in self._ASKED]
        self._words: set[int] = set()
        self._known: dict[Key, Ids] = {}
        self._merged: dict[Ids, dict[Any, Any]] = {}
        for number, entry in enumerate(ruler.patterns):
            for pattern in entry["patterns"]:
                plain = len(pattern) == 1 and all(self._equal(*item) for item in pattern[0].items())
                (self._plain if plain else self._others).add(str(number), [pattern])
                self._words.update(self._vocab.strings.add(w) for token in pattern if plain for w in _lower(token))

    def __call__(self, doc: Any) -> Any:
        """Sets tags, parts of speech, morphology and lemmas where a pattern says so."""
        from spacy.tokens._retokenize import set_token_attrs

        keys: list[Key] = [
            (tag, dep, space, lower if lower in self._words else 0)
            for tag, dep, space, lower in doc.to_array(self._columns).tolist()
        ]
        for i, key in enumerate(keys):
            if key not in self._known:
                self._known[key] = self._learned(doc, i)
        others = self._matched(self._others, doc)
        for i, key in enumerate(keys):
            ids = self._known[key] if i not in others else tuple(sorted((*self._known[key], *others[i])))
            if ids:
                set_token_attrs(doc[i], self._merge(ids))
        return doc

    def _learned(self, doc: Any, i: int) -> Ids:
        """The numbers of the plain patterns that one token fits: it alone is matched, not the text around it."""
        found = self._plain(doc[i : i + 1], allow_missing=True)
        return tuple(sorted(int(self._vocab.strings[name]) for name, _, _ in found))

    def _matched(self, matcher: Any, doc: Any) -> dict[int, list[int]]:
        """Numbers of the patterns that set attributes of each token."""
        found: dict[int, list[int]] = defaultdict(list)
        for name, start, end in matcher(doc, allow_missing=True):
            number = int(self._vocab.strings[name])
            found[range(start, end)[self._indices[number]]].append(number)
        return found

    def _merge(self, ids: Ids) -> dict[Any, Any]:
        """What a row of patterns sets: the last one stands."""
        if ids not in self._merged:
            self._merged[ids] = {name: value for k in ids for name, value in self._attributes[k].items()}
        return self._merged[ids]

    def _equal(self, attribute: str, value: object) -> bool:
        """Whether a token is asked for a value, one of several, or none of several."""
        asked = isinstance(value, str | bool) or (isinstance(value, dict) and set(value) <= {"IN", "NOT_IN"})
        return attribute in self._ASKED and asked


def _lower(token: Mapping[str, Any]) -> Iterator[str]:
    """The words that a pattern names."""
    value = token.get("LOWER", ())
    if isinstance(value, str):
        yield value
    for words in value.values() if isinstance(value, dict) else ():
        yield from words
