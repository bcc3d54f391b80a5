"""One campaign from empty to wrapped, by keys only: what ticks, and what unticks.

After each step exactly the items that should be met are met, in the file and by their
signs on the checklist; undone, exactly those are not; done again, they are. Taking back
does not depend on the language: one of them does it, at every step that ticks anything.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

import pytest

from tests.journeys import campaign_acts as acts
from tests.journeys.campaign_desk import ITEMS, opened
from tests.tui.campaign_app import campaign_of, list_of, text_of
from tui.i18n import _
from tui.screens.campaigns import CampaignsScreen
from tui.widgets.campaign_checklist import SIGN

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable
    from pathlib import Path

    from tests.journeys.campaign_desk import Desk


@dataclass(frozen=True)
class Step:
    """What is done, which items it ticks and unticks, how many steps of undo it is."""

    act: Callable[[Desk], Awaitable[None]]
    ticks: str = ""
    unticks: str = ""
    undo: int = 1


@dataclass(frozen=True)
class Night:
    """Days go by: which morning it is then, and which items that unticks."""

    to: date
    unticks: str = ""


@dataclass(frozen=True)
class Mark:
    """What is said of an item by hand, and the words it needs."""

    item: str
    state: str
    note: str


def day(month: int, number: int) -> date:
    """A day of 2026."""
    return date(2026, month, number)


STORY: tuple[Step | Night, ...] = (
    Step(acts.set_a_goal),
    Step(acts.write_the_brief, "2.1"),
    Step(acts.add_two, "9.1 9.2"),
    Step(acts.write_to_both, "5.2"),
    Night(day(3, 5)),
    Step(acts.hear_from_both),
    # Mina was looked into before; of Lucía neither fit nor audience is known.
    Step(acts.agree_with_mina, "1.1 1.2", undo=2),
    Step(acts.agree_with_lucia, "", "1.1 1.2", undo=2),
    Step(acts.score_lucia, "1.1"),
    Step(acts.note_her_audience, "1.2"),
    Step(acts.send_contracts, undo=2),
    Step(acts.mina_signs, "5.3"),
    Step(acts.lucia_signs, "1.3"),
    Step(acts.send_a_parcel, undo=4),
    # Content without a day: the schedule is not agreed any more.
    Step(acts.ask_for_content, "", "1.3"),
    Step(acts.plan_minas),
    Step(acts.plan_lucias, "1.3 2.2"),
    Step(acts.plan_lucias_again, "2.3"),
    Step(acts.hand_in, "3.2", undo=2),
    Step(acts.review, "3.1 8.2", undo=4),
    Night(day(3, 16), "9.1"),
    Step(acts.tick_steps_off, "9.1"),
    Step(acts.mina_is_live),
    Step(acts.lucia_is_live, "3.3 9.3"),
    Step(acts.go_through_both, "7.2"),
    Step(acts.note_a_breach, "", "5.3"),
    Step(acts.settle_the_breach, "5.3"),
    Step(acts.go_on_with_mina),
    Step(acts.go_on_otherwise, "5.1"),
    Step(acts.answer_three),
    Step(acts.answer_the_last, "4.3"),
)

BY_HAND = (
    Mark("4.1", "waived", "No report"),
    Mark("4.2", "waived", "Too early"),
    Mark("6.1", "waived", "Small"),
    Mark("6.2", "waived", "Gifts"),
    Mark("6.3", "waived", "Gifts"),
    Mark("7.1", "done", "Read by law"),
    Mark("8.1", "done", "Our tone"),
    Mark("8.3", "waived", "Small"),
)

END = (Step(acts.wrap_the_people), Step(acts.wrap_the_campaign))


async def check(
    desk: Desk,
    met: set[str],
    marks: dict[str, str],
    what: str,
    *,
    signs: bool = True,
) -> None:
    """Exactly these are met and marked, in the file and on the checklist.

    ``signs`` looks at every sign that is painted as well, page by page.
    """
    expected = dict.fromkeys(desk.standing(), "open")
    assert len(expected) == ITEMS
    expected |= marks | dict.fromkeys(met, "met")
    assert desk.standing() == expected, what
    await desk.tab("checklist")
    assert desk.shown() == expected, what
    if signs:
        assert await desk.signs() == expected, what
    assert f"{len(met) + len(marks)}/{ITEMS}" in text_of(desk.pilot), what


async def take(
    desk: Desk,
    step: Step,
    met: set[str],
    marks: dict[str, str],
    *,
    goes_back: bool,
) -> set[str]:
    """Do a step, undo it, do it again; what is met then."""
    what, before = step.act.__name__, desk.steps()
    now = (met | set(step.ticks.split())) - set(step.unticks.split())
    await step.act(desk)
    await check(desk, now, marks, what, signs=now != met)
    assert desk.steps() == before + step.undo, what
    if not goes_back or now == met:
        return now
    await desk.press(*["u"] * step.undo)
    await check(desk, met, marks, f"{what}, undone", signs=False)
    await desk.press(*["ctrl+r"] * step.undo)
    await check(desk, now, marks, f"{what}, done again", signs=False)
    return now


async def begin(desk: Desk, name: str) -> None:
    """A campaign is begun; undone it is gone, done again it is there."""
    assert not desk.store.campaigns.all()
    await acts.begin(desk, name)
    desk.campaign = campaign_of(desk.pilot).campaign_id
    await check(desk, set(), {}, "begun")
    await desk.press("u")
    await desk.until(
        lambda: isinstance(desk.pilot.app.screen, CampaignsScreen), "back at the list"
    )
    assert not desk.store.campaigns.all()
    assert list_of(desk.pilot).line_here is None
    await desk.press("ctrl+r")
    await desk.sees(name)
    await desk.press("enter")
    await check(desk, set(), {}, "begun again")


async def say(desk: Desk, mark: Mark) -> None:
    """Say by hand what no evidence can show yet."""
    await desk.item(mark.item)
    await desk.asked("d" if mark.state == "done" else "w")
    await desk.answer(mark.note)


@pytest.mark.parametrize("language", ["en", "ko", "es"])
async def test_one_campaign(tmp_path: Path, language: str) -> None:
    """All of it, and at the end nothing is open."""
    met: set[str] = set()
    marks: dict[str, str] = {}
    goes_back = language == "ko"
    async with opened(tmp_path, language, acts.PEOPLE) as desk:
        await begin(desk, acts.NAMES[language])
        for step in STORY:
            if isinstance(step, Night):
                await desk.pass_to(step.to)
                met -= set(step.unticks.split())
                await check(desk, met, marks, f"the morning of {step.to}")
            else:
                met = await take(desk, step, met, marks, goes_back=goes_back)
        for mark in BY_HAND:
            await say(desk, mark)
            if goes_back:
                await desk.press("u")
                await check(desk, met, marks, f"{mark.item}, undone", signs=False)
                await desk.press("ctrl+r")
            marks[mark.item] = mark.state
            await check(desk, met, marks, mark.item, signs=False)
            assert f"{SIGN[mark.state]} {mark.item}" in text_of(desk.pilot)
        for step in END:
            met = await take(desk, step, met, marks, goes_back=goes_back)
        card = desk.store.campaigns.card(desk.campaign)
        assert card.status == "wrapped"
        assert not {"open"} & set(desk.standing().values())
        await desk.press("n")
        await desk.sees(_("Nothing is open."))
