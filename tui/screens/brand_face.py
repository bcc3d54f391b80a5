"""The brand: how it stood before, during and after, and who speaks of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from textual import work
from textual.binding import BindingType
from textual.containers import Vertical, VerticalScroll
from textual.reactive import var

from store.mention_list import SORTS, MentionView
from tui.commands import LIST, bindings
from tui.commands_brand import BRAND
from tui.conversions_source import MentionRows, mention_desk
from tui.i18n import N_, _, ngettext
from tui.mention_columns import TITLES
from tui.screens.brand_acts import BrandActs
from tui.widgets.brand_paper import BrandPaper, BrandShown
from tui.widgets.filter_bar import FilterBar
from tui.widgets.record_table import RecordTable

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from textual.app import ComposeResult

    from store import Store
    from store.rules.filter_fields import FieldTable
    from tui.desk_reading import Desk

EXAMPLE = N_("Filter: sentiment:none channel:instagram on>=2026-03-01 keyword:toner")

DOWN_FIRST = frozenset({"on_day"})
"""Columns in which the latest is what one looks for."""


def _fields() -> FieldTable:
    from store.rules.mention_fields import MENTIONS as FIELDS  # noqa: PLC0415

    return FIELDS


def read_brand(store: Store, campaign_id: int | None) -> BrandShown:
    """What is known of the brand of a campaign, or of none; raises NotFound."""
    conclusion = ""
    if campaign_id is not None:
        conclusion = store.campaigns.card(campaign_id).image_conclusion or ""
    return BrandShown(
        store.brand.of(campaign_id),
        store.mentions.by_sentiment(campaign_id),
        campaign_id,
        conclusion,
    )


class BrandFace(BrandActs):
    """How the brand stands above, who speaks of it below."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(BRAND, LIST)]
    SORTS = SORTS
    DOWN_FIRST = DOWN_FIRST
    TITLES = TITLES
    SCREEN = "mentions"
    EVERY = N_("every mention")
    ROWS = MentionRows
    DEFAULT_CSS = """
    BrandFace {
        #brand {
            height: auto; max-height: 50%; scrollbar-size-vertical: 1;
            border-bottom: solid $foreground 20%;
        }
        #mentions { height: 1fr; }
    }
    """

    view: var[MentionView] = var(MentionView(), init=False)
    """The filter, how the list is sorted, and of which campaign it is."""

    def __init__(self, campaign_id: int | None = None) -> None:
        super().__init__(campaign_id)
        self.set_reactive(BrandFace.view, MentionView(campaign_id=campaign_id))

    def compose(self) -> ComposeResult:
        """How it stood, the filter, and the mentions."""
        yield VerticalScroll(BrandPaper(), id="brand", can_focus=False)
        with Vertical(id="mentions"):
            yield FilterBar(_fields, EXAMPLE)
            yield RecordTable()

    # What is read

    async def load(self) -> None:
        """Read how the brand stands, then the mentions."""
        app = self.soloist
        shown = await app.look(read_brand, app.store, self.campaign_id)
        self.query_one(BrandPaper).shown = shown
        await super().load()

    def listing(self, store: Store) -> Desk[MentionView, Any]:
        """Where mentions are read."""
        return mention_desk(store)

    def view_like(self, text: str, sort: str, *, descending: bool) -> MentionView:
        """A view with this filter, sorted like this."""
        return MentionView(text, sort, descending, self.campaign_id)

    def counted(self, count: int) -> str:
        """So many mentions."""
        return ngettext("{count} mention", "{count} mentions", count)

    def nothing(self) -> str:
        """What is said where there is nothing to show."""
        if self.view.filter:
            return _("No mention matches this filter. Press Esc to clear it.")
        return _("Nobody was noted to speak of the brand. n notes one, i imports.")

    def known_values(self, store: Store) -> Mapping[str, Sequence[str]]:
        """Values in use by filter field."""
        return store.mentions.known_values()

    def action_open_line(self) -> None:
        """Say otherwise what the mention under the cursor was."""
        self.action_edit_mention()

    # Keys that change what is shown

    def action_filter_mentions(self) -> None:
        """Type a filter."""
        self.open_filter()

    @work(group="act")
    async def action_sort_mentions(self) -> None:
        """Choose what to sort by."""
        await self.ask_sort()

    @work(group="act")
    async def action_mention_views(self) -> None:
        """Keep this view under a name, or open one kept before."""
        await self.ask_views(TITLES)

    def action_leave_mentions(self) -> None:
        """Clear the marks; without any, the filter; else the key is the desk's."""
        self.leave()
