"""A whole campaign's compliance on one page: its pieces, twelve answers each."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from rich.cells import cell_len
from textual import on, work
from textual.binding import BindingType
from textual.content import Content
from textual.widgets import Static

from tui import format as fmt
from tui import i18n
from tui.campaign_terms import (
    CONTENT_KIND,
    CONTENT_SIGN,
    CONTENT_STATE,
    few_cells,
)
from tui.commands import COMPLIANCE, LIST, bindings
from tui.dialogs.compliance_list import MARK, show_compliance, taken_from_captions
from tui.i18n import _, ngettext
from tui.screens.base import DeskScreen
from tui.screens.lists import ListActions
from tui.show import content
from tui.widgets.bars import KeyBar, TopBar
from tui.widgets.mapping_table import Listing
from tui.widgets.paper import Paper
from tui.widgets.record_table import Column, RecordTable
from tui.widgets.said_line import SaidLine

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult

    from checklists.compliance import ComplianceItem
    from store import Store
    from store.compliance import ComplianceLine, CompliancePage

NEEDS_PIECE = frozenset(
    {"open_list", "all_in_order", "from_caption", "caption", "open_piece"}
    | {"open_outside"}
)

NAMED = 4
"""Points that are named under the list; Enter shows all."""


def read_page(
    store: Store, campaign_id: int
) -> tuple[str, CompliancePage, tuple[ComplianceItem, ...], str]:
    """The campaign's name, its page, the points, and what this is not."""
    from checklists.compliance import load  # noqa: PLC0415 - when it is asked

    return (
        store.campaigns.card(campaign_id).name,
        store.compliance.page(campaign_id),
        load(),
        store.compliance.words().note[i18n.current()],
    )


class ComplianceScreen(ListActions, DeskScreen[None]):
    """Every piece that is not called off, by its day, with a sign for each point."""

    TOPICS = frozenset({"campaigns", "outreach", "roster"})
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(COMPLIANCE, LIST)]
    AUTO_FOCUS = "RecordTable"
    DEFAULT_CSS = """
    ComplianceScreen {
        RecordTable { height: 1fr; }
        #summary { height: 1; padding: 0 1; color: $text-muted; }
        PointLines { max-height: 6; padding: 0 1; }
        #note { height: 1; padding: 0 1; color: $text-muted; }
    }
    """

    def __init__(self, campaign_id: int) -> None:
        super().__init__()
        self.campaign_id = campaign_id
        self._lines: tuple[ComplianceLine, ...] = ()
        self._points: tuple[ComplianceItem, ...] = ()

    def compose(self) -> ComposeResult:
        """How many are well, the pieces, the points of the one here, the keys."""
        yield TopBar()
        yield Static(id="summary")
        yield RecordTable()
        yield PointLines()
        yield Static(id="note")
        yield SaidLine()
        yield KeyBar()

    async def load(self) -> None:
        """Read the page, and show it."""
        app = self.soloist
        name, page, self._points, note = await app.look(
            read_page, app.store, self.campaign_id
        )
        self._lines = page.lines
        top = self.query_one(TopBar)
        top.place = _("Compliance: {name}").format(name=name)
        top.aside = app.store.path.name
        table = self.table
        table.empty_text = Content(_("Nothing is owed in this campaign yet."))
        listing = Listing(
            self._lines,
            _cells,
            number=lambda line: line.deliverable_id,
            style=_tone,
        )
        table.show_source(listing, _columns(len(self._points)), table.current_id)
        self.query_one("#note", Static).update(content(note))
        self._say_summary()
        self._say_points()
        self.refresh_bindings()

    @property
    def table(self) -> RecordTable:
        """The list."""
        return self.query_one(RecordTable)

    @property
    def line_here(self) -> ComplianceLine | None:
        """The piece under the cursor."""
        here = self.table.current_id if self.is_mounted else None
        return next((one for one in self._lines if one.deliverable_id == here), None)

    def chosen(self) -> Sequence[int]:
        """The marked pieces, or the one under the cursor."""
        if marks := self.table.marks:
            return [
                one.deliverable_id for one in self._lines if one.deliverable_id in marks
            ]
        here = self.line_here
        return () if here is None else (here.deliverable_id,)

    def check_action(
        self,
        action: str,
        parameters: tuple[object, ...],  # noqa: ARG002 - Textual's signature
    ) -> bool | None:
        """Whether there is a piece to act on."""
        if not self.is_mounted or action not in NEEDS_PIECE:
            return True
        return self.line_here is not None

    # Words

    def _say_summary(self) -> None:
        """How many are gone through, and of how many something is not in order."""
        well = sum(all(one.answers) for one in self._lines)
        due = sum(one.is_due for one in self._lines)
        bad = sum(False in one.answers for one in self._lines)
        total = len(self._lines)
        said = [
            _("{count} of {total} in order").format(
                count=fmt.whole(well), total=fmt.whole(total)
            )
        ]
        if due:
            text = ngettext(
                "{count} live and not gone through",
                "{count} live and not gone through",
                due,
            )
            said.append(text.format(count=fmt.whole(due)))
        if bad:
            text = ngettext("{count} not in order", "{count} not in order", bad)
            said.append(text.format(count=fmt.whole(bad)))
        self.query_one("#summary", Static).update(content(" · ".join(said)))

    def _say_points(self) -> None:
        """What is not in order at the piece under the cursor, and what is open."""
        here = self.line_here
        answers = () if here is None else here.answers
        titles = [item.title[i18n.current()] for item in self._points]
        self.query_one(PointLines).show(tuple(zip(titles, answers, strict=False)))

    # Keys

    @on(RecordTable.Moved)
    def _moved(self) -> None:
        self._say_points()
        self.refresh_bindings()

    @on(RecordTable.Marked)
    def _marked(self) -> None:
        self.refresh_bindings()

    @on(RecordTable.MarkAllRequested)
    def _mark_all(self) -> None:
        self.table.marks = {one.deliverable_id for one in self._lines}

    @on(RecordTable.Opened)
    def _opened(self) -> None:
        self.action_open_list()

    @work(group="act")
    async def action_open_list(self) -> None:
        """Go through the twelve points of a piece."""
        await self.settled()
        if (here := self.line_here) is not None:
            await show_compliance(self.soloist, here.deliverable_id)

    @work(group="act")
    async def action_all_in_order(self) -> None:
        """All is in order that nobody looked at, of the marked ones."""
        from tui.dialogs.answering_rest import answer_rest  # noqa: PLC0415

        await self.settled()
        numbers = self.chosen()
        chosen = [one for one in self._lines if one.deliverable_id in numbers]
        if said := await answer_rest(self.soloist, chosen, self._points):
            self.tell(said)

    @work(group="act")
    async def action_from_caption(self) -> None:
        """Take what the captions answer."""
        await self.settled()
        app, note = self.soloist, self.soloist.store.compliance.note_lints
        with self.refusals_shown():
            count = await app.ask(note, self.chosen(), app.today())
            self.tell(taken_from_captions(count))

    @work(group="act")
    async def action_caption(self) -> None:
        """Write the caption."""
        from tui.dialogs.caption_form import write_caption  # noqa: PLC0415

        await self.settled()
        if (here := self.line_here) is not None:
            await write_caption(self.soloist, here.deliverable_id)

    @work(group="act")
    async def action_open_piece(self) -> None:
        """Everything about the piece."""
        await self.settled()
        if (here := self.line_here) is not None:
            await self.open_piece(here.deliverable_id)

    @work(group="act")
    async def action_open_outside(self) -> None:
        """Open the post, or the draft."""
        from tui.outside import open_content  # noqa: PLC0415 - when asked

        await self.settled()
        if (here := self.line_here) is not None:
            with self.refusals_shown():
                one = self.soloist.store.deliverables.one
                row = await self.soloist.look(one, here.deliverable_id)
                await open_content(self.soloist, row)

    def action_back(self) -> None:
        """Clear the marks; then back."""
        if self.table.marks:
            self.table.action_clear_marks()
        else:
            self.dismiss(None)

    def tell(self, text: str) -> None:
        """Say what was done, in place of what was said before."""
        self.query_one(SaidLine).text = text


class PointLines(Paper):
    """Points by their numbers: those not in order, then those nobody looked at."""

    _points: Sequence[tuple[str, bool | None]] = ()

    def show(self, points: Sequence[tuple[str, bool | None]]) -> None:
        """Tell of these; each is a title and the answer to it."""
        self._points = points
        self.refresh(layout=True)

    def lines(self, width: int) -> Sequence[Content]:
        """A few of each on lines of their own, no point torn apart."""
        rows: list[Content] = []
        for ok, colour in ((False, "$text-error"), (None, "")):
            named = [
                f"{place} {title}"
                for place, (title, answer) in enumerate(self._points, 1)
                if answer is ok
            ]
            if more := len(named[NAMED:]):
                named[NAMED:] = [_("and {count} more").format(count=more)]
            sign = MARK[ok]
            for line in _packed(named, width - cell_len(sign) - 1):
                rows.append(Content.styled(f"{sign} {line}", colour))
                sign = " " * cell_len(sign)
        return rows


def _packed(parts: Sequence[str], width: int) -> Sequence[str]:
    """Parts side by side as long as they fit, each line at least one."""
    lines: list[str] = []
    for part in parts:
        longer = f"{lines[-1]} · {part}" if lines else part
        if lines and cell_len(longer) <= width:
            lines[-1] = longer
        else:
            lines.append(part)
    return lines


def _columns(points: int) -> tuple[Column, ...]:
    return (
        Column("name", _("Name"), 14, 2),
        Column("title", _("Title"), 14, 3),
        Column("state", _("State"), 15),
        Column("answers", "".join(str(at % 10) for at in range(1, points + 1)), points),
        Column("caption", _("#ad"), 4),
        Column("live", _("Live on"), 10),
    )


def _cells(line: ComplianceLine) -> tuple[str, ...]:
    lane = "live" if line.lane == "measured" else line.lane
    return (
        line.name,
        line.title or _(CONTENT_KIND[line.kind]),
        f"{CONTENT_SIGN[lane]} {_(CONTENT_STATE[lane])}",
        "".join(MARK[one] for one in line.answers),
        "" if line.lint_ok is None else MARK[line.lint_ok],
        "" if line.live_on is None else few_cells(line.live_on),
    )


def _tone(line: ComplianceLine) -> str:
    """Something not in order is red, live and open is a warning, the rest is quiet."""
    if False in line.answers:
        return "error"
    return "warning" if line.is_due else "success" if all(line.answers) else ""
