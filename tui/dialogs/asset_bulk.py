"""What to do with all the marked assets at once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tui import format as fmt
from tui.dialogs.act_list import ActList
from tui.dialogs.asking import Choice, Choose, Prompt
from tui.dialogs.begin import Never, choose_campaign
from tui.i18n import N_, _, ngettext
from tui.library_columns import KIND

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tui.app import SoloistApp

__all__ = ["AssetAct", "AssetBulk", "perform"]


@dataclass(frozen=True, slots=True)
class AssetAct:
    """What to do: "kind" or "style" (``word`` says which), "campaign", "remove"."""

    kind: str
    word: str = ""
    campaign_id: int | None = None


ACTS = {
    "kind": N_("Say what kind it is"),
    "style": N_("Say its style"),
    "campaign": N_("Put into a campaign"),
    "remove": N_("Take out of the library"),
}


class AssetBulk(ActList["AssetAct | None"]):
    """Asks what to do with ``count`` assets, then for what it needs."""

    ACTS = ACTS

    def __init__(self, count: int) -> None:
        title = ngettext("Change {count} asset", "Change {count} assets", count)
        super().__init__(title.format(count=fmt.whole(count)))

    async def act(self, kind: str) -> AssetAct | None:
        """Ask for what it needs."""
        if kind == "campaign":
            number = await choose_campaign(self.soloist)
            if isinstance(number, Never):
                return None
            return AssetAct(kind, campaign_id=number)
        if kind == "remove":
            return AssetAct(kind)
        asking = {"kind": self._kind, "style": self._style}
        word = await asking[kind]()
        return None if word is None else AssetAct(kind, word)

    async def _kind(self) -> str | None:
        choices = [Choice(code, _(word)) for code, word in KIND.items()]
        return await self.app.push_screen_wait(Choose(_("Kind"), choices))

    async def _style(self) -> str | None:
        """One of the styles in use, or a new one; "" takes it away."""
        styles = await self.soloist.look(self.soloist.store.library.styles)
        known = " · ".join(styles[:12])
        return await self.app.push_screen_wait(
            Prompt(
                _("Style"),
                detail="\n".join(
                    line for line in (known, _("Empty takes the style away.")) if line
                ),
            )
        )


async def perform(app: SoloistApp, act: AssetAct, numbers: Sequence[int]) -> str:
    """Do it, as one step; what to say of it. Raises StoreError."""
    library = app.store.library
    if act.kind == "campaign":
        count = await app.ask(library.to_campaign, numbers, act.campaign_id)
    elif act.kind == "kind":
        count = await app.ask(library.change, numbers, kind=act.word)
    else:
        count = await app.ask(library.change, numbers, style=act.word)
    said = ngettext(
        "{count} asset is changed. u takes it back.",
        "{count} assets are changed. u takes it back.",
        count,
    ).format(count=fmt.whole(count))
    if left := len(numbers) - count if act.kind == "campaign" else 0:
        others = ngettext(
            "{count} stays as it is: its person is not in that campaign.",
            "{count} stay as they are: their people are not in that campaign.",
            left,
        )
        said = f"{said} {others.format(count=fmt.whole(left))}"
    return said
