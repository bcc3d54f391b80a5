"""Bringing files in from the command line: shown first, then done, and undoable."""

from __future__ import annotations

import json
import signal
from pathlib import Path

import pytest

from tests.tui.command_runs import CommandLine, say_no, settle_in
from tui.shell.progress import Watch

PEOPLE = """이름,인스타그램,팔로워,비고2
김민아,@mina_glow,1.2만,친절
박지은,@jieun_daily,많음,
,,300,
"""
DATES = """name,handle,platform,checked_on
Ana,ana_luz,instagram,03/04/2026
Leo,leo_mar,instagram,05/06/2026
"""


@pytest.fixture
def soloist(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> CommandLine:
    """A command line with a home of its own."""
    settle_in(tmp_path, monkeypatch)
    return CommandLine(tmp_path, capsys)


def test_a_file_comes_in_and_says_how_it_was_read(soloist: CommandLine) -> None:
    """The answer is exactly the documented one."""
    file = soloist.file("명단.csv", PEOPLE, "cp949")
    done = soloist("import", file, "--yes", "--json")
    assert done.code == 0
    assert list(done.json) == [
        *("run", "kind", "encoding", "delimiter", "header_row", "rows", "created"),
        *("updated", "unchanged", "skipped", "problems", "mapping", "unmapped"),
        "questions",
    ]
    assert done.json["run"] == 1
    assert (done.json["kind"], done.json["encoding"]) == ("roster", "cp949")
    assert (done.json["delimiter"], done.json["header_row"]) == (",", 1)
    assert done.json["rows"] == 3
    assert (done.json["created"], done.json["skipped"]) == (2, 1)
    assert done.json["mapping"]["팔로워"] == "followers"
    problems = done.json["problems"]
    assert [(one["row"], one["column"]) for one in problems] == [(3, "팔로워"), (4, "")]
    assert problems[0]["value"] == "많음"
    assert soloist("roster", "--json").json["total"] == 2


def test_the_same_file_twice_changes_nothing(soloist: CommandLine) -> None:
    """And the second time there is a backup first: there is something to lose."""
    file = soloist.file("list.csv", PEOPLE)
    soloist("import", file, "--yes")
    copies = soloist.folder / "mine-backups"
    assert not copies.exists()
    again = soloist("import", file, "--yes", "--json").json
    assert (again["created"], again["updated"], again["unchanged"]) == (0, 0, 2)
    assert [path.name for path in copies.iterdir()] == [
        "soloist-20260302-093000-before-import.db"
    ]


def test_a_dry_run_shows_what_would_change_and_leaves_nothing(
    soloist: CommandLine,
) -> None:
    """Not even a new file; and no number of a run."""
    file = soloist.file("list.csv", PEOPLE)
    done = soloist("import", file, "--dry-run", "--json")
    assert (done.json["run"], done.json["created"]) == (None, 2)
    assert done.json["changes"] == []
    assert sorted(path.name for path in soloist.folder.iterdir()) == ["list.csv"]
    soloist("import", file, "--yes")
    newer = soloist.file("newer.csv", PEOPLE.replace("1.2만", "1.5만"))
    (change,) = soloist("import", newer, "--dry-run", "--json").json["changes"]
    assert change == {
        "row": 2,
        "name": "김민아",
        "field": "followers",
        "before": 12_000,
        "after": 15_000,
    }
    told = soloist("import", newer, "--dry-run").out
    assert "김민아, followers: 12000 → 15000" in told
    assert "Would bring in: 0 new, 1 changed, 1 the same, 1 left out." in told
    rows = soloist("roster", "mina", "--json").json["rows"]
    assert rows[0]["followers"] == 12_000


def test_without_anybody_to_ask_a_clear_file_comes_in(soloist: CommandLine) -> None:
    """What is taken for granted is told."""
    done = soloist(
        "import", soloist.file("list.csv", PEOPLE.replace("인스타그램", "계정"))
    )
    assert done.code == 0
    assert "Brought in: 2 new" in done.out
    assert "instagram is taken" in done.out


def test_a_file_that_leaves_a_question_names_the_answer(soloist: CommandLine) -> None:
    """The third of April or the fourth of March: nobody guesses."""
    file = soloist.file("dates.csv", DATES)
    done = soloist("import", file, "--map", "checked_on=checked_on")
    assert (done.code, done.out) == (1, "")
    assert done.err == (
        "checked_on: is 03/04 the third of April or the fourth of March?"
        " Say it with --date-order dmy|mdy.\n"
    )
    assert not soloist.db.exists()
    assert soloist("import", file, "--date-order", "dmy").code == 0


def test_yes_takes_a_question_as_it_stands(soloist: CommandLine) -> None:
    """The doubtful days are left out; the people come in."""
    file = soloist.file("dates.csv", DATES)
    done = soloist("import", file, "--yes", "--json")
    assert done.json["created"] == 2
    (question,) = done.json["questions"]
    assert (question["code"], question["taken"]) == ("date_order", None)
    assert question["choices"] == ["dmy", "mdy"]


def test_on_a_terminal_it_shows_the_plan_and_asks(soloist: CommandLine) -> None:
    """A y typed with a Korean layout on is a yes; a return alone is a no."""
    file = soloist.file("list.csv", PEOPLE)
    words = ("--db", soloist.db, "import", file)
    no = soloist.at_a_terminal(*words, prompt="[y/N]", answer="\n")
    assert no.code == 1
    assert "팔로워      →  followers" in no.out
    assert "Would bring in: 2 new" in no.out
    assert "Nothing was brought in." in no.out
    assert not soloist.db.exists()
    yes = soloist.at_a_terminal(*words, prompt="[y/N]", answer="ㅛ\n")
    assert yes.code == 0
    assert "Brought in: 2 new" in yes.out
    assert soloist("roster", "--json").json["total"] == 2


def test_ctrl_c_stops_an_import_and_keeps_nothing(
    soloist: CommandLine, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One sentence, and the code of an interruption."""
    monkeypatch.setattr(
        Watch, "progress", lambda *_: signal.raise_signal(signal.SIGINT)
    )
    before = signal.getsignal(signal.SIGINT)
    done = soloist("import", soloist.file("list.csv", PEOPLE), "--yes")
    assert (done.code, done.out) == (130, "")
    assert done.err == "The import was stopped. Nothing was kept.\n"
    assert not soloist.db.exists()
    assert signal.getsignal(signal.SIGINT) is before


def test_problems_can_be_saved_to_be_mended(soloist: CommandLine) -> None:
    """Each problem row as it was, with the reason behind it."""
    file, fixes = soloist.file("list.csv", PEOPLE), soloist.folder / "fix.csv"
    assert soloist("import", file, "--yes", "--problems", fixes).code == 0
    lines = fixes.read_text(encoding="utf-8-sig").splitlines()
    assert len(lines) == 3
    assert lines[1].startswith("박지은")
    assert "많음" in lines[1]
    missing = soloist.folder / "nowhere" / "fix.csv"
    done = soloist("import", file, "--yes", "--problems", missing)
    assert (done.code, done.out) == (1, "")
    assert done.err == f"There is no folder {missing.parent}.\n"


def test_only_the_first_ten_problems_are_told(soloist: CommandLine) -> None:
    """And how to get the rest; JSON has all of them."""
    rows = "".join(f"p{number},many\n" for number in range(25))
    file = soloist.file("instagram.csv", f"handle,followers\n{rows}")
    told = soloist("import", file, "--dry-run").out
    assert "25 problems:" in told
    assert "and 15 more" in told
    assert "--problems FILE.csv" in told
    problems = soloist("import", file, "--dry-run", "--json").json["problems"]
    assert len(problems) == 25


def test_the_mapping_can_be_said(soloist: CommandLine) -> None:
    """A header may hold an equals sign; an empty field leaves the column out."""
    file = soloist.file("odd.csv", "a=b,handle,secret\nKim,kim_x,1\n")
    done = soloist(
        *("import", file, "--yes", "--json", "--platform", "인스타"),
        *("--map", "a=b=name", "--map", "secret="),
    )
    assert done.json["mapping"] == {"a=b": "name", "handle": "handle"}


@pytest.mark.parametrize(
    ("said", "code", "told"),
    [
        (("nowhere.csv",), 1, "There is no file nowhere.csv."),
        ((".",), 1, "is a folder, not a file."),
        (("FILE", "--map", "팔로워"), 2, "--map: '팔로워' is not HEADER=FIELD."),
        (("FILE", "--map", "팔로워=shoe"), 1, "There is no field called shoe."),
        (("FILE", "--map", "x=name"), 1, "list.csv has no column called x."),
        (("FILE", "--encoding", "klingon"), 1, "no encoding called klingon"),
        (("FILE", "--kind", "bills"), 2, "--kind: 'bills' is not one of: roster"),
        (("FILE", "--date-order", "ymd"), 2, "'ymd' is not one of: dmy, mdy."),
        (("FILE", "--currency", "won"), 2, "--currency: 'won' is no currency"),
        (("FILE", "--header-row", "-1"), 2, "--header-row: '-1' is not a whole number"),
        (("FILE", "--header-row", "90"), 1, "Row 90 of list.csv cannot be the header"),
        (("FILE", "--json", "extra"), 2, "more than soloist import takes: extra"),
    ],
)
def test_what_cannot_be_read_is_refused_and_changes_nothing(
    soloist: CommandLine, said: tuple[str, ...], code: int, told: str
) -> None:
    """One sentence that says what and where; no traceback, no file."""
    file = str(soloist.file("list.csv", PEOPLE))
    words = [file if word == "FILE" else word for word in said]
    done = soloist("import", *words, "--yes")
    assert (done.code, done.out) == (code, "")
    assert told in done.err
    assert "Traceback" not in done.err
    assert not soloist.db.exists()


def test_a_whole_workspace_goes_out_and_comes_in(soloist: CommandLine) -> None:
    """Losslessly; over something only when that is said."""
    soloist.bare("demo", "--keep", soloist.db)
    whole, again = soloist.folder / "all.json", soloist.folder / "again.json"
    other = soloist.folder / "new" / "other.db"
    assert soloist("export", "all", whole).code == 0
    done = soloist("import", whole, "--json", db=other)
    assert done.json["tables"]["influencer"] == 60
    assert f"Made a new workspace: {other}" in done.err
    soloist("export", "all", again, db=other)
    assert json.loads(whole.read_text("utf-8")) == json.loads(again.read_text("utf-8"))
    refused = soloist("import", whole, db=other)
    assert (refused.code, refused.out) == (1, "")
    assert "Say so with --yes." in refused.err
    assert soloist("import", whole, "--yes", db=other).code == 0
    wrong = soloist("import", whole, "--yes", "--map", "a=b", db=other)
    assert wrong.code == 2
    assert "without --map" in wrong.err


def test_a_broken_workspace_file_leaves_no_trace(soloist: CommandLine) -> None:
    """Neither a file nor a folder."""
    other = soloist.folder / "new" / "deep" / "other.db"
    done = soloist("import", soloist.file("x.json", '{"soloist": 1'), db=other)
    assert (done.code, done.out) == (1, "")
    assert not (soloist.folder / "new").exists()


def test_replacing_everything_is_asked_for(
    soloist: CommandLine, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where somebody is there to answer."""
    soloist.bare("demo", "--keep", soloist.db)
    whole = soloist.folder / "all.json"
    soloist("export", "all", whole)
    asked = say_no(monkeypatch)
    done = soloist("import", whole)
    assert done.code == 1
    assert "Nothing was brought in." in done.err
    assert asked == [
        f"Put what {whole} holds in the place of everything in {soloist.db}?"
    ]
