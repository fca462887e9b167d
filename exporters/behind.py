"""From a place on a page back to the records: which figure stands there, what it was made of."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping
from typing import Any

from exporters.charts import figure_at
from exporters.document import Behind, Chart, Document, RowBehind, Table
from exporters.pdf import fitted
from exporters.report import Report
from exporters.strips import Strip, nothing, pages
from exporters.typesetting import Setting
from models.kinds_links import Link
from models.query import Where


def behind_at(
    document: Document, page: int, x: float, y: float, whole: Behind | None = None
) -> Behind | None:
    """Return the records behind a place; None where nothing is, or nobody said which.

    Args:
        document: the paper, as it was rendered.
        page: from 0.
        x: points from the left of the page.
        y: points below its top.
        whole: behind the whole paper, for what has no records of its own.
    """
    setting, _ = fitted(document)
    strips = setting.head(document)
    known: dict[int, RowBehind] = {}
    charts: dict[int, Chart] = {}
    for block, own in setting.parts(document):
        if isinstance(block, Table) and block.behind:
            known |= _rows(block, own)
        elif isinstance(block, Chart):
            charts[id(max(own, key=lambda one: one.height))] = block  # apart from title and room
        strips += own
    stacks = pages(strips, setting.frame)
    x, y = x / document.layout.zoom, y / document.layout.zoom
    if not 0 <= page < len(stacks):
        return None
    for top, strip in stacks[page]:
        if not top <= y < top + strip.height:
            continue
        if id(strip) in charts:
            up = top + strip.height - y
            return _in_chart(setting, charts[id(strip)], x - setting.frame.left, up) or whole
        return _in_row(strip, known.get(id(strip)), x) or (
            None if strip.draw is nothing else whole
        )
    return None


def about(report: Report, given: Mapping[str, Any]) -> Behind | None:
    """Return the one record that a paper is about, for what has no records of its own behind."""
    links = [one for one in report.params if isinstance(one, Link) and given.get(one.name)]
    if len(links) != 1:
        return None
    ref = given[links[0].name]
    return Behind(links[0].to, (Where("id", "=", ref.id),), str(ref.title or ""))


def _in_row(strip: Strip, found: RowBehind, x: float) -> Behind | None:
    if not isinstance(found, tuple):
        return found
    column = bisect_right(strip.grid.xs, x) - 1 if strip.grid else -1
    return found[column] if 0 <= column < len(found) else None


def _in_chart(setting: Setting, chart: Chart, x: float, y: float) -> Behind | None:
    """Return what is behind the bar at a place, counted from the lower left corner."""
    drawing, shrink = setting.drawing(chart)
    found = figure_at(drawing, x / shrink, y / shrink)
    if found is None:
        return None
    behind = chart.series[found[0]].behind
    return behind[found[1]] if found[1] < len(behind) else None


def _rows(table: Table, strips: list[Strip]) -> dict[int, RowBehind]:
    """Return what is behind each strip of a table; nothing where a row is cut over pages."""
    rows = [one for one in strips if one.grid is not None]  # not the room around the table
    behind = [None, *table.behind, *([table.behind_all] if table.totals else [])]
    if len(behind) != len(rows):
        return {}
    return {id(strip): one for strip, one in zip(rows, behind, strict=True)}
