"""Logging a touch, the day and the pipeline from the command line."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from store import Store, open_store
from store.roster import NewAccount, NewInfluencer
from tests.tui.command_runs import CommandLine, settle_in
from tui.shell import tables

TODAY = date(2026, 3, 2)
"""A Monday, and the day of the tests' clock."""


@pytest.fixture
def soloist(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> CommandLine:
    """A command line whose workspace knows Mina, of Korea, and two called Jun."""
    settle_in(tmp_path, monkeypatch)
    line = CommandLine(tmp_path, capsys)
    with workspace(line) as store:
        for name, handle, platform, country in (
            ("Mina Park", "mina", "instagram", "KR"),
            ("Jun", "jun", "tiktok", ""),
            ("Jun", "", "", ""),
        ):
            account = NewAccount(platform, handle, "", {}) if handle else None
            typed = {"country": country} if country else {}
            store.roster.add(NewInfluencer(name, typed, account), today=TODAY)
    return line


def workspace(line: CommandLine) -> Store:
    """The same file, open."""
    return open_store(
        line.db, now=lambda: datetime(2026, 3, 2, 9, tzinfo=UTC), create=True
    )


# Logging


def test_a_line_is_logged_and_answered_as_a_record(soloist: CommandLine) -> None:
    """Everything that was said, and everything that was assumed."""
    line = "@mina dm 15min price 500k +3d > 계약서: liked the samples"
    done = soloist("log", line, "--json")
    assert done.code == 0
    assert done.json == {
        "id": 1,
        "influencer": "Mina Park",
        "handle": "mina",
        "campaign": None,
        "channel": "dm",
        "direction": "in",
        "kind": "message",
        "on": "2026-03-02",
        "minutes": 15,
        "asked": {"amount": "500000", "currency": "KRW"},
        "offered": None,
        "agreed": None,
        "stage": "negotiating",
        "next_step": "계약서",
        "next_step_on": "2026-03-05",
        "text": "liked the samples",
    }
    assert done.err == "Logged a touch from Mina Park. Next: 계약서, Thu 5 Mar.\n"
    assert soloist("undo").code == 0
    assert soloist("today", "--json").json == {"items": []}


def test_a_line_of_another_day_may_begin_with_a_dash(soloist: CommandLine) -> None:
    """The option of the day counts; nothing is answered that was not asked for."""
    done = soloist("--today", "2026-03-10", "log", "-2d @mina mail: hi")
    assert (done.code, done.out) == (0, "")
    assert done.err == "Logged a touch to Mina Park. Next: follow-up, tomorrow.\n"
    (touch,) = touches(soloist)
    assert touch == (date(2026, 3, 8), "mail", "out", "hi")


def touches(soloist: CommandLine) -> list[tuple[date, str, str, str | None]]:
    """What was logged of Mina."""
    with workspace(soloist) as store:
        return [
            (touch.on_day, touch.channel, touch.direction, touch.body)
            for touch in store.conversations.timeline(1)
        ]


def test_what_follows_is_told_in_every_case(soloist: CommandLine) -> None:
    """A note leads to nothing, an end to nothing more, silence to a rest."""
    told = soloist("log", "@mina note: has a dog", "--json")
    assert told.err == "Noted something about Mina Park.\n"
    assert (told.json["kind"], told.json["channel"]) == ("note", "mail")
    assert (told.json["stage"], told.json["next_step"]) == (None, None)
    told = soloist("log", "@mina =no_reply")
    assert told.err.endswith("No reply so far: rests until Fri 1 May.\n")
    told = soloist("log", "@mina =wrapped")
    assert told.err == "Logged a touch to Mina Park. Nothing more is due.\n"


@pytest.mark.parametrize(
    ("said", "code", "told"),
    [
        (("@jun hi",), 1, "jun may be several people: Jun (@jun, tiktok), Jun."),
        (("@ju hi",), 1, "ju may be several people: "),
        (("@noone hi",), 1, "Nobody here is called “noone”."),
        (("hi",), 1, "Say whom: begin with @ and a name"),
        (("@mina",), 1, "Say what happened, as in @mina dm +3d: …."),
        (("@mina =re",), 1, "any of these stages: Replied, Declined."),
        (("@mina /spring hi",), 1, "There is no campaign called spring."),
        (("@mina price 0.5",), 1, "“price 0.5” is not an amount of KRW."),
        ((), 2, "LINE is missing."),
        (("--jsn",), 2, "There is no option --jsn. Did you mean --json?"),
        (("@mina", "hi"), 2, "This is more than soloist log takes: hi"),
    ],
)
def test_a_line_that_cannot_be_logged_is_refused(
    soloist: CommandLine, said: tuple[str, ...], code: int, told: str
) -> None:
    """In one sentence, and nothing is changed."""
    before = soloist.db.read_bytes()
    done = soloist("log", *said)
    assert (done.code, done.out) == (code, "")
    assert told in done.err
    assert soloist.db.read_bytes() == before


def test_no_workspace_is_made_for_a_line(soloist: CommandLine, tmp_path: Path) -> None:
    """There is nobody in it to log a touch of."""
    absent = tmp_path / "absent.db"
    for command in (("log", "@mina hi"), ("today",), ("pipeline",)):
        assert soloist(*command, db=absent).code == 1
    assert not absent.exists()


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("en", "@mina dm price 500k +3d: liked the samples"),
        ("ko", "@mina 디엠 가격 50만 +3일: 샘플 마음에 들어함"),
        ("es", "@mina md precio 500 mil +3d: le gustaron las muestras"),
    ],
)
def test_a_line_is_read_in_any_language(
    soloist: CommandLine, language: str, line: str
) -> None:
    """Whatever is spoken otherwise; the codes of the answer are always the same."""
    done = soloist("--lang", language, "log", line, "--json")
    assert done.code == 0
    assert (done.json["channel"], done.json["direction"]) == ("dm", "in")
    assert done.json["asked"] == {"amount": "500000", "currency": "KRW"}
    assert done.json["next_step_on"] == "2026-03-05"
    assert "Mina Park" in done.err


# The day


def busy(soloist: CommandLine) -> CommandLine:
    """The same with something due before, on and after the day."""
    with workspace(soloist) as store:
        spring = store.campaigns.add("Spring")
        store.outreach.start([2], spring, today=TODAY)
        store.tasks.add("Buy stamps", date(2026, 2, 27))
        store.tasks.add("Call the studio", date(2026, 3, 5), influencer_id=1)
        store.tasks.add("Far off", date(2026, 4, 5))
    return soloist


def test_the_day_as_json_has_every_line_with_its_reason(soloist: CommandLine) -> None:
    """The most urgent first, and nothing beyond the days ahead."""
    items = busy(soloist)("today", "--json").json["items"]
    assert [item["reason"] for item in items] == [
        "Buy stamps",
        "Write the first message",
        "Call the studio",
    ]
    assert items[1] == {
        "kind": "follow_up",
        "reason": "Write the first message",
        "due_on": "2026-03-02",
        "days_late": 0,
        "influencer": "Jun",
        "campaign": "Spring",
        "waiting_on": "me",
        "urgency": 0.0,
        "group": "today",
        "handle": "jun",
        "stage": "identified",
    }
    assert (items[0]["days_late"], items[0]["urgency"]) == (3, 6.0)
    assert (items[0]["influencer"], items[2]["group"]) == (None, "week")
    later = soloist("--today", "2026-03-06", "today", "--json").json["items"]
    assert {item["group"] for item in later} == {"overdue"}


def test_the_day_as_a_table_stands_in_groups(soloist: CommandLine) -> None:
    """Each group is named at its first line; the counts are a message."""
    done = busy(soloist)("today")
    first, *lines = done.out.splitlines()
    assert first.split() == ["Due", "Who", "Why", "Campaign", "Turn"]
    assert [line.split()[0] for line in lines] == ["Overdue", "Today", "Next"]
    assert lines[1].split("  ")[-1] == "You"
    assert done.err == "Overdue 1 · Today 1 · Next 7 days 1\n"
    few = soloist("today", "--limit", "1")
    assert len(few.out.splitlines()) == 2
    assert "The first 1 of 3; --limit N shows more." in few.err
    assert len(soloist("today", "--limit", "2", "--json").json["items"]) == 2


def test_a_narrow_terminal_gets_fewer_columns(
    soloist: CommandLine, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Who, why and when are always there."""
    monkeypatch.setattr(tables, "width", lambda: 80)
    done = busy(soloist)("today")
    assert done.out.splitlines()[0].split() == ["Due", "Who", "Why"]
    assert all(len(line) <= 80 for line in done.out.splitlines())


def test_an_empty_day_says_so(soloist: CommandLine) -> None:
    """On stderr; there is nothing to answer."""
    done = soloist("today")
    assert (done.code, done.out, done.err) == (0, "", "Nothing is due.\n")
    assert soloist("today", "--limit", "0").code == 2


# The pipeline


def test_the_pipeline_is_counted_in_her_own_order(soloist: CommandLine) -> None:
    """Stages without anybody too, under her own titles."""
    with workspace(soloist) as store:
        spring = store.campaigns.add("Spring")
        store.campaigns.add("Spring glow")
        store.outreach.start([1, 2], spring, today=TODAY)
        store.outreach.start([1], store.campaigns.find("glow").id, today=TODAY)
        store.settings.set_stages([("warming", "Courting"), ("identified", "")])
    stages = soloist("pipeline", "--json").json["stages"]
    assert stages[:2] == [
        {"stage": "warming", "title": "Courting", "count": 0},
        {"stage": "identified", "title": "Identified", "count": 3},
    ]
    assert len(stages) == 9
    one = soloist("pipeline", "--campaign", "spring", "--json").json["stages"]
    assert [stage["count"] for stage in one[:3]] == [0, 2, 0]
    done = soloist("pipeline", "--campaign", "GLOW")
    assert done.out.splitlines()[2].split() == ["Identified", "1"]
    wrong = soloist("pipeline", "--campaign", "summer")
    assert (wrong.code, wrong.out) == (1, "")
    assert wrong.err == "There is no campaign called summer.\n"
