"""One cadence: its messages as a typed line, said back in whole sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import Input, Static

from store.errors import Invalid
from store.rules.cadence import Cadence
from store.rules.cadence_words import LONGEST, MOST, read_steps, write_steps
from tui import format as fmt
from tui import i18n
from tui.dialogs.numbers import is_number
from tui.dialogs.question import CANCEL, Question
from tui.i18n import N_, _, ngettext
from tui.show import content
from tui.widgets.paper import LABEL
from tui.widgets.safe_input import SafeInput

if TYPE_CHECKING:
    from collections.abc import Iterable

    from textual.widget import Widget

    from store.rules.cadence import CadenceStep


class CadenceForm(Question[Cadence | None]):
    """Asks for the messages, the rest after them, and when the channel is changed."""

    WIDTH = 76
    DEFAULT_CSS = """
    CadenceForm {
        Horizontal { height: 1; margin-top: 1; }
        .label { width: 24; color: $text-muted; }
        SafeInput { width: 1fr; }
        #read { height: auto; width: 1fr; margin-top: 1; }
    }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "save", N_("Save")),
        Binding("tab", "app.focus_next", N_("Next field")),
        CANCEL,
        Binding("down", "app.focus_next", show=False, priority=True),
        Binding("up", "app.focus_previous", show=False, priority=True),
        Binding("ctrl+s", "save", show=False),
    ]

    def __init__(self, whose: str, cadence: Cadence) -> None:
        super().__init__(
            _("Cadence: {whose}").format(whose=whose),
            _("Business days after the message before, each perhaps with a channel."),
        )
        self._cadence = cadence

    def asked(self) -> Iterable[Widget]:
        """The three fields, and what they mean."""
        line = write_steps(
            self._cadence.steps, lambda code: fmt.word(fmt.CHANNEL, code)
        )
        for name, title, value in (
            ("steps", _("Messages after days"), line),
            ("rest", _("Then days of rest"), str(self._cadence.park_days)),
            ("switch", _("Channel changes after"), str(self._cadence.switch_after)),
        ):
            yield Horizontal(
                Static(content(title), classes="label"),
                SafeInput(
                    value, id=name, placeholder=_("3 5") if name == "steps" else ""
                ),
            )
        yield Static(id="read")

    def on_mount(self) -> None:
        """Say what is so now."""
        self._look()

    @on(Input.Changed)
    def _look(self) -> None:
        place = self.query_one("#read", Static)
        cadence, wrong = self._read()
        place.set_class(bool(wrong), "problem")
        place.update(content(wrong) if cadence is None else told(cadence))

    def _read(self) -> tuple[Cadence | None, str]:
        """The cadence that is typed, or what is wrong with it."""
        texts = {field.id: field.value for field in self.query(SafeInput)}
        try:
            steps = read_steps(texts["steps"], self._cadence.steps)
        except Invalid as refusal:
            return None, i18n.sentence(refusal)
        if not is_number(texts["rest"], 1, LONGEST):
            return None, _("Say a number of days of rest from 1 to {limit}.").format(
                limit=LONGEST
            )
        if not is_number(texts["switch"], 0, MOST):
            return None, _(
                "Say after how many unanswered messages, 0 to {limit}; 0 is never."
            ).format(limit=MOST)
        return Cadence(steps, int(texts["rest"]), int(texts["switch"])), ""

    def action_save(self) -> None:
        """Answer, unless something cannot be read."""
        cadence, _wrong = self._read()
        if cadence is not None:
            self.dismiss(cadence)


def told(cadence: Cadence) -> Content:
    """A cadence in sentences, a line each."""
    lines = [_("First message")]
    lines += [_step(step) for step in cadence.steps]
    rest = ngettext(
        "Without an answer: {count} day of rest, then try again",
        "Without an answer: {count} days of rest, then try again",
        cadence.park_days,
    )
    lines.append(rest.format(count=fmt.whole(cadence.park_days)))
    switch = ngettext(
        "After {count} unanswered message the preferred channel is taken",
        "After {count} unanswered messages the preferred channel is taken",
        cadence.switch_after,
    )
    lines.append(
        switch.format(count=cadence.switch_after)
        if cadence.switch_after
        else _("The channel stays the same")
    )
    return Content("\n").join([Content.styled(line, LABEL) for line in lines])


def _step(step: CadenceStep) -> str:
    from store.templates import KIND_TITLES  # noqa: PLC0415 - when asked

    days = ngettext(
        "{count} business day later", "{count} business days later", step.wait
    )
    parts = [days.format(count=step.wait)]
    if step.template is not None:
        parts.append(_(KIND_TITLES.get(step.template, step.template)))
    if step.channel is not None:
        parts.append(
            _("by {channel}").format(channel=fmt.word(fmt.CHANNEL, step.channel))
        )
    return f"→ {', '.join(parts)}"
