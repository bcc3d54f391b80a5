"""Names that hold markup, escapes and towers of marks, on every screen there is."""

from __future__ import annotations

import csv
import unicodedata
from contextlib import asynccontextmanager
from io import StringIO
from typing import TYPE_CHECKING

import pytest
from rich.cells import cell_len
from textual.events import Paste

from store import open_store
from store.roster import NewAccount, NewInfluencer
from store.rules.money import Money
from tests.tui.import_desk import importing
from tests.tui.roster_app import NOW, TODAY, fill, opened, settle
from tui.dialogs.asking import Confirm
from tui.show import show
from tui.terminal import clipboard

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from textual.pilot import Pilot

    from store import Store

LONG = 10_000
LONGEST = 100_000

HOSTILE = {
    "markup": "[bold]x[/]",
    "closing": "[/]",
    "half a tag": "[/bold",
    "click": "[@click=app.quit]x[/]",
    "link": "[link=file:///etc/passwd]y[/]",
    "style": "[#12]x[/] [a=b c=] :warning:",
    "braces": "{name} {0} %s %(count)d $x",
    "clear": "a\x1b[2Jb",
    "clipboard": "c\x1b]52;c;aGk=\x07d",
    "title": "\x1b]0;mine\x07\x1b]8;;https://e.example\x1b\\z",
    "C1": "\x9b2J\x90q\x85\x9c",
    "controls": "b\x08\x7f\x01\x0e\x0c",
    "carriage": "one\rtwo",
    "lines": "one\ntwo\tthree\u2028four\u2029five",
    "turned round": "ab\u202ecba\u2066x\u200f\u061c",
    "family": "👨‍👩‍👧‍👦 👩🏽‍🚀",
    "flags": "🇰🇷🇪🇸🇰🏴󠁧󠁢󠁥󠁮󠁧󠁿",
    "tower": "Z" + "\u0300\u0316" * 30 + "o",
    "loose marks": "\u0301\u200d\ufe0f",
    "jamo": "각 김민수 ﾊﾟ",
    "full width": "ＡＢＣ　字",  # noqa: RUF001 - wide on purpose
    "replacement": "\ufffdx\ufffe",
}

KINDS = {
    "markup": " ".join(list(HOSTILE.values())[:7]),
    "escapes": " ".join(list(HOSTILE.values())[7:15]),
    "letters": " ".join(list(HOSTILE.values())[15:]),
    "long": "[" * (LONG // 2) + "한" * (LONG // 2),
    "many lines": "x\n" * (LONG // 2),
}
"""The same in fewer texts, and two that are long."""

BIDI = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2028\u2029") | {
    chr(code) for code in range(0x2066, 0x206A)
}

FIELDS = (
    *("real_name", "phone", "preferred_channel", "language", "country", "city"),
    *("timezone", "niche", "blocked_reason", "agent_name", "agent_email", "address"),
    *("notes", "source"),
)


def seed(folder: Path, text: str) -> None:
    """Two people who share an address, and this text wherever one may stand.

    The desks refuse what an older file, or one that somebody else made, may hold: so
    it is written past them.
    """
    with open_store(folder / "roster.db", now=lambda: NOW, create=True) as store:
        numbers = [_harmless(store, name) for name in ("one", "two")]
        store.views.save("roster", "mine", "view", "name", [])
        with store.database.writing("Edited {name}", ("roster",), name=text) as unit:
            run = unit.connection.execute
            for number in numbers:
                told = ", ".join(f"{field}=?" for field in ("name", *FIELDS))
                values = [text] * (1 + len(FIELDS))
                run(f"UPDATE influencer SET {told} WHERE id=?", [*values, number])
            run("UPDATE influencer SET email=?, email_key='same'", [text])
            run("UPDATE account SET handle=?, url=?", [text, text])
            run("UPDATE alias SET name=?", [text])
            run("UPDATE tag SET name=?", [text])
            run("UPDATE custom_value SET name=?, value=?", [text, text])
            run("UPDATE saved_view SET name=?, filter=?", [text, text])


def _harmless(store: Store, name: str) -> int:
    account = NewAccount("instagram", name, "", {"followers": 900})
    number = store.roster.add(
        NewInfluencer(name, {}, account, ["tag"] if name == "one" else []), today=TODAY
    )
    store.roster.add_alias(number, "alias")
    store.roster.set_custom(number, "field", "value")
    store.roster.quote(number, "reel", Money(30_000, "EUR"), today=TODAY)
    store.roster.measure(
        store.cards.card(number).accounts[0].id, {"followers": 1000}, today=TODAY
    )
    return number


def look(pilot: Pilot[None]) -> str:
    """The screen as text: harmless, and every line exactly as wide as it."""
    width, height = pilot.app.size
    lines = []
    for strip in pilot.app.screen._compositor.render_strips():
        line = "".join(segment.text for segment in strip)
        # Half a picture under a dialog leaves a joiner, which swallows a blank.
        assert abs(cell_len(line) - width) <= line.count("\u200d "), line
        for segment in strip:
            assert segment.style is None or segment.style.link is None
            assert segment.style is None or "@click" not in segment.style.meta
        bad = [ch for ch in line if unicodedata.category(ch) in {"Cc", "Cs"}]
        assert not bad, line
        assert not BIDI & set(line), line
        lines.append(line)
    assert len(lines) == height
    assert pilot.app.is_running
    assert pilot.app.crashes == []  # type: ignore[attr-defined]
    return "\n".join(lines)


async def walk(pilot: Pilot[None], *steps: str) -> str:
    """Take steps, each of keys with blanks between, looking after each; the last."""
    page = look(pilot)
    for step in steps:
        await settle(pilot, *step.split())
        page = look(pilot)
    return page


async def home(pilot: Pilot[None], floor: int = 1) -> None:
    """Back to the roster or card, whatever is open; what was typed is thrown away."""
    for _depth in range(12):
        if len(pilot.app.screen_stack) <= floor:
            return
        await walk(pilot, "y" if isinstance(pilot.app.screen, Confirm) else "escape")
    pytest.fail(f"no way out of {pilot.app.screen}")


@asynccontextmanager
async def told(folder: Path, text: str) -> AsyncIterator[Pilot[None]]:
    """The workspace with this text everywhere in it."""
    seed(folder, text)
    async with opened(folder, people=()) as (pilot, _store):
        yield pilot


@pytest.fixture(autouse=True)
def alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing here reaches a home folder, a browser or a clipboard."""
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(clipboard, "copy", lambda *_what, **_how: "tool")
    monkeypatch.setattr(clipboard, "paste", lambda *_what, **_how: None)


every_kind = pytest.mark.parametrize("text", KINDS.values(), ids=KINDS)


async def test_each_stands_in_the_list_as_typed(tmp_path: Path) -> None:
    """Every text is a name; all of it that is no control can be read."""
    people = [(f"p{n}", f"p{n}", "x", n, ()) for n in range(len(HOSTILE))]
    with open_store(tmp_path / "roster.db", now=lambda: NOW, create=True) as store:
        fill(store, people)
        with store.database.writing("Edited", ("roster",)) as unit:
            for number, text in enumerate(HOSTILE.values(), 1):
                unit.connection.execute(
                    "UPDATE influencer SET name=? WHERE id=?", (text, number)
                )
    async with opened(tmp_path, people=(), size=(120, 40)) as (pilot, _store):
        page = look(pilot)
        for text in HOSTILE.values():
            if cell_len(show(text)) <= 14:
                assert show(text) in page
        await walk(pilot, "l", "h", "G", "ctrl+a", "z", "escape", "ctrl+f", "escape")


@every_kind
async def test_on_the_roster_and_everything_over_it(tmp_path: Path, text: str) -> None:
    """The list, its columns, marks, tags, views, sorts, the pairs and the merge."""
    async with told(tmp_path, text) as pilot:
        for way in (
            ("l", "l", "l", "h", "h"),
            ("number_sign", "tab", "down"),
            ("space", "x", "down", "enter"),
            ("b", "down", "space"),
            ("w", "d"),
            ("z", "down"),
            ("p", "enter", "down", "space", "tab"),
            ("n", "x", "tab"),
            ("ctrl+e",),
            ("f1", "pagedown"),
            ("f10",),
            ("d", "u", "ctrl+r", "u"),
        ):
            await walk(pilot, *way)
            await home(pilot)


@every_kind
async def test_on_the_card_and_everything_over_it(tmp_path: Path, text: str) -> None:
    """The card, its forms, what explains it and what became of it."""
    async with told(tmp_path, text) as pilot:
        await walk(pilot, "enter")
        for way in (
            ("pagedown", "end"),
            ("equals_sign", "pagedown", "end"),
            ("t", "pagedown", "end"),
            ("e", "tab tab tab", "end", "tab tab tab tab", "x"),
            ("m", "5", "tab"),
            ("number_sign", "down"),
            ("a", "x"),
            ("f", "enter", "x"),
            ("r", "tab"),
            ("n", "x"),
            ("y",),
            ("d", "d"),
            ("right_square_bracket", "left_square_bracket"),
        ):
            await walk(pilot, *way)
            await home(pilot, floor=2)


@pytest.mark.parametrize("text", [KINDS["long"], KINDS["many lines"]], ids=len)
async def test_ten_times_as_long_it_is_shown_too(tmp_path: Path, text: str) -> None:
    """In the list, its columns and marks; on the card and in its form."""
    async with told(tmp_path, text * (LONGEST // LONG)) as pilot:
        await walk(pilot, "l", "space", "enter", "pagedown", "end", "e")
        await home(pilot)


@every_kind
async def test_in_the_history_the_palette_and_the_jump(
    tmp_path: Path, text: str
) -> None:
    """The steps and one of them whole; commands; people; typed and completed."""
    async with told(tmp_path, text) as pilot:
        await walk(pilot, "f9", "enter", "end")
        await home(pilot)
        await walk(pilot, "ctrl+p", "u", "down")
        await home(pilot)
        await walk(pilot, "ctrl+f", "down", "z z")
        await home(pilot)
        await walk(pilot, "ctrl+f", "enter")
        await home(pilot)
        await walk(pilot, "slash", "t a g colon", "down", "tab", "enter")


@every_kind
async def test_typed_and_pasted_it_is_harmless_too(tmp_path: Path, text: str) -> None:
    """Into the filter, the jump, the palette, and the field for somebody new."""
    async with opened(tmp_path) as (pilot, _store):
        for key in ("slash", "ctrl+f", "ctrl+p", "n", "i"):
            await walk(pilot, key)
            pilot.app.post_message(Paste(text))
            # In the palette, Enter would do what was found.
            await walk(pilot, "end", "down" if key == "ctrl+p" else "enter")
            await home(pilot)


async def test_a_file_of_them_is_looked_over_and_brought_in(tmp_path: Path) -> None:
    """Headers, cells and the name of the file: the look, the problems, the result."""
    texts = [text for text in HOSTILE.values() if text.strip()]
    rows = [["Name", "Handle", "Platform", "Followers", "Notes", *texts[:2]]]
    for number, text in enumerate(texts):
        rows.append([text, f"h{number}", "x", str(number), *[text] * 3])
    sheet = StringIO(newline="")
    csv.writer(sheet).writerows(rows)
    name = "[@click=app.quit]x[ \u202e\x1b[2J.csv"
    async with importing(tmp_path, {name: sheet.getvalue()}) as desk:
        look(desk.pilot)
        for key in (
            *("enter", "down", "down", "tab", "tab", "l", "tab", "down", "tab"),
            *("ctrl+s", "s", "escape", "down"),
        ):
            await desk.press(key)
            look(desk.pilot)
        assert desk.step == "result"
        assert set(desk.people()) & {"[/]", "[bold]x[/]"}
