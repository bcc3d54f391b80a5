"""Whatever a card holds is only text, and fits its place."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from store.roster import NewAccount
from store.rules.money import Money
from tests.builders import TODAY, person
from tests.tui.card_host import Host, mina, opened, settled
from tui.format import DASH
from tui.screens.card import CardScreen
from tui.widgets.card_view import AboutPaper, AccountsPaper, HeadPaper, NotesPaper
from tui.widgets.paper import fact, grid

if TYPE_CHECKING:
    from store.card import InfluencerCard

SOUP = st.text(
    st.sampled_from(list("[]/@#$:='\"\\ ab한글é🌸👩‍👩‍👧\u202e\u200d\u0301\u3164\t")),
    min_size=1,
    max_size=80,
)
HOSTILE = "[/] [@click=app.quit]x[/] [$primary] :smile: \u202eevil 한글 👩‍👩‍👧"


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_markup_in_any_field_is_only_text(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    """On the card, in its forms, its history and its explanations."""
    with opened(tmp_path) as store:
        number = person(
            store.database,
            HOSTILE,
            real_name=HOSTILE,
            notes=HOSTILE,
            address=HOSTILE,
            niche=HOSTILE,
            country=HOSTILE,
            agent_name=HOSTILE,
            status="blocked",
            blocked_reason=HOSTILE,
            tags=(HOSTILE,),
        )
        account = NewAccount("blog", "[/]한글", "", {"followers": 10, "avg_likes": 20})
        store.roster.add_account(number, account, today=TODAY)
        store.roster.quote(number, HOSTILE, Money(1, "KRW"), today=TODAY)
        store.roster.add_alias(number, HOSTILE)
        store.roster.set_custom(number, HOSTILE, HOSTILE)
        app = Host(store)
        async with app.run_test(size=size) as pilot:
            app.put(CardScreen(number))
            await settled(pilot)
            await app.workers.wait_for_complete()
            await settled(pilot)
            assert "[@click=app.quit]x[/] [$primary] :smile: evil" in app.page()
            for key in ("e", "c", "p", "n", "number_sign", "equals_sign", "f9", "w"):
                await settled(pilot, key)
                while isinstance(app.screen, CardScreen):
                    await pilot.pause()
                await settled(pilot)
                assert all(cell_len(line) <= size[0] for line in app.lines())
                await settled(pilot, "escape")
                while not isinstance(app.screen, CardScreen):
                    await pilot.pause()
            assert app.crashes == []


@pytest.fixture(scope="module")
def card(tmp_path_factory: pytest.TempPathFactory) -> InfluencerCard:
    """The card of Mina Park."""
    with opened(tmp_path_factory.mktemp("card")) as store:
        return store.cards.card(mina(store))


@pytest.mark.parametrize("width", [30, 40, 61, 76, 116])
def test_no_line_is_wider_than_its_place(card: InfluencerCard, width: int) -> None:
    """So that nothing is cut off."""
    for paper in (HeadPaper, AccountsPaper, AboutPaper, NotesPaper):
        for line in paper().written(card, width):
            assert line.cell_length <= width


@settings(deadline=None)
@given(SOUP, SOUP, st.integers(40, 120))
def test_a_fact_fits_whatever_it_says(label: str, value: str, width: int) -> None:
    """Label and value side by side; what does not fit goes on under the value."""
    for line in fact(label, value, 18, width):
        assert line.cell_length <= width


def test_a_value_of_many_lines_hangs_under_itself() -> None:
    """And nothing at all is a dash."""
    lines = [line.plain for line in fact("Address", "Seoul\n\nMapo-gu", 10, 40)]
    assert lines == ["Address   Seoul", "          ", "          Mapo-gu"]
    assert [line.plain for line in fact("Phone", None, 10, 40)] == [f"Phone     {DASH}"]


def test_cells_stand_in_columns_of_one_width() -> None:
    """As many as fit."""
    cells = fact("a", "1", 3, 40) + fact("b", "2", 3, 40) + fact("c", "3", 3, 40)
    assert [row.plain for row in grid(cells, 20, 8)] == ["a  1    b  2", "c  3"]
