"""Bars, funnels and months: what is drawn, at any width, from any figures."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from tests.tui.campaign_page import TODAY
from tui import i18n
from tui.dialogs.period import Period, periods
from tui.format import DASH
from tui.widgets.funnel_view import FunnelStep, FunnelView, bar, share
from tui.widgets.roi_bars import ON, SHADED, SOLID, ZERO, Bar, RoiBars, drawn, scale
from tui.widgets.spend_line import Month, MonthsShown, SpendLine

PERCENT = st.none() | st.decimals(-100, 100_000, places=2)
BARS = st.lists(st.builds(Bar, st.text(max_size=30), PERCENT, PERCENT), max_size=12)
MONEY = st.integers(0, 10**12)
REFERENCE = (
    Bar("Facebook", Decimal("170.95"), Decimal("11009.00")),
    Bar("LinkedIn", Decimal("-59.62"), Decimal("7418.52")),
    Bar("Twitter", Decimal("-52.87"), None),
    Bar("YouTube", Decimal("-76.90"), None),
)


def plain(rows: object) -> list[str]:
    """Lines as they are read."""
    return [row.plain for row in rows]  # type: ignore[attr-defined]


def test_losses_end_where_gains_begin() -> None:
    """The zero line is one place for all of them."""
    on = scale(REFERENCE, 40)
    gain, loss = drawn(Decimal("170.95"), on), drawn(Decimal("-76.90"), on)
    assert gain.index(SOLID) == loss.index(ZERO) == on.left
    assert loss.rstrip().endswith(SOLID + ZERO)
    assert cell_len(gain) == cell_len(loss) == 40
    assert drawn(None, on).strip() == drawn(Decimal(0), on).strip() == ZERO


def test_what_is_past_the_edge_says_so() -> None:
    """Returns without own time are many times the others."""
    on = scale(REFERENCE, 40)
    assert drawn(Decimal(11_009), on, SHADED).endswith(SHADED + ON)
    assert not drawn(Decimal("170.95"), on).endswith(ON)


def test_a_small_gain_is_seen() -> None:
    """However large the others are."""
    on = scale((*REFERENCE, Bar("Total", Decimal("0.01"), None)), 40)
    assert drawn(Decimal("0.01"), on).strip()
    assert SHADED in drawn(Decimal("0.01"), on, SHADED)
    assert SHADED in drawn(Decimal("-0.01"), on, SHADED)


@given(BARS, st.integers(12, 200))
def test_every_bar_is_as_wide_as_its_place(bars: list[Bar], cells: int) -> None:
    """Gains, losses and dashes alike."""
    on = scale(bars, cells)
    for one in bars:
        for value, ink in ((one.value, SOLID), (one.without, SHADED)):
            assert cell_len(drawn(value, on, ink)) == cells


@given(BARS, st.integers(0, 160), st.integers(0, 40), st.integers(0, 11))
def test_bars_keep_to_their_place(
    bars: list[Bar], width: int, height: int, here: int
) -> None:
    """No line is wider or further down than there is room for."""
    view = RoiBars()
    view.here = here
    view.bars = tuple(bars)
    rows = view.lines(width, height)
    assert len(rows) <= height
    assert all(row.cell_length <= width for row in rows)


def test_two_lines_each_where_there_is_room() -> None:
    """Else one, with both figures; what has no room is counted."""
    view = RoiBars()
    view.bars = REFERENCE
    assert len(view.lines(80, 12)) == 9
    tight = plain(view.lines(80, 5))
    assert len(tight) == 5
    assert tight[1].endswith("170.95%  11,009.00%")
    assert plain(view.lines(80, 4))[-1] == "… and 2 more"


@given(
    st.lists(st.tuples(st.text(max_size=20), st.none() | MONEY)), st.integers(0, 120)
)
def test_a_funnel_of_anything(steps: list[tuple[str, int | None]], width: int) -> None:
    """Each line fits, and what is not known is named."""
    view = FunnelView()
    view.steps = tuple(FunnelStep(name, value) for name, value in steps)
    rows = view.lines(max(20, width))
    assert rows
    assert all(row.cell_length <= max(20, width) for row in rows)


def test_a_funnel_in_figures() -> None:
    """A share of the step before; nothing to divide by is a dash."""
    view = FunnelView()
    view.steps = (
        FunnelStep("Views", 1_000),
        FunnelStep("Clicks", 50),
        FunnelStep("Visits", None),
        FunnelStep("Orders", 1),
    )
    rows = plain(view.lines(60))
    assert [row.split()[-1] for row in rows[:3]] == ["1,000", "5.0%", "2.0%"]
    assert rows[3] == "Not known: Visits"
    assert share(5, 0) == share(10**6, 1) == DASH
    assert share(1, 1_000) == "0.10%"
    assert share(1_210, 1_000) == "1.21x"
    assert bar(1, 10**9, 20).strip()
    assert bar(0, 10, 20) == ""


def test_a_funnel_says_what_is_of_channels() -> None:
    """More of elsewhere is no share of what was before; else it is how many times."""
    view = FunnelView()
    view.steps = (
        FunnelStep("Reach", 1_000, "pieces"),
        FunnelStep("Impressions", 1_500, "pieces"),
        FunnelStep("Clicks", 30, "pieces"),
        FunnelStep("Visits", 90, "channels"),
        FunnelStep("Orders", 9, "conversions"),
    )
    rows = plain(view.lines(60))
    told = [row.split()[-1] for row in rows[1:5]]
    assert told == ["1.50x", "2.0%", DASH, "10.0%"]
    assert rows[5] == "Counted on channels, not on content: Visits"


@given(
    st.lists(st.builds(Month, st.just("2026-03"), MONEY, MONEY, MONEY), max_size=20),
    st.integers(20, 160),
    st.sampled_from(["en", "ko", "es"]),
)
def test_months_of_anything(months: list[Month], width: int, language: str) -> None:
    """Costs to the left of the line, revenue to its right, no line too long."""
    i18n.install(language)
    view = SpendLine()
    view.shown = MonthsShown("USD", tuple(months))
    rows = view.lines(width)
    assert all(row.cell_length <= width for row in rows)
    assert len(rows) <= 14


def test_the_newest_months_are_shown() -> None:
    """How many were before is said; own time is another shade."""
    view = SpendLine()
    months = (Month("2026-01", 0, 0, 5), Month("2026-02", 500_00, 1_500_00, 0))
    view.shown = MonthsShown("USD", (*months, Month("2026-03", 0, 0, 2_000_00)))
    view.most = 2
    rows = plain(view.lines(76))
    assert rows[0].split() == ["Cost", "USD", "Revenue"]
    assert rows[1].startswith("February 2026  2,000.00  ")
    assert SHADED + SOLID in rows[1]
    assert rows[2].startswith("March 2026")
    assert rows[1].index(ZERO) == rows[2].index(SOLID)
    assert rows[3] == "1 month before"


def test_periods_by_their_names() -> None:
    """Both ends are in them; the year turns where it must."""
    known = periods(TODAY.replace(month=1, day=31))
    assert known["all"] == Period()
    told = {name: f"{one.since} {one.until}" for name, one in known.items()}
    assert told["month"] == "2026-01-01 2026-01-31"
    assert told["last-month"] == "2025-12-01 2025-12-31"
    assert told["quarter"] == "2026-01-01 2026-03-31"
    assert told["last-quarter"] == "2025-10-01 2025-12-31"
    assert told["year"] == "2026-01-01 2026-12-31"
    assert told["last-year"] == "2025-01-01 2025-12-31"
