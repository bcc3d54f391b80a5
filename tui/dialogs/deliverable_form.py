"""A piece of content: what kind, what it shows and says, and by when."""

from __future__ import annotations

from typing import TYPE_CHECKING

from store.deliverables import DeliverableDraft
from tui import format as fmt
from tui.campaign_terms import CONTENT_KIND, read_code, spoken
from tui.dialogs.entry_form import EntryForm
from tui.dialogs.fields_form import offered_draft
from tui.i18n import N_, _, ngettext
from tui.widgets.entry_row import DayRow, EntryRow, WordRow

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from store.card import AccountCard
    from store.deliverable_rows import DeliverableRow
    from tui.app import SoloistApp
    from tui.drafts import Draft


class ContentForm(EntryForm):
    """Edits a piece of content; ``accounts`` are those that it may be for."""

    FORM = "content"
    HEIGHT = 20

    def __init__(
        self,
        row: DeliverableRow,
        accounts: Sequence[AccountCard],
        today: date,
        draft: Draft | None = None,
    ) -> None:
        self._row = row
        self._today = today
        self.accounts = account_words(accounts)
        texts = {} if draft is None else draft.texts
        super().__init__(
            row.id,
            row.version if draft is None else draft.version,
            _("Content of {name}").format(name=row.name),
            content_rows(row, self.accounts, today, texts),
        )

    def draft(self) -> DeliverableDraft:
        """The piece as it is typed."""
        return _draft(self)

    async def save(self, number: int, version: int, typed: Mapping[str, str]) -> None:  # noqa: ARG002 - the draft holds all
        """Keep it; raises StoreError."""
        edit = self.soloist.store.deliverables.edit
        await self.soloist.ask(edit, number, self.draft(), version)

    async def stored(self, number: int) -> tuple[int, Mapping[str, str]]:
        """The piece as it is stored by now."""
        deliverables = self.soloist.store.deliverables
        row = await self.soloist.look(deliverables.one, number)
        fields = content_rows(row, self.accounts, self._today, {})
        return row.version, {field.field.name: field.base for field in fields}


class NewContentForm(EntryForm):
    """Asks for a piece of content, the same of each of these people."""

    FORM = ""
    HEIGHT = 20

    def __init__(
        self,
        people: Sequence[int],
        name: str,
        accounts: Sequence[AccountCard],
        today: date,
    ) -> None:
        self._people, self._today = tuple(people), today
        self.accounts = account_words(accounts)
        self.added: Sequence[int] = ()
        """The numbers of what was asked for."""
        count = len(self._people)
        many = ngettext(
            "Content of {count} person", "Content of each of {count} people", count
        )
        super().__init__(
            0,
            0,
            _("Content of {name}").format(name=name)
            if count == 1
            else many.format(count=count),
            content_rows(None, self.accounts, today, {"kind": _(CONTENT_KIND["post"])}),
        )

    async def save(self, number: int, version: int, typed: Mapping[str, str]) -> None:  # noqa: ARG002 - the draft holds all
        """Ask it of each; raises StoreError."""
        add = self.soloist.store.deliverables.add
        self.added = await self.soloist.ask(
            add, self._people, _draft(self), today=self._today
        )


def account_words(accounts: Sequence[AccountCard]) -> dict[str, str]:
    """Accounts in words, by their numbers; none where there is nothing to choose."""
    return {
        str(account.id): f"{fmt.word(fmt.PLATFORM, account.platform)} @{account.handle}"
        for account in accounts
    }


def content_rows(
    row: DeliverableRow | None,
    accounts: Mapping[str, str],
    today: date,
    texts: Mapping[str, str],
) -> Sequence[EntryRow]:
    """The fields of a piece of content, in the order of the form."""
    kind = "" if row is None else _(CONTENT_KIND[row.kind])
    title = (row and row.title) or ""
    which = "" if row is None else accounts.get(str(row.account_id), "")
    rows = [
        WordRow("kind", N_("Kind"), spoken(CONTENT_KIND), kind, texts.get("kind")),
        EntryRow("title", N_("Title"), title, texts.get("title")),
        EntryRow(
            "substance",
            N_("It shows and says"),
            (row and row.substance) or "",
            texts.get("substance"),
            kind="block",
        ),
        *(
            DayRow(name, said, today, getattr(row, name, None), texts.get(name))
            for name, said in (
                ("draft_due_on", N_("Draft due on")),
                ("live_due_on", N_("Live on")),
            )
        ),
    ]
    if accounts:
        account = WordRow(
            "account", N_("On which account"), accounts, which, texts.get("account")
        )
        rows.append(account)
    return rows


def _draft(form: ContentForm | NewContentForm) -> DeliverableDraft:
    days = {
        name: row.day for name, row in form.entries.items() if isinstance(row, DayRow)
    }
    account = ""
    if "account" in form.entries:
        account = read_code(form.text("account"), form.accounts)
    return DeliverableDraft(
        kind=read_code(form.text("kind"), spoken(CONTENT_KIND)) or "other",
        title=form.text("title"),
        substance=form.text("substance"),
        account_id=int(account) if account else None,
        **days,
    )


async def _accounts(app: SoloistApp, influencer_id: int) -> Sequence[AccountCard]:
    card = await app.look(app.store.cards.card, influencer_id)
    return card.accounts


async def edit_content(app: SoloistApp, deliverable_id: int) -> bool:
    """Edit a piece of content; True once it is saved. To be awaited in a worker."""
    saved: bool | None = False
    with app.refusals_shown():
        row = await app.look(app.store.deliverables.one, deliverable_id)
        accounts = await _accounts(app, row.influencer_id)
        draft = await offered_draft(app, ContentForm.FORM, row.id, row.name)
        form = ContentForm(row, accounts, app.today(), draft)
        saved = await app.push_screen_wait(form)
    return bool(saved)


async def ask_content(
    app: SoloistApp, people: Sequence[tuple[int, int, str]]
) -> Sequence[int]:
    """Ask for content of people, given as collaboration, influencer and name.

    Returns the numbers of what was asked for. To be awaited in a worker.
    """
    form: NewContentForm | None = None
    with app.refusals_shown():
        _talk, person, name = people[0]
        # Several people share no account.
        accounts = await _accounts(app, person) if len(people) == 1 else ()
        numbers = [one[0] for one in people]
        form = NewContentForm(numbers, name, accounts, app.today())
        await app.push_screen_wait(form)
    return () if form is None else form.added
