"""People of the roster, found by words or by its filter language, one or many."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import Input, Static

from store.errors import StoreError
from store.roster_list import RosterView
from store.rules.money import Money
from tui import format as fmt
from tui import i18n
from tui.dialogs.question import CANCEL, Question
from tui.i18n import N_, _, ngettext
from tui.show import content
from tui.widgets.mapping_table import Listing
from tui.widgets.record_table import Column, RecordTable
from tui.widgets.safe_input import LONGEST_FILTER, SafeInput

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from textual.widget import Widget

    from store.roster_list import RosterRow
    from tui.app import SoloistApp

SHOWN = 200
"""Matches that can be gone through; a narrower filter shows the others."""

RECENT = RosterView(sort="updated_at", descending=True)


class PickPeople(Question[tuple[int, ...] | None]):
    """Asks for people; answers their numbers, the marked ones in the order of marking.

    The keys always go to the field; the arrows and Tab reach the list from there.
    """

    WIDTH = 100
    CSS = """
    PickPeople {
        .dialog { height: 92%; }
        RecordTable { margin-top: 1; height: 1fr; }
        #line { height: 1; width: 1fr; color: $text-muted; }
        #line.problem { color: $text-error; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "choose", N_("Add"), priority=True),
        Binding("tab", "mark", N_("Mark"), priority=True),
        Binding("ctrl+a", "mark_all", N_("Mark all"), priority=True),
        CANCEL,
        Binding("up", "move(-1)", show=False, priority=True),
        Binding("down", "move(1)", show=False, priority=True),
        Binding("pageup", "move(-10)", show=False, priority=True),
        Binding("pagedown", "move(10)", show=False, priority=True),
    ]

    def __init__(self, title: str) -> None:
        super().__init__(title)
        self._rows: Sequence[RosterRow] = ()
        self._found_for: str | None = None
        self._marked: dict[int, None] = {}
        """Whom she marked, whatever is filtered since."""
        self._wants_answer = False

    def asked(self) -> Iterable[Widget]:
        """The filter, the list, how many."""
        yield SafeInput(
            placeholder=_(
                "Name, ㄱㅁㅅ, or a filter: tier:micro country:KR tag:beauty"
            ),
            max_length=LONGEST_FILTER,
        )
        table = RecordTable()
        table.can_focus = False
        yield table
        yield Static(id="line")

    def on_mount(self) -> None:
        """Begin with those who were looked after last."""
        self.query_one(SafeInput).focus()
        self._search()

    def check_action(
        self,
        action: str,
        parameters: tuple[object, ...],  # noqa: ARG002 - Textual's signature
    ) -> bool | None:
        """Keys that come before the list is there do nothing, but Escape leaves."""
        return self.is_mounted or action == "never_mind"

    @property
    def _table(self) -> RecordTable:
        return self.query_one(RecordTable)

    @on(Input.Changed)
    def _typed(self) -> None:
        self._search()

    @work(exclusive=True, group="look")
    async def _search(self) -> None:
        typed = self.query_one(SafeInput).value.strip()
        view = RosterView(typed) if typed else RECENT
        line = self.query_one("#line", Static)
        try:
            rows = await self.soloist.look(self.soloist.store.lists.first, view, SHOWN)
        except StoreError as refusal:
            line.add_class("problem")
            line.update(content(i18n.sentence(refusal)))
            return
        self._rows, self._found_for = rows, typed
        line.remove_class("problem")
        table = self._table
        table.empty_text = Content(_("Nobody of the roster fits."))
        listing = Listing(rows, _cells, number=lambda row: row.influencer_id)
        table.show_source(listing, _columns())
        table.cursor = 0
        self._show_marks()
        if self._wants_answer:
            self._choose()

    def _show_marks(self) -> None:
        """Show the marks of those in the list, and count them all."""
        here = {row.influencer_id for row in self._rows}
        self._table.marks = here & set(self._marked)
        count, marked = len(self._rows), len(self._marked)
        found = (
            _("more than {count}, type to narrow")
            if count == SHOWN
            else ngettext("{count} person", "{count} people", count)
        ).format(count=fmt.whole(count))
        if marked:
            text = ngettext("{count} marked", "{count} marked", marked)
            found = f"{found} · {text.format(count=fmt.whole(marked))}"
        self.query_one("#line", Static).update(content(found))

    def action_move(self, by: int) -> None:
        """Move in the list."""
        self._table.cursor += by

    def action_mark(self) -> None:
        """Mark the one under the cursor, or not; and on to the next."""
        if (here := self._table.current_id) is None:
            return
        self._flip(here)
        self._table.cursor += 1

    def _flip(self, number: int) -> None:
        if number in self._marked:
            del self._marked[number]
        else:
            self._marked[number] = None
        self._show_marks()

    def action_mark_all(self) -> None:
        """Mark everybody who fits."""
        self._marked.update(dict.fromkeys(row.influencer_id for row in self._rows))
        self._show_marks()

    @on(RecordTable.Opened)
    def _clicked(self, event: RecordTable.Opened) -> None:
        self._flip(event.row_id)

    def action_choose(self) -> None:
        """Answer with the marked ones, or with whom the cursor is on."""
        # Letters wait in the field while Enter, for the whole dialog, overtakes them.
        self.query_one(SafeInput).call_later(self._choose)

    def _choose(self) -> None:
        if self._found_for != self.query_one(SafeInput).value.strip():
            self._wants_answer = True
            self._search()
            return
        self._wants_answer = False
        here = self._table.current_id
        numbers = tuple(self._marked) or (() if here is None else (here,))
        if numbers:
            self.dismiss(numbers)


def _columns() -> tuple[Column, ...]:
    return (
        Column("name", _("Name"), 16, 3),
        Column("handle", _("Handle"), 15, 2),
        Column("platform", _("Platform"), 10),
        Column("followers", _("Followers"), 9, 0, "right"),
        Column("rate", _("Rate"), 13, 0, "right"),
        Column("niche", _("Niche"), 10, 1),
        Column("country", _("Country"), 7),
    )


def _cells(row: RosterRow) -> tuple[str, ...]:
    rate = None
    if row.rate_minor is not None and row.rate_currency:
        rate = Money(row.rate_minor, row.rate_currency)
    return (
        row.name,
        f"@{row.handle}" if row.handle else "",
        fmt.word(fmt.PLATFORM, row.platform) if row.platform else "",
        fmt.compact(row.followers),
        fmt.amount(rate),
        row.niche or "",
        row.country or "",
    )


async def pick_people(app: SoloistApp, title: str) -> tuple[int, ...]:
    """Ask for people of the roster; none for never mind. To be awaited in a worker."""
    return await app.push_screen_wait(PickPeople(title)) or ()
