"""The roster desk: people, their accounts, tags, rates and everything noted of them."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from store.errors import Duplicate, Invalid, Stale
from store.roster_rows import (
    account_row,
    check_figures,
    influencer_row,
    insert_influencer,
    keep_reading,
    one_line,
    plain_amount,
    put_tags,
    take_tags,
    touch,
    url_key,
)
from store.rules import people
from store.rules.profiles import clean_handle, handle_key
from store.rules.text import clean
from store.rules.vocabulary import PLATFORMS, read_country
from store.rules.words import N_

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from store.engine import Database, UnitOfWork
    from store.rules.money import Money
    from store.tables import Account

TOPIC = ("roster",)


@dataclass(frozen=True, slots=True)
class NewAccount:
    """A presence to note: a platform of the vocabulary and the name there."""

    platform: str
    handle: str
    url: str = ""
    figures: Mapping[str, int | None] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class NewInfluencer:
    """Somebody to put on the roster; ``fields`` are typed texts by field name."""

    name: str
    fields: Mapping[str, str] = field(default_factory=dict)
    account: NewAccount | None = None
    tags: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class Known:
    """Somebody who is already here under a handle: who, and what the match is."""

    influencer_id: int
    name: str
    platform: str
    handle: str
    same: bool
    """True for the same platform; False is a mere suggestion."""
    archived: bool


class Roster:
    """Who we know; every method is one step of undo."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def find_handle(self, platform: str, handle: str) -> tuple[Known, ...]:
        """Who has this handle, on this platform first, then on others."""
        rows = self._database.read(
            "SELECT i.id, i.name, a.platform, a.handle, a.platform=?,"
            " i.archived_at IS NOT NULL FROM account a JOIN influencer i ON"
            " i.id=a.influencer_id WHERE a.handle_key=? ORDER BY a.platform<>?, i.id",
            (platform, handle_key(handle), platform),
        )
        return tuple(
            Known(row[0], row[1], row[2], row[3], bool(row[4]), bool(row[5]))
            for row in rows
        )

    def add(self, new: NewInfluencer, *, today: date) -> int:
        """Put somebody on the roster; returns the number. Raises Duplicate, Invalid."""
        values = people.read_person({**new.fields, "name": new.name})
        label = N_("Added {name}")
        with self._database.writing(label, TOPIC, name=values["name"]) as unit:
            number = insert_influencer(unit, values)
            if new.account is not None:
                self._insert_account(unit, number, new.account, today)
            put_tags(unit, [number], new.tags)
        return number

    def edit(
        self, influencer_id: int, version: int, typed: Mapping[str, str | None]
    ) -> None:
        """Save typed fields; raises Stale when somebody saved since ``version``."""
        values = people.read_person(typed)
        label = N_("Edited {name}")
        with self._database.writing(label, TOPIC) as unit:
            row = influencer_row(unit, influencer_id)
            if row.version != version:
                raise Stale(
                    N_(
                        "{name} was changed elsewhere while you were editing. Nothing"
                        " was overwritten; your text is still in the form."
                    ),
                    name=row.name,
                )
            for name, value in (values | people.keys(values)).items():
                setattr(row, name, value)
            row.version += 1
            row.updated_at = unit.at
            unit.name(label, name=row.name)

    def set_field(self, numbers: Sequence[int], name: str, text: str) -> int:
        """Set one field of many people alike; returns how many were changed."""
        value = people.read_field(name, text)
        values = {name: value} | people.keys({name: value})
        sets = ",".join(f"{column}=?" for column in values)
        title = people.BY_NAME[name].title
        with self._database.writing("", TOPIC) as unit:
            changed = unit.connection.execute(
                f"UPDATE influencer SET {sets}, version=version+1, updated_at=?"
                " WHERE id IN (SELECT value FROM json_each(?)) AND"
                f" {name} IS NOT ?",
                (*values.values(), unit.at, json.dumps(list(numbers)), value),
            ).rowcount
            if value is None:
                unit.name(N_("Cleared {field} of {count}"), field=title, count=changed)
            else:
                unit.name(
                    N_("Set {field} of {count} to {value}"),
                    field=title,
                    count=changed,
                    value=value,
                )
        return changed

    def tag(
        self, numbers: Sequence[int], add: Sequence[str] = (), drop: Sequence[str] = ()
    ) -> int:
        """Put tags on people and take others off; returns how many rows changed."""
        with self._database.writing("", TOPIC) as unit:
            changed = put_tags(unit, numbers, add) + take_tags(unit, numbers, drop)
            words = [f"+{name}" for name in add] + [f"-{name}" for name in drop]
            unit.name(
                N_("Tagged {count}: {tags}"), count=len(numbers), tags=" ".join(words)
            )
        return changed

    def archive(self, numbers: Sequence[int]) -> int:
        """Put people into the trash; they can be restored at any time."""
        return self._set_archived(numbers, N_("Moved {count} to the trash"), gone=True)

    def bring_back(self, numbers: Sequence[int]) -> int:
        """Take people out of the trash."""
        return self._set_archived(
            numbers, N_("Restored {count} from the trash"), gone=False
        )

    def add_account(self, influencer_id: int, new: NewAccount, *, today: date) -> int:
        """Note one more presence of somebody; raises Duplicate when it is taken."""
        with self._database.writing(N_("Added an account of {name}"), TOPIC) as unit:
            row = influencer_row(unit, influencer_id)
            number = self._insert_account(unit, influencer_id, new, today)
            touch(unit, row)
            unit.name(N_("Added an account of {name}"), name=row.name)
        return number

    def measure(
        self,
        account_id: int,
        figures: Mapping[str, int | None],
        *,
        today: date,
        audience: str | None = None,
    ) -> None:
        """Note an account's figures as they are today, as the reading of that day.

        ``audience`` is the country most of its followers are in, by any of its names;
        "" takes it away, None keeps it. Raises Invalid and NotFound.
        """
        check_figures(figures)
        country = None if audience is None else _country(audience)
        with self._database.writing("", TOPIC) as unit:
            account = account_row(unit, account_id)
            owner = influencer_row(unit, account.influencer_id)
            label = N_("Noted the audience of {handle} of {name}")
            if audience is not None:
                account.audience_country = country
            account.version += 1
            account.updated_at = unit.at
            # Who follows says nothing of the figures: they keep the day they are of.
            if figures:
                _count(unit, account, figures, today)
                label = N_("Measured {handle} of {name}")
            touch(unit, owner)
            unit.name(label, handle=account.handle, name=owner.name)

    def remove_account(self, account_id: int) -> None:
        """Take a presence and its readings off somebody."""
        with self._database.writing("", TOPIC) as unit:
            account = account_row(unit, account_id)
            owner = influencer_row(unit, account.influencer_id)
            unit.session.delete(account)
            touch(unit, owner)
            unit.name(
                N_("Removed {handle} from {name}"),
                handle=account.handle,
                name=owner.name,
            )

    def add_alias(self, influencer_id: int, name: str) -> None:
        """Note another name of somebody."""
        from store.tables import Alias  # noqa: PLC0415

        alias = one_line(name, N_("Alias"))
        with self._database.writing("", TOPIC) as unit:
            row = influencer_row(unit, influencer_id)
            unit.session.add(Alias(influencer_id=influencer_id, name=alias))
            touch(unit, row)
            unit.name(
                N_("Noted that {name} is also {alias}"), name=row.name, alias=alias
            )

    def quote(
        self, influencer_id: int, kind: str, amount: Money, *, today: date
    ) -> None:
        """Note what somebody asks for a kind of work; earlier quotes stay."""
        from store.tables import Rate  # noqa: PLC0415

        what = one_line(kind, N_("Kind of work"))
        if amount.minor < 0:
            raise Invalid(N_("A rate cannot be below zero."))
        with self._database.writing("", TOPIC) as unit:
            row = influencer_row(unit, influencer_id)
            unit.session.add(
                Rate(
                    influencer_id=influencer_id,
                    kind=what,
                    amount_minor=amount.minor,
                    currency=amount.currency,
                    quoted_on=today,
                )
            )
            touch(unit, row)
            unit.name(
                N_("Noted a rate of {name}: {amount} {currency} for {kind}"),
                name=row.name,
                amount=plain_amount(amount),
                currency=amount.currency,
                kind=what,
            )

    def set_custom(self, influencer_id: int, name: str, value: str) -> None:
        """Set a field of her own; a blank value takes it away."""
        title = one_line(name, N_("Field"))
        with self._database.writing("", TOPIC) as unit:
            row = influencer_row(unit, influencer_id)
            if clean(value):
                unit.connection.execute(
                    "INSERT INTO custom_value(influencer_id, name, value)"
                    " VALUES (?,?,?)"
                    " ON CONFLICT(influencer_id, name) DO UPDATE SET"
                    " value=excluded.value",
                    (influencer_id, title, one_line(value, title)),
                )
            else:
                unit.connection.execute(
                    "DELETE FROM custom_value WHERE influencer_id=? AND name=?",
                    (influencer_id, title),
                )
            touch(unit, row)
            unit.name(N_("Set {field} of {name}"), field=title, name=row.name)

    def _set_archived(self, numbers: Sequence[int], label: str, *, gone: bool) -> int:
        with self._database.writing(label, TOPIC) as unit:
            changed = unit.connection.execute(
                "UPDATE influencer SET archived_at=?, version=version+1, updated_at=?"
                " WHERE id IN (SELECT value FROM json_each(?)) AND"
                " (archived_at IS NULL)=?",
                (
                    unit.at if gone else None,
                    unit.at,
                    json.dumps(list(numbers)),
                    int(gone),
                ),
            ).rowcount
            unit.name(label, count=changed)
        return changed

    def _insert_account(
        self, unit: UnitOfWork, influencer_id: int, new: NewAccount, today: date
    ) -> int:
        from store.tables import Account  # noqa: PLC0415

        handle = clean_handle(one_line(new.handle, N_("Handle")))
        if not handle:
            raise Invalid(N_("A handle is needed."))
        if new.platform not in PLATFORMS:
            raise Invalid(
                N_("{platform} is not a platform known here."), platform=new.platform
            )
        for known in self.find_handle(new.platform, handle):
            if known.same:
                raise Duplicate(
                    N_("{handle} on {platform} is already here: {name}."),
                    handle=known.handle,
                    platform=known.platform,
                    name=known.name,
                )
        check_figures(new.figures)
        account = Account(
            influencer_id=influencer_id,
            platform=new.platform,
            handle=handle,
            handle_key=handle_key(handle),
            url=new.url or None,
            url_key=url_key(new.url),
            checked_on=today if new.figures else None,
            created_at=unit.at,
            updated_at=unit.at,
        )
        for name, value in new.figures.items():
            setattr(account, name, value)
        unit.session.add(account)
        unit.session.flush()
        if any(value is not None for value in new.figures.values()):
            keep_reading(unit, account, today)
        return account.id or 0


def _country(text: str) -> str | None:
    """The country that is meant, as two letters; None for blank; raises Invalid."""
    typed = clean(text)
    code = read_country(typed) if typed else None
    if typed and code is None:
        raise Invalid(N_("{country} is not a country known here."), country=typed)
    return code


def _count(
    unit: UnitOfWork, account: Account, figures: Mapping[str, int | None], today: date
) -> None:
    """Put figures to an account, and keep them as the reading of the day."""
    for name, value in figures.items():
        setattr(account, name, value)
    account.checked_on = today
    unit.session.flush()
    keep_reading(unit, account, today)
