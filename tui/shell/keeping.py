"""Keeping the file well: ``soloist backup``, ``restore`` and ``check``."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import click

from store import backup_folder
from store.errors import Invalid
from tui.i18n import N_, _, ngettext, say
from tui.shell import streams
from tui.shell.spoken import SpokenArgument, SpokenCommand, SpokenOption

if TYPE_CHECKING:
    from store.keeping import Check
    from tui.shell.desk import Shell

_json = click.option(
    "--json", "as_json", cls=SpokenOption, is_flag=True, help=N_("As JSON.")
)


@click.command(
    "backup",
    cls=SpokenCommand,
    help=N_("Make a verified copy of the workspace."),
    epilog=N_(
        "Without FILE the copy goes into the folder of backups beside the workspace."
    ),
)
@click.argument(
    "file",
    required=False,
    cls=SpokenArgument,
    metavar="[FILE]",
    type=click.Path(path_type=Path),
    help=N_("Where to; a file or a folder."),
)
@_json
@click.pass_obj
def backup(shell: Shell, file: Path | None, *, as_json: bool) -> None:
    """Copy the workspace and read the copy from end to end."""
    from store.backup import backup_name  # noqa: PLC0415 - not for the help

    name = backup_name(shell.now())
    with shell.open() as store:
        target = backup_folder(shell.path) / name if file is None else file
        target = target / name if target.is_dir() else target
        _refuse_to_replace(target)
        report = store.keeping.back_up(target)
    if as_json:
        streams.put_json(
            {"file": str(report.path), "bytes": report.bytes, "tables": report.tables}
        )
    streams.say(_("Copied and verified: {file}").format(file=report.path))


def _refuse_to_replace(target: Path) -> None:
    """Let a copy take the place of an older one, never of anything else."""
    if os.path.lexists(target):
        from store.backup import verify  # noqa: PLC0415 - not for the help
        from store.schema import APPLICATION_ID  # noqa: PLC0415

        verify(target, APPLICATION_ID)


@click.command(
    "restore",
    cls=SpokenCommand,
    help=N_("Put a backup in the place of the workspace."),
    epilog=N_("What is there now is kept among the backups."),
)
@click.argument(
    "file",
    cls=SpokenArgument,
    metavar="FILE",
    type=click.Path(path_type=Path),
    help=N_("The backup."),
)
@click.option("--yes", cls=SpokenOption, is_flag=True, help=N_("Do it without asking."))
@_json
@click.pass_obj
def restore(shell: Shell, file: Path, *, yes: bool, as_json: bool) -> int:
    """Put a verified copy in the place of what is there."""
    from store import keeping  # noqa: PLC0415 - not for the help
    from store.backup import backup_name, verify  # noqa: PLC0415
    from store.schema import APPLICATION_ID, SCHEMA  # noqa: PLC0415

    report = verify(file, APPLICATION_ID, SCHEMA)
    is_there = os.path.lexists(shell.path)
    if is_there and not yes:
        people = report.tables.get("influencer", 0)
        question = ngettext(
            "{file} holds {count} person. Put it in the place of {path}?",
            "{file} holds {count} people. Put it in the place of {path}?",
            people,
        )
        if not streams.can_ask():
            raise Invalid(
                N_("{path} would be replaced. Say so with --yes."), path=shell.path
            )
        if not streams.ask(question.format(file=file, count=people, path=shell.path)):
            streams.say(_("Nothing was changed."))
            return 1
    keep = backup_folder(shell.path) / backup_name(shell.now(), "before-restore")
    shell.path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    keeping.restore(shell.path, file, keep)
    kept = next(
        (path for path in (keep, Path(f"{keep}.damaged")) if path.exists()), None
    )
    if as_json:
        streams.put_json(
            {
                "file": str(file),
                "path": str(shell.path),
                "kept": None if kept is None else str(kept),
                "tables": report.tables,
            }
        )
    if not is_there:
        shell.say_made()
    streams.say(_("Restored {file}.").format(file=file))
    if kept is not None:
        streams.say(_("What was there before is kept: {file}").format(file=kept))
    return 0


@click.command(
    "check",
    cls=SpokenCommand,
    help=N_("Look at everything that can be wrong with the file."),
    epilog=N_("Changes nothing without --mend. Exit code 1 when something is wrong."),
)
@click.option(
    "--mend",
    cls=SpokenOption,
    is_flag=True,
    help=N_("First work out again what can be worked out."),
)
@_json
@click.pass_obj
def check(shell: Shell, *, mend: bool, as_json: bool) -> int:
    """Check the file."""
    with shell.open() as store:
        mended = store.keeping.mend() if mend else 0
        checks = store.keeping.check(backup_folder(shell.path))
    if mended:
        said = ngettext("Mended {count} line.", "Mended {count} lines.", mended)
        streams.say(said.format(count=mended))
    ok = all(one.ok for one in checks)
    if as_json:
        listed = [
            {"code": one.code, "ok": one.ok, "text": _text(one)} for one in checks
        ]
        streams.put_json({"ok": ok, "checks": listed})
    else:
        for one in checks:
            streams.put(f"{'✓' if one.ok else '✗'} {_text(one)}")
    return 0 if ok else 1


def _text(one: Check) -> str:
    return say(one.template, one.detail)
