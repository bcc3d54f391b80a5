"""The collaborations of a person on their card: where each stands, and what is next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content
from textual.reactive import reactive

from store.rules.pipeline import CLOSED, OPEN
from tui import format as fmt
from tui.i18n import N_, _, ngettext
from tui.show import show
from tui.widgets.paper import LABEL, Paper, fact, label_width, title, wrapped
from tui.widgets.person_results import came_of, in_all, kept

if TYPE_CHECKING:
    from collections.abc import Sequence

    from store.conversations import Conversation
    from tui.card_talks import Talks

_INDENT = 2


class ConversationsPaper(Paper):
    """Every collaboration, the open ones first."""

    talks: reactive[Talks | None] = reactive(None, layout=True)
    """What there is; None before anything was read."""

    def lines(self, width: int) -> Sequence[Content]:
        """One part for each collaboration."""
        if self.talks is None:
            return []
        return conversations_lines(self.talks, width)


def conversations_lines(talks: Talks, width: int) -> list[Content]:
    """All collaborations of one person, for ``width`` cells."""
    lines = [title(_("Outreach"))]
    if not talks.conversations:
        none = _("No conversation yet. Press b to begin one.")
        lines += wrapped(Content.styled(none, LABEL), width)
    for place, conversation in enumerate(talks.conversations):
        if place:
            lines.append(Content(""))
        lines += conversation_lines(conversation, talks, width)
    lines.append(Content(""))
    return lines if talks.results is None else [*lines, *in_all(talks.results, width)]


def conversation_lines(
    conversation: Conversation, talks: Talks, width: int
) -> list[Content]:
    """One collaboration: where it stands, what is next, money, terms, notes."""
    result = talks.result_of(conversation)
    facts = (
        (_("Next step"), _next_step(conversation, talks)),
        (_("Amounts"), _amounts(conversation)),
        (_("Terms"), _terms(conversation)),
        (_("Results"), None if result is None else came_of(result)),
        (_("Kept to it"), None if result is None else kept(result.conduct)),
        (_("Decision"), _decision(conversation)),
        (_("Notes"), conversation.notes),
    )
    wide = label_width(label for label, _value in facts)
    lines = wrapped(_head(conversation, talks), width)
    indent = Content(" " * _INDENT)
    for label, value in facts:
        if value:
            rows = fact(label, value, wide, width - _INDENT)
            lines += [indent + row for row in rows]
    return lines


def name_of(conversation: Conversation) -> str:
    """What a collaboration is called: its campaign."""
    return conversation.campaign or _("No campaign")


def stage_of(conversation: Conversation, talks: Talks) -> str:
    """Its stage, in her own word or the reader's."""
    stage = talks.stage_of(conversation)
    return conversation.stage if stage is None else fmt.stage(stage)


def standing(conversation: Conversation, talks: Talks) -> str:
    """Its stage, and for how long it has been there."""
    days = (talks.today - conversation.stage_since).days
    since = ngettext("for {count} day", "for {count} days", days).format(
        count=fmt.whole(days)
    )
    if days <= 0:
        since = _("since today")
    return f"{stage_of(conversation, talks)} · {since}"


def _head(conversation: Conversation, talks: Talks) -> Content:
    is_over = conversation.stage in CLOSED
    return Content.assemble(
        (show(name_of(conversation)), LABEL if is_over else "bold"),
        "  ",
        (show(standing(conversation, talks)), LABEL if is_over else "$text-accent"),
    )


def _next_step(conversation: Conversation, talks: Talks) -> Content | None:
    """What is to be done, when, and by whom; loudly when an open one has none."""
    if conversation.next_step_on is None:
        if conversation.stage not in OPEN:
            return None
        missing = _("None is planned: press v")
        return Content.assemble(("! ", "bold $text-warning"), missing)
    what = conversation.next_step or fmt.word(fmt.NEXT, conversation.next_kind)
    late = (talks.today - conversation.next_step_on).days
    parts: list[tuple[str, str] | str] = [
        show(what),
        "  ",
        (fmt.short_day(conversation.next_step_on, talks.today), "bold"),
    ]
    if late > 0:
        parts.append((f"  {fmt.late(late)}", "$text-error"))
    turn = _("Turn: {who}").format(who=fmt.word(fmt.WAITING, conversation.waiting_on))
    parts.append((f"  {turn}", LABEL))
    return Content.assemble(*parts)


def _amounts(conversation: Conversation) -> Content | None:
    """What was asked, offered and agreed last."""
    known = (
        ("asked", conversation.asked),
        ("offered", conversation.offered),
        ("agreed", conversation.fee),
    )
    parts = [
        Content.assemble((f"{fmt.word(fmt.OFFER, kind)} ", LABEL), fmt.amount(amount))
        for kind, amount in known
        if amount is not None
    ]
    return Content("  ").join(parts) if parts else None


def _terms(conversation: Conversation) -> Content | None:
    """How it is paid for, the share of the sales, the code."""
    parts: list[Content] = []
    if conversation.deal_kind is not None:
        parts.append(Content(fmt.word(fmt.DEAL, conversation.deal_kind)))
    if conversation.commission_percent is not None:
        parts.append(Content(share(conversation.commission_percent)))
    if conversation.promo_code is not None:
        code = _("code {code}").format(code=show(conversation.promo_code))
        parts.append(Content(code))
    return Content(" · ").join(parts) if parts else None


def share(percent: str) -> str:
    """An exact share in percent, as the language writes it."""
    places = len(percent.partition(".")[2])
    from decimal import Decimal  # noqa: PLC0415 - where there is a share at all

    return fmt.percent(Decimal(percent), places)


def _decision(conversation: Conversation) -> Content | None:
    if conversation.decision is None:
        return None
    words = fmt.word(DECISION, conversation.decision)
    if conversation.decision_reason:
        words = f"{words}: {show(conversation.decision_reason)}"
    return Content(words)


DECISION = {
    "renew": N_("Renew"),
    "fix": N_("Fix"),
    "let_go": N_("Let go"),
}
"""What was decided about somebody."""
