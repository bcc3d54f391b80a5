"""The commands of the results: the desk and its faces, and the tab of a campaign."""

from __future__ import annotations

from tui.command import Command
from tui.i18n import N_

RESULTS = (
    Command(
        "results.turn",
        "b",
        N_("Next face"),
        N_("Overview, ROI, ranking, numbers, conversions, brand"),
        footer=True,
    ),
    Command(
        "results.turn-back",
        "B",
        N_("Face before"),
        N_("The same, the other way"),
    ),
    Command(
        "results.choose-campaign",
        "c",
        N_("Campaign"),
        N_("The results of one campaign, or of all of them"),
        footer=True,
    ),
    Command(
        "results.next-campaign",
        "right_square_bracket",
        N_("Next campaign"),
        N_("The results of the next campaign"),
    ),
    Command(
        "results.previous-campaign",
        "left_square_bracket",
        N_("Campaign before"),
        N_("The results of the campaign before"),
    ),
    Command(
        "results.import-results",
        "i",
        N_("Import"),
        N_("Bring in orders, conversions, figures, or what platforms export"),
        footer=True,
    ),
    Command(
        "results.make-report",
        "H",
        N_("Report"),
        N_("A report for others: page, workbook, Markdown or text; in any language"),
    ),
    Command(
        "results.back",
        "escape",
        N_("Back"),
        N_("All campaigns again, or back to where you were"),
        footer=True,
        palette=False,
    ),
)
"""On every face of the results."""

RESULT_OVERVIEW = (
    Command(
        "result-overview.open-results",
        "enter",
        N_("Open"),
        N_("The results of this campaign"),
        footer=True,
        palette=False,
    ),
    Command(
        "result-overview.next-view",
        "tab",
        N_("View"),
        N_("Goals, from reach to sale, month by month, rates"),
        footer=True,
    ),
    Command(
        "result-overview.explain-result",
        "equals_sign",
        N_("Explain"),
        N_("What makes these figures, and what is missing"),
        footer=True,
    ),
    Command(
        "result-overview.open-roi",
        "o",
        N_("Its ROI"),
        N_("The ROI of this campaign by channel"),
        footer=True,
    ),
    Command(
        "result-overview.result-goals",
        "T",
        N_("Goals"),
        N_("Targets, in figures"),
    ),
    Command(
        "result-overview.emv-rates",
        "E",
        N_("EMV rates"),
        N_("What a thousand impressions are taken to be worth on each platform"),
    ),
    Command(
        "result-overview.view-down",
        "J",
        N_("View, down"),
        N_("What comes further down in the view"),
    ),
    Command(
        "result-overview.view-up",
        "K",
        N_("View, up"),
        N_("The same, the other way"),
        palette=False,
    ),
    Command(
        "result-overview.previous-view",
        "shift+tab",
        N_("View, back"),
        N_("The same, the other way"),
        palette=False,
    ),
)
"""On the overview of the results."""

ROI = (
    Command(
        "roi.next-by",
        "tab",
        N_("By…"),
        N_("By channel, influencer, format, campaign, month"),
        footer=True,
    ),
    Command(
        "roi.period",
        "p",
        N_("Period"),
        N_("Since when, and until when"),
        footer=True,
    ),
    Command(
        "roi.explain-roi",
        "equals_sign",
        N_("Explain"),
        N_("What makes this line, and what is missing"),
        footer=True,
    ),
    Command(
        "roi.open-line",
        "enter",
        N_("Open"),
        N_("The person, the campaign, or what makes the line"),
        footer=True,
        palette=False,
    ),
    Command(
        "roi.next-currency",
        "dollar_sign",
        N_("Currency"),
        N_("The table of the next currency"),
    ),
    Command(
        "roi.previous-by",
        "shift+tab",
        N_("By…, back"),
        N_("The same, the other way"),
        palette=False,
    ),
)
"""On the ROI."""

RANKING = (
    Command(
        "ranking.next-list",
        "tab",
        N_("List"),
        N_("Best and worst people, best and worst content"),
        footer=True,
    ),
    Command(
        "ranking.sort-ranking",
        "z",
        N_("By…"),
        N_("By ROI, revenue, engagements or engagement rate"),
        footer=True,
    ),
    Command(
        "ranking.renew",
        "r",
        N_("Renew"),
        N_("Decide to work together again, and say why"),
        footer=True,
    ),
    Command(
        "ranking.fix",
        "f",
        N_("Fix"),
        N_("Decide to go on if something changes, and say what"),
        footer=True,
    ),
    Command(
        "ranking.let-go",
        "L",
        N_("Let go"),
        N_("Decide to part as friends, and say why"),
        footer=True,
    ),
    Command(
        "ranking.open-ranked",
        "enter",
        N_("Open"),
        N_("The person, or the piece of content"),
        footer=True,
        palette=False,
    ),
    Command(
        "ranking.explain-ranked",
        "equals_sign",
        N_("Explain"),
        N_("What makes this figure, and what is missing"),
        footer=True,
    ),
    Command(
        "ranking.decide-ranked",
        "V",
        N_("Decide"),
        N_("Renew, fix or let go; and why"),
    ),
    Command(
        "ranking.previous-list",
        "shift+tab",
        N_("List, back"),
        N_("The same, the other way"),
        palette=False,
    ),
)
"""On the ranking."""

CAMPAIGN_RESULTS = (
    Command(
        "outcome.outcome-turn",
        "b",
        N_("View"),
        N_("Goals, from reach to sale, month by month, rates, growth"),
        footer=True,
    ),
    Command(
        "outcome.outcome-explain",
        "equals_sign",
        N_("Explain"),
        N_("What makes these figures, and what is missing"),
        footer=True,
    ),
    Command(
        "outcome.outcome-roi",
        "o,enter",
        N_("ROI"),
        N_("The ROI of this campaign by channel, influencer, format, month"),
        footer=True,
    ),
    Command(
        "outcome.outcome-ranking",
        "r",
        N_("Ranking"),
        N_("Who and what did best in this campaign, and worst"),
        footer=True,
    ),
    Command(
        "outcome.outcome-goals",
        "T",
        N_("Goals"),
        N_("Targets, in figures"),
        footer=True,
    ),
    Command(
        "outcome.outcome-emv",
        "E",
        N_("EMV rates"),
        N_("What a thousand impressions are taken to be worth on each platform"),
    ),
    Command(
        "outcome.outcome-margin",
        "M",
        N_("Margin"),
        N_("What stays of an order's price: how many orders cover the cost"),
    ),
    Command("outcome.outcome-down", "j,down", N_("Down"), palette=False),
    Command("outcome.outcome-up", "k,up", N_("Up"), palette=False),
    Command(
        "outcome.outcome-turn-back",
        "B",
        N_("View, back"),
        N_("The same, the other way"),
        palette=False,
    ),
)
"""On the results of a campaign."""
