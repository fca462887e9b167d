"""Between a record and its row: stored forms, links' titles, child rows, computed values."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from models.field import Stored
from models.kinds_links import Lines, Link, Ref
from models.record import Record, RecordType
from models.schema import lines_table
from models.storage import Store
from models.view import View

Row = dict[str, Stored]


def to_row(record_type: RecordType, values: Mapping[str, Any]) -> Row:
    """Return the stored form of every column and, as JSON, of every block of child rows."""
    return {
        one.name: None if (value := values.get(one.name)) is None else one.store(value)
        for one in (*record_type.columns, *record_type.lines)
    }


def stored(
    store: Store, record_type: RecordType, ids: Sequence[int], names: Sequence[str]
) -> dict[int, tuple[Stored, ...]]:
    """Return columns of many records as they stand in the file."""
    columns = ", ".join(f"[{name}]" for name in names)
    rows = store.rows(
        f"SELECT id, {columns} FROM [{record_type.name}] "
        "WHERE id IN (SELECT value FROM json_each(?))",
        ("[" + ",".join(map(str, ids)) + "]",),
    )
    return {row[0]: row[1:] for row in rows}


def from_row(record_type: RecordType, row: Mapping[str, Stored]) -> dict[str, Any]:
    """Return the values of a stored row; names the register does not know are left out."""
    return {
        one.name: one.load(row.get(one.name)) for one in (*record_type.columns, *record_type.lines)
    }


def undeclared(store: Store, record_type: RecordType) -> list[str]:
    """Return the columns that no declaration names: removed own fields, another version's."""
    declared = {"id", "revision", *(one.name for one in record_type.columns)}
    names = [row[1] for row in store.rows(f"PRAGMA table_info([{record_type.name}])")]
    return [name for name in names if name not in declared]


def write_lines(
    store: Store, record_type: RecordType, id_: int, row: Mapping[str, Stored]
) -> None:
    """Replace the child rows that `row` names."""
    for lines in record_type.lines:
        if lines.name not in row:
            continue
        table = lines_table(record_type, lines)
        store.execute(f"DELETE FROM [{table}] WHERE parent = ?", (id_,))
        columns = ", ".join(["parent", "position", *(f"[{one.name}]" for one in lines.fields)])
        marks = ", ".join("?" * (len(lines.fields) + 2))
        for position, child in enumerate(lines.load(row[lines.name]) or ()):
            cells = [one.store(child.get(one.name)) for one in lines.fields]
            store.execute(
                f"INSERT INTO [{table}] ({columns}) VALUES ({marks})", (id_, position, *cells)
            )


def read_lines(
    store: Store, record_type: RecordType, lines: Lines, ids: Sequence[int]
) -> dict[int, list[dict[str, Any]]]:
    """Return the child rows of many records."""
    result: dict[int, list[dict[str, Any]]] = {}
    columns = ", ".join(["parent", *(f"[{one.name}]" for one in lines.fields)])
    for parent, *cells in store.rows(
        f"SELECT {columns} FROM [{lines_table(record_type, lines)}] "
        "WHERE parent IN (SELECT value FROM json_each(?)) ORDER BY parent, position",
        ("[" + ",".join(map(str, ids)) + "]",),
    ):
        child = {one.name: one.load(cell) for one, cell in zip(lines.fields, cells, strict=True)}
        result.setdefault(parent, []).append(child)
    return result


def complete(
    store: Store,
    types: Mapping[str, RecordType],
    record_type: RecordType,
    records: list[Record],
    view: View,
    *,
    wanted: frozenset[str] | None,
) -> None:
    """Fill in titles of links, child rows and computed values, once for all records."""
    if not records:
        return
    for link in record_type.links:
        if wanted is None or link.name in wanted:
            _fill_titles(store, types, link, records)
    for lines in record_type.lines:
        if wanted is None or lines.name in wanted:
            children = read_lines(store, record_type, lines, [record.id for record in records])
            for record in records:
                record.values_[lines.name] = tuple(children.get(record.id, ())) or None
    for computed in record_type.computed:
        if wanted is None or computed.name in wanted:
            results = computed.compute(records, view)
            for record, value in zip(records, results, strict=True):
                record.values_[computed.name] = value


def titles(store: Store, record_type: RecordType, ids: Sequence[int]) -> dict[int, str]:
    """Return the titles of many records."""
    title = record_type.by_name[record_type.title]
    rows = store.rows(
        f"SELECT id, [{title.name}] FROM [{record_type.name}] "
        "WHERE id IN (SELECT value FROM json_each(?))",
        ("[" + ",".join(map(str, ids)) + "]",),
    )
    return {id_: title.show(title.load(stored)) for id_, stored in rows}


def _fill_titles(
    store: Store, types: Mapping[str, RecordType], link: Link, records: Sequence[Record]
) -> None:
    name = link.name
    ids = {record[name].id for record in records if record.get(name)}
    if not ids:
        return  # and the register that is linked to need not be loaded
    words = titles(store, types[link.to], sorted(ids))
    for record in records:
        if ref := record.get(name):
            record.values_[name] = Ref(ref.id, words.get(ref.id, ""))
