"""The ways out of a message: copied, as a mail file, into the mail program."""

from __future__ import annotations

import webbrowser
from collections.abc import Iterator
from email import message_from_bytes, policy
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, urlsplit

import pytest

from tests.tui.card_host import opened, settled, typed
from tests.tui.compose_host import ana, copies, dialog, ready, worked, writing

if TYPE_CHECKING:
    from store import Store


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """A workspace with a sender and a template."""
    with opened(tmp_path) as store:
        ready(store)
        yield store


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Her own folder."""
    folder = tmp_path / "hers"
    folder.mkdir()
    monkeypatch.setenv("HOME", str(folder))
    return folder


@pytest.fixture
def links(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What the mail program is given."""
    given_to: list[str] = []

    def browser(url: str) -> bool:
        given_to.append(url)
        return True

    monkeypatch.setattr(webbrowser, "open", browser)
    return given_to


def files(home: Path) -> list[Path]:
    """What was written."""
    return list(home.iterdir())


async def test_a_korean_mail_file_comes_back_to_the_letter(
    store: Store, home: Path
) -> None:
    """Read by another parser: who, subject and text are what the screen showed."""
    talk = ana(store, language="ko", name="박민아")
    async with writing(store, talk) as (app, pilot):
        await settled(pilot, "shift+tab")
        dialog(app).letter.subject.insert(" 봄맞이 🌸", 16)
        await settled(pilot)
        subject = dialog(app).letter.subject.value
        body = dialog(app).letter.body.text
        await settled(pilot, "ctrl+e")
        assert "~/박민아_2026-03-02.eml" in app.page()
        await worked(app, pilot, "enter")
        file = home / "박민아_2026-03-02.eml"
        assert file.stat().st_mode & 0o777 == 0o600
        mail = message_from_bytes(file.read_bytes(), policy=policy.default)
        assert mail["Subject"] == subject == "A note from Alex 봄맞이 🌸"
        assert mail["To"].addresses[0].display_name == "박민아"
        assert mail["To"].addresses[0].addr_spec == "ana@luz.example"
        assert mail.get_content().replace("\r\n", "\n").rstrip("\n") == body
        assert "✓ Saved as 박민아_2026-03-02.eml." in app.page()


async def test_a_name_with_header_breaks_makes_no_second_header(
    store: Store, home: Path
) -> None:
    """Whatever another program put into the file; nobody else is written to."""
    talk = ana(store)
    name = "Ana\r\nBcc: evil@x.example\u2028To: y@x.example\u0085X-A: b"
    with store.database.writing("odd", ("roster",)) as unit:
        unit.connection.execute("UPDATE influencer SET name=?", (name,))
    store.templates.save(
        None,
        name="Odd",
        language="en",
        channel="mail",
        kind="pitch",
        subject="For {{ name }}",
        body="Hi",
    )
    async with writing(store, talk) as (app, pilot):
        await worked(app, pilot, "ctrl+e", "enter")
        (file,) = files(home)
        mail = message_from_bytes(file.read_bytes(), policy=policy.default)
        assert sorted(mail.keys()) == [
            *("Content-Transfer-Encoding", "Content-Type", "Date", "MIME-Version"),
            *("Subject", "To", "X-Unsent"),
        ]
        assert [one.addr_spec for one in mail["To"].addresses] == ["ana@luz.example"]


async def test_no_file_is_written_over_without_asking(store: Store, home: Path) -> None:
    """No is no."""
    talk = ana(store)
    file = home / "Ana_Luz_2026-03-02.eml"
    file.write_text("hers")
    async with writing(store, talk) as (app, pilot):
        await settled(pilot, "ctrl+e", "enter")
        assert "There is such a file already. Replace it?" in app.page()
        await settled(pilot, "n")
        assert file.read_text() == "hers"
        assert "✓" not in app.lines()[-4]
        await worked(app, pilot, "ctrl+e", "enter", "y")
        assert b"A note from Alex" in file.read_bytes()


async def test_a_file_that_cannot_be_written_is_told_in_place(
    store: Store, home: Path
) -> None:
    """The message stays as it is."""
    talk = ana(store)
    async with writing(store, talk) as (app, pilot):
        await settled(pilot, "ctrl+e")
        await typed(pilot, f"{home}/no/such/ana", "enter")
        await worked(app, pilot)
        assert "There is no folder" in app.page()
        assert files(home) == []


async def test_the_mail_program_gets_a_link_that_holds_nothing_else(
    store: Store, links: list[str]
) -> None:
    """An ampersand in the text adds no reader."""
    talk = ana(store)
    async with writing(store, talk) as (app, pilot):
        await typed(pilot, "Q&bcc=evil@x.example? ")
        await worked(app, pilot, "ctrl+o")
        assert "✓ Opened in your mail program." in app.page()
        (link,) = links
        assert urlsplit(link).path == "ana@luz.example"
        asked = parse_qs(urlsplit(link).query)
        assert asked.keys() == {"subject", "body"}
        assert asked["body"][0].startswith("Q&bcc=evil@x.example? Hi Ana")


async def test_a_long_mail_becomes_a_file_and_says_so(
    store: Store, home: Path, links: list[str]
) -> None:
    """Mail programs cut long links."""
    talk = ana(store)
    async with writing(store, talk) as (app, pilot):
        dialog(app).letter.body.insert("길다 " * 400)
        await settled(pilot, "ctrl+o")
        assert "Save the mail as" in app.page()
        assert "Too long for a link to your mail program" in app.told[-1]
        await worked(app, pilot, "enter")
        assert links == []
        assert [one.suffix for one in files(home)] == [".eml"]


async def test_without_an_address_there_is_no_mail(
    store: Store, links: list[str]
) -> None:
    """It says so before any question."""
    talk = ana(store, email="")
    async with writing(store, talk) as (app, pilot):
        assert "no address known" in app.page()
        for key in ("ctrl+e", "ctrl+o"):
            await settled(pilot, key)
            assert "A letter needs an e-mail address to go to." in app.page()
        assert links == []


async def test_a_direct_message_is_copied_or_becomes_a_plain_file(
    store: Store, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where nothing can copy, a file is the last resort."""
    taken = copies(monkeypatch, by="none")
    talk = ana(store, preferred_channel="dm")
    store.templates.save(
        None,
        name="Hello",
        language="en",
        channel="dm",
        kind="dm",
        subject="",
        body="Hi {{ name }}!",
    )
    async with writing(store, talk) as (app, pilot):
        await settled(pilot, "ctrl+y")
        assert taken == ["Hi Ana Luz!"]
        assert "Nothing here can copy. ^E writes a file instead." in app.page()
        await worked(app, pilot, "ctrl+e", "enter")
        assert (home / "Ana_Luz_2026-03-02.txt").read_text() == "Hi Ana Luz!"


async def test_the_subject_is_copied_from_its_own_field(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A mail in the browser has two fields to paste into."""
    taken = copies(monkeypatch)
    talk = ana(store)
    async with writing(store, talk) as (app, pilot):
        await settled(pilot, "shift+tab", "ctrl+y")
        assert taken == ["A note from Alex"]
        assert "✓ Copied the subject." in app.page()


async def test_a_copy_with_gaps_is_warned_of(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It may be finished elsewhere; here it is not."""
    copies(monkeypatch)
    store.templates.put_away("own.1")
    async with writing(store, ana(store)) as (app, pilot):
        await settled(pilot, "ctrl+y")
        assert "Copied. Mind the gaps that are still in it." in app.page()
