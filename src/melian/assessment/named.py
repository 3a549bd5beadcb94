"""Which actors a stretch of text names: the actors' pack as one pattern, and the names that the events use."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from melian.assessment.lookup import Lookup, names
from melian.model.actor import Actor, ActorKind

_KINDS: frozenset[ActorKind] = frozenset({"state", "territory", "organisation", "armed_group", "group", "organ"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """Finds actors by the names that running text gives them; a name that can mean several is left out."""

    forms: Mapping[str, tuple[str, ...]]
    """By surface form, whom it stands for: a named group is spelt out, an organ is its state."""
    kinds: Mapping[str, ActorKind]
    shape: re.Pattern[str]

    @classmethod
    def of(cls, cast: Sequence[Actor], lookup: Lookup) -> Named:
        """With the pack, and with every name that an event of the account uses."""
        used = frozenset(n for e in lookup.events for f in (e.actor, e.target, e.place) for n in names(f))
        return _built(tuple(cast), used)

    def within(self, text: str) -> tuple[str, ...]:
        """Canonical names, each once, in the order of the text."""
        found = (name for match in self.shape.finditer(text) for name in self.forms[match[0]])
        return tuple(dict.fromkeys(found))

    def of_kind(self, name: str, *kinds: ActorKind) -> bool:
        """Whether the name is an actor's of one of these kinds."""
        return self.kinds.get(name) in kinds


@lru_cache(maxsize=4)
def _built(cast: tuple[Actor, ...], used: frozenset[str]) -> Named:
    forms: dict[str, set[tuple[str, ...]]] = {}
    for actor in cast:
        if actor.kind in _KINDS:
            stands = actor.members or ((actor.speaks_for,) if actor.speaks_for else (actor.name,))
            for form in _forms(actor):
                forms.setdefault(form, set()).add(stands)
    for name in used:
        forms.setdefault(name, {(name,)})
    single = {form: next(iter(stands)) for form, stands in forms.items() if len(stands) == 1}
    each = "|".join(map(re.escape, sorted(single, key=lambda f: (-len(f), f))))
    first = re.escape("".join(sorted({form[0] for form in single})))
    shape = re.compile(rf"(?<!\w)(?=[{first}])(?:{each})(?!\w)" if each else r"(?!)")
    return Named(forms=single, kinds={a.name: a.kind for a in cast}, shape=shape)


def _forms(actor: Actor) -> Iterable[str]:
    """Names with a capital: a form in small letters is a common word too often."""
    every = (actor.name, *actor.aliases, *actor.demonyms, *actor.metonyms)
    return (form for form in every if form[:1].isupper() and (len(form) > 2 or form.isupper()))
