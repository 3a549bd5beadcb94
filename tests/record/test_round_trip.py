"""What goes into a case file comes out as it was."""

from __future__ import annotations

import dataclasses
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from hypothesis import given, settings
from hypothesis import strategies as st

from melian.model.document import Document, Found, Furniture, Page, Unreadable
from melian.model.event import ChainLink, Element, Event, EventMention, Origin, Reading, Step
from melian.model.fact import Fact, Quantity
from melian.model.mention import Condition, Mention, Plover, Speaker
from melian.model.quotation import Quotation, Voice
from melian.model.span import Excerpt, Span
from melian.record import CaseFile, events, failures, open_case, pages, readings, record, record_failure, replace_events

WORDS = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
PLACES = st.tuples(st.integers(0, 1 << 40), st.integers(0, 99)).map(lambda p: {"start": p[0], "end": p[0] + p[1]})
MAYBE = st.none() | WORDS


Noun = TypeVar("Noun")


def built(noun: Callable[..., Noun], /, **parts: st.SearchStrategy[object]) -> st.SearchStrategy[Noun]:
    """Builds a noun that is a span of some sort."""
    return st.builds(lambda place, /, **values: noun(**place, **values), PLACES, **parts)


SPANS = st.builds(lambda p: Span(**p), PLACES)
EXCERPTS = built(Excerpt, text=WORDS)
VOICES = built(Voice, name=WORDS, role=MAYBE)
SPEAKERS = st.builds(Speaker, name=WORDS, role=MAYBE)
CONDITIONS = built(
    Condition,
    text=WORDS,
    kind=st.sampled_from(["until", "if"]),
    role=st.sampled_from(["required_first", "in_exchange"]),
)
FOUND = st.none() | st.builds(Found, value=WORDS, how=WORDS, span=st.none() | SPANS)
DOCUMENTS = st.builds(
    Document,
    path=WORDS,
    text=st.text(st.characters(exclude_categories=["Cs"])),
    kind=st.sampled_from(["text", "html"]),
    title=FOUND,
    outlet=FOUND,
    byline=FOUND,
    date=FOUND,
    language=FOUND,
    url=FOUND,
    headings=st.lists(SPANS, max_size=3).map(tuple),
    furniture=st.lists(built(Furniture, kind=st.sampled_from(["share", "icons"])), max_size=3).map(tuple),
    problems=st.lists(WORDS, max_size=3).map(tuple),
    page=st.none() | st.builds(Page, url=WORDS, fetched_at=WORDS, content_type=WORDS, body=st.binary(max_size=20)),
)
QUOTATIONS = built(
    Quotation,
    text=WORDS,
    document=st.just(""),
    kind=st.sampled_from(["direct", "indirect", "mixed"]),
    quotation_id=WORDS,
    speaker=st.none() | VOICES,
    cue=st.none() | EXCERPTS,
    chain=st.lists(VOICES, max_size=3).map(tuple),
    rule=WORDS,
)
MENTIONS = built(
    Mention,
    text=WORDS,
    id=WORDS,
    document=st.just(""),
    act=st.sampled_from(["demand", "withdraw"]),
    actor=MAYBE,
    target=MAYBE,
    speaker=st.none() | SPEAKERS,
    principal=MAYBE,
    content=EXCERPTS,
    condition=st.none() | CONDITIONS,
    place=MAYBE,
    form=st.sampled_from(["headline", "paraphrase"]),
    cited_source=MAYBE,
    date=MAYBE,
    polarity=st.sampled_from(["asserted", "negated", "hypothetical"]),
    hedge=st.none() | EXCERPTS,
    confidence=st.floats(0, 1),
    plover=st.builds(Plover, event=WORDS, mode=MAYBE),
    rule=WORDS,
    candidates=st.lists(WORDS, max_size=3).map(tuple),
    trigger=EXCERPTS,
)
QUANTITIES = st.builds(
    Quantity,
    unit=WORDS,
    low=st.none() | st.floats(0, 1e12),
    high=st.none() | st.floats(0, 1e12),
    approximation=st.sampled_from(["exact", "at_least"]),
    size=st.none() | st.integers(1, 9),
    added=st.booleans(),
)
FACTS = built(
    Fact,
    text=WORDS,
    id=WORDS,
    document=st.just(""),
    kind=st.sampled_from(["quantity", "tenure"]),
    predicate=WORDS,
    claim=EXCERPTS,
    subject=MAYBE,
    object=MAYBE,
    role=MAYBE,
    quantity=st.none() | QUANTITIES,
    place=MAYBE,
    place_count=st.none() | st.integers(0, 99),
    time=MAYBE,
    time_role=st.sampled_from([None, "at", "since"]),
    polarity=st.sampled_from(["asserted", "negated"]),
    modality=st.sampled_from(["actual", "conditional"]),
    source=MAYBE,
    quoted=st.booleans(),
    lasts=st.none() | st.integers(0, 365),
    rule=WORDS,
)
EVENTS = st.builds(
    Event,
    id=WORDS,
    dispute=WORDS,
    act=WORDS,
    actor=MAYBE,
    speaker=st.none() | SPEAKERS,
    principal=MAYBE,
    target=MAYBE,
    content=EXCERPTS,
    content_document=WORDS,
    condition=st.none() | CONDITIONS,
    condition_document=MAYBE,
    place=MAYBE,
    date=MAYBE,
    mentions=st.lists(built(EventMention, id=WORDS, document=WORDS, act=WORDS, form=st.just("headline"))).map(tuple),
    support=st.sampled_from(["verbatim", "headline_only"]),
    elements=st.lists(
        st.builds(
            Element,
            element=st.sampled_from(["who", "what"]),
            value=MAYBE,
            level=st.sampled_from(["verbatim", "absent"]),
            evidence=st.none() | EXCERPTS,
            document=MAYBE,
        ),
        max_size=3,
    ).map(tuple),
    independent_sources=st.integers(0, 9),
    chain=st.lists(
        st.builds(
            ChainLink,
            document=WORDS,
            outlet=MAYBE,
            from_whom=MAYBE,
            why=WORDS,
            evidence=st.none() | EXCERPTS,
            path=st.lists(st.builds(Step, name=WORDS, document=MAYBE), max_size=3).map(tuple),
            directed=st.booleans(),
        ),
        max_size=3,
    ).map(tuple),
    novelty=st.sampled_from(["new", "undetermined"]),
    against=MAYBE,
    why_novel=WORDS,
    why_joined=st.lists(WORDS, max_size=3).map(tuple),
    origins=st.lists(
        st.builds(Origin, name=WORDS, why=WORDS, documents=st.lists(WORDS, max_size=3).map(tuple)), max_size=3
    ).map(tuple),
)


@st.composite
def whole_readings(draw: st.DrawFn) -> Reading:
    document = draw(DOCUMENTS)
    own = [dataclasses.replace(q, document=document.path) for q in draw(st.lists(QUOTATIONS, max_size=3))]
    told = [dataclasses.replace(m, document=document.path) for m in draw(st.lists(MENTIONS, max_size=3))]
    claimed = [dataclasses.replace(f, document=document.path) for f in draw(st.lists(FACTS, max_size=3))]
    return Reading(document=document, quotations=tuple(own), mentions=tuple(told), facts=tuple(claimed))


@settings(max_examples=40)
@given(whole_readings())
def test_a_reading_comes_back_as_it_was(given_reading: Reading) -> None:
    with tempfile.TemporaryDirectory() as folder, open_case(Path(folder) / "c.db", create=True) as case:
        assert record(case, given_reading)
        assert readings(case) == (given_reading,)
        assert not record(case, given_reading)


@settings(max_examples=40)
@given(st.lists(EVENTS, max_size=4, unique_by=lambda e: e.id))
def test_events_come_back_as_they_were(given_events: list[Event]) -> None:
    with tempfile.TemporaryDirectory() as folder, open_case(Path(folder) / "c.db", create=True) as case:
        assert replace_events(case, given_events) == bool(given_events)
        assert events(case) == tuple(given_events)
        assert not replace_events(case, given_events)


def test_identical_texts_under_two_paths_are_both_kept(case: CaseFile, make_reading: Callable[..., Reading]) -> None:
    both = (make_reading("a.txt"), make_reading("b.txt"))
    for one in both:
        record(case, one)
    assert readings(case) == both


def test_the_page_is_kept(case: CaseFile, make_reading: Callable[..., Reading]) -> None:
    held = make_reading()
    record(case, held)
    assert pages(case) == (held.document.page,)


def test_a_failure_is_kept_until_the_input_is_read(case: CaseFile, make_reading: Callable[..., Reading]) -> None:
    failed = Unreadable(path="a.txt", why="empty file")
    assert record_failure(case, failed)
    assert not record_failure(case, failed)
    assert failures(case) == (failed,)
    assert record_failure(case, Unreadable(path="a.txt", why="no text in it"))
    record(case, make_reading("a.txt"))
    assert failures(case) == ()
