"""Who a document's noun phrases refer to: names, offices, demonyms, metonyms and pronouns."""

from __future__ import annotations

from melian.model.actor import Referent
from melian.model.parsed import Parsed


class Cast:
    """The people and bodies of one document, and what each noun phrase refers to."""

    def __init__(self, parsed: Parsed, actors: object) -> None:
        self.parsed = parsed

    def refer(self, i: int, *, speaker: Referent | None = None) -> Referent | None:
        """What the noun phrase headed by token `i` refers to; coordinated phrases are left out.

        `speaker` is whose words token `i` stands in: "we", "our" and "I" refer to them. None where
        the phrase names nobody (a thing, an abstraction).
        """
        return None

    def refer_all(self, i: int, *, speaker: Referent | None = None) -> tuple[Referent, ...]:
        """The same with the phrases that are coordinated with it ("Estonia, Latvia and Lithuania")."""
        found = self.refer(i, speaker=speaker)
        return (found,) if found else ()

    def owner(self, i: int, *, speaker: Referent | None = None) -> tuple[Referent, ...]:
        """Whose the noun at token `i` is: "Russia's demand", "Russian demands", "its demand", "the demand of Russia"."""
        return ()
