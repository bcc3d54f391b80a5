"""What own time costs, and where the rate comes from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content

from tui import format as fmt
from tui.budget_words import duration
from tui.dialogs.reading import Reading
from tui.hours_columns import title_of, what
from tui.i18n import N_, _
from tui.ledger_columns import place
from tui.show import show
from tui.widgets.paper import fact, label_width, wrapped

if TYPE_CHECKING:
    from store.work_time import WorkTimeRow
    from tui.app import SoloistApp

NO_RATE = N_(
    "Nobody said what an hour of it costs: say so in its campaign, or of this alone."
)
OWN = N_("The rate was said of this alone.")
OF_CAMPAIGN = N_("The rate is what its campaign says an hour costs.")
BESIDE = N_(
    "Own time is a cost of its own: it stands beside the four figures, and takes"
    " nothing from what is left."
)


async def explain_time(app: SoloistApp, row: WorkTimeRow) -> None:
    """Show what is behind a line of own time; to be awaited in a worker."""
    page = Reading(title_of([row]), lambda width: explained(row, width))
    await app.push_screen_wait(page)


def explained(row: WorkTimeRow, width: int) -> list[Content]:
    """How it is worked out, what is known of it, and what it does to the figures."""
    if row.rate is None or row.cost is None:
        head, source = _(NO_RATE), ""
    else:
        words = _("{time} at {rate} an hour = {cost}")
        head = words.format(
            time=duration(row.minutes),
            rate=fmt.amount(row.rate),
            cost=fmt.amount(row.cost),
        )
        source = _(OF_CAMPAIGN if row.own_rate is None else OWN)
    rows = wrapped(Content.styled(head, "bold"), width)
    rows += wrapped(Content(source), width) if source else []
    facts = (
        (_("Day"), fmt.plain_day(row.on_day)),
        (_("What was done"), what(row)),
        (_("Who"), row.name),
        (_("Campaign"), row.campaign),
        (_("Channel"), place(row.channel)),
    )
    known = [(label, value) for label, value in facts if value]
    wide = label_width((label for label, _value in known), 24)
    rows.append(Content(""))
    for label, value in known:
        rows += fact(label, Content(show(value)), wide, width)
    rows.append(Content(""))
    return rows + wrapped(Content.styled(_(BESIDE), "$foreground 60%"), width)
