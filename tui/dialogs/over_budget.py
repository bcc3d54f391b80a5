"""What a promise would do to a budget, asked before it is made."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from rich.cells import cell_len
from textual import on
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import Input, Static

from store.rules.text import clean
from tui.budget_words import figure, money
from tui.dialogs.question import Question
from tui.i18n import N_, _
from tui.show import content, fit
from tui.widgets.budget_meter import meter
from tui.widgets.paper import LABEL, Paper
from tui.widgets.safe_input import SafeInput

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from textual.widget import Widget

    from store.errors import OverBudget


class OverFigures(Paper):
    """What is planned and promised, what this adds, and where that leads."""

    def __init__(self, over: OverBudget) -> None:
        super().__init__()
        self._over = over

    def lines(self, width: int) -> Sequence[Content]:
        """A line for each figure, the amounts under each other; then the meter."""
        over = self._over
        after = over.committed_minor + over.adds_minor
        figures = [
            (figure("planned"), over.planned_minor, ""),
            (figure("committed"), over.committed_minor, ""),
            (_("This adds"), over.adds_minor, "bold"),
            (_("Committed then"), after, ""),
            (_("Remaining then"), over.planned_minor - after, "bold $text-error"),
        ]
        labels = max(cell_len(label) for label, _minor, _look in figures) + 2
        sums = [money(minor, over.currency) for _label, minor, _look in figures]
        wide = max(map(cell_len, sums))
        rows = [
            Content.assemble(
                (fit(label, labels), LABEL), (fit(text, wide, "right"), look)
            )
            for (label, _minor, look), text in zip(figures, sums, strict=True)
        ]
        told = meter(after, over.planned_minor, over.currency, 16)
        return [*rows, Content(""), told.truncate(width, ellipsis=True)]


class OverBudgetDialog(Question[str | None]):
    """Asks why something is promised past a budget; answers the note, or None."""

    WIDTH = 72
    DEFAULT_CSS = """
    OverBudgetDialog {
        OverFigures { margin-top: 1; }
        .asked { margin-top: 1; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "answer", N_("Go over")),
        Binding("escape", "never_mind", N_("Leave it")),
    ]

    def __init__(self, over: OverBudget) -> None:
        super().__init__(
            _("‼ This goes past the budget of {name}").format(name=over.campaign)
        )
        self._over = over

    def asked(self) -> Iterable[Widget]:
        """The figures, and a field for why."""
        yield OverFigures(self._over)
        ask = _("Why all the same? It is kept with the cost.")
        yield Static(content(ask), classes="dialog-help asked")
        yield SafeInput(placeholder=_("The client agreed by phone"))
        yield Static(classes="problem")

    def on_mount(self) -> None:
        """Begin with the reason."""
        self.query_one(SafeInput).focus()

    @on(Input.Changed)
    def _typed(self) -> None:
        self.query_one(".problem", Static).update("")

    def action_answer(self) -> None:
        """Answer with the reason; without one nothing goes past a budget."""
        note = clean(self.query_one(SafeInput).value)
        if note:
            self.dismiss(note)
            return
        why = _("Say why, in a few words; Esc leaves everything as it was.")
        self.query_one(".problem", Static).update(content(why))
