"""How a desk with a list and lanes is read: in one go for a face, then as needed."""

from __future__ import annotations

from array import array
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Generic, ParamSpec, Protocol, TypeVar

from store.errors import StoreError
from tui.widgets.board_cards import PAGE

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from datetime import date

    from store import Store
    from store.rules.pipeline import Stage
    from tui.app import SoloistApp

FIRST = 100
"""Rows of a list that come at once; the rest follows by number."""


class View(Protocol):
    """What a list shows: a filter, a sort key, a direction."""

    @property
    def filter(self) -> str:
        """The filter, in the language of its list."""

    @property
    def sort(self) -> str:
        """What it is sorted by."""

    @property
    def descending(self) -> bool:
        """Whether the largest, or the latest, comes first."""


class Line(Protocol):
    """One thing of a list, and whose it is."""

    @property
    def id(self) -> int:
        """Its number."""

    @property
    def influencer_id(self) -> int:
        """The person."""


P = ParamSpec("P")
T = TypeVar("T")
V = TypeVar("V", bound=View)
L = TypeVar("L", bound=Line)
V_contra = TypeVar("V_contra", bound=View, contravariant=True)
L_co = TypeVar("L_co", bound=Line, covariant=True)


class Lists(Protocol[V_contra, L_co]):
    """The questions that a list and its lanes are read with."""

    def first(self, view: V_contra, today: date, count: int, /) -> Sequence[L_co]:
        """The first rows; raises FilterProblem."""

    def order(self, view: V_contra, today: date, /) -> array[int]:
        """The whole list, as numbers."""

    def first_of(
        self, lane: str, view: V_contra, today: date, count: int, /
    ) -> Sequence[L_co]:
        """The beginning of a lane."""

    def order_of(self, lane: str, view: V_contra, today: date, /) -> array[int]:
        """A whole lane, as numbers."""


@dataclass(frozen=True, slots=True)
class Desk(Generic[V, L]):
    """Where a list is read, and the lanes that its things stand in."""

    lists: Lists[V, L]
    lanes: Callable[[V, date], Mapping[str, int]]
    """How many there are in each lane; lanes without any too."""
    rows: Callable[[Sequence[int], date], Sequence[L]]
    """The rows of these numbers; what is gone is left out."""
    lane_of: Callable[[L], str]


class DeskReader(Generic[V, L]):
    """Questions about one view of a desk, asked while keys go on being answered.

    What the store refuses is said, and answered with nothing.
    """

    def __init__(self, app: SoloistApp, desk: Desk[V, L], view: V) -> None:
        self._app = app
        self._desk = desk
        self.view = view
        self.today = app.today()

    async def rows(self, numbers: Sequence[int]) -> Sequence[L]:
        """The rows of these numbers; what is gone is left out."""
        return await self._look((), self._desk.rows, numbers, self.today)

    async def order(self) -> array[int]:
        """The whole list, as numbers."""
        what = self.view, self.today
        return await self._look(array("q"), self._desk.lists.order, *what)

    async def first_of(self, lane: str) -> Sequence[L]:
        """The first page of a lane."""
        what = lane, self.view, self.today, PAGE
        return await self._look((), self._desk.lists.first_of, *what)

    async def order_of(self, lane: str) -> array[int]:
        """A whole lane, as numbers."""
        what = lane, self.view, self.today
        return await self._look(array("q"), self._desk.lists.order_of, *what)

    async def _look(
        self, nothing: T, call: Callable[P, T], *args: P.args, **kwargs: P.kwargs
    ) -> T:
        try:
            return await self._app.look(call, *args, **kwargs)
        except StoreError as refusal:
            self._app.refuse(refusal)
            return nothing


@dataclass(frozen=True, slots=True)
class Asked(Generic[V]):
    """What is to be read to show a face of a desk.

    ``lanes`` are those of the board whose beginning is needed at once, None for all;
    of ``keep`` the place is found, however deep it stands; ``deep`` asks for the order
    of the whole list.
    """

    face: str
    view: V
    today: date
    lanes: frozenset[str] | None = None
    keep: int | None = None
    deep: bool = False


@dataclass(slots=True)
class Read(Generic[L]):
    """What was read to show a face: a list's beginning, or lanes of a board.

    ``order`` is a whole list; ``pages`` are beginnings of lanes, ``orders`` whole
    lanes, as numbers.
    """

    taken_back: bool
    """Whether what was done last has been taken back since."""
    first: Sequence[L] = ()
    order: array[int] | None = None
    counts: Mapping[str, int] = field(default_factory=dict)
    pages: dict[str, Sequence[L]] = field(default_factory=dict)
    orders: dict[str, array[int]] = field(default_factory=dict)
    stages: Sequence[Stage] = ()
    """Her stages, where the lanes are those."""


def read_face_of(store: Store, desk: Desk[V, L], asked: Asked[V]) -> Read[L]:
    """Read in one go what a face needs to be shown; raises StoreError."""
    last = store.history.units(1)
    read: Read[L] = Read(bool(last) and last[0].undone)
    if asked.face == "board":
        _read_board(desk, asked, read)
    elif asked.deep:
        read.order = desk.lists.order(asked.view, asked.today)
    else:
        read.first = desk.lists.first(asked.view, asked.today, FIRST)
    return read


def _read_board(desk: Desk[V, L], asked: Asked[V], read: Read[L]) -> None:
    lists, view, today, keep = desk.lists, asked.view, asked.today, asked.keep
    read.counts = desk.lanes(view, today)
    for lane, count in read.counts.items():
        if count and (asked.lanes is None or lane in asked.lanes):
            read.pages[lane] = lists.first_of(lane, view, today, PAGE)
    if keep is None or any(r.id == keep for rows in read.pages.values() for r in rows):
        return
    for row in desk.rows((keep,), today):
        lane = desk.lane_of(row)
        if lane not in read.pages:
            read.pages[lane] = lists.first_of(lane, view, today, PAGE)
        if all(one.id != keep for one in read.pages[lane]):
            read.orders[lane] = lists.order_of(lane, view, today)
