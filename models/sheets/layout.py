"""Where the heads are, where the data is, and what the other rows of a sheet are.

One header row, or several joined by merged cells; titles above it are skipped, totals, notes and
signature lines below it are named. Rows and columns are 0-based here.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from models.field import Cell, cell_text
from models.sheets.grid import Merge, Row, Sheet, is_empty
from models.writing import narrow, tidy

_SEARCHED = 40  #: the header stands in the first rows or nowhere
_LONGEST_HEAD = 24
_DEEPEST = 4  #: rows of a header block
_TOTAL = re.compile(
    r"(本.{0,4}|.{0,3}组|全村|以上)?(合计|小计|总计|共计|累计|总人数|总户数)([:(\d].*)?"
)
_NOTE = re.compile(
    r"(注|备注|说明|填表说明|填写说明|填报说明|附|附注|示例|样例|例如|例|填表人|填报人|制表人|制表|审核人|"
    r"审核|复核人|经办人|负责人|单位负责人|村负责人|填报单位|填表单位|填报日期|填表日期|制表日期|联系人|签字|签章|盖章|"
    r"村(支部)?书记|村主任|组长)(\((签字|签章|盖章|公章)\))?[:].*"
)
_ENDS_NOTE = re.compile(r"(以下空白|以下无正文|此表一式.{1,2}份.*|示例|样例|示例行|填写示例|例)")


class Role(StrEnum):
    """What a row is; the value is the word for people."""

    TITLE = "表名"
    HEADER = "表头"
    DATA = "数据"
    EMPTY = "空行"
    TOTAL = "合计行"
    NOTE = "说明行"


@dataclass(frozen=True)
class Layout:
    """A sheet understood.

    Attributes:
        header: the header rows, top first.
        heads: for each column the words above it, parent first, e.g. ("联系方式", "电话").
        roles: what each row of the sheet is.
        title: the words above the table.
    """

    header: tuple[int, ...]
    heads: tuple[tuple[str, ...], ...]
    roles: tuple[Role, ...]
    title: str

    @property
    def data(self) -> tuple[int, ...]:
        """The rows with data."""
        return tuple(row for row, role in enumerate(self.roles) if role is Role.DATA)


def lay_out(sheet: Sheet, is_known: Callable[[str], bool] = lambda _: False) -> Layout | None:
    """Understand a sheet; None when no row looks like a header.

    `is_known` says that words are the head of a field; it decides between rows that look alike.
    """
    best = _header_row(sheet, is_known)
    if best is None:
        return None
    header = _block(sheet, best)
    merges = [one for one in sheet.merges if header[0] <= one.top <= header[-1]]
    heads = tuple(_path(sheet, header, column, merges) for column in range(sheet.width))
    words = frozenset(narrow(head[-1]) for head in heads if head)
    roles = tuple(_role(sheet, row, header, words) for row in range(len(sheet.rows)))
    above = [texts[0] for row in sheet.rows[: header[0]] if (texts := _texts(row))]
    return Layout(header, heads, roles, tidy(above[0]) if above else "")


def filled_down(sheet: Sheet, layout: Layout) -> tuple[Row, ...]:
    """Return the sheet's rows with cells that are merged down repeated in every data row."""
    rows = [list(row) for row in sheet.rows]
    done: dict[int, int] = {}  # areas that overlap, as in a hostile file, are filled once
    for merge in sorted(sheet.merges, key=lambda one: one.top):
        if merge.left != merge.right or merge.top <= layout.header[-1]:
            continue
        value = sheet.cell(merge.top, merge.left)
        if is_empty(value):
            continue
        first = max(merge.top + 1, done.get(merge.left, 0))
        done[merge.left] = max(merge.bottom + 1, first)
        for number in range(first, min(merge.bottom + 1, len(rows))):
            if layout.roles[number] is Role.DATA:
                row = rows[number]
                row += [None] * (merge.left + 1 - len(row))
                row[merge.left] = value
    return tuple(map(tuple, rows))


# -- the header -------------------------------------------------------------------------------


def _header_row(sheet: Sheet, is_known: Callable[[str], bool]) -> int | None:
    best, best_score = None, 0.9  # two words at least
    for number, row in enumerate(sheet.rows[:_SEARCHED]):
        score = _header_score(row, is_known)
        if score > best_score:
            best, best_score = number, score
    return best


def _header_score(row: Row, is_known: Callable[[str], bool]) -> float:
    """Known heads count most; numbers, days and long texts speak against a header."""
    score, seen = 0.0, set()
    for cell in row:
        if is_empty(cell):
            continue
        text = narrow(cell_text(cell))
        if text in seen:
            continue
        seen.add(text)
        if _is_value(cell):
            score -= 2
        elif len(text) > _LONGEST_HEAD:
            score -= 0.5
        else:
            score += 4 if is_known(text) else 0.5
    return score


def _is_value(cell: Cell) -> bool:
    if isinstance(cell, str):
        bare = narrow(cell)
        return bare.replace(".", "").replace("-", "").replace("/", "").isdigit()
    return isinstance(cell, int | float | dt.date)


def _block(sheet: Sheet, best: int) -> tuple[int, ...]:
    """Return the header rows: those which merged cells bind to the best one."""
    top = bottom = best
    for _ in range(_DEEPEST):
        bound = [
            merge for merge in sheet.merges
            if merge.top <= bottom and merge.bottom >= top
            and merge.bottom - merge.top < _DEEPEST
            and not _is_title(sheet, merge.left, merge.right)
        ]  # fmt: skip
        wanted_top = min([top, *(merge.top for merge in bound)])
        wanted_bottom = max([bottom, *(merge.bottom for merge in bound)])
        if _heads_below(sheet, wanted_bottom):
            wanted_bottom += 1
        if _parents_above(sheet, wanted_top):
            wanted_top -= 1
        if (wanted_top, wanted_bottom) == (top, bottom):
            break
        top, bottom = max(wanted_top, bottom - _DEEPEST), min(wanted_bottom, top + _DEEPEST)
    return tuple(range(top, bottom + 1))


def _is_title(sheet: Sheet, left: int, right: int) -> bool:
    """Say whether a merged area runs over (nearly) the whole table."""
    return right - left + 1 >= max(sheet.width * 0.7, 3)


def _spans(sheet: Sheet, row: int) -> list[tuple[int, int]]:
    """Return the columns of cells that are merged across, on one row, below a parent's words."""
    return [
        (merge.left, merge.right)
        for merge in sheet.merges
        if merge.top <= row == merge.bottom and merge.left < merge.right
        and not _is_title(sheet, merge.left, merge.right)
        and not is_empty(sheet.cell(merge.top, merge.left))
    ]  # fmt: skip


def _heads_below(sheet: Sheet, row: int) -> bool:
    """Say whether the next row has the heads of a parent which is merged across."""
    spans = _spans(sheet, row)
    if not spans or row + 1 >= len(sheet.rows):
        return False
    below = sheet.rows[row + 1]
    children = [sheet.cell(row + 1, column) for left, right in spans
                for column in range(left, right + 1)]  # fmt: skip
    others = sum(not is_empty(cell) for cell in below) - len(children)
    words = [cell for cell in children if not is_empty(cell)]
    return len(words) > 1 and others <= 0 and not any(map(_is_value, words))


def _parents_above(sheet: Sheet, row: int) -> bool:
    """Say whether the row above has parents which are merged across columns of this one."""
    return row > 0 and any(
        all(not is_empty(sheet.cell(row, column)) for column in range(left, right + 1))
        for left, right in _spans(sheet, row - 1)
    )


def _path(
    sheet: Sheet, header: tuple[int, ...], column: int, merges: list[Merge]
) -> tuple[str, ...]:
    words: list[str] = []
    for row in header:
        cell = sheet.cell(row, column)
        if is_empty(cell):
            cell = next((sheet.cell(merge.top, merge.left) for merge in merges
                         if merge.holds(row, column)), None)  # fmt: skip
        word = tidy(cell_text(cell))
        if word and (not words or words[-1] != word):
            words.append(word)
    return tuple(words)


# -- the rows ---------------------------------------------------------------------------------


def _texts(row: Row) -> list[str]:
    return [cell_text(cell) for cell in row if not is_empty(cell)]


def _role(sheet: Sheet, number: int, header: tuple[int, ...], words: frozenset[str]) -> Role:
    texts = [cell for cell in sheet.rows[number] if not is_empty(cell)]
    if header[0] <= number <= header[-1]:
        return Role.HEADER
    if not texts:
        return Role.EMPTY
    if number < header[0]:
        return Role.TITLE
    if _repeats(texts, words):
        return Role.HEADER
    first = [narrow(cell_text(cell)) for cell in texts[:2]]
    if first[0].isdigit() and len(first) > 1:
        first = first[1:]
    if _TOTAL.fullmatch(first[0]):
        return Role.TOTAL
    noted = _NOTE.fullmatch(first[0]) or _ENDS_NOTE.fullmatch(first[0])
    if noted or _is_wide(sheet, number, texts):
        return Role.NOTE
    return Role.DATA


def _repeats(cells: list[Cell], words: frozenset[str]) -> bool:
    """Say whether the row is the header again, as on each printed page."""
    return len(cells) > 1 and all(narrow(cell_text(cell)) in words for cell in cells)


def _is_wide(sheet: Sheet, number: int, texts: list[Cell]) -> bool:
    """Say whether the row's only words run over several columns: a caption or a remark."""
    if len(texts) > 1:
        return False
    return any(merge.top <= number <= merge.bottom and merge.right - merge.left > 1
               for merge in sheet.merges)  # fmt: skip
