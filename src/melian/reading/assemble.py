"""From a draft to a document: furniture and headings marked, what is known of it gathered by rank of source."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from melian.model.document import Document, Found, Furniture, Page
from melian.model.span import Span
from melian.reading.dateline import Credits, credits_of
from melian.reading.dates import iso
from melian.reading.draft import NAMES, Draft, Finds, Name
from melian.reading.frontmatter import FrontMatter, front_matter
from melian.reading.furniture import classify, spans
from melian.reading.headings import Outline, outline
from melian.reading.lines import LOOKED_AT, Line, key, lines
from melian.reading.oddities import oddities
from melian.reading.phrases import load_phrases
from melian.reading.tongue import identify

_KEYS: Mapping[Name, tuple[str, ...]] = {
    "title": ("title", "headline"),
    "outlet": ("outlet", "source", "publisher", "site", "publication"),
    "byline": ("author", "byline", "authors"),
    "date": ("date", "published", "published_time", "published_at", "pubdate"),
    "url": ("url", "source_url", "link", "canonical"),
    "language": ("language", "lang"),
}
"""Front matter's fields by what they tell, the surest first."""


def assemble(path: str, draft: Draft, *, told: Finds, page: Page | None = None) -> Document:
    """The document; `told` (the user) ranks before what the page says, and that before the text."""
    text = draft.text
    front = front_matter(text) if draft.kind == "markdown" else None
    rows = [line for line in lines(text) if front is None or line.start >= front.end]
    phrases = load_phrases()
    kinds = classify(rows, phrases)
    furniture = spans(rows, kinds)
    taken = {i for i, kind in enumerate(kinds) if kind is not None}
    own = credits_of(
        [row for i, row in enumerate(rows) if i not in taken],
        biography=[row for row, kind in zip(rows, kinds, strict=True) if kind == "biography"],
        notices=[row for row, kind in zip(rows, kinds, strict=True) if kind == "notice"],
        phrases=phrases,
    )
    skipped = taken | {i for i, row in enumerate(rows) if row.start in own.starts}
    found = _ranked(draft, own, front, told)
    shape = _shape(draft, rows, skipped, found.get("title"))
    title = _placed(found.get("title"), text, shape) or _title(text, shape)
    language, doubts = _language(draft, told, _article(text, furniture))
    headings = shape.headings if front is None else _with_front(front, shape.headings)
    return Document(
        path=path,
        text=text,
        kind=draft.kind,
        title=title,
        outlet=found.get("outlet"),
        byline=found.get("byline"),
        date=found.get("date"),
        language=language,
        url=found.get("url"),
        headings=headings,
        furniture=tuple(sorted((*_hidden(text, front), *furniture))),
        hyperlinks=draft.hyperlinks,
        problems=(*draft.problems, *own.problems, *doubts, *oddities(text), *_length(text)),
        page=page,
    )


def _ranked(draft: Draft, own: Credits, front: FrontMatter | None, told: Finds) -> dict[Name, Found]:
    """The finds of the highest-ranking source for each name."""
    text: dict[Name, Found | None] = {"date": own.date, "byline": own.byline, "outlet": own.outlet}
    sources: tuple[Mapping[Name, Found | None], ...] = (told, draft.found, _front_finds(front), text)
    found: dict[Name, Found] = {}
    for name in NAMES:
        value = next((value for source in sources if (value := source.get(name)) is not None), None)
        if value is not None:
            found[name] = value
    return found


def _language(draft: Draft, told: Finds, article: str) -> tuple[Found | None, tuple[str, ...]]:
    """As told, as a record says, else as the text shows; what a page claims is often its template's and ranks last."""
    claimed = draft.found.get("language")
    if "language" in told:
        return told["language"], ()
    if claimed and draft.kind != "html":
        return claimed, ()
    shown = identify(article)
    if shown and claimed and shown.value != claimed.value:
        return shown, (f"the page says its language is {claimed.value}, the text looks like {shown.value}",)
    return shown or claimed, ()


def _front_finds(front: FrontMatter | None) -> dict[Name, Found | None]:
    found: dict[Name, Found | None] = {}
    for name, keys in _KEYS.items() if front else ():
        for field_name in keys:
            field = front.fields.get(field_name) if front else None
            value = iso(field.value) if field and name == "date" else field and field.value
            if field and value:
                found[name] = Found(
                    value=value, how=f"front matter, {field_name}", span=Span(start=field.start, end=field.end)
                )
                break
    return found


def _shape(draft: Draft, rows: Sequence[Line], skipped: set[int], title: Found | None) -> Outline:
    if draft.headings is None:
        return outline(rows, skipped=skipped, markdown=draft.kind == "markdown")
    own = title.span if title else None
    return Outline(title=own, headings=draft.headings)


def _placed(title: Found | None, text: str, shape: Outline) -> Found | None:
    """A title that was told, with its place where a heading of the text says the same."""
    if title is None or title.span is not None:
        return title
    same = next((h for h in shape.headings if key(text[h.start : h.end]) == key(title.value)), None)
    return replace(title, span=same)


def _title(text: str, shape: Outline) -> Found | None:
    if shape.title is None:
        return None
    words = " ".join(text[shape.title.start : shape.title.end].split())
    return Found(value=words, how="first line of the text, set as a title", span=shape.title)


def _with_front(front: FrontMatter, headings: tuple[Span, ...]) -> tuple[Span, ...]:
    title = front.fields.get("title")
    return (Span(start=title.start, end=title.end), *headings) if title else headings


def _hidden(text: str, front: FrontMatter | None) -> tuple[Furniture, ...]:
    """The byte order mark, and front matter but for the title in it."""
    if front is None:
        return (Furniture(start=0, end=1, kind="metadata"),) if text.startswith("\ufeff") else ()
    title = front.fields.get("title")
    if title is None:
        return (Furniture(start=0, end=front.end, kind="metadata"),)
    before = Furniture(start=0, end=title.start, kind="metadata")
    return before, Furniture(start=title.end, end=front.end, kind="metadata")


def _article(text: str, furniture: Sequence[Furniture]) -> str:
    """Some 20,000 characters of the article without furniture, for telling its language."""
    parts, at = [], 0
    for piece in furniture:
        parts.append(text[at : min(piece.start, at + 20_000)])
        at = piece.end
    parts.append(text[at : at + 20_000])
    return "\n".join(parts)


def _length(text: str) -> tuple[str, ...]:
    if len(text) <= LOOKED_AT:
        return ()
    return (f"{len(text):,} characters long: furniture and headings were looked for in the first {LOOKED_AT:,} only",)
