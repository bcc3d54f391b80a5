"""What is paid, on paper: gross, what is kept back, net, and what stands against it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content

from store.rules.withholding import withhold
from tui import format as fmt
from tui.i18n import _, ngettext
from tui.ledger_columns import added, what, who
from tui.payment_columns import percent_words
from tui.show import show
from tui.widgets.paper import LABEL, Paper, fact, hung, label_width, wrapped

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from store.payment_rows import PaymentLine

MOST = 200
"""Payments that are told one by one; of more only what they come to is said."""


class PaymentsPaper(Paper):
    """What is paid: each with its parts and what should be known before."""

    def __init__(self, lines: Sequence[PaymentLine]) -> None:
        super().__init__()
        self.payments = lines

    def lines(self, width: int) -> Sequence[Content]:
        """One in full; of many what they come to, then each in short."""
        if len(self.payments) == 1:
            return [*in_full(self.payments[0], width), *_against(self.payments, width)]
        rows = [*_in_all(self.payments, width), Content("")]
        for one in self.payments[:MOST]:
            rows += _in_short(one, width)
        if (more := len(self.payments) - MOST) > 0:
            said = ngettext("and {count} more", "and {count} more", more)
            rows.append(Content.styled(said.format(count=fmt.whole(more)), LABEL))
        return rows


def in_full(one: PaymentLine, width: int) -> list[Content]:
    """The parts of one payment, from gross to net."""
    facts = [(_("Gross"), fmt.amount(one.gross))]
    facts += _kept_back(one)
    facts.append((_("They get"), fmt.amount(one.net)))
    papers = one.papers
    if papers is not None and papers.account_no:
        named = (papers.legal_name, papers.bank, papers.account_no)
        facts.append((_("Goes to"), " · ".join(filter(None, named))))
    wide = label_width((label for label, _value in facts), 24)
    rows: list[Content] = []
    for label, value in facts:
        shown = Content(show(value))
        if label == _("They get"):
            shown = shown.stylize("bold")
        rows += fact(label, shown, wide, width)
    return rows


def _kept_back(one: PaymentLine) -> Iterator[tuple[str, str]]:
    """What is kept back: the tax apart from VAT, for it is the tax that is reported."""
    parts, percent = one.payout, one.terms.withholding
    tax = fmt.amount(parts.tax)
    # A figure that was typed is no share of anything.
    if percent and withhold(parts.supply, percent)[0] == parts.tax:
        tax += f" ({percent_words(percent)})"
    if parts.vat_kept.minor:
        yield _("VAT not paid on"), fmt.amount(parts.vat_kept)
        yield _("Tax kept back"), tax
        return
    if parts.vat.minor:
        yield _("VAT in it"), fmt.amount(parts.vat)
    if parts.tax.minor:
        yield _("Kept back"), tax


def _in_short(one: PaymentLine, width: int) -> list[Content]:
    """Whom, for what, gross less what is kept back, and what stands against it."""
    parts, paid = [fmt.amount(one.gross)], one.payout
    if paid.vat_kept.minor:
        parts.append("- " + _("{amount} VAT").format(amount=fmt.amount(paid.vat_kept)))
    if paid.tax.minor:
        parts.append("- " + _("{amount} tax").format(amount=fmt.amount(paid.tax)))
    if one.withheld.minor:
        parts.append(f"= {fmt.amount(one.net)}")
    head = f"{show(who(one.cost))} · {show(what(one.cost))}: {' '.join(parts)}"
    rows = wrapped(Content(head), width)
    for words in remarks(one, "vat"):
        rows += hung("", wrapped(Content.styled(words, LABEL), width - 2), 2)
    return rows


def _against(lines: Sequence[PaymentLine], width: int) -> Iterator[Content]:
    for one in lines:
        for remark in remarks(one, "vat"):
            yield from wrapped(Content.styled(remark, "$text-warning"), width)


def remarks(one: PaymentLine, *besides: str) -> list[str]:
    """What should be known before it is paid, a sentence each; gates are marked.

    What is said elsewhere, ``besides``, is left out.
    """
    return [
        f"{'‼' if remark.is_gate else '!'} {fmt.said(remark.text, remark.detail)}"
        for remark in one.remarks
        if remark.code not in besides
    ]


def _in_all(lines: Sequence[PaymentLine], width: int) -> list[Content]:
    taxes = [one.payout.tax for one in lines if one.payout.tax.minor]
    vats = [one.payout.vat_kept for one in lines if one.payout.vat_kept.minor]
    facts = [(_("Gross"), added(one.gross for one in lines))]
    if vats:
        facts.append((_("VAT not paid on"), added(vats)))
    if taxes:
        facts.append((_("Tax kept back") if vats else _("Kept back"), added(taxes)))
    facts.append((_("They get"), added(one.net for one in lines)))
    wide = label_width((label for label, _value in facts), 24)
    rows: list[Content] = []
    for label, value in facts:
        rows += fact(label, Content.styled(value, "bold"), wide, width)
    return rows
