"""The cadences desk: when to write again, as she wants it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from store.errors import Invalid
from store.outreach_draft import check_stage
from store.outreach_rows import read_cadences
from store.rules.cadence import USUAL, scope
from store.rules.cadence_words import LONGEST, MOST
from store.rules.vocabulary import CHANNELS
from store.rules.words import N_

if TYPE_CHECKING:
    from store.engine import Database
    from store.rules.cadence import Cadence

TOPIC = ("outreach",)


class Cadences:
    """The cadences that are kept; where there is none, the usual one holds."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def all(self) -> dict[str, Cadence]:
        """The cadences by scope (contacted/mail, */*), the general one always there."""
        found = read_cadences(self._database.reader)
        return {scope(None, None): USUAL} | found

    def set(self, stage: str | None, channel: str | None, cadence: Cadence) -> None:
        """Keep a cadence for a stage and a channel, None being any; raises Invalid."""
        _check(stage, channel, cadence)
        key = scope(stage, channel)
        with self._database.writing(N_("Changed a cadence"), TOPIC) as unit:
            number = unit.connection.execute(
                "INSERT INTO cadence(scope, stage, channel, park_days, switch_after,"
                " created_at, updated_at, version) VALUES (?,?,?,?,?,?,?,1)"
                " ON CONFLICT(scope) DO UPDATE SET park_days=excluded.park_days,"
                " switch_after=excluded.switch_after, version=version+1,"
                " updated_at=excluded.updated_at RETURNING id",
                (
                    key,
                    stage,
                    channel,
                    cadence.park_days,
                    cadence.switch_after,
                    unit.at,
                    unit.at,
                ),
            ).fetchone()[0]
            # Place by place: undo puts rows back before it takes the new ones out, and
            # no two may stand at one place.
            unit.connection.execute(
                "DELETE FROM cadence_step WHERE cadence_id=? AND position>?",
                (number, len(cadence.steps)),
            )
            unit.connection.executemany(
                "INSERT INTO cadence_step(cadence_id, position, wait_business_days,"
                " channel, template) VALUES (?,?,?,?,?) ON CONFLICT(cadence_id,"
                " position) DO UPDATE SET wait_business_days="
                "excluded.wait_business_days, channel=excluded.channel,"
                " template=excluded.template",
                [
                    (number, place, step.wait, step.channel, step.template)
                    for place, step in enumerate(cadence.steps, start=1)
                ],
            )

    def remove(self, stage: str | None, channel: str | None) -> None:
        """Forget a cadence: the more general one holds again."""
        with self._database.writing(N_("Removed a cadence"), TOPIC) as unit:
            unit.connection.execute(
                "DELETE FROM cadence WHERE scope=?", (scope(stage, channel),)
            )


def _check(stage: str | None, channel: str | None, cadence: Cadence) -> None:
    if stage is not None:
        check_stage(stage)
    channels = [channel, *(step.channel for step in cadence.steps)]
    unknown = [one for one in channels if one is not None and one not in CHANNELS]
    if unknown:
        raise Invalid(N_("{word} is not a channel known here."), word=unknown[0])
    if len(cadence.steps) > MOST:
        raise Invalid(
            N_("{count} messages are too many; up to {limit} fit."),
            count=len(cadence.steps),
            limit=MOST,
        )
    for days in (cadence.park_days, *(step.wait for step in cadence.steps)):
        if not 0 < days <= LONGEST:
            raise Invalid(N_("{count} is no number of days."), count=days)
    if not 0 <= cadence.switch_after <= MOST:
        raise Invalid(
            N_("{count} is no number of messages."), count=cadence.switch_after
        )
