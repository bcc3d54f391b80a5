"""What to do with conversions: whose they are, what went back, many at once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from store.rules.money import Money
from tui import format as fmt
from tui.campaign_terms import read_price
from tui.conversions_columns import KNOWN_BY, STATE, title_of
from tui.dialogs.act_list import ActList
from tui.dialogs.asking import Choice, Choose, Prompt
from tui.dialogs.cost_bulk import ask_channel
from tui.dialogs.cost_form import people_of
from tui.i18n import N_, _

if TYPE_CHECKING:
    from collections.abc import Sequence

    from store.conversion_list import ConversionRow
    from tui.app import SoloistApp

NOBODY = 0
"""In place of a number: what code and link say, or no campaign."""


@dataclass(frozen=True, slots=True)
class ConversionAct:
    """What to do.

    ``kind`` is "whose", "channel" or "state" (``word`` says which), "campaign"
    (``number``, NOBODY for none) or "delete".
    """

    kind: str
    word: str = ""
    number: int = NOBODY


ACTS = {
    "whose": N_("Whose they are"),
    "channel": N_("Channel"),
    "campaign": N_("Campaign"),
    "state": N_("Put into a state"),
    "delete": N_("Delete"),
}

BY_ITSELF = ("pending", "paid", "refunded", "cancelled")
"""States that need no figure: of a part somebody has to say how much went back."""


class ConversionBulk(ActList["ConversionAct | None"]):
    """Asks what to do with conversions, then for what it needs."""

    ACTS = ACTS

    def __init__(self, rows: Sequence[ConversionRow]) -> None:
        super().__init__(_("Change {name}").format(name=title_of(rows)))

    async def act(self, kind: str) -> ConversionAct | None:
        """Ask for what it needs."""
        if kind == "campaign":
            number = await ask_campaign_number(self.soloist, _("Campaign"), none=True)
            return None if number is None else ConversionAct(kind, number=number)
        if kind in {"whose", "delete"}:
            return ConversionAct(kind)
        if kind == "channel":
            word = await ask_channel(self.soloist)
        else:
            choices = [Choice(code, _(STATE[code])) for code in BY_ITSELF]
            word = await self.app.push_screen_wait(Choose(_(ACTS[kind]), choices))
        return None if word is None else ConversionAct(kind, word)


async def ask_campaign_number(
    app: SoloistApp, title: str, *, none: bool = False
) -> int | None:
    """Ask for a campaign; NOBODY is none of them, where that is an answer.

    To be awaited in a worker.
    """
    campaigns = await app.look(app.store.campaigns.all)
    choices = [Choice(one.id, one.name) for one in campaigns]
    if none:
        choices.append(Choice(NOBODY, _("(none)")))
    if not choices:
        app.say(_("There is no campaign yet."), severity="warning")
        return None
    return await app.push_screen_wait(Choose(title, choices))


async def ask_whose(
    app: SoloistApp, rows: Sequence[ConversionRow]
) -> tuple[int, str] | None:
    """Ask whose conversions are: a collaboration with the name, or NOBODY.

    People are those of the campaign; where conversions are of several, or of none, that
    is asked first. To be awaited in a worker.
    """
    campaigns = {row.campaign_id for row in rows}
    campaign = campaigns.pop() if len(campaigns) == 1 else None
    if campaign is None:
        title = _("Whose, of which campaign?")
        campaign = await ask_campaign_number(app, title, none=True)
        if campaign is None:
            return None
    people = await app.look(people_of, app.store, campaign) if campaign else ()
    by_itself = Choice(
        NOBODY, _("As code and link say"), _("what was said by hand is taken back")
    )
    choices = [*(Choice(number, name) for number, name in people), by_itself]
    talks = {row.collaboration_id for row in rows}
    now = talks.pop() if len(talks) == 1 else None
    detail = title_of(rows)
    if len(rows) == 1 and rows[0].name:
        known = _(KNOWN_BY[rows[0].attributed_by])
        said = _("now {name}, {known}").format(name=rows[0].name, known=known)
        detail = f"{detail}\n{said}"
    ask = Choose(_("Whose is it?"), choices, current=now, detail=detail)
    number = await app.push_screen_wait(ask)
    if number is None:
        return None
    return number, dict(people).get(number, "")


async def ask_refund(app: SoloistApp, row: ConversionRow) -> Money | None:
    """Ask what of an order went back, in all; to be awaited in a worker."""
    if row.amount is None:
        return None
    currency = row.amount.currency
    back = Money(row.refunded_minor, currency)
    whole = row.amount + back

    def read(text: str) -> Money:
        found = read_price(text, currency)
        if found is None:
            raise ValueError(_("Say how much went back; 0 for nothing."))
        if found.currency != currency:
            wrong = _("The order is in {currency}.").format(currency=currency)
            raise ValueError(wrong)
        if found > whole:
            most = _("No more than {amount} can go back.")
            raise ValueError(most.format(amount=fmt.amount(whole)))
        return found

    def wrong(text: str) -> str:
        try:
            read(text)
        except ValueError as problem:
            return str(problem)
        return ""

    told = _("It came to {amount}. What went back of it, in all; 0 for nothing.")
    ask = Prompt(
        _("What went back?"),
        value=fmt.amount(back if back.minor else whole),
        detail=f"{title_of([row])}\n{told.format(amount=fmt.amount(whole))}",
        check=wrong,
    )
    typed = await app.push_screen_wait(ask)
    return None if typed is None else read(typed)
