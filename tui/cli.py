"""The command line: what may be said before any command, and the commands."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import click
from click.exceptions import Exit

from tui.i18n import LANGUAGES, N_, _
from tui.shell import (
    adding,
    agenda,
    budget,
    campaigns,
    checklist,
    demo,
    exporting,
    history,
    importing,
    keeping,
    lint,
    outreach,
    report,
    results,
    review,
    roster,
    streams,
)
from tui.shell import options as given
from tui.shell.desk import arrange, speak
from tui.shell.options import Options
from tui.shell.spoken import OneOf, SpokenGroup, SpokenOption, in_words
from tui.shell.workspace import open_workspace

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from tui.shell.desk import Clock

EXIT_USAGE = 2
_NOT_A_DAY = N_("{value} is not a day; write it as in 2026-03-02.")


class Soloist(SpokenGroup):
    """The group; it learns the language before anything is refused or explained."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Speak the language asked for, then read the options."""
        speak(given.read_language(args), os.environ)
        return super().parse_args(ctx, args)


def _day(
    _ctx: click.Context, _param: click.Parameter, value: str | None
) -> date | None:
    if value is None:
        return None
    day = given.read_day(value)
    if day is None:
        raise click.BadParameter(_(_NOT_A_DAY).format(value=repr(value)))
    return day


@click.group(
    "soloist",
    cls=Soloist,
    invoke_without_command=True,
    help=N_("Run a whole influencer programme from the terminal."),
    epilog=N_(
        "Without a command the workspace opens full-screen. Answers go to stdout,"
        " messages to stderr. Exit codes: 0 done, 1 refused, 2 wrong usage."
    ),
)
@click.option(
    given.DB,
    cls=SpokenOption,
    metavar="FILE",
    help=N_("The workspace to use (otherwise $SOLOIST_DB, or the usual one)."),
)
@click.option(
    given.LANG,
    cls=SpokenOption,
    type=OneOf(*LANGUAGES),
    help=N_("The language of this run."),
)
@click.option(
    given.TODAY,
    cls=SpokenOption,
    metavar="YYYY-MM-DD",
    callback=_day,
    help=N_("The day to take for today."),
)
@click.pass_context
def cli(
    ctx: click.Context, db: str | None, lang: str | None, today: date | None
) -> int | None:
    """Arrange what every command works with; open the workspace if there is none."""
    clock: Clock = ctx.obj
    ctx.obj = arrange(Options(db, lang, today), os.environ, clock)
    return None if ctx.invoked_subcommand else open_workspace(ctx.obj)


for _command in (
    demo.demo,
    importing.bring_in,
    adding.add,
    outreach.log,
    roster.roster,
    agenda.today,
    outreach.pipeline,
    checklist.checklist,
    campaigns.campaign,
    budget.budget,
    results.roi,
    report.report,
    lint.lint,
    exporting.export,
    agenda.calendar,
    history.undo,
    history.redo,
    history.history,
    keeping.backup,
    keeping.restore,
    keeping.check,
    review.close,
    review.review,
):
    cli.add_command(_command)


def execute(arguments: Sequence[str], clock: Clock) -> int:
    """Run the command line; returns the exit code. Raises what a command refuses."""
    if "_SOLOIST_COMPLETE" in os.environ:  # a shell asks for completions
        cli.main(prog_name="soloist", args=list(arguments))
    try:
        with cli.make_context("soloist", list(arguments), obj=clock) as ctx:
            return int(cli.invoke(ctx) or 0)
    except Exit as ending:
        return ending.exit_code
    except click.UsageError as problem:
        streams.say(in_words(problem))
        return EXIT_USAGE
