"""How many keys the moments of a day take: counted here, printed in docs/keys.md."""

from __future__ import annotations

import re
from contextlib import asynccontextmanager
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from store import open_store
from store.roster import NewAccount, NewInfluencer
from tests.tui.today_day import settle
from tui.app import SoloistApp

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from textual.pilot import Pilot

    from store import Store
    from store.conversations import Conversation

TODAY = date(2026, 3, 4)
NOW = datetime(2026, 3, 4, 9, tzinfo=UTC)
PAGE = Path(__file__).resolve().parents[2] / "docs" / "keys.md"

MOST = {
    "The follow-up has gone out": 1,
    "They have replied": 1,
    "Put off for three days": 2,
    "Log a touch, on any channel": 1,
    "Write a mail from a template, mark it as sent": 3,
    "To the next stage": 1,
}
"""What the moments may cost at most, the words not counted."""

WORDS = "the words"
NAMES = {"^": "ctrl+", ">": "greater_than_sign", "<": "less_than_sign"}


def counted() -> dict[str, tuple[list[str], str]]:
    """The moments of the page: the keys of each, and the count printed beside."""
    rows = re.findall(
        r"^\| (?!moment|---)(.+?) \| (.+?) \| (.+?) \|$",
        PAGE.read_text(encoding="utf-8"),
        re.MULTILINE,
    )
    return {
        moment: (re.findall(rf"`[^`]+`|{WORDS}", keys), count)
        for moment, keys, count in rows
    }


def pressed(keys: list[str], words: list[str]) -> list[str]:
    """The keys as a terminal sends them; the words end with Enter."""
    found: list[str] = []
    for key in keys:
        if key == WORDS:
            found += [*words, "enter"]
            continue
        bare = key.strip("`")
        if bare.startswith("^"):
            found.append(f"ctrl+{bare[1:].lower()}")
        else:
            found.append(NAMES.get(bare, bare))
    return found


@asynccontextmanager
async def morning(
    folder: Path,
) -> AsyncIterator[tuple[Pilot[None], Store, int]]:
    """Today, with Mina as the only one who is due: written to a week ago."""
    store = open_store(folder / "day.db", now=lambda: NOW, create=True)
    mina = store.roster.add(
        NewInfluencer(
            "Mina Park",
            {"email": "mina@mail.example", "niche": "beauty", "language": "en"},
            NewAccount("instagram", "mina_glow"),
        ),
        today=TODAY,
    )
    store.settings.set_sender(
        my_name="Jo Han", my_company="Ondam", my_email="jo@ondam.example"
    )
    spring = store.campaigns.add("Spring glow", brand="Ondam")
    (number,) = store.outreach.start([mina], spring, today=TODAY - timedelta(days=7))
    store.outreach.sent([number], today=TODAY - timedelta(days=7))
    store.take_changes()
    app = SoloistApp(
        store,
        today=lambda: TODAY,
        settings_file=folder / "settings.toml",
        draft_folder=folder / "drafts",
    )
    try:
        async with app.run_test(size=(100, 30)) as pilot:
            await settle(pilot)
            yield pilot, store, number
            await settle(pilot)
        assert app.crashes == []
    finally:
        store.close()


def test_the_page_counts_rightly_and_no_moment_costs_too_much() -> None:
    """The count beside a moment is the number of its keys."""
    moments = counted()
    assert set(MOST) <= set(moments)
    for moment, (keys, count) in moments.items():
        bare = [key for key in keys if key != WORDS]
        told = f"{len(bare)} + {WORDS}" if WORDS in keys else str(len(bare))
        assert count == told, moment
        assert len(bare) <= MOST.get(moment, 9), moment


async def after(folder: Path, moment: str, words: str = "") -> Conversation:
    """Press the keys of a moment; how Mina's conversation stands then."""
    keys = pressed(counted()[moment][0], [*map(_named, words)])
    async with morning(folder) as (pilot, store, number):
        for key in keys:
            await settle(pilot, key)
        return store.conversations.conversation(number)


def _named(letter: str) -> str:
    return {" ": "space", ":": "colon", "@": "at", "+": "plus"}.get(letter, letter)


async def test_the_follow_up_has_gone_out(tmp_path: Path) -> None:
    """One key: a touch more, and the next step five business days on."""
    found = await after(tmp_path, "The follow-up has gone out")
    assert (found.unanswered, found.last_on) == (2, TODAY)
    assert found.next_step_on == date(2026, 3, 11)


async def test_they_have_replied(tmp_path: Path) -> None:
    """One key: it is her turn."""
    found = await after(tmp_path, "They have replied")
    assert (found.stage, found.next_kind) == ("replied", "reply")


async def test_a_step_is_done(tmp_path: Path) -> None:
    """One key: nothing was said, the next step is dated."""
    found = await after(tmp_path, "A step is done")
    assert (found.unanswered, found.next_step_on) == (1, date(2026, 3, 9))


async def test_put_off_for_three_days(tmp_path: Path) -> None:
    """Two keys, no Enter."""
    found = await after(tmp_path, "Put off for three days")
    assert found.next_step_on == TODAY + timedelta(days=3)


@pytest.mark.parametrize("words", ["fri", "+2d"])
async def test_put_off_until_a_day_in_words(tmp_path: Path, words: str) -> None:
    """One key and the words."""
    found = await after(tmp_path, "Put off until a day in words", words)
    assert found.next_step_on == date(2026, 3, 6)


async def test_log_a_touch(tmp_path: Path) -> None:
    """One key and the words: channel, amount, day and text of one line."""
    found = await after(
        tmp_path, "Log a touch, on any channel", "dm price 500usd +3d: liked it"
    )
    assert found.asked is not None
    assert (found.asked.minor, found.asked.currency) == (50_000, "USD")
    assert found.last_channel == "dm"


async def test_a_mail_from_a_template_is_marked_as_sent(tmp_path: Path) -> None:
    """Three keys: open it filled, copy it, mark it; the next step is dated."""
    found = await after(tmp_path, "Write a mail from a template, mark it as sent")
    assert (found.unanswered, found.last_on) == (2, TODAY)
    assert found.next_step_on == date(2026, 3, 11)


@pytest.mark.parametrize(
    ("moment", "stage"),
    [
        ("To the next stage", "replied"),
        ("Back to the stage before", "warming"),
        ("Mark all, move all a stage on", "replied"),
    ],
)
async def test_a_stage_is_one_key_away(tmp_path: Path, moment: str, stage: str) -> None:
    """On or back, for one or for all that are marked."""
    assert (await after(tmp_path, moment)).stage == stage


async def test_take_any_of_it_back(tmp_path: Path) -> None:
    """One key after any of the others."""
    back = pressed(counted()["Take any of it back"][0], [])
    async with morning(tmp_path) as (pilot, store, number):
        before = store.conversations.conversation(number)
        for key in ("f", "r", "greater_than_sign"):
            await settle(pilot, key)
            await settle(pilot, *back)
            now = store.conversations.conversation(number)
            assert (now.stage, now.next_step_on, now.unanswered) == (
                before.stage,
                before.next_step_on,
                before.unanswered,
            )


async def test_jump_to_anyone_and_add_somebody(tmp_path: Path) -> None:
    """From wherever she is to a card; from a pasted address to the roster."""
    jump = pressed(counted()["Jump to anyone"][0], [*"mina"])
    add = pressed(counted()["Add somebody by a pasted address"][0], [])
    async with morning(tmp_path) as (pilot, store, _number):
        await settle(pilot, *jump)
        assert pilot.app.screen.person_here() is not None  # type: ignore[attr-defined]
        await settle(pilot, "escape", "2", add[0])
        for letter in "instagram.com/sora_day":
            await pilot.press(
                {".": "full_stop", "/": "slash", "_": "underscore"}.get(letter, letter)
            )
        await settle(pilot, "enter")
        assert store.roster.find_handle("instagram", "sora_day")
