"""The checklist desk: where a campaign stands, and what is said of it by hand."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from checklists import library
from checklists.model import (
    MARKS,
    Mark,
    Progress,
    needs_note,
    progress,
    progress_by_stage,
    stand,
)
from store.campaign_facts import read_facts
from store.campaign_rows import name_of, no_campaign
from store.errors import CannotRead, Invalid, NotFound
from store.outreach_rows import body_text
from store.rules.text import clean, fold
from store.rules.words import N_

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from checklists.facts import CampaignFacts
    from checklists.model import Checklist, Item, Stage, Standing
    from store.engine import Database
    from store.settings import Settings

TOPIC = ("campaigns",)

_LABELS = {
    "done": N_("Ticked {item} of {name}"),
    "waived": N_("Waived {item} of {name}"),
}


@dataclass(frozen=True, slots=True)
class StageStanding:
    """One stage of a checklist, with where each of its items stands."""

    stage: Stage
    progress: Progress
    items: tuple[Standing, ...]


@dataclass(frozen=True, slots=True)
class ChecklistStanding:
    """One checklist with its stages in order."""

    checklist: Checklist
    stages: tuple[StageStanding, ...]
    progress: Progress

    @property
    def items(self) -> tuple[Standing, ...]:
        """Where every item stands, in order: what `checklists.model.changes` asks."""
        return tuple(item for stage in self.stages for item in stage.items)


@dataclass(frozen=True, slots=True)
class ChecklistPage:
    """Where one campaign stands: on the nine stages first, then on her own lists."""

    campaign_id: int
    name: str
    checklists: tuple[ChecklistStanding, ...]
    progress: Progress
    """Over all of them."""


class ChecklistDesk:
    """What is met by evidence, done or waived by hand, or open."""

    def __init__(
        self, database: Database, settings: Settings, own_folder: Path | None = None
    ) -> None:
        self._database = database
        self._settings = settings
        self.own_folder = own_folder
        """Where her own checklist files are; None for nowhere."""

    def facts(
        self, campaign_ids: Sequence[int], today: date
    ) -> dict[int, CampaignFacts]:
        """What is known of these campaigns; those that are gone are left out."""
        quiet_days = self._settings.quiet_days()
        return read_facts(self._database, campaign_ids, today, quiet_days)

    def standing(self, campaign_id: int, today: date, language: str) -> ChecklistPage:
        """Where a campaign stands, told in a language: en, ko or es.

        Raises NotFound, and CannotRead for a checklist file of hers with a slip in it.
        """
        checklists = self._checklists()
        found = self._database.read(
            "SELECT name FROM campaign WHERE id=?", (campaign_id,)
        )
        facts = self.facts([campaign_id], today).get(campaign_id)
        if not found or facts is None:
            raise no_campaign(campaign_id)
        marks = self.marks([campaign_id]).get(campaign_id, ())
        told = tuple(
            _standing(one, stand(one, facts, marks, language)) for one in checklists
        )
        return ChecklistPage(
            campaign_id,
            str(found[0][0]),
            told,
            progress(item for one in told for item in one.items),
        )

    def marks(self, campaign_ids: Sequence[int]) -> dict[int, tuple[Mark, ...]]:
        """What was said by hand, by campaign; those without a mark are left out."""
        marks: dict[int, tuple[Mark, ...]] = {}
        for campaign, item, state, note, on in self._database.read(
            "SELECT m.campaign_id, m.item, m.state, m.note, m.on_day"
            " FROM json_each(?) j CROSS JOIN checklist_mark m ON m.campaign_id=j.value"
            " ORDER BY m.id",
            (json.dumps(list(campaign_ids)),),
        ):
            mark = Mark(item, state, note or "", date.fromisoformat(on))
            marks[campaign] = (*marks.get(campaign, ()), mark)
        return marks

    def mark(
        self,
        campaign_id: int,
        item_key: str,
        state: str,
        note: str = "",
        *,
        today: date,
    ) -> None:
        """Say by hand that an item is done, or waived; it takes the place of a mark.

        Waiving needs a note that says why, and some items need one to be done. Raises
        Invalid, NotFound, and CannotRead for a checklist file of hers with a slip.
        """
        item = self._item(item_key)
        if state not in MARKS:
            raise Invalid(N_("{word} cannot be said of an item."), word=state)
        words = body_text(note, N_("Note"))
        if words is None and needs_note(item, state):
            raise Invalid(_WHY if state == "waived" else _HOW, item=item.key)
        with self._database.writing(_LABELS[state], TOPIC) as unit:
            unit.name(_LABELS[state], item=item.key, name=name_of(unit, campaign_id))
            unit.connection.execute(
                "INSERT INTO checklist_mark(campaign_id, item, state, note, on_day)"
                " VALUES (?,?,?,?,?) ON CONFLICT(campaign_id, item) DO UPDATE SET"
                " state=excluded.state, note=excluded.note, on_day=excluded.on_day"
                " WHERE (state, note) IS NOT (excluded.state, excluded.note)",
                (campaign_id, item.key, state, words, today.isoformat()),
            )

    def clear(self, campaign_id: int, item_key: str) -> bool:
        """Take back what was said by hand; tells whether there was anything.

        An item whose file is gone can be cleared too. Raises NotFound.
        """
        label = N_("Took the mark off {item} of {name}")
        with self._database.writing(label, TOPIC) as unit:
            unit.name(label, item=item_key, name=name_of(unit, campaign_id))
            cleared = unit.connection.execute(
                "DELETE FROM checklist_mark WHERE campaign_id=? AND item=?",
                (campaign_id, item_key),
            ).rowcount
        return cleared > 0

    def _item(self, key: str) -> Item:
        """The item of a key, whatever its case; raises NotFound."""
        wanted = fold(clean(key))
        for checklist in self._checklists():
            for item in checklist.items:
                if fold(item.key) == wanted:
                    return item
        raise NotFound(
            N_("There is no checklist item {item}; keys are like 1.1 or 9.3."),
            item=clean(key),
        )

    def _checklists(self) -> tuple[Checklist, ...]:
        """The nine stages with her items, then her own lists; raises CannotRead."""
        shipped = library.load()
        if self.own_folder is None:
            return (shipped,)
        try:
            return library.with_own(shipped, library.load_own(self.own_folder))
        except library.ChecklistError as problem:
            raise CannotRead(problem.template, **problem.values) from None


_WHY = N_("{item}: say why it does not apply.")
_HOW = N_("{item}: say in a note how it was done; nothing else can show it.")


def _standing(checklist: Checklist, standings: Sequence[Standing]) -> ChecklistStanding:
    """Standings by stage; a stage without items is there, with nothing to do."""
    done = progress_by_stage(standings)
    stages = tuple(
        StageStanding(
            stage,
            done.get(stage.number, Progress()),
            tuple(one for one in standings if one.item.stage == stage.number),
        )
        for stage in checklist.stages
    )
    return ChecklistStanding(checklist, stages, progress(standings))
