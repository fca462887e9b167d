"""Links that point to a record which is not there."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from models import saving
from models.journal import Change
from models.record import RecordType
from models.schema import lines_table
from models.sound.fault import Fault

if TYPE_CHECKING:
    from models.act import Act
    from models.ledger import Ledger


def links_to_nothing(ledger: Ledger) -> list[Fault]:
    """Find links and child rows whose record is gone: SQLite would not let the program do it."""
    found = []
    for record_type in ledger.types.values():
        for link in record_type.links:
            rows = ledger.store.rows(
                f"SELECT id, [{link.name}] FROM [{record_type.name}] WHERE [{link.name}] "
                f"IS NOT NULL AND [{link.name}] NOT IN (SELECT id FROM [{link.to}])"
            )
            if rows:
                words = f"“{record_type.label}”有 {len(rows)} {record_type.unit}的“{link.label}”"
                mend = partial(_unlink, record_type, link.name, rows)
                found.append(
                    Fault(f"{words}连到的记录没有了", "可以把这一栏空出来，记在改动记录里。", mend)
                )
        found += _orphans(ledger, record_type)
    return found


def _unlink(
    record_type: RecordType, name: str, rows: list[tuple[int, int]], ledger: Ledger, act: Act
) -> str:
    for id_, target in rows:
        saving.update(ledger, record_type, id_, {name: None})
        act.write(Change(record_type.name, id_, {name: target}, {name: None}))
    label = record_type.by_name[name].label
    return f"“{record_type.label}”里空出了 {len(rows)} 处连不上的“{label}”"


def _orphans(ledger: Ledger, record_type: RecordType) -> list[Fault]:
    found = []
    for lines in record_type.lines:
        table = lines_table(record_type, lines)
        count = ledger.store.value(
            f"SELECT count(*) FROM [{table}] WHERE parent NOT IN "
            f"(SELECT id FROM [{record_type.name}])"
        )
        if count:
            found.append(
                Fault(
                    f"“{record_type.label}”的“{lines.label}”里有 {count} 行不属于任何一条",
                    "可以清掉，它们哪里都看不见。",
                    partial(_drop, table, record_type.name, f"清掉了 {count} 行没有主的"),
                )
            )
    return found


def _drop(table: str, owner: str, said: str, ledger: Ledger, _act: Act) -> str:
    ledger.store.execute(f"DELETE FROM [{table}] WHERE parent NOT IN (SELECT id FROM [{owner}])")
    return said
