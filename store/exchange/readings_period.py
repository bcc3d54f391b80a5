"""The days that a whole file is about, as the lines above its table say them."""

from __future__ import annotations

import re
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

from store.rules.dates import DateOrder, read_date

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

_NAMED = re.compile(
    r"(?P<start>start(?:ing)? date|from|since|시작일|시작 날짜|fecha de inicio|desde)"
    r"|(?P<end>end(?:ing)? date|to|until|종료일|종료 날짜|fecha de finalización"
    r"|fecha de fin|hasta)",
    re.IGNORECASE,
)
_BETWEEN = re.compile(
    r"\s+[-\u2013\u2014]\s+|\s*[~\u301c\uff5e]\s*|\s+(?:to|al?|hasta)\s+",
    re.IGNORECASE,
)
_LABEL = re.compile(r"[^:]{1,40}:\s*(?=.*[0-9])")


@dataclass(frozen=True, slots=True)
class Period:
    """The first and the last day; None is not said."""

    starts_on: date | None = None
    ends_on: date | None = None


def read_period(lines: Iterable[str], order: str | None = None) -> Period:
    """The days that lines speak of; ``order`` is dmy or mdy for those in figures only.

    Both ends stand in one line, or each in a line that names it. What cannot be read
    for sure says nothing.
    """
    start = end = None
    for line in lines:
        text = line.strip().lstrip("#").strip().strip("\"'").strip()
        label, colon, rest = text.partition(":")
        named = _NAMED.fullmatch(label.strip()) if colon else None
        if named is not None:
            day = _day(rest.strip(), order)
            start, end = (day, end) if named["start"] else (start, day)
            continue
        bare = _LABEL.sub("", text, count=1)
        parts = _BETWEEN.split(bare)
        if start is None and len(parts) == 2:
            first, last = (_day(part.strip(), order) for part in parts)
            if first is not None and last is not None and first <= last:
                start, end = first, last
    return Period(start, end)


def _day(text: str, order: str | None) -> date | None:
    with suppress(ValueError):
        return read_date(text, DateOrder(order) if order else DateOrder.ISO)
    return None
