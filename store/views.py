"""The views desk: a filter, a sort and columns of a list, kept under a name."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from store.errors import Invalid, NotFound
from store.roster_rows import one_line
from store.rules.text import clean, find_control, fold
from store.rules.words import N_

if TYPE_CHECKING:
    from collections.abc import Sequence

    from store.engine import Database

TOPIC = ("views",)


@dataclass(frozen=True, slots=True)
class SavedView:
    """How a list was looked at; ``columns`` is empty for those it has by itself."""

    name: str
    filter: str
    sort: str
    """A sort key of the list, without the direction; "" for its own."""
    descending: bool
    columns: tuple[str, ...]


class Views:
    """The saved views of every screen; saving and removing can be undone."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def all(self, screen: str) -> tuple[SavedView, ...]:
        """The views of one screen, by name."""
        rows = self._database.read(
            "SELECT name, filter, sort, columns FROM saved_view WHERE screen=?"
            " ORDER BY fold(name), id",
            (screen,),
        )
        return tuple(
            SavedView(
                name,
                filter_text,
                sort.removeprefix("-"),
                sort.startswith("-"),
                tuple(json.loads(columns)) if columns else (),
            )
            for name, filter_text, sort, columns in rows
        )

    def save(
        self,
        screen: str,
        name: str,
        filter: str,  # noqa: A002 - its name everywhere else
        sort: str,
        columns: Sequence[str],
    ) -> None:
        """Keep a view, over one of the same name; ``sort`` is "rate" or "-rate".

        Raises Invalid for a name or a filter that cannot be kept on one line.
        """
        title = one_line(name, N_("Name"))
        text = clean(filter)
        if find_control(text) or "\n" in text:
            raise Invalid(
                N_("{field}: {value} holds a control character."),
                field=N_("Filter"),
                value=json.dumps(text[:40], ensure_ascii=False),
            )
        shown = json.dumps(list(columns), ensure_ascii=False) if columns else ""
        values = (title, text, sort, shown)
        label = N_("Saved the view {name}")
        with self._database.writing(label, TOPIC, name=title) as unit:
            here = unit.connection.execute(
                "SELECT id, name, filter, sort, columns FROM saved_view WHERE screen=?"
                " AND fold(name)=?",
                (screen, fold(title)),
            ).fetchone()
            if here is None:
                unit.connection.execute(
                    "INSERT INTO saved_view(screen, name, filter, sort, columns)"
                    " VALUES (?,?,?,?,?)",
                    (screen, *values),
                )
            elif here[1:] != values:
                unit.connection.execute(
                    "UPDATE saved_view SET name=?, filter=?, sort=?, columns=?"
                    " WHERE id=?",
                    (*values, here[0]),
                )

    def remove(self, screen: str, name: str) -> None:
        """Forget a view; raises NotFound."""
        label = N_("Removed the view {name}")
        with self._database.writing(label, TOPIC, name=clean(name)) as unit:
            removed = unit.connection.execute(
                "DELETE FROM saved_view WHERE screen=? AND fold(name)=?",
                (screen, fold(clean(name))),
            ).rowcount
            if not removed:
                raise NotFound(N_("There is no view called {name}."), name=clean(name))
