"""The hours desk: own time that was typed, or noted with touches.

What was noted with a touch has its day and its person; how long it was can be said
here as well, and is then said of the touch in the same step.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from store.cost_draft import known_channel, line, placed, read_channel
from store.cost_rows import TOPIC
from store.errors import Invalid, Stale
from store.rules.cost_words import HOURS_IN_DAY
from store.rules.own_time import HOUR
from store.rules.text import clean
from store.rules.words import N_
from store.work_time_list import (
    NO_CAMPAIGN,
    SORTS,
    ChannelTime,
    TimeList,
    TimeSummary,
    WorkTimeView,
)
from store.work_time_rows import (
    TimeSums,
    WorkTimeDraft,
    WorkTimeRow,
    checked,
    insert_time,
    rate_columns,
    unit_times,
    update_time,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from store.engine import UnitOfWork
    from store.rules.money import Money

__all__ = [
    "NO_CAMPAIGN",
    "SORTS",
    "ChannelTime",
    "TimeSummary",
    "TimeSums",
    "WorkTimeDraft",
    "WorkTimeRow",
    "WorkTimeView",
    "WorkTimes",
    "as_draft",
]

FIELDS = ("campaign", "channel", "note")
"""What can be said of many lines at once."""


class WorkTimes(TimeList):
    """Own time; every method that writes is one step of undo."""

    def add(self, draft: WorkTimeDraft) -> int:
        """Note own time; returns its number. Raises Invalid and NotFound."""
        values = checked(draft)
        label = N_("Noted own time: {name}, {minutes} min")
        with self._database.writing(label, TOPIC) as unit:
            number = insert_time(unit, values)
            unit.name(label, **_told(unit_times(unit, (number,))[0]))
        return number

    def edit(
        self, number: int, draft: WorkTimeDraft, version: int | None = None
    ) -> None:
        """Save own time as it is typed; raises Invalid, NotFound, and Stale.

        What was noted with a touch keeps its day, campaign and person; its minutes are
        those of the touch.
        """
        values = checked(draft)
        label = N_("Changed own time: {name}, {minutes} min")
        with self._database.writing(label, TOPIC) as unit:
            row = unit_times(unit, (number,))[0]
            if version not in {None, row.version}:
                raise Stale(
                    N_(
                        "{name} was changed elsewhere while you were editing. Nothing"
                        " was overwritten; your text is still in the form."
                    ),
                    name=_told(row)["name"],
                )
            if row.touch_id is None:
                values = placed(unit, values)
            else:
                values = _of_touch(unit, row, draft, values)
            update_time(unit, number, values)
            unit.name(label, **_told(unit_times(unit, (number,))[0]))

    def set_field(self, ids: Sequence[int], field: str, text: str) -> int:
        """Say a campaign, a channel or a note of several lines; how many changed.

        A campaign is meant by its name. Raises Invalid and NotFound.
        """
        if field not in FIELDS:
            raise Invalid(N_("There is no field called {field}."), field=field)
        value = self._read_field(field, text)

        def values(unit: UnitOfWork, row: WorkTimeRow) -> dict[str, Any]:
            if field == "campaign":
                return _moved(row, value)
            said = known_channel(unit, value) if field == "channel" else value
            return {field: said}

        return self._change(ids, values)

    def _read_field(self, field: str, text: str) -> Any:
        if field == "channel":
            return read_channel(text)
        if field == "note":
            return line(text, N_("What was done"))
        from store.campaigns import Campaigns  # noqa: PLC0415 - seldom asked

        return Campaigns(self._database).find(text).id if clean(text) else None

    def set_rate(self, ids: Sequence[int], rate: Money | None) -> int:
        """Say what an hour costs; None is what the campaign says. How many changed.

        Raises Invalid and NotFound.
        """
        columns = rate_columns(rate)
        return self._change(ids, lambda _unit, _row: columns)

    def remove(self, ids: Sequence[int]) -> int:
        """Delete own time; how much there was. Touches stay, without their minutes.

        Raises NotFound.
        """
        label = N_("Deleted own time: {name}, {minutes} min")
        with self._database.writing(label, TOPIC) as unit:
            rows = unit_times(unit, ids)
            for row in rows:
                unit.name(label, **_told(row))
            touches = [row.touch_id for row in rows if row.touch_id is not None]
            unit.connection.execute(
                "UPDATE touch SET minutes=NULL WHERE id IN"
                " (SELECT value FROM json_each(?))",
                (json.dumps(touches),),
            )
            unit.connection.execute(
                "DELETE FROM work_time WHERE id IN (SELECT value FROM json_each(?))",
                (json.dumps([row.id for row in rows]),),
            )
            if len(rows) > 1:
                unit.name(N_("Deleted {count} lines of own time"), count=len(rows))
        return len(rows)

    def _change(
        self,
        ids: Sequence[int],
        values: Callable[[UnitOfWork, WorkTimeRow], Mapping[str, Any]],
    ) -> int:
        """Change lines, each by what ``values`` says of it; how many differ."""
        changed = 0
        label = N_("Changed own time: {name}, {minutes} min")
        with self._database.writing(label, TOPIC) as unit:
            rows = unit_times(unit, ids)
            for row in rows:
                if new := values(unit, row):
                    changed += update_time(unit, row.id, new)
                unit.name(label, **_told(row))
            if len(rows) > 1:
                unit.name(N_("Changed {count} lines of own time"), count=changed)
        return changed


def as_draft(row: WorkTimeRow) -> WorkTimeDraft:
    """What would be typed to get a line as it is kept; for a form to begin with."""
    return WorkTimeDraft(
        minutes=row.minutes,
        on_day=row.on_day,
        campaign_id=row.campaign_id,
        collaboration_id=row.collaboration_id,
        channel=row.channel or "",
        rate=row.own_rate,
        note=row.note or "",
    )


def _told(row: WorkTimeRow) -> dict[str, object]:
    """What a step of the history calls a line: of what or whom, and how long."""
    what = row.name or row.note or row.campaign or row.channel
    return {"name": what or row.on_day.isoformat(), "minutes": row.minutes}


def _of_touch(
    unit: UnitOfWork, row: WorkTimeRow, draft: WorkTimeDraft, values: dict[str, Any]
) -> dict[str, Any]:
    """What can be said of time that came with a touch; raises Invalid for the rest."""
    was = row.on_day, row.campaign_id, row.collaboration_id
    if (draft.on_day, draft.campaign_id, draft.collaboration_id) != was:
        raise _with_touch(row)
    if draft.minutes > HOURS_IN_DAY * HOUR:
        raise Invalid(N_("{count} minutes do not fit into a day."), count=draft.minutes)
    unit.connection.execute(
        "UPDATE touch SET minutes=:minutes WHERE id=:id AND minutes IS NOT :minutes",
        {"minutes": draft.minutes, "id": row.touch_id},
    )
    values["channel"] = known_channel(unit, values["channel"])
    return values


def _moved(row: WorkTimeRow, campaign_id: object) -> dict[str, Any]:
    """The columns of a line that comes to another campaign; raises Invalid."""
    if row.campaign_id == campaign_id:
        return {}
    if row.touch_id is not None:
        raise _with_touch(row)
    if row.collaboration_id is not None:
        raise Invalid(
            N_("The work of {name} belongs to another campaign."), name=row.name
        )
    return {"campaign_id": campaign_id}


def _with_touch(row: WorkTimeRow) -> Invalid:
    return Invalid(
        N_("That time of {name} came with a touch: its day and campaign stay as is."),
        name=_told(row)["name"],
    )
