"""The way of the data: documents in, readings and events out, and an account of them for the brief."""

from __future__ import annotations

import hashlib
import logging
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cache, cached_property
from importlib import resources
from itertools import islice
from pathlib import Path

from melian import __version__
from melian.errors import UsageError
from melian.extraction.cast import Cast
from melian.extraction.facts import facts
from melian.extraction.finds import Finder
from melian.extraction.former_names import naming_of
from melian.extraction.gate import Words, passing
from melian.extraction.mentions import mentions
from melian.extraction.promising import promising
from melian.extraction.quotations import ByRules, by_rules, quotations
from melian.extraction.voices import Voices
from melian.language import English
from melian.language.encoder import WEIGHTS, Encoder
from melian.language.tagger import Tagger
from melian.model.document import Document, Unreadable
from melian.model.event import Account, Event, Reading
from melian.model.fact import Fact
from melian.model.link import Link
from melian.model.mention import Judgement
from melian.model.parsed import Parsed
from melian.model.quotation import Quotation
from melian.model.reader import ReaderName
from melian.model.span import Span
from melian.model.standing import Store
from melian.model.tags import Tags
from melian.packs import Packs, load_packs
from melian.resolution import Standing, resolve

log = logging.getLogger(__name__)
TOGETHER = 32
"""Documents that are parsed at once behind the gate, most of which lets little through."""


@dataclass(frozen=True, kw_only=True)
class Pipeline:
    """What reading a text takes, held open: the packs, a parser for each language that is read, and the encoder.

    Without a `tagger` quotations and acts are read by rules alone.
    """

    packs: Packs
    english: English = field(default_factory=English)
    tagger: Tagger | None = None
    gated: bool = False
    """Whether only sentences that can hold an act are parsed: next to all acts are found, not all quotations."""
    with_facts: bool = True
    """Whether facts beside acts are read too."""

    @classmethod
    def open(
        cls, packs: Path | None = None, *, reader: ReaderName | None = None, weights: Path | None = None
    ) -> Pipeline:
        """With the shipped packs, and the analyst's own from the folder `packs`.

        `reader` is the encoder unless said otherwise; its files lie in the folder `weights`, else in the package.
        Raises PackError, and UsageError where the encoder's files are missing or, at the first text, are not those
        that its list of digests names.
        """
        return cls(packs=load_packs(packs), tagger=_tagger(reader, Encoder(folder=weights or WEIGHTS, window=1)))

    def read_all(self, items: Iterable[Document | Unreadable]) -> Iterator[Reading | Unreadable]:
        """Reads documents one at a time, in order; what could not be read is passed on.

        A document that breaks the reading becomes a recorded failure, and the rest are still read.
        """
        items = iter(items)
        while batch := tuple(islice(items, TOGETHER if self.gated else 1)):
            together = self._together([item for item in batch if isinstance(item, Document)])
            for item in batch:
                yield item if isinstance(item, Unreadable) else self._guarded(item, together.get(id(item)))

    def read(self, document: Document, parsed: Parsed | None = None) -> Reading:
        """Who says what and who does what in one document; nothing, where its language is not read yet.

        `parsed` is the document where it has been parsed already.
        """
        if not _english(document):
            language = document.language.value if document.language else None
            problem = f"language {language} is not read yet: no mentions were looked for"
            log.warning("%s: %s", document.path, problem)
            return Reading(
                document=replace(document, problems=(*document.problems, problem)), quotations=(), mentions=()
            )
        parsed = self._parsed(document) if parsed is None else parsed
        if not parsed.tokens:
            return Reading(document=document, quotations=(), mentions=())
        cast = Cast(parsed, self.packs.actors)
        told = by_rules(parsed, cast, self.packs.cues)
        finder = self._finder(parsed, cast, told)
        tags = self._tags(parsed, finder)
        quoted = quotations(parsed, cast, self.packs.cues, tags, rules=told)
        acts = tags.acts if tags else None
        found = mentions(parsed, cast, quoted, self.packs.acts, self.packs.outlets.names, acts, finder)
        claimed = self._facts(parsed, cast, quoted) if self.with_facts else ()
        log.info("%s: %d quotations, %d mentions, %d facts", document.path, len(quoted), len(found), len(claimed))
        naming = naming_of(document, self.packs.actors.former)
        return Reading(document=document, quotations=quoted, mentions=found, facts=claimed, naming=naming)

    def _finder(self, parsed: Parsed, cast: Cast, told: ByRules) -> Finder | None:
        """The patterns' finds by the rules' quotations, where they tell the encoder what to read."""
        if self.tagger is None or not self.gated:
            return None
        return Finder(parsed, cast, Voices(parsed, cast, told.quotations), self.packs.acts)

    def _tags(self, parsed: Parsed, finder: Finder | None) -> Tags | None:
        """What the encoder says: of the sentences that may hold an act where they alone are parsed."""
        if self.tagger is None:
            return None
        if finder is None:
            return self.tagger.tags(parsed)
        own = self._words.own(parsed.text, parsed.sentences)
        return self.tagger.tags(parsed, promising(finder, self.packs.acts, own))

    def _facts(self, parsed: Parsed, cast: Cast, quoted: tuple[Quotation, ...]) -> tuple[Fact, ...]:
        packs = self.packs
        return facts(parsed, cast, quoted, packs.actors, packs.facts, outlets=packs.outlets.names)

    def _parsed(self, document: Document) -> Parsed:
        if not self.gated:
            return self.english.parse(document)
        return self.english.parse(document, self._passing(document))

    def _together(self, documents: Sequence[Document]) -> dict[int, Parsed]:
        """What the gate lets through of each, parsed at once, by the document's identity; nothing where one breaks."""
        if not self.gated:
            return {}
        readable = [d for d in documents if _english(d)]
        try:
            parsed = self.english.parse_together([(d, self._passing(d)) for d in readable])
        except Exception:
            log.debug("a batch is read one at a time", exc_info=True)
            return {}
        return {id(d): p for d, p in zip(readable, parsed, strict=True)}

    def _passing(self, document: Document) -> tuple[Span, ...]:
        blocks = self.english.blocks(document)
        return passing(document, blocks, self._words.scores, self._words.known)

    @cached_property
    def _words(self) -> Words:
        return Words(acts=self.packs.acts, actors=self.packs.actors)

    def resolve(
        self, readings: Iterable[Reading], judgements: Iterable[Judgement] = (), links: Iterable[Link] = ()
    ) -> tuple[Event, ...]:
        """Joins the mentions of one act across readings, as a person judged where one did: what was rejected is out."""
        rejected = frozenset(j.mention for j in judgements if j.verdict == "rejected")
        return resolve(tuple(readings), rejected=rejected, links=tuple(links), outlets=self.packs.outlets)

    def standing(
        self, rejected: frozenset[str] = frozenset(), links: Sequence[Link] = (), store: Store | None = None
    ) -> Standing:
        """Resolution held open, by the judgements of people and going on from what was kept."""
        return Standing(rejected=rejected, links=links, outlets=self.packs.outlets, store=store)

    @property
    def rules(self) -> str:
        """Names what decides how mentions are resolved: the program's own rules and the packs."""
        return f"melian {__version__}, rules {_rules()}, packs {self.packs.version}"

    def versions(self) -> tuple[tuple[str, str], ...]:
        """Name and version of the program, its packs, its model and its reader."""
        reader = f"encoder, {self.tagger.version}" if self.tagger else "rules"
        return (
            ("melian", __version__),
            ("packs", self.packs.version),
            ("English model", self.english.version),
            ("reader", reader),
        )

    def account(
        self,
        items: Iterable[Reading | Unreadable],
        *,
        made_at: str,
        judgements: Iterable[Judgement] = (),
        links: Iterable[Link] = (),
    ) -> Account:
        """Everything that a brief is made of, in the order of the documents' names: theirs of giving changes nothing.

        `made_at` is UTC, ISO 8601.
        """
        items, judgements = tuple(items), tuple(judgements)
        readings = sorted((i for i in items if isinstance(i, Reading)), key=lambda r: r.document.path)
        return Account(
            readings=tuple(readings),
            events=self.resolve(readings, judgements, links),
            judgements=judgements,
            unreadable=tuple(sorted((i for i in items if isinstance(i, Unreadable)), key=lambda u: u.path)),
            versions=self.versions(),
            made_at=made_at,
        )

    def _guarded(self, document: Document, parsed: Parsed | None = None) -> Reading | Unreadable:
        try:
            return self.read(document, parsed)
        except UsageError:
            raise
        except Exception as error:
            log.debug("%s", document.path, exc_info=True)
            return Unreadable(path=document.path, why=f"could not be analysed: {type(error).__name__}: {error}")


@cache
def _rules() -> str:
    """A digest over the code that resolves: what another kept is of no use to it."""
    total = hashlib.sha256()
    for package in ("melian.model", "melian.resolution"):
        for file in sorted(resources.files(package).iterdir(), key=lambda file: file.name):
            if file.name.endswith(".py"):
                total.update(file.read_bytes())
    return total.hexdigest()[:12]


def _english(document: Document) -> bool:
    """Whether a document is English; so is one that does not say."""
    return document.language is None or document.language.value.split("-")[0] == "en"


def _tagger(reader: ReaderName | None, encoder: Encoder) -> Tagger | None:
    """The encoder, or None for rules. Weights that are not there are an error: nothing is read by rules unasked."""
    if reader == "rules":
        return None
    encoder.check_there()
    return Tagger(encoder)
