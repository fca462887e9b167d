"""A list turned on its side: 姓名, 性别, 职务 down the left, a column for each person.

It is read as the list that it would be upright: what a column asks there, a row asks here.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from models.field import Cell
from models.forms.face.places import Area
from models.forms.face.sheet_face import Face
from models.forms.form import FormSheet, Place
from models.forms.shapes.in_columns import is_of_home
from models.forms.shapes.labels import parents_of, title_of
from models.forms.shapes.reach import is_named
from models.forms.shapes.someones import Someones, someones_in, someones_told
from models.sheets.grid import Merge, Row, Sheet

_FEWEST = 3
_NUMBER = "序号"


@dataclass(frozen=True)
class Turned:
    """The list upright, and where its columns and rows are on the sheet.

    Attributes:
        upright: the list as it would be, its first column the numbers of its rows.
        face: its merged heads.
        rows: the row of each of its other columns.
        columns: the cells of the first row of each who has a column.
    """

    upright: Sheet
    face: Face
    rows: tuple[int, ...]
    columns: tuple[Area, ...]


def turned(sheet: Sheet, face: Face, is_known: Callable[[str], bool]) -> Turned | None:
    """Return a sheet's list turned upright; None where it has none, or one of a household."""
    title = title_of(sheet)
    for one in (*someones_in(sheet, face), *someones_told(sheet, face)):
        words = [words for _, words in one.labels]
        if not any(map(is_named, words)) or sum(map(is_known, words)) < _FEWEST:
            continue
        if is_of_home(one, title):
            return None
        return _upright(one, sheet, face, title)
    return None


def _upright(one: Someones, sheet: Sheet, face: Face, title: str) -> Turned:
    paths = [(*_above(one, sheet, face, row), words) for row, words in one.labels]
    depth = max(map(len, paths))
    heads, merges = _heads([(_NUMBER,), *paths], depth)
    numbers: list[Row] = [(number,) for number in range(1, len(one.columns) + 1)]
    rows: list[Row] = [(title,), *heads, *numbers]
    areas = tuple(Area(each.top, each.left, each.bottom, each.right) for each in merges)
    return Turned(
        replace(sheet, rows=tuple(rows), merges=merges), Face(merges=areas),
        tuple(row for row, _ in one.labels), one.columns,
    )  # fmt: skip


def _above(one: Someones, sheet: Sheet, face: Face, row: int) -> tuple[str, ...]:
    """Return the words that are merged down beside several labels."""
    before = face.merge(row, one.columns[0].left - 1)
    return tuple(parents_of(sheet, face, before))


def _heads(
    paths: Sequence[tuple[str, ...]], depth: int
) -> tuple[list[Row], tuple[Merge, ...]]:
    """Return the rows of the heads, one below another, and how they are merged."""
    rows: list[list[Cell]] = [[None] * len(paths) for _ in range(depth)]
    merges = []
    for column, path in enumerate(paths):
        for level, words in enumerate(path):
            goes_on = level < len(path) - 1
            if goes_on and column and paths[column - 1][: level + 1] == path[: level + 1]:
                continue
            rows[level][column] = words
            if goes_on:
                others = (at for at in range(column, len(paths))
                          if paths[at][: level + 1] != path[: level + 1])  # fmt: skip
                end = next(others, len(paths))
                merges.append(Merge(level + 1, column, level + 1, end - 1))
            elif depth > len(path):
                merges.append(Merge(level + 1, column, depth, column))
    wide = (one for one in merges if (one.top, one.left) != (one.bottom, one.right))
    return [tuple(row) for row in rows], tuple(wide)


def laid_down(form: FormSheet, one: Turned, sheet: Sheet, face: Face) -> FormSheet:
    """Return an upright list as it lies on the sheet: the columns of each row are cells."""
    places = [
        _lying(place, one.rows[place.column - 1], area, nth)
        for place in form.places if place.column
        for nth, area in enumerate(one.columns, 1)
    ]  # fmt: skip
    return replace(form, sheet=sheet, face=face, header=(), body=None, rows=(), given=(),
                   sides=(), block=1, places=tuple(places))  # fmt: skip


def _lying(place: Place, row: int, area: Area, nth: int) -> Place:
    return replace(place, column=None, cell=(row, area.left), member=nth)
