"""Members of a household side by side: 姓名, 性别 down the left, 第1人（户主）, 第2人 above.

The first of them is the head, as the ledger orders a household, where the form says so or where
nobody else is named on it; otherwise it is not known with whom the columns begin.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from models.field import cell_text
from models.forms.face.places import Area
from models.forms.form import SURE, FormSheet, Place, meant_by
from models.forms.shapes.beside import beside
from models.forms.shapes.doubts import doubted
from models.forms.shapes.householder import names_somebody
from models.forms.shapes.labels import is_label
from models.record import RecordType
from models.sheets.grid import is_empty
from models.sheets.headers import match
from models.sheets.vocabulary import vocabulary
from models.writing import narrow, tidy

_DIGITS = "一二三四五六七八九十"
_NTH = re.compile(
    rf"(?:第(?P<of>\d{{1,2}}|[{_DIGITS}])[人位口]|(?:家庭)?成员(?P<number>\d{{1,2}}|[{_DIGITS}]))"
    r"(?P<head>[(]户主(?:本人)?[)])?"
)
_TO_HEAD = re.compile("与?户主的?关系")
_RELATION = re.compile(r".*(关系|称谓)")
_OF_HOME = re.compile("[入每一全住]户|家庭|人口|户籍")
_FEWEST = 3
_WHOSE = "不知道这几栏从家里的哪一个人写起，请您写"


def with_columns(form: FormSheet, types: Mapping[str, RecordType]) -> FormSheet:
    """Return a form about one with the places of the members who have a column each."""
    found = next(_heads(form), None)
    if found is None:
        return form
    row, columns, headed = found
    labels = dict(_labels(form, row, columns))
    if not any(narrow(words) == "姓名" for words in labels.values()):
        return form
    if not (headed or _OF_HOME.search(narrow(form.title))
            or any(_TO_HEAD.fullmatch(narrow(words)) for words in labels.values())):  # fmt: skip
        return form  # 第1人, 第2人 may be officials
    body = Area(row + 1, columns[0].left, max(labels), columns[-1].right)
    outside = [one for one in form.places if one.cell is None or not body.holds(*one.cell)]
    whose = headed or not names_somebody(outside)
    asked = tuple(_asked(form, labels, types))
    places = [
        replace(one if whose else one.opened(_WHOSE), cell=(at, area.left), member=nth)
        for at, one in zip(labels, asked, strict=True) for nth, area in enumerate(columns, 1)
    ]  # fmt: skip
    return replace(form, record_type=types["resident"], places=(*outside, *places))


def _heads(form: FormSheet) -> Iterator[tuple[int, tuple[Area, ...], bool]]:
    """Yield rows with a head for each member, counted from one, and whether the first is 户主."""
    for row, cells in enumerate(form.sheet.rows):
        columns: list[Area] = []
        headed = False
        for column, cell in enumerate(cells):
            told = _NTH.fullmatch(narrow(cell_text(cell))) if isinstance(cell, str) else None
            if told and _number(told["of"] or told["number"]) == len(columns) + 1:
                headed = headed or (not columns and bool(told["head"]))
                columns.append(form.face.merge(row, column))
        if len(columns) >= _FEWEST and columns[0].left > 0:
            yield row, tuple(columns), headed


def _number(word: str) -> int:
    return _DIGITS.index(word) + 1 if word in _DIGITS else int(word)


def _labels(
    form: FormSheet, header: int, columns: Sequence[Area]
) -> Iterator[tuple[int, str]]:
    """Yield the rows below that have an empty cell for each member, with the words before them."""
    for row in range(header + 1, len(form.sheet.rows)):
        before = form.face.merge(row, columns[0].left - 1)
        words = form.sheet.cell(before.top, before.left)
        areas = [form.face.merge(row, one.left) for one in columns]
        whole = all(area.right == one.right and area.bottom == row == area.top
                    for area, one in zip(areas, columns, strict=True))  # fmt: skip
        free = all(is_empty(form.sheet.cell(row, one.left))
                   and not form.face.look(row, one.left).formula for one in columns)  # fmt: skip
        if not (whole and free and isinstance(words, str) and is_label(words)):
            return
        yield row, tidy(words)


def _asked(
    form: FormSheet, labels: Mapping[int, str], types: Mapping[str, RecordType]
) -> Iterator[Place]:
    """Yield for each row of labels what it asks of whoever stands in a column."""
    kind = types["resident"]
    found = match([(words,) for words in labels.values()], vocabulary(kind, types), explain=False)
    places = []
    for one, words in zip(found, labels.values(), strict=True):
        place = Place((words,), confidence=one.score, reason=one.reason)
        if _RELATION.fullmatch(narrow(words)) and not _TO_HEAD.fullmatch(narrow(words)):
            places.append(place.opened("不一定是与户主的关系，请您写"))
        elif one.target is None or one.score < SURE:
            places.append(beside(place, kind, form.about, types, by_household=False))
        elif one.target.field.name == "note":
            places.append(place.opened("这一格是给人写的"))
        else:
            places.append(meant_by(place, one))
    yield from doubted(places, kind, form.title)
