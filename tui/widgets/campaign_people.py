"""The people of a campaign as a list: how far, at what price, with which papers."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Literal

from textual import on
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.reactive import var

from store.rules.money import Money
from store.rules.pipeline import CLOSED, OPEN, PARKED
from tui import format as fmt
from tui.campaign_terms import CONTRACT, PARCEL, due_word, near_word
from tui.i18n import N_, _, ngettext
from tui.widgets.filter_bar import FilterBar
from tui.widgets.mapping_table import Listing
from tui.widgets.record_table import Column, RecordTable

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from datetime import date

    from textual.app import ComposeResult

    from store.campaign_people import PersonLine
    from store.rules.filter_fields import FieldTable

EXAMPLE = N_("Filter: stage:agreed waiting:me due<=fri is:late mina")

CONTRACT_SIGN = {
    "draft": "○",
    "sent": "→",
    "signed": "✓",
    "ended": "■",
    "cancelled": "x",
}
PARCEL_SIGN = {"chosen": "○", "sent": "→", "delivered": "●", "returned": "↩"}
"""One cell that says the state without a colour."""


def _fields() -> FieldTable:
    from store.rules.outreach_fields import OUTREACH  # noqa: PLC0415 - when typed

    return OUTREACH


@dataclass(frozen=True, slots=True)
class PeopleShown:
    """Those in the list, and what they are put into words with."""

    lines: tuple[PersonLine, ...]
    today: date
    stages: Mapping[str, str]
    """What stages are called, in the language in use."""
    total: int = 0
    """How many are in the campaign, whatever is filtered."""
    unposted: frozenset[int] = frozenset()
    """Collaborations in which a parcel arrived and nothing was posted by its day."""
    only_unposted: bool = False
    filtered: bool = False

    def line(self, collaboration_id: int | None) -> PersonLine | None:
        """One of them."""
        found = (one for one in self.lines if one.collaboration_id == collaboration_id)
        return next(found, None)


class CampaignPeople(Vertical):
    """A filter over the list of the people of a campaign."""

    DEFAULT_CSS = """
    CampaignPeople { RecordTable { height: 1fr; } }
    """

    shown: var[PeopleShown | None] = var(None, init=False)

    @dataclass
    class Filtered(Message):
        """The filter reads otherwise now."""

        text: str

    def __init__(self) -> None:
        super().__init__()
        self._ready = False

    def compose(self) -> ComposeResult:
        """The filter, the list."""
        yield FilterBar(_fields, EXAMPLE)
        yield RecordTable()

    def on_mount(self) -> None:
        """Show what came before the parts were there."""
        self._ready = True
        self.bar.speak()
        self.watch_shown()

    @property
    def table(self) -> RecordTable:
        """The list."""
        return self.query_one(RecordTable)

    @property
    def bar(self) -> FilterBar:
        """The filter."""
        return self.query_one(FilterBar)

    @property
    def chosen(self) -> Sequence[PersonLine]:
        """The marked ones, or the one under the cursor."""
        if self.shown is None or not self._ready:
            return ()
        table = self.table
        if not table.marks:
            here = self.shown.line(table.current_id)
            return () if here is None else (here,)
        return [one for one in self.shown.lines if one.collaboration_id in table.marks]

    def watch_shown(self) -> None:
        """Paint the list; the cursor stays with the person."""
        if (shown := self.shown) is None or not self._ready:
            return
        self.bar.speak()
        table = self.table
        table.empty_text = Content(_nobody(shown))
        listing = Listing(
            shown.lines,
            partial(_cells, shown=shown),
            number=lambda line: line.collaboration_id,
            style=partial(_tone, today=shown.today),
        )
        table.show_source(listing, columns(), table.current_id)
        self._say_summary()

    def _say_summary(self) -> None:
        shown = self.shown
        if shown is None:
            return
        count = len(shown.lines)
        said = ngettext("{count} person", "{count} people", count)
        parts = [said.format(count=fmt.whole(count))]
        if marked := len(self.table.marks):
            text = ngettext("{count} marked", "{count} marked", marked)
            parts.append(text.format(count=fmt.whole(marked)))
        if unposted := len(shown.unposted):
            text = (
                _("only those with the product and no post (! shows all)")
                if shown.only_unposted
                else ngettext(
                    "{count} has the product and no post (!)",
                    "{count} have the product and no post (!)",
                    unposted,
                ).format(count=fmt.whole(unposted))
            )
            parts.append(text)
        self.bar.summary = " · ".join(parts)

    # What the parts say

    @on(FilterBar.Changed)
    def _filter_typed(self, event: FilterBar.Changed) -> None:
        event.stop()
        self.post_message(self.Filtered(event.text))

    @on(FilterBar.Left)
    def _filter_left(self, event: FilterBar.Left) -> None:
        event.stop()
        self.table.focus()

    @on(RecordTable.Moved)
    def _moved(self) -> None:
        self.screen.refresh_bindings()

    @on(RecordTable.Marked)
    def _marked(self) -> None:
        self._say_summary()
        self.screen.refresh_bindings()

    @on(RecordTable.MarkAllRequested)
    def _mark_all(self) -> None:
        if self.shown is not None:
            self.table.marks = {one.collaboration_id for one in self.shown.lines}

    @on(RecordTable.Opened)
    async def _opened(self) -> None:
        await self.app.run_action("open_card", self.screen)


def _nobody(shown: PeopleShown) -> str:
    """What stands where nobody is listed."""
    if shown.only_unposted:
        return _("Everybody who got the product has posted. Press ! to see all.")
    if shown.filtered:
        return _("Nobody here matches this filter. Press / and Esc to clear it.")
    return _(
        "Nobody is in this campaign yet. Press n to add people of the roster, or L to"
        " plan who may be asked, at what price."
    )


@dataclass(frozen=True, slots=True)
class PeopleColumn:
    """One column: its title as a message, its width, and the cell of a person."""

    key: str
    title: str
    width: int
    cell: Callable[[PersonLine, PeopleShown], str]
    share: int = 0
    align: Literal["left", "right"] = "left"


def next_word(line: PersonLine) -> str:
    """What is to be done next: her words, or the kind of it."""
    if line.next_step_on is None:
        return _("no next step") if line.stage in OPEN else ""
    return line.next_step or fmt.word(fmt.NEXT, line.next_kind or "own")


def contract_word(status: str | None) -> str:
    """Where the contract stands, with its sign; "" without one."""
    if status is None:
        return ""
    return f"{CONTRACT_SIGN[status]} {_(CONTRACT[status])}"


def parcel_word(line: PersonLine, today: date) -> str:
    """Where the parcel is; once it arrived, by when a post is due."""
    state = line.parcel_state
    if state is None:
        return ""
    if state == "delivered" and line.post_due_on is not None and not line.live:
        due = due_word(line.post_due_on, today)
        if line.post_due_on < today:
            return f"! {due}"
        return _("● post {day}").format(day=near_word(line.post_due_on, today))
    return f"{PARCEL_SIGN[state]} {_(PARCEL[state])}"


def fee_word(line: PersonLine) -> str:
    """What was agreed; in brackets what was only offered so far."""
    if line.fee_minor is not None and line.fee_currency is not None:
        return fmt.amount(Money(line.fee_minor, line.fee_currency))
    if line.offered_minor is not None and line.offered_currency is not None:
        return f"({fmt.amount(Money(line.offered_minor, line.offered_currency))})"
    return fmt.DASH


def _deal(line: PersonLine) -> str:
    if line.deal_kind is None:
        return fmt.DASH
    word = fmt.word(fmt.DEAL, line.deal_kind)
    if line.commission_percent is None:
        return word
    return f"{word} {fmt.percent(_exact(line.commission_percent))}"


def _exact(text: str) -> float:
    return float(text)


def _posts(line: PersonLine) -> str:
    return f"{line.live}/{line.deliverables}" if line.deliverables else fmt.DASH


COLUMNS = (
    PeopleColumn("name", N_("Name"), 13, lambda line, _shown: line.name, 3),
    PeopleColumn(
        "stage",
        N_("Stage"),
        11,
        lambda line, shown: shown.stages.get(line.stage, line.stage),
        1,
    ),
    PeopleColumn("fee", N_("Fee"), 13, lambda line, _shown: fee_word(line), 0, "right"),
    PeopleColumn(
        "contract",
        N_("Contract"),
        11,
        lambda line, _shown: contract_word(line.contract_status),
        1,
    ),
    PeopleColumn(
        "parcel",
        N_("Parcel"),
        12,
        lambda line, shown: parcel_word(line, shown.today),
        1,
    ),
    PeopleColumn(
        "next_step_on",
        N_("Due"),
        9,
        lambda line, shown: near_word(line.next_step_on, shown.today),
    ),
    PeopleColumn("code", N_("Code"), 9, lambda line, _shown: line.promo_code or ""),
    PeopleColumn(
        "next_step", N_("Next step"), 14, lambda line, _shown: next_word(line), 2
    ),
    PeopleColumn("live", N_("Posts"), 5, lambda line, _shown: _posts(line), 0, "right"),
    PeopleColumn("deal", N_("Deal"), 12, lambda line, _shown: _deal(line), 1),
    PeopleColumn(
        "links",
        N_("Links"),
        7,
        lambda line, _shown: fmt.whole(line.link_count),
        0,
        "right",
    ),
    PeopleColumn(
        "handle",
        N_("Handle"),
        14,
        lambda line, _shown: f"@{line.handle}" if line.handle else "",
        1,
    ),
    PeopleColumn(
        "followers",
        N_("Followers"),
        9,
        lambda line, _shown: fmt.compact(line.followers),
        0,
        "right",
    ),
    PeopleColumn(
        "waiting_on",
        N_("Turn"),
        8,
        lambda line, _shown: (
            "" if line.stage in CLOSED else fmt.word(fmt.WAITING, line.waiting_on)
        ),
    ),
)
"""In the order in which they stand; the last ones give way where there is no room."""


def columns() -> tuple[Column, ...]:
    """The columns as the table takes them, titles in the language in use."""
    return tuple(
        Column(one.key, _(one.title), one.width, one.share, one.align)
        for one in COLUMNS
    )


def _cells(line: PersonLine, shown: PeopleShown) -> tuple[str, ...]:
    return tuple(one.cell(line, shown) for one in COLUMNS)


def _tone(line: PersonLine, today: date) -> str:
    """Late is red, nothing planned is yellow, what is over is quiet."""
    if line.stage in CLOSED or line.stage == PARKED:
        return "dim"
    if line.next_step_on is None:
        return "warning"
    return "error" if line.next_step_on < today else ""
