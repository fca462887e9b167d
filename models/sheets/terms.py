"""A term in one column where the register has its two days: 起止日期 with 2005.2.1-2035.1.31.

Each row is rewritten: the first day stays in the column, the last stands in a further one right of
the sheet, which `Sheet.halves` leads back to the file's own. The file stays as it is.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from models.errors import Invalid
from models.field import Cell, cell_text
from models.kinds_dates import Date
from models.record import RecordType
from models.record_parts import InOrder
from models.rough_date import end_of
from models.sheets.grid import Row, Sheet, is_empty
from models.sheets.layout import Layout, filled_down
from models.sheets.matched import Match, find
from models.sheets.others import is_plain
from models.sheets.parents import joined_heads
from models.sheets.values import Sample
from models.sheets.vocabulary import Target, Vocabulary, bare, is_subject
from models.writing import narrow

_NAMES = ("started", "ended")  #: what a register calls the days of the term of its entries
_NEARLY_ALL, _SURE = 0.9, 0.9
#: said in the place of a last day that is not known, or never comes
NO_END = frozenset({"今", "至今", "现在", "目前", "长期", "永久"})
_TILL_NOW = "至今"
_WIDEST = 300  #: columns; a stray word far right is not worth rows as long as that
_NO_DAYS = "说的是从哪天到哪天，可是多数格子里看不出两个完整的日子，没有导"
#: the words of a head that say that it is a term; what is left says of what: 承包, 合同
_TERM = re.compile(
    r"起止|起讫|始末|任期|租期$|有效期|期限|时限|年限|期间|时段|(?:时间|日期|年月|期)$"
)
_ANY_DAY = re.compile("时间|日期|年月")
#: how a register may call the ends of what a head says: 承包开始日期
_ENDS = ("开始日期", "起始日期", "截止日期", "结束日期", "期限起", "期限止")
_LINES = re.compile(r"\s*\n\s*")
_STROKES = re.compile(r"[-—–~―─～﹣－‐‑至到]{2,}")
_BETWEEN = re.compile(r"[-—–~―─～﹣－‐‑至到]")
#: how long it is, beside its days: （30年）, 共30年, 30年（…）
_LENGTH = r"(?:共|计|合计)?[\d.一二三四五六七八九十]+(?:周?年|个?月|天)"
_LENGTH_BEHIND = re.compile(rf"(?:[,，;；]?\({_LENGTH}\)|[,，;；]{_LENGTH})$")
_LENGTH_BEFORE = re.compile(rf"{_LENGTH}[,，:]?\((.+)\)$")
_NO_YEAR = re.compile(r"\d{1,2}([月./])\d{1,2}日?")


class _Term(NamedTuple):
    """The two days of a register's term."""

    first: Target
    last: Target


def parted_terms(
    record_type: RecordType,
    sheet: Sheet,
    layout: Layout,
    rows: tuple[Row, ...],
    matches: tuple[Match, ...],
    *,
    words: Vocabulary,
    samples: Mapping[int, Sample],
) -> tuple[Sheet, Layout, tuple[Row, ...], tuple[Match, ...]]:
    """Return all of it with the last day of a term in a column of its own, if there is one."""
    term = _term(record_type, words)
    one = _column(term, layout, matches, words, samples) if term else None
    beyond = max([len(layout.heads), *(len(rows[number]) for number in layout.data)])
    if term is None or one is None or beyond >= _WIDEST:
        return sheet, layout, rows, tuple(
            replace(each, reason=_NO_DAYS) if term and _is_open(each) and not each.either
            and _says_term(layout.heads[each.column], term, words) else each
            for each in matches
        )  # fmt: skip
    first, last = term
    head = layout.heads[one.column]
    heads = (*layout.heads, *((),) * (beyond - len(layout.heads)), (*head, last.field.label))
    way = f"{last.path} is the second day of the cell"
    said = f"一格里写着两个日子：前一个是“{first.field.label}”，后一个是“{last.field.label}”"
    found = Match(one.column, first.field, _SURE, said, first, way)
    more = Match(beyond, last.field, _SURE, f"是“{head[-1]}”里的后一个日子", last, last.derivation)
    return (
        replace(sheet, halves=((beyond, one.column),)),
        replace(layout, heads=heads),
        _rows(layout, rows, (one.column, beyond), term),
        (*(found if each is one else each for each in matches), more),
    )


def whole(sheet: Sheet, layout: Layout, rows: Sequence[Row]) -> tuple[Row, ...]:
    """Return rows with terms in one cell again, as they stand in the file."""
    before = filled_down(sheet, layout)
    made = list(rows)
    for number in layout.data:
        row = list(rows[number])
        for half, column in sheet.halves:
            if half < len(row):
                row[column], row[half] = before[number][column], None
        made[number] = tuple(row)
    return tuple(made)


def halves(text: str, first: Date, last: Date) -> tuple[str, str] | None:
    """Return the two days of a term as they are spelled; None where it is none.

    The second is a word like 至今 or 长期 where there is no end.
    """
    said = _STROKES.sub("—", narrow(_LINES.sub("—", text.strip())))
    said = _LENGTH_BEHIND.sub("", said)
    inner = _LENGTH_BEFORE.fullmatch(said)
    said = (inner[1] if inner else said).removeprefix("自").removeprefix("从")
    found = {
        (start, end)
        for place in _BETWEEN.finditer(said)
        for start, end in _ends(said[: place.start()], said[place.end() :])
        if _in_order(start, end, first, last)
    }
    return found.pop() if len(found) == 1 else None


def _ends(before: str, behind: str) -> Iterator[tuple[str, str]]:
    """Yield what the two halves of a text may say, the year of the first given to the second."""
    start = re.sub("(?<=[日月年0-9])[起始]$", "", before)
    end = re.sub("(?<=[日月年0-9])(?:止|终|为?止)$", "", behind)
    yield start, _TILL_NOW if end == _TILL_NOW[1:] else end  # 至 was taken for what parts them
    year, part = re.match(r"(\d{4})[年./]", start), _NO_YEAR.fullmatch(end)
    if year and part:
        yield start, f"{year[1]}{'年' if part[1] == '月' else part[1]}{end}"


def _in_order(start: str, end: str, first: Date, last: Date) -> bool:
    began, ended = _day(start, first), _day(end, last)
    return began is not None and (end in NO_END or (ended is not None and began <= end_of(ended)))


def _day(text: str, one: Date) -> dt.date | None:
    try:
        return one.read(text) if text else None
    except Invalid:
        return None


def _term(record_type: RecordType, words: Vocabulary) -> _Term | None:
    """Return the days of which the register says that the one does not come before the other."""
    ends = [(one.first, one.last) for one in record_type.rules if isinstance(one, InOrder)]
    own = {one.field.name: one for one in words.targets if one.own and not one.linked}
    days = [own[name] for name in _NAMES if name in own and isinstance(own[name].field, Date)]
    return _Term(*days) if _NAMES in ends and len(days) == len(_NAMES) else None


def _column(
    term: _Term,
    layout: Layout,
    matches: Sequence[Match],
    words: Vocabulary,
    samples: Mapping[int, Sample],
) -> Match | None:
    """Return the one column that holds a term, where no other has one of its days."""
    found = [
        one for one in matches
        if layout.heads[one.column]
        and (one.target in term or (_is_open(one)
                                    and _says_term(layout.heads[one.column], term, words)))
        and _are_terms(samples.get(one.column), term)
    ]  # fmt: skip
    others = [one for one in matches if one.target in term and one not in found]
    return found[0] if len(found) == 1 and not others else None


def _is_open(one: Match) -> bool:
    return one.target is None and not one.was_said


def _says_term(head: Sequence[str], term: _Term, words: Vocabulary) -> bool:
    """Say whether a head is the term of these entries: 承包期限, and not 公示期间."""
    if not head:
        return False
    parents = [bare(word) for word in head[:-1]]
    alone = all(is_subject(word) or is_plain(word) for word in parents)
    for said in (*(head[-1:] if alone else ()), *joined_heads(head)):
        word = bare(said)
        left = _TERM.sub("", word)
        if left == word or (not left and _ANY_DAY.fullmatch(word)):
            continue
        if not left or any(one in term for end in _ENDS for one in find(left + end, words)[0]):
            return True
    return False


def _are_terms(sample: Sample | None, term: _Term) -> bool:
    """Say whether nearly all cells are two days, or one and no end."""
    if sample is None or not sample.cells:
        return False
    fitting = sum(_halves(cell, term) is not None for cell in sample.cells)
    return fitting >= _NEARLY_ALL * len(sample.cells)


def _halves(cell: Cell, term: _Term) -> tuple[str, str] | None:
    first, last = (one.field for one in term)
    if not isinstance(cell, str) or not isinstance(first, Date) or not isinstance(last, Date):
        return None
    return halves(cell, first, last)


def _rows(
    layout: Layout, rows: tuple[Row, ...], columns: tuple[int, int], term: _Term
) -> tuple[Row, ...]:
    made: list[Row] = list(rows)
    first, last = columns
    for number in layout.data:
        cell = rows[number][first] if first < len(rows[number]) else None
        if not is_empty(cell) and (two := _halves(cell_text(cell), term)):
            row = [*rows[number], *(None,) * (last + 1 - len(rows[number]))]
            row[first], row[last] = two
            made[number] = tuple(row)
    return tuple(made)
