"""Two records side by side: which one stays, and which side each field comes from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar, Literal

from textual.binding import Binding, BindingType
from textual.widgets import Static

from tui import format as fmt
from tui.dialogs.question import CANCEL, Question
from tui.i18n import N_, _
from tui.show import content
from tui.widgets.mapping_table import Listing, ListTable
from tui.widgets.record_table import Column

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from textual.widget import Widget

    from store.duplicates import DuplicatePair, FieldChoice

_AROUND = 13
"""Lines of the dialog that are no field."""

Side = Literal["first", "second"]

TAKEN, LEFT_OUT = "●", "○"
"""Before the value that the one record will have, and before the other."""


@dataclass(frozen=True, slots=True)
class Merge:
    """Which record stays, which goes into it, and the fields taken from that one."""

    keep: int
    gone: int
    take: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Field:
    """A field in which the two differ: both values, and the side proposed for it.

    ``proposed`` is the side when the first record stays, and when the second does.
    """

    name: str
    title: str
    values: dict[Side, str]
    proposed: dict[Side, Side]


class MergeDialog(Question[Merge | None]):
    """Asks how two records become one.

    ``keeping_first`` and ``keeping_second`` compare the two with either one staying.
    """

    WIDTH = 110
    CSS = """
    MergeDialog {
        ListTable { margin: 1 0; height: 1fr; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left", "choose('first')", show=False, priority=True),
        Binding("right", "choose('second')", show=False, priority=True),
        Binding("space", "flip", N_("Other side"), priority=True),
        Binding("tab", "swap", N_("Keep the other"), priority=True),
        Binding("enter,ctrl+s", "merge", N_("Merge"), priority=True),
        CANCEL,
    ]

    def __init__(
        self,
        pair: DuplicatePair,
        keeping_first: Sequence[FieldChoice],
        keeping_second: Sequence[FieldChoice],
    ) -> None:
        super().__init__(_("Are these one person?"))
        self._pair = pair
        self._fields = _fields(keeping_first, keeping_second)
        self._stays: Side = "first"
        self._chosen: dict[str, Side] = {}
        """Field -> side; only what somebody chose, the others follow the proposal."""

    def asked(self) -> Iterable[Widget]:
        """What is common to all merges, the fields, and what will be kept of both."""
        yield Static(classes="dialog-help", id="merge-stays")
        table = ListTable()
        table.empty_text = content(_("They differ in no field."))
        yield table
        yield Static(
            content(
                _(
                    "← or → takes a value from that side. Accounts, tags, rates and"
                    " aliases of both are kept."
                )
            ),
            classes="dialog-help",
        )

    def check_action(
        self,
        action: str,
        parameters: tuple[object, ...],  # noqa: ARG002 - Textual's signature
    ) -> bool | None:
        """Keys that come before the list is there do nothing, but Escape leaves."""
        return self.is_mounted or action == "never_mind"

    def on_mount(self) -> None:
        """Show the proposal."""
        self.query_one(".dialog").styles.height = max(len(self._fields), 1) + _AROUND
        self._renew()

    @property
    def _table(self) -> ListTable:
        return self.query_one(ListTable)

    def _renew(self) -> None:
        """Show the fields as they would be taken now."""
        listing = Listing(self._fields, self._cells)
        table = self._table
        table.show_source(listing, self._columns(), table.current_id)
        stays = self._pair.first if self._stays == "first" else self._pair.second
        sentence = (
            _("{name} stays, on the left; the other one goes into it.")
            if self._stays == "first"
            else _("{name} stays, on the right; the other one goes into it.")
        )
        self.query_one("#merge-stays", Static).update(
            content(sentence.format(name=stays.name))
        )

    def _columns(self) -> tuple[Column, ...]:
        first, second = _("Left"), _("Right")
        stays = _("{side} (stays)")
        return (
            Column("field", _("Field"), 18),
            Column(
                "first",
                stays.format(side=first) if self._stays == "first" else first,
                12,
                share=1,
            ),
            Column(
                "second",
                stays.format(side=second) if self._stays == "second" else second,
                12,
                share=1,
            ),
        )

    def _cells(self, field: _Field) -> tuple[str, ...]:
        side = self._side(field)
        both = self._joins(field)
        values = (
            f"{TAKEN if both or side == one else LEFT_OUT} {field.values[one]}"
            for one in _SIDES
        )
        return (_(field.title), *values)

    def _side(self, field: _Field) -> Side:
        return self._chosen.get(field.name) or field.proposed[self._stays]

    def _joins(self, field: _Field) -> bool:
        """Whether both values are kept: notes are joined, unless the other is taken."""
        return field.name == "notes" and self._side(field) == self._stays

    @property
    def _current(self) -> _Field | None:
        """The field under the cursor."""
        return self._fields[self._table.cursor] if self._fields else None

    def action_choose(self, side: Side) -> None:
        """Take the field under the cursor from this side."""
        if (field := self._current) is not None:
            self._chosen[field.name] = side
            self._renew()

    def action_flip(self) -> None:
        """Take the field under the cursor from the other side."""
        if (field := self._current) is not None:
            self.action_choose(_OTHER[self._side(field)])

    def action_swap(self) -> None:
        """Let the other record be the one that stays; what was chosen stays chosen."""
        self._stays = _OTHER[self._stays]
        self._renew()

    def action_merge(self) -> None:
        """Answer."""
        first, second = self._pair.first.influencer_id, self._pair.second.influencer_id
        keep, gone = (first, second) if self._stays == "first" else (second, first)
        take = tuple(
            field.name for field in self._fields if self._side(field) != self._stays
        )
        if self.is_current:
            self.dismiss(Merge(keep, gone, take))

    def action_never_mind(self) -> None:
        """Leave both as they are."""
        if self.is_current:
            self.dismiss(None)


_SIDES: tuple[Side, Side] = ("first", "second")
_OTHER: dict[Side, Side] = {"first": "second", "second": "first"}


def _fields(
    keeping_first: Sequence[FieldChoice], keeping_second: Sequence[FieldChoice]
) -> list[_Field]:
    """The fields in which two records differ, each side with its value in words."""
    turned = {choice.field: choice for choice in keeping_second}
    return [
        _Field(
            choice.field,
            choice.title,
            {
                "first": _said(choice.field, choice.kept),
                "second": _said(choice.field, choice.other),
            },
            {
                "first": "first" if choice.proposed == "keep" else "second",
                "second": "second"
                if turned[choice.field].proposed == "keep"
                else "first",
            },
        )
        for choice in keeping_first
        if choice.field in turned
    ]


def _said(field: str, value: object) -> str:
    """A value in the reader's words."""
    if value is None:
        return fmt.DASH
    words = {"status": fmt.STATUS, "preferred_channel": fmt.CHANNEL}.get(field)
    return str(value) if words is None else fmt.word(words, str(value))
