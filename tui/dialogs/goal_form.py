"""A goal in a form: what customers are to do, and what one of those is worth."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from textual import on

from store.goals import GoalDraft
from store.rules.text import clean
from store.rules.worth import Worth, read_rate
from store.rules.worth import worth as worth_of
from tui import format as fmt
from tui.budget_words import money
from tui.campaign_terms import read_code, spoken
from tui.dialogs.entry_form import EntryForm
from tui.i18n import N_, _
from tui.results_words import KIND
from tui.widgets.entry_row import EntryRow, PriceRow, WordRow
from tui.widgets.field_row import FieldRow

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from store.goals import GoalRow
    from store.rules.money import Money
    from tui.app import SoloistApp

DEFAULT = "purchase"


class ShareRow(EntryRow):
    """A field that takes a share in percent, from 0 to 100."""

    TYPED_OVER = True

    def read(self, typed: str) -> str:
        """The share as a sentence."""
        try:
            found = read_rate(typed)
        except ValueError:
            wrong = _("This is no share from 0 to 100 %: write 10, or 12.5.")
            raise ValueError(wrong) from None
        said = _("→ {percent} of them become a customer")
        return said.format(percent=fmt.percent(found))


@dataclass(frozen=True, slots=True)
class Typed:
    """What the fields of a goal say by now; None for what is not typed."""

    value: Money | None
    ltv: Money | None
    share: Decimal | None


class GoalForm(EntryForm):
    """Asks for a goal; with a row, edits that one.

    What one is worth is said while it is typed. ``added`` is its number once it was
    made.
    """

    HEIGHT = 18

    def __init__(
        self, campaign_id: int, currency: str | None, row: GoalRow | None = None
    ) -> None:
        self._campaign, self._row = campaign_id, row
        self.added: int | None = None
        self._kinds = spoken(KIND)
        base = _written(row)
        self._value = PriceRow(
            "value",
            N_("One is worth"),
            None if row is None else row.value,
            currency=currency,
        )
        self._ltv = PriceRow(
            "ltv",
            N_("Customer's worth"),
            None if row is None else row.ltv,
            currency=currency,
        )
        self._share = ShareRow(
            "rate",
            N_("Become one, in %"),
            base["rate"],
            hint=_("how many of a hundred who do this become a customer: 12.5"),
        )
        kind = self._kinds[DEFAULT] if row is None else None
        rows = [
            WordRow("kind", N_("Kind"), self._kinds, base["kind"], kind),
            EntryRow(
                "name",
                N_("Name"),
                base["name"],
                hint=_("empty: as its kind; a campaign can have several of a kind"),
            ),
            self._value,
            self._ltv,
            self._share,
        ]
        super().__init__(
            0 if row is None else row.id,
            0 if row is None else row.version,
            _("New conversion goal") if row is None else _("Conversion goal"),
            rows,
        )

    # What was typed

    def draft(self) -> GoalDraft:
        """The goal as it is typed."""
        return GoalDraft(
            read_code(self.text("kind"), self._kinds) or DEFAULT,
            clean(self.text("name")),
            self._value.amount,
            self._ltv.amount,
            clean(self.text("rate")),
        )

    async def save(self, number: int, version: int, typed: Mapping[str, str]) -> None:  # noqa: ARG002 - the draft holds all
        """Keep it; raises StoreError."""
        goals, draft = self.soloist.store.goals, self.draft()
        if self._row is None:
            self.added = await self.soloist.ask(goals.add, self._campaign, draft)
        else:
            await self.soloist.ask(goals.edit, number, draft, version)

    async def stored(self, number: int) -> tuple[int, Mapping[str, str]]:
        """The goal as it is stored by now."""
        found = await self.soloist.look(self.soloist.store.goals.of, self._campaign)
        row = next((one for one in found if one.id == number), self._row)
        if row is None:
            return await super().stored(number)
        return row.version, _written(row)

    # What one is worth, while it is typed

    def on_mount(self) -> None:
        """Say what one is worth as it stands."""
        super().on_mount()
        self._told = worth_words(self._typed())
        self._say(self._told)

    @on(FieldRow.Typed)
    def _renew(self) -> None:
        self._say(worth_words(self._typed()))

    def _typed(self) -> Typed:
        return Typed(
            _read(lambda: self._value.amount),
            _read(lambda: self._ltv.amount),
            _read(lambda: _share(self.text("rate"))),
        )


def _share(text: str) -> Decimal | None:
    return read_rate(text) if clean(text) else None


def _read(read: Any) -> Any:
    """What a field says; None for nothing, or while it cannot be read."""
    try:
        return read()
    except ValueError:
        return None


def worth_words(typed: Typed) -> str:
    """What one of a goal is worth, in a sentence."""
    if typed.value is not None and typed.ltv is not None:
        return _("Say what one is worth, or what a customer is worth: not both.")
    if typed.value is not None:
        return _("One is worth {amount}.").format(amount=fmt.amount(typed.value))
    if typed.ltv is None and typed.share is None:
        return _("Nobody says what one is worth: it is counted, without revenue.")
    if typed.ltv is None:
        return _("Say what a customer is worth as well.")
    if typed.share is None:
        return _("Say how many of a hundred become a customer as well.")
    minor = worth_of(
        1, goal=Worth(None, typed.ltv.minor, typed.share, typed.ltv.currency)
    )
    said = _("One is worth {amount}: {ltv} x {percent}.")
    return said.format(
        amount=money(minor, typed.ltv.currency),
        ltv=fmt.amount(typed.ltv),
        percent=fmt.percent(typed.share),
    )


def _written(row: GoalRow | None) -> dict[str, str]:
    """A goal as its form writes it."""
    if row is None:
        return dict.fromkeys(("kind", "name", "value", "ltv", "rate"), "")
    return {
        "kind": _(KIND[row.kind]),
        "name": "" if row.name == row.kind else row.name,
        "value": "" if row.value is None else fmt.amount(row.value),
        "ltv": "" if row.ltv is None else fmt.amount(row.ltv),
        "rate": "" if row.rate is None else f"{row.rate:f}",
    }


async def new_goal(
    app: SoloistApp, campaign_id: int, currency: str | None
) -> int | None:
    """Ask for a goal and keep it; its number, None for never mind.

    To be awaited in a worker.
    """
    form = GoalForm(campaign_id, currency)
    await app.push_screen_wait(form)
    return form.added
