"""The columns of a chunk as few values to hand to SQLite.

Handing a value over costs about as much as reading a cell. What is in another column
already (most keys are, where people write in small letters), or is nothing, is left to
SQL.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING, Any

from store.exchange.who import FOUND_BY, line_words

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

Column = list[Any]

_LIKE = {"name_key": "name", "handle_key": "handle", "email_key": "email"}
"""Keys, and what they often are the same as."""


@dataclass(frozen=True, slots=True)
class Packed:
    """Values row by row in one list, as SQLite takes them; ``width`` make a row.

    ``columns`` is the SQL for each column over ``column1``, ``column2`` and so on.
    """

    values: list[Any]
    width: int
    columns: tuple[str, ...]


def pack(got: Mapping[str, Column], names: Sequence[str]) -> Packed:
    """The named columns of a chunk, one of them the words of its lines, ``folded``."""
    carried: list[Column] = []
    made: dict[str, str] = {}

    def carry(column: Column) -> str:
        carried.append(column)
        return f"column{len(carried)}"

    for name in names:
        if name == "folded":
            continue
        column, like = got[name], _LIKE.get(name)
        if like in made and got[like] == column:
            made[name] = made[like]
        elif column[0] is None and column.count(None) == len(column):
            made[name] = "NULL"
        else:
            made[name] = carry(column)
    if "folded" in names:
        made["folded"] = _folded(got, made) or carry(line_words(got))
    return Packed(
        list(chain.from_iterable(zip(*carried, strict=True))),
        len(carried),
        tuple(made[name] for name in names),
    )


def _folded(got: Mapping[str, Column], made: Mapping[str, str]) -> str | None:
    """The SQL for the words of a line, if they are all there as columns."""
    parts: list[str] = []
    for name in FOUND_BY:
        if name in got:
            words = got.get(f"{name}_folded", got[name])
            if words != got[name]:
                return None
            parts.append(made[name])
    first, *others = parts
    return first + "".join(
        f"||ifnull(char(10)||{part},'')" for part in others if part != "NULL"
    )
