"""Whom a row means: never too many people in one, never one person in many."""

from __future__ import annotations

import pytest

from store.exchange import gathering, matching
from store.history import History
from store.roster import Roster
from tests.builders import everything, person, workspace
from tests.store.sheets_in import as_csv, bring, counts, told, values


@pytest.mark.parametrize(
    "handle", ["mina", "@MINA", "Mina", "https://instagram.com/mina/"]
)
def test_a_handle_is_the_same_in_any_spelling(handle: str) -> None:
    """Case, the @ and a whole address make no second person."""
    with workspace() as database:
        person(database, "Mina", platform="instagram", handle="mina")
        report = bring(database, f"handle,platform,city\n{handle},IG,Seoul\n")
        assert counts(report) == (0, 1, 0, 0)
        assert values(database, "SELECT name, city FROM influencer") == [
            ("Mina", "Seoul")
        ]


def test_equal_handles_on_other_platforms_are_other_people() -> None:
    """Suggested as duplicates elsewhere, never merged in silence."""
    with workspace() as database:
        sheet = "name,handle,platform\nMina,mina,instagram\nMina,mina,tiktok\n"
        assert counts(bring(database, sheet)) == (2, 0, 0, 0)
        assert counts(bring(database, sheet)) == (0, 0, 2, 0)


def test_a_profile_url_finds_who_has_another_handle_now() -> None:
    """The handle that is known stays, and the row says so."""
    with workspace() as database:
        url = "https://www.youtube.com/channel/UCabcdefghijklmnopqrstuv"
        person(database, "Mina", platform="youtube", handle="minatube", url=url)
        sheet = as_csv(["handle", "url", "platform"], ["@new", url, "YT"])
        report = bring(database, sheet)
        assert counts(report) == (0, 0, 1, 0)
        assert [(each.row, each.value, each.reason) for each in report.problems] == [
            (2, "new", matching.OTHER_HANDLE)
        ]


def test_a_row_with_nothing_but_a_profile_url_is_enough() -> None:
    """Platform and handle are read out of it."""
    with workspace() as database:
        links = ["https://instagram.com/mina?igsh=x", "tiktok.com/@ana", "not a link"]
        report = bring(database, as_csv(["profile url"], *([link] for link in links)))
        assert counts(report) == (2, 0, 0, 1)
        assert values(database, "SELECT platform, handle FROM account") == [
            ("instagram", "mina"),
            ("tiktok", "ana"),
        ]


def test_the_column_or_the_file_says_where_the_handles_are() -> None:
    """A header first, then the name of the file; otherwise it is asked."""
    with workspace() as database:
        for file, header, platform in (
            ("list.csv", "TikTok handle", "tiktok"),
            ("youtube-creators.csv", "username", "youtube"),
            ("youtube.csv", "ig handle", "instagram"),
        ):
            report = bring(database, f"{header},x\n@{platform},1\n", file=file)
            assert report.plan.platform == platform
            assert report.questions == ()
        asked = bring(database, "username,x\n@someone,1\n").questions
        assert [(each.code, each.taken) for each in asked] == [
            ("platform", "instagram")
        ]


def test_an_email_finds_somebody_on_a_new_platform() -> None:
    """One address on both sides is one person, who gets a second account."""
    with workspace() as database:
        person(database, "Mina", handle="mina", email="mina@x.example")
        sheet = "name,handle,platform,email\n미나,mina_tube,youtube,MINA@x.example\n"
        assert counts(bring(database, sheet)) == (0, 1, 0, 0)
        assert values(database, "SELECT platform FROM account") == [
            "instagram",
            "youtube",
        ]
        assert counts(bring(database, sheet)) == (0, 0, 1, 0)


def test_an_agency_s_email_makes_nobody_the_same() -> None:
    """Several people of one address are told apart by their names."""
    with workspace() as database:
        sheet = as_csv(
            ["name", "handle", "email"],
            ["Mina", "@mina", "hello@agency.example"],
            ["Ana", "@ana", "hello@agency.example"],
        )
        assert counts(bring(database, sheet)) == (2, 0, 0, 0)
        more = as_csv(
            ["name", "handle", "email"], ["Leo", "@leo", "hello@agency.example"]
        )
        assert counts(bring(database, more)) == (1, 0, 0, 0)
    with workspace() as database:
        person(database, "Mina", handle="mina", email="hello@agency.example")
        assert counts(bring(database, more)) == (1, 0, 0, 0)


def test_a_phone_finds_somebody_however_it_is_written() -> None:
    """Korean numbers with and without the country are one."""
    with workspace() as database:
        person(database, "민아", phone="010-1234-5678")
        sheet = "name,phone,city\n민아,+82 10 1234 5678,Seoul\n"
        assert counts(bring(database, sheet)) == (0, 1, 0, 0)


def test_rows_of_one_new_person_with_several_accounts_are_one() -> None:
    """The first row makes the person; the others count as updated."""
    with workspace() as database:
        sheet = as_csv(
            [
                "name",
                "handle",
                "platform",
                "email",
                "phone",
                "city",
                "tags",
                "followers",
            ],
            ["Mina", "@mina", "IG", "m@x.example", "", "Seoul", "beauty", "10k"],
            [
                "mina",
                "@minatube",
                "YT",
                "m@x.example",
                "010-1111-2222",
                "Busan",
                "vlog",
                "90k",
            ],
            ["MINA", "@mina_tt", "TikTok", "", "01011112222", "", "", ""],
        )
        report = bring(database, sheet)
        assert counts(report) == (1, 2, 0, 0)
        assert [(each.row, each.value, each.reason) for each in report.problems] == [
            (3, "Busan", gathering.OTHERWISE)
        ]
        assert values(database, "SELECT name, phone, city FROM influencer") == [
            ("Mina", "010-1111-2222", "Seoul")
        ]
        assert values(
            database, "SELECT accounts, followers, tags FROM roster_line"
        ) == [(3, 90_000, "beauty, vlog")]
        assert counts(bring(database, sheet)) == (0, 0, 3, 0)


def test_of_one_person_s_rows_the_first_is_believed_every_time() -> None:
    """Rates, columns of her own and notes too: nothing flips from month to month."""
    with workspace() as database:
        sheet = as_csv(
            ["name", "handle", "platform", "email", "rate", "notes", "colour"],
            ["Mina", "@mina", "IG", "m@x.example", "500 USD", "kind", "red"],
            ["Mina", "@mina", "YT", "m@x.example", "900 USD", "quick", "blue"],
        )
        report = bring(database, sheet)
        assert sorted(told(report)) == [
            (3, "colour", "blue"),
            (3, "rate", "900.00 USD"),
        ]
        assert values(database, "SELECT notes FROM influencer") == ["kind\nquick"]
        assert values(database, "SELECT amount_minor FROM rate") == [50_000]
        assert values(database, "SELECT value FROM custom_value") == ["red"]
        assert counts(bring(database, sheet)) == (0, 0, 2, 0)


def test_the_same_handle_twice_in_a_file_keeps_the_earlier_row() -> None:
    """In whatever case; with the row and the handle told."""
    with workspace() as database:
        sheet = as_csv(
            ["handle", "followers", "tags"],
            ["@mina", "10", "a"],
            ["@ana", "20", ""],
            ["MINA", "30", "never"],
        )
        report = bring(database, sheet)
        assert counts(report) == (2, 0, 0, 1)
        assert [(each.row, each.value, each.reason) for each in report.problems] == [
            (4, "mina", matching.SAME_HANDLE)
        ]
        assert values(database, "SELECT name FROM tag") == ["a"]


def test_contacts_with_only_a_name_come_in_once() -> None:
    """A name finds its person again, as long as nothing else is known of it."""
    with workspace() as database:
        sheet = "name,city\nMina,Seoul\nmina,Seoul\nAna,Madrid\n"
        report = bring(database, sheet)
        assert counts(report) == (2, 0, 0, 1)
        assert [(each.row, each.reason) for each in report.problems] == [
            (3, matching.SAME_PERSON)
        ]
        assert counts(bring(database, sheet)) == (0, 0, 2, 1)
        person(database, "Mina")
        told_so = bring(database, sheet).problems
        assert (2, matching.SEVERAL) in [(each.row, each.reason) for each in told_so]


def test_a_handle_in_place_of_a_name_takes_no_name_away() -> None:
    """A sheet of bare handles leaves everybody called what they are called."""
    with workspace() as database:
        person(database, "Mina Park", handle="mina", email="m@x.example")
        assert counts(bring(database, "handle,city\n@mina,Seoul\n@ana,\n")) == (
            1,
            1,
            0,
            0,
        )
        assert counts(bring(database, "email,city\nm@x.example,Busan\n")) == (
            0,
            1,
            0,
            0,
        )
        assert values(database, "SELECT name, city FROM influencer") == [
            ("Mina Park", "Busan"),
            ("ana", None),
        ]


def test_somebody_in_the_trash_is_found_there_and_it_is_said() -> None:
    """No second person is made of somebody who was put away."""
    with workspace() as database:
        number = person(database, "Mina", handle="mina")
        Roster(database).archive([number])
        before = everything(database.reader)
        report = bring(database, "name,handle,city\nMina,@mina,Seoul\nAna,@ana,\n")
        assert counts(report) == (1, 1, 0, 0)
        assert [(each.row, each.value, each.reason) for each in report.problems] == [
            (2, "Mina", matching.IN_TRASH)
        ]
        assert values(
            database, "SELECT archived FROM roster_line ORDER BY influencer_id"
        ) == [1, 0]
        History(database).undo()
        assert everything(database.reader) == before


def test_a_word_for_nothing_is_nobody_s_handle() -> None:
    """없음 and n/a in a column of handles are blanks; with their @ they are handles."""
    with workspace() as database:
        sheet = as_csv(
            ["name", "handle"], ["가", "없음"], ["나", "없음"], ["다", "@none"]
        )
        assert counts(bring(database, sheet)) == (3, 0, 0, 0)
        assert values(database, "SELECT handle FROM account") == ["none"]
