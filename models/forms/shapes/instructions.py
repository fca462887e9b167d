"""What the words on a form say of its heads: 户编号由系统生成，不填."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from models.forms.form import Place
from models.sheets.grid import Sheet
from models.sheets.vocabulary import bare
from models.writing import narrow

_LEFT = re.compile(r"(?:[^,。;]{0,6}由)?[^,。;]{0,8}(?:自动生成|系统生成|自动计算|不用填|"
r"不需填|无需填|不填(?![省市县])|勿填|不必填)")
_MAY_BE = re.compile("填|自动|系统")  #: quickly passes over what a full list holds
_SHORTEST = 8


def left_empty(sheets: Sequence[Sheet]) -> tuple[str, ...]:
    """Return the sentences of a workbook that say that something is not to be filled in."""
    cells = {cell for sheet in sheets for row in sheet.rows for cell in row
             if isinstance(cell, str) and len(cell) >= _SHORTEST}  # fmt: skip
    texts = map(narrow, sorted(filter(_MAY_BE.search, cells)))
    return tuple(text for text in texts if _LEFT.search(text))


def obeyed(places: Sequence[Place], said: Sequence[str]) -> Iterator[Place]:
    """Yield the places, those left open of which it is said that they are not to be filled."""
    for one in places:
        if said and one.meant and one.head and one.gap is None and _is_left(one, said):
            yield one.opened("表上说这一栏不用填")
        else:
            yield one


def _is_left(one: Place, said: Sequence[str]) -> bool:
    word = bare(one.head[-1])
    if len(word) < 2:  # noqa: PLR2004 - a single letter stands anywhere
        return False
    named = re.compile(rf"(?<![\u4e00-\u9fff]){re.escape(word)}(?:[”\"』」])?{_LEFT.pattern}")
    return any(named.search(re.sub(r"^[“\"『「]", "", text)) for text in said)
