"""The shape of the file as a page to read: ``python -m store.schema_doc`` writes it.

Everything in it comes from the tables: their docstrings, the lines under their columns,
their conditions. A test holds the page and the tables equal.
"""

from __future__ import annotations

import ast
import inspect
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import CheckConstraint, Table

from store import tables
from store.schema import APPLICATION_ID, LOGGED, SCHEMA

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import Column

PAGE = Path(__file__).parents[1] / "docs" / "schema.md"

INTRODUCTION = f"""# The file

A workspace is one SQLite file, format {SCHEMA}. This page is made from the code
(`python -m store.schema_doc`). The names on it stay, and any SQLite tool may read them;
only Soloist should write, since it keeps the history and the roster list true. The
`application_id` of a file is {APPLICATION_ID} ("SOLO"), its `user_version` the format.

- Numbers of rows (`id`) are never used twice.
- A day is text, `2026-03-02`; an instant is text in UTC, `2026-03-02T09:30:00Z`.
- Money is whole: the smallest unit of its currency, beside the currency.
- Text is kept as typed, in Unicode NFC; a column `..._key` holds it as it is matched.
- What nobody knows is empty (NULL), never 0.
- Every table is STRICT: a value of another type is refused by the file itself.

"""

GROUPS = {
    "What she keeps": (
        "The history remembers every row of these, so that any step can be taken back."
    ),
    "What the store remembers of its work": (
        "The history itself cannot be rewritten: its triggers refuse that. The others"
        " are a memory of imports, and no step of undo."
    ),
    "Worked out from the tables above": (
        "Kept in the same transaction, so that a list of a million opens like one of a"
        " hundred. `soloist check` compares them, `soloist check --mend` works them out"
        " again."
    ),
    "Internal": "Scratch space of a single transaction, and nothing to build on.",
}

_WORKED_OUT = frozenset({"roster_line", "roster_search"})
_INTERNAL = frozenset({"roster_stale", "result_stale", "open_unit"})

USUAL = {
    "id": "The number of the row.",
    "created_at": "When the row was made.",
    "updated_at": "When it was last changed.",
    "version": "Grows with every save.",
    "email": "E-mail address.",
    "phone": "Telephone number.",
    "city": "City.",
    "agent_email": "Their e-mail address.",
}


def schema_markdown() -> str:
    """The whole page, in Markdown."""
    grouped: dict[str, list[str]] = {title: [] for title in GROUPS}
    for table, model in _models().items():
        grouped[_group(table.name)].append(_section(table, model))
    parts = [INTRODUCTION]
    for title, said in GROUPS.items():
        parts += [f"## {title}\n\n{said}\n\n", *grouped[title]]
    parts.append(
        "`alembic_version` names the newest migration step; `sqlite_sequence` is"
        " SQLite's own.\n"
    )
    return "".join(parts)


def _models() -> dict[Table, type]:
    """Every table and its class, parents before children."""
    found: dict[Table, type] = {}
    for name in tables.__all__:
        model = getattr(tables, name)
        if isinstance(table := getattr(model, "__table__", None), Table):
            found[table] = model
    place = {name: at for at, name in enumerate(LOGGED)}
    ordered = sorted(found, key=lambda table: place.get(table.name, len(place)))
    return {table: found[table] for table in ordered}


def _group(table: str) -> str:
    titles = list(GROUPS)
    if table in LOGGED:
        return titles[0]
    if table in _WORKED_OUT:
        return titles[2]
    return titles[3] if table in _INTERNAL else titles[1]


def _section(table: Table, model: type) -> str:
    lines = [f"### `{table.name}`", "", inspect.cleandoc(model.__doc__ or ""), ""]
    lines += ["| column | type | |", "|---|---|---|"]
    lines += [_line(model, column) for column in table.columns]
    notes = list(_notes(table))
    return "\n".join([*lines, "", *notes, *([""] if notes else []), ""])


def _line(model: type, column: Column[object]) -> str:
    kind = str(column.type.compile()).lower()
    needed = "" if column.nullable else ", always there"
    return f"| `{column.name}` | {kind}{needed} | {_meaning(model, column)} |"


def _meaning(model: type, column: Column[object]) -> str:
    said = _said(model).get(column.name)
    if said is None and column.foreign_keys:
        (key,) = column.foreign_keys
        end = {"CASCADE": "goes with it", "SET NULL": "is emptied when that goes"}
        return f"The row of `{key.column.table.name}`; {end[str(key.ondelete)]}."
    if said is None and column.table.name in _WORKED_OUT:
        return "As in the tables above."
    return said or USUAL[column.name]


@cache
def _said(model: type) -> dict[str, str]:
    """The line under each column of a table and of what it is built on."""
    said: dict[str, str] = {}
    for part in reversed(model.__mro__):
        if not part.__module__.startswith(tables.__name__):
            continue
        (made,) = ast.parse(inspect.getsource(part)).body
        body = made.body if isinstance(made, ast.ClassDef) else []
        for one, after in pairwise(body):
            if isinstance(one, ast.AnnAssign) and isinstance(after, ast.Expr):
                text = ast.literal_eval(after.value)
                said[ast.unparse(one.target)] = " ".join(text.split())
    return said


def _notes(table: Table) -> Iterator[str]:
    for index in sorted(table.indexes, key=lambda index: str(index.name)):
        if index.unique:
            names = ", ".join(f"`{column.name}`" for column in index.columns)
            yield f"- Only once: {names}"
    checks = [one for one in table.constraints if isinstance(one, CheckConstraint)]
    for check in sorted(checks, key=lambda check: str(check.name)):
        yield f"- Always: `{check.sqltext}`"


if __name__ == "__main__":
    PAGE.write_text(schema_markdown(), encoding="utf-8")
