"""The templates desk: what messages are written from, the shipped ones and her own.

The shipped ones stand in the code; a row of the same key is her wording of one, or says
that she has put it away.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from store.errors import Invalid, NotFound, Stale
from store.exchange import shipped
from store.exchange.shipped import LANGUAGES, ShippedTemplate
from store.roster_rows import one_line
from store.rules.merge_fields import check_template
from store.rules.pipeline import BEFORE_CONTACT
from store.rules.text import clean, find_control
from store.rules.vocabulary import CHANNELS
from store.rules.words import N_

if TYPE_CHECKING:
    from collections.abc import Sequence

    from store.engine import Database, UnitOfWork

TOPIC = ("outreach",)

KIND_TITLES = {
    "pitch": N_("Pitch"),
    "follow_up_1": N_("First follow-up"),
    "follow_up_2": N_("Second follow-up"),
    "dm": N_("Direct message"),
    "negotiation": N_("Negotiation"),
    "brief": N_("Brief"),
    "thanks": N_("Thank you"),
    "goodbye": N_("Goodbye"),
    "other": N_("Other"),
}
KINDS = tuple(KIND_TITLES)
"""What a template can be for, in the order in which a conversation needs them."""

PITCHES = frozenset({"pitch", "dm"})
"""Kinds that ask somebody for the first time."""

SHORT_CHANNELS = frozenset({"dm", "kakao"})
"""Channels on which a long mail is out of place."""

_BY_STAGE = {
    "replied": "negotiation",
    "negotiating": "negotiation",
    "agreed": "brief",
    "wrapped": "thanks",
    "no_reply": "follow_up_1",
    "declined": "goodbye",
}


@dataclass(frozen=True, slots=True)
class TemplateRow:
    """One template; ``subject`` is "" where it has none."""

    key: str
    name: str
    language: str
    channel: str
    kind: str
    subject: str
    body: str
    own: bool
    """Whether she made it herself."""
    changed: bool
    """Whether it is one that came along, in her own wording."""
    put_away: bool
    version: int
    """What an edit is made on; 0 for one that came along and was left as it is."""


def kind_for(stage: str, sent: int, channel: str, step: str | None = None) -> str:
    """The kind of template that a conversation needs next.

    ``sent`` are the messages of this round so far, ``step`` is the kind that the
    cadence names for the next one.
    """
    if stage in BEFORE_CONTACT:
        return "dm" if channel in SHORT_CHANNELS else "pitch"
    if stage == "contacted":
        if step in KIND_TITLES:
            return str(step)
        return "follow_up_1" if sent < 2 else "follow_up_2"
    return _BY_STAGE[stage]


def fitting(
    rows: Sequence[TemplateRow], kind: str, language: str, channel: str
) -> TemplateRow | None:
    """The one to begin with: made for that channel, and hers before ours.

    A pitch made for a short channel, or any where there is no other, will do for a
    direct message. None when there is nothing of that kind in that language.
    """
    spoken = [row for row in rows if row.language == language and not row.put_away]
    found = [row for row in spoken if row.kind == kind]
    if kind == "dm":
        pitches = [row for row in spoken if row.kind == "pitch"]
        found += [row for row in pitches if not found or row.channel == channel]
    ranked = [
        (_distance(row.channel, channel), not row.own, -place)
        for place, row in enumerate(found)
    ]
    return found[ranked.index(min(ranked))] if found else None


class Templates:
    """Message templates; every method that writes is one step of undo."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def all(
        self,
        language: str | None = None,
        kind: str | None = None,
        channel: str | None = None,
        *,
        with_put_away: bool = False,
    ) -> tuple[TemplateRow, ...]:
        """Those that fit, by kind and language; of each the shipped one comes first."""
        kept = self._kept()
        came = [_as_it_came(one) for one in shipped.shipped()]
        found = [kept.pop(one.key, one) for one in came]
        found += kept.values()
        # Sorting keeps the order of her own ones: the oldest first.
        found.sort(key=lambda one: (_place(one.kind), _tongue(one.language)))
        return tuple(
            one
            for one in found
            if (with_put_away or not one.put_away)
            and language in {None, one.language}
            and kind in {None, one.kind}
            and channel in {None, one.channel}
        )

    def get(self, key: str) -> TemplateRow:
        """One of them, put away or not; raises NotFound."""
        for one in self.all(with_put_away=True):
            if one.key == key:
                return one
        raise NotFound(N_("There is no template called {key}."), key=key)

    def fitting(self, kind: str, language: str, channel: str) -> TemplateRow | None:
        """The one to begin with, as the function of this name chooses it."""
        return fitting(self.all(), kind, language, channel)

    def save(
        self,
        key: str | None,
        *,
        name: str,
        language: str,
        channel: str,
        kind: str,
        subject: str,
        body: str,
        version: int = 0,
    ) -> str:
        """Keep a template, a new one when there is no key; returns its key.

        ``version`` is that of the row it was edited on. Raises Invalid for what cannot
        be a template, NotFound, and Stale when it was saved elsewhere meanwhile.
        """
        _check_use(language, channel, kind)
        first, text = _read(subject, body)
        values = (one_line(name, N_("Name")), language, channel, kind, first, text)
        label = N_("Saved the template {name}")
        with self._database.writing(label, TOPIC, name=values[0]) as unit:
            if key is None:
                return _insert(unit, None, values)
            before = self.get(key)
            if before.version != version:
                raise _stale(before.name)
            if version == 0:
                return _insert(unit, key, values)
            _update(unit, before, values)
        return key

    def put_away(self, key: str) -> None:
        """Offer a template no more; messages written from it still know it."""
        one = self.get(key)
        label = N_("Put the template {name} away")
        with self._database.writing(label, TOPIC, name=one.name) as unit:
            if one.version == 0:
                _insert(unit, key, _values(one))
            unit.connection.execute(
                "UPDATE template SET archived_at=?, version=version+1, updated_at=?"
                " WHERE key=? AND archived_at IS NULL",
                (unit.at, unit.at, key),
            )

    def bring_back(self, key: str) -> None:
        """Offer one again that was put away, in the wording it had."""
        one = self.get(key)
        label = N_("Brought the template {name} back")
        with self._database.writing(label, TOPIC, name=one.name) as unit:
            if not one.own and not one.changed:
                unit.connection.execute("DELETE FROM template WHERE key=?", (key,))
                return
            unit.connection.execute(
                "UPDATE template SET archived_at=NULL, version=version+1, updated_at=?"
                " WHERE key=? AND archived_at IS NOT NULL",
                (unit.at, key),
            )

    def restore_shipped(self, key: str) -> None:
        """Take the wording that came along again; raises NotFound for one of hers."""
        one = next((one for one in shipped.shipped() if one.key == key), None)
        if one is None:
            raise NotFound(
                N_(
                    "{name} did not come along with Soloist: there is nothing to return"
                    " to."
                ),
                name=self.get(key).name,
            )
        label = N_("Took the template {name} back to its first wording")
        with self._database.writing(label, TOPIC, name=one.name) as unit:
            unit.connection.execute("DELETE FROM template WHERE key=?", (key,))

    def _kept(self) -> dict[str, TemplateRow]:
        """The rows that there are, by key, the oldest first."""
        came = {one.key: one for one in shipped.shipped()}
        rows = self._database.read(
            "SELECT key, name, language, channel, kind, ifnull(subject,''), body,"
            " archived_at IS NOT NULL, version FROM template ORDER BY id"
        )
        return {row[0]: _row(row, came.get(row[0])) for row in rows}


def _row(row: tuple[object, ...], came: ShippedTemplate | None) -> TemplateRow:
    *texts, put_away, version = row
    key, name, language, channel, kind, subject, body = map(str, texts)
    same = came == ShippedTemplate(key, name, language, channel, kind, subject, body)
    return TemplateRow(
        key=key,
        name=name,
        language=language,
        channel=channel,
        kind=kind,
        subject=subject,
        body=body,
        own=came is None,
        changed=came is not None and not same,
        put_away=bool(put_away),
        version=int(str(version)),
    )


def _as_it_came(one: ShippedTemplate) -> TemplateRow:
    row = (one.key, one.name, one.language, one.channel, one.kind)
    return replace(_row((*row, one.subject, one.body, 0, 0), one), version=0)


def _values(one: TemplateRow) -> tuple[str, ...]:
    return (one.name, one.language, one.channel, one.kind, one.subject, one.body)


def _insert(unit: UnitOfWork, key: str | None, values: tuple[str, ...]) -> str:
    """Write a new row; one of hers is known by its own number, never given again."""
    row: tuple[str] = unit.connection.execute(
        "INSERT INTO template(key, name, language, channel, kind, subject, body,"
        " created_at, updated_at, version) VALUES (coalesce(?, 'own.' || (ifnull("
        "(SELECT seq FROM sqlite_sequence WHERE name='template'),0)+1)),"
        "?,?,?,?,nullif(?,''),?,?,?,1) RETURNING key",
        (key, *values, unit.at, unit.at),
    ).fetchone()
    return row[0]


def _update(unit: UnitOfWork, before: TemplateRow, values: tuple[str, ...]) -> None:
    """Write what was edited; one that was put away is offered again."""
    saved = unit.connection.execute(
        "UPDATE template SET name=?, language=?, channel=?, kind=?,"
        " subject=nullif(?,''), body=?, archived_at=NULL, version=version+1,"
        " updated_at=? WHERE key=? AND version=?",
        (*values, unit.at, before.key, before.version),
    ).rowcount
    if not saved:
        raise _stale(before.name)


def _stale(name: str) -> Stale:
    return Stale(
        N_(
            "{name} was changed elsewhere while you were editing. Nothing was"
            " overwritten; your text is still in the form."
        ),
        name=name,
    )


def _check_use(language: str, channel: str, kind: str) -> None:
    """Raise Invalid for a language, channel or kind that there is not."""
    for word, known in ((language, LANGUAGES), (channel, CHANNELS), (kind, KINDS)):
        if word not in known:
            raise Invalid(N_("A template cannot be for {word}."), word=word)


def _read(subject: str, body: str) -> tuple[str, str]:
    """The two texts as they are kept; raises Invalid, saying what is wrong."""
    first, text = clean(subject), clean(body)
    if find_control(first) or "\n" in first:
        raise Invalid(
            N_("{field}: {value} cannot be used as it is."),
            field=N_("Subject"),
            value=json.dumps(first[:40], ensure_ascii=False),
        )
    if not text:
        raise Invalid(N_("A template needs a text."))
    if find_control(text):
        raise Invalid(N_("The text of a template holds a control character."))
    check_template(first)
    check_template(text)
    return first, text


def _place(kind: str) -> int:
    return KINDS.index(kind) if kind in KIND_TITLES else len(KINDS)


def _tongue(language: str) -> int:
    return LANGUAGES.index(language) if language in LANGUAGES else len(LANGUAGES)


def _distance(made_for: str, wanted: str) -> int:
    """How far a channel is from another: the same, as short, or anything else."""
    if made_for == wanted:
        return 0
    return 1 if {made_for, wanted} <= SHORT_CHANNELS else 2
