"""Content calendars come in: people, collaborations, pieces, and what is odd."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from store.campaigns import Campaigns
from store.deliverables import Deliverables
from store.exchange.plan import ImportOptions
from store.history import History
from store.imports import Imports
from store.outgoing import Outgoing
from store.settings import Settings
from tests.builders import TODAY, everything, person, workspace
from tests.store.outreach_desk import desks
from tests.store.piece_sheets import (
    Row,
    bars,
    bring_book,
    bring_pieces,
    codes,
    column,
    pieces,
)
from tests.store.sheets_in import counts, told, values

if TYPE_CHECKING:
    from pathlib import Path

ENGLISH = bars(
    "Influencer|Handle|Platform|Content type|Topic|Draft due|Publish date|Status"
    "|Post URL|Campaign|Notes",
    "Mina Park|@mina_glow|Instagram|2 reels + 1 story||2026-03-06|2026-03-13|Approved"
    "||Spring|no prices",
    "Tom Reed|@tomreads|YouTube|Video|Desk tour|02/20/2026|2026-02-28|Published"
    "|https://youtu.be/abc123|Spring|",
    "Ana Luz|@ana.luz|Instagram|1x Post|||2026-03-20|Changes requested||Spring|",
)

KOREAN = bars(
    "2026년 2월 콘텐츠 캘린더|||||||",
    "인플루언서|인스타 아이디|콘텐츠 유형|제목|업로드 예정일|상태|게시물 링크|비고",
    "김민아|@mina_kr|릴스|언박싱|14|업로드 완료|https://www.instagram.com/reel/AA/|",
    "박지은|@jieun|릴스 2, 스토리 1||20|기획||협의 필요",
)

SPANISH = bars(
    "Usuario|Red|Tipo de contenido|Fecha de publicación|Estado",
    "luciaf|Instagram|2 historias|20/03/2026|Borrador",
    "alvruiz|TikTok|Vídeo|04/03/2026|Enviado",
    "nuriac|Instagram|Publicación|25/03/2026|Cancelado (sin producto)",
)


def test_an_english_calendar() -> None:
    """People and campaign are made, and who owes content has said yes."""
    with workspace() as database:
        report = bring_pieces(database, ENGLISH)
        assert counts(report) == (3, 0, 0, 0)
        assert pieces(database) == [
            *(
                Row("Mina Park", "Spring", kind, None, "2026-03-06", "2026-03-13",
                    "approved", None)
                for kind in ("reel", "reel", "story")
            ),
            Row("Tom Reed", "Spring", "video", "Desk tour", "2026-02-20", "2026-02-28",
                "live", "2026-02-28"),
            Row("Ana Luz", "Spring", "post", None, None, "2026-03-20",
                "changes_requested", None),
        ]  # fmt: skip
        assert column(database, "round") == [0, 0, 0, 0, 1]
        assert column(database, "substance")[:3] == ["Notes: no prices"] * 3
        talks = values(
            database, "SELECT stage, next_kind, waiting_on FROM collaboration"
        )
        assert talks == [("agreed", "follow_up", "me")] * 3
        accounts = values(
            database,
            "SELECT a.handle FROM deliverable d JOIN account a ON a.id=d.account_id"
            " ORDER BY d.id",
        )
        assert accounts == ["mina_glow"] * 3 + ["tomreads", "ana.luz"]


def test_a_korean_calendar() -> None:
    """Its title names the month of the days."""
    with workspace() as database:
        report = bring_pieces(database, KOREAN, campaign="봄")
        assert counts(report) == (2, 0, 0, 0)
        assert [
            (row.name, row.kind, row.due, row.state) for row in pieces(database)
        ] == [
            ("김민아", "reel", "2026-02-14", "live"),
            ("박지은", "reel", "2026-02-20", "briefed"),
            ("박지은", "reel", "2026-02-20", "briefed"),
            ("박지은", "story", "2026-02-20", "briefed"),
        ]
        assert {row.campaign for row in pieces(database)} == {"봄"}


def test_a_spanish_calendar() -> None:
    """One day after the twelfth tells the order of all; why it is off is kept."""
    with workspace() as database:
        report = bring_pieces(database, SPANISH)
        assert codes(report) == {"campaign": ""}
        assert [(row.due, row.state) for row in pieces(database)] == [
            ("2026-03-20", "drafting"),
            ("2026-03-20", "drafting"),
            ("2026-03-04", "submitted"),
            ("2026-03-25", "cancelled"),
        ]
        assert column(database, "reason")[-1] == "Cancelado (sin producto)"
        assert values(database, "SELECT campaign_id FROM collaboration") == [None] * 3


def test_a_dry_run_stores_nothing_and_undo_takes_all_back() -> None:
    """One step of undo, with everything that followed from going live."""
    with workspace() as database:
        before = everything(database.reader)
        dry = bring_pieces(database, ENGLISH, dry_run=True)
        assert counts(dry) == (3, 0, 0, 0)
        assert everything(database.reader) == before
        bring_pieces(database, ENGLISH)
        assert values(database, "SELECT count(*) FROM live_check") == [5]
        History(database).undo()
        assert everything(database.reader) == before


@pytest.mark.parametrize("name", ["pieces.csv", "pieces.xlsx"])
def test_what_we_export_comes_in_again(tmp_path: Path, name: str) -> None:
    """Into the same workspace it says nothing new; into another, the same."""
    file = tmp_path / name
    with workspace() as database:
        bring_pieces(database, ENGLISH)
        Outgoing(database).table("deliverables", file)
        report = bring_book(database, file)
        assert (report.plan.kind, counts(report)) == ("deliverables", (0, 0, 5, 0))
        kept, urls = pieces(database), column(database, "post_url")
    with workspace() as other:
        report = bring_book(other, file)
        assert (counts(report), report.problems) == ((5, 0, 0, 0), ())
        assert sorted(pieces(other), key=str) == sorted(kept, key=str)
        assert set(column(other, "post_url")) == set(urls)


def test_nothing_is_left_out_silently() -> None:
    """Row, column, value and reason of what could not be taken, and where it went."""
    sheet = bars(
        "Handle|Content type|Publish date|Status|Post URL|Round|Qty",
        "@mina|Challenge|2026-03-13|Done|soon|many|",
        "@tom|Reel|someday|Approved|||2",
        "@ana|Reel, Story|2026-03-13|Approved|||4",
        "|Reel|2026-03-13|Approved|||",
        "@zoe||||||",
    )
    with workspace() as database:
        report = bring_pieces(database, sheet, blanks="nothing")
        assert counts(report) == (3, 0, 0, 2)
        assert sorted(told(report)) == [
            (2, "Content type", "Challenge"),
            (2, "Post URL", "soon"),
            (2, "Round", "many"),
            (2, "Status", "Done"),
            (3, "Publish date", "someday"),
            (4, "Qty", "4"),
            (5, "", ""),
            (6, "Handle", "@zoe"),
        ]
        assert column(database, "kind") == ["other", "reel", "reel", "reel", "story"]
        # Words of a state are told, and are no part of what it shows.
        assert column(database, "substance")[0] == "Content type: Challenge"
        (state,) = (one for one in report.problems if one.column == "Status")
        assert state.reason == "not a state of content known here; left out"
        assert values(database, "SELECT count(*) FROM account") == [3]


def test_columns_nobody_knows_are_kept_with_the_piece() -> None:
    """They say something of the content, not of the person."""
    sheet = bars(
        "Handle|Kind|Live due on|Brief|Hashtags|Budget|Notes",
        "@mina|Reel|2026-03-13|Show the texture|#glow #ad|300|call first",
    )
    with workspace() as database:
        report = bring_pieces(database, sheet)
        assert report.plan.unmapped == ("Hashtags", "Budget")
        assert column(database, "substance") == [
            "Show the texture\nHashtags: #glow #ad\nBudget: 300\nNotes: call first"
        ]
        assert values(database, "SELECT count(*) FROM custom_value") == [0]
        assert values(database, "SELECT notes FROM influencer") == [None]


def test_a_known_person_and_a_known_collaboration_are_used() -> None:
    """By handle, by profile, by name; the stage stays what it was."""
    with desks() as desk:
        database = desk.database
        mina = person(database, "Mina", platform="instagram", handle="mina")
        tom = person(database, "Tom", platform="youtube", handle="tomreads")
        ana = person(database, "Ana")
        spring = Campaigns(database).add("Spring")
        talk = desk.outreach.start([mina], spring, today=date(2026, 3, 2))[0]
        sheet = bars(
            "Name|Handle|Platform|Profile URL|Kind|Live due on|Campaign",
            "M. Park|@MINA|IG||Reel|2026-03-13|spring",
            "|||https://youtube.com/@tomreads|Video|2026-03-13|Spring",
            "Ana||||Post|2026-03-13|Spring",
        )
        bring_pieces(database, sheet, blanks="nothing")
        owners = values(
            database,
            "SELECT c.influencer_id, c.stage FROM deliverable d JOIN collaboration c ON"
            " c.id=d.collaboration_id ORDER BY d.id",
        )
        assert sorted(owners) == sorted(
            [(mina, "identified"), (tom, "agreed"), (ana, "agreed")]
        )
        assert values(database, "SELECT count(*) FROM influencer") == [3]
        assert Deliverables(database).of_collaboration(talk)[0].kind == "reel"


def test_a_step_of_a_new_collaboration_is_dated_by_its_market() -> None:
    """The first of March is a holiday in Korea, and made up for on Monday."""
    sheet = bars("Handle|Kind|Live due on|Country", "@a|Reel|2026-03-13|KR")
    with workspace() as database:
        Settings(database).set_market("KR")
        bring_pieces(database, sheet, today=date(2026, 2, 27))
        found = values(database, "SELECT next_step_on FROM collaboration")
        assert found == ["2026-03-03"]


def test_half_a_character_is_taken_out() -> None:
    """Of cells and headers alike; it is told."""
    text = "handle\tkind\tlive_due_on\ttitle\tMo\ud800od\n"
    text += "@mina\treel\t2026-03-13\tA\ud800B\tx"
    with workspace() as database:
        imports = Imports(database)
        report = imports.run(imports.plan_text(text, ImportOptions()), today=TODAY)
        assert [problem.column for problem in report.problems] == ["title"]
        assert column(database, "title") == ["A\ufffdB"]
        assert column(database, "substance") == ["Mo\ufffdod: x"]
