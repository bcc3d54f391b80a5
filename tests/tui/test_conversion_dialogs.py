"""The dialogs of the conversions: the form, the path, goals, spellings, codes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from store.conversions import ConversionDraft
from store.goals import GoalDraft
from store.rules.money import Money
from tests.tui.campaign_page import write
from tests.tui.conversions_app import (
    DAY,
    TODAY,
    Spring,
    bought,
    face_of,
    number,
    one,
    opened,
    quiet,
    results_of,
    shown,
    typed,
    won,
)

if TYPE_CHECKING:
    from pathlib import Path

    from textual.pilot import Pilot


async def on(pilot: Pilot[None], spring: Spring, order: str) -> None:
    """Have the cursor on the conversion of an order."""
    assert face_of(pilot).table.go_to(number(spring, order))
    await quiet(pilot)


async def in_spring(pilot: Pilot[None], spring: Spring) -> None:
    """Have the desk be about the campaign."""
    results_of(pilot).campaign_id = spring.campaign
    await quiet(pilot)


async def test_a_sale_is_noted_and_its_code_says_whose_it_is(tmp_path: Path) -> None:
    """The cursor goes to it; one undo takes it back."""
    async with opened(tmp_path) as (pilot, spring):
        await in_spring(pilot, spring)
        await quiet(pilot, "n")
        await typed(pilot, "120000")
        assert "→ 120,000 KRW" in shown(pilot)
        await quiet(pilot, *["tab"] * 5)
        await typed(pilot, "#2001")
        await quiet(pilot, *["tab"] * 3)
        await typed(pilot, "MINSU10", "ctrl+s")
        row = one(spring, "#2001")
        assert (row.amount, row.name, row.attributed_by) == (
            won(120_000),
            "김민수",
            "code",
        )
        assert face_of(pilot).table.current_id == row.id
        await quiet(pilot, "u")
        assert "#2001" not in shown(pilot)


async def test_a_form_without_an_amount_says_what_the_goal_makes_of_it(
    tmp_path: Path,
) -> None:
    """So many of the kind that is typed, at what one is worth."""
    async with opened(tmp_path) as (pilot, spring):
        await in_spring(pilot, spring)
        await quiet(pilot, "n", "tab")
        await typed(pilot, "7", "tab")
        await typed(pilot, "News", "shift+tab", "shift+tab")
        assert "empty: 35,000 KRW, as its goal says" in shown(pilot)
        await quiet(pilot, "ctrl+s")
        worth = "SELECT amount_minor FROM conversion WHERE quantity=7"
        assert spring.store.database.read(worth) == [(35_000,)]


async def test_nothing_typed_is_not_a_sale_and_escape_leaves(tmp_path: Path) -> None:
    """The form says what is missing; nothing is kept."""
    async with opened(tmp_path) as (pilot, spring):
        await quiet(pilot, "n", "ctrl+s")
        assert "Say at least what it came to" in shown(pilot)
        await quiet(pilot, "escape")
        assert "5 entries" in shown(pilot)
        many = "SELECT count(*) FROM conversion"
        assert spring.store.database.read(many) == [(5,)]


async def test_an_edit_keeps_what_was_not_touched(tmp_path: Path) -> None:
    """What matching says is not taken for said by hand."""
    async with opened(tmp_path) as (pilot, spring):
        await on(pilot, spring, "#1001")
        await quiet(pilot, "e")
        await write(pilot, "390000")
        await quiet(pilot, "ctrl+s")
        row = one(spring, "#1001")
        assert row.amount == won(390_000)
        assert (row.attributed_by, row.code) == ("code", "minsu10, WELCOME")
        assert "Saved. u takes it back." in shown(pilot)


async def test_a_form_over_a_newer_change_says_so(tmp_path: Path) -> None:
    """Nothing is overwritten; what is new can be loaded."""
    async with opened(tmp_path) as (pilot, spring):
        await on(pilot, spring, "#1001")
        await quiet(pilot, "e")
        store = spring.store
        store.conversions.refund(number(spring, "#1001"), won(1_000))
        await write(pilot, "390000")
        await quiet(pilot, "ctrl+s")
        assert "was changed elsewhere" in shown(pilot)
        await quiet(pilot, "ctrl+r", "ctrl+s")
        assert one(spring, "#1001").amount == won(389_000)


async def test_a_path_tells_each_step_and_what_decided(tmp_path: Path) -> None:
    """The own code beats the code of everybody; a link decides where no code does."""

    def with_shared(spring: Spring) -> None:
        bought(spring)
        spring.store.attribution.share("WELCOME")

    async with opened(tmp_path, size=(120, 40), prepare=with_shared) as (
        pilot,
        spring,
    ):
        await on(pilot, spring, "#1001")
        await quiet(pilot, "equals_sign")
        text = shown(pilot)
        assert "It is 김민수's, by code." in text
        assert "It is the own code of 김민수. This decided." in text
        assert "Everybody can use this code" in text
        await quiet(pilot, "escape")
        await on(pilot, spring, "#1002")
        await quiet(pilot, "equals_sign")
        assert "It is a tracked link of Ana Luz. This decided." in shown(pilot)
        await quiet(pilot, "escape")
        await on(pilot, spring, "#1003")
        await quiet(pilot, "equals_sign")
        assert "It is nobody's" in shown(pilot)
        assert "Nothing that is known fits." in shown(pilot)


async def test_a_click_too_long_ago_says_nothing_and_by_hand_decides(
    tmp_path: Path,
) -> None:
    """Both are told on the path."""

    def late(spring: Spring) -> None:
        bought(spring)
        store, link = spring.store, one(spring, "#1002").url or ""
        draft = ConversionDraft(
            TODAY,
            amount=won(1_000),
            order_ref="#1009",
            url=link,
            clicked_on=TODAY - 40 * DAY,
            campaign_id=spring.campaign,
            collaboration_id=spring.talks["Ben Hale"],
        )
        store.conversions.add(draft)

    async with opened(tmp_path, size=(120, 40), prepare=late) as (pilot, spring):
        await on(pilot, spring, "#1009")
        await quiet(pilot, "equals_sign")
        text = shown(pilot)
        assert "It is Ben Hale's, as you said." in text
        assert "clicked over 30 days before" in text
        assert "You said so. Matching again leaves that as it is." in text


async def test_a_goal_says_what_one_is_worth_while_it_is_typed(tmp_path: Path) -> None:
    """From a value, or from a customer's worth and the share who become one."""
    async with opened(tmp_path) as (pilot, spring):
        await in_spring(pilot, spring)
        await quiet(pilot, "W", "n")
        await write(pilot, "Quote")
        await quiet(pilot, "tab", "tab", "tab")
        await typed(pilot, "1000000")
        assert "Say how many of a hundred become a customer as well." in shown(pilot)
        await quiet(pilot, "tab")
        await typed(pilot, "120")
        assert "This is no share from 0 to 100 %" in shown(pilot)
        await write(pilot, "12.5")
        assert "One is worth 125,000 KRW: 1,000,000 KRW x 12.50%." in shown(pilot)
        await quiet(pilot, "ctrl+s")
        goals = spring.store.goals.of(spring.campaign)
        assert [goal.kind for goal in goals] == ["newsletter", "quote"]
        assert "125,000 KRW" in shown(pilot)


async def test_changing_a_goal_changes_what_its_conversions_are_worth(
    tmp_path: Path,
) -> None:
    """In one step; deleting it leaves them without a worth."""
    async with opened(tmp_path) as (pilot, spring):
        await in_spring(pilot, spring)
        assert "revenue 750,000 KRW" in shown(pilot)
        await quiet(pilot, "W", "enter", "tab", "tab")
        await write(pilot, "6000")
        await quiet(pilot, "ctrl+s", "escape")
        assert "revenue 790,000 KRW" in shown(pilot)
        await quiet(pilot, "u")
        assert "revenue 750,000 KRW" in shown(pilot)
        await quiet(pilot, "W", "d", "enter", "escape")
        assert "of unknown worth 40" in shown(pilot)


async def test_the_goals_of_no_campaign_ask_for_one(tmp_path: Path) -> None:
    """Where the line under the cursor has none either."""

    def loose(spring: Spring) -> None:
        spring.store.conversions.add(ConversionDraft(TODAY, amount=Money(100, "EUR")))

    async with opened(tmp_path, prepare=loose) as (pilot, _spring):
        await quiet(pilot, "W")
        assert "Goals of which campaign?" in shown(pilot)
        await quiet(pilot, "enter")
        assert "Goals of Spring launch" in shown(pilot)
        assert "No goal yet. Press n" in shown(pilot)


async def test_spellings_are_confirmed_one_by_one_and_taken_back(
    tmp_path: Path,
) -> None:
    """Nothing follows before; u inside the dialog takes the last one back."""
    async with opened(tmp_path) as (pilot, spring):
        await quiet(pilot, "S")
        text = shown(pilot)
        assert "insta " in text
        assert "? instagram" in text
        await quiet(pilot, "enter")
        (kept,) = spring.store.attribution.spellings()
        assert (kept.part, kept.written, kept.means) == ("source", "insta", "instagram")
        assert "✓ instagram" in shown(pilot)
        await quiet(pilot, "u")
        assert spring.store.attribution.spellings() == ()
        assert "? instagram" in shown(pilot)
        await quiet(pilot, "enter", "d", "enter")
        assert spring.store.attribution.spellings() == ()


async def test_a_code_for_everybody_is_nobodys(tmp_path: Path) -> None:
    """The code under the cursor is proposed; undone, it is the person's again."""
    async with opened(tmp_path) as (pilot, spring):
        await quiet(pilot, "C")
        assert "No code is for everybody. Press n to name one" in shown(pilot)
        await quiet(pilot, "n")
        await write(pilot, "MINSU10")
        await quiet(pilot, "enter")
        assert one(spring, "#1001").attributed_by == "none"
        await quiet(pilot, "d", "enter", "escape")
        assert one(spring, "#1001").attributed_by == "code"


async def test_the_dialogs_speak_korean_at_any_size(tmp_path: Path) -> None:
    """Hangul and long names stay within their boxes."""

    def named(spring: Spring) -> None:
        bought(spring)
        draft = GoalDraft("own", "아주 긴 이름을 가진 목표 " * 6, won(1))
        spring.store.goals.add(spring.campaign, draft)

    async with opened(tmp_path, language="ko", prepare=named) as (pilot, spring):
        await in_spring(pilot, spring)
        for key in ("e", "equals_sign", "W", "S", "C", "a", "x"):
            await quiet(pilot, key)
            assert len(pilot.app.screen_stack) > 1, key
            await quiet(pilot, "escape")
            assert not pilot.app.screen.is_modal, key
