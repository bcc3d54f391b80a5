"""Several columns, or several values of one cell, that say one thing together."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from store.exchange import cells
from store.rules.figures import is_empty
from store.rules.text import are_emails, clean, looks_like_email
from store.rules.words import N_

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from store.exchange.plan import ImportPlan
    from store.exchange.reading import Columns, Reading

SEPARATOR = " ::: "
"""What Google Contacts puts between several values of one cell."""

_USUAL_EMAILS = re.compile(
    r"(?:\w++(?:[.-]\w++)*+@[^\W_]++(?:-[^\W_]++)*+(?:\.[A-Za-z]{2,}+)++(?:\n|\Z))*+",
    re.ASCII,
)
"""What nearly all addresses look like, for an even quicker look."""

_SHORT = 64
"""An address of so many letters breaks no limit of a part of it."""

NOT_AN_EMAIL = N_("not an e-mail address; left out")


def joined(
    name: str, positions: list[int], headers: Sequence[str], chunk: Reading
) -> list[str | None]:
    """Several columns, or several values of a cell, that feed one field together."""
    if name in {"email", "phone"}:
        return _first_and_others(name, positions, headers, chunk)
    glue = "\n" if name == "notes" else ", "
    ready = [cells.lines(position, chunk) for position in positions]
    if len(ready) == 1 and name != "niche":
        return ready[0]
    if name == "niche":
        if len(ready) == 1 and not any(
            "|" in value for value in set(ready[0]) if value
        ):
            return ready[0]
        return [_listed(row) for row in zip(*ready, strict=True)]
    return [
        glue.join(dict.fromkeys(value for value in row if value)) or None
        for row in zip(*ready, strict=True)
    ]


def _listed(values: Iterable[str | None]) -> str | None:
    """Niches of several cells, or parted by bars in one, each once."""
    given = [value for value in values if value]
    if len(given) == 1 and "|" not in given[0]:
        return given[0]
    parts = (part.strip() for value in given for part in re.split(r"[|,]", value))
    return ", ".join(dict.fromkeys(filter(None, parts))) or None


def _first_and_others(
    name: str, positions: list[int], headers: Sequence[str], chunk: Reading
) -> list[str | None]:
    """The first address is the person's; further ones are kept as custom values."""
    found: list[str | None] = [None] * len(chunk.numbers)
    for position in positions:
        header = headers[position]
        typed = cells.lines(position, chunk)
        if len(positions) == 1 and _plain(name, typed):
            return typed
        for at, value in enumerate(typed):
            if value is None:
                continue
            more = 1
            for part in value.split(SEPARATOR) if SEPARATOR in value else (value,):
                if name == "email" and not looks_like_email(part):
                    chunk.report(header, [(at, part)], NOT_AN_EMAIL)
                elif found[at] is None:
                    found[at] = part
                elif part != found[at]:
                    more += 1
                    while (title := f"{header} ({more})") in headers:
                        more += 1
                    chunk.out.custom.append((chunk.numbers[at], title, part))
    return found


def _plain(name: str, typed: list[str | None]) -> bool:
    """Whether every cell of a chunk holds one address or number, seen at one look."""
    whole = "\n".join(filter(None, typed))
    if SEPARATOR in whole:
        return False
    if name == "phone":
        return True
    shorter = max(map(len, filter(None, typed)), default=0) <= _SHORT
    return bool(shorter and _USUAL_EMAILS.fullmatch(whole)) or are_emails(whole)


def first_of(positions: list[int], cols: Columns, count: int) -> list[str | None]:
    """The first filled cell of several columns, per row."""
    found: list[str | None] = [None] * count
    for position in reversed(positions):
        found = [
            value or earlier
            for value, earlier in zip(cells.tidied(cols[position]), found, strict=True)
        ]
    return found


def full_names(
    plan: ImportPlan, cols: Columns, given: list[str | None]
) -> list[str | None]:
    """Names put together from first, middle and last where no full one is given."""
    parts = [
        cells.tidied(cols[position])
        for name in ("first_name", "middle_name", "last_name")
        for position in plan.columns_of(name)[:1]
    ]
    built = (" ".join(filter(None, row)) or None for row in zip(*parts, strict=True))
    return [one or other for one, other in zip(given, built, strict=True)]


def split_tags(text: str) -> list[str]:
    """The tags of a cell: beauty, #food; 여행 | hogar."""
    parts = re.split(r"[,;|#\n]| ::: ", text)
    words = (clean(part).lstrip("*").strip() for part in parts)
    return [word for word in words if not is_empty(word)]


def split_names(text: str) -> list[str]:
    """The other names of a cell."""
    return [name for part in re.split(r"[;|\n]| ::: ", text) if (name := clean(part))]
