"""Answering the rest of compliance lists with one key; what failed asks once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui import format as fmt
from tui import i18n
from tui.campaign_terms import CONTENT_KIND
from tui.dialogs.asking import Confirm
from tui.i18n import _, ngettext

if TYPE_CHECKING:
    from collections.abc import Sequence

    from checklists.compliance import ComplianceItem
    from store import Store
    from store.compliance import ComplianceLine
    from tui.app import SoloistApp

READY = frozenset({"submitted", "approved", "live", "measured"})
"""Lanes of pieces of which there is something to look at."""

MOST = 4
"""Pieces that are named before somebody says yes."""


async def answer_rest(
    app: SoloistApp,
    lines: Sequence[ComplianceLine],
    points: Sequence[ComplianceItem],
) -> str:
    """Note that all is in order that nobody looked at; what was done, or "".

    Pieces of which no draft is here are left. To be awaited in a worker.
    """
    ready = [one for one in lines if one.lane in READY]
    open_ = [one for one in ready if None in one.answers]
    parts = []
    with app.refusals_shown():
        if open_:
            reasons = await app.look(_against, app.store, open_, points)
            if reasons and not await _is_meant(app, reasons):
                return ""
            answer = app.store.compliance.answer_open
            numbers = [one.deliverable_id for one in open_]
            count = await app.ask(answer, numbers, today=app.today())
            parts.append(_said(count))
        elif ready:
            parts.append(_("Somebody looked at all of it already."))
        if left := len(lines) - len(ready):
            text = ngettext(
                "{count} piece is left: no draft yet.",
                "{count} pieces are left: no draft yet.",
                left,
            )
            parts.append(text.format(count=fmt.whole(left)))
    return " ".join(parts)


def _said(count: int) -> str:
    if not count:
        return _("What is open is what the captions fail at.")
    said = ngettext(
        "{count} point is in order. u takes it back.",
        "{count} points are in order. u takes it back.",
        count,
    )
    return said.format(count=fmt.whole(count))


def _against(
    store: Store, lines: Sequence[ComplianceLine], points: Sequence[ComplianceItem]
) -> list[str]:
    """The pieces of which something is not in order, each with the first reason."""
    found = []
    for line in lines:
        reason = ""
        if line.lint_ok is False:
            verdict = store.compliance.lint(line.deliverable_id).verdict
            if verdict is not None and verdict.findings:
                reason = verdict.findings[0].said(i18n.current())
        elif False in line.answers:
            point = points[line.answers.index(False)].title[i18n.current()]
            reason = _("answered No: {point}").format(point=point)
        if reason:
            what = line.title or _(CONTENT_KIND[line.kind])
            found.append(f"{line.name} · {what}: {reason}")
    return found


async def _is_meant(app: SoloistApp, reasons: Sequence[str]) -> bool:
    told = list(reasons[:MOST])
    if len(reasons) > MOST:
        told.append(_("and {count} more").format(count=len(reasons) - MOST))
    told.append(_("What failed stays as it is."))
    question = Confirm(
        _("Answer the rest with yes all the same?"),
        "\n".join(told),
        yes=_("Answer the rest"),
        no=_("Not yet"),
    )
    return await app.push_screen_wait(question)
