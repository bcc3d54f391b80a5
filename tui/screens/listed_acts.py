"""What acts on a list of money: on what is marked, or is under the cursor, as it is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar, Generic, Protocol, TypeVar

from tui.i18n import _
from tui.screens.budget_face import BudgetFace

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)


class Known(Protocol[T_co]):
    """A list of which some lines were read."""

    @property
    def lines(self) -> Mapping[int, T_co]:
        """Those, by their numbers."""


class ListedActs(BudgetFace, Generic[T]):
    """A face whose keys act on lines of its list.

    Whoever is a kind of it says what can be done to which, and reads lines.
    """

    POSSIBLE: ClassVar[Mapping[str, Callable[[Any], bool]]] = {}
    """To which lines something can be done, by its action."""
    ABOUT_ONE: ClassVar[frozenset[str]] = frozenset()
    """Actions on the line under the cursor; others are on the marked ones as well."""

    source: Known[T] | None = None
    """What the list shows."""
    aim: int | None = None
    """The line that the cursor shall be on once it is here."""
    dealt: frozenset[int] = frozenset()
    """Lines that something came of just now, and whose place the next takes."""

    async def read(self, numbers: Sequence[int]) -> Sequence[T]:
        """These lines as they stand by now; raises StoreError."""
        raise NotImplementedError

    def why_not(self, action: str, row: T) -> str:  # noqa: ARG002 - for those that say
        """Why something cannot be done to a line, as a message; "" for no word."""
        return ""

    @property
    def line_here(self) -> T | None:
        """The line under the cursor, if it was read."""
        here = self.here
        if self.source is None or here is None:
            return None
        return self.source.lines.get(here)

    def keep(self) -> int | None:
        """Where the cursor belongs when the list is shown anew; to be asked once.

        It stays on its line, unless that was dealt with or another one is aimed at.
        """
        here, aim, dealt = self.here, self.aim, self.dealt
        self.aim, self.dealt = None, frozenset()
        if aim is not None:
            return aim
        return None if here in dealt else here

    def check_action(
        self,
        action: str,
        parameters: tuple[object, ...],  # noqa: ARG002 - Textual's signature
    ) -> bool | None:
        """Whether there is something under the cursor, or marked, to act on.

        A key that can do nothing for a reason is there all the same, and says why.
        """
        if action not in self.POSSIBLE or self.source is None or self.desk.is_reading:
            return True
        if action not in self.ABOUT_ONE and self.table.marks:
            return True
        if (line := self.line_here) is None:
            # What is not read yet may be anything.
            return self.here is not None
        return self.POSSIBLE[action](line) or bool(self.why_not(action, line))

    async def lines(self, action: str = "") -> Sequence[T]:
        """The marked lines, or the one under the cursor, that this can be done to.

        Where it can be done to none of them, the line below says why.
        """
        await self.settled()
        await self.table.all_marks()
        numbers = sorted(self.table.marks)
        if not numbers and (here := self.here) is not None:
            numbers = [here]
        rows = await self.read(numbers)
        if not action:
            return rows
        found = [row for row in rows if self.POSSIBLE[action](row)]
        why = next(filter(None, (self.why_not(action, row) for row in rows)), "")
        if why and not found:
            self.tell(_(why))
        return found

    async def line(self) -> T | None:
        """The line under the cursor, as it stands by now."""
        await self.settled()
        here = self.here
        found = () if here is None else await self.read((here,))
        return found[0] if found else None

    def done(self, said: str) -> None:
        """Something came of these: the marks have done their work."""
        self.table.action_clear_marks()
        self.tell(said)
