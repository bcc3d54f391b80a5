"""Cells of a content calendar that name somebody by a handle: @maite.

Such a cell is the handle wherever it stands, and a profile in the column of addresses
beside it says where. Columns of handles and profiles that a sheet lacks are added to
its right for that. Whose handle it is when no platform is said, the roster knows.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from store.exchange.pieces_words import is_post
from store.exchange.plan import Question
from store.exchange.sheets import RowProblem
from store.rules.profiles import clean_handle, read_profile
from store.rules.text import fold
from store.rules.words import N_

if TYPE_CHECKING:
    import sqlite3

    from store.exchange.plan import ImportPlan
    from store.exchange.staging import Staged

SEVERAL = N_("several people have this handle, and no platform is said; left out")
NOWHERE = N_("nobody here has this handle, and no platform is said; left out")
NEW_PEOPLE = N_("People who are not here yet are made: {count} ({names}).")

SHOWN = 5
"""New people that are named."""

_HANDLE = re.compile(r"\s*[@\uff20]\s?([^\s@\uff20(]+)\s*(?:\([^()]*\))?\s*")
_ADDED = {"handle": "\x1fhandle", "url": "\x1furl"}
"""Headers of the columns that are added; no sheet has such."""

_VAGUE = frozenset({"", "blog", "other"})
_OPEN = "other"
"""The platform of a handle of which none is said."""


def widened(plan: ImportPlan) -> ImportPlan:
    """The same plan for a sheet with the columns of handles and profiles it lacks."""
    fields = plan.fields
    if "name" not in fields or plan.name_is_handle:
        return plan
    added = {
        header: name
        for name, header in _ADDED.items()
        if name not in fields and (name == "handle" or "post_url" in fields)
    }
    return replace(
        plan,
        sheet=replace(plan.sheet, headers=(*plan.sheet.headers, *added)),
        mapping={**plan.mapping, **added},
        platform=plan.platform or plan.options.platform,
    )


class Handles:
    """Puts the handles of the rows of a sheet into their column."""

    def __init__(self, plan: ImportPlan) -> None:
        wide = widened(plan)
        self.headers = wide.sheet.headers
        """Those of the sheet and of the columns that are added."""
        self._blank = [""] * (len(self.headers) - len(plan.sheet.headers))
        self._names = plan.columns_of("name")[:1]
        self._handles = wide.columns_of("handle")[:1]
        self._urls = wide.columns_of("url")
        self._posts = plan.columns_of("post_url")
        self._platforms = plan.columns_of("platform")
        self._is_said = plan.options.platform is not None
        guessed = any(one.code == "platform" for one in plan.questions)
        self._is_known = plan.platform is not None and not guessed

    def place(self, row: list[str]) -> tuple[list[str], tuple[str, str] | None]:
        """The row with its handle where it belongs, and the cell it is found by.

        That cell, with its header, is None where the row says the platform, or has no
        handle with an @.
        """
        row = [*row, *self._blank]
        found = next((at for at in self._names if _HANDLE.fullmatch(row[at])), None)
        if found is None and not self._is_known:
            found = next((at for at in self._handles if _marked(row[at])), None)
        if found is None:
            return row, None
        asked = self.headers[found], row[found]
        if found in self._names:
            row[found] = bare = _bare(row[found])
            for at in self._handles:
                row[at] = row[at] if row[at].strip() else f"@{bare}"
                if fold(_bare(row[at])) != fold(bare):
                    # The column of handles says it, and an old one is no name.
                    row[found] = ""
        self._take_profile(row)
        saying = (*self._platforms, *self._urls)
        if self._is_said or any(row[at].strip() for at in saying):
            return row, None
        return row, asked

    def _take_profile(self, row: list[str]) -> None:
        """Take a profile that stands among the addresses of posts for what it is."""
        if not self._urls or any(row[at].strip() for at in self._urls):
            return
        for at in self._posts:
            profile = None if is_post(row[at]) else read_profile(row[at])
            if profile is not None and profile.platform not in _VAGUE:
                row[self._urls[0]], row[at] = row[at], ""
                return


def _bare(cell: str) -> str:
    found = _HANDLE.fullmatch(cell)
    return clean_handle(found[1]) if found else cell


def _marked(cell: str) -> bool:
    return _HANDLE.fullmatch(cell) is not None and "/" not in cell


def find(connection: sqlite3.Connection, staged: Staged) -> list[RowProblem]:
    """Find whose the handles without a platform are, on any platform.

    ``temp.asked_handle`` has the rows and their cells. Those that several people have,
    or nobody while no platform is known, are left out and returned.
    """
    rows = connection.execute(
        "SELECT s.row, s.handle_key, s.platform, h.header, h.written FROM asked_handle"
        " h JOIN staged s ON s.row=h.row WHERE s.handle_key IS NOT NULL ORDER BY s.row"
    ).fetchall()
    known, beside = _known(connection), _beside(connection)
    problems: list[RowProblem] = []
    for row, key, platform, header, written in rows:
        homes = known.get(key) or beside.get(key, [])
        people = {person for _home, person in homes}
        if any(home == platform for home, _person in homes):
            continue
        if len(people) == 1:
            home = homes[0][0]
            connection.execute("UPDATE staged SET platform=? WHERE row=?", (home, row))
        elif people or platform == _OPEN:
            reason = SEVERAL if people else NOWHERE
            problems.append(RowProblem(row, header, written[:200], reason))
    left_out = [(problem.row,) for problem in problems]
    connection.executemany("DELETE FROM staged WHERE row=?", left_out)
    staged.skipped += len(left_out)
    return problems


def _known(connection: sqlite3.Connection) -> dict[str, list[tuple[str, int]]]:
    """The platform and the person of the accounts of these handles.

    Of people in the trash only where nobody else has the handle.
    """
    found: defaultdict[str, list[tuple[str, int, bool]]] = defaultdict(list)
    for key, platform, person, is_gone in connection.execute(
        "SELECT a.handle_key, a.platform, a.influencer_id, i.archived_at IS NOT NULL"
        " FROM account a JOIN influencer i ON i.id=a.influencer_id WHERE a.handle_key"
        " IN (SELECT s.handle_key FROM asked_handle h JOIN staged s ON s.row=h.row)"
        " ORDER BY a.id"
    ):
        found[key].append((platform, person, bool(is_gone)))
    return {
        key: [
            (platform, person)
            for platform, person, is_gone in each
            if not is_gone or all(gone for *_, gone in each)
        ]
        for key, each in found.items()
    }


def _beside(connection: sqlite3.Connection) -> dict[str, list[tuple[str, int]]]:
    """The same of the sheet's own rows that do say a platform, as people of theirs."""
    found: defaultdict[str, list[tuple[str, int]]] = defaultdict(list)
    for key, platform, row in connection.execute(
        "SELECT handle_key, platform, min(row) FROM staged WHERE row NOT IN (SELECT row"
        " FROM asked_handle) AND handle_key IN (SELECT s.handle_key FROM asked_handle h"
        f" JOIN staged s ON s.row=h.row) AND platform<>'{_OPEN}' GROUP BY 1, 2"
        " ORDER BY 3"
    ):
        found[key].append((platform, row))
    return found


def new_people(connection: sqlite3.Connection, base: int) -> list[Question]:
    """Tell of the people with numbers above ``base``; nothing where there are none."""
    made = "FROM influencer WHERE id>?"
    count = connection.execute(f"SELECT count(*) {made}", (base,)).fetchone()[0]
    if not count:
        return []
    names = connection.execute(
        f"SELECT name {made} ORDER BY id LIMIT {SHOWN}", (base,)
    ).fetchall()
    shown = ", ".join(name for (name,) in names)
    detail = {"count": count, "names": shown + ("…" if count > SHOWN else "")}
    return [Question("new_people", NEW_PEOPLE, detail, "yes")]
