"""What came of it, by keys only: three sheets in, figures typed, ROI read, all undone.

The sheets are the reference table; the figures on the screen are compared with the
file's, in the signs of each language.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest

from store.campaign_rows import CampaignDraft
from store.deliverables import DeliverableDraft
from store.exchange.plan import ImportOptions
from tests.builders import everything
from tests.journeys.campaign_desk import Desk, opened
from tests.tui.campaign_app import text_of
from tui import format as fmt
from tui.screens.results import ResultsScreen

if TYPE_CHECKING:
    from pathlib import Path

    from store import Store

MINA = "김민아"
PEOPLE = {MINA: ("instagram", "mina.makes")}

SHEETS = {
    "conversions": """date,channel,goal,quantity,value,amount,currency
2026-02-20,Facebook,enquiry,3174,17.50,55545.00,USD
2026-02-20,LinkedIn,enquiry,580,17.50,10150.00,USD
2026-02-21,Twitter,enquiry,202,17.50,3535.00,USD
2026-02-21,YouTube,enquiry,198,17.50,3465.00,USD
""",
    "costs": """date,channel,category,amount,currency,state
2026-02-20,Facebook,boost,500,USD,committed
2026-02-20,LinkedIn,boost,135,USD,committed
""",
    "hours": """date,channel,hours,hourly_rate
2026-02-20,Facebook,400,50
2026-02-20,LinkedIn,500,50
2026-02-21,Twitter,150,50
2026-02-21,YouTube,300,50
""",
}
"""Three sheets as she keeps them: what came, what it cost, the hours it took."""

RETURNS = {
    "Facebook": "170.95",
    "LinkedIn": "-59.62",
    "Twitter": "-52.87",
    "YouTube": "-76.90",
}
"""In percent, own hours included."""

TOTAL = "6.69"


def working(desk: Desk) -> None:
    """A campaign in dollars with one post that is live since a week."""
    store = desk.store
    desk.campaign = store.campaigns.create(
        CampaignDraft(
            "봄빛",
            status="running",
            starts_on=date(2026, 2, 1),
            ends_on=date(2026, 3, 31),
            currency="USD",
        )
    )
    live_on = date(2026, 2, 23)
    (talk,) = store.outreach.start(
        [desk.people[MINA]], desk.campaign, stage="agreed", today=live_on
    )
    store.outreach.plan([talk], date(2026, 12, 1), "Say thanks", today=live_on)
    (piece,) = store.deliverables.add(
        [talk], DeliverableDraft("reel", "Morning"), today=live_on
    )
    url = "https://www.instagram.com/reel/Made1up/"
    store.deliverables.go_live(
        piece, url=url, on=live_on, today=live_on, override="Agreed by phone"
    )
    store.take_changes()
    desk.app.changed.publish(frozenset({"campaigns", "outreach", "results"}))


def rows(store: Store) -> dict[str, list[tuple[Any, ...]]]:
    """Every row that the history answers for, and all that is worked out."""
    return everything(store.database.reader)


async def bring_in(desk: Desk, folder: Path) -> None:
    """The three sheets, each one step."""
    for kind, text in SHEETS.items():
        path = folder / f"{kind}.csv"
        path.write_text(text, encoding="utf-8")
        options = ImportOptions(kind=kind, campaign="봄빛")
        plan = desk.store.imports.plan(path, options)
        await desk.app.ask(desk.store.imports.run, plan, today=desk.clock.today())
    await desk.press()


async def face(desk: Desk, name: str) -> None:
    """Turn to a face of the results."""
    await desk.press("f7")
    screen = desk.pilot.app.screen
    assert isinstance(screen, ResultsScreen)
    for _turn in range(6):
        if screen.face == name:
            break
        await desk.press("b")
    assert screen.face == name


def line_of(desk: Desk, name: str) -> str:
    """The line of the screen that begins with a name."""
    return next(
        line
        for line in text_of(desk.pilot).splitlines()
        if line.strip().startswith(name)
    )


async def reads_the_returns(desk: Desk) -> None:
    """Every channel, and the total as the ratio of the sums."""
    await face(desk, "roi")
    await desk.sees("Facebook")
    for channel, percent in RETURNS.items():
        assert fmt.percent(Decimal(percent)) in line_of(desk, channel)
    await desk.press("G")
    assert fmt.percent(Decimal(TOTAL)) in line_of(desk, "Σ")
    (table,) = desk.store.results.roi("channel", desk.campaign)
    assert table.total.roi is not None
    assert str(table.total.roi.shown) == TOTAL


async def asks_why(desk: Desk) -> None:
    """The figure tells the sums that it was made of."""
    await desk.press("g")
    await desk.asked("equals_sign")
    for figure in ("55545.00", "500.00", "50.00"):
        await desk.sees(fmt.grouped(Decimal(figure)))
    await desk.press("escape")


async def types_the_numbers(desk: Desk) -> None:
    """A post's figures in the grid, as they are spoken; they are kept by one key."""
    await face(desk, "numbers")
    await desk.sees(MINA)
    await desk.type("1.2만")
    await desk.press("tab")
    await desk.sees(fmt.whole(12_000))
    await desk.press("ctrl+s")
    found = desk.store.database.read("SELECT views, likes FROM reading")
    assert sum(one is not None for one in found[0]) == 1
    assert 12_000 in found[0]


@pytest.mark.parametrize("language", ["en", "ko", "es"])
async def test_one_result(tmp_path: Path, language: str) -> None:
    """There, and step by step all the way back."""
    async with opened(tmp_path, language, PEOPLE) as desk:
        working(desk)
        start, before = rows(desk.store), desk.steps()
        await bring_in(desk, tmp_path)
        await reads_the_returns(desk)
        await asks_why(desk)
        await types_the_numbers(desk)
        assert desk.steps() == before + len(SHEETS) + 1
        await face(desk, "roi")
        await desk.press(*["u"] * (desk.steps() - before))
        assert rows(desk.store) == start
        looked = {one.code: one.ok for one in desk.store.keeping.check(tmp_path)}
        assert looked["sums"]
        assert looked["pieces"]
        assert looked["results"]
