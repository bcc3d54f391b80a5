"""Outreach sheets are known by their headers, and by the stages that stand in them."""

from __future__ import annotations

import tomllib

import pytest

from store.exchange import header_words, headers, talk_words
from store.exchange.headers import propose
from store.exchange.table_columns import TABLES
from store.rules.pipeline import DEALS, STAGES, Stage
from store.rules.quick_words import complete_words, find_stages
from store.rules.vocabulary import CHANNELS, spelling_key

CANONICAL = (
    *("name", "handle", "platform", "campaign", "stage", "channel", "first_contact"),
    *("last_contact", "next_step_on", "asked", "fee", "currency", "promo_code"),
    "notes",
)


def mapped(header: str, *rows: str, kind: str | None = None) -> dict[str, str]:
    """Propose for a header line and rows, with | between cells."""
    return propose(header.split("|"), [row.split("|") for row in rows], kind).mapping


def test_the_canonical_headers_mean_themselves() -> None:
    """And so do those of the table that goes out, and every field there is."""
    own = [*CANONICAL, *(column.header for column in TABLES["outreach"])]
    for name in {*own, *headers.fields("outreach")}:
        assert mapped(name, kind="outreach") == {name: name} or name in {
            # Beside a stage, what somebody's rate and status are is said otherwise.
            "rate",
            "status",
            "preferred_channel",
        }


def test_no_spelling_has_two_meanings() -> None:
    """Neither a header nor a word in a cell."""
    data = tomllib.loads(header_words.DATA.read_text(encoding="utf-8"))
    meant: dict[str, str] = {}
    for field, words in data["outreach"]["words"].items():
        for word in words:
            assert meant.setdefault(header_words.fold(word), field) == field, word
    for table in talk_words._tables().values():
        meant = {}
        for code, listed in table.items():
            for word in listed:
                assert meant.setdefault(spelling_key(word), code) == code, word
    assert not set(talk_words._sent_by()) & set(talk_words._index("stages"))


def test_a_page_of_a_notes_app() -> None:
    """Status is the stage there, and Channel the way people are written to."""
    sheet = "Name|Status|Handle|Platform|Channel|Last Contacted|Rate|Tags|Notes"
    row = "Mina|DM sent|@mina|Instagram|DM|March 1, 2026|$300|beauty|kind"
    assert propose(sheet.split("|"), [row.split("|")]).kind == "outreach"
    assert mapped(sheet, row) == {
        "Name": "name",
        "Status": "stage",
        "Handle": "handle",
        "Platform": "platform",
        "Channel": "channel",
        "Last Contacted": "last_contact",
        "Rate": "asked",
        "Tags": "tags",
        "Notes": "notes",
    }


def test_a_korean_seeding_list() -> None:
    """With its two rounds of contact."""
    sheet = (
        "활동명|인스타 아이디|팔로워|진행상태|1차 컨택일|2차 컨택일|회신여부|"
        "제안금액(원)"
    )
    assert mapped(sheet) == {
        "활동명": "name",
        "인스타 아이디": "handle",
        "팔로워": "followers",
        "진행상태": "stage",
        "1차 컨택일": "first_contact",
        "2차 컨택일": "last_contact",
        "회신여부": "direction",
        "제안금액(원)": "offered",
    }


def test_a_spanish_list() -> None:
    """Tarifa is what they ask for."""
    sheet = "Nombre|Usuario|Red|Estado|Fecha de contacto|Tarifa|Próximo paso"
    assert mapped(sheet) == {
        "Nombre": "name",
        "Usuario": "handle",
        "Red": "platform",
        "Estado": "stage",
        "Fecha de contacto": "first_contact",
        "Tarifa": "asked",
        "Próximo paso": "next_step",
    }


@pytest.mark.parametrize(
    ("header", "values", "field"),
    [
        ("channel", ["DM", "mail"], "channel"),
        ("채널", ["카톡", "메일"], "channel"),
        ("channel", ["Instagram", "YouTube"], "platform"),
        ("channel", [""], "channel"),
        ("Contacted", ["2026-02-01", ""], "first_contact"),
        ("Contacted", ["Contacted", "Replied"], "stage"),
        ("Follow up", ["2026-02-01"], "next_step_on"),
        ("Follow up", ["send the brief"], "next_step"),
        ("Next step", ["2026-02-01"], "next_step_on"),
        ("Next step", ["call"], "next_step"),
        ("Reply", ["Yes", "No"], "direction"),
        ("회신", ["O", "X"], "direction"),
        ("Response", ["2026-02-01"], "replied_on"),
        ("Respuesta", ["le encanta la idea"], "notes"),
        ("status", ["active", "blocked"], "stage"),
        ("progress", ["Signed"], "stage"),
    ],
)
def test_what_stands_under_a_header_decides_where_it_says_too_little(
    header: str, values: list[str], field: str
) -> None:
    """In an outreach sheet, that is; its own words do not depend on values."""
    found = propose([header], [[value] for value in values], "outreach").mapping
    assert found == {header: field}


@pytest.mark.parametrize(
    ("header", "rows", "kind"),
    [
        ("Name|Handle|Status", ["Mina|@mina|Contacted", "Ana|@ana|No"], "outreach"),
        ("이름|계정|상태", ["미나|@mina|회신 없음", "아나|@ana|"], "outreach"),
        ("Nombre|Usuario|Estado", ["Ana|@ana|En negociación"], "outreach"),
        ("Name|Email|Last contact", ["Mina|m@x.example|2026-01-01"], "outreach"),
        ("Name|Followers|First contact", ["Mina|1|2026-01-01"], "outreach"),
        ("Name|Handle|Status", ["Mina|@mina|active", "Ana|@ana|resting"], "roster"),
        ("username|followers|contact_status", ["m|1|미진행", "n|2|"], "roster"),
        ("Name|Handle|Status", ["Mina|@mina|New", "Ana|@ana|New"], "roster"),
        ("Name|Handle|Status", ["Mina|@mina|"], "roster"),
        ("이름|계정|비용(원)|분류", ["미나|@mina|1|뷰티"], "roster"),
    ],
)
def test_stages_in_the_cells_make_it_outreach(
    header: str, rows: list[str], kind: str
) -> None:
    """That nobody was written to yet can be said of any list of people."""
    cells = [row.split("|") for row in rows]
    assert propose(header.split("|"), cells).kind == kind


@pytest.mark.parametrize(
    ("text", "stage"),
    [
        ("DM sent", "contacted"),
        ("2. Contacted", "contacted"),
        ("✅ Contract signed", "agreed"),
        ("No response", "no_reply"),
        ("협의중", "negotiating"),
        ("회신 없음", "no_reply"),
        ("미진행", "identified"),
        ("En negociación", "negotiating"),
        ("Pendiente de respuesta", "contacted"),
        ("DESCARTADA", "declined"),
        ("업로드 완료", "wrapped"),
        ("warming", "warming"),
        ("in progress", None),
        ("진행중", None),
        ("yes", None),
        ("", None),
    ],
)
def test_a_stage_in_her_words(text: str, stage: str | None) -> None:
    """What may mean two things is none."""
    assert talk_words.read_stage(text) == stage


def test_stages_have_the_names_of_the_quick_log_and_her_own() -> None:
    """A title of hers goes before every other meaning."""
    for language in ("en", "ko", "es"):
        for word in complete_words(language):
            if word.startswith("="):
                (stage,) = find_stages(word[1:])
                assert talk_words.read_stage(word[1:]) == stage
    own = talk_words.own_stages(
        [Stage("agreed", "진행중", own=True), Stage("replied", "Replied")]
    )
    assert talk_words.read_stage("진행 중", own) == "agreed"
    assert talk_words.read_stage("Replied", own) == "replied"
    assert {talk_words.read_stage(key) for key in STAGES} == set(STAGES)


@pytest.mark.parametrize(
    ("read", "text", "found"),
    [
        (talk_words.read_direction, "O", "in"),
        (talk_words.read_direction, "✓", "in"),
        (talk_words.read_direction, "☑️", "in"),
        (talk_words.read_direction, "미회신", "out"),
        (talk_words.read_direction, "×", "out"),  # noqa: RUF001 - as Koreans type it
        (talk_words.read_direction, "quizás", None),
        (talk_words.read_deal, "유가", "paid"),
        (talk_words.read_deal, "Seeding", "gifted"),
        (talk_words.read_deal, "fijo + comisión", "hybrid"),
        (talk_words.read_channel, "Instagram", "dm"),
        (talk_words.read_channel, "카톡", "kakao"),
        (talk_words.read_channel, "pigeon", None),
        (talk_words.channel_of_stage, "메일 발송 완료", "mail"),
        (talk_words.channel_of_stage, "1) DM sent", "dm"),
        (talk_words.channel_of_stage, "Contacted", None),
    ],
)
def test_the_other_words_of_a_sheet(read: object, text: str, found: str | None) -> None:
    """Answers, deals, ways to write."""
    assert callable(read)
    assert read(text) == found


def test_every_word_means_something_we_have() -> None:
    """The tables know no code that the rules do not."""
    tables = talk_words._tables()
    assert set(tables["stages"]) == set(STAGES)
    assert set(tables["deals"]) == set(DEALS)
    assert set(tables["sent_by"]) | set(tables["channels"]) <= set(CHANNELS)
    assert set(tables["directions"]) == {"in", "out"}
