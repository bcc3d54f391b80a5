"""The library desk: content that is kept, where it is, and whether it still is.

Files are read before a unit of work begins, so that nothing waits for a slow disk.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from store.asset_files import (
    Fingerprint,
    find_by_content,
    fingerprint,
    is_address,
    never,
    read_place,
    state,
)
from store.contracts import TOPIC
from store.errors import Invalid, NotFound, Stale
from store.library_bulk import LibraryBulk
from store.library_draft import (
    AssetDraft,
    checked,
    collaboration_of,
    content_of,
    keep_once,
    name_of,
)
from store.library_list import MISSING, LibraryList, LibraryView
from store.library_rows import SORTS, WITH_OWNERS, AssetLine, read_assets
from store.rules.words import N_

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from store.engine import UnitOfWork

__all__ = ["SORTS", "AssetDraft", "AssetLine", "Library", "LibraryView"]


class Library(LibraryBulk, LibraryList):
    """What is kept of people's content; what writes is one step of undo each.

    Files are only ever read. Where one is, ``cancelled`` is asked between slices; then
    Cancelled is raised, and nothing was kept.
    """

    def add(
        self,
        drafts: Sequence[AssetDraft],
        *,
        today: date,
        cancelled: Callable[[], bool] = never,
    ) -> tuple[int, ...]:
        """Keep content; returns the numbers. All of it is kept, or nothing.

        Raises Invalid, NotFound, CannotRead for a file that cannot be read, and
        Duplicate for a place that is kept of that person already.
        """
        found = [checked(draft) for draft in drafts]
        for draft, values in zip(drafts, found, strict=True):
            values["captured_on"] = (draft.captured_on or today).isoformat()
            values.update(content_of(str(values["place"]), cancelled))
        label = N_("Kept content of {name}")
        with self._database.writing(label, TOPIC) as unit:
            numbers = []
            for draft, values in zip(drafts, found, strict=True):
                name = name_of(unit, draft.influencer_id)
                unit.name(label, name=name)
                keep_once(unit, draft.influencer_id, str(values["place"]), 0, name)
                owner = collaboration_of(unit, draft, name)
                numbers.append(_insert(unit, values | {"collaboration_id": owner}))
            if len(numbers) > 1:
                unit.name(N_("Kept {count} pieces of content"), count=len(numbers))
        return tuple(numbers)

    def edit(
        self,
        asset_id: int,
        draft: AssetDraft,
        version: int | None = None,
        *,
        cancelled: Callable[[], bool] = never,
    ) -> None:
        """Say otherwise what it is; a file is read again only at another place.

        Raises as ``add`` does, and Stale.
        """
        values = checked(draft)
        before = self.one(asset_id)
        if draft.captured_on is not None:
            values["captured_on"] = draft.captured_on.isoformat()
        if values["place"] != before.place:
            values |= content_of(str(values["place"]), cancelled)
        label = N_("Changed content of {name} in the library")
        with self._database.writing(label, TOPIC) as unit:
            _name_of(unit, asset_id)
            name = name_of(unit, draft.influencer_id)
            unit.name(label, name=name)
            place = str(values["place"])
            keep_once(unit, draft.influencer_id, place, asset_id, name)
            values["collaboration_id"] = collaboration_of(unit, draft, name)
            if not _update(unit, asset_id, values, version):
                raise Stale(
                    N_(
                        "{name} was changed elsewhere while you were editing. Nothing"
                        " was overwritten; your text is still in the form."
                    ),
                    name=name,
                )

    def remove(self, *asset_ids: int) -> None:
        """Take assets out of the library; their files stay. Raises NotFound."""
        label = N_("Took content of {name} out of the library")
        with self._database.writing(label, TOPIC) as unit:
            for number in asset_ids:
                unit.name(label, name=_name_of(unit, number))
            unit.connection.execute(
                "DELETE FROM asset WHERE id IN (SELECT value FROM json_each(?))",
                (json.dumps(asset_ids),),
            )
            if len(asset_ids) > 1:
                unit.name(
                    N_("Took {count} pieces of content out of the library"),
                    count=len(asset_ids),
                )

    def same_content(
        self, path: str, *, cancelled: Callable[[], bool] = never
    ) -> tuple[AssetLine, ...]:
        """What is kept already with the same content, or at the same address.

        Raises Invalid and CannotRead.
        """
        place = read_place(path)
        where, value = "a.place=?", place
        if not is_address(place):
            where, value = "a.sha256=?", fingerprint(place, cancelled).sha256
        return read_assets(
            self._database,
            f"asset a {WITH_OWNERS} WHERE {where} ORDER BY a.captured_on, a.id",
            (value,),
        )

    def look(
        self, asset_ids: Sequence[int], *, cancelled: Callable[[], bool] = never
    ) -> dict[int, str]:
        """How files compare with what was taken in: one of asset_files.STATES each.

        They are read from beginning to end: asked of what she looks at, not of a list.
        """
        rows = self._database.read(
            "SELECT id, place, sha256, size_bytes FROM asset WHERE id IN"
            " (SELECT value FROM json_each(?))",
            (json.dumps(list(asset_ids)),),
        )
        return {
            number: state(place, sha256, size, cancelled)
            for number, place, sha256, size in rows
        }

    def point_to(
        self,
        asset_id: int,
        place: str,
        *,
        accept: bool = False,
        cancelled: Callable[[], bool] = never,
    ) -> None:
        """Say where an asset is now.

        A file with other content is refused, unless ``accept`` says that it is the
        right one now. Raises Invalid, NotFound, CannotRead and Duplicate.
        """
        row, where = self.one(asset_id), read_place(place)
        content = content_of(where, cancelled)
        is_other = row.sha256 is not None and content["sha256"] != row.sha256
        if is_other and not accept and not is_address(where):
            raise Invalid(
                N_("{file} holds something else than was taken in."), file=where
            )
        label = N_("Said where content of {name} is")
        with self._database.writing(label, TOPIC) as unit:
            unit.name(label, name=_name_of(unit, asset_id))
            keep_once(unit, row.influencer_id, where, asset_id, row.name)
            _update(unit, asset_id, {"place": where, **content}, None)

    def find_moved(
        self, asset_id: int, folder: str, *, cancelled: Callable[[], bool] = never
    ) -> str | None:
        """The file in a folder, or below it, that holds what was taken in.

        None when there is none. Raises NotFound, CannotRead for what is no folder.
        """
        row = self.one(asset_id)
        if row.sha256 is None or row.size_bytes is None:
            return None
        wanted = Fingerprint(row.sha256, row.size_bytes)
        return find_by_content(folder, wanted, cancelled)

    def accept(self, asset_id: int, *, cancelled: Callable[[], bool] = never) -> None:
        """Say that a file that was changed is the right one now.

        Raises NotFound and CannotRead.
        """
        row = self.one(asset_id)
        content = content_of(row.place, cancelled)
        label = N_("Took the changed file of {name} as the right one")
        with self._database.writing(label, TOPIC) as unit:
            unit.name(label, name=_name_of(unit, asset_id))
            _update(unit, asset_id, content, None)


def _insert(unit: UnitOfWork, values: dict[str, object]) -> int:
    names = ",".join(values)
    number = unit.connection.execute(
        f"INSERT INTO asset({names}, created_at, updated_at, version)"
        f" VALUES ({','.join('?' * len(values))},?,?,1)",
        (*values.values(), unit.at, unit.at),
    ).lastrowid
    return number or 0


def _update(
    unit: UnitOfWork, number: int, values: dict[str, object], version: int | None
) -> bool:
    """Put columns of one asset as they are to be; False if it was newer, or is gone."""
    sets = ",".join(f"{column}=?" for column in values)
    changed = unit.connection.execute(
        f"UPDATE asset SET {sets}, version=version+1, updated_at=?"
        " WHERE id=? AND version=ifnull(?, version)",
        (*values.values(), unit.at, number, version),
    ).rowcount
    return changed == 1


def _name_of(unit: UnitOfWork, asset_id: int) -> str:
    """Whose an asset is; raises NotFound."""
    found = unit.connection.execute(
        "SELECT influencer_id FROM asset WHERE id=?", (asset_id,)
    ).fetchone()
    if found is None:
        raise NotFound(MISSING, number=asset_id)
    return name_of(unit, found[0])
