"""What was asked, offered or agreed: a new amount, over all that were said before."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, ClassVar

from rich.cells import cell_len
from textual import on, work
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.widgets import Input, Static

from store.rules.cost_words import COMMITTED
from store.rules.pipeline import OFFERS
from store.rules.spend import after
from store.rules.text import clean
from tui import format as fmt
from tui.budget_words import money
from tui.dialogs.question import CANCEL, Question
from tui.dialogs.rate_form import read_amount, why_no_amount
from tui.i18n import N_, _
from tui.show import content, fit, show
from tui.widgets.budget_meter import OVER, meter
from tui.widgets.paper import LABEL, Paper, title, wrapped
from tui.widgets.safe_input import SafeInput

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from textual.widget import Widget

    from store import Store
    from store.budget import Left
    from store.conversations import Conversation, OfferRow
    from store.rules.money import Money
    from tui.app import SoloistApp


@dataclass(frozen=True, slots=True)
class Noted:
    """An amount: asked, offered or agreed, how much, and for what."""

    kind: str
    amount: Money
    note: str


class OffersPaper(Paper):
    """Every amount that was said before, with its day, newest first."""

    def __init__(self, offers: Sequence[OfferRow], today: date) -> None:
        super().__init__()
        self._offers, self._today = offers, today

    def lines(self, width: int) -> Sequence[Content]:
        """A line for each amount; its note goes on under itself."""
        if not self._offers:
            return [Content.styled(_("Nothing was said of money so far."), LABEL)]
        days = [fmt.short_day(offer.on_day, self._today) for offer in self._offers]
        kinds = [fmt.word(fmt.OFFER, offer.kind) for offer in self._offers]
        sums = [fmt.amount(offer.amount) for offer in self._offers]
        wide = [max(map(cell_len, column)) for column in (days, kinds, sums)]
        lines = [title(_("Until now"))]
        for offer, day, kind, total in zip(
            self._offers, days, kinds, sums, strict=True
        ):
            head = Content.assemble(
                (fit(day, wide[0]), LABEL),
                f"  {fit(kind, wide[1])}  {fit(total, wide[2], 'right')}  ",
            )
            note = wrapped(
                Content.styled(show(offer.note or ""), LABEL), width - head.cell_length
            )
            indent = Content(" " * head.cell_length)
            lines += [
                ((head if place == 0 else indent) + row).rstrip()
                for place, row in enumerate(note)
            ]
        return lines


class AmountForm(Question[Noted | None]):
    """Asks what kind of amount it is, how much, and for what.

    ``currency`` is meant where none is typed.
    """

    WIDTH = 72

    DEFAULT_CSS = """
    AmountForm {
        Horizontal { height: 1; margin-top: 1; }
        .label { width: 16; color: $text-muted; }
        SafeInput { width: 1fr; }
        #kind { width: 1fr; }
        #read { height: auto; min-height: 1; width: 1fr; padding-left: 17; }
        #left { height: auto; width: 1fr; padding-left: 17; }
        VerticalScroll { height: auto; max-height: 30vh; margin-top: 1; }
    }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "save", N_("Save")),
        Binding("ctrl+s", "save", show=False),
        Binding("tab", "turn(1)", N_("Asked/offered/agreed"), priority=True),
        Binding("shift+tab", "turn(-1)", show=False, priority=True),
        Binding("down", "app.focus_next", N_("For what"), priority=True),
        Binding("up", "app.focus_previous", show=False, priority=True),
        CANCEL,
    ]

    def __init__(
        self, conversation: Conversation, currency: str | None, today: date
    ) -> None:
        super().__init__(
            _("Amount with {name} · {campaign}").format(
                name=conversation.name,
                campaign=conversation.campaign or _("No campaign"),
            )
        )
        self._talk = conversation
        self._offers = conversation.offers
        self._currency = currency
        self._today = today
        self._kind = _expected(conversation)

    def asked(self) -> Iterable[Widget]:
        """The kind, the amount, what it leaves of the budget, the note, the history."""
        yield Horizontal(
            Static(content(_("What was said")), classes="label"), Static(id="kind")
        )
        yield Horizontal(
            Static(content(_("How much")), classes="label"),
            SafeInput(id="amount", placeholder=_("50만원, 120 €, $1,500 …")),
        )
        yield Static(id="read")
        yield Static(id="left")
        yield Horizontal(
            Static(content(_("For what")), classes="label"),
            SafeInput(id="note", placeholder=_("2 reels, use on our page for a year")),
        )
        yield VerticalScroll(OffersPaper(self._offers, self._today), can_focus=False)

    def on_mount(self) -> None:
        """Begin with the amount, as what is to be expected next."""
        self._show_kind()
        self.query_one("#amount", SafeInput).focus()

    def action_turn(self, by: int) -> None:
        """Say that it was asked, offered or agreed."""
        place = (OFFERS.index(self._kind) + by) % len(OFFERS)
        self._kind = OFFERS[place]
        self._show_kind()

    def _show_kind(self) -> None:
        parts = [
            Content.styled(f" {fmt.word(fmt.OFFER, kind)} ", "reverse bold")
            if kind == self._kind
            else Content.styled(f" {fmt.word(fmt.OFFER, kind)} ", LABEL)
            for kind in OFFERS
        ]
        self.query_one("#kind", Static).update(Content(" ").join(parts))

    @on(Input.Changed, "#amount")
    def _read(self) -> None:
        self._tell("")

    def _tell(self, wrong: str) -> None:
        """Show what is wrong; else the amount as it is read."""
        typed = clean(self.query_one("#amount", SafeInput).value)
        amount = None
        if not wrong and typed:
            try:
                amount = read_amount(typed, self._currency)
            except ValueError:
                wrong = why_no_amount(typed)
        place = self.query_one("#read", Static)
        place.set_class(bool(wrong), "problem")
        place.update(content(wrong or ("" if amount is None else fmt.amount(amount))))
        self._look_left(amount)

    @work(exclusive=True, group="look")
    async def _look_left(self, amount: Money | None) -> None:
        """Say what would be left of the budget if this was agreed on."""
        app, number = self.soloist, self._talk.campaign_id
        left = Content("")
        if amount is not None and amount.minor >= 0 and number is not None:
            with self.refusals_shown():
                fee = self._talk.id, number, amount, self._today
                left = left_words(await app.look(left_of, app.store, *fee), amount)
        self.query_one("#left", Static).update(left)

    def _amount(self) -> Money | None:
        """The amount, if it will do; else what is wrong is shown."""
        field = self.query_one("#amount", SafeInput)
        try:
            amount = read_amount(field.value, self._currency)
        except ValueError:
            amount = None
        if amount is not None and amount.minor >= 0:
            return amount
        typed = clean(field.value)
        missing = _("Say how much, with a currency: 50만원, 120 €.")
        below = _("An amount cannot be below zero.")
        self._tell(
            below if amount is not None else why_no_amount(typed) if typed else missing
        )
        field.focus()
        return None

    def action_save(self) -> None:
        """Answer, unless the amount cannot be read."""
        if (amount := self._amount()) is not None:
            note = clean(self.query_one("#note", SafeInput).value)
            self.dismiss(Noted(self._kind, amount, note))


def left_of(
    store: Store, collaboration_id: int, campaign_id: int, fee: Money, today: date
) -> Left:
    """What a campaign would have left with this fee in place of the one agreed on."""
    left = store.budget.left_after(campaign_id, fee, today)
    if left.counted is None:
        return left
    now = sum(
        row.counted.minor
        for row in store.costs.of_collaboration(collaboration_id)
        if row.origin == "fee"
        and row.state in COMMITTED
        and row.counted is not None
        and row.counted.currency == left.currency
    )
    return replace(left, after=after(left.before, left.counted - now))


def left_words(left: Left, fee: Money) -> Content:
    """What would be left, in words; red, and with a sign, where it goes over."""
    if left.counted is None:
        if left.currency is None:
            return Content("")
        none = _("No rate from {currency} to {other} is known: it counts for nothing.")
        said = none.format(currency=fee.currency, other=left.currency)
        return Content.styled(said, "$text-warning")
    then, code = left.after, left.currency
    if then.remaining is None:
        return Content.styled(_("The campaign has no plan yet."), LABEL)
    if then.over:
        over = _("If agreed: over the budget by {amount}.")
        told = f"{OVER} {over.format(amount=money(then.over_by, code))}"
        return Content.styled(told, "bold $text-error")
    rest = _("If agreed: {amount} left.").format(amount=money(then.remaining, code))
    return Content.assemble(f"{rest}  ", meter(then.committed, then.planned, code, 8))


def _expected(conversation: Conversation) -> str:
    """What is likely said next: they ask, we offer, both agree."""
    if conversation.asked is None:
        return "asked"
    return "offered" if conversation.offered is None else "agreed"


async def note_amount(app: SoloistApp, collaboration_id: int) -> None:
    """Ask what was asked, offered or agreed, and keep it. To be awaited in a worker."""
    store, today = app.store, app.today()
    with app.refusals_shown():
        found = await app.look(store.conversations.conversation, collaboration_id)
        currency = await _usual_currency(app, found)
        noted = await app.push_screen_wait(AmountForm(found, currency, today))
        if noted is None:
            return
        await app.ask(
            store.deals.amount,
            found.id,
            noted.kind,
            noted.amount,
            today=today,
            note=noted.note,
        )
        app.say(
            _("{kind}: {amount}. u takes it back.").format(
                kind=fmt.word(fmt.OFFER, noted.kind), amount=fmt.amount(noted.amount)
            )
        )


async def _usual_currency(app: SoloistApp, conversation: Conversation) -> str | None:
    """What amounts with this person are in: as before, or as the campaign has it."""
    if conversation.offers:
        return conversation.offers[0].amount.currency
    campaigns = await app.look(app.store.campaigns.all)
    return next(
        (one.currency for one in campaigns if one.id == conversation.campaign_id), None
    )
