"""The commands of the calendar of content.

A screen that shows a ``ContentCalendar`` puts ``CALENDAR`` in front of its own bindings
and has ``CalendarActs`` among its bases: Enter and Escape belong to the calendar while
something is carried, and to the screen otherwise.
"""

from __future__ import annotations

from tui.command import Command
from tui.i18n import N_

CALENDAR = (
    Command(
        "calendar.drop",
        "enter",
        N_("Put down"),
        N_("Move what is carried to this day"),
        footer=True,
        palette=False,
    ),
    Command(
        "calendar.put-back",
        "escape",
        N_("Leave it"),
        N_("Leave what is carried where it was"),
        footer=True,
        palette=False,
    ),
    Command(
        "calendar.pick-up",
        "m",
        N_("Carry"),
        N_("Pick up the marked pieces, or this one, to carry them to another day"),
        footer=True,
    ),
    Command(
        "calendar.turn-span",
        "w",
        N_("Week/month"),
        N_("Look at the week of this day, or at its month"),
        footer=True,
    ),
    Command(
        "calendar.today",
        "full_stop",
        N_("Today"),
        N_("To today"),
        footer=True,
        palette=False,
    ),
    Command(
        "calendar.day-later",
        "plus",
        N_("Day later"),
        N_("Move the marked pieces, or this one, to the next day"),
    ),
    Command(
        "calendar.day-earlier",
        "minus",
        N_("Day earlier"),
        N_("Move the marked pieces, or this one, to the day before"),
    ),
)
"""On the calendar of content."""
