"""Several people or things in one row: 家庭成员一, 家庭成员二, each above the same heads."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Sequence

from models.writing import narrow

_NUMBERED = re.compile(r"(.*[\u4e00-\u9fff])\(?([\d一二三四五六七八九十①-⑩]{1,2})\)?")
SEVERAL = "一行里写着几个，这一列只是其中一个的"


def of_several(paths: Sequence[tuple[str, ...]]) -> frozenset[int]:
    """Return the columns below parents that are told apart by a number alone."""
    blocks: dict[str, dict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
    for column, path in enumerate(paths):
        if len(path) > 1 and (found := _NUMBERED.fullmatch(narrow(path[-2]))):
            blocks[found[1]][found[2]].append(column)
    return frozenset(
        column
        for numbers in blocks.values() if len(numbers) > 1 and _are_alike(paths, numbers.values())
        for columns in numbers.values() for column in columns
    )  # fmt: skip


def _are_alike(paths: Sequence[tuple[str, ...]], blocks: Collection[list[int]]) -> bool:
    """Say whether all blocks have the same first head."""
    return len({narrow(paths[block[0]][-1]) for block in blocks}) == 1
