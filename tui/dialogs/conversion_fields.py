"""The fields of a conversion's form, and how what it is worth is said under them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from store.rules.money import Money
from store.rules.worth import worth as worth_of
from tui import format as fmt
from tui.campaign_terms import read_price, spoken
from tui.conversions_columns import KNOWN_BY, STATE
from tui.dialogs.cost_fields import ExchangeRow, channel_row, here_in
from tui.i18n import N_, _
from tui.results_words import KIND
from tui.widgets.entry_row import CountRow, DayRow, EntryRow, WordRow
from tui.widgets.found_row import FoundRow

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from datetime import date

    from store.conversion_list import ConversionRow
    from store.conversions import ConversionDraft
    from store.goals import GoalRow
    from tui.widgets.found_row import Named


@dataclass(frozen=True, slots=True)
class Known:
    """What a conversion can be of: campaigns, and the people and goals of one."""

    campaigns: Sequence[Named]
    currencies: Mapping[int, str]
    channels: Sequence[str]
    people: Sequence[Named] = ()
    goals: Sequence[GoalRow] = ()


class WorthRow(EntryRow):
    """A field that takes an amount that is not below zero, or nothing.

    ``currency`` says what is meant where none is typed, ``blank`` what holds while
    nothing is.
    """

    TYPED_OVER = True

    def __init__(
        self,
        name: str,
        title: str,
        base: Money | None,
        currency: Callable[[], str | None],
        blank: Callable[[], str],
    ) -> None:
        self._currency, self._blank = currency, blank
        super().__init__(name, title, "" if base is None else fmt.amount(base))

    def read(self, typed: str) -> str:
        """The amount with its currency."""
        return f"→ {fmt.amount(read_price(typed, self._currency()))}"

    def accepts(self) -> str:
        """The amount as it is read; while there is none, what holds then."""
        return super().accepts() or self._blank()

    @property
    def amount(self) -> Money | None:
        """The amount that was typed; None for none; raises ValueError."""
        return read_price(self.text, self._currency())


class WhoseRow(FoundRow):
    """A field that finds whose it is, said by hand; empty is what code and link say."""

    def __init__(self, people: Sequence[Named], here: Named | None, known: str) -> None:
        self._known = known
        super().__init__("collaboration", N_("Whose, by hand"), people, here)

    def accepts(self) -> str:
        """The one that is meant; while nothing is typed, what that says."""
        found = super().accepts() if self.text.strip() else ""
        return found or self._known


def goal_named(goals: Sequence[GoalRow]) -> list[Named]:
    """Goals by their numbers, as they are found; one without a name by its kind."""
    return [(one.id, goal_name(one)) for one in goals]


def goal_name(goal: GoalRow) -> str:
    """What a goal is called; one without a name of its own is called as its kind."""
    return _(KIND[goal.kind]) if goal.name == goal.kind else goal.name


def goal_worth(goal: GoalRow, quantity: int = 1) -> Money | None:
    """What so many of a goal are worth, rounded once; None where nobody said."""
    minor = worth_of(quantity, goal=goal.worth)
    currency = goal.worth.currency
    return None if minor is None or currency is None else Money(minor, currency)


class FormFields:
    """The fields of a conversion, in the order of the form."""

    def __init__(
        self,
        draft: ConversionDraft,
        known: Known,
        today: date,
        row: ConversionRow | None,
        worth: Callable[[], str],
    ) -> None:
        self._draft, self._known, self._today = draft, known, today
        self._row, self._worth = row, worth
        self._campaign = FoundRow(
            "campaign",
            N_("Campaign"),
            known.campaigns,
            here_in(draft.campaign_id, dict(known.campaigns)),
            nothing=_("There is no campaign yet."),
        )
        self._amount = WorthRow(
            "amount", N_("Came to"), draft.amount, self._currency, worth
        )

    def rows(self) -> list[EntryRow]:
        """All of them."""
        return [*self._what(), *self._whence(), *self._rest()]

    def _currency(self) -> str | None:
        """What is meant where no currency is typed: that of the campaign."""
        row = self._row
        if row is not None and row.amount_currency is not None:
            return row.amount_currency
        return self._known.currencies.get(self._campaign.number or 0)

    def _what(self) -> list[EntryRow]:
        """What was done, when, and what it came to."""
        draft, known, is_new = self._draft, self._known, self._row is None
        kinds, goals = spoken(KIND), goal_named(known.goals)
        kind = kinds[draft.kind]
        count = str(draft.quantity)
        return [
            self._amount,
            CountRow("quantity", N_("How many"), "" if is_new else count, count),
            WordRow("kind", N_("Kind"), kinds, "" if is_new else kind, kind),
            FoundRow(
                "goal",
                N_("Conversion goal"),
                goals,
                here_in(draft.goal_id, dict(goals)),
                nothing=_("no goal is set in this campaign; W sets some"),
            ),
            DayRow(
                "on_day",
                N_("Day"),
                self._today,
                None if is_new else draft.on_day,
                draft.on_day.isoformat(),
            ),
            EntryRow("order_ref", N_("Order number"), draft.order_ref),
            EntryRow("what", N_("What it was"), draft.what),
        ]

    def _whence(self) -> list[EntryRow]:
        """Whose it is, and what says so."""
        draft, known = self._draft, self._known
        return [
            self._campaign,
            EntryRow(
                "code",
                N_("Promo code"),
                draft.code,
                hint=_("the code that was used; it says whose it is"),
            ),
            EntryRow(
                "url",
                N_("Link"),
                draft.url,
                hint=_("the address it came by, with its utm parts"),
            ),
            DayRow("clicked_on", N_("Clicked on"), self._today, draft.clicked_on),
            WhoseRow(
                known.people,
                here_in(draft.collaboration_id, dict(known.people)),
                self._known_by(),
            ),
            channel_row(draft.channel, known.channels),
        ]

    def _known_by(self) -> str:
        said = _("empty: as code and link say")
        row = self._row
        if row is None or row.name is None or row.attributed_by == "manual":
            return said
        now = _("now {name}, {known}")
        known = _(KNOWN_BY[row.attributed_by])
        return f"{said} · {now.format(name=row.name, known=known)}"

    def _rest(self) -> list[EntryRow]:
        """How far it is, and what went back."""
        draft, states = self._draft, spoken(STATE)
        state = states[draft.status]
        return [
            WordRow(
                "status", N_("State"), states, "" if self._row is None else state, state
            ),
            WorthRow(
                "refunded",
                N_("Went back"),
                draft.refunded,
                self._currency,
                lambda: _("what the customer got back, in all"),
            ),
            ExchangeRow("rate", N_("Rate of exchange"), draft.rate, self._pair),
            EntryRow("notes", N_("Notes"), draft.notes, kind="block"),
        ]

    def _pair(self) -> tuple[str, str]:
        try:
            found = self._amount.amount
        except ValueError:
            found = None
        to = self._known.currencies.get(self._campaign.number or 0)
        return "" if found is None else found.currency, to or ""
