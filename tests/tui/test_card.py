"""The card of a person: what it says, and what its keys do to the file."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from store.roster import NewAccount
from store.rules.money import Money
from tests.builders import TODAY, person
from tests.tui.card_host import EARLIER, Host, mina, opened, settled, typed
from tui.format import DASH
from tui.screens.card import CardScreen

if TYPE_CHECKING:
    from textual.pilot import Pilot

    from store import Store


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """A workspace with Mina Park in it, number 1."""
    with opened(tmp_path) as store:
        mina(store)
        yield store


async def show(pilot: Pilot[None], app: Host, number: int = 1) -> CardScreen:
    """The card of somebody, read and painted."""
    screen = CardScreen(number)
    app.put(screen)
    while screen.card is None:
        await pilot.pause()
    await settled(pilot)
    return screen


async def press(pilot: Pilot[None], *keys: str) -> None:
    """Press keys, each after what the one before has brought up."""
    for key in keys:
        before = pilot.app.screen
        await settled(pilot, key)
        for _ in range(20):
            if pilot.app.screen is not before:
                break
            await pilot.pause()
    await settled(pilot)


async def saved(pilot: Pilot[None], screen: CardScreen) -> None:
    """Wait until nothing is under way, and the card shows it."""
    await pilot.app.workers.wait_for_complete()
    await settled(pilot)
    await pilot.app.workers.wait_for_complete()
    await settled(pilot)
    assert pilot.app.screen is screen
    assert isinstance(pilot.app, Host)
    assert pilot.app.crashes == []


async def test_the_card_says_who_where_and_how_many(store: Store) -> None:
    """Figures in full, growth with its first day, a rate with its basis in words."""
    app = Host(store)
    async with app.run_test(size=(120, 44)) as pilot:
        await show(pilot, app)
        page = app.page()
        for words in (
            "Mina Park  박민아",
            "Active · Micro · 서울, South Korea · Korean",
            "15,300  Micro  +27.5% since Jan 5, 2026",
            "12K · Jan 5, 2026",
            "Mar 2, 2026 · 15.3K",
            "2.22%  likes and comments by followers",
            "●●●○○ 3",
            "4.0 of 5",
            "#beauty  #비건",
            "mina@example.kr",
            "Likes tea.",
            "고양이 두 마리",
        ):
            assert words in page


async def test_what_nobody_noted_is_a_dash(store: Store) -> None:
    """Never a zero, never a blank that could be an oversight."""
    number = person(store.database, "Sora")
    app = Host(store)
    async with app.run_test(size=(120, 44)) as pilot:
        await show(pilot, app, number)
        page = app.page()
        assert f"Prospect · {DASH} · {DASH}" in page
        assert "Press n to add one by its URL" in page
        for label in ("E-mail", "Phone", "Rates", "Tags", "Reach"):
            line = next(line for line in app.lines() if label in line)
            assert line.split(label)[1].strip().startswith(DASH)


async def test_two_columns_where_there_is_room_else_one_that_scrolls(
    store: Store,
) -> None:
    """Nothing is cut off at 80 by 24: j and k reach all of it."""
    app = Host(store)
    async with app.run_test(size=(120, 40)) as pilot:
        await show(pilot, app)
        assert any("Outreach" in line and "Fit" in line for line in app.lines())
    app = Host(store)
    async with app.run_test(size=(80, 24)) as pilot:
        await show(pilot, app)
        assert "Accounts" in app.page()
        assert "mina@example.kr" not in app.page()
        await settled(pilot, *["j"] * 30)
        assert "mina@example.kr" in app.page()
        assert "Accounts" not in app.page()
        await settled(pilot, *["k"] * 30)
        assert "Accounts" in app.page()


async def test_a_blocked_person_is_called_that_in_words(store: Store) -> None:
    """With the reason, whatever it holds; without colours it reads the same."""
    card = store.cards.card(1)
    reason = {"status": "blocked", "blocked_reason": "Bought followers [/]"}
    store.roster.edit(1, card.version, reason)
    app = Host(store)
    async with app.run_test(size=(80, 24)) as pilot:
        await show(pilot, app)
        assert "! BLOCKED  Bought followers [/]" in app.page()


async def test_reasons_to_look_closer_are_sentences_with_figures(
    store: Store,
) -> None:
    """In the reader's own numbers."""
    figures = {"followers": 900, "following": 3_000, "avg_likes": 950}
    store.roster.add_account(
        1, NewAccount("youtube", "minatube", "", figures), today=TODAY
    )
    app = Host(store)
    async with app.run_test(size=(120, 44)) as pilot:
        await show(pilot, app)
        assert "! Follows 3,000 accounts, with 900 followers." in app.page()
        assert "! 950 likes on a post are more than the 900 followers." in app.page()


async def test_rates_are_money_in_the_readers_way(store: Store) -> None:
    """The newest first; every one with its day."""
    store.roster.quote(1, "Story", Money(12_050, "EUR"), today=EARLIER)
    store.roster.quote(1, "Reel", Money(500_000, "KRW"), today=TODAY)
    app = Host(store)
    async with app.run_test(size=(120, 44)) as pilot:
        await show(pilot, app)
        page = app.page()
        assert page.index("₩500,000  Mar 2, 2026") < page.index("€120.50  Jan 5, 2026")


async def test_brackets_walk_the_list_and_escape_says_where_it_stopped(
    store: Store,
) -> None:
    """At an end it stays and says so; the roster gets the number."""
    order = [1, person(store.database, "Sora"), person(store.database, "유나")]

    async def neighbours(number: int, step: int) -> int | None:
        place = order.index(number) + step
        return order[place] if 0 <= place < len(order) else None

    app = Host(store)
    async with app.run_test(size=(80, 24)) as pilot:
        screen = CardScreen(1, neighbours)
        app.put(screen)
        await saved(pilot, screen)
        await settled(pilot, "left_square_bracket")
        await saved(pilot, screen)
        assert app.told == ["This is the first."]
        for _ in range(2):
            await settled(pilot, "right_square_bracket")
            await saved(pilot, screen)
        assert "유나" in app.lines()[2]
        assert "[ Previous  ] Next" in app.page()
        await settled(pilot, "escape")
        assert app.answers == [order[2]]


async def test_keys_that_could_do_nothing_are_not_offered(store: Store) -> None:
    """Without an account there is nothing to measure, open, copy or explain."""
    number = person(store.database, "Sora")
    app = Host(store)
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await show(pilot, app, number)
        for action in ("measure", "explain", "link", "copy", "previous", "next"):
            assert not screen.check_action(action, ())
        assert screen.check_action("edit", ())
        for action in ("sent", "replied", "snooze", "terms", "amount", "read"):
            assert not screen.check_action(action, ())
        await settled(pilot, "c", "equals_sign", "o", "y", "right_square_bracket")
        await settled(pilot, "f", "r", "s", "greater_than_sign", "dollar_sign")
        assert app.screen is screen
        assert "Measure" not in app.page()


async def test_measuring_saves_a_reading_of_today(store: Store) -> None:
    """The card shows it at once; undo takes it back, here too."""
    app = Host(store)
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await show(pilot, app)
        await press(pilot, "c")
        await typed(pilot, "1.6만", "ctrl+s")
        await saved(pilot, screen)
        assert "16,000" in app.page()
        await settled(pilot, "u")
        await saved(pilot, screen)
        assert "15,300" in app.page()
    readings = store.cards.card(1).accounts[0].readings
    assert [row.figures.followers for row in readings] == [12_000, 13_500, 15_300]


async def test_tags_rates_aliases_and_own_fields_are_added_by_keys(
    store: Store,
) -> None:
    """Each is one step of the history."""
    app = Host(store)
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await show(pilot, app)
        await press(pilot, "number_sign")
        await typed(pilot, "glow", "enter", "enter")
        await saved(pilot, screen)
        await press(pilot, "p")
        await typed(pilot, "Reel", "enter")
        await typed(pilot, "50만원", "enter")
        await saved(pilot, screen)
        await press(pilot, "a")
        await typed(pilot, "미나", "enter")
        await saved(pilot, screen)
        await press(pilot, "w")
        await typed(pilot, "Skin", "enter")
        await settled(pilot)
        await typed(pilot, "dry", "enter")
        await saved(pilot, screen)
    card = store.cards.card(1)
    assert set(card.tags) == {"beauty", "glow", "비건"}
    assert [(row.kind, row.amount) for row in card.rates] == [
        ("Reel", Money(500_000, "KRW"))
    ]
    assert [alias.name for alias in card.aliases] == ["미나"]
    assert [(row.name, row.value) for row in card.custom] == [("Skin", "dry")]


async def test_an_own_field_is_changed_or_taken_away(store: Store) -> None:
    """The ones there are are offered first."""
    store.roster.set_custom(1, "Skin", "dry")
    app = Host(store)
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await show(pilot, app)
        await press(pilot, "w", "enter", "backspace", "enter")
        await saved(pilot, screen)
        assert store.cards.card(1).custom == ()
        store.roster.set_custom(1, "Skin", "dry")
        await pilot.app.workers.wait_for_complete()


async def test_a_second_account_is_added_and_one_of_others_is_opened(
    store: Store,
) -> None:
    """Sora's own account leads to Sora."""
    person(store.database, "Sora", platform="tiktok", handle="sora")
    app = Host(store)
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await show(pilot, app)
        await press(pilot, "n")
        await typed(pilot, "youtube.com/@minatube", "enter")
        await saved(pilot, screen)
        handles = {account.handle for account in store.cards.card(1).accounts}
        assert handles == {"minapark", "minatube"}
        await press(pilot, "n")
        await typed(pilot, "tiktok.com/@sora", "enter")
        await saved(pilot, screen)
        assert "Sora" in app.lines()[2]


async def test_with_several_accounts_it_asks_which_to_measure(store: Store) -> None:
    """The largest is first."""
    store.roster.add_account(1, NewAccount("youtube", "minatube"), today=TODAY)
    app = Host(store)
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await show(pilot, app)
        await press(pilot, "c")
        assert "Which account?" in app.page()
        await press(pilot, "down", "enter")
        await typed(pilot, "70", "ctrl+s")
        await saved(pilot, screen)
    accounts = {row.handle: row for row in store.cards.card(1).accounts}
    assert accounts["minatube"].figures.followers == 70


async def test_the_trash_takes_and_gives_back(store: Store) -> None:
    """The same key both ways; the card says where she is."""
    app = Host(store)
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await show(pilot, app)
        await settled(pilot, "d")
        await saved(pilot, screen)
        assert "! IN THE TRASH" in app.page()
        assert store.cards.card(1).archived_at is not None
        await settled(pilot, "d")
        await saved(pilot, screen)
        assert "IN THE TRASH" not in app.page()


async def test_editing_from_the_card_shows_the_new_name(store: Store) -> None:
    """The form closes once it is saved."""
    app = Host(store)
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await show(pilot, app)
        await press(pilot, "e")
        await typed(pilot, " Kim", "ctrl+s")
        await saved(pilot, screen)
        assert "Mina Park Kim" in app.lines()[2]
        assert "Saved." in app.told


async def test_every_rate_explains_itself(store: Store) -> None:
    """Formula, figures, day and source; and what the others would need."""
    app = Host(store)
    async with app.run_test(size=(80, 24)) as pilot:
        await show(pilot, app)
        await press(pilot, "equals_sign")
        page = app.page()
        assert "2.22%  (likes + comments) / followers  shown in lists" in page
        assert "340 / 15,300 = 2.22%" in page
        assert "Figures of Mar 2, 2026, typed by hand" in page
        assert "Missing: Relevant comments, Shares, Link clicks" in page
        await settled(pilot, "j", "k", "escape")
        assert isinstance(app.screen, CardScreen)
        assert app.crashes == []


async def test_their_history_tells_each_field_before_and_after(store: Store) -> None:
    """Newest first, in words."""
    version = store.cards.card(1).version
    store.roster.edit(1, version, {"status": "resting", "city": "부산"})
    app = Host(store)
    async with app.run_test(size=(80, 24)) as pilot:
        await show(pilot, app)
        await press(pilot, "f9")
        page = app.page()
        assert "Edited Mina Park" in page
        assert "Status  Active → Resting" in page
        assert "City  서울 → 부산" in page
        assert "Followers  13,500 → 15,300" in page
        assert page.index("Edited Mina Park") < page.index("Added Mina Park")


async def test_somebody_undone_away_takes_the_card_along(store: Store) -> None:
    """It says so and goes back to the list."""
    number = person(store.database, "Sora")
    app = Host(store)
    async with app.run_test(size=(80, 24)) as pilot:
        await show(pilot, app, number)
        await settled(pilot, "u")
        await app.workers.wait_for_complete()
        await settled(pilot)
        assert app.answers == [number]
        assert f"There is no influencer number {number}." in app.told
        assert app.crashes == []
