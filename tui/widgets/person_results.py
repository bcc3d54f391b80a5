"""What came of somebody's work, as a card tells it: money, and what they kept to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content

from store.rules.result_words import RANKED_FROM
from tui import conduct_words
from tui import format as fmt
from tui.budget_words import money
from tui.i18n import _, ngettext
from tui.results_words import percent
from tui.show import show
from tui.widgets.paper import LABEL, fact, label_width, title

if TYPE_CHECKING:
    from store.conduct import Conduct
    from store.influencer_result_rows import PersonResult, PersonTotal
    from store.influencer_results import PersonResults

_DOT = " · "


def came_of(result: PersonResult | PersonTotal) -> Content | None:
    """What something brought for what it cost; None where there is nothing to tell.

    What stands on too few conversions is grey, and says so.
    """
    currency, cost = result.currency, result.total_cost
    if not (result.conversions or cost or result.posts):
        return None
    heads, parts = [], []
    if result.conversions:
        heads.append(_return(result))
    elif cost:
        heads.append(_("Nothing sold yet"))
    if result.conversions and result.revenue_minor is None:
        parts.append(_("nobody knows what they are worth"))
    elif result.conversions:
        amount = money(result.revenue_minor, currency)
        parts.append(_("revenue {amount}").format(amount=amount))
    if cost:
        parts.append(_cost(result))
    if result.posts:
        posts = ngettext("{count} post", "{count} posts", result.posts)
        parts.append(posts.format(count=fmt.whole(result.posts)))
    if result.is_partial:
        parts.append(_("amounts without a rate are not in it"))
    heads += [_DOT.join(parts)] if parts else []
    style = "" if result.is_ranked or not result.conversions else LABEL
    return Content("\n").join(Content.styled(show(line), style) for line in heads)


def _return(result: PersonResult | PersonTotal) -> str:
    """The return with and without own time, and how many conversions it stands on."""
    many = fmt.whole(result.conversions)
    if result.roi is None:
        sold = ngettext("{count} conversion", "{count} conversions", result.conversions)
        words = sold.format(count=many)
    else:
        words = _("ROI {percent} (n={count})").format(
            percent=percent(result.roi), count=many
        )
        if result.time_minor and result.roi_without_hours is not None:
            without = percent(result.roi_without_hours)
            words += ", " + _("{percent} without own time").format(percent=without)
    if result.is_ranked:
        return words
    few = _("fewer than {count}: too few to judge by").format(count=RANKED_FROM)
    return f"{words}, {few}"


def _cost(result: PersonResult | PersonTotal) -> str:
    whole = money(result.total_cost, result.currency)
    if not result.time_minor:
        return _("cost {amount}").format(amount=whole)
    own = money(result.time_minor, result.currency)
    return _("cost {amount}, own time {own} of it").format(amount=whole, own=own)


def kept(conduct: Conduct) -> Content | None:
    """How somebody kept to what was agreed; what is of too few is grey, and says so."""
    if not (said := conduct_words.told(conduct)):
        return None
    parts = [
        Content.styled(show(one.words), "" if one.is_telling else LABEL) for one in said
    ]
    if why := conduct_words.few(said):
        parts.append(Content.styled(why, LABEL))
    return Content(_DOT).join(parts)


def in_all(found: PersonResults, width: int) -> list[Content]:
    """Everything together, by currency, where there is more than one piece of work."""
    told = [row for row in found.rows if came_of(row) is not None]
    whole = kept(found.conduct)
    if len(told) < 2 and (len(found.rows) < 2 or whole is None):
        return []
    facts = [
        (total.currency or fmt.DASH, line)
        for total in (found.totals if len(told) > 1 else ())
        if (line := came_of(total)) is not None
    ]
    if whole is not None:
        facts.append((_("Kept to it"), whole))
    wide = label_width(label for label, _value in facts)
    lines = [title(_("Results in all"))]
    for label, value in facts:
        lines += fact(label, value, wide, width)
    return [*lines, Content("")]
