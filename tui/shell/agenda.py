"""What is due, on the command line and in a calendar."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from store.rules.urgency import AHEAD
from tui import format as fmt
from tui import i18n
from tui.deadline_words import in_calendar
from tui.i18n import N_, _, ngettext
from tui.shell import people, streams, tables
from tui.shell.spoken import SpokenArgument, SpokenCommand, SpokenOption, Whole

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from store.agenda import DueItem
    from store.agenda_calendar import DatedStep
    from tui.shell.desk import Shell

SHOWN = 100
"""Lines of the table when nobody says how many."""

_json = click.option(
    "--json", "as_json", cls=SpokenOption, is_flag=True, help=N_("As JSON.")
)


@click.command(
    "today",
    cls=SpokenCommand,
    help=N_("List what is due, the most urgent first, each with its reason."),
)
@click.option("--limit", cls=SpokenOption, type=Whole(), help=N_("How many at most."))
@_json
@click.pass_obj
def today(shell: Shell, limit: int | None, *, as_json: bool) -> None:
    """List what is due."""
    on = shell.today()
    most = limit or (-1 if as_json else SHOWN)
    with shell.open() as store:
        items = store.agenda.rows(store.agenda.order(on, most), on)
        counts = store.agenda.counts(on)
    if as_json:
        streams.put_json({"items": [_as_json(item) for item in items]})
        return
    if items:
        room = tables.width()
        tables.put_table(_headings(room), _lines(items, on, room))
    by_group = (counts.overdue, counts.today, counts.week)
    told = [
        f"{title} {fmt.whole(count)}"
        for title, count in zip(_groups().values(), by_group, strict=True)
    ]
    streams.say(" · ".join(told) if sum(by_group) else _("Nothing is due."))
    if len(items) < sum(by_group):
        more = _("The first {shown} of {total}; --limit N shows more.")
        streams.say(more.format(shown=len(items), total=sum(by_group)))


def _groups() -> dict[str, str]:
    ahead = _("Next {count} days").format(count=AHEAD)
    return {"overdue": _("Overdue"), "today": _("Today"), "week": ahead}


def _as_json(item: DueItem) -> dict[str, Any]:
    return {
        "kind": item.kind,
        "reason": _reason(item),
        "due_on": item.due_on.isoformat(),
        "days_late": item.days_late,
        "influencer": item.influencer,
        "campaign": item.campaign,
        "waiting_on": item.waiting_on,
        "urgency": round(item.urgency, 3),
        "group": item.group,
        "handle": item.handle,
        "stage": item.stage,
    }


def _reason(item: DueItem) -> str:
    return i18n.say(item.reason.template, item.reason.detail)


def _headings(room: int) -> tuple[tables.Heading, ...]:
    """The columns; a narrow terminal gets fewer."""
    more = (tables.Heading(N_("Campaign"), gives=True), tables.Heading(N_("Turn")))
    return (
        tables.Heading(""),
        tables.Heading(N_("Due")),
        tables.Heading(N_("Who"), gives=True),
        tables.Heading(N_("Why"), gives=True),
        *(more if room >= people.WIDE else ()),
    )


def _lines(items: Sequence[DueItem], on: date, room: int) -> Iterator[tuple[str, ...]]:
    """A row for each, with the name of a group at its first."""
    titles = _groups()
    told = ""
    for item in items:
        group = "" if item.group == told else titles[item.group]
        told = item.group
        when = fmt.late(item.days_late) if item.days_late else ""
        more = (item.campaign or "", fmt.word(fmt.WAITING, item.waiting_on))
        yield (
            group,
            when or fmt.short_day(item.due_on, on),
            item.whose or fmt.DASH,
            _reason(item),
            *(more if room >= people.WIDE else ()),
        )


@click.command(
    "calendar",
    cls=SpokenCommand,
    help=N_("Write every dated next step and open task into a calendar file."),
    epilog=N_(
        "Taken in again, a newer file moves what is there and doubles nothing. An"
        " existing file is replaced when the new one is whole."
    ),
)
@click.argument(
    "file",
    cls=SpokenArgument,
    metavar="FILE.ics",
    type=click.Path(path_type=Path),
    help=N_("Where to."),
)
@_json
@click.pass_obj
def calendar(shell: Shell, file: Path, *, as_json: bool) -> None:
    """Write a calendar."""
    with shell.open() as store:
        count = store.calendar.write(file, "Soloist", _entry)
    if as_json:
        streams.put_json({"file": str(file), "entries": count})
    said = ngettext(
        "Wrote {count} entry: {file}", "Wrote {count} entries: {file}", count
    )
    streams.say(said.format(count=count, file=file))


def _entry(step: DatedStep) -> tuple[str, str]:
    """What an entry is called, and what else is known of it."""
    words = in_calendar(step) or step.words or fmt.word(fmt.NEXT, step.kind)
    who = f"{step.name}: {words}" if step.name else words
    title = f"{who} ({step.campaign})" if step.campaign else who
    return title, f"@{step.handle}" if step.handle else ""
