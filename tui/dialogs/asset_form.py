"""An asset: what it is, what sort of content, what it is called, where it is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from store.library import AssetDraft
from tui.campaign_terms import read_code, spoken
from tui.dialogs.entry_form import EntryForm
from tui.dialogs.fields_form import offered_draft
from tui.i18n import N_, _, ngettext
from tui.library_columns import KIND, called
from tui.library_files import kind_of
from tui.show import show
from tui.widgets.entry_row import DayRow, EntryRow, WordRow

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from textual.worker import Worker

    from store.library import AssetLine
    from tui.app import SoloistApp
    from tui.drafts import Draft

SHOWN = 8
"""Styles that are named under the field."""


class Owner(NamedTuple):
    """Whose content it is, and of which work."""

    influencer_id: int
    name: str
    collaboration_id: int | None
    deliverable_id: int | None


class AssetForm(EntryForm):
    """Edits the entry of an asset; the file itself is only read."""

    FORM = "asset"
    HEIGHT = 22

    def __init__(
        self,
        line: AssetLine,
        styles: Sequence[str],
        today: date,
        draft: Draft | None = None,
    ) -> None:
        self._line, self._styles, self._today = line, styles, today
        texts = {} if draft is None else draft.texts
        super().__init__(
            line.id,
            line.version if draft is None else draft.version,
            _("In the library: {name}").format(name=called(line)),
            asset_rows(line, styles, today, texts),
        )

    def draft(self) -> AssetDraft:
        """The asset as it is typed."""
        line = self._line
        return AssetDraft(
            line.influencer_id,
            self.text("place"),
            kind=read_code(self.text("kind"), spoken(KIND)) or "other",
            style=self.text("style"),
            title=self.text("title"),
            collaboration_id=line.collaboration_id,
            deliverable_id=line.deliverable_id,
            captured_on=_day(self.entries["captured_on"]) or line.captured_on,
            notes=self.text("notes"),
        )

    async def save(self, number: int, version: int, typed: Mapping[str, str]) -> None:  # noqa: ARG002 - the draft holds all
        """Keep it; raises StoreError."""
        edit = self.soloist.store.library.edit
        await self.soloist.ask(edit, number, self.draft(), version)

    async def stored(self, number: int) -> tuple[int, Mapping[str, str]]:
        """The entry as it is stored by now."""
        line = await self.soloist.look(self.soloist.store.library.one, number)
        fields = asset_rows(line, self._styles, self._today, {})
        return line.version, {field.field.name: field.base for field in fields}


class NewAssetsForm(EntryForm):
    """Asks what these files or this address are; answers them kept."""

    HEIGHT = 20

    def __init__(
        self,
        places: Sequence[str],
        owner: Owner,
        styles: Sequence[str],
        today: date,
        told: str = "",
    ) -> None:
        self._places, self._owner, self._today = tuple(places), owner, today
        self.added: Sequence[int] = ()
        """The numbers of what was kept."""
        self._is_saving = False
        kinds = {kind_of(place) for place in places}
        kind = _(KIND[kinds.pop()]) if len(kinds) == 1 else ""
        count = len(self._places)
        many = ngettext(
            "Keep {count} file of {name}", "Keep {count} files of {name}", count
        )
        super().__init__(
            0, 0, many.format(count=count, name=owner.name),
            new_rows(kind, styles, today, alone=count == 1), told,
        )  # fmt: skip

    async def save(self, number: int, version: int, typed: Mapping[str, str]) -> None:  # noqa: ARG002 - they are new
        """Keep them; raises StoreError."""
        self._is_saving = False
        add = self.soloist.store.library.add
        self.added = await self.soloist.ask(add, self.drafts_now(), today=self._today)

    def drafts_now(self) -> list[AssetDraft]:
        """Every asset as it is typed; without a kind each as it looks."""
        owner = self._owner
        kind = read_code(self.text("kind"), spoken(KIND))
        return [
            AssetDraft(
                owner.influencer_id,
                place,
                kind=kind or kind_of(place),
                style=self.text("style"),
                title=self.text("title") if "title" in self.entries else "",
                collaboration_id=owner.collaboration_id,
                deliverable_id=owner.deliverable_id,
                captured_on=_day(self.entries["captured_on"]),
                notes=self.text("notes"),
            )
            for place in self._places
        ]

    def action_save(self, *_given: Any, **_named: Any) -> Worker[Any]:
        """Keep them, even where nothing more is said about them."""
        self._is_saving = True
        return super().action_save()

    def changes(self) -> dict[str, str]:
        """What is typed; while they are being kept, there is always something."""
        typed = super().changes()
        return typed or ({"kind": self.text("kind")} if self._is_saving else {})


def asset_rows(
    line: AssetLine, styles: Sequence[str], today: date, texts: Mapping[str, str]
) -> Sequence[EntryRow]:
    """The fields of an asset, in the order of the form."""
    base = {
        "title": line.title or "",
        "style": line.style or "",
        "place": line.place,
        "notes": line.notes or "",
    }
    kind = _(KIND[line.kind])
    return (
        EntryRow("title", N_("Title"), base["title"], texts.get("title")),
        WordRow("kind", N_("Kind"), spoken(KIND), kind, texts.get("kind")),
        _style_row(styles, base["style"], texts.get("style")),
        DayRow(
            "captured_on",
            N_("Kept on"),
            today,
            line.captured_on,
            texts.get("captured_on"),
        ),
        EntryRow(
            "place",
            N_("Place"),
            base["place"],
            texts.get("place"),
            hint=_("A path or an address; at another place the file is read anew."),
        ),
        EntryRow("notes", N_("Notes"), base["notes"], texts.get("notes"), kind="block"),
    )


def new_rows(
    kind: str, styles: Sequence[str], today: date, *, alone: bool
) -> Sequence[EntryRow]:
    """The fields of something new; several files have no title in common."""
    title = (EntryRow("title", N_("Title")),) if alone else ()
    return (
        *title,
        WordRow("kind", N_("Kind"), spoken(KIND), kind),
        _style_row(styles),
        DayRow("captured_on", N_("Kept on"), today, today),
        EntryRow("notes", N_("Notes"), kind="block"),
    )


def _style_row(
    styles: Sequence[str], base: str = "", text: str | None = None
) -> EntryRow:
    """The field of the style; those in use are named under it."""
    known = " · ".join(show(style, 24) for style in styles[:SHOWN])
    hint = known or _("In your own words: unboxing, how-to, before and after")
    return EntryRow("style", N_("Style"), base, text, hint=hint)


def _day(row: EntryRow) -> date | None:
    return row.day if isinstance(row, DayRow) else None


async def edit_asset(app: SoloistApp, asset_id: int) -> bool:
    """Edit the entry of an asset; True once it is saved. To be awaited in a worker."""
    saved: bool | None = False
    with app.refusals_shown():
        line = await app.look(app.store.library.one, asset_id)
        styles = await app.look(app.store.library.styles)
        draft = await offered_draft(app, AssetForm.FORM, line.id, called(line))
        form = AssetForm(line, styles, app.today(), draft)
        saved = await app.push_screen_wait(form)
    return bool(saved)
