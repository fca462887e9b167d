"""One head over two columns, in two words: 户主（与户主关系） is 户主 and beside it 与户主关系."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from models.sheets.grid import Sheet
from models.writing import narrow

_TWO = re.compile(r"([^()]{2,8})\(([^()]{2,8})\)|([^/、及和]{2,8})[/、及和]([^/、及和]{2,8})")

Heads = tuple[tuple[str, ...], ...]


def parted(
    heads: Heads, sheet: Sheet, header: Sequence[int], is_known: Callable[[str], bool]
) -> Heads:
    """Return the heads, each word of two over its own column where both are heads elsewhere."""
    result = list(heads)
    for merge in sheet.merges:
        left, right = merge.left, merge.right
        if right != left + 1 or right >= len(heads) or not merge.top <= header[-1] <= merge.bottom:
            continue
        if not heads[left] or heads[left] != heads[right]:
            continue
        found = _TWO.fullmatch(narrow(heads[left][-1]))
        words = [word for word in found.groups() if word] if found else []
        if words and all(map(is_known, words)):
            for column, word in zip((left, right), words, strict=True):
                result[column] = (*heads[column][:-1], word)
    return tuple(result)
