"""Tables from declarations: what the file lacks is added, nothing is ever dropped.

A declared name that is new becomes a table or a nullable column, a `formerly` becomes a rename.
Everything that changes meaning is a step in `models.steps`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from models.field import Field
from models.frozen import frozen
from models.kinds_links import Lines, Link
from models.record import RecordType
from models.storage import Store

#: tables of the ledger itself
SYSTEM = """\
CREATE TABLE IF NOT EXISTS _meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;
CREATE TABLE IF NOT EXISTS _operation (
  op INTEGER PRIMARY KEY, at TEXT NOT NULL, who TEXT NOT NULL, label TEXT NOT NULL,
  kind TEXT NOT NULL, undoes INTEGER REFERENCES _operation(op)) STRICT;
CREATE TABLE IF NOT EXISTS _change (
  id INTEGER PRIMARY KEY, op INTEGER NOT NULL REFERENCES _operation(op), type TEXT NOT NULL,
  record_id INTEGER NOT NULL, before TEXT, after TEXT) STRICT;
CREATE INDEX IF NOT EXISTS _change_op ON _change(op);
CREATE INDEX IF NOT EXISTS _change_record ON _change(type, record_id);
CREATE INDEX IF NOT EXISTS _change_removed ON _change(type, record_id) WHERE after IS NULL;
CREATE TABLE IF NOT EXISTS _series (
  type TEXT NOT NULL, key TEXT NOT NULL, last INTEGER NOT NULL, PRIMARY KEY (type, key)) STRICT;
CREATE TABLE IF NOT EXISTS _search (
  type TEXT NOT NULL, record_id INTEGER NOT NULL, han TEXT NOT NULL, latin TEXT NOT NULL,
  digits TEXT NOT NULL, PRIMARY KEY (type, record_id)) STRICT;
"""


#: tables and columns that hold names of registers
_BY_NAME = (
    ("_change", "type"), ("_series", "type"), ("_search", "type"), ("own_field", "register"),
)  # fmt: skip


@frozen()
class Table:
    """One table as it should be."""

    name: str
    fixed: tuple[str, ...]
    columns: tuple[tuple[str, str], ...]
    formerly: tuple[str, ...] = ()
    renamed: tuple[tuple[str, str], ...] = ()
    indexed: tuple[str, ...] = ()

    def ddl(self) -> str:
        """Return the CREATE TABLE statement."""
        lines = [*self.fixed, *(f"[{name}] {definition}" for name, definition in self.columns)]
        return f"CREATE TABLE [{self.name}] (\n  " + ",\n  ".join(lines) + "\n) STRICT"


def tables_of(record_type: RecordType) -> list[Table]:
    """Return the table of a register and those of its child rows."""
    result = [
        Table(
            record_type.name,
            ("id INTEGER PRIMARY KEY AUTOINCREMENT", "revision INTEGER NOT NULL"),
            tuple((one.name, _definition(one)) for one in record_type.columns),
            record_type.formerly,
            tuple((old, one.name) for one in record_type.columns for old in one.formerly),
            _indexed(record_type),
        )
    ]
    result += [
        Table(
            lines_table(record_type, lines),
            (
                f"parent INTEGER NOT NULL REFERENCES [{record_type.name}](id) ON DELETE CASCADE",
                "position INTEGER NOT NULL",
            ),
            tuple((one.name, _definition(one)) for one in lines.fields),
            tuple(
                f"{table}__{name}"
                for table in (record_type.name, *record_type.formerly)
                for name in (lines.name, *lines.formerly)
            )[1:],
            tuple((old, one.name) for one in lines.fields for old in one.formerly),
            indexed=("parent",),
        )
        for lines in record_type.lines
    ]
    return result


def _indexed(record_type: RecordType) -> tuple[str, ...]:
    """Return what is looked up or sorted by all the time: links, and the day of a record."""
    names = [one.name for one in record_type.links]
    return tuple(dict.fromkeys([*names, record_type.dated] if record_type.dated else names))


def lines_table(record_type: RecordType, lines: Lines) -> str:
    """Return the name of the table with the child rows of a field."""
    return f"{record_type.name}__{lines.name}"


def _definition(one: Field[Any]) -> str:
    definition = one.sql_type or "TEXT"
    if isinstance(one, Link):
        definition += f" REFERENCES [{one.to}](id) ON DELETE RESTRICT"
    return definition


def ddl(types: Mapping[str, RecordType]) -> str:
    """Return the whole schema as text: the golden file, and the fingerprint's source."""
    parts = [SYSTEM.strip()]
    for record_type in types.values():
        parts += [table.ddl() + ";" for table in tables_of(record_type)]
    return "\n".join(parts) + "\n"


class Shape(NamedTuple):
    """What the declarations ask of a file: the tables, and what was renamed or is searched."""

    tables: str
    more: str


def shape(types: Mapping[str, RecordType]) -> Shape:
    """Return the shape that the declarations ask for."""
    return Shape(ddl(types), repr([(one.formerly, one.searched) for one in types.values()]))


def fingerprint(asked: Shape, steps: Sequence[str]) -> str:
    """Return what marks schema and steps; an equal mark in the file means nothing to do."""
    return asked.tables + "\n".join(steps) + asked.more


def plan(store: Store, types: Mapping[str, RecordType]) -> list[str]:
    """Return the statements which the file still lacks, renames first."""
    have = {
        name: [row[1] for row in store.rows(f"PRAGMA table_info([{name}])")]
        for (name,) in store.rows("SELECT name FROM sqlite_master WHERE type = 'table'")
    }
    renames: list[str] = []
    rest: list[str] = []
    for record_type in types.values():
        for table in tables_of(record_type):
            _plan_table(table, have, renames, rest)
    return renames + rest


def lacking(store: Store, types: Mapping[str, RecordType]) -> bool:
    """Say whether the file lacks a table or a column; an index is only a matter of speed."""
    return any(not statement.startswith("CREATE INDEX") for statement in plan(store, types))


def _plan_table(
    table: Table, have: dict[str, list[str]], renames: list[str], rest: list[str]
) -> None:
    old = next((name for name in table.formerly if name in have), None)
    if table.name not in have and old:
        renames.append(f"ALTER TABLE [{old}] RENAME TO [{table.name}]")
        # What is kept by the register's name goes along: its history, numbers and search.
        renames += [
            f"UPDATE {kept} SET {column} = '{table.name}' WHERE {column} = '{old}'"
            for kept, column in _BY_NAME
            if kept in have
        ]
        have[table.name] = have.pop(old)
    if table.name not in have:
        rest.append(table.ddl())
    else:
        columns = have[table.name]
        for before, after in table.renamed:
            if before in columns and after not in columns:
                renames.append(f"ALTER TABLE [{table.name}] RENAME COLUMN [{before}] TO [{after}]")
                columns[columns.index(before)] = after
        rest += [
            f"ALTER TABLE [{table.name}] ADD COLUMN [{name}] {definition}"
            for name, definition in table.columns
            if name not in columns
        ]
    rest += [
        f"CREATE INDEX IF NOT EXISTS [{table.name}.{name}] ON [{table.name}]([{name}])"
        for name in table.indexed
    ]
