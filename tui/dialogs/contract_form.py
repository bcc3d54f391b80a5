"""A contract: where it stands, what it settles, and who else holds this person."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import work
from textual.binding import Binding, BindingType

from store.contract_rows import ContractRow
from store.contracts import ContractDraft
from tui import format as fmt
from tui.campaign_terms import (
    CLAUSE,
    CONTRACT,
    day_word,
    read_any_day,
    read_code,
    read_pieces,
    spoken,
)
from tui.dialogs.asking import Choice, Choose, Confirm
from tui.dialogs.entry_form import EntryForm
from tui.dialogs.fields_form import offered_draft
from tui.i18n import N_, _
from tui.widgets.entry_row import CheckRow, CountRow, DayRow, EntryRow, WordRow

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from store.contract_rows import Conflict
    from tui.app import SoloistApp
    from tui.drafts import Draft

DAYS = (
    ("sent_on", N_("Sent on")),
    ("signed_on", N_("Signed on")),
    ("starts_on", N_("Begins on")),
    ("ends_on", N_("Ends on")),
)

WORDS = (
    ("scope", N_("What is owed"), "block"),
    ("compensation", N_("What is paid"), "block"),
    ("file", N_("Where it is"), "line"),
    ("exclusivity", N_("Not also for"), "line"),
)


class ContractForm(EntryForm):
    """Edits a contract; the number it is opened with is the contract's."""

    FORM = "contract"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+d", "remove", N_("Delete"), priority=True),
    ]

    def __init__(
        self,
        collaboration_id: int,
        name: str,
        row: ContractRow,
        today: date,
        *,
        told: str = "",
        draft: Draft | None = None,
    ) -> None:
        self.collaboration_id, self._today = collaboration_id, today
        texts = {} if draft is None else dict(draft.texts)
        super().__init__(
            row.id,
            row.version if draft is None else draft.version,
            self.titled(name),
            contract_rows(row, today, self.begun(texts)),
            told,
        )

    def titled(self, name: str) -> str:
        """What the form is called."""
        return _("Contract with {name}").format(name=name)

    def begun(self, texts: dict[str, str]) -> dict[str, str]:
        """What stands in the fields at first, where that is not what is stored."""
        return texts

    def draft(self) -> ContractDraft:
        """The contract as it is typed."""
        text = self.text
        sent, signed, starts, ends = (self._day(name) for name, _title in DAYS)
        return ContractDraft(
            status=read_code(text("status"), spoken(CONTRACT)) or "draft",
            scope=text("scope"),
            compensation=text("compensation"),
            sent_on=sent,
            signed_on=signed,
            starts_on=starts,
            ends_on=ends,
            file=text("file"),
            clauses=frozenset(text("clauses").split()),
            exclusivity=text("exclusivity"),
            exclusivity_until=self._day("exclusivity_until"),
            payment_days=read_pieces(text("payment_days")),
        )

    def _day(self, name: str) -> date | None:
        return read_any_day(self.text(name), self._today)

    async def save(self, number: int, version: int, typed: Mapping[str, str]) -> None:  # noqa: ARG002 - the draft holds all
        """Keep it; raises StoreError."""
        await self.soloist.ask(
            self.soloist.store.contracts.save,
            self.collaboration_id,
            self.draft(),
            number,
            version,
            today=self._today,
        )

    async def stored(self, number: int) -> tuple[int, Mapping[str, str]]:
        """The contract as it is stored by now."""
        contracts = self.soloist.store.contracts
        rows = await self.soloist.look(
            contracts.of_collaboration, self.collaboration_id
        )
        row = next((one for one in rows if one.id == number), None)
        if row is None:
            return await super().stored(number)
        fields = contract_rows(row, self._today, {})
        return row.version, {field.field.name: field.base for field in fields}

    @work(group="cancel", exclusive=True)
    async def action_remove(self) -> None:
        """Delete the contract."""
        sure = Confirm(_("Delete this contract?"), yes=_("Delete"), no=_("Keep"))
        if not await self.app.push_screen_wait(sure):
            return
        with self.refusals_shown():
            await self.soloist.ask(self.soloist.store.contracts.remove, self._number)
            self._leave(saved=True)


class NewContractForm(ContractForm):
    """Asks for a contract; the number it is opened with is the collaboration's."""

    FORM = "new-contract"

    def titled(self, name: str) -> str:
        """What the form is called."""
        return _("New contract with {name}").format(name=name)

    def begun(self, texts: dict[str, str]) -> dict[str, str]:
        """A new one begins as a draft."""
        return {"status": _(CONTRACT["draft"]), **texts}

    async def save(self, number: int, version: int, typed: Mapping[str, str]) -> None:  # noqa: ARG002 - the draft holds all
        """Keep it; raises StoreError."""
        save = self.soloist.store.contracts.save
        await self.soloist.ask(save, number, self.draft(), today=self._today)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """There is nothing to delete yet."""
        return action != "remove" and super().check_action(action, parameters)


def contract_rows(
    row: ContractRow, today: date, texts: Mapping[str, str]
) -> Sequence[EntryRow]:
    """The fields of a contract, in the order of the form."""
    is_new = not row.version
    status = "" if is_new else _(CONTRACT[row.status])
    days = [
        DayRow(name, title, today, getattr(row, name), texts.get(name))
        for name, title in DAYS
    ]
    words = [
        EntryRow(name, title, getattr(row, name) or "", texts.get(name), kind=kind)
        for name, title, kind in WORDS
    ]
    return (
        WordRow("status", N_("State"), spoken(CONTRACT), status, texts.get("status")),
        *days[:2],
        CheckRow(
            "clauses",
            N_("It settles"),
            spoken(CLAUSE),
            " ".join(sorted(row.clauses)),
            texts.get("clauses"),
        ),
        *words[:2],
        *days[2:],
        *words[2:],
        DayRow(
            "exclusivity_until",
            N_("Until"),
            today,
            row.exclusivity_until,
            texts.get("exclusivity_until"),
        ),
        CountRow(
            "payment_days",
            N_("Paid within"),
            "" if row.payment_days is None else str(row.payment_days),
            texts.get("payment_days"),
            hint=_("days after going live; empty is what is usual"),
        ),
    )


def conflict_words(conflicts: Sequence[Conflict]) -> str:
    """Exclusivities in the way, a sentence each; "" for none."""
    said = _("{name} is exclusive for {campaign} until {day}: {words}")
    return "\n".join(
        said.format(
            name=one.influencer,
            campaign=one.campaign or fmt.DASH,
            day=fmt.plain_day(one.until),
            words=one.exclusivity or fmt.DASH,
        )
        for one in conflicts
    )


def _blank(collaboration_id: int) -> ContractRow:
    """What a form of a new contract stands on."""
    return ContractRow(
        id=collaboration_id,
        collaboration_id=collaboration_id,
        status="draft",
        scope=None,
        compensation=None,
        sent_on=None,
        signed_on=None,
        starts_on=None,
        ends_on=None,
        file=None,
        clauses=frozenset(),
        exclusivity=None,
        exclusivity_until=None,
        version=0,
    )


async def edit_contract(app: SoloistApp, collaboration_id: int, name: str) -> bool:
    """Edit the contract with somebody, or make the first one; True once it is saved.

    Where there are several it asks which. To be awaited in a worker.
    """
    contracts = app.store.contracts
    saved: bool | None = False
    with app.refusals_shown():
        rows = await app.look(contracts.of_collaboration, collaboration_id)
        told = conflict_words(await app.look(contracts.conflicts, collaboration_id))
        number = rows[0].id if len(rows) == 1 else 0
        if len(rows) > 1:
            chosen = await app.push_screen_wait(_which(rows, name, app.today()))
            if chosen is None:
                return False
            number = chosen
        row = next((one for one in rows if one.id == number), None)
        form = NewContractForm if row is None else ContractForm
        row = row or _blank(collaboration_id)
        draft = await offered_draft(app, form.FORM, row.id, name)
        saved = await app.push_screen_wait(
            form(collaboration_id, name, row, app.today(), told=told, draft=draft)
        )
    return bool(saved)


def _which(rows: Sequence[ContractRow], name: str, today: date) -> Choose[int]:
    choices = [
        Choice(
            row.id,
            _(CONTRACT[row.status]),
            day_word(row.signed_on or row.sent_on, today),
        )
        for row in rows
    ]
    choices.append(Choice(0, _("New contract")))
    return Choose(_("Which contract with {name}?").format(name=name), choices)
