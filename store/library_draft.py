"""An asset as it is typed, and what is stored of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from store.asset_files import fingerprint, is_address, read_place
from store.errors import Duplicate, Invalid, NotFound
from store.outreach_rows import body_text
from store.roster_rows import one_line
from store.rules.content_words import ASSET_KINDS
from store.rules.words import N_

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from store.engine import UnitOfWork


@dataclass(frozen=True, slots=True)
class AssetDraft:
    """An asset as it is typed."""

    influencer_id: int
    place: str
    """A path or an address."""
    kind: str = "other"
    """Of ASSET_KINDS."""
    style: str = ""
    title: str = ""
    collaboration_id: int | None = None
    deliverable_id: int | None = None
    """A piece of content; its collaboration need not be named besides."""
    captured_on: date | None = None
    notes: str = ""


def content_of(place: str, cancelled: Callable[[], bool]) -> dict[str, object]:
    """What is kept of a file's content, by column; of an address nothing."""
    if is_address(place):
        return {"sha256": None, "size_bytes": None}
    found = fingerprint(place, cancelled)
    return {"sha256": found.sha256, "size_bytes": found.size_bytes}


def checked(draft: AssetDraft) -> dict[str, object]:
    """What is stored of a draft, by column; raises Invalid."""
    if draft.kind not in ASSET_KINDS:
        raise Invalid(N_("{word} is no kind of asset."), word=draft.kind)
    return {
        "influencer_id": draft.influencer_id,
        "deliverable_id": draft.deliverable_id,
        "place": read_place(draft.place),
        "kind": draft.kind,
        "style": _line(draft.style, N_("Style")),
        "title": _line(draft.title, N_("Title")),
        "notes": body_text(draft.notes, N_("Notes")),
    }


def _line(text: str, title: str) -> str | None:
    return one_line(text, title) if text.strip() else None


def name_of(unit: UnitOfWork, influencer_id: int) -> str:
    """What a person is called; raises NotFound."""
    found = unit.connection.execute(
        "SELECT name FROM influencer WHERE id=?", (influencer_id,)
    ).fetchone()
    if found is None:
        raise NotFound(
            N_("There is no influencer number {number}."), number=influencer_id
        )
    return str(found[0])


def keep_once(
    unit: UnitOfWork, influencer_id: int, place: str, besides: int, name: str
) -> None:
    """Refuse a place that is kept of that person already."""
    found = unit.connection.execute(
        "SELECT 1 FROM asset WHERE influencer_id=? AND place=? AND id<>?",
        (influencer_id, place, besides),
    ).fetchone()
    if found is not None:
        raise Duplicate(
            N_("{place} of {name} is in the library already."), place=place, name=name
        )


def collaboration_of(unit: UnitOfWork, draft: AssetDraft, name: str) -> int | None:
    """The collaboration an asset is of: that of its piece; refuses those of others."""
    number = draft.collaboration_id
    if draft.deliverable_id is not None:
        found = unit.connection.execute(
            "SELECT collaboration_id FROM deliverable WHERE id=?",
            (draft.deliverable_id,),
        ).fetchone()
        if found is None or number not in {None, found[0]}:
            raise Invalid(N_("That piece of content is not one of {name}."), name=name)
        number = found[0]
    if number is None:
        return None
    whose = unit.connection.execute(
        "SELECT influencer_id FROM collaboration WHERE id=?", (number,)
    ).fetchone()
    if whose is None or whose[0] != draft.influencer_id:
        raise Invalid(N_("That collaboration is not one with {name}."), name=name)
    return int(number)
