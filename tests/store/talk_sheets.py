"""Outreach sheets as people keep them, and what came of one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from store import last_touches
from store.conversations import Conversations
from store.rules.pipeline import CLOSED
from tests.store.sheets_in import as_csv, bring

if TYPE_CHECKING:
    from typing import Any

    from store.conversations import Conversation
    from store.engine import Database
    from store.imports import ImportReport


def bars(*lines: str) -> str:
    """A sheet whose cells are written with bars between them."""
    return as_csv(*(line.split("|") for line in lines))


NOTES_APP = bars(
    "Name|Status|Handle|Platform|Channel|First Contact|Last Contacted|Rate|Campaign"
    "|Notes",
    "Mina Park|DM sent|@mina_glow|Instagram||March 1, 2026||$300|Spring|kind",
    "Tom Reed|Negotiating|@tomreads|YouTube|Email|February 3, 2026|February 20, 2026"
    "|$1,200|Spring|",
    "Ana Luz|Not contacted|@ana.luz|Instagram||||||",
)

SEEDING = bars(
    "활동명|인스타 아이디|팔로워|진행상태|1차 컨택일|회신여부|제안금액(원)|비고",
    "김민아|@mina_kr|1.2만|협의중|2026-02-10|O|500,000|친절",
    "박지은|@jieun|3,400|회신 없음|2026-02-12|X|300,000|",
    "최하나|@hana|900|미진행||||",
)

SPANISH = bars(
    "Nombre|Usuario|Red|Estado|Fecha de contacto|Tarifa|Próximo paso"
    "|Fecha de seguimiento",
    "Lucía|luciaf|Instagram|En negociación|20/02/2026|450 €|Enviar contrato|16/03/2026",
    "Álvaro|alvruiz|TikTok|Pendiente de respuesta|25/02/2026|||",
    "Nuria|nuriac|IG|Rechazada|18/02/2026|1.250,50 €||",
)


def bring_talks(database: Database, text: str, **said: Any) -> ImportReport:
    """Bring a sheet in; open conversations have a next step, touches are told right."""
    report = bring(database, text, **said)
    assert report.plan.kind == "outreach"
    assert last_touches.differences(database.reader) == 0
    for stage, step, on in database.read(
        "SELECT stage, next_kind, next_step_on FROM collaboration"
    ):
        assert (step is None) == (on is None) == (stage in CLOSED)
    return report


def talks(database: Database) -> dict[str, Conversation]:
    """The conversation of everybody who has one, by name; the first one first."""
    found = database.read(
        "SELECT i.name, c.id FROM collaboration c JOIN influencer i ON"
        " i.id=c.influencer_id ORDER BY c.id DESC"
    )
    desk = Conversations(database)
    return {name: desk.conversation(number) for name, number in found}


def touches(database: Database) -> list[tuple[str, ...]]:
    """Who, on which day, which way, how, and the day it was answered."""
    rows = database.read(
        "SELECT i.name, t.on_day, t.direction, t.channel, t.answered_on FROM touch t"
        " JOIN influencer i ON i.id=t.influencer_id ORDER BY t.on_day, t.at, t.id"
    )
    return [tuple(row) for row in rows]
