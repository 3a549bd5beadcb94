"""What a frame makes of the word that carries it: the act, who does it and to whom, by the fillers of its roles."""

from __future__ import annotations

from copy import copy
from dataclasses import replace

from melian.extraction.addressees import nobody
from melian.extraction.arguments import Arguments, coordinated
from melian.extraction.at_home import at_home
from melian.extraction.averted import averted
from melian.extraction.cast import Cast
from melian.extraction.fillers import Filler, same_side
from melian.extraction.find import Find
from melian.extraction.polarity import negated, possible
from melian.extraction.subject import describing, discussed, topic, wanted
from melian.extraction.voices import VoiceAt, Voices
from melian.model.actor import Referent
from melian.model.frame import ActPack, Frame
from melian.model.mention import DEEDS
from melian.model.parsed import Parsed, Token

_GIVEN = frozenset({"promise", "offer"})
"""Acts whose noun names what can be asked for: "wants a pledge" is no pledge."""
_AHEAD = frozenset({"will", "would", "'ll", "’ll", "shall", "could", "may", "might"})


class FrameFinds:
    """Reads frames in one document."""

    def __init__(self, parsed: Parsed, cast: Cast, voices: Voices, pack: ActPack) -> None:
        self._parsed, self._cast, self._voices = parsed, cast, voices
        self._words = dict(pack.words)

    def hearing(self, voices: Voices) -> FrameFinds:
        """The same for other voices."""
        other = copy(self)
        other._voices = voices
        return other

    def fit(self, token: Token, frame: Frame, args: Arguments) -> Find | None:
        """The find at a word whose arguments are `args`, None where its roles are not filled as the frame asks."""
        if self._no_act(token, frame):
            return None
        voice, reporter = self._voices.at(token), self._voices.reporter(token)
        filler = Filler(self._parsed, self._cast, self._words, token=token, args=args, voice=voice, reporter=reporter)
        content = filler.first(frame.what)
        if not self._filled(frame, filler):
            return None
        who = filler.referents(frame.who)
        partners = filler.referents(frame.mutual, but=who) if any(r.actors for r in who) else ()
        act, flipped = self._act(token, frame, who, content, voice)
        if not act or at_home(filler, frame, who):
            return None
        find = Find(
            trigger=token,
            act=act,
            rule=frame.id,
            weight=frame.weight,
            who=who + partners,
            whom=(),
            content=content,
            voice=voice,
            flipped=flipped,
            nominal=token.pos in ("NOUN", "PROPN"),
            agentless=frame.agentless and self._by_nobody(args, who),
            reporter=reporter,
            done=frame.done,
        )
        return self._aimed(find, frame, filler, mutual=bool(partners))

    def _no_act(self, token: Token, frame: Frame) -> bool:
        """Whether the word only names what could be done: what is talked about or wished for, or what tells a time."""
        parleys = self._words.get("parleys", frozenset())
        noun = token.pos in ("NOUN", "PROPN")
        if frame.act in DEEDS and noun and (topic(self._parsed, token.i) or discussed(self._parsed, token.i, parleys)):
            return True
        if frame.act in _GIVEN and token.pos == "NOUN" and wanted(self._parsed, token.i):
            return True
        return frame.event and describing(self._parsed, token.i)

    def _filled(self, frame: Frame, filler: Filler) -> bool:
        """Whether the roles are filled that the frame asks for, and those empty that it forbids."""
        if frame.need and not any(filler.filled(role) for role in frame.need):
            return False
        if any(filler.filled(role) for role in frame.forbid):
            return False
        return not frame.object_nouns or self._object_fits(frame, filler.args)

    def _aimed(self, find: Find, frame: Frame, filler: Filler, *, mutual: bool) -> Find:
        """The find with whom it is done to; with nobody where it is `mutual`, among those that do it."""
        act, content = find.act, find.content
        by, whom = ("", ()) if mutual else filler.found(frame.whom, but=find.who)
        threat = content if act == "threaten" else None
        aimed = averted(self._parsed, self._cast, threat, find.voice) if threat is not None else ()
        by, whom = ("averted", aimed) if aimed else (by, whom)
        unnamed = nobody(filler, act, content, whom)
        condemned = content if frame.act == "condemn" else None
        return replace(
            find,
            whom=() if unnamed else whom,
            by="nobody" if unnamed else by,
            suffer=filler.suffering(condemned, whom) if condemned is not None else (),
            settled=unnamed or bool(aimed) or (act == "agree" and any(r.actors for r in whom)),
        )

    def _by_nobody(self, args: Arguments, who: tuple[Referent, ...]) -> bool:
        """No doer is named: there is no subject, or it is the blow itself ("a car bomb killed two")."""
        blows = self._words.get("blows", frozenset())
        subjects = args.get("subject", ())
        return not subjects or (not who and all(self._parsed.tokens[k].lemma in blows for k in subjects))

    def _object_fits(self, frame: Frame, args: Arguments) -> bool:
        roles = ("object", *frame.need)
        heads = [self._parsed.tokens[k] for role in roles for k in args.get(role, ())]
        heads += self._named_so(args)
        return any(
            self._parsed.tokens[k].lemma in frame.object_nouns for h in heads for k in coordinated(self._parsed, h.i)
        )

    def _named_so(self, args: Arguments) -> list[Token]:
        """What is called something where that is parsed as a clause of its own: "called [the plan absurd]"."""
        clauses = (k for k in args.get("clause", ()) if self._parsed.tokens[k].pos in ("ADJ", "NOUN"))
        subjects = (self._parsed.child(k, "nsubj") for k in clauses)
        return [subject for subject in subjects if subject is not None]

    def _act(
        self, token: Token, frame: Frame, who: tuple[Referent, ...], content: int | None, voice: VoiceAt | None
    ) -> tuple[str, bool]:
        """The act, empty where it is none, and whether negation has made it another."""
        if negated(self._parsed, token.i) and frame.negated:
            return ("" if frame.negated == "drop" else frame.negated), True
        if frame.possible and possible(self._parsed, token.i):
            # "both could agree": nobody says so but the writer
            supposed = voice is None and not self._voices.reporter(token)
            return ("" if frame.possible == "drop" or supposed else frame.possible), True
        if frame.own and content is not None and self._own_action(content, who, voice):
            refuses = negated(self._parsed, content) and self._refuses(content)
            return ("reject" if refuses else frame.own), False
        return frame.act, False

    def _refuses(self, content: int) -> bool:
        """'Warned that it will not submit': what it will not do is what others want."""
        return self._parsed.tokens[content].lemma in self._words.get("refuse", frozenset())

    def _own_action(self, content: int, who: tuple[Referent, ...], voice: VoiceAt | None) -> bool:
        """Whether the content tells what the actor itself will do: its subject is the actor."""
        verb = self._parsed.tokens[content]
        if verb.pos not in ("VERB", "AUX"):
            return False
        child = self._parsed.child(content, "nsubj", "nsubjpass")
        if child is None:
            return False
        speaker = voice.speaker if voice else None
        subject = self._cast.refer_all(child.i, speaker=speaker)
        if not any(k.lower in _AHEAD for k in self._parsed.children(content) if k.dep == "aux"):
            return False
        return same_side(subject or self._cast.owner(child.i, speaker=speaker), who)
