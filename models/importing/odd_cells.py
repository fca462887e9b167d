"""Cells that say nothing, that a program broke, or whose word their field does not know."""

from __future__ import annotations

import math
import re
from typing import Any

from models.field import Cell, Field
from models.kinds import Choice, Text, YesNo
from models.kinds_dates import Date
from models.sheets.grid import is_empty
from models.sheets.terms import NO_END
from models.writing import narrow

#: what people write into a cell that has nothing to say
NOTHING = frozenset(
    {"无", "-", "--", "—", "——", "/", "\\", "空", "暂无", "没有", "null", "none", "n/a"}
)
OPEN = "这一格先空着，别的照导"  #: of a cell that is not taken, while its row comes in
OF_WORDS = (Choice, YesNo, Date)  #: fields whose words people have many ways to write
_LONGEST_NOTHING, _NOTHING_SAID = 12, 4  #: letters, with gaps and marks or without
_BROKEN = re.compile(r"#(N/A|REF!|VALUE!|DIV/0!|NAME\?|NUM!|NULL!|SPILL!|CALC!).*", re.IGNORECASE)


def says_nothing(one: Field[Any], cell: Cell) -> bool:
    """Say whether a cell is empty, or says that there is nothing to say: 无, —."""
    if is_empty(cell):
        return True
    if not isinstance(cell, str) or len(cell) > _LONGEST_NOTHING or isinstance(one, YesNo):
        return False
    if len(cell) > _NOTHING_SAID and cell.isalnum():
        return False
    if isinstance(one, Date) and narrow(cell) in NO_END:
        return True
    return narrow(cell).lower() in NOTHING and not (type(one) is Text and narrow(cell) == "无")


def what_broke(cell: Cell) -> str:
    """Return what is wrong with a cell that a program could not work out; "" for any other."""
    if isinstance(cell, str) and "#" in cell and _BROKEN.fullmatch(cell.strip()):
        return f"表格里的公式出错了（{cell.strip()}）"
    if isinstance(cell, float) and not math.isfinite(cell):
        return "这一格不是数"
    return ""
