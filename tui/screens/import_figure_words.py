"""The words for what sheets of figures, of visits and of mentions hold."""

from __future__ import annotations

from tui.i18n import N_
from tui.results_words import STEP

FIGURE_FIELDS = STEP | {
    "figure": N_("What the title above says"),
    "starts_on": N_("First day"),
    "post_id": N_("Number of the post"),
    "label": N_("What of it"),
    "window": N_("How long it is for"),
    "source": N_("Source"),
    "spend": N_("Spent on advertising"),
    "phase": N_("Before, during or after"),
    "sentiment": N_("Sentiment"),
    "nth_day": N_("Number of the day"),
    "source_medium": N_("Source and medium"),
    "traffic_source": N_("Source"),
    "medium": N_("Medium"),
    "mention_url": N_("Address"),
    "author": N_("Author"),
    "keyword": N_("Keyword"),
    "text": N_("Text"),
}
"""By the field that a column feeds."""

NO_FIGURE = N_("Left out: no figure that is kept here")
