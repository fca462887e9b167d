"""Charts of a sheet: the spreadsheet's own, drawn from the figures in the rows above."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from exporters.document import Chart, Drawn
from exporters.sheet_rows import chart_rows

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

_GREYS = ("525252", "C7C7C7", "8C8C8C", "EBEBEB")
_LETTER, _ROW = 0.19, 0.61  #: centimetres: half a letter of a column's width, a row's height
_UNSIGNED = "#,##0;#,##0"
_NEAR = 15  #: per cent of a bar between two bars
_FULL = 100  #: per cent of overlap: one upon the other


def add_chart(sheet: Worksheet, chart: Chart, row: int, widths: Sequence[float]) -> None:
    """Put a chart on a sheet from a row down; its figures end on the row before.

    `widths` are those of all columns, in half letters: a chart that is wider is cut when printed.
    """
    if not chart.names:
        return
    from openpyxl.chart import BarChart, Reference
    from openpyxl.utils import get_column_letter

    made: Any = BarChart()
    made.type = "col" if chart.drawn in {Drawn.COLUMNS, Drawn.STACKED} else "bar"
    if chart.drawn is Drawn.STACKED:
        made.grouping, made.overlap = "stacked", _FULL
    made.title = None
    made.width, made.height = sum(widths) * _LETTER, chart_rows(chart) * _ROW
    made.legend.position = "t"
    first = row - len(chart.names)
    figures = Reference(
        sheet, min_col=2, max_col=1 + len(chart.series), min_row=first - 1, max_row=row - 1
    )
    made.add_data(figures, titles_from_data=True)
    made.set_categories(Reference(sheet, min_col=1, min_row=first, max_row=row - 1))
    _colour(made)
    _show_axes(made, upside_down=chart.drawn is Drawn.BARS)
    if chart.drawn is Drawn.PYRAMID:
        unseen = len(widths) + 1
        below = Reference(sheet, min_col=unseen, min_row=first, max_row=row - 1)
        sheet.column_dimensions[get_column_letter(unseen)].hidden = True
        _back_to_back(made, str(below))
    sheet.add_chart(made, f"A{row}")


def _colour(made: Any) -> None:  # noqa: ANN401 - of the library
    for number, one in enumerate(made.series):
        one.graphicalProperties.solidFill = _GREYS[number % len(_GREYS)]
        one.graphicalProperties.line.solidFill = "000000"
        one.invertIfNegative = False  # some programs would leave such bars white


def _back_to_back(made: Any, below: str) -> None:  # noqa: ANN401
    """Let the first series go to the left of one line, its figures without a sign, as on paper.

    It is drawn from `below`, cells below nought in a column that is not seen.
    """
    made.series[0].val.numRef.f = below
    made.visible_cells_only = False
    made.overlap, made.gapWidth = _FULL, _NEAR
    made.y_axis.number_format = _UNSIGNED
    made.y_axis.numFmt.sourceLinked = False
    made.x_axis.tickLblPos = "low"


def _show_axes(made: Any, *, upside_down: bool) -> None:  # noqa: ANN401
    """Show both axes, which newer programs hide unless told; the first name of bars on top."""
    made.x_axis.delete = made.y_axis.delete = False
    if upside_down:
        made.x_axis.scaling.orientation = "maxMin"
