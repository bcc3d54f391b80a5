"""The fields of a person that somebody may type, and what each of them accepts."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from store.errors import Invalid
from store.rules.text import clean, email_key, find_control, looks_like_email, phone_key
from store.rules.vocabulary import (
    read_channel,
    read_country,
    read_language,
    read_status,
)
from store.rules.words import N_

if TYPE_CHECKING:
    from collections.abc import Mapping

Value = str | int | None

SHORT, LONG = 500, 100_000
"""Characters a line and a note may have."""


@dataclass(frozen=True, slots=True)
class PersonField:
    """One field: its column, its title on screen and the kind of text it takes."""

    name: str
    title: str
    kind: str = "line"


PERSON_FIELDS = (
    PersonField("name", N_("Name")),
    PersonField("real_name", N_("Real name")),
    PersonField("status", N_("Status"), "status"),
    PersonField("email", N_("E-mail"), "email"),
    PersonField("phone", N_("Phone")),
    PersonField("preferred_channel", N_("Preferred channel"), "channel"),
    PersonField("language", N_("Language"), "language"),
    PersonField("country", N_("Country"), "country"),
    PersonField("city", N_("City")),
    PersonField("timezone", N_("Time zone")),
    PersonField("niche", N_("Niche")),
    PersonField("agent_name", N_("Agent")),
    PersonField("agent_email", N_("Agent e-mail"), "email"),
    PersonField("address", N_("Address"), "block"),
    PersonField("fit_reach", N_("Fit: reach"), "fit"),
    PersonField("fit_authenticity", N_("Fit: authenticity"), "fit"),
    PersonField("fit_engagement", N_("Fit: engagement"), "fit"),
    PersonField("fit_voice", N_("Fit: voice"), "fit"),
    PersonField("blocked_reason", N_("Blocked because")),
    PersonField("source", N_("Found through")),
    PersonField("notes", N_("Notes"), "block"),
)
"""In the order of the form."""

BY_NAME = {field.name: field for field in PERSON_FIELDS}


def read_person(typed: Mapping[str, str | None]) -> dict[str, Value]:
    """Typed fields as what is stored; raises Invalid, naming the first wrong one."""
    return {name: read_field(name, text or "") for name, text in typed.items()}


def read_field(name: str, text: str) -> Value:
    """One typed field as what is stored; blank is None; raises Invalid."""
    field = BY_NAME.get(name)
    if field is None:
        raise Invalid(N_("There is no field called {field}."), field=name)
    _refuse_odd(field, text)
    value = clean(text)
    if not value:
        if name == "name":
            raise Invalid(N_("A name is needed."))
        return "prospect" if name == "status" else None
    if field.kind == "email" and not looks_like_email(value):
        raise _wrong(field, value, N_("{field}: {value} is not an e-mail address."))
    if field.kind == "fit":
        return _fit(field, value)
    if field.kind in _CLOSED:
        return _known(field, value, _CLOSED[field.kind](value))
    return _OPEN[field.kind](value) or value if field.kind in _OPEN else value


_CLOSED = {"status": read_status, "channel": read_channel}
"""Kinds whose words must be known, and how they are read."""

_OPEN = {"language": read_language, "country": read_country}
"""Kinds whose unknown words are kept as typed."""


def keys(values: Mapping[str, Value]) -> dict[str, Value]:
    """The folded keys that go with an e-mail or a phone among ``values``."""
    found: dict[str, Value] = {}
    if "email" in values:
        found["email_key"] = email_key(str(values["email"] or "")) or None
    if "phone" in values:
        found["phone_key"] = phone_key(str(values["phone"] or "")) or None
    return found


def _refuse_odd(field: PersonField, text: str) -> None:
    limit = LONG if field.kind == "block" else SHORT
    if len(text) > limit:
        raise Invalid(
            N_("{field}: {count} characters are too many; up to {limit} fit."),
            field=field.title,
            count=len(text),
            limit=limit,
        )
    control = find_control(text)
    if control or (field.kind != "block" and "\n" in text):
        raise _wrong(
            field,
            json.dumps(text[:40]),
            N_("{field}: {value} holds a control character."),
        )


def _fit(field: PersonField, value: str) -> int:
    if value not in {"0", "1", "2", "3", "4", "5"}:
        raise _wrong(field, value, N_("{field}: {value} is not a figure from 0 to 5."))
    return int(value)


def _known(field: PersonField, value: str, found: str | None) -> str:
    if found is None:
        raise _wrong(field, value, N_("{field}: {value} is not known here."))
    return found


def _wrong(field: PersonField, value: str, template: str) -> Invalid:
    return Invalid(template, field=field.title, value=value)
