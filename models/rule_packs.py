"""Rules that come in files: those of the program, and packs which villages hand to each other.

A pack is TOML: a table array for each register of rules, `[[duty]]`, `[[certificate_kind]]` ...,
its keys are field names; `code` and `in_force_from` say which entry it is. The program's own packs
lie in `resources/rules`. What a person changed is never overwritten.
"""

from __future__ import annotations

import datetime as dt
import os
import zlib
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from models.errors import Invalid, UserError
from models.field import Field
from models.kinds import Money, YesNo
from models.kinds_links import Lines, Link, Ref
from models.query import Query, Where
from models.record import Record, RecordType
from models.rules import FOLDER

if TYPE_CHECKING:
    from models.journal import Changes
    from models.ledger import Ledger

_PLACE = ("province", "county", "township", "name")
Entry = Mapping[str, Any]


def bring(ledger: Ledger) -> None:
    """Write the program's own rules for the village's place, once for each edition of them."""
    names = [one.name for one in ledger.types.heads if one.is_rules]
    if not names or not ledger.count("village"):
        return
    # Not ledger.village: its links would load the registers that they lead to.
    [village] = ledger.find("village", Query(limit=1, fields=_PLACE))
    mark = _mark(village)
    if ledger.store.value("SELECT value FROM _meta WHERE key = 'rules'") == mark:
        return
    from models.rule_list import SHIPPED, applies  # a start has all rules already

    with ledger.bringing("随程序带来的规定") as act:
        for record_type in map(ledger.type, names):
            entries = [
                one for one in _shipped(record_type) if applies(one.get("place") or "", village)
            ]
            _write(ledger, act, record_type, entries, SHIPPED)
        ledger.store.execute("INSERT OR REPLACE INTO _meta VALUES ('rules', ?)", (mark,))


def _mark(village: Record) -> str:
    """Return what tells this edition of the rules, and the place, from another.

    By what they say, not by when they were put there: a ledger goes from computer to computer.
    """
    with os.scandir(FOLDER) as files:
        paths = sorted(one.path for one in files if one.name.endswith(".toml"))
    said = 0
    for path in paths:
        with open(path, "rb") as file:  # noqa: PTH123 - a start spares what Path costs
            said = zlib.crc32(file.read(), said)
    return "|".join([f"{said:08x}", *(village[name] or "" for name in _PLACE)])


def _shipped(record_type: RecordType) -> Iterator[Entry]:
    for path in sorted(FOLDER.glob("*.toml")):
        text = path.read_text(encoding="utf-8")
        if f"[[{record_type.name}]]" in text:
            yield from read(text, path.name, {record_type.name: record_type})[record_type.name]


def read(text: str, name: str, types: Mapping[str, RecordType]) -> dict[str, list[Entry]]:
    """Understand a pack; returns entries by register.

    Raises:
        UserError: it is no pack, or an entry of it cannot be understood; says which.
    """
    import tomllib  # five milliseconds that a start can spare

    try:
        tables = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise UserError(
            f"“{name}”不是规定包，或写坏了（{error}）。", "账里没有动，请换一份再试。"
        ) from None
    return {
        register: [
            _values(types[register], one, f"“{name}”里{types[register].label}第 {number} 条")
            for number, one in enumerate(entries, 1)
        ]
        for register, entries in tables.items()
        if register in types and isinstance(entries, list)
    }


def _values(record_type: RecordType, entry: Entry, where: str) -> dict[str, Any]:
    values = {}
    for name, given in entry.items():
        field = record_type.by_name.get(name)
        if field is None:
            raise UserError(f"{where}有看不懂的一栏“{name}”。", "账里没有动。")
        try:
            values[name] = _value(field, given)
        except (Invalid, TypeError, ValueError) as error:
            raise UserError(f"{where}，{field.label}：{error}。", "账里没有动。") from None
    return values


def _value(field: Field[Any], given: Any) -> Any:  # noqa: ANN401 - any kind
    if isinstance(field, Lines):
        return tuple(
            {one.name: _value(one, row[one.name]) for one in field.fields if one.name in row}
            for row in given
        )
    if isinstance(given, dt.date) or (isinstance(given, bool) and isinstance(field, YesNo)):
        return given
    if isinstance(given, int) and not isinstance(field, Money):
        return field.load(given)
    return field.parse(str(given))


def _write(
    ledger: Ledger, act: Any, record_type: RecordType, entries: Sequence[Entry], origin: str  # noqa: ANN401
) -> int:
    """Write what is new or differs; returns how many."""
    from models import saving  # a start finds its mark and writes nothing

    known = {
        (one["code"], one["in_force_from"]): one
        for one in ledger.find(record_type.name, Query(where=(Where("origin", "=", origin),)))
    }
    count = 0
    meant: dict[tuple[str, str], Ref] = {}
    for entry in entries:
        old = known.get((entry.get("code"), entry.get("in_force_from")))
        values = {"in_force_from": None, **entry, "origin": origin}  # no day: it held before
        values |= _linked(ledger, record_type, entry, origin, meant)
        if old is not None:  # what the village may change in it is the village's
            fixed = record_type.locked(old) if record_type.locked else values
            values = {
                name: value
                for name, value in values.items()
                if old[name] != value and name in fixed and name != "origin"
            }
            if not values:
                continue
        _, words = saving.save(
            ledger, act, record_type.name, values, id_=old.id if old else None, entailed=True
        )
        count += bool(words)
    return count


def _linked(
    ledger: Ledger, record_type: RecordType, entry: Entry, origin: str,
    meant: dict[tuple[str, str], Ref],
) -> Entry:  # fmt: skip
    """Return the rules that an entry names, where the village wrote another of that name.

    An entry means what came the way it came itself; `meant` keeps what was looked up.
    """
    from models.linking import candidates  # a start finds its mark and writes nothing

    found = {}
    for name, ref in entry.items():
        link = record_type.by_name[name]
        if not isinstance(link, Link) or not isinstance(ref, Ref) or ref.id is not None:
            continue
        if not ledger.type(link.to).is_rules:
            continue
        if (link.to, ref.title) not in meant:
            several = candidates(ledger, link.to, ref.title)
            alike = [one for one in several if one["origin"] == origin]
            known = len(several) > 1 and alike
            meant[link.to, ref.title] = Ref(alike[0].id, ref.title) if known else ref
        found[name] = meant[link.to, ref.title]
    return found


def take(ledger: Ledger, path: Path) -> Changes:
    """Bring in a rule pack as one act; the same pack twice changes nothing.

    Raises:
        UserError: it cannot be read or understood; nothing was written.
    """
    from models.rule_list import PACK

    types = {name: one for name, one in ledger.types.items() if one.is_rules}
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError, ValueError):
        raise UserError(f"读不了“{path.name}”。", "请看看是不是规定包文件（.toml）。") from None
    found = read(text, path.name, types)
    if not any(found.values()):
        raise UserError(f"“{path.name}”里没有规定。", "账里没有动，请换一份再试。")
    from models import backup

    backup.make(ledger.path, ledger.now, "换规定前")
    with ledger.operation(f"导入规定包：{path.stem}") as act:
        for name, entries in found.items():
            for number, one in enumerate(entries, 1):
                if not one.get("code"):
                    raise UserError(f"“{path.name}”里{types[name].label}第 {number} 条没有编码。",
                                    "账里没有动。")  # fmt: skip
            _write(ledger, act, types[name], entries, PACK)
    return act.changes


def pack_of(ledger: Ledger, record_type: RecordType, ids: Sequence[int]) -> str:
    """Return rules as the text of a pack for another village."""
    lines = [f"# {record_type.label}，从村务一本账另存\n"]
    for one in ledger.find(record_type.name, Query(ids=tuple(ids))):
        lines.append(f"\n[[{record_type.name}]]\n")
        values = dict(one)
        if "code" in values:
            values["code"] = one["code"] or f"own-{one.id}"
        for field in (*record_type.columns, *record_type.lines):
            value = values.get(field.name)
            if value is not None and field.name not in {"origin", "used"}:
                lines.append(f"{field.name} = {_toml(field, value)}\n")
    return "".join(lines)


def _toml(field: Field[Any], value: Any) -> str:  # noqa: ANN401 - any kind
    if isinstance(field, Lines):
        rows = (
            ", ".join(
                f"{one.name} = {_toml(one, row[one.name])}"
                for one in field.fields
                if row.get(one.name) is not None
            )
            for row in value
        )
        return "[" + ", ".join(f"{{ {row} }}" for row in rows) + "]"
    if isinstance(field, Link):
        return _quoted(field.show(value))  # ids are another village's business
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, dt.date):
        return value.isoformat()
    if isinstance(value, int) and not isinstance(field, Money):
        return str(value)
    return _quoted(str(field.store(value)) if not isinstance(field, Money) else field.show(value))


def _quoted(text: str) -> str:
    escaped = "".join(
        {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t"}.get(
            sign, sign if sign >= " " and sign != "\x7f" else f"\\u{ord(sign):04x}"
        )
        for sign in text
    )
    return f'"{escaped}"'
