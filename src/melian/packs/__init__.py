"""Knowledge as data: who can act, what words carry an act, what cues a quotation, which outlets there are."""

from melian.packs.bundle import Packs, load_packs

__all__ = ["Packs", "load_packs"]
