"""Whom a threat is to stop: "will bomb the town to stop rebels from firing" is aimed at the rebels, not at the town."""

from __future__ import annotations

from melian.extraction.arguments import arguments
from melian.extraction.cast import Cast
from melian.extraction.voices import VoiceAt
from melian.model.actor import Referent
from melian.model.parsed import Parsed

_STOPPING = frozenset({"stop", "prevent", "halt", "deter", "punish"})


def averted(parsed: Parsed, cast: Cast, verb: int, voice: VoiceAt | None) -> tuple[Referent, ...]:
    """Who does what the action at `verb` is meant to stop, or whose it is; empty where no such purpose is told."""
    speaker = voice.speaker if voice else None
    for purpose in (c for c in parsed.children(verb) if c.lemma in _STOPPING and c.dep in ("advcl", "xcomp")):
        if not any(c.tag == "TO" for c in parsed.children(purpose.i)):
            continue
        for k in arguments(parsed, purpose.i).get("object", ()):
            found = cast.refer_all(k, speaker=speaker) or cast.owner(k, speaker=speaker)
            if any(r.actors for r in found):
                return found
    return ()
