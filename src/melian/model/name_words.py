"""Names of actors as running text has them: with "the" where English has it, and each said once."""

from __future__ import annotations

import re
from collections.abc import Iterable

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


def others(joined: str | None, among: str | None) -> str | None:
    """The names of a joined field that are not in the other: whom an act of several is done to, beside themselves."""
    own = set(_split(among))
    return "; ".join(name for name in _split(joined) if name not in own) or None


def _split(joined: str | None) -> Iterable[str]:
    return joined.split("; ") if joined else ()
