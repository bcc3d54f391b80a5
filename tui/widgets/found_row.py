"""A field of a form that takes a part of the name of something that is there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from store.rules.text import clean, fold
from tui.i18n import _
from tui.show import show
from tui.widgets.entry_row import EntryRow

if TYPE_CHECKING:
    from collections.abc import Sequence

LISTED = 4
"""Names that stand under the field at once."""

Named = tuple[int, str]
"""The number of something, and what it is called."""


class FoundRow(EntryRow):
    """A field that finds one of ``items``; ``here`` is what was chosen before."""

    TYPED_OVER = True

    def __init__(
        self,
        name: str,
        title: str,
        items: Sequence[Named],
        here: Named | None = None,
        *,
        text: str | None = None,
        nothing: str = "",
    ) -> None:
        self._items, self._here, self._nothing = items, here, nothing
        super().__init__(name, title, "" if here is None else here[1], text)

    def offer(self, items: Sequence[Named]) -> None:
        """Find one of others from now on."""
        self._items = items
        self.check()

    def found(self, typed: str) -> Sequence[Named]:
        """What is meant: what is called that, else what that is a part of."""
        word = fold(clean(typed))
        exact = [one for one in self._items if fold(one[1]) == word]
        begun = [one for one in self._items if fold(one[1]).startswith(word)]
        return exact or begun or [one for one in self._items if word in fold(one[1])]

    def read(self, typed: str) -> str:
        """The one that is meant."""
        if not self.touched:
            return ""
        found = self.found(typed)
        if not found:
            raise ValueError(_("{word}: there is none.").format(word=show(typed, 40)))
        if len(found) > 1:
            raise ValueError(_("Which one? {names}").format(names=_listed(found)))
        return f"→ {show(found[0][1])}"

    def accepts(self) -> str:
        """The one that is meant; the first few while nothing is typed."""
        if clean(self.text):
            return super().accepts()
        return _listed(self._items) if self._items else self._nothing

    @property
    def number(self) -> int | None:
        """The number of what is meant; None for nothing, or for several."""
        if not self.touched:
            return None if self._here is None else self._here[0]
        found = self.found(self.text) if clean(self.text) else ()
        return found[0][0] if len(found) == 1 else None


def _listed(items: Sequence[Named]) -> str:
    named = " · ".join(show(name, 40) for _number, name in items[:LISTED])
    return f"{named} …" if len(items) > LISTED else named
