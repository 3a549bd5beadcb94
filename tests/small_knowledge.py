"""A few entries of each pack that a part with pictures needs, in words of the tests' own.

The golden briefs are composed with these, so that an edit of a shipped pack changes no golden file. They stand for the
invented world of `tests/brief/conftest.py`.
"""

from __future__ import annotations

from functools import partial

from melian.brief import compose as bare
from melian.model.base_rate import BaseRate, BaseRates, Skill
from melian.model.bloc import Bloc, BlocBook, Member
from melian.model.indicator import Example, Indicator, WeakPlace
from melian.model.knowledge import Knowledge
from melian.model.ladder import Ladder, Rung
from melian.model.precedent import DemandClass, Precedent, Precedents

_LADDER = Ladder(
    rungs=(
        Rung(
            id="talk", name="talk", says="They talk.", acts={"accuse": 1.5, "offer": 2.0}, impact=1,
            impact_why="slight", indicators=("talks",), source="a book, page 1",
        ),
        Rung(
            id="threats", name="threats", says="They threaten.", acts={"demand": 2.0, "threaten": 2.0}, impact=2,
            impact_why="room shrinks", indicators=("threat",), source="unverified",
        ),
        Rung(
            id="force", name="force", says="They fight.", acts={"strike": 100.0, "deploy": 20.0}, impact=5,
            impact_why="war", indicators=("strikes", "fuel"), source="a book, page 9",
        ),
    )
)  # fmt: skip
_INDICATORS = (
    Indicator(
        id="threat", name="A threat is made", acts=("threaten",), threshold=1, within=180, collected_by="readers",
        expected=30, absence="Nothing follows.", source="a book, page 2",
    ),
    Indicator(
        id="strikes", name="Strikes", acts=("strike",), threshold=1, within=60, collected_by="reporters", expected=7,
        absence="None took place.", source="unverified",
    ),
    Indicator(
        id="fuel", name="Fuel is brought forward", acts=(), threshold=1, within=180, collected_by="satellites",
        expected=14, absence="No move is near.", source="unverified", checked="2031-03-01", finding="not_seen",
        note="images of the yards, empty",
    ),
)  # fmt: skip
_PLACES = (
    WeakPlace(
        id="strait", name="A strait", why="It can be closed.", acts=("seize",), threshold=1, within=365,
        collected_by="pilots", expected=30, absence="It is open.", source="a chart",
        examples=(Example(name="Mirne", region="the lakes", states=(), source="a chart"),),
    ),
)  # fmt: skip
_RATES = BaseRates(
    rates=(
        BaseRate(id="serious", of="quarrels", event="blows", asks="serious", unit="quarrels", source="a count",
                 k=5, n=40),
        BaseRate(id="war", of="quarrels", event="war", asks="war", unit="quarrels", source="a count", k=1, n=40),
        BaseRate(id="said", of="quarrels", event="giving way", asks="yields", unit="quarrels", source="a talk",
                 said="about a third"),
    ),
    skills=(
        Skill(id="near", method="the nearest cases", of="blows", measure="Brier score", n=30, split=1970,
              difference=-0.001, low=-0.01, high=0.01, source="a count", scored="nearest"),
    ),
)  # fmt: skip


def _past(name: str, **fields: object) -> Precedent:
    given = {
        "id": name.lower(), "name": name, "year": 1950, "demand": "Leave.", "demander": ("Fenmark",),
        "target": ("Gold",), "demand_class": "withdraw", "issue": "economic", "means": "none", "outcome": "lapsed",
        "after": "Nothing.", "western": False, "source": ("a chronicle",), **fields,
    }  # fmt: skip
    return Precedent(**given)  # type: ignore[arg-type]


_PRECEDENTS = Precedents(
    cases=(
        _past("Alike", addressee="alliance", power="comparable", trigger="words"),
        _past(
            "Other", demand_class="tolls", addressee="state", trigger="violent", outcome="war", source=("unverified",)
        ),
    ),
    classes=(
        DemandClass(id="withdraw", name="withdrawal", words=("remov*", "withdraw*", "leav*")),
        DemandClass(id="tolls", name="tolls", words=("toll*",)),
    ),
    called_precedents=("precedent*",),
)  # fmt: skip
_BLOCS = BlocBook(
    blocs=(
        Bloc(
            id="lake", name="Lake Pact", kind="alliance", source="its charter",
            members=(Member(name="Corland", since=1990), Member(name="Haldia", since=1990)),
        ),
    )
)  # fmt: skip

SMALL = Knowledge(
    ladder=_LADDER, indicators=_INDICATORS, weak_places=_PLACES, base_rates=_RATES, precedents=_PRECEDENTS, blocs=_BLOCS
)  # fmt: skip
compose = partial(bare, knowledge=SMALL)
"""`compose` with them."""
