"""Undo, history, exports, backups and checks from the command line."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from store import backup_folder, open_store
from tests.tui.command_runs import NOW, CommandLine, say_no, settle_in
from tui.shell.daily import keep_daily

URL = "https://www.instagram.com/mina_glow/"


@pytest.fixture
def soloist(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> CommandLine:
    """A command line with one person in its workspace."""
    settle_in(tmp_path, monkeypatch)
    line = CommandLine(tmp_path, capsys)
    line("add", URL, "--name", "Mina")
    return line


def test_a_step_is_taken_back_and_done_again(soloist: CommandLine) -> None:
    """Each time it says which; the history shows where it stands."""
    done = soloist("undo")
    assert (done.code, done.out, done.err) == (0, "", "Undone: Added Mina\n")
    (unit,) = soloist("history", "--json").json["units"]
    assert unit == {
        "id": 1,
        "at": "2026-03-02T09:30:00Z",
        "label": "Added Mina",
        "undone": True,
    }
    assert "undone" in soloist("history").out
    assert soloist("undo").err == "Nothing to undo.\n"
    again = soloist("redo", "--json")
    assert again.json == unit | {"undone": False}
    assert again.err == "Done again: Added Mina\n"
    assert soloist("redo").code == 1


def test_the_history_is_newest_first_and_can_be_short(soloist: CommandLine) -> None:
    """A table with what and when."""
    soloist("add", "https://x.com/leo")
    labels = [one["label"] for one in soloist("history", "--json").json["units"]]
    assert labels == ["Added leo", "Added Mina"]
    table = soloist("history", "--limit", "1").out
    assert "Added leo" in table
    assert "Added Mina" not in table
    assert "2026-03-02" in table


def test_an_empty_history_says_so(soloist: CommandLine) -> None:
    """Not an empty table."""
    empty, whole = soloist.folder / "empty.db", soloist.folder / "empty.json"
    open_store(empty, now=lambda: NOW, create=True).close()
    done = soloist("history", db=empty)
    assert (done.code, done.out, done.err) == (0, "", "Nothing was done yet.\n")
    soloist("export", "all", whole, db=empty)
    assert soloist("import", whole, db=soloist.folder / "loaded.db").code == 0


@pytest.mark.parametrize(
    "name", ["roster.csv", "accounts.xlsx", "readings.tsv", "tags.csv"]
)
def test_a_table_is_written_in_the_format_of_its_name(
    soloist: CommandLine, name: str
) -> None:
    """With how many rows stand in it."""
    file = soloist.folder / name
    done = soloist("export", file.stem, file, "--json")
    assert done.code == 0
    assert done.json == {
        "kind": file.stem,
        "file": str(file),
        "rows": done.json["rows"],
    }
    assert file.exists()
    assert "Wrote" in done.err


@pytest.mark.parametrize(
    ("kind", "name", "told"),
    [
        ("shoes", "a.csv", "There is no table called shoes."),
        ("roster", "a.pdf", "a.pdf: a table can be written as .csv"),
        ("all", "a.csv", "a.csv: the whole store is written as .json."),
        ("roster", "no/a.csv", "There is no folder"),
    ],
)
def test_what_cannot_be_written_is_refused(
    soloist: CommandLine, kind: str, name: str, told: str
) -> None:
    """One sentence."""
    done = soloist("export", kind, soloist.folder / name)
    assert (done.code, done.out) == (1, "")
    assert told in done.err


def test_a_backup_is_verified_and_comes_back(soloist: CommandLine) -> None:
    """What was there before the restore is kept."""
    made = soloist("backup", "--json")
    copy = Path(made.json["file"])
    assert copy == soloist.folder / "mine-backups" / "soloist-20260302-093000.db"
    assert made.json["tables"]["influencer"] == 1
    soloist("add", "https://x.com/leo")
    refused = soloist("restore", copy)
    assert (refused.code, refused.out) == (1, "")
    assert refused.err == f"{soloist.db} would be replaced. Say so with --yes.\n"
    done = soloist("restore", copy, "--yes", "--json")
    assert done.json["tables"]["influencer"] == 1
    assert f"What was there before is kept: {done.json['kept']}" in done.err
    assert soloist("roster", "--json").json["total"] == 1
    assert soloist("roster", "--json", db=done.json["kept"]).json["total"] == 2


def test_a_restore_is_asked_for_on_a_terminal(
    soloist: CommandLine, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With how many people would take the place of what is there."""
    copy = soloist.folder / "copy.db"
    soloist("backup", copy)
    asked = say_no(monkeypatch)
    done = soloist("restore", copy)
    assert (done.code, done.err) == (1, "Nothing was changed.\n")
    assert asked == [f"{copy} holds 1 person. Put it in the place of {soloist.db}?"]


def test_a_backup_makes_a_workspace_where_there_is_none(soloist: CommandLine) -> None:
    """On a new computer, say: nothing to replace, nothing to ask."""
    soloist("backup", soloist.folder)
    copy = soloist.folder / "soloist-20260302-093000.db"
    other = soloist.folder / "new" / "home.db"
    done = soloist("restore", copy, "--json", db=other)
    assert (done.code, done.json["kept"]) == (0, None)
    assert f"Made a new workspace: {other}" in done.err
    assert soloist("roster", "--json", db=other).json["total"] == 1


def test_a_damaged_workspace_is_restored_and_its_bytes_are_kept(
    soloist: CommandLine,
) -> None:
    """Every other command refuses it, naming the way out."""
    copy = soloist.folder / "copy.db"
    soloist("backup", copy)
    for path in soloist.folder.glob("mine.db-*"):
        path.unlink()
    soloist.db.write_bytes(copy.read_bytes()[:-5000])
    refused = soloist("roster")
    assert (refused.code, refused.out) == (1, "")
    assert "soloist restore FILE" in refused.err
    done = soloist("restore", copy, "--yes", "--json")
    assert done.json["kept"].endswith("before-restore.db.damaged")
    assert soloist("roster", "--json").json["total"] == 1


def test_a_backup_replaces_nothing_but_a_backup(soloist: CommandLine) -> None:
    """A slip of the hand must not cost a spreadsheet."""
    sheet = soloist.file("people.xlsx", "not really")
    done = soloist("backup", sheet)
    assert done.code == 1
    assert sheet.read_text() == "not really"
    older = soloist.folder / "copy.db"
    assert soloist("backup", older).code == soloist("backup", older).code == 0
    wrong = soloist("restore", sheet, "--yes")
    assert (wrong.code, wrong.out) == (1, "")
    assert soloist("restore", soloist.folder / "no.db", "--yes").code == 1


def test_a_check_says_what_is_well(soloist: CommandLine) -> None:
    """Code by code, in words."""
    done = soloist("check", "--json")
    assert done.code == 0
    assert done.json["ok"] is True
    codes = [one["code"] for one in done.json["checks"]]
    assert codes[:3] == ["integrity", "references", "lines"]
    assert all(one["ok"] and one["text"] for one in done.json["checks"])
    assert "✓ Every page of the file is whole." in soloist("check").out


def test_what_is_out_of_date_is_found_and_mended(soloist: CommandLine) -> None:
    """Exit code 1 until it is well again."""
    with closing(sqlite3.connect(soloist.db)) as other:
        other.execute("UPDATE roster_line SET followers=7")
        other.commit()
    done = soloist("check", "--json")
    assert (done.code, done.json["ok"]) == (1, False)
    assert [one["code"] for one in done.json["checks"] if not one["ok"]] == ["lines"]
    assert "✗" in soloist("check").out
    mended = soloist("check", "--mend")
    assert mended.code == 0
    assert mended.err.startswith("Mended ")


def test_the_copy_of_the_day_is_made_once_a_day(soloist: CommandLine) -> None:
    """By the workspace, while it is open."""
    with open_store(soloist.db, now=lambda: NOW, create=False) as store:
        assert keep_daily(store, NOW)
        assert not keep_daily(store, NOW)
        assert keep_daily(store, datetime(2026, 3, 3, 9, tzinfo=UTC))
    assert len(list(backup_folder(soloist.db).iterdir())) == 2
