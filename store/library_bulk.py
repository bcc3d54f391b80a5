"""Changes to many assets of the library at once."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from store.contracts import TOPIC
from store.errors import Invalid, NotFound
from store.roster_rows import one_line
from store.rules.content_words import ASSET_KINDS
from store.rules.words import N_

if TYPE_CHECKING:
    from collections.abc import Sequence

    from store.engine import Database, UnitOfWork


class LibraryBulk:
    """The part of the library's desk that changes many; each is one step of undo."""

    _database: Database

    def change(
        self,
        asset_ids: Sequence[int],
        *,
        kind: str | None = None,
        style: str | None = None,
    ) -> int:
        """Say the same of assets; "" takes a style away. How many there were.

        Raises Invalid and NotFound.
        """
        values: dict[str, object] = {}
        if kind is not None:
            if kind not in ASSET_KINDS:
                raise Invalid(N_("{word} is no kind of asset."), word=kind)
            values["kind"] = kind
        if style is not None:
            values["style"] = one_line(style, N_("Style")) if style.strip() else None
        if not values:
            return 0
        label = N_("Changed content of {name} in the library")
        sets = ", ".join(f"{column}=?" for column in values)
        with self._database.writing(label, TOPIC) as unit:
            _name_all(unit, asset_ids, label)
            return unit.connection.execute(
                f"UPDATE asset SET {sets}, version=version+1, updated_at=?"
                " WHERE id IN (SELECT value FROM json_each(?))",
                (*values.values(), unit.at, json.dumps(list(asset_ids))),
            ).rowcount

    def to_campaign(self, asset_ids: Sequence[int], campaign_id: int | None) -> int:
        """Let assets be of a campaign, or of none; how many there were.

        Those whose people are not in that campaign are left as they are. What belonged
        to a piece of another campaign belongs to none any more. Raises NotFound.
        """
        label = N_("Changed content of {name} in the library")
        numbers = json.dumps(list(asset_ids))
        with self._database.writing(label, TOPIC) as unit:
            _name_all(unit, asset_ids, label)
            if campaign_id is None:
                return unit.connection.execute(
                    "UPDATE asset SET collaboration_id=NULL, deliverable_id=NULL,"
                    " version=version+1, updated_at=?"
                    " WHERE id IN (SELECT value FROM json_each(?))",
                    (unit.at, numbers),
                ).rowcount
            return unit.connection.execute(
                f"UPDATE asset SET collaboration_id=({_TALK}),"
                " deliverable_id=(SELECT d.id FROM deliverable d"
                f" WHERE d.id=asset.deliverable_id AND d.collaboration_id=({_TALK})),"
                " version=version+1, updated_at=?2"
                " WHERE id IN (SELECT value FROM json_each(?3))"
                f" AND EXISTS ({_TALK})",
                (campaign_id, unit.at, numbers),
            ).rowcount


_TALK = (
    "SELECT c.id FROM collaboration c WHERE c.influencer_id=asset.influencer_id"
    " AND c.campaign_id=?1 ORDER BY c.id DESC LIMIT 1"
)
"""The collaboration of an asset's person in a campaign."""


def _name_all(unit: UnitOfWork, asset_ids: Sequence[int], label: str) -> None:
    """Say whose content a step is about; raises NotFound."""
    found = unit.connection.execute(
        "SELECT a.id, i.name FROM asset a JOIN influencer i ON i.id=a.influencer_id"
        " WHERE a.id IN (SELECT value FROM json_each(?))",
        (json.dumps(list(asset_ids)),),
    ).fetchall()
    names = dict(found)
    for number in asset_ids:
        if number not in names:
            raise NotFound(
                N_("There is nothing number {number} in the library."), number=number
            )
        unit.name(label, name=names[number])
    if len(asset_ids) > 1:
        unit.name(
            N_("Changed {count} pieces of content in the library"),
            count=len(asset_ids),
        )
