"""Workspaces filled by the desks, as she fills them; the same is filled once only.

A test that opens the app begins with the same people, campaigns and costs as a hundred
others. Filling takes longer than many of these tests, so what was filled is kept, and
the next one begins with a copy of the file.
"""

from __future__ import annotations

import pickle
from functools import partial
from io import BytesIO
from typing import TYPE_CHECKING, Any, NamedTuple

from store import Store, open_store

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime
    from pathlib import Path

MOST = 8 * 1024**2
"""Bytes of a file that is kept for the next test."""


class Kept(NamedTuple):
    """What is needed to begin where a workspace was filled."""

    file: bytes
    made: bytes
    """What the first step answered, pickled."""
    looks: int
    """How often the clock was looked at."""


_kept: dict[tuple[Any, ...], Kept] = {}


def filled(
    path: Path,
    fill: Callable[[Store], Any],
    *then: Callable[[Any], object],
    now: Callable[[], datetime],
) -> tuple[Store, Any]:
    """Make a workspace at ``path``; it, open, and what ``fill`` answered.

    ``fill`` gets the store, each of ``then`` what ``fill`` answered. What is done by
    functions of a module, or ``partial`` ones of these, is done once; from the first on
    that is made in a test, everything is done anew.
    """
    names = [_name(step) for step in (fill, *then)]
    same = names.index(None) if None in names else len(names)
    if not same or path.exists():
        store = open_store(path, now=now, create=True)
        made, same = fill(store), 1
    else:
        key = (*names[:same], now.__module__, now.__qualname__)
        if key not in _kept:
            store, made, kept = _done(path, (fill, *then)[:same], now)
            if len(kept.file) < MOST:
                _kept[key] = kept
        else:
            store, made = _copied(path, _kept[key], now)
    for step in then[same - 1 :]:
        step(made)
    store.take_changes()
    return store, made


def _done(
    path: Path,
    steps: tuple[Callable[[Any], Any], ...],
    now: Callable[[], datetime],
) -> tuple[Store, Any, Kept]:
    """Fill a workspace step by step, and keep it."""
    looks = 0

    def counted() -> datetime:
        nonlocal looks
        looks += 1
        return now()

    with open_store(path, now=counted, create=True) as store:
        made = steps[0](store)
        for step in steps[1:]:
            step(made)
        pickled = _pickled(made, store)
    kept = Kept(path.read_bytes(), pickled, looks)
    store = open_store(path, now=now, create=False)
    return store, _unpickled(pickled, store), kept


def _copied(path: Path, kept: Kept, now: Callable[[], datetime]) -> tuple[Store, Any]:
    """Begin where a workspace was filled, the clock having gone on as far."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(kept.file)
    for _look in range(kept.looks):
        now()
    store = open_store(path, now=now, create=False)
    return store, _unpickled(kept.made, store)


def _name(step: Callable[..., object]) -> tuple[str, ...] | None:
    """What says that a step does the same; None for what a test has made."""
    told: tuple[str, ...] = ()
    while isinstance(step, partial):
        told = (repr(step.args), repr(step.keywords), *told)
        step = step.func
    place = getattr(step, "__qualname__", "<")
    return None if "<" in place else (step.__module__, place, *told)


def _pickled(made: object, store: Store) -> bytes:
    file = BytesIO()
    pickler = pickle.Pickler(file)
    pickler.persistent_id = lambda one: True if one is store else None  # type: ignore[method-assign]
    pickler.dump(made)
    return file.getvalue()


def _unpickled(pickled: bytes, store: Store) -> Any:
    unpickler = pickle.Unpickler(BytesIO(pickled))  # noqa: S301 - of this very process
    unpickler.persistent_load = lambda _one: store  # type: ignore[method-assign]
    return unpickler.load()
