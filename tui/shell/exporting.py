"""Files out: ``soloist export``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from tui.i18n import N_, ngettext
from tui.shell import streams
from tui.shell.progress import stoppable
from tui.shell.spoken import SpokenArgument, SpokenCommand, SpokenOption

if TYPE_CHECKING:
    from store import Store
    from tui.shell.desk import Shell

WHOLE = "all"
"""The kind that is the whole store."""


@click.command(
    "export",
    cls=SpokenCommand,
    help=N_("Write a table as CSV, TSV or XLSX, or the whole workspace as JSON."),
    epilog=N_(
        "Kinds: roster, accounts, readings, rates, tags, custom, outreach, touches,"
        " campaigns, contracts, shipments, links, deliverables, reviews, compliance,"
        " live_checks, post_readings, rights, assets, costs, hours, budget, payments,"
        " bank; and all, which writes everything into FILE.json. An existing file is"
        " replaced when the new one is whole."
    ),
)
@click.argument(
    "kind",
    cls=SpokenArgument,
    metavar="KIND",
    help=N_("Which table."),
)
@click.argument(
    "file",
    cls=SpokenArgument,
    metavar="FILE",
    type=click.Path(path_type=Path),
    help=N_("Where to; its ending says in which format."),
)
@click.option("--json", "as_json", cls=SpokenOption, is_flag=True, help=N_("As JSON."))
@click.pass_obj
def export(shell: Shell, kind: str, file: Path, *, as_json: bool) -> None:
    """Write a file."""
    with shell.open() as store:
        counts = _written(store, kind, file)
    rows = sum(counts.values())
    if as_json:
        whole = {"tables": counts} if kind == WHOLE else {}
        streams.put_json({"kind": kind, "file": str(file), "rows": rows, **whole})
    said = ngettext("Wrote {count} row: {file}", "Wrote {count} rows: {file}", rows)
    streams.say(said.format(count=rows, file=file))


def _written(store: Store, kind: str, file: Path) -> dict[str, int]:
    with stoppable() as watch:
        if kind == WHOLE:
            return store.outgoing.dump(
                file, progress=watch.progress, cancelled=watch.cancelled
            )
        if kind == "roster":
            rows = store.outgoing.roster(
                file, progress=watch.progress, cancelled=watch.cancelled
            )
            return {kind: rows}
        return {kind: store.outgoing.table(kind, file)}
