"""Everything known of one person, on one page that scrolls."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, NamedTuple

from textual.binding import BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.reactive import reactive

from tui import format as fmt
from tui.i18n import _, ngettext
from tui.show import show, show_block
from tui.widgets.account_view import accounts_lines
from tui.widgets.conversation_view import ConversationsPaper
from tui.widgets.paper import LABEL, Paper, fact, label_width, title, wrapped
from tui.widgets.person_words import country, language
from tui.widgets.timeline_view import TimelinePaper

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult

    from store.card import InfluencerCard
    from tui.card_talks import Talks

FITS = ("fit_reach", "fit_authenticity", "fit_engagement", "fit_voice")

_BLANK = Content("")


class CardPaper(Paper):
    """A part of the card of one person."""

    card: reactive[InfluencerCard | None] = reactive(None, layout=True)
    """Whose; None before anything was read."""

    def lines(self, width: int) -> Sequence[Content]:
        """What is written here of that person."""
        return [] if self.card is None else self.written(self.card, width)

    def written(self, card: InfluencerCard, width: int) -> list[Content]:
        """The lines of this part."""
        raise NotImplementedError


class HeadPaper(CardPaper):
    """Who: name, standing, size, place; and loudly why somebody is not to be asked."""

    def written(self, card: InfluencerCard, width: int) -> list[Content]:
        """The name and one line about it."""
        name = Content.styled(show(card.name), "bold $text-primary")
        if card.real_name and card.real_name != card.name:
            name += Content.styled(f"  {show(card.real_name)}", LABEL)
        lines = wrapped(name, width) + wrapped(Content(" · ".join(_about(card))), width)
        if card.status == "blocked":
            lines += _loud(
                _("BLOCKED"), card.blocked_reason or _("no reason noted"), width
            )
        if card.archived_at is not None:
            since = _("since {moment}; press d to restore").format(
                moment=fmt.moment(card.archived_at)
            )
            lines += _loud(_("IN THE TRASH"), since, width)
        return lines


def _about(card: InfluencerCard) -> list[str]:
    tier = card.accounts[0].tier if card.accounts else None
    parts = [fmt.word(fmt.STATUS, card.status)]
    if tier is not None:
        parts.append(fmt.word(fmt.TIER, tier))
    places = [show(card.city) if card.city else "", country(card.country)]
    parts.append(", ".join(part for part in places if part))
    parts.append(language(card.language))
    if card.niche:
        parts.append(show(card.niche))
    return [show(part) for part in parts]


def _loud(word: str, why: str, width: int) -> list[Content]:
    """A warning that is read without colours too."""
    text = Content.assemble((f"! {word}", "bold reverse $text-error"), f"  {show(why)}")
    return wrapped(text, width)


class AccountsPaper(CardPaper):
    """The accounts, largest first."""

    def written(self, card: InfluencerCard, width: int) -> list[Content]:
        """Every account."""
        return [title(_("Accounts")), *accounts_lines(card.accounts, width)]


class NotesPaper(CardPaper):
    """What was noted, as it was typed."""

    def written(self, card: InfluencerCard, width: int) -> list[Content]:
        """The notes, and when the record was made and changed."""
        lines = [_BLANK, title(_("Notes"))]
        for line in show_block(card.notes or fmt.DASH).split("\n"):
            lines += wrapped(Content(line), width)
        stamps = _("Added {added} · changed {changed}").format(
            added=fmt.moment(card.created_at), changed=fmt.moment(card.updated_at)
        )
        return [*lines, _BLANK, *wrapped(Content.styled(stamps, LABEL), width)]


class AboutPaper(CardPaper):
    """How well they fit, how to reach them, what they ask, and their own fields."""

    def written(self, card: InfluencerCard, width: int) -> list[Content]:
        """One part after the other, all with one column of labels."""
        parts = (_fit(card), _contact(card), _rates(card), _others(card))
        wide = label_width(label for part in parts for label, _value in part.facts)
        lines: list[Content] = []
        for part in parts:
            lines += [_BLANK] if lines else []
            lines += [part.head] if part.head is not None else []
            for label, value in part.facts:
                lines += fact(label, value, wide, width)
        return lines


class Part(NamedTuple):
    """A heading and the facts under it."""

    head: Content | None
    facts: Sequence[tuple[str, Content | str | None]]


def _fit(card: InfluencerCard) -> Part:
    head = title(_("Fit"))
    if card.fit is not None:
        head += Content("  " + _("{score} of 5").format(score=fmt.score(card.fit)))
    titles = (_("Reach"), _("Authenticity"), _("Engagement"), _("Voice"))
    return Part(
        head,
        [
            (label, dots(getattr(card, name)))
            for label, name in zip(titles, FITS, strict=True)
        ],
    )


def dots(score: int | None) -> str:
    """A score from 0 to 5 as dots and a number; nothing known is a dash."""
    if score is None:
        return fmt.DASH
    return f"{'●' * score}{'○' * (5 - score)} {score}"


def _contact(card: InfluencerCard) -> Part:
    agent = [part for part in (card.agent_name, card.agent_email) if part]
    return Part(
        title(_("Contact")),
        (
            (_("E-mail"), card.email),
            (_("Phone"), card.phone),
            (_("Prefers"), fmt.word(fmt.CHANNEL, card.preferred_channel)),
            *_wished(card),
            (_("Time zone"), card.timezone),
            (_("Agent"), "\n".join(agent)),
            (_("Address"), card.address),
        ),
    )


def _wished(card: InfluencerCard) -> list[tuple[str, str]]:
    """How often to be in touch, where that was said of this person."""
    if (days := card.contact_every_days) is None:
        return []
    words = ngettext("every {count} day", "every {count} days", days)
    return [(_("In touch"), words.format(count=fmt.whole(days)))]


def _rates(card: InfluencerCard) -> Part:
    if not card.rates:
        return Part(None, [(_("Rates"), None)])
    amounts = [Content(fmt.money(rate.amount)) for rate in card.rates]
    most = max(amount.cell_length for amount in amounts)
    return Part(
        title(_("Rates")),
        [
            (
                rate.kind,
                amount.pad_left(most - amount.cell_length)
                + Content.styled(f"  {fmt.day(rate.quoted_on)}", LABEL),
            )
            for rate, amount in zip(card.rates, amounts, strict=True)
        ],
    )


def _others(card: InfluencerCard) -> Part:
    return Part(
        None,
        [
            (_("Tags"), "  ".join(f"#{tag}" for tag in card.tags)),
            (_("Also known as"), ", ".join(alias.name for alias in card.aliases)),
            (_("Found through"), card.source),
            *((row.name, row.value) for row in card.custom),
        ],
    )


class CardView(VerticalScroll):
    """The card; one column where it is narrow, two where there is room."""

    BINDINGS: ClassVar[list[BindingType]] = []

    card: reactive[InfluencerCard | None] = reactive(None)
    """Whose card it is."""
    talks: reactive[Talks | None] = reactive(None)
    """What there is between them and us."""

    def compose(self) -> ComposeResult:
        """The head, then what was said and measured beside what is known."""
        yield HeadPaper().data_bind(CardView.card)
        with Vertical(id="columns"):
            with Vertical(id="measured"):
                yield ConversationsPaper().data_bind(CardView.talks)
                yield TimelinePaper().data_bind(CardView.talks)
                yield AccountsPaper().data_bind(CardView.card)
                yield NotesPaper().data_bind(CardView.card)
            with Vertical(id="known"):
                yield AboutPaper().data_bind(CardView.card)

    def repaint(self) -> None:
        """Write everything again: in another language, the same card reads anew."""
        for paper in self.query(Paper):
            paper.refresh(layout=True)
