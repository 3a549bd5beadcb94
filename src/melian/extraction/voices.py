"""Whose words a passage is in: quotations, and documents that a government or body publishes itself."""

from __future__ import annotations

import re
from dataclasses import dataclass

from melian.extraction.cast import Cast
from melian.extraction.cast_phrases import person_referent
from melian.extraction.marks import Marks
from melian.extraction.texts import is_text, whose
from melian.model.actor import Referent
from melian.model.parsed import Parsed, Token
from melian.model.quotation import Quotation, Voice
from melian.model.span import Span

_TITLED = re.compile(r"\b(?:titled|entitled|headlined|headline|title)\W{0,3}$", re.IGNORECASE)
FEWEST_QUOTED_WORDS = 4
"""A quotation under four words inside reported speech is not direct (annotation guideline)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class VoiceAt:
    """Who speaks at a place in the text, and in which form."""

    referents: tuple[Referent, ...]
    """Whom the speaker resolves to; empty where nobody is named."""
    quoted: bool
    """The words themselves are quoted, or stand in the speaker's own document."""
    titled: bool = False
    """They are the quoted title of an article."""
    quotation: Quotation | None = None
    own_document: bool = False
    readout: bool = False

    @property
    def speaker(self) -> Referent | None:
        """The person or body that speaks."""
        return self.referents[0] if self.referents else None

    @property
    def actors(self) -> tuple[str, ...]:
        """For whom they speak."""
        return tuple(dict.fromkeys(a for r in self.referents for a in r.actors))


class Voices:
    """The voices of one document."""

    def __init__(self, parsed: Parsed, cast: Cast, quotations: tuple[Quotation, ...]) -> None:
        self._parsed, self._cast = parsed, cast
        self._quotations = sorted(quotations, key=lambda q: (q.end - q.start, q.start))
        self._marks = Marks(parsed)
        self._speakers: dict[Span, tuple[Referent, ...]] = {}
        self._known: dict[int, VoiceAt | None] = {}
        self.own = _own(cast)

    def at(self, token: Token) -> VoiceAt | None:
        """The innermost voice at a token: None where the writer speaks."""
        if token.i not in self._known:
            self._known[token.i] = self._at(token)
        return self._known[token.i]

    def _at(self, token: Token) -> VoiceAt | None:
        for quotation in self._quotations:
            if quotation.start <= token.start < quotation.end:
                referents = self._referents(quotation)
                if quotation.kind == "indirect" and self._own_words(referents):
                    return self.own
                return VoiceAt(
                    referents=referents,
                    quoted=quotation.kind != "indirect" and self._verbatim(token),
                    titled=self._titled(token),
                    quotation=quotation,
                    own_document=self._issues(referents),
                )
        return self.own

    def cued_by(self, token: Token) -> Quotation | None:
        """The quotation whose cue holds this token: "accused" in "X accused Y of ..."."""
        for quotation in self._quotations:
            if quotation.cue is not None and quotation.cue.start <= token.start < quotation.cue.end:
                return quotation
        return None

    def reporter(self, token: Token) -> tuple[Referent, ...]:
        """Who is said to report what this word cues: Lavrov in "Putin demands it, according to Lavrov"."""
        cued = self.cued_by(token)
        return self._resolve(cued.chain[-1]) if cued is not None and cued.chain else ()

    def above(self, token: Token) -> VoiceAt | None:
        """The voice that reports what this word cues: Peru's at "refuses" in "Peru says that Chile refuses to talk"."""
        reporter = self.reporter(token)
        return VoiceAt(referents=reporter, quoted=False) if any(r.actors for r in reporter) else None

    def _own_words(self, referents: tuple[Referent, ...]) -> bool:
        """Whether what is told of these, outside quotation marks, is said by whoever publishes the document.

        "The United States will respond" in a minister's own statement: a state has no other voice there.
        """
        if self.own is None or self.own.readout:
            return False
        stately = all(r.kind == "actor" and r.name in r.actors for r in referents)
        return stately and {a for r in referents for a in r.actors} <= set(self.own.actors)

    def _issues(self, referents: tuple[Referent, ...]) -> bool:
        """Whether they publish the document themselves: what it tells of them is in their own words."""
        own = self.own
        return (
            own is not None and not own.readout and bool({r.name for r in referents} & {r.name for r in own.referents})
        )

    def _verbatim(self, token: Token) -> bool:
        """Whether the token stands in quotation marks, among words enough to be a quotation."""
        around = self._marks.around(token)
        return around is not None and len(around.inner.of(self._parsed.text).text.split()) >= FEWEST_QUOTED_WORDS

    def _titled(self, token: Token) -> bool:
        """Whether the token stands in the quoted title of an article ("a report titled ...")."""
        around = self._marks.around(token)
        return around is not None and bool(_TITLED.search(self._parsed.text[max(0, around.start - 24) : around.start]))

    def _referents(self, quotation: Quotation) -> tuple[Referent, ...]:
        if quotation.speaker is None:
            return ()
        if quotation.speaker not in self._speakers:
            self._speakers[quotation.speaker] = self._resolve(quotation.speaker)
        return self._speakers[quotation.speaker]

    def _resolve(self, voice: Voice) -> tuple[Referent, ...]:
        head = head_of(self._parsed, voice)
        if head is None:
            return ()
        outer = self.own.speaker if self.own else None
        found = self._cast.refer_all(head, speaker=outer)
        if is_text(self._parsed.tokens[head]) and not any(r.actors for r in found):
            found = whose(self._parsed, self._cast, head)
        return (
            found
            or self._surname(voice.name)
            or (Referent(name=voice.name, kind="unresolved", role=voice.role, rule="as it stands"),)
        )

    def _surname(self, name: str) -> tuple[Referent, ...]:
        """The one person of the document whose last name it is, where the parser takes it for no name ("Soto: No")."""
        last = name.lower().split()[-1:]
        known = [p for p in self._cast.people if p.name.lower().split()[-1:] == last]
        return (person_referent(known[0]),) if len(known) == 1 and name[:1].isupper() else ()


def head_of(parsed: Parsed, span: Span) -> int | None:
    """The token of `span` whose head lies outside it."""
    tokens = [t for t in parsed.tokens_in(span) if t.pos not in ("PUNCT", "SPACE", "DET")]
    inside = {t.i for t in tokens}
    for token in tokens:
        if token.head == token.i or token.head not in inside:
            return token.i
    return tokens[-1].i if tokens else None


def _own(cast: Cast) -> VoiceAt | None:
    """The document's own voice, where somebody publishes it themselves."""
    text = cast.issued
    if text is None:
        return None
    return VoiceAt(referents=text.by, quoted=not text.readout, own_document=True, readout=text.readout)
