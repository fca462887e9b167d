"""The table of family members inside a form about one: heads in a row, empty rows below them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from models.field import Cell
from models.forms.face.places import Area
from models.forms.face.sheet_face import Face
from models.forms.form import MEMBERS, RUNNING, SURE, FormSheet, Place, meant_by
from models.forms.shapes.beside import beside
from models.forms.shapes.labels import is_label, parents_of, unnumbered
from models.record import RecordType
from models.sheets.further_words import widened
from models.sheets.grid import Sheet, is_empty
from models.sheets.headers import match
from models.sheets.matched import ROW_NUMBER
from models.sheets.vocabulary import vocabulary
from models.writing import narrow, tidy

_FAMILY = re.compile(r"成员|家属|家庭人口|共同生活|人口情况|家庭情况|家中人口")
_NOT_FAMILY = re.compile(r"义务人|赡|抚|社会关系|亲属|子女|干部|帮扶|党组织|工作人员")
_TO_HEAD = re.compile(r"与?户主的?关系|家庭关系")
_NAME = re.compile("(成员)?姓名")
_MEMBER = re.compile("(家庭|户内)成员(姓名)?")
_RELATION = re.compile(r".*(关系|称谓)")
_OF_HEAD = re.compile(r"户主(姓名)?:?")
_SUM = re.compile("[合小总共]计:?")
_FIRST_LINE = frozenset({"户主", "本人"})
_FEWEST, _MOST = 3, 60


@dataclass(frozen=True)
class _Block:
    """Heads in a row, and the empty rows below."""

    row: int
    columns: tuple[int, ...]
    heads: tuple[str, ...]
    rows: tuple[int, ...]
    parent: str


def with_members(
    form: FormSheet, types: Mapping[str, RecordType], is_known: Callable[[str], bool]
) -> FormSheet:
    """Return a form about one with the places of the members of its household."""
    block = _block(form, is_known)
    if block is None:
        return form
    places = tuple(_places(form, block, types))
    rows = block.rows
    body = Area(rows[0], min(block.columns), rows[-1], max(block.columns))
    outside = [one for one in form.places if not _inside(one, body)]
    if not any(one.meant for one in places) and not _FAMILY.search(narrow(block.parent)):
        return replace(form, places=(*outside, *places))  # whose they are the person must say
    return replace(form, header=(block.row,), body=body, rows=rows, places=(*outside, *places))


def lists_members(sheet: Sheet, face: Face, is_known: Callable[[str], bool]) -> bool:
    """Say whether a caption merged down beside it makes a table the members of one household.

    The lists of other things below it, of what they have and owe, are no registers then.
    """
    for row in range(1, len(sheet.rows)):
        heads = list(_heads(sheet, face, row))
        if sum(is_known(text) for _, text in heads) < _FEWEST:
            continue
        caption = _caption_beside(sheet, face, row, heads[0][0])
        if caption and _is_family(caption, [text for _, text in heads]):
            return True
    return False


def _caption_beside(sheet: Sheet, face: Face, row: int, column: int) -> str:
    """Return the words left of a head that are merged down past it, "" for none."""
    beside = face.merge(row, column - 1) if column else face.merge(row, column)
    text = sheet.cell(beside.top, beside.left)
    past = beside.bottom > row + 1 and beside.right < column
    return tidy(text) if past and isinstance(text, str) else ""


def _is_family(parent: str, heads: Iterable[str]) -> bool:
    """Say whether a caption or one of the heads says that the people are of one family."""
    told = bool(_FAMILY.search(narrow(parent))) or any(
        _TO_HEAD.fullmatch(narrow(head)) or _MEMBER.fullmatch(narrow(head)) for head in heads
    )
    return told and not _NOT_FAMILY.search(narrow(parent))


def _inside(place: Place, body: Area) -> bool:
    return place.cell is not None and body.holds(*place.cell)


def _block(form: FormSheet, is_known: Callable[[str], bool]) -> _Block | None:
    """Return the first table of members in the form, or the first whose heads are known."""
    found = list(_blocks(form, is_known))
    return next((one for one in found if _is_family(one.parent, one.heads)
                 and any(_NAME.fullmatch(narrow(head)) for head in one.heads)),
                found[0] if found else None)  # fmt: skip


def _blocks(form: FormSheet, is_known: Callable[[str], bool]) -> Iterator[_Block]:
    # below a label of the one whom it is about; that a line is the head's is no label
    asked = {one.cell for one in form.places
             if not (one.head and narrow(one.head[-1]) in _FIRST_LINE)}  # fmt: skip
    for row in range(1, len(form.sheet.rows)):
        heads = list(_heads(form.sheet, form.face, row))
        known = sum(is_known(text) for _, text in heads)
        if known < _FEWEST and (not known or not _asks_of_family(form, row, heads)):
            continue
        columns = tuple(column for column, _ in heads)
        rows = tuple(_empty(form.sheet, form.face, row, columns))
        if rows and (row + 1, columns[0]) not in asked:
            area = form.face.merge(row, columns[0])
            around = (_above(form.sheet, row), _left(form.sheet, row, columns[0]))
            parents = (*parents_of(form.sheet, form.face, area), *filter(None, around))
            yield _Block(row, columns, tuple(text for _, text in heads), rows, _telling(parents))


def _telling(parents: Sequence[str]) -> str:
    """Return the one of the words above a table that says whose it is, else the outermost."""
    told = (one for one in parents
            if _FAMILY.search(narrow(one)) or _NOT_FAMILY.search(narrow(one)))  # fmt: skip
    return next(told, parents[0] if parents else "")


def _asks_of_family(form: FormSheet, row: int, heads: Sequence[tuple[int, str]]) -> bool:
    """Say whether a caption merged down beside the heads says that they are of a family."""
    named = any(narrow(text) == "姓名" for _, text in heads)
    caption = _caption_beside(form.sheet, form.face, row, heads[0][0])
    return named and bool(caption) and _is_family(caption, ())


def _heads(sheet: Sheet, face: Face, row: int) -> Iterator[tuple[int, str]]:
    """Yield the words of a row that stand side by side, each above an empty cell.

    A label has an empty cell to its right; a word merged down beside the table none below it.
    """
    run: list[tuple[int, str]] = []
    column = 0
    while column < len(sheet.rows[row]):
        cell, area = sheet.cell(row, column), face.merge(row, column)
        below = _is_to_fill(sheet.cell(row + 1, column))
        if isinstance(cell, str) and is_label(cell) and area.bottom == row and below:
            run.append((column, unnumbered(tidy(cell))))
        elif run and len(run) < _FEWEST:
            run = []
        elif run:
            break
        column = area.right + 1
    if len(run) >= _FEWEST:
        yield from run


def _empty(sheet: Sheet, face: Face, row: int, columns: Sequence[int]) -> Iterator[int]:
    for at in range(row + 1, row + 1 + _MOST):
        lined = all(face.look(at, column).lined for column in columns)
        inside = at < len(sheet.rows) and not face.has_lines
        blank = all(_is_to_fill(sheet.cell(at, column)) and not face.look(at, column).formula
                    for column in columns) and not _sums(sheet, at)  # fmt: skip
        wider = any(face.merge(at, column).right > face.merge(row, column).right
                    for column in columns)  # fmt: skip
        if not blank or wider or not (lined or inside):
            return  # 申请理由 and one wide cell stand below the members
        yield at


def _sums(sheet: Sheet, row: int) -> bool:
    """Say whether a row sums up those above: 合计."""
    cells = sheet.rows[row] if row < len(sheet.rows) else ()
    return any(isinstance(cell, str) and _SUM.fullmatch(narrow(cell)) for cell in cells)


def _is_to_fill(cell: Cell) -> bool:
    """Say whether nothing stands in a cell, or only that the first of them is the head."""
    return is_empty(cell) or (isinstance(cell, str) and narrow(cell) in _FIRST_LINE)


def _above(sheet: Sheet, row: int) -> str:
    words = [cell for cell in sheet.rows[row - 1] if not is_empty(cell)]
    return tidy(str(words[0])) if len(words) == 1 else ""


def _left(sheet: Sheet, row: int, column: int) -> str:
    """Return the word left of the heads of a family, over the numbers of its lines."""
    cell = sheet.cell(row, column - 1) if column else None
    return tidy(cell) if isinstance(cell, str) and _FAMILY.search(narrow(cell)) else ""


def _places(form: FormSheet, block: _Block, types: Mapping[str, RecordType]) -> Iterator[Place]:
    about_head = "户主" in block.parent or any(
        _OF_HEAD.fullmatch(narrow(one.head[-1])) for one in form.places if one.head
    )
    parent = (block.parent,) if block.parent else ()
    family = _is_family(block.parent, block.heads)
    household = form.record_type is not None and (
        form.record_type.name in {"resident", "household"}
        or form.record_type.same_when == (("resident",),)
    )
    words = widened(vocabulary(types["resident"], types), types, whether=False)
    for start, heads in _sides(block.heads):
        found = match([(head,) for head in heads], words, explain=False)
        again = start and heads == block.heads[: len(heads)]  # those for whom the left is full
        rows = (*((-1,) * len(block.rows) if again else ()), *block.rows)
        for one, head in zip(found, heads, strict=True):
            place = Place((*parent, head), column=block.columns[start + one.column],
                          confidence=one.score, reason=one.reason, rows=rows)  # fmt: skip
            if family and household and one.derivation == ROW_NUMBER:
                yield replace(place, derivation=RUNNING, confidence=0.97, reason="从 1 起编号")
            elif not family or not household:
                yield place.opened("看不出是哪些人")
            elif _RELATION.fullmatch(narrow(head)) and not (
                about_head or _TO_HEAD.fullmatch(narrow(head))
            ):
                yield place.opened("不一定是与户主的关系，请您写")
            elif one.target is None or one.score < SURE:
                yield beside(place, types["resident"], form.about, types, by_household=False)
            elif one.target.field.name == "note":
                yield place.opened("这一格是给人写的")
            else:
                made = meant_by(place, one)
                yield replace(made, derivation=made.derivation or MEMBERS)


def _sides(heads: tuple[str, ...]) -> Iterator[tuple[int, tuple[str, ...]]]:
    """Yield the heads, those that stand twice side by side apart, and where each part begins."""
    for half in range(len(heads) // 2, 1, -1):
        if heads[:half] == heads[half : 2 * half]:
            yield 0, heads[:half]
            yield half, heads[half : 2 * half]
            if heads[2 * half :]:
                yield 2 * half, heads[2 * half :]
            return
    yield 0, heads
