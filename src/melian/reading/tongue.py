"""The language of a text."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from melian.model.document import Found

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

SAMPLE = 10_000
"""Characters that are looked at."""
LETTERS = 40
"""Fewer letters than these tell no language."""
SURE = 0.8
"""Probability below which the language stays unknown."""

LANGUAGES = (
    "ar be bg bn bs ca cs da de el en es et fa fi fr gl he hi hr hu hy id is it ja ka kk ko ky lt lv mk mn ms mt "
    "nb nl pl ps pt ro ru sk sl sq sr sv sw ta th tr uk ur uz vi zh"
)
"""What news comes in. Left whole, the identifier takes short English for rarer tongues."""


def identify(text: str) -> Found | None:
    """The language, ISO 639-1, by character sequences (Lui and Baldwin 2012, py3langid); None where unsure."""
    sample = text[:SAMPLE]
    if sum(c.isalpha() for c in sample) < LETTERS:
        return None
    language, probability = _identifier().classify(sample)
    if probability < SURE:
        return None
    return Found(value=str(language), how=f"identified from the text (py3langid, probability {probability:.2f})")


@cache
def _identifier() -> LanguageIdentifier:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    found = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    known = set(found.labels)
    found.set_languages([language for language in LANGUAGES.split() if language in known])
    return found
