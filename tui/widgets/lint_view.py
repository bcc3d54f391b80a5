"""What the caption linter says, in lines: labelled or not, and why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content

from tui import i18n
from tui.campaign_terms import CONTENT_KIND
from tui.i18n import N_, _
from tui.show import show
from tui.widgets.paper import LABEL, hung, wrapped

if TYPE_CHECKING:
    from checklists.disclosure import Verdict

MARKET = {
    "KR": N_("Korea"),
    "US": N_("the United States"),
    "ES": N_("Spain"),
    "UK": N_("the United Kingdom"),
    "EU": N_("the European Union"),
}
"""The markets whose rules on labels are known."""

_MARK = 2


def verdict_lines(
    verdict: Verdict | None, market: str | None, width: int
) -> list[Content]:
    """How a caption stands in its market, and each reason on lines of its own.

    Without a verdict it says what it would take to have one.
    """
    if market is None:
        return wrapped(Content.styled(no_market(), LABEL), width)
    if verdict is None:
        said = _("Nothing to look at yet: there is no caption.")
        return wrapped(Content.styled(said, LABEL), width)
    lines = hung_mark(*head(verdict, market), width)
    for finding in verdict.findings:
        reason = Content(show(finding.said(i18n.current())))
        lines += hung("  ", wrapped(reason, width - _MARK), _MARK)
    return lines


def no_market() -> str:
    """Why nothing can be said of a caption."""
    return _("For which market it is was not said: the campaign's frame does that.")


def head(verdict: Verdict, market: str) -> tuple[str, str, str]:
    """A sign, a sentence and the colour for both."""
    where = _(MARKET[market])
    if verdict.ok:
        said = _("Labelled as {market} asks: {label}")
        label = show(verdict.label or "", 60)
        return "✓", said.format(market=where, label=label), "$text-success"
    said = _("Not labelled as {market} asks")
    return "!", said.format(market=where), "$text-warning"


def hung_mark(sign: str, words: str, colour: str, width: int) -> list[Content]:
    """A sign and words that hang beside it."""
    rows = wrapped(Content.styled(words, colour), width - _MARK)
    first = Content.styled(f"{sign} ", f"bold {colour}")
    indent = Content(" " * _MARK)
    return [(first if place == 0 else indent) + row for place, row in enumerate(rows)]


def format_word(form: str) -> str:
    """What a format of the linter is called."""
    return _(CONTENT_KIND[form])
