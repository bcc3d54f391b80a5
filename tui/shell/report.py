"""A report from the command line: ``soloist report CAMPAIGN FILE``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from tui import i18n
from tui.i18n import LANGUAGES, N_, _
from tui.shell import options as given
from tui.shell import streams
from tui.shell.spoken import OneOf, SpokenArgument, SpokenCommand, SpokenOption

if TYPE_CHECKING:
    from tui.shell.desk import Shell


@click.command(
    "report",
    cls=SpokenCommand,
    help=N_("Write the report of a campaign as HTML, XLSX, Markdown or text."),
    epilog=N_(
        "Reach, targeting, ROI, traffic, awareness, sales and influencers; with costs,"
        " own hours, decisions, next steps and how it was worked out. An existing file"
        " is replaced when the new one is whole."
    ),
)
@click.argument(
    "campaign",
    cls=SpokenArgument,
    metavar="CAMPAIGN",
    help=N_("Its name, or the beginning of it."),
)
@click.argument(
    "file",
    cls=SpokenArgument,
    metavar="FILE",
    type=click.Path(path_type=Path),
    help=N_("Where to; its ending says how: .html, .xlsx, .md or .txt."),
)
@click.option(
    given.LANG,
    "language",
    cls=SpokenOption,
    type=OneOf(*LANGUAGES),
    help=N_("The language of whoever reads it; that of this run without."),
)
@click.option("--json", "as_json", cls=SpokenOption, is_flag=True, help=N_("As JSON."))
@click.pass_obj
def report(
    shell: Shell, /, campaign: str, file: Path, *, language: str | None, as_json: bool
) -> None:
    """Write a report, and note that it was made."""
    from tui.reports import format_of, write  # noqa: PLC0415 - not for the help

    spoken = language or i18n.current()
    kind = format_of(file)
    with shell.open() as store:
        which = store.campaigns.find(campaign)
        today = shell.today()
        facts = store.reports.facts(which.id, today)
        write(file, facts, spoken)
        store.reports.note(which.id, today, kind, spoken, str(file.absolute()))
    if as_json:
        streams.put_json(
            {
                "campaign": which.name,
                "file": str(file),
                "format": kind,
                "language": spoken,
            }
        )
    streams.say(_("Wrote the report: {file}").format(file=file))
