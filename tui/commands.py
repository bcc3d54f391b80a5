"""Everything the user can do, declared once.

Bindings, palette, footer, help, keymap and the key table of the README all come from
here. A command's action is the second half of its id: ``roster.mark-all`` runs
``action_mark_all``.
"""

from __future__ import annotations

from dataclasses import dataclass

from textual.binding import Binding

from tui.i18n import N_


@dataclass(frozen=True, slots=True)
class Command:
    """One thing the user can do; ``key`` may list several keys with commas."""

    id: str
    key: str
    title: str
    help: str = ""
    footer: bool = False
    palette: bool = True
    priority: bool = False

    @property
    def action(self) -> str:
        """The name of the action it runs."""
        return self.id.rpartition(".")[2].replace("-", "_")

    def binding(self) -> Binding:
        """The binding Textual needs; its words are translated when painted."""
        return Binding(
            self.key,
            self.action,
            self.title,
            show=self.footer,
            priority=self.priority,
            id=self.id,
        )


EVERYWHERE = (
    Command(
        "app.help",
        "f1,question_mark",
        N_("Help"),
        N_("What every key does here"),
        footer=True,
    ),
    Command(
        "app.palette",
        "ctrl+p",
        N_("Commands"),
        N_("Find a command by its name"),
        footer=True,
        palette=False,
        priority=True,
    ),
    Command("app.go-roster", "2,f3", N_("Roster"), N_("Everybody we know")),
    Command("app.jump", "ctrl+f", N_("Jump to"), N_("Go to anyone, from anywhere")),
    Command(
        "app.undo",
        "u",
        N_("Undo"),
        N_("Take back the last step, saying which"),
        footer=True,
    ),
    Command("app.redo", "ctrl+r", N_("Redo"), N_("Do again what was taken back")),
    Command("app.history", "f9", N_("History"), N_("Every step that was done")),
    Command("app.settings", "f10", N_("Settings"), N_("Language and looks")),
    Command("app.quit", "q,ctrl+q", N_("Quit"), N_("Leave; everything is saved")),
)
"""On every screen."""

LIST = (
    Command("list.cursor-down", "j", N_("Down"), palette=False),
    Command("list.cursor-up", "k", N_("Up"), palette=False),
    Command("list.top", "g", N_("Top"), palette=False),
    Command("list.bottom", "G", N_("Bottom"), palette=False),
    Command("list.half-page-down", "ctrl+d", N_("Half a page down"), palette=False),
    Command("list.half-page-up", "ctrl+u", N_("Half a page up"), palette=False),
    Command("list.columns-left", "h", N_("Columns to the left"), palette=False),
    Command("list.columns-right", "l", N_("Columns to the right"), palette=False),
    Command(
        "list.toggle-mark",
        "space",
        N_("Mark"),
        N_("Mark or unmark this row"),
        footer=True,
        palette=False,
    ),
    Command(
        "list.start-range",
        "v",
        N_("Mark range"),
        N_("Mark from here to where the cursor goes; again to end"),
        palette=False,
    ),
    Command(
        "list.mark-all", "ctrl+a", N_("Mark all"), N_("Mark every row of the list")
    ),
)
"""On every list."""

ROSTER = (
    Command(
        "roster.open",
        "enter",
        N_("Open"),
        N_("Everything about this person"),
        footer=True,
        palette=False,
    ),
    Command(
        "roster.filter",
        "slash",
        N_("Filter"),
        N_("Narrow the list as you type"),
        footer=True,
    ),
    Command(
        "roster.back",
        "escape",
        N_("Back"),
        N_("Clear the marks, then the filter"),
        palette=False,
    ),
    Command(
        "roster.new",
        "n",
        N_("New"),
        N_("Add somebody from a profile URL or handle"),
        footer=True,
    ),
    Command("roster.edit", "e", N_("Edit"), N_("Edit this person"), footer=True),
    Command(
        "roster.delete",
        "d",
        N_("Trash"),
        N_("Move this person, or the marked ones, to the trash; or restore them"),
    ),
    Command(
        "roster.tag",
        "number_sign",
        N_("Tag"),
        N_("Tag this person, or the marked ones"),
        footer=True,
    ),
    Command(
        "roster.act",
        "x",
        N_("Act on marked"),
        N_("Change a field, tag or status of all marked ones"),
        footer=True,
    ),
    Command(
        "roster.import",
        "i",
        N_("Import"),
        N_("Bring in a spreadsheet, contacts or the clipboard"),
        footer=True,
    ),
    Command("roster.sort", "z", N_("Sort"), N_("Sort by any column, either way")),
    Command("roster.columns", "b", N_("Columns"), N_("Choose and order the columns")),
    Command(
        "roster.views",
        "w",
        N_("Saved views"),
        N_("Keep this filter under a name, or open one kept before"),
    ),
    Command("roster.pairs", "p", N_("Duplicates"), N_("Who may be here twice; merge")),
    Command(
        "roster.link", "o", N_("Open profile"), N_("Open the profile in the browser")
    ),
    Command("roster.copy", "y", N_("Copy"), N_("Copy the handle or e-mail")),
    Command(
        "roster.export",
        "ctrl+e",
        N_("Export"),
        N_("Write this list to a CSV or XLSX file"),
    ),
)
"""On the roster."""

CARD = (
    Command(
        "card.back",
        "escape",
        N_("Back"),
        N_("To the list, at the same row"),
        footer=True,
        palette=False,
    ),
    Command(
        "card.previous",
        "left_square_bracket",
        N_("Previous"),
        N_("The person before in the same list"),
        footer=True,
    ),
    Command(
        "card.next",
        "right_square_bracket",
        N_("Next"),
        N_("The person after in the same list"),
        footer=True,
    ),
    Command("card.edit", "e", N_("Edit"), N_("Edit the fields"), footer=True),
    Command("card.delete", "d", N_("Trash"), N_("Move to the trash, or restore")),
    Command(
        "card.tag",
        "number_sign",
        N_("Tag"),
        N_("Put tags on or take them off"),
        footer=True,
    ),
    Command(
        "card.account", "n", N_("New account"), N_("Add an account by URL or handle")
    ),
    Command(
        "card.measure",
        "m",
        N_("Measure"),
        N_("Type today's figures of an account"),
        footer=True,
    ),
    Command("card.rate", "r", N_("Rate"), N_("Note what they ask for")),
    Command("card.alias", "a", N_("Alias"), N_("Note another name they go by")),
    Command("card.custom", "f", N_("Own field"), N_("Set a field of your own")),
    Command(
        "card.explain",
        "equals_sign",
        N_("Explain"),
        N_("How the engagement rates are worked out, and from what"),
    ),
    Command(
        "card.record-history",
        "t",
        N_("Their history"),
        N_("What was changed on this person, and when"),
    ),
    Command(
        "card.link", "o", N_("Open profile"), N_("Open the profile in the browser")
    ),
    Command("card.copy", "y", N_("Copy"), N_("Copy the handle or e-mail")),
    Command("card.scroll-down", "j,down", N_("Down"), palette=False),
    Command("card.scroll-up", "k,up", N_("Up"), palette=False),
)
"""On the card of a person."""

IMPORTING = (
    Command(
        "importing.open",
        "enter",
        N_("Open"),
        N_("Open this file, change this line, or bring it all in"),
        footer=True,
        palette=False,
    ),
    Command(
        "importing.go-on",
        "ctrl+s",
        N_("Bring in"),
        N_("Look at the paste, or bring the file in"),
        footer=True,
    ),
    Command(
        "importing.path",
        "slash",
        N_("Path"),
        N_("Type or paste a path"),
        footer=True,
        palette=False,
    ),
    Command(
        "importing.paste", "p", N_("Paste"), N_("Bring in what was copied"), footer=True
    ),
    Command("importing.folder-up", "left,backspace", N_("Folder above"), palette=False),
    Command(
        "importing.next-view",
        "tab",
        N_("Next view"),
        N_("Columns, first rows, changes, problems; in a path, complete it"),
        footer=True,
        palette=False,
    ),
    Command("importing.previous-view", "shift+tab", N_("Previous view"), palette=False),
    Command(
        "importing.save",
        "s",
        N_("Save problems"),
        N_("Save the rows with problems, to mend them and bring them in again"),
        footer=True,
    ),
    Command(
        "importing.take-back",
        "u",
        N_("Undo it"),
        N_("Take the whole import back"),
        footer=True,
    ),
    Command(
        "importing.again",
        "i",
        N_("Another file"),
        N_("Bring in another file"),
        footer=True,
    ),
    Command(
        "importing.back",
        "escape",
        N_("Back"),
        N_("One step back; while a file comes in, stop it"),
        footer=True,
        palette=False,
    ),
)
"""While a file is brought in."""

HISTORY = (
    Command(
        "history.open",
        "enter",
        N_("Details"),
        N_("What this step was about"),
        footer=True,
        palette=False,
    ),
    Command(
        "history.back",
        "escape",
        N_("Back"),
        N_("Back to where you were"),
        footer=True,
        palette=False,
    ),
)
"""Among the steps that were done."""

DUPLICATES = (
    Command(
        "duplicates.compare",
        "enter",
        N_("Compare"),
        N_("Put the two side by side, and make one of them"),
        footer=True,
        palette=False,
    ),
    Command(
        "duplicates.back",
        "escape",
        N_("Back"),
        N_("Back to the roster"),
        footer=True,
        palette=False,
    ),
)
"""Among those who may be here twice."""

GROUPS = (
    (N_("Everywhere"), EVERYWHERE),
    (N_("In every list"), LIST),
    (N_("On the roster"), ROSTER),
    (N_("On a person"), CARD),
    (N_("Bringing a file in"), IMPORTING),
    (N_("In the history"), HISTORY),
    (N_("Among duplicates"), DUPLICATES),
)
"""All of them, as the README prints them."""

ALL = tuple(command for _, group in GROUPS for command in group)
BY_ID = {command.id: command for command in ALL}


def bindings(*groups: tuple[Command, ...]) -> list[Binding]:
    """The bindings of a screen."""
    return [command.binding() for group in groups for command in group]
