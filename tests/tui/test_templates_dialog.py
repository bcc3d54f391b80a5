"""The templates: seen filled in, reworded, put away, with how often each works."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from store.outreach_draft import TouchDraft
from tests.builders import TODAY, person
from tests.tui.card_host import Host, opened, settled, typed
from tui import i18n
from tui.dialogs.template_form import TemplateForm, spelled
from tui.dialogs.templates import manage_templates
from tui.format import DASH

if TYPE_CHECKING:
    from textual.pilot import Pilot

    from store import Store


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """An empty workspace."""
    with opened(tmp_path) as store:
        yield store


async def shown(app: Host, pilot: Pilot[None]) -> None:
    """Open the templates."""
    app.run_worker(manage_templates(app), group="act")
    await settled(pilot)
    await counted(app, pilot)


async def counted(app: Host, pilot: Pilot[None], *keys: str) -> None:
    """Press keys, and wait for what they load or save."""
    await settled(pilot, *keys)
    busy = [
        one
        for one in app.workers
        if one.group in {"load", "save"} and not one.is_finished
    ]
    if busy:
        await app.workers.wait_for_complete(busy)
    await settled(pilot)


def form(app: Host) -> TemplateForm:
    """The form on top."""
    assert isinstance(app.screen, TemplateForm)
    return app.screen


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_each_is_seen_filled_in_with_its_answers(
    store: Store, size: tuple[int, int]
) -> None:
    """A rate of few messages stands in brackets, of none is a dash."""
    for place in range(4):
        owner = person(store.database, f"P{place}")
        key = "pitch.en" if place < 3 else "pitch.ko"
        draft = TouchDraft(owner, template=key, on=date(2026, 2, 2))
        store.outreach.log(draft, today=TODAY)
        if place != 1:
            back = TouchDraft(owner, direction="in", on=date(2026, 2, 4))
            store.outreach.log(back, today=TODAY)
    app = Host(store)
    async with app.run_test(size=size) as pilot:
        await shown(app, pilot)
        for word, sent, answered in (
            ("Pitch ", "3", "67%"),
            ("첫 제안", "1", "(100%)"),
            ("Propuesta", DASH, DASH),
        ):
            line = next(line for line in app.lines() if word in line)
            found = line.partition("E-mail")[2].split()
            assert found[0] == sent
            assert found[1].startswith(answered)
        assert "Mina, a paid idea from Papermoon" in app.page()
        await settled(pilot, "j")
        assert "[페이퍼문] 박민아님께" in app.page()
        assert app.crashes == []


async def test_a_template_is_reworded_and_goes_back(store: Store) -> None:
    """It is marked as hers, and r brings the shipped wording."""
    app = Host(store)
    async with app.run_test(size=(80, 24)) as pilot:
        await shown(app, pilot)
        assert "r Shipped" not in app.page()
        await settled(pilot, "enter")
        form(app).query_one("#body").text = "Short and sweet, {{ name }}."  # type: ignore[attr-defined]
        await counted(app, pilot, "ctrl+s")
        assert "Short and sweet, Mina Park." in app.page()
        assert "* Pitch" in app.page()
        assert store.templates.get("pitch.en").changed
        await counted(app, pilot, "r")
        assert not store.templates.get("pitch.en").changed
        assert "* Pitch" not in app.page()
        assert app.crashes == []


async def test_an_error_stands_at_its_field_and_holds_the_save(store: Store) -> None:
    """With the nearest field there is."""
    app = Host(store)
    async with app.run_test(size=(80, 24)) as pilot:
        await shown(app, pilot)
        await settled(pilot, "enter")
        await typed(pilot, "{{ nmae }}")
        wrong = "Line 1: “{{ nmae }}” is not a field; did you mean “{{ name }}”?"
        assert wrong in app.page()
        await counted(app, pilot, "ctrl+s")
        assert form(app).is_current
        assert not store.templates.get("pitch.en").changed
        await settled(pilot, "escape")
        assert "Throw away what you typed?" in app.page()
        await settled(pilot, "enter")
        assert "Message templates" in app.page()
        assert app.crashes == []


async def test_a_new_one_is_made_with_fields_from_a_list(store: Store) -> None:
    """For a channel and a language; a message without mail has no subject."""
    app = Host(store)
    async with app.run_test(size=(80, 24)) as pilot:
        await shown(app, pilot)
        await settled(pilot, "n")
        await typed(pilot, "Hey")
        await settled(pilot, "enter", "left", "enter", "right", "enter", "right")
        assert "← Other →" in app.page()
        assert "← DM →" in app.page()
        assert "← 한국어 →" in app.page()
        assert "Subject" not in app.page()
        await settled(pilot, "tab")
        await typed(pilot, "Hi ")
        await settled(pilot, "ctrl+f")
        await typed(pilot, "promo")
        await settled(pilot, "enter")
        assert "Hi {{ promo code }}" in app.page()
        await counted(app, pilot, "ctrl+s")
        made = store.templates.get("own.1")
        assert (made.kind, made.channel, made.language) == ("other", "dm", "ko")
        assert made.body == "Hi {{ promo code }}"
        assert "* Hey" in app.page()
        assert app.crashes == []


async def test_one_is_put_away_and_brought_back(store: Store) -> None:
    """It is not offered meanwhile."""
    app = Host(store)
    async with app.run_test(size=(80, 24)) as pilot:
        await shown(app, pilot)
        await counted(app, pilot, "d")
        assert "pitch.en" not in {row.key for row in store.templates.all()}
        assert "Pitch is put away." in app.told[-1]
        await counted(app, pilot, "a", "g")
        assert "r Bring back" in app.page()
        await counted(app, pilot, "r")
        assert "pitch.en" in {row.key for row in store.templates.all()}
        assert app.crashes == []


async def test_a_save_over_a_newer_one_is_told_and_the_text_stays(
    store: Store,
) -> None:
    """Another window was faster."""
    app = Host(store)
    async with app.run_test(size=(80, 24)) as pilot:
        await shown(app, pilot)
        await settled(pilot, "enter")
        row = store.templates.get("pitch.en")
        store.templates.save(
            row.key,
            name=row.name,
            language=row.language,
            channel=row.channel,
            kind=row.kind,
            subject="Other",
            body="Other",
        )
        await typed(pilot, "Mine ")
        await counted(app, pilot, "ctrl+s")
        assert "was changed elsewhere while you were editing" in app.page()
        assert store.templates.get("pitch.en").body == "Other"
        assert "Mine Hi {{ first_name" in app.page()
        assert app.crashes == []


async def test_a_half_typed_template_is_offered_again(
    store: Store, tmp_path: Path
) -> None:
    """The draft is there after a kill."""
    app = Host(store, tmp_path / "drafts")
    async with app.run_test(size=(80, 24)) as pilot:
        await shown(app, pilot)
        await settled(pilot, "enter")
        await typed(pilot, "Half ")
        app.save_drafts()
    app = Host(store, tmp_path / "drafts")
    async with app.run_test(size=(80, 24)) as pilot:
        await shown(app, pilot)
        await settled(pilot, "enter")
        assert "Go on with the template you were typing?" in app.page()
        await settled(pilot, "enter")
        assert form(app).texts["body"].startswith("Half Hi {{ first_name")


def test_a_field_is_spelled_as_she_reads_it_where_that_is_understood() -> None:
    """Else by its own name, which always is."""
    assert spelled("promo_code") == "{{ promo code }}"
    i18n.install("ko")
    assert spelled("first_name") == "{{ first_name }}"
