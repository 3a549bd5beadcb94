"""Under which names a report tells of actors: the canonical ones, save for those that it knows by a former name."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Naming:
    """Canonical names with the names that stand for them in one report."""

    pairs: tuple[tuple[str, str], ...] = ()

    def told(self, names: str | None) -> str | None:
        """A '; ' list of canonical names as the report has them, in alphabetical order."""
        known = dict(self.pairs)
        if names is None or not known.keys() & set(names.split("; ")):
            return names
        return "; ".join(sorted(known.get(name, name) for name in names.split("; ")))


CANONICAL = Naming()
"""A report that knows every actor by its canonical name."""
