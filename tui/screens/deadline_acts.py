"""What ``d`` does with a line that a campaign made due: the natural next thing."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from store.agenda import source_of
from store.rules.urgency import KIND_OF
from tui import i18n
from tui.i18n import _

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Sequence
    from datetime import date

    from store import Store
    from store.agenda import DueItem
    from store.going_live import WentLive
    from tui.app import SoloistApp
    from tui.dialogs.live_check import Looked


def deadlines(items: Sequence[int]) -> tuple[int, ...]:
    """Those lines of the day that a campaign made due."""
    return tuple(item for item in items if source_of(item)[0] in KIND_OF)


def needs_answer(line: DueItem) -> bool:
    """Whether it takes more than a key to be done."""
    return line.source in _QUESTIONS or line.phase == "arrived"


def tick(store: Store, items: Sequence[int], today: date) -> None:
    """Meet deadlines, in the thread that writes: each kind is one step of undo.

    What takes an answer to be met stays as it is.
    """
    lines = store.agenda.rows(items, today)
    rows: dict[str, list[int]] = {}
    for line in lines:
        if not needs_answer(line):
            what = line.source if line.source != "parcel" else line.phase
            if line.source == "contract":
                what = line.phase
            rows.setdefault(what, []).append(line.row)
    acts = {
        "unsigned": partial(store.contracts.sign, today=today),
        "ending": partial(store.contracts.end, today=today),
        "no_contract": partial(store.contracts.send, today=today),
        "draft": partial(store.deliverables.move, state="submitted", today=today),
        "chosen": partial(store.parcels.send, on=today),
        "sent": partial(store.parcels.arrived, on=today),
        "right": partial(store.rights.noted, today=today),
    }
    for what, numbers in rows.items():
        if what in acts:
            acts[what](numbers)
    if noted := [line.id for line in lines if line.source == "exclusivity"]:
        store.tasks.put_away(noted)


async def see(app: SoloistApp, line: DueItem) -> bool | Looked:
    """Ask what a line takes to be done; once that is noted True, or what was seen.

    To be awaited in a worker.
    """
    if (ask := _QUESTIONS.get(line.source)) is not None:
        return await ask(app, line)
    if line.collaboration_id is None:  # pragma: no cover - a parcel has one
        return False
    piece = await app.look(app.store.deliverables.waiting, line.collaboration_id)
    if piece is not None:
        from tui.dialogs.go_live import go_live  # noqa: PLC0415 - when asked

        return bool(await go_live(app, piece))
    return await _note_post(app, line, line.collaboration_id)


async def _go_live(app: SoloistApp, line: DueItem) -> bool:
    from tui.dialogs.go_live import go_live  # noqa: PLC0415 - when asked

    return bool(await go_live(app, line.row))


async def _look_again(app: SoloistApp, line: DueItem) -> bool | Looked:
    from tui.dialogs.live_check import look_again  # noqa: PLC0415 - when asked

    return await look_again(app, line.row) or False


async def _type_figures(app: SoloistApp, line: DueItem) -> bool:
    from tui.dialogs.figures_of_post import type_figures  # noqa: PLC0415 - when asked

    return await type_figures(app, line.row)


async def _review(app: SoloistApp, line: DueItem) -> bool:
    """Show the piece whose draft is here; True once something was said to it."""
    from tui.screens.piece import PieceScreen  # noqa: PLC0415 - when asked

    await app.push_screen_wait(PieceScreen(line.row))
    left = await app.look(app.store.agenda.rows, (line.id,), app.today())
    return not left


async def _pay(app: SoloistApp, line: DueItem) -> bool:
    from tui.dialogs.pay import pay  # noqa: PLC0415 - when asked

    return bool(await pay(app, [line.row]))


async def _see_campaign(app: SoloistApp, line: DueItem) -> bool:
    """Show the place of a campaign that a line is about; True once it is met there."""
    await open_campaign_line(app, line)
    left = await app.look(app.store.agenda.rows, (line.id,), app.today())
    return not left


async def open_campaign_line(app: SoloistApp, line: DueItem) -> None:
    """Show what a line without a person is about: the brand, the results, the money.

    To be awaited in a worker.
    """
    if line.campaign_id is None:
        return
    if line.source in {"brand_before", "brand_after"}:
        from tui.screens.results import ResultsScreen  # noqa: PLC0415 - when asked

        brand = ResultsScreen("brand", line.campaign_id, opened=True)
        await app.push_screen_wait(brand)
        return
    from tui.screens.campaign import CampaignScreen  # noqa: PLC0415 - when asked

    tab = "results" if line.source == "report" else "money"
    await app.push_screen_wait(CampaignScreen(line.campaign_id, tab=tab))


_QUESTIONS: dict[str, Callable[[SoloistApp, DueItem], Awaitable[bool | Looked]]] = {
    "go_live": _go_live,
    "live_check": _look_again,
    "measure": _type_figures,
    "review": _review,
    "payment": _pay,
    "budget": _see_campaign,
    "brand_before": _see_campaign,
    "brand_after": _see_campaign,
    "report": _see_campaign,
}
"""Sources that are met only by an answer: an address, a verdict, figures, money."""


async def _note_post(app: SoloistApp, line: DueItem, number: int) -> bool:
    """Ask where a post is that nobody had asked for as a piece of its own."""
    from store.deliverables import read_address  # noqa: PLC0415 - when asked
    from store.errors import Invalid  # noqa: PLC0415
    from tui.dialogs.asking import Prompt  # noqa: PLC0415
    from tui.dialogs.entry_form import past_the_gate  # noqa: PLC0415

    def problem(typed: str) -> str:
        try:
            read_address(typed)
        except Invalid as refusal:
            return i18n.sentence(refusal)
        return ""

    title = _("It is live: {name}").format(name=line.influencer)
    url = await app.push_screen_wait(Prompt(title, check=problem))
    if url is None:
        return False
    today = app.today()
    post = partial(
        app.store.deliverables.posted, number, url=url, on=today, today=today
    )
    went: WentLive | None = None
    with app.refusals_shown():
        went = await past_the_gate(
            app,
            lambda note: app.ask(post, override=note),
            _("Live without a signed contract?"),
        )
    return went is not None
