"""What was told to somebody before, or to others in the same campaign, to say again.

Nothing is guessed: a value is taken from a message that was marked as sent, where it
stood in the place of that field.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from store.rules.read_back import read_back

if TYPE_CHECKING:
    from collections.abc import Sequence

    from store.engine import Database
    from store.letters import Occasion
    from store.templates import TemplateRow

SHARED = ("brand", "product", "deadline", "draft_due")
"""Fields that are alike for everybody in a campaign."""

_MOST = 5
"""Messages that are looked at, of one person and of a campaign."""


def said_before(
    database: Database, about: Occasion, templates: Sequence[TemplateRow]
) -> dict[str, dict[str, str]]:
    """Values by language and field, from the latest messages that hold them.

    What was said to themselves comes before what was said to others. A piece of content
    is asked for in the same words only where it is for the same platform.
    """
    made_from = {one.key: one for one in templates}
    found: dict[str, dict[str, str]] = {}
    for key, subject, body, is_theirs, platform in _messages(database, about):
        template = made_from.get(key)
        if template is None:
            continue
        values = read_back(template.subject, subject) | read_back(template.body, body)
        known = found.setdefault(template.language, {})
        for name in (*SHARED, "deliverable"):
            alike = name in SHARED or is_theirs or platform == about.platform
            if alike and name in values:
                known.setdefault(name, values[name])
    return found


def _messages(
    database: Database, about: Occasion
) -> list[tuple[str, str, str, int, str | None]]:
    """The latest messages that were written from a template, theirs first."""
    if about.collaboration_id is None:
        return []
    theirs = database.read(
        f"SELECT {_COLUMNS}, 1, NULL FROM touch WHERE collaboration_id=? AND {_WRITTEN}"
        f" ORDER BY at DESC, id DESC LIMIT {_MOST}",
        (about.collaboration_id,),
    )
    if about.campaign_id is None:
        return theirs
    others = database.read(_OF_CAMPAIGN, (about.campaign_id, about.collaboration_id))
    return [*theirs, *others]


_COLUMNS = "template, ifnull(subject,''), ifnull(body,'')"
_WRITTEN = "direction='out' AND template IS NOT NULL"

_OF_CAMPAIGN = f"""
SELECT {_COLUMNS}, 0, l.platform FROM (
 SELECT id, influencer_id, written_on FROM collaboration WHERE campaign_id=?1 AND id<>?2
 AND written_on IS NOT NULL ORDER BY written_on DESC, id DESC LIMIT {_MOST}) c
JOIN touch t ON t.collaboration_id=c.id AND t.direction='out' AND t.template IS NOT NULL
JOIN roster_line l ON l.influencer_id=c.influencer_id
ORDER BY t.at DESC, t.id DESC LIMIT {_MOST}
"""
