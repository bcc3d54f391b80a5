"""XLSX, XLS and ODS: checked before they are opened, then read in a child process.

A workbook is a zip of XML, and both have been used to fill memory from a small file; so
the sizes inside and any document type are looked at first. The parser itself may abort
on a cell far away, which ends only the child and becomes one sentence here.
"""

from __future__ import annotations

import hashlib
import json
import re
import subprocess
import sys
import tempfile
import weakref
import zipfile
import zlib
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

from store.errors import CannotRead
from store.exchange.encodings import BLOCK
from store.exchange.layout import Merge, Source
from store.exchange.ods_spans import spans
from store.rules.words import N_

if TYPE_CHECKING:
    from collections.abc import Iterator

LARGEST = 50 * 1024**2
UNPACKED = 300 * 1024**2
RATIO = 100
# Long columns of one value pack tightly in honest files; below this, size is harmless.
_HARMLESS = 30 * 1024**2
_SECONDS = 180
_CHILD = Path(__file__).with_name("workbook_child.py")
_ELEMENT = re.compile(r"<[^?!]")

LONG_NUMBER = N_("a number this long may have lost its last digits in the workbook")
_DAMAGED = N_("{file} is damaged or cut off, or is not a workbook; save it again.")
# What zipfile also raises: parts cut short, beginning before the file does, or packed
# in a way nobody knows.
_BROKEN = (EOFError, ValueError, OSError, NotImplementedError)
_REFUSALS = {
    "password": N_("{file} is locked with a password; save a copy without one."),
    "damaged": _DAMAGED,
}


def open_workbook(path: Path, sheet: str | None) -> Source:
    """Open one sheet of a workbook; the first that holds a table if none is named.

    Formulas give the values that were saved with them. Raises ``CannotRead`` for files
    over 50 MB (300 MB unpacked), packed suspiciously tight, with a document type,
    locked, damaged, or without the sheet.
    """
    if path.stat().st_size > LARGEST:
        raise CannotRead(
            N_("{file} is larger than 50 MB; save its table as CSV, which may be."),
            file=path.name,
        )
    with path.open("rb") as stream:
        kind = "xls" if stream.read(2) != b"PK" else _check_zip(path)
    rows, known = _read_in_child(path, sheet)
    names = tuple(known["sheets"])
    merges = spans(path, known["sheet"]) if kind == "ods" else known["merges"]
    return Source(
        kind,
        _sha256(path),
        _Spool(rows).batches,
        sheet=known["sheet"],
        sheets=names,
        notes=[(row, at, value, LONG_NUMBER) for row, at, value in known["notes"]],
        merges=tuple(Merge(*each) for each in merges),
    )


class _Spool:
    """The child's rows in an unnamed temporary file, read back as often as needed."""

    def __init__(self, rows: IO[bytes]) -> None:
        self._rows = rows
        weakref.finalize(self, rows.close)

    def batches(self, skip: int, size: int) -> Iterator[tuple[int, list[list[str]]]]:
        """Records after the first ``skip``, ``size`` at a time at most."""
        waiting: list[list[str]] = []
        position, number = 0, 1
        while True:
            # Two readings may be under way at once, so each keeps its own place.
            self._rows.seek(position)
            line = self._rows.readline()
            position = self._rows.tell()
            waiting += json.loads(line) if line else []
            if number <= skip:
                passed = min(skip - number + 1, len(waiting))
                del waiting[:passed]
                number += passed
            while waiting and (len(waiting) >= size or not line):
                yield number, waiting[:size]
                number += len(waiting[:size])
                del waiting[:size]
            if not line:
                return


def _check_zip(path: Path) -> str:
    """Refuse what would be dangerous or pointless to unpack; answer the format."""
    try:
        with zipfile.ZipFile(path) as archive:
            members = archive.infolist()
            _check_sizes(path, members)
            kind = _kind(path, archive)
            for member in members:
                if member.filename.endswith((".xml", ".rels")):
                    _check_xml(path, archive, member)
            return kind
    except (zipfile.BadZipFile, zlib.error, *_BROKEN):
        raise CannotRead(_DAMAGED, file=path.name) from None
    except RuntimeError:
        # zipfile's word for an encrypted member.
        raise CannotRead(_REFUSALS["password"], file=path.name) from None


def _check_sizes(path: Path, members: list[zipfile.ZipInfo]) -> None:
    unpacked = sum(member.file_size for member in members)
    packed = sum(member.compress_size for member in members) or 1
    if unpacked > UNPACKED or (unpacked > _HARMLESS and unpacked > RATIO * packed):
        raise CannotRead(
            N_(
                "{file} would unpack to {size} MB, which is more than a table needs; "
                "it is not opened. Save its table as CSV."
            ),
            file=path.name,
            size=f"{unpacked // 1024**2:,}",
        )


def _kind(path: Path, archive: zipfile.ZipFile) -> str:
    names = set(archive.namelist())
    if names & {"xl/workbook.xml", "xl/workbook.bin"}:
        return "xlsx"
    if "content.xml" in names and "mimetype" in names:
        if b"spreadsheet" in archive.read("mimetype")[:200]:
            return "ods"
    elif any(name.startswith("xl/") for name in names):
        # Some programs name the workbook part otherwise; the relations tell.
        return "xlsx"
    raise CannotRead(
        N_("{file} is a packed file without a spreadsheet in it; save it as XLSX."),
        file=path.name,
    )


def _check_xml(path: Path, archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> None:
    """Refuse any document type: no workbook has one, and entities hide behind it."""
    with archive.open(member) as stream:
        raw = stream.read(65_536)
    wide = raw.startswith((b"\xff\xfe", b"\xfe\xff")) or b"\0" in raw[:64]
    head = raw.decode("utf-16" if wide else "latin-1", "replace")
    element = _ELEMENT.search(head)
    prologue = head[: element.start()] if element else head
    if "<!DOCTYPE" in prologue.upper() or (element is None and len(raw) == 65_536):
        raise CannotRead(
            N_(
                "{file} declares a document type, which no spreadsheet program does; "
                "it is not opened."
            ),
            file=path.name,
        )


def _read_in_child(path: Path, sheet: str | None) -> tuple[IO[bytes], dict[str, Any]]:
    # -P: files beside the child must not stand in for standard modules.
    command = [sys.executable, "-P", str(_CHILD), str(path.absolute()), sheet or ""]
    rows: IO[bytes] = tempfile.TemporaryFile()  # noqa: SIM115 - lives with the Source
    try:
        done = subprocess.run(  # noqa: S603 - our own program, no shell
            command,
            stdin=subprocess.DEVNULL,
            stdout=rows,
            stderr=subprocess.PIPE,
            timeout=_SECONDS,
            check=False,
        )
        known = _known(done) if done.returncode == 0 else {"refused": "spread"}
    except subprocess.TimeoutExpired:
        known = {"refused": "spread"}
    if (reason := known.get("refused")) is None:
        return rows, known
    rows.close()
    if reason == "sheet" and not sheet:
        raise CannotRead(N_("{file} is empty."), file=path.name)
    if reason == "sheet":
        raise CannotRead(
            N_("{file} has no sheet {sheet}; it has {sheets}."),
            file=path.name,
            sheet=sheet,
            sheets=", ".join(known["sheets"]) or "-",
        )
    raise CannotRead(
        _REFUSALS.get(
            reason,
            N_(
                "{file} is too large or has cells too far apart to be read; copy the "
                "table into a new workbook or save it as CSV."
            ),
        ),
        file=path.name,
    )


def _known(done: subprocess.CompletedProcess[bytes]) -> dict[str, Any]:
    try:
        told: dict[str, Any] = json.loads(done.stderr.splitlines()[-1])
    except (IndexError, ValueError):
        return {"refused": "damaged"}
    return told


def _sha256(path: Path) -> str:
    digest = hashlib.sha256()
    with path.open("rb") as stream:
        while block := stream.read(BLOCK):
            digest.update(block)
    return digest.hexdigest()
