"""Reading the JSON of a whole store row by row, in memory that does not grow with it.

The file may be formatted in any way, but what says that it is ours comes before the
rows. Whatever is not exactly as it should be is refused with its place; nothing of the
workspace is touched here.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, NoReturn, TextIO

from store.errors import CannotRead
from store.rules.words import N_

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    Shape = Mapping[str, Sequence[str]]

FORMAT = 1
"""The number under ``soloist`` in a file of ours."""
BATCH = 1_000
LARGEST_NUMBER = 2**53
_BLOCK = 1 << 20
_LONGEST = 1 << 26  # characters of one row; a whole import's step of history is less
_SCALARS = frozenset({str, int, float, type(None)})
_SPACE = " \t\r\n"


class StoreFile:
    """A file that should hold a whole store.

    ``shape`` says which tables and columns there are, ``schema`` which number of them
    this program knows. ``numbers`` is filled while the rows are read: the highest
    number that each table ever gave out.
    """

    def __init__(self, source: Path, shape: Shape, schema: int) -> None:
        self.name = source.name
        self.numbers: dict[str, int] = {}
        self._source = source
        self._shape = {table: frozenset(columns) for table, columns in shape.items()}
        self._schema = schema

    def batches(self) -> Iterator[tuple[str, list[dict[str, Any]]]]:
        """Yield every table's rows, some at a time; from the start each call.

        A table without rows comes once, with none. Raises ``CannotRead``.
        """
        try:
            with self._source.open(encoding="utf-8-sig", newline="") as stream:
                yield from self._read(_Scanner(stream, self))
        except FileNotFoundError:
            raise CannotRead(
                N_("There is no file {file}."), file=self._source
            ) from None
        except OSError as problem:
            raise CannotRead(
                N_("{file} cannot be opened: {reason}."),
                file=self.name,
                reason=problem.strerror or type(problem).__name__,
            ) from None
        except UnicodeDecodeError:
            self.refuse_stranger()

    def refuse_stranger(self) -> NoReturn:
        """Refuse a file that nothing says is ours."""
        raise CannotRead(
            N_(
                "{file} is not a whole store as Soloist writes it. Nothing was changed."
            ),
            file=self.name,
        )

    def refuse(self, template: str, **detail: object) -> NoReturn:
        """Refuse a file of ours for something in it."""
        raise CannotRead(template, file=self.name, **detail)

    def _read(self, scanner: _Scanner) -> Iterator[tuple[str, list[dict[str, Any]]]]:
        seen: dict[str, Any] = {}
        for key in scanner.members():
            if key in seen or key not in {"soloist", "schema", "numbers", "tables"}:
                self.refuse(N_("{file}: {key} is not expected there."), key=_short(key))
            if key != "tables":
                seen[key] = scanner.value()
                continue
            seen[key] = True
            self._check_head(seen)
            yield from self._tables(scanner)
        if "tables" not in seen:
            self.refuse_stranger()
        scanner.end()
        self.numbers = self._checked_numbers(seen.get("numbers", {}))

    def _check_head(self, seen: Mapping[str, Any]) -> None:
        schema = seen.get("schema")
        if type(seen.get("soloist")) is not int or type(schema) is not int:
            self.refuse_stranger()
        if seen["soloist"] > FORMAT or schema > self._schema:
            self.refuse(
                N_(
                    "{file} was written by a newer Soloist (format {found}; this one"
                    " knows {known}). Nothing was changed; please update Soloist."
                ),
                found=schema,
                known=self._schema,
            )
        if seen["soloist"] < 1 or schema < 1:
            self.refuse_stranger()

    def _tables(self, scanner: _Scanner) -> Iterator[tuple[str, list[dict[str, Any]]]]:
        done: set[str] = set()
        for table in scanner.members():
            if table not in self._shape or table in done:
                self.refuse(
                    N_("{file} has a table {table} that this Soloist does not know.")
                    if table not in done
                    else N_("{file} has the table {table} twice."),
                    table=_short(table),
                )
            done.add(table)
            batch: list[dict[str, Any]] = []
            for number, row in enumerate(scanner.items(), 1):
                self._check_row(table, number, row)
                batch.append(row)
                if len(batch) == BATCH:
                    yield table, batch
                    batch = []
            yield table, batch

    def _check_row(self, table: str, number: int, row: Any) -> None:
        if type(row) is not dict or not set(map(type, row.values())) <= _SCALARS:
            self.refuse(
                N_("{file}: row {row} of {table} is not a row of plain values."),
                row=number,
                table=table,
            )
        if not row.keys() <= self._shape[table]:
            strange = min(row.keys() - self._shape[table])
            self.refuse(
                N_(
                    "{file}: row {row} of {table} has a column {column} that this"
                    " Soloist does not know."
                ),
                row=number,
                table=table,
                column=_short(strange),
            )

    def _checked_numbers(self, given: Any) -> dict[str, int]:
        if type(given) is not dict:
            self.refuse(N_("{file}: {key} is not expected there."), key="numbers")
        for table, number in given.items():
            if table not in self._shape:
                self.refuse(
                    N_("{file} has a table {table} that this Soloist does not know."),
                    table=_short(table),
                )
            if type(number) is not int or not 0 <= number < LARGEST_NUMBER:
                self.refuse(
                    N_("{file}: the highest number of {table} cannot be {value}."),
                    table=table,
                    value=_short(str(number)),
                )
        return dict(given)


class _Scanner:
    """Walks through JSON text that is read in blocks."""

    def __init__(self, stream: TextIO, file: StoreFile) -> None:
        self._stream = stream
        self._file = file
        self._text = ""
        self._at = 0
        self._whole = False
        self._decoder = json.JSONDecoder(parse_constant=_refuse_constant)

    def members(self) -> Iterator[str]:
        """Yield the keys of the object that begins here; values are for the caller."""
        for _ in self._each("{", "}"):
            key = self.value()
            if type(key) is not str or not self._take(":"):
                self._broken()
            yield key

    def items(self) -> Iterator[Any]:
        """Yield the items of the array that begins here."""
        for _ in self._each("[", "]"):
            yield self.value()

    def end(self) -> None:
        """Refuse anything that follows."""
        if self._next():
            self._broken()

    def value(self) -> Any:
        """Take the value that begins here."""
        self._next()
        while True:
            try:
                found, end = self._decoder.raw_decode(self._text, self._at)
            except (ValueError, RecursionError):
                # Cut off by the end of a block, or broken: more text will tell.
                end = len(self._text)
            else:
                # A number may go on in the next block.
                if end < len(self._text) or self._whole:
                    self._at = end
                    return found
            if self._whole or end - self._at > _LONGEST:
                self._broken()
            self._more()

    def _each(self, opening: str, closing: str) -> Iterator[None]:
        if not self._take(opening):
            self._broken()
        if self._take(closing):
            return
        while True:
            yield
            if self._take(closing):
                return
            if not self._take(","):
                self._broken()

    def _take(self, sign: str) -> bool:
        if self._next() != sign:
            return False
        self._at += 1
        return True

    def _next(self) -> str:
        """The next sign that is no space; '' at the end."""
        while True:
            while self._at < len(self._text):
                sign = self._text[self._at]
                if sign not in _SPACE:
                    return sign
                self._at += 1
            if self._whole:
                return ""
            self._more()

    def _more(self) -> None:
        # At least as much again, so that a long row is tried only a few times.
        rest = self._text[self._at :]
        block = self._stream.read(max(_BLOCK, len(rest)))
        self._text, self._at, self._whole = rest + block, 0, not block

    def _broken(self) -> NoReturn:
        """Refuse text that is not JSON, or not as ours is built."""
        if (self._whole and self._at < len(self._text)) or not self._next():
            self._file.refuse(N_("{file} is damaged or cut off. Nothing was changed."))
        self._file.refuse_stranger()


def _refuse_constant(name: str) -> NoReturn:
    raise ValueError(name)


def _short(text: str) -> str:
    """The beginning of a name, on one line whatever is in it."""
    return text[:60] if text[:60].isprintable() else json.dumps(text[:60])
