"""Filters as SQL, asked of a small roster held in memory."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator

import pytest

from store.roster_filter import compile_filter
from store.rules.filters import FilterProblem, parse_filter
from store.rules.profiles import handle_key
from store.rules.text import fold, initials
from store.rules.tiers import DEFAULT_TIERS, TIERS_WITH_MID, Tiers

SCHEMA = """
CREATE TABLE roster_line (influencer_id INTEGER PRIMARY KEY, name, name_key, handle,
 platform, followers INTEGER, following INTEGER, avg_views, avg_likes, avg_comments,
 engagement_rate REAL, engagement_basis TEXT, status, country, city, language, niche,
 tags TEXT, fit REAL, rate_minor, rate_currency, accounts INTEGER, email, phone, source,
 agent_name, archived INTEGER DEFAULT 0, updated_at TEXT);
CREATE TABLE roster_search (influencer_id INTEGER PRIMARY KEY, folded, initials);
CREATE TABLE influencer_tag (influencer_id INTEGER, tag_id INTEGER);
CREATE TABLE tag (id INTEGER PRIMARY KEY, name, name_key);
CREATE TABLE account (influencer_id INTEGER, platform, handle_key);
"""

PEOPLE: tuple[dict[str, object], ...] = (
    {
        "name": "김민수",
        "handles": {"instagram": "Minsu.Kim", "youtube": "minsucooks"},
        "followers": 12_300,
        "following": 310,
        "avg_likes": 400,
        "engagement_rate": 3.254,
        "status": "active",
        "country": "KR",
        "city": "서울",
        "language": "ko",
        "niche": "뷰티, 푸드",
        "tags": ("Beauty", "K Food"),
        "fit": 3.5,
        "rate_minor": 400_000,
        "rate_currency": "KRW",
        "email": "minsu@mail.example",
        "phone": "010-1234-5678",
        "source": "Trade fair",
        "agent_name": "Agencia Sol",
        "updated_at": "2026-03-05T23:59:59Z",
    },
    {
        "name": "Ana Peluquería",
        "handles": {"tiktok": "ana_100%"},
        "followers": 250_000,
        "following": 2_000,
        "avg_likes": 90,
        "engagement_rate": 0.9,
        "status": "blocked",
        "country": "ES",
        "city": "Buenos Aires",
        "language": "es",
        "niche": "Moda",
        "tags": ("x",),
        "fit": 2.0,
        "rate_minor": 30_000,
        "rate_currency": "EUR",
        "email": "",
        "phone": None,
        "updated_at": "2026-03-06T00:00:00Z",
    },
    {
        "name": "Nobody Known",
        "handles": {},
        "country": "Latinoamérica",
        "updated_at": "2025-12-31T10:00:00Z",
    },
)


@pytest.fixture
def roster() -> Iterator[sqlite3.Connection]:
    """Three people: one in Seoul, one in Buenos Aires, one of whom we know nothing."""
    connection = sqlite3.connect(":memory:")
    connection.create_function("fold", 1, fold, deterministic=True)
    connection.executescript(SCHEMA)
    for number, person in enumerate(PEOPLE, start=1):
        add(connection, number, person)
    yield connection
    connection.close()


def add(connection: sqlite3.Connection, number: int, person: dict[str, object]) -> None:
    """Put one person into all the tables."""
    handles, tags = person["handles"], person.get("tags", ())
    assert isinstance(handles, dict)
    assert isinstance(tags, tuple)
    name = str(person["name"])
    line = {key: person[key] for key in person if key not in {"handles", "tags"}} | {
        "influencer_id": number,
        "name_key": fold(name),
        "accounts": len(handles),
        "platform": next(iter(handles), None),
        "handle": next(iter(handles.values()), None),
    }
    places = ",".join("?" * len(line))
    connection.execute(
        f"INSERT INTO roster_line ({','.join(line)}) VALUES ({places})",
        tuple(line.values()),
    )
    more = (str(person.get(key) or "") for key in ("email", "niche"))
    words = "\n".join([name, *handles.values(), *more])
    connection.execute(
        "INSERT INTO roster_search VALUES (?,?,?)",
        (number, fold(words), initials(words)),
    )
    for platform, handle in handles.items():
        connection.execute(
            "INSERT INTO account VALUES (?,?,?)", (number, platform, handle_key(handle))
        )
    for tag in tags:
        found = connection.execute(
            "INSERT INTO tag (name, name_key) VALUES (?,?)", (tag, fold(tag))
        )
        connection.execute(
            "INSERT INTO influencer_tag VALUES (?,?)", (number, found.lastrowid)
        )


def found(
    roster: sqlite3.Connection, text: str, tiers: Tiers = DEFAULT_TIERS
) -> list[int]:
    """Whom a filter finds, as the list would ask."""
    compiled = compile_filter(parse_filter(text), tiers)
    return [
        row[0]
        for row in roster.execute(
            f"SELECT l.influencer_id FROM roster_line l{compiled.joins}"
            f" WHERE l.archived = 0 AND {compiled.where} ORDER BY 1",
            compiled.parameters,
        )
    ]


KIM, ANA, NOBODY = 1, 2, 3


@pytest.mark.parametrize(
    ("text", "whom"),
    [
        ("", [KIM, ANA, NOBODY]),
        # words: names, handles and addresses, folded; consonants search initials
        ("민수", [KIM]),
        ("PELUQUERÍA", [ANA]),
        ("minsucooks", [KIM]),
        ("minsu@mail.example", [KIM]),
        ("@minsu.kim", [KIM]),
        ("https://www.tiktok.com/@ana_100%25", [ANA]),
        ("ㄱㅁㅅ", [KIM]),
        ("ㅁㅅ", [KIM]),
        ("ㅁㄱ", []),
        ('"nobody known"', [NOBODY]),
        ("known nobody", [NOBODY]),
        ("-민수", [ANA, NOBODY]),
        ("%", [ANA]),
        ("_", [ANA]),
        # tiers are ranges; who has no count is in none
        ("tier:micro", [KIM]),
        ("tier:마이크로,macro", [KIM, ANA]),
        ("-tier:micro", [ANA, NOBODY]),
        ("tier>micro", [ANA]),
        ("tier>=micro", [KIM, ANA]),
        ("tier<macro", [KIM]),
        ("tier<=macro", [KIM, ANA]),
        ("tier:celebrity", []),
        ("tier>celebrity", []),
        ("tier<starter", []),
        # figures
        ("followers>=12.3k", [KIM, ANA]),
        ("followers>12.3k", [ANA]),
        ("followers<1.3만", [KIM]),
        ("followers<1000", []),
        ("-followers<1000", [KIM, ANA, NOBODY]),
        ("followers:250000", [ANA]),
        ("following>1500", [ANA]),
        ("likes>=90 likes<400", [ANA]),
        ("er>3", [KIM]),
        ("er:3.25", [KIM]),
        ("er=0.9", [ANA]),
        ("fit>=3", [KIM]),
        ("accounts>1", [KIM]),
        # money only against the same money
        ("rate<50만원", [KIM]),
        ("rate<=300EUR", [ANA]),
        ("rate>0USD", []),
        # closed lists; any account counts for the platform
        ("platform:instagram", [KIM]),
        ("platform:youtube", [KIM]),
        ("platform:유튜브,tiktok", [KIM, ANA]),
        ("-platform:youtube", [ANA, NOBODY]),
        ("status:active", [KIM]),
        ("-status:blocked", [KIM, NOBODY]),
        ("country:한국", [KIM]),
        ("country:KR,ES", [KIM, ANA]),
        ("country:latinoamérica", [NOBODY]),
        ("country:Latinoamérica,KR", [KIM, NOBODY]),
        ("-country:KR", [ANA, NOBODY]),
        ("lang:coreano", [KIM]),
        # tags are whole, free text is contained
        ("tag:beauty", [KIM]),
        ('tag:"k food",x', [KIM, ANA]),
        ("tag:beau", []),
        ("-tag:x", [KIM, NOBODY]),
        ("niche:푸드", [KIM]),
        ("niche:moda,뷰티", [KIM, ANA]),
        ('city:"buenos aires"', [ANA]),
        ("agent:sol", [KIM]),
        ("source:FAIR", [KIM]),
        ("name:known", [NOBODY]),
        ("email:mail.example", [KIM]),
        ("handle:cooks", [KIM]),
        ("handle:@MINSU.K", [KIM]),
        ("handle:mail", []),
        ("handle:ana,cooks", [KIM, ANA]),
        ("phone:1234-56", [KIM]),
        # days, by their UTC instants
        ("updated>2026-03-05", [ANA]),
        ("updated>=2026-03-05", [KIM, ANA]),
        ("updated<2026-03-05", [NOBODY]),
        ("updated<=2026-03-05", [KIM, NOBODY]),
        ("updated:2026-03-05,2026-03-06", [KIM, ANA]),
        ("updated>9999-12-31", []),
        # what is there, and what is not: NULL and '' alike
        ("has:email", [KIM]),
        ("no:email", [ANA, NOBODY]),
        ("-has:email", [ANA, NOBODY]),
        ("has:phone,fit", [KIM, ANA]),
        ("no:followers", [NOBODY]),
        ("no:tag", [NOBODY]),
        ("has:tag", [KIM, ANA]),
        ("no:handle,agent", [ANA, NOBODY]),
        ("has:rate has:er has:niche has:country", [KIM, ANA]),
        # together
        ("tier:micro er>3 tag:beauty country:KR -status:blocked 민수", [KIM]),
        ("민수 ana", []),
    ],
)
def test_a_filter_finds_whom_it_says(
    roster: sqlite3.Connection, text: str, whom: list[int]
) -> None:
    """What nobody knows matches no condition, and every negated one."""
    assert found(roster, text) == whom


def test_every_condition_or_its_opposite_holds(roster: sqlite3.Connection) -> None:
    """A filter and its negation together are everybody, and share nobody."""
    for text in (
        "tier:micro",
        "er>3",
        "followers<20k",
        "platform:youtube",
        "tag:x",
        "country:KR",
        "city:서울",
        "rate<1EUR",
        "updated:2026-03-05",
        "has:email",
        "no:email",
        "mina",
        "handle:a",
        "phone:1",
    ):
        assert sorted([*found(roster, text), *found(roster, f"-{text}")]) == [1, 2, 3]


def test_her_own_tiers_count(roster: sqlite3.Connection) -> None:
    """The names and bounds are a setting."""
    assert found(roster, "tier:mid", TIERS_WITH_MID) == [ANA]
    assert found(roster, "tier:mega", Tiers((("Mega", 100_000),))) == [ANA]


def test_a_tier_that_is_none_is_a_clear_problem() -> None:
    """The sentence lists the tiers there are, and marks the word."""
    with pytest.raises(FilterProblem, match="starter, nano, micro") as caught:
        compile_filter(parse_filter("mina tier:mikro"), DEFAULT_TIERS)
    assert (caught.value.start, caught.value.end) == (5, 15)
    assert caught.value.nearest == "micro"


def test_the_words_looked_for_can_be_shown() -> None:
    """Folded, and only those that must be there; only then is the search joined."""
    compiled = compile_filter(parse_filter('Mina "José P" -x tier:nano'), DEFAULT_TIERS)
    assert compiled.words == ("mina", "josé p")
    assert "roster_search s" in compiled.joins
    assert compile_filter(parse_filter("tier:nano"), DEFAULT_TIERS).joins == ""


def test_the_trash_is_asked_for_by_name() -> None:
    """It is the caller's to look there; no condition is added."""
    compiled = compile_filter(parse_filter("is:trash"), DEFAULT_TIERS)
    assert (compiled.trash, compiled.where, compiled.parameters) == (True, "1", [])
    assert not compile_filter(parse_filter("-is:trash mina"), DEFAULT_TIERS).trash


def test_what_was_typed_never_becomes_sql(roster: sqlite3.Connection) -> None:
    """Every value is a parameter, quotes and comments included."""
    for word in ("'", '";--', "x') OR 1=1 --", "?", "%s", "\\"):
        quoted = '"' + word.replace("\\", "\\\\").replace('"', '\\"') + '"'
        for field in ("", "tag:", "niche:", "name:", "handle:", "city:"):
            assert found(roster, field + quoted) == []
