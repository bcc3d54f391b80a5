"""The content of a campaign as a list: who owes what, by when, and where it stands."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from textual import on
from textual.containers import Vertical
from textual.content import Content
from textual.reactive import var
from textual.widgets import Static

from store.rules.campaign_words import CONTENT_STATES
from tui import format as fmt
from tui.campaign_terms import CONTENT_KIND, CONTENT_SIGN, CONTENT_STATE, near_word
from tui.i18n import _, ngettext
from tui.show import content, show
from tui.widgets.mapping_table import Listing
from tui.widgets.paper import LABEL
from tui.widgets.record_table import Column, RecordTable

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from textual.app import ComposeResult

    from store.deliverable_rows import DeliverableRow

OVER = frozenset({"live", "cancelled"})
"""States after which nothing more is due."""

MAKING = frozenset({"briefed", "drafting", "changes_requested"})
"""States in which a draft is owed."""


@dataclass(frozen=True, slots=True)
class ContentShown:
    """All that is owed in a campaign, on a day."""

    rows: tuple[DeliverableRow, ...]
    today: date

    def row(self, number: int | None) -> DeliverableRow | None:
        """One of them."""
        return next((one for one in self.rows if one.id == number), None)


class CampaignContent(Vertical):
    """What stands where, over the list, over what the one under the cursor is about."""

    DEFAULT_CSS = """
    CampaignContent {
        RecordTable { height: 1fr; }
        #states { height: 1; padding: 0 1; color: $text-muted; }
        #about { height: auto; max-height: 3; padding: 0 2; }
    }
    """

    shown: var[ContentShown | None] = var(None, init=False)

    def __init__(self) -> None:
        super().__init__()
        self._ready = False

    def compose(self) -> ComposeResult:
        """How many stand where, the list, what the current one is about."""
        yield Static(id="states")
        yield RecordTable()
        yield Static(id="about")

    def on_mount(self) -> None:
        """Show what came before the parts were there."""
        self._ready = True
        self.watch_shown()

    @property
    def table(self) -> RecordTable:
        """The list."""
        return self.query_one(RecordTable)

    @property
    def here(self) -> DeliverableRow | None:
        """The piece under the cursor."""
        if self.shown is None or not self._ready:
            return None
        return self.shown.row(self.table.current_id)

    @property
    def chosen(self) -> Sequence[DeliverableRow]:
        """The marked ones, or the one under the cursor."""
        if self.shown is None or not self._ready:
            return ()
        if not (marks := self.table.marks):
            return () if self.here is None else (self.here,)
        return [one for one in self.shown.rows if one.id in marks]

    def watch_shown(self) -> None:
        """Paint the list; the cursor stays with the piece."""
        if (shown := self.shown) is None or not self._ready:
            return
        table = self.table
        table.empty_text = Content(
            _("Nothing is owed yet. Mark people on the tab before, or press n here.")
        )
        listing = Listing(
            shown.rows,
            partial(_cells, today=shown.today),
            number=lambda row: row.id,
            style=partial(_tone, today=shown.today),
        )
        table.show_source(listing, _columns(), table.current_id)
        self._say_states()
        self._say_about()

    def _say_states(self) -> None:
        """How many stand where, and how many are marked."""
        rows = () if self.shown is None else self.shown.rows
        counts = [
            (state, sum(row.state == state for row in rows)) for state in CONTENT_STATES
        ]
        parts = [
            f"{CONTENT_SIGN[state]} {_(CONTENT_STATE[state])} {fmt.whole(count)}"
            for state, count in counts
            if count
        ]
        if marked := len(self.table.marks):
            text = ngettext("{count} marked", "{count} marked", marked)
            parts.append(text.format(count=fmt.whole(marked)))
        self.query_one("#states", Static).update(content("  ".join(parts)))

    def _say_about(self) -> None:
        """What the piece under the cursor shows and says, and what is to be known."""
        here, parts = self.here, []
        if here is not None and here.contract_status not in {"signed", "ended"}:
            text = _("The contract with {name} is not signed.")
            parts.append(("! ", "$text-warning"))
            parts.append((show(text.format(name=here.name)), "$text-warning"))
            parts.append(("  ", ""))
        if here is not None:
            said = (here.post_url, here.reason, here.substance)
            words = " · ".join(show(one, 160) for one in said if one)
            parts.append((words, LABEL))
        self.query_one("#about", Static).update(Content.assemble(*parts))

    # What the parts say

    @on(RecordTable.Moved)
    def _moved(self) -> None:
        self._say_about()
        self.screen.refresh_bindings()

    @on(RecordTable.Marked)
    def _marked(self) -> None:
        self._say_states()
        self.screen.refresh_bindings()

    @on(RecordTable.MarkAllRequested)
    def _mark_all(self) -> None:
        if self.shown is not None:
            self.table.marks = {one.id for one in self.shown.rows}

    @on(RecordTable.Opened)
    async def _opened(self) -> None:
        await self.app.run_action("show_piece", self.screen)


def _columns() -> tuple[Column, ...]:
    return (
        Column("name", _("Name"), 12, 2),
        Column("kind", _("Kind"), 9),
        Column("title", _("Title"), 13, 3),
        Column("state", _("State"), 16),
        Column("draft", _("Draft due"), 10),
        Column("live", _("Live on"), 10),
        Column("round", _("Changes"), 7, 0, "right"),
        Column("platform", _("Platform"), 10),
        Column("handle", _("Handle"), 14, 1),
    )


def _cells(row: DeliverableRow, today: date) -> tuple[str, ...]:
    draft = near_word(row.draft_due_on, today) if row.state in MAKING else "✓"
    live = row.live_on if row.state == "live" else row.live_due_on
    is_over = row.state in OVER
    return (
        row.name,
        _(CONTENT_KIND[row.kind]),
        row.title or "",
        f"{CONTENT_SIGN[row.state]} {_(CONTENT_STATE[row.state])}",
        "" if row.draft_due_on is None or row.state == "cancelled" else draft,
        fmt.short_day(live, today)
        if is_over and live is not None
        else near_word(live, today),
        fmt.whole(row.round) if row.round else "",
        fmt.word(fmt.PLATFORM, row.platform) if row.platform else "",
        f"@{row.handle}" if row.handle else "",
    )


def _tone(row: DeliverableRow, today: date) -> str:
    """Late is red, live is green, what was called off is quiet."""
    if row.state in OVER:
        return "success" if row.state == "live" else "dim"
    drafted = row.draft_due_on if row.state in MAKING else None
    late = any(day is not None and day < today for day in (drafted, row.live_due_on))
    return "error" if late else ""
