"""How outreach is arranged: templates, cadences, stages, who writes, holidays."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from rich.cells import cell_len

from store.rules.text import clean
from store.rules.vocabulary import read_country
from store.rules.withholding import NOT_ADVICE, OFFERED, read_percent
from tui import format as fmt
from tui.dialogs.asking import Choice, Choose, Prompt
from tui.dialogs.numbers import is_number
from tui.dialogs.question import WIDE
from tui.i18n import _, ngettext
from tui.payment_columns import percent_words
from tui.show import fit
from tui.widgets.person_words import country

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from store import Store
    from tui.app import SoloistApp


class Menu(Choose[str]):
    """A menu that is shown again after each choice, wide enough for what is so now."""

    WIDTH = WIDE


@dataclass(frozen=True, slots=True)
class Arranged:
    """How things are now, a few words for each line of the menu."""

    cadences: int
    """Those beside the general one."""
    own_stages: int
    """Stages that she has named herself."""
    sender: str
    market: str | None
    quiet: dict[str, int]
    payment: int
    """Days from going live until somebody is paid."""
    tax: str
    """The percent kept back of individuals whose papers say nothing; "" is none."""


def read_arranged(store: Store) -> Arranged:
    """How things are now, in one go."""
    settings = store.settings
    sender = settings.sender()
    return Arranged(
        cadences=len(store.cadences.all()) - 1,
        own_stages=sum(stage.own for stage in settings.stages()),
        sender=", ".join(filter(None, (sender["my_name"], sender["my_company"]))),
        market=settings.market(),
        quiet=settings.quiet_days(),
        payment=settings.payment_days(),
        tax=settings.withholding_percent(),
    )


async def arrange(app: SoloistApp) -> None:
    """Show the menu until somebody leaves it. To be awaited in a worker."""
    acts: dict[str, Callable[[SoloistApp], Awaitable[None]]] = {
        "templates": _templates,
        "cadences": _cadences,
        "stages": _stages,
        "sender": _sender,
        "market": _market,
        "quiet": _quiet,
        "payment": _payment,
        "tax": _tax,
    }
    chosen: str | None = None
    while True:
        now = await app.look(read_arranged, app.store)
        chosen = await app.push_screen_wait(
            Menu(_("Outreach settings"), _menu(now), current=chosen)
        )
        if chosen is None:
            return
        with app.refusals_shown():
            await acts[chosen](app)


def _menu(now: Arranged) -> list[Choice[str]]:
    more = ngettext(
        "and {count} for a stage or channel",
        "and {count} for a stage or channel",
        now.cadences,
    ).format(count=now.cadences)
    own = ngettext("{count} renamed", "{count} renamed", now.own_stages)
    nobody = _("nobody's: only weekends are off")
    quiet = " · ".join(
        f"{fmt.word(fmt.STATUS, status)} {days}" for status, days in now.quiet.items()
    )
    lines = {
        "templates": (_("Templates"), ""),
        "cadences": (_("Cadences"), more if now.cadences else ""),
        "stages": (
            _("Stages"),
            own.format(count=now.own_stages) if now.own_stages else "",
        ),
        "sender": (_("Who writes"), now.sender or _("not said yet")),
        "market": (
            _("Public holidays"),
            nobody if now.market is None else country(now.market),
        ),
        "quiet": (_("When somebody is quiet"), quiet),
        "payment": (_("Paid after going live"), _days(now.payment)),
        "tax": (_("Tax kept back"), _percent(now.tax) or _("none")),
    }
    wide = max(cell_len(words) for words, _aside in lines.values())
    return [
        Choice(name, fit(words, wide) if aside else words, aside)
        for name, (words, aside) in lines.items()
    ]


async def _templates(app: SoloistApp) -> None:
    from tui.dialogs.templates import manage_templates  # noqa: PLC0415 - when asked

    await manage_templates(app)


async def _cadences(app: SoloistApp) -> None:
    from tui.dialogs.cadence_form import CadencesDialog  # noqa: PLC0415 - when asked

    cadences = await app.look(app.store.cadences.all)
    stages = await app.look(app.store.settings.stages)
    await app.push_screen_wait(CadencesDialog(cadences, stages))


async def _stages(app: SoloistApp) -> None:
    from tui.dialogs.stages_form import StagesDialog  # noqa: PLC0415 - when asked

    stages = await app.look(app.store.settings.stages)
    await app.push_screen_wait(StagesDialog(stages))


async def _sender(app: SoloistApp) -> None:
    from tui.dialogs.sender_form import SenderForm  # noqa: PLC0415 - when asked

    kept = await app.look(app.store.settings.sender)
    await app.push_screen_wait(SenderForm(kept))


async def _market(app: SoloistApp) -> None:
    """Whose public holidays count for people and campaigns without a country."""
    kept = await app.look(app.store.settings.market)
    typed = await app.push_screen_wait(
        Prompt(
            _("Whose public holidays count?"),
            value="" if kept is None else country(kept),
            detail=_(
                "For people and campaigns without a country. Korea, 한국, Corea, KR …;"
                " an empty line is nobody's."
            ),
            check=_country_problem,
        )
    )
    if typed is None:
        return
    await app.ask(app.store.settings.set_market, typed)
    code = read_country(typed) if typed else None
    app.say(
        _("Only weekends are off.")
        if code is None
        else _("The public holidays of {country} count.").format(country=country(code))
    )


def _country_problem(text: str) -> str:
    if not clean(text) or read_country(text) is not None:
        return ""
    return _("{country} is not a country known here.").format(country=text)


async def _quiet(app: SoloistApp) -> None:
    """After how many silent days somebody counts as quiet, one status at a time."""
    status: str | None = None
    while True:
        kept = await app.look(app.store.settings.quiet_days)
        choices = [
            Choice(one, fmt.word(fmt.STATUS, one), _days(days))
            for one, days in kept.items()
        ]
        status = await app.push_screen_wait(
            Choose(
                _("When somebody is quiet"),
                choices,
                current=status,
                detail=_("After so many days without a word, either way."),
            )
        )
        if status is None:
            return
        typed = await app.push_screen_wait(
            Prompt(
                _("Quiet after how many days: {status}").format(
                    status=fmt.word(fmt.STATUS, status)
                ),
                value=str(kept[status]),
                check=_days_problem,
            )
        )
        if typed is not None:
            await app.ask(app.store.settings.set_quiet_days, status, int(typed))


async def _payment(app: SoloistApp) -> None:
    """Within how many days a live post is paid for, where its contract does not say."""
    kept = await app.look(app.store.settings.payment_days)
    typed = await app.push_screen_wait(
        Prompt(
            _("Paid within how many days of going live?"),
            value=str(kept),
            detail=_("Where a contract does not say otherwise."),
            check=_days_problem,
        )
    )
    if typed is not None:
        await app.ask(app.store.settings.set_payment_days, int(typed))


async def _tax(app: SoloistApp) -> None:
    """What is kept back of individuals whose papers say nothing."""
    settings = app.store.settings
    kept = await app.look(settings.withholding_percent)
    market = await app.look(settings.market)
    usual = "" if kept else OFFERED.get(market or "", "")
    detail = [_("Of individuals whose papers say nothing; an empty line is none.")]
    if usual and market is not None:
        words = _("{country}: {percent} is usual there, and stands here to be kept.")
        said = words.format(country=country(market), percent=_percent(usual))
        detail.append(said)
    detail.append(_(NOT_ADVICE))
    typed = await app.push_screen_wait(
        Prompt(
            _("Which share is kept back as tax?"),
            value=kept or usual,
            detail="\n".join(detail),
            check=_percent_problem,
        )
    )
    if typed is not None:
        await app.ask(settings.set_withholding_percent, typed)


def _percent(text: str) -> str:
    """A percentage as it is stored, in words; "" for none."""
    found = read_percent(text)
    return "" if found is None else percent_words(found)


def _percent_problem(text: str) -> str:
    try:
        read_percent(text)
    except ValueError:
        return _("Write a share from 0 to 100 %: 3.3.")
    return ""


def _days(count: int) -> str:
    return ngettext("{count} day", "{count} days", count).format(count=fmt.whole(count))


def _days_problem(text: str) -> str:
    return (
        "" if is_number(text, 1, 3_650) else _("Say a number of days from 1 to 3650.")
    )
