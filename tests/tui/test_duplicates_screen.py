"""Who may be here twice: looked at, compared side by side, made one, taken back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from store.duplicates import DuplicatePair, FieldChoice, PersonBrief
from store.roster import NewAccount, NewInfluencer
from tests.tui.roster_app import TODAY, opened, roster_of, settle, shown
from tests.tui.test_small_dialogs import finished
from tui.dialogs.merging import Merge, MergeDialog
from tui.format import DASH
from tui.widgets.mapping_table import ListTable

if TYPE_CHECKING:
    from pathlib import Path

    from textual.pilot import Pilot

    from store import Store

TWICE = (
    ("Mina Park", "minaglow", "instagram", 12_000, ()),
    ("Mina Park", "mina.tv", "youtube", 45_000, ("glow",)),
    ("Ana Luz", "ana.luz", "tiktok", 240_000, ()),
)


def brief(number: int, name: str) -> PersonBrief:
    """Enough of somebody for a dialog."""
    nothing = (None, None, None, 0, None, None, None, None)
    return PersonBrief(number, name, *nothing, "prospect", "2026-03-02")


def add(store: Store, name: str, handle: str, **typed: str) -> int:
    """One more person on the roster."""
    account = NewAccount("instagram", handle, "", {})
    return store.roster.add(NewInfluencer(name, typed, account, ()), today=TODAY)


async def look(pilot: Pilot[None], *keys: str) -> None:
    """Press keys and wait for the pairs."""
    await settle(pilot, *keys)
    await finished(pilot, "load")


def lines(pilot: Pilot[None]) -> list[str]:
    """The lines of the screen."""
    return shown(pilot).splitlines()


async def test_pairs_stand_with_their_reasons(tmp_path: Path) -> None:
    """The surest first; beneath, both people in a few words."""
    async with opened(tmp_path, people=TWICE) as (pilot, store):
        for handle in ("luz.a", "luz.b"):
            add(store, f"[b]{handle}[/b]", handle, email="ana@luz.es")
        await look(pilot, "p")
        assert "[b]luz.a[/b] @luz.a" in lines(pilot)[2]
        assert "same e-mail" in lines(pilot)[2]
        assert "same name" in lines(pilot)[3]
        assert "2 pairs" in lines(pilot)[0]
        assert "ana@luz.es" in lines(pilot)[-4]
        await settle(pilot, "j")
        assert "@minaglow · Instagram · 12K · Prospect" in lines(pilot)[-5]
        assert "@mina.tv · YouTube · 45K" in lines(pilot)[-3]


async def test_a_merge_makes_one_of_two_and_u_takes_it_back(tmp_path: Path) -> None:
    """The pair goes, the cursor stays in its place, and undo brings the pair back."""
    async with opened(tmp_path, people=TWICE) as (pilot, store):
        add(store, "Ana Luz", "ana_l")
        await look(pilot, "p", "enter", "enter")
        await finished(pilot, "compare", "load")
        rows = store.lists.rows(range(1, 9))
        assert [(row.name, row.accounts) for row in rows] == [
            ("Mina Park", 2),
            ("Ana Luz", 1),
            ("Ana Luz", 1),
        ]
        assert [pair.first.name for pair in store.duplicates.pairs()] == ["Ana Luz"]
        assert "1 pair" in lines(pilot)[0]
        assert "Ana Luz @ana.luz" in lines(pilot)[2]
        told = [notice.message for notice in pilot.app._notifications]
        assert told == ["They are one now; u takes it back."]
        await settle(pilot, "u")
        await finished(pilot, "replay", "load")
        assert "2 pairs" in lines(pilot)[0]
        # She was put back above the pair that the cursor had gone to.
        assert pilot.app.screen.query_one(ListTable).cursor == 1


async def test_each_field_comes_from_the_side_that_was_chosen(tmp_path: Path) -> None:
    """What only one has is proposed; left, right and space choose; Tab swaps."""
    async with opened(tmp_path, people=()) as (pilot, store):
        one = add(store, "Mina Park", "mina", city="Seoul", email="m@glow.kr")
        two = add(
            store, "Mina  Park ", "mina_p", city="Busan", phone="02-123", notes="shy"
        )
        await look(pilot, "p", "enter")
        assert [line.split()[1] for line in lines(pilot) if "●" in line] == [
            *("Name", "E-mail", "Phone", "City", "Notes")
        ]
        assert f"○ {DASH}" in next(line for line in lines(pilot) if "Phone" in line)
        await settle(pilot, "G", "k", "right", "tab", "ctrl+s")
        await finished(pilot, "compare", "load")
        assert [row.influencer_id for row in store.lists.rows([one, two])] == [two]
        card = store.cards.card(two)
        assert (card.city, card.email, card.phone) == ("Busan", "m@glow.kr", "02-123")
        assert card.notes == "shy"


async def test_what_was_chosen_stays_chosen_when_the_other_is_kept(
    tmp_path: Path,
) -> None:
    """A choice is about a side; a proposal about who stays."""
    choice = (
        FieldChoice("city", "City", "Seoul", "Busan", "keep"),
        FieldChoice("country", "Country", "KR", "ES", "keep"),
        FieldChoice("phone", "Phone", None, "02-123", "gone"),
    )
    turned = (
        FieldChoice("city", "City", "Busan", "Seoul", "keep"),
        FieldChoice("country", "Country", "ES", "KR", "keep"),
        FieldChoice("phone", "Phone", "02-123", None, "keep"),
    )
    pair = DuplicatePair(brief(1, "[/]"), brief(2, "Mina"), ("name",))
    async with opened(tmp_path) as (pilot, _store):
        answers: list[Merge | None] = []
        for keys in (
            ("enter",),
            ("tab", "enter"),
            ("left", "tab", "enter"),
            ("space", "j", "space", "space", "tab", "tab", "ctrl+s"),
            ("right", "tab", "escape"),
        ):
            await pilot.app.push_screen(
                MergeDialog(pair, choice, turned), answers.append
            )
            await settle(pilot)
            assert "[/] stays, on the left" in shown(pilot)
            await settle(pilot, *keys)
        assert answers == [
            Merge(1, 2, ("phone",)),
            Merge(2, 1, ()),
            Merge(2, 1, ("city",)),
            Merge(1, 2, ("city", "phone")),
            None,
        ]


async def test_two_who_differ_in_nothing_can_be_merged(tmp_path: Path) -> None:
    """There is nothing to choose, and no key minds."""
    pair = DuplicatePair(brief(1, "Mina"), brief(2, "Mina"), ("name",))
    async with opened(tmp_path) as (pilot, _store):
        answers: list[Merge | None] = []
        await pilot.app.push_screen(MergeDialog(pair, (), ()), answers.append)
        await settle(pilot, "space", "left", "j")
        assert "They differ in no field." in shown(pilot)
        await settle(pilot, "enter")
        assert answers == [Merge(1, 2, ())]


async def test_escape_leaves_everything_as_it_is(tmp_path: Path) -> None:
    """Out of the comparison, then back to the roster."""
    async with opened(tmp_path, people=TWICE) as (pilot, store):
        before = store.history.units()
        await look(pilot, "p", "enter", "space", "escape", "escape")
        assert pilot.app.screen is roster_of(pilot)
        assert store.history.units() == before


async def test_what_went_meanwhile_is_refused_and_told(tmp_path: Path) -> None:
    """One of the two is thrown away while they are compared."""
    async with opened(tmp_path, people=TWICE) as (pilot, store):
        await look(pilot, "p", "enter")
        await roster_of(pilot).soloist.ask(store.roster.archive, [2])
        await settle(pilot, "enter")
        await finished(pilot, "compare", "load")
        told = [notice.message for notice in pilot.app._notifications]
        assert len(told) == 1
        assert "is in the trash" in told[0]
        assert "0 pairs" in lines(pilot)[0]


async def test_nobody_twice_is_said(tmp_path: Path) -> None:
    """And there is nothing to compare."""
    async with opened(tmp_path) as (pilot, _store):
        await look(pilot, "p", "enter", "j")
        assert "Nobody seems to be here twice." in shown(pilot)
        assert "Compare" not in shown(pilot)
