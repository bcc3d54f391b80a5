"""What somebody asks for a kind of work: one line for each."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.suggester import SuggestFromList
from textual.widgets import Input, Static

from store.rules.figures import decide_style
from store.rules.money import Money, read_money
from store.rules.text import clean
from tui import format as fmt
from tui.dialogs.question import CANCEL, Question
from tui.i18n import N_, _
from tui.show import content
from tui.widgets.safe_input import SafeInput

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from textual.widget import Widget


@dataclass(frozen=True, slots=True)
class Quoted:
    """A kind of work and what is asked for it."""

    kind: str
    amount: Money


def read_amount(text: str, currency: str | None) -> Money | None:
    """An amount as it is typed: 50만원, 120 €, 1.200,50 €; None for an empty word.

    Raises ValueError for anything else, and when no currency is named or known.
    """
    typed = clean(text)
    style, _guessed = decide_style([typed])
    return read_money(typed, style, currency)


def why_no_amount(typed: str) -> str:
    """Why an amount cannot be read: without a currency, or not at all."""
    try:
        read_amount(typed, "USD")
    except ValueError:
        return _("This is not an amount that can be read.")
    return _("Add the currency: 50만원, 120 €, 1,500 USD.")


class RateForm(Question[Quoted | None]):
    """Asks for a kind of work and an amount; ``currency`` is the usual one here."""

    DEFAULT_CSS = """
    RateForm {
        Horizontal { height: 1; margin-top: 1; }
        .label { width: 14; color: $text-muted; }
        SafeInput { width: 1fr; }
        #read { height: auto; min-height: 1; width: 1fr; margin-top: 1; }
    }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "next", N_("Next")),
        Binding("ctrl+s", "save", N_("Save")),
        CANCEL,
        Binding("down", "app.focus_next", show=False),
        Binding("up", "app.focus_previous", show=False),
    ]

    def __init__(
        self, name: str, kinds: Sequence[str] = (), currency: str | None = None
    ) -> None:
        super().__init__(_("A rate of {name}").format(name=name))
        self._kinds = kinds
        self._currency = currency

    def asked(self) -> Iterable[Widget]:
        """What for, how much, and how the amount was read."""
        yield Horizontal(
            Static(content(_("What for")), classes="label"),
            SafeInput(
                id="kind",
                placeholder=_("Reel, story, blog post …"),
                suggester=SuggestFromList(self._kinds, case_sensitive=False),
            ),
        )
        yield Horizontal(
            Static(content(_("How much")), classes="label"),
            SafeInput(id="amount", placeholder=_("50만원, 120 €, $1,500 …")),
        )
        yield Static(id="read")

    @on(Input.Changed, "#amount")
    def _read(self) -> None:
        self._tell("")

    def _tell(self, wrong: str) -> None:
        place = self.query_one("#read", Static)
        amount = None
        typed = clean(self.query_one("#amount", SafeInput).value)
        if not wrong and typed:
            try:
                amount = read_amount(typed, self._currency)
            except ValueError:
                wrong = why_no_amount(typed)
        place.set_class(bool(wrong), "problem")
        place.update(content(wrong or ("" if amount is None else fmt.money(amount))))

    def action_next(self) -> None:
        """From the kind to the amount, from there: save."""
        amount = self.query_one("#amount", SafeInput)
        if self.focused is amount:
            self.action_save()
        else:
            amount.focus()

    def action_save(self) -> None:
        """Answer, unless something is missing or cannot be read."""
        kind = self.query_one("#kind", SafeInput)
        amount = self.query_one("#amount", SafeInput)
        if not clean(kind.value):
            self._tell(_("Say what it is asked for."))
            kind.focus()
            return
        try:
            money = read_amount(amount.value, self._currency)
        except ValueError:
            money = None
        if money is None or money.minor < 0:
            wrong = _("Say how much, with a currency: 50만원, 120 €.")
            self._tell(why_no_amount(amount.value) if amount.value else wrong)
            amount.focus()
            return
        self.dismiss(Quoted(clean(kind.value), money))
