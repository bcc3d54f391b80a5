"""A workspace with results in it, opened on the desk of results."""

from __future__ import annotations

from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

from store import open_store
from store.campaign_rows import CampaignDraft
from store.cost_draft import CostDraft
from store.rules.money import Money
from store.work_time import WorkTimeDraft
from tests.tui.budget_app import kept, said
from tests.tui.budget_app import told as corner
from tests.tui.campaign_page import DAY, NOW, TODAY, Spring, fill, furnish, page, settle
from tui import i18n
from tui.app import SoloistApp
from tui.screens.results import ResultsScreen

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable
    from pathlib import Path

    from textual.pilot import Pilot

    from store import Store
    from tui.screens.budget_face import BudgetFace

__all__ = [
    "DAY",
    "TODAY",
    "Spring",
    "converted",
    "corner",
    "face_of",
    "kept",
    "measured",
    "opened",
    "page",
    "results_of",
    "said",
    "settle",
    "sold",
    "went_live",
]

CHANNELS = (
    ("facebook", 3_174, 500_00, 400),
    ("linkedin", 580, 135_00, 500),
    ("x", 202, 0, 150),
    ("youtube", 198, 0, 300),
)
"""Channel, conversions, what was spent in cents, own hours."""

WORTH = 17_50
"""What one conversion is worth, in cents."""


def converted(store: Store, **row: object) -> None:
    """A conversion as a file brings it, attributed already."""
    values = {
        "created_at": NOW.isoformat(),
        "updated_at": NOW.isoformat(),
        "version": 1,
        "kind": "purchase",
        "on_day": TODAY.isoformat(),
        "quantity": 1,
        "refunded_minor": 0,
        "status": "paid",
        "attributed_by": "none",
        "source": "file",
    } | row
    if (minor := values.get("amount_minor")) is not None:
        values |= {
            "gross_minor": minor,
            "counted_minor": minor,
            "counted_currency": values["amount_currency"],
        }
    names = ",".join(values)
    marks = ",".join(f":{name}" for name in values)
    with store.database.writing("Sold", ("results", "campaigns")) as unit:
        sql = f"INSERT INTO conversion({names}) VALUES ({marks})"
        unit.connection.execute(sql, values)


def measured(store: Store, piece: int, **figures: int) -> None:
    """Figures of a piece that is live."""
    row = {
        "created_at": NOW.isoformat(),
        "updated_at": NOW.isoformat(),
        "version": 1,
        "deliverable_id": piece,
        "on_day": TODAY.isoformat(),
        "window": "total",
        "source": "verified",
    } | figures
    names, marks = ",".join(row), ",".join(f":{name}" for name in row)
    with store.database.writing("Measured", ("results", "campaigns")) as unit:
        sql = f"INSERT INTO reading({names}) VALUES ({marks})"
        unit.connection.execute(sql, row)


def sold(spring: Spring) -> None:
    """The reference table of four channels in dollars, over two months; and won."""
    store = spring.store
    furnish(spring)
    number = store.campaigns.create(
        CampaignDraft(
            "Four channels",
            status="running",
            currency="USD",
            starts_on=TODAY - 60 * DAY,
            ends_on=TODAY + 5 * DAY,
            hourly_rate_minor=50_00,
        )
    )
    for place, (channel, many, spent, hours) in enumerate(CHANNELS):
        converted(
            store,
            campaign_id=number,
            channel=channel,
            quantity=many,
            unit_minor=WORTH,
            amount_minor=many * WORTH,
            amount_currency="USD",
            kind="enquiry",
            on_day=(TODAY - (30 * (place % 2) + 5) * DAY).isoformat(),
        )
        if spent:
            cost = Money(spent, "USD")
            day = TODAY - 20 * DAY
            store.costs.add(CostDraft("boost", cost, day, number, channel=channel))
        draft = WorkTimeDraft(hours * 60, TODAY, campaign_id=number, channel=channel)
        store.work_time.add(draft)
    with store.database.writing("Names", ("results",)) as unit:
        unit.connection.execute(
            "INSERT INTO channel_name(channel, written) VALUES ('x', 'Twitter')"
        )
    _won(spring)


def went_live(spring: Spring) -> None:
    """Both pieces are live and measured; the campaign has goals."""
    sold(spring)
    store = spring.store
    with store.database.writing("Live", ("content", "campaigns")) as unit:
        unit.connection.execute(
            "UPDATE deliverable SET state='live', live_on=?", (TODAY.isoformat(),)
        )
    first, second = (
        row[0] for row in store.database.read("SELECT id FROM deliverable ORDER BY id")
    )
    measured(
        store,
        first,
        impressions=40_000,
        reach=25_000,
        views=18_000,
        likes=900,
        comments=100,
        clicks=420,
    )
    measured(store, second, views=9_000, likes=300, comments=30)
    goals = {"views": 20_000, "roi": 100, "clicks": 1_000, "sessions": 500}
    with store.database.writing("Goals", ("campaigns",)) as unit:
        for metric, goal in goals.items():
            unit.connection.execute(
                "INSERT INTO target(campaign_id, metric, goal) VALUES (?,?,?)",
                (spring.campaign, metric, str(goal)),
            )


def _won(spring: Spring) -> None:
    """Spring launch: 김민수 sold three times by code, one order is nobody's."""
    store, talk = spring.store, spring.talks["김민수"]
    for place in range(3):
        converted(
            store,
            campaign_id=spring.campaign,
            collaboration_id=talk,
            attributed_by="code",
            channel="instagram",
            code="MINSU10",
            code_key="minsu10",
            order_ref=f"#{1001 + place}",
            amount_minor=400_000,
            amount_currency="KRW",
        )
    common = {"campaign_id": spring.campaign, "amount_currency": "KRW"}
    converted(store, **common, amount_minor=60_000, order_ref="#1004")
    converted(
        store, **common, amount_minor=90_000, order_ref="#1005", status="cancelled"
    )


@asynccontextmanager
async def opened(
    folder: Path,
    face: str = "",
    *,
    size: tuple[int, int] = (80, 24),
    language: str = "en",
    prepare: Callable[[Spring], None] = sold,
) -> AsyncIterator[tuple[Pilot[None], Spring]]:
    """The workspace, open on a face of the results; nothing may have crashed."""
    i18n.install(language)
    store = open_store(folder / "results.db", now=lambda: NOW, create=True)
    spring = fill(store)
    prepare(spring)
    store.take_changes()
    app = SoloistApp(store, mode="results", today=lambda: TODAY)
    try:
        async with app.run_test(size=size) as pilot:
            await settle(pilot)
            if face and face != "overview":
                await results_of(pilot).show_face(face)
                await settle(pilot)
            yield pilot, spring
            await settle(pilot)
        assert app.crashes == []
    finally:
        store.close()
        i18n.install("en")


def results_of(pilot: Pilot[None]) -> ResultsScreen:
    """The desk of results, whatever stands over it."""
    found = [one for one in pilot.app.screen_stack if isinstance(one, ResultsScreen)]
    return found[-1]


def face_of(pilot: Pilot[None]) -> BudgetFace:
    """The face in sight."""
    shown = results_of(pilot).shown
    assert shown is not None
    return shown
