"""The end of a day and of a week, on the command line."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from tui import format as fmt
from tui.i18n import N_, _
from tui.shell import streams, tables
from tui.shell.spoken import SpokenCommand, SpokenOption

if TYPE_CHECKING:
    from store.review import DayReview, Talk, WeekReview
    from tui.shell.desk import Shell

_json = click.option(
    "--json", "as_json", cls=SpokenOption, is_flag=True, help=N_("As JSON.")
)


@click.command(
    "close",
    cls=SpokenCommand,
    help=N_("Look back on the day: what moved, what is promised for tomorrow."),
)
@click.option(
    "--note",
    cls=SpokenOption,
    metavar="TEXT",
    help=N_("Keep a note of the day; an empty one takes it away."),
)
@_json
@click.pass_obj
def close(shell: Shell, note: str | None, *, as_json: bool) -> None:
    """Look back on the day, and keep a note of it."""
    today = shell.today()
    with shell.open() as store:
        if note is not None:
            store.tasks.write_note(today, note)
        review = store.review.day(today)
    if as_json:
        streams.put_json({"day": today.isoformat(), **_day_as_json(review)})
    else:
        _tell_day(review)


@click.command(
    "review",
    cls=SpokenCommand,
    help=N_("Look back on the week: the pipeline, and who has gone quiet."),
)
@_json
@click.pass_obj
def review(shell: Shell, *, as_json: bool) -> None:
    """Look back on the last seven days."""
    today = shell.today()
    with shell.open() as store:
        week = store.review.week(today)
        stages = {stage.key: fmt.stage(stage) for stage in store.settings.stages()}
    if as_json:
        streams.put_json({"until": today.isoformat(), **_week_as_json(week)})
    else:
        _tell_week(week, stages)


def _talk_as_json(talk: Talk) -> dict[str, int]:
    return {
        "sent": talk.sent,
        "answers": talk.heard,
        "warm_ups": talk.warmed,
        "minutes": talk.minutes,
    }


def _day_as_json(review: DayReview) -> dict[str, Any]:
    return {
        **_talk_as_json(review.talk),
        "moved": [
            {
                "influencer": one.name,
                "campaign": one.campaign,
                "before": one.before,
                "stage": one.stage,
            }
            for one in review.moved
        ],
        "done": list(review.done),
        "left": review.left,
        "tomorrow": [
            {
                "kind": item.kind,
                "reason": fmt.said(item.reason.template, item.reason.detail),
                "influencer": item.influencer,
                "campaign": item.campaign,
            }
            for item in review.tomorrow
        ],
        "note": review.note,
    }


def _week_as_json(week: WeekReview) -> dict[str, Any]:
    return {
        "since": week.since.isoformat(),
        "this_week": _talk_as_json(week.talk),
        "week_before": _talk_as_json(week.before),
        "stages": [
            {
                "stage": one.stage,
                "before": one.before,
                "came": one.came,
                "went": one.went,
                "now": one.now,
            }
            for one in week.stages
        ],
        "quiet": [
            {
                "influencer": one.name,
                "handle": one.handle,
                "status": one.status,
                "last_touch": one.last_on.isoformat(),
                "silent_days": one.silent,
                "wished_days": one.wished,
                "overdue": round(one.overdue, 4),
            }
            for one in week.quiet
        ],
    }


def _tell_day(review: DayReview) -> None:
    streams.put(_talk_in_words(review.talk))
    if review.moved:
        headings = (
            tables.Heading(N_("Who moved"), gives=True),
            tables.Heading(N_("Before")),
            tables.Heading(N_("Stage")),
            tables.Heading(N_("Campaign"), gives=True),
        )
        rows = [
            (
                one.name,
                fmt.word(fmt.STAGE, one.before),
                fmt.word(fmt.STAGE, one.stage),
                one.campaign or "",
            )
            for one in review.moved
        ]
        tables.put_table(headings, rows)
    if review.tomorrow:
        tables.put_table(
            (
                tables.Heading(N_("Tomorrow"), gives=True),
                tables.Heading(N_("Why"), gives=True),
            ),
            [
                (
                    item.whose or "",
                    fmt.said(item.reason.template, item.reason.detail),
                )
                for item in review.tomorrow
            ],
        )
    if review.note:
        streams.put(review.note)


def _tell_week(week: WeekReview, stages: dict[str, str]) -> None:
    streams.put(_talk_in_words(week.talk))
    figures = [
        tables.Heading(title, is_figure=True)
        for title in (N_("Week ago"), N_("Came"), N_("Went"), N_("Now"))
    ]
    rows = [
        (stages[one.stage], *map(str, (one.before, one.came, one.went, one.now)))
        for one in week.stages
    ]
    tables.put_table((tables.Heading(N_("Stage")), *figures), rows)
    if not week.quiet:
        streams.say(_("Nobody was left alone for longer than wished."))
        return
    headings = (
        tables.Heading(N_("Gone quiet"), gives=True),
        tables.Heading(N_("Silent"), is_figure=True),
        tables.Heading(N_("Wished"), is_figure=True),
    )
    tables.put_table(
        headings,
        [(one.name, str(one.silent), str(one.wished)) for one in week.quiet],
    )


def _talk_in_words(talk: Talk) -> str:
    return _("{sent} sent, {answers} answered, {minutes} minutes").format(
        sent=fmt.whole(talk.sent),
        answers=fmt.whole(talk.heard),
        minutes=fmt.whole(talk.minutes),
    )
