"""Commands and options whose help is translated when it is shown.

Help is declared with ``N_`` where a command is; by then no language is known. The pages
count cells, so that Korean lines wrap where the terminal ends.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from unicodedata import combining, east_asian_width

import click
from click.exceptions import NoSuchCommand

from tui.i18n import N_, _

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_HELP = N_("Show this help and leave.")
_HEADINGS = (N_("Options"), N_("Commands"), N_("Positional arguments"))
"""The headings of the library's help pages, said here for the translators."""

_NO_OPTION = N_("There is no option {name}.")
_NO_COMMAND = N_("There is no command {name}.")
_PERHAPS = N_("Did you mean {name}?")
_MISSING = N_("{name} is missing.")
_WRONG_USE = N_(
    "{name} was given without its value, or with one that it does not take."
)
_WRONG_VALUE = N_("{name}: {problem}")
_TOO_MUCH = N_("This is more than {command} takes: {words}")
_SEE = N_("See: {command} --help")
_NOT_A_NUMBER = N_("{value} is not a whole number from {least} on.")
_NOT_OFFERED = N_("{value} is not one of: {choices}.")


def said(message: str | None) -> str:
    """A message in the reader's language; nothing for none."""
    return _(message) if message else ""


class Page(click.HelpFormatter):
    """A help page in the reader's language, wrapped by cells."""

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        """Write the usage line."""
        super().write_usage(prog, args, prefix or _("Usage:") + " ")

    def write_heading(self, heading: str) -> None:
        """Write a heading of the library's own."""
        super().write_heading(_(heading))

    def write_text(self, text: str) -> None:
        """Write a paragraph."""
        margin = " " * self.current_indent
        for line in wrapped(text, self.width - self.current_indent):
            self.write(f"{margin}{line}\n")

    def write_dl(
        self,
        rows: Iterable[tuple[str, str]],
        col_max: int = 30,
        col_spacing: int = 2,
    ) -> None:
        """Write terms and what they mean, side by side."""
        listed = list(rows)
        first = min(max(cells(term) for term, _text in listed), col_max) + col_spacing
        margin = " " * self.current_indent
        room = max(self.width - self.current_indent - first, 20)
        for term, text in listed:
            lines = wrapped(text, room) or [""]
            if cells(term) + col_spacing > first:
                self.write(f"{margin}{term}\n")
                lead = " " * first
            else:
                lead = term + " " * (first - cells(term))
            self.write(f"{margin}{lead}{lines[0]}".rstrip() + "\n")
            for line in lines[1:]:
                self.write(f"{margin}{' ' * first}{line}\n")


class SpokenContext(click.Context):
    """A context whose help pages are ours."""

    formatter_class = Page


class SpokenOption(click.Option):
    """An option whose help is a msgid."""

    def get_help_record(self, ctx: click.Context) -> tuple[str, str] | None:
        """Give the option and its help in the reader's language."""
        record = super().get_help_record(ctx)
        return record and (record[0], said(self.help))


class SpokenArgument(click.Argument):
    """An argument whose help is a msgid."""

    def get_help_record(self, ctx: click.Context) -> tuple[str, str]:
        """Give the argument and its help in the reader's language."""
        return self.make_metavar(ctx), said(self.help)


class SpokenCommand(click.Command):
    """A command whose help, one sentence, and epilog are msgids."""

    context_class = SpokenContext
    allow_extra_args = True  # refused below, in the reader's language

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Read what was said; raises UsageError."""
        rest = super().parse_args(ctx, args)
        if rest and not isinstance(self, click.Group):
            words = " ".join(rest)
            told = _(_TOO_MUCH).format(command=ctx.command_path, words=words)
            raise click.UsageError(told, ctx)
        return rest

    def get_short_help_str(self, limit: int = 45) -> str:
        """Give the sentence whole, however long: the page wraps it."""
        del limit
        return said(self.help)

    def format_help_text(
        self, ctx: click.Context, formatter: click.HelpFormatter
    ) -> None:
        """Write the sentence."""
        del ctx
        formatter.write_paragraph()
        with formatter.indentation():
            formatter.write_text(said(self.help))

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write what else is good to know."""
        del ctx
        if self.epilog:
            formatter.write_paragraph()
            formatter.write_text(_(self.epilog))

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """Give the help option with its help in the reader's language."""
        option = super().get_help_option(ctx)
        if option is not None:
            option.help = _(_HELP)
        return option


class SpokenGroup(SpokenCommand, click.Group):
    """A group of such commands, listed in the order in which they were declared."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """List the commands as they are met in a day, not by letter."""
        del ctx
        return list(self.commands)


class Whole(click.ParamType[int]):
    """A whole number from ``least`` on."""

    name = "N"

    def __init__(self, least: int = 1) -> None:
        self._least = least

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> int:
        """Read the number."""
        text = str(value)
        if len(text) > 15 or not text.isdecimal() or int(text) < self._least:
            problem = _(_NOT_A_NUMBER).format(value=repr(text), least=self._least)
            self.fail(problem, param, ctx)
        return int(text)


class OneOf(click.ParamType[str]):
    """One of a few words."""

    def __init__(self, *words: str) -> None:
        self._words = words
        self.name = "|".join(words)

    def get_metavar(self, param: click.Parameter, ctx: click.Context) -> str:
        """Show the words themselves."""
        del param, ctx
        return self.name

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> str:
        """Take one of the words."""
        if value not in self._words:
            choices = ", ".join(self._words)
            problem = _(_NOT_OFFERED).format(value=repr(value), choices=choices)
            self.fail(problem, param, ctx)
        return str(value)


def in_words(problem: click.UsageError) -> str:
    """What is wrong with a command line, and where its help is: two short lines."""
    command = problem.ctx.command_path if problem.ctx else "soloist"
    return f"{_wrong(problem)}\n{_(_SEE).format(command=command)}"


def _wrong(problem: click.UsageError) -> str:
    if isinstance(problem, click.NoSuchOption):
        found = _(_NO_OPTION).format(name=problem.option_name)
        return f"{found}{_perhaps(problem.possibilities)}"
    if isinstance(problem, NoSuchCommand):
        found = _(_NO_COMMAND).format(name=problem.command_name)
        return f"{found}{_perhaps(problem.possibilities)}"
    if isinstance(problem, click.BadOptionUsage):
        return _(_WRONG_USE).format(name=problem.option_name)
    if isinstance(problem, click.BadParameter):
        name = _name(problem)
        if isinstance(problem, click.MissingParameter):
            return _(_MISSING).format(name=name)
        return _(_WRONG_VALUE).format(name=name, problem=problem.message)
    return problem.message


def _name(problem: click.BadParameter) -> str:
    param = problem.param
    if isinstance(param, click.Option):
        return max(param.opts, key=len)
    return "" if param is None else param.human_readable_name.upper()


def _perhaps(near: list[str] | None) -> str:
    return f" {_(_PERHAPS).format(name=', '.join(near))}" if near else ""


def cells(text: str) -> int:
    """How many cells of the terminal a text takes."""
    return sum(
        0 if combining(sign) else 2 if east_asian_width(sign) in "WF" else 1
        for sign in text
    )


def wrapped(text: str, width: int) -> list[str]:
    """A text in lines of at most ``width`` cells, broken at blanks."""
    return [line for part in text.split("\n") for line in _broken(part, width)]


def _broken(text: str, width: int) -> Iterator[str]:
    line = ""
    for word in text.split(" "):
        longer = f"{line} {word}" if line else word
        if line and cells(longer) > width:
            yield line
            longer = word
        line = longer
    yield line
