"""What the project says of itself is so."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

import melian
from melian.cli import run

ROOT = Path(__file__).resolve().parents[1]
PAGES = sorted([ROOT / "README.md", *(ROOT / "docs").rglob("*.md"), *(ROOT / "examples").glob("*.md")])
COMMANDS = (
    "brief", "read", "extract", "quotes", "facts", "case-build", "case-join", "case-split", "case-undo", "case-links",
    "events", "stances", "options", "confirm", "reject",
)  # fmt: skip
HEAVY = (
    "spacy", "numpy", "rich", "sqlalchemy", "httpx", "trafilatura", "lxml", "jinja2", "babel", "onnxruntime",
    "tokenizers",
)  # fmt: skip


def test_the_readme_begins_with_exactly_two_commands() -> None:
    readme = (ROOT / "README.md").read_text("utf-8")
    block = re.search(r"^```\w*\n(.*?)^```", readme, re.DOTALL | re.MULTILINE)
    assert block is not None
    commands = block.group(1).splitlines()
    assert len(commands) == 2
    assert all(command.startswith("pip install uv && uv run ") for command in commands)
    assert commands[0].endswith("--out brief.html")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_every_link_leads_somewhere(page: Path) -> None:
    text = page.read_text("utf-8")
    targets = re.findall(r"\]\(([^)#\s]*)(#[^)\s]*)?\)", text)
    assert [t for t, _ in targets if t and "://" not in t and not (page.parent / t).exists()] == []
    anchors = [(page.parent / t if t else page, a[1:]) for t, a in targets if a and "://" not in t]
    assert [a for file, a in anchors if a not in _headings(file)] == []


def _headings(page: Path) -> set[str]:
    found = re.findall(r"^#+ (.*)$", page.read_text("utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-") for heading in found}


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_a_page(command: str) -> None:
    page = (ROOT / "docs" / "commands" / f"{command}.md").read_text("utf-8")
    assert f"melian {command.replace('-', ' ')}" in page
    assert f"commands/{command}.md" in (ROOT / "docs" / "index.md").read_text("utf-8")


@pytest.mark.parametrize("command", COMMANDS)
def test_a_page_tells_the_options_that_there_are(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run([*command.split("-"), "--help"]) == 0
    there = set(re.findall(r"--[a-z][a-z-]+", capsys.readouterr().out)) - {"--help"}
    page = (ROOT / "docs" / "commands" / f"{command}.md").read_text("utf-8")
    table = "".join(line for line in page.splitlines() if line.startswith("|"))
    assert set(re.findall(r"--[a-z][a-z-]+", table)) == there


def test_the_version_is_one() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    assert project["version"] == melian.__version__
    assert "## Unreleased" in (ROOT / "CHANGELOG.md").read_text("utf-8")


def test_the_notice_names_every_library() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    notice = (ROOT / "NOTICE").read_text("utf-8").lower()
    names = [re.split(r"[<>=!~\[]", dependency)[0] for dependency in project["dependencies"]]
    assert [name for name in names if name.lower() not in notice] == []


@pytest.mark.parametrize("arguments", [["--help"], ["--version"], ["brief", "--help"], ["case", "build", "--help"]])
def test_help_loads_nothing_heavy(arguments: list[str]) -> None:
    script = (
        "import sys; from melian.cli import run; status = run(sys.argv[1:]); "
        f"print(status, sorted(m for m in {HEAVY!r} if m in sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", script, *arguments], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "0 []"


def test_the_examples_say_that_they_are_invented(examples: tuple[Path, ...]) -> None:
    assert len(examples) >= 5
    readme = (ROOT / "examples" / "README.md").read_text("utf-8")
    assert "invented" in readme
    assert [path.name for path in examples if path.name not in readme] == []
