"""Figures of a chart as a table and in words: where nothing is seen they are read or heard."""

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


def in_words(chart: Chart) -> str:
    """Return the title, and each name with its figures."""
    told = [
        f"{name}：" + "，".join(
            f"{one.name}{one.values[at].text}" for one in chart.series if at < len(one.values)
        )
        for at, name in enumerate(chart.names)
    ]  # fmt: skip
    return f"{chart.title}。" + "；".join(told)
