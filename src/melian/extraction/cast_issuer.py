"""Whose words a document itself is: a statement, an order or a speech speaks as "we" and "I" outside any quotation."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from melian.extraction.cast_scene import Scene
from melian.model.actor import Referent
from melian.model.parsed import Sentence

_GENRE = re.compile(
    r"\W*(?:joint |press |public |official |transcript of |full text of )*(?:statement|remarks?|declaration"
    r"|communiqu[eé]|readout|fact sheet|letter|press release|message|proclamation|executive order|address|speech"
    r"|order|note|resolution|announcement|(?:\w+ )?report (?:of|by) the secretary-general)\b",
    re.IGNORECASE,
)
_ABOUT = re.compile(r"\W*(?:fact sheet|press release|announcement|readout)\s*:", re.IGNORECASE)
"""What stands behind the colon is a heading that tells of somebody; who publishes it speaks for their state."""
_READOUT = re.compile(r"readout|phone call|'s call|’s call|meeting with", re.IGNORECASE)
_MARK = re.compile(r"\b(?:by|from|of)\b|:", re.IGNORECASE)
_MATTER = re.compile(r"\b(?:on|regarding|about|concerning|following|after|to)\b", re.IGNORECASE)
_PERFORMATIVE = frozenset(
    {"condemn", "urge", "call", "welcome", "support", "reaffirm", "stand", "reject", "demand", "remain", "deplore",
     "commend", "regret", "affirm", "believe", "oppose", "recognize", "insist", "declare", "warn"}
)  # fmt: skip
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_TOP = 4
"""How many sentences from the top may say whose text it is."""
_VESTED = 8
"""How many sentences from the top may name the authority of an order."""
_QUOTES = frozenset('"“”«»')

ReferAll = Callable[[int], tuple[Referent, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Issued:
    """A document that a person or body publishes itself."""

    by: tuple[Referent, ...]
    readout: bool = False
    """It tells of a conversation rather than being one's words."""

    @property
    def one(self) -> Referent:
        """The issuer; of several, all of them as one party."""
        actors = tuple(dict.fromkeys(actor for referent in self.by for actor in referent.actors))
        if len(self.by) == 1:
            return self.by[0]
        return Referent(name="; ".join(actors), kind="actor", actors=actors, rule="issuer of the text")


def issued(scene: Scene, refer_all: ReferAll) -> Issued | None:
    """'Joint Statement from the Governments of ...', 'By the authority vested in me as President ...'; else None."""
    sentences = scene.parsed.sentences[:_TOP]
    title = next((s for s in sentences if s.heading or s.i == 0), None)
    if title is not None and _is_genre(scene, title):
        by = _named(scene, title, refer_all) or _performer(scene, refer_all)
        if _ABOUT.match(scene.parsed.text, title.start, title.end):
            by = _states(by)
        readout = bool(_READOUT.search(scene.parsed.text, title.start, title.end))
        return Issued(by=by, readout=readout) if by else None
    return _vested(scene)


def outside_quotes(scene: Scene, i: int) -> bool:
    """Whether token `i` stands outside quotation marks, as far as its sentence shows."""
    sentence = scene.parsed.sentence_of(i)
    marks = [t for t in scene.tokens[sentence.first : i] if t.text in _QUOTES or t.tag in {"``", "''"}]
    after = [t for t in scene.tokens[i : sentence.last] if t.text in "”»" or t.tag == "''"]
    return len(marks) % 2 == 0 and not (after and not marks)


def _is_genre(scene: Scene, title: Sentence) -> bool:
    """Whether a title says what the document is; a first sentence that tells something is no title."""
    if not _GENRE.match(scene.parsed.text, title.start, title.end):
        return False
    return title.heading or not any(t.tag in _FINITE for t in scene.parsed.tokens_of(title))


def _named(scene: Scene, title: Sentence, refer_all: ReferAll) -> tuple[Referent, ...]:
    """Who the title says it is from: the person, where one is named beside a body ("by NSC Spokesperson X")."""
    text = scene.parsed.text
    mark = _MARK.search(text, title.start, title.end)
    if mark is None:
        return ()
    matter = _MATTER.search(text, mark.end(), title.end)
    end = matter.start() if matter else title.end
    inside = [t for t in scene.parsed.tokens_of(title) if mark.end() <= t.start < end and t.pos in ("PROPN", "NOUN")]
    found = [tuple(r for r in refer_all(t.i) if r.actors) for t in inside]
    people = next((f for f in found if f and f[0].kind == "person"), None)
    return people or next((f for f in found if f), ())


def _states(by: tuple[Referent, ...]) -> tuple[Referent, ...]:
    """For whom they speak, in place of a person whom a heading names."""
    actors = dict.fromkeys(actor for referent in by for actor in referent.actors)
    return tuple(Referent(name=a, kind="actor", actors=(a,), rule="issuer of the text") for a in actors)


def _performer(scene: Scene, refer_all: ReferAll) -> tuple[Referent, ...]:
    """The first actor named as subject of a performative verb in the present: "The United States condemns"."""
    for token in scene.tokens:
        if token.tag in ("VBZ", "VBP") and token.lemma in _PERFORMATIVE:
            subject = scene.parsed.child(token.i, "nsubj")
            found = tuple(r for r in refer_all(subject.i) if r.actors) if subject is not None else ()
            if found:
                return found
    return ()


def _vested(scene: Scene) -> Issued | None:
    """'By the authority vested in me as President by the laws of X': the one state named in that sentence."""
    for sentence in scene.parsed.sentences[:_VESTED]:
        words = [t.lower for t in scene.parsed.tokens_of(sentence)]
        if "vested" not in words or "me" not in words:
            continue
        named = {a for n in scene.names if sentence.first <= n.first < sentence.last for a in scene.behind(n)}
        if len(named) == 1:
            (actor,) = named
            return Issued(by=(Referent(name=actor, kind="actor", actors=(actor,), rule="issuer of the text"),))
    return None
