"""The check-up: what in the ledger does not agree with itself or with a checkable rule.

It only tells; it changes nothing and refuses nothing. Its rules come from the declarations: the
`doubts` of every register, and those that follow from what it is made of (`following`).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple
from weakref import WeakKeyDictionary

from models.checking.following import following
from models.query import Query
from models.record import Doubt, Finding, Record, RecordType
from models.record_parts import Said
from models.view import View

if TYPE_CHECKING:
    from models.ledger import Ledger


class Rule(NamedTuple):
    """A rule of the check-up with the register that declares it; `id` is known for ever."""

    register: RecordType
    doubt: Doubt

    @property
    def id(self) -> str:
        """The register's name and the doubt's."""
        return f"{self.register.name}.{self.doubt.name}"


_SEEN: WeakKeyDictionary[Ledger, tuple[object, list[Finding]]] = WeakKeyDictionary()


def rules(types: Mapping[str, RecordType]) -> Iterator[Rule]:
    """Yield every rule there is, register by register."""
    for record_type in types.values():
        for doubt in (*record_type.doubts, *following(record_type)):
            yield Rule(record_type, doubt)


def findings(ledger: Ledger) -> list[Finding]:
    """Return what the check-up finds, register by register; looked up anew only after a change."""
    now = ledger.store.written, ledger.today
    before, found = _SEEN.get(ledger, (None, []))
    if before != now:
        found = look(ledger)
        _SEEN[ledger] = now, found
    return list(found)


def look(ledger: Ledger) -> list[Finding]:
    """Look through the whole ledger now."""
    return [one for record_type in ledger.types.values() for one in found_in(ledger, record_type)]


def found_in(ledger: Ledger, record_type: RecordType) -> Iterator[Finding]:
    """Yield what the rules of one register find."""
    doubts = (*record_type.doubts, *following(record_type))
    if doubts:
        records = ledger.find(record_type.name, _needed(record_type, doubts))
        for doubt in doubts:
            yield from _told(Rule(record_type, doubt), records, ledger.as_of())


def _needed(record_type: RecordType, doubts: Sequence[Doubt]) -> Query:
    if all(one.needs for one in doubts):
        names = (record_type.title, *(name for one in doubts for name in one.needs))
    else:
        names = tuple(one.name for one in (*record_type.columns, *record_type.lines))
    return Query(fields=tuple(dict.fromkeys(names)))


def at_entry(record_type: RecordType, record: Record, view: View) -> Iterator[Finding]:
    """Yield what the rules that speak while a record is written find in it as it stands."""
    for doubt in record_type.doubts:
        if doubt.at_entry:
            yield from _told(Rule(record_type, doubt), [record], view)


def _told(rule: Rule, records: Sequence[Record], view: View) -> Iterator[Finding]:
    for said in rule.doubt.finds(records, view):
        yield Finding(
            type=said.record.type,
            id=said.record.id,
            title=said.title or _title_of(said, view),
            sentence=said.sentence,
            field=said.field,
            basis=said.basis or rule.doubt.basis,
            rule=rule.id,
            rule_label=rule.doubt.label,
            todo=rule.doubt.todo,
            given=None if said.record.id else said.record,
        )


def _title_of(said: Said, view: View) -> str:
    record_type = view.type(said.record.type)
    title = record_type.by_name[record_type.title].show(said.record[record_type.title])
    return title or f"{record_type.label}第 {said.record.id} {record_type.unit}"
