"""What can be answered about a file: a question for a line, and the answer taken in."""

from __future__ import annotations

import codecs
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from store.exchange import headers
from store.exchange.plan import IMPORTABLE, IN_CAMPAIGNS, JOINABLE
from store.rules.currencies import DECIMALS
from store.rules.vocabulary import PLATFORMS
from tui import format as say
from tui.dialogs.questions import Answer, FileQuestion
from tui.i18n import _
from tui.screens import import_look as seen
from tui.screens import import_words as words
from tui.screens.import_said import LINES, question_said, take_said
from tui.widgets.file_listing import what_is_at

if TYPE_CHECKING:
    from collections.abc import Callable

    from store.exchange.plan import ImportOptions
    from store.exchange.sheets import ReadOptions
    from tui.screens.import_look import Line, Look

_FOUND_OUT = ""


def question_about(look: Look, line: Line) -> FileQuestion | None:
    """The question that a line answers; None where there is nothing to choose."""
    if line.id >= seen.COLUMN:
        return _about_column(look, line)
    if line.id in LINES:
        return question_said(line.id, look.options)
    ask = _QUESTIONS.get(line.id)
    return ask(look) if ask else None


def answered(look: Look, line: Line, value: str) -> ImportOptions:
    """The options with one more answer in them."""
    if line.id in LINES:
        return take_said(line.id, value, look.options)
    return _answered(look, line, value)


def _answered(look: Look, line: Line, value: str) -> ImportOptions:
    options = look.options
    match line.id:
        case seen.KIND:
            # People are of no campaign.
            campaign = options.campaign if value in IN_CAMPAIGNS else None
            return replace(options, kind=value, campaign=campaign, mapping={})
        case seen.PLATFORM:
            return replace(options, platform=value)
        case seen.DAYS:
            return replace(options, date_order=value)
        case seen.CURRENCY:
            return replace(options, currency=value or None)
        case number if number >= seen.COLUMN:
            return replace(options, mapping=_mapped(look, line, value))
    # Other headers may come out, and what was said of the old ones is void.
    reading = _read_otherwise(options.reading, line.id, value)
    return replace(options, reading=reading, mapping={})


def _read_otherwise(reading: ReadOptions, line: int, value: str) -> ReadOptions:
    match line:
        case seen.ENCODING:
            return replace(reading, encoding=value or None)
        case seen.DELIMITER:
            return replace(reading, delimiter=value or None)
        case seen.HEADER:
            return replace(reading, header_row=int(value) if value else None)
    return replace(reading, sheet=value)


def _mapped(look: Look, line: Line, value: str) -> dict[str, str]:
    """What was said of the columns so far, and of this one.

    The newest word counts: it stands last, and no other column keeps its field.
    """
    header = _header(look, line)
    said = {
        name: target
        for name, target in look.options.mapping.items()
        if name != header and (target != value or not value or value in JOINABLE)
    }
    return {**said, header: value}


def _header(look: Look, line: Line) -> str:
    return look.sheet.headers[line.id - seen.COLUMN] if look.sheet else ""


def _about_column(look: Look, line: Line) -> FileQuestion:
    header = _header(look, line)
    feeding = {target: name for name, target in look.mapping.items()}
    answers = [Answer("", words.own_field(look.kind), _("kept as it is"))]
    answers += [
        Answer(
            name,
            words.field_title(name),
            _("now from {column}").format(column=feeding[name])
            if name in feeding and feeding[name] != header
            else "",
        )
        for name in headers.fields(look.kind) or headers.fields("roster")
    ]
    return FileQuestion(
        _("What is {column}?").format(column=header),
        answers,
        current=look.mapping.get(header, ""),
        help_text=line.sample,
    )


def _about_kind(look: Look) -> FileQuestion:
    answers = [Answer(kind, _(words.KIND[kind])) for kind in IMPORTABLE]
    return FileQuestion(_("What is in this file?"), answers, current=look.kind)


def _about_encoding(look: Look) -> FileQuestion:
    return FileQuestion(
        _("How are its letters written?"),
        [
            Answer(_FOUND_OUT, _("find out")),
            *(Answer(code, code, _(name)) for code, name in words.ENCODINGS),
        ],
        current=_current(look, look.options.reading.encoding, "encoding"),
        typed=_encoding,
    )


def _about_delimiter(look: Look) -> FileQuestion:
    return FileQuestion(
        _("Which sign stands between two cells?"),
        [
            Answer(_FOUND_OUT, _("find out")),
            *(
                Answer(sign, _(name), "" if sign == "\t" else sign)
                for sign, name in words.DELIMITER.items()
            ),
        ],
        current=_current(look, look.options.reading.delimiter, "delimiter"),
        typed=_delimiter,
    )


def _current(look: Look, said: str | None, name: str) -> str:
    """The answer that holds: what was said, else what was seen."""
    if said is not None or look.sheet is None:
        return said or _FOUND_OUT
    return str(getattr(look.sheet, name) or _FOUND_OUT)


def _about_header(look: Look) -> FileQuestion:
    row = look.sheet.header_row if look.sheet else None
    return FileQuestion(
        _("In which row are the names of the columns?"),
        help_text=_("Counted from 1; 0 if there is none; blank to find out."),
        text="" if row is None else str(row),
        typed=_row,
    )


def _about_sheet(look: Look) -> FileQuestion:
    sheets = look.sheet.sheets if look.sheet else ()
    return FileQuestion(
        _("Which sheet?"),
        [Answer(name, name) for name in sheets],
        current=(look.sheet.sheet or "") if look.sheet else "",
    )


def _about_platform(look: Look) -> FileQuestion:
    return FileQuestion(
        _("Which platform are the handles on?"),
        [Answer(code, say.word(say.PLATFORM, code)) for code in PLATFORMS],
        current=(look.plan.platform or "") if look.plan else "",
    )


def _about_days(look: Look) -> FileQuestion:
    return FileQuestion(
        _("How are its days written?"),
        [Answer(code, _(name)) for code, name in words.DATE_ORDER.items()],
        current=look.options.date_order or "",
    )


def _about_currency(look: Look) -> FileQuestion:
    return FileQuestion(
        _("Which currency are amounts in that name none?"),
        [
            Answer("", _("as the cells say")),
            *(Answer(code, code) for code in words.CURRENCIES),
        ],
        current=look.options.currency or "",
        typed=_currency,
    )


_QUESTIONS: dict[int, Callable[[Look], FileQuestion]] = {
    seen.KIND: _about_kind,
    seen.ENCODING: _about_encoding,
    seen.DELIMITER: _about_delimiter,
    seen.HEADER: _about_header,
    seen.SHEET: _about_sheet,
    seen.PLATFORM: _about_platform,
    seen.DAYS: _about_days,
    seen.CURRENCY: _about_currency,
}


def _encoding(text: str) -> str:
    try:
        return codecs.lookup(text).name
    except (LookupError, ValueError):
        raise ValueError(
            _("There is no encoding called {name}.").format(name=text)
        ) from None


def _delimiter(text: str) -> str:
    if len(text) != 1 or text in {'"', "\\"}:
        raise ValueError(_("One sign, please, like , or ; or |"))
    return text


def _row(text: str) -> str:
    if text and not (text.isascii() and text.isdigit() and len(text) < 7):
        raise ValueError(_("A row is a number; 0 if there is none."))
    return text


def _currency(text: str) -> str:
    code = text.upper()
    if code not in DECIMALS:
        raise ValueError(_("There is no currency {code}.").format(code=text))
    return code


def question_where_to(source: Path | None) -> FileQuestion:
    """Under which name the rows with problems are saved; a free one is offered."""
    return FileQuestion(
        _("Save the rows with problems as"),
        help_text=_("A CSV file with the reasons beside each row."),
        text=str(_free_name(source)),
        typed=_new_file,
    )


def _free_name(source: Path | None) -> Path:
    """A name beside the file that nothing has yet."""
    folder = source.parent if source else Path.cwd()
    stem = source.stem if source else "paste"
    names = (
        folder / f"{stem}-fix-me{f'-{number}' if number > 1 else ''}.csv"
        for number in range(1, 1000)
    )
    return next((name for name in names if not name.exists()), folder / "fix-me.csv")


def _new_file(text: str) -> str:
    if not text:
        raise ValueError(_("A file needs a name."))
    path, kind = what_is_at(text)
    if kind:
        said = _("{file} is already there; choose another name.")
        raise ValueError(said.format(file=text))
    return str(path)
