"""Those who may be here twice, compared pair by pair and made one."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.binding import BindingType
from textual.content import Content
from textual.widgets import Static

from tui import format as fmt
from tui.commands import DUPLICATES, bindings
from tui.i18n import _, ngettext
from tui.screens.base import DeskScreen
from tui.show import content, show
from tui.widgets.bars import KeyBar, TopBar
from tui.widgets.mapping_table import Listing, ListTable
from tui.widgets.record_table import Column

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult

    from store.duplicates import DuplicatePair, PersonBrief

MOST = 200
"""Pairs shown at a time; the surest ones."""


class DuplicatesScreen(DeskScreen[None]):
    """Pairs with the reasons for them, the surest first."""

    DEFAULT_CSS = """
    DuplicatesScreen {
        ListTable { height: 1fr; }
        #pair {
            height: 4; padding: 0 2; background: $panel;
            text-wrap: nowrap; text-overflow: ellipsis;
        }
    }
    """
    TOPICS = frozenset({"roster"})
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(DUPLICATES)]
    AUTO_FOCUS = "ListTable"

    def __init__(self) -> None:
        super().__init__()
        self._pairs: Sequence[DuplicatePair] = ()
        self._numbers: dict[tuple[int, int], int] = {}
        """A number for every pair seen, so that the cursor can follow it."""

    def compose(self) -> ComposeResult:
        """The bar, the pairs, the two under the cursor, the keys."""
        yield TopBar()
        yield ListTable()
        yield Static(id="pair")
        yield KeyBar()

    def on_mount(self) -> None:
        """Say that looking takes a moment, on a large roster."""
        super().on_mount()
        self.query_one(TopBar).place = _("Duplicates")
        self.query_one(ListTable).empty_text = Content(_("Looking…"))

    async def load(self) -> None:
        """Look for pairs again; the cursor stays on its pair, or in its place."""
        duplicates = self.soloist.store.duplicates
        self._pairs = await self.soloist.look(duplicates.pairs, MOST)
        table = self.query_one(ListTable)
        table.empty_text = Content(_("Nobody seems to be here twice."))
        listing = Listing(self._pairs, _cells, number=self._number)
        table.show_source(listing, _columns(), table.current_id)
        self._speak()
        self.refresh_bindings()

    def _number(self, pair: DuplicatePair) -> int:
        key = (pair.first.influencer_id, pair.second.influencer_id)
        return self._numbers.setdefault(key, len(self._numbers) + 1)

    def _speak(self) -> None:
        count = len(self._pairs)
        more = "+" if count == MOST else ""
        top = self.query_one(TopBar)
        top.place = _("Duplicates")
        top.aside = ngettext("{count} pair", "{count} pairs", count).format(
            count=f"{fmt.whole(count)}{more}"
        )
        self._say_pair()

    @property
    def _current(self) -> DuplicatePair | None:
        """The pair under the cursor."""
        place = self.query_one(ListTable).cursor
        return self._pairs[place] if place < len(self._pairs) else None

    def check_action(
        self,
        action: str,
        parameters: tuple[object, ...],  # noqa: ARG002 - Textual's signature
    ) -> bool | None:
        """There must be a pair to compare."""
        return action != "compare" or bool(self._pairs)

    @on(ListTable.Moved)
    def _say_pair(self) -> None:
        """Tell both people of the pair under the cursor apart."""
        pair = self._current
        self.query_one("#pair", Static).update(
            Content("")
            if pair is None
            else Content("\n").join(
                line for who in (pair.first, pair.second) for line in _portrait(who)
            )
        )

    @on(ListTable.Opened)
    def _clicked(self) -> None:
        self.action_compare()

    @work(exclusive=True, group="compare")
    async def action_compare(self) -> None:
        """Put the pair under the cursor side by side, and make one of it if asked."""
        from tui.dialogs.merging import MergeDialog  # noqa: PLC0415 - when there is one

        if (pair := self._current) is None:
            return
        duplicates = self.soloist.store.duplicates
        first, second = pair.first.influencer_id, pair.second.influencer_id
        with self.refusals_shown():
            one = await self.soloist.look(duplicates.compare, first, second)
            other = await self.soloist.look(duplicates.compare, second, first)
            merge = await self.app.push_screen_wait(MergeDialog(pair, one, other))
            if merge is None:
                return
            await self.soloist.ask(duplicates.merge, merge.keep, merge.gone, merge.take)
            self.soloist.say(_("They are one now; u takes it back."))

    def action_back(self) -> None:
        """Back to the roster."""
        if self.is_current:
            self.dismiss(None)


def _columns() -> tuple[Column, ...]:
    return (
        Column("first", _("One"), 20, share=2),
        Column("second", _("The other"), 20, share=2),
        Column("why", _("Because of"), 24, share=2),
    )


def _cells(pair: DuplicatePair) -> tuple[str, ...]:
    from store.duplicates import REASON_TEXT  # noqa: PLC0415 - with the first pair

    reasons = ", ".join(_(REASON_TEXT[reason]) for reason in pair.reasons)
    return _called(pair.first), _called(pair.second), reasons


def _called(who: PersonBrief) -> str:
    return f"{who.name} @{who.handle}" if who.handle else who.name


def _portrait(who: PersonBrief) -> tuple[Content, Content]:
    """Two lines about somebody: presence and reach; how to reach them, and the rest."""
    accounts = ngettext("{count} account", "{count} accounts", who.accounts)
    presence = [
        f"@{who.handle}" if who.handle else "",
        fmt.word(fmt.PLATFORM, who.platform) if who.platform else "",
        fmt.compact(who.followers) if who.followers is not None else "",
        accounts.format(count=who.accounts) if who.accounts != 1 else "",
        fmt.word(fmt.STATUS, who.status),
        _("changed {day}").format(day=who.updated_at[:10]),
    ]
    reach = [who.email, who.phone, who.country, who.tags]
    return (
        Content.assemble(
            (content(who.name)).stylize("bold"),
            "  ",
            (_dots(presence), "$foreground 60%"),
        ),
        Content.assemble("  ", _dots(reach) or fmt.DASH),
    )


def _dots(parts: Sequence[str | None]) -> str:
    return " · ".join(show(part) for part in parts if part)
