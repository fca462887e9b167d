"""Where a difference between what was counted and the books may come from.

Each clue names the entries that would explain it by themselves, as one mistake: never a fact, a
person looks at the paper. All amounts are integer 分; a difference is counted less books.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import TYPE_CHECKING

from models.frozen import frozen
from models.kinds import Money
from models.money.books import entries_of
from models.money.closes import COUNTED, differences, last_close
from models.money.month import TOLD, Month, Row, change_of, month_of

if TYPE_CHECKING:
    from models.record import Record
    from models.view import View

_LATER = dt.timedelta(days=15)  #: after the month: what came then may have been on the statement
_MONEY = Money("amount", "金额")
_NINE = 9
_TWO = 2
_DIGITS = 10


@frozen()
class Clue:
    """What may explain a difference, and the entry to look at; None: no entry by itself."""

    sentence: str
    entry: Record | None = None


def clues(view: View, month: Month, kind: str, difference: int) -> list[Clue]:
    """Return what may explain a difference of the cash or the bank, the likeliest first."""
    if not difference:
        return []
    accounts = month.accounts(kind)
    last = month.period.last
    read = entries_of(view, month.accounts(), last + _LATER, month.period.first, TOLD)
    rows = [Row(one, change) for one in read if (change := change_of(one, accounts))]
    now = [one for one in rows if one.entry["happened_on"] <= last]
    after = [one for one in rows if one.entry["happened_on"] > last]
    found = [
        *_doubled(now, difference), *_on_the_wrong_side(now, difference),
        *_mistyped(now, difference), *_alone(now, difference), *_early(after, difference),
        *_days(now, difference), *_as_before(view, month, kind, difference),
    ]  # fmt: skip
    seen: set[int] = set()
    return [one for one in found if one.entry is None or not _known(one.entry, seen)] or list(
        _by_nine(difference)
    )


def _known(entry: Record, seen: set[int]) -> bool:
    there = entry.id in seen
    seen.add(entry.id)
    return there


def _same(row: Row) -> tuple[int, str, int]:
    return row.change, row.entry["direction"], row.entry["account"].id


def _doubled(rows: Sequence[Row], difference: int) -> Iterator[Clue]:
    """Two entries of the difference on the same account: one of them may be there twice."""
    mine = [one for one in rows if one.change == -difference]
    for _, group in groupby(sorted(mine, key=_same), _same):
        same = list(group)
        for one in same[1:]:
            yield Clue(f"和{_day(same[0])}的那一笔一样多，可能同一笔记了两遍", one.entry)


def _alone(rows: Sequence[Row], difference: int) -> Iterator[Clue]:
    for one in rows:
        if one.change == -difference:
            yield Clue("正好是差的数：可能还没收付，或记错了账户", one.entry)


def _on_the_wrong_side(rows: Sequence[Row], difference: int) -> Iterator[Clue]:
    """One entry of half the difference: what came may have been written as gone."""
    for one in rows:
        if one.change * _TWO == -difference:
            yield Clue("是差的数的一半：可能收支写反了", one.entry)


def _mistyped(rows: Sequence[Row], difference: int) -> Iterator[Clue]:
    """Two digits beside each other changed place, or the point moved by one."""
    for one in rows:
        right = one.change + difference
        if right * one.change <= 0:
            continue
        shown = f"可能该是 {_MONEY.show(abs(right))} 元"
        if one.change == right * _DIGITS or right == one.change * _DIGITS:
            yield Clue(f"可能小数点错了一位，{shown}", one.entry)
        elif _swapped(abs(one.change), abs(right)):
            yield Clue(f"可能两个数字写颠倒了，{shown}", one.entry)


def _swapped(first: int, second: int) -> bool:
    """Say whether two neighbouring digits changed place; 30.01 may have become 3.01."""
    width = max(len(str(first)), len(str(second)))
    a, b = str(first).zfill(width), str(second).zfill(width)
    places = [place for place, (x, y) in enumerate(zip(a, b, strict=True)) if x != y]
    if len(places) != _TWO or places[1] != places[0] + 1:
        return False
    left, right = places
    return a[left] == b[right] and a[right] == b[left]


def _early(rows: Sequence[Row], difference: int) -> Iterator[Clue]:
    """An entry of the days after the month: it may have come or gone within it."""
    for one in rows:
        if one.change == difference:
            yield Clue("记在月底以后：可能这个月就收付了", one.entry)


def _days(rows: Sequence[Row], difference: int) -> Iterator[Clue]:
    """All entries of one day together."""
    for day, group in groupby(rows, lambda one: one.entry["happened_on"]):
        mine = list(group)
        if len(mine) > 1 and sum(one.change for one in mine) == -difference:
            said = f"{day.month}月{day.day}日的 {len(mine)} 笔加起来正好是差的数：可能整天没对上"
            yield Clue(said, mine[0].entry)


def _as_before(view: View, month: Month, kind: str, difference: int) -> Iterator[Clue]:
    """The month before differed by as much."""
    close = last_close(view, month.book)
    if close is None:
        return
    there = month_of(view, month.book, close["month"]).flows
    if differences(close, there).get(COUNTED[kind]) == difference:
        why = f"（{close['why']}）" if close["why"] else ""
        yield Clue(f"{close['month']}结账时就差这么多{why}，可能还没补上")


def _by_nine(difference: int) -> Iterator[Clue]:
    if difference % _NINE == 0:
        yield Clue("差的数能被 9 除尽：可能哪一笔的数字写颠倒了、小数点错了，但没有一笔正好对上")


def _day(row: Row) -> str:
    day = row.entry["happened_on"]
    return f"{day.month}月{day.day}日"
