"""Adding and listing people from the command line."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.tui.command_runs import CommandLine, settle_in

URL = "https://www.instagram.com/mina_glow/"


@pytest.fixture
def soloist(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> CommandLine:
    """A command line with a home of its own."""
    settle_in(tmp_path, monkeypatch)
    return CommandLine(tmp_path, capsys)


def demo(soloist: CommandLine) -> CommandLine:
    """The same with the demo's people in its workspace."""
    assert soloist.bare("demo", "--keep", soloist.db).code == 0
    return soloist


def test_a_profile_url_puts_somebody_on_the_roster(soloist: CommandLine) -> None:
    """The platform and the handle are read out of it; the file is made."""
    done = soloist("add", URL, "--name", "김민아", "--tag", "뷰티, 서울", "--json")
    assert done.code == 0
    assert done.json["name"] == "김민아"
    assert (done.json["platform"], done.json["handle"]) == ("instagram", "mina_glow")
    assert done.json["tags"] == ["뷰티", "서울"]
    assert "Added 김민아: mina_glow on Instagram." in done.err
    assert f"Made a new workspace: {soloist.db}" in done.err
    assert soloist("add", "https://youtu.be/@other").code == 1


def test_a_bare_handle_is_taken_for_the_usual_platform_out_loud(
    soloist: CommandLine,
) -> None:
    """A platform said in any of its names is taken instead."""
    done = soloist("add", "@mina_glow")
    assert done.code == 0
    assert "taken to be on Instagram; --platform says otherwise" in done.err
    assert soloist("add", "@mina_glow", "--platform", "유튜브").code == 0
    rows = soloist("roster", "--json").json["rows"]
    assert sorted(row["platform"] for row in rows) == ["instagram", "youtube"]


@pytest.mark.parametrize(
    ("said", "code", "told"),
    [
        (("two words",), 1, "'two words' is neither a profile URL nor a handle."),
        ((URL, "--platform", "tiktok"), 1, "is on Instagram, not on TikTok."),
        (("@a", "--platform", "myspace"), 2, "--platform: 'myspace' is not one of:"),
        ((URL, "--name", " "), 1, "A name is needed."),
        ((), 2, "URL_OR_HANDLE is missing."),
    ],
)
def test_what_cannot_be_added_is_refused_in_a_sentence(
    soloist: CommandLine, said: tuple[str, ...], code: int, told: str
) -> None:
    """And no file is left behind."""
    done = soloist("add", *said)
    assert (done.code, done.out) == (code, "")
    assert told in done.err
    assert not soloist.db.exists()


def test_the_same_account_twice_is_refused(soloist: CommandLine) -> None:
    """The same handle elsewhere is only mentioned."""
    soloist("add", URL, "--name", "Mina")
    assert "is already here: Mina." in soloist("add", URL).err
    done = soloist("add", "@mina_glow", "--platform", "tiktok")
    assert done.code == 0
    assert "The same handle is on Instagram: Mina." in done.err


def test_the_roster_as_json_has_every_figure(soloist: CommandLine) -> None:
    """Rates are numbers with their basis, money is exact, the unknown is null."""
    everybody = demo(soloist)("roster", "--json").json
    assert everybody["total"] == len(everybody["rows"]) == 60
    done = soloist("roster", "onyu", "--json")
    (row,) = done.json["rows"]
    assert done.err == ""
    assert row["name"] == "차온유"
    assert row["followers"] == 1_840_000
    assert row["tier"] == "celebrity"
    assert row["engagement_rate"] == pytest.approx(2.0342391)
    assert row["engagement_basis"] == "followers"
    assert row["rate"] == {"amount": "9000000", "currency": "KRW"}
    assert row["tags"] == ["뷰티", "셀럽"]
    assert (row["avg_views"], row["phone"]) == (None, None)
    assert row["accounts"] == 2


def test_a_filter_a_sort_and_a_limit(soloist: CommandLine) -> None:
    """A filter may begin with a dash; - before the sort turns it round."""
    demo(soloist)
    found = soloist(
        "roster", "-status:blocked", "country:KR", "--sort", "-followers", "--json"
    ).json
    figures = [row["followers"] or 0 for row in found["rows"]]
    assert figures == sorted(figures, reverse=True)
    assert {row["country"] for row in found["rows"]} == {"KR"}
    few = soloist("roster", "country:KR", "--limit", "2", "--json").json
    assert (few["total"] > 2, len(few["rows"])) == (True, 2)


@pytest.mark.parametrize(
    ("said", "code", "told"),
    [
        (("er>x",), 1, "“x” is not a number for er"),
        (("folowers>3",), 1, "did you mean “followers”?"),
        (("--sort", "shoe"), 2, "--sort: 'shoe' is nothing to sort by"),
        (("--limt", "3"), 2, "There is no option --limt. Did you mean --limit?"),
        (("--limit", "0"), 2, "--limit: '0' is not a whole number from 1 on."),
        (("--limit", "many"), 2, "'many' is not a whole number"),
    ],
)
def test_a_roster_that_makes_no_sense_is_refused(
    soloist: CommandLine, said: tuple[str, ...], code: int, told: str
) -> None:
    """With what would do."""
    done = demo(soloist)("roster", *said)
    assert (done.code, done.out) == (code, "")
    assert told in done.err


def test_the_table_shows_names_as_they_are(soloist: CommandLine) -> None:
    """Markup is text, nothing is cut where no terminal sets a width."""
    done = demo(soloist)("roster", "--limit", "3")
    lines = done.out.splitlines()
    assert lines[0].split() == [
        *("Name", "Handle", "Platform", "Followers", "Tier"),
        *("Engagement", "Status", "Country", "Tags"),
    ]
    assert lines[1].startswith("[bold]Rocket[/]")
    assert "Secondhand Paperback Appreciation Society" in done.out
    assert done.err == "The first 3 of 60; --limit N shows more.\n"
    assert soloist("roster", "nobody_at_all").err == "0 people\n"


def test_escapes_in_a_name_reach_no_terminal(soloist: CommandLine) -> None:
    """Neither in the table nor in JSON, which keeps them exactly."""
    name = "x\u202eevil"
    soloist("add", URL, "--name", name)
    table, listed = soloist("roster"), soloist("roster", "--json")
    assert "\u202e" not in table.out + listed.out
    assert "\\u202e" in listed.out
    assert listed.json["rows"][0]["name"] == name


def test_the_table_fits_a_terminal(soloist: CommandLine) -> None:
    """Eighty cells, Hangul counted double."""
    from rich.cells import cell_len

    demo(soloist)
    done = soloist.at_a_terminal("--db", soloist.db, "roster", prompt="?", answer="")
    lines = [line for line in done.out.splitlines() if "Instagram" in line]
    assert lines
    assert all(cell_len(line) <= 80 for line in lines)
    starts = {line[: line.index("Instagram")] for line in lines}
    assert len({cell_len(start) for start in starts}) == 1
