"""Native charts of the workbook, drawn from the cells of the tables above them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tui.show import show

if TYPE_CHECKING:
    from tui.reports.pages import Chart, Table

_BLUE, _AMBER, _GREEN, _RED = "#1F4E8C", "#9A5A00", "#1F6F4A", "#A8322A"
_SHAPES = ("circle", "square", "triangle", "diamond")
_FIGURES = {"roi": (6,), "people": (5,), "funnel": (1,), "months": (4, 5)}
"""Columns that are drawn, by chart."""
_SIZE = {"width": 640, "height": 300}


def place_chart(
    book: Any, sheet: Any, where: tuple[str, int, Table], chart: Chart, row: int
) -> None:
    """Put a chart at a row; ``where`` is the sheet, the row of the heads, the table."""
    name, head, table = where
    first = head + 1
    last = head + len(table.rows) - int(table.has_total)
    if last < first:
        return
    kind = {"bars": "bar", "funnel": "bar", "lines": "line"}[chart.kind]
    made = book.add_chart({"type": kind})
    if chart.key == "growth":
        _by_rows(made, name, head, table)
    else:
        for place, at in enumerate(_FIGURES[chart.key]):
            made.add_series(
                {
                    "name": [name, head, at],
                    "categories": [name, first, 0, last, 0],
                    "values": [name, first, at, last, at],
                    **_looks(kind, place),
                }
            )
    made.set_title({"name": show(chart.title), "name_font": {"size": 12}})
    made.set_size(_SIZE)
    if kind == "bar":
        made.set_legend({"none": True})
        # The first row stands at the top, and names beside bars that go left.
        made.set_y_axis({"reverse": True, "label_position": "low"})
    else:
        made.set_legend({"position": "bottom"})
    made.set_x_axis({"num_font": {"size": 9}})
    sheet.insert_chart(row, 0, made, {"description": show(chart.says, 1_000)})


def _by_rows(made: Any, name: str, head: int, table: Table) -> None:
    """A line for each row: before, during and after."""
    for place in range(min(len(table.rows), len(_SHAPES))):
        at = head + 1 + place
        made.add_series(
            {
                "name": [name, at, 0],
                "categories": [name, head, 1, head, 3],
                "values": [name, at, 1, at, 3],
                **_looks("line", place),
            }
        )
    made.show_blanks_as("span")


def _looks(kind: str, place: int) -> dict[str, Any]:
    color = (_BLUE, _AMBER, _GREEN, _RED)[place]
    if kind == "bar":
        looks = {"fill": {"color": color}, "gap": 60, "invert_if_negative": True}
        return looks | {"invert_if_negative_color": _RED}
    marker = {"type": _SHAPES[place], "size": 7, "fill": {"color": color}}
    dash = ("solid", "dash", "round_dot", "dash_dot")[place]
    return {"line": {"color": color, "width": 2, "dash_type": dash}, "marker": marker}
