"""Names of norms beside options lead to the words of the norm."""

from __future__ import annotations

from melian.brief.options_norms import linked_norms
from melian.brief.tree import Piece
from melian.model.norm import Norm, Parties


def norm(instrument: str, article: str) -> Norm:
    return Norm(
        id=article, instrument=instrument, article=article, title="Passage", since=1921, kind="treaty",
        effect="forbids", parties=Parties(source="unverified"), text="The river is open.", source="unverified",
        scope=(),
    )  # fmt: skip


def test_each_name_is_a_link_and_the_longer_name_goes_first() -> None:
    short, long = norm("River Treaty", "article 1"), norm("River Treaty", "article 12")
    told = linked_norms("Against River Treaty, article 12; River Treaty, article 1: it would close it.", (short, long))
    links = [(p.text, p.to) for p in told if isinstance(p, Piece) and p.to]
    assert links == [
        ("River Treaty, article 12", "law-river-treaty-article-12"),
        ("River Treaty, article 1", "law-river-treaty-article-1"),
    ]
    assert "".join(p.text if isinstance(p, Piece) else p for p in told).startswith("Against River Treaty, article 12; ")


def test_text_without_norms_stays() -> None:
    assert linked_norms("Only for whoever demands.", ()) == ("Only for whoever demands.",)
