"""Words that an analyst's packs look for in a text: plain words, of which `*` at the end of one stands for any ending.

No pattern of a pack is a regular expression: one with nested repeats takes for ever on a text made for it ("ReDoS"),
and texts come from outside. Words with `*` at their ends alone are found in time that grows as the text does.
"""

from __future__ import annotations

import re
from typing import Annotated

from pydantic import AfterValidator, Field

_WORD = r"[^\W_][\w'’.,&/-]*\*?"
_SHAPE = re.compile(rf"{_WORD}(?: {_WORD})*")
_LONGEST = 120


def _checked(text: str) -> str:
    if _SHAPE.fullmatch(text) is None:
        raise ValueError(f"“{text}” is not plain words with one space between them, where * may end a word")
    return text


Wording = Annotated[str, Field(min_length=1, max_length=_LONGEST), AfterValidator(_checked)]
"""'withdraw*', 'pull* back', 'cease-fire': whole words of a text, in small or capital letters."""
