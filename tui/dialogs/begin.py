"""Beginning a conversation: with whom, and for which campaign."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, ClassVar, NamedTuple

from textual import work
from textual.binding import Binding, BindingType
from textual.content import Content

from store.rules.pipeline import STAGE_TITLES
from store.rules.text import fold
from tui import i18n
from tui.dialogs.asking import Prompt
from tui.dialogs.jump import JumpDialog
from tui.dialogs.question import CANCEL, Narrowing, matches
from tui.i18n import N_, _, ngettext
from tui.show import content, show

if TYPE_CHECKING:
    from collections.abc import Sequence

    from store.campaigns import CampaignName
    from tui.app import SoloistApp

__all__ = ["BeginDialog", "CampaignDialog", "Never", "begin", "choose_campaign"]


class Never(Enum):
    """No answer at all, which is not the answer that there is no campaign."""

    MIND = "never mind"


class Chosen(NamedTuple):
    """The campaign that was chosen; None is none."""

    campaign_id: int | None


class CampaignDialog(Narrowing[Chosen | None]):
    """Asks for a campaign, for none, or for the name of a new one, which it makes.

    ``detail`` is what to know before, as a warning.
    """

    CSS = """
    CampaignDialog { .dialog-help { color: $text-warning; margin-bottom: 1; } }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "choose", N_("Choose")),
        CANCEL,
    ]

    def __init__(
        self,
        campaigns: Sequence[CampaignName],
        *,
        title: str = "",
        detail: str = "",
        current: int | None = None,
    ) -> None:
        super().__init__(title or _("Campaign"), detail)
        self._campaigns = campaigns
        self._current = current

    def begins_at(self) -> int:
        """The campaign of now."""
        numbers = [None, *(campaign.id for campaign in self._campaigns)]
        return numbers.index(self._current) if self._current in numbers else 0

    def lines(self) -> Sequence[tuple[str, Content]]:
        """None, the campaigns that fit what is typed, and a new one of that name."""
        typed = self.typed
        none = _("No campaign")
        found = [("none", content(none))] if matches(typed, none) else []
        found += [
            (f"campaign-{campaign.id}", _line(campaign))
            for campaign in self._campaigns
            if matches(typed, campaign.name) or matches(typed, campaign.brand or "-")
        ]
        if not typed:
            found.append(("new", content(_("New campaign …"))))
        elif fold(typed) not in {fold(campaign.name) for campaign in self._campaigns}:
            found.append(("new", content(_("New campaign: {name}").format(name=typed))))
        return found

    def action_choose(self) -> None:
        """Answer with the line under the cursor."""
        if (option := self.options.highlighted_option) is not None:
            self.chosen(str(option.id))

    def chosen(self, name: str) -> None:
        """Answer with this line, once."""
        if not self.is_current:
            return
        if name == "new":
            self._make()
            return
        number = name.removeprefix("campaign-")
        self.dismiss(Chosen(None if name == "none" else int(number)))

    @work(exclusive=True, group="value")
    async def _make(self) -> None:
        """Make a campaign of the name that is typed, or ask for one; else stay."""
        name: str | None = self.typed
        if not name:
            name = await self.app.push_screen_wait(
                Prompt(
                    _("New campaign"),
                    check=lambda text: "" if text else _("A name is needed."),
                )
            )
        if name is None:
            return
        with self.refusals_shown():
            campaigns = self.soloist.store.campaigns
            number = await self.soloist.ask(campaigns.add, name)
            if self.is_current:
                self.dismiss(Chosen(number))


class BeginDialog(JumpDialog):
    """Asks for somebody, then for the campaign; answers the person's number."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "choose", N_("Choose"), priority=True),
        CANCEL,
    ]

    campaign_id: int | None = None
    """The campaign that was chosen with the person."""

    def __init__(self, title: str = "") -> None:
        super().__init__()
        self._title = title or _("Begin a conversation with")

    def chosen(self, name: str) -> None:
        """Go on with this person."""
        if self.is_current:
            self._go_on(int(name))

    @work(exclusive=True, group="value")
    async def _go_on(self, number: int) -> None:
        """Ask for the campaign, saying what to know of this person; else stay here."""
        with self.refusals_shown():
            campaign = await choose_campaign(
                self.soloist,
                title=_("For which campaign?"),
                detail=await warnings(self.soloist, number),
            )
            if campaign is not Never.MIND and self.is_current:
                self.campaign_id = campaign
                self.dismiss(number)


async def choose_campaign(
    app: SoloistApp,
    *,
    title: str = "",
    detail: str = "",
    current: int | None = None,
) -> int | Never | None:
    """Ask for a campaign: its number, None for no campaign, Never.MIND for neither.

    A new one is made on the way, as a step of its own. To be awaited in a worker.
    """
    campaigns = await app.look(app.store.campaigns.all)
    chosen = await app.push_screen_wait(
        CampaignDialog(campaigns, title=title, detail=detail, current=current)
    )
    return Never.MIND if chosen is None else chosen.campaign_id


async def warnings(app: SoloistApp, influencer_id: int) -> str:
    """What to know before somebody is written to, a line each; "" for nothing."""
    store = app.store
    guards = await app.look(
        store.conversations.guards, influencer_id, today=app.today()
    )
    titles = {
        stage.key: stage.title if stage.own else _(stage.title)
        for stage in (store.settings.stages() if guards else ())
    }
    lines = []
    for guard in guards:
        detail = dict(guard.detail)
        if detail.get("stage") in STAGE_TITLES:
            detail["stage"] = titles[str(detail["stage"])]
        lines.append(i18n.say(guard.template, detail))
    return "\n".join(lines)


async def begin(app: SoloistApp, title: str = "") -> int | None:
    """Ask for somebody and a campaign, and begin; returns the conversation's number.

    ``title`` asks for somebody in other words.

    Whoever has one there already keeps it: that one is said, and answered with. None
    when somebody thinks better of it. To be awaited in a worker.
    """
    dialog = BeginDialog(title)
    person = await app.push_screen_wait(dialog)
    if person is None:
        return None
    store = app.store
    begun: int | None = None
    with app.refusals_shown():
        had = await app.look(store.conversations.of_influencer, person)
        (begun,) = await app.ask(
            store.outreach.start, (person,), dialog.campaign_id, today=app.today()
        )
        name = (await app.look(store.conversations.names, (begun,)))[begun]
        said = (
            _("There is this conversation with {name} already.")
            if begun in {conversation.id for conversation in had}
            else _("Began a conversation with {name}.")
        )
        app.say(said.format(name=name))
    return begun


def _line(campaign: CampaignName) -> Content:
    people = ngettext("{count} person", "{count} people", campaign.people)
    aside = people.format(count=campaign.people)
    if campaign.brand:
        aside = f"{campaign.brand} · {aside}"
    return Content.assemble(show(campaign.name), "  ", (show(aside), "$foreground 60%"))
