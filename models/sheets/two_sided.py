"""Two columns of amounts where the register has one and a choice: 收入 and 支出 in a cash book.

Each row is rewritten as the register wants it: the amount in the first of the two columns, what
its head said in the second. The file stays as it is; corrections and marks still find their row.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from models.errors import Invalid
from models.field import Cell
from models.kinds import Choice, Money
from models.record import RecordType
from models.sheets.grid import Row, is_empty, letters
from models.sheets.layout import Layout
from models.sheets.matched import Match
from models.sheets.vocabulary import Vocabulary, bare, brackets

_SURE, _SIDES = 0.95, 2


def joined_sides(
    record_type: RecordType,
    layout: Layout,
    rows: tuple[Row, ...],
    matches: tuple[Match, ...],
    words: Vocabulary,
) -> tuple[tuple[Row, ...], tuple[Match, ...]]:
    """Return rows and matches with the two columns made amount and choice, if there are such."""
    found, wanted = _found(record_type, layout, matches)
    if not found:
        return rows, matches
    return _rows(layout, rows, found), _matches(matches, found, wanted, words)


def with_sides(
    record_type: RecordType, layout: Layout, matches: tuple[Match, ...], words: Vocabulary
) -> tuple[Match, ...]:
    """Return the matches alone, so that registers can be compared by what they would be."""
    found, wanted = _found(record_type, layout, matches)
    return _matches(matches, found, wanted, words) if found else matches


def _found(
    record_type: RecordType, layout: Layout, matches: tuple[Match, ...]
) -> tuple[list[tuple[int, str]], tuple[str, str]]:
    """Return the two columns with what their heads say, and the fields for which they stand."""
    there = {one.field.name for one in matches if one.field}
    amounts = [one for one in record_type.fields if isinstance(one, Money) and one.required]
    if len(amounts) != 1 or amounts[0].name in there:
        return [], ("", "")
    for side in record_type.fields:
        if not isinstance(side, Choice) or not side.required or side.name in there:
            continue
        found = list(_sides(side, layout, matches))
        if len(found) == _SIDES and len({said for _, said in found}) == _SIDES:
            return found, (amounts[0].name, side.name)
    return [], ("", "")


def _sides(side: Choice, layout: Layout, matches: Sequence[Match]) -> Iterator[tuple[int, str]]:
    """Yield the columns whose head is a word of the choice, with that word."""
    for one in matches:
        head = layout.heads[one.column]
        if one.field or not head:
            continue
        said = next((word for word in _words(head[-1]) if _is_of(side, word)), "")
        if said:
            yield one.column, said


def _words(head: str) -> Iterator[str]:
    """Yield what a head may say of its column: 收入金额, 借方（收入）."""
    for word in (bare(head), *brackets(head)):
        yield word.removesuffix("金额")


def _is_of(side: Choice, word: str) -> bool:
    try:
        return bool(side.read(word))
    except Invalid:
        return False


def _rows(
    layout: Layout, rows: tuple[Row, ...], sides: Sequence[tuple[int, str]]
) -> tuple[Row, ...]:
    (first, _), (second, _) = sides
    made: list[Row] = list(rows)
    for number in layout.data:
        row = list(rows[number])
        row += [None] * (second + 1 - len(row))
        filled = [(row[column], said) for column, said in sides if not _is_nothing(row[column])]
        if len(filled) == 1:  # with both, or with neither, the row says itself what is wrong
            row[first], row[second] = filled[0]
            made[number] = tuple(row)
    return tuple(made)


def _is_nothing(cell: Cell) -> bool:
    return is_empty(cell) or cell in {0, "0", "0.00", "-", "—"}


def _matches(
    matches: tuple[Match, ...],
    sides: Sequence[tuple[int, str]],
    wanted: tuple[str, str],
    words: Vocabulary,
) -> tuple[Match, ...]:
    amount = next(one for one in words.targets if one.own and one.field.name == wanted[0])
    heads = "、".join(said for _, said in sides)
    first = letters(sides[0][0])
    reasons = (f"{heads}两列，每行写着的那个数", f"{first} 列的数是{heads}里的哪一样")
    made = {}
    for (column, said), name, reason in zip(sides, wanted, reasons, strict=True):
        field = next(one.field for one in words.targets if one.own and one.field.name == name)
        way = f"{amount.path} where {amount.register}.{wanted[1]} is {said}"
        made[column] = Match(column, field, _SURE, reason, amount, way)
    return tuple(made.get(one.column, one) for one in matches)
