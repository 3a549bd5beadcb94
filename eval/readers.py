"""The readers that are measured: the pipeline's own stages, set up once.

What is learned is measured on texts that it was not learned from: with `--folds` each text is read by the weights of
the fold that left it out (docs/encoder.md tells how they are made), named `f0`, `f1` and so on in a folder.
"""

from __future__ import annotations

import argparse
import zlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path

from melian.extraction.cast import Cast
from melian.extraction.entities import Entities
from melian.extraction.finds import Finder
from melian.extraction.former_names import naming_of
from melian.extraction.mentions import mentions, reads, weighed
from melian.extraction.party_choice import Chooser, Read
from melian.extraction.quotations import quotations
from melian.extraction.voices import Voices
from melian.language.encoder import WEIGHTS, Encoder
from melian.language.tagger import Tagger
from melian.model.frame import ActPack
from melian.model.mention import Mention
from melian.model.parsed import Parsed
from melian.model.quotation import Quotation
from melian.model.tags import Tags
from melian.packs import Packs, load_packs
from melian.packs.acts import load_acts

FOLDS = 5
Extract = Callable[[Parsed], Sequence[Mention]]


def fold_of(name: str) -> int:
    """The fold of a text: the same for each set that holds it, whatever else the set holds."""
    return zlib.crc32(Path(name).stem.encode()) % FOLDS


@dataclass(frozen=True, slots=True, kw_only=True)
class Reader:
    """Parsed text to quotations and mentions, as the pipeline does it.

    `folder` holds the encoder's weights, or those of each fold where `folded`; None reads by rules. `inner` says how
    reports within reports are annotated in the texts that are measured.
    """

    folder: Path | None
    folded: bool = False
    inner: bool = True
    packs: Packs = field(default_factory=load_packs)
    parties: Path | None = None
    """Folder with the weights of each fold by which an act's parties are chosen; None takes the shipped ones."""

    def acts(self, parsed: Parsed) -> ActPack:
        """The pack that reads a text."""
        if self.parties is None:
            return self.packs.acts
        return _acts(self.parties / f"f{fold_of(parsed.document.path)}")

    def tags(self, parsed: Parsed) -> Tags | None:
        """What the encoder says, None for rules."""
        if self.folder is None:
            return None
        name = parsed.document.path
        folder = self.folder / f"f{fold_of(name)}" if self.folded else self.folder
        return _tagger(folder, int(self.inner)).tags(parsed)

    def quotations(self, parsed: Parsed) -> Sequence[Quotation]:
        """Who says what."""
        cast = Cast(parsed, self.packs.actors)
        return quotations(parsed, cast, self.packs.cues, self.tags(parsed), inner=self.inner)

    def mentions(self, parsed: Parsed) -> Sequence[Mention]:
        """Every act, with the names that `melian extract` prints."""
        cast, tags = Cast(parsed, self.packs.actors), self.tags(parsed)
        quoted = quotations(parsed, cast, self.packs.cues, tags)
        names = self.packs.outlets.names
        found = mentions(parsed, cast, quoted, self.acts(parsed), names, tags.acts if tags else None)
        return [self._printed(m, parsed) for m in found]

    def weighed(self, parsed: Parsed) -> list[tuple[Mention, frozenset[str]]]:
        """Every mention that any pattern or the encoder finds, with the features of its confidence."""
        cast, tags = Cast(parsed, self.packs.actors), self.tags(parsed)
        acts = replace(self.acts(parsed), weights=(), floor=0.0, deed_floor=0.0, encoder_weights=(), encoder_floor=0.0)
        quoted = quotations(parsed, cast, self.packs.cues, tags)
        found = weighed(parsed, cast, quoted, acts, self.packs.outlets.names, tags.acts if tags else None)
        return [(self._printed(w.mention, parsed), w.features) for w in found]

    def _printed(self, mention: Mention, parsed: Parsed) -> Mention:
        naming = naming_of(parsed.document, self.packs.actors.former)
        return replace(mention, actor=naming.told(mention.actor), target=naming.told(mention.target))

    def reads(self, parsed: Parsed) -> tuple[Chooser, tuple[Read, ...]]:
        """Every act that any pattern or the encoder finds, with who could be its parties."""
        cast, tags = Cast(parsed, self.packs.actors), self.tags(parsed)
        voices = Voices(parsed, cast, quotations(parsed, cast, self.packs.cues, tags))
        finder, entities = Finder(parsed, cast, voices, self.packs.acts), Entities(parsed, cast)
        found = tuple(reads(parsed, finder, voices, entities, tags.acts if tags else None))
        return Chooser(parsed, cast, entities, found), found


@cache
def _acts(folder: Path) -> ActPack:
    return load_acts(folder)


@cache
def _tagger(folder: Path, window: int) -> Tagger:
    return Tagger(Encoder(folder=folder, window=window))


def add_options(parser: argparse.ArgumentParser) -> None:
    """`--reader rules`, and `--folds` for what is learned."""
    parser.add_argument("--reader", choices=("encoder", "rules"), default="encoder")
    parser.add_argument("--folds", type=Path, help="folder with the weights of each fold")
    parser.add_argument("--parties", type=Path, help="folder with each fold's weights for the parties of acts")


def chosen(options: argparse.Namespace, *, inner: bool = True) -> Reader:
    """The reader that the options name."""
    if options.folds is not None:
        return Reader(folder=options.folds, folded=True, inner=inner, parties=options.parties)
    folder = None if options.reader == "rules" else WEIGHTS
    return Reader(folder=folder, inner=inner, parties=options.parties)


def extractor() -> Extract:
    """Parsed text to mentions by the shipped reader."""
    return Reader(folder=WEIGHTS).mentions
