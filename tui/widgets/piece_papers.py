"""What a piece of content is, and what was said to its draft, in lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content
from textual.reactive import reactive

from store.rules.content_words import MY_TURN
from tui import format as fmt
from tui.campaign_terms import CONTENT_KIND, CONTENT_SIGN, CONTENT_STATE
from tui.i18n import N_, _, ngettext
from tui.outside import is_address, path_of
from tui.show import show, show_block
from tui.widgets.campaign_content import MAKING, OVER
from tui.widgets.file_listing import shortened
from tui.widgets.lint_view import verdict_lines
from tui.widgets.paper import LABEL, TITLE, Paper, title, wrapped

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from store.deliverable_rows import DeliverableRow
    from store.reviews import ReviewRow
    from tui.piece_facts import PieceShown

_BLANK = Content("")
_INDENT = 2

VERDICT = {"approved": N_("Approved"), "changes": N_("Changes asked")}
"""What a look at a draft ended with."""

_SIGN = {"approved": ("✓", "$text-success"), "changes": ("↺", "$text-warning")}

DONE_STATE = N_("Measured")
"""What a live piece is called once its last figures are noted."""


class PiecePaper(Paper):
    """A part of the page about a piece of content."""

    shown: reactive[PieceShown | None] = reactive(None, layout=True)
    """Which; None before anything was read."""

    def lines(self, width: int) -> Sequence[Content]:
        """What is written here of that piece."""
        return [] if self.shown is None else self.written(self.shown, width)

    def written(self, shown: PieceShown, width: int) -> list[Content]:
        """The lines of this part."""
        raise NotImplementedError


class PieceHead(PiecePaper):
    """What it is, whose, where it stands, and which key comes next."""

    def written(self, shown: PieceShown, width: int) -> list[Content]:
        """Name, person, standing; loudly what is late or missing; the next key."""
        row = shown.row
        kind = _(CONTENT_KIND[row.kind])
        lines = wrapped(Content.styled(show(row.title or kind), TITLE), width)
        lines += wrapped(Content(" · ".join(_about(row, kind))), width)
        lines += wrapped(Content(standing(row, shown.today)), width)
        for warning in warnings(shown):
            lines += wrapped(
                Content.assemble(("! ", "bold $text-error"), show(warning)), width
            )
        return lines + wrapped(Content.styled(what_next(shown), "$text-accent"), width)


def _about(row: DeliverableRow, kind: str) -> list[str]:
    """Whose it is, on which account, of what kind, in which campaign."""
    handle = f" @{row.handle}" if row.handle else ""
    parts = [f"{row.name}{handle}"]
    if row.platform:
        parts.append(fmt.word(fmt.PLATFORM, row.platform))
    if row.title:
        parts.append(kind)
    parts.append(row.campaign or _("No campaign"))
    return [show(part, 80) for part in parts]


def state_word(row: DeliverableRow) -> str:
    """The state with its sign; a live piece that is measured says so."""
    word = DONE_STATE if row.measured_on is not None else CONTENT_STATE[row.state]
    return f"{CONTENT_SIGN[row.state]} {_(word)}"


def standing(row: DeliverableRow, today: date) -> str:
    """The state, for how long, and whose turn it is."""
    days = (today - row.state_since).days
    since = ngettext("for {count} day", "for {count} days", days)
    words = since.format(count=fmt.whole(days)) if days > 0 else _("since today")
    parts = [state_word(row), words]
    if row.lane not in {"measured", "cancelled"}:
        who = "me" if row.lane in MY_TURN else "influencer"
        parts.append(_("Turn: {who}").format(who=fmt.word(fmt.WAITING, who)))
    if row.round:
        asked = ngettext("changes asked once", "changes asked {count} times", row.round)
        parts.append(asked.format(count=fmt.whole(row.round)))
    return " · ".join(parts)


def warnings(shown: PieceShown) -> list[str]:
    """What is late, and what should have come first."""
    row, today, found = shown.row, shown.today, []
    if row.state in OVER:
        if row.reason:
            found.append(row.reason)
        found += _looked_badly(shown)
        return found
    if row.draft_due_on and row.draft_due_on < today and row.state in MAKING:
        late = fmt.late((today - row.draft_due_on).days)
        found.append(_("The draft was due: {late}.").format(late=late))
    if row.live_due_on and row.live_due_on < today:
        late = fmt.late((today - row.live_due_on).days)
        found.append(_("It was to go live: {late}.").format(late=late))
    if row.contract_status not in {"signed", "ended"}:
        said = _("The contract with {name} is not signed.")
        found.append(said.format(name=row.name))
    return found


def _looked_badly(shown: PieceShown) -> list[str]:
    """What the last look at the post found, if it was not well."""
    looked = [one for one in shown.live_checks if one.on_day is not None]
    last = max(looked, key=lambda one: (one.on_day or one.due_on, one.id), default=None)
    if last is None:
        return []
    if last.live is False:
        return [_("The post was gone when it was looked at last.")]
    if last.labelled is False:
        return [_("The label was gone when the post was looked at last.")]
    return []


_NEXT = {
    "briefed": N_("f says where the draft is; d once it is here"),
    "submitted": N_("o opens the draft. a approves it, c asks for changes"),
    "approved": N_("! once it can be seen: paste the address of the post"),
    "cancelled": N_("< takes it up again"),
}
"""Which keys come next in a state; while a draft is made, those of ``briefed``."""


def what_next(shown: PieceShown) -> str:
    """Which keys come next, by where it stands."""
    if shown.row.state != "live":
        return _(_NEXT.get(shown.row.state, _NEXT["briefed"]))
    if shown.is_look_due:
        return _("o opens the post. y: still up and labelled; n: not right")
    if shown.are_figures_due:
        return _("Figures are due: M, or d")
    return _("Nothing to do until the next look.")


class WorkPaper(PiecePaper):
    """The draft, the caption and what is said of it, the rounds so far."""

    def written(self, shown: PieceShown, width: int) -> list[Content]:
        """One part after the other; what is empty says which key fills it."""
        lines = _place(shown.row, width)
        lines += _caption(shown, width)
        if shown.row.substance:
            lines += [_BLANK, title(_("It shows and says"))]
            lines += _block(shown.row.substance, width)
        return lines + _rounds(shown, width) + [_BLANK]


def _place(row: DeliverableRow, width: int) -> list[Content]:
    """Where the post is, and where the draft."""
    lines: list[Content] = []
    if row.post_url:
        lines += [title(_("Post")), *_block(row.post_url, width), _BLANK]
    lines.append(title(_("Draft")))
    if not row.draft_ref:
        none = _("Nobody said where it is: f does.")
        return lines + wrapped(Content.styled(none, LABEL), width)
    place = row.draft_ref
    if not is_address(place):
        place = shortened(path_of(place))
    return lines + _block(place, width)


def _caption(shown: PieceShown, width: int) -> list[Content]:
    """The caption, and under its heading how its label stands."""
    row, lint = shown.row, shown.lint
    lines = [_BLANK, title(_("Caption"))]
    if not row.caption:
        none = _("None yet: w writes it, or paste it there.")
        return lines + wrapped(Content.styled(none, LABEL), width)
    lines += verdict_lines(lint.verdict, lint.market, width)
    return [*lines, *_block(row.caption, width)]


def _rounds(shown: PieceShown, width: int) -> list[Content]:
    """Every look at the draft, newest first."""
    if not shown.reviews:
        return []
    lines = [_BLANK, title(_("Looks at the draft"))]
    for one in shown.reviews:
        lines += _look(one, shown.today, width)
    return lines


def _look(one: ReviewRow, today: date, width: int) -> list[Content]:
    sign, colour = _SIGN[one.verdict]
    turn = _("round {count}").format(count=fmt.whole(one.round + 1))
    head = Content.assemble(
        (f"{sign} ", f"bold {colour}"),
        (_(VERDICT[one.verdict]), "bold"),
        (f"  {fmt.short_day(one.on_day, today)} · {turn}", LABEL),
    )
    lines = wrapped(head, width)
    if one.reason:
        indent = Content(" " * _INDENT)
        lines += [indent + row for row in _block(one.reason, width - _INDENT)]
    return lines


def _block(text: str, width: int) -> list[Content]:
    """A text as it was typed, line by line."""
    return [
        row
        for line in show_block(text).split("\n")
        for row in wrapped(Content(line), width)
    ]
