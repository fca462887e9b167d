"""The check-up: what in the ledger does not agree with itself or with a checkable rule.

It only tells; it changes nothing and refuses nothing. What is found comes from the declarations:
the doubts of every kind, and the `doubts` of every register.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

from models.field import Field
from models.query import Query
from models.record import Finding, Record, RecordType

if TYPE_CHECKING:
    from models.ledger import Ledger

_BASIS = {
    "id_number": "公民身份号码按 GB 11643 算出的校验，只是提醒，能照样保存",
    "credit_code": "统一社会信用代码按 GB 32100 算出的校验，只是提醒，能照样保存",
}


_SEEN: WeakKeyDictionary[Ledger, tuple[object, list[Finding]]] = WeakKeyDictionary()


def findings(ledger: Ledger) -> list[Finding]:
    """Return what the check-up finds, register by register; looked up anew only after a change."""
    now = ledger.store.written, ledger.today
    before, found = _SEEN.get(ledger, (None, []))
    if before != now:
        found = _found(ledger)
        _SEEN[ledger] = now, found
    return list(found)


def _found(ledger: Ledger) -> list[Finding]:
    result: list[Finding] = []
    for record_type in ledger.types.values():
        # What an event says was written on to another record, and is looked at there.
        columns = () if record_type.entails else record_type.columns
        doubtful = [one for one in columns if _has_doubts(one)]
        if not doubtful and not record_type.doubts:
            continue
        records = ledger.find(record_type.name, _needed(record_type, doubtful))
        for one in doubtful:
            result += _field_findings(ledger, record_type, one, records)
        for doubt in record_type.doubts:
            result += doubt(records, ledger.as_of())
    return result


def _needed(record_type: RecordType, doubtful: Sequence[Field[object]]) -> Query:
    if record_type.doubts:
        kept = (*record_type.columns, *record_type.lines)
        return Query(fields=tuple(one.name for one in kept))
    return Query(fields=(record_type.title, *(one.name for one in doubtful)))


def _has_doubts(one: Field[object]) -> bool:
    return type(one).doubts is not Field.doubts


def _field_findings(
    ledger: Ledger, record_type: RecordType, field: Field[object], records: Sequence[Record]
) -> list[Finding]:
    title = record_type.by_name[record_type.title]
    return [
        Finding(
            type=record_type.name,
            id=record.id,
            title=title.show(record[title.name]),
            sentence=f"{field.label}{said}" if not said.startswith("还没有") else said,
            field=field.name,
            basis=_BASIS.get(field.kind, "") if record[field.name] else "",
        )
        for record in records
        if record.get("status") not in {"dead", "moved_out"}
        for said in field.doubts(record[field.name], ledger.today)
    ]
