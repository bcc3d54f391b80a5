"""The checklist of a campaign on the command line: where it stands, and marks."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from tui import i18n
from tui.i18n import N_, _
from tui.shell import streams
from tui.shell.spoken import SpokenArgument, SpokenCommand, SpokenOption

if TYPE_CHECKING:
    from collections.abc import Iterable

    from checklists.model import Progress, Standing
    from store.checklist import ChecklistPage, ChecklistStanding, StageStanding
    from tui.shell.desk import Shell

SIGNS = {"met": "[x]", "done": "[+]", "waived": "[-]", "open": "[ ]"}
"""How an item stands, readable without colour and by a screen reader."""

_LEGEND = N_("[x] shown by evidence   [+] done by hand   [-] waived   [ ] open")
_ONE_KEY = N_("Give either --done or --waive, with one key.")
_NOTE_ALONE = N_("A note goes with --done or --waive.")


@click.command(
    "checklist",
    cls=SpokenCommand,
    help=N_("Show where a campaign stands on the nine stages, or mark an item."),
    epilog=N_(
        "Evidence ticks an item by itself, and takes the tick back. What it cannot show"
        " is said by hand: soloist checklist 'Spring glow' --done 7.1 --note 'Cleared"
        " by our lawyer'. Waiving needs a note that says why; soloist undo takes the"
        " last step back."
    ),
)
@click.argument(
    "campaign",
    metavar="CAMPAIGN",
    cls=SpokenArgument,
    help=N_("The campaign: its name, or as much of it as only it has."),
)
@click.option(
    "--done", cls=SpokenOption, metavar="KEY", help=N_("Say that an item is done.")
)
@click.option(
    "--waive",
    cls=SpokenOption,
    metavar="KEY",
    help=N_("Say that an item does not apply; the note says why."),
)
@click.option(
    "--note",
    cls=SpokenOption,
    metavar="TEXT",
    help=N_("How it was done, or why it does not apply."),
)
@click.option("--json", "as_json", cls=SpokenOption, is_flag=True, help=N_("As JSON."))
@click.pass_obj
def checklist(
    shell: Shell,
    campaign: str,
    done: str | None,
    waive: str | None,
    note: str | None,
    *,
    as_json: bool,
) -> None:
    """Mark an item if one is named; then tell where the campaign stands."""
    if done is not None and waive is not None:
        raise click.UsageError(_(_ONE_KEY))
    if note is not None and done is None and waive is None:
        raise click.UsageError(_(_NOTE_ALONE))
    today = shell.today()
    with shell.open() as store:
        number = store.campaigns.find(campaign).id
        if done is not None:
            store.checklist.mark(number, done, "done", note or "", today=today)
        elif waive is not None:
            store.checklist.mark(number, waive, "waived", note or "", today=today)
        page = store.checklist.standing(number, today, i18n.current())
    if as_json:
        streams.put_json(_page_as_json(page))
    else:
        streams.put("\n".join(_lines(page)))


def _page_as_json(page: ChecklistPage) -> dict[str, Any]:
    """The nine stages; her own lists stand beside them where there are some."""
    language = i18n.current()
    nine, *own = page.checklists
    lists = [
        {
            "key": one.checklist.key,
            "title": one.checklist.title[language],
            "stages": _stages_as_json(one, language),
        }
        for one in own
    ]
    return {
        "stages": _stages_as_json(nine, language),
        **({"checklists": lists} if lists else {}),
    }


def _stages_as_json(one: ChecklistStanding, language: str) -> list[dict[str, Any]]:
    return [
        {
            "number": stage.stage.number,
            "title": stage.stage.title[language],
            "done": stage.progress.done,
            "total": stage.progress.total,
            "items": [
                {
                    "key": standing.item.key,
                    "text": standing.item.text[language],
                    "state": standing.state,
                    "evidence": _why(standing),
                }
                for standing in stage.items
            ],
        }
        for stage in one.stages
    ]


def _why(standing: Standing) -> str:
    """What shows that an item stands so: the note of a mark, else its evidence."""
    if standing.state in {"done", "waived"} and standing.note:
        return standing.note
    return standing.evidence


def _lines(page: ChecklistPage) -> Iterable[str]:
    """The checklists as text: stages, items with their sign, and why."""
    yield f"{page.name}: {_how_far(page.progress)}"
    for place, one in enumerate(page.checklists):
        if place:
            yield ""
            yield one.checklist.title[i18n.current()]
        for stage in one.stages:
            yield ""
            yield from _stage_lines(stage, i18n.current())
    yield ""
    yield _(_LEGEND)


def _stage_lines(stage: StageStanding, language: str) -> Iterable[str]:
    title = stage.stage.title[language]
    yield f"{stage.stage.number} {title} ({_how_far(stage.progress)})"
    for standing in stage.items:
        item = standing.item
        yield f"  {SIGNS[standing.state]} {item.key} {item.text[language]}"
        why = " ".join((_why(standing) or item.detail[language]).split())
        if why:
            yield f"      {why}"


def _how_far(done: Progress) -> str:
    return _("{done} of {total}").format(done=done.done, total=done.total)
