"""Outreach from the command line: log a touch, count the pipeline."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click
from click.exceptions import NoSuchOption

from store.errors import Invalid, NotFound
from store.outreach_list import OutreachView
from store.rules.filter_grammar import value_as_typed
from store.rules.money import from_minor
from store.rules.pipeline import OFFERS
from tui import quick_words
from tui.format import whole
from tui.i18n import N_
from tui.shell import streams, tables
from tui.shell.spoken import SpokenArgument, SpokenCommand, SpokenOption

if TYPE_CHECKING:
    from datetime import date

    from store import Store
    from store.conversations import Found
    from store.outreach_draft import Logged, TouchDraft
    from store.quick_logging import Understood
    from store.rules.money import Money
    from tui.shell.desk import Shell

USUAL_CHANNEL = "mail"
"""Of a note that stands by itself."""

PAGE = 1_000
"""Collaborations looked up at a time."""

_json = click.option(
    "--json", "as_json", cls=SpokenOption, is_flag=True, help=N_("As JSON.")
)


@click.command(
    "log",
    cls=SpokenCommand,
    # A line may begin with a dash: -2d @mina mail.
    context_settings={"ignore_unknown_options": True},
    help=N_("Log a touch in one line, on any channel."),
    epilog=N_(
        "A line is @who, then in any order: a channel, in or out, a price, own time,"
        " =stage, /campaign, a day, > next step; behind a colon what was said. Put it"
        " in quotes: soloist log '@mina dm price 500k +3d: liked the samples'"
    ),
)
@click.argument(
    "line",
    metavar="LINE",
    cls=SpokenArgument,
    help=N_("Who and what, as in '@mina dm +3d: liked the samples'."),
)
@_json
@click.pass_obj
def log(shell: Shell, line: str, *, as_json: bool) -> None:
    """Log one touch."""
    if line.startswith("--"):
        raise NoSuchOption(line, possibilities=["--json"])
    today = shell.today()
    with shell.open() as store:
        understood = store.quick.read(line, today=today)
        _refuse_unclear(store, understood)
        logged = store.quick.save(understood, today)
    if as_json and understood.draft is not None:
        touch = _touch(understood, understood.draft, today)
        head, text = {"id": logged.touch_id}, {"text": understood.draft.body}
        streams.put_json(head | touch | _outcome(understood, logged) | text)
    streams.say(quick_words.followed(understood, logged, today))


def _refuse_unclear(store: Store, understood: Understood) -> None:
    """Refuse a line that may mean several people, or cannot be read."""
    if not understood.is_clear:
        raise NotFound(
            N_("{words} may be several people: {names}."),
            words=understood.log.who,
            names=", ".join(map(_person, understood.people)),
        )
    if understood.problem is not None:
        problem = understood.problem
        stages = quick_words.titles(store.settings.stages())
        detail = quick_words.in_words(problem.detail, stages)
        raise Invalid(problem.template, **detail)


def _person(person: Found) -> str:
    if person.handle is None:
        return person.name
    return f"{person.name} (@{person.handle}, {person.platform})"


def _touch(understood: Understood, draft: TouchDraft, today: date) -> dict[str, Any]:
    """What was logged."""
    who, amounts = understood.who, dict(draft.amounts)
    return {
        "influencer": who.name if who else None,
        "handle": who.handle if who else None,
        "campaign": understood.campaign,
        "channel": draft.channel or USUAL_CHANNEL,
        "direction": draft.direction,
        "kind": draft.kind,
        "on": (draft.on or today).isoformat(),
        "minutes": draft.minutes,
        **{kind: _money(amounts.get(kind)) for kind in OFFERS},
    }


def _money(amount: Money | None) -> dict[str, str] | None:
    if amount is None:
        return None
    digits = format(from_minor(amount.minor, amount.currency), "f")
    return {"amount": digits, "currency": amount.currency}


def _outcome(understood: Understood, logged: Logged) -> dict[str, Any]:
    """What followed: the next step in her words, or else what kind of step it is."""
    state, due = understood.comes_to, logged.next_step_on
    words = state.next_step if state else None
    return {
        "stage": logged.stage,
        "next_step": words or logged.next_kind,
        "next_step_on": due.isoformat() if due else None,
    }


@click.command(
    "pipeline",
    cls=SpokenCommand,
    help=N_("Count who stands where, stage by stage."),
)
@click.option(
    "--campaign",
    cls=SpokenOption,
    metavar="NAME",
    help=N_("Only of this campaign."),
)
@_json
@click.pass_obj
def pipeline(shell: Shell, campaign: str | None, *, as_json: bool) -> None:
    """Count the collaborations in each stage."""
    with shell.open() as store:
        titles = quick_words.titles(store.settings.stages())
        counts = (
            store.pipeline.stages()
            if campaign is None
            else _of_campaign(store, campaign, shell.today())
        )
    if as_json:
        rows = [
            {"stage": stage, "title": titles[stage], "count": count}
            for stage, count in counts.items()
        ]
        streams.put_json({"stages": rows})
        return
    headings = (
        tables.Heading(N_("Stage")),
        tables.Heading(N_("Conversations"), is_figure=True),
    )
    cells = ((titles[stage], whole(count)) for stage, count in counts.items())
    tables.put_table(headings, cells)


def _of_campaign(store: Store, words: str, today: date) -> dict[str, int]:
    """The same of one campaign, and of no other that has its name in its own."""
    name = store.campaigns.find(words).name
    view = OutreachView(f"campaign:{value_as_typed(name)}")
    counts = dict.fromkeys(store.pipeline.stages(), 0)
    numbers = store.pipeline.order(view, today)
    for start in range(0, len(numbers), PAGE):
        for row in store.pipeline.rows(numbers[start : start + PAGE]):
            counts[row.stage] += row.campaign == name
    return counts
