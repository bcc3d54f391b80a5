"""What a campaign taught: answers, what follows, and what was decided of everybody."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.css.query import NoMatches
from textual.reactive import var
from textual.widgets import Static

from store.campaign_rows import RETRO_COLUMNS
from store.rules.money import Money
from tui import format as fmt
from tui.i18n import N_, _
from tui.results_words import percent
from tui.show import show_block
from tui.widgets.conversation_view import DECISION
from tui.widgets.mapping_table import Listing
from tui.widgets.paper import LABEL, Paper, title, wrapped
from tui.widgets.record_table import Column, RecordTable

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult
    from textual.events import Resize

    from store.campaign_card import CampaignCard
    from store.campaign_people import PersonLine
    from store.influencer_result_rows import PersonResult

TITLES = {
    "boost": N_("Do more of"),
    "fix": N_("Do differently"),
    "part": N_("Part ways with"),
    "recruit": N_("Look for"),
    "next_steps": N_("Next steps"),
    "image_conclusion": N_("Image of the brand"),
}
"""The four questions and what is written down with them, as headings."""

ASKED = {
    "boost": N_("What worked, and deserves more next time?"),
    "fix": N_("What cost time or money, and how would you do it next time?"),
    "part": N_("With whom, or with what, will you not go on, and why?"),
    "recruit": N_("Who was missing? The gaps of the roster help to answer."),
    "next_steps": N_("What follows from the results? A line each; the report ends so."),
    "image_conclusion": N_("What did it do to the image, by mentions and figures?"),
}
"""The same in full."""

ROOM = 100
"""Cells from which on the answers and the people stand side by side."""


@dataclass(frozen=True, slots=True)
class Decided:
    """Somebody who agreed, and why it was decided so."""

    line: PersonLine
    reason: str | None
    result: PersonResult | None = None
    """What came of their work."""


@dataclass(frozen=True, slots=True)
class RetroShown:
    """The four answers of a campaign, and everybody who agreed to it."""

    card: CampaignCard
    people: tuple[Decided, ...]

    @property
    def decided(self) -> int:
        """Of how many something was decided."""
        return sum(one.line.decision is not None for one in self.people)

    def answer(self, part: str) -> str:
        """What was answered; "" for nothing yet."""
        return getattr(self.card, RETRO_COLUMNS[part]) or ""


class RetroPaper(Paper):
    """The answers, and what is written down with them."""

    shown: var[RetroShown | None] = var(None, always_update=True)

    roomy: var[bool] = var(default=False)
    """Whether there is room between them, and under each heading."""

    def watch_shown(self) -> None:
        """Lay them out anew."""
        self.refresh(layout=True)

    def watch_roomy(self) -> None:
        """Lay them out anew."""
        self.refresh(layout=True)

    def lines(self, width: int) -> Sequence[Content]:
        """Each with its sign: answered, or still to be answered."""
        if self.shown is None:
            return ()
        rows: list[Content] = []
        for part in RETRO_COLUMNS:
            answer = self.shown.answer(part)
            sign = ("✓ ", "$text-success") if answer else ("○ ", LABEL)
            head = Content.assemble(sign, title(_(TITLES[part])))
            rows += [Content("")] if rows and self.roomy else []
            if not answer and not self.roomy:
                asked = (f"  {_(ASKED[part])}", LABEL)
                rows += wrapped(Content.assemble(head, asked), width)
                continue
            rows.append(head)
            said = (
                Content(show_block(answer))
                if answer
                else Content.styled(_(ASKED[part]), LABEL)
            )
            for line in said.split("\n", allow_blank=True):
                rows += [Content("  ") + row for row in wrapped(line, width - 2)]
        return rows


class JudgedTable(RecordTable):
    """Those who agreed; nothing is marked here, its gutter is only a margin."""


class CampaignRetro(Vertical):
    """The answers over the people, or beside them where there is room."""

    DEFAULT_CSS = """
    CampaignRetro {
        layout: vertical;
        height: 1fr;
        .answers {
            height: auto; max-height: 55%; padding: 0 1; scrollbar-size-vertical: 1;
        }
        .people { height: 1fr; min-height: 5; }
        .people Static { height: 1; padding: 0 1; margin-top: 1; }
        JudgedTable { height: 1fr; }
        &.-beside {
            layout: horizontal;
            .answers { width: 2fr; height: 1fr; max-height: 100%; }
            .people { width: 3fr; border-left: solid $panel; }
            .people Static { margin-top: 0; }
        }
    }
    """

    # The same answers read anew in another language.
    shown: var[RetroShown | None] = var(None, init=False, always_update=True)

    def __init__(self) -> None:
        super().__init__()
        self._ready = False

    def compose(self) -> ComposeResult:
        """The answers, and the table of those who agreed."""
        with VerticalScroll(classes="answers", can_focus=False):
            yield RetroPaper()
        with Vertical(classes="people"):
            yield Static()
            yield JudgedTable()

    def on_mount(self) -> None:
        """Show what came before the parts were there."""
        self._ready = True
        self.watch_shown(None, self.shown)

    def on_resize(self, event: Resize) -> None:
        """Take the room there is."""
        beside = event.size.width >= ROOM
        self.set_class(beside, "-beside")
        self.query_one(RetroPaper).roomy = beside

    @property
    def table(self) -> JudgedTable:
        """Those who agreed."""
        return self.query_one(JudgedTable)

    def here(self) -> Decided | None:
        """Who is under the cursor."""
        try:
            number = self.table.current_id
        except NoMatches:  # a key came before the table
            return None
        people = () if self.shown is None else self.shown.people
        return next(
            (one for one in people if one.line.collaboration_id == number), None
        )

    def watch_shown(self, before: RetroShown | None, shown: RetroShown | None) -> None:
        """Paint the answers and the people."""
        if shown is None or not self._ready:
            return
        self.query_one(RetroPaper).shown = shown
        people = shown.people
        head = _("Agreed people: {done} of {total} decided").format(
            done=fmt.whole(shown.decided), total=fmt.whole(len(people))
        )
        self.query_one(".people Static", Static).update(title(head))
        table = self.table
        table.empty_text = Content(
            _("Nobody has agreed yet. Whoever does is judged here at the end.")
        )
        listing = Listing(people, _cells, number=lambda one: one.line.collaboration_id)
        keep = table.current_id
        if keep is not None and _is_open(before, keep) and not _is_open(shown, keep):
            keep = None  # they went down the list: the next one slides in
        table.show_source(listing, _columns(), keep)


def _is_open(shown: RetroShown | None, number: int) -> bool:
    """Whether nothing was decided of somebody yet."""
    people = () if shown is None else shown.people
    return any(
        one.line.collaboration_id == number and one.line.decision is None
        for one in people
    )


def _columns() -> tuple[Column, ...]:
    return (
        Column("name", _("Name"), 14, share=1),
        Column("decision", _("Decision"), 11),
        Column("why", _("Why"), 18, share=2),
        Column("roi", _("ROI"), 10, align="right"),
        Column("live", _("Posts"), 7, align="right"),
        Column("fee", _("Fee"), 14, align="right"),
    )


def _return(result: PersonResult | None) -> str:
    """The return, in brackets where it stands on too little to judge by."""
    if result is None or result.roi is None or not result.conversions:
        return fmt.DASH
    said = percent(result.roi)
    return said if result.is_ranked else f"({said})"


def _cells(one: Decided) -> tuple[str, ...]:
    line = one.line
    fee = None
    if line.fee_minor is not None and line.fee_currency is not None:
        fee = Money(line.fee_minor, line.fee_currency)
    return (
        line.name,
        "○" if line.decision is None else fmt.word(DECISION, line.decision),
        one.reason or fmt.DASH,
        _return(one.result),
        f"{line.live}/{line.deliverables}" if line.deliverables else fmt.DASH,
        fmt.amount(fee),
    )
