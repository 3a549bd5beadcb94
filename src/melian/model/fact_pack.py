"""The entries of the facts' pack: which words make a claim, and what is counted."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from melian.model.fact import FactKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Relation:
    """Words that make a claim of one kind; `units` names the class of what its quantity counts."""

    id: str
    kind: FactKind
    predicate: str
    verbs: tuple[str, ...] = ()
    """Lemmas."""
    nouns: tuple[str, ...] = ()
    states: tuple[str, ...] = ()
    """Adjectives that tell of it what has been done ("dead")."""
    objects: tuple[str, ...] = ()
    """Lemmas of which one must head the object, for events of a named thing ("treaty")."""
    units: str = ""
    patient: bool = False
    """What is counted undergoes it: the subject is whose they are, not who did it."""
    host: bool = False
    """The verb's subject is the place ("Peru hosts 300 troops")."""
    bare: bool = False
    """Units that have a size count without a number too ("battalions")."""
    lasts: int | None = None
    """Days for which two undated or differently dated claims can be compared; None: for good."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """What is counted, by its words."""

    name: str
    kind: str
    words: tuple[str, ...]
    """Lemmas, the words of a compound parted by a space."""
    size: int | None = None


@dataclass(frozen=True, kw_only=True)
class FactPack:
    """All relations, units and word lists of the facts' pack."""

    relations: tuple[Relation, ...] = ()
    units: tuple[Unit, ...] = ()
    words: Mapping[str, frozenset[str]] = field(default_factory=dict)

    @cached_property
    def by_verb(self) -> Mapping[str, tuple[Relation, ...]]:
        """Relations by each of their verbs."""
        return _grouped((verb, r) for r in self.relations for verb in r.verbs)

    @cached_property
    def by_noun(self) -> Mapping[str, tuple[Relation, ...]]:
        """Relations by each of their nouns."""
        return _grouped((noun, r) for r in self.relations for noun in r.nouns)

    @cached_property
    def by_state(self) -> Mapping[str, tuple[Relation, ...]]:
        """Relations by each of their adjectives."""
        return _grouped((state, r) for r in self.relations for state in r.states)

    @cached_property
    def by_unit(self) -> Mapping[str, tuple[tuple[tuple[str, ...], Unit], ...]]:
        """Units by the last of their words, the longest name first."""
        found: dict[str, list[tuple[tuple[str, ...], Unit]]] = {}
        for unit in self.units:
            for name in unit.words:
                found.setdefault(name.split()[-1], []).append((tuple(name.split()), unit))
        return {last: tuple(sorted(names, key=lambda n: -len(n[0]))) for last, names in found.items()}

    def holds(self, kind: str, word: str) -> bool:
        """Whether `word` is in the list `kind`."""
        return word in self.words.get(kind, frozenset())


def _grouped(pairs: Iterable[tuple[str, Relation]]) -> Mapping[str, tuple[Relation, ...]]:
    found: dict[str, list[Relation]] = {}
    for word, relation in pairs:
        found.setdefault(word, []).append(relation)
    return {word: tuple(relations) for word, relations in found.items()}
