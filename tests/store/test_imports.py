"""A file becomes people, accounts, tags, rates and readings, in one step of undo."""

from __future__ import annotations

import json

import pytest

from store.errors import Cancelled, Invalid
from store.exchange import cells, matching, oddities
from store.exchange.plan import ImportOptions
from store.history import History
from store.imports import Imports
from tests.builders import TODAY, everything, workspace
from tests.store.sheets_in import as_csv, bring, counts, told, values

ROSTER = as_csv(
    [
        "이름",
        "인스타그램",
        "팔로워",
        "평균 좋아요",
        "이메일",
        "태그",
        "단가(원)",
        "메모",
    ],
    [
        "김민아",
        "@mina_glow",
        "1.2만",
        "300",
        "mina@x.example",
        "뷰티; 데일리",
        "500000",
        "친절",
    ],
    ["박지은", "jieun.daily", "3,400", "", "", "뷰티", "", ""],
)


def test_a_korean_roster_comes_in_whole() -> None:
    """Person, account, reading, tags, rate and line, each figure as it was meant."""
    with workspace() as database:
        report = bring(database, ROSTER)
        assert counts(report) == (2, 0, 0, 0)
        assert not report.problems
        assert not report.questions
        assert values(database, "SELECT name, email, notes FROM influencer") == [
            ("김민아", "mina@x.example", "친절"),
            ("박지은", None, None),
        ]
        assert values(
            database, "SELECT platform, handle, followers, avg_likes FROM account"
        ) == [
            ("instagram", "mina_glow", 12_000, 300),
            ("instagram", "jieun.daily", 3_400, None),
        ]
        assert values(database, "SELECT read_on, followers FROM account_reading") == [
            ("2026-03-02", 12_000),
            ("2026-03-02", 3_400),
        ]
        assert values(database, "SELECT amount_minor, currency FROM rate") == [
            (500_000, "KRW")
        ]
        assert values(
            database, "SELECT tags, rate_minor, source FROM roster_line ORDER BY 1"
        ) == [
            ("데일리, 뷰티", 500_000, "list.csv"),
            ("뷰티", None, "list.csv"),
        ]


def test_an_import_is_one_step_that_can_be_taken_back_and_done_again() -> None:
    """Undo leaves the file as it was before; redo as it was after."""
    with workspace() as database:
        before = everything(database.reader)
        bring(database, ROSTER)
        after = everything(database.reader)
        undone = History(database).undo()
        assert undone.label == "Imported {file}: {created} new, {updated} changed"
        assert undone.detail == {"file": "list.csv", "created": 2, "updated": 0}
        assert everything(database.reader) == before
        History(database).redo()
        assert everything(database.reader) == after


def test_a_run_is_noted_with_the_file_and_its_counts() -> None:
    """Which file it was can be proved later."""
    with workspace() as database:
        report = bring(database, ROSTER)
        ((run, file, digest, kind, noted),) = database.read(
            "SELECT id, file, sha256, kind, counts FROM import_run"
        )
        assert (run, file, kind) == (report.run, "list.csv", "roster")
        assert digest == report.plan.sheet.sha256
        assert json.loads(noted) == {"rows": 2, "created": 2, "updated": 0}


def test_a_dry_run_keeps_nothing_and_says_what_would_change() -> None:
    """The same figures as the real one, with the first changes to look at."""
    with workspace() as database:
        bring(database, "name,handle,city\nMina,@mina,Seoul\n")
        before = everything(database.reader)
        news = "name,handle,city\nMina,@mina,Busan\nAna,@ana,Madrid\n"
        dry = bring(database, news, dry_run=True)
        assert dry.run is None
        assert everything(database.reader) == before
        (change,) = dry.changes
        assert (change.row, change.name, change.field) == (2, "Mina", "city")
        assert (change.before, change.after) == ("Seoul", "Busan")
        assert counts(bring(database, news)) == counts(dry) == (1, 1, 0, 0)


def test_what_cannot_be_read_is_left_out_and_told_per_cell() -> None:
    """Row as a person counts, column, value, reason; the rest of the row comes in."""
    sheet = as_csv(
        ["handle", "followers", "engagement rate", "status", "email", "fit voice"],
        ["@a", "-5", "2%", "active", "a@x.example", "5"],
        ["@b", "9" * 17, "NaN%", "nonsense", "no mail", "7"],
        ["@c", "1.5", "", "", "", "4.0"],
    )
    with workspace() as database:
        report = bring(database, sheet, platform="instagram")
        assert counts(report) == (3, 0, 0, 0)
        assert sorted(told(report)) == [
            (2, "followers", "-5"),
            (3, "email", "no mail"),
            (3, "engagement rate", "NaN%"),
            (3, "fit voice", "7"),
            (3, "followers", "9" * 17),
            (3, "status", "nonsense"),
            (4, "followers", "1.5"),
        ]
        assert {cells.TOO_MANY, cells.NOT_KNOWN, cells.NOT_A_FIT} <= {
            each.reason for each in report.problems
        }
        assert values(database, "SELECT followers FROM account") == [None, None, None]
        assert values(database, "SELECT fit_voice FROM influencer") == [5, None, 4]


def test_amounts_below_nothing_and_without_a_currency_are_told() -> None:
    """The history of rates takes only what somebody can have asked for."""
    sheet = as_csv(
        ["handle", "rate", "currency"],
        ["@a", "-300", "EUR"],
        ["@b", "300", ""],
        ["@c", "300.50", "EUR"],
    )
    with workspace() as database:
        report = bring(database, sheet)
        assert [(each.row, each.reason) for each in report.problems] == [
            (2, cells.NEGATIVE),
            (3, cells.NOT_MONEY),
        ]
        assert values(database, "SELECT amount_minor, currency FROM rate") == [
            (30_050, "EUR")
        ]


def test_strange_names_are_kept_as_typed() -> None:
    """Markup, escapes, other directions, emoji and enormous ones: all just text."""
    names = [
        "[bold]x[/]", "a\x1b]0;owned\x07b", "\u202eevil", "👩‍👩‍👧 Kim", "x" * 100_000,
        "tab\there", "two\nlines", "=1+1",
    ]  # fmt: skip
    sheet = as_csv(
        ["name", "handle"], *([name, f"@h{at}"] for at, name in enumerate(names))
    )
    with workspace() as database:
        report = bring(database, sheet)
        assert counts(report) == (len(names), 0, 0, 0)
        assert values(database, "SELECT name FROM influencer ORDER BY id") == names
        assert bring(database, sheet).unchanged == len(names)


def test_half_characters_and_nuls_from_other_formats_are_taken_out() -> None:
    """What SQLite cannot keep is replaced and told, never a crash."""
    with workspace() as database:
        imports = Imports(database)
        pasted = "name\thandle\tnote \ud83d\nMi\ud800na\t@mina\tkind\n"
        plan = imports.plan_text(pasted, ImportOptions())
        report = imports.run(plan, today=TODAY)
        assert report.created == 1
        assert values(database, "SELECT name FROM influencer") == ["Mi\ufffdna"]
        assert [each.reason for each in report.problems] == [oddities.TAKEN_OUT]
        assert (
            imports.run(
                imports.plan_text(pasted, ImportOptions()), today=TODAY
            ).unchanged
            == 1
        )


def test_an_example_row_comes_in_but_is_told() -> None:
    """She forgot to delete it, or somebody is really called so: she decides."""
    for example in ("예시) 홍길동", "Example: Jane", "(ejemplo) Ana"):
        with workspace() as database:
            report = bring(database, as_csv(["name", "handle"], [example, "@x"]))
            assert report.created == 1
            (problem,) = report.problems
            assert (problem.row, problem.value) == (2, example)
            assert problem.reason == oddities.EXAMPLE
    with workspace() as database:
        real = "name,email\nEjemplar Ruiz,a@example.com\nExamplea,example@x.example\n"
        assert bring(database, real).problems == ()


def test_rows_that_name_nobody_are_skipped_and_told() -> None:
    """Figures of nobody are no influencer."""
    with workspace() as database:
        report = bring(database, "name,handle,followers\nMina,@mina,10\n-,,300\n")
        assert counts(report) == (1, 0, 0, 1)
        assert told(report) == [(3, "", "")]


def test_one_person_may_stop_it_anywhere_and_nothing_stays() -> None:
    """While reading and while storing; the next import starts afresh."""
    with workspace() as database:
        imports = Imports(database)
        before = everything(database.reader)
        for patience in range(4):
            asked = iter(range(10))
            plan = imports.plan_text(ROSTER.replace(",", "\t"), ImportOptions())
            looks = 0

            def enough(patience: int = patience, asked: object = asked) -> bool:
                nonlocal looks
                looks += 1
                return looks > patience

            if patience < 2:
                with pytest.raises(Cancelled):
                    imports.run(plan, today=TODAY, cancelled=enough)
                assert everything(database.reader) == before
            temporary = "SELECT count(*) FROM temp.sqlite_schema"
            assert database.writer().execute(temporary).fetchone()[0] == 0
        assert imports.run(plan, today=TODAY).created == 2


def test_a_file_without_anybody_in_it_is_refused_by_name() -> None:
    """And a field that does not exist is too."""
    with workspace() as database:
        with pytest.raises(Invalid, match=r"list\.csv has no column with a name"):
            bring(database, "colour,weight\nred,3\nblue,4\n")
        with pytest.raises(Invalid, match="There is no field called hat"):
            bring(database, "name,x\nMina,3\nAna,4\n", mapping={"x": "hat"})
        with pytest.raises(Invalid, match="no column called y"):
            bring(database, "name,x\nMina,3\nAna,4\n", mapping={"y": "city"})


def test_figures_without_any_account_are_kept_as_columns_of_her_own() -> None:
    """Nothing of a sheet is lost because there is no handle in it."""
    with workspace() as database:
        bring(database, "name,followers,city\nMina,12k,Seoul\n")
        bring(database, "name,handle,followers\nAna,@ana,5\nLeo,,7k\n")
        assert values(database, "SELECT name, value FROM custom_value") == [
            ("followers", "12k"),
            ("followers", "7k"),
        ]
        assert values(database, "SELECT followers FROM roster_line ORDER BY 1") == [
            None,
            None,
            5,
        ]


def test_reasons_are_sentences_for_the_screen() -> None:
    """Each is one of the declared ones, so that it can be said in her language."""
    declared = {
        value
        for module in (cells, matching, oddities)
        for name, value in vars(module).items()
        if name.isupper() and isinstance(value, str)
    }
    with workspace() as database:
        bring(database, "name,handle\nMina,@mina\n")
        report = bring(database, "name,handle,status\nMina,@mina,?!\nX,@MINA,\n")
        assert {each.reason for each in report.problems} <= declared
