"""Bringing a file in: ``soloist import``."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

import click
from click.core import ParameterSource

from store import backup_folder
from store.errors import Invalid
from tui.i18n import N_, _
from tui.shell import import_report, streams, whole_store
from tui.shell.adding import platform_option
from tui.shell.progress import stoppable
from tui.shell.spoken import OneOf, SpokenArgument, SpokenCommand, SpokenOption, Whole

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from store import Store
    from store.exchange.plan import ImportOptions, ImportPlan, Question
    from store.imports import ImportReport
    from tui.shell.desk import Shell

_A_MONTH = re.compile("(19|20)[0-9]{2}-(0[1-9]|1[0-2])")

_SHORT_MAP = N_("{value} is not HEADER=FIELD.")
_NO_KIND = N_("{value} is not one of: {choices}.")
_NO_CURRENCY = N_("{value} is no currency; write it as in KRW.")
_NO_MONTH = N_("{value} is no month; write it as in 2026-03.")
_NOT_FOR_A_STORE = N_("A whole workspace is brought in as it is, without {option}.")


@dataclass(frozen=True, slots=True)
class Wishes:
    """How the import is to be done, beside how the file is to be read."""

    dry_run: bool
    yes: bool
    problems: Path | None
    as_json: bool


def _mapping(
    _ctx: click.Context, _param: click.Parameter, values: tuple[str, ...]
) -> dict[str, str]:
    """Read HEADER=FIELD; the header may hold a = itself, the field cannot."""
    found = {}
    for value in values:
        header, equals, field = value.rpartition("=")
        if not equals:
            raise click.BadParameter(_(_SHORT_MAP).format(value=repr(value)))
        found[header] = field.strip()
    return found


def _kind(
    _ctx: click.Context, _param: click.Parameter, value: str | None
) -> str | None:
    from store.exchange.plan import IMPORTABLE  # noqa: PLC0415 - not for the help

    if value is None or value in IMPORTABLE:
        return value
    choices = ", ".join(IMPORTABLE)
    raise click.BadParameter(_(_NO_KIND).format(value=repr(value), choices=choices))


def _currency(
    _ctx: click.Context, _param: click.Parameter, value: str | None
) -> str | None:
    from store.rules.currencies import DECIMALS  # noqa: PLC0415 - not for the help

    if value is None or value.upper() in DECIMALS:
        return value and value.upper()
    raise click.BadParameter(_(_NO_CURRENCY).format(value=repr(value)))


def _month(
    _ctx: click.Context, _param: click.Parameter, value: str | None
) -> str | None:
    if value is None or _A_MONTH.fullmatch(value):
        return value
    raise click.BadParameter(_(_NO_MONTH).format(value=repr(value)))


def _platforms(
    ctx: click.Context, param: click.Parameter, value: str | None
) -> str | None:
    """Read a platform by any of its names, or one for each table of a file."""
    said = value.split(",") if value is not None else []
    found = [platform_option(ctx, param, word.strip()) for word in said]
    return ",".join(filter(None, found)) or None


def _option(name: str, **settings: Any) -> Callable[[Any], Any]:
    return click.option(name, cls=SpokenOption, **settings)


@click.command(
    "import",
    cls=SpokenCommand,
    help=N_("Bring a file in: CSV, TSV, XLSX, XLS, ODS, vCard, or a whole workspace."),
    epilog=N_(
        "In a terminal it shows first what it would do, and asks. All of it is one step"
        " that soloist undo takes back. FILE.json is what soloist export all has"
        " written."
    ),
)
@click.argument(
    "file",
    cls=SpokenArgument,
    metavar="FILE",
    type=click.Path(path_type=Path),
    help=N_("What to bring in."),
)
@_option(
    "--kind",
    metavar="KIND",
    callback=_kind,
    help=N_(
        "roster, outreach, deliverables, costs, hours, contacts, conversions, orders,"
        " readings, traffic or mentions; found out if not said."
    ),
)
@_option(
    "--campaign",
    metavar="NAME",
    help=N_("Of rows that name no campaign; made if it is new."),
)
@_option(
    "--map",
    metavar="HEADER=FIELD",
    multiple=True,
    callback=_mapping,
    help=N_("What a column means; nothing after the = leaves it out."),
)
@_option("--sheet", metavar="NAME", help=N_("Which sheet of a workbook."))
@_option("--encoding", metavar="NAME", help=N_("As in utf-8 or cp949."))
@_option(
    "--platform",
    metavar="PLATFORM",
    callback=_platforms,
    help=N_("Where the handles are, if no column says so."),
)
@_option(
    "--date-order",
    type=OneOf("dmy", "mdy"),
    help=N_("Whether 03/04 is the third of April (dmy) or the fourth of March."),
)
@_option(
    "--year",
    type=Whole(1990),
    help=N_("Of days and months that are written without a year."),
)
@_option(
    "--month",
    metavar="YYYY-MM",
    callback=_month,
    help=N_("Of days that are only a number, until a heading says another."),
)
@_option(
    "--blanks",
    type=OneOf("above", "nothing"),
    help=N_("Whether a blank person, campaign or day of content is the one above."),
)
@_option(
    "--currency",
    metavar="CODE",
    callback=_currency,
    help=N_("Of amounts that name none, as in KRW."),
)
@_option(
    "--spend",
    type=OneOf("figures", "costs"),
    help=N_("Whether what was spent on advertising is a cost as well."),
)
@_option(
    "--revenue",
    type=OneOf("total", "subtotal", "net"),
    help=N_("What of an order counts: all of it, or without tax and shipping."),
)
@_option(
    "--header-row",
    type=Whole(0),
    help=N_("Which row is the header, from 1; 0 if there is none."),
)
@_option("--dry-run", is_flag=True, help=N_("Only say what would be done."))
@_option("--yes", is_flag=True, help=N_("Do it without asking."))
@_option(
    "--problems",
    metavar="FILE.csv",
    type=click.Path(path_type=Path),
    help=N_("Save the rows with problems there, to mend and bring in again."),
)
@click.option("--json", "as_json", cls=SpokenOption, is_flag=True, help=N_("As JSON."))
@click.pass_context
def bring_in(ctx: click.Context, /, file: Path, **said: Any) -> int:
    """Bring a file in."""
    shell: Shell = ctx.obj
    if file.suffix.casefold() == ".json":
        _refuse_reading_options(ctx)
        return whole_store.load(shell, file, yes=said["yes"], as_json=said["as_json"])
    wishes = Wishes(
        said["dry_run"], said["yes"], said["problems"], as_json=said["as_json"]
    )
    if wishes.problems is not None and not wishes.problems.parent.is_dir():
        # Told before, not after: what is brought in stands by then.
        raise Invalid(N_("There is no folder {folder}."), folder=wishes.problems.parent)
    with shell.bringing_in() as store:
        return _bring_in(shell, store, store.imports.plan(file, _reading(said)), wishes)


def _reading(said: dict[str, Any]) -> ImportOptions:
    from store.exchange.plan import ImportOptions  # noqa: PLC0415 - not for the help
    from store.exchange.sheets import ReadOptions  # noqa: PLC0415

    return ImportOptions(
        kind=said["kind"],
        reading=ReadOptions(
            encoding=said["encoding"],
            sheet=said["sheet"],
            header_row=said["header_row"],
        ),
        mapping=said["map"],
        platform=said["platform"],
        date_order=said["date_order"],
        currency=said["currency"],
        campaign=said["campaign"],
        year=said["year"],
        month=said["month"],
        blanks=said["blanks"],
        revenue=said["revenue"],
        spend=said["spend"],
    )


def _refuse_reading_options(ctx: click.Context) -> None:
    """Refuse what would otherwise be silently passed over."""
    for param in ctx.command.params:
        if param.name in {"file", "yes", "as_json"} or param.name is None:
            continue
        if ctx.get_parameter_source(param.name) is ParameterSource.COMMANDLINE:
            told = _(_NOT_FOR_A_STORE).format(option=param.opts[0])
            raise click.UsageError(told, ctx)


def _bring_in(shell: Shell, store: Store, plan: ImportPlan, wishes: Wishes) -> int:
    if wishes.dry_run:
        _answer(_run(shell, store, plan, dry_run=True), wishes)
        return 0
    is_shown = not wishes.yes and streams.can_ask()
    if not wishes.yes and not _agreed(_run(shell, store, plan, dry_run=True)):
        streams.say(_("Nothing was brought in."))
        return 1
    if store.history.units(1):
        store.keeping.back_up_before(
            backup_folder(store.path), shell.now(), "before-import"
        )
    _answer(_run(shell, store, plan, dry_run=False), wishes, is_shown=is_shown)
    return 0


def _run(
    shell: Shell, store: Store, plan: ImportPlan, *, dry_run: bool
) -> ImportReport:
    with stoppable() as watch:
        return store.imports.run(
            plan,
            today=shell.today(),
            dry_run=dry_run,
            progress=watch.progress,
            cancelled=watch.cancelled,
        )


def _agreed(report: ImportReport) -> bool:
    """Ask, if somebody is there; otherwise go on unless the file leaves a question."""
    if streams.can_ask():
        streams.say(import_report.as_text(report))
        return streams.ask(_("Bring this in?"))
    for question in report.questions:
        if question.taken is None:
            raise _unanswered(question)
    return True


def _unanswered(question: Question) -> Invalid:
    flag = import_report.FLAGS.get(question.code)
    if flag is None:
        return Invalid(
            N_("{question} Say with --yes that this is right."),
            question=import_report.text_of(question),
        )
    return Invalid(
        N_("{question} Say it with {flag}."),
        question=import_report.text_of(question),
        flag=" ".join([flag, "|".join(question.choices)]).strip(),
    )


def _answer(report: ImportReport, wishes: Wishes, *, is_shown: bool = False) -> None:
    """Tell what was done; all but the counts has been seen if it ``is_shown``."""
    if wishes.as_json:
        streams.put_json(import_report.as_json(report))
    elif is_shown:
        streams.put(import_report.counted(report))
    else:
        streams.put(import_report.as_text(report))
    if wishes.problems is not None:
        from store.exchange.fixme import write_fixme  # noqa: PLC0415 - seldom asked for

        told = [replace(one, reason=_(one.reason)) for one in report.problems]
        write_fixme(report.plan, told, wishes.problems)
        streams.say(_("Saved the problems: {file}").format(file=wishes.problems))
