"""A budget by keys only: planned, promised, passed once with a word, paid in parts.

At each step the figures on the screen and in the file; then all the way back.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from store.campaign_rows import CampaignDraft
from tests.builders import everything
from tests.journeys.campaign_desk import BEGIN, Desk, opened
from tests.tui.campaign_app import text_of
from tui import format as fmt
from tui.dialogs.over_budget import OverBudgetDialog
from tui.screens.budget import BudgetScreen
from tui.screens.campaign import CampaignScreen
from tui.screens.ledger_face import LedgerFace

if TYPE_CHECKING:
    from pathlib import Path

    from store import Store
    from store.budget_rows import CampaignBudget

PEOPLE = {
    "김민아": ("instagram", "mina.makes"),
    "Ana Luz": ("tiktok", "ana.luz"),
    "Sol Ríos": ("youtube", "sol.rios"),
}
MINA, ANA, SOL = PEOPLE
WHY = "The client agreed by phone"


def talking(desk: Desk) -> None:
    """A campaign in won with three people in it who asked for money."""
    store = desk.store
    desk.campaign = store.campaigns.create(
        CampaignDraft(
            "봄빛",
            market="KR",
            status="running",
            starts_on=BEGIN,
            ends_on=date(2026, 4, 30),
            currency="KRW",
        )
    )
    for name in PEOPLE:
        (talk,) = store.outreach.start(
            [desk.people[name]], desk.campaign, stage="negotiating", today=BEGIN
        )
        store.outreach.plan([talk], date(2026, 12, 1), "Say thanks", today=BEGIN)
        desk.talks[name] = talk
    store.take_changes()
    desk.app.changed.publish(frozenset({"campaigns", "outreach", "budget"}))


def rows(store: Store) -> dict[str, list[tuple[Any, ...]]]:
    """Every row that the history answers for, and all that is worked out."""
    return everything(store.database.reader)


def budget(desk: Desk) -> CampaignBudget:
    """The figures of the campaign, as the file has them."""
    return desk.store.budget.figures(desk.campaign)


def figures(desk: Desk) -> tuple[int | None, int, int, int | None]:
    """Planned, committed, paid, remaining; in won."""
    found = budget(desk).figures
    return found.planned, found.committed, found.paid, found.remaining


def costs(desk: Desk) -> list[tuple[str, str, int]]:
    """Whose cost, in which state, how much; as they came about."""
    found = desk.store.database.read(
        "SELECT i.name, x.state, x.amount_minor FROM cost x"
        " JOIN collaboration c ON c.id=x.collaboration_id"
        " JOIN influencer i ON i.id=c.influencer_id ORDER BY x.id"
    )
    return [(name, state, minor) for name, state, minor in found]


async def sees_figures(desk: Desk) -> None:
    """The overview says what the file says, as amounts are written here."""
    await desk.press("f6")
    screen = desk.pilot.app.screen
    assert isinstance(screen, BudgetScreen)
    while screen.face != "overview":
        await desk.press("b")
    for minor in figures(desk):
        if minor is not None:
            await desk.sees(fmt.whole(minor))


async def plan(desk: Desk) -> None:
    """A million in all, six hundred thousand of it for fees."""
    await desk.press("f6")
    await desk.until(lambda: isinstance(desk.pilot.app.screen, BudgetScreen), "budget")
    await desk.sees("봄빛")
    await desk.asked("p")
    await desk.fill({"budget": "1,000,000", "fee": "600,000", "boost": "200,000"})
    await desk.keep()
    assert figures(desk) == (1_000_000, 0, 0, 1_000_000)
    assert budget(desk).unallotted == 200_000


async def agree(desk: Desk, name: str, amount: str) -> None:
    """Note an amount that was agreed on, among the people of the campaign."""
    await desk.press("f5")
    if not isinstance(desk.pilot.app.screen, CampaignScreen):
        await desk.sees("봄빛")
        await desk.press("enter")
    await desk.until(lambda: isinstance(desk.pilot.app.screen, CampaignScreen), "it")
    await desk.tab("people")
    await desk.person(name)
    await desk.asked("dollar_sign")
    await desk.press("tab", "tab")
    await desk.type(amount)
    await desk.press("enter")


async def asks_why(desk: Desk) -> None:
    """Wait until it is asked why something goes past the budget."""
    await desk.until(
        lambda: isinstance(desk.pilot.app.screen, OverBudgetDialog), "it asks"
    )


async def agree_with_three(desk: Desk) -> None:
    """The third goes past the budget: it is asked with the figures, and why."""
    await agree(desk, MINA, "400000")
    await agree(desk, ANA, "450000")
    assert figures(desk) == (1_000_000, 850_000, 0, 150_000)
    await agree(desk, SOL, "300000")
    await asks_why(desk)
    shown = text_of(desk.pilot)
    for figure in (1_000_000, 850_000, 300_000, 1_150_000, -150_000):
        assert fmt.whole(figure) in shown
    await desk.press("escape")
    assert figures(desk) == (1_000_000, 850_000, 0, 150_000)
    assert desk.stage(SOL) == "negotiating"
    await agree(desk, SOL, "300000")
    await asks_why(desk)
    await desk.answer(WHY)
    await desk.until(lambda: len(costs(desk)) == 3, "it is promised")
    assert figures(desk) == (1_000_000, 1_150_000, 0, -150_000)
    assert desk.stage(SOL) == "agreed"
    notes = desk.store.database.read("SELECT over_note FROM cost ORDER BY id")
    assert notes == [(None,), (None,), (WHY,)]


async def ledger(desk: Desk, name: str) -> None:
    """Go to what is still open with somebody, in the ledger."""
    await desk.press("f6")
    screen = desk.pilot.app.screen
    assert isinstance(screen, BudgetScreen)
    while screen.face != "ledger":
        await desk.press("b")
    face = screen.shown
    assert isinstance(face, LedgerFace)
    await desk.press("g")

    def is_here() -> bool:
        here = face.here
        if here is None:
            return False
        cost = desk.store.costs.one(here)
        return cost.name == name and cost.state == "committed"

    for _line in costs(desk):
        if is_here():
            return
        await desk.press("j")
    assert is_here(), name


async def pay_in_two_parts(desk: Desk) -> None:
    """A hundred and fifty thousand now, the rest after it; nothing is live, so why."""
    await ledger(desk, MINA)
    await desk.asked("P")
    await desk.type("150000")
    while getattr(desk.pilot.app.focused, "id", None) != "note":
        await desk.press("tab")
    await desk.answer("Half before the work")
    await desk.until(lambda: len(costs(desk)) == 4, "it is two")
    assert costs(desk)[0] == (MINA, "committed", 250_000)
    assert costs(desk)[-1] == (MINA, "paid", 150_000)
    assert figures(desk) == (1_000_000, 1_150_000, 150_000, -150_000)
    await ledger(desk, MINA)
    await desk.asked("p")
    await desk.answer("The other half")
    await desk.until(lambda: costs(desk)[0][1] == "paid", "all of it is paid")
    assert costs(desk)[0] == (MINA, "paid", 250_000)
    assert figures(desk) == (1_000_000, 1_150_000, 400_000, -150_000)


@pytest.mark.parametrize("language", ["en", "ko", "es"])
async def test_one_budget(tmp_path: Path, language: str) -> None:
    """There, and step by step all the way back."""
    async with opened(tmp_path, language, PEOPLE) as desk:
        talking(desk)
        start, before = rows(desk.store), desk.steps()
        await plan(desk)
        await sees_figures(desk)
        await agree_with_three(desk)
        await sees_figures(desk)
        await pay_in_two_parts(desk)
        await sees_figures(desk)
        await desk.press(*["u"] * (desk.steps() - before))
        assert rows(desk.store) == start
        assert figures(desk) == (None, 0, 0, None)
