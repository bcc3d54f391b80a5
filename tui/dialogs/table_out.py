"""Writing money to a file: costs, a list for the bank, one for the accountant."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from tui.dialogs.asking import Choice, Choose, Confirm, Prompt
from tui.i18n import N_, _, ngettext

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from tui.app import SoloistApp

LISTS = {
    "bank": N_("For the bank: what is to be sent"),
    "payments": N_("For the accountant: what was paid"),
}
"""Tables of payments, by their kind."""


async def write_out(app: SoloistApp, name: str, write: Callable[[Path], int]) -> None:
    """Ask for a file, and write it; to be awaited in a worker.

    ``name`` is that of the table; ``write`` returns how many rows it wrote.
    """
    typed = await app.push_screen_wait(
        Prompt(
            _("Export this list to"),
            value=f"~/{name}-{app.today():%Y-%m-%d}.csv",
            detail=_("A name that ends in .csv or .xlsx"),
        )
    )
    if not typed:
        return
    target = _as_path(typed)
    if await app.look(target.exists) and not await app.push_screen_wait(
        Confirm(_("There is such a file already. Replace it?"), str(target))
    ):
        return
    with app.refusals_shown():
        count = await app.look(write, target)
        said = ngettext(
            "{count} row written to {path}.", "{count} rows written to {path}.", count
        )
        app.say(said.format(count=count, path=target))


async def write_costs(app: SoloistApp, numbers: Sequence[int]) -> None:
    """Ask for a file, and write these costs to it; to be awaited in a worker."""
    write = partial(app.store.outgoing.costs, numbers=numbers)
    await write_out(app, "costs", write)


async def write_payments(app: SoloistApp, due: Sequence[int] | None = None) -> None:
    """Ask for whom, and write it; to be awaited in a worker.

    ``due`` is what the bank is to send, None is all that is open; the accountant is
    told all that was paid.
    """
    choices = [Choice(kind, _(title)) for kind, title in LISTS.items()]
    kind = await app.push_screen_wait(Choose(_("Export"), choices))
    if kind is not None:
        numbers = due if kind == "bank" else None
        write = partial(app.store.outgoing.payments, kind, numbers=numbers)
        await write_out(app, kind, write)


def _as_path(typed: str) -> Path:
    """A typed path, with ~ for the home folder."""
    return Path(typed).expanduser()
