"""Every change, who made it and when: history of a record, and the inverse of an operation.

Append-only: undo is a new operation. The one exception is `redact`, for a person whose data
must go.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Mapping, Sequence

from models.field import Stored
from models.frozen import frozen
from models.storage import Store, readable

Row = Mapping[str, Stored]


@frozen()
class Change:
    """One record's part in an operation; `before` None: it was new; `after` None: removed.

    Both hold stored forms by column; an update holds only the columns that changed.
    """

    type: str
    id: int
    before: Row | None
    after: Row | None


@frozen()
class Operation:
    """A named, reversible act. `kind`: do, undo, or look (something hidden was shown)."""

    op: int
    at: dt.datetime
    who: str
    label: str
    kind: str
    undoes: int | None


@frozen()
class Changes:
    """What an operation touched; listeners reload what they show of it."""

    op: int
    label: str
    touched: frozenset[tuple[str, int]]

    @property
    def types(self) -> frozenset[str]:
        """The registers that were touched."""
        return frozenset(type_ for type_, _ in self.touched)


_ARGUMENTS = 50  #: columns in one json_object: SQLite takes 127 arguments


class Journal:
    """The tables `_operation` and `_change`."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def begin(
        self, at: dt.datetime, who: str, label: str, kind: str = "do", undoes: int | None = None
    ) -> int:
        """Open an operation and return its number."""
        cursor = self._store.insist(
            "INSERT INTO _operation (at, who, label, kind, undoes) VALUES (?, ?, ?, ?, ?)",
            (at.isoformat(timespec="seconds"), who, label, kind, undoes),
        )
        return int(cursor.lastrowid or 0)

    def relabel(self, op: int, label: str) -> None:
        """Name an operation after what it turned out to be."""
        self._store.execute("UPDATE _operation SET label = ? WHERE op = ?", (label, op))

    def write(self, op: int, change: Change) -> None:
        """Add a change to an operation."""
        self._store.insist(
            "INSERT INTO _change (op, type, record_id, before, after) VALUES (?, ?, ?, ?, ?)",
            (op, change.type, change.id, _json(change.before), _json(change.after)),
        )

    def write_new(
        self, op: int, type_: str, columns: Sequence[str], ids: Sequence[int]
    ) -> None:
        """Add records to an operation that were just made, out of their table."""
        parts = [columns[at : at + _ARGUMENTS] for at in range(0, len(columns), _ARGUMENTS)]
        objects = [f"json_object({', '.join(f'{chr(39)}{one}{chr(39)}, [{one}]' for one in part)})"
                   for part in parts]  # fmt: skip
        whole = objects[0]
        for more in objects[1:]:  # a patch would leave out what is empty
            whole = f"rtrim({whole}, '}}') || ',' || ltrim({more}, '{{')"
        self._store.execute(
            "INSERT INTO _change (op, type, record_id, after) "
            f"SELECT ?, ?, id, {whole} FROM [{type_}] "
            "WHERE id BETWEEN ? AND ? ORDER BY id",
            (op, type_, ids[0], ids[-1]),
        )

    def last(self) -> int:
        """Return the number of the last operation, 0 when there is none."""
        return int(self._store.value("SELECT max(op) FROM _operation") or 0)

    def changes(self, op: int) -> list[Change]:
        """Return the changes of an operation in their order."""
        rows = self._store.rows(
            "SELECT type, record_id, before, after FROM _change WHERE op = ? ORDER BY id", (op,)
        )
        return [self._change(type_, id_, before, after) for type_, id_, before, after in rows]

    def _change(self, type_: str, id_: int, before: str | None, after: str | None) -> Change:
        with readable(self._store.path):
            sides = [None if one is None else json.loads(one) for one in (before, after)]
        return Change(type_, id_, *sides)

    def count(self, type_: str, id_: int) -> int:
        """Count the changes of a record, taken back or not."""
        sql = "SELECT count(*) FROM _change WHERE type = ? AND record_id = ?"
        return int(self._store.value(sql, (type_, id_)))

    def holds(self, op: int) -> bool:
        """Say whether an operation changed anything."""
        return bool(self._store.value("SELECT 1 FROM _change WHERE op = ? LIMIT 1", (op,)))

    def to_undo(self) -> Operation | None:
        """Return the last operation that stands."""
        return self._last("kind = 'do' AND " + _STANDS, after=0)

    def to_redo(self) -> Operation | None:
        """Return the last undo that stands and after which nothing new was done."""
        last = self._store.value("SELECT max(op) FROM _operation WHERE kind = 'do'") or 0
        return self._last(
            "kind = 'undo' AND (SELECT p.kind FROM _operation p WHERE p.op = o.undoes) = 'do' "
            "AND " + _STANDS,
            after=last,
        )

    def _last(self, condition: str, after: int) -> Operation | None:
        rows = self._store.rows(
            "SELECT op, at, who, label, kind, undoes FROM _operation o "
            f"WHERE {condition} AND op > ? ORDER BY op DESC LIMIT 1",
            (after,),
        )
        return _operation(rows[0]) if rows else None

    def history(self, type_: str, id_: int) -> list[tuple[Operation, Change | None]]:
        """Return what happened to a record, newest first."""
        rows = self._store.rows(
            "SELECT o.op, o.at, o.who, o.label, o.kind, o.undoes, c.before, c.after "
            "FROM _change c JOIN _operation o ON o.op = c.op "
            "WHERE c.type = ? AND c.record_id = ? ORDER BY c.id DESC",
            (type_, id_),
        )
        return [
            (
                _operation(row[:6]),
                self._change(type_, id_, row[6], row[7]),
            )
            for row in rows
        ]

    def begun(self) -> dt.datetime | None:
        """Return the moment of the first act; None in a ledger where nothing was done."""
        at = self._store.value("SELECT min(at) FROM _operation WHERE kind = 'do'")
        return dt.datetime.fromisoformat(str(at)) if at else None

    def since(self, at: dt.datetime) -> list[Operation]:
        """Return the operations since a moment, newest first, without what was undone."""
        rows = self._store.rows(
            "SELECT op, at, who, label, kind, undoes FROM _operation o "
            f"WHERE at >= ? AND kind = 'do' AND {_STANDS} ORDER BY op DESC",
            (at.isoformat(timespec="seconds"),),
        )
        return [_operation(row) for row in rows]

    def redact(self, type_: str, id_: int) -> None:
        """Blank what the journal holds of a person whose data must go; that it happened stays."""
        self._store.execute(
            "UPDATE _change SET before = CASE WHEN before IS NULL THEN NULL ELSE '{}' END, "
            "after = CASE WHEN after IS NULL THEN NULL ELSE '{}' END "
            "WHERE type = ? AND record_id = ?",
            (type_, id_),
        )


# An operation stands unless an undo of it stands; an undo stands unless it was redone, which is
# an undo of the undo. Redoing never nests deeper, since an undo of a redo names the first one.
_STANDS = (
    "NOT EXISTS (SELECT 1 FROM _operation u WHERE u.undoes = o.op AND NOT EXISTS "
    "(SELECT 1 FROM _operation r WHERE r.undoes = u.op))"
)


def _json(row: Row | None) -> str | None:
    if row is None:
        return None
    return json.dumps(row, ensure_ascii=False, separators=(",", ":"))  # as SQLite writes it


def _operation(row: tuple[int, str, str, str, str, int | None]) -> Operation:
    op, at, who, label, kind, undoes = row
    return Operation(op, dt.datetime.fromisoformat(at), who, label, kind, undoes)
