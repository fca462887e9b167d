"""Records brought back, from a copy or from the bin: one act, all or nothing, one undo."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from models import saving, search
from models.errors import NotFound, Refused
from models.field import Stored
from models.journal import Change, Changes
from models.query import Query, Where
from models.record import RecordType
from models.rows import from_row
from models.undoing import bring_back, known, stored_row

if TYPE_CHECKING:
    from models.act import Act
    from models.ledger import Ledger

Row = Mapping[str, Stored]
Key = tuple[str, int]


def take_back(
    ledger: Ledger, rows: Callable[[str, int], Row | None], chosen: Sequence[Key], label: str
) -> Changes:
    """Write records as they were; those that a chosen one points to come along.

    A record that is there is changed to what it was, one that is not is written with its old id.

    Args:
        ledger: the present ledger.
        rows: gives the stored form of a record as it was, None when it was not there either.
        chosen: registers and ids.
        label: the name of the act.

    Raises:
        Refused: one of them cannot come back; nothing was written.
    """
    with ledger.operation(label) as act:
        taking = _Taking(ledger, act, rows)
        for name, id_ in chosen:
            taking.bring(name, id_)
    return act.changes


class _Taking:
    def __init__(self, ledger: Ledger, act: Act, rows: Callable[[str, int], Row | None]) -> None:
        self._ledger, self._act, self._rows = ledger, act, rows
        self._brought: set[Key] = set()

    def bring(self, name: str, id_: int) -> None:
        if (name, id_) in self._brought:
            return
        self._brought.add((name, id_))
        row = self._rows(name, id_)
        if row is None:
            raise NotFound(f"“{self._ledger.type(name).label}”第 {id_} 条那时也没有。")
        record_type = self._ledger.type(name)
        today = known(record_type, row)
        row = self._with_links(record_type, {**row, **today})
        if self._is_there(name, id_):
            self._change(record_type, id_, {one: row[one] for one in today})
        else:
            self._refuse_taken(record_type, row)
            self._insert(record_type, id_, row)

    def _with_links(self, record_type: RecordType, row: dict[str, Stored]) -> dict[str, Stored]:
        """Bring along what the row points to; what is nowhere any more is left empty."""
        for link in record_type.links:
            target = row.get(link.name)
            if target is None or self._is_there(link.to, int(target)):
                continue
            if (link.to, int(target)) in self._brought or self._rows(link.to, int(target)) is None:
                row[link.name] = None
            else:
                self.bring(link.to, int(target))
        return row

    def _is_there(self, name: str, id_: int) -> bool:
        return self._ledger.count(name, Query(ids=(id_,))) > 0

    def _change(self, record_type: RecordType, id_: int, row: Row) -> None:
        now = stored_row(self._ledger, record_type, id_)
        changed = {name: value for name, value in row.items() if now.get(name) != value}
        if not changed:
            return
        saving.update(self._ledger, record_type, id_, changed)
        values = from_row(record_type, {**now, **changed})
        search.index(self._ledger.store, record_type, id_, values)
        before = {name: now.get(name) for name in changed}
        self._act.write(Change(record_type.name, id_, before, changed))

    def _insert(self, record_type: RecordType, id_: int, row: Row) -> None:
        try:
            self._act.write(bring_back(self._ledger, record_type, id_, row))
        except sqlite3.IntegrityError:
            raise Refused(
                {"": [f"“{record_type.label}”第 {id_} 条还连着别的记录，那些现在没有了"]},
                action="账里没有动。",
            ) from None

    def _refuse_taken(self, record_type: RecordType, row: Row) -> None:
        """Refuse a number that was given out again, or a second one of what there is once."""
        numbering = record_type.numbering
        if record_type.single and self._ledger.count(record_type.name):
            raise Refused({"": [f"“{record_type.label}”只有一条"]}, action="账里没有动。")
        if numbering is None or row.get(numbering.field) is None:
            return
        number = record_type.by_name[numbering.field].load(row[numbering.field])
        if self._ledger.count(
            record_type.name, Query(where=(Where(numbering.field, "=", number),))
        ):
            raise Refused(
                {"": [f"编号“{number}”现在是另一条“{record_type.label}”"]}, action="账里没有动。"
            )
