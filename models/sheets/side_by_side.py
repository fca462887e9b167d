"""One list in two or more blocks side by side, as people print it to save paper: 双栏.

The blocks are put below each other, so that everything else meets a plain list; `Sheet.place`
leads back to the cell.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import replace

from models.sheets.grid import Merge, Row, Sheet
from models.sheets.headers import is_running
from models.sheets.layout import Layout
from models.sheets.matched import key_of
from models.sheets.vocabulary import bare

_MOST, _FEWEST = 4, 2  #: blocks, and heads in one


def unfolded(sheet: Sheet, layout: Layout, is_known: Callable[[str], bool]) -> Sheet | None:
    """Return the sheet with its blocks below each other; None where it is one table."""
    starts = _blocks(layout.heads, is_known)
    if not starts:
        return None
    first, last = layout.header[0], layout.header[-1]
    end = starts[1]
    joint = _joint(sheet, starts)
    rows: list[Row] = [
        row if at < first or at in joint else row[:end] for at, row in enumerate(sheet.rows)
    ]
    merges = [one if one.top in joint else replace(one, right=min(one.right, end - 1))
              for one in sheet.merges if one.left < end or one.top in joint]  # fmt: skip
    for number, left in enumerate(starts[1:], 1):
        gap, down = (None,) * starts[0], number * len(sheet.rows)
        right = left + end - starts[0]
        rows += [
            () if at <= last or at in joint else gap + row[left:right]
            for at, row in enumerate(sheet.rows)
        ]
        merges += [
            Merge(one.top + down, one.left - left + starts[0],
                  one.bottom + down, one.right - left + starts[0])
            for one in sheet.merges
            if one.top > last and left <= one.left and one.right < right
        ]  # fmt: skip
    made = Sheet(sheet.name, tuple(rows), tuple(merges), sheet.hidden, blocks=starts)
    lost = {made.place(row, column): (row, column) for row in range(len(rows))
            for column in range(starts[0], end)} if sheet.unsolved else {}  # fmt: skip
    return replace(made, unsolved=frozenset(lost[one] for one in sheet.unsolved if one in lost))


def _joint(sheet: Sheet, starts: Sequence[int]) -> set[int]:
    """Return the rows that a merged cell makes one over the blocks: a title, a total, a remark."""
    return {
        row for one in sheet.merges
        if bisect_right(starts, one.left) != bisect_right(starts, one.right)
        for row in range(one.top, min(one.bottom, one.top + 3) + 1)
    }  # fmt: skip


def _blocks(heads: Sequence[Sequence[str]], is_known: Callable[[str], bool]) -> tuple[int, ...]:
    """Return the first columns of blocks whose heads are the same; () where there are none."""
    there = [(column, key_of(path)) for column, path in enumerate(heads) if path]
    for many in range(_FEWEST, _MOST + 1):
        size, rest = divmod(len(there), many)
        if rest or size < _FEWEST:
            continue
        step = there[size][0] - there[0][0]
        words = [word for _, word in there[:size]]
        same = all(
            one == (there[at % size][0] + at // size * step, words[at % size])
            for at, one in enumerate(there)
        )
        leaves = (path[-1] for path in heads[: there[size][0]] if path)
        named = any(is_known(leaf) and not is_running(bare(leaf)) for leaf in leaves)
        if same and named and len(set(words)) == size:
            return tuple(there[0][0] + number * step for number in range(many))
    return ()
