"""Which workspace a command is about, when one is made, and when none can be shown."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.errors import Invalid
from tests.tui.command_runs import CommandLine, settle_in
from tui import cli, i18n, paths
from tui.shell import options, workspace

if TYPE_CHECKING:
    from store import Store
    from tui.shell.desk import Shell


@pytest.fixture
def soloist(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> CommandLine:
    """A command line with a home of its own."""
    settle_in(tmp_path, monkeypatch)
    return CommandLine(tmp_path, capsys)


def test_without_a_terminal_there_is_no_workspace(soloist: CommandLine) -> None:
    """One sentence and code 2; nothing was made."""
    done = soloist.program()
    assert (done.code, done.out) == (2, "")
    assert done.err.startswith("The workspace needs a keyboard")
    assert soloist.program("demo").code == 2
    assert not (soloist.folder / "data").exists()


def test_on_a_terminal_a_new_workspace_is_asked_for(soloist: CommandLine) -> None:
    """A slip in its name must not look like an empty roster."""
    done = soloist.at_a_terminal("--db", soloist.db, prompt="[y/N]", answer="\n")
    assert done.code == 1
    assert f"There is no workspace at {soloist.db}" in done.out.replace("\r\n", "")
    assert not soloist.db.exists()


def test_the_demo_stays_where_it_is_told_to(soloist: CommandLine) -> None:
    """As a new file only; without a terminal it says how to open it."""
    done = soloist.bare("--today", "2026-03-02", "demo", "--keep", soloist.db)
    assert done.code == 0
    assert f"Open it with: soloist --db {soloist.db}" in done.err
    assert soloist("roster", "--json").json["total"] == 60
    assert soloist("history", "--json").json["units"][0]["label"] == "Made the demo"
    assert soloist("check").code == 0
    past = soloist("export", "readings", soloist.folder / "past.csv", "--json")
    assert past.json["rows"] > 200
    again = soloist.bare("demo", "--keep", soloist.db)
    assert (again.code, again.out) == (1, "")
    assert "exists already" in again.err
    refused = soloist("undo")
    assert (refused.code, refused.out) == (1, "")
    assert soloist("roster", "--json").json["total"] == 60


def test_a_missing_workspace_is_never_made_by_a_question(soloist: CommandLine) -> None:
    """Only what brings something in makes one."""
    for words in (("roster",), ("history",), ("undo",), ("check",), ("backup",)):
        done = soloist(*words)
        assert (done.code, done.out) == (1, "")
        assert done.err == (
            f"There is no workspace at {soloist.db}. Nothing was created.\n"
        )
    assert list(soloist.folder.iterdir()) == []


def test_the_workspace_can_be_named_in_several_ways(
    soloist: CommandLine, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A path, a URL, the environment; otherwise it is in the data folder."""
    odd = soloist.folder / "내 것 100%#1?.db"
    assert soloist("add", "https://x.com/leo", db=f"sqlite:///{odd}").code == 0
    assert odd.exists()
    monkeypatch.setenv(options.ENVIRONMENT, str(odd))
    assert soloist.bare("roster", "--json").json["total"] == 1
    monkeypatch.setenv(options.ENVIRONMENT, "")
    assert soloist.bare("add", "https://x.com/leo").code == 0
    assert paths.workspace().exists()
    monkeypatch.setenv("HOME", str(soloist.folder))
    assert options.workspace("~/x.db", {}) == (soloist.folder / "x.db", True)


@pytest.mark.parametrize(
    ("named", "told"),
    [
        ("postgresql://me:secret@host/db", "A postgresql:// address cannot be opened"),
        ("sqlite://", "A sqlite:// address cannot be opened"),
        ("sqlite:///:memory:", "A sqlite:// address cannot be opened"),
        ("", "--db names no file."),
        ("a\0b", "is not a path that can be used."),
    ],
)
def test_an_address_that_is_no_file_is_refused(named: str, told: str) -> None:
    """Without repeating the password in it."""
    with pytest.raises(Invalid, match=re.escape(told)) as refusal:
        options.workspace(named, {options.ENVIRONMENT: "other.db"})
    assert "secret" not in str(refusal.value)


def test_the_workspace_is_shown_on_the_day_that_was_said(
    soloist: CommandLine, monkeypatch: pytest.MonkeyPatch
) -> None:
    """And in a file that is made, where nobody named one."""
    seen = []

    def show(shell: Shell, store: Store) -> int:
        seen.append((shell.today(), shell.now(), store.path))
        return 143

    monkeypatch.setattr(workspace, "obstacle", lambda: None)
    monkeypatch.setattr(workspace, "show", show)
    done = soloist.bare("--today", "2030-05-06")
    assert (done.code, done.out) == (143, "")
    assert f"Made a new workspace: {paths.workspace()}" in done.err
    day, moment, path = seen[0]
    assert day.isoformat() == "2030-05-06"
    assert moment.isoformat() == "2030-05-06T09:30:00+00:00"
    assert path == paths.workspace()
    assert soloist.bare("demo").code == 143
    assert not seen[1][2].exists()


WORDS = st.sampled_from(
    [
        *("--db", "--lang", "--today", "--db=a.db", "--db=", "--lang=ko", "--lang=fr"),
        *("--today=2026-03-02", "--today=2026-3-2", "ko", "2026-03-02", "a.db", "a=b"),
        *("roster", "--", "--help", "", "=", "-x", "--json"),
    ]
)


@given(st.lists(WORDS, max_size=6))
def test_options_read_by_hand_are_read_as_the_library_reads_them(
    words: list[str],
) -> None:
    """The workspace starts without the library, so there are two readers."""
    by_hand = options.read_plain(words)
    if by_hand is None:
        return
    try:
        context = cli.cli.make_context("soloist", list(words))
    finally:
        i18n.install("en")
    assert context.params == {
        "db": by_hand.db,
        "lang": by_hand.lang,
        "today": by_hand.today,
    }
    assert not context.args
