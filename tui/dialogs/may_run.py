"""May I run this today? Layer by layer and country by country, with what says so."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content

from store.rules.content_words import RIGHT_LAYERS
from store.rules.rights import rule
from tui import format as fmt
from tui.campaign_terms import CONTRACT, day_word
from tui.dialogs.reading import Reading
from tui.i18n import _
from tui.library_columns import called
from tui.rights_words import LAYER, sentence, sign, territory, window
from tui.show import show
from tui.widgets.paper import LABEL, title, wrapped

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from store import Store
    from store.contract_rows import ContractRow
    from store.library import AssetLine
    from store.right_rows import RightRow
    from tui.app import SoloistApp


class Grounds:
    """What was agreed that an answer stands on."""

    def __init__(
        self,
        rights: Sequence[RightRow],
        contract: ContractRow | None,
        market: str | None,
    ) -> None:
        self.rights = rights
        self.contract = contract
        self.countries = sorted(
            {code for right in rights for code in right.territory}
            | (
                {market}
                if market and any(right.territory for right in rights)
                else set()
            )
        )
        """The countries that make a difference."""


def read_grounds(store: Store, line: AssetLine) -> Grounds:
    """What was agreed on an asset: its rights, and the best contract there is."""
    talk = line.collaboration_id
    if talk is None:
        return Grounds((), None, None)
    rights = [
        right
        for right in store.rights.of_collaboration(talk)
        if right.deliverable_id in {None, line.deliverable_id}
    ]
    contracts = store.contracts.of_collaboration(talk)
    best = min(contracts, key=lambda one: _BEST.index(one.status), default=None)
    return Grounds(rights, best, store.settings.market())


_BEST = ("signed", "ended", "sent", "draft", "cancelled")


def explained(
    line: AssetLine, grounds: Grounds, today: date, width: int
) -> list[Content]:
    """Every layer: what holds anywhere, in each country, and by which right."""
    lines: list[Content] = []
    for layer in RIGHT_LAYERS:
        lines += [*_layer(layer, grounds, today, width), Content("")]
    return [*lines, *_contract(line, grounds, today, width)]


def _layer(layer: str, grounds: Grounds, today: date, width: int) -> list[Content]:
    own = [right for right in grounds.rights if right.layer == layer]
    asked = [right.right() for right in own]
    ruling = rule(asked, layer, None, today)
    style = "$text-success" if ruling.allowed else "bold"
    lines = wrapped(
        Content.assemble(
            (f"{sign(ruling)} {_(LAYER[layer])}", style),
            "  ",
            show(sentence(ruling, today)),
        ),
        width,
    )
    if any(right.territory for right in own):
        for code in grounds.countries:
            there = rule(asked, layer, code, today)
            said = f"   {sign(there)} {territory((code,))}: "
            said += sentence(there, today, code)
            lines += wrapped(Content(show(said)), width)
    for right in own:
        lines += _hung(_ground(right, today), width)
    return lines


def _ground(right: RightRow, today: date) -> str:
    """A right as what it is about, where and when."""
    about = right.deliverable or _("all content")
    where = territory(right.territory)
    said = f"{about} · {where} · {window(right, today)}"
    return f"{said} · {right.notes}" if right.notes else said


def _hung(text: str, width: int) -> list[Content]:
    rows = wrapped(Content(show(text)), width - 3)
    return [Content("   ") + row.stylize(LABEL) for row in rows]


def _contract(
    line: AssetLine, grounds: Grounds, today: date, width: int
) -> list[Content]:
    """The contract behind it, or what is missing for there to be one."""
    if line.collaboration_id is None:
        said = _("It belongs to no campaign, so no right is about it. x says to which.")
        return wrapped(Content.styled(said, LABEL), width)
    heading = title(_("What says so"))
    contract = grounds.contract
    if contract is None:
        said = _("There is no contract with {name}.").format(name=line.name)
    else:
        on = contract.signed_on or contract.sent_on
        parts = [
            _("Contract with {name}").format(name=line.name),
            _(CONTRACT[contract.status]),
            day_word(on, today),
            contract.file or "",
        ]
        said = " · ".join(part for part in parts if part)
    if not grounds.rights:
        said = f"{said} " + _("No right was noted: R notes what was agreed.")
    return [heading, *wrapped(Content(show(said)), width)]


async def explain_may_run(app: SoloistApp, line: AssetLine) -> None:
    """Answer whether an asset may be run today; to be awaited in a worker."""
    with app.refusals_shown():
        grounds = await app.look(read_grounds, app.store, line)
        today = app.today()
        day = fmt.plain_day(today)
        await app.push_screen_wait(
            Reading(
                _("May I run this today, {day}? {name}").format(
                    day=day, name=called(line)
                ),
                lambda width: explained(line, grounds, today, width),
            )
        )
