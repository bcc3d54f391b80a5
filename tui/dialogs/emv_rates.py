"""What a thousand impressions on each platform are taken to be worth."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui import format as fmt
from tui.campaign_terms import read_price
from tui.dialogs.asking import Choice, Choose, Prompt
from tui.i18n import N_, _

if TYPE_CHECKING:
    from store.rules.money import Money
    from tui.app import SoloistApp

RULE = N_("EMV = impressions / 1,000 x this; no revenue.")

TOLD = N_(
    "EMV is what being seen would have cost. It is in no ROI, and without a price there"
    " is none. An amount with its currency: 8,000 KRW, 6.50 EUR. Blank: no price."
)

UNTOLD = frozenset({"kakao", "other"})
"""Platforms on which nobody buys impressions."""


async def set_emv_rates(app: SoloistApp, currency: str | None) -> None:
    """Ask for prices, one platform after the other, until she leaves.

    Each is a step of its own. To be awaited in a worker.
    """
    last = ""
    while True:
        known = dict(await app.look(app.store.results.emv_rates))
        platforms = [name for name in fmt.PLATFORM if name not in UNTOLD]
        names = [*known, *(name for name in platforms if name not in known)]
        choices = [
            Choice(name, _(fmt.PLATFORM.get(name, name)), _price(known.get(name)))
            for name in names
        ]
        title = _("What a thousand impressions are worth")
        ask = Choose(title, choices, current=last or None, detail=_(RULE))
        chosen = await app.push_screen_wait(ask)
        if chosen is None:
            return
        last = chosen
        await _set(app, chosen, known.get(chosen), currency)


def _price(price: Money | None) -> str:
    return _("no price") if price is None else fmt.amount(price)


async def _set(
    app: SoloistApp, channel: str, now: Money | None, currency: str | None
) -> None:
    """Ask for one price, and keep it."""
    code = now.currency if now is not None else currency

    def wrong(text: str) -> str:
        if not text:
            return ""
        try:
            read_price(text, code)
        except ValueError as problem:
            return str(problem)
        return ""

    typed = await app.push_screen_wait(
        Prompt(
            _("A thousand impressions: {name}").format(
                name=_(fmt.PLATFORM.get(channel, channel))
            ),
            value="" if now is None else fmt.amount(now),
            detail=_(TOLD),
            check=wrong,
        )
    )
    if typed is None:
        return
    price = read_price(typed, code) if typed else None
    if price == now:
        return
    with app.refusals_shown():
        results = app.store.results
        if price is not None and now is not None and price.currency != now.currency:
            await app.ask(results.set_emv_rate, channel, None, now.currency)
        await app.ask(results.set_emv_rate, channel, price)
        app.say(_("Saved. u takes it back."))
