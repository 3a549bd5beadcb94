"""An account of an invented dispute, put together by hand: five short articles, what they say and what it adds up to.

Arvonia demands that the Lake Pact leave two of its neighbours. Names and events are made up; the shapes are not: a
demand that is only paraphrased, a headline that says more, one source behind two reports, a request the other way.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Any

import pytest

from melian.model.actor import Actor
from melian.model.commitment import Ambiguity, Body, Commitment
from melian.model.document import Document, Found, Furniture, Unreadable
from melian.model.event import Account, ChainLink, Element, Event, EventMention, Reading, Step
from melian.model.knowledge import Knowledge
from melian.model.mention import Condition, Judgement, Mention, Plover, Speaker
from melian.model.quotation import Quotation, Voice
from melian.model.span import Excerpt, Span
from melian.packs.knowledge import load_knowledge
from tests.composed import with_few

HARBOUR = """Arvonia wants Tessel and Mirne

Arvonia has told the Lake Pact to remove its radar crews from Tessel and Mirne before talks on the canal can \
resume, a deputy minister said in an interview with the agency Vela.

Ilse Marn, Arvonia’s deputy minister for river affairs, said talks cannot resume until the Pact “clears out” of both \
countries.

The demand goes further than the one of last autumn, which asked only that no new crews be sent.
"""
LEDGER = """No canal talks until Pact leaves, Arvonia says

A senior Arvonian official has warned that the canal talks will not resume unless the Lake Pact takes its radar crews \
out of the two northern states. Speaking to Vela, Ilse Marn said a full removal may also be needed.

“The growth of the Pact along the river is the heart of the matter,” Marn said. “Without an answer to it, no talks \
can succeed.”

Share this
Copy link
"""
TRIBUNE = """Corland rejects Arvonia’s terms for canal talks

Corland’s foreign minister, Oda Brandt, rejected the Arvonian terms on Thursday. “We will not move a single crew \
because a neighbour says so,” she said.

Haldia accused Arvonia of using the canal as a lever. The ambassador of Venn said the Pact had brought trouble to the \
river, and urged it to “think again”.

Pact members must hold firm.
"""
COURIER = """Tessel asks the Lake Pact for more radar crews

Tessel has asked the Lake Pact to send more radar crews to its coast. “We are talking with our partners about a \
stronger watch here,” Prime Minister Jonas Reed said.

In September 2030 Arvonia demanded that the Pact send no new crews to the river.
"""
MARKET = """Grain boats return to the canal

Traders paid less for berths this week. Venn offered Haldia the use of six grain boats until June.
"""
MARN = Speaker(name="Ilse Marn", role="deputy minister for river affairs")


@dataclass
class Draft:
    """A reading being put together; spans are found by their words."""

    path: str
    text: str
    facts: dict[str, Any]
    mentions: dict[str, Mention] = field(default_factory=dict)
    quotations: list[Quotation] = field(default_factory=list)

    def at(self, words: str, within: Span | None = None) -> Excerpt:
        start = self.text.index(words, within.start if within else 0)
        return Excerpt(start=start, end=start + len(words), text=words)

    def mention(self, key: str, words: str, act: str, actor: str | None, content: str, **fields: Any) -> None:
        span = self.at(words)
        hedge, condition = fields.pop("hedge", None), fields.pop("condition", None)
        given = {
            "target": None, "speaker": None, "principal": None, "place": None, "form": "indirect_quote",
            "cited_source": None, "date": None, "polarity": "asserted", "confidence": 0.8, "rule": "test",
        } | fields  # fmt: skip
        self.mentions[key] = Mention(
            start=span.start, end=span.end, text=span.text, id=key, document=self.path, act=act, actor=actor,
            content=self.at(content, span), trigger=self.at(content, span), plover=Plover(event=act.upper(), mode=None),
            hedge=self.at(hedge, span) if hedge else None,
            condition=self.condition(condition, span) if condition else None, **given,
        )  # fmt: skip

    def condition(self, words: str, within: Span | None = None) -> Condition:
        at = self.at(words, within)
        return Condition(start=at.start, end=at.end, text=at.text, kind="until", role="required_first")

    def quote(self, words: str, speaker: str) -> None:
        at, voice = self.at(words), self.at(speaker)
        self.quotations.append(
            Quotation(
                start=at.start, end=at.end, text=at.text, document=self.path, kind="direct", quotation_id=words[:8],
                speaker=Voice(start=voice.start, end=voice.end, name=speaker), cue=None, rule="test",
            )
        )  # fmt: skip

    def reading(self) -> Reading:
        end = self.text.index("\n")
        facts = {"headings": (Span(start=0, end=end),)} | self.facts
        document = Document(path=self.path, text=self.text, kind="text", **facts)
        mentions = sorted(self.mentions.values(), key=lambda m: (m.start, m.end, m.id))
        return Reading(document=document, quotations=tuple(self.quotations), mentions=tuple(mentions))


def found(value: str) -> Found:
    return Found(value=value, how="user")


def facts(title: str, outlet: str | None, date: str | None) -> dict[str, Any]:
    return {
        "title": Found(value=title, how="first line"), "outlet": found(outlet) if outlet else None,
        "date": found(date) if date else None, "language": found("en"),
    }  # fmt: skip


def harbour() -> Draft:
    draft = Draft("news/harbour.txt", HARBOUR, facts("Arvonia wants Tessel and Mirne", "Harbour Post", "2031-03-04"))
    head = "Arvonia wants Tessel and Mirne"
    draft.mention("h1", head, "demand", "Arvonia", "Tessel and Mirne", target="Mirne; Tessel", form="headline")
    lead = HARBOUR.split("\n")[2]
    removal = "to remove its radar crews from Tessel and Mirne"
    shared = {"target": "Lake Pact", "place": "Mirne; Tessel", "cited_source": "Vela"}
    before = "before talks on the canal can resume"
    draft.mention("h2", lead, "demand", "Arvonia", removal, condition=before, **shared)
    said = HARBOUR.split("\n")[4]
    clears = "talks cannot resume until the Pact “clears out” of both countries"
    until = "until the Pact “clears out” of both countries"
    draft.mention("h3", said, "demand", "Arvonia", clears, condition=until, speaker=MARN, **shared)
    last = "which asked only that no new crews be sent"
    draft.mention("h4", last, "demand", "Arvonia", "no new crews be sent", form="paraphrase", target="Lake Pact")
    return draft


def ledger() -> Draft:
    draft = Draft("news/ledger.txt", LEDGER, facts("No canal talks until Pact leaves, Arvonia says", None, None))
    start = LEDGER.index("Share this")
    draft.facts["furniture"] = (Furniture(start=start, end=len(LEDGER), kind="share"),)
    draft.facts["problems"] = ("the last line may be cut off",)
    shared = {"target": "Lake Pact", "cited_source": "Vela"}
    head = "No canal talks until Pact leaves, Arvonia says"
    draft.mention("l1", head, "demand", "Arvonia", "until Pact leaves", form="headline", **shared)
    told = LEDGER.split("\n")[2]
    first = told[: told.index(" Speaking")]
    draft.mention("l2", first, "demand", "Arvonia", "the Lake Pact takes its radar crews out", **shared)
    second = told[told.index("Speaking") :]
    draft.mention("l3", second, "demand", "Arvonia", "a full removal", hedge="may also", speaker=MARN, **shared)
    draft.quote("The growth of the Pact along the river is the heart of the matter,", "Marn")
    draft.quote("Without an answer to it, no talks can succeed.", "Marn")
    draft.quotations = [replace(q, speaker=replace(q.speaker, name="Ilse Marn")) for q in draft.quotations if q.speaker]
    return draft


def tribune() -> Draft:
    title = "Corland rejects Arvonia’s terms for canal talks"
    draft = Draft("news/tribune.txt", TRIBUNE, facts(title, "Council Tribune", "2031-03-06"))
    brandt = Speaker(name="Oda Brandt", role="foreign minister")
    terms = "Corland’s foreign minister, Oda Brandt, rejected the Arvonian terms on Thursday."
    day = {"date": "2031-03-06"}
    draft.mention("t1", terms, "reject", "Corland", "the Arvonian terms", target="Arvonia", speaker=brandt, **day)
    quote = "We will not move a single crew because a neighbour says so,"
    draft.mention("t2", quote, "reject", "Corland", quote, form="direct_quote", speaker=brandt, **day)
    draft.quote(quote, "Oda Brandt")
    lever = "Haldia accused Arvonia of using the canal as a lever."
    draft.mention("t3", lever, "accuse", "Haldia", "using the canal as a lever", target="Arvonia")
    venn = "The ambassador of Venn said the Pact had brought trouble to the river, and urged it to “think again”."
    ambassador = Speaker(name="the ambassador of Venn")
    trouble = "the Pact had brought trouble to the river"
    draft.mention("t4", venn, "accuse", "Venn", trouble, target="Lake Pact", speaker=ambassador)
    firm = "Pact members must hold firm."
    draft.mention("t5", firm, "demand", "author", "hold firm", target="Lake Pact", form="author_advice")
    return draft


def courier() -> Draft:
    title = "Tessel asks the Lake Pact for more radar crews"
    draft = Draft("news/courier.txt", COURIER, facts(title, "North Courier", "2030-10-12"))
    draft.mention("c1", title, "appeal", "Tessel", "more radar crews", target="Lake Pact", form="headline")
    asked = "Tessel has asked the Lake Pact to send more radar crews to its coast."
    draft.mention("c2", asked, "appeal", "Tessel", "to send more radar crews to its coast", target="Lake Pact")
    draft.quote("We are talking with our partners about a stronger watch here,", "Jonas Reed")
    old = "In September 2030 Arvonia demanded that the Pact send no new crews to the river."
    crews = "the Pact send no new crews to the river"
    draft.mention("c3", old, "demand", "Arvonia", crews, target="Lake Pact", form="paraphrase", date="2030-09")
    return draft


def market() -> Draft:
    draft = Draft("news/market.txt", MARKET, facts("Grain boats return to the canal", "Market Daily", "2031-03-01"))
    boats = "Venn offered Haldia the use of six grain boats until June."
    draft.mention("k1", boats, "offer", "Venn", "the use of six grain boats", target="Haldia", form="paraphrase")
    return draft


def rows(*pairs: tuple[Draft, str]) -> tuple[EventMention, ...]:
    found = [(draft.path, draft.mentions[key]) for draft, key in pairs]
    return tuple(
        EventMention(id=m.id, document=path, start=m.start, end=m.end, act=m.act, form=m.form) for path, m in found
    )


def event(name: str, dispute: str, *pairs: tuple[Draft, str], **fields: Any) -> Event:
    """An event as its first mention has it."""
    draft, key = pairs[0]
    m = draft.mentions[key]
    given = {
        "act": m.act, "actor": m.actor, "speaker": m.speaker, "principal": m.principal, "target": m.target,
        "content": m.content, "content_document": draft.path, "condition": m.condition,
        "condition_document": draft.path if m.condition else None, "place": m.place, "date": m.date,
        "support": "paraphrase_only", "elements": (), "independent_sources": 1, "chain": chain(*pairs),
        "novelty": "new", "against": None, "why_novel": "No earlier act of this kind stands in these articles.",
        "why_joined": (),
    } | fields  # fmt: skip
    return Event(id=name, dispute=dispute, mentions=rows(*pairs), **given)


def chain(*pairs: tuple[Draft, str]) -> tuple[ChainLink, ...]:
    links: dict[str, ChainLink] = {}
    for draft, key in pairs:
        source = draft.mentions[key].cited_source
        outlet = draft.facts["outlet"]
        links.setdefault(
            draft.path,
            ChainLink(
                document=draft.path, outlet=outlet.value if outlet else None, from_whom=source,
                why=f"cites {source}" if source else "no source named", evidence=draft.at(source) if source else None,
                path=(Step(name=source),) if source else (),
            ),
        )  # fmt: skip
    return tuple(links.values())


def elements(h: Draft) -> tuple[Element, ...]:
    h3 = h.mentions["h3"]
    carried = [
        Element(element="who", value="Ilse Marn", level="paraphrase", evidence=h.at("Ilse Marn"), document=h.path),
        Element(element="what", value=None, level="paraphrase", evidence=h3.content, document=h.path),
        Element(element="whom", value="Lake Pact", level="paraphrase", evidence=h.at("the Lake Pact"), document=h.path),
        Element(
            element="where", value="Mirne; Tessel", level="paraphrase", evidence=h.at("Tessel and Mirne", h3),
            document=h.path,
        )
        if "Tessel and Mirne" in h3.text
        else Element(
            element="where", value="Mirne; Tessel", level="paraphrase",
            evidence=h.mentions["h2"].content, document=h.path,
        ),
        Element(element="condition", value=None, level="verbatim", evidence=h.at("clears out"), document=h.path),
        Element(element="deadline", value=None, level="absent", evidence=None, document=None),
    ]  # fmt: skip
    return tuple(carried)


def build() -> Account:
    h, le, t, c, k = harbour(), ledger(), tribune(), courier(), market()
    demand = event(
        "e-demand", "canal", (h, "h3"), (h, "h1"), (h, "h2"), (le, "l1"), (le, "l2"), (le, "l3"),
        place="Mirne; Tessel", elements=elements(h), novelty="widened", against="e-old",
        why_novel="The act of September 2030 asked for no new crews; this one asks that all leave.",
        why_joined=(
            "h1 with h3: headline and first mention", "h2: same matter (talk, resume)", "l1: same matter (talk)",
            "l2: same target (Lake Pact)", "l3: both by Ilse Marn",
        ),
    )  # fmt: skip
    events = (
        demand,
        event("e-old", "canal", (c, "c3"), (h, "h4")),
        event("e-reject", "canal", (t, "t1"), (t, "t2"), support="verbatim"),
        event("e-accuse", "canal", (t, "t3")),
        event("e-venn", "canal", (t, "t4")),
        event("e-ask", "watch", (c, "c2"), (c, "c1")),
        event("e-boats", "boats", (k, "k1")),
    )
    return Account(
        readings=tuple(draft.reading() for draft in (c, h, le, k, t)),
        events=events,
        judgements=(
            Judgement(mention="t3", verdict="confirmed", reason=None, by="R. Reader", at="2031-03-07T09:00:00Z"),
        ),
        unreadable=(Unreadable(path="news/broken.pdf", why="the file is encrypted"),),
        versions=(("melian", "0.1.0"), ("packs", "test")),
        made_at="2031-03-07T10:05:00+00:00",
    )


@pytest.fixture(scope="session")
def account() -> Account:
    """The invented dispute."""
    return build()


@pytest.fixture(scope="session")
def empty() -> Account:
    """An article in which nothing was found."""
    full = build()
    reading = replace(full.readings[3], mentions=())
    return replace(full, readings=(reading,), events=(), judgements=(), unreadable=())


def invented_cast() -> tuple[Actor, ...]:
    """The invented world's states, and the pact that five of them are members of."""
    states = ("Arvonia", "Corland", "Haldia", "Mirne", "Tessel", "Venn")
    demonyms = {"Arvonia": ("Arvonian",)}
    kept = tuple(Actor(name=n, kind="state", source="test", demonyms=demonyms.get(n, ())) for n in states)
    return (*kept, Actor(name="Lake Pact", kind="organisation", source="test", aliases=("Pact",)))


def invented_knowledge() -> Knowledge:
    """The shipped classes and signs, a few of the options, and what the invented world has promised."""
    return replace(
        with_few(load_knowledge()),
        bodies=(
            Body(
                name="Lake Pact", members=("Corland", "Haldia", "Mirne", "Tessel", "Venn"), decides="by consensus",
                forces="members", source="unverified", members_source="Charter of the lake",
            ),
        ),
        ambiguities=(
            Ambiguity(
                id="short_of_war", says="it speaks of an attack; whether a lever on trade is one, it does not say",
                deeds=("sabotage",), words=("lever",), source="unverified",
            ),
        ),
        commitments=(
            Commitment(
                id="charter", name="Lake Charter, article 3", year=2020, body="Lake Pact", duty="defend",
                trigger="an attack on a member", words="an attack on one is an attack on all",
                unclear=("short_of_war",), source="Charter of the lake",
            ),
            Commitment(
                id="friend", name="Treaty of the Upper River", year=2022, parties=("Arvonia", "Sorn"), duty="assist",
                trigger="an attack on either", words="will help", source="unverified",
            ),
        ),
    )  # fmt: skip


@pytest.fixture(scope="session")
def cast() -> tuple[Actor, ...]:
    return invented_cast()


@pytest.fixture(scope="session")
def knowledge() -> Knowledge:
    return invented_knowledge()
