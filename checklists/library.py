"""Checklists read from TOML files, to the letter, or refused by file and item.

The nine stages are shipped. Her own files add items to them, or are checklists of
their own; docs/checklists.md says how to write one.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from dataclasses import replace
from functools import cache
from pathlib import Path
from string import Formatter
from typing import TYPE_CHECKING, Any, NoReturn

from checklists.evidence import RULES
from checklists.facts import CampaignFacts
from checklists.model import LANGUAGES, PLACES, Checklist, Item, Stage

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from checklists.model import Texts

SHIPPED = Path(__file__).with_name("data") / "stages.toml"
LARGEST = 256 * 1024
"""Bytes a checklist file may have."""
LONGEST = 300
"""Characters a text may have: one line, or two."""
FURTHEST = 99
"""The highest number of a stage."""

_KEY = re.compile(r"\w+(?:[.-]\w+)*")
_KEY_LENGTH = 40
_SHOWN = 60
"""Characters of a file's own words that a refusal repeats."""
_ITEM = ("key", "stage", "text", "detail", "place", "evidence", "says", "note")


def N_(message: str) -> str:  # noqa: N802 - gettext's own name for it
    """Mark a message where it is declared; it is translated at the edge."""
    return message


_UNREADABLE = N_("{file}: cannot be read ({problem}).")
_TOO_LARGE = N_("{file}: larger than {largest} KB; a checklist is a short text.")
_NOT_UTF8 = N_("{file}: not written in UTF-8; save it as UTF-8.")
_NOT_TOML = N_("{file}: not TOML: {problem}")
_NAME_TAKEN = N_("{file}: another checklist has this name; rename the file.")
_NOT_KNOWN = N_("{file}, {item}: {name} is not known here; known are {known}.")
_MISSING = N_("{file}, {item}: {name} is missing.")
_NOT_TEXT = N_("{file}, {item}: {name} is not a text on one line.")
_TOO_LONG = N_("{file}, {item}: {name} has more than {largest} characters.")
_NOT_A = N_("{file}, {item}: {name} is {value}, which is not one of {known}.")
_NOT_STAGE = N_("{file}, {item}: {name} is not a number from 1 to {largest}.")
_NOT_FLAG = N_("{file}, {item}: {name} is neither true nor false.")
_NOT_TABLE = N_("{file}, {item}: {name} is not a table of texts.")
_NOT_TABLES = N_("{file}, {item}: write it as [[{item}]] with lines of its own.")
_NOT_KEY = N_(
    '{file}, {item}: a key is letters, digits, dots and dashes in quotes: "5.brunch".'
)
_NO_STAGE = N_("{file}, {item}: there is no stage {number}.")
_NO_EVIDENCE = N_("{file}, {item}: sentences need evidence that they are about.")
_TWICE = N_("{file}, {item}: it is there twice.")
_TAKEN = N_("{file}, {item}: this key is taken in {elsewhere}.")
_PLACE = N_("{file}, {item}: {name} cannot be filled; places are {known}.")


class ChecklistError(ValueError):
    """A checklist file cannot be used as it is; names the file and the item.

    ``template`` is a message for translation with ``{named}`` places and ``values``
    fill them; ``item`` is a key, "[[item]] 3" for one without a key, the name of a
    field of the file, or "" for the file as a whole.
    """

    def __init__(self, template: str, file: str, item: str, **values: object) -> None:
        super().__init__(template)
        self.template = template
        self.file = file
        self.item = item
        self.values: dict[str, object] = {"file": file, "item": item, **values}

    def __str__(self) -> str:
        """The sentence in English, for logs and for tests."""
        return self.template.format(**self.values)


@cache
def load() -> Checklist:
    """The nine stages as they are shipped."""
    return read(read_toml(SHIPPED), SHIPPED.stem, SHIPPED.name)


def load_own(folder: Path) -> tuple[Checklist, ...]:
    """Every checklist file of a folder, by file name; none when it is not there.

    A file without stages of its own comes back as the nine stages with its items alone.
    Raises `ChecklistError` at the first slip, also for a key that two files use.
    """
    shipped = load()
    names = {shipped.key}
    keys = {_same(item.key): SHIPPED.name for item in shipped.items}
    own = []
    for path in _files(folder):
        name = unicodedata.normalize("NFC", path.stem)
        checklist = read(read_toml(path), name, path.name, shipped)
        if checklist.stages is not shipped.stages:
            if _same(name) in names:
                _refuse(_NAME_TAKEN, path.name, "")
            names.add(_same(name))
        for item in checklist.items:
            if (elsewhere := keys.get(_same(item.key))) is not None:
                _refuse(_TAKEN, path.name, item.key, elsewhere=elsewhere)
        keys.update((_same(item.key), path.name) for item in checklist.items)
        own.append(checklist)
    return tuple(own)


def with_own(shipped: Checklist, own: Iterable[Checklist]) -> tuple[Checklist, ...]:
    """The nine stages with her items behind theirs, then her own checklists."""
    items = list(shipped.items)
    apart = []
    for checklist in own:
        if checklist.key == shipped.key:
            items += checklist.items
        else:
            apart.append(checklist)
    return replace(shipped, items=_in_order(items)), *apart


def read_toml(path: Path) -> dict[str, Any]:
    """What a TOML file holds; refused when too large, not UTF-8 or not TOML."""
    try:
        with path.open("rb") as file:
            content = file.read(LARGEST + 1)
    except OSError as error:
        _refuse(_UNREADABLE, path.name, "", problem=error.strerror)
    if len(content) > LARGEST:
        _refuse(_TOO_LARGE, path.name, "", largest=LARGEST // 1024)
    try:
        return tomllib.loads(content.decode("utf-8-sig"))
    except UnicodeDecodeError:
        _refuse(_NOT_UTF8, path.name, "")
    # ValueError: also a number of thousands of digits. The other: as many brackets.
    except (ValueError, RecursionError) as error:
        _refuse(_NOT_TOML, path.name, "", problem=str(error))


def read(
    table: dict[str, Any], key: str, file: str, shipped: Checklist | None = None
) -> Checklist:
    """Make a checklist of what a file holds; with ``shipped`` the file is her own."""
    if shipped is not None and not {"stage", "title"} & table.keys():
        _known(table, ("item",), file, "")
        key, title, stages = shipped.key, shipped.title, shipped.stages
    else:
        _known(table, ("title", "stage", "item"), file, "")
        title = texts(table, "title", file, "title", every=shipped is None)
        stages = _stages(table, file, every=shipped is None)
    numbers = {stage.number for stage in stages}
    items: list[Item] = []
    for place, entry in _tables(table, "item", file):
        item = _item(entry, place, file, shipped)
        if item.stage not in numbers:
            _refuse(_NO_STAGE, file, item.key, number=item.stage)
        if any(_same(item.key) == _same(other.key) for other in items):
            _refuse(_TWICE, file, item.key)
        items.append(item)
    return Checklist(key, title, stages, _in_order(items))


def texts(
    table: Mapping[str, Any], name: str, file: str, item: str, *, every: bool
) -> Texts:
    """One text in all languages: a plain one stands for all, or they are a table.

    With ``every`` it must be a table of all languages; otherwise the first that is
    there stands for those that are not.
    """
    if name not in table:
        _refuse(_MISSING, file, item, name=name)
    given = table[name]
    if isinstance(given, str) and not every:
        return dict.fromkeys(LANGUAGES, _text(given, name, file, item))
    if not isinstance(given, dict):
        _refuse(_NOT_TEXT, file, item, name=name)
    _known(given, LANGUAGES, file, item)
    for code in LANGUAGES:
        if code not in given and (every or not given):
            _refuse(_MISSING, file, item, name=f"{name}.{code}")
    said = {
        code: _text(given[code], f"{name}.{code}", file, item)
        for code in LANGUAGES
        if code in given
    }
    spare = next(iter(said.values()))
    return {code: said.get(code, spare) for code in LANGUAGES}


def _files(folder: Path) -> list[Path]:
    """The files to read; hidden ones are an editor's or a file system's own."""
    try:
        if not folder.is_dir():
            return []
        return sorted(
            path
            for path in folder.iterdir()
            if path.suffix.lower() == ".toml" and path.name[0] not in ".~"
            if path.is_file()
        )
    except OSError as error:
        _refuse(_UNREADABLE, folder.name, "", problem=error.strerror)


def _stages(table: dict[str, Any], file: str, *, every: bool) -> tuple[Stage, ...]:
    stages: dict[int, Stage] = {}
    for place, entry in _tables(table, "stage", file):
        _known(entry, ("number", "title"), file, place)
        number = _number(entry, "number", file, place)
        if number in stages:
            _refuse(_TWICE, file, f"stage {number}")
        title = texts(entry, "title", file, place, every=every)
        stages[number] = Stage(number, title)
    return tuple(stages[number] for number in sorted(stages))


def _item(
    entry: dict[str, Any], where: str, file: str, shipped: Checklist | None
) -> Item:
    key = _key(entry, file, where)
    _known(entry, _ITEM, file, key)
    every = shipped is None
    rule = _one_of(entry, "evidence", tuple(RULES), file, key)
    model = _with_rule(shipped, rule)
    place = _one_of(entry, "place", PLACES, file, key)
    if every and (place is None or "detail" not in entry):
        _refuse(_MISSING, file, key, name="detail" if place else "place")
    note = entry.get("note", False)
    if not isinstance(note, bool):
        _refuse(_NOT_FLAG, file, key, name="note")
    silent = dict.fromkeys(LANGUAGES, "")
    return Item(
        key,
        _number(entry, "stage", file, key),
        texts(entry, "text", file, key, every=every),
        texts(entry, "detail", file, key, every=every) if "detail" in entry else silent,
        place or (model.place if model else PLACES[0]),
        rule,
        _says(entry, rule, model, file, key),
        needs_note=note,
        own=not every,
    )


def _with_rule(shipped: Checklist | None, rule: str | None) -> Item | None:
    """The shipped item whose rule it is: its place and sentences serve for hers."""
    if shipped is None or rule is None:
        return None
    return next(item for item in shipped.items if item.evidence == rule)


def _says(
    entry: dict[str, Any], rule: str | None, model: Item | None, file: str, item: str
) -> Mapping[str, Texts]:
    """The sentences of the evidence: every code a text, every place one it fills."""
    given = entry.get("says", {})
    if not isinstance(given, dict):
        _refuse(_NOT_TABLE, file, item, name="says")
    if rule is None:
        if given:
            _refuse(_NO_EVIDENCE, file, item)
        return {}
    codes = RULES[rule].says
    _known(given, codes, file, item)
    own = {
        code: texts(given, code, file, item, every=model is None)
        for code in codes
        if code in given or model is None
    }
    for code, said in own.items():
        for language, sentence in said.items():
            _places(sentence, rule, file, item, f"{code}.{language}")
    return {**(model.says if model else {}), **own}


def _places(sentence: str, rule: str, file: str, item: str, name: str) -> None:
    filled = sorted(RULES[rule].look(CampaignFacts()).values)
    listed = ", ".join(f"{{{place}}}" for place in filled)
    try:
        parts = list(Formatter().parse(sentence))
    except ValueError:
        _refuse(_PLACE, file, item, name=name, known=listed)
    for _, place, form, conversion in parts:
        if place is not None and (place not in filled or form or conversion):
            _refuse(_PLACE, file, item, name=name, known=listed)


def _key(entry: dict[str, Any], file: str, where: str) -> str:
    if "key" not in entry:
        _refuse(_MISSING, file, where, name="key")
    given = entry["key"]
    key = unicodedata.normalize("NFC", given) if isinstance(given, str) else ""
    if len(key) > _KEY_LENGTH or not _KEY.fullmatch(key):
        _refuse(_NOT_KEY, file, where)
    return key


def _number(entry: dict[str, Any], name: str, file: str, item: str) -> int:
    if name not in entry:
        _refuse(_MISSING, file, item, name=name)
    number = entry[name]
    # True is an int to Python, not to her.
    if type(number) is not int or not 1 <= number <= FURTHEST:
        _refuse(_NOT_STAGE, file, item, name=name, largest=FURTHEST)
    return int(number)


def _one_of(
    entry: dict[str, Any], name: str, known: tuple[str, ...], file: str, item: str
) -> str | None:
    value = entry.get(name)
    if value is None:
        return None
    if value not in known:
        listed = ", ".join(known)
        _refuse(_NOT_A, file, item, name=name, value=repr(value), known=listed)
    return str(value)


def _text(value: object, name: str, file: str, item: str) -> str:
    """A text on one line; line breaks of the file are spaces."""
    if not isinstance(value, str) or not (line := " ".join(value.split())):
        _refuse(_NOT_TEXT, file, item, name=name)
    if any(unicodedata.category(letter) in {"Cc", "Cs"} for letter in line):
        _refuse(_NOT_TEXT, file, item, name=name)
    if len(line) > LONGEST:
        _refuse(_TOO_LONG, file, item, name=name, largest=LONGEST)
    return unicodedata.normalize("NFC", line)


def _tables(
    table: dict[str, Any], name: str, file: str
) -> list[tuple[str, dict[str, Any]]]:
    """Every [[name]] of a file, with the words for where it stands."""
    given = table.get(name)
    if not given:
        _refuse(_MISSING, file, f"[[{name}]]", name=name)
    if not isinstance(given, list) or not all(isinstance(x, dict) for x in given):
        _refuse(_NOT_TABLES, file, name)
    return [(f"[[{name}]] {place}", entry) for place, entry in enumerate(given, 1)]


def _known(
    table: Mapping[str, Any], known: tuple[str, ...], file: str, item: str
) -> None:
    for name in table:
        if name not in known:
            listed = ", ".join(known)
            _refuse(_NOT_KNOWN, file, item or _shown(name), name=name, known=listed)


def _in_order(items: Iterable[Item]) -> tuple[Item, ...]:
    """Items stage by stage; sorting keeps the order they have within one."""
    return tuple(sorted(items, key=lambda item: item.stage))


def _same(key: str) -> str:
    return unicodedata.normalize("NFC", key).casefold()


def _shown(words: str) -> str:
    """Words of a file as they may stand in a sentence: short, and nothing hidden."""
    plain = "".join(letter if letter.isprintable() else "?" for letter in words)
    return plain if len(plain) <= _SHOWN else f"{plain[: _SHOWN - 1]}…"


def _refuse(template: str, file: str, item: str, **values: object) -> NoReturn:
    for name in ("name", "value", "elsewhere"):
        if name in values:
            values[name] = _shown(str(values[name]))
    raise ChecklistError(template, _shown(file), item, **values)
