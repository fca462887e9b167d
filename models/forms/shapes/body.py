"""Which rows of a list are to be filled: told by lines, and by sums and notes below."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from models.field import cell_text
from models.forms.face.blanks import is_foot
from models.forms.face.places import Area
from models.forms.face.sheet_face import Face
from models.forms.shapes.ours import plain_name
from models.sheets.grid import Sheet, is_empty
from models.sheets.headers import is_running
from models.sheets.layout import Layout, Role
from models.sheets.vocabulary import bare
from models.writing import narrow

_STOPS = frozenset({Role.TOTAL, Role.NOTE, Role.HEADER, Role.TITLE})
_MOST = 20_000
LONGEST = 500  #: rows; a longer sheet is a list, whatever else its words may look like
_LONGEST_ITEM = 16
_LETTER = re.compile(r"[甲乙丙丁戊己庚辛]|\d{1,2}|[-—]+|[(]?[a-zA-Z][)]?")
_PART = re.compile(r"[(]?[一二三四五六七八九十]{1,2}[)、.].+")  #: 二、耕地承包
_OPINION = re.compile(r".{0,12}(意见|批示|结论)([(].{0,8}[)])?:?")
_FEWEST_HEADS, _KNOWN_HEADS = 3, 0.75
#: numbers of which the digits are left out, and what stands for the number of such a row
_MASKED = re.compile(r"\d[xX×*＊]{3,}|[xX×*＊]{4,}")
_SHOWN = re.compile(r"[样例]|(示|样|举)例行?\d?|样[本表]|例[如子]?\d?")
#: names that stand on forms only to show how to fill them in
_EXAMPLE = re.compile(
    r"张三丰?|李四|王五|赵六|钱七|小明|(?!.*[0-9])[\u4e00-\u9fff]?[某xX×*＊○]{1,3}|例[:：]?.*|"
    r"示例.*|样例.*"
)


def body_of(
    sheet: Sheet,
    layout: Layout,
    face: Face,
    *,
    with_totals: bool = False,
    is_known: Callable[[str], bool] = lambda _: False,
) -> Area:
    """Return the rows from the head to the sums, notes, the next head or the end of the lines.

    At least one row, which may lie below everything that stands in the sheet.
    """
    left, right = _columns(layout)
    top = layout.header[-1] + 1
    while _is_above_body(sheet, face, layout, top, left, with_totals=with_totals):
        top += 1
    lined = any(_is_lined(face, top, column) for column in range(left, right + 1))
    bottom = top
    for row in range(top, min(_end(sheet, face), top + _MOST)):
        role = _role(sheet, face, layout, row)
        stops = role in _STOPS and not (with_totals and (
            role is Role.TOTAL or _is_item(sheet, face, row, (left, right), role)
            or (lined and _is_part(sheet, face, row))
        ))  # fmt: skip
        if stops and not (lined and _goes_on(sheet, face, row, range(left, right + 1), role)):
            break
        if row > top and (is_head(sheet, row, is_known) or stands_at_foot(sheet, row)
                          or _is_opinion(sheet, face, row)):  # fmt: skip
            break
        here = any(_is_lined(face, row, column) for column in range(left, right + 1))
        if lined and not here and (role is not Role.DATA or _is_words(sheet, row)):
            break
        if not lined and here:
            break
        bottom = row
    else:
        if not lined:
            bottom = max((row for row in layout.data if row >= top), default=top)
    if not lined:
        bottom = _last_there(sheet, face, top, bottom)
    return Area(top, left, bottom, right)


def _last_there(sheet: Sheet, face: Face, top: int, bottom: int) -> int:
    """Return the last row without those at which nothing at all is, unlike in the rows above."""
    if any(row in face.cells for row in range(top, bottom + 1)):
        while bottom > top and bottom not in face.cells and not _stands(sheet, bottom):
            bottom -= 1
    return bottom


def stands_at_foot(sheet: Sheet, row: int) -> bool:
    """Say whether a row below a table has only labels of its foot, each with a blank behind."""
    cells = sheet.rows[row] if row < len(sheet.rows) else ()
    filled = [column for column, cell in enumerate(cells) if not is_empty(cell)]
    return all(is_empty(sheet.cell(row, column + 1)) for column in filled) and is_foot(
        [cell_text(cells[column]) for column in filled]
    )


def _is_opinion(sheet: Sheet, face: Face, row: int) -> bool:
    """Say whether a row below a list is for somebody's opinion: 村委会意见 and one wide cell."""
    cells = sheet.rows[row] if row < len(sheet.rows) else ()
    filled = [column for column, cell in enumerate(cells) if not is_empty(cell)]
    if len(filled) != 1 or not _OPINION.fullmatch(narrow(cell_text(sheet.cell(row, filled[0])))):
        return False
    beside = face.merge(row, face.merge(row, filled[0]).right + 1)
    return beside.right - beside.left > 1


def _stands(sheet: Sheet, row: int) -> bool:
    return row < len(sheet.rows) and any(not is_empty(cell) for cell in sheet.rows[row])


def _is_item(
    sheet: Sheet, face: Face, row: int, columns: tuple[int, int], role: Role
) -> bool:
    """Say whether words that look like a caption have cells of their own to be filled behind."""
    first = sheet.cell(row, columns[0])
    return (
        role is Role.NOTE and not is_empty(first) and len(bare(cell_text(first))) <= _LONGEST_ITEM
        and face.merge(row, columns[0]).right == columns[0]
        and all(_is_lined(face, row, column) for column in range(columns[0], columns[1] + 1))
    )  # fmt: skip


def _is_part(sheet: Sheet, face: Face, row: int) -> bool:
    """Say whether a row heads a part of a list of items, more of which follow: 二、耕地承包."""
    words = [narrow(cell_text(cell)) for cell in sheet.rows[row] if not is_empty(cell)]
    below = sheet.rows[row + 1] if row + 1 < len(sheet.rows) else ()
    filled = [column for column, cell in enumerate(below) if not is_empty(cell)]
    return (
        len(words) == 1 and bool(_PART.fullmatch(words[0])) and len(filled) > 1
        and all(_is_lined(face, row + 1, column) for column in filled)
    )  # fmt: skip


def _goes_on(
    sheet: Sheet, face: Face, row: int, columns: range, role: Role
) -> bool:
    """Say whether empty rows with lines follow a row of marks, as one that tells the points."""
    left = min(columns)
    if role is not Role.NOTE or (_is_sentence(sheet, row) and (
        not is_empty(sheet.cell(row, left)) or any(one.top == row for one in face.merges)
    )):  # fmt: skip
        return False
    below = row + 1 < len(sheet.rows) and any(not is_empty(cell) for cell in sheet.rows[row + 1])
    return not below and any(_is_lined(face, row + 1, column) for column in columns)


def _is_words(sheet: Sheet, row: int) -> bool:
    """Say whether a row has words as they stand below a table: a sentence, or 核查人."""
    texts = [narrow(cell) for cell in sheet.rows[row] if isinstance(cell, str)]
    return _is_sentence(sheet, row) or any(re.search(r"^[^:]{2,10}:\s*$", one) for one in texts)


def _is_sentence(sheet: Sheet, row: int) -> bool:
    """Say whether a row has a single text, as words below a table have."""
    cells = [cell for cell in sheet.rows[row] if not is_empty(cell)]
    return len(cells) == 1 and isinstance(cells[0], str)


def is_head(sheet: Sheet, row: int, is_known: Callable[[str], bool]) -> bool:
    """Say whether a row below a table reads like the head of the next one."""
    cells = [cell for cell in (sheet.rows[row] if row < len(sheet.rows) else ())
             if not is_empty(cell)]  # fmt: skip
    words = {narrow(cell) for cell in cells if isinstance(cell, str)}
    if len(words) < _FEWEST_HEADS or len(words) < len(cells) * _KNOWN_HEADS:
        return False
    odd = 0
    for word in words:
        odd += not is_known(word)
        if odd > len(words) * (1 - _KNOWN_HEADS):
            return False
    return True


def begins_table(sheet: Sheet, face: Face, row: int) -> bool:
    """Say whether short words with lines around stand below a row without, and above blanks."""
    cells = {column: cell for column, cell in enumerate(sheet.rows[row]) if not is_empty(cell)}
    words = {narrow(cell) for cell in cells.values() if isinstance(cell, str)}
    if len(words) < _FEWEST_HEADS or len(words) < len(cells):
        return False
    below = [column for column in cells if is_empty(sheet.cell(row + 1, column))]
    return (
        max(map(len, words)) <= _LONGEST_ITEM and not any(":" in word for word in words)
        and all(face.look(row, column).lined for column in cells)
        and not any(face.look(row - 1, column).lined for column in cells)
        and any(face.look(row + 1, column).lined for column in below)
    )  # fmt: skip


def is_example(sheet: Sheet, row: int, telling: Iterable[int]) -> bool:
    """Say whether a row only shows how to fill in the form: 张三, 李某某, 41×××, 例 as number."""
    told = [narrow(cell_text(sheet.cell(row, column))) for column in telling]
    cells = sheet.rows[row] if row < len(sheet.rows) else ()
    first = next((narrow(cell_text(cell)) for cell in cells if not is_empty(cell)), "")
    return bool(_SHOWN.fullmatch(first)) or any(
        _EXAMPLE.fullmatch(one) or _MASKED.search(one) for one in told if one
    )


def block_of(face: Face, body: Area) -> int:
    """Return how many rows belong to one household, told by cells merged down; 1 for none.

    What is merged beside a whole list is a remark on it; a list of one household has its first
    column merged.
    """
    heights = {one.bottom - one.top + 1 for one in face.merges
               if one.top == body.top and one.bottom <= body.bottom
               and body.left <= one.left <= body.right}  # fmt: skip
    heights.discard(1)
    if len(heights) != 1:
        return 1
    height = heights.pop()
    tops = {one.top for one in face.merges if body.top <= one.top <= body.bottom
            and one.bottom - one.top + 1 == height and one.left >= body.left}  # fmt: skip
    rows = body.bottom - body.top + 1
    same = tops == set(range(body.top, body.top + rows, height))
    first = rows > height or face.merge(body.top, body.left).bottom == body.bottom
    return height if rows % height == 0 and same and first else 1


def constants(sheet: Sheet, rows: Iterable[int], columns: Iterable[int]) -> frozenset[int]:
    """Return the columns that say the same in all rows, as a village's name or a unit."""
    numbers = list(rows)
    if len(numbers) < 2:  # noqa: PLR2004 - one row says nothing
        return frozenset()
    found = set()
    for column in columns:
        first = sheet.cell(numbers[0], column)
        if not is_empty(first) and all(sheet.cell(row, column) == first for row in numbers):
            found.add(column)
    return frozenset(found)


def _columns(layout: Layout) -> tuple[int, int]:
    headed = [column for column, head in enumerate(layout.heads) if head]
    return (headed[0], headed[-1]) if headed else (0, 0)


def _role(sheet: Sheet, face: Face, layout: Layout, row: int) -> Role:
    """Return what a row is; a remark merged over several rows says nothing of this one."""
    role = layout.roles[row] if row < len(layout.roles) else Role.EMPTY
    if role is Role.NOTE and row < len(sheet.rows) and all(
        is_empty(cell) or face.merge(row, column).bottom > row
        for column, cell in enumerate(sheet.rows[row])
    ):  # fmt: skip
        return Role.EMPTY
    numbered = role is Role.NOTE and _is_numbered(sheet, layout, row)
    if numbered or (role is Role.NOTE and _is_committee(sheet, face, row)):
        return Role.DATA
    return role


def _is_numbered(sheet: Sheet, layout: Layout, row: int) -> bool:
    """Say whether words stand behind a number of their own, as an item that nothing explains."""
    at = next((at for at, head in enumerate(layout.heads) if head and is_running(bare(head[-1]))),
              None)  # fmt: skip
    number = narrow(cell_text(sheet.cell(row, at))) if at is not None else ""
    return number.isdigit() and row < len(sheet.rows) and sum(
        not is_empty(cell) for cell in sheet.rows[row]) == 2  # noqa: PLR2004


def _is_committee(sheet: Sheet, face: Face, row: int) -> bool:
    """Say whether a row of a table has a village's committee alone: its line, no signature."""
    cells = {column: cell_text(cell) for column, cell in enumerate(sheet.rows[row])
             if not is_empty(cell)}  # fmt: skip
    return len(cells) == 1 and all(
        plain_name(text) != narrow(text) and face.look(row, column).lined
        and face.merge(row, column).right == column for column, text in cells.items()
    )  # fmt: skip


def _is_above_body(
    sheet: Sheet, face: Face, layout: Layout, row: int, left: int, *, with_totals: bool
) -> bool:
    """Say whether a row below the head explains it, is a sample, or sums up what follows."""
    role = _role(sheet, face, layout, row)
    if _is_lettered(sheet, row):
        return True
    if role is Role.TOTAL:
        return not with_totals and row + 1 < len(sheet.rows)
    return role in {Role.NOTE, Role.SAMPLE} and _is_below_head(sheet, row, left)


def _is_lettered(sheet: Sheet, row: int) -> bool:
    """Say whether a row only letters and numbers the columns, as offices do: 甲 乙 1 2."""
    cells = sheet.rows[row] if row < len(sheet.rows) else ()
    texts = [narrow(cell_text(cell)) for cell in cells if not is_empty(cell)]
    return "甲" in texts and all(_LETTER.fullmatch(text) for text in texts)


def _is_below_head(sheet: Sheet, row: int, left: int) -> bool:
    """Say whether a row explains the head or is a sample; a note at the foot is a single text."""
    filled = [cell for cell in sheet.rows[row] if not is_empty(cell)]
    return len(filled) > 1 or (len(filled) == 1 and is_empty(sheet.cell(row, left)))


def _is_lined(face: Face, row: int, column: int) -> bool:
    return face.look(row, column).lined


def _end(sheet: Sheet, face: Face) -> int:
    return max(face.end, len(sheet.rows))


def is_blank_row(sheet: Sheet, face: Face, row: int, running: Iterable[int]) -> bool:
    """Say whether nothing stands in a row but its number and formulas."""
    numbers = set(running)
    cells = sheet.rows[row] if row < len(sheet.rows) else ()
    return all(
        is_empty(cell) or column in numbers or face.look(row, column).formula
        for column, cell in enumerate(cells)
    )
