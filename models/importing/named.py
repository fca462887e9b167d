"""Rows that name their record by what follows from others: a household by its head.

A list of households seldom has their numbers; whoever heads one tells which it is.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from models.importing.cells import Reading
from models.ledger import Ledger
from models.record import RecordType

_Titles = dict[tuple[Any, ...], list[str]]  #: what tells a record -> the titles of those it fits
_Known = dict[tuple[str, ...], _Titles]  #: for each way to tell one


def named(record_type: RecordType, readings: Sequence[Reading], ledger: Ledger) -> list[Reading]:
    """Return rows with the title of the one record that they tell by `RecordType.told_by`.

    A row that tells nobody, or several, has a problem that says so.
    """
    title = record_type.title
    if not record_type.told_by or all(title in one.values for one in readings):
        return list(readings)
    known = _known(record_type, ledger)
    return [one if title in one.values else _named(record_type, one, known) for one in readings]


def _known(record_type: RecordType, ledger: Ledger) -> _Known:
    found: _Known = {one: {} for one in record_type.told_by}
    for record in ledger.find(record_type.name):
        for names, table in found.items():
            key = tuple(record[name] for name in names)
            if None not in key:
                table.setdefault(key, []).append(str(record[record_type.title]))
    return found


def _named(record_type: RecordType, reading: Reading, known: _Known) -> Reading:
    said = {**reading.values, **reading.checked}
    problem = ""
    for names, table in known.items():
        key = tuple(said.get(name) for name in names)
        if None in key:
            continue
        there = table.get(key, [])
        if len(there) == 1:
            return reading._replace(values={**reading.values, record_type.title: there[0]})
        who = f"{record_type.by_name[names[0]].label}是“{key[0]}”的{record_type.unit}"
        label = record_type.by_name[record_type.title].label
        problem = problem or (
            f"账里有 {len(there)} 个{who}，请补上{label}" if there
            else f"账里没有{who}，先换成“村民”导一遍，或补上{label}"
        )  # fmt: skip
    if not problem:
        return reading
    return reading._replace(problems={**reading.problems, record_type.title: problem})
