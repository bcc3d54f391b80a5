"""The columns of a sheet of visits, read chunk by chunk into the temporary table.

Visits are of the platform that their source is, or else of the program that counted
them; whose link brought them is found out later.
"""

from __future__ import annotations

from contextlib import suppress
from datetime import timedelta
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from store.exchange.readings_cells import labels
from store.exchange.readings_reader import UTM, FigureReader
from store.rules.posts import read_post
from store.rules.vocabulary import read_platform

if TYPE_CHECKING:
    from store.exchange.pieces_cells import Line
    from store.exchange.reading import Reading

    Column = list[Any]

KIND = "traffic"

PROGRAM = "GA4"
"""Where visits are from that came from no platform."""

_VAGUE = frozenset({None, "blog", "other"})
_NOTHING = frozenset({"", "(not set)", "(none)", "(direct)", "-"})
_UTM_FIELDS = ("traffic_source", "medium", "utm_campaign", "utm_content", "utm_term")


class VisitReader(FigureReader):
    """Knows how each column of visits is written."""

    def more(
        self, reading: Reading, got: dict[str, Column], _lines: list[list[Line]], /
    ) -> None:
        """Where visits came from, and by which link."""
        said = {
            utm: labels(self.plan.columns_of(name), reading)
            for utm, name in zip(UTM, _UTM_FIELDS, strict=True)
        }
        for text, at in self._both(reading):
            source, _, medium = text.partition(" / ")
            said["utm_source"][at], said["utm_medium"][at] = source, medium
        parts = [*said.values()]
        more = labels(self.plan.columns_of("label"), reading)
        got["label"] = [
            " \u00b7 ".join(filter(None, (" / ".join(filter(None, where)), what)))
            or None
            for what, *where in zip(more, *parts, strict=True)
        ]
        for utm, column in said.items():
            got[utm] = [None if text in _NOTHING else text for text in column]
        usual = self.platform or PROGRAM
        got["channel"] = [
            (source and _platform_of(source)) or usual for source in got["utm_source"]
        ]
        self._count_days(reading, got)

    def _both(self, reading: Reading) -> list[tuple[str, int]]:
        """The cells that say source and medium in one."""
        both = labels(self.plan.columns_of("source_medium")[:1], reading)
        return [(text, at) for at, text in enumerate(both) if text]

    def _count_days(self, reading: Reading, got: dict[str, Column]) -> None:
        """Days that are only counted from the first one of the file."""
        first = self.period.starts_on
        for at in self.plan.columns_of("nth_day")[:1]:
            for place, text in enumerate(reading.cols[at]):
                if first is None or got["on_day"][place] is not None:
                    continue
                with suppress(ValueError, OverflowError):
                    day = first + timedelta(days=int(text))
                    got["on_day"][place] = day.isoformat()


@lru_cache(maxsize=4096)
def _platform_of(source: str) -> str | None:
    """The platform that a source is: ig, instagram.com, m.facebook.com."""
    found = read_platform(source)
    if found in _VAGUE and "." in source:
        found = read_post(source).platform or None
    return None if found in _VAGUE else found
