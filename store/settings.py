"""Figures of the programme itself, kept in the file: where the tiers begin."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from store.errors import Invalid
from store.rules.tiers import DEFAULT_TIERS, Tiers
from store.rules.words import N_

if TYPE_CHECKING:
    from collections.abc import Mapping

    from store.engine import Database


class Settings:
    """The desk of the programme's own figures."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def tiers(self) -> Tiers:
        """The size classes in use."""
        found = self._database.read("SELECT value FROM setting WHERE key='tiers'")
        if not found:
            return DEFAULT_TIERS
        return Tiers(tuple((name, low) for name, low in json.loads(found[0][0])))

    def set_tiers(self, bounds: Mapping[str, int]) -> None:
        """Say where each class begins, in followers; raises Invalid."""
        try:
            tiers = Tiers(tuple(sorted(bounds.items(), key=lambda pair: pair[1])))
        except ValueError as problem:
            raise Invalid(
                N_("These tiers cannot be used: {reason}."), reason=problem
            ) from None
        with self._database.writing(N_("Changed the tiers"), ("roster",)) as unit:
            unit.connection.execute(
                "INSERT INTO setting(key, value) VALUES ('tiers', ?)"
                " ON CONFLICT(key) DO UPDATE SET value=excluded.value"
                " WHERE value IS NOT excluded.value",
                (json.dumps(list(tiers.bounds)),),
            )
