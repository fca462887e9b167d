"""Which rows of a sheet are its head: one row, or up to five joined by merged or empty cells."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Sequence

from models.field import Cell, cell_text
from models.sheets.grid import Merge, Row, Sheet, is_empty
from models.writing import narrow, tidy, uncircled

IsKnown = Callable[[str], bool]

_SEARCHED = 60  #: the header stands in the first rows or nowhere
_LONGEST_HEAD = 24
_DEEPEST = 4  #: rows of a header block beside the best one
_KNOWN, _TEXT, _LONG, _VALUE = 4.0, 0.5, -0.5, -2.0
_LEAST = 0.9  #: two words at least
_FULL = 0.7  #: of the table's columns
_WIDEST = 6  #: columns that one word of a head is merged over, at the most
_FAR = 12  #: empty columns behind which a word is a stray one
_ABOUT = re.compile(
    r".{0,6}(单位|日期|时间|人|乡镇|村|村组|部门)(名称)?[(](?:公?章|盖章|签[字章名]).*|(?!其中:[^:]*$).*:.*|"
    r"附[件表]\d*|表\d+|"
    r"(填报|填表|制表|报送)(单位|日期|时间|人)|\d{4}年.*"
)
_SEALED = re.compile("单位[(](公章|盖章|章)[)]")  #: asks for a seal, above the table
_GATHERS = re.compile(
    r".*(信息|情况|方式|状况|基本|成员|联系|名称|类型|其中|金额|面积|收入|人数).*"
)


def find_header(sheet: Sheet, is_known: IsKnown) -> tuple[int, ...]:
    """Return the header rows, top first; () when no row looks like one."""
    best, best_score, best_known = -1, _LEAST, 0
    full = _first_full(sheet)
    for number, row in enumerate(sheet.rows[:_SEARCHED]):
        score, known = _score(row, is_known)
        if number > full and sum(not is_empty(cell) for cell in row) == 1:
            continue  # an item of a table whose head stands above: |合计|男|女
        if number > full and all(narrow(cell_text(cell)).endswith(":")
                                 for cell in row if not is_empty(cell)):  # fmt: skip
            continue  # who filled it in, below the table: 填报人：|审核：|上报日期：
        # Below a full row the data begins: rows of words must be known ones to be a head there.
        if score > best_score and (number <= full + 1 or known > best_known) and not (
            best >= 0 and _begins_group(sheet, number)
        ):  # fmt: skip
            best, best_score, best_known = number, score, known
    return _Block(sheet, is_known).around(best) if best >= 0 else ()


def _begins_group(sheet: Sheet, number: int) -> bool:
    """Say whether a row is the first of several items beside words merged down over them.

    Rows of a head that lie below each other do not say something in all the same columns.
    """
    down = {one.left for one in sheet.merges if one.left == one.right
            and one.top == number < one.bottom - 1}  # fmt: skip
    if not down:
        return False
    filled = [{at for at, cell in enumerate(row) if not is_empty(cell)}
              for row in sheet.rows[number : number + 3]]  # fmt: skip
    inside = filled[0] - down
    return len(inside) > 1 and len(filled) == 3 and all(one == inside for one in filled[1:])  # noqa: PLR2004


def _first_full(sheet: Sheet) -> int:
    """Return the first row that fills most of the table."""
    width = table_width(sheet)
    for number, row in enumerate(sheet.rows[:_SEARCHED]):
        filled = sum(not is_empty(cell) for cell in row[:width])
        if filled > 1 and filled >= width * _FULL:
            return number
    return _SEARCHED


def _score(row: Row, is_known: IsKnown) -> tuple[float, int]:
    """Return how much a row is like a head, and its known words.

    Known heads count most; numbers, days and long texts speak against a header.
    """
    score, known, seen = 0.0, 0, set()
    for cell in row:
        if is_empty(cell):
            continue
        text = narrow(cell_text(cell))
        if text in seen:
            continue
        seen.add(text)
        if is_value(cell) or "{" in text:
            score += _VALUE
        elif len(text) > _LONGEST_HEAD:
            score += _LONG
        else:
            is_head = is_known(text) and not _SEALED.search(text)
            known += is_head
            score += _KNOWN if is_head else _TEXT
    return score, known


def is_value(cell: Cell) -> bool:
    """Say whether a cell holds a number, a day, or digits written as text."""
    if isinstance(cell, str):
        bare = narrow(cell)
        return bool(re.fullmatch(r"[\d.\-/:,%]+|\d{4}年\d+月(\d+日)?", bare))
    return isinstance(cell, int | float | dt.date)


class _Block:
    """Grows from the best row to the whole head."""

    def __init__(self, sheet: Sheet, is_known: IsKnown) -> None:
        self.sheet = sheet
        self.is_known = is_known
        self.width = table_width(sheet)
        self.top = 0
        self.merges = [one for one in sheet.merges if one.top < _SEARCHED + _DEEPEST]

    def around(self, best: int) -> tuple[int, ...]:
        """Return the rows which merged or empty cells bind to the best one."""
        top = bottom = self.top = best
        for _ in range(_DEEPEST):
            bound = [one for one in self.merges if self._binds(one, top, bottom)]
            up = min([top, *(one.top for one in bound)])
            down = max([bottom, *(one.bottom for one in bound)])
            if self._heads_below(down):
                down += 1
            if self._parents_above(up):
                up -= 1
            if (up, down) == (top, bottom):
                break
            top, bottom = max(up, bottom - _DEEPEST), min(down, top + _DEEPEST)
            self.top = top
        return tuple(range(top, bottom + 1))

    def _binds(self, merge: Merge, top: int, bottom: int) -> bool:
        if merge.top > bottom or merge.bottom < top or merge.bottom - merge.top > _DEEPEST:
            return False
        if self._is_title(merge) or merge.top == merge.bottom:
            return False
        # A cell of the head that is merged down holds words; one of the data may hold anything.
        return merge.top <= top or merge.bottom <= bottom or self._is_head(merge.top)

    def _is_head(self, row: int) -> bool:
        """Say whether a row holds words only; a merge may begin where nothing is written."""
        written = self.sheet.rows[row] if row < len(self.sheet.rows) else ()
        cells = [cell for cell in written if not is_empty(cell)]
        return not any(map(is_value, cells))

    def _is_title(self, merge: Merge) -> bool:
        """Say whether a merged area runs over (nearly) the whole table, or is all its row says.

        A title may be merged over less than the table; parents stand beside others.
        """
        if merge.right - merge.left + 1 >= max(self.width * 0.7, min(self.width, 3)):
            return True
        return merge.left == 0 and merge.top == merge.bottom and self._filled(merge.top) == {0}

    def _spans(self, row: int) -> list[tuple[int, int]]:
        """Return the columns of cells that are merged across, on one row, with words in them."""
        return [
            (one.left, one.right)
            for one in self.merges
            if one.top <= row == one.bottom and one.left < one.right
            and not self._is_title(one)
            and not is_empty(self.sheet.cell(one.top, one.left))
        ]  # fmt: skip

    def _heads_below(self, row: int) -> bool:
        """Say whether the next row has the heads of a parent over several columns."""
        if row + 1 >= len(self.sheet.rows):
            return False
        below = self._filled(row + 1)
        if not below or any(is_value(self.sheet.cell(row + 1, column)) for column in below):
            return False
        spans = self._spans(row)
        under = {column for left, right in spans for column in range(left, right + 1)}
        if spans and len(below & under) > 1 and below <= under:
            return not self._heads_of_rows(row + 1, under)
        return self._continues(row, below)

    def _heads_of_rows(self, row: int, under: set[int]) -> bool:
        """Say whether what stands under a corner goes on in the next rows: 14—17周岁, 男, 女."""
        following = [self._filled(one) for one in range(row + 1, row + 3)]
        return all(one and one <= under for one in following)

    def _continues(self, row: int, below: set[int]) -> bool:
        """The same for a head without merged cells: its words go on where the row above is empty.

        A data row would say something in the columns that are complete in the row above.
        """
        here = self._block(row)
        below = {column for column in below if column <= max(here, default=0) + 1}
        if not below:
            return False  # another table, further right
        if len(below) == 1:
            return self._leads_on(row + 1, min(below), here)
        last = max(here | below)
        complete = {
            column for column in here
            if not (column + 1 not in here and column + 1 <= last)
        }  # fmt: skip
        texts = [narrow(cell_text(self.sheet.cell(row + 1, column))) for column in below]
        return (
            len(below) > 1
            and bool(below - here)
            and not below & complete
            and len(complete) >= 2  # noqa: PLR2004 - at least two heads say: here nothing follows
            and all(len(text) <= _LONGEST_HEAD for text in texts)
            and len(set(texts)) > 1
            and self._is_dense(row + 2, complete)
        )

    def _leads_on(self, row: int, column: int, here: set[int]) -> bool:
        """Say whether a row's one word is a parent below a parent: two or more stand below it."""
        below = {one for one in self._filled(row + 1) if one <= max(here) + 1}
        return (
            column in here and column + 1 not in here
            and len(below) > 1 and min(below) == column and not below & (here - {column})
            and not any(is_value(self.sheet.cell(row + 1, one)) for one in below)
            and self._is_dense(row + 2, here - {column})
        )  # fmt: skip

    def _block(self, row: int) -> set[int]:
        """Return the columns in which some row of the head, down to this one, says something."""
        return {column for one in range(self.top, row + 1) for column in self._filled(one)}

    def _is_dense(self, row: int, complete: set[int]) -> bool:
        """Say whether the row has what a data row has: something under the complete heads."""
        rows = self.sheet.rows[row : row + 3]
        return not rows or any(
            sum(column < len(one) and not is_empty(one[column]) for column in complete)
            >= len(complete) / 2
            for one in rows
        )

    def _parents_above(self, row: int) -> bool:
        """Say whether the row above has parents over columns of this one."""
        if row == 0:
            return False
        here = self._filled(row)
        spans = self._spans(row - 1)
        if spans and any(
            sum(column in here for column in range(left, right + 1)) > 1 for left, right in spans
        ):
            words = [narrow(cell_text(self.sheet.cell(row - 1, left))) for left, _ in spans]
            return not (self._says_a_value(row - 1) or any(map(_ABOUT.fullmatch, words)))
        return self._gathers(row, here)

    def _says_a_value(self, row: int) -> bool:
        """Say whether a word of the row has its value behind it: 当前日期, then a day."""
        covered = {column for left, right in self._spans(row) for column in range(left, right + 1)}
        alone = self._filled(row) - covered
        return any(is_value(self.sheet.cell(row, column)) for column in alone)

    def _gathers(self, row: int, here: set[int]) -> bool:
        """The same without merged cells: two words or more, each above the first of several."""
        above = sorted(self._filled(row - 1))
        words = [narrow(cell_text(self.sheet.cell(row - 1, column))) for column in above]
        if len(above) < 2 or any(_ABOUT.fullmatch(word) for word in words):  # noqa: PLR2004
            return False
        if any(is_value(self.sheet.cell(row - 1, column)) for column in above):
            return False
        whole = [word for word, column in zip(words, above, strict=True) if column not in here]
        if len(whole) > 1 and all(self.is_known(word) for word in whole):
            return True  # heads without a second level: 姓名 above an empty cell
        if _interlock(above, here):
            return True
        if len(above) >= len(here):
            return False
        leaves = [narrow(cell_text(self.sheet.cell(row, column))) for column in sorted(here)]
        repeated = len(set(leaves)) < len(leaves)
        fits = all(column in here for column in above) or above[0] not in here
        return fits and (repeated or any(_GATHERS.fullmatch(word) for word in words))

    def _filled(self, row: int) -> set[int]:
        cells = self.sheet.rows[row][: self.width] if row < len(self.sheet.rows) else ()
        return {column for column, cell in enumerate(cells) if not is_empty(cell)}


def _interlock(above: Sequence[int], here: set[int]) -> bool:
    """Say whether the words of two rows fit into each other, merged or not.

    A word above an empty cell stands alone, one above a filled cell has two or more below it.
    """
    ends = [*above[1:], max(here) + 1]
    spans = [range(column, end) for column, end in zip(above, ends, strict=True)]
    parents = [span for span in spans if span and span[0] in here]
    alone = [span for span in spans if span and span[0] not in here]
    return (
        bool(parents and alone)
        and all(len(span) > 1 and here.issuperset(span) for span in parents)
        and all(len(span) == 1 for span in alone)
    )


def table_width(sheet: Sheet) -> int:
    """Return the columns of the table, without a word that strayed far to the right."""
    filled: set[int] = set()
    for row in sheet.rows[: _SEARCHED * 5]:
        filled.update(column for column, cell in enumerate(row) if not is_empty(cell))
    end = 0
    for column in sorted(filled):
        if column - end > _FAR and end:
            break
        end = column + 1
    return end


def heads_of(sheet: Sheet, header: Sequence[int]) -> tuple[tuple[str, ...], ...]:
    """Return the words above each column, parent first."""
    width = table_width(sheet)
    merges = [one for one in sheet.merges if header[0] <= one.bottom and one.top <= header[-1]]
    covered: dict[tuple[int, int], Merge] = {}
    for one in merges:
        for row in range(max(one.top, header[0]), min(one.bottom, header[-1]) + 1):
            for column in range(one.left, min(one.right, width - 1) + 1):
                covered.setdefault((row, column), one)
    more = _continued(sheet, header, merges)
    return tuple(() if column in more else _path(sheet, header, column, covered)
                 for column in range(width))  # fmt: skip


def _continued(sheet: Sheet, header: Sequence[int], merges: Sequence[Merge]) -> frozenset[int]:
    """Return columns that are no columns of their own: merged to the left in head and rows."""
    below = range(header[-1] + 1, min(len(sheet.rows), header[-1] + _SEARCHED * 5))
    wide = {
        column
        for one in sheet.merges if one.top == one.bottom > header[-1] and one.left < one.right
        for column in range(one.left + 1, min(one.right, one.left + _WIDEST) + 1)
    }  # fmt: skip
    return frozenset(
        column
        for one in merges if one.bottom >= header[-1]
        for column in range(one.left + 1, min(one.right, one.left + _WIDEST) + 1)
        if column in wide and all(is_empty(sheet.cell(row, column)) for row in below)
    )


def _path(
    sheet: Sheet, header: Sequence[int], column: int, covered: dict[tuple[int, int], Merge]
) -> tuple[str, ...]:
    words: list[str] = []
    for row in header:
        cell = sheet.cell(row, column)
        if is_empty(cell) and (merge := covered.get((row, column))):
            cell = sheet.cell(merge.top, merge.left)
        elif is_empty(cell) and row != header[-1]:
            cell = _from_the_left(sheet, header, row, column, covered)
        word = uncircled(tidy(cell_text(cell)))
        if word and (not words or words[-1] != word):
            words.append(word)
    return tuple(words)


def _from_the_left(
    sheet: Sheet,
    header: Sequence[int],
    row: int,
    column: int,
    covered: dict[tuple[int, int], Merge],
) -> Cell:
    """Return the parent of an empty cell that was not merged: the word to its left.

    Only above a word of its own, and only from a word that has one below it, too.
    """
    below = [one for one in header if one > row]
    if all(is_empty(sheet.cell(one, column)) for one in below):
        return None
    for left in range(column - 1, -1, -1):
        if (row, left) in covered:
            return None
        if not is_empty(sheet.cell(row, left)):
            has_own = any(not is_empty(sheet.cell(one, left)) for one in below)
            return sheet.cell(row, left) if has_own else None
        if all(is_empty(sheet.cell(one, left)) for one in below):
            return None
    return None
