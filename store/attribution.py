"""The attribution desk: whose a sale is, what that is known by, and what is meant."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from store.attribution_book import Evidence, KnownOwners
from store.attribution_follow import by_codes
from store.attribution_rows import settle
from store.attribution_spellings import SpellingGroup, groups
from store.conversion_rows import TOPIC, no_conversion
from store.errors import Duplicate, Invalid, NotFound
from store.roster_rows import one_line
from store.rules.attribution import Click, judge, look
from store.rules.codes import code_key
from store.rules.result_words import SPELLING_PARTS
from store.rules.text import clean, fold
from store.rules.vocabulary import read_platform
from store.rules.words import N_

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from store.engine import Database, UnitOfWork
    from store.rules.attribution import Seen

__all__ = ["Attribution", "PathStep", "SharedCode", "SpellingGroup", "SpellingRow"]


@dataclass(frozen=True, slots=True)
class SharedCode:
    """A code that everybody can use."""

    id: int
    code: str


@dataclass(frozen=True, slots=True)
class SpellingRow:
    """Two ways of writing one part of a link, which she said are the same."""

    id: int
    part: str
    written: str
    means: str


@dataclass(frozen=True, slots=True)
class PathStep:
    """One step on the way to a sale, and what it says of whose the sale is."""

    on_day: date
    kind: str
    """click, code or hand."""
    what: str
    """The link or the code; blank where it was said by hand."""
    collaboration_id: int | None
    whose: str | None
    """The person that it leads to; None for nobody."""
    decided: bool
    why: str
    """Of rules.attribution.WHYS, or ``manual``."""


class Attribution:
    """Codes, spellings and paths; every method that writes is one step of undo."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def shared(self) -> tuple[SharedCode, ...]:
        """Codes that say nothing of anybody, in order."""
        rows = self._database.read("SELECT id, code FROM shared_code ORDER BY code_key")
        return tuple(SharedCode(*row) for row in rows)

    def share(self, code: str) -> int:
        """Say that everybody can use a code; returns its number.

        Sales by it are nobody's from now on. Raises Invalid, and Duplicate for one that
        is known.
        """
        word = one_line(code, N_("Promo code"))
        label = N_("Everybody can use the code {code}")
        with self._database.writing(label, TOPIC, code=word) as unit:
            key = code_key(word)
            if unit.connection.execute(
                "SELECT 1 FROM shared_code WHERE code_key=?", (key,)
            ).fetchone():
                raise Duplicate(
                    N_("{code} is known as a code for everybody."), code=word
                )
            number = unit.connection.execute(
                "INSERT INTO shared_code(code, code_key) VALUES (?,?)", (word, key)
            ).lastrowid
            settle(unit, *by_codes([key]))
        return number or 0

    def unshare(self, code: str) -> None:
        """Say that a code is not everybody's; raises NotFound."""
        label = N_("Not everybody can use the code {code} any more")
        with self._database.writing(label, TOPIC, code=clean(code)) as unit:
            key = code_key(clean(code))
            removed = unit.connection.execute(
                "DELETE FROM shared_code WHERE code_key=?", (key,)
            ).rowcount
            if not removed:
                raise NotFound(
                    N_("There is no shared code {code}."), code=clean(code)[:40]
                )
            settle(unit, *by_codes([key]))

    def spellings(self) -> tuple[SpellingRow, ...]:
        """What she said means the same, by part."""
        rows = self._database.read(
            "SELECT id, part, written, means FROM spelling"
            " ORDER BY part, fold(means), written_key"
        )
        return tuple(SpellingRow(*row) for row in rows)

    def proposals(self, campaign_id: int | None = None) -> tuple[SpellingGroup, ...]:
        """Spellings of one part of a link that probably mean the same, with counts.

        Nothing follows from them until ``confirm``.
        """
        return groups(self._database, campaign_id)

    def confirm(self, part: str, written: str, means: str) -> int:
        """Say that one spelling means another; returns the number of what is noted.

        Conversions that came by such links are matched again. Raises Invalid.
        """
        if part not in SPELLING_PARTS:
            raise Invalid(N_("There is no field called {field}."), field=part)
        word = one_line(written, N_("Spelling"))
        aim = one_line(means, N_("What it means"))
        label = N_("“{written}” means “{means}”")
        with self._database.writing(label, TOPIC) as unit:
            found = unit.connection.execute(
                "SELECT means FROM spelling WHERE part=? AND written_key=?",
                (part, fold(aim)),
            ).fetchone()
            aim = found[0] if found else aim
            unit.name(label, written=word, means=aim)
            if word == aim:
                raise Invalid(N_("“{written}” means that already."), written=word)
            before = _meant(unit, part, word)
            number = _keep_spelling(unit, part, word, aim)
            _settle_spelling(unit, part, {word, aim}, before)
        return number

    def forget(self, spelling_id: int) -> None:
        """Take back that two spellings are the same; raises NotFound."""
        label = N_("“{written}” does not mean “{means}” any more")
        with self._database.writing(label, TOPIC) as unit:
            found = unit.connection.execute(
                "DELETE FROM spelling WHERE id=? RETURNING part, written, means",
                (spelling_id,),
            ).fetchone()
            if found is None:
                raise NotFound(
                    N_("There is no spelling number {number}."), number=spelling_id
                )
            part, written, means = found
            unit.name(label, written=written, means=means)
            _settle_spelling(unit, part, {written, means}, {means})

    def match_again(self, campaign_id: int | None = None) -> int:
        """Work out anew whose all conversions are, or a campaign's; how many changed.

        What was said by hand stays.
        """
        label = N_("Matched the conversions again")
        with self._database.writing(label, TOPIC) as unit:
            if campaign_id is None:
                return settle(unit)
            return settle(unit, "v.campaign_id=?", (campaign_id,))

    def path(self, conversion_id: int) -> tuple[PathStep, ...]:
        """How a sale came about: clicks by day, then codes, and which of them decided.

        Raises NotFound.
        """
        rows = self._database.read(_PATH, (conversion_id,))
        if not rows:
            raise no_conversion(conversion_id)
        return tuple(self._steps(rows[0]))

    def _steps(self, row: Sequence[Any]) -> Iterator[PathStep]:
        day, clicked, campaign, whose, by, *told = row
        on_day = date.fromisoformat(day)
        owners = KnownOwners(self._database.reader)
        evidence = Evidence(*told)
        owners.learn([evidence])
        trail = owners.trail(evidence)
        clicks = trail.clicks(date.fromisoformat(clicked or day))
        seen = look(trail.codes, clicks, on_day, owners.book, campaign)
        decided = None if by == "manual" else judge(seen).step
        names = self._names({one.collaboration_id for one in seen} | {whose})
        codes = len(trail.codes)
        order = sorted(
            range(codes, len(seen)), key=lambda step: clicks[step - codes].on_day
        )
        for step in (*order, *range(codes)):
            one = seen[step]
            at, kind, what = on_day, "code", trail.shown[step] if step < codes else ""
            if isinstance(one.what, Click):
                at, kind, what = one.what.on_day, "click", _link(one)
            owner = one.collaboration_id
            name = names.get(owner) if owner else None
            yield PathStep(at, kind, what, owner, name, step == decided, one.why)
        if by == "manual":
            name = names.get(whose) if whose else None
            yield PathStep(on_day, "hand", "", whose, name, True, "manual")

    def _names(self, numbers: set[int | None]) -> dict[int, str]:
        rows = self._database.read(
            "SELECT c.id, i.name FROM collaboration c JOIN influencer i"
            " ON i.id=c.influencer_id WHERE c.id IN (SELECT value FROM json_each(?))",
            (json.dumps([number for number in numbers if number]),),
        )
        return dict(rows)


_PATH = (
    "SELECT v.on_day, v.clicked_on, v.campaign_id, v.collaboration_id, v.attributed_by,"
    f" {','.join(f'v.{name}' for name in Evidence._fields)} FROM conversion v"
    " WHERE v.id=?"
)


def _link(seen: Seen) -> str:
    """A click as it is shown: its address, else its parts."""
    click = seen.what
    if not isinstance(click, Click):
        return str(click)
    parts = click.utm
    said = (parts.source, parts.medium, parts.campaign, parts.content, parts.term)
    return click.url or " / ".join(filter(None, said))


def _meant(unit: UnitOfWork, part: str, word: str) -> set[str]:
    """What a spelling meant until now, if anything was said."""
    found = unit.connection.execute(
        "SELECT means FROM spelling WHERE part=? AND written_key=?", (part, fold(word))
    ).fetchone()
    return {found[0]} if found else set()


def _keep_spelling(unit: UnitOfWork, part: str, word: str, aim: str) -> int:
    """Note what a spelling means; what meant that spelling means the same."""
    unit.connection.execute(
        "UPDATE spelling SET means=? WHERE part=? AND fold(means)=?",
        (aim, part, fold(word)),
    )
    number = unit.connection.execute(
        "UPDATE spelling SET written=?, means=? WHERE part=? AND written_key=?"
        " RETURNING id",
        (word, aim, part, fold(word)),
    ).fetchone()
    if number is not None:
        return int(number[0])
    return (
        unit.connection.execute(
            "INSERT INTO spelling(part, written, written_key, means) VALUES (?,?,?,?)",
            (part, word, fold(word), aim),
        ).lastrowid
        or 0
    )


def _settle_spelling(
    unit: UnitOfWork, part: str, words: set[str], before: set[str]
) -> None:
    """Settle what came by links with such a part, in whichever way it is written."""
    alike = unit.connection.execute(
        "SELECT written_key FROM spelling WHERE part=? AND fold(means) IN"
        " (SELECT value FROM json_each(?))",
        (part, json.dumps(sorted(map(fold, words | before)))),
    )
    keys = {*map(fold, words | before), *(key for (key,) in alike)}
    chosen = (
        f"(v.utm_{part} IS NOT NULL AND fold(v.utm_{part}) IN"
        " (SELECT value FROM json_each(?))) OR v.path IS NOT NULL"
        " OR instr(v.url, 'utm_') > 0"
    )
    platforms = map(read_platform, words | before) if part == "source" else ()
    released = [platform for platform in platforms if platform]
    settle(unit, chosen, (json.dumps(sorted(keys)),), released=released)
