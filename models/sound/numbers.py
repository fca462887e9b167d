"""Numbers given once: none twice, none lost, and the series not behind what was given out."""

from __future__ import annotations

from collections import Counter
from functools import partial
from typing import TYPE_CHECKING

from models.query import Query
from models.record import RecordType
from models.saving import in_series
from models.sound.fault import Fault

if TYPE_CHECKING:
    from models.act import Act
    from models.ledger import Ledger

_SHOWN = 5


def numbers_twice(ledger: Ledger) -> list[Fault]:
    """Find numbers that two records carry."""
    found = []
    for record_type in _numbered(ledger):
        twice = [number for number, count in Counter(_numbers(ledger, record_type)).items()
                 if count > 1]  # fmt: skip
        if twice:
            said = "、".join(sorted(twice)[:_SHOWN])
            found.append(
                Fault(
                    f"“{record_type.label}”有 {len(twice)} 个号重了：{said}",
                    "请看看哪一条是真的，把另一条作废。",
                )
            )
    return found


def numbers_lost(ledger: Ledger) -> list[Fault]:
    """Find holes in a series: a number that was given out never goes away by itself.

    An old register that was brought in may have holes of its own: this only tells.
    """
    found = []
    for record_type in _numbered(ledger):
        lost = []
        for key, taken in _by_series(ledger, record_type).items():
            lost += [f"{_in_words(key)}第 {n} 号" for n in range(min(taken), max(taken))
                     if n not in taken]  # fmt: skip
        if lost:
            said = "、".join(lost[:_SHOWN])
            found.append(
                Fault(
                    f"“{record_type.label}”中间缺 {len(lost)} 个号：{said}",
                    "导进来的旧台账本来就缺号的，不用管；不然请在备份里找找。",
                )
            )
    return found


def series_behind(ledger: Ledger) -> list[Fault]:
    """Find series that would give out a number again."""
    found = []
    for record_type in _numbered(ledger):
        for key, taken in _by_series(ledger, record_type).items():
            last = ledger.store.value(
                "SELECT last FROM _series WHERE type = ? AND key = ?", (record_type.name, key)
            )
            if int(last or 0) < max(taken):
                said = (
                    f"“{record_type.label}”{_in_words(key)}的号编到了 {max(taken)}，下一个却会编成"
                )
                mend = partial(_advance, record_type, key, max(taken))
                found.append(
                    Fault(f"{said} {int(last or 0) + 1}", "可以接着最大的号往下编。", mend)
                )
    return found


def _advance(record_type: RecordType, key: str, last: int, ledger: Ledger, _act: Act) -> str:
    ledger.store.execute(
        "INSERT OR REPLACE INTO _series (type, key, last) VALUES (?, ?, ?)",
        (record_type.name, key, last),
    )
    return f"“{record_type.label}”{_in_words(key)}的号从 {last + 1} 接着编"


def _numbered(ledger: Ledger) -> list[RecordType]:
    return [one for one in ledger.types.values() if one.numbering]


def _numbers(ledger: Ledger, record_type: RecordType) -> list[str]:
    field = record_type.numbering.field if record_type.numbering else ""
    sql = f"SELECT [{field}] FROM [{record_type.name}] WHERE [{field}] IS NOT NULL"
    return [str(number) for (number,) in ledger.store.rows(sql)]


def _by_series(ledger: Ledger, record_type: RecordType) -> dict[str, set[int]]:
    """Return the places that are taken in every series."""
    numbering = record_type.numbering
    found: dict[str, set[int]] = {}
    if numbering is None:
        return found
    names = tuple(filter(None, (numbering.field, numbering.of, numbering.by)))
    for record in ledger.find(record_type.name, Query(fields=names)):
        number = record[numbering.field]
        if number and (place := in_series(numbering, record, ledger.today, number)):
            found.setdefault(place[0], set()).add(place[1])
    return found


def _in_words(key: str) -> str:
    return f"{key.rpartition(':')[2]} 年"
