"""A later look at a post: is it still up, and still labelled?"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar, NamedTuple

from textual import work
from textual.binding import Binding, BindingType
from textual.widgets import Static

from tui import format as fmt
from tui.deadline_words import what_is_wrong
from tui.dialogs.asking import Confirm, Prompt
from tui.dialogs.question import CANCEL, Question
from tui.i18n import N_, _, ngettext
from tui.piece_words import title_of
from tui.show import content

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from textual.widget import Widget

    from store.deliverable_rows import DeliverableRow
    from store.live_checks import LiveCheckRow
    from tui.app import SoloistApp


class Seen(NamedTuple):
    """What was seen at a post."""

    live: bool
    labelled: bool


class Looked(NamedTuple):
    """What was noted of a look at a post."""

    seen: Seen
    again: date | None
    """When it is looked at next; None for no more."""
    steps: int
    """Steps of undo that this took: a breach is one of its own."""

    @property
    def is_well(self) -> bool:
        """Whether it is up and labelled."""
        return self.seen == (True, True)


class LiveCheckForm(Question[Seen | None]):
    """Asks with one key what was seen; the post is opened from here."""

    WIDTH = 76
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("y,enter", "answer(True, True)", N_("Up and labelled")),
        Binding("l", "answer(True, False)", N_("Label missing")),
        Binding("g", "answer(False, False)", N_("Post gone")),
        Binding("o", "look", N_("Open")),
        CANCEL,
    ]

    def __init__(self, row: DeliverableRow, said: str) -> None:
        super().__init__(
            _("Still up and labelled? {name}").format(name=title_of([row]))
        )
        self._row, self._said = row, said

    def asked(self) -> Iterable[Widget]:
        """Since when it is live, and where."""
        yield Static(content(self._said), classes="dialog-help")
        yield Static(content(self._row.post_url or _("No address is kept.")))

    def action_answer(self, live: bool, labelled: bool) -> None:
        """This is what was seen."""
        self.dismiss(Seen(live, labelled))

    @work(group="look", exclusive=True)
    async def action_look(self) -> None:
        """Open the post in the browser."""
        from tui.outside import open_content  # noqa: PLC0415 - when asked

        await open_content(self.soloist, self._row)


async def look_again(app: SoloistApp, deliverable_id: int) -> Looked | None:
    """Ask what is to be seen at a post, and what is wrong; None while none is noted.

    Something wrong may be noted as a breach of the contract, too. To be awaited in a
    worker.
    """
    looked = None
    with app.refusals_shown():
        row = await app.look(app.store.deliverables.one, deliverable_id)
        check = await app.look(app.store.live_checks.next_due, deliverable_id)
        form = LiveCheckForm(row, told(row, check, app))
        seen = await app.push_screen_wait(form)
        if seen is None:
            return None
        note: str | None = ""
        if seen != (True, True):
            note = await app.push_screen_wait(
                Prompt(
                    _("What was seen?"),
                    detail=_("In a few words, or nothing. It is looked at again soon."),
                )
            )
        if note is None:
            return None
        answer = partial(
            app.store.live_checks.answer, live=seen.live, labelled=seen.labelled
        )
        await app.ask(answer, [deliverable_id], today=app.today(), note=note)
        check = await app.look(app.store.live_checks.next_due, deliverable_id)
        looked = Looked(seen, None if check is None else check.due_on, 1)
        if not looked.is_well and await _breach(app, row, seen, note):
            looked = looked._replace(steps=2)
    return looked


def told(row: DeliverableRow, check: LiveCheckRow | None, app: SoloistApp) -> str:
    """Since when a post is live, and which look this is."""
    today, parts = app.today(), []
    if row.live_on is not None:
        days = (today - row.live_on).days
        said = ngettext("Live for {count} day.", "Live for {count} days.", days)
        parts.append(said.format(count=days) if days else _("Live since today."))
    if check is not None and check.due_on > today:
        day = fmt.short_day(check.due_on, today)
        parts.append(_("The next look is planned for {day}.").format(day=day))
    return " ".join(parts)


async def _breach(app: SoloistApp, row: DeliverableRow, seen: Seen, note: str) -> bool:
    """Offer to note what is wrong as something that was not kept; whether it was."""
    what = what_is_wrong(seen)
    question = Confirm(
        _("Note it as not kept by {name}?").format(name=row.name),
        what,
        yes=_("Note it"),
        no=_("Leave it"),
    )
    is_noted = await app.push_screen_wait(question)
    if is_noted:
        said = " ".join(filter(None, (what, row.title, note)))
        breach = app.store.contracts.note_breach
        await app.ask(breach, row.collaboration_id, said, app.today())
    return is_noted
