"""The copy of the day, for whoever has the workspace open."""

from __future__ import annotations

from typing import TYPE_CHECKING

from store import backup_folder

if TYPE_CHECKING:
    from datetime import datetime

    from store import Store


def keep_daily(store: Store, now: datetime) -> bool:
    """Make the day's verified copy if there is none; True if one was made.

    Old copies make room. ``now`` carries its zone: a day is that of the zone. Raises
    CannotBackUp and CannotOpen; the older copies are then untouched.
    """
    return store.keeping.keep_daily(backup_folder(store.path), now)
