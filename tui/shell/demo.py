"""A workspace full of made-up people, to try things on: ``soloist demo``."""

from __future__ import annotations

import os
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import click

from store.errors import Duplicate
from tui.i18n import N_, _
from tui.shell import streams, workspace
from tui.shell.spoken import SpokenCommand, SpokenOption

if TYPE_CHECKING:
    from tui.shell.desk import Shell


@click.command(
    "demo",
    cls=SpokenCommand,
    help=N_("Open a workspace full of made-up people, to try things on."),
    epilog=N_("It is gone when you leave, unless --keep says where it stays."),
)
@click.option(
    "--keep",
    cls=SpokenOption,
    metavar="FILE",
    type=click.Path(path_type=Path),
    help=N_("Make it there, and keep it."),
)
@click.pass_obj
def demo(shell: Shell, keep: Path | None) -> int:
    """Fill a workspace and open it."""
    if keep is not None:
        return _kept(shell.at(keep))
    if (why := workspace.obstacle()) is not None:
        streams.say(why)
        return workspace.EXIT_USAGE
    with TemporaryDirectory(prefix="soloist-demo-") as folder:
        there = shell.at(Path(folder) / "demo.db")
        _fill(there)
        with there.open() as store:
            return workspace.show(there, store)


def _kept(shell: Shell) -> int:
    """Make a demo that stays; show it if it can be shown here."""
    if os.path.lexists(shell.path):
        raise Duplicate(
            N_("{path} exists already; the demo is made as a new file."),
            path=shell.path,
        )
    _fill(shell)
    if workspace.obstacle() is not None:
        opening = _("Open it with: soloist --db {path}")
        streams.say(opening.format(path=shell.path))
        return 0
    with shell.open() as store:
        return workspace.show(shell, store)


def _fill(shell: Shell) -> None:
    from store.demo import fill  # noqa: PLC0415 - not for the help

    with shell.bringing_in() as store:
        fill(store, shell.today())
