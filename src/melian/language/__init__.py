"""Documents to parsed documents: the only importer of an NLP library."""

from melian.language.english import English

__all__ = ["English"]
