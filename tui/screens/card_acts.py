"""What the keys of a card do: each reads like the sentence it performs."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from textual import work

from store.rules.text import clean
from tui import format as fmt
from tui import profile_links
from tui.i18n import _
from tui.show import show

if TYPE_CHECKING:
    from textual.screen import Screen

    from store.card import AccountCard, InfluencerCard
    from tui.app import SoloistApp

    class _Card(Screen[int]):
        """What these acts need of the screen they belong to."""

        card: InfluencerCard | None
        soloist: SoloistApp

        def show_person(self, number: int) -> None: ...
else:
    _Card = object

NEEDS_NOBODY = frozenset({"back", "scroll_down", "scroll_up"})
"""Actions that work before anything was read."""

NEEDS_ACCOUNT = frozenset({"measure", "explain"})
"""Actions about an account."""


class CardActs(_Card):
    """Actions of the card; questions first, then one call to the store."""

    def is_possible(self, action: str) -> bool:
        """Whether this card has what an action is about."""
        if action not in _OWN or action in NEEDS_NOBODY:
            return True
        card = self.card
        if card is None:
            return False
        if action in NEEDS_ACCOUNT:
            return bool(card.accounts)
        if action == "link":
            return any(profile_links.address(account) for account in card.accounts)
        if action == "copy":
            return bool(card.accounts or card.email or card.phone)
        return True

    @work(group="act")
    async def action_edit(self) -> None:
        """Edit the fields."""
        from tui.dialogs.person_form import edit_person  # noqa: PLC0415 - when asked

        if self.card is not None and await edit_person(self.soloist, self.card.id):
            self.soloist.say(_("Saved."))

    @work(group="act")
    async def action_delete(self) -> None:
        """Move to the trash, or out of it; undo takes it back."""
        if (card := self.card) is None:
            return
        roster = self.soloist.store.roster
        with self.soloist.refusals_shown():
            if card.archived_at is None:
                await self.soloist.ask(roster.archive, [card.id])
                said = _("{name} is in the trash. Press u to take it back.")
            else:
                await self.soloist.ask(roster.bring_back, [card.id])
                said = _("{name} is back on the roster.")
            self.soloist.say(said.format(name=card.name))

    @work(group="act")
    async def action_tag(self) -> None:
        """Put tags on, or take them off."""
        from tui.dialogs.asking import PickTags  # noqa: PLC0415

        if (card := self.card) is None:
            return
        store = self.soloist.store
        with self.soloist.refusals_shown():
            known = (await self.soloist.look(store.lists.known_values))["tag"]
            title = _("Tags of {name}").format(name=card.name)
            wanted = await self.app.push_screen_wait(
                PickTags(title, known, on=card.tags)
            )
            if wanted is not None and (wanted.add or wanted.drop):
                await self.soloist.ask(
                    store.roster.tag, [card.id], wanted.add, wanted.drop
                )

    @work(group="act")
    async def action_account(self) -> None:
        """Add an account; one that somebody has already opens them."""
        from store.roster import Known  # noqa: PLC0415
        from tui.dialogs.add_person import AddAccount  # noqa: PLC0415

        if (card := self.card) is None:
            return
        new = await self.app.push_screen_wait(AddAccount(card.name))
        if new is None:
            return
        if isinstance(new, Known):
            if new.influencer_id == card.id:
                self.soloist.say(_("This account is on the card already."))
            else:
                self.show_person(new.influencer_id)
            return
        with self.soloist.refusals_shown():
            await self.soloist.ask(
                self.soloist.store.roster.add_account,
                card.id,
                new,
                today=self.soloist.today(),
            )

    @work(group="act")
    async def action_measure(self) -> None:
        """Type today's figures of an account."""
        from tui.dialogs.figures_form import FiguresForm  # noqa: PLC0415

        if self.card is None or (account := await self._account()) is None:
            return
        measured = await self.app.push_screen_wait(FiguresForm(account))
        if measured is None:
            return
        with self.soloist.refusals_shown():
            await self.soloist.ask(
                self.soloist.store.roster.measure,
                account.id,
                measured.figures,
                today=self.soloist.today(),
                audience=measured.audience,
            )
            told = (
                _("Figures of @{handle} are kept as of today.")
                if measured.figures
                else _("The audience of @{handle} is noted.")
            )
            self.soloist.say(told.format(handle=account.handle))

    async def _account(self) -> AccountCard | None:
        """The only account, or the one that somebody chooses."""
        from tui.dialogs.asking import Choice, Choose  # noqa: PLC0415

        accounts = () if self.card is None else self.card.accounts
        if len(accounts) < 2:
            return accounts[0] if accounts else None
        choices = [
            Choice(
                account,
                f"{fmt.word(fmt.PLATFORM, account.platform)} @{account.handle}",
                fmt.whole(account.figures.followers),
            )
            for account in accounts
        ]
        return await self.app.push_screen_wait(Choose(_("Which account?"), choices))

    @work(group="act")
    async def action_rate(self) -> None:
        """Note what they ask for a kind of work."""
        from tui.dialogs.rate_form import RateForm  # noqa: PLC0415

        if (card := self.card) is None:
            return
        kinds = tuple(dict.fromkeys(rate.kind for rate in card.rates))
        currency = card.rates[0].amount.currency if card.rates else None
        quoted = await self.app.push_screen_wait(RateForm(card.name, kinds, currency))
        if quoted is None:
            return
        with self.soloist.refusals_shown():
            await self.soloist.ask(
                self.soloist.store.roster.quote,
                card.id,
                quoted.kind,
                quoted.amount,
                today=self.soloist.today(),
            )

    @work(group="act")
    async def action_alias(self) -> None:
        """Note another name they go by."""
        from tui.dialogs.asking import Prompt  # noqa: PLC0415

        if (card := self.card) is None:
            return
        title = _("Another name of {name}").format(name=card.name)
        alias = await self.app.push_screen_wait(Prompt(title, check=_needed))
        if alias:
            with self.soloist.refusals_shown():
                await self.soloist.ask(
                    self.soloist.store.roster.add_alias, card.id, alias
                )

    @work(group="act")
    async def action_custom(self) -> None:
        """Set a field of her own: which one, then to what."""
        from tui.dialogs.asking import Prompt  # noqa: PLC0415

        if (card := self.card) is None:
            return
        own = {row.name: row.value for row in card.custom}
        name = await self._own_field(tuple(own))
        if not name:
            return
        value = await self.app.push_screen_wait(
            Prompt(
                show(name),
                value=own.get(name, ""),
                detail=_("An empty line takes the field away."),
            )
        )
        if value is None or value == own.get(name, ""):
            return
        with self.soloist.refusals_shown():
            await self.soloist.ask(
                self.soloist.store.roster.set_custom, card.id, name, value
            )

    async def _own_field(self, names: tuple[str, ...]) -> str | None:
        """One of the fields there are, or a new one."""
        from tui.dialogs.asking import Choice, Choose, Prompt  # noqa: PLC0415

        if names:
            choices = [Choice(name, name) for name in names]
            choices.append(Choice("", _("A new field …")))
            chosen = await self.app.push_screen_wait(
                Choose(_("Set which field of your own?"), choices)
            )
            if chosen is None or chosen:
                return chosen
        return await self.app.push_screen_wait(
            Prompt(_("Name of the new field"), check=_needed)
        )

    @work(group="act")
    async def action_explain(self) -> None:
        """How the engagement rates are worked out, and from what."""
        from tui.dialogs.explain import explained  # noqa: PLC0415
        from tui.dialogs.reading import Reading  # noqa: PLC0415

        if (card := self.card) is not None:
            title = _("Engagement of {name}").format(name=card.name)
            await self.app.push_screen_wait(Reading(title, partial(explained, card)))

    @work(group="act")
    async def action_record_history(self) -> None:
        """What was changed on this person, and when."""
        from tui.dialogs.reading import Reading  # noqa: PLC0415
        from tui.dialogs.record_history import told  # noqa: PLC0415

        if (card := self.card) is None:
            return
        with self.soloist.refusals_shown():
            changes = await self.soloist.look(
                self.soloist.store.history.of_influencer, card.id
            )
            title = _("History of {name}").format(name=card.name)
            await self.app.push_screen_wait(Reading(title, partial(told, changes)))

    @work(group="act")
    async def action_link(self) -> None:
        """Open the profile in the browser."""
        if self.card is not None:
            await profile_links.open_account(self.soloist, self.card.accounts)

    @work(group="act")
    async def action_copy(self) -> None:
        """Copy the handle or e-mail."""
        if self.card is not None:
            await profile_links.copy_contact(self.soloist, self.card.id)


def _needed(text: str) -> str:
    return "" if clean(text) else _("This cannot be empty.")


_OWN = frozenset(
    name.removeprefix("action_")
    for name in vars(CardActs)
    if name.startswith("action_")
)
"""The actions here; everybody's others are not for this card to judge."""
