"""How commands behave, whatever they do: codes, streams, languages, what is loaded."""

from __future__ import annotations

import gettext
import re
import subprocess
import sys
from pathlib import Path
from typing import NoReturn

import pytest
from rich.cells import cell_len

from store.history import History
from tests.tui.command_runs import NOW, ROOT, CommandLine, settle_in
from tui import cli, paths
from tui.shell import outcome, streams
from tui.shell.spoken import wrapped

PERSON = "mina@example.com"
HEAVY = {"textual", "sqlmodel", "sqlalchemy", "alembic", "rich", "babel"}


@pytest.fixture
def soloist(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> CommandLine:
    """A command line with a home of its own."""
    settle_in(tmp_path, monkeypatch)
    return CommandLine(tmp_path, capsys)


def loaded(soloist: CommandLine, *arguments: str) -> set[str]:
    """The modules a fresh program has loaded when it ends."""
    code = (
        "import sys\nfrom tui.__main__ import run\n"
        "run(sys.argv[1:])\nprint('LOADED', *sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, *arguments],
        check=True,
        capture_output=True,
        text=True,
        cwd=ROOT,
        stdin=subprocess.DEVNULL,
    )
    return set(done.stdout.partition("LOADED")[2].split())


@pytest.mark.parametrize("words", [("--help",), ("import", "--help"), ("rostr",)])
def test_help_and_slips_load_nothing_heavy(
    soloist: CommandLine, words: tuple[str, ...]
) -> None:
    """They answer at once."""
    there = loaded(soloist, *words)
    assert "click" in there
    assert not there & HEAVY


def test_the_workspace_does_not_wait_for_the_command_line(
    soloist: CommandLine,
) -> None:
    """Nor does the refusal to draw where nothing can be drawn load anything."""
    there = loaded(soloist, "--lang", "en", "--today=2026-03-02")
    assert not there & (HEAVY | {"click"})


def test_every_command_has_a_help_page(soloist: CommandLine) -> None:
    """On stdout, with code 0."""
    first = soloist.bare("--help")
    assert (first.code, first.err) == (0, "")
    for name in cli.cli.commands:
        assert name in first.out
        page = soloist.bare(name, "--help")
        assert (page.code, page.err) == (0, "")
        assert page.out.startswith(f"Usage: soloist {name}")


def test_codes_and_streams_of_a_program(soloist: CommandLine) -> None:
    """Answers on stdout, everything else on stderr; 0, 1 and 2."""
    there = ("--db", soloist.db)
    made = soloist.program(*there, "add", "https://x.com/leo", "--json")
    assert (made.code, made.json["handle"]) == (0, "leo")
    refused = soloist.program(*there, "add", "https://x.com/leo")
    assert (refused.code, refused.out) == (1, "")
    assert refused.err == "leo on X is already here: leo.\n"
    wrong = soloist.program("rostr")
    assert (wrong.code, wrong.out) == (2, "")
    assert wrong.err == (
        "There is no command rostr. Did you mean roster, restore?\n"
        "See: soloist --help\n"
    )


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("--lang", "fr"), "--lang: 'fr' is not one of: en, ko, es."),
        (("--today", "2026-02-30"), "--today: '2026-02-30' is not a day;"),
        (("--today", "20260302"), "--today: '20260302' is not a day;"),
        (("--db",), "--db was given without its value"),
        (("--json",), "There is no option --json."),
    ],
)
def test_a_wrong_word_before_the_command_is_wrong_usage(
    soloist: CommandLine, words: tuple[str, ...], told: str
) -> None:
    """Also where there is no command."""
    done = soloist.bare(*words)
    assert (done.code, done.out) == (2, "")
    assert done.err.startswith(told)
    assert done.err.endswith("See: soloist --help\n")


def test_settings_that_cannot_be_read_are_told(soloist: CommandLine) -> None:
    """Naming the file; help is shown all the same."""
    file = paths.settings()
    file.parent.mkdir(parents=True)
    file.write_text('langauge = "ko"')
    done = soloist("roster")
    assert (done.code, done.out) == (1, "")
    assert "Nearest: language" in done.err
    assert soloist.bare("--help").code == 0


class Shouting(gettext.NullTranslations):
    """A language that is English, only louder."""

    def gettext(self, message: str) -> str:
        """Shout; but leave the named places alone."""
        parts = re.split(r"(\{[^}]*\})", message)
        return "".join(p if p.startswith("{") else p.upper() for p in parts)

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        """Shout."""
        return self.gettext(msgid1 if n == 1 else msgid2)


def test_help_and_refusals_speak_the_language_asked_for(
    soloist: CommandLine, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The option wins over the settings, and they over the terminal."""
    monkeypatch.setattr(gettext, "translation", lambda *_, **__: Shouting())
    monkeypatch.setenv("LANG", "es_ES.UTF-8")
    page = soloist.bare("roster", "--help").out
    assert page.startswith("USAGE: soloist roster")
    assert "LIST EVERYBODY WE KNOW" in page
    assert "SHOW THIS HELP AND LEAVE." in page
    assert "POSITIONAL ARGUMENTS:" in page
    assert soloist("roster").err.startswith("THERE IS NO WORKSPACE AT /")
    assert "THERE IS NO COMMAND rostr." in soloist.bare("rostr").err
    assert "Usage:" in soloist.bare("--lang", "en", "--help").out
    assert "Usage:" in soloist.bare("--lang=en", "--help").out
    paths.settings().parent.mkdir(parents=True)
    paths.settings().write_text('language = "en"')
    assert "Usage:" in soloist.bare("--help").out
    assert "USAGE:" in soloist.bare("--lang", "ko", "--help").out
    assert soloist("add", "https://x.com/leo").code == 0
    undone = soloist.bare("--db", soloist.db, "--lang", "ko", "undo", "--json")
    assert undone.json["label"] == "ADDED leo"


def test_a_mistake_of_ours_is_one_line_and_a_note(
    soloist: CommandLine, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No traceback for her, and nothing of her data in the note."""

    def broken(_self: History, _limit: int) -> NoReturn:
        raise ZeroDivisionError(PERSON)

    soloist("add", "https://x.com/leo")
    monkeypatch.setattr(History, "units", broken)
    done = soloist("history")
    assert (done.code, done.out) == (70, "")
    assert done.err.startswith("Soloist had to stop: ZeroDivisionError. It is noted in")
    assert done.err.count("\n") == 1
    (note,) = paths.crashes().iterdir()
    assert PERSON not in note.read_text()


def test_every_end_has_its_code(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Interrupted, nobody reading any more, and no folder for a note."""

    def end(error: BaseException) -> int:
        def run() -> NoReturn:
            raise error

        return outcome.exit_code(run, lambda: NOW)

    assert end(KeyboardInterrupt()) == 130
    assert end(BrokenPipeError()) == 141
    assert capsys.readouterr().err == ""
    monkeypatch.setattr(paths, "crashes", lambda: Path("/dev/null/nowhere"))
    assert end(ZeroDivisionError()) == 70
    assert capsys.readouterr().err == (
        "Soloist had to stop: ZeroDivisionError. Your data is safe.\n"
    )


def test_a_reader_who_leaves_hears_nothing_more(soloist: CommandLine) -> None:
    """As with any program in a pipe."""
    soloist.bare("demo", "--keep", soloist.db)
    child = subprocess.Popen(
        [sys.executable, "-m", "tui", "--db", soloist.db, "roster", "--json"],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert child.stdout is not None
    assert child.stderr is not None
    child.stdout.close()
    assert child.wait(30) == 141
    assert child.stderr.read() == b""
    child.stderr.close()


def test_an_answer_that_finds_no_room_is_told(soloist: CommandLine) -> None:
    """The output is a disk that is full."""
    soloist("add", "https://x.com/leo")
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [sys.executable, "-m", "tui", "--db", soloist.db, "roster", "--json"],
            cwd=ROOT,
            stdout=full,
            stderr=subprocess.PIPE,
            check=False,
        )
    assert done.returncode == 1
    assert done.stderr == (b"The answer cannot be written: No space left on device.\n")


def test_a_shell_can_complete_the_commands(soloist: CommandLine) -> None:
    """Asked through the environment, as shells do."""
    done = soloist.program(
        _SOLOIST_COMPLETE="bash_complete", COMP_WORDS="soloist hi", COMP_CWORD="1"
    )
    assert done.out.strip() == "plain,history"


def test_hostile_text_in_a_message_is_harmless(
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Escapes become pictures of themselves, in messages, answers and JSON."""
    streams.say("a\x1b]0;x\x07b")
    streams.put("a\x9b31mb")
    streams.put_json({"a": "\x1b\x9b\u202e\ud800"})
    out, err = capsys.readouterr()
    assert err == "a␛]0;x␇b\n"
    assert not set(out + err) & set("\x1b\x07\x9b\u202e")
    assert '"\\u001b\\u009b\\u202e\\ud800"' in out


def test_lines_of_help_break_by_cells() -> None:
    """A Hangul letter takes two."""
    lines = wrapped("가나다 라마바 사아자 차카타 파하", 14)
    assert lines == ["가나다 라마바", "사아자 차카타", "파하"]
    assert all(cell_len(line) <= 14 for line in lines)
