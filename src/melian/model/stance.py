"""Where a state or body stands towards a demand, threat, appeal or offer; and the words by which one can tell."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Literal, get_args

from melian.model.mention import Speaker
from melian.model.span import Excerpt

StanceKind = Literal[
    "accepts", "rejects", "conditional", "vague", "criticises_target", "backs_demander", "ambiguous"
]  # fmt: skip
STANCES: tuple[StanceKind, ...] = get_args(StanceKind)
StanceBasis = Literal["statement", "deed", "told_by_other", "writer"]
"""What it rests on: the holder's words, its conduct alone, what another tells of it, or the writer's summary. Stance
by deed or through another is weaker evidence; the kinds are never counted together."""
Silence = Literal["no_statement", "searched_silent"]
"""Not heard in these sources; or an analyst searched and found nothing, and says where and when."""
Relation = Literal["addressee", "third"]
_FREE = re.compile("^_")
_GAP = r"[\s,“”\"()\[\]]*"
"""Between the words of a form: white space, commas, quotation marks and brackets."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stance:
    """One answer of one holder, as one sentence of one report shows it."""

    holder: str | None
    """Canonical names, several joined by '; '; None where the text does not say whose it is."""
    kind: StanceKind
    basis: StanceBasis
    demand: str
    """Id of the event that it is towards."""
    document: str
    words: Excerpt
    speaker: Speaker | None
    date: str | None
    relation: Relation
    rule: str
    """What told the kind: an act's, a phrase's or an analyst's entry."""
    acts: tuple[str, ...] = ()
    """Ids of the mentions in those words."""
    candidates: tuple[str, ...] = ()
    """Whose it could be, where `holder` is None."""
    weight: float = 1.0
    """How probable it is that these words answer that act, 0 to 1."""
    by: str = "rules"

    @property
    def id(self) -> str:
        """The same words of the same holder towards the same event have the same id."""
        key = (self.holder, self.demand, self.document, self.words.start, self.words.end, self.kind, self.by)
        return hashlib.sha256(repr(key).encode("utf-8", "surrogatepass")).hexdigest()[:16]


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrase:
    """Words that show a stance: an entry of the pack of stances.

    A form is lower-case words; `*` at a word's end stands for any ending, `_` for one word, `(a|b)` for either, and a
    word with `?` may be missing.
    """

    id: str
    stance: StanceKind
    forms: tuple[str, ...]
    when: Literal["any", "addressee", "third"] = "any"
    """Whose words it can be: of the addressee of the demand, of a third party, or anybody's."""
    spoken: bool = False
    """Whether it counts in words or acts of the holder alone, not in what a writer tells of it."""

    def found(self, text: str) -> bool:
        """Whether one of its forms stands in a text, which is in lower case with straight apostrophes."""
        return _pattern(self.forms).search(text) is not None


@dataclass(frozen=True, slots=True, kw_only=True)
class SetStance:
    """What an analyst says of a holder's stance, or that nothing was found in a search."""

    id: str
    holder: str
    by: str
    at: str
    stance: StanceKind | Silence
    event: str | None = None
    """Id of the demand; or `about`."""
    about: str | None = None
    """Words that the demand's actor, target and object hold, all of them."""
    words: str = ""
    source: str = "unverified"


@dataclass(frozen=True, kw_only=True)
class StanceIndex:
    """The pack of stances: phrases, weights of the links and kinds, and what analysts set."""

    phrases: tuple[Phrase, ...] = ()
    weights: tuple[tuple[str, float], ...] = ()
    """Of the model that tells whether words answer a demand, by feature."""
    kinds: tuple[tuple[StanceKind, tuple[tuple[str, float], ...]], ...] = ()
    """Of the model that tells which stance words show: by stance and feature."""
    floor: float = 0.5
    """Words less probable to answer a demand are not taken for an answer."""
    set_by_hand: tuple[SetStance, ...] = ()
    more: Phrase | None = None
    less: Phrase | None = None
    """Words by which an act asks for more, or for less, of something."""

    def contrary(self, left: str, right: str) -> bool:
        """Whether one text asks for more and the other for less; a text with both signs asks for less ("no more")."""
        ways = [self._way(text) for text in (left, right)]
        return None not in ways and ways[0] != ways[1]

    def _way(self, text: str) -> str | None:
        if self.less and self.less.found(text):
            return "less"
        return "more" if self.more and self.more.found(text) else None

    @cached_property
    def links(self) -> dict[str, float]:
        """Weights of the links by feature."""
        return dict(self.weights)

    @cached_property
    def of_kind(self) -> dict[StanceKind, dict[str, float]]:
        """Weights of the kinds."""
        return {kind: dict(row) for kind, row in self.kinds}


@cache
def _pattern(forms: tuple[str, ...]) -> re.Pattern[str]:
    """Forms as one pattern over a text in lower case with straight apostrophes."""
    told = "|".join("".join(map(_word, form.split())) for form in forms)
    return re.compile(rf"(?<![\w'-])(?:{told})(?![\w])")


def _word(piece: str) -> str:
    """One word of a form, with the space before the next; `?` makes it optional."""
    optional = piece.endswith("?")
    piece = piece.removesuffix("?")
    anything = piece.endswith("*")
    alternatives = piece.removesuffix("*").strip("()").split("|")
    shaped = "|".join(_FREE.sub(r"[\\w'-]+", re.escape(word)) for word in alternatives)
    whole = rf"(?<![\w])(?:{shaped})" + (r"\w*" if anything else r"(?![\w])")
    return rf"(?:{whole}{_GAP})?" if optional else whole + _GAP
