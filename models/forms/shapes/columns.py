"""Which columns of a table have words, which a unit, and which are to be filled with numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import pairwise

from models.field import cell_text
from models.forms.counts.counting import understood
from models.forms.face.sheet_face import Face
from models.forms.shapes.ours import VILLAGE
from models.forms.shapes.outline import UNCLEAR
from models.forms.shapes.people import names_somebody
from models.forms.shapes.side_by_side import sides_of
from models.sheets.grid import is_empty
from models.sheets.headers import is_running
from models.sheets.understanding import Understood
from models.sheets.vocabulary import bare
from models.writing import narrow

_UNIT = re.compile(r"(计量|指标|统计)?单位(名称)?")
_CODE = re.compile(r"(指标)?代码|编码|行次|栏次|序号|编号")
NO_VALUE = re.compile(r"[-—–/\\*xX×]+|无|100(?:\.0+)?%?")
_NUMBER = re.compile(r"\d{1,6}(\.\d{1,2})?")
AGES, YEARS = re.compile("年龄|岁"), re.compile(r"\d{1,3}[-—–~～至到]\d{1,3}")
#: what explains an item, behind the number: 填报口径, 指标解释
_NOTES = re.compile("(填报|统计|指标)?(口径|解释|定义|说明|范围)(说明)?|备注")
_OF_YEARS, _BESIDE = re.compile(r"\d周?岁"), re.compile("含|包括|其中|除")
_FEWEST, _BEGUN = 2, 0.5
_WORD, _LABEL = re.compile("[\u4e00-\u9fff]"), re.compile("[\u4e00-\u9fff].*[数量户]$")
_MOST_LABELS = 0.25  #: of the lines of a column for numbers
_SURE = 0.9


@dataclass(frozen=True)
class Grid:
    """Columns of words, of units, and of what is to be counted.

    Attributes:
        words: the columns of the items.
        unit: that of their units, None for none.
        values: those to be filled in.
        rows: the lines.
        parts: the words of which items are a part, where it is not the item above.
    """

    words: tuple[int, ...]
    unit: int | None
    values: tuple[int, ...]
    rows: tuple[int, ...]
    parts: Mapping[int, str] = field(default_factory=dict)


def grids_of(found: Understood, face: Face, body: range) -> Iterator[Grid]:
    """Yield the tables that stand side by side under the same heads; one where there is but one.

    项目｜数量｜项目｜数量: each has words and numbers of its own, and may have its own caption.
    """
    heads = found.layout.heads if found.layout else ()
    sides = sides_of(heads) or sides_of([head[-1:] for head in heads])
    bounds = (0, *sides, len(heads))
    parts = [grid_of(found, face, body, range(*pair)) for pair in pairwise(bounds)]
    if sides and all(parts):
        yield from filter(None, parts)
    elif whole := grid_of(found, face, body):
        yield whole


def grid_of(
    found: Understood, face: Face, body: range, within: range | None = None
) -> Grid | None:
    """Return the columns of a table with words at its left and places to their right.

    Args:
        found: the sheet, with its heads.
        face: how it looks.
        body: the rows of the table.
        within: the columns it has, None for all.
    """
    layout = found.layout
    assert layout is not None  # noqa: S101 - asked before
    headed = [at for at, head in enumerate(layout.heads) if head and at not in face.hidden_columns
              and (within is None or at in within)]  # fmt: skip
    rows = [row for row in body if row < len(found.sheet.rows)
            and any(not is_empty(cell) for cell in found.sheet.rows[row])]  # fmt: skip
    words: list[int] = []
    values: list[int] = []
    unit = None
    for column in headed:
        leaf = bare(layout.heads[column][-1])
        filled = [row for row in rows if not is_empty(found.sheet.cell(row, column))]
        if words and face.merge(layout.header[-1], column).left == words[0] != column:
            words += [column] if filled else []  # 年龄分布 | 35岁以下 beneath one head
        elif _UNIT.fullmatch(leaf):
            unit = column
        elif _counts_nothing(leaf, filled) or _is_beside(face, layout.header[-1], column, rows):
            continue
        elif not values and filled and _are_words(found, column, filled, leaf):
            words.append(column)
        elif _is_open(found, face, column, rows):
            values.append(column)
    if not words or not values or len(rows) < _FEWEST:
        return None
    if any(VILLAGE.fullmatch(bare(layout.heads[column][-1])) for column in words):
        return None  # a line for each village, of which only one is ours
    if any(one.target is not None and one.column in words and one.score > _SURE
           and names_somebody(one.target.field) for one in found.matches):  # fmt: skip
        return None
    return Grid(tuple(words), unit, tuple(values), tuple(rows))


def labelled(found: Understood, face: Face, grid: Grid, row: int, column: int) -> bool:
    """Say whether words of their own stand before a cell: 老龄化程度 | ____, 出租房户数 | ____."""
    if column - 1 in {*grid.words, grid.unit} or column <= grid.values[0]:
        return False
    area = face.merge(row, column - 1)
    words = cell_text(found.sheet.cell(area.top, area.left))
    return bool((_LABEL if area.left == area.right else _WORD).search(words))


def noted_at(found: Understood, grid: Grid, row: int) -> tuple[str, ...]:
    """Return the words of a line that say of which ages its item is: 老年人, 口径：65周岁及以上.

    Words that name years and are not understood are given as `UNCLEAR`.
    """
    heads = found.layout.heads if found.layout else ()
    for at in range(grid.values[-1] + 1, len(heads)):
        text = narrow(cell_text(found.sheet.cell(row, at)))
        head = bare(heads[at][-1]) if heads[at] else ""
        if not _NOTES.fullmatch(head) or not _OF_YEARS.search(text):
            continue
        told = understood(text) if not _BESIDE.search(text) else None
        return (text,) if told else (UNCLEAR,)
    return ()


def share_noted(found: Understood, grid: Grid, row: int) -> str:
    """Return the words of a line that say of what its share is, "" for none: 占党员总数."""
    heads = found.layout.heads if found.layout else ()
    for at in range(grid.values[0] + 1, len(heads)):
        text = narrow(cell_text(found.sheet.cell(row, at)))
        if heads[at] and _NOTES.fullmatch(bare(heads[at][-1])) and text.startswith("占"):
            return text
    return ""


def _counts_nothing(leaf: str, filled: list[int]) -> bool:
    """Say whether a column numbers the lines, or is 村名 merged down beside what is counted."""
    return bool(is_running(leaf) or _CODE.fullmatch(leaf)
                or (not filled and VILLAGE.fullmatch(leaf)))  # fmt: skip


def _is_beside(face: Face, header: int, column: int, rows: list[int]) -> bool:
    """Say whether words merged down from the heads stand beside all the lines: a note on them."""
    area = face.merge(rows[0], column) if rows else None
    return area is not None and area.top <= header and area.bottom >= rows[-1]


def _are_words(found: Understood, column: int, rows: list[int], head: str) -> bool:
    texts = [narrow(cell_text(found.sheet.cell(row, column))) for row in rows]
    aged = bool(AGES.search(head))
    return all(re.search(r"[\u4e00-\u9fff]", text) or (aged and YEARS.fullmatch(text))
               for text in texts)  # fmt: skip


def _is_open(found: Understood, face: Face, column: int, rows: list[int]) -> bool:
    """Say whether a column is to be filled in: nothing stands there but sums and marks.

    A dash says that nothing belongs there, and 100 beneath 占比 what all of it is. Numbers in less
    than half of it are those of a person who began. Words merged over several columns are a label
    of what stands behind them in that line alone.
    """
    rows = [row for row in rows if face.merge(row, column).left == face.merge(row, column).right]
    labels = [row for row in rows if _LABEL.search(cell_text(found.sheet.cell(row, column)))
              and is_empty(found.sheet.cell(row, column + 1))]  # fmt: skip
    if len(labels) < len(rows) * _MOST_LABELS:
        rows = [row for row in rows if row not in labels]
    cells = (found.sheet.cell(row, column) for row in rows
             if not face.look(row, column).formula)  # fmt: skip
    texts = [narrow(cell_text(cell)) for cell in cells if not is_empty(cell)]
    begun = [one for one in texts if not NO_VALUE.fullmatch(one)]
    return len(texts) < len(rows) and len(begun) < len(rows) * _BEGUN and all(
        map(_NUMBER.fullmatch, begun)
    )
