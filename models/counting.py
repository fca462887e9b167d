"""Counting without reading: how many records there are for each value, or for each filter."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from models.kinds_links import Ref
from models.query import ALL, Condition, Query, compile_query, compile_where

if TYPE_CHECKING:
    from models.ledger import Ledger


def by_value(
    ledger: Ledger, name: str, by: Sequence[str], query: Query = ALL
) -> dict[tuple[Any, ...], int]:
    """Count records for each combination of the values of some fields; a link is its id."""
    record_type = ledger.type(name)
    fields = [record_type.by_name[one] for one in by]
    source = compile_query(ledger.types, record_type, query)
    columns = ", ".join(f"t.[{one.name}]" for one in fields)
    rows = ledger.store.rows(
        f"SELECT {columns}, count(*) {source.text} GROUP BY {columns}", source.values
    )
    return {
        tuple(_key(one.load(cell)) for one, cell in zip(fields, cells, strict=True)): count
        for *cells, count in rows
    }


def by_filter(
    ledger: Ledger, name: str, filters: Sequence[tuple[Condition, ...]]
) -> tuple[int, ...]:
    """Count the records which each filter lets through, in one look at the register."""
    if not filters:
        return ()
    pieces = [compile_where(ledger.types, ledger.type(name), one) for one in filters]
    counts = ", ".join(f"count(*) FILTER (WHERE {one.text or 'TRUE'})" for one in pieces)
    values = [value for one in pieces for value in one.values]
    (row,) = ledger.store.rows(f"SELECT {counts} FROM [{name}] t", values)
    return tuple(row)


def _key(value: Any) -> Any:  # noqa: ANN401 - a value of any kind
    return value.id if isinstance(value, Ref) else value
