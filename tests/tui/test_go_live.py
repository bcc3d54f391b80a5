"""It is live: the address is read while one types, and what follows is told."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import TYPE_CHECKING

import pytest
from textual.widgets import Input

from store.deliverables import DeliverableDraft
from tests.tui.piece_page import (
    DAY,
    LABELLED,
    TODAY,
    UNLABELLED,
    opened,
    page,
    settle,
    write,
)
from tests.tui.piece_page import said as said_of_page
from tui.dialogs.asking import Confirm, Prompt
from tui.dialogs.go_live import GoLiveForm, go_live
from tui.screens.piece import PieceScreen

if TYPE_CHECKING:
    from pathlib import Path

    from textual.pilot import Pilot

    from tests.tui.piece_page import Made
    from tui.app import SoloistApp

URL = "https://www.instagram.com/reel/Cmorning1/"


def approved(there: Made, caption: str = LABELLED) -> None:
    """The draft is approved; its caption is labelled."""
    there.store.deliverables.attach(there.reel, caption=caption)
    there.to("approved")


async def ask(pilot: Pilot[None], number: int) -> list[str]:
    """Open the form; what it says in the end stands in the list."""
    app: SoloistApp = pilot.app  # type: ignore[assignment]
    answers: list[str] = []

    async def run() -> None:
        answers.append(await go_live(app, number))

    app.run_worker(run(), group="act")
    await settle(pilot)
    assert isinstance(pilot.app.screen, GoLiveForm)
    return answers


def notices(pilot: Pilot[None]) -> list[str]:
    """What is told in the corner."""
    return [one.message for one in pilot.app._notifications]


@pytest.mark.parametrize(
    ("url", "told"),
    [
        (URL, "→ Instagram · Cmorning1"),
        ("instagram.com/p/Cx-1_a/?igsh=1", "→ Instagram · Cx-1_a"),
        ("https://www.tiktok.com/@minsu/video/73", "→ TikTok · @minsu · 73"),
        ("youtu.be/dQw4w9WgXcQ", "→ YouTube · dQw4w9WgXcQ"),
        ("blog.naver.com/minsu/223", "→ Naver Blog · @minsu · 223"),
    ],
)
async def test_the_address_is_read_while_one_types(
    tmp_path: Path, url: str, told: str
) -> None:
    """The platform, whose, and its number."""
    async with opened(tmp_path, approved) as (pilot, there):
        await ask(pilot, there.reel)
        await write(pilot, url)
        assert told in page(pilot)
        await settle(pilot, "escape")


async def test_what_follows_is_told_and_stored(tmp_path: Path) -> None:
    """Looks, figures, the payment; undo takes all of it back."""
    async with opened(tmp_path, approved) as (pilot, there):
        answers = await ask(pilot, there.reel)
        await write(pilot, URL, "ctrl+s")
        (said,) = answers
        assert said == (
            "김민수 is live. Look and figures: tomorrow. Pay by 1 Apr. u takes it back."
        )
        row = there.row
        assert (row.state, row.post_url, row.live_on) == ("live", URL, TODAY)
        assert (row.post_platform, row.post_id) == ("instagram", "Cmorning1")
        assert row.payment_due_on == TODAY + 30 * DAY
        assert len(there.store.live_checks.of(there.reel)) == 5
        assert notices(pilot) == []
        await settle(pilot, "u")
        assert there.row.state == "approved"
        assert there.store.live_checks.of(there.reel) == ()


async def test_another_day_is_typed_as_it_is_said(tmp_path: Path) -> None:
    """A day ago; the looks are counted from there."""
    async with opened(tmp_path, approved) as (pilot, there):
        await ask(pilot, there.reel)
        await write(pilot, URL, "tab")
        await write(pilot, (TODAY - DAY).isoformat())
        assert "→ Sun 1 Mar" in page(pilot)
        await settle(pilot, "ctrl+s")
        assert there.row.live_on == TODAY - DAY
        check = there.store.live_checks.next_due(there.reel)
        assert check is not None
        assert check.due_on == TODAY


@pytest.mark.parametrize("typed", ["", "no address", "ftp://a.example/1"])
async def test_without_an_address_nothing_is_noted(tmp_path: Path, typed: str) -> None:
    """It says so at the field; Escape leaves."""
    async with opened(tmp_path, approved) as (pilot, there):
        answers = await ask(pilot, there.reel)
        await write(pilot, typed, "ctrl+s")
        assert isinstance(pilot.app.screen, GoLiveForm)
        await settle(pilot, "escape")
        await settle(pilot)
        assert answers in ([], [""])
        assert there.row.state == "approved"


async def test_a_day_that_is_still_to_come_is_refused(tmp_path: Path) -> None:
    """The form stays, with a sentence."""
    async with opened(tmp_path, approved) as (pilot, there):
        await ask(pilot, there.reel)
        await write(pilot, URL, "tab")
        await write(pilot, (TODAY + DAY).isoformat(), "ctrl+s")
        assert isinstance(pilot.app.screen, GoLiveForm)
        assert there.row.state == "approved"
        await settle(pilot, "escape", "escape")


async def test_a_label_that_is_missing_is_told_afterwards(tmp_path: Path) -> None:
    """It is live all the same."""
    async with opened(tmp_path, partial(approved, caption=UNLABELLED)) as (
        pilot,
        there,
    ):
        await ask(pilot, there.reel)
        await write(pilot, URL, "ctrl+s")
        assert there.row.state == "live"
        (told,) = notices(pilot)
        assert told.startswith("Label: Nothing says clearly that this is advertising")


async def test_an_address_of_two_posts_is_told(tmp_path: Path) -> None:
    """It may be right: a warning, no refusal."""

    def other(there: Made) -> None:
        approved(there)
        store = there.store
        (piece,) = store.deliverables.add(
            [there.spring.talks["Ana Luz"]], DeliverableDraft("post"), today=TODAY
        )
        on = TODAY - 2 * DAY
        store.deliverables.go_live(piece, url=URL, on=on, today=on, override="agreed")

    async with opened(tmp_path, other) as (pilot, there):
        await ask(pilot, there.reel)
        await write(pilot, URL, "ctrl+s")
        assert there.row.state == "live"
        assert notices(pilot) == ["The same address is kept as a post of Ana Luz."]


async def test_without_a_signed_contract_it_asks_why(tmp_path: Path) -> None:
    """Told above the fields before; Escape on the reason stays in the form."""
    async with opened(tmp_path) as (pilot, there):
        await ask(pilot, there.post)
        assert "It was never approved." in page(pilot)
        assert "is not signed yet: you will be asked why" in " ".join(
            page(pilot).replace("│", " ").split()
        )
        await write(pilot, "https://www.tiktok.com/@ana.luz/video/73", "ctrl+s")
        assert isinstance(pilot.app.screen, Prompt)
        await settle(pilot, *"by mail", "enter")
        row = there.store.deliverables.one(there.post)
        assert (row.state, row.reason) == ("live", "by mail")


async def test_a_second_time_corrects_it(tmp_path: Path) -> None:
    """The form holds what is known; what was looked at stays, the rest follows."""

    def live(there: Made) -> None:
        there.live(3)
        there.store.live_checks.answer(
            [there.reel], live=True, labelled=True, today=TODAY - 2 * DAY
        )

    async with opened(tmp_path, live) as (pilot, there):
        answers = await ask(pilot, there.reel)
        assert "https://instagram.com/reel/Cmorning1" in page(pilot)
        assert (TODAY - 3 * DAY).isoformat() in page(pilot)
        await write(pilot, URL.replace("Cmorning1", "Other"), "tab")
        await write(pilot, (TODAY - 4 * DAY).isoformat(), "ctrl+s")
        assert (there.row.post_id, there.row.live_on) == ("Other", TODAY - 4 * DAY)
        first, second, *_ = there.store.live_checks.of(there.reel)
        assert first.on_day == TODAY - 2 * DAY
        assert second.due_on == TODAY + 3 * DAY
        (said,) = answers
        assert said.startswith("김민수 is live. Next look: Thu 5 Mar. Figures: ")


async def test_typing_replaces_the_address_that_is_there(tmp_path: Path) -> None:
    """It stands selected; so does the day."""
    async with opened(tmp_path, lambda there: there.live(3)) as (pilot, there):
        await ask(pilot, there.reel)
        await settle(pilot, *"youtu.be/x", "tab", *"today")
        fields = pilot.app.screen.query(Input)
        assert [one.value for one in fields] == ["youtu.be/x", "today"]
        await settle(pilot, "escape", "y")
        assert there.row.live_on == TODAY - 3 * DAY


@pytest.mark.parametrize(
    ("url", "reason"),
    [
        ("https://www.instagram.com/minsu_day/", "a profile or a page, and not one"),
        ("https://www.tiktok.com/@minsu_day/video/73", "It is on TikTok, and was to"),
        ("https://www.tiktok.com/@somebody/video/73", "@somebody is none of the acc"),
    ],
)
async def test_an_address_that_does_not_fit_is_asked_about_once(
    tmp_path: Path, url: str, reason: str
) -> None:
    """Back leaves it in the form; it may be noted all the same."""
    async with opened(tmp_path, approved) as (pilot, there):
        await ask(pilot, there.reel)
        await write(pilot, url, "ctrl+s")
        assert isinstance(pilot.app.screen, Confirm)
        assert reason in page(pilot)
        await settle(pilot, "escape")
        assert isinstance(pilot.app.screen, GoLiveForm)
        assert "Nothing is noted yet." in page(pilot)
        assert there.row.state == "approved"
        await settle(pilot, "ctrl+s", "y")
        assert (there.row.state, there.row.post_url) == ("live", url)


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("sun", TODAY - DAY),
        ("mon", TODAY),
        ("화", TODAY - 6 * DAY),
        ("ayer", TODAY - DAY),
        ("12 nov", date(2025, 11, 12)),
        ("1 mar", TODAY - DAY),
        ("tomorrow", None),
        ("3d", None),
        ("next week", None),
        ("2026-11-12", None),
    ],
)
async def test_since_when_is_a_day_that_has_been(
    tmp_path: Path, typed: str, day: date | None
) -> None:
    """A weekday is the last one; what is still to come is refused in the form."""
    async with opened(tmp_path, approved) as (pilot, there):
        await ask(pilot, there.reel)
        await write(pilot, URL, "tab")
        assert "→ Mon 2 Mar" in page(pilot)
        await settle(pilot, "backspace")
        assert "today, yesterday, 12 nov" in page(pilot)
        await write(pilot, typed, "ctrl+s")
        if day is None:
            assert "is still to come." in page(pilot)
            assert there.row.state == "approved"
        else:
            assert there.row.live_on == day


async def test_the_key_of_the_page_opens_it(tmp_path: Path) -> None:
    """!, and what follows stands below."""
    async with opened(tmp_path, approved) as (pilot, there):
        await settle(pilot, "exclamation_mark")
        assert len(pilot.app.screen.query("AddressRow")) == 1
        await write(pilot, URL, "ctrl+s")
        assert isinstance(pilot.app.screen, PieceScreen)
        assert there.row.state == "live"
        assert "김민수 is live. Look and figures: tomorrow." in said_of_page(pilot)
        assert "Pay by 1 Apr. u takes it back." in page(pilot)


@pytest.mark.parametrize("language", ["ko", "es"])
async def test_it_is_told_in_every_language(tmp_path: Path, language: str) -> None:
    """Nothing of it is cut in a small terminal."""
    async with opened(tmp_path, approved, language=language) as (pilot, there):
        await ask(pilot, there.reel)
        await write(pilot, URL)
        shown = page(pilot)
        assert "→ " in shown
        assert "Esc " in shown
        await settle(pilot, "escape", "escape")
        assert there.row.state == "approved"
