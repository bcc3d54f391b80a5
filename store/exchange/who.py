"""Who the rows of a chunk are about: handles, addresses, names, and their keys."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from store.exchange import cells, several
from store.roster_rows import url_key
from store.rules.profiles import read_profile
from store.rules.text import fold, fold_column, initials, phone_key

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from store.exchange.plan import ImportPlan

Column = list[Any]

FOUND_BY = ("name_key", "real_name", "email_key", "phone", "niche", "handle_key")
"""What a roster line is found by, in the order of ``roster_lines.SEARCH``."""

_PLAIN_PHONES = re.compile(r"(?:0[1-9][0-9]?[- ]?[0-9]{3,4}[- ]?[0-9]{4}\n)*")

_JOINT = "\x1f"
_GLANCE = 256
"""Values that show whether a column has few different ones."""

_NO_GAPS = str.maketrans("", "", "- ")


class Seen:
    """Whether something may have come twice, found out in bounded memory.

    Past ``MOST`` different keys the answer is "maybe", and the database is asked.
    """

    MOST = 250_000

    def __init__(self) -> None:
        self._keys: set[str] = set()
        self.maybe_twice = False

    def note(self, keys: list[str]) -> None:
        """Take note of some keys."""
        if self.maybe_twice:
            return
        wanted = len(self._keys) + len(keys)
        self._keys.update(keys)
        if len(self._keys) < wanted or wanted > self.MOST:
            self.maybe_twice = True
            self._keys.clear()


def identify(
    plan: ImportPlan,
    got: dict[str, Column],
    cols: list[Sequence[str]],
    count: int,
) -> None:
    """Work out handle, platform, URL and name of every row, whatever is given."""
    blank: Column = [None] * count
    names = got.get("name", blank)
    if plan.kind == "contacts" and "first_name" in plan.fields:
        names = several.full_names(plan, cols, names)
    if plan.has_accounts:
        handles = blank
        if positions := plan.columns_of("handle"):
            handles = cells.handles(cols[positions[0]])
        elif plan.name_is_handle:
            handles = [name and name.removeprefix("@") for name in names]
        platforms = got.get("platform") or [plan.platform] * count
        urls = several.first_of(plan.columns_of("url"), cols, count)
        if any(urls) or "/" in "".join(filter(None, handles)):
            platforms, handles, urls = _from_urls(
                platforms, handles, urls, blogs=plan.kind != "contacts"
            )
        fallback = plan.platform or "other"
        if not all(handles) or not all(platforms):
            platforms = [
                (platform or fallback) if handle else None
                for platform, handle in zip(platforms, handles, strict=True)
            ]
        got["platform"] = platforms
        got["handle"], got["url"] = handles, urls
        names = _filled(names, handles)
    for other in ("email", "phone"):
        if other in got:
            names = _filled(names, got[other])
    got["name"] = names


def _filled(names: Column, others: Column) -> Column:
    """The names, and where there is none the other."""
    if None not in names:
        return names
    return [one or other for one, other in zip(names, others, strict=True)]


def _from_urls(
    platforms: Column, handles: Column, urls: Column, *, blogs: bool
) -> tuple[Column, Column, Column]:
    """Fill in what a profile URL says, in its own column or in the handle's."""
    filled: list[tuple[Any, Any, Any]] = []
    for platform, handle, url in zip(platforms, handles, urls, strict=True):
        source = handle if handle and "/" in handle else url
        profile = read_profile(source) if source else None
        if (
            profile is None
            or not profile.platform
            or (profile.platform == "blog" and (not blogs or handle is not source))
        ):
            filled.append((platform, handle, url))
        elif handle and handle is not source:
            filled.append((platform or profile.platform, handle, url))
        else:
            filled.append((profile.platform, profile.handle, profile.url or source))
    ones, twos, threes = zip(*filled, strict=True) if filled else ((), (), ())
    return list(ones), list(twos), list(threes)


def add_keys(got: dict[str, Column]) -> None:
    """Add what people are matched by and found by, for a whole chunk at once."""
    count = len(got["name"])
    got["name_key"] = _folded(got["name"])
    if "handle" in got:
        got["handle_key"] = _folded(got["handle"])
        got["url_key"] = (
            [url and url_key(url) for url in got["url"]]
            if any(got["url"])
            else [None] * count
        )
    if "email" in got:
        # What is left here was found to be an address, so folding is all.
        got["email_key"] = _folded(got["email"])
    if "phone" in got:
        got["phone_key"] = _phone_keys(got["phone"])
    _add_line_words(got)
    if "rate" in got:
        got["rate_minor"] = [money and money.minor for money in got["rate"]]
        got["rate_currency"] = [money and money.currency for money in got["rate"]]


def _phone_keys(values: Column) -> Column:
    """The keys of telephone numbers; those of a chunk of plain ones at one look."""
    if None not in values:
        whole = "\n".join([*values, ""])
        if _PLAIN_PHONES.fullmatch(whole):
            return whole.translate(_NO_GAPS).split("\n")[:-1]
    return [value and (phone_key(value) or None) for value in values]


def _add_line_words(got: dict[str, Column]) -> None:
    """What the words of a line are made of: `line_words`, and initials."""
    for name in FOUND_BY:
        if name in got and not name.endswith("_key"):
            got[f"{name}_folded"] = _folded(got[name])
    heard = got["name"]
    if "real_name" in got:
        heard = [
            f"{name}\n{other}" if other else name
            for name, other in zip(heard, got["real_name"], strict=True)
        ]
    got["initials"] = _initials(heard)


def line_words(got: Mapping[str, Column]) -> Column:
    """The same words as ``roster_lines.SEARCH`` gives.

    Folding part by part gives what folding the whole would, since a newline joins with
    nothing.
    """
    parts = [
        got[name if name.endswith("_key") else f"{name}_folded"]
        for name in FOUND_BY
        if name in got
    ]
    if any(None in part for part in parts):
        return ["\n".join(filter(None, row)) for row in zip(*parts, strict=True)]
    return list(map("\n".join, zip(*parts, strict=True)))


def _initials(heard: Column) -> Column:
    """The initials of every text; none of what is plain ASCII, as in ``SEARCH``."""
    spoken = [text for text in heard if text and not text.isascii()]
    # A newline stays among initials, so one text a line can be handled together.
    together = initials("\n".join(spoken)).split("\n")
    if len(together) != max(1, len(spoken)):
        together = [initials(text) for text in spoken]
    each = iter(together)
    return [next(each) if text and not text.isascii() else "" for text in heard]


def _folded(values: Column) -> Column:
    """Every value folded, None where there is none; few different ones only once.

    The very same column where it is folded as it stands.
    """
    if not all(values) or 8 * len(set(values[:_GLANCE])) < min(_GLANCE, len(values)):
        distinct = [value for value in set(values) if value]
        known = dict(zip(distinct, fold_column(distinct), strict=True))
        return [known.get(value) for value in values]
    whole = _JOINT.join(values)
    folded = fold(whole)
    if folded == whole:
        return values
    parts = folded.split(_JOINT)
    return parts if len(parts) == len(values) else fold_column(values)
