"""The demo: people, talks and campaigns, written into an empty workspace at once."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date
from typing import TYPE_CHECKING

from store.demo_outreach import tell
from store.errors import Invalid
from store.exchange.demo_data import demo_people
from store.history import BEGINNING
from store.roster_rows import FIGURES, put_tags
from store.rules import people
from store.rules.profiles import handle_key
from store.rules.words import N_

if TYPE_CHECKING:
    from collections.abc import Mapping

    from store import Store
    from store.engine import UnitOfWork
    from store.exchange.demo_data import DemoAccount, DemoPerson, DemoReading

_TYPED = (
    *("name", "real_name", "email", "phone", "preferred_channel", "language"),
    *("country", "city", "timezone", "niche", "status", "blocked_reason"),
    *("agent_name", "agent_email", "address", "notes", "source"),
    *("fit_reach", "fit_authenticity", "fit_engagement", "fit_voice"),
)


def fill(store: Store, today: date) -> int:
    """Put the demo's people on an empty roster as of ``today``; returns how many.

    All of it is one step of undo. Raises Invalid for a workspace that holds anybody.
    """
    everybody = demo_people(today)
    topics = ("roster", "outreach")
    with store.database.writing(BEGINNING, topics) as unit:
        unit.over_note = ""
        if unit.connection.execute("SELECT 1 FROM influencer LIMIT 1").fetchone():
            raise Invalid(
                N_("{path} holds people already; the demo needs an empty workspace."),
                path=store.path.name,
            )
        for person in everybody:
            _put_person(unit, person)
        tell(unit, today)
    return len(everybody)


def _put_person(unit: UnitOfWork, person: DemoPerson) -> None:
    typed = {name: str(_or_blank(getattr(person, name))) for name in _TYPED}
    values = people.read_person(typed)
    number = _insert(
        unit,
        "influencer",
        {**values, **people.keys(values), **_stamps(unit)},
    )
    for name in person.aliases:
        _insert(unit, "alias", {"influencer_id": number, "name": name})
    for account in person.accounts:
        _put_account(unit, number, account)
    for rate in person.rates:
        _insert(unit, "rate", {"influencer_id": number, **asdict(rate)})
    put_tags(unit, [number], person.tags)


def _put_account(unit: UnitOfWork, owner: int, account: DemoAccount) -> None:
    number = _insert(
        unit,
        "account",
        {
            "influencer_id": owner,
            "platform": account.platform,
            "handle": account.handle,
            "handle_key": handle_key(account.handle),
            "audience_country": account.audience_country or None,
            "checked_on": account.checked_on,
            **_stamps(unit),
            **_figures(account),
        },
    )
    for reading in account.readings:
        day = {"account_id": number, "read_on": reading.read_on, "source": "manual"}
        _insert(unit, "account_reading", day | _figures(reading))


def _stamps(unit: UnitOfWork) -> dict[str, object]:
    return {"created_at": unit.at, "updated_at": unit.at, "version": 1}


def _figures(measured: DemoAccount | DemoReading) -> dict[str, object]:
    return {name: getattr(measured, name) for name in FIGURES}


def _insert(unit: UnitOfWork, table: str, values: Mapping[str, object]) -> int:
    """Insert a row without the session: nobody waits for SQLModel to see the demo."""
    stored = [
        value.isoformat() if isinstance(value, date) else value
        for value in values.values()
    ]
    marks = ",".join("?" * len(stored))
    row = unit.connection.execute(
        f"INSERT INTO {table}({','.join(values)}) VALUES ({marks})", stored
    )
    return row.lastrowid or 0


def _or_blank(value: str | int | None) -> str | int:
    return "" if value is None else value
