"""What a sheet leaves open although it was read: merged cells whose spans disagree, formulas."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from models.sheets.grid import letters
from models.sheets.row_sense import telling
from models.sheets.understanding import Understood

Span = tuple[int, int]


@dataclass(frozen=True)
class Question:
    """A column whose value is not sure in some rows, 0-based, both ends inclusive."""

    column: int
    first: int
    last: int
    sentence: str


def questions(one: Understood) -> tuple[Question, ...]:
    """Return where a cell that is merged down cuts across the rows of one person.

    Spans that lie inside each other are plain: a household and its people.
    """
    if one.layout is None or not one.sheet.merges:
        return ()
    down = _spans(one)
    keys = telling(one.matches, one.record_type) & down.keys() or down.keys()
    asked: dict[tuple[int, int], Question] = {}
    for key in sorted(keys):
        for column in sorted(down.keys() - {key}):
            if column in keys and _usual(down[column]) <= _usual(down[key]):
                continue  # of two that may name the person the finer one does
            for mine, theirs in _crossing(down[key], down[column]):
                where = (column, mine[0])
                asked.setdefault(where, _ask(one, key, column, mine, theirs))
    return tuple(asked[where] for where in sorted(asked))


def not_worked_out(one: Understood) -> str:
    """Say how many cells are formulas that no program has worked out; "" when none is."""
    first = one.layout.below if one.layout else 0
    places = [place for place in one.sheet.unsolved if place[0] >= first]
    rows = {row for row, _ in places}
    if not places:
        return ""
    return (f"有 {len(rows)} 行里的 {len(places)} 格是公式，还没有算出结果，读不到。"
            "请用 WPS 或 Excel 打开这份表，存一次，再来")  # fmt: skip


def _spans(one: Understood) -> dict[int, list[Span]]:
    """Return by column the rows over which its data cells are merged down, from the top."""
    assert one.layout is not None  # noqa: S101 - asked before
    found: dict[int, list[Span]] = {}
    for merge in sorted(one.sheet.merges, key=lambda each: each.top):
        if merge.top >= one.layout.below and merge.top < merge.bottom:
            spans = found.setdefault(merge.left, [])
            if not spans or spans[-1][1] < merge.top:  # overlapping ones are no village's work
                spans.append((merge.top, merge.bottom))
    return found


def _usual(spans: Sequence[Span]) -> float:
    return sum(last - first for first, last in spans) / len(spans)


def _crossing(mine: Sequence[Span], theirs: Sequence[Span]) -> Iterator[tuple[Span, Span]]:
    """Yield the spans that overlap although neither holds the other."""
    at = 0
    for one in mine:
        while at < len(theirs) and theirs[at][1] < one[0]:
            at += 1
        for place in range(at, len(theirs)):
            other = theirs[place]
            if other[0] > one[1]:
                break
            if other == one:
                continue
            inner, outer = sorted((one, other), key=lambda span: span[1] - span[0])
            if not outer[0] <= inner[0] <= inner[1] <= outer[1]:
                yield one, other


def _ask(one: Understood, key: int, column: int, mine: Span, theirs: Span) -> Question:
    rows = [
        f"{one.sheet.spoken(first + 1)}到{one.sheet.spoken(last + 1)}"
        for first, last in (mine, theirs)
    ]
    said = (
        f"“{_head(one, key)}”合并了{rows[0]}，“{_head(one, column)}”却合并了{rows[1]}，"
        "对不齐，请看看这里该是什么"
    )
    return Question(column, *mine, said)


def _head(one: Understood, column: int) -> str:
    heads = one.layout.heads if one.layout else ()
    return heads[column][-1] if column < len(heads) and heads[column] else f"{letters(column)} 列"
