"""The SQLModel tables, one file per capability; the one place to import them from."""

from store.tables.base import Base, utc
from store.tables.roster import (
    Account,
    AccountReading,
    Alias,
    CustomValue,
    Influencer,
    InfluencerTag,
    Rate,
    RosterLine,
    RosterSearch,
    RosterStale,
    Tag,
)
from store.tables.system import (
    Change,
    HeaderMap,
    ImportRun,
    OpenUnit,
    SavedView,
    Setting,
    Unit,
)

__all__ = [
    "Account",
    "AccountReading",
    "Alias",
    "Base",
    "Change",
    "CustomValue",
    "HeaderMap",
    "ImportRun",
    "Influencer",
    "InfluencerTag",
    "OpenUnit",
    "Rate",
    "RosterLine",
    "RosterSearch",
    "RosterStale",
    "SavedView",
    "Setting",
    "Tag",
    "Unit",
    "utc",
]
