"""A mistake of ours: noted without anybody's data in it, told once, lived through."""

from __future__ import annotations

import asyncio
import io
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

import pytest
from textual.binding import Binding, BindingType
from textual.screen import Screen
from textual.widgets import Button, Label, Static

from store.errors import NotFound
from store.rules.words import N_
from tui.terminal.crash import FailSoft, redact, write_crash

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.pilot import Pilot

ROOT = Path(__file__).resolve().parents[2]
NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
PERSONAL = (
    "mina.park@example.com @minaglow 010-1234-5678 +34 612 345 678 900101-2345678 "
    "https://instagram.example/minaglow sk_live_4eC39HqLyjWDarjtT1zdp7dc"
)


def fail(name: str = "Mina Park") -> None:
    """Fail as code fails: with somebody in a local variable and in the message."""
    secret = f"{name} {PERSONAL}"
    raise ValueError(f"cannot read '{name}' from {secret.split()[2:]}")


def caught(name: str = "Mina Park") -> ValueError:
    """A mistake with its traceback."""
    try:
        fail(name)
    except ValueError as error:
        return error
    raise AssertionError


def test_a_note_says_where_and_nothing_about_whom(tmp_path: Path) -> None:
    """Enough to mend it, nothing that could not be sent to somebody else."""
    file = write_crash(caught(), tmp_path / "crashes", NOON)
    text = file.read_text(encoding="utf-8")
    assert "test_crash.py" in text
    assert "in fail" in text
    assert "ValueError" in text
    for word in ["Mina", "minaglow", "example", "1234", "5678", "612", "sk_live"]:
        assert word not in text


def test_a_note_is_private(tmp_path: Path) -> None:
    """Only the person whose machine it is can read it."""
    file = write_crash(caught(), tmp_path / "crashes", NOON)
    assert file.stat().st_mode & 0o777 == 0o600
    assert file.parent.stat().st_mode & 0o777 == 0o700


def test_the_last_twenty_notes_are_kept(tmp_path: Path) -> None:
    """Notes do not pile up, and two in one instant are two."""
    first = write_crash(caught(), tmp_path, NOON)
    again = write_crash(caught(), tmp_path, NOON)
    assert first != again
    for minute in range(1, 21):
        last = write_crash(caught(), tmp_path, NOON + timedelta(minutes=minute))
    notes = sorted(tmp_path.iterdir())
    assert len(notes) == 20
    assert notes[-1] == last
    assert first not in notes


def test_causes_groups_and_remarks_are_told(tmp_path: Path) -> None:
    """What led to it is in the note, as clean as the rest."""
    mina, ana = (
        "Mina Park",
        "Ana",
    )  # a note quotes the lines of the code it went through
    first = caught(mina)
    first.add_note(f"while reading the row of {mina!r}")
    group = ExceptionGroup("two", [KeyError(mina), caught(ana)])
    group.__cause__ = first
    text = write_crash(group, tmp_path, NOON).read_text(encoding="utf-8")
    assert text.index("ValueError") < text.index("ExceptionGroup")
    assert "note: while reading the row of …" in text
    assert "2 of 2" in text
    assert "Mina" not in text
    assert "Ana" not in text


def test_sql_errors_lose_their_parameters(tmp_path: Path) -> None:
    """A driver's message may repeat the whole row."""
    message = (
        "(sqlite3.IntegrityError) UNIQUE constraint failed: influencer.handle\n"
        "[SQL: INSERT INTO influencer (name) VALUES (?)]\n"
        "[parameters: ('Mina Park', 'Seoul [home]')]\n"
        "(Background on this error at: https://sqlalche.me/e/20/gkpj)"
    )
    error = RuntimeError(message)
    text = write_crash(error, tmp_path, NOON).read_text(encoding="utf-8")
    assert "UNIQUE constraint failed" in text
    assert "Seoul" not in text
    assert "Mina" not in text


def test_an_error_about_code_keeps_its_names(tmp_path: Path) -> None:
    """Which attribute was missing is half of the answer."""
    error = AttributeError("'NoneType' object has no attribute 'handle'")
    text = write_crash(error, tmp_path, NOON).read_text(encoding="utf-8")
    assert "'NoneType' object has no attribute 'handle'" in text


@pytest.mark.parametrize(
    "text",
    [
        "row 12 of 300 in roster.csv",
        "schema 7 is newer than 6",
        "line 1234, column 5",
    ],
)
def test_ordinary_words_and_small_numbers_stay(text: str) -> None:
    """A log that says nothing helps nobody."""
    assert redact(text) == text


class Fragile(FailSoft):
    """An app in which every key does something wrong."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("a", "fail", "Fail"),
        Binding("r", "refuse", "Refuse"),
        Binding("t", "timer", "Timer"),
        Binding("w", "worker", "Worker"),
        Binding("c", "crowd", "Crowd"),
        Binding("o", "open", "Open"),
        Binding("p", "paint", "Paint"),
        Binding("m", "mail", "Mail"),
        Binding("l", "late", "Late"),
    ]

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self.crash_folder = folder
        self.crash_clock = lambda: NOON
        self.saved = 0
        self.pressed = 0

    def compose(self) -> ComposeResult:
        """A button that fails and a label that does not."""
        yield Button("Fail", id="fails")
        yield Label("fine")

    def on_button_pressed(self) -> None:
        """Fail in a handler of a message from a widget."""
        self.pressed += 1
        fail()

    def save_drafts(self) -> None:
        """Count, as a real app would save."""
        self.saved += 1

    def action_fail(self) -> None:
        """Fail in an action."""
        fail()

    def action_refuse(self) -> None:
        """Ask the store for somebody who is not there, and do not catch it."""
        raise NotFound(N_("Nobody is called {name}."), name="[b]mina")

    def action_timer(self) -> None:
        """Fail in a timer."""
        self.set_timer(0.01, fail)

    def action_worker(self) -> None:
        """Fail in a worker."""

        async def work() -> None:
            fail()

        self.run_worker(work())

    def action_late(self) -> None:
        """Come back with something to show when there is no screen any more."""
        label = self.query_one(Label)

        async def work() -> None:
            try:
                await asyncio.Event().wait()
            finally:
                assert label.screen is not None

        self.run_worker(work())

    def action_crowd(self) -> None:
        """Fail again and again."""
        for _ in range(26):
            self.call_later(fail)

    def action_open(self) -> None:
        """Open a screen that cannot be built."""
        self.push_screen(Unbuildable())

    def action_mail(self) -> None:
        """Fail in a function that is called like one of Textual's."""

        def render() -> None:
            fail()

        render()

    def action_paint(self) -> None:
        """Show a widget that cannot be painted."""
        self.mount(Unpaintable())


class Unbuildable(Screen[None]):
    """A screen that fails while it is composed."""

    def compose(self) -> ComposeResult:
        """Fail before the first widget."""
        fail()
        yield Label()


class Unpaintable(Static):
    """A widget that fails whenever it is painted."""

    def render(self) -> Any:
        """Fail."""
        fail()


def notes(folder: Path) -> list[str]:
    """The crash notes in a folder."""
    return [str(file) for file in sorted(folder.iterdir())]


def told(app: FailSoft) -> list[str]:
    """What the app has said so far."""
    return [notice.message for notice in app._notifications]


async def _run(app: Fragile, *keys: str) -> None:
    """Run the app, press keys, and leave."""
    async with app.run_test(notifications=True) as pilot:
        await pilot.press(*keys)
        await settle(pilot, app)


async def settle(pilot: Pilot[None], app: Fragile) -> None:
    """Let what a key started go wrong, as far as it will."""
    for _ in range(100):
        if app.crashes:
            break
        await pilot.pause(0.01)
    await pilot.pause()


@pytest.mark.parametrize("key", ["a", "enter", "t", "w", "m"])
async def test_the_app_lives_through_a_mistake(tmp_path: Path, key: str) -> None:
    """In an action, a handler, a timer or a worker: noted, told, and on it goes."""
    app = Fragile(tmp_path)
    async with app.run_test(notifications=True) as pilot:
        app.query_one(Button).focus()
        await pilot.press(key)
        await settle(pilot, app)
        assert [type(crash) for crash in app.crashes] == [ValueError]
        assert len(told(app)) == 1
        assert "Your data is safe" in told(app)[0]
        assert notes(tmp_path)[0] in told(app)[0]
        await pilot.click(Button)
        assert app.pressed
    assert app.return_code != 1


async def test_what_comes_too_late_to_be_shown_is_no_mistake(tmp_path: Path) -> None:
    """Whoever leaves while something is still being read just leaves."""
    app = Fragile(tmp_path)
    async with app.run_test() as pilot:
        await pilot.press("l")
        await pilot.pause()
    assert app.crashes == []
    assert app.return_code in (0, None)
    assert notes(tmp_path) == []


async def test_several_mistakes_at_once_are_told_once(tmp_path: Path) -> None:
    """Five notes in the folder, one notice on the screen."""
    app = Fragile(tmp_path)
    async with app.run_test(notifications=True) as pilot:
        await pilot.press(*"aaaaa")
        assert len(app.crashes) == 5
        assert len(told(app)) == 1
    assert len(notes(tmp_path)) == 5


async def test_a_refusal_nobody_caught_is_a_sentence_and_no_mistake(
    tmp_path: Path,
) -> None:
    """The store's no is said in its own words, markup and all."""
    app = Fragile(tmp_path)
    async with app.run_test(notifications=True) as pilot:
        await pilot.press("r")
        assert told(app) == ["Nobody is called [b]mina."]
        assert app.crashes == []


async def test_too_many_mistakes_end_the_app(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Better to leave with everything saved than to fail for ever."""
    words = io.StringIO()
    monkeypatch.setattr(sys, "__stderr__", words)
    app = Fragile(tmp_path)
    await _run(app, "c")
    assert app.return_code == 70
    assert app.saved == 1
    assert notes(tmp_path)[-1] in words.getvalue()
    assert words.getvalue().count("\n") == 1


async def test_a_test_may_ask_for_the_mistake_itself(tmp_path: Path) -> None:
    """Off by default; on, the run raises what went wrong."""
    app = Fragile(tmp_path)
    app.raise_crashes = True
    with pytest.raises(ValueError, match="cannot read"):
        await _run(app, "a")


@pytest.mark.parametrize("key", ["o", "p"])
async def test_what_cannot_be_drawn_ends_the_app(tmp_path: Path, key: str) -> None:
    """It would fail at every frame, so drafts are saved and the app leaves with 1."""
    app = Fragile(tmp_path)
    with pytest.raises(ValueError, match="cannot read"):
        await _run(app, key)
    assert app.return_code == 1
    assert app.saved == 1
    assert len(notes(tmp_path)) == 1


STARTS = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from tui.terminal.crash import FailSoft

class Host(FailSoft):
    crash_folder = Path(sys.argv[1])
    crash_clock = staticmethod(lambda: datetime(2026, 3, 2, tzinfo=UTC))

    def on_mount(self):
        name = "Mina Park"
        raise ValueError(f"{name!r} mina@example.com")

app = Host()
app.run(headless=True)
sys.exit(app.return_code)
"""


def test_a_mistake_at_the_start_is_one_line_and_code_1(tmp_path: Path) -> None:
    """No traceback, no variables, nobody's name on the terminal."""
    done = subprocess.run(
        [sys.executable, "-c", STARTS, str(tmp_path)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        timeout=30,
    )
    assert done.returncode == 1
    assert done.stdout == ""
    assert done.stderr.count("\n") == 1
    assert notes(tmp_path)[0] in done.stderr
    assert "Mina" not in done.stderr
