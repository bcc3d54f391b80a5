"""Today's figures of an account in one grid; the rates change while one types."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import Input, Static

from store.rules.figures import decide_style, read_counts
from store.rules.metrics import engagement_rates
from store.rules.text import clean
from tui import format as fmt
from tui.dialogs.question import CANCEL, Question
from tui.i18n import N_, _
from tui.show import content
from tui.widgets.paper import LABEL
from tui.widgets.person_words import FIGURE_TITLES
from tui.widgets.safe_input import SafeInput

if TYPE_CHECKING:
    from collections.abc import Iterable

    from textual.app import ComposeResult
    from textual.widget import Widget

    from store.card import AccountCard
    from store.rules.metrics import Figures

NOTHING = "-"
"""What is typed to say that a figure is not known any more."""


def read_count(text: str) -> int | None:
    """A count as it is typed: 12,300, 12.3k, 1.2만; None for a word that means nothing.

    Raises ValueError for what is no count of people or things.
    """
    typed = clean(text)
    # Three digits behind one sign are thousands in a count, whichever sign it is.
    style, _guessed = decide_style([typed])
    counts, problems = read_counts([typed], style)
    if problems:
        raise ValueError(typed)
    return counts[0]


class FigureRow(Horizontal):
    """One figure: its title, where to type it, and what it was."""

    DEFAULT_CSS = """
    FigureRow {
        height: 1;
        .label { width: 20; color: $text-muted; }
        SafeInput { width: 16; }
        .before { width: 1fr; padding: 0 1; color: $text-muted; }
        .before.-wrong { color: $text-error; }
        &.-here .label { color: $text-primary; text-style: bold; }
    }
    """

    def __init__(self, figure: str, before: int | None) -> None:
        super().__init__()
        self.figure = figure
        self.before = before

    def compose(self) -> ComposeResult:
        """Title, field, and the figure as it was."""
        yield Static(content(_(FIGURE_TITLES[self.figure])), classes="label")
        yield SafeInput()
        yield Static(content(fmt.whole(self.before)), classes="before")

    def on_descendant_focus(self) -> None:
        """Show that the typing goes here."""
        self.add_class("-here")

    def on_descendant_blur(self) -> None:
        """It goes somewhere else now."""
        self.remove_class("-here")

    @property
    def entry(self) -> SafeInput:
        """Where it is typed."""
        return self.query_one(SafeInput)

    @property
    def is_typed(self) -> bool:
        """Whether anything was typed."""
        return bool(clean(self.entry.value))

    def read(self) -> int | None:
        """The figure that is typed; raises ValueError when it is none."""
        return read_count(self.entry.value)

    def check(self) -> bool:
        """Show how the typed figure was read; False when it cannot be."""
        note = self.query_one(".before", Static)
        note.set_class(False, "-wrong")
        was = fmt.whole(self.before)
        if not self.is_typed:
            note.update(content(was))
            return True
        try:
            figure = fmt.whole(self.read())
        except ValueError:
            note.set_class(True, "-wrong")
            note.update(content(_("not a count: 12300, 12.3k, 1.2만")))
            return False
        note.update(Content.assemble(figure, (f"  ({was})", LABEL)))
        return True


class FiguresForm(Question[dict[str, int | None] | None]):
    """Asks for figures of an account as they are today; only what is typed is answered.

    A line that is left empty keeps its figure, a dash takes it away.
    """

    DEFAULT_CSS = """
    FiguresForm {
        #rates { height: auto; min-height: 3; width: 1fr; margin-top: 1; }
    }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "next", N_("Next")),
        Binding("ctrl+s", "save", N_("Save")),
        CANCEL,
        Binding("down", "app.focus_next", show=False),
        Binding("up", "app.focus_previous", show=False),
    ]

    def __init__(self, account: AccountCard) -> None:
        place = f"{fmt.word(fmt.PLATFORM, account.platform)} @{account.handle}"
        super().__init__(
            _("Today's figures of {account}").format(account=place),
            _("Empty keeps what was; - takes it away. Averages are per post."),
        )
        self._figures = account.figures
        self._rows = [
            FigureRow(name, getattr(account.figures, name)) for name in FIGURE_TITLES
        ]

    def asked(self) -> Iterable[Widget]:
        """The figures, and the rates that follow from them."""
        yield from self._rows
        yield Static(id="rates")

    def on_mount(self) -> None:
        """Show the rates as they are."""
        self._show_rates()

    @on(Input.Changed)
    def _changed(self) -> None:
        for row in self._rows:
            row.check()
        self._show_rates()

    def figures(self) -> Figures:
        """The figures with everything in place that can be read so far."""
        typed: dict[str, int | None] = {}
        for row in self._rows:
            if row.is_typed:
                try:
                    typed[row.figure] = row.read()
                except ValueError:
                    continue
        return replace(self._figures, **typed)

    def _show_rates(self) -> None:
        before = {rate.basis: rate for rate in engagement_rates(self._figures)}
        lines = []
        for rate in engagement_rates(self.figures()):
            was = before.get(rate.basis)
            changed = was is None or was.shown != rate.shown
            lines.append(
                Content.assemble(
                    (fmt.percent(rate.shown), "bold"),
                    f"  {_(fmt.BASIS[rate.basis])}",
                    (f"  ({fmt.percent(was.shown)})" if was and changed else "", LABEL),
                )
            )
        if not lines:
            lines = [Content.styled(_("No rate can be worked out yet."), LABEL)]
        self.query_one("#rates", Static).update(Content("\n").join(lines))

    def action_next(self) -> None:
        """Go to the next figure; from the last one: save."""
        focused = self.focused
        places = [place for place, row in enumerate(self._rows) if row.entry is focused]
        place = places[0] + 1 if places else 0
        if place == len(self._rows):
            self.action_save()
        else:
            self._rows[place].entry.focus()

    def action_save(self) -> None:
        """Answer, unless a figure cannot be read; nothing typed is never mind."""
        for row in self._rows:
            if not row.check():
                row.entry.focus()
                return
        typed = {row.figure: row.read() for row in self._rows if row.is_typed}
        self.dismiss(typed or None)
