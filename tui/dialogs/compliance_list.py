"""The compliance list of a piece of content: twelve points, each with what shows it."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, ClassVar, TypeVar

from textual import on, work
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import Static
from textual.worker import WorkerCancelled

from store.errors import NotFound
from tui import format as fmt
from tui import i18n
from tui.campaign_terms import few_cells
from tui.dialogs.asking import Prompt
from tui.dialogs.question import CANCEL, Question
from tui.i18n import N_, _, ngettext
from tui.piece_words import title_of
from tui.show import content
from tui.widgets.lint_view import verdict_lines
from tui.widgets.mapping_table import Listing, ListTable
from tui.widgets.record_table import Column

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from textual.widget import Widget

    from checklists.compliance import ComplianceItem
    from store import Store
    from store.compliance import CheckRow, LintResult
    from store.deliverable_rows import DeliverableRow
    from tui.app import SoloistApp

T = TypeVar("T")

MARK = {True: "✓", False: "✗", None: "·"}
"""In order, not in order, nobody looked."""

LINT_LINES = 3
"""Lines that what is said of the caption may take; the caption form says all of it."""


@dataclass(frozen=True, slots=True)
class Listed:
    """A piece, its points in their order, and what its caption says."""

    row: DeliverableRow
    points: tuple[tuple[ComplianceItem, CheckRow], ...]
    lint: LintResult
    note: str
    """What this is not."""


def read_list(store: Store, number: int) -> Listed:
    """The compliance list of a piece; raises NotFound, and CannotRead for own words."""
    from checklists.compliance import load  # noqa: PLC0415 - when it is asked

    answers = {one.item: one for one in store.compliance.of(number)}
    return Listed(
        store.deliverables.one(number),
        tuple((item, answers[item.key]) for item in load()),
        store.compliance.lint(number),
        store.compliance.words().note[i18n.current()],
    )


class ComplianceList(Question[None]):
    """Shows the twelve points; one key answers the one under the cursor."""

    WIDTH = 100
    CSS = """
    ComplianceList {
        .dialog { height: 100%; max-height: 26; padding: 0 2; }
        ListTable { height: 1fr; }
        #lint { height: auto; max-height: 3; }
        #help { height: 2; }
        #note { height: 1; color: $text-muted; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("y", "answer(True)", N_("Yes")),
        Binding("n", "answer(False)", N_("No")),
        Binding("e,enter", "evidence", N_("Evidence"), priority=True),
        Binding("a", "answer_open", N_("The rest")),
        Binding("c", "note_lint", N_("Caption")),
        Binding("o", "look", N_("Open")),
        CANCEL,
        Binding("delete,backspace", "clear", N_("Forget")),
        Binding("u", "undo", N_("Undo")),
    ]

    def __init__(self, listed: Listed) -> None:
        super().__init__(_("Compliance: {name}").format(name=title_of([listed.row])))
        self._listed = listed

    def asked(self) -> Iterable[Widget]:
        """What the caption says, the list, what to look for, what this is not."""
        yield Static(id="lint")
        yield ListTable()
        yield Static(id="help")
        yield Static(content(self._listed.note), id="note")

    def on_mount(self) -> None:
        """Show them, with the first that nobody looked at under the cursor."""
        self._show()
        open_ = [
            at for at, (_item, one) in enumerate(self._points, 1) if one.ok is None
        ]
        self._table.focus()
        if open_:
            self._table.go_to(open_[0])

    @property
    def _table(self) -> ListTable:
        return self.query_one(ListTable)

    @property
    def _points(self) -> tuple[tuple[ComplianceItem, CheckRow], ...]:
        return self._listed.points

    @property
    def _here(self) -> tuple[ComplianceItem, CheckRow] | None:
        number = self._table.current_id if self.is_mounted else None
        return None if number is None else self._points[number - 1]

    def words(self) -> dict[str, str]:
        """Everything is saved already, so that Escape only closes."""
        return {"never_mind": _("Close")}

    def check_action(
        self,
        action: str,
        parameters: tuple[object, ...],  # noqa: ARG002 - Textual's signature
    ) -> bool | None:
        """What says nothing cannot be taken, and what is not answered not forgotten."""
        if not self.is_mounted:
            return True
        if action == "note_lint":
            return self._listed.lint.verdict is not None
        if action == "answer_open":
            return any(one.ok is None for _item, one in self._points)
        if action == "clear":
            return self._here is not None and self._here[1].ok is not None
        return True

    def _show(self) -> None:
        language = i18n.current()
        columns = (
            Column("mark", "", 2),
            Column("point", _("Point"), 37, share=2),
            Column("evidence", _("Evidence"), 10, share=2),
            Column("who", _("Looked"), 12, share=1),
        )
        listing = Listing(self._points, partial(_cells, language=language), style=_tone)
        self._table.show_source(listing, columns, self._table.current_id)
        found = self._listed.lint
        width = self.WIDTH - 8
        lines = verdict_lines(found.verdict, found.market, width)[:LINT_LINES]
        self.query_one("#lint", Static).update(Content("\n").join(lines))
        self._say_help()
        self.refresh_bindings()

    def _say_help(self) -> None:
        """What to look for at the point under the cursor, and whether it applies."""
        if (here := self._here) is None:
            return
        item = here[0]
        said = [item.help[i18n.current()]]
        if self._listed.lint.format not in item.formats:
            said.append(_("Does not apply to this kind of content: y says so."))
        self.query_one("#help", Static).update(content(" ".join(said)))

    async def _again(self) -> None:
        app = self.soloist
        self._listed = await app.look(read_list, app.store, self._listed.row.id)
        self._show()

    @on(ListTable.Moved)
    def _moved(self) -> None:
        self._say_help()
        self.refresh_bindings()

    @on(ListTable.Opened)
    def _clicked(self) -> None:
        self.action_evidence()

    @work(group="act")
    async def _do(
        self,
        act: Callable[[], T],
        *,
        on: bool = False,
        said: Callable[[T], str] | None = None,
    ) -> None:
        """Save an answer; ``on`` goes to the next point, ``said`` tells what it did."""
        with self.refusals_shown():
            done = await self.soloist.ask(act)
            await self._again()
            if said is not None:
                self.soloist.clear_notifications()
                self.soloist.say(said(done))
            if on:
                self._table.action_cursor_down()

    def action_answer(self, ok: bool) -> None:
        """Say that a point is in order, or is not, and go on to the next."""
        if (here := self._here) is not None:
            app = self.soloist
            answer = app.store.compliance.answer
            number, item = self._listed.row.id, here[0].key
            self._do(partial(answer, [number], item, ok, today=app.today()), on=True)

    @work(group="act", exclusive=True)
    async def action_evidence(self) -> None:
        """Say what shows that a point is in order: a path, an address, or words."""
        if (here := self._here) is None:
            return
        item, row = here
        typed = await self.app.push_screen_wait(
            Prompt(
                _("What shows it?"),
                value=row.evidence,
                detail="\n".join(
                    (item.title[i18n.current()], _("A path, an address, or words."))
                ),
            )
        )
        if typed is not None and typed != row.evidence:
            app = self.soloist
            answer = partial(
                app.store.compliance.answer,
                [self._listed.row.id],
                item.key,
                row.ok is not False,
                today=app.today(),
                evidence=typed,
            )
            self._do(answer)

    def action_answer_open(self) -> None:
        """Say that all is in order that nobody looked at yet."""
        app = self.soloist
        answer = app.store.compliance.answer_open
        self._do(partial(answer, [self._listed.row.id], today=app.today()))

    def action_note_lint(self) -> None:
        """Take the answers that the caption gives."""
        app = self.soloist
        note = app.store.compliance.note_lint
        act = partial(note, self._listed.row.id, app.today())
        self._do(act, said=taken_from_captions)

    @work(group="act")
    async def action_undo(self) -> None:
        """Take back the last step, wherever it was made, and show what is left."""
        try:
            with suppress(WorkerCancelled):  # it was left meanwhile
                await self.soloist.action_undo().wait()
                await self._again()
        except NotFound:  # the piece itself was what came last
            self.dismiss(None)

    def action_clear(self) -> None:
        """Forget an answer."""
        if (here := self._here) is not None:
            clear = self.soloist.store.compliance.clear
            self._do(partial(clear, self._listed.row.id, here[0].key))

    @work(group="look", exclusive=True)
    async def action_look(self) -> None:
        """Open the post, or the draft."""
        from tui.outside import open_content  # noqa: PLC0415 - when asked

        await open_content(self.soloist, self._listed.row)


def taken_from_captions(count: int) -> str:
    """How many answers were taken from captions."""
    said = ngettext(
        "{count} answer taken from captions. u takes it back.",
        "{count} answers taken from captions. u takes them back.",
        count,
    )
    nothing = _("The captions say nothing that is not known.")
    return said.format(count=fmt.whole(count)) if count else nothing


def _cells(point: tuple[ComplianceItem, CheckRow], language: str) -> tuple[str, ...]:
    item, row = point
    # The day first: it is short, and a long name may be cut.
    looked = [] if row.on_day is None else [few_cells(row.on_day)]
    if row.by_whom:
        looked.append(row.by_whom)
    return MARK[row.ok], item.title[language], row.evidence, " ".join(looked)


def _tone(point: tuple[ComplianceItem, CheckRow]) -> str:
    """Not in order is red, what nobody looked at is as it is, the rest is quiet."""
    ok = point[1].ok
    return "" if ok is None else "dim" if ok else "error"


async def show_compliance(app: SoloistApp, deliverable_id: int) -> None:
    """Show the compliance list of a piece, and answer it. To be awaited in a worker."""
    with app.refusals_shown():
        listed = await app.look(read_list, app.store, deliverable_id)
        await app.push_screen_wait(ComplianceList(listed))
