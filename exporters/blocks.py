"""From fields and records to blocks: the one place where values pass to paper.

A field that the audience may not see disappears, head and column; what remains passes through
`Field.faces`.
"""

from __future__ import annotations

import datetime as dt
from array import array
from collections.abc import Iterable, Mapping, Sequence
from contextvars import ContextVar
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import chain, groupby
from typing import Any, overload

from exporters.document import EMPTY, Behind, Column, Datum, Form, Table
from models.field import Field
from models.kinds import Choice, Integer, Money, YesNo
from models.kinds_dates import Date
from models.kinds_links import Computed, Copied, Link, Ref
from models.kinds_people import BankAccount, GroupName, IdNumber, PersonName, Phone
from models.privacy import Audience, Privacy, may_show
from models.query import Where
from models.record import Record, RecordType

_SHORT = (Choice, YesNo, PersonName, GroupName, Phone, IdNumber, Date, Integer)
_KEYS = (IdNumber, Phone, BankAccount, Date, PersonName)
_YUAN = Money("amount", "金额", privacy=Privacy.OPEN)
#: values of which no two that are equal look different (1.5 and 1.50 would)
_ALIKE = frozenset((str, bool, dt.date, Ref))
_KNOWN = 2048  #: different cells of a column; with more hardly any two are alike
_NUMBERED = Column("序号", 3, Form.NUMBER, centred=True, key=True)


@dataclass(frozen=True)
class Joined:
    """Several fields in one column, e.g. 外出地和事由; each is shown as far as it may be.

    With a line break between them each keeps its own line.
    """

    label: str
    fields: tuple[Field[Any], ...]
    between: str = "，"


@dataclass(frozen=True)
class Blank:
    """A column that stays empty to be written in by hand."""

    label: str
    width: int = 6


Source = Field[Any] | Joined | Blank
#: a register, and fields of it that the village wants on the paper in work beside its columns
WANTED: ContextVar[tuple[RecordType, tuple[Field[Any], ...]] | None] = ContextVar(
    "WANTED", default=None
)


def table_of(
    fields: Sequence[Source],
    records: Iterable[Mapping[str, Any]],
    audience: Audience,
    *,
    numbered: bool = False,
    empty: str = "没有。",
    of: Sequence[Mapping[str, Any]] = (),
) -> Table:
    """Make a table of what `audience` may see of the records.

    Args:
        fields: the columns; a field is looked up in a record by its name.
        records: anything that maps field names to values.
        audience: for whom.
        numbered: put 序号 in front.
        empty: what is said when there are no records.
        of: the records behind the rows, where these are made of them.
    """
    coming = iter(records)
    first = next(coming, None)
    fields = [*fields, *_wanted(fields, first)]
    shown = [seen for one in fields if (seen := _seen(one, audience))]
    cells = [_Cells(one, audience) for one in shown]
    rows: list[tuple[Datum, ...]] = []
    behind = Each()
    for number, record in enumerate(chain(() if first is None else (first,), coming), 1):
        rows.append((
            *((Datum(str(number), number),) if numbered else ()),
            *(cell.of(record) for cell in cells),
        ))  # fmt: skip
        behind.add(record)
    columns = [*((_NUMBERED,) if numbered else ()), *map(_column, shown)]
    for place, column in enumerate(columns):
        if column.form is Form.TEXT and all(_is_short(row[place].text) for row in rows):
            columns[place] = replace(column, centred=True)
    if of:
        behind = Each(of)
    return Table(tuple(columns), tuple(rows), empty=empty, behind=behind, behind_all=behind.all())


class Each(Sequence[Behind | None]):
    """One record behind each row, made when it is asked for: a long table names many."""

    def __init__(self, records: Iterable[Mapping[str, Any]] = ()) -> None:
        self._types: list[str] = []
        self._ids = array("q")
        for one in records:
            self.add(one)

    def add(self, record: Mapping[str, Any]) -> None:
        """Put a record behind the next row; what is no record of a register is nothing."""
        type_, id_ = (record.type, record.id) if isinstance(record, Record) else ("", 0)
        self._types.append(type_)
        self._ids.append(id_)

    def __len__(self) -> int:
        return len(self._types)

    @overload
    def __getitem__(self, at: int) -> Behind | None: ...

    @overload
    def __getitem__(self, at: slice) -> Sequence[Behind | None]: ...

    def __getitem__(self, at: int | slice) -> Behind | Sequence[Behind | None] | None:
        if isinstance(at, slice):
            return [self[one] for one in range(len(self))[at]]
        type_ = self._types[at]
        return Behind(type_, (Where("id", "=", self._ids[at]),)) if type_ else None

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and list(self) == list(other)

    def __hash__(self) -> int:
        return hash(tuple(self))

    def all(self) -> Behind | None:
        """Return what is behind all rows, where their records stand in one register."""
        if len(set(self._types)) != 1 or not self._types[0]:
            return None
        return Behind(self._types[0], (Where("id", "in", tuple(self._ids)),))


class _Cells:
    """The cells of one column; those that are alike are one, so that a long table stays small."""

    def __init__(self, source: Source, audience: Audience) -> None:
        self._source, self._audience = source, audience
        self._known: dict[Any, Datum] = {}

    def of(self, record: Mapping[str, Any]) -> Datum:
        """Return the cell of a record."""
        source, known = self._source, self._known
        value = record.get(source.name) if isinstance(source, Field) else None
        if value is None or type(value) not in _ALIKE:
            return _datum(source, record, self._audience)
        found = known.get(value)
        if found is None:
            found = _datum(source, record, self._audience)
            if len(known) < _KNOWN:
                known[value] = found
        return found


def behind_one(record: Record) -> Behind:
    """Return that one record stands behind a row."""
    return Behind(record.type, (Where("id", "=", record.id),))


def _wanted(
    fields: Sequence[Source], record: Mapping[str, Any] | None
) -> list[Field[Any]]:
    """Return what the village wants beside these columns, where they are of that register."""
    asked = WANTED.get()
    if asked is None or record is None or asked[0].title not in record:
        return []
    there = {one.name for one in fields if isinstance(one, Field)}
    return [one for one in asked[1] if one.name not in there]


def datum(field: Field[Any], record: Mapping[str, Any], audience: Audience) -> Datum:
    """Return one value of a record as `audience` may see it; nothing where it may not."""
    return field.faces(record.get(field.name), audience) or EMPTY


def count_row(label: str, columns: int, counts: Mapping[int, int]) -> tuple[Datum, ...]:
    """Return a row of totals: a word in the first column, whole numbers in the given ones."""
    row = [EMPTY] * columns
    row[0] = Datum(label, label)
    for place, count in counts.items():
        row[place] = whole(count)
    return tuple(row)


def summed_up(table: Table, *, by: int, adds: int) -> Table:
    """Return a table with 小计 after every stretch of rows that are alike in the column `by`.

    `adds` is the column of amounts that is added up. Where there is one stretch only, or each is
    a single row, the table stays as it is.
    """
    stretches = [list(rows) for _, rows in groupby(table.rows, key=lambda row: row[by].text)]
    if len(stretches) <= 1 or len(stretches) == len(table.rows):
        return table
    rows: list[tuple[Datum, ...]] = []
    sums: list[int] = []
    for stretch in stretches:
        rows += stretch
        cells = (one[adds].cell for one in stretch)
        fen = sum(int(cell * 100) for cell in cells if isinstance(cell, Decimal))
        row = [EMPTY] * len(table.columns)
        row[by], row[adds] = Datum("小计", "小计"), yuan(fen)
        sums.append(len(rows))
        rows.append(tuple(row))
    left = iter(table.behind)
    behind = [
        None if place in sums else next(left, None)
        for place in range(len(rows) if table.behind else 0)
    ]
    return replace(table, rows=tuple(rows), sums=tuple(sums), behind=tuple(behind))


def whole(number: int) -> Datum:
    """Return a whole number for a table."""
    return Datum(str(number), number)


def yuan(fen: int | None) -> Datum:
    """Return an amount that was computed from open ones."""
    return _YUAN.faces(fen, Audience.NOTICE_BOARD) or EMPTY


def _seen(source: Source, audience: Audience) -> Source | None:
    """Return the part of a column's source that the audience may see, or None."""
    if isinstance(source, Blank):
        return source
    if isinstance(source, Joined):
        seen = tuple(one for one in source.fields if may_show(one, audience))
        return Joined(source.label, seen, source.between) if seen else None
    return source if may_show(source, audience) else None


def _datum(source: Source, record: Mapping[str, Any], audience: Audience) -> Datum:
    if isinstance(source, Blank):
        return EMPTY
    if isinstance(source, Joined):
        texts = [datum(one, record, audience).text for one in source.fields]
        said = source.between.join(text for text in texts if text)
        return Datum(said, said or None)
    return datum(source, record, audience)


def _is_short(text: str) -> bool:
    """Say whether a text looks best in the middle of its cell."""
    return len(text) <= (12 if text.isascii() else 4)


def _column(source: Source) -> Column:
    if isinstance(source, Blank):
        return Column(source.label, source.width)
    if isinstance(source, Joined):
        width = max(one.width for one in source.fields)
        return Column(source.label, width, key="\n" in source.between)
    kind = source.result if isinstance(source, Computed) else source
    form = Form.NUMBER if kind.right else Form.DATE if isinstance(kind, Date) else Form.TEXT
    short = kind.width <= 6 and isinstance(kind, Link | Copied)  # noqa: PLR2004 - names
    return Column(
        source.label,
        source.width,
        form,
        centred=short or isinstance(kind, _SHORT),
        key=short or isinstance(kind, _KEYS),
    )


def chosen(
    record_type: RecordType, *names: str, labels: Mapping[str, str] | None = None
) -> list[Field[Any]]:
    """Return fields of a register by name, some under another head."""
    heads = labels or {}
    return [
        replace(record_type.by_name[name], label=heads.get(name, record_type.by_name[name].label))
        for name in names
    ]


def with_own(record_type: RecordType, fields: Sequence[Source]) -> list[Source]:
    """Return the columns with the village's own fields, before 备注 where there is one."""
    own = [one for one in record_type.own_fields if not one.retired]
    notes = [one for one in fields if isinstance(one, Field) and one.name == "note"]
    return [*(one for one in fields if one not in notes), *own, *notes]
