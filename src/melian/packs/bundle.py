"""All packs together, and which version of them it is."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from melian.errors import PackError
from melian.model.cue import CueLexicon
from melian.model.fact_pack import FactPack
from melian.model.frame import ActPack
from melian.model.gazetteer import Gazetteer
from melian.model.knowledge import Knowledge
from melian.model.outlet import OutletIndex
from melian.packs.actors import load_actors
from melian.packs.acts import load_acts
from melian.packs.cues import load_cues
from melian.packs.digest import digest
from melian.packs.facts import load_facts
from melian.packs.knowledge import load_knowledge
from melian.packs.outlets import load_outlets


@dataclass(frozen=True, kw_only=True)
class Packs:
    """The packs, loaded and checked; those of assessment when they are first asked for, which reading never does."""

    actors: Gazetteer
    acts: ActPack
    cues: CueLexicon
    outlets: OutletIndex
    facts: FactPack
    version: str
    """Digest of the files they were loaded from: equal packs, equal digest."""
    extra: Path | None = None
    """An analyst's folder."""

    @cached_property
    def knowledge(self) -> Knowledge:
        """What assessments rest on. Raises PackError naming file, line and field."""
        return load_knowledge(self.extra)


def load_packs(extra: Path | None = None) -> Packs:
    """The shipped packs with an analyst's own over them: `actors*.toml`, `acts*.toml` and so on in the folder `extra`.

    Raises PackError naming the file and the entry.
    """
    try:
        packs = _load(extra)
        if extra is not None:
            _ = packs.knowledge  # an analyst's error is told at the start, whatever the command
        return packs
    except (OSError, UnicodeDecodeError) as error:
        raise PackError(f"{extra}: cannot be read: {error}") from error


def _load(extra: Path | None) -> Packs:
    return Packs(
        actors=load_actors(extra),
        acts=load_acts(extra),
        cues=load_cues(extra),
        outlets=load_outlets(extra),
        facts=load_facts(extra),
        version=digest(extra),
        extra=extra,
    )
