"""Cells that name somebody by a handle, and the new people a calendar makes."""

from __future__ import annotations

import pytest

from store.exchange import pieces_handles
from tests.builders import everything, person, workspace
from tests.store.piece_sheets import bars, bring_pieces, codes, column, pieces
from tests.store.sheets_in import counts, told, values

HEADER = "Creator|Type|Publish date"
ACCOUNTS = (
    "SELECT i.name, a.platform, a.handle FROM account a JOIN influencer i ON"
    " i.id=a.influencer_id ORDER BY a.id"
)
MAITE = ("Maite Márgenes", "tiktok", "maite_margenes")


@pytest.mark.parametrize(
    "cell", ["@maite_margenes", "@Maite_Margenes (TikTok)", "\uff20maite_margenes"]
)
@pytest.mark.parametrize("header", [HEADER, HEADER.replace("Creator", "Handle")])
def test_a_handle_is_looked_up_on_any_platform(header: str, cell: str) -> None:
    """Whoever has it is meant, and keeps the name."""
    if header != HEADER and "(" in cell:
        return
    with workspace() as database:
        person(database, MAITE[0], platform=MAITE[1], handle=MAITE[2])
        report = bring_pieces(database, bars(header, f"{cell}|Reel|2026-03-13"))
        assert [row.name for row in pieces(database)] == [MAITE[0]]
        assert values(database, ACCOUNTS) == [MAITE]
        assert told(report) == []
        assert "new_people" not in {one.code for one in report.questions}
        assert values(database, "SELECT account_id FROM deliverable") == [1]


def test_a_handle_that_several_people_have() -> None:
    """It is left out and told; one person with it on two platforms is one person."""
    with workspace() as database:
        for platform in ("tiktok", "youtube"):
            person(database, f"On {platform}", platform=platform, handle="mina")
        sheet = bars(HEADER, "@mina|Reel|2026-03-13", "Tom|Reel|2026-03-13")
        report = bring_pieces(database, sheet)
        assert told(report) == [(2, "Creator", "@mina")]
        assert counts(report) == (1, 0, 0, 1)
        report = bring_pieces(database, sheet, platform="youtube")
        assert [row.name for row in pieces(database)] == ["Tom", "On youtube"]


def test_a_handle_that_nobody_has() -> None:
    """New only where a platform is known; else it is told, and nobody is made."""
    sheet = bars(HEADER, "@nova|Reel|2026-03-13", "Tom|Post|2026-03-13")
    with workspace() as database:
        report = bring_pieces(database, sheet)
        assert told(report) == [(2, "Creator", "@nova")]
        assert values(database, "SELECT name FROM influencer") == ["Tom"]
    with workspace() as database:
        report = bring_pieces(database, sheet, platform="tiktok")
        assert told(report) == []
        assert values(database, ACCOUNTS) == [("nova", "tiktok", "nova")]


def test_a_profile_beside_a_handle_says_where_it_is() -> None:
    """In the column of profiles, or among the addresses of posts; for all her rows."""
    profile = "https://www.instagram.com/nova/"
    post = "https://www.instagram.com/reel/ABC/"
    sheet = bars(
        f"{HEADER}|Status|Post URL",
        f"@nova|Reel|2026-02-13|Live|{post}",
        f"@nova|Reel|2026-03-14|Approved|{profile}",
        "@nova|Story|2026-03-15|Approved|",
    )
    with workspace() as database:
        report = bring_pieces(database, sheet)
        assert values(database, ACCOUNTS) == [("nova", "instagram", "nova")]
        assert told(report) == []
        assert column(database, "post_url") == [post, None, None]
        assert len({row.name for row in pieces(database)}) == 1
    with workspace() as database:
        person(database, "Nova Kim", platform="instagram", handle="nova")
        sheet = bars(f"{HEADER}|Profile URL", f"@nova|Reel|2026-03-13|{profile}")
        bring_pieces(database, sheet)
        assert [row.name for row in pieces(database)] == ["Nova Kim"]


def test_a_column_of_handles_goes_before_a_handle_for_a_name() -> None:
    """What stands in a blank one is filled in; another handle is no name."""
    sheet = bars(
        "Creator|Handle|Platform|Content type|Publish date",
        "@nova||TikTok|Reel|2026-03-13",
        "@old_name|tom|YouTube|Reel|2026-03-13",
    )
    with workspace() as database:
        bring_pieces(database, sheet)
        assert values(database, ACCOUNTS) == [
            ("nova", "tiktok", "nova"),
            ("tom", "youtube", "tom"),
        ]


def test_somebody_in_the_trash_gives_way() -> None:
    """To somebody with the same handle who is not."""
    with workspace() as database:
        person(database, "Gone", platform="youtube", handle="mina")
        person(database, "Mina", platform="tiktok", handle="mina")
        with database.writing("test", ()) as unit:
            unit.connection.execute(
                "UPDATE influencer SET archived_at='2026-01-01T00:00:00' WHERE id=1"
            )
        bring_pieces(database, bars(HEADER, "@mina|Reel|2026-03-13"))
        assert [row.name for row in pieces(database)] == ["Mina"]


def test_who_would_be_new_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """How many, and the first of them; by a dry run as by the real one."""
    monkeypatch.setattr(pieces_handles, "SHOWN", 2)
    lines = [f"{name}|Reel|2026-03-13" for name in ("Ana", "Bea", "Eve")]
    with workspace() as database:
        before = everything(database.reader)
        for dry_run in (True, False):
            report = bring_pieces(database, bars(HEADER, *lines), dry_run=dry_run)
            (note,) = (one for one in report.questions if one.code == "new_people")
            assert note.detail == {"count": 3, "names": "Ana, Bea…"}
            assert note.taken is not None
            if dry_run:
                assert everything(database.reader) == before
        assert "new_people" not in codes(report)
        again = bring_pieces(database, bars(HEADER, *lines))
        assert "new_people" not in {one.code for one in again.questions}
