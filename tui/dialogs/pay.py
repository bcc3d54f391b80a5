"""Marking as paid: gross, what is kept back, net; what stands against it; the day."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.widgets import Input, Static

from store.rules.money import Money
from store.rules.text import clean, narrow
from store.rules.withholding import as_kept, payout, read_percent
from tui import format as fmt
from tui.campaign_terms import read_past_day, read_price
from tui.dialogs.question import CANCEL, WIDE, Question
from tui.i18n import N_, _
from tui.ledger_columns import title_of
from tui.show import content
from tui.widgets.payments_paper import PaymentsPaper
from tui.widgets.safe_input import SafeInput

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date
    from decimal import Decimal

    from textual.widget import Widget

    from store.payment_rows import PaymentLine
    from tui.app import SoloistApp


AMOUNTS = frozenset({"withheld", "amount"})
"""Fields that the figures follow."""


@dataclass(frozen=True, slots=True)
class Paid:
    """How it was paid; None is what nobody said otherwise."""

    on: date
    ref: str
    amount: Money | None = None
    """Part of it, where not all was paid."""
    withheld: Mapping[int, int] | None = None
    note: str | None = None


class PayDialog(Question[Paid | None]):
    """Asks when it was paid, and under which name the bank has it."""

    WIDTH = WIDE
    DEFAULT_CSS = """
    PayDialog {
        Horizontal { height: 1; }
        .label { width: 20; color: $text-muted; }
        SafeInput { width: 1fr; }
        VerticalScroll {
            height: auto; max-height: 40vh; margin: 1 0; scrollbar-size-vertical: 1;
        }
        #why { display: none; }
        &.-asks #why { display: block; }
        #read { height: auto; min-height: 1; width: 1fr; padding-left: 21; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "pay", N_("It is paid")),
        Binding("tab", "app.focus_next", N_("Next field")),
        CANCEL,
        Binding("down", "app.focus_next", show=False),
        Binding("up", "app.focus_previous", show=False),
        Binding("pagedown", "scroll(10)", N_("Down"), show=False),
        Binding("pageup", "scroll(-10)", N_("Up"), show=False),
    ]

    def __init__(self, lines: Sequence[PaymentLine], today: date) -> None:
        super().__init__(self.asks(lines))
        self._lines, self._today = lines, today
        self._paper = PaymentsPaper(lines)
        self._labels: dict[str, str] = {}

    def asks(self, lines: Sequence[PaymentLine]) -> str:
        """What the dialog is called."""
        said = title_of([line.cost for line in lines])
        return _("Paid: {name}").format(name=said)

    def asked(self) -> Iterable[Widget]:
        """The figures, then the fields."""
        yield VerticalScroll(self._paper, can_focus=False)
        yield from self.amounts()
        yield self._row(_("Paid on"), "day", self._today.isoformat())
        yield self._row(_("Reference"), "ref", "", _("what the bank calls it"))
        why = self._row(_("Why now"), "note", "", _("a note that is kept"))
        why.id = "why"
        yield why
        yield Static(id="read")

    def amounts(self) -> Iterable[Widget]:
        """Of a single payment: what is kept back, to be said otherwise."""
        if len(self._lines) == 1 and self._lines[0].gross.minor > 0:
            kept = fmt.amount(self._lines[0].withheld)
            hint = _("an amount, or a share: 3.3%")
            yield self._row(_("Kept back"), "withheld", kept, hint)

    def _row(self, label: str, name: str, text: str, hint: str = "") -> Horizontal:
        self._labels[name] = label
        field = SafeInput(text, id=name, placeholder=hint, select_on_focus=True)
        return Horizontal(Static(content(label), classes="label"), field)

    def on_mount(self) -> None:
        """Begin with what is missing; Enter alone says that it was today."""
        self.set_class(self.has_gates, "-asks")
        self.field(self.begins_with()).focus()

    def begins_with(self) -> str:
        """The field that is typed in first."""
        return "note" if self.has_gates else "day"

    @property
    def has_gates(self) -> bool:
        """Whether something is only passed with a note."""
        return any(one.gates for one in self._lines)

    def field(self, name: str) -> SafeInput:
        """One of the fields."""
        return self.query_one(f"#{name}", SafeInput)

    def typed(self, name: str) -> str:
        """What is in a field; "" where there is no such field."""
        found = self.query(f"#{name}").results(SafeInput)
        return clean(next((one.value for one in found), ""))

    def action_scroll(self, by: int) -> None:
        """Move the figures."""
        self.query_one(VerticalScroll).scroll_relative(y=by, animate=False)

    @on(Input.Changed)
    def _changed(self, event: Input.Changed) -> None:
        name = event.input.id or ""
        if name == "day":
            self._look()
        elif name in AMOUNTS:
            self._draw()
        self.tell_read(name)

    def _draw(self) -> None:
        """Show the figures as what is typed makes them, once it can be read."""
        try:
            self._paper.payments = self.figured()
        except ValueError:
            self._paper.payments = self._lines
        self._paper.refresh(layout=True)

    def figured(self) -> Sequence[PaymentLine]:
        """The payments as what is typed makes them; raises ValueError with a sentence.

        What is kept back is typed as an amount, or as a share of what is without VAT.
        """
        typed, one = narrow(self.typed("withheld")), self._lines[0]
        if not typed or typed == fmt.amount(one.withheld):
            return self._lines
        if typed.endswith("%"):
            terms = replace(one.terms, withholding=_share(typed))
            return (replace(one, terms=terms, payout=payout(one.gross, terms)),)
        code = one.gross.currency
        kept = read_price(typed, code) or Money(0, code)
        if kept.currency != code or kept.minor > one.gross.minor:
            raise ValueError(_("No more can be kept back than is paid."))
        return (replace(one, payout=as_kept(payout(one.gross, one.terms), kept)),)

    @work(exclusive=True, group="look")
    async def _look(self) -> None:
        """Another day: other things may stand against it."""
        try:
            day = read_past_day(self.typed("day"), self._today)
        except ValueError:
            return
        app, numbers = self.soloist, [one.id for one in self._lines]
        with self.refusals_shown():
            preview = app.store.payments.preview
            self._lines = await app.look(preview, numbers, day or self._today)
            self._draw()
            self.set_class(self.has_gates, "-asks")

    def tell_read(self, name: str, wrong: str = "") -> None:
        """Show what is wrong; else how what was typed last is read."""
        read = ""
        try:
            if name == "day" and self.typed("day"):
                found = read_past_day(self.typed("day"), self._today)
                read = "" if found is None else f"→ {fmt.plain_day(found)}"
            elif name in AMOUNTS:
                read = self.amount_read(name)
        except ValueError as problem:
            wrong = wrong or str(problem)
        if label := self._labels.get(name, ""):
            # It stands below all the fields.
            wrong = wrong and f"{label}: {wrong}"
            read = read and f"{label} {read}"
        place = self.query_one("#read", Static)
        place.set_class(bool(wrong), "problem")
        place.update(content(wrong or read))

    def amount_read(self, name: str) -> str:
        """What a typed amount leaves; raises ValueError with a sentence."""
        if not self.typed(name):
            return ""
        one = self.figured()[0]
        words = _("→ {amount}: they get {net}")
        return words.format(amount=fmt.amount(one.withheld), net=fmt.amount(one.net))

    def action_pay(self) -> None:
        """Answer, unless something is missing or cannot be read."""
        name = "day"
        try:
            day = read_past_day(self.typed("day"), self._today) or self._today
            name = "amount"
            amount = self.part()
            name = "withheld"
            withheld = self._withheld()
        except ValueError as problem:
            self.tell_read(name, str(problem))
            self.field(name).focus()
            return
        note = self.typed("note") or None
        if self.has_gates and note is None:
            self.tell_read("note", _("Say why, in a few words."))
            self.field("note").focus()
            return
        self.dismiss(Paid(day, self.typed("ref"), amount, withheld, note))

    def part(self) -> Money | None:
        """The part that is paid; None for all. Raises ValueError with a sentence."""
        return None

    def _withheld(self) -> Mapping[int, int] | None:
        """What is kept back, where it is said otherwise."""
        if not self.typed("withheld"):
            return None
        one = self.figured()[0]
        is_usual = one.withheld == self._lines[0].withheld
        return None if is_usual else {one.id: one.withheld.minor}


def _share(typed: str) -> Decimal | None:
    """A share in percent; raises ValueError with a sentence."""
    try:
        return read_percent(typed)
    except ValueError:
        raise ValueError(_("Write a share from 0 to 100 %: 3.3.")) from None


async def pay(app: SoloistApp, cost_ids: Sequence[int]) -> str:
    """Show what is paid, ask when, and mark it as paid; what to tell, "" for nothing.

    To be awaited in a worker.
    """
    payments, today, said = app.store.payments, app.today(), ""
    with app.refusals_shown():
        lines = await app.look(payments.preview, cost_ids, today)
        paid = await app.push_screen_wait(PayDialog(lines, today)) if lines else None
        if paid is not None:
            await app.ask(
                payments.pay,
                [line.id for line in lines],
                on=paid.on,
                ref=paid.ref,
                withheld=paid.withheld,
                note=paid.note,
            )
            name = title_of([line.cost for line in lines])
            said = _("{name}: paid. u takes it back.").format(name=name)
    return said
