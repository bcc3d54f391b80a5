"""Today's figures of an account in one grid; the rates change while one types."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import Input, Static

from store.rules.figures import decide_style, read_counts
from store.rules.metrics import engagement_rates
from store.rules.text import clean
from store.rules.vocabulary import read_country
from tui import format as fmt
from tui.dialogs.question import CANCEL, Question
from tui.i18n import N_, _
from tui.show import content
from tui.widgets.paper import LABEL
from tui.widgets.person_words import FIGURE_TITLES, country
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


def read_audience(text: str) -> str:
    """A country as it is typed, as two letters; "" for a dash.

    Raises ValueError for what is no country.
    """
    typed = clean(text)
    if typed == NOTHING:
        return ""
    code = read_country(typed)
    if code is None:
        raise ValueError(typed)
    return code


@dataclass(frozen=True, slots=True)
class Measured:
    """What was typed of an account: the figures, and where most of its audience is.

    A figure of None is not known any more; so is an audience of "". None keeps it.
    """

    figures: dict[str, int | None]
    audience: str | None = None


class TypedRow(Horizontal):
    """One line: its title, where to type, and what it was."""

    DEFAULT_CSS = """
    TypedRow {
        height: 1;
        .label { width: 20; color: $text-muted; }
        SafeInput { width: 16; }
        .before {
            width: 1fr; padding: 0 1; color: $text-muted;
            text-wrap: nowrap; text-overflow: ellipsis;
        }
        .before.-wrong { color: $text-error; }
        &.-here .label { color: $text-primary; text-style: bold; }
    }
    """

    PROBLEM: ClassVar[str]
    """What is said of something that cannot be read."""

    def __init__(self, title: str, was: str) -> None:
        super().__init__()
        self._title = title
        self._was = was

    def compose(self) -> ComposeResult:
        """Title, field, and what it was."""
        yield Static(content(_(self._title)), classes="label")
        yield SafeInput()
        yield Static(content(self._was), classes="before")

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

    def meant(self) -> str:
        """What is typed, as it was understood; raises ValueError when it is nothing."""
        raise NotImplementedError

    def check(self) -> bool:
        """Show how what is typed was read; False when it cannot be."""
        note = self.query_one(".before", Static)
        note.set_class(False, "-wrong")
        if not self.is_typed:
            note.update(content(self._was))
            return True
        try:
            meant = self.meant()
        except ValueError:
            note.set_class(True, "-wrong")
            note.update(content(_(self.PROBLEM)))
            return False
        note.update(Content.assemble(meant, (f"  ({self._was})", LABEL)))
        return True


class FigureRow(TypedRow):
    """One figure."""

    PROBLEM = N_("not a count: 12300, 12.3k, 1.2만")

    def __init__(self, figure: str, before: int | None) -> None:
        super().__init__(FIGURE_TITLES[figure], fmt.whole(before))
        self.figure = figure

    def read(self) -> int | None:
        """The figure that is typed; raises ValueError when it is none."""
        return read_count(self.entry.value)

    def meant(self) -> str:
        """The figure in the digits of the language."""
        return fmt.whole(self.read())


class AudienceRow(TypedRow):
    """The country that most of the followers are in."""

    PROBLEM = N_("not a country: KR, Spain, 미국")

    def __init__(self, before: str | None) -> None:
        super().__init__(N_("Audience country"), country(before))

    def read(self) -> str | None:
        """The country that is typed, as two letters; "" takes it away, None keeps it.

        Raises ValueError when it is none.
        """
        return read_audience(self.entry.value) if self.is_typed else None

    def meant(self) -> str:
        """The name of the country in the language in use."""
        return country(self.read())


class FiguresForm(Question[Measured | None]):
    """Asks for figures of an account as they are today; only what is typed is answered.

    A line that is left empty keeps its figure, a dash takes it away.
    """

    DEFAULT_CSS = """
    FiguresForm {
        #rates { height: auto; min-height: 3; width: 1fr; margin-top: 1; }
    }
    """

    WIDTH = 76
    """Room for a country beside the one it was."""

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
        self._audience = AudienceRow(account.audience_country)

    def asked(self) -> Iterable[Widget]:
        """The figures, whose they are, and the rates that follow from them."""
        yield from self._lines
        yield Static(id="rates")

    @property
    def _lines(self) -> list[TypedRow]:
        return [*self._rows, self._audience]

    def on_mount(self) -> None:
        """Show the rates as they are."""
        self._show_rates()

    @on(Input.Changed)
    def _changed(self) -> None:
        for row in self._lines:
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
        """Go to the next line; from the last one: save."""
        focused, lines = self.focused, self._lines
        places = [place for place, row in enumerate(lines) if row.entry is focused]
        place = places[0] + 1 if places else 0
        if place == len(lines):
            self.action_save()
        else:
            lines[place].entry.focus()

    def action_save(self) -> None:
        """Answer, unless a line cannot be read; nothing typed is never mind."""
        for row in self._lines:
            if not row.check():
                row.entry.focus()
                return
        typed = {row.figure: row.read() for row in self._rows if row.is_typed}
        measured = Measured(typed, self._audience.read())
        self.dismiss(None if measured == Measured({}) else measured)
