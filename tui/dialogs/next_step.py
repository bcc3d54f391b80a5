"""What to do next, and when: the next step of somebody, or a task of her own."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.widgets import Input, Static

from store.rules.text import clean
from tui.dialogs.question import CANCEL, Question
from tui.dialogs.snooze import LONGEST, day_read, read_day
from tui.i18n import N_, _
from tui.show import content
from tui.widgets.safe_input import SafeInput

if TYPE_CHECKING:
    from collections.abc import Iterable

    from textual.widget import Widget


@dataclass(frozen=True, slots=True)
class Planned:
    """What is to be done, in words or "", and the day for it."""

    words: str
    on: date


class PlanDialog(Question[Planned | None]):
    """Asks for the words and the day of a next step; without words, the same step."""

    DEFAULT_CSS = """
    PlanDialog {
        Horizontal { height: 1; margin-top: 1; }
        .label { width: 10; color: $text-muted; }
        SafeInput { width: 1fr; }
        #read { height: 1; width: 1fr; margin-top: 1; padding-left: 10; }
        #read.problem { color: $text-error; }
    }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "next", N_("Next")),
        Binding("ctrl+s", "save", N_("Save")),
        CANCEL,
        Binding("down", "app.focus_next", show=False),
        Binding("up", "app.focus_previous", show=False),
    ]

    NEEDS_WORDS: ClassVar[bool] = False
    """Whether there is nothing to do without words."""

    def __init__(
        self, title: str, today: date, *, words: str = "", on: date | None = None
    ) -> None:
        super().__init__(title)
        self._today = today
        self._words = words
        # What is late needs another day; only one to come is worth keeping.
        self._on = on if on is not None and on >= today else None

    def asked(self) -> Iterable[Widget]:
        """What, when, and the day as it was read."""
        yield Horizontal(
            Static(content(_("What to do")), classes="label"),
            SafeInput(self._words, id="what", placeholder=self.hint()),
        )
        yield Horizontal(
            Static(content(_("On which day")), classes="label"),
            SafeInput(
                "" if self._on is None else self._on.isoformat(),
                id="when",
                placeholder=_("3d, fri, next week, 26 nov"),
                max_length=LONGEST,
                select_on_focus=True,
            ),
        )
        yield Static(id="read")

    def hint(self) -> str:
        """What may stand in the first field."""
        return _("in your own words; empty: as it is")

    def on_mount(self) -> None:
        """Say which day stands there."""
        self._tell("")

    @on(Input.Changed)
    def _typed(self) -> None:
        self._tell("")

    def _tell(self, wrong: str) -> date | None:
        """Say which day is read, or what is wrong; answers that day."""
        found = None
        try:
            found = read_day(self.query_one("#when", SafeInput).value, self._today)
        except ValueError as problem:
            wrong = wrong or str(problem)
        place = self.query_one("#read", Static)
        place.set_class(bool(wrong), "problem")
        if wrong or found is None:
            place.update(content(wrong))
        else:
            place.update(day_read(found, self._today))
        return found

    def action_next(self) -> None:
        """From the words to the day, from there: save."""
        when = self.query_one("#when", SafeInput)
        if self.focused is when:
            self.action_save()
        else:
            when.focus()

    def action_save(self) -> None:
        """Answer, unless something is missing or cannot be read."""
        what = self.query_one("#what", SafeInput)
        if self.NEEDS_WORDS and not clean(what.value):
            self._tell(_("Say what there is to do."))
            what.focus()
        elif (found := self._tell("")) is not None:
            self.dismiss(Planned(clean(what.value), found))
        else:
            when = self.query_one("#when", SafeInput)
            if not clean(when.value):
                self._tell(_("Say when: 3d, fri, next week, 26 nov."))
            when.focus()


class TaskForm(PlanDialog):
    """Asks for something to do, and its day."""

    NEEDS_WORDS = True

    def hint(self) -> str:
        """A task is in her own words."""
        return _("book the studio, pay the invoice …")
