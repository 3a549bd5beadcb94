"""Loads the lexicon of cues: which words attribute speech or thought, and in which frames."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from melian.model.cue import Cue, CueLexicon, WordClass
from melian.packs.files import analysts, shipped, validated

Weight = Annotated[float, Field(ge=0, le=1)]
Words = dict[str, dict[str, Weight]]


class _File(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)
    floor: Weight | None = None
    not_passed_on: tuple[str, ...] = ()
    sourceless: tuple[str, ...] = ()
    voices: tuple[str, ...] = ()
    bodies: tuple[str, ...] = ()
    relays: tuple[str, ...] = ()
    inferences: tuple[str, ...] = ()
    thoughts: tuple[str, ...] = ()
    context: dict[str, float] = Field(default_factory=dict)
    verbs: Words = Field(default_factory=dict)
    nouns: Words = Field(default_factory=dict)
    adjectives: Words = Field(default_factory=dict)
    adverbs: Words = Field(default_factory=dict)
    prepositions: Words = Field(default_factory=dict)

    def by_class(self) -> tuple[tuple[WordClass, Words], ...]:
        return (
            ("verb", self.verbs),
            ("noun", self.nouns),
            ("adjective", self.adjectives),
            ("adverb", self.adverbs),
            ("preposition", self.prepositions),
        )


def load_cues(extra: Path | None = None) -> CueLexicon:
    """The shipped cues, with the TOML files `cues*.toml` of an analyst's folder over them, word by word.

    Raises PackError naming the file and the word.
    """
    sources = (shipped("cues.toml"), *analysts(extra, "cues*.toml"))
    return _merge([validated(_File, name, text) for name, text in sources])


def _merge(files: list[_File]) -> CueLexicon:
    cues: dict[tuple[str, WordClass], Cue] = {}
    held_back = frozenset(word for file in files for word in file.not_passed_on)
    sourceless = frozenset(word for file in files for word in file.sourceless)
    for file in files:
        for word_class, words in file.by_class():
            for lemma, frames in words.items():
                cues[lemma, word_class] = Cue(
                    lemma=lemma,
                    word_class=word_class,
                    frames=frames,
                    passes_on=lemma not in held_back,
                    sourceless=lemma in sourceless,
                )
    context = {name: odds for file in files for name, odds in file.context.items()}
    floors = [file.floor for file in files if file.floor is not None]
    return CueLexicon(
        cues=cues,
        floor=floors[-1] if floors else CueLexicon().floor,
        voices=frozenset(word for file in files for word in file.voices),
        bodies=frozenset(word for file in files for word in file.bodies),
        relays=frozenset(word for file in files for word in file.relays),
        inferences=frozenset(word for file in files for word in file.inferences),
        thoughts=frozenset(word for file in files for word in file.thoughts),
        context=context,
    )
