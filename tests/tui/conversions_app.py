"""A workspace with conversions of every kind, opened on one of their faces."""

from __future__ import annotations

from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

from store.brand import BrandDraft
from store.conversions import ConversionDraft
from store.goals import GoalDraft
from store.links import LinkDraft
from store.mentions import MentionDraft
from store.rules.money import Money
from tests.tui.campaign_page import furnish
from tests.tui.results_app import (
    DAY,
    TODAY,
    Spring,
    face_of,
    kept,
    results_of,
    settle,
)
from tests.tui.results_app import opened as results_opened
from tests.tui.roster_app import shown
from tui.screens.long_list_face import LongListFace

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable
    from pathlib import Path

    from textual.pilot import Pilot

    from store.conversion_rows import ConversionRow

__all__ = [
    "DAY",
    "TODAY",
    "Spring",
    "face_of",
    "kept",
    "number",
    "one",
    "opened",
    "quiet",
    "results_of",
    "shown",
    "spoken_of",
    "typed",
    "won",
]

SHOP = "https://lumi.example/serum"


def won(amount: int) -> Money:
    """So many won."""
    return Money(amount, "KRW")


def bought(spring: Spring) -> None:
    """One sale by code, one by link, one of nobody, one in dollars; and sign-ups."""
    furnish(spring)
    store, talk, campaign = spring.store, spring.talks["김민수"], spring.campaign
    version = store.conversations.conversation(talk).version
    store.deals.edit(talk, version, {"promo_code": "MINSU10"})
    link = f"{SHOP}?utm_source=instagram&utm_campaign=spring&utm_content=ana"
    store.links.save(spring.talks["Ana Luz"], LinkDraft(link))
    store.goals.add(campaign, GoalDraft("newsletter", "", won(5_000)))
    drafts = (
        ConversionDraft(
            TODAY, amount=won(400_000), order_ref="#1001", code="minsu10, WELCOME"
        ),
        ConversionDraft(TODAY - DAY, amount=won(90_000), order_ref="#1002", url=link),
        ConversionDraft(
            TODAY - 2 * DAY,
            amount=won(60_000),
            order_ref="#1003",
            what="세럼 30ml",
            url=f"{SHOP}?utm_source=insta",
        ),
        ConversionDraft(TODAY - 3 * DAY, amount=Money(33_00, "USD"), order_ref="#1004"),
        ConversionDraft(TODAY - 4 * DAY, "newsletter", 40),
    )
    for draft in drafts:
        number = store.conversions.add(draft)
        store.conversions.set_campaign([number], campaign)


def spoken_of(spring: Spring) -> None:
    """The brand was looked at three times, and four people spoke of it."""
    bought(spring)
    brand, mentions, today = spring.store.brand, spring.store.mentions, TODAY
    campaign = spring.campaign
    for days, followers, searches, mood in (
        (-30, 12_000, 900, "12.5"),
        (-10, 13_400, 1_400, ""),
        (-1, 13_900, 1_350, "33"),
    ):
        draft = BrandDraft(
            today + days * DAY,
            campaign,
            followers=followers,
            searches=searches,
            sentiment=mood,
        )
        brand.add(draft, today=today)
    for days, (text, author, how) in enumerate(
        (
            ("발림성이 정말 좋아요", "min_jelly", "positive"),
            ("향이 너무 강해요", "hae.lee", ""),
            ("Just okay", "kate", "neutral"),
            ("[b]Love[/b] the serum", "sue", ""),
        )
    ):
        url = f"https://www.instagram.com/p/A{days}/"
        day = today - days * DAY
        said = MentionDraft(
            day, "", url, author, "serum", how, text, campaign_id=campaign
        )
        mentions.add(said, today=today)


@asynccontextmanager
async def opened(
    folder: Path,
    face: str = "conversions",
    *,
    size: tuple[int, int] = (80, 24),
    language: str = "en",
    prepare: Callable[[Spring], None] = bought,
) -> AsyncIterator[tuple[Pilot[None], Spring]]:
    """The workspace, open on a face; nothing may have crashed at the end."""
    async with results_opened(
        folder, face, size=size, language=language, prepare=prepare
    ) as (pilot, spring):
        await quiet(pilot)
        yield pilot, spring


async def quiet(pilot: Pilot[None], *keys: str) -> None:
    """Press keys, and wait until what each started has ended, or asks something."""
    for key in keys or ("",):
        await settle(pilot, *filter(None, (key,)))
        while waiting := _waiting(pilot):
            for face in waiting:
                face.ask_for_rest_now()
            await settle(pilot)


def _waiting(pilot: Pilot[None]) -> list[LongListFace[object]]:
    """The lists that are still to learn their order."""
    faces = results_of(pilot).query(LongListFace)
    return [face for face in faces if face.waiting is not None]


async def typed(pilot: Pilot[None], text: str, *after: str) -> None:
    """Type a text, then press keys."""
    await pilot.press(*("space" if letter == " " else letter for letter in text))
    await quiet(pilot, *after)


def number(spring: Spring, order: str) -> int:
    """The number of the conversion of this order."""
    sql = "SELECT id FROM conversion WHERE order_ref=?"
    ((found,),) = spring.store.database.read(sql, (order,))
    return int(found)


def one(spring: Spring, order: str) -> ConversionRow:
    """The conversion of this order as it is kept now."""
    return spring.store.conversions.one(number(spring, order))
