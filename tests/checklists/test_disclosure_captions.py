"""Made-up captions as they are really written, and what the linter says to each."""

from __future__ import annotations

from itertools import product
from typing import NamedTuple

import pytest

from checklists.disclosure import FORMATS, MARKETS, PLACES, RULES, lint
from checklists.model import LANGUAGES


class Case(NamedTuple):
    """A caption, the rules it breaks, and the words of its label as written."""

    market: str
    format: str
    caption: str
    rules: tuple[str, ...] = ()
    label: str | None = None


KOREA = [
    Case(
        "KR", "blog", "[광고] 글로우 나이트 세럼 3주 후기\n\n안녕하세요!", label="광고"
    ),
    Case(
        "KR",
        "blog",
        "나이트 세럼 후기\n\n유료광고 포함\n오늘은 세럼 이야기예요.",
        label="유료광고 포함",
    ),
    Case(
        "KR",
        "blog",
        "세럼 후기\n\n글로우에서 소정의 원고료를 지급받아 썼습니다.\n첫째 날",
        label="원고료를 지급받아",
    ),
    Case(
        "KR",
        "blog",
        "세럼 후기\n첫째 날은 촉촉.\n둘째 날도요.\n제품을 제공받아 썼습니다.",
        ("place",),
        "제품을 제공받아",
    ),
    Case("KR", "blog", "글로우 체험단으로 선정되어 써 본 세럼", ("vague",)),
    Case(
        "KR",
        "blog",
        "세럼 추천\n이 글로 소정의 수수료를 지급받을 수 있음",
        ("conditional", "vague"),
    ),
    Case(
        "KR",
        "blog",
        "가성비 청소기 추천\n파트너스 활동의 일환으로 일정액의 수수료를 제공받습니다.",
        label="수수료를 제공받습니다",
    ),
    Case(
        "KR",
        "blog",
        "가성비 청소기 추천\n파트너스 활동의 일환으로 수수료를 받을 수 있습니다.",
        ("conditional", "vague"),
    ),
    Case("KR", "blog", "광고에서 보고 산 세럼, 솔직 후기", ("missing",)),
    Case("KR", "blog", "광고 글로우 세럼 솔직 후기", label="광고"),
    Case("KR", "blog", "내돈내산 아님, 협찬 받은 세럼 후기", label="협찬 받은"),
    Case("KR", "blog", "새 세럼 소식\n광고/협찬 문의는 메일로 주세요", ("missing",)),
    Case("KR", "post", "#광고 요즘 아침마다 쓰는 세럼 #글로우", label="#광고"),
    Case(
        "KR",
        "post",
        "요즘 아침마다 쓰는 세럼\n정말 촉촉해요\n#협찬 #글로우 #세럼",
        label="#협찬",
    ),
    Case(
        "KR", "post", "요즘 쓰는 세럼\n#글로우 #세럼 #광고 #뷰티", ("buried",), "#광고"
    ),
    Case("KR", "post", "요즘 쓰는 세럼\n.\n.\n.\n#광고 #세럼", ("hidden",), "#광고"),
    Case(
        "KR", "post", "요즘 쓰는 세럼이에요.\n정말 촉촉해요.\n광고", ("place",), "광고"
    ),
    Case("KR", "post", "✨ 광고 ✨ 글로우와 함께", label="광고"),
    Case("KR", "post", "\n\n  (제품 제공) 봄 신상 쿠션", label="제품 제공"),
    Case("KR", "post", "#AD 요즘 쓰는 세럼", ("language",)),
    Case("KR", "post", "Sponsored by Glow\n요즘 쓰는 세럼", ("language",)),
    Case("KR", "post", "#광고아님 요즘 쓰는 세럼", ("missing", "negated")),
    Case("KR", "post", "#광고 #내돈내산 세럼", ("negated",), "#광고"),
    Case("KR", "post", "#글로우광고 세럼", ("compound",)),
    Case("KR", "post", "광\u200b고 | 세럼", ("disguised",), "광\u200b고"),
    Case("KR", "post", "＃유료광고포함 ＃글로우", label="＃유료광고포함"),  # noqa: RUF001
    Case("KR", "post", "글로우에서 선물 받은 쿠션!", ("vague",)),
    Case("KR", "post", "할인코드 MINA10 쓰면 만 원 할인", ("missing", "benefit")),
    Case("KR", "post", "", ("missing",)),
    Case("KR", "story", "협찬 @glow.kr", label="협찬"),
    Case("KR", "story", "@glow.kr 고마워요", ("missing",)),
    Case("KR", "story", "글로우 앰버서더 민아", ("vague",)),
    Case("KR", "reel", "유료광고 | 15초 루틴", label="유료광고"),
    Case("KR", "reel", "15초 루틴 #서포터즈 #글로우", ("vague",)),
    Case(
        "KR",
        "video",
        "봄 세럼 다섯 개 비교 (유료광고포함)\n타임라인",
        label="유료광고포함",
    ),
    Case(
        "KR",
        "video",
        "봄 세럼 다섯 개 비교\n본 영상은 글로우의 제작비 지원을 받아 만들었습니다.",
        label="제작비 지원을 받아",
    ),
    Case(
        "KR",
        "video",
        "봄 세럼 다섯 개 비교\n00:00 시작\n01:20 비교\n이 영상은 광고입니다.",
        ("place",),
        "광고입니다",
    ),
    Case("KR", "video", "글로우의 일정 지원을 받았습니다", ("vague",)),
    Case("KR", "live", "[협찬] 글로우 라이브 오후 8시", label="협찬"),
    Case("KR", "live", "글로우 공동구매 라이브", ("vague",)),
]

AMERICA = [
    Case(
        "US",
        "blog",
        "Three weeks of night serum\n\nSponsored by Papermoon.",
        label="Sponsored by",
    ),
    Case(
        "US",
        "blog",
        "Night serum\nDay one.\nDay two.\nThis post is sponsored by Papermoon.",
        ("place",),
        "is sponsored",
    ),
    Case(
        "US",
        "blog",
        "Night serum\nI earn a commission when you buy through my links.",
        label="earn a commission",
    ),
    Case(
        "US",
        "blog",
        "Night serum\nI may earn a commission when you buy through affiliate links.",
        ("conditional", "vague", "benefit"),
    ),
    Case("US", "post", "Ad | my night serum", label="Ad"),
    Case("US", "post", "#ad my night serum", label="#ad"),
    Case("US", "post", "Sunday reset 🌙\n\nAd: my night serum", label="Ad"),
    Case("US", "post", "Loving this serum! #ad", label="#ad"),
    Case("US", "post", "Loving this serum! #glow #skin #night #ad", ("buried",), "#ad"),
    Case("US", "post", "Loving this serum! #glow #ad #skin", ("buried",), "#ad"),
    Case("US", "post", "Such soft skin every morning. " * 5 + "#ad", ("place",), "#ad"),
    Case("US", "post", "Loving this\n.\n.\n.\n#ad", ("hidden",), "#ad"),
    Case("US", "post", "Isn't she #adorable", ("missing",)),
    Case("US", "post", "New in #PapermoonAd", ("compound",)),
    Case("US", "post", "I saw an ad for this and had to try", ("missing",)),
    Case("US", "post", "Not an #ad, I just love it", ("missing", "negated")),
    Case("US", "post", "ad hoc skincare", ("missing",)),
    Case("US", "post", "skin-ad.example | night serum", ("missing",)),
    Case("US", "post", "ＡＤ: my night serum", label="ＡＤ"),  # noqa: RUF001
    Case("US", "post", "#\u0430d my night serum", ("disguised",), "#\u0430d"),
    Case("US", "post", "write to ad@papermoon.example or @ad", ("missing",)),
    Case("US", "story", "thanks to @papermoon 💛", ("vague",)),
    Case(
        "US",
        "story",
        "Thanks to @papermoon for the free serum!",
        label="Thanks to @papermoon for the free",
    ),
    Case(
        "US", "story", "paid partnership with @papermoon", label="paid partnership with"
    ),
    Case("US", "reel", "#collab #sp morning routine", ("vague",)),
    Case("US", "reel", "AD morning routine", label="AD"),
    Case(
        "US",
        "video",
        "Papermoon sent me this for free, here is why",
        label="sent me this for free",
    ),
    Case("US", "video", "My haul, gifted", ("vague",)),
    Case("US", "video", "My haul, use code MINA10", ("missing", "benefit")),
    Case("US", "live", "Publicidad: en directo con Papermoon", label="Publicidad"),
    Case("US", "live", "광고 | live with Papermoon", ("language",)),
]

SPAIN = [
    Case(
        "ES",
        "blog",
        "Mi sérum de noche\n\nContenido patrocinado por Papermoon.",
        label="Contenido patrocinado",
    ),
    Case(
        "ES",
        "blog",
        "Mi sérum de noche\nDía uno.\nDía dos.\nPublicidad.",
        ("place",),
        "Publicidad",
    ),
    Case("ES", "post", "Publicidad | mi sérum de noche", label="Publicidad"),
    Case("ES", "post", "#publi mi sérum de noche", label="#publi"),
    Case(
        "ES",
        "post",
        "Colaboración pagada con @papermoon",
        label="Colaboración pagada con",
    ),
    Case("ES", "post", "En colaboración con @papermoon", ("vague",)),
    Case("ES", "post", "#ad mi sérum de noche", ("language",)),
    Case("ES", "post", "#sponsored mi sérum", ("language",)),
    Case("ES", "post", "Esto no es publi, me encanta", ("missing", "negated")),
    Case(
        "ES",
        "post",
        "Hoy os cuento todo del sérum de noche que llevo meses probando #publi",
        ("place",),
        "#publi",
    ),
    Case("ES", "post", "Nuevas publicaciones cada lunes", ("missing",)),
    Case("ES", "story", "Regalo de @papermoon", ("vague",)),
    Case("ES", "story", "PUBLI @papermoon", label="PUBLI"),
    Case("ES", "story", "gracias a @papermoon 💛", ("vague",)),
    Case("ES", "reel", "#colab rutina de noche", ("vague",)),
    Case(
        "ES",
        "reel",
        "Rutina #piel #noche #sérum #publicidad",
        ("buried",),
        "#publicidad",
    ),
    Case("ES", "reel", "#embajadora de Papermoon", ("vague",)),
    Case(
        "ES",
        "video",
        "Mi rutina\nEste vídeo contiene publicidad de Papermoon",
        label="contiene publicidad",
    ),
    Case(
        "ES",
        "video",
        "Puede que reciba una comisión si compras",
        ("conditional", "vague"),
    ),
    Case("ES", "live", "[Publicidad] En directo a las 20 h", label="Publicidad"),
    Case(
        "ES", "live", "Directo con código de descuento MINA10", ("missing", "benefit")
    ),
]

BRITAIN = [
    Case("UK", "blog", "AD - three weeks of night serum", label="AD"),
    Case("UK", "blog", "Night serum, in association with Papermoon", ("vague",)),
    Case("UK", "post", "Ad | my night serum", label="Ad"),
    Case("UK", "post", "#ad #gifted my night serum", label="#ad"),
    Case("UK", "post", "#gifted my night serum", ("vague",)),
    Case("UK", "post", "#sponsored my night serum", ("vague",)),
    Case("UK", "post", "My night serum #glow #skin #night #ad", ("buried",), "#ad"),
    Case("UK", "story", "Advert @papermoon", label="Advert"),
    Case("UK", "story", "#BrandAmbassador @papermoon", ("vague",)),
    Case(
        "UK", "reel", "Paid partnership with Papermoon", label="Paid partnership with"
    ),
    Case("UK", "reel", "Affiliate links below", ("vague", "benefit")),
    Case("UK", "video", "AD: my whole routine", label="AD"),
    Case("UK", "video", "My whole routine\n\n\n\nad", ("hidden",), "ad"),
    Case("UK", "live", "Ad with @papermoon, tonight", label="Ad"),
    Case("UK", "live", "Publicidad tonight", ("missing",)),
    Case("UK", "live", "#publicidad tonight", ("language",)),
]

EUROPE = [
    Case("EU", "blog", "Publicité : mon sérum de nuit", label="Publicité"),
    Case("EU", "blog", "Mein Serum, in Kooperation mit Papermoon", ("vague",)),
    Case("EU", "post", "Werbung | mein Serum", label="Werbung"),
    Case("EU", "post", "Anzeige für Papermoon", label="Anzeige"),
    Case("EU", "post", "keine Werbung, nur Liebe", ("missing", "negated")),
    Case("EU", "post", "#광고 my serum", ("language",)),
    Case("EU", "story", "#collab @papermoon", ("vague",)),
    Case("EU", "story", "Pubblicità @papermoon", label="Pubblicità"),
    Case("EU", "reel", "Reclame: mijn serum", label="Reclame"),
    Case("EU", "reel", "Routine #huid #nacht #serum #reclame", ("buried",), "#reclame"),
    Case("EU", "video", "Publicidade - a minha rotina", label="Publicidade"),
    Case("EU", "video", "Moja rutyna\n#reklama", label="#reklama"),
    Case("EU", "live", "Ad: live tonight", label="Ad"),
    Case("EU", "live", "Live tonight, merci à Papermoon", ("vague",)),
]

CAPTIONS = [*KOREA, *AMERICA, *SPAIN, *BRITAIN, *EUROPE]


@pytest.mark.parametrize(
    "case", CAPTIONS, ids=lambda case: f"{case.market} {case.caption[:30]!r}"
)
def test_a_caption_is_judged_by_its_market_and_format(case: Case) -> None:
    """Exactly these rules, and the label it found."""
    verdict = lint(case.caption, case.market, case.format)
    assert tuple(one.rule for one in verdict.findings) == case.rules
    assert verdict.label == case.label
    assert verdict.ok is (not case.rules)
    assert verdict.where in PLACES
    assert (verdict.where == "") is (verdict.label is None)


@pytest.mark.parametrize("case", [case for case in CAPTIONS if case.rules], ids=str)
def test_every_finding_gives_its_reason(case: Case) -> None:
    """In three languages, naming words that stand in the caption."""
    for finding in lint(case.caption, case.market, case.format).findings:
        said = [finding.said(language) for language in LANGUAGES]
        assert len(set(said)) == len(LANGUAGES)
        if finding.rule == "missing":
            assert finding.text == ""
        else:
            assert finding.text
            assert finding.text in case.caption
            assert all(finding.text in sentence for sentence in said)


def test_the_captions_leave_nothing_out() -> None:
    """Every market in every format, every rule, good and bad ones."""
    assert len(CAPTIONS) >= 72
    assert {(case.market, case.format) for case in CAPTIONS} == set(
        product(MARKETS, FORMATS)
    )
    assert {rule for case in CAPTIONS for rule in case.rules} == set(RULES)
    for market in MARKETS:
        mine = [case for case in CAPTIONS if case.market == market]
        assert {bool(case.rules) for case in mine} == {True, False}
