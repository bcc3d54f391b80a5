"""What the keys of the brand do: judge, note, conclude; a question, then a call."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import work

from store.errors import StoreError
from tui.i18n import N_, _
from tui.mention_columns import sentiment_word, title_of
from tui.screens.long_list_face import LongListFace

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from store.mention_list import MentionRow
    from tui.dialogs.mention_form import MentionAct

POSSIBLE: dict[str, Callable[[MentionRow], bool]] = {
    "edit_mention": lambda _row: True,
    "judge_positive": lambda _row: True,
    "judge_neutral": lambda _row: True,
    "judge_negative": lambda _row: True,
    "act_on_mentions": lambda _row: True,
    "delete_mention": lambda _row: True,
    "open_mention": lambda row: bool(row.url),
}
"""To which mentions something can be done."""

WHY_NOT = {"open_mention": N_("Nobody said where it is: press e and paste its link.")}

ABOUT_ONE = frozenset({"edit_mention", "open_mention"})
"""Actions on the one under the cursor; the others are on the marked ones as well."""


class BrandActs(LongListFace["MentionRow"]):
    """Actions on the brand, and on who speaks of it."""

    POSSIBLE = POSSIBLE
    ABOUT_ONE = ABOUT_ONE

    def why_not(self, action: str, row: MentionRow) -> str:
        """Why something cannot be done to a mention; "" for no word."""
        can = POSSIBLE.get(action)
        return "" if can is None or can(row) else WHY_NOT.get(action, "")

    async def read(self, numbers: Sequence[int]) -> Sequence[MentionRow]:
        """These mentions as they stand by now."""
        return await self.soloist.look(self.soloist.store.mentions.rows, numbers)

    # How they speak

    @work(group="act")
    async def action_judge_positive(self) -> None:
        """They speak well of the brand."""
        await self._judge(await self.lines(), "positive")

    @work(group="act")
    async def action_judge_neutral(self) -> None:
        """They speak neither well nor badly of the brand."""
        await self._judge(await self.lines(), "neutral")

    @work(group="act")
    async def action_judge_negative(self) -> None:
        """They speak badly of the brand."""
        await self._judge(await self.lines(), "negative")

    async def _judge(self, rows: Sequence[MentionRow], word: str) -> None:
        """Judge these; after one of them the cursor goes to the next."""
        if not rows:
            return
        with self.refusals_shown():
            if not self.table.marks:
                # Before: once it is saved this is read anew.
                self.aim = self._next()
            judge = self.soloist.store.mentions.judge
            try:
                changed = await self.soloist.ask(judge, [row.id for row in rows], word)
            except StoreError:
                self.aim = None
                raise
            if not changed and (aim := self.aim) is not None:
                # Nothing is read anew for what was so already.
                self.aim = None
                self.table.go_to(aim)
            said = _("{name}: {word}. u takes it back.")
            if not changed:
                said = _("{name}: {word} already.")
            told = sentiment_word(word)
            self.done(said.format(name=title_of(rows), word=told))

    def _next(self) -> int | None:
        """The mention below the cursor; None for none."""
        if self.source is None:
            return None
        below = self.source.ids(self.table.cursor + 1, 1)
        return below[0] if len(below) else None

    # One mention

    @work(group="act")
    async def action_edit_mention(self) -> None:
        """Say otherwise what it was."""
        from tui.dialogs.mention_form import edit_mention  # noqa: PLC0415

        line = await self.line()
        if line is not None and await edit_mention(self.soloist, line.id):
            self.tell(_("Saved. u takes it back."))

    @work(group="act")
    async def action_new_mention(self) -> None:
        """Note that somebody spoke of the brand."""
        from tui.dialogs.mention_form import new_mention  # noqa: PLC0415

        await self.settled()
        number = await new_mention(self.soloist, self.campaign_id)
        if number is not None:
            self.aim = number
            self.renew()
            self.tell(_("It is noted. u takes it back."))

    @work(group="act")
    async def action_open_mention(self) -> None:
        """Open the post, outside."""
        from tui.outside import open_place  # noqa: PLC0415 - when asked

        line = await self.line()
        if line is None:
            return
        if why := self.why_not("open_mention", line):
            self.tell(_(why))
        elif line.url:
            await open_place(self.soloist, line.url)

    # Many at once

    @work(group="act")
    async def action_delete_mention(self) -> None:
        """Delete what is not about the brand."""
        await self._delete(await self.lines())

    async def _delete(self, rows: Sequence[MentionRow]) -> None:
        from tui.dialogs.asking import Confirm  # noqa: PLC0415 - when asked

        if not rows:
            return
        sure = Confirm(_("Delete?"), title_of(rows), yes=_("Delete"), no=_("Keep"))
        if not await self.app.push_screen_wait(sure):
            return
        with self.refusals_shown():
            self.dealt = frozenset(row.id for row in rows)
            remove = self.soloist.store.mentions.remove
            await self.soloist.ask(remove, [row.id for row in rows])
            self.done(_("Deleted. u takes it back."))

    @work(group="act")
    async def action_act_on_mentions(self) -> None:
        """Change something of all the marked ones, as one step."""
        from tui.dialogs.mention_form import MentionBulk  # noqa: PLC0415

        if rows := await self.lines():
            act = await self.app.push_screen_wait(MentionBulk(rows))
            if act is not None:
                await self._perform(act, rows)

    async def _perform(self, act: MentionAct, rows: Sequence[MentionRow]) -> None:
        if act.kind == "delete":
            await self._delete(rows)
        elif act.kind == "sentiment":
            await self._judge(rows, act.word)
        else:
            with self.refusals_shown():
                move = self.soloist.store.mentions.set_campaign
                numbers = [row.id for row in rows]
                await self.soloist.ask(move, numbers, act.number or None)
                said = _("{name}: changed. u takes it back.")
                self.done(said.format(name=title_of(rows)))

    # The brand

    @work(group="act")
    async def action_new_figures(self) -> None:
        """Note how the brand stands."""
        from tui.dialogs.brand_form import new_figures  # noqa: PLC0415 - when asked

        with self.refusals_shown():
            if await new_figures(self.soloist, self.campaign_id) is not None:
                self.tell(_("It is noted. u takes it back."))

    @work(group="act")
    async def action_list_figures(self) -> None:
        """Every day that the brand was looked at."""
        from tui.dialogs.brand_form import BrandList  # noqa: PLC0415 - when asked

        dialog = BrandList(self.campaign_id, self.soloist.today())
        await self.app.push_screen_wait(dialog)

    @work(group="act")
    async def action_conclude(self) -> None:
        """Write what the campaign did to the image of the brand."""
        from tui.dialogs.conversion_bulk import ask_campaign_number  # noqa: PLC0415
        from tui.dialogs.retro_form import edit_retro  # noqa: PLC0415 - when asked

        number = self.campaign_id
        if number is None:
            title = _("Conclusion of which campaign?")
            number = await ask_campaign_number(self.soloist, title)
        if not number:
            return
        with self.refusals_shown():
            look, campaigns = self.soloist.look, self.soloist.store.campaigns
            card = await look(campaigns.card, number)
            if await edit_retro(self.soloist, card, "image_conclusion"):
                self.tell(_("Saved. u takes it back."))

    # In and out

    @work(group="act")
    async def action_import_mentions(self) -> None:
        """Bring in mentions, or figures of the brand."""
        from tui.screens.importing import ImportScreen  # noqa: PLC0415

        await self.app.push_screen_wait(ImportScreen())

    @work(group="act")
    async def action_export_mentions(self) -> None:
        """Write all mentions to a file."""
        from tui.dialogs.table_out import write_out  # noqa: PLC0415 - when asked

        table = self.soloist.store.outgoing.table
        await write_out(self.soloist, "mentions", lambda path: table("mentions", path))
