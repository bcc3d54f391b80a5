"""What the values of a column look like, where its header alone does not say enough."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from store.exchange import talk_words
from store.exchange.costs_words import read_category, read_cost_state
from store.exchange.orders_words import read_goal
from store.exchange.pieces_months import is_bare_day
from store.exchange.pieces_words import is_post, read_pieces
from store.rules.vocabulary import read_channel, read_platform, read_status
from store.rules.written_dates import write_down

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

_NUMBER = re.compile(
    r"[-+(]?\s*[₩$€£¥]?\s*\d[\d.,\s']*\s*([kmb]|[천만억萬]\S*|원|명|회|%)?\s*\)?",
    re.IGNORECASE,
)
_HANDLE = re.compile(r"@?[\w.·-]{2,60}")
_ADDRESS = re.compile(
    r"(https?://|www\.)\S+|[\w-]+(\.[\w-]+)*\.[a-z]{2,}/\S*", re.IGNORECASE
)
_MAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")


def _is_handle(value: str) -> bool:
    """One word with Latin letters in it, as every platform's names have."""
    return bool(_HANDLE.fullmatch(value)) and bool(re.search(r"[A-Za-z]", value))


def _is_rate(value: str) -> bool:
    if value.rstrip().endswith("%"):
        return True
    return bool(re.fullmatch(r"\d{1,2}([.,]\d+)?", value))


def _is_date(value: str) -> bool:
    try:
        return bool(write_down(value).orders)
    except ValueError:
        return False


def _is_day(value: str) -> bool:
    """A date, or the number of a day under a month above."""
    return _is_date(value) or is_bare_day(value)


_LOOKS: dict[str, tuple[Callable[[str], object], float]] = {
    "urls": (_ADDRESS.match, 0.5),
    "emails": (_MAIL.match, 0.5),
    "handles": (_is_handle, 0.9),
    "marked_handles": (re.compile(r"@\S+$").match, 0.5),
    "platforms": (read_platform, 0.5),
    "statuses": (read_status, 0.5),
    "numbers": (_NUMBER.fullmatch, 0.6),
    "rates": (_is_rate, 0.9),
    "dates": (_is_date, 0.5),
    "days": (_is_day, 0.5),
    "kinds": (read_pieces, 0.5),
    "posts": (is_post, 0.5),
    "channels": (read_channel, 0.5),
    "stages": (talk_words.read_stage, 0.5),
    "answers": (talk_words.read_direction, 0.5),
    "categories": (read_category, 0.5),
    "cost_states": (read_cost_state, 0.5),
    "goals": (read_goal, 0.5),
    "order_refs": (re.compile(r"#?[A-Za-z]{0,8}[-_]?\d[\w-]*").fullmatch, 0.9),
}


class Column:
    """The first values of one column, blank ones left out."""

    def __init__(self, cells: Iterable[str]) -> None:
        self.values = [text for cell in cells if (text := cell.strip())]

    def is_(self, look: str) -> bool:
        """Whether enough of the values do; ``nothing`` and ``text`` are looks too."""
        if look == "nothing":
            return not self.values
        if look == "text":
            return not any(map(self.is_, ("nothing", "numbers", "urls")))
        test, share = _LOOKS[look]
        hits = sum(bool(test(value)) for value in self.values)
        return bool(hits) and hits >= share * len(self.values)

    @property
    def tells_stages(self) -> bool:
        """Whether the values are stages of a conversation rather than statuses.

        That nobody was written to yet can be said of any list of people.
        """
        stages = [talk_words.read_stage(value) for value in self.values]
        known = [stage for stage in stages if stage is not None]
        statuses = sum(bool(read_status(value)) for value in self.values)
        talked = any(stage != "identified" for stage in known)
        return talked and 2 * len(known) >= len(stages) and len(known) > statuses
