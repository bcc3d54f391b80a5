"""The end of a day and of a week on the command line."""

from __future__ import annotations

from pathlib import Path

import pytest

from store.rules.pipeline import STAGES
from tests.tui.command_runs import CommandLine, settle_in


@pytest.fixture
def soloist(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> CommandLine:
    """A command line with the demo in its workspace."""
    settle_in(tmp_path, monkeypatch)
    runs = CommandLine(tmp_path, capsys)
    assert runs.bare("demo", "--keep", runs.db).code == 0
    return runs


def test_a_day_is_closed_with_a_note(soloist: CommandLine) -> None:
    """What moved, what is left and promised, and the note that was kept."""
    done = soloist("close", "--note", "Lámparas enviadas.", "--json")
    assert done.code == 0
    assert done.json["day"] == "2026-03-02"
    assert done.json["note"] == "Lámparas enviadas."
    assert done.json["answers"] == 1
    assert "Ximena Robledal" in {one["influencer"] for one in done.json["moved"]}
    assert {"kind", "reason", "influencer", "campaign"} == set(done.json["tomorrow"][0])
    assert soloist("close", "--json").json["note"] == "Lámparas enviadas."
    soloist("undo")
    assert soloist("close", "--json").json["note"] == ""


def test_a_day_is_told_in_words(soloist: CommandLine) -> None:
    """A table for whoever reads it, in the language asked for."""
    done = soloist("close", "--note", "Done.")
    assert done.code == 0
    assert "Ximena Robledal" in done.out
    assert done.out.endswith("Done.\n")


def test_a_note_that_cannot_be_kept_is_refused(soloist: CommandLine) -> None:
    """One sentence, exit code 1, nothing changed."""
    done = soloist("close", "--note", "bell\x07")
    assert (done.code, done.out) == (1, "")
    assert "control character" in done.err


def test_a_week_is_told_by_stage(soloist: CommandLine) -> None:
    """Before, come, gone and now of each stage; and who has gone quiet."""
    done = soloist("review", "--json")
    assert done.code == 0
    assert [one["stage"] for one in done.json["stages"]] == list(STAGES)
    for one in done.json["stages"]:
        assert one["before"] + one["came"] - one["went"] == one["now"]
    overdue = [one["overdue"] for one in done.json["quiet"]]
    assert overdue == sorted(overdue, reverse=True)
    assert overdue[0] > 0
    told = soloist("review")
    assert told.code == 0
    assert "Contacted" in told.out


def test_an_empty_workspace_has_quiet_days(soloist: CommandLine) -> None:
    """Nothing moved, nobody to miss."""
    empty = soloist.folder / "empty.db"
    soloist("add", "@mina_glow", db=empty)
    assert soloist("close", "--json", db=empty).json["moved"] == []
    done = soloist("review", db=empty)
    assert done.code == 0
    assert "Nobody was left alone" in done.err
