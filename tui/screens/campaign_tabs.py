"""The tabs of a campaign: their names, what shows them, what can be done on each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.commands import LIST
from tui.commands_campaigns import CAMPAIGN, TABS
from tui.i18n import N_

if TYPE_CHECKING:
    from textual.widget import Widget

TITLES = {
    "checklist": N_("Checklist"),
    "brief": N_("Brief"),
    "people": N_("People"),
    "content": N_("Content"),
    "money": N_("Money"),
    "results": N_("Results"),
    "retro": N_("Retro"),
}
"""The tabs, in their order."""


def _checklist() -> Widget:
    from tui.widgets.campaign_checklist import CampaignChecklist  # noqa: PLC0415

    return CampaignChecklist()


def _brief() -> Widget:
    from tui.widgets.campaign_brief import CampaignBrief  # noqa: PLC0415

    return CampaignBrief()


def _people() -> Widget:
    from tui.widgets.campaign_people import CampaignPeople  # noqa: PLC0415

    return CampaignPeople()


def _content() -> Widget:
    from tui.widgets.campaign_content import CampaignContent  # noqa: PLC0415

    return CampaignContent()


def _money() -> Widget:
    from tui.widgets.campaign_money import CampaignMoney  # noqa: PLC0415

    return CampaignMoney()


def _results() -> Widget:
    from tui.widgets.campaign_results import CampaignResults  # noqa: PLC0415

    return CampaignResults()


def _retro() -> Widget:
    from tui.widgets.campaign_retro import CampaignRetro  # noqa: PLC0415

    return CampaignRetro()


MAKERS = {
    "checklist": _checklist,
    "brief": _brief,
    "people": _people,
    "content": _content,
    "money": _money,
    "results": _results,
    "retro": _retro,
}
"""What shows each tab, loaded when it is first asked for."""

TAB_OF = {command.action: name for name, group in TABS.items() for command in group}
"""The tab on which an action can be done; those not in here can be done on all."""

RANKS = {
    name: {
        command.id: place
        for place, command in enumerate((*group, *CAMPAIGN), 1)
        if command.action != "next_tab"
    }
    | {"campaign.next-tab": 0}
    for name, group in TABS.items()
}
"""In which order keys are shown on a tab: to the next one, its own, the others."""

LAST = 1000
"""Behind all of them."""

_COLUMNS = frozenset({"columns_left", "columns_right"})
MOVES = tuple(command for command in LIST if command.action not in _COLUMNS)
"""The moves of a list; h and l go from tab to tab here, arrows to more columns."""

_MOVE_ACTIONS = frozenset(command.action for command in MOVES)
_MARK_ACTIONS = frozenset({"toggle_mark", "start_range", "mark_all"})
_MARKING = frozenset({"people", "content"})
_WITHOUT_LIST = frozenset({"brief", "results"})


def is_here(action: str, tab: str) -> bool:
    """Whether an action belongs to this tab, or to all of them."""
    if action in _MARK_ACTIONS:
        return tab in _MARKING
    if action in _MOVE_ACTIONS:
        return tab not in _WITHOUT_LIST
    return TAB_OF.get(action, tab) == tab


def tab_beside(tab: str, step: int) -> str:
    """The tab so many steps from one, round the corner."""
    names = list(TITLES)
    return names[(names.index(tab) + step) % len(names)]
