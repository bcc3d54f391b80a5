"""The campaigns desk: the pieces of work that people are won for."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from store.errors import Duplicate, Invalid, NotFound
from store.roster_rows import one_line
from store.rules.text import clean, fold
from store.rules.words import N_

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from decimal import Decimal

    from store.campaign_card import CampaignCard
    from store.campaign_rows import CampaignDraft, Column
    from store.engine import Database, UnitOfWork

TOPIC = ("campaigns",)
BOTH = ("campaigns", "outreach")
"""What outreach shows as well: names, markets, decisions, who is in which campaign."""


@dataclass(frozen=True, slots=True)
class CampaignName:
    """A campaign as it is chosen from a list."""

    id: int
    name: str
    brand: str | None
    market: str | None
    currency: str | None
    people: int
    """Collaborations in it."""


class Campaigns:
    """What the work is for; every method that writes is one step of undo."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def all(self) -> tuple[CampaignName, ...]:
        """Every campaign that was not put away, by name."""
        rows = self._database.read(
            "SELECT g.id, g.name, g.brand, g.market, g.currency, (SELECT count(*) FROM"
            " collaboration c WHERE c.campaign_id=g.id) FROM campaign g"
            " WHERE g.archived_at IS NULL ORDER BY g.name_key"
        )
        return tuple(CampaignName(*row) for row in rows)

    def find(self, words: str) -> CampaignName:
        """The campaign of this name, or the only one that begins with or holds it.

        Raises NotFound, naming the candidates when there are several.
        """
        wanted = fold(clean(words))
        everything = self.all()
        for fits in (
            [one for one in everything if fold(one.name) == wanted],
            [one for one in everything if fold(one.name).startswith(wanted)],
            [one for one in everything if wanted in fold(one.name)],
        ):
            if len(fits) == 1:
                return fits[0]
            if fits:
                raise NotFound(
                    N_("{words} may be several campaigns: {names}."),
                    words=clean(words),
                    names=", ".join(one.name for one in fits[:5]),
                )
        raise NotFound(N_("There is no campaign called {words}."), words=clean(words))

    def card(self, campaign_id: int) -> CampaignCard:
        """Everything about one campaign; raises NotFound."""
        from store.campaign_card import read_card  # noqa: PLC0415 - with the first page

        return read_card(self._database, campaign_id)

    def add(self, name: str, *, brand: str = "", market: str = "") -> int:
        """Make a campaign; returns its number. Raises Duplicate and Invalid."""
        from store.campaign_rows import CampaignDraft  # noqa: PLC0415 - seldom asked

        return self.create(CampaignDraft(name, brand=brand, market=market))

    def create(self, draft: CampaignDraft) -> int:
        """Make a campaign; returns its number. Raises Duplicate and Invalid."""
        from store.campaign_rows import insert_frame, read_frame  # noqa: PLC0415

        values = read_frame(draft)
        label = N_("Made the campaign {name}")
        with self._database.writing(label, BOTH, name=values["name"]) as unit:
            _refuse_second(unit, str(values["name"]))
            return insert_frame(unit, values)

    def edit(self, campaign_id: int, draft: CampaignDraft, version: int) -> None:
        """Save the frame of a campaign; follow-ups that are dated already stay.

        Raises Duplicate, Invalid, NotFound, and Stale when somebody saved since
        ``version``. The currency stays while amounts are kept in it.
        """
        from store.campaign_rows import read_frame, save_columns  # noqa: PLC0415

        values = read_frame(draft)
        name = str(values["name"])
        label = N_("Changed the campaign {name}")
        with self._database.writing(label, BOTH, name=name) as unit:
            _refuse_second(unit, name, campaign_id)
            _refuse_currency(unit, campaign_id, values)
            columns = values | {"name_key": fold(name)}
            save_columns(unit, campaign_id, version, columns)

    def save_brief(self, campaign_id: int, version: int, **parts: str) -> None:
        """Save parts of the brief; a blank one is taken out.

        The parts are summary, messages, do, dont, hashtags and disclosure_text. Raises
        Invalid, NotFound, and Stale when somebody saved since ``version``.
        """
        from store.campaign_rows import BRIEF_COLUMNS  # noqa: PLC0415 - seldom asked

        label = N_("Wrote the brief of {name}")
        self._save_parts(campaign_id, version, label, BRIEF_COLUMNS, parts)

    def save_retro(self, campaign_id: int, version: int, **parts: str) -> None:
        """Save answers of the retro; a blank one is taken out.

        The answers are boost, fix, part and recruit; next_steps and image_conclusion
        are kept beside them. Raises Invalid, NotFound, and Stale when somebody saved
        since ``version``.
        """
        from store.campaign_rows import RETRO_COLUMNS  # noqa: PLC0415 - seldom asked

        label = N_("Wrote the retro of {name}")
        self._save_parts(campaign_id, version, label, RETRO_COLUMNS, parts)

    def _save_parts(
        self,
        campaign_id: int,
        version: int,
        label: str,
        columns: Mapping[str, str],
        parts: Mapping[str, str],
    ) -> None:
        from store.campaign_rows import read_parts, save_columns  # noqa: PLC0415

        values = read_parts(columns, parts)
        if not values:
            return
        with self._database.writing(label, TOPIC) as unit:
            name = save_columns(unit, campaign_id, version, values)
            unit.name(label, name=name)

    def set_targets(self, campaign_id: int, goals: Mapping[str, Decimal]) -> None:
        """Say what is to be reached: exactly these goal figures, and no others.

        Raises Invalid for a figure that cannot be a goal, and NotFound.
        """
        from store.campaign_rows import name_of, read_goals  # noqa: PLC0415

        label = N_("Set the goals of {name}")
        with self._database.writing(label, TOPIC) as unit:
            unit.name(label, name=name_of(unit, campaign_id))
            currency = unit.connection.execute(
                "SELECT currency FROM campaign WHERE id=?", (campaign_id,)
            ).fetchone()[0]
            given = json.dumps(read_goals(goals, currency))
            unit.connection.execute(
                "DELETE FROM target WHERE campaign_id=? AND metric NOT IN"
                " (SELECT key FROM json_each(?))",
                (campaign_id, given),
            )
            unit.connection.execute(
                "INSERT INTO target(campaign_id, metric, goal) SELECT ?, key, value"
                " FROM json_each(?) WHERE true ON CONFLICT(campaign_id, metric) DO"
                " UPDATE SET goal=excluded.goal WHERE goal IS NOT excluded.goal",
                (campaign_id, given),
            )

    def clone(self, campaign_id: int, name: str, *, with_people: bool) -> int:
        """Make a campaign like another one; returns its number.

        Its frame, brief, goal figures and what a conversion is worth, planned and
        without dates; with people also its line-up, as candidates at what they cost
        last. No money that was spent, no results, no marks on the checklist, no
        lessons. Raises Duplicate, Invalid and NotFound.
        """
        from store.campaign_clone import clone  # noqa: PLC0415 - seldom asked

        title = one_line(name, N_("Name"))
        label = N_("Made the campaign {name} like {source}")
        with self._database.writing(label, BOTH) as unit:
            _refuse_second(unit, title)
            number, source = clone(unit, campaign_id, title, with_people=with_people)
            unit.name(label, name=title, source=source)
        return number

    def archive(self, campaign_ids: Sequence[int]) -> int:
        """Put campaigns away; returns how many were not yet."""
        labels = N_("Put the campaign {name} away"), N_("Put {count} campaigns away")
        return self._put(campaign_ids, labels, away=True)

    def unarchive(self, campaign_ids: Sequence[int]) -> int:
        """Bring campaigns back that were put away; returns how many were."""
        labels = (
            N_("Brought the campaign {name} back"),
            N_("Brought {count} campaigns back"),
        )
        return self._put(campaign_ids, labels, away=False)

    def _put(
        self, campaign_ids: Sequence[int], labels: tuple[str, str], *, away: bool
    ) -> int:
        with self._database.writing(labels[0], BOTH) as unit:
            names = unit.connection.execute(
                "UPDATE campaign SET archived_at=?, version=version+1, updated_at=?"
                " WHERE id IN (SELECT value FROM json_each(?))"
                f" AND archived_at IS {'' if away else 'NOT '}NULL RETURNING name",
                (unit.at if away else None, unit.at, json.dumps(list(campaign_ids))),
            ).fetchall()
            if len(names) == 1:
                unit.name(labels[0], name=names[0][0])
            else:
                unit.name(labels[1], count=len(names))
        return len(names)

    def remove(self, campaign_id: int, *, detach: bool = False) -> None:
        """Delete a campaign with its goals, marks and line-up.

        Collaborations in it are kept outside of any campaign if ``detach`` says so;
        otherwise raises Invalid while there are some. Raises NotFound.
        """
        from store.campaign_rows import name_of  # noqa: PLC0415 - seldom asked

        label = N_("Deleted the campaign {name}")
        with self._database.writing(label, BOTH) as unit:
            name = name_of(unit, campaign_id)
            inside = unit.connection.execute(
                "UPDATE collaboration SET campaign_id=NULL, version=version+1,"
                " updated_at=? WHERE campaign_id=?",
                (unit.at, campaign_id),
            ).rowcount
            if inside and not detach:
                raise Invalid(
                    N_(
                        "There are people in {name} ({count}); take them out of it"
                        " first, or put the campaign away."
                    ),
                    count=inside,
                    name=name,
                )
            unit.connection.execute("DELETE FROM campaign WHERE id=?", (campaign_id,))
            unit.name(label, name=name)

    def decide(
        self, collaboration_ids: Sequence[int], decision: str | None, reason: str
    ) -> int:
        """Decide to renew, fix or let go, with a reason; None takes it back.

        Only renewing needs no reason. Returns how many changed; raises Invalid.
        """
        from store.campaign_rows import decide  # noqa: PLC0415 - seldom asked

        label = N_("Decided on {count}")
        with self._database.writing(label, BOTH) as unit:
            changed = decide(unit, collaboration_ids, decision, reason)
            if len(changed) == 1:
                unit.name(N_("Decided on {name}"), name=changed[0])
            else:
                unit.name(label, count=len(changed))
        return len(changed)


def insert_campaign(
    unit: UnitOfWork,
    name: str,
    brand: str | None = None,
    market: str | None = None,
    currency: str | None = None,
) -> int:
    """Make a campaign of checked values inside a unit of work."""
    from store.campaign_rows import insert_frame  # noqa: PLC0415 - seldom asked

    frame: dict[str, Column] = {"name": name, "brand": brand, "market": market}
    return insert_frame(unit, frame | {"currency": currency})


def _refuse_second(unit: UnitOfWork, name: str, itself: int | None = None) -> None:
    """Raise Duplicate when another campaign has this name, put away or not."""
    found = unit.connection.execute(
        "SELECT name, archived_at FROM campaign WHERE name_key=? AND id IS NOT ?",
        (fold(name), itself),
    ).fetchone()
    if found is None:
        return
    if found[1] is not None:
        raise Duplicate(
            N_("There is a campaign called {name} already, put away."), name=found[0]
        )
    raise Duplicate(N_("There is a campaign called {name} already."), name=found[0])


def _refuse_currency(
    unit: UnitOfWork, campaign_id: int, values: Mapping[str, Column]
) -> None:
    """Raise Invalid when amounts would come to mean another currency."""
    found = unit.connection.execute(_AMOUNTS, {**values, "id": campaign_id}).fetchone()
    if found is not None:
        raise Invalid(
            N_(
                "{name} has amounts in {currency}; its currency cannot change while it"
                " has them."
            ),
            name=found[0],
            currency=found[1],
        )


_AMOUNTS = """
SELECT g.name, g.currency FROM campaign g
WHERE g.id=:id AND g.currency NOT NULL AND g.currency IS NOT :currency AND (
 (g.budget_minor NOT NULL AND :budget_minor NOT NULL)
 OR (g.hourly_rate_minor NOT NULL AND :hourly_rate_minor NOT NULL)
 OR EXISTS (SELECT 1 FROM target t WHERE t.campaign_id=g.id AND t.metric='revenue')
 OR EXISTS (SELECT 1 FROM budget_line b WHERE b.campaign_id=g.id)
 OR EXISTS (SELECT 1 FROM collaboration k WHERE k.campaign_id=g.id
  AND k.fee_currency=g.currency))
"""
"""Whether another currency is asked for while there are amounts in the one it has: the
frame's own that are not emptied in the same step, a revenue goal, budget lines, agreed
fees. Other costs are counted anew."""
