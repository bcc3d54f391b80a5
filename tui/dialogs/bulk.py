"""What to do with all the marked ones at once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from textual import work
from textual.binding import Binding, BindingType

from store.errors import StoreError
from store.rules import people
from store.rules.people import PERSON_FIELDS
from tui import format as fmt
from tui import i18n
from tui.dialogs.asking import Choice, Choose, PickTags, Prompt
from tui.dialogs.question import CANCEL, Narrowing, matches
from tui.i18n import N_, _, ngettext
from tui.show import content
from tui.widgets.safe_input import SafeInput

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.content import Content


@dataclass(frozen=True, slots=True)
class BulkAct:
    """What to do; ``value`` is a text that the field is known to accept.

    ``kind`` is "tag", "untag", "status", "field", "trash" or "restore"; ``field`` and
    ``value`` go with status and field, ``tags`` with tag and untag.
    """

    kind: str
    field: str = ""
    value: str = ""
    tags: tuple[str, ...] = ()


_ACTS = {
    "tag": N_("Put tags on"),
    "untag": N_("Take tags off"),
    "status": N_("Status"),
    "trash": N_("Move to the trash"),
    "restore": N_("Restore from the trash"),
}

_FIELDS = {
    field.name: field for field in PERSON_FIELDS if field.name not in {"name", "status"}
}
"""Fields that may be alike for many; a name never is."""

_CHOICES = {
    "status": fmt.STATUS,
    "channel": {"": N_("(none)"), **fmt.CHANNEL},
    "fit": {"": N_("(none)"), **{figure: figure for figure in "012345"}},
}
"""The values of a field, by its kind, where there are only a few; "" clears it."""


class BulkDialog(Narrowing[BulkAct | None]):
    """Asks what to do with ``count`` people, then for the value it needs."""

    CSS = """
    BulkDialog { OptionList { height: 48vh; max-height: 24; } }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "choose", N_("Choose"), priority=True),
        CANCEL,
    ]

    def __init__(self, count: int) -> None:
        title = ngettext("Change {count} person", "Change {count} people", count)
        super().__init__(title.format(count=fmt.whole(count)))
        self._filled_for = ""

    def check_action(
        self,
        action: str,
        parameters: tuple[object, ...],  # noqa: ARG002 - Textual's signature
    ) -> bool | None:
        """Keys that come before the list is there do nothing, but Escape leaves."""
        return self.is_mounted or action == "never_mind"

    def refill(self, highlight: int = 0) -> None:
        """Show what fits what is typed."""
        self._filled_for = self.typed
        super().refill(highlight)

    def lines(self) -> Sequence[tuple[str, Content]]:
        """What can be done, and the fields that can be set."""
        titles = {name: _(title) for name, title in _ACTS.items()}
        for name, field in _FIELDS.items():
            titles[f"set-{name}"] = _("Set: {field}").format(field=_(field.title))
        return [
            (name, content(title))
            for name, title in titles.items()
            if matches(self.typed, title)
        ]

    def action_choose(self) -> None:
        """Go on with the line under the cursor, once all that was typed is here."""
        # Letters wait in the field while Enter, for the whole dialog, overtakes them.
        self.query_one(SafeInput).call_later(self._choose)

    def _choose(self) -> None:
        if self._filled_for != self.typed:
            self.refill()
        if (option := self.options.highlighted_option) is not None:
            self.chosen(str(option.id))

    def chosen(self, name: str) -> None:
        """Go on with this line."""
        if self.is_current:
            self._go_on(name)

    @work(exclusive=True, group="value")
    async def _go_on(self, name: str) -> None:
        """Ask for the value; without one, stay here."""
        with self.refusals_shown():
            act = await self._act(name)
            if act is not None and self.is_current:
                self.dismiss(act)

    async def _act(self, name: str) -> BulkAct | None:
        if name in {"tag", "untag"}:
            tags = await self._tags(_(_ACTS[name]))
            return BulkAct(name, tags=tags) if tags else None
        if name in {"trash", "restore"}:
            return BulkAct(name)
        field = name.removeprefix("set-")
        value = await self._value(field)
        if value is None:
            return None
        people.read_field(field, value)
        return BulkAct("status" if field == "status" else "field", field, value)

    async def _tags(self, title: str) -> tuple[str, ...]:
        """Some tags; none when somebody thinks better of it."""
        lists = self.soloist.store.lists
        known = (await self.soloist.look(lists.known_values))["tag"]
        picked = await self.app.push_screen_wait(PickTags(title, known))
        return () if picked is None else picked.add

    async def _value(self, name: str) -> str | None:
        """A text that the field accepts; "" clears it; None: never mind."""
        field = people.BY_NAME[name]
        title = _(field.title)
        if (words := _CHOICES.get(field.kind)) is not None:
            choices = [Choice(code, _(word)) for code, word in words.items()]
            return await self.app.push_screen_wait(Choose(title, choices))
        return await self.app.push_screen_wait(
            Prompt(
                title,
                detail=_("The same for all of them; empty clears the field."),
                check=lambda text: _problem(name, text),
            )
        )

    def action_never_mind(self) -> None:
        """Change nothing."""
        if self.is_current:
            self.dismiss(None)


def _problem(name: str, text: str) -> str:
    """Why the field does not take this text, in one sentence; "" if it does."""
    try:
        people.read_field(name, text)
    except StoreError as refusal:
        return i18n.sentence(refusal)
    return ""
