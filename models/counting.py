"""Counting without reading: how many records, or how much, for each value or each filter."""

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
    return _grouped(ledger, name, by, "count(*)", query)


def different(
    ledger: Ledger, name: str, by: Sequence[str], of: str, query: Query = ALL
) -> dict[tuple[Any, ...], int]:
    """Count for each combination, as `by_value`, how many values of a field there are."""
    return _grouped(ledger, name, by, f"count(DISTINCT t.[{of}])", query)


def sums(
    ledger: Ledger, name: str, by: Sequence[str], of: str, query: Query = ALL
) -> dict[tuple[Any, ...], int]:
    """Add up a field of whole numbers for each combination, as `by_value`."""
    return _grouped(ledger, name, by, f"coalesce(sum(t.[{of}]), 0)", query)


def _grouped(
    ledger: Ledger, name: str, by: Sequence[str], what: str, query: Query
) -> dict[tuple[Any, ...], int]:
    record_type = ledger.type(name)
    fields = [record_type.by_name[one] for one in by]
    source = compile_query(ledger.types, record_type, query)
    columns = ", ".join(f"t.[{one.name}]" for one in fields)
    rows = ledger.store.rows(
        f"SELECT {columns}, {what} {source.text} GROUP BY {columns}", source.values
    )
    return {
        tuple(_key(one.load(cell)) for one, cell in zip(fields, cells, strict=True)): number
        for *cells, number in rows
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
