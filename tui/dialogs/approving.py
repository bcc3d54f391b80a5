"""Approving drafts with one key; what speaks against it asks once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui import format as fmt
from tui import i18n
from tui.i18n import _, ngettext
from tui.piece_words import title_of

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from store import Store
    from store.deliverable_rows import DeliverableRow
    from tui.app import SoloistApp

MOST = 8
"""Reasons that are told before somebody says yes."""

NOT_HERE = frozenset({"briefed", "drafting"})
"""States in which no draft was handed in."""


async def approve(app: SoloistApp, deliverable_ids: Sequence[int]) -> str:
    """Approve these drafts; what was done and what is next in words, or "".

    Where no draft is here, or the label of a caption, the guideline or the brand is
    not in order, it asks first and says why. To be awaited in a worker.
    """
    numbers = list(deliverable_ids)
    if not numbers:
        return ""
    said = ""
    with app.refusals_shown():
        rows, against = await app.look(_look, app.store, numbers)
        if not against or await _is_meant(app, against):
            today = app.today()
            await app.ask(app.store.reviews.approve, numbers, today=today)
            said = " ".join((approved(rows, today), _("u takes it back.")))
    return said


def approved(rows: Sequence[DeliverableRow], today: date) -> str:
    """That drafts are approved, and when they go live."""
    if len(rows) > 1:
        said = ngettext(
            "{count} draft is approved.", "{count} drafts are approved.", len(rows)
        )
        return said.format(count=fmt.whole(len(rows)))
    due = rows[0].live_due_on
    if due is None:
        return _("Approved. No day is said yet for going live.")
    if due < today:
        late = fmt.late((today - due).days)
        return _("Approved. It was to go live before today: {late}.").format(late=late)
    if due == today:
        return _("Approved. Goes live today.")
    said = _("Approved. Goes live on {day}.")
    return said.format(day=fmt.plain_day(due, year=due.year != today.year))


async def _is_meant(app: SoloistApp, against: Sequence[str]) -> bool:
    from tui.dialogs.asking import Confirm  # noqa: PLC0415 - where something is wrong

    told = list(against[:MOST])
    if len(against) > MOST:
        told.append(_("and {count} more").format(count=len(against) - MOST))
    question = Confirm(
        _("Approve all the same?"),
        "\n".join(told),
        yes=_("Approve"),
        no=_("Not yet"),
    )
    return await app.push_screen_wait(question)


def _look(
    store: Store, numbers: Sequence[int]
) -> tuple[list[DeliverableRow], list[str]]:
    """The pieces, and what speaks against approving them, a sentence each."""
    rows = [store.deliverables.one(number) for number in numbers]
    against = [
        f"{title_of([row])}: {reason}" if len(rows) > 1 else reason
        for row in rows
        for reason in _against(store, row)
    ]
    return rows, against


def _against(store: Store, row: DeliverableRow) -> list[str]:
    """What was found of one piece that is not in order."""
    found = []
    if row.state in NOT_HERE:
        nothing = _("There is no draft of it yet.")
        found.append(_("Its draft was not sent yet.") if row.draft_ref else nothing)
    if row.caption:
        verdict = store.compliance.lint(row.id).verdict
        if verdict is not None and not verdict.ok:
            found += [one.said(i18n.current()) for one in verdict.findings]
    if row.guideline is False:
        found.append(_("The guideline is not followed."))
    if row.brand_fit is False:
        found.append(_("It does not fit the brand."))
    return found
