"""What columns mean, in the words of people and of the tools they use."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.exchange.header_words import KINDS
from store.exchange.headers import (
    fields,
    fingerprint,
    is_known,
    joins,
    propose,
    unit_of,
)


def mapped(header: str, row: str = "", kind: str | None = None) -> dict[str, str]:
    """Propose for a header line and one row, both with | between cells."""
    rows = [row.split("|")] if row else []
    return propose(header.split("|"), rows, kind).mapping


def test_a_brand_tools_list_with_account_names() -> None:
    """AccountName is the handle; engagement counts are no rate."""
    header = (
        "AccountName|Name|Subscribers|Country|AuthenticEngagement|EngagementAverage|"
        "Category_1|Category_2"
    )
    proposal = propose(
        header.split("|"),
        [["mina.glow", "Mina 🤍", "47.9M", "Spain", "5M", "6.2M", "Food", ""]],
    )
    assert proposal.kind == "roster"
    assert proposal.mapping == {
        "AccountName": "handle",
        "Name": "name",
        "Subscribers": "followers",
        "Country": "country",
        "Category_1": "niche",
        "Category_2": "niche",
    }
    assert proposal.unmapped == ("AuthenticEngagement", "EngagementAverage")
    assert proposal.scores["AccountName"] > proposal.scores["Category_1"]


def test_views_beside_subscribers_are_averages() -> None:
    """In a list of channels, that is; in a report they are not."""
    header = "AccountName|Name|Subscribers|Views|Likes|Comments|Shares"
    assert mapped(header, "mina|Mina|13.8M|6.4M|2.3M|50.2K|34.2K") == {
        "AccountName": "handle",
        "Name": "name",
        "Subscribers": "followers",
        "Views": "avg_views",
        "Likes": "avg_likes",
        "Comments": "avg_comments",
        "Shares": "avg_shares",
    }
    assert "Views" not in mapped("Name|Handle|Views", "Mina|mina|5", "roster")
    assert mapped("Name|Followers|Comments", "Mina|5|very kind")["Comments"] == "notes"


def test_a_ranking() -> None:
    """Ranks, scores and sums of likes are nobody's fields."""
    header = (
        "rank|channel_info|influence_score|posts|followers|avg_likes|60_day_eng_rate|"
        "new_post_avg_like|total_likes|country"
    )
    proposal = propose(
        header.split("|"),
        [
            [
                "1",
                "mina",
                "92",
                "3.3k",
                "475.8m",
                "8.7m",
                "1.39%",
                "6.5m",
                "29.0b",
                "Spain",
            ]
        ],
    )
    assert proposal.mapping == {
        "channel_info": "handle",
        "followers": "followers",
        "avg_likes": "avg_likes",
        "60_day_eng_rate": "engagement_rate",
        "country": "country",
    }


def test_a_spanish_list_with_numbered_niches() -> None:
    """An id of numbers is no handle; all five niches join."""
    header = "id|name|platform|followers|likesAvg|commentsAvg|niche1|niche2|niche5"
    assert mapped(header, "1|Luna|YouTube|3280|423|67|Humor|Familiar|España") == {
        "name": "name",
        "platform": "platform",
        "followers": "followers",
        "likesAvg": "avg_likes",
        "commentsAvg": "avg_comments",
        "niche1": "niche",
        "niche2": "niche",
        "niche5": "niche",
    }


def test_a_collectors_list() -> None:
    """The full name is the name where there is no other; errors stay aside."""
    header = (
        "username|full_name|biography|category_name|is_verified|followers|posts_count|"
        "sample_posts|avg_likes|avg_comments|engagement_rate|avg_views|external_url|"
        "collected_at|error|contact_status"
    )
    row = "mina|미나|hi||True|208374.0|645.0|12|15.5|6.8|0.78|131.3||2026-07-18||미진행"
    assert mapped(header, row) == {
        "username": "handle",
        "full_name": "name",
        "category_name": "niche",
        "followers": "followers",
        "avg_likes": "avg_likes",
        "avg_comments": "avg_comments",
        "engagement_rate": "engagement_rate",
        "avg_views": "avg_views",
        "collected_at": "checked_on",
    }
    both = mapped("username|name|full_name", "mina|Mina|Park Mina")
    assert both == {"username": "handle", "name": "name", "full_name": "real_name"}


def test_a_discovery_tools_export() -> None:
    """Short and clean."""
    header = "Name|Handle|Followers|Engagement Rate|Recent Collabs"
    assert mapped(header, "Mina|@mina|52.2k|2.91%|Glow Co") == {
        "Name": "name",
        "Handle": "handle",
        "Followers": "followers",
        "Engagement Rate": "engagement_rate",
    }


@pytest.mark.parametrize(
    ("values", "field"),
    [(["@by_mina", "@luna.kim"], "handle"), (["mina_k"], "handle"), (["1", "2"], None)],
)
def test_a_column_called_id_is_what_it_holds(
    values: list[str], field: str | None
) -> None:
    """Handles, or numbers of no meaning to us."""
    assert propose(["id"], [[v] for v in values]).mapping.get("id") == field


def test_a_posts_template_is_not_a_roster() -> None:
    """A post's address is not a profile's."""
    header = "프로젝트명|상품명|채널분류|게시물URL|인플루언서명|게시일(YYYY-MM-DD)"
    header += "|비용(원)|도달수"
    row = "봄|쿠션|인플루언서|https://x.com/p/1|미나|2026-05-01|500000|12000"
    assert propose(header.split("|"), [row.split("|")]).kind == "deliverables"
    assert mapped(header, row, "roster") == {"인플루언서명": "name", "비용(원)": "rate"}


def test_an_address_book_of_today() -> None:
    """The filled street wins over the empty formatted address."""
    header = (
        "First Name|Middle Name|Last Name|Nickname|Organization Name|Birthday|Notes|"
        "Photo|Labels|E-mail 1 - Label|E-mail 1 - Value|Phone 1 - Label|"
        "Phone 1 - Value|Phone 2 - Value|"
        "Address 1 - Formatted|Address 1 - Street|Address 1 - City|"
        "Address 1 - Postal Code|Address 1 - Country"
    )
    row = (
        "Ana||Vega|Lu|Glow|--03-07|two lines|x|* myContacts ::: Work|* Work|"
        "a@mail.example ::: b@mail.example|Mobile|+1 415|020 7946||12 Elm|Springfield|"
        "94110|US"
    )
    proposal = propose(header.split("|"), [row.split("|")])
    assert proposal.kind == "contacts"
    assert proposal.mapping == {
        "First Name": "first_name",
        "Middle Name": "middle_name",
        "Last Name": "last_name",
        "Nickname": "alias",
        "Notes": "notes",
        "Labels": "tags",
        "E-mail 1 - Value": "email",
        "Phone 1 - Value": "phone",
        "Phone 2 - Value": "phone",
        "Address 1 - Street": "address",
        "Address 1 - City": "city",
        "Address 1 - Country": "country",
    }


def test_an_address_book_of_yesterday() -> None:
    """With a whole name beside its parts."""
    header = (
        "Name|Given Name|Family Name|Group Membership|E-mail 1 - Type|E-mail 1 - Value|"
        "Phone 1 - Type|Phone 1 - Value|Organization 1 - Name"
    )
    proposal = propose(header.split("|"), [])
    assert proposal.kind == "contacts"
    assert list(proposal.mapping.values()) == [
        *("name", "first_name", "last_name", "tags", "email", "phone"),
    ]


@pytest.mark.parametrize(
    ("header", "field"),
    [
        *[("계정", "handle"), ("아이디", "handle"), ("인스타그램 아이디", "handle")],
        *[("활동명", "name"), ("인플루언서명", "name"), ("팔로워 수", "followers")],
        *[("구독자", "followers"), ("참여율", "engagement_rate"), ("비고", "notes")],
        *[("평균 조회수", "avg_views"), ("카테고리", "niche"), ("국가", "country")],
        *[("연락처", "phone"), ("이메일", "email"), ("단가", "rate"), ("지역", "city")],
        *[("비용(원)", "rate"), ("담당자", "agent_name"), ("소속사", "agent_name")],
        *[("메모", "notes"), ("배송지", "address"), ("프로필 링크", "url")],
        *[("usuario", "handle"), ("Seguidores", "followers"), ("País", "country")],
        *[("Suscriptores", "followers"), ("Tasa de engagement", "engagement_rate")],
        *[("correo", "email"), ("Correo electrónico", "email"), ("tarifa", "rate")],
        *[("Teléfono", "phone"), ("agencia", "agent_name"), ("Notas", "notes")],
        *[("IG handle", "handle"), ("ER", "engagement_rate"), ("E-Mail", "email")],
        *[
            ("Followers (K)", "followers"),
            ("rate_usd", "rate"),
            ("Nº de seguidores", "followers"),
        ],
        *[("Folowers", "followers"), ("Engagment rate", "engagement_rate")],
        *[("Audience country", "audience_country"), ("Follower count", "followers")],
        *[("influence_score", ""), ("total_likes", ""), ("is_private", "")],
        *[("Followers (female %)", ""), ("게시물URL", ""), ("Follow-up", "")],
    ],
)
def test_one_header_in_the_words_of_the_trade(header: str, field: str) -> None:
    """Three languages, units, misspellings; no field where there is a doubt."""
    expected = {header: field} if field else {}
    assert mapped(header, "", "roster") == expected


@pytest.mark.parametrize(
    ("header", "values", "field"),
    [
        ("status", ["active", "blocked"], "status"),
        ("상태", ["활동중", "차단"], "status"),
        ("status", ["reached out", "shipped"], None),
        ("status", [""], "status"),
        ("contact_status", ["미진행", "회신 대기"], None),
        ("contact_status", ["prospect", "active"], "status"),
        ("channel", ["Instagram", "유튜브"], "platform"),
        ("channel", ["https://x.com/mina"], "url"),
        ("채널", ["미나의 하루", "루나로그"], "name"),
        ("instagram", ["https://instagram.com/mina"], "url"),
        ("연락처", ["mina@mail.example"], "email"),
        ("engagement", ["2.4%", "3%"], "engagement_rate"),
        ("engagement", ["5M", "240K"], None),
        ("닉네임", ["미나"], "name"),
    ],
)
def test_what_stands_under_a_header_decides_where_it_says_too_little(
    header: str, values: list[str], field: str | None
) -> None:
    """Statuses that are not ours would only be problems."""
    proposal = propose([header], [[value] for value in values], "roster")
    assert proposal.mapping.get(header) == field


def test_of_several_columns_for_one_field_the_exact_one_wins() -> None:
    """The others are kept as custom values."""
    proposal = propose(["Followers 2", "Followers", "Subscribers"], [], "roster")
    assert proposal.mapping == {"Followers": "followers"}
    assert proposal.unmapped == ("Followers 2", "Subscribers")
    assert mapped("niche|tags|태그|E-mail 1|E-mail 2|email") == {
        "niche": "niche",
        "tags": "tags",
        "태그": "tags",
        "E-mail 1": "email",
        "E-mail 2": "email",
        "email": "email",
    }


def test_what_was_decided_before_comes_first() -> None:
    """Also that a column is left alone."""
    proposal = propose(
        ["Who", "Name", "Notes", "Rank"],
        [],
        remembered={"Who": "handle", "Notes": "", "Rank": "nonsense"},
    )
    assert proposal.mapping == {"Who": "handle", "Name": "name"}
    assert proposal.unmapped == ("Notes", "Rank")


@pytest.mark.parametrize(
    ("header", "unit"),
    [
        ("비용(원)", "원"),
        ("금액\uff08만원\uff09", "만원"),
        ("게시일(YYYY-MM-DD)", "YYYY-MM-DD"),
        ("Fecha (dd/mm/aaaa)", "dd/mm/aaaa"),
        ("Engagement Rate (%)", "%"),
        ("Watch time (hours)", "hours"),
        ("fee_usd", "usd"),
        ("Price [EUR]", "EUR"),
        ("Name (2)", None),
        ("Phone (work)", None),
        ("Followers", None),
    ],
)
def test_units_and_formats_are_taken_out_of_headers(
    header: str, unit: str | None
) -> None:
    """They say how to read the values."""
    assert unit_of(header) == unit


@pytest.mark.parametrize(
    ("header", "kind"),
    [
        ("Name|Email|Financial Status|Created at|Lineitem name|Total", "orders"),
        ("Date|Session source / medium|Sessions|Total users|Conversions", "traffic"),
        ("Date|Primary", "readings"),
        ("Date|Video Views|Profile Views|Likes|Comments|Shares", "readings"),
        ("Geography|Views|Average view duration|Watch time (hours)", "readings"),
        ("name|handle|platform|campaign|stage|channel|last_contact", "outreach"),
        ("handle|platform|kind|title|substance|draft_due_on|post_url", "deliverables"),
        ("date|channel|influencer|category|amount|currency|due_on", "costs"),
        ("date|channel|influencer|minutes|hourly_rate", "hours"),
        ("date|channel|influencer|goal|quantity|value|amount", "conversions"),
        ("이름|연락처|이메일", "contacts"),
        ("who|what", "roster"),
    ],
)
def test_the_kind_of_a_sheet_is_recognised(header: str, kind: str) -> None:
    """Even where it cannot be imported: then the reader can say what it is."""
    proposal = propose(header.split("|"), [])
    assert proposal.kind == kind
    if not fields(kind):
        assert proposal.mapping == {}


def test_every_field_of_the_roster_is_its_own_header() -> None:
    """What we export can be brought in again."""
    assert mapped("|".join(fields("roster")), "", "roster") == {
        field: field for field in fields("roster")
    }
    assert joins("roster") <= set(fields("roster"))
    assert set(fields("roster")) < set(fields("contacts"))
    assert fields("nonsense") == ()
    assert joins("nonsense") == frozenset()


def test_a_header_row_is_recognised_next_month() -> None:
    """In spite of case and accents, not in spite of order."""
    assert fingerprint(["País", "E-mail"]) == fingerprint(["pais", "email"])
    assert fingerprint(["a", "b"]) != fingerprint(["b", "a"])


@given(st.lists(st.text(max_size=12), max_size=8, unique=True), st.sampled_from(KINDS))
def test_every_header_is_either_mapped_or_not(headers: list[str], kind: str) -> None:
    """Nothing is lost, and nothing goes to a field that does not exist."""
    proposal = propose(headers, [["x"] * len(headers)], kind)
    assert [*sorted(proposal.mapping), *proposal.unmapped] == [
        *sorted(set(headers) - set(proposal.unmapped)),
        *[header for header in headers if header not in proposal.mapping],
    ]
    assert set(proposal.mapping.values()) <= set(fields(kind))
    assert all(isinstance(is_known(header), bool) for header in headers)
