"""Whether somebody was told to have said or thought it, or a text's author only reasons, advises or supposes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cached_property

from melian.extraction import mood
from melian.extraction import quotation_speakers as speakers
from melian.extraction.marks import Marks
from melian.extraction.quotation_candidates import Range
from melian.model.cue import CueLexicon
from melian.model.parsed import Parsed, Token

_BODIES = frozenset({"ORG", "GPE", "NORP", "LOC", "FAC"})
_NAMES = _BODIES | {"PERSON"}
_IMPERSONAL = frozenset({"it", "its", "which", "that"})
_BEFORE_NOUN = frozenset({"det", "amod", "compound", "nummod", "predet"})
_SMALL = frozenset({"ADP", "DET", "CCONJ", "PART", "SCONJ"})
_STOPS = frozenset({".", "!", "?", ","})
_NAMING = frozenset({"name", "call", "dub", "codename", "know", "label", "title", "entitle", "christen", "style"})
_BESIDE_MARKS = 0.3
"""A verb that is less often the cue of what stands beside it in quotation marks is no cue of a title."""
_FEWEST, _SHARE = 4, 0.12
"""Sentences of its author's own reasoning that make a text an argument; and their share."""


class Reality:
    """Judges the attributions of one document. `contents` are the tokens of what its speakers say."""

    def __init__(self, parsed: Parsed, marks: Marks, cues: CueLexicon, contents: Iterable[Range]) -> None:
        self._parsed, self._marks, self._cues = parsed, marks, cues
        self._said = {i for first, last in contents for i in range(first, last)}

    @cached_property
    def argues(self) -> bool:
        """Whether the text is an argument: its author weighs, advises and refers back in many of its sentences."""
        own = [s for s in self._parsed.sentences if not s.heading and s.first < s.last]
        weighed = sum(
            any(mood.weighs(self._parsed, i) for i in range(s.first, s.last) if i not in self._said) for s in own
        )
        return weighed >= _FEWEST and weighed >= _SHARE * len(own)

    def told(self, content: Sequence[Range], cue: Range | None, source: Range | None) -> bool:
        """Whether the attribution is testimony: most of it in quotation marks, or nothing to doubt in its telling."""
        if cue is None or self._quoted(content):
            return not (self._titled(content) and self._names(cue))
        return self.doubt(content, cue, source) is None

    def _titled(self, content: Sequence[Range]) -> bool:
        """Written as titles and names are: no stop at its end, a capital at each word but the small ones."""
        words = [t for a, b in content for t in self._parsed.tokens[a:b] if t.text[:1].isalnum()]
        capital = [t for t in words if not t.text[:1].islower()]
        small = all(t.pos in _SMALL for t in words if t.text[:1].islower())
        stop = self._parsed.tokens[content[-1][1] - 1]
        ends = [self._parsed.tokens[content[-1][1] - 2], stop] if content[-1][1] > 1 else [stop]
        return len(words) > 1 and len(capital) > 1 and small and not any(t.text in _STOPS for t in ends)

    def _names(self, cue: Range | None) -> bool:
        """The cue is nobody's saying: a verb that gives a name, or one that the lexicon has not beside marks."""
        if cue is None:
            return False
        word = self._word(cue)
        if word.pos != "VERB":
            return False
        passive = word.tag == "VBN" and (
            word.dep in ("acl", "amod") or self._parsed.child(word.i, "auxpass") is not None
        )
        if word.lemma in _NAMING and passive:
            return True
        return self._cues.weight(word.lemma, "verb", "quote") < _BESIDE_MARKS

    def doubt(self, content: Sequence[Range], cue: Range, source: Range | None) -> str | None:
        """Why it is none; None where it is.

        What hangs on its own content ("according to Oslo, they must leave") is not supposed because that is.
        """
        word = self._word(cue)
        hung = any(first <= word.head < last for first, last in content)
        if (mood.modal if hung else mood.supposed)(self._parsed, word.i):
            return "supposed"
        head = self._subject(word) if source is None else self._antecedent(self._head(source))
        thought = self._thought(cue, word)
        if head is not None and word.pos == "VERB" and word.dep != "acl":
            own = word.lemma in self._cues.inferences or (mood.pointing(self._parsed, head.i) and thought)
            if self._thing(head) and (own or self.argues or mood.conditional(self._parsed, word.i)):
                return "thing"
        if source is None or head is None:
            return "nobody" if self._loose(word, cue) and self.argues else None
        read_in = thought if word.pos in ("VERB", "AUX") else not self._clausal(content)
        return "argued" if read_in and not self._person(head) and self.argues else None

    def _quoted(self, content: Sequence[Range]) -> bool:
        words = [t for a, b in content for t in self._parsed.tokens[a:b] if t.pos not in ("PUNCT", "SPACE")]
        return 2 * sum(self._marks.hold(t) for t in words) > len(words)

    def _word(self, cue: Range) -> Token:
        """The cue's last verb, else its last noun."""
        tokens = self._parsed.tokens[cue[0] : cue[1]]
        for pos in ("VERB", "NOUN"):
            found = [t for t in tokens if t.pos == pos and t.dep != "amod"]
            if found:
                return found[-1]
        return self._parsed.head(tokens[0].i) if tokens[0].dep in ("advmod", "aux") else tokens[0]

    def _thought(self, cue: Range, word: Token) -> bool:
        verbs = [t for t in self._parsed.tokens[cue[0] : cue[1]] if t.pos == "VERB"] or [word]
        return any(t.lemma in self._cues.thoughts for t in verbs)

    def _clausal(self, content: Sequence[Range]) -> bool:
        """'Its demand that ...', 'its plan to ...': what a noun tells in so many words."""
        return self._parsed.tokens[content[0][0]].lower in ("that", "to", "whether", "how")

    def _subject(self, word: Token) -> Token | None:
        found = speakers.of_verb(self._parsed, word.i) if word.pos == "VERB" else None
        return None if found is None else self._antecedent(self._parsed.tokens[found])

    def _head(self, phrase: Range) -> Token:
        """The noun of a phrase, even where the phrase stops before it."""
        tokens = self._parsed.tokens[phrase[0] : phrase[1]]
        head = next((t for t in tokens if not phrase[0] <= t.head < phrase[1] or t.head == t.i), tokens[0])
        return self._parsed.head(head.i) if head.dep in _BEFORE_NOUN else head

    def _antecedent(self, head: Token) -> Token:
        """What 'which' or 'that' stands for."""
        verb = self._parsed.head(head.i)
        relative = head.tag in ("WDT", "WP") and verb.dep == "relcl"
        return self._parsed.head(verb.i) if relative else head

    def _loose(self, word: Token, cue: Range) -> bool:
        """'by stressing that', 'to argue for', with nobody who does so."""
        finite = any(t.pos == "AUX" for t in self._parsed.tokens[cue[0] : cue[1]])
        return word.tag in ("VBG", "VB") and not finite

    def _thing(self, head: Token) -> bool:
        """It cannot speak: no name, no person, body or document."""
        if head.pos in ("PRON", "DET"):
            return mood.pointing(self._parsed, head.i)
        return (
            head.pos == "NOUN"
            and head.lemma != "one"
            and head.name not in _NAMES
            and head.lemma.lower() not in self._cues.voices
        )

    def _person(self, head: Token) -> bool:
        """A person, or people by office, part or nation."""
        if head.pos == "PRON":
            return head.lower not in _IMPERSONAL
        if head.name == "PERSON" or (head.name == "NORP" and head.tag in ("NNS", "NNPS")):
            return True
        return head.pos == "NOUN" and head.lemma.lower() in self._cues.voices - self._cues.bodies
