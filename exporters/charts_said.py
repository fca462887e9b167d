"""Figures of a chart as a table: where nothing can be drawn they are read."""

from __future__ import annotations

from exporters.document import EMPTY, Chart, Column, Datum, Form, Table


def as_table(chart: Chart) -> Table:
    """Return the figures, one name a row, one series a column."""
    columns = (
        Column("", 6, centred=True, key=True),
        *(Column(one.name, 8, Form.NUMBER, key=True) for one in chart.series),
    )
    rows = tuple(
        (
            Datum(name, name),
            *(one.values[place] if place < len(one.values) else EMPTY for one in chart.series),
        )
        for place, name in enumerate(chart.names)
    )
    return Table(columns, rows)
