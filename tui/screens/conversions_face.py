"""The conversions: any number of them under a filter, and what they come to."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, ClassVar

from textual import work
from textual.binding import BindingType
from textual.reactive import var

from store.conversion_list import SORTS, ConversionView
from tui.commands import LIST, bindings
from tui.commands_conversions import CONVERSIONS
from tui.conversions_columns import TITLES, added_up, summed
from tui.conversions_source import ConversionRows, conversion_desk
from tui.i18n import N_, _, ngettext
from tui.screens.budget_face import SumsBar, SumsLine
from tui.screens.conversions_acts import ConversionsActs
from tui.widgets.filter_bar import FilterBar
from tui.widgets.record_table import RecordTable

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from datetime import date

    from textual.app import ComposeResult

    from store import Store
    from store.rules.filter_fields import FieldTable
    from tui.desk_reading import Desk

EXAMPLE = N_("Filter: by:none channel:instagram amount>500 on>=2026-03-01 mina")

DOWN_FIRST = frozenset({"on_day", "amount"})
"""Columns in which the largest, or the latest, is what one looks for."""


def _fields() -> FieldTable:
    from store.rules.conversion_fields import CONVERSIONS as FIELDS  # noqa: PLC0415

    return FIELDS


class ConversionsFace(ConversionsActs):
    """All conversions under a filter, or those of one campaign."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(CONVERSIONS, LIST)]
    SORTS = SORTS
    DOWN_FIRST = DOWN_FIRST
    TITLES = TITLES
    SCREEN = "conversions"
    EVERY = N_("every conversion")
    ROWS = ConversionRows
    DEFAULT_CSS = """
    ConversionsFace {
        #sums {
            display: none; border-top: solid $foreground 20%;
            &.-some { display: block; }
        }
    }
    """

    view: var[ConversionView] = var(ConversionView(), init=False)
    """The filter, how the list is sorted, and of which campaign it is."""

    def __init__(self, campaign_id: int | None = None, *, text: str = "") -> None:
        """``text`` is the filter that it begins with."""
        super().__init__(campaign_id)
        begin = ConversionView(text, campaign_id=campaign_id)
        self.set_reactive(ConversionsFace.view, begin)

    def compose(self) -> ComposeResult:
        """The filter, the list, and what it comes to."""
        yield SumsBar(_fields, EXAMPLE)
        yield RecordTable()
        yield SumsLine(id="sums")

    def on_mount(self) -> None:
        """Write the filter that this begins with."""
        self.query_one(FilterBar).put(self.view.filter)

    # What is read

    def listing(self, store: Store) -> Desk[ConversionView, Any]:
        """Where conversions are read."""
        return conversion_desk(store)

    def view_like(self, text: str, sort: str, *, descending: bool) -> ConversionView:
        """A view with this filter, sorted like this."""
        return ConversionView(text, sort, descending, self.campaign_id)

    def counted(self, count: int) -> str:
        """So many rows: of several conversions alike there is one."""
        return ngettext("{count} entry", "{count} entries", count)

    def nothing(self) -> str:
        """What is said where there is nothing to show."""
        if self.view.filter:
            return _("No conversion matches this filter. Press Esc to clear it.")
        return _("Nobody bought anything yet. Press n to note a sale, i to import.")

    def gather(
        self, store: Store, view: ConversionView, today: date
    ) -> Callable[[], None]:
        """What the list comes to."""
        sums = store.conversion_list.sums(view, today)
        return partial(self._say_sums, summed(sums) if sums.many else "")

    def _say_sums(self, said: str) -> None:
        line = self.query_one("#sums", SumsLine)
        line.set_class(bool(said), "-some")
        line.text = said

    def known_values(self, store: Store) -> Mapping[str, Sequence[str]]:
        """Values in use by filter field."""
        return store.conversion_list.known_values()

    def of_marked(self, marks: Sequence[int]) -> Sequence[str]:
        """What the marked ones come to, once all of them were read."""
        lines = {} if self.source is None else self.source.lines
        if not all(number in lines for number in marks):
            return ()
        return (added_up([lines[number] for number in marks]),)

    def action_open_line(self) -> None:
        """Say otherwise what the conversion under the cursor is."""
        self.action_edit_conversion()

    # Keys that change what is shown

    def action_filter_conversions(self) -> None:
        """Type a filter."""
        self.open_filter()

    @work(group="act")
    async def action_sort_conversions(self) -> None:
        """Choose what to sort by."""
        await self.ask_sort()

    @work(group="act")
    async def action_conversion_views(self) -> None:
        """Keep this view under a name, or open one kept before."""
        await self.ask_views(TITLES)

    def action_leave_conversions(self) -> None:
        """Clear the marks; without any, the filter; else the key is the desk's."""
        self.leave()
