"""What to read: conditions, words, order, window; and how that becomes SQL.

Only names that a declaration knows reach the SQL text; values are always parameters.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from models.errors import NotFound
from models.field import Stored
from models.frozen import frozen
from models.kinds import DecimalNumber
from models.kinds_links import Ref
from models.kinds_people import PersonName
from models.periods import Period
from models.record import RecordType
from models.rough_date import UP_TO, RoughDate, around

_OPERATORS = (
    "=", "!=", "<", "<=", ">", ">=", "<=?", ">=?", "contains", "in", "empty", "filled"
)  # fmt: skip


@frozen()
class Where:
    """One comparison: field, operator, value.

    Operators: `= != < <= > >= contains in empty filled`; `<=?` and `>=?` let an empty field pass
    (no end means it goes on).
    """

    field: str
    operator: str = "="
    value: Any = None

    def __post_init__(self) -> None:
        if self.operator not in _OPERATORS:
            raise ValueError(self.operator)


@frozen()
class Linked:
    """There is (or is not) a record of `type` whose `link` points here and which meets `where`."""

    type: str
    link: str
    where: tuple[Where, ...] = ()
    exists: bool = True


Condition = Where | Linked


@frozen(kw_only=True)
class Query:
    """What to read from one register.

    Attributes:
        where: conditions that must all hold.
        text: words as typed in a search box, all of which must be found; the ledger turns them
            into `ids` before the query is compiled.
        order: field names, "-name" for descending; people's names sort by pinyin.
        period: records whose `dated` field lies in it.
        ids: only these records.
        limit, offset: a window; limit None reads all.
        fields: only these fields are filled; None fills all.
    """

    where: tuple[Condition, ...] = ()
    text: str = ""
    order: tuple[str, ...] = ()
    period: Period | None = None
    ids: tuple[int, ...] | None = None
    limit: int | None = None
    offset: int = 0
    fields: tuple[str, ...] | None = None


ALL = Query()
Types = Mapping[str, RecordType]


_SOUND = "sound.latin"
_NAMED = " LEFT JOIN _search sound ON sound.type = '{}' AND sound.record_id = t.id"
"""How names sound, read along with the records: looked up for each it takes twice as long."""


class Sql(NamedTuple):
    """A piece of SQL with its parameters."""

    text: str
    values: list[Stored]


def compile_query(
    types: Types, record_type: RecordType, query: Query, *, ordered: bool = False
) -> Sql:
    """Return `FROM … WHERE …` for a query, and its ORDER BY; without columns and window."""
    where = compile_where(types, record_type, query.where)
    parts, values = [where.text] if where.text else [], where.values
    if query.period and record_type.dated:
        parts.append(f"t.[{record_type.dated}] BETWEEN ? AND ?")
        values += [query.period.first.isoformat(), query.period.last.isoformat() + UP_TO]
    if query.ids is not None:
        parts.append("t.id IN (SELECT value FROM json_each(?))")
        values.append("[" + ",".join(map(str, query.ids)) + "]")
    order = compile_order(record_type, query) if ordered else ""
    sound = _NAMED.format(record_type.name) if _SOUND in order else ""
    condition = " WHERE " + " AND ".join(parts) if parts else ""
    return Sql(f"FROM [{record_type.name}] t{sound}{condition} {order}".rstrip(), values)


def compile_where(types: Types, record_type: RecordType, conditions: Sequence[Condition]) -> Sql:
    """Return what stands after WHERE for conditions that must all hold, "" for none."""
    pieces = [
        _compare(record_type, one) if isinstance(one, Where) else _linked(types, one)
        for one in conditions
    ]
    text = " AND ".join(one.text for one in pieces)
    return Sql(text, [value for one in pieces for value in one.values])


def compile_order(record_type: RecordType, query: Query) -> str:
    """Return the ORDER BY clause; ends in the id, so that a window never skips a row.

    What is empty stands last, which downwards it does by itself: said twice, no index is used.
    People's names sort by what `_NAMED` joins.
    """
    keys = []
    for key in query.order or record_type.sorted_by:
        name, descending = key.lstrip("-"), key.startswith("-")
        found = record_type.field(name)
        if not found.sql_type:
            continue
        column = f"t.[{found.name}]"
        if isinstance(found, DecimalNumber):
            column = f"CAST({column} AS REAL)"
        way = "DESC" if descending else "NULLS LAST"
        if isinstance(found, PersonName):
            column = _SOUND
        keys.append(f"{column} {way}")
    return "ORDER BY " + ", ".join([*keys, "t.id"])


def _compare(record_type: RecordType, where: Where, alias: str = "t") -> Sql:
    if where.field == "id":
        ids = where.value if where.operator == "in" else [where.value]
        listed = json.dumps([int(one) for one in ids])
        return Sql(f"{alias}.id IN (SELECT value FROM json_each(?))", [listed])
    found = record_type.field(where.field)
    if not found.sql_type:
        raise NotFound(f"“{found.label}”是算出来的或有好几行，不能拿来筛选。")
    column = f"{alias}.[{found.name}]"
    if where.operator in {"empty", "filled"}:
        return Sql(f"{column} IS {'NOT ' if where.operator == 'filled' else ''}NULL", [])
    if where.operator == "contains":
        return Sql(f"instr({column}, ?) > 0", [str(where.value)])
    if where.operator == "in":
        # As JSON: a whole village has more ids than a statement may have parameters.
        listed = json.dumps([_stored(found, one) for one in where.value], ensure_ascii=False)
        return Sql(f"{column} IN (SELECT value FROM json_each(?))", [listed])
    value = _stored(found, where.value)
    if value is None:
        return Sql(f"{column} IS {'NOT ' if where.operator == '!=' else ''}NULL", [])
    mark = "?"
    if isinstance(found, DecimalNumber):  # kept as text, compared as a number
        column, mark = f"CAST({column} AS REAL)", "CAST(? AS REAL)"
    if where.operator.endswith("?"):
        either = Sql(f"{column} IS NULL OR {column} {where.operator[:2]} {mark}",
                     [_up_to(where, value), *_not_over(found, where)])  # fmt: skip
        more = f" OR {column} IN (?, ?)" if len(either.values) > 1 else ""
        return Sql(f"({either.text}{more})", either.values)
    if where.operator == "!=":
        return Sql(f"{column} IS NOT {mark}", [value])
    return Sql(f"{column} {where.operator} {mark}", [_up_to(where, value)])


def _not_over(found: Any, where: Where) -> tuple[str, ...]:  # noqa: ANN401 - any kind
    """Return the month and the year of a day: what ends in them is not over before their last."""
    rough = getattr(found, "coarsest", "day") != "day"
    return around(where.value) if rough and where.operator == ">=?" else ()


def _up_to(where: Where, value: Stored) -> Stored:
    """Return a day as the end of a span: a month that counts as that day belongs to it.

    A month or a year asked for begins before its first day and ends behind its last.
    """
    if isinstance(where.value, RoughDate) and where.operator != "=":
        value = where.value.isoformat()
    if where.operator.rstrip("?") in {"<=", ">"} and isinstance(where.value, dt.date):
        return f"{value}{UP_TO}"
    return value


def _stored(found: Any, value: Any) -> Stored:  # noqa: ANN401 - any kind, any value
    if isinstance(value, Ref):
        return value.id
    if isinstance(value, dt.date):
        return value.stored if isinstance(value, RoughDate) else value.isoformat()
    if isinstance(value, str | int) and not isinstance(value, bool):
        return value
    stored: Stored = found.store(value)
    return stored


def _linked(types: Types, linked: Linked) -> Sql:
    other = types[linked.type]
    pieces: Sequence[Sql] = [_compare(other, where, "o") for where in linked.where]
    text = " AND ".join([f"o.[{linked.link}] = t.id", *(piece.text for piece in pieces)])
    return Sql(
        f"{'' if linked.exists else 'NOT '}EXISTS (SELECT 1 FROM [{other.name}] o WHERE {text})",
        [value for piece in pieces for value in piece.values],
    )
