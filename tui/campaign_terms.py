"""The words for contracts, parcels and pieces of content, and how typed words are read.

A form takes words, not codes: whoever types the beginning of one has said enough.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from store.rules.date_words import read_past, read_when
from store.rules.figures import decide_style, read_counts
from store.rules.text import clean, fold
from tui import format as fmt
from tui import i18n
from tui.dialogs.rate_form import read_amount, why_no_amount
from tui.i18n import N_, _

if TYPE_CHECKING:
    from collections.abc import Mapping

    from store.rules.money import Money

CONTRACT = {
    "draft": N_("Draft"),
    "sent": N_("Sent"),
    "signed": N_("Signed"),
    "ended": N_("Ended"),
    "cancelled": N_("Called off"),
}
"""States of a contract."""

CLAUSE = {
    "disclosure": N_("How it is labelled"),
    "revisions": N_("Rounds of changes"),
    "exclusivity": N_("Exclusivity"),
    "kill_fee": N_("Fee if called off"),
    "keep_up": N_("How long it stays"),
    "portrait_rights": N_("Portrait rights"),
}
"""What a contract should settle."""

CONTENT_KIND = {
    "post": N_("Post"),
    "carousel": N_("Carousel"),
    "story": N_("Story"),
    "reel": N_("Reel"),
    "short": N_("Short"),
    "video": N_("Video"),
    "live": N_("Live stream"),
    "blog": N_("Blog post"),
    "other": N_("Other"),
}
"""Kinds of content."""

CONTENT_STATE = {
    "briefed": N_("Briefed"),
    "drafting": N_("In the making"),
    "submitted": N_("Draft is here"),
    "changes_requested": N_("Changes asked"),
    "approved": N_("Approved"),
    "live": N_("Live"),
    "cancelled": N_("Called off"),
}
"""States of a piece of content."""

CONTENT_SIGN = {
    "briefed": "○",
    "drafting": "◔",
    "submitted": "◑",
    "changes_requested": "↺",
    "approved": "◕",
    "live": "●",
    "cancelled": "x",
}
"""One cell that says the state without a colour."""

PARCEL = {
    "chosen": N_("Chosen"),
    "sent": N_("On its way"),
    "delivered": N_("Arrived"),
    "returned": N_("Came back"),
}
"""States of a parcel."""


def spoken(words: Mapping[str, str]) -> dict[str, str]:
    """One of the tables here in the language in use."""
    return {code: _(title) for code, title in words.items()}


def read_code(typed: str, words: Mapping[str, str]) -> str:
    """The code that a word means, or the beginning of one; "" for none, or several.

    ``words`` are in the reader's language, by their codes.
    """
    word = fold(clean(typed))
    names = {code: (code, fold(title)) for code, title in words.items()}
    exact = [code for code, spelled in names.items() if word in spelled]
    begun = [
        code
        for code, spelled in names.items()
        if word and any(one.startswith(word) for one in spelled)
    ]
    found = exact or begun
    return found[0] if len(found) == 1 else ""


def read_any_day(typed: str, today: date) -> date | None:
    """A day in words, one that has passed as well; None for an empty word.

    Raises ValueError with a sentence for what is no day.
    """
    try:
        return read_when(clean(typed), today, i18n.current())
    except ValueError:
        raise ValueError(_("This is no day that can be read.")) from None


def read_past_day(typed: str, today: date) -> date | None:
    """A day in words that has been; None for an empty word.

    Raises ValueError with a sentence for what is no day, and for one to come.
    """
    try:
        found = read_past(clean(typed), today)
    except ValueError:
        raise ValueError(_("This is no day that can be read.")) from None
    if found is not None and found > today:
        said = _("{day} is still to come.")
        raise ValueError(said.format(day=fmt.plain_day(found, year=True)))
    return found


def read_pieces(typed: str) -> int | None:
    """A count: 12, 1.2k, 1만; None for an empty word.

    Raises ValueError with a sentence for what is no count.
    """
    text = clean(typed)
    found, unreadable = read_counts([text], decide_style([text])[0])
    if unreadable:
        raise ValueError(_("This is no number of pieces."))
    return found[0]


def read_price(typed: str, currency: str | None) -> Money | None:
    """An amount of money that is not below zero; None for an empty word.

    Raises ValueError with a sentence for anything else.
    """
    try:
        found = read_amount(typed, currency)
    except ValueError:
        raise ValueError(why_no_amount(typed)) from None
    if found is not None and found.minor < 0:
        raise ValueError(_("An amount cannot be below zero."))
    return found


def day_word(value: date | None, today: date) -> str:
    """A day in few cells; "" for none."""
    return "" if value is None else fmt.short_day(value, today)


def due_word(value: date | None, today: date) -> str:
    """A day by which something is due: how late it is, or the day; "" for none."""
    if value is None:
        return ""
    if value < today:
        return fmt.late((today - value).days)
    return fmt.short_day(value, today)


def near_word(value: date | None, today: date) -> str:
    """The same in at most nine cells or so: without the weekday where it is far."""
    if value is None or value < today or (value - today).days <= 1:
        return due_word(value, today)
    return few_cells(value)


def few_cells(value: date, *, year: bool = False) -> str:
    """A day without its weekday: 26 Nov; with its year where that matters."""
    words = fmt.plain_day(value, year=year).split(" ")
    return " ".join(words[:-1] if i18n.current() == "ko" else words[1:])
