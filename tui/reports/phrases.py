"""Sentences that several parts of a report say, in the language in use."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui import format as fmt
from tui import results_words as words
from tui.campaign_terms import CONTENT_KIND
from tui.i18n import _, current, ngettext
from tui.show import show

if TYPE_CHECKING:
    from store.result_figures import Step


def nothing_yet() -> str:
    """Of a line without any data: no figure is made up for it."""
    return _("No readings yet")


def amounts_in(currency: str | None) -> str:
    """What the amounts of a table are in."""
    return _("Amounts in {currency}.").format(currency=currency or fmt.DASH)


def known(n: int, many: int) -> str:
    """Of how many live posts something is known."""
    said = ngettext("{known} of {many} live post", "{known} of {many} live posts", many)
    return said.format(known=fmt.whole(n), many=fmt.whole(many))


def basis(name: str, n: int, many: int) -> str:
    """What a figure was counted of: pieces or channels, and of how many."""
    if name == "pieces":
        return known(n, many)
    if name == "channels":
        said = ngettext("{count} channel", "{count} channels", n)
        return said.format(count=fmt.whole(n))
    return nothing_yet()


def counted_of(step: Step, many: int) -> str:
    """What one step of the way to a sale was counted of."""
    if step.basis == "conversions":
        return _("what customers did")
    return basis(step.basis, step.n, many)


def country(code: str) -> str:
    """What a country is called; its code where it has no name."""
    from babel import Locale  # noqa: PLC0415 - slow to load

    return str(Locale(current()).territories.get(code.upper(), show(code, 40)))


def channel(code: str) -> str:
    """What a channel is called: a platform by its name, another as it was written."""
    return show(fmt.word(fmt.PLATFORM, code), 80) if code else _("On no channel")


def kind(code: str) -> str:
    """What a piece of content, or the work of a person, is."""
    word = words.FORMAT.get(code)
    return _(word) if word else fmt.word(CONTENT_KIND, code)
