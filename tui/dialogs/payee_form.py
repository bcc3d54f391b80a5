"""What is needed to pay somebody: name, bank, and how they are taxed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from store.payees import PayeeDraft
from store.rules.withholding import (
    NOT_ADVICE,
    OFFERED,
    TAX_KIND_TEXT,
    WITHHELD_BY_ITSELF,
    read_percent,
)
from tui.campaign_terms import read_code, spoken
from tui.dialogs.entry_form import EntryForm
from tui.dialogs.fields_form import offered_draft
from tui.i18n import N_, _
from tui.payment_columns import PAPER, TAX_KIND, percent_words
from tui.widgets.entry_row import EntryRow, WordRow
from tui.widgets.person_words import country
from tui.widgets.safe_input import SafeInput

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from store.payees import PayeeRow
    from tui.app import SoloistApp
    from tui.drafts import Draft

WORDS = ("legal_name", "tax_id", "bank", "account_no")


class TaxKindRow(WordRow):
    """A field that takes how somebody is taxed, and says what that means."""

    def __init__(self, base: str, text: str | None) -> None:
        super().__init__("tax_kind", PAPER["tax_kind"], spoken(TAX_KIND), base, text)

    def accepts(self) -> str:
        """The words; once one is chosen, what somebody like that is paid."""
        if self.code:
            return f"→ {_(TAX_KIND_TEXT[self.code])}"
        return super().accepts()


class PercentRow(EntryRow):
    """A field that takes a percentage; ``offered`` is what it shows while empty."""

    TYPED_OVER = True

    def __init__(
        self,
        name: str,
        title: str,
        base: str,
        text: str | None,
        *,
        hint: str,
        offered: str = "",
    ) -> None:
        super().__init__(name, title, base, text, hint=hint)
        if isinstance(self.entry, SafeInput):
            self.entry.placeholder = offered

    def read(self, typed: str) -> str:
        """The percentage as the language writes it."""
        try:
            found = read_percent(typed)
        except ValueError:
            raise ValueError(_("Write a share from 0 to 100 %: 3.3.")) from None
        return "" if found is None else f"→ {percent_words(found)} · {self._accepted}"


class PayeeForm(EntryForm):
    """Edits what is needed to pay somebody."""

    FORM = "payee"
    HEIGHT = 22

    def __init__(self, row: PayeeRow, draft: Draft | None = None) -> None:
        texts = {} if draft is None else draft.texts
        super().__init__(
            row.influencer_id,
            row.version if draft is None else draft.version,
            _("How {name} is paid").format(name=row.name),
            _fields(row, texts),
        )

    async def save(self, number: int, version: int, typed: Mapping[str, str]) -> None:  # noqa: ARG002 - the draft holds all
        """Keep it; raises StoreError."""
        draft = PayeeDraft(
            tax_kind=read_code(self.text("tax_kind"), spoken(TAX_KIND)),
            withholding_percent=self.text("withholding_percent"),
            vat_percent=self.text("vat_percent"),
            notes=self.text("notes"),
            **{name: self.text(name) for name in WORDS},
        )
        await self.soloist.ask(self.soloist.store.payees.save, number, draft, version)

    async def stored(self, number: int) -> tuple[int, Mapping[str, str]]:
        """What is stored of them by now."""
        row = await self.soloist.look(self.soloist.store.payees.one, number)
        return row.version, {one.field.name: one.base for one in _fields(row, {})}


def _fields(row: PayeeRow, texts: Mapping[str, str]) -> Sequence[EntryRow]:
    """The fields, in the order of the form."""
    papers = row.papers
    kind = _(TAX_KIND[papers.tax_kind]) if papers.tax_kind else ""
    usual = _("empty is what the settings say")
    offered = ""
    if row.withholding_percent is None and row.terms.withholding is not None:
        usual = _("empty is {percent}, as the settings say").format(
            percent=percent_words(row.terms.withholding)
        )
    elif row.terms.withholding is None and papers.tax_kind in WITHHELD_BY_ITSELF:
        offered = OFFERED.get(row.country or "", "")
        if percent := read_percent(offered):
            said = _("{percent} is usual in {country}; empty is none")
            usual = said.format(
                percent=percent_words(percent), country=country(row.country or "")
            )

    def words(name: str, kind: str = "line") -> EntryRow:
        title = PAPER.get(name, N_("Notes"))
        base = getattr(papers, name) or ""
        return EntryRow(name, title, base, texts.get(name), kind=kind)

    return [
        words("legal_name"),
        TaxKindRow(kind, texts.get("tax_kind")),
        words("tax_id"),
        PercentRow(
            "withholding_percent",
            N_("Kept back, %"),
            row.withholding_percent or "",
            texts.get("withholding_percent"),
            hint=f"{usual}. {_(NOT_ADVICE)}",
            offered=offered,
        ),
        PercentRow(
            "vat_percent",
            N_("VAT in it, %"),
            row.vat_percent or "",
            texts.get("vat_percent"),
            hint=_("part of what is promised to them; empty for none"),
        ),
        words("bank"),
        words("account_no"),
        words("notes", "block"),
    ]


async def edit_payee(app: SoloistApp, influencer_id: int) -> bool:
    """Edit how somebody is paid; True once it is saved. To be awaited in a worker."""
    saved: bool | None = False
    with app.refusals_shown():
        row = await app.look(app.store.payees.one, influencer_id)
        draft = await offered_draft(app, PayeeForm.FORM, influencer_id, row.name)
        saved = await app.push_screen_wait(PayeeForm(row, draft))
    return bool(saved)
