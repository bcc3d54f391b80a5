"""Markup, escapes and towers of marks on the page of a piece and in its dialogs."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.tui.piece_page import TODAY, copies, opened, settle
from tests.tui.test_hostile_text import KINDS, look
from tui.screens.piece import PieceScreen

if TYPE_CHECKING:
    from pathlib import Path

    from tests.tui.piece_page import Made


@pytest.mark.parametrize("kind", [name for name in KINDS if name != "long"])
async def test_whatever_was_typed_is_text(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: str
) -> None:
    """As title, draft, caption, reason, note, name: on every screen of a piece."""
    text = KINDS[kind][:3_000]
    copies(monkeypatch)

    def hostile(there: Made) -> None:
        there.to("submitted")
        there.store.reviews.ask_changes([there.reel], "Louder", today=TODAY)
        there.live()
        there.store.live_checks.answer(
            [there.reel], live=False, labelled=False, today=TODAY
        )
        there.store.deliverables.move([there.reel], "submitted", today=TODAY)
        # The desks refuse what a file of somebody else may hold.
        with there.store.database.replaying(("campaigns",)) as connection:
            for sql in (
                "UPDATE deliverable SET title=?1, substance=?1, draft_ref=?1",
                "UPDATE deliverable SET caption=?1, reason=?1",
                "UPDATE review SET reason=?1, draft_ref=?1",
                "UPDATE live_check SET note=?1",
                "UPDATE influencer SET name=?1",
                "UPDATE campaign SET name=?1",
            ):
                connection.execute(sql, (text,))

    async with opened(tmp_path, hostile, size=(80, 24)) as (pilot, _there):
        look(pilot)
        for key in ("w", "f", "c", "a", "X", "g", "j", "o", "less_than_sign", "R"):
            await settle(pilot, key)
            look(pilot)
            for _dialog in range(2):
                if not isinstance(pilot.app.screen, PieceScreen):
                    await settle(pilot, "escape")
            assert isinstance(pilot.app.screen, PieceScreen), key
        await settle(pilot, "c", "1", "ctrl+s")
        look(pilot)
        await settle(pilot, "escape")
        await pilot.resize_terminal(120, 50)
        await settle(pilot)
        look(pilot)
