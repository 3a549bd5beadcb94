"""`compose` with the shipped packs of assessment, as the commands call it."""

from __future__ import annotations

from functools import partial

from melian.brief import compose as bare
from melian.packs.knowledge import load_knowledge

compose = partial(bare, knowledge=load_knowledge())
