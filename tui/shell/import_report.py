"""What an import did or would do, as JSON and in words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from store.exchange.plan import FIGURES_NEEDED
from store.rules.money import Money, from_minor
from tui import i18n
from tui.format import DASH
from tui.i18n import N_, _, ngettext
from tui.import_sums import told as sums_told
from tui.shell.spoken import cells
from tui.show import show

if TYPE_CHECKING:
    from store.exchange.applying import FieldChange
    from store.exchange.plan import ImportPlan, Question
    from store.exchange.sheets import RowProblem
    from store.imports import ImportReport

SHOWN = 10
"""Problems and changes told in words; JSON has all problems."""

_OWN = N_("Kept as fields of your own: {names}")
_IN_NOTES = N_("Kept in the notes, in words: {names}")
_KEPT = {
    "deliverables": N_("Kept with each piece, in words: {names}"),
    "costs": _IN_NOTES,
    "hours": _IN_NOTES,
    "conversions": _IN_NOTES,
    "orders": N_("Left out, since nothing of customers is kept: {names}"),
    **dict.fromkeys(
        ("readings", "traffic", "mentions"),
        N_("Left out, no figures that are kept here: {names}"),
    ),
}

_DELIMITERS = {"\t": N_("tab"), " ": N_("blank")}


def as_json(report: ImportReport) -> dict[str, Any]:
    """Everything about a run; a dry run has no number, and shows field changes."""
    plan = report.plan
    document = {
        "run": report.run,
        "kind": plan.kind,
        "encoding": plan.sheet.encoding,
        "delimiter": plan.sheet.delimiter,
        "header_row": plan.sheet.header_row,
        "rows": report.rows,
        "created": report.created,
        "updated": report.updated,
        "unchanged": report.unchanged,
        "skipped": report.skipped,
        "problems": [
            {
                "row": problem.row,
                "column": problem.column,
                "value": problem.value,
                "reason": _(problem.reason),
            }
            for problem in report.problems
        ],
        "mapping": plan.mapping,
        "unmapped": list(plan.unmapped),
        "questions": [
            {
                "code": question.code,
                "text": text_of(question),
                "taken": question.taken,
                "choices": list(question.choices),
            }
            for question in report.questions
        ],
    }
    if report.totals:
        document["totals"] = {
            name: _total(value) for name, value in report.totals.items()
        }
    if report.run is None:
        document["changes"] = [
            {
                "row": change.row,
                "name": change.name,
                "field": change.field,
                "before": change.before,
                "after": change.after,
            }
            for change in report.changes
        ]
    return document


def _total(value: Any) -> Any:
    """A sum of the file as JSON: a number, an amount, or one for each currency."""
    if isinstance(value, Money):
        digits = str(from_minor(value.minor, value.currency))
        return {"amount": digits, "currency": value.currency}
    return list(map(_total, value)) if isinstance(value, list) else value


def text_of(question: Question) -> str:
    """A question of the file in the reader's language."""
    return i18n.say(question.template, question.detail)


FLAGS = {
    "date_order": "--date-order",
    "platform": "--platform",
    "year": "--year",
    "month": "--month",
    "currency": "--currency",
    "revenue": "--revenue",
    "spend": "--spend",
    "campaign": "--campaign",
}
"""The option that answers a question of a file; --yes takes any other as it is."""


def _doubt(question: Question) -> str:
    """What is in doubt, and the option that says it otherwise."""
    text, flag = show(text_of(question)), FLAGS.get(question.code)
    return text if flag is None else f"{text} ({flag})"


def as_text(report: ImportReport) -> str:
    """The same in words: what was read, what became of it, what is in doubt."""
    parts = [_read(report.plan), [counted(report)]]
    if sums := sums_told(report.totals):
        parts[-1].append(_("The rows add up to: {sums}").format(sums=sums))
    if report.questions:
        doubts = [f"  {_doubt(question)}" for question in report.questions]
        parts.append([_("To be sure of:"), *doubts])
    if report.changes and report.run is None:
        changes = [_change(change) for change in report.changes[:SHOWN]]
        told = _("Changes to people who are here:")
        if report.plan.kind in FIGURES_NEEDED:
            told = _("Changes to what is here:")
        parts.append([told, *changes])
    if report.problems:
        parts.append(_problems(report.problems))
    return "\n\n".join("\n".join(lines) for lines in parts)


def _read(plan: ImportPlan) -> list[str]:
    """Which file it is, how it was read, and which column means what."""
    sheet = plan.sheet
    about = [sheet.format.upper(), sheet.encoding, _delimiter(sheet.delimiter)]
    if sheet.sheet is not None:
        about.append(_("sheet {name}").format(name=sheet.sheet))
    about.append(
        _("header in row {row}").format(row=sheet.header_row)
        if sheet.header_row
        else _("no header")
    )
    known = ", ".join(filter(None, about))
    lines = [show(f"{sheet.file} ({known})")]
    names = {header: show(header, 40) for header in plan.mapping}
    width = max(map(cells, names.values()), default=0)
    lines += [
        f"  {name}{' ' * (width - cells(name))}  →  {plan.mapping[header]}"
        for header, name in names.items()
    ]
    if plan.unmapped:
        own = ", ".join(show(header, 40) for header in plan.unmapped)
        kept = _(_KEPT.get(plan.kind, _OWN)).format(names=own)
        lines.append(f"  {kept}")
    return lines


def _delimiter(sign: str | None) -> str:
    if sign is None:
        return ""
    return _("delimiter {sign}").format(sign=_(_DELIMITERS.get(sign, sign)))


def counted(report: ImportReport) -> str:
    """What became of the rows, or would; in one line."""
    told = (
        N_("Brought in: {created} new, {updated} changed, {unchanged} the same,"
           " {skipped} left out.")
        if report.run is not None
        else N_("Would bring in: {created} new, {updated} changed, {unchanged} the"
                " same, {skipped} left out.")
    )  # fmt: skip
    rows = ngettext("{count} row.", "{count} rows.", report.rows)
    counts = _(told).format(
        created=report.created,
        updated=report.updated,
        unchanged=report.unchanged,
        skipped=report.skipped,
    )
    return f"{rows.format(count=report.rows)} {counts}"


def _change(change: FieldChange) -> str:
    before = DASH if change.before is None else change.before
    return show(f"  {change.name}, {change.field}: {before} → {change.after}")


def _problems(problems: tuple[RowProblem, ...]) -> list[str]:
    count = len(problems)
    title = ngettext("{count} problem:", "{count} problems:", count)
    lines = [title.format(count=count)]
    for problem in problems[:SHOWN]:
        place = _("row {row}").format(row=problem.row)
        where = f"{place}, {problem.column}" if problem.column else place
        value = f" “{problem.value}”" if problem.value else ""
        lines.append(f"  {show(where, 80)}:{show(value, 80)} {_(problem.reason)}")
    if count > SHOWN:
        more = _("and {count} more").format(count=count - SHOWN)
        lines.append(f"  {more}")
    advice = _("Save all of them with --problems FILE.csv")
    lines.append(f"  {advice}")
    return lines
