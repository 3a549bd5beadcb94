"""Which cue a passage in quotation marks belongs to: behind it, before it, or the last speaker's."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass

from melian.extraction.marks import Marks, Quoted
from melian.extraction.quotation_candidates import Range
from melian.model.cue import CueLexicon
from melian.model.parsed import Parsed

_REACH = 24
"""How many tokens a cue may stand from the marks."""
_STRONG = 0.5
_OBJECT = 0.3
_FEW = 3
_NEAR = 12
"""Within so many tokens behind a quotation that ends in a comma any verb may be its cue ("..., he fumed")."""
_HANGS_ON = (",", "?", "!", "—", "–", "-", "…", "...")
_TITLED = frozenset({"titled", "entitled", "headlined"})
_STOPS = frozenset({".", ";", "?", "!"})
_JOINTS = frozenset({",", "and", "or", "but"})
_COLON = frozenset({":"})
_DASHES = frozenset({"―", "—", "–", "--", "-", "~"})
_BETWEEN = "> \t\r\n"
_GAP = 200
"""Characters of white space and '>' between two passages at most."""
_LONGEST_SIGNATURE = 5
"""Words."""


def signed(parsed: Parsed, i: int) -> bool:
    """Whether token `i` is the dash before a name that is all the rest of its line: '“We wait.” ― Ann Bree'."""
    if i >= len(parsed.tokens) or parsed.tokens[i].text not in _DASHES:
        return False
    rest = parsed.text[parsed.tokens[i].end :].split("\n", 1)[0]
    words = rest.strip(" .\u00a0").split(",", 1)[0].split()
    return 0 < len(words) <= _LONGEST_SIGNATURE and all(w[:1].isupper() for w in words)


@dataclass(frozen=True, slots=True, kw_only=True)
class Attached:
    """A passage in marks with the token that cues it, or that cues its speaker's passage before it."""

    quoted: Quoted
    tokens: Range
    trigger: int


class Attachment:
    """Attaches the passages in marks of one document to their cues."""

    def __init__(self, parsed: Parsed, marks: Marks, lexicon: CueLexicon) -> None:
        self.parsed, self._marks, self._lexicon = parsed, marks, lexicon
        self._starts = [t.start for t in parsed.tokens]

    def all(self) -> tuple[Attached, ...]:
        """All passages that somebody is told to have said, in text order."""
        found: list[Attached] = []
        for quoted in self._marks.outer:
            tokens = self.tokens(quoted)
            if tokens[0] >= tokens[1] or not quoted.inner:
                continue
            trigger = self._trigger(quoted, tokens)
            if trigger is not None:
                found.append(Attached(quoted=quoted, tokens=tokens, trigger=trigger))
            elif found and (self._goes_on(tokens, found[-1]) or self._floats(quoted, tokens, found[-1])):
                found.append(Attached(quoted=quoted, tokens=tokens, trigger=found[-1].trigger))
        return tuple(found)

    def tokens(self, quoted: Quoted) -> Range:
        """The tokens of a passage with its marks."""
        first = bisect_left(self._starts, quoted.start)
        return first, max(first, bisect_left(self._starts, quoted.end))

    def _goes_on(self, tokens: Range, last: Attached) -> bool:
        """'shouted "NATO out" and "Yankee go home"'; '"We stand ready" tweeted Johnson "to help"'."""
        between = self.parsed.tokens[last.tokens[1] : tokens[0]]
        if 0 < len(between) <= 2 and all(t.lower in _JOINTS for t in between):
            return True
        told = any(t.i == last.trigger for t in between)
        return told and len(between) <= _NEAR // 2 and not any(t.text in _STOPS for t in between)

    def _trigger(self, quoted: Quoted, tokens: Range) -> int | None:
        if signed(self.parsed, tokens[1]):
            return tokens[1]
        before = self.parsed.tokens[tokens[0] - 1] if tokens[0] else None
        if before is not None and before.lower in _TITLED:
            return before.i
        text = self.parsed.text[quoted.inner.start : quoted.inner.end]
        following = self.parsed.tokens[tokens[1]] if tokens[1] < len(self.parsed.tokens) else None
        comma = following is not None and following.text == "," and self._near(tokens[1] - 1, tokens[1])
        if self._mid_clause(tokens, text):
            return self._before(tokens[0])
        if text.endswith(_HANGS_ON) or comma:
            after = self._after(tokens[1])
            if after is not None and not (comma and self._other_object(after)):
                return after
        elif following is not None and following.pos == "VERB" and self._weight(following.i) >= _STRONG:
            return following.i
        return self._before(tokens[0])

    def _mid_clause(self, tokens: Range, text: str) -> bool:
        """A few words or a title within a clause of the narrator's: 'on the programme "Face to Face," he ...'."""
        first = tokens[0]
        if first == self.parsed.sentence_of(first).first:
            return False
        before = self.parsed.tokens[first - 1]
        if before.pos in ("PUNCT", "SPACE") or (before.pos == "VERB" and self._weight(first - 1) >= _STRONG):
            return False
        words = text.split()
        return len(words) <= _FEW or all(w[:1].isupper() for w in words if len(w) > _FEW)

    def _near(self, i: int, k: int) -> bool:
        """Whether no line end lies between two tokens."""
        return "\n" not in self.parsed.text[self.parsed.tokens[i].end : self.parsed.tokens[k].start]

    def _after(self, i: int) -> int | None:
        tokens, other = self.parsed.tokens, None
        for k in range(i, min(i + _REACH, len(tokens))):
            token = tokens[k]
            if token.text in _STOPS or self._marks.hold(token) or (k and not self._near(k - 1, k)):
                return other
            if token.pos == "VERB" and self._weight(k) >= _STRONG and not self._other_content(k):
                return k
            if other is None and token.tag in ("VBD", "VBZ", "VBP") and token.pos == "VERB" and token.dep != "relcl":
                other = k if k - i < _NEAR else None
        return other

    def _other_content(self, k: int) -> bool:
        """The verb has a that-clause of its own."""
        clause = self.parsed.child(k, "ccomp")
        mark = self.parsed.child(clause.i, "mark") if clause is not None and clause.i > k else None
        return mark is not None and mark.lower == "that"

    def _other_object(self, k: int) -> bool:
        """'In the article "A Plan", he stressed the need for talks': the verb has a content of its own."""
        own = self.parsed.child(k, "dobj")
        subject = self.parsed.child(k, "nsubj")
        if own is None or subject is None or not subject.i < k < own.i:
            return False
        return self._lexicon.weight(self.parsed.tokens[k].lemma, "verb", "object") >= _OBJECT

    def _before(self, i: int) -> int | None:
        tokens = self.parsed.tokens
        if i == 0 or (not self._near(i - 1, i) and tokens[i - 1].text not in _COLON):
            return None
        lead = tokens[i - 1]
        if lead.pos == "VERB" and tokens[i - 2].text != "-" and self._weight(i - 1) >= _STRONG:
            return i - 1
        if lead.text not in (",", ":", "—", "–", "that"):
            return None
        if lead.text in (",", ":") and i > 1 and tokens[i - 2].pos == "VERB" and not self._marks.hold(tokens[i - 2]):
            return i - 2
        nearest: int | None = None
        for k in range(i - 1, max(-1, i - 1 - _REACH), -1):
            if k < i - 1 and (tokens[k].text in _STOPS or not self._near(k, k + 1)):
                break
            if self._marks.hold(tokens[k]):
                if lead.text != ",":
                    break
                return None
            if tokens[k].pos == "VERB" and (
                self._weight(k) >= _STRONG or (lead.text == ":" and tokens[k].dep == "ROOT")
            ):
                nearest = k
                break
        if nearest is None and lead.text == ":":
            return i - 1
        return nearest

    def _weight(self, k: int) -> float:
        return self._lexicon.weight(self.parsed.tokens[k].lemma, "verb", "quote")

    def _floats(self, quoted: Quoted, tokens: Range, last: Attached) -> bool:
        """Whole sentences in marks without a cue of their own, in the paragraph of the last or right after it."""
        text = self.parsed.text
        before = text[max(0, quoted.start - _GAP) : quoted.start].rstrip(_BETWEEN)[-1:]
        whole = before in {".", "?", "!", '"', "”", ":", ""} and len(quoted.inner) > 2
        if not whole or not text[quoted.inner.start : quoted.inner.end].rstrip("\"”'’").endswith(
            (".", "?", "!", "…", ",")
        ):
            return last.quoted.continues and quoted.start - last.quoted.end < 4
        between = text[last.quoted.end : quoted.start].replace(">", " ")
        if "\n" not in between:
            return True
        return not between.strip() or (last.quoted.continues and len(between) < 4)
