"""Lines that contradict themselves or stay unclear, and whatever else may be typed."""

from __future__ import annotations

import unicodedata
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.errors import Invalid
from store.rules.pipeline import STAGES
from store.rules.quick_log import LogProblem, QuickLog, complete_words, parse_log
from store.rules.text import find_control

WEDNESDAY = date(2026, 3, 4)


@pytest.mark.parametrize(
    ("line", "where", "says"),
    [
        ("", (0, 0), "Say who and what"),
        ("  ", (0, 2), "Say who and what"),
        (" : ", (0, 3), "Say who and what"),
        ("@", (0, 1), "right after the @"),
        ("dm @ mina", (3, 4), "right after the @"),
        ('@"" dm', (0, 1), "right after the @"),
        ('@"Mina dm', (0, 9), 'begins with @"Mina dm does not end'),
        ('@mina /"Spring', (6, 14), "does not end"),
        ("@mina\x1b dm", (5, 6), "Character 6"),
        ("@mina dm: a\x00", (11, 12), "Character 12"),
        ("a" * 10_001, (10_000, 10_001), "up to 10000 characters, not 10001"),
        ("@mina dm mail: x", (9, 13), "“dm” and “mail” are two ways of contact"),
        ("@mina fri sat: x", (10, 13), "“fri” and “sat” are two next dates"),
        ("@mina +3d 다음주: x", (10, 13), "“+3d” and “다음주” are two next dates"),
        ("@mina ayer -2d: x", (11, 14), "“ayer” and “-2d” are two days"),
        ("@mina in sent: x", (9, 13), "“in” and “sent” are two directions"),
        ("@mina 5m 10m: x", (9, 12), "two times spent"),
        ("@mina =neg =agreed", (11, 18), "two stages"),
        ("@mina /a /b", (9, 11), "two campaigns"),
        ("@mina price 5k 가격 6k", (15, 20), "two amounts asked"),
        ("@mina 500€ 600€", (11, 15), "“500€” and “600€” are two amounts asked"),
        ("@mina offer 5k oferta 6k", (15, 24), "two amounts offered"),
        ("@mina fee 5k 고료 6k", (13, 18), "two amounts agreed"),
        ("@mina =zzz: x", (6, 10), "no stage “zzz”; the stages are: identified, "),
        ("@mina =re", (6, 9), "“re” may be any of these stages: replied, declined"),
        ("@mina =답장: x", (6, 9), "replied, no_reply"),
        ("@mina price 500 pesos", (12, 21), "“500 pesos” is not clearly one amount"),
        ("@mina ₩500.5: x", (6, 12), "not clearly one amount"),
        ("@mina price " + "9" * 20, (12, 32), "not clearly one amount"),
        ("@mina dm 5/6: x", (9, 12), "“5/6” is not clearly one day"),
        ("@mina dm 3일: x", (9, 11), "“3일” is not clearly one day"),
        ("@mina dm +3x > y", (9, 12), "“+3x” is not clearly one day"),
        ("@mina dm +9999y", (9, 15), "not clearly one day"),
        ("@mina this monday: x", (6, 17), "“this monday” is not clearly one day"),
        ("@미나 이번주 월요일", (4, 11), "“이번주 월요일” is not clearly one day"),
    ],
)
def test_a_mistake_is_named_with_its_place(
    line: str, where: tuple[int, int], says: str
) -> None:
    """One sentence, and what to underline."""
    with pytest.raises(LogProblem) as caught:
        parse_log(line, today=WEDNESDAY)
    problem = caught.value
    assert (problem.start, problem.end) == where
    assert says in str(problem)
    assert says in problem.template.format(**problem.detail)
    assert isinstance(problem, Invalid)
    assert isinstance(problem, ValueError)


def test_a_sentence_repeats_no_whole_book() -> None:
    """What was pasted by mistake is shown by its beginning."""
    with pytest.raises(LogProblem) as caught:
        parse_log("=" + "z" * 9000, today=WEDNESDAY)
    assert len(str(caught.value)) < 400


def test_a_head_without_end_becomes_text() -> None:
    """Nobody says forty things before the colon."""
    log = parse_log("dm " * 3000, today=WEDNESDAY)
    assert log.channel == "dm"
    assert log.text.startswith("dm dm")


WORDS = st.sampled_from(
    [word for language in ("en", "ko", "es") for word in complete_words(language)]
)
SIGNS = st.sampled_from(
    [*'@/=>:\uff1a ,"“”+-€₩$', "10:30", "https://a.b", "500k", "50만원", "3", "m", "일"]
)
LINES = st.text() | st.lists(
    WORDS | SIGNS | st.just(" ") | st.text(max_size=3), max_size=12
).map("".join) | st.lists(WORDS | SIGNS, max_size=9).map(" ".join)  # fmt: skip


@given(LINES, st.dates())
def test_any_line_is_a_log_or_a_clear_problem(line: str, today: date) -> None:
    """Never another error; marks lie in the line, in order, and part no other."""
    whole = unicodedata.normalize("NFC", line)
    log: QuickLog | None = None
    try:
        log = parse_log(line, today=today)
    except LogProblem as refusal:
        problem = refusal
    if log is None:
        assert 0 <= problem.start <= problem.end <= len(whole)
        assert str(problem)
        return
    end = 0
    for mark in log.marks:
        assert end <= mark.start < mark.end <= len(whole)
        assert getattr(log, mark.field) is not None or mark.field == "on"
        end = mark.end
    texts = [whole[mark.start : mark.end] for mark in log.marks if mark.field == "text"]
    assert texts == ([log.text] if log.text else [])
    assert whole.rstrip().endswith(log.text)


@given(LINES)
def test_what_stands_behind_the_colon_is_kept_to_the_letter(text: str) -> None:
    """Whatever it is, it is never read as anything else."""
    line = f"@mina dm: {text}"
    if find_control(text):
        with pytest.raises(LogProblem, match="control character"):
            parse_log(line, today=WEDNESDAY)
        return
    log = parse_log(line, today=WEDNESDAY)
    kept = unicodedata.normalize("NFC", text).strip()
    assert log == QuickLog("mina", "dm", text=kept)


NAMES = st.text(st.characters(codec="utf-8", exclude_categories=["C", "Z"]), min_size=1)


@st.composite
def logs(draw: st.DrawFn) -> tuple[QuickLog, str]:
    """A log, and one of the lines that say it."""
    log = QuickLog(
        who=unicodedata.normalize("NFC", draw(NAMES)),
        channel=draw(st.none() | st.sampled_from(["mail", "dm", "kakao", "phone"])),
        direction=draw(st.none() | st.sampled_from(["in", "out"])),
        minutes=draw(st.none() | st.integers(0, 999)),
        stage=draw(st.none() | st.sampled_from(STAGES)),
        campaign=unicodedata.normalize("NFC", draw(st.just("") | NAMES)),
        next_on=draw(st.none() | st.dates(WEDNESDAY, date(2100, 1, 1))),
        on=draw(st.none() | st.dates(date(2000, 1, 1), date(2026, 3, 3))),
        next_words=draw(st.sampled_from(["", "send contract", "계약서, 10:30"])),
        text=unicodedata.normalize("NFC", draw(NAMES)),
    )
    head = [f"@{_quoted(log.who)}", log.channel, log.direction]
    head += [f"{log.minutes}min" if log.minutes is not None else None]
    head += [f"={log.stage}" if log.stage else None]
    head += [f"/{_quoted(log.campaign)}" if log.campaign else None]
    head += [day.isoformat() for day in (log.next_on, log.on) if day]
    pieces = draw(st.permutations([piece for piece in head if piece]))
    after = f" > {log.next_words}" if log.next_words else ""
    return log, f"{' '.join(pieces)}{after}: {log.text}"


def _quoted(name: str) -> str:
    return '"' + name.replace("\\", "\\\\").replace('"', '\\"') + '"'


@given(logs())
def test_a_line_put_together_reads_as_what_it_was_made_of(
    made: tuple[QuickLog, str],
) -> None:
    """In any order of its pieces."""
    log, line = made
    assert parse_log(line, today=WEDNESDAY) == log
