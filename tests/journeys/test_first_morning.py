"""Her first morning, by keys alone: her sheet comes in, and the roster beats it."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from tests.journeys.terminal import ROOT, Terminal
from tui import i18n
from tui.i18n import _, ngettext

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

SHEET_ROWS = 40


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[Path]:
    """Her folder with one sheet in it; English again afterwards."""
    lines = ["Name,Handle,Platform,Followers,Email"]
    for number in range(SHEET_ROWS - 2):
        place = "Instagram" if number % 2 else "TikTok"
        lines.append(f"Persona {number:02},per_{number:02},{place},{number + 1}.5k,")
    lines += [
        "김민수,minsu.one,Instagram,1.2만,minsu@mail.example",
        "Minsu Kim,minsu_two,YouTube,34k,minsu@mail.example",
    ]
    (tmp_path / "her-sheet.csv").write_text("\n".join(lines), encoding="utf-8")
    yield tmp_path
    i18n.install("en")


def asked(folder: Path, *words: str) -> dict[str, object]:
    """What the command line answers, as JSON."""
    done = subprocess.run(
        [sys.executable, "-m", "tui", "--db", "roster.db", *words, "--json"],
        cwd=folder,
        env={"PYTHONPATH": str(ROOT), "HOME": str(folder), "PATH": ""},
        capture_output=True,
        text=True,
        check=True,
    )
    found: dict[str, object] = json.loads(done.stdout)
    return found


@pytest.mark.parametrize("size", [(80, 24), (120, 40)], ids=["80x24", "120x40"])
@pytest.mark.parametrize("language", ["en", "ko", "es"])
def test_import_filter_tag_merge_undo_quit(
    folder: Path, language: str, size: tuple[int, int]
) -> None:
    """The sheet comes in, is filtered, twenty are tagged, two merged, all undone."""
    i18n.install(language)
    here = ("--db", "roster.db", "--lang", language)
    terminal = Terminal(size, *here, folder=folder)
    try:
        terminal.press("y", "enter")
        terminal.sees(_("Today"))
        terminal.press("2")
        terminal.sees(_("Roster"))
        _import_the_sheet(terminal)
        _tag_twenty(terminal)
        assert asked(folder, "roster", "tag:spring")["total"] == 19
        _merge_the_two(terminal)
        assert asked(folder, "roster")["total"] == SHEET_ROWS - 1
        _undo_everything(terminal, folder)
        terminal.press("q")
        assert terminal.leave() == 0
    finally:
        terminal.close()


def _people(count: int) -> str:
    return ngettext("{count} person", "{count} people", count).format(count=count)


def _import_the_sheet(terminal: Terminal) -> None:
    terminal.press("i")
    terminal.sees("her-sheet.csv")
    terminal.press("enter")
    terminal.sees("Followers")
    terminal.sees(_("{count} new").format(count=SHEET_ROWS))
    terminal.press("ctrl+s")
    terminal.sees(_("Done"))
    terminal.press("enter")
    terminal.sees(_people(SHEET_ROWS))


def _tag_twenty(terminal: Terminal) -> None:
    terminal.press("/", "platform:instagram persona", "enter")
    terminal.sees(_people(19))
    terminal.press("ctrl+a", "#")
    title = ngettext("Tags of {count} person", "Tags of {count} people", 19)
    terminal.sees(title.format(count=19))
    terminal.press("spring")
    terminal.sees(_("New tag: {name}").format(name="spring"))
    terminal.press("enter")
    terminal.sees("[x] spring")
    terminal.press("enter")
    terminal.misses(title.format(count=19))
    terminal.press("esc", "esc")
    terminal.sees(_people(SHEET_ROWS))


def _merge_the_two(terminal: Terminal) -> None:
    terminal.press("p")
    terminal.sees("Minsu Kim")
    terminal.press("enter")
    terminal.sees(_("Are these one person?"))
    terminal.press("ctrl+s")
    terminal.misses(_("Are these one person?"))
    terminal.misses("Minsu Kim")
    terminal.press("esc")
    terminal.sees(_people(SHEET_ROWS - 1))


def _undo_everything(terminal: Terminal, folder: Path) -> None:
    for left in (SHEET_ROWS, SHEET_ROWS, 0):
        terminal.press("u")
        if left:
            terminal.sees(_people(left))
    terminal.sees(
        _(
            "Nobody is here yet. Press i to import your sheet, or n to add"
            " somebody by a profile URL."
        )[:20]
    )
    assert asked(folder, "roster")["total"] == 0
