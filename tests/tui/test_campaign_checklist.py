"""The checklist of a campaign: what ticks, what is said by hand, where Enter goes."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import TYPE_CHECKING

import pytest

from store.brand import BrandDraft
from tests.tui.campaign_app import (
    campaign_of,
    furnish,
    lines,
    opened,
    settle,
    text_of,
    type_in,
)
from tui.dialogs.retro_form import RetroForm
from tui.screens.campaign_tabs import TITLES
from tui.screens.results import ResultsScreen
from tui.widgets.campaign_checklist import ItemTable

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from textual.pilot import Pilot

    from checklists.model import Standing
    from store import Store


def item(pilot: Pilot[None]) -> Standing:
    """The item under the cursor."""
    page = campaign_of(pilot).checklist
    assert page is not None
    found = page.here()
    assert found is not None
    return found


async def go_to(pilot: Pilot[None], key: str) -> Standing:
    """Move down to an item."""
    await settle(pilot, "g")
    for _step in range(40):
        if item(pilot).item.key == key:
            break
        await pilot.press("j")
    await settle(pilot)
    assert item(pilot).item.key == key
    return item(pilot)


def number(store: Store, name: str) -> int:
    """The number of a campaign."""
    return next(one.id for one in store.campaigns.all() if one.name == name)


async def launch(pilot: Pilot[None]) -> None:
    """Open the campaign with somebody who has agreed."""
    await settle(pilot, "j", "enter")
    assert "Campaigns / Spring launch" in text_of(pilot)


@pytest.mark.parametrize("language", ["en", "ko", "es"])
async def test_all_stages_and_items_are_there(tmp_path: Path, language: str) -> None:
    """Nine stages, 26 items, each with a sign beside its number."""
    async with opened(tmp_path, size=(80, 50), language=language) as (pilot, _store):
        await settle(pilot, "enter")
        seen = text_of(pilot)
        for key in ("1.1", "5.3", "9.3"):
            assert any(f"{sign} {key}" in seen for sign in "○✓")
        page = campaign_of(pilot).checklist
        assert page is not None
        assert len(page.items) == 26


async def test_the_evidence_of_an_item_is_told(tmp_path: Path) -> None:
    """With what would tick it."""
    async with opened(tmp_path) as (pilot, _store):
        await launch(pilot)
        seen = text_of(pilot)
        assert "Fit scores missing for 1 of 1 (최유리)." in seen
        assert "Ticked when everyone you agreed with has all four fit scores." in seen


async def test_an_item_that_nothing_can_show_is_done_with_a_note(
    tmp_path: Path,
) -> None:
    """Without one the question stays open; Escape changes nothing."""
    async with opened(tmp_path) as (pilot, store):
        await launch(pilot)
        await go_to(pilot, "7.1")
        await settle(pilot, "d", "enter")
        assert "Say how it was done" in text_of(pilot)
        await settle(pilot, "escape")
        assert item(pilot).state == "open"
        await settle(pilot, "d")
        await type_in(pilot, "legal read it")
        await settle(pilot, "enter")
        assert item(pilot).state == "done"
        assert "● 7.1" in text_of(pilot)
        assert "legal read it" in text_of(pilot)
        marks = store.checklist.marks([number(store, "Spring launch")])
        ((mark,),) = marks.values()
        assert (mark.item, mark.state, mark.note) == ("7.1", "done", "legal read it")


async def test_an_item_that_does_not_matter_is_waived_with_a_reason(
    tmp_path: Path,
) -> None:
    """What was said by hand is cleared with one key, and undo says it again."""
    async with opened(tmp_path) as (pilot, store):
        await launch(pilot)
        await go_to(pilot, "8.3")
        await settle(pilot, "w")
        await type_in(pilot, "too small")
        await settle(pilot, "enter")
        assert item(pilot).state == "waived"
        assert "4/26" in text_of(pilot)
        await settle(pilot, "x")
        assert item(pilot).state == "open"
        assert store.checklist.marks([number(store, "Spring launch")]) == {}
        await settle(pilot, "u")
        assert item(pilot).state == "waived"


async def test_what_evidence_has_ticked_needs_no_hand(tmp_path: Path) -> None:
    """Done and waive are not offered there."""
    async with opened(tmp_path) as (pilot, _store):
        await launch(pilot)
        found = await go_to(pilot, "5.2")
        assert found.state == "met"
        await settle(pilot, "d", "w")
        assert campaign_of(pilot) is pilot.app.screen


async def test_an_item_that_is_open_again_is_said(tmp_path: Path) -> None:
    """Whichever tab is in sight when its evidence goes away."""
    async with opened(tmp_path, size=(120, 40)) as (pilot, store):
        await launch(pilot)
        app = campaign_of(pilot).soloist
        (talk,) = [
            line.collaboration_id
            for line in store.campaign_people.rows(number(store, "Spring launch"))
            if line.stage == "agreed"
        ]
        await app.ask(store.campaigns.decide, [talk], "renew", "")
        await settle(pilot)
        assert (await go_to(pilot, "5.1")).state == "met"
        await settle(pilot, "l")
        await app.ask(store.campaigns.decide, [talk], None, "")
        await settle(pilot)
        assert "5.1 is open again:" in text_of(pilot)


async def test_enter_goes_to_whom_the_evidence_waits_for(tmp_path: Path) -> None:
    """The other tab, with the cursor on the first who lacks it."""
    async with opened(tmp_path) as (pilot, _store):
        await launch(pilot)
        await settle(pilot, "enter")
        screen = campaign_of(pilot)
        assert screen.tab == "people"
        people = screen.people
        assert people is not None
        assert [one.name for one in people.chosen] == ["최유리"]
        await settle(pilot, "shift+tab", "shift+tab")
        assert screen.tab == "checklist"
        assert item(pilot).item.key == "1.1"
        await go_to(pilot, "2.1")
        await settle(pilot, "enter")
        assert screen.tab == "brief"


async def test_enter_on_results_goes_to_their_tab(tmp_path: Path) -> None:
    """And says there what is missing."""
    async with opened(tmp_path) as (pilot, _store):
        await launch(pilot)
        evidence = (await go_to(pilot, "4.2")).evidence
        await settle(pilot, "enter")
        assert campaign_of(pilot).tab == "results"
        assert f"4.2: {evidence[:30]}" in text_of(pilot)


async def test_enter_on_the_report_makes_it(tmp_path: Path) -> None:
    """Once it was made after the end, it leads to what it says."""
    async with opened(tmp_path) as (pilot, store):
        await launch(pilot)
        await go_to(pilot, "4.1")
        await settle(pilot, "enter")
        assert "Report as what?" in text_of(pilot)
        await settle(pilot, "escape")
        spring = number(store, "Spring launch")
        app = campaign_of(pilot).soloist
        after = date(2027, 1, 1)
        note = partial(store.reports.note, spring, after, "html", "en", "r.html")
        await app.ask(note)
        await settle(pilot)
        assert (await go_to(pilot, "4.1")).state == "met"
        await settle(pilot, "enter")
        assert campaign_of(pilot).tab == "results"


async def test_enter_on_the_image_goes_to_what_is_missing(tmp_path: Path) -> None:
    """The figures of the brand; once there are some, the conclusion from them."""
    async with opened(tmp_path) as (pilot, store):
        await launch(pilot)
        await go_to(pilot, "8.3")
        await settle(pilot, "enter")
        desk = pilot.app.screen
        assert isinstance(desk, ResultsScreen)
        spring = number(store, "Spring launch")
        assert (desk.face, desk.campaign_id) == ("brand", spring)
        await settle(pilot, "escape")
        app = campaign_of(pilot).soloist
        draft = BrandDraft(app.today(), spring, followers=900)
        await app.ask(partial(store.brand.add, draft, today=app.today()))
        await settle(pilot)
        assert item(pilot).item.key == "8.3"
        await settle(pilot, "enter")
        assert isinstance(pilot.app.screen, RetroForm)
        await type_in(pilot, "Warmer than before")
        await settle(pilot, "ctrl+s")
        assert store.campaigns.card(spring).image_conclusion == "Warmer than before"
        assert item(pilot).state == "met"


async def test_enter_on_an_item_by_hand_asks_for_the_note(tmp_path: Path) -> None:
    """Nothing else can show it."""
    async with opened(tmp_path) as (pilot, _store):
        await launch(pilot)
        await go_to(pilot, "8.1")
        await settle(pilot, "enter")
        await type_in(pilot, "fits")
        await settle(pilot, "enter")
        assert item(pilot).state == "done"


async def test_the_next_open_item_is_one_key_away(tmp_path: Path) -> None:
    """Round the end as well."""
    async with opened(tmp_path) as (pilot, _store):
        await launch(pilot)
        await go_to(pilot, "9.1")
        await settle(pilot, "n")
        assert item(pilot).item.key == "9.3"
        await settle(pilot, "n")
        assert item(pilot).item.key == "1.1"


@pytest.mark.parametrize(("on", "back"), [("tab", "shift+tab"), ("l", "h")])
async def test_tabs_go_round_both_ways(tmp_path: Path, on: str, back: str) -> None:
    """Each shows its own keys; the first key leads to the next tab."""
    async with opened(tmp_path) as (pilot, _store):
        await launch(pilot)
        screen = campaign_of(pilot)
        seen = []
        for _tab in range(7):
            seen.append(screen.tab)
            assert "Next tab" in lines(pilot)[-1]
            await settle(pilot, on)
        assert seen == [*TITLES]
        assert screen.tab == "checklist"
        await settle(pilot, back)
        assert screen.tab == "retro"


async def test_help_tells_the_keys_of_the_tab_in_sight(tmp_path: Path) -> None:
    """Those of the other tabs would only confuse."""
    async with opened(tmp_path, size=(120, 60)) as (pilot, _store):
        await launch(pilot)
        await settle(pilot, "f1")
        seen = text_of(pilot)
        assert "On its checklist" in seen
        assert "On its people" not in seen
        assert "In a filter" not in seen


async def test_the_mouse_chooses_a_tab_and_an_item(tmp_path: Path) -> None:
    """A second click goes where the evidence is."""
    async with opened(tmp_path) as (pilot, _store):
        await launch(pilot)
        screen = campaign_of(pilot)
        await pilot.click("TabStrip", offset=(16, 0))
        await settle(pilot)
        assert screen.tab == "brief"
        await pilot.click("TabStrip", offset=(3, 0))
        await settle(pilot)
        await pilot.click(ItemTable, offset=(10, 3))
        await settle(pilot)
        assert item(pilot).item.key == "1.2"
        await pilot.click(ItemTable, offset=(10, 3))
        await settle(pilot)
        assert screen.tab == "people"


async def test_beside_the_list_where_there_is_room(tmp_path: Path) -> None:
    """At 120 columns the item stands on the right."""
    async with opened(tmp_path, size=(120, 40)) as (pilot, _store):
        await launch(pilot)
        (line,) = [one for one in lines(pilot) if "Fit scores missing" in one]
        assert line.index("Fit scores") > 60


def with_own(folder: Path, text: str) -> Callable[[Store], None]:
    """A furnished workspace with a checklist of one's own."""

    def prepare(store: Store) -> None:
        furnish(store)
        (folder / "launch.toml").write_text(text, encoding="utf-8")
        store.checklist.own_folder = folder

    return prepare


async def test_a_slip_in_an_own_checklist_is_told_and_hides_nothing_else(
    tmp_path: Path,
) -> None:
    """The file is named; the other tabs are there."""
    prepare = with_own(tmp_path, "title =")
    async with opened(tmp_path, prepare=prepare) as (pilot, _store):
        await settle(pilot, "enter")
        assert "launch.toml" in text_of(pilot)
        assert "Campaigns / 봄 신제품" in text_of(pilot)
        await settle(pilot, "l", "l")
        assert "이하늘" in text_of(pilot)


async def test_own_checklists_stand_below(tmp_path: Path) -> None:
    """Their items are ticked like the others."""
    prepare = with_own(tmp_path, OWN)
    async with opened(tmp_path, prepare=prepare) as (pilot, _store):
        await settle(pilot, "enter", "G")
        assert "Launch day" in text_of(pilot)
        assert item(pilot).item.own
        await settle(pilot, "d", "enter")
        assert item(pilot).state == "done"


OWN = """
title = { en = "Launch day" }

[[stage]]
number = 1
title = { en = "Before noon" }

[[item]]
key = "launch.shop"
stage = 1
text = { en = "The shop shows the product" }
"""
"""A checklist of one's own."""
