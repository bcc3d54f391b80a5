"""Whom the roster has too few of: how many there are of each kind, two ways at once."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from rich.cells import cell_len
from textual import on, work
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.reactive import var
from textual.widgets import Static

from store.roster_gaps import FEW, OTHERS
from tui import format as fmt
from tui.dialogs.question import Question
from tui.i18n import N_, _
from tui.show import content
from tui.widgets.mapping_table import Listing, ListTable
from tui.widgets.paper import LABEL
from tui.widgets.person_words import country, language
from tui.widgets.record_table import Column

if TYPE_CHECKING:
    from collections.abc import Iterable

    from textual.widget import Widget

    from store.roster_gaps import GapCell, GapRow, Gaps
    from tui.app import SoloistApp

TITLES = {
    "niche": N_("Niche"),
    "tier": N_("Tier"),
    "country": N_("Country"),
    "language": N_("Language"),
    "platform": N_("Platform"),
}
"""What people are counted by here."""

_NARROWEST = 8
"""Cells of a column of counts."""

_LEAST = 3
"""Lines of the table, be there anything in it or not."""


class RosterGaps(Question[None]):
    """A table of counts that can be turned; nothing is answered."""

    DEFAULT_CSS = """
    RosterGaps {
        .said { margin-top: 1; height: auto; max-height: 4; }
        ListTable { margin-top: 1; }
    }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("c", "turn('columns_by')", N_("Other columns")),
        Binding("r", "turn('rows_by')", N_("Other rows")),
        Binding("escape,enter,q", "never_mind", N_("Close")),
    ]

    WIDTH = 112

    gaps: var[Gaps | None] = var(None, init=False)

    def __init__(self, gaps: Gaps) -> None:
        super().__init__(_("Gaps of the roster"))
        self._begin = gaps

    def asked(self) -> Iterable[Widget]:
        """The table, and what is few in the line under the cursor."""
        table = ListTable()
        table.styles.max_height = "46vh"  # so that the keys stay in sight
        yield table
        yield Static(classes="said")

    def on_mount(self) -> None:
        """Show what was counted already."""
        self.gaps = self._begin
        self.query_one(ListTable).focus()

    def watch_gaps(self) -> None:
        """Paint another count."""
        if (gaps := self.gaps) is None:
            return
        table = self.query_one(ListTable)
        table.empty_text = Content(_("Nobody is on the roster yet."))
        table.styles.height = max(_LEAST, len(gaps.rows) + 1)
        table.show_source(Listing(gaps.rows, self._cells), _columns(gaps))
        self._tell()

    @on(ListTable.Moved)
    def _tell(self) -> None:
        """Say what is few in this line, in words."""
        self.query_one(".said", Static).update(self._said())

    def _said(self) -> Content:
        gaps, number = self.gaps, self.query_one(ListTable).current_id
        rule = _("! marks fewer than {count} of a kind that is there.").format(
            count=fmt.whole(FEW)
        )
        if gaps is None or number is None or not 0 < number <= len(gaps.rows):
            return Content.styled(rule, LABEL)
        row = gaps.rows[number - 1]
        few = [
            f"{word(gaps.columns_by, column.key)} {fmt.whole(cell.count)}"
            for column, cell in zip(gaps.columns, row.cells, strict=True)
            if cell.thin
        ]
        name = word(gaps.rows_by, row.key)
        if row.thin:
            said = _("{name}: only {count} in all").format(
                name=name, count=fmt.whole(row.total)
            )
        elif few:
            said = _("{name}: few of {kinds}").format(name=name, kinds=", ".join(few))
        else:
            said = _("{name}: no gap").format(name=name)
        return content(said) + Content("\n") + Content.styled(rule, LABEL)

    def _cells(self, row: GapRow) -> tuple[str, ...]:
        by = self.gaps.rows_by if self.gaps is not None else ""
        return (
            f"{'!' if row.thin else ' '} {word(by, row.key)}",
            fmt.whole(row.total),
            *map(_counted, row.cells),
        )

    @work(group="look", exclusive=True)
    async def action_turn(self, side: str) -> None:
        """Count by another trait on this side."""
        if self.gaps is None:
            return
        by = {"rows_by": self.gaps.rows_by, "columns_by": self.gaps.columns_by}
        names = [one for one in TITLES if one == by[side] or one not in by.values()]
        by[side] = names[(names.index(by[side]) + 1) % len(names)]
        with self.refusals_shown():
            self.gaps = await self.soloist.look(
                self.soloist.store.roster_gaps.table, by["rows_by"], by["columns_by"]
            )


def word(by: str, key: str | None) -> str:
    """A trait as one reads it; what is unknown, and the rest, in words."""
    if key is None:
        return _("Unknown")
    if key == OTHERS:
        return _("Others")
    if by == "country":
        return country(key)
    if by == "language":
        return language(key)
    return fmt.word({"tier": fmt.TIER, "platform": fmt.PLATFORM}.get(by, {}), key)


def _counted(cell: GapCell) -> str:
    return f"{fmt.whole(cell.count)} {'!' if cell.thin else ' '}"


def _columns(gaps: Gaps) -> tuple[Column, ...]:
    first = f"  {_(TITLES[gaps.rows_by])}"
    return (
        Column("kind", first, 18, share=1),
        Column("total", _("All"), 7, align="right"),
        *(
            Column(
                f"column-{place}",
                f"{word(gaps.columns_by, column.key)}  ",
                max(_NARROWEST, 4 + cell_len(word(gaps.columns_by, column.key))),
                align="right",
            )
            for place, column in enumerate(gaps.columns)
        ),
    )


async def show_gaps(app: SoloistApp) -> None:
    """Show whom the roster has too few of, by niche and tier at first."""
    with app.refusals_shown():
        gaps = await app.look(app.store.roster_gaps.table)
        await app.push_screen_wait(RosterGaps(gaps))
