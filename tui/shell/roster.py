"""The roster as a list: ``soloist roster``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click
from click.exceptions import NoSuchOption

from store.roster_list import SORTS, RosterView
from tui.i18n import N_, _, ngettext
from tui.shell import people, streams, tables
from tui.shell.spoken import SpokenArgument, SpokenCommand, SpokenOption, Whole

if TYPE_CHECKING:
    from collections.abc import Iterator

    from store import Store
    from tui.shell.desk import Shell

SHOWN = 100
"""Rows of the table when nobody says how many."""

PAGE = 1_000
"""Rows looked up at a time for JSON, however many there are."""

_NO_SORT = N_("{value} is nothing to sort by; there are: {choices}.")


def _sort(_ctx: click.Context, _param: click.Parameter, value: str) -> tuple[str, bool]:
    field = value.removeprefix("-")
    if field not in SORTS:
        told = _(_NO_SORT).format(value=repr(field), choices=", ".join(SORTS))
        raise click.BadParameter(told)
    return field, value.startswith("-")


@click.command(
    "roster",
    cls=SpokenCommand,
    # A filter may begin with a dash: -status:blocked.
    context_settings={"ignore_unknown_options": True},
    help=N_("List everybody we know, or those a filter lets through."),
    epilog=N_(
        "A filter is words and conditions, as in: tier:micro er>3 tag:beauty"
        " country:KR -status:blocked mina. Put it in quotes, because of the > signs."
        " The trash is shown by is:trash."
    ),
)
@click.argument(
    "filter_words", nargs=-1, metavar="[FILTER]", cls=SpokenArgument, help=N_("Whom.")
)
@click.option("--limit", cls=SpokenOption, type=Whole(), help=N_("How many at most."))
@click.option(
    "--sort",
    cls=SpokenOption,
    metavar="FIELD",
    default="name",
    callback=_sort,
    help=N_("What to sort by; with - in front, from the highest: -followers."),
)
@click.option("--json", "as_json", cls=SpokenOption, is_flag=True, help=N_("As JSON."))
@click.pass_obj
def roster(
    shell: Shell,
    filter_words: tuple[str, ...],
    limit: int | None,
    sort: tuple[str, bool],
    *,
    as_json: bool,
) -> None:
    """List people."""
    _refuse_options(filter_words)
    view = RosterView(" ".join(filter_words), *sort)
    with shell.open() as store:
        total = store.lists.count(view)
        if as_json:
            streams.put_json_rows({"total": total}, _rows(store, view, limit))
        else:
            _put_table(store, view, total, limit or SHOWN)


def _refuse_options(words: tuple[str, ...]) -> None:
    """Tell a misspelt option from a condition turned round."""
    for word in words:
        if word.startswith("--"):
            raise NoSuchOption(word, possibilities=["--limit", "--sort", "--json"])


def _rows(
    store: Store, view: RosterView, limit: int | None
) -> Iterator[dict[str, Any]]:
    tiers = store.settings.tiers()
    numbers = store.lists.order(view)[:limit]
    for start in range(0, len(numbers), PAGE):
        for row in store.lists.rows(numbers[start : start + PAGE]):
            yield people.as_json(row, tiers)


def _put_table(store: Store, view: RosterView, total: int, limit: int) -> None:
    tiers = store.settings.tiers()
    room = tables.width()
    rows = store.lists.first(view, limit)
    if rows:
        tables.put_table(
            people.headings(room), (people.cells(row, tiers, room) for row in rows)
        )
    said = ngettext("{count} person", "{count} people", total).format(count=total)
    if len(rows) < total:
        said = _("The first {shown} of {total}; --limit N shows more.").format(
            shown=len(rows), total=total
        )
    streams.say(said)
