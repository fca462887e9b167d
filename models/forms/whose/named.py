"""Whom a form about one names itself: 姓名｜张三, 户主姓名：张三, 身份证号｜a number."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from models.field import cell_text
from models.forms.face.sheet_face import Face
from models.forms.shapes.reach import is_named
from models.sheets.grid import Sheet, is_empty
from models.writing import narrow

_NAME = re.compile("[\u4e00-\u9fff]{2,4}|[\u4e00-\u9fff]{1,8}[·•．.][\u4e00-\u9fff]{1,8}")
_NUMBER = re.compile(r"\d{17}[\dXx]")
_ID_LABEL = re.compile("(?:本人|申请人|户主)?(?:公民|居民)?身份(?:证件?)?(?:号码?|证号码?)?:?")
_TEXT = re.compile(r"^(?P<label>[^:：]{2,8})[:：]\s*(?P<value>[^\s:：_＿]{2,18})(?=$|\s)")
#: what stands for a name on a form, and is nobody's
_NOBODY = re.compile("张三|李四|王五|赵六|某某|小明|[×xX某]+")


@dataclass(frozen=True)
class Named:
    """The name and the number that stand on a form, "" for what does not."""

    name: str = ""
    number: str = ""

    def __bool__(self) -> bool:
        return bool(self.name or self.number)


def named_on(sheet: Sheet, face: Face) -> Named:
    """Return whom a form about one names already; its own labels are nobody's names."""
    name = number = ""
    for label, value in _pairs(sheet, face):
        if is_named(label) and not name and _NAME.fullmatch(value) and not (
            _NOBODY.fullmatch(value)
        ):  # fmt: skip
            name = value
        if _ID_LABEL.fullmatch(label) and not number and _NUMBER.fullmatch(value):
            number = value.upper()
    return Named(name, number)


def _pairs(sheet: Sheet, face: Face) -> Iterator[tuple[str, str]]:
    """Yield labels with what stands behind them, in the next cell or in their own."""
    for row, cells in enumerate(sheet.rows):
        for column, cell in enumerate(cells):
            if not isinstance(cell, str) or is_empty(cell):
                continue
            if told := _TEXT.match(cell.strip()):
                yield narrow(told["label"]), narrow(told["value"])
                continue
            beside = face.merge(row, face.merge(row, column).right + 1)
            value = sheet.cell(beside.top, beside.left)
            if beside.top == row and not is_empty(value):
                yield narrow(cell), narrow(cell_text(value))
