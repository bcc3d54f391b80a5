"""The house keeps its shape: sizes, words said once, no clock below the top."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

HOUSE = Path(__file__).resolve().parents[1]
LAYERS = ("checklists", "store", "tui")
CEILING = 400


def modules(*folders: str) -> list[Path]:
    """Every module of these folders, migrations' steps excepted: they are frozen."""
    return sorted(
        path
        for folder in folders
        for path in (HOUSE / folder).rglob("*.py")
        if "versions" not in path.parts
    )


@pytest.mark.parametrize("path", modules(*LAYERS, "tests", "benchmarks"), ids=str)
def test_a_module_stays_under_the_ceiling(path: Path) -> None:
    """Past 400 lines there is another module hiding inside."""
    assert len(path.read_text(encoding="utf-8").splitlines()) <= CEILING


CLOCKS = re.compile(r"date\.today\(|datetime\.now\(|time\.time\(")
TOP = {"__main__.py", "cli.py", "options.py", "workspace.py", "streams.py"}


def test_only_the_top_reads_the_clock() -> None:
    """Everything below is handed the day and the moment."""
    strays = [
        f"{path.relative_to(HOUSE)}: {line.strip()}"
        for path in modules(*LAYERS)
        if path.name not in TOP
        for line in path.read_text(encoding="utf-8").splitlines()
        if CLOCKS.search(line)
    ]
    assert not strays


MARKUP = re.compile(
    r"(Static|Label|Button|notify|Option|Tab)\(\s*(f[\"']|[\"'][^\"']*[\"']\s*[%+])"
    r"|\.(update|add_row)\(\s*f[\"']"
    r"|border_title\s*=\s*f[\"']"
    r"|from textual.markup import escape|from rich.markup import escape"
)


def test_no_text_of_hers_is_ever_read_as_markup() -> None:
    """Widgets are given Content or Text, never a string put together from data."""
    strays = [
        f"{path.relative_to(HOUSE)}: {found[0]}"
        for path in modules("tui")
        for found in MARKUP.finditer(path.read_text(encoding="utf-8"))
    ]
    assert not strays


def test_no_sentence_is_translated_after_it_was_filled() -> None:
    """``_(f"...")`` finds nothing in any catalogue."""
    strays = [
        str(path.relative_to(HOUSE))
        for path in modules(*LAYERS)
        if re.search(
            r"\b(_|N_|ngettext)\(\s*f[\"']|\{(_|ngettext)\(['\"]",
            path.read_text(encoding="utf-8"),
        )
    ]
    assert not strays


@pytest.mark.parametrize("sheet", sorted((HOUSE / "tui").rglob("*.tcss")), ids=str)
def test_a_sheet_says_whose_it_is(sheet: Path) -> None:
    """A screen's rules nest under the screen: its sheet is never unloaded."""
    if sheet.name == "soloist.tcss":
        return
    text = re.sub(r"/\*.*?\*/", "", sheet.read_text(encoding="utf-8"), flags=re.DOTALL)
    depth, heads = 0, []
    for line in text.splitlines():
        if depth == 0 and "{" in line:
            heads.append(line.partition("{")[0].strip())
        depth += line.count("{") - line.count("}")
    assert heads
    assert all(re.match(r"[A-Z]\w+(Screen|Dialog|Form|View)", head) for head in heads)
    assert not re.search(r"#[0-9a-fA-F]{6}\b", text), "colours are theme tokens"


HEAVY = ("sqlmodel", "sqlalchemy", "alembic", "babel", "click", "rapidfuzz")


def loaded(code: str) -> set[str]:
    """The modules a fresh interpreter has loaded after some code."""
    done = subprocess.run(
        [sys.executable, "-c", f"{code}\nimport sys; print(*sys.modules)"],
        check=True,
        capture_output=True,
        text=True,
        cwd=HOUSE,
    )
    return set(done.stdout.split())


def test_the_first_frame_waits_for_nothing_heavy() -> None:
    """The roster is shown before the machinery of writing is loaded."""
    there = loaded("import store.roster_list, store.settings, tui.app")
    assert not there & set(HEAVY)


def test_help_on_the_command_line_loads_no_screen_and_no_tables() -> None:
    """``soloist --help`` answers at once."""
    there = loaded(
        "from click.testing import CliRunner\nfrom tui.cli import cli\n"
        "assert CliRunner().invoke(cli, ['--help']).exit_code == 0"
    )
    assert not there & {"textual", "sqlmodel", "sqlalchemy", "alembic"}


def test_imports_run_downward_only() -> None:
    """The contracts of the house hold."""
    done = subprocess.run(
        [str(Path(sys.executable).with_name("lint-imports"))],
        capture_output=True,
        text=True,
        cwd=HOUSE,
        check=False,
    )
    assert done.returncode == 0, done.stdout
