"""What was seen in a file and how it will be read, as lines that can be changed."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from store.errors import CannotRead, Invalid, StoreError
from store.exchange import headers
from store.exchange.cells import currency_in
from store.exchange.sheets import open_sheet, open_text
from tui import format as say
from tui import i18n
from tui.i18n import N_, _
from tui.import_sums import told as sums_told
from tui.screens import import_words as words
from tui.screens.import_said import CODES, said_lines

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from store.exchange.plan import ImportOptions, ImportPlan, Question
    from store.exchange.sheets import Sheet
    from store.imports import ImportReport, Imports

GO, KIND, ENCODING, DELIMITER, HEADER, SHEET, PLATFORM, DAYS, CURRENCY = range(1, 10)
"""The numbers of the lines about the whole file."""

SUMS, QUESTION, COLUMN = 19, 20, 100
"""What the rows add up to; where other questions and the columns begin."""

_SAMPLES = 4
_MARK = "?"
_AMOUNTS = frozenset(
    {
        *("rate", "asked", "offered", "fee", "amount", "planned", "hourly_rate"),
        *("spend", "value", "total", "subtotal", "net", "item_amount", "item_price"),
    }
)
_TEXT = frozenset({"csv", "tsv", "paste"})


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a table comes from: a file, or what was pasted."""

    path: Path | None = None
    text: str = ""


@dataclass(frozen=True, slots=True)
class Look:
    """What was seen: a plan, or a sheet that cannot be planned yet, or neither."""

    options: ImportOptions
    sheet: Sheet | None = None
    plan: ImportPlan | None = None
    kind: str = "roster"
    mapping: Mapping[str, str] = field(default_factory=dict)
    refusal: StoreError | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """One line about the file; ``hint`` says all of it where there is room."""

    id: int
    what: str
    sample: str
    becomes: str
    style: str = ""
    hint: str = ""

    @property
    def cells(self) -> tuple[str, ...]:
        """As the table shows it."""
        return (self.what, self.sample, self.becomes)


def take_look(imports: Imports, origin: Origin, options: ImportOptions) -> Look:
    """Look at a file; what cannot be planned is shown as far as it can be read."""
    try:
        if origin.path is None:
            plan = imports.plan_text(origin.text, options)
        else:
            plan = imports.plan(origin.path, options)
    except CannotRead as refusal:
        return Look(options, refusal=refusal, kind=options.kind or "roster")
    except Invalid as refusal:
        return _unplanned(origin, options, refusal)
    return Look(options, plan.sheet, plan, plan.kind, plan.mapping)


def _unplanned(origin: Origin, options: ImportOptions, refusal: Invalid) -> Look:
    """A sheet whose kind or columns must be said first."""
    if origin.path is None:
        sheet = open_text(origin.text, options.reading)
    else:
        sheet = open_sheet(origin.path, options.reading)
    found = headers.propose(sheet.headers, sheet.preview, kind=options.kind)
    if "kind" in refusal.detail:
        reason: StoreError = Invalid(
            N_(
                "{file} looks like {kind}, which cannot be brought in yet. If it is a"
                " list of people, say so in the line Kind."
            ),
            file=sheet.file,
            kind=words.kind(found.kind),
        )
    elif refusal.detail.keys() & {"field", "column", "columns"}:
        reason = refusal
    else:
        reason = Invalid(
            N_(
                "No column of {file} is a name, a handle, a profile URL or an e-mail."
                " Say which one is, below."
            ),
            file=sheet.file,
        )
    return Look(options, sheet, None, found.kind, found.mapping, reason)


def lines(look: Look, report: ImportReport | None) -> list[Line]:
    """Everything about the file that can be seen and changed, the most urgent first."""
    asked: list[Question] = []
    if report is not None:
        asked = list(report.questions)
    elif look.plan is not None:
        asked = list(look.plan.questions)
    found: list[Line] = []
    if look.plan is not None:
        found.append(_go_line())
    if report is not None and (sums := sums_told(report.totals)):
        found.append(Line(SUMS, _("Adds up to"), sums, "", hint=sums))
    by_code = {question.code: question for question in asked}
    found += _file_lines(look, by_code.get("kind"))
    found += _answers(look, by_code)
    found += _for_all_rows(look, asked)
    found += [
        _question_line(QUESTION + at, question)
        for at, question in enumerate(asked)
        if question.code not in {"kind", "platform", "date_order", "currency", *CODES}
    ]
    if look.sheet is not None:
        found += [
            _column_line(look, look.sheet, at) for at in range(len(look.sheet.headers))
        ]
    return found


def _go_line() -> Line:
    return Line(
        GO,
        _("Bring it in"),
        _("one step; u takes all of it back"),
        _("Enter"),
        "success",
        _("What is blank in the file leaves what is already known as it is."),
    )


def _file_lines(look: Look, asked: Question | None) -> list[Line]:
    """Kind, encoding, separator, header, sheet: as seen, or as they were said."""
    sheet, reading = look.sheet, look.options.reading
    found = [_kind_line(look, asked)]
    if sheet is None or sheet.encoding is not None:
        found.append(
            Line(
                ENCODING,
                _("Encoding"),
                "",
                (sheet.encoding if sheet else reading.encoding) or _MARK,
                hint=_("If names look wrong in the first rows, choose another."),
            )
        )
    if sheet is None or sheet.format in _TEXT:
        sign = sheet.delimiter if sheet else reading.delimiter
        found.append(
            Line(
                DELIMITER,
                _("Separator"),
                "",
                _sign(sign) if sign or sheet else _MARK,
                hint=_("The sign between two cells of a row."),
            )
        )
    if sheet is None or sheet.format != "vcard":
        found.append(_header_line(sheet, reading.header_row))
    if sheet is not None and sheet.sheet is not None:
        found.append(
            Line(
                SHEET,
                _("Sheet"),
                ", ".join(name for name in sheet.sheets if name != sheet.sheet),
                sheet.sheet,
                hint=", ".join(sheet.sheets),
            )
        )
    return found


def _kind_line(look: Look, asked: Question | None) -> Line:
    if asked is not None:
        return _answer(KIND, _("Kind"), words.kind(look.kind), asked)
    return Line(
        KIND,
        _("Kind"),
        _form(look.sheet) if look.sheet else "",
        words.kind(look.kind),
        hint=_(
            "Whether the rows are influencers, conversations with them, pieces of"
            " content, costs, hours of work, or cards of an address book."
        ),
    )


def _form(sheet: Sheet) -> str:
    """The format of a file, as it is called."""
    if sheet.format in words.FORMAT:
        return _(words.FORMAT[sheet.format])
    return sheet.format.upper()


def _sign(sign: str | None) -> str:
    return _(words.DELIMITER.get(sign, sign)) if sign else _("none, one column")


def _header_line(sheet: Sheet | None, said: int | None) -> Line:
    row = sheet.header_row if sheet else said
    above = " / ".join(sheet.preamble) if sheet else ""
    return Line(
        HEADER,
        _("Header row"),
        above,
        _MARK if row is None else str(row) if row else _("none"),
        hint=_("Above it: {lines}").format(lines=above)
        if above
        else _("The row with the names of the columns; what is above it is left out."),
    )


def _answers(look: Look, asked: Mapping[str, Question]) -> list[Line]:
    """Platform, order of days, currency: where they matter, asked or already said."""
    plan, found = look.plan, []
    if plan is None:
        return []
    if plan.platform is not None:
        value = say.word(say.PLATFORM, plan.platform)
        found.append(_answer(PLATFORM, _("Platform"), value, asked.get("platform")))
    order = plan.options.date_order
    if order or "date_order" in asked:
        value = _(words.DATE_ORDER[order]) if order else _("left out")
        question = None if order else asked.get("date_order")
        found.append(_answer(DAYS, _("Days"), value, question))
    amounts = [h for h, name in plan.mapping.items() if name in _AMOUNTS]
    if amounts and "currency" not in plan.fields:
        header = next(filter(currency_in, amounts), amounts[0])
        value = plan.options.currency or currency_in(header) or _("as the cells say")
        hint = _("For amounts that name no currency; without it they are left out.")
        question = None if plan.options.currency else asked.get("currency")
        line = Line(CURRENCY, _("Currency"), "", value, hint=hint)
        if question is not None:
            value = question.taken or value
            line = _answer(CURRENCY, _("Currency"), value, question)
        found.append(line)
    return found


def _for_all_rows(look: Look, asked: Sequence[Question]) -> list[Line]:
    """What was said for all rows, or is asked about them."""
    if look.plan is None:
        return []
    return [
        Line(
            one.id,
            one.what,
            f"{_MARK} {one.asked}" if one.asked else "",
            one.value,
            "warning" if one.asked else "",
            one.asked,
        )
        for one in said_lines(look.plan, asked)
    ]


def _answer(number: int, what: str, value: str, question: Question | None) -> Line:
    if question is None:
        return Line(number, what, "", value)
    text = sentence(question)
    return Line(number, what, f"{_MARK} {text}", value, "warning", text)


def _question_line(number: int, question: Question) -> Line:
    text = sentence(question)
    about = str(question.detail.get("column", "")) or _("Note")
    return Line(number, about, f"{_MARK} {text}", "", "warning", text)


def sentence(question: Question) -> str:
    """A question in words."""
    detail = dict(question.detail)
    if "taken" in detail:
        detail["taken"] = say.word(say.PLATFORM, str(detail["taken"]))
    if "kind" in detail:
        detail["kind"] = words.kind(str(detail["kind"]))
    return i18n.say(question.template, detail)


def _column_line(look: Look, sheet: Sheet, at: int) -> Line:
    header = sheet.headers[at]
    samples = dict.fromkeys(row[at].strip() for row in sheet.preview if row[at].strip())
    shown = " · ".join(list(samples)[:_SAMPLES]) or say.DASH
    name = look.mapping.get(header)
    return Line(
        COLUMN + at,
        header,
        shown,
        words.field_title(name) if name else words.own_field(look.kind),
        "" if name else "dim",
        f"{header}: {shown}",
    )
