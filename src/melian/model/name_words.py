"""Names and clauses as running text has them: with "the" where English has it, and in a row."""

from __future__ import annotations

import re
from collections.abc import Sequence

_HEADS = (
    "States|Nations|Union|Republic|Kingdom|Emirates|Islands|Federation|Alliance|League|Agency|Council|Commission|Court|"
    "Community|Authority|Assembly|Army|Front|Forces|Organi[sz]ation|Commonwealth|Movement|Brotherhood|"
    "Sea|Ocean|Strait|Gulf|Strip|Peninsula|Canal|River|Ministry|Department|Bank|Empire|Pact|Forum|Fund|Parliament|Senate|Tribunal|Guard|Navy"
)
_WITH_ARTICLE = re.compile(
    rf"[A-Z][\w’'.-]* (?:[\w’'.-]+ )*?(?:{_HEADS})|(?:[A-Z]\w+ )?(?:{_HEADS}) (?:of|for|on) .+|[A-Z]\w+(?:lands|ines)"
)
"""A name that ends in, or begins with, a common noun, and names of groups of islands or lands by their ending."""


def with_article(name: str) -> str:
    """'the United States', 'the Philippines'; other names and descriptions as they stand."""
    return f"the {name}" if _WITH_ARTICLE.fullmatch(name) and not name.startswith("The ") else name


def listed(items: Sequence[str], last: str = "and") -> str:
    """'A', 'A and B', 'A, B and C'; `last` stands before the last."""
    return f" {last} ".join(filter(None, (", ".join(items[:-1]), *items[-1:])))
