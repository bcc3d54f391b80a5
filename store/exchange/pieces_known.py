"""Which piece of content that is known a row of a calendar means.

By its post, then by kind and title, then by kind and day, and last by its order among
those of its kind. A known piece is meant once at most, and what contradicts it - a
live post elsewhere, on another day - is another piece.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from store.exchange.pieces_words import post_key
from store.rules.text import fold

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable, Sequence

    from store.exchange.pieces_in import Piece

OVER = frozenset({"live", "cancelled"})
"""States of pieces that nothing is owed of any more."""


class Known(NamedTuple):
    """A piece of content as it is kept."""

    id: int
    account_id: int | None
    kind: str
    title: str | None
    substance: str | None
    caption: str | None
    draft_ref: str | None
    draft_due_on: str | None
    live_due_on: str | None
    state: str
    round: int
    post_url: str | None
    live_on: str | None
    reason: str | None


def same_posts(said: Sequence[Piece]) -> set[int]:
    """The numbers of pieces whose post an earlier one of them has already."""
    seen: set[str] = set()
    again: set[int] = set()
    for piece in said:
        key = post_key(piece.post_url)
        if key in seen:
            again.add(piece.id)
        elif key is not None:
            seen.add(key)
    return again


def pair(said: Sequence[Piece], known: Sequence[Known]) -> dict[int, Known]:
    """The known piece that each piece of a collaboration means, by its number.

    Both in their order; a piece that is new has none.
    """
    left = {one.id: one for one in known}
    found: dict[int, Known] = {}
    for keys_of_said, keys_of_known, fits in _WAYS:
        index: defaultdict[Hashable, list[Known]] = defaultdict(list)
        for one in left.values():
            for key in keys_of_known(one):
                index[key].append(one)
        for piece in said:
            if piece.id in found or not left:
                continue
            meant = _first(piece, keys_of_said(piece), index, left, fits)
            if meant is not None:
                found[piece.id] = left.pop(meant.id)
    return found


def _first(
    piece: Piece,
    keys: Iterable[Hashable],
    index: defaultdict[Hashable, list[Known]],
    left: dict[int, Known],
    fits: Callable[[Piece, Known], bool],
) -> Known | None:
    for key in keys:
        for one in index.get(key, ()):
            if one.id in left and fits(piece, one):
                return one
    return None


def _days(piece: Piece) -> set[str]:
    return {day for day in (piece.live_on, piece.live_due_on) if day}


def _is_its_post(piece: Piece, known: Known) -> bool:
    """Whether a live post may be that of a piece: the same, or of the same day."""
    if known.state != "live" or not piece.post_url or not known.post_url:
        return True
    same = post_key(piece.post_url) == post_key(known.post_url)
    return same or bool(_days(piece) & {known.live_on, known.live_due_on})


def _is_next(piece: Piece, known: Known) -> bool:
    """Whether nothing speaks against a piece being the next of its kind."""
    if known.state in OVER and known.state != piece.state:
        return False
    named = piece.title and known.title
    if named and fold(str(piece.title)) != fold(str(known.title)):
        return False
    return _is_its_post(piece, known)


def _by_post(post: str | None) -> list[Hashable]:
    key = post_key(post)
    return [] if key is None else [key]


def _said_titles(piece: Piece) -> list[Hashable]:
    return [(piece.kind, fold(piece.title), "")] if piece.title else []


def _known_titles(known: Known) -> list[Hashable]:
    title = fold(known.title) if known.title else ""
    return [(known.kind, title, ""), (None, title, "")] if title else []


def _said_titles_on(piece: Piece) -> list[Hashable]:
    title = fold(piece.title) if piece.title else ""
    return [(piece.kind, title, day) for day in sorted(_days(piece))] if title else []


def _known_titles_on(known: Known) -> list[Hashable]:
    title = fold(known.title) if known.title else ""
    days = {known.live_on, known.live_due_on} - {None}
    kinds = (known.kind, None) if title else ()
    return [(kind, title, day) for kind in kinds for day in days]


def _said_days(piece: Piece) -> list[Hashable]:
    return [(piece.kind, day) for day in (piece.live_due_on, piece.live_on) if day]


def _known_days(known: Known) -> list[Hashable]:
    days = {known.live_on, known.live_due_on} - {None}
    return [(kind, day) for kind in (known.kind, None) for day in days]


_WAYS: tuple[
    tuple[
        Callable[[Piece], list[Hashable]],
        Callable[[Known], list[Hashable]],
        Callable[[Piece, Known], bool],
    ],
    ...,
] = (
    (
        lambda piece: _by_post(piece.post_url),
        lambda known: _by_post(known.post_url),
        lambda _piece, _known: True,
    ),
    (_said_titles_on, _known_titles_on, _is_its_post),
    (_said_titles, _known_titles, _is_its_post),
    (_said_days, _known_days, _is_its_post),
    (
        lambda piece: [piece.kind] if piece.kind else [],
        lambda known: [known.kind],
        _is_next,
    ),
)
"""How a piece is found, the surest first: keys of both, and what must fit besides."""
