"""What gets an answer, to be read, always with its numbers."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from store.outreach_draft import TouchDraft
from tests.builders import TODAY, person
from tests.tui.card_host import Host, opened, settled
from tui.dialogs.reply_figures import show_reply_figures
from tui.format import DASH

if TYPE_CHECKING:
    from store import Store


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """An empty workspace."""
    with opened(tmp_path) as store:
        yield store


def line(app: Host, word: str) -> list[str]:
    """The figures of a line, as words."""
    found = next(line for line in app.lines() if word in line)
    return found.strip(" │").split()


async def test_figures_stand_with_their_numbers(store: Store) -> None:
    """Of few messages in brackets; of none a dash."""
    for place in range(4):
        owner = person(
            store.database,
            f"P{place}",
            handle=f"p{place}",
            figures={"followers": 12_000 if place else None},
        )
        channel = "mail" if place else "dm"
        draft = TouchDraft(
            owner, channel=channel, template="pitch.en", on=date(2026, 2, 2)
        )
        store.outreach.log(draft, today=TODAY)
        if place in {1, 2}:
            back = TouchDraft(owner, direction="in", on=date(2026, 2, 2 + place))
            store.outreach.log(back, today=TODAY)
    app = Host(store)
    async with app.run_test(size=(80, 24)) as pilot:
        app.run_worker(show_reply_figures(app), group="act")
        await settled(pilot)
        assert line(app, "Pitch") == ["Pitch", "4", "2", "50%", "1.5"]
        assert line(app, "E-mail") == ["E-mail", "3", "2", "67%", "1.5"]
        assert line(app, "DM") == ["DM", "1", "0", "(0%)", DASH]
        assert line(app, "Micro") == ["Micro", "3", "2", "67%", "1.5"]
        assert line(app, "unknown")[-4:] == ["1", "0", "(0%)", DASH]
        assert "Esc Close" in app.page()
        await settled(pilot, "escape")
        assert app.crashes == []


async def test_without_messages_there_is_nothing_to_say(store: Store) -> None:
    """Kindly."""
    app = Host(store)
    async with app.run_test(size=(80, 24)) as pilot:
        app.run_worker(show_reply_figures(app), group="act")
        await settled(pilot)
        assert "Nothing was sent yet." in app.page()
        assert app.crashes == []
