"""The words of the page beside the list: calm sections, each only if it has words."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from rich.cells import cell_len
from textual.content import Content

from store.rules.pipeline import CLOSED, PARKED
from tui import format as fmt
from tui.budget_words import figure, money
from tui.conduct_words import few, told
from tui.i18n import _, ngettext
from tui.show import fit, show, show_block
from tui.widgets.budget_meter import four
from tui.widgets.paper import LABEL, fact, hung, label_width, title, wrapped

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from store.briefing import Briefing, Held, Holiday, Price
    from store.conversations import Conversation, TouchRow

IN, OUT, NOTE = "←", "→", "·"
"""Which way something was said."""

BULLET = "• "

QUOTED = 3
"""Lines of a message that are shown."""

DOT = " · "


class Sight(NamedTuple):
    """What the words depend on besides the line itself."""

    today: date
    stages: Mapping[str, str]
    """How the stages are called, by their keys."""


def page(
    about: Briefing, holiday: Holiday | None, width: int, sight: Sight
) -> list[Content]:
    """The whole page."""
    parts = (
        _head(about, width, sight),
        _loud(about, holiday, width, sight),
        _part(_("Budget"), [] if about.money is None else four(about.money, width)),
        _part(_("Last words"), _said(about.said, width, sight)),
        _part(_("We owe"), _bullets(_ours(about, sight), width)),
        _part(_("They owe"), _bullets(_theirs(about, sight), width)),
        _part(_("Promised"), _promised(about.talk, width)),
        _part(_("Prices"), _prices(about.prices, width, sight)),
        _part(_("Reliability"), _kept(about, width)),
    )
    lines: list[Content] = []
    for part in parts:
        lines += [Content("")] if lines and part else []
        lines += part
    return lines


def gist(
    about: Briefing, holiday: Holiday | None, width: int, sight: Sight
) -> list[Content]:
    """Three lines: who and where, what was said last, what else to know."""
    where = [part for part in _where(about, sight) if part]
    head = _name(about) + Content.styled("".join(DOT + part for part in where), LABEL)
    said = _said(about.said[:1], WIDE, sight) or _left(about)
    facts = [
        *(_price(price) for price in about.prices[:2]),
        *_reliable(about)[:1],
        *(f"{task.title}{DOT}{due(task.due_on, sight.today)}" for task in about.tasks),
    ]
    loud = [f"! {word}" for word in _loud_words(about, holiday, sight)]
    nothing = Content.styled(_("Nothing said yet"), LABEL)
    more = Content.assemble(("Tab", "bold $text-accent"), " ", (_("more"), LABEL))
    room = width - more.cell_length
    last = Content.assemble(
        (show("  ".join(loud)), "$text-warning"),
        "  " if loud and facts else "",
        show("  ".join(facts)),
    )
    last = _cut(last, room - 2)
    last += Content(" " * (room - last.cell_length)) + more
    return [_cut(head, width), _cut((said or [nothing])[0], width), last]


def _left(about: Briefing) -> list[Content]:
    """What the campaign has left, on a line about money."""
    if about.money is None:
        return []
    found = about.money.figures
    parts = [
        f"{figure(name)} {money(minor, about.money.currency)}"
        for name, minor in (
            ("planned", found.planned),
            ("committed", found.committed),
            ("remaining", found.remaining),
        )
    ]
    return [Content(DOT.join(parts))]


def _cut(line: Content, width: int) -> Content:
    return line.truncate(width, ellipsis=True)


def _part(head: str, lines: list[Content]) -> list[Content]:
    """A section under its title; none at all without lines."""
    return [title(head), *lines] if lines else []


def _name(about: Briefing) -> Content:
    name = about.name or (about.task.title if about.task else _whose(about))
    line = Content.styled(show(name), "bold $text-primary")
    if about.handle:
        line += Content.styled(f"  @{show(about.handle)}", LABEL)
    return line


def _whose(about: Briefing) -> str:
    """What money that is nobody's is called: whom it goes to, or the campaign."""
    if about.cost is not None:
        return about.cost.payee or about.cost.description or fmt.DASH
    return about.money.name if about.money is not None else fmt.DASH


def _where(about: Briefing, sight: Sight) -> list[str]:
    """The platform, the campaign, the stage and since when."""
    talk = about.talk
    found = [fmt.word(fmt.PLATFORM, about.platform)] if about.platform else []
    if talk is None and about.task is not None:
        return [*found, _("Task")]
    if talk is None:
        whose = about.money.name if about.money and about.cost else None
        return [*found, show(whose)] if whose else found
    if talk.campaign:
        found.append(talk.campaign)
    stage = sight.stages.get(talk.stage, talk.stage)
    since = fmt.short_day(talk.stage_since, sight.today)
    return [
        show(part)
        for part in (*found, _("{stage} since {day}").format(stage=stage, day=since))
    ]


def _head(about: Briefing, width: int, sight: Sight) -> list[Content]:
    """Who it is, and where they stand."""
    where = DOT.join(part for part in _where(about, sight) if part)
    placed = wrapped(Content.styled(where, LABEL), width) if where else []
    return wrapped(_name(about), width) + placed


def _loud(
    about: Briefing, holiday: Holiday | None, width: int, sight: Sight
) -> list[Content]:
    """What must not be overlooked."""
    return [
        line
        for word in _loud_words(about, holiday, sight)
        for line in hung(
            "! ", wrapped(Content.styled(show(word), "$text-warning"), width - 2), 2
        )
    ]


def _loud_words(about: Briefing, holiday: Holiday | None, sight: Sight) -> list[str]:
    words = []
    if about.status == "blocked":
        reason = about.blocked_reason or _("no reason noted")
        words.append(_("Blocked: {reason}").format(reason=reason))
    words += [_held(one, sight) for one in about.held]
    if holiday is not None:
        day = fmt.short_day(holiday.on, sight.today)
        words.append(f"{day}: {holiday.name} ({holiday.market})")
    if about.snoozed:
        words.append(_put_off(about.snoozed))
    return words


def _held(held: Held, sight: Sight) -> str:
    stage = sight.stages.get(held.stage, held.stage)
    return _("Also in {campaign}: {stage}").format(campaign=held.campaign, stage=stage)


def _put_off(times: int) -> str:
    return ngettext("Put off once", "Put off {count} times", times).format(count=times)


def _said(touches: Sequence[TouchRow], width: int, sight: Sight) -> list[Content]:
    """The last touches: which way, when, how, and the beginning of what was said."""
    lines: list[Content] = []
    for touch in touches:
        arrow = {"in": IN, "out": OUT}[touch.direction]
        if touch.kind == "note":
            arrow = NOTE
        how = fmt.word(fmt.CHANNEL, touch.channel)
        if touch.kind != "message":
            how = fmt.word(fmt.TOUCH, touch.kind)
        head = Content.assemble(
            (f"{arrow} ", "bold $text-accent" if touch.direction == "in" else LABEL),
            (f"{fmt.short_day(touch.on_day, sight.today)}{DOT}{how}", LABEL),
        )
        words = " ".join(show_block(touch.body or "").split())
        if touch.subject:
            words = f"{touch.subject}: {words}" if words else touch.subject
        if width >= WIDE:
            lines.append(Content.assemble(head, "  ", show(words)))
            continue
        quoted = wrapped(Content(show(words)), width - 2)[:QUOTED] if words else []
        lines += [head, *hung("  ", quoted, 2)]
    return lines


WIDE = 400
"""Cells from which on a touch is one line."""


def _bullets(texts: Sequence[str], width: int) -> list[Content]:
    return [
        line
        for text in texts
        for line in hung(BULLET, wrapped(Content(show(text)), width - 2), 2)
    ]


def _kept(about: Briefing, width: int) -> list[Content]:
    """How they answer and keep to what was agreed; grey where that is of too few."""
    said = told(about.reliability)
    lines = [
        line
        for one in said
        for line in hung(
            BULLET,
            wrapped(
                Content.styled(show(one.words), "" if one.is_telling else LABEL),
                width - 2,
            ),
            2,
        )
    ]
    if why := few(said):
        lines += hung("  ", wrapped(Content.styled(why, LABEL), width - 2), 2)
    return lines


def _ours(about: Briefing, sight: Sight) -> list[str]:
    """What she owes: the step when it is her turn, and open tasks."""
    talk, found = about.talk, []
    if talk is not None and talk.next_step_on is not None and talk.waiting_on == "me":
        step = talk.next_step or _(fmt.NEXT[talk.next_kind or "own"])
        found.append(f"{step}{DOT}{due(talk.next_step_on, sight.today)}")
    if about.task is not None:
        found.append(f"{about.task.title}{DOT}{due(about.task.due_on, sight.today)}")
    found += [
        f"{task.title}{DOT}{due(task.due_on, sight.today)}" for task in about.tasks
    ]
    return found


def _theirs(about: Briefing, sight: Sight) -> list[str]:
    """What is waited for, and since when."""
    talk = about.talk
    if talk is None or talk.waiting_on == "me" or talk.stage in CLOSED | {PARKED}:
        return []
    since = talk.last_on or talk.clock_on
    day = "" if since is None else fmt.short_day(since, sight.today)
    if talk.waiting_on == "influencer":
        found = [_("an answer, since {day}").format(day=day)]
        if talk.unanswered > 1:
            found = [
                ngettext(
                    "an answer, since {day} ({count} message)",
                    "an answer, since {day} ({count} messages)",
                    talk.unanswered,
                ).format(day=day, count=talk.unanswered)
            ]
        return found
    whom = fmt.word(fmt.WAITING, talk.waiting_on)
    return [_("{whom}, since {day}").format(whom=whom, day=day)]


def due(on: date, today: date) -> str:
    """When something is due, or how late it is."""
    return fmt.late((today - on).days) if on < today else fmt.short_day(on, today)


def _promised(talk: Conversation | None, width: int) -> list[Content]:
    """The notes of the conversation, and the deal when there is one."""
    if talk is None:
        return []
    lines = []
    deal = [fmt.word(fmt.DEAL, talk.deal_kind)] if talk.deal_kind else []
    if talk.fee is not None:
        deal.append(fmt.amount(talk.fee))
    if talk.commission_percent:
        deal.append(f"{talk.commission_percent} %")
    if talk.promo_code:
        deal.append(talk.promo_code)
    if deal:
        lines += wrapped(Content(show(DOT.join(deal))), width)
    for line in show_block(talk.notes or "", lines=8).split("\n"):
        lines += wrapped(Content(line), width) if line else []
    return lines


def _prices(prices: Sequence[Price], width: int, sight: Sight) -> list[Content]:
    """The amounts, newest first, all in one column."""
    labels = [_kind(price) for price in prices]
    wide = label_width(labels, most=max(10, width // 3))
    amounts = [fmt.amount(price.amount) for price in prices]
    most = max(map(cell_len, amounts), default=0)
    lines: list[Content] = []
    for price, label, amount in zip(prices, labels, amounts, strict=True):
        value = Content.assemble(
            fit(amount, most, "right"),
            (f"  {fmt.short_day(price.on, sight.today)}", LABEL),
        )
        lines += fact(label, value, wide, width)
    return lines


def _kind(price: Price) -> str:
    return price.work or fmt.word(fmt.OFFER, price.kind)


def _price(price: Price) -> str:
    return f"{_kind(price)} {fmt.amount(price.amount)}"


def _reliable(about: Briefing) -> list[str]:
    """How they answer and keep to what was agreed, with the numbers behind it."""
    return [said.words for said in told(about.reliability)]
