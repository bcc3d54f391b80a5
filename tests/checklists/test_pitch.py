"""The five parts of a pitch, found in what people really write."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checklists.pitch import LANGUAGES, PARTS, check_pitch

ALL = "personal us offer ask next_step"
OWN = ("Papermoon", "페이퍼문", "Alex Kim", "김담당", "Lucía Rey")
HERS = ("Mina", "minapapers", "민아", "Marta", "skincare", "스킨케어")


def found(text: str, language: str | None = None) -> str:
    """The keys of the parts a text holds, as this file's tables write them."""
    parts = check_pitch(text, names=HERS, own=OWN, language=language)
    return " ".join(part.key for part in parts if part.found)


PITCHES = [
    # English
    (
        "en",
        (
            "Hi Mina, your three-step evening video made me try it. I'm Alex Kim from"
            " Papermoon. We'd pay €450 for one 30-second reel by 14 March. Interested?"
        ),
        ALL,
    ),
    (
        "en",
        (
            "Hello @minapapers! The way you explain labels is rare. I work at Papermoon"
            " and would gift you the serum plus 10% commission. Two stories next week?"
            " Let me know."
        ),
        ALL,
    ),
    (
        "en",
        (
            "Hi MINA, I\u2019ve been a fan of your skincare videos for a year."
            " We\u2019re Papermoon. A flat fee of $300, one TikTok in early May. Can I"
            " send you the brief?"
        ),
        ALL,
    ),
    ("en", "Hi dear, we love your content! Let's collab!", ""),
    ("en", "Dear influencer, I hope you are well. How are you?", ""),
    ("en", "Hi Mina, big fan of your posts. How's it going?", "personal"),
    ("en", "Hi Mina, I'm Alex Kim from Papermoon.", "us"),
    ("en", "Your last vlog was lovely. Would you work with Papermoon?", "us next_step"),
    (
        "en",
        "Hi Mina, Papermoon here. We pay £200 for one reel. Reply with a yes.",
        "us offer next_step",
    ),
    (
        "en",
        (
            "Hi Mina, loved your recipe for slow mornings. We are a tea brand from"
            " Leeds. Could you post one reel by Friday?"
        ),
        "personal us ask next_step",
    ),
    ("en", "See https://shop.example/tea?ref=1 on Monday.", ""),
    ("en", "How are you?? ...?", ""),
    # Korean
    (
        "ko",
        (
            "안녕하세요 민아님, 지난주 스킨케어 영상을 보고 연락드립니다. 저는 페이퍼문"
            " 담당자입니다. 원고료 50만 원에 릴스 1편을 3월 14일까지 부탁드리고 싶은데"
            " 괜찮으실까요?"
        ),
        ALL,
    ),
    (
        "ko",
        (
            "민아님! 올려주신 아침 루틴 글이 인상깊었어요. 립밤을 만드는 브랜드인데요,"
            " 제품을 보내 드리고 유료로 진행합니다. 블로그 포스팅을 부탁드려요. 다음 주"
            " 안에 가능하시면 회신 주세요."
        ),
        ALL,
    ),
    (
        "ko",
        (
            "Mina님의 지난 브이로그 잘 봤습니다. 페이퍼문입니다. 협업 비용 300,000원,"
            " 쇼츠 두 편, 5월 초 업로드입니다. 편하게 답장 부탁드려요."
        ),
        ALL,
    ),
    ("ko", "안녕하세요, 협업 제안드립니다. 많은 관심 바랍니다.", ""),
    ("ko", "안녕하세요? 잘 지내셨나요?", ""),
    ("ko", "민아님, 페이스북 페이지 잘 보고 있어요. 기대가 커요.", ""),
    (
        "ko",
        "민아님, 릴스 잘 보고 있어요. 페이퍼문 제품도 좋아하실까요?",
        "us next_step",
    ),
    ("ko", "민아님이 올리신 후기 보고 연락드려요.", "personal"),
    ("ko", "페이퍼문입니다. 체험단을 모집합니다. 한편 날씨가 좋네요.", "us"),
    ("ko", "영상 1편을 이번 달 말까지 부탁드립니다.", "ask"),
    # Spanish
    (
        "es",
        (
            "¡Hola, Marta! Me encantó tu último vídeo de skincare. Soy Lucía Rey, de"
            " Papermoon. Te pagamos 300 € por un reel antes del 14 de marzo. ¿Te"
            " encaja?"
        ),
        ALL,
    ),
    (
        "es",
        (
            "Marta, tus recetas me alegran el lunes. Somos una marca de té de Madrid."
            " Presupuesto: 250 euros por dos historias a mediados de mayo. Cuéntame."
        ),
        ALL,
    ),
    (
        "es",
        (
            "Hola, Marta: la forma en que cuentas las cosas engancha. En Papermoon te"
            " enviamos el sérum y una comision por venta. Una publicacion la próxima"
            " semana, ¿te apetece?"
        ),
        ALL,
    ),
    ("es", "Hola guapa, ¿colaboramos?", "next_step"),
    ("es", "Hola, Marta, ¿qué tal?", ""),
    ("es", "Hola, ¿cómo estás? Soy muy fan de tus fotos.", ""),
    ("es", "Hola, Marta, sigo tus directos. Un saludo de Papermoon.", "personal us"),
    ("es", "Te regalamos el sérum. Dime.", "offer next_step"),
    ("es", "Necesito un reel y una historia.", ""),
    ("es", "Necesito un reel para el viernes.", "ask"),
]


@pytest.mark.parametrize(("language", "text", "expected"), PITCHES)
def test_a_pitch_holds_these_parts(language: str, text: str, expected: str) -> None:
    """Good ones have all five; what is missing in the others is named."""
    assert found(text, language) == expected


@pytest.mark.parametrize(
    ("language", "text"),
    [(code, text) for code, text, parts in PITCHES if parts == ALL],
)
def test_without_a_language_every_language_counts(language: str, text: str) -> None:
    """Somebody may write to Seoul in English, or in two languages at once."""
    assert found(text) == found(text, "pt") == ALL
    assert found(unicodedata.normalize("NFD", text), language) == ALL
    assert found(text.upper(), f"{language}-XX") == ALL


def test_the_evidence_is_in_the_writers_own_words() -> None:
    """It is shown beside the part, so that the writer can judge it."""
    text = (
        "Hi Mina, I love  your morning\nreels. "
        "Papermoon pays €450: one reel on Friday, ok?"
    )
    parts = check_pitch(text, names=["@Mina"], own=["papermoon"], language="en")
    assert {part.key: part.evidence for part in parts} == {
        "personal": "Mina · your morning reels",
        "us": "Papermoon",
        "offer": "€450",
        "ask": "one reel · Friday",
        "next_step": "Papermoon pays €450: one reel on Friday, ok?",
    }
    nothing = check_pitch("", names=["Mina"], own=["Papermoon"])
    assert {part.evidence for part in nothing} == {""}
    long = check_pitch(f"Would you {'really ' * 40}like it?", language="en")[-1]
    assert long.evidence.endswith("really…")
    assert len(long.evidence) == 80


def test_accents_are_kept_in_the_evidence_and_not_asked_for() -> None:
    """Half of Madrid writes proxima semana on a phone."""
    for text in (
        "Una publicación la próxima semana",
        "una publicacion la proxima semana",
    ):
        ask = check_pitch(text, language="es")[3]
        assert ask.found
        assert ask.evidence == text.replace(" la ", " · ")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Mina님의 릴스", True),
        ("Minas Reels, your reels", False),
        ("김민아님께, 올리신 글", True),
        ("Nomina, your reels", False),
    ],
)
def test_a_name_is_a_word_of_its_own(text: str, said: bool) -> None:
    """Particles may follow it, Hangul may surround a Hangul name, letters may not."""
    assert check_pitch(text, names=["mina", "민아"])[0].found is said


def test_a_name_of_one_syllable_begins_a_word() -> None:
    """솔 writes; 해솔 is somebody else."""
    assert check_pitch("솔님, 올리신 글", names=["솔"])[0].found
    assert not check_pitch("해솔님, 올리신 글", names=["솔"])[0].found


def test_names_nobody_has_given_are_not_looked_for() -> None:
    """A free text can be checked before it is known for whom it is."""
    assert check_pitch("I loved your reel.", names=["", "@"])[0].evidence == "your reel"
    assert not check_pitch("I loved your reel.", names=["Mina"])[0].found
    assert check_pitch("We are a tea brand.")[1].evidence == "We are a"


@pytest.mark.parametrize(
    "day",
    [
        "2026-03-14",
        "2026. 3. 14.",
        "14/03",
        "3.14(토)",
        "14.03.2026",
        "by the 14th",
        "May 3",
        "3월 14일",
        "14 de marzo",
        "for the week of launch",
        "in 2 weeks",
    ],
)
def test_a_day_can_be_written_many_ways(day: str) -> None:
    """With a piece of content it makes the ask."""
    assert check_pitch(f"one reel {day}")[3].found


@pytest.mark.parametrize(
    "text", ["one reel, 24/7 support", "one reel for €2.50", "1 reel"]
)
def test_other_figures_are_no_day(text: str) -> None:
    """Nor is the word may."""
    assert not check_pitch(f"{text} you may like")[3].found


@pytest.mark.parametrize(
    "sum_of_money",
    [
        "€450",
        "₩ 500,000",
        "450€",
        "50만원",
        "50만 원",
        "500 EUR",
        "300 dólares",
        "US$90",
    ],
)
def test_a_sum_of_money_is_an_offer(sum_of_money: str) -> None:
    """With the sign before or after, or the word."""
    offer = check_pitch(f"son {sum_of_money}.")[2]
    assert offer.found
    assert offer.evidence in sum_of_money


def test_every_part_has_words_in_every_language() -> None:
    """Titles and hints stand beside the text while it is written."""
    assert [part.key for part in PARTS] == ALL.split()
    for part in PARTS:
        assert tuple(part.title) == tuple(part.hint) == ("en", "ko", "es")
        assert set(part.title) == set(LANGUAGES)
        for hint in part.hint.values():
            assert hint.endswith(".")


@given(
    st.text(st.characters(exclude_characters="·…"), max_size=300),
    st.lists(st.text(max_size=12), max_size=3),
    st.sampled_from([None, "", "en", "ko", "es", "xx"]),
)
def test_any_text_can_be_checked(text: str, names: list[str], code: str | None) -> None:
    """Half-typed, in any script; evidence is only ever what stands there."""
    parts = check_pitch(text, names=names, own=names, language=code)
    assert [part.key for part in parts] == ALL.split()
    flat = " ".join(unicodedata.normalize("NFC", text).split())
    for part in parts:
        assert part.found == bool(part.evidence)
        for piece in part.evidence.removesuffix("…").split(" · "):
            assert piece.strip() in flat
