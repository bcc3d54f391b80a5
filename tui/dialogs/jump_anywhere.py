"""Go to anyone, or to any campaign, by whatever is remembered of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content
from textual.widgets import Input

from store.rules.text import fold
from tui.dialogs.jump import SHOWN, JumpDialog
from tui.dialogs.question import matches
from tui.i18n import _
from tui.show import fit, show

if TYPE_CHECKING:
    from collections.abc import Sequence

    from store.campaigns import CampaignName

MOST = 4
"""Campaigns offered beside people."""

_CAMPAIGN = "campaign-"


class JumpAnywhere(JumpDialog):
    """Asks for somebody or for a campaign; answers a person's number.

    After a campaign was chosen the answer is None, and ``campaign`` is its number.
    """

    # The looks of a screen belong to it by its name, and are not handed down.
    CSS = JumpDialog.CSS.replace("JumpDialog", "JumpAnywhere")

    campaign: int | None = None
    """The campaign that was chosen."""

    def __init__(self) -> None:
        super().__init__()
        self._campaigns: Sequence[CampaignName] | None = None

    def on_mount(self) -> None:
        """Say what may be remembered."""
        super().on_mount()
        self.query_one(Input).placeholder = _(
            "Name, @handle, alias, e-mail, link, campaign or ㄱㅁㅅ"
        )

    async def _find(self, typed: str) -> None:
        """Look for people; campaigns are few, and read once."""
        if self._campaigns is None:
            with self.refusals_shown():
                campaigns = self.soloist.store.campaigns
                self._campaigns = await self.soloist.look(campaigns.all)
        await super()._find(typed)

    def lines(self) -> Sequence[tuple[str, Content]]:
        """Campaigns that begin with what is typed, people, the other campaigns."""
        first, rest = self._fitting()
        people = super().lines()
        return [*first, *people[: SHOWN - len(first) - len(rest)], *rest]

    def _fitting(
        self,
    ) -> tuple[list[tuple[str, Content]], list[tuple[str, Content]]]:
        typed = fold(self.typed)
        found = [
            one
            for one in self._campaigns or ()
            if typed and (matches(typed, one.name) or matches(typed, one.brand or ""))
        ]
        first = [one for one in found if fold(one.name).startswith(typed)][:MOST]
        rest = [one for one in found if one not in first][: MOST - len(first)]
        return [_line(one) for one in first], [_line(one) for one in rest]

    def chosen(self, name: str) -> None:
        """Answer with this person or campaign, once."""
        if not name.startswith(_CAMPAIGN):
            super().chosen(name)
        elif self.is_current:
            self.campaign = int(name.removeprefix(_CAMPAIGN))
            self.dismiss(None)


def _line(one: CampaignName) -> tuple[str, Content]:
    said = Content.assemble(
        fit(show(one.name), 42),
        "  ",
        (fit(_("Campaign"), 10), "$text-accent"),
        "  ",
        (show(one.brand, 20) if one.brand else "", "$foreground 60%"),
    )
    return f"{_CAMPAIGN}{one.id}", said
