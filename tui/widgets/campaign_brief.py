"""The brief of a campaign as it stands: its parts, what is missing, the pieces."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.reactive import var

from checklists.brief import BriefText
from tui import format as fmt
from tui import i18n
from tui.campaign_terms import CONTENT_KIND
from tui.i18n import N_, _
from tui.show import show, show_block
from tui.widgets.paper import LABEL, Paper, fact, label_width, title, wrapped

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult
    from textual.events import Resize

    from checklists.brief import BriefCheck
    from store.campaign_card import CampaignCard
    from store.deliverable_rows import DeliverableRow

TITLES = {
    "summary": N_("What it is about"),
    "messages": N_("Key messages"),
    "do": N_("Wanted"),
    "dont": N_("Not wanted"),
    "hashtags": N_("Hashtags"),
    "disclosure_text": N_("Label"),
}
"""The fields of a brief in the order in which it is read."""

FIELDS = {
    "about": ("summary",),
    "messages": ("messages",),
    "limits": ("do", "dont"),
    "formalities": ("hashtags", "disclosure_text"),
}
"""The four parts of a brief, and the fields each is written in."""

MEANT = {
    "no_do": "do",
    "no_dont": "dont",
    **dict.fromkeys(("no_hashtags", "bare_hashtags"), "hashtags"),
    **dict.fromkeys(("no_disclosure", "no_label", "vague"), "disclosure_text"),
}
"""Reasons that are about one field of their part only."""

SIGNS = {
    "ok": ("✓ ", "$text-success"),
    "weak": ("~ ", "$text-warning"),
    "missing": ("! ", "$text-warning"),
}

SPOKEN = {
    "KR": "ko",
    **dict.fromkeys(("US", "GB", "IE", "AU", "NZ"), "en"),
    **dict.fromkeys(("ES", "MX", "AR", "CO", "CL", "PE"), "es"),
}
"""What is read where; elsewhere a brief begins in the language of the screen."""

ROOM = 100
"""Cells from which on the pieces stand beside the parts."""


@dataclass(frozen=True, slots=True)
class BriefShown:
    """A brief, what is told of its parts, and the pieces of content owed."""

    card: CampaignCard
    checks: tuple[BriefCheck, ...]
    """Of the four parts, then of what the pieces are about."""
    pieces: tuple[DeliverableRow, ...]
    language: str
    """What it goes out in."""

    @property
    def missing(self) -> tuple[BriefCheck, ...]:
        """The parts against which something is to be said."""
        return tuple(check for check in self.checks if not check.ok)


def brief_text(card: CampaignCard, name: str) -> str:
    """What is stored in a field of the brief; "" for nothing."""
    column = name if name == "disclosure_text" else f"brief_{name}"
    return getattr(card, column) or ""


def language_of(market: str | None) -> str:
    """What people read in a market."""
    return SPOKEN.get(market or "", i18n.current())


def texts_of(card: CampaignCard) -> BriefText:
    """All that is written, as it is looked at."""
    return BriefText(**{name: brief_text(card, name) for name in TITLES})


def told_by_field(checks: Sequence[BriefCheck]) -> dict[str, str]:
    """What is to be said of each field, with its sign, in the language in use."""
    told = {}
    for check in checks:
        for name in FIELDS.get(check.part, ()):
            if MEANT.get(check.code, name) == name:
                sign, _style = SIGNS[check.state]
                told[name] = f"{sign}{check.reason[i18n.current()]}"
    return told


class BriefPaper(Paper):
    """The four parts, each with its sign."""

    shown: var[BriefShown | None] = var(None)

    def watch_shown(self) -> None:
        """Lay them out anew."""
        self.refresh(layout=True)

    def lines(self, width: int) -> Sequence[Content]:
        """How far it is, then part by part."""
        if (shown := self.shown) is None:
            return ()
        rows = [*_state(shown, width)]
        for check in shown.checks:
            if check.part in FIELDS:
                rows += [Content(""), *_head(check, width)]
                rows += _fields(shown.card, FIELDS[check.part], width)
        return rows


class PiecesPaper(BriefPaper):
    """The pieces of content owed, each with what it is to show and say."""

    def lines(self, width: int) -> Sequence[Content]:
        """One piece after the other; those without substance are marked."""
        if (shown := self.shown) is None:
            return ()
        rows: list[Content] = []
        for check in shown.checks:
            if check.part not in FIELDS:
                rows += _head(check, width)
        for piece in shown.pieces:
            rows += [Content(""), *_piece(piece, width)]
        if not shown.pieces:
            words = _("Pieces are made in Content, and listed in the brief.")
            rows += _under(Content.styled(words, LABEL), width)
        return rows


class CampaignBrief(VerticalScroll, can_focus=True):
    """The brief on one page that scrolls; two columns where there is room."""

    DEFAULT_CSS = """
    CampaignBrief {
        height: 1fr; padding: 0 1; scrollbar-size-vertical: 1;
        .columns { height: auto; layout: vertical; }
        PiecesPaper { margin-top: 1; }
        &.-beside {
            .columns { layout: horizontal; }
            BriefPaper { width: 3fr; margin-right: 3; }
            PiecesPaper { width: 2fr; margin-top: 0; margin-right: 0; }
        }
    }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("j,down", "scroll_by(1)", show=False),
        Binding("k,up", "scroll_by(-1)", show=False),
        Binding("pagedown,ctrl+d", "scroll_by(10)", show=False),
        Binding("pageup,ctrl+u", "scroll_by(-10)", show=False),
        Binding("g", "scroll_home", show=False),
        Binding("G", "scroll_end", show=False),
    ]

    shown: var[BriefShown | None] = var(None)

    def compose(self) -> ComposeResult:
        """The parts, then the pieces."""
        with Vertical(classes="columns"):
            yield BriefPaper().data_bind(CampaignBrief.shown)
            yield PiecesPaper().data_bind(CampaignBrief.shown)

    def on_resize(self, event: Resize) -> None:
        """Take the room there is."""
        self.set_class(event.size.width >= ROOM, "-beside")

    def repaint(self) -> None:
        """Write everything again: in another language the same brief reads anew."""
        for paper in self.query(Paper):
            paper.refresh(layout=True)

    def action_scroll_by(self, by: int) -> None:
        """Move the page."""
        self.scroll_relative(y=by, animate=False)


def _state(shown: BriefShown, width: int) -> list[Content]:
    """How complete it is, and what it goes out in."""
    done = sum(check.ok for check in shown.checks if check.part in FIELDS)
    count = _("{done} of {total} parts complete").format(
        done=fmt.whole(done), total=fmt.whole(len(FIELDS))
    )
    goes = _("goes out in {language}").format(language=i18n.LANGUAGES[shown.language])
    return wrapped(Content.assemble((count, "bold"), (f"  ·  {goes}", LABEL)), width)


def _head(check: BriefCheck, width: int) -> list[Content]:
    """The title of a part with its sign, and what is to be said against it."""
    language = i18n.current()
    rows = [Content.assemble(SIGNS[check.state], title(show(check.title[language])))]
    if not check.ok:
        why = Content.styled(show(check.reason[language]), "$text-warning")
        rows += _under(why, width)
    return rows


def _fields(card: CampaignCard, names: Sequence[str], width: int) -> list[Content]:
    """What is written; with a label where a part has two fields."""
    if len(names) == 1:
        text = brief_text(card, names[0])
        return _under(Content(show_block(text)), width) if text else []
    wide = label_width(_(TITLES[name]) for name in names)
    return [
        Content("  ") + row
        for name in names
        for row in fact(_(TITLES[name]), brief_text(card, name), wide, width - 2)
    ]


def _under(text: Content, width: int) -> list[Content]:
    """Text under a heading, two cells in."""
    return [
        Content("  ") + row
        for line in text.split("\n", allow_blank=True)
        for row in wrapped(line, width - 2)
    ]


def _piece(piece: DeliverableRow, width: int) -> list[Content]:
    who = f"@{piece.handle}" if piece.handle else piece.name
    head = [fmt.word(CONTENT_KIND, piece.kind), show(who)]
    head += [show(piece.title)] if piece.title else []
    if piece.substance:
        sign = ("✓ ", "$text-success")
        body = Content(show_block(piece.substance))
    else:
        sign = ("! ", "$text-warning")
        body = Content.styled(_("Nothing is said on what to show."), "$text-warning")
    first = Content.assemble(sign, " · ".join(head))
    return [*wrapped(first, width), *_under(body, width)]
