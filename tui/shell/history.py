"""What was done, taking it back, doing it again."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from tui.format import moment, step
from tui.i18n import N_, _
from tui.shell import streams, tables
from tui.shell.spoken import SpokenCommand, SpokenOption, Whole

if TYPE_CHECKING:
    from store.history import UnitRow
    from tui.shell.desk import Shell

_json = click.option(
    "--json", "as_json", cls=SpokenOption, is_flag=True, help=N_("As JSON.")
)


@click.command("undo", cls=SpokenCommand, help=N_("Take back the last step."))
@_json
@click.pass_obj
def undo(shell: Shell, *, as_json: bool) -> None:
    """Take back the last step that stands."""
    with shell.open() as store:
        unit = store.history.undo()
    _tell(unit, _("Undone: {step}"), as_json=as_json, undone=True)


@click.command("redo", cls=SpokenCommand, help=N_("Do again what was taken back last."))
@_json
@click.pass_obj
def redo(shell: Shell, *, as_json: bool) -> None:
    """Do again what was taken back last."""
    with shell.open() as store:
        unit = store.history.redo()
    _tell(unit, _("Done again: {step}"), as_json=as_json, undone=False)


@click.command(
    "history", cls=SpokenCommand, help=N_("List what was done, newest first.")
)
@click.option(
    "--limit",
    cls=SpokenOption,
    type=Whole(),
    default=50,
    help=N_("How many at most."),
)
@_json
@click.pass_obj
def history(shell: Shell, limit: int, *, as_json: bool) -> None:
    """List the last steps."""
    with shell.open() as store:
        units = store.history.units(limit)
    if as_json:
        streams.put_json({"units": [_as_json(unit) for unit in units]})
    elif units:
        headings = (
            tables.Heading(N_("When")),
            tables.Heading(N_("What"), gives=True),
            tables.Heading(""),
        )
        tables.put_table(headings, map(_cells, units))
    else:
        streams.say(_("Nothing was done yet."))


def _tell(unit: UnitRow, said: str, *, as_json: bool, undone: bool) -> None:
    if as_json:
        # The unit is as it was found, before the step was taken back or done again.
        streams.put_json(_as_json(unit) | {"undone": undone})
    streams.say(said.format(step=step(unit)))


def _as_json(unit: UnitRow) -> dict[str, Any]:
    return {"id": unit.id, "at": unit.at, "label": step(unit), "undone": unit.undone}


def _cells(unit: UnitRow) -> tuple[str, str, str]:
    return moment(unit.at), step(unit), _("undone") if unit.undone else ""
