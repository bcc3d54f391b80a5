"""Keeping content: which files, whose, of which campaign or piece, and what it is."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, NamedTuple

from textual.binding import Binding, BindingType

from tui.campaign_terms import CONTENT_KIND
from tui.dialogs.asking import Choice, Choose
from tui.dialogs.asset_form import NewAssetsForm, Owner
from tui.dialogs.file_looks import LongLook, look_through
from tui.dialogs.jump import JumpDialog
from tui.dialogs.pick_files import PickFiles
from tui.dialogs.question import CANCEL
from tui.i18n import N_, _
from tui.library_columns import called

if TYPE_CHECKING:
    from collections.abc import Sequence

    from store import Store
    from store.library import AssetLine
    from tui.app import SoloistApp

NAMED = 3
"""Assets of the same content that are named; the others are counted."""


class Work(NamedTuple):
    """A collaboration, and perhaps one piece of it."""

    collaboration_id: int | None
    deliverable_id: int | None


class WhoseDialog(JumpDialog):
    """Asks whose content it is."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "choose", N_("Choose"), priority=True),
        CANCEL,
    ]

    def __init__(self) -> None:
        super().__init__()
        self._title = _("Whose content is it?")


class KeptAlready(LongLook[tuple["AssetLine", ...]]):
    """Reads files, and answers what of the library has the same content."""

    def __init__(self, places: Sequence[str]) -> None:
        super().__init__(_("Reading the files"), range(len(places)))
        self._read_places = tuple(places)

    async def go_through(self) -> tuple[AssetLine, ...]:
        """One after the other."""
        app = self.soloist
        found: dict[int, AssetLine] = {}
        same = app.store.library.same_content
        for done, place in enumerate(self._read_places, 1):
            lines = await app.look(same, place, cancelled=self.stopped.is_set)
            found |= {line.id: line for line in lines}
            self.say(done)
        return tuple(found.values())


async def add_assets(app: SoloistApp, person: int | None = None) -> tuple[int, ...]:
    """Ask what to keep and whose it is, and keep it; the numbers, () for never mind.

    ``person`` is offered first. To be awaited in a worker.
    """
    places = await app.push_screen_wait(PickFiles())
    if not places:
        return ()
    kept = await look_through(app, KeptAlready(places))
    if kept is None:
        return ()
    added: Sequence[int] = ()
    with app.refusals_shown():
        owner = await _owner(app, person)
        if owner is None:
            return ()
        styles = await app.look(app.store.library.styles)
        form = NewAssetsForm(places, owner, styles, app.today(), _told(kept))
        await app.push_screen_wait(form)
        added = form.added
    return tuple(added)


def _told(kept: Sequence[AssetLine]) -> str:
    """What of it is in the library already, to be known before it is kept twice."""
    if not kept:
        return ""
    named = ", ".join(f"{called(line)} ({line.name})" for line in kept[:NAMED])
    if len(kept) > NAMED:
        named = f"{named}, …"
    return _("The same content is kept already: {names}").format(names=named)


async def _owner(app: SoloistApp, person: int | None) -> Owner | None:
    """Ask whose it is, and of which of their works."""
    number = await _whose(app, person)
    if number is None:
        return None
    name, choices = await app.look(_works, app.store, number)
    chosen: Work | None = choices[-1].value
    if len(choices) > 1:
        ask = Choose(_("Of which campaign, or which piece?"), choices, detail=name)
        chosen = await app.push_screen_wait(ask)
    if chosen is None:
        return None
    return Owner(number, name, chosen.collaboration_id, chosen.deliverable_id)


async def _whose(app: SoloistApp, person: int | None) -> int | None:
    """Ask whose it is; the person of the line under the cursor comes first."""
    if person is None:
        return await app.push_screen_wait(WhoseDialog())
    rows = await app.look(app.store.lists.rows, (person,))
    choices = [Choice(row.influencer_id, row.name) for row in rows]
    choices.append(Choice(0, _("Somebody else …")))
    ask = Choose(_("Whose content is it?"), choices)
    chosen = await app.push_screen_wait(ask)
    return await app.push_screen_wait(WhoseDialog()) if chosen == 0 else chosen


def _works(store: Store, person: int) -> tuple[str, Sequence[Choice[Work]]]:
    """Somebody's name, and their collaborations with the pieces of each; then none."""
    talks = store.conversations.of_influencer(person)
    choices = []
    for talk in talks:
        title = talk.campaign or _("No campaign yet")
        choices.append(Choice(Work(talk.id, None), title))
        choices += [
            Choice(
                Work(talk.id, piece.id),
                f"{title} · {piece.title or _(CONTENT_KIND[piece.kind])}",
                _(CONTENT_KIND[piece.kind]) if piece.title else "",
            )
            for piece in store.deliverables.of_collaboration(talk.id)
        ]
    choices.append(Choice(Work(None, None), _("None of them")))
    (row,) = store.lists.rows((person,))
    return row.name, choices
