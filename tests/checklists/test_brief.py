"""The four parts of a brief, as they are really written, and the labels of markets."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checklists.brief import (
    BRIEF_STATES,
    MARKETS,
    PARTS,
    BriefCheck,
    BriefText,
    check_brief,
    disclosure_text,
    labels,
)
from checklists.facts import Tally
from checklists.model import LANGUAGES

GOOD = BriefText(
    summary="Bring the night serum to women of 25 to 35 who have tried retinol once.",
    messages="- No sting\n- Works while you sleep\n- Refill saves a third",
    do="Show the texture on the hand.",
    dont="No before and after pictures.",
    hashtags="#papermoon #nightserum",
    disclosure_text="Ad: paid for by Papermoon",
)
PIECES = Tally(3, 3)


def checks(
    brief: BriefText = GOOD, market: str | None = "US", pieces: Tally = PIECES
) -> dict[str, BriefCheck]:
    """How each part of a brief stands."""
    return {check.part: check for check in check_brief(brief, market, pieces)}


def of(part: str, market: str | None = "US", **changed: str) -> tuple[str, str]:
    """State and code of one part when something is written otherwise."""
    check = checks(replace(GOOD, **changed), market)[part]
    return check.state, check.code


def test_a_good_brief_has_all_its_parts() -> None:
    """In order, each with a title and nothing said against it."""
    assert tuple(checks()) == PARTS
    assert all(check.ok for check in checks().values())


def test_an_empty_brief_lacks_all_of_them() -> None:
    """And each part says what to write."""
    empty = checks(BriefText(), None, Tally())
    assert {check.state for check in empty.values()} == {"missing"}
    assert not any(check.ok for check in empty.values())


@pytest.mark.parametrize(
    ("part", "changed", "expected"),
    [
        ("about", {"summary": " - "}, ("missing", "missing")),
        ("about", {"summary": "New serum!"}, ("weak", "thin")),
        ("about", {"summary": "신제품 세럼"}, ("weak", "thin")),
        (
            "about",
            {"summary": "레티놀을 써 본 30대 여성에게 나이트 세럼 알리기"},
            ("ok", "ok"),
        ),
        ("messages", {"messages": ""}, ("missing", "missing")),
        ("messages", {"messages": "-\n-"}, ("missing", "missing")),
        ("messages", {"messages": "It does not sting."}, ("ok", "ok")),
        ("messages", {"messages": "1) a 2) b 3) c"}, ("ok", "ok")),
        ("messages", {"messages": "1) a 2) b 3) c 4) d"}, ("weak", "many")),
        ("messages", {"messages": "a; b; c; d"}, ("weak", "many")),
        ("messages", {"messages": "a / b · c"}, ("ok", "ok")),
        ("messages", {"messages": "\n\na\n\nb\n"}, ("ok", "ok")),
        ("messages", {"messages": "a\nb\nc\nd"}, ("weak", "many")),
        ("limits", {"do": ""}, ("weak", "no_do")),
        ("limits", {"dont": ""}, ("weak", "no_dont")),
        ("limits", {"do": "", "dont": " "}, ("missing", "missing")),
        ("formalities", {"hashtags": ""}, ("weak", "no_hashtags")),
        ("formalities", {"hashtags": "papermoon"}, ("weak", "bare_hashtags")),
        ("formalities", {"hashtags": "＃세럼"}, ("ok", "ok")),  # noqa: RUF001
        ("formalities", {"disclosure_text": ""}, ("missing", "no_disclosure")),
        (
            "formalities",
            {"disclosure_text": "", "hashtags": ""},
            ("missing", "missing"),
        ),
    ],
)
def test_a_part_is_there_weak_or_missing(
    part: str, changed: dict[str, str], expected: tuple[str, str]
) -> None:
    """By what is written in it, in Latin letters or Hangul."""
    assert of(part, **changed) == expected


@pytest.mark.parametrize(
    ("market", "text", "code"),
    [
        ("KR", "유료광고 포함", "ok"),
        ("KR", "유료 광고입니다", "ok"),
        ("KR", "#광고 #협찬", "ok"),
        ("KR", "브랜드에서 제품을 제공받아 작성했습니다", "ok"),
        ("KR", "#ad sponsored", "vague"),
        ("KR", "체험단으로 참여했습니다", "vague"),
        ("KR", "수수료를 지급받을 수 있음", "vague"),
        ("KR", "광고 아님, 내돈내산", "no_label"),
        ("KR", "이 글은 광고가 아닙니다", "no_label"),
        ("KR", "광고주 문의는 메일로", "no_label"),
        ("US", "#ad", "ok"),
        ("US", "AD | Papermoon", "ok"),
        ("US", "Sponsored by Papermoon", "ok"),
        ("US", "Publicidad", "ok"),
        ("US", "This is not an ad", "no_label"),
        ("US", "ad hoc", "no_label"),
        ("US", "adorable", "no_label"),
        ("US", "in collaboration with Papermoon", "vague"),
        ("US", "Thanks to Papermoon", "vague"),
        ("ES", "Publicidad", "ok"),
        ("ES", "PUBLI", "ok"),
        ("ES", "Contenido patrocinado por Papermoon", "ok"),
        ("ES", "Esto no es publicidad", "no_label"),
        ("ES", "colab con Papermoon", "vague"),
        ("ES", "Regalo de Papermoon", "vague"),
        ("ES", "por invitación de Papermoon", "vague"),
        ("ES", "#ad", "no_label"),
        ("UK", "Ad", "ok"),
        ("gb", "Advert", "ok"),
        ("UK", "sponsored", "vague"),
        ("UK", "gifted", "vague"),
        ("EU", "Werbung", "ok"),
        ("FR", "Publicité", "ok"),
        ("de", "Anzeige | Papermoon", "ok"),
        ("EU", "관심 가져 주세요", "no_label"),
        (None, "광고", "ok"),
        ("JP", "publicidad", "ok"),
        ("", "collab", "vague"),
    ],
)
def test_the_disclosure_text_says_clearly_what_it_is(
    market: str | None, text: str, code: str
) -> None:
    """In words of its market; vague ones are named, denials are no labels."""
    state = "ok" if code == "ok" else "weak"
    assert of("formalities", market, disclosure_text=text) == (state, code)


def test_a_vague_word_is_repeated_as_it_was_written() -> None:
    """With its accents and capitals, beside better ones."""
    brief = replace(GOOD, disclosure_text="Por INVITACIÓN de Papermoon")
    reason = checks(brief, "ES")["formalities"].reason
    assert reason["es"].startswith("«INVITACIÓN» no basta")
    assert "publicidad" in reason["en"]


def test_a_proposal_is_a_clear_label_where_it_is_proposed() -> None:
    """In every market and language, or the brief would blame what it offered."""
    for market in MARKETS:
        for language in LANGUAGES:
            proposal = disclosure_text(market, language)
            assert of("formalities", market, disclosure_text=proposal) == ("ok", "ok")


@pytest.mark.parametrize(
    ("market", "language", "start"),
    [
        ("KR", "ko", "유료광고"),
        ("ES", "es-ES", "Publicidad"),
        ("us", "en", "Ad"),
        ("GB", "fr", "Ad"),
        (None, "en", "Ad"),
        ("JP", "es", "Publicidad"),
    ],
)
def test_a_proposal_is_up_front(market: str | None, language: str, start: str) -> None:
    """The label is its first word; elsewhere and in other languages the usual one."""
    assert disclosure_text(market, language).startswith(start)


def test_labels_go_by_market() -> None:
    """Without one, the first of every market is offered first."""
    assert labels("KR")[0] == "광고"
    assert labels("IT") == labels("EU")
    assert "pubblicità" in labels("EU")
    assert labels(None)[:3] == ("광고", "ad", "publicidad")
    assert {*labels("UK")} < {*labels(None)}


@pytest.mark.parametrize(
    ("pieces", "state", "told"),
    [
        (Tally(), "missing", "No content is planned yet."),
        (Tally(2, 2), "ok", "Every piece says what it is about: 2 of 2."),
        (Tally(2, 1, ("Luna: reel",)), "weak", "about: 1 of 2 (Luna: reel)."),
        (Tally(2, 0), "missing", "Say what these are about: 2 of 2."),
    ],
)
def test_each_piece_of_content_says_what_it_is_about(
    pieces: Tally, state: str, told: str
) -> None:
    """The brief is for all, the substance for each."""
    check = checks(pieces=pieces)["substance"]
    assert check.state == state
    assert check.reason["en"].endswith(told)


TEXTS = st.text(max_size=60) | st.sampled_from(
    ["{labels}", "광고", "ad", "gift", "a; b; c; d", "#x", "{who}", "-"]
)


@given(
    st.builds(BriefText, *[TEXTS] * 6),
    st.sampled_from([None, "", *MARKETS, "FR", "{}"]),
    st.builds(Tally, st.integers(-1, 4), st.integers(-1, 4)),
)
def test_whatever_is_written_there_is_a_reason(
    brief: BriefText, market: str | None, pieces: Tally
) -> None:
    """For every part one state, and one sentence in every language."""
    told = check_brief(brief, market, pieces)
    assert tuple(check.part for check in told) == PARTS
    for check in told:
        assert check.state in BRIEF_STATES
        assert (check.state == "ok") is (check.code == "ok")
        assert len({check.reason[code] for code in LANGUAGES}) == 3
        assert len({check.title[code] for code in LANGUAGES}) == 3


@given(TEXTS, st.sampled_from(MARKETS))
def test_a_label_up_front_is_always_seen(rest: str, market: str) -> None:
    """Whatever follows on its own line."""
    text = f"{labels(market)[0]} |\n\n{rest.lstrip()}"
    _, code = of("formalities", market, disclosure_text=text)
    assert code == "ok"
