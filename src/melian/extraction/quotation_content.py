"""Where the content of a cue begins and ends, in tokens."""

from __future__ import annotations

from collections.abc import Iterable

from melian.extraction.quotation_candidates import Range
from melian.model.parsed import Parsed

_ASIDES = frozenset({"which", "who"})
_EDGES = frozenset({",", ";", ":", ".", "-", "–", "—", "--", "!", "?", "…", "...", "(", "*"})


def ranges(parsed: Parsed, tokens: Iterable[int]) -> tuple[Range, ...]:
    """Contiguous runs of tokens, edge punctuation trimmed; punctuation between two runs joins them."""
    runs: list[list[int]] = []
    for i in sorted(tokens):
        if runs and all(parsed.tokens[k].pos in ("PUNCT", "SPACE") for k in range(runs[-1][1], i)):
            runs[-1][1] = i + 1
        else:
            runs.append([i, i + 1])
    trimmed = (trim(parsed, a, b) for a, b in runs)
    return tuple(r for r in trimmed if r[0] < r[1] and not _idle(parsed, r))


def _idle(parsed: Parsed, piece: Range) -> bool:
    """Only marks and joining words."""
    return all(t.pos in ("PUNCT", "SPACE", "CCONJ") or t.dep == "mark" for t in parsed.tokens[piece[0] : piece[1]])


def trim(parsed: Parsed, first: int, last: int) -> Range:
    """Punctuation at both edges left out, quotation marks kept."""
    tokens = parsed.tokens
    while first < last and (tokens[first].text in _EDGES or tokens[first].pos == "SPACE"):
        first += 1
    while first < last and (tokens[last - 1].text in _EDGES or tokens[last - 1].pos == "SPACE"):
        last -= 1
    return first, last


def clause(parsed: Parsed, root: int, barred: Iterable[int]) -> tuple[Range, ...]:
    """All below `root` save what is `barred` (the cue and the speaker, with all below them)."""
    return ranges(parsed, set(parsed.subtree(root)) - set(barred))


def behind(parsed: Parsed, roots: Iterable[int], after: int, barred: Iterable[int] = ()) -> tuple[Range, ...]:
    """One run from the first to the last token below `roots`, as far as they stand behind token `after`."""
    below = [k for root in roots for k in parsed.subtree(root) if k > after]
    stop = set(barred)
    if not below:
        return ()
    last = _whole_word(parsed, max(below))
    last = _before_aside(parsed, min(below), last)
    return ranges(parsed, [k for k in range(min(below), last + 1) if k not in stop])


def _whole_word(parsed: Parsed, last: int) -> int:
    """'re-open' is one word, wherever the parser attaches its halves."""
    tokens = parsed.tokens
    while last + 2 < len(tokens) and tokens[last + 1].text == "-" and tokens[last + 1].start == tokens[last].end:
        if tokens[last + 2].start != tokens[last + 1].end:
            break
        last = max(last + 2, parsed.subtree(last + 2)[-1])
    return last


def _before_aside(parsed: Parsed, first: int, last: int) -> int:
    """Where the narrator goes on behind a comma: ', which ...', ', who ...' at the end is not what was said."""
    tokens = parsed.tokens
    for k in range(last, first + 1, -1):
        token = tokens[k]
        if token.lower in _ASIDES and tokens[k - 1].text == "," and token.tag in ("WDT", "WP"):
            verb = next((t for t in parsed.ancestors(k) if t.dep == "relcl"), None)
            if verb is not None and verb.i <= last and parsed.subtree(verb.i)[-1] >= last - 1:
                return k - 2
    return last
