"""The commitments' and the compliance pack: names that exist, sources, many regions, errors with file and line."""

from __future__ import annotations

from pathlib import Path

import pytest

from melian.errors import PackError
from melian.model.mention import ACTS
from melian.packs import load_packs
from melian.packs.commitments import load_commitments
from melian.packs.compliance import load_compliance
from melian.packs.knowledge import load_knowledge


def test_every_name_is_the_actors_packs() -> None:
    known = {actor.name for actor in load_packs().actors.actors}
    pack = load_commitments()
    named = {n for b in pack.bodies for n in (b.name, *b.members)}
    named |= {n for c in pack.commitments for n in (*c.parties, *c.by, *c.to, *filter(None, [c.body]))}
    assert named <= known
    assert {deed for a in pack.ambiguities for deed in a.deeds} <= set(ACTS)


def test_commitments_of_many_sides_with_their_sources() -> None:
    found = load_commitments().commitments
    assert len(found) >= 25
    assert all(c.source == "unverified" or "http" in c.source for c in found)
    covered = {n for c in found for n in (*c.parties, *c.by, *c.to)}
    assert covered >= {"Russia", "United States", "China", "Iran", "Saudi Arabia", "Mali", "Brazil", "Japan", "Ukraine"}


def test_no_entry_is_about_one_state_only() -> None:
    for c in load_commitments().commitments:
        assert c.body or len({*c.parties, *c.by, *c.to}) > 1
    assert not [k.id for k in load_compliance().classes if any(w[:1].isupper() for w in (*k.words, *k.verbs))]


@pytest.mark.parametrize(
    ("name", "text", "message"),
    [
        ("commitments-own.yaml", "commitment:\n- id: x\n  name: X\n", "line 2: commitment.0.source: Field required"),
        (
            "commitments-own.yaml",
            "commitment:\n- {id: x, name: X, year: 2000, duty: defend, trigger: t, words: w, source: s}\n",
            "line 2: commitment.0: Value error, name the parties",
        ),
        (
            "commitments-own.yaml",
            "commitment:\n- {id: x, name: X, year: 2000, body: B, duty: love, trigger: t, words: w, source: s}\n",
            "line 2: commitment.0.duty",
        ),
        ("compliance-own.yaml", "sign:\n- id: x\n  kind: odd\n  words: [a]\n  source: s\n", "line 3: sign.0.kind"),
        ("compliance-own.yaml", "demand:\n- id: x\n  name: X\n", "line 2: demand.0.source: Field required"),
    ],
)
def test_a_bad_entry_names_file_line_and_field(name: str, text: str, message: str, tmp_path: Path) -> None:
    (tmp_path / name).write_text(text, "utf-8")
    with pytest.raises(PackError) as error:
        load_knowledge(tmp_path)
    assert name in str(error.value)
    assert message in str(error.value)


def test_an_unknown_ambiguity_is_told(tmp_path: Path) -> None:
    entry = (
        "{id: x, name: X, year: 2000, parties: [A, B], duty: defend, trigger: t, words: w, unclear: [fog], source: s}"
    )
    (tmp_path / "commitments.yaml").write_text(f"commitment:\n- {entry}\n", "utf-8")
    with pytest.raises(
        PackError, match=r"commitments\.yaml, line 2: commitment\.0\.unclear\.0: there is no ambiguity 'fog'"
    ):
        load_commitments(tmp_path)


def test_an_analysts_entry_adds_and_replaces(tmp_path: Path) -> None:
    own = (
        "{id: anzus, name: Mine, year: 2000, parties: [A, B], duty: consult, trigger: t, words: w, source: unverified}"
    )
    (tmp_path / "commitments-mine.yaml").write_text(f"commitment:\n- {own}\n", "utf-8")
    found = {c.id: c for c in load_commitments(tmp_path).commitments}
    assert found["anzus"].name == "Mine"
    assert len(found) == len(load_commitments().commitments)


def test_members_stand_in_the_pack_of_blocs_alone(tmp_path: Path) -> None:
    (tmp_path / "blocs.yaml").write_text(
        "blocs:\n- {id: nato, name: NATO, kind: alliance, source: s, members: {2000: [Norway, Iceland]}}\n", "utf-8"
    )
    mine = load_knowledge(tmp_path)
    assert {b.name: b.members for b in mine.bodies}["NATO"] == ("Iceland", "Norway")
    assert mine.norms.bodies["NATO"] == {"Iceland", "Norway"}
    assert not any(body.members for body in load_knowledge().bodies if body.name not in named_blocs())


def named_blocs() -> set[str]:
    return {bloc.name for bloc in load_knowledge().blocs.blocs}


@pytest.mark.parametrize(
    ("name", "text", "message"),
    [
        ("commitments", "body:\n- {name: X, bloc: none, decides: d, source: s}\n", "line 2: body.0.bloc: there is no"),
        ("norms", "groups:\n- {id: g, bloc: none}\n", "line 2: groups.0.bloc: there is no bloc 'none'"),
        ("blocs", "blocs:\n- {id: b, name: B, kind: body, source: s}\n", "line 2: blocs.0: "),
    ],
)
def test_a_bad_reference_to_a_bloc_is_placed(tmp_path: Path, name: str, text: str, message: str) -> None:
    (tmp_path / f"{name}.yaml").write_text(text, "utf-8")
    with pytest.raises(PackError) as error:
        load_knowledge(tmp_path)
    assert message in str(error.value)
    assert f"{name}.yaml" in str(error.value)
