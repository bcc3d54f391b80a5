"""What can be said for all rows of a file: their campaign, year, month, blank cells."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, NamedTuple

from store.exchange.plan import IN_CAMPAIGNS
from store.exchange.readings_plan import KINDS as FIGURE_KINDS
from store.rules.vocabulary import read_platform
from tui import i18n
from tui.dialogs.questions import Answer, FileQuestion
from tui.i18n import N_, _

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from store.exchange.plan import ImportOptions, ImportPlan, Question

CAMPAIGN, YEAR, MONTH, BLANKS, REVENUE, SPEND, PLACE = range(10, 17)
"""The numbers of the lines."""

LINES = range(CAMPAIGN, PLACE + 1)
"""All of them."""

CODES = frozenset(
    {"campaign", "year", "month", "blanks", "revenue", "spend", "platform"}
)
"""The questions that these lines ask."""

_BLANKS = {
    "above": N_("the same as above"),
    "nothing": N_("nothing"),
}
_REVENUES = {
    "total": N_("all of it"),
    "subtotal": N_("its products, as the shop adds them up"),
    "net": N_("without tax and shipping"),
}
_SPENT = {
    "figures": N_("no, only a figure"),
    "costs": N_("yes, a cost as well"),
}
_YEARS = re.compile("(19|20)[0-9]{2}")
_MONTHS = re.compile(r"((?:19|20)[0-9]{2})[-./ ]?(0?[1-9]|1[0-2])\.?")


@dataclass(frozen=True, slots=True)
class Said:
    """One line: what it is about, what holds, and what is asked if anything is."""

    id: int
    what: str
    value: str
    asked: str = ""
    is_open: bool = False
    """Whether something is left out until somebody answers."""


def said_lines(plan: ImportPlan, asked: Sequence[Question]) -> list[Said]:
    """The lines that matter for a file: asked, or already said."""
    options = plan.options
    about = {code: [one for one in asked if one.code == code] for code in sorted(CODES)}
    found: list[Said] = []
    if plan.kind in IN_CAMPAIGNS and (options.campaign or about["campaign"]):
        value = options.campaign or _("none")
        found.append(_said(CAMPAIGN, _("Campaign"), value, about["campaign"]))
    if options.year or about["year"]:
        value = str(options.year) if options.year else _("left out")
        found.append(_said(YEAR, _("Year"), value, about["year"]))
    if options.month or about["month"]:
        value = options.month or _("left out")
        found.append(_said(MONTH, _("Month"), value, about["month"]))
    if options.blanks or about["blanks"]:
        value = _(_BLANKS[options.blanks or "above"])
        found.append(_said(BLANKS, _("Blank cells"), value, about["blanks"]))
    if options.revenue or about["revenue"]:
        taken = about["revenue"][0].taken if about["revenue"] else None
        value = _(_REVENUES[options.revenue or taken or "total"])
        found.append(_said(REVENUE, _("Revenue of an order"), value, about["revenue"]))
    if options.spend or about["spend"]:
        value = _(_SPENT[options.spend or "figures"])
        found.append(_said(SPEND, _("Spent on advertising"), value, about["spend"]))
    if plan.kind in FIGURE_KINDS and (options.platform or about["platform"]):
        value = options.platform or _("left out")
        found.append(_said(PLACE, _("Platform"), value, about["platform"]))
    return found


def _said(number: int, what: str, value: str, asked: Sequence[Question]) -> Said:
    if not asked:
        return Said(number, what, value)
    first = asked[0]
    detail = dict(first.detail)
    columns = dict.fromkeys(str(one.detail.get("column", "")) for one in asked)
    if any(columns):
        detail["column"] = ", ".join(filter(None, columns))
    text = i18n.say(first.template, detail)
    return Said(number, what, value, text, is_open=first.taken is None)


def question_said(number: int, options: ImportOptions) -> FileQuestion:
    """The question that such a line answers."""
    if number in _CHOSEN:
        choice = _CHOSEN[number]
        return FileQuestion(
            _(choice.asks),
            [Answer(code, _(name)) for code, name in choice.answers.items()],
            current=getattr(options, choice.option) or choice.usual,
        )
    if number == CAMPAIGN:
        return FileQuestion(
            _("Which campaign is it for?"),
            help_text=_("Of rows that name none; made if it is new. Blank for none."),
            text=options.campaign or "",
            typed=str.strip,
        )
    if number == PLACE:
        return FileQuestion(
            _("On which platform was it counted?"),
            help_text=_("For several tables one each, in order: facebook, instagram."),
            text=options.platform or "",
            typed=_platforms,
        )
    if number == YEAR:
        return FileQuestion(
            _("Of which year are days without one?"),
            text=str(options.year or ""),
            typed=_year,
        )
    return FileQuestion(
        _("Of which month are days that are only a number?"),
        help_text=_("As in 2026-03; until a heading says another."),
        text=options.month or "",
        typed=_month,
    )


def take_said(number: int, value: str, options: ImportOptions) -> ImportOptions:
    """The options with the answer in them."""
    match number:
        case _ if number in _CHOSEN:
            given: dict[str, Any] = {_CHOSEN[number].option: value}
        case _ if number == CAMPAIGN:
            given = {"campaign": value or None}
        case _ if number == PLACE:
            given = {"platform": value or None}
        case _ if number == YEAR:
            given = {"year": int(value) if value else None}
        case _:
            given = {"month": value or None}
    return replace(options, **given)


class _Choice(NamedTuple):
    """A question with a closed list of answers."""

    option: str
    asks: str
    answers: Mapping[str, str]
    usual: str


_CHOSEN = {
    BLANKS: _Choice(
        "blanks",
        N_("What does a blank person, campaign or day mean?"),
        _BLANKS,
        "above",
    ),
    REVENUE: _Choice("revenue", N_("What of an order is revenue?"), _REVENUES, "total"),
    SPEND: _Choice(
        "spend", N_("Is what was spent on advertising a cost?"), _SPENT, "figures"
    ),
}


def _platforms(text: str) -> str:
    words = [word.strip() for word in text.split(",") if word.strip()]
    found = [read_platform(word) for word in words]
    if None in found:
        raise ValueError(_("That is no platform; write it as in instagram."))
    return ",".join(filter(None, found))


def _year(text: str) -> str:
    if text and not _YEARS.fullmatch(text):
        raise ValueError(_("A year is four digits, as in 2026."))
    return text


def _month(text: str) -> str:
    found = _MONTHS.fullmatch(text)
    if text and found is None:
        raise ValueError(_("A month is written as in 2026-03."))
    return f"{found[1]}-{int(found[2]):02}" if found else ""
