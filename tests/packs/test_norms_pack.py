"""The norms' packs: what is shipped, and an analyst's own."""

from __future__ import annotations

from pathlib import Path

import pytest

from melian.errors import PackError
from melian.packs.norms import load_norms

OWN = """
tests:
  - id: river
    asks: Is it about the river?
    met: [{words: [river_words], says: the river is in its words}]
    missing: whether the river is meant
lists:
  - {id: river_words, words: [river, canal*]}
norms:
  - id: river-1
    instrument: River Treaty
    article: article 1
    title: Free passage
    since: 1900
    kind: treaty
    parties: {named: [Arvonia], source: unverified}
    text: The river is free.
    source: unverified
    scope: [river]
"""


def test_what_is_shipped_has_its_words_and_says_where_they_were_read() -> None:
    book = load_norms()
    assert {n.instrument for n in book.norms} >= {
        "UN Charter", "Helsinki Final Act", "NATO-Russia Founding Act", "North Atlantic Treaty",
        "Vienna Convention on the Law of Treaties", "Constitutive Act of the African Union",
        "Charter of the Organization of American States", "Treaty of Amity and Cooperation in Southeast Asia",
    }  # fmt: skip
    for norm in book.norms:
        opened = norm.source.startswith(("http", "github.com"))
        assert norm.source == "unverified" or opened or "read in a copy" in norm.source
        assert len(norm.text) > 40
        assert norm.scope
    assert {f"helsinki-{n}" for n in range(1, 11)} <= {n.id for n in book.norms}


def test_parties_are_spelt_out() -> None:
    book = load_norms()
    act = next(n for n in book.norms if n.id == "founding-act-4")
    assert {"NATO", "Estonia"} <= act.parties.named
    assert "Russia" not in act.parties.named
    assert book.bodies["NATO"] >= {"Norway", "Turkey"}
    assert {"Norway", "Soviet Union"} <= book.states
    assert "Ottoman Empire" not in book.states


def test_an_analysts_norm_is_added_and_replaces_one_of_its_id(tmp_path: Path) -> None:
    (tmp_path / "norms-river.yaml").write_text(OWN)
    assert "river-1" in {n.id for n in load_norms(tmp_path).norms}
    (tmp_path / "norms-river.yaml").write_text(OWN.replace("id: river-1", "id: un-charter-2-4"))
    found = [n for n in load_norms(tmp_path).norms if n.id == "un-charter-2-4"]
    assert [n.instrument for n in found] == ["River Treaty"]


@pytest.mark.parametrize(
    ("old", "new", "where"),
    [
        ("kind: treaty", "kind: law", "line 15: norms.0.kind: "),
        ("scope: [river]", "scope: [brook]", "line 19: norms.0.scope.0: there is no test 'brook'"),
        ("since: 1900", "since: long ago", "line 14: norms.0.since: "),
        (
            "words: [river_words]",
            "words: [brook_words]",
            "line 5: tests.0.met.0.words: there is no entry 'brook_words'",
        ),
        ("met: [{words", "met: [{acts: [swim], words", "line 5: tests.0.met.0.acts: 'swim' is neither"),
        ("named: [Arvonia]", "groups: [river]", "line 16: norms.0.parties.groups: there is no entry 'river'"),
        ("    title: Free passage\n", "", "line 10: norms.0.title: Field required"),
        ("text: The river", "colour: blue\n    text: The river", "line 17: norms.0.colour: Extra inputs"),
    ],
)
def test_a_bad_entry_names_file_line_and_field(tmp_path: Path, old: str, new: str, where: str) -> None:
    assert old in OWN
    (tmp_path / "norms-river.yaml").write_text(OWN.replace(old, new, 1))
    with pytest.raises(PackError) as error:
        load_norms(tmp_path)
    assert str(error.value).startswith(f"{tmp_path}/norms-river.yaml, {where}")


def test_the_example_of_the_documentation_loads(tmp_path: Path) -> None:
    page = (Path(__file__).parents[2] / "docs" / "norms.md").read_text("utf-8")
    (tmp_path / "norms.yaml").write_text(page.split("```yaml")[1].split("```")[0])
    found = next(n for n in load_norms(tmp_path).norms if n.id == "river-1")
    assert found.parties.named == {"Norway", "Sweden"}
    assert [t.id for t in found.scope] == ["other_state", "river"]


def test_the_same_id_twice_in_a_file_and_an_unknown_member(tmp_path: Path) -> None:
    (tmp_path / "norms.yaml").write_text(OWN + OWN[OWN.index("  - id: river-1") :])
    with pytest.raises(PackError, match=r"norms\.yaml, line 20: norms\.1\.id: river-1 is given twice"):
        load_norms(tmp_path)
    (tmp_path / "norms.yaml").write_text("groups:\n  - {id: g, source: unverified, members: [Atlantis]}\n")
    with pytest.raises(PackError, match=r"line 2: groups\.0\.members\.0: no actor is called 'Atlantis'"):
        load_norms(tmp_path)
