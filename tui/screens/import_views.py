"""The views of bringing a file in: how it will be read, and what became of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import on
from textual.containers import Vertical
from textual.content import Content
from textual.reactive import reactive
from textual.widgets import Static

from store.exchange.applying import PREVIEW
from store.exchange.layout import RowProblem
from tui import i18n
from tui.format import whole
from tui.i18n import _
from tui.import_sums import told as sums_told
from tui.screens import import_look as seen
from tui.screens import import_words as words
from tui.show import content
from tui.widgets import mapping_table as tables
from tui.widgets.import_parts import Verdict, ViewTabs
from tui.widgets.mapping_table import Listing, ListTable

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult
    from textual.events import Resize

    from store.imports import ImportReport
    from tui.screens.import_look import Line, Look

READING, SAMPLE, CHANGES, PROBLEMS = range(4)
"""The views of a file, in their order."""

_TALL = 26
"""Lines from which the mapping and another view stand one above the other."""


class LookView(Vertical):
    """How a file will be read, and what would become of its rows."""

    view: reactive[int] = reactive(READING)
    """Which of the views the keys go to."""

    def __init__(self) -> None:
        super().__init__(id="look")
        self._lines: list[Line] = []
        self._beside = SAMPLE
        self._placed: int | None = None

    def compose(self) -> ComposeResult:
        """The verdict, the names of the views, the views, a hint."""
        yield Verdict()
        yield ViewTabs()
        for name in ("reading", "sample", "changes", "problems"):
            yield ListTable(id=name)
        yield Static(id="hint")

    # What is shown

    @property
    def line(self) -> Line | None:
        """The line that the keys are about; None in the other views."""
        if self.view != READING:
            return None
        number = self._table(READING).current_id
        return next((line for line in self._lines if line.id == number), None)

    def say(self, text: str, *, refusal: bool = False) -> None:
        """Say where things stand, or what stands in the way."""
        self.query_one(Verdict).say(text, refusal=refusal)

    def start(self) -> None:
        """Forget the file before."""
        self.view, self._beside = READING, SAMPLE
        self._lines, self._placed = [], None
        for place in range(4):
            self._table(place).show_source(Listing((), _no_cells), ())
        self.query_one(ViewTabs).titles = ()
        self.query_one("#hint", Static).update("")

    def show(self, look: Look, report: ImportReport | None) -> None:
        """Show what was seen; with a report also what it would do."""
        self._lines = seen.lines(look, report)
        reading = self._table(READING)
        # The cursor goes to what is asked until somebody takes it elsewhere.
        if self._placed is None or reading.current_id == self._placed:
            self._placed = self._first_line(look)
            keep: int | None = self._placed
        else:
            keep = reading.current_id
        source = Listing(
            self._lines,
            lambda line: line.cells,
            number=lambda line: line.id,
            style=lambda line: line.style,
        )
        reading.show_source(source, tables.mapping_columns(), keep)
        headers = look.sheet.headers if look.sheet else ()
        sample = look.sheet.preview if look.sheet else ()
        self._table(SAMPLE).show_source(
            Listing(sample, tuple), tables.sample_columns(headers, sample)
        )
        changes = report.changes if report else ()
        self._table(CHANGES).show_source(
            Listing(changes, words.change_cells), tables.change_columns()
        )
        self._table(CHANGES).empty_text = Content(
            _("Nobody who is already here would change.")
        )
        problems = report.problems if report else ()
        show_problems(self._table(PROBLEMS), problems)
        self.query_one(ViewTabs).titles = _titles(len(changes), len(problems))
        if report is not None:
            self.query_one(Verdict).count(
                words.counted(report), _("only tried out so far")
            )
            self._beside = CHANGES if changes else SAMPLE
        elif look.refusal is not None:
            self.say(i18n.sentence(look.refusal), refusal=True)
        self._arrange()
        self._hint()

    def _first_line(self, look: Look) -> int:
        """Where the cursor begins: at what is asked, else at bringing it in."""
        asked = [line.id for line in self._lines if line.style == "warning"]
        if asked and asked[0] < seen.QUESTION:
            return asked[0]
        return seen.GO if look.plan is not None else seen.KIND

    # Which view the keys go to

    def turn(self, step: int) -> None:
        """Go to the next view, or the one before."""
        self.view = (self.view + step) % 4

    def watch_view(self, view: int) -> None:
        """Show it, mark its name, give it the keys."""
        if view != READING:
            self._beside = view
        self.query_one(ViewTabs).current = view
        if self.display:
            self.take_keys()
        self._arrange()
        self._hint()
        self.screen.refresh_bindings()

    def take_keys(self) -> None:
        """Give the keys to the view that is shown.

        At once, and before the old view is hidden: hiding what has the keys would give
        them to whatever comes next.
        """
        table = self._table(self.view)
        table.display = True
        self.screen.set_focus(table)

    def on_resize(self, event: Resize) -> None:
        """Where there is room, two views stand one above the other."""
        self.set_class(event.size.height >= _TALL, "-tall")
        self._arrange()

    def _arrange(self) -> None:
        tall = self.has_class("-tall")
        shown = {READING, self._beside} if tall else {self.view}
        for place in range(4):
            self._table(place).display = place in shown

    def _table(self, place: int) -> ListTable:
        return self.query(ListTable)[place]

    # Messages of its parts

    @on(ViewTabs.Chosen)
    def _turned(self, event: ViewTabs.Chosen) -> None:
        event.stop()
        self.view = event.place

    @on(ListTable.Moved)
    def _moved(self, event: ListTable.Moved) -> None:
        event.stop()
        self._hint()
        self.screen.refresh_bindings()

    def on_descendant_focus(self) -> None:
        """A click into a table is a way of turning to it."""
        for place in range(4):
            if self._table(place).has_focus:
                self.view = place

    def _hint(self) -> None:
        """All of the current row, where its table had to cut it."""
        line = self.line
        if line is not None:
            text = line.hint or line.sample
        elif self.view in {CHANGES, PROBLEMS}:
            row = self._table(self.view).current_row
            text = " · ".join(filter(None, row.cells)) if row else ""
        else:
            text = ""
        self.query_one("#hint", Static).update(content(text))


class ResultView(Vertical):
    """What became of a file."""

    def __init__(self) -> None:
        super().__init__(id="result")

    def compose(self) -> ComposeResult:
        """What was done, the counts, what can be done now, the problems."""
        yield Static(id="done")
        yield Verdict()
        yield Static(id="next")
        yield ListTable()

    def show(self, report: ImportReport) -> None:
        """Show what an import did."""
        title = _("{file} is in.").format(file=report.plan.sheet.file)
        self.query_one("#done", Static).update(content(title))
        self.query_one(Verdict).count(words.counted(report))
        table = self.query_one(ListTable)
        show_problems(table, report.problems)
        said = []
        if sums := sums_told(report.totals):
            said.append(_("The rows add up to: {sums}").format(sums=sums))
        if report.problems:
            said.append(
                _(
                    "Rows with problems: s saves them to a file, to mend and bring in"
                    " again."
                )
            )
        self._next("\n".join(said))

    def show_taken_back(self) -> None:
        """Say that nothing of it is left."""
        self.query_one(Verdict).say(_("Taken back: all is as it was before."))
        self._next("")

    def _next(self, text: str) -> None:
        self.query_one("#next", Static).update(content(text))


def show_problems(table: ListTable, problems: Sequence[RowProblem]) -> None:
    """List problems: where, what, and why."""
    table.show_source(Listing(problems, problem_cells), tables.problem_columns())
    table.empty_text = Content(_("No problems: every row was read whole."))


def problem_cells(problem: RowProblem) -> tuple[str, ...]:
    """Row, column, value and reason, in the language in use."""
    return (
        whole(problem.row),
        problem.column,
        problem.value,
        _(problem.reason),
    )


def in_words(problem: RowProblem) -> RowProblem:
    """The same problem with its reason in the language in use."""
    return RowProblem(problem.row, problem.column, problem.value, _(problem.reason))


def _titles(changes: int, problems: int) -> tuple[str, ...]:
    more = "+" * (changes == PREVIEW)
    return (
        _("Columns"),
        _("First rows"),
        _("Changes {count}").format(count=whole(changes) + more),
        _("Problems {count}").format(count=whole(problems)),
    )


def _no_cells(_item: object) -> tuple[str, ...]:
    return ()
