"""A caption looked at on the command line: ``soloist lint``."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import click

from store.errors import CannotRead
from tui import i18n, paths
from tui.i18n import N_, _
from tui.shell import streams
from tui.shell.spoken import OneOf, SpokenArgument, SpokenCommand, SpokenOption

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checklists.disclosure import Verdict, Words

MARKETS = ("KR", "US", "ES", "UK", "EU")
FORMATS = ("blog", "post", "story", "reel", "video", "live")
"""Both as the linter has them; a test holds them together, help waits for neither."""

LARGEST = 256 * 1024
"""Bytes a caption may have; a long blog post has a tenth of that."""
STDIN = "-"

_UNREADABLE = N_("{file} cannot be read: {reason}.")
_TOO_LARGE = N_("{file} is larger than {largest} KB: a caption is a short text.")
_CLOSED = N_("There is nothing to read on stdin.")


@click.command(
    "lint",
    cls=SpokenCommand,
    help=N_("Look whether a caption says clearly that it is advertising."),
    epilog=N_(
        "Of a blog post or a video the title is the first line. Needs no workspace."
        " Words of your own go into disclosure.toml, beside the settings. The exit code"
        " is 0 once the caption was looked at, whatever was found in it."
    ),
)
@click.argument(
    "file",
    cls=SpokenArgument,
    metavar="FILE",
    help=N_("The caption, a text file; - reads it from stdin."),
)
@click.option(
    "--market",
    cls=SpokenOption,
    required=True,
    type=OneOf(*MARKETS),
    help=N_("Whose rules it goes by."),
)
@click.option(
    "--format",
    "form",
    cls=SpokenOption,
    required=True,
    type=OneOf(*FORMATS),
    help=N_("What it is published as."),
)
@click.option(
    "--encoding",
    cls=SpokenOption,
    metavar="NAME",
    help=N_("How the file is encoded; found out if not said."),
)
@click.option("--json", "as_json", cls=SpokenOption, is_flag=True, help=N_("As JSON."))
def lint(
    file: str, market: str, form: str, encoding: str | None, *, as_json: bool
) -> None:
    """Look at a caption and tell what was found."""
    from checklists import disclosure  # noqa: PLC0415 - not for the help

    words = _words()
    caption = _standard_input(encoding) if file == STDIN else _read(file, encoding)
    verdict = disclosure.lint(caption, market, form, words)
    language = i18n.current()
    if as_json:
        streams.put_json(_as_json(verdict, language))
        return
    looks = disclosure.advice(market, form, language, words)
    note = words.note[language]
    streams.put("\n".join(_lines(verdict, looks, note, language)))


def _words() -> Words:
    """The shipped words with hers; raises CannotRead naming file and entry."""
    from checklists import disclosure  # noqa: PLC0415 - not for the help
    from checklists.library import ChecklistError  # noqa: PLC0415

    try:
        return disclosure.load(paths.settings().parent / "disclosure.toml")
    except ChecklistError as problem:
        raise CannotRead(problem.template, **problem.values) from None


def _read(name: str, encoding: str | None) -> str:
    """The text of a file in whichever encoding it is; raises CannotRead."""
    from store.exchange import encodings  # noqa: PLC0415 - not for the help

    path = Path(name)
    try:
        if path.stat().st_size > LARGEST:
            raise CannotRead(_TOO_LARGE, file=path.name, largest=LARGEST // 1024)
        found = encodings.examine(path, encoding)
        return path.read_bytes().decode(found.encoding)
    except OSError as problem:
        raise CannotRead(
            _UNREADABLE, file=path.name or name, reason=problem.strerror
        ) from None


def _standard_input(encoding: str | None) -> str:
    """The text that is piped in, read like a file: a pipe has encodings too."""
    if sys.stdin is None or sys.stdin.closed:
        raise CannotRead(_CLOSED)
    given = sys.stdin.buffer.read(LARGEST + 1)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / STDIN
        path.write_bytes(given)
        return _read(str(path), encoding)


def _as_json(verdict: Verdict, language: str) -> dict[str, object]:
    return {
        "ok": verdict.ok,
        "findings": [
            {"rule": one.rule, "text": one.text, "reason": one.said(language)}
            for one in verdict.findings
        ],
    }


def _lines(
    verdict: Verdict, looks: tuple[str, ...], note: str, language: str
) -> Iterator[str]:
    """The verdict, what was found, and what nobody sees in a caption."""
    if verdict.ok:
        yield _("The label is there: {words}").format(words=verdict.label)
    else:
        yield _("The caption needs another look:")
        for one in verdict.findings:
            yield f"  [{one.rule}] {one.said(language)}"
    yield ""
    yield _("Not to be seen in a caption, so look yourself:")
    for look in looks:
        yield f"  - {look}"
    yield ""
    yield note
