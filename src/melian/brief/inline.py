"""Sentences, marks, notes and articles as HTML, everything escaped; no tag here comes from outside."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from markupsafe import Markup, escape

from melian.brief.phrases import TINT_WORDS
from melian.brief.tree import Cell, Piece, Reference, Sentence, Stretch, Tint, between_marks, marks_of
from melian.brief.visible import name, runs

Numbers = Mapping[Reference, int]
_EMPTY = Markup("")


def plain(text: str) -> Markup:
    """Escaped text; deceiving characters by their number, with the character itself in `data-char`."""
    return _EMPTY.join(_character(run) if deceiving else _escaped(run) for run, deceiving in runs(text))


def _escaped(text: str) -> Markup:
    """Escaped; a carriage return as a reference, since a reader of HTML would take a bare one for a line feed."""
    return Markup("&#13;").join(map(escape, text.split("\r")))


def _character(character: str) -> Markup:
    return Markup('<span class="char" data-char="{:x}">{}</span>').format(ord(character), name(character))


def words(piece: Piece) -> Markup:
    """An article's words, the quoted ones among them marked, in a run of their own direction."""
    at, inner = 0, _EMPTY
    for span in piece.quoted:
        inner += plain(piece.text[at : span.start])
        inner += Markup('<span class="quoted">{}</span>').format(plain(piece.text[span.start : span.end]))
        at = max(at, span.end)
    inner += plain(piece.text[at:])
    language = Markup(' lang="{}"').format(piece.language) if piece.language else ""
    return Markup('<bdi class="words {}"{}>{}</bdi>').format(piece.tint, language, inner)


def run(piece: Piece, said: frozenset[Tint] = frozenset()) -> Markup:
    """A piece of a sentence: words in quotation marks with their form, unless the row says the form already."""
    if piece.tint is None:
        shown = plain(piece.text)
        return Markup('<a href="#{}">{}</a>').format(piece.to, shown) if piece.to else shown
    left, right = marks_of(piece)
    shown = Markup("{}{}{}").format(left, words(between_marks(piece)), right)
    if piece.tint in said:
        return shown
    return shown + Markup(' <small class="form">{}</small>').format(TINT_WORDS[piece.tint])


def sentence(said: Sentence, numbers: Numbers, tints: frozenset[Tint] = frozenset()) -> Markup:
    """A sentence with one mark that opens the words it rests on."""
    text = _EMPTY.join(run(piece, tints) for piece in said.pieces)
    return text + mark(said.references, numbers) if said.references else text


def mark(references: Sequence[Reference], numbers: Numbers) -> Markup:
    """The mark behind a sentence; opened, it shows each reference's words with outlet, date and form."""
    notes = _EMPTY.join(note(reference, numbers) for reference in references)
    label = spans([numbers[reference] for reference in references])
    return Markup(
        '<details class="mark" name="mark"><summary><span class="hidden">words behind this: </span>{}</summary>'
        '<div class="notes">{}</div></details>'
    ).format(label, notes)


def note(reference: Reference, numbers: Numbers) -> Markup:
    """One reference's words beside a sentence, with the way to them in the annex."""
    return Markup('<div class="note"><p class="meta"><b>{}</b> {}</p>{}<p class="meta">{}</p></div>').format(
        numbers[reference], source(reference), excerpt(reference), link(reference)
    )


def source(reference: Reference) -> Markup:
    """Form, article, outlet and date."""
    return Markup('<span class="tag {}">{}</span> article {} · {} · {}').format(
        reference.words.tint, reference.form, reference.article, plain(reference.outlet), reference.date
    )


def excerpt(reference: Reference) -> Markup:
    """The words in their sentence."""
    return Markup('<blockquote dir="auto">{}{}{}</blockquote>').format(
        plain(reference.before), words(reference.words), plain(reference.after)
    )


def link(reference: Reference) -> Markup:
    """The way to the words in the annex; its data say which characters of which document they are."""
    return Markup('<a href="#{}" data-document="{}" data-start="{}" data-end="{}">in article {}</a>').format(
        reference.anchor, plain_attribute(reference.document), reference.start, reference.end, reference.article
    )


def plain_attribute(text: str) -> str:
    """Text for an attribute: deceiving characters by their number."""
    return "".join(name(run) if deceiving else run for run, deceiving in runs(text))


def row_cell(cell: Cell, tints: frozenset[Tint], numbers: Numbers) -> Markup:
    """A cell's contents."""
    inner = sentence(cell.sentence, numbers, tints)
    if cell.tint:
        inner = Markup('<span class="tag {}">{}</span>').format(cell.tint, run(cell.sentence.pieces[0]))
        inner += mark(cell.sentence.references, numbers) if cell.sentence.references else ""
    inner = Markup('<a href="#{}">{}</a>').format(cell.to, inner) if cell.to else inner
    return Markup('<span id="{}">{}</span>').format(cell.anchor, inner) if cell.anchor else inner


def row_tints(row: Sequence[Cell]) -> frozenset[Tint]:
    """The tints that a row names in a cell of its own."""
    return frozenset(cell.tint for cell in row if cell.tint)


def spans(numbers: Sequence[int]) -> str:
    """'1', '1–3', '1, 4'."""
    found: list[list[int]] = []
    for n in sorted(set(numbers)):
        if found and n == found[-1][1] + 1:
            found[-1][1] = n
        else:
            found.append([n, n])
    return ", ".join(str(a) if a == b else f"{a}–{b}" if b > a + 1 else f"{a}, {b}" for a, b in found)


def stretch(piece: Stretch) -> Markup:
    """A stretch of an article's text with all that lies in it; its characters are exactly the text's."""
    inner = _EMPTY.join(map(stretch, piece.inner)) if piece.inner else plain(piece.text)
    if piece.role == "text":
        return inner
    if piece.role == "furniture":
        return Markup('<details class="furniture"><summary>{}</summary>{}</details>').format(piece.note, inner)
    return Markup("<{} {}>{}</{}>").format(_tag(piece), _attributes(piece), inner, _tag(piece))


def _tag(piece: Stretch) -> str:
    return "del" if piece.rejected else "mark" if piece.role == "mention" else "span"


def _attributes(piece: Stretch) -> Markup:
    said = [Markup('class="{} {}"').format(piece.role, piece.tint or "")]
    if piece.anchor:
        said.append(Markup('id="{}"').format(piece.anchor))
    if piece.continues:
        said.append(Markup('data-continues="{}"').format(piece.continues))
    if piece.note and not piece.continues:
        said.append(Markup('data-note="{}"').format(plain_attribute(piece.note)))
    return Markup(" ").join(said)
