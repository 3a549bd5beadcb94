"""One trigger with what stands around it, from which its roles are filled."""

from __future__ import annotations

from collections.abc import Mapping

from melian.extraction.arguments import Arguments
from melian.extraction.cast import Cast
from melian.extraction.voices import VoiceAt
from melian.model.actor import Referent
from melian.model.parsed import Parsed, Token


class Spot:
    """The trigger, its arguments, whose words it stands in and who reports it; `words` are the pack's word lists."""

    def __init__(
        self,
        parsed: Parsed,
        cast: Cast,
        words: Mapping[str, frozenset[str]],
        *,
        token: Token,
        args: Arguments,
        voice: VoiceAt | None,
        reporter: tuple[Referent, ...] = (),
    ) -> None:
        self.parsed, self.cast, self.words = parsed, cast, words
        self.token, self.args, self.voice, self.reporter = token, args, voice, reporter
        self.speaker = voice.speaker if voice else None

    def sides(self, k: int) -> tuple[Referent, ...]:
        """Whom the noun at `k` names, else whose it is: "interpreter" of "a Peruvian interpreter" is Peru's."""
        return self.cast.refer_all(k, speaker=self.speaker) or self.cast.owner(k, speaker=self.speaker)

    def violent(self, k: int) -> bool:
        """Of "the killing of Peruvian soldiers" whoever did it is meant, or nobody: never who suffered it."""
        return self.parsed.tokens[k].lemma.lower() in self.words.get("violence", frozenset())
