"""Rows of the roster inside a unit of work: finding, making and touching them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from store.errors import Invalid, NotFound
from store.rules import people
from store.rules.money import from_minor
from store.rules.profiles import handle_key, read_profile
from store.rules.text import clean, find_control, fold
from store.rules.words import N_

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from store.engine import UnitOfWork
    from store.rules.money import Money
    from store.rules.people import Value
    from store.tables import Account, Influencer

FIGURES = (
    "followers",
    "following",
    "avg_views",
    "avg_likes",
    "avg_comments",
    "avg_relevant_comments",
    "avg_shares",
    "avg_saves",
    "avg_link_clicks",
)
"""What can be counted of an account, in the order of the form."""


def url_key(url: str) -> str | None:
    """What two spellings of one profile URL have in common; None without one."""
    profile = read_profile(url) if url else None
    if profile is None:
        return None
    return f"{profile.platform}:{handle_key(profile.handle)}"


def insert_influencer(unit: UnitOfWork, values: Mapping[str, Value]) -> int:
    """Make a person of read values; returns the number."""
    from store.tables import Influencer  # noqa: PLC0415

    stamps = {"created_at": unit.at, "updated_at": unit.at}
    given: dict[str, Any] = {**values, **people.keys(values), **stamps}
    row = Influencer(**{"status": "prospect", **given})
    unit.session.add(row)
    unit.session.flush()
    return row.id or 0


def influencer_row(unit: UnitOfWork, number: int) -> Influencer:
    """Find the person of this number; raises NotFound."""
    from store.tables import Influencer  # noqa: PLC0415

    row = unit.session.get(Influencer, number)
    if row is None:
        raise NotFound(N_("There is no influencer number {number}."), number=number)
    return row


def account_row(unit: UnitOfWork, number: int) -> Account:
    """Find the account of this number; raises NotFound."""
    from store.tables import Account  # noqa: PLC0415

    row = unit.session.get(Account, number)
    if row is None:
        raise NotFound(N_("There is no account number {number}."), number=number)
    return row


def touch(unit: UnitOfWork, row: Influencer) -> None:
    """Count one more change of a person."""
    row.version += 1
    row.updated_at = unit.at


def check_figures(figures: Mapping[str, int | None]) -> None:
    """Raise Invalid for a figure that is no count."""
    for name, value in figures.items():
        if name not in FIGURES or (value is not None and not 0 <= value < 10**15):
            raise Invalid(
                N_("{field}: {value} is not a count."), field=name, value=value
            )


def keep_reading(unit: UnitOfWork, account: Account, today: date) -> None:
    """Keep an account's figures as the reading of a day; one reading a day."""
    names = ",".join((*FIGURES, "stated_rate"))
    renewed = ",".join(f"{name}=excluded.{name}" for name in (*FIGURES, "stated_rate"))
    unit.connection.execute(
        f"INSERT INTO account_reading(account_id, read_on, source, {names})"
        f" SELECT id, ?, 'manual', {names} FROM account WHERE id=?"
        f" ON CONFLICT(account_id, read_on) DO UPDATE SET {renewed}",
        (today.isoformat(), account.id),
    )


def put_tags(unit: UnitOfWork, numbers: Sequence[int], names: Sequence[str]) -> int:
    """Put tags on people, making new ones; returns how many were put."""
    changed = 0
    for name in names:
        word = one_line(name, N_("Tag"))
        unit.connection.execute(
            "INSERT INTO tag(name, name_key) SELECT ?, ? WHERE NOT EXISTS"
            " (SELECT 1 FROM tag WHERE name_key=?)",
            (word, fold(word), fold(word)),
        )
        changed += unit.connection.execute(
            "INSERT INTO influencer_tag(influencer_id, tag_id) SELECT i.id, t.id FROM"
            " influencer i, tag t WHERE t.name_key=? AND i.id IN (SELECT value FROM"
            " json_each(?)) AND NOT EXISTS (SELECT 1 FROM influencer_tag x WHERE"
            " x.influencer_id=i.id AND x.tag_id=t.id)",
            (fold(word), json.dumps(list(numbers))),
        ).rowcount
    return changed


def take_tags(unit: UnitOfWork, numbers: Sequence[int], names: Sequence[str]) -> int:
    """Take tags off people; returns how many were taken."""
    return sum(
        unit.connection.execute(
            "DELETE FROM influencer_tag WHERE tag_id IN (SELECT id FROM tag WHERE"
            " name_key=?) AND influencer_id IN (SELECT value FROM json_each(?))",
            (fold(clean(name)), json.dumps(list(numbers))),
        ).rowcount
        for name in names
    )


def one_line(text: str, title: str) -> str:
    """Clean a typed line; raises Invalid naming the field."""
    value = clean(text)
    if not value or len(value) > people.SHORT or find_control(text) or "\n" in value:
        raise Invalid(
            N_("{field}: {value} cannot be used as it is."),
            field=title,
            value=json.dumps(text[:40], ensure_ascii=False),
        )
    return value


def plain_amount(amount: Money) -> str:
    """The amount as digits, with the decimals its currency has."""
    return str(from_minor(amount.minor, amount.currency))
