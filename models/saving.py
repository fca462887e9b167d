"""How a record is saved: defaults, links found by words, what follows, number, copies, checks.

Form, import and command line all come through here; nothing else writes a register.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Collection, Mapping
from typing import TYPE_CHECKING, Any

from models import search
from models.act import Act
from models.errors import Conflict, Refused
from models.journal import Change
from models.kinds_links import Ref
from models.linking import resolve
from models.query import Query, Where
from models.record import Numbering, Record, RecordType
from models.rows import titles, to_row, undeclared, write_lines

if TYPE_CHECKING:
    from models.ledger import Ledger
    from models.view import View


def defaults_of(
    record_type: RecordType, view: View, given: Collection[str] = ()
) -> dict[str, Any]:
    """Return what stands in a new record in the fields that nobody filled in."""
    return {
        one.name: one.default(view)
        for one in record_type.active
        if one.default and one.name not in given
    }


def with_defaults(
    record_type: RecordType,
    given: Mapping[str, Any],
    view: View,
    defaults: Mapping[str, Any] | None = None,
) -> dict[str, Any]:
    """Return given values with the defaults of the fields that are not given.

    `defaults` are those of the register, where many records are made at once.
    """
    if defaults is None:
        defaults = defaults_of(record_type, view, given)
    values = {**defaults, **given}
    if record_type.proposes:
        for name, value in record_type.proposes(values, view).items():
            if name not in given and values.get(name) is None:
                values[name] = value
    return record_type.derive(values, view.today)


def save(
    ledger: Ledger,
    act: Act,
    name: str,
    given: Mapping[str, Any],
    *,
    id_: int | None = None,
    revision: int | None = None,
    entail: bool = True,
    entailed: bool = False,
) -> tuple[int, str]:
    """Write one record and what it entails; returns its id and what was done, in words.

    `entailed`, or no `entail`, says that another save writes it: nobody is there to fill in a
    field which the village added. What is entailed may change what is locked to a person.

    Raises:
        Refused: a rule is broken.
        Conflict: the record changed since `revision`.
    """
    record_type = ledger.type(name)
    old = ledger.get(name, id_) if id_ is not None else None
    if old and revision is not None and old.revision != revision:
        raise Conflict(_title(record_type, old))
    if record_type.single and old is None and ledger.count(name):
        raise Refused({"": [f"“{record_type.label}”只有一条，请改原来那条"]})
    view = ledger.as_of()
    given = linked(ledger, record_type, given)
    _refuse_fixed(record_type, given, old, entailed=entailed)
    values = {**old, **given} if old else with_defaults(record_type, given, view)
    values = record_type.derive(values, ledger.today, old)
    if old is None and entail and record_type.entails:
        freeze(ledger, record_type, values, old, write=False)
        refuse(record_type, values, skip_links=True)
        for one in record_type.entails(values, view):
            if one.fills:
                made, _ = save(ledger, act, one.type, one.values, id_=one.id, entailed=True)
                values[one.fills] = Ref(made)
    freeze(ledger, record_type, values, old)
    alone = not entailed and entail
    refuse(record_type, values, among=_judged(record_type, given, values, old, alone=alone))
    _guard(record_type, values, view, old)
    if old is None:
        _give_number(ledger, record_type, values)
    saved, words = _write(ledger, act, record_type, values, old)
    if old is None and entail and record_type.entails:
        for one in record_type.entails(Record(name, saved, 1, values), view):
            if not one.fills:
                back = {one.points_back: Ref(saved)} if one.points_back else {}
                save(ledger, act, one.type, {**one.values, **back}, id_=one.id, entailed=True)
    return saved, words


def linked(ledger: Ledger, record_type: RecordType, given: Mapping[str, Any]) -> dict[str, Any]:
    """Return the values with links that only hold words turned into records.

    Raises:
        Refused: the words find none, or several.
    """
    values = dict(given)
    day = values.get(record_type.dated)
    for link in record_type.links:
        ref = values.get(link.name)
        if isinstance(ref, Ref) and ref.id is None:
            values[link.name] = resolve(ledger, link, ref.title, day)
    return values


def _refuse_fixed(
    record_type: RecordType, given: Mapping[str, Any], old: Record | None, *, entailed: bool
) -> None:
    """Refuse to change what stands for ever: a number that was given out, what was posted."""
    if old is None:
        return
    fixed = {name: "定下来就不能改了" for name in record_type.fixed if old[name] is not None}
    if record_type.locked and not entailed:
        fixed |= record_type.locked(old)
    for name, why in fixed.items():
        if name in given and given[name] != old[name]:
            raise Refused({name: [why]}, {name: record_type.by_name[name].label})


def _guard(
    record_type: RecordType, values: Mapping[str, Any], view: View, old: Record | None
) -> None:
    """Refuse what other records forbid; an old record, only when something in it changes."""
    if old is not None and all(values.get(name) == value for name, value in old.items()):
        return
    known = {**values, "id": old.id if old else None}
    for guard in record_type.guards:
        if problems := guard(known, view):
            labels = {one.name: one.label for one in record_type.by_name.values()}
            raise Refused({name: [said] for name, said in problems.items()}, labels)


def _judged(
    record_type: RecordType,
    given: Mapping[str, Any],
    values: Mapping[str, Any],
    old: Record | None,
    *,
    alone: bool,
) -> Collection[str] | None:
    """Return the fields to check, None for all.

    In an old record those that change: it may miss what became required later, and is filled in
    field by field. In a new one that another save writes, not the village's own fields.
    """
    if old is not None:
        return {name for name, value in values.items() if value != old.get(name)}
    if not alone:
        return {one.name for one in record_type.fields} | set(given)
    return None


def refuse(
    record_type: RecordType,
    values: Mapping[str, Any],
    *,
    skip_links: bool = False,
    among: Collection[str] | None = None,
) -> None:
    """Check a record.

    Raises:
        Refused: it breaks a rule, with every sentence by field.
    """
    problems = record_type.check(values, among)
    if skip_links:
        for link in record_type.links:
            problems.pop(link.name, None)
    if problems:
        raise Refused(problems, {one.name: one.label for one in record_type.by_name.values()})


def _give_number(ledger: Ledger, record_type: RecordType, values: dict[str, Any]) -> None:
    numbering = record_type.numbering
    if not numbering:
        return
    pattern, key, year = numbering.series(values, ledger.today)
    taken = values.get(numbering.field)
    if taken:  # an old register is being brought in: its numbers stay, the series goes on
        if _is_taken(ledger, record_type, taken):
            raise Refused({numbering.field: [f"“{taken}”这个号已经用过了"]})
        if not (place := in_series(numbering, values, ledger.today, taken)):
            return
        key = place[0]
        last = max(_last_number(ledger, record_type.name, key), place[1])
    else:
        last = _last_number(ledger, record_type.name, key) + 1
        values[numbering.field] = pattern.format(year=year, n=last)
    ledger.store.execute(
        "INSERT OR REPLACE INTO _series (type, key, last) VALUES (?, ?, ?)",
        (record_type.name, key, last),
    )


def in_series(
    numbering: Numbering, values: Mapping[str, Any], today: dt.date, number: str
) -> tuple[str, int] | None:
    """Return the series of a number and its place there; None when it is of another shape."""
    pattern, key, year = numbering.series(values, today)
    form = re.escape(pattern).replace(r"\{year\}", r"(?P<year>\d{4})")
    form = re.sub(r"\\{n[^}]*\\}", r"(?P<n>\\d{1,9})", form)
    if not (found := re.fullmatch(form, number)):
        return None
    return key.replace(str(year), found.groupdict().get("year") or ""), int(found["n"])


def _is_taken(ledger: Ledger, record_type: RecordType, number: str) -> bool:
    field = record_type.numbering.field if record_type.numbering else ""
    return ledger.count(record_type.name, Query(where=(Where(field, "=", number),))) > 0


def _last_number(ledger: Ledger, name: str, key: str) -> int:
    """Return the last number given out in a series."""
    found = ledger.store.value("SELECT last FROM _series WHERE type = ? AND key = ?", (name, key))
    return int(found or 0)


def next_number(ledger: Ledger, name: str, values: Mapping[str, Any]) -> str:
    """Return the number that a new record would get now, without giving it out."""
    numbering = ledger.type(name).numbering
    if not numbering:
        return ""
    pattern, key, year = numbering.series(values, ledger.today)
    return pattern.format(year=year, n=_last_number(ledger, name, key) + 1)


def freeze(
    ledger: Ledger,
    record_type: RecordType,
    values: dict[str, Any],
    old: Record | None = None,
    *,
    write: bool = True,
) -> None:
    """Copy from links: once, when the link is set; later changes of the person do not matter.

    What a new record brings along stays (an old register has what stood on the paper), and so does
    what was empty on the day it was copied. Then the ledger writes what it writes itself.
    """
    sources: dict[str, Record] = {}
    for copied in record_type.copied:
        link, ref = record_type.by_name[copied.link], values.get(copied.link)
        kept = values.get(copied.name)
        same = old is not None and old.get(copied.link) == ref
        if ref is None or (kept is not None and (old is None or same)):
            continue
        if old is not None and same and kept == old[copied.name]:
            continue
        target = ledger.type(link.to)  # type: ignore[attr-defined]
        source = sources.get(link.name) or ledger.get(target.name, ref.id)
        sources[link.name] = source
        values[copied.name] = target.by_name[copied.of].show(source[copied.of]) or None
    if record_type.written and write:
        values.update(record_type.written.function(values, ledger.as_of(), old))


def _write(
    ledger: Ledger,
    act: Act,
    record_type: RecordType,
    values: Mapping[str, Any],
    old: Record | None,
) -> tuple[int, str]:
    row = to_row(record_type, values)
    title = _title(record_type, values, ledger)
    if old is None:
        id_ = insert(ledger, record_type, row, None)
        act.write(Change(record_type.name, id_, None, row))
        words = f"{record_type.adds}：{title}"
    else:
        id_ = old.id
        before = to_row(record_type, old)
        changed = {column: value for column, value in row.items() if before[column] != value}
        if not changed:
            return id_, ""
        update(ledger, record_type, id_, changed)
        was = {column: before[column] for column in changed}
        act.write(Change(record_type.name, id_, was, changed))
        words = f"改了{title}的{_labels(record_type, changed)}"
    search.index(ledger.store, record_type, id_, values)
    return id_, words


def insert(
    ledger: Ledger, record_type: RecordType, row: Mapping[str, Any], id_: int | None
) -> int:
    """Write a new row, with its child rows; `id_` brings back a removed one."""
    columns = [one.name for one in record_type.columns if one.name in row]
    if id_ is not None:
        columns += [one for one in undeclared(ledger.store, record_type) if one in row]
    names = ", ".join(["id", "revision", *(f"[{name}]" for name in columns)])
    marks = ", ".join("?" * (len(columns) + 2))
    # Never a revision that was seen before, else an old form could write over what came back.
    revision = 1 if id_ is None else ledger.journal.count(record_type.name, id_) + 1
    cursor = ledger.store.execute(
        f"INSERT INTO [{record_type.name}] ({names}) VALUES ({marks})",
        (id_, revision, *(row[name] for name in columns)),
    )
    made = int(cursor.lastrowid or 0)
    write_lines(ledger.store, record_type, made, row)
    return made


def update(ledger: Ledger, record_type: RecordType, id_: int, row: Mapping[str, Any]) -> None:
    """Write some columns of a row and its child rows; the revision goes up by one."""
    columns = [one.name for one in record_type.columns if one.name in row]
    sets = ", ".join(["revision = revision + 1", *(f"[{name}] = ?" for name in columns)])
    ledger.store.execute(
        f"UPDATE [{record_type.name}] SET {sets} WHERE id = ?",
        (*(row[name] for name in columns), id_),
    )
    write_lines(ledger.store, record_type, id_, row)


def remove(ledger: Ledger, act: Act, name: str, id_: int) -> str:
    """Remove one record; returns what was done, in words.

    Raises:
        Refused: it may not go, or others point to it.
    """
    record_type = ledger.type(name)
    old = ledger.get(name, id_)
    locked = record_type.locked(old) if record_type.locked else {}
    if why := record_type.kept_because or locked.get(""):
        raise Refused({"": [why]}, action="账里没有动。")
    pointing = [
        f"{count} {other.unit}{other.label}"
        for other in ledger.types.values()
        for link in other.links
        if link.to == name
        and (count := ledger.count(other.name, Query(where=(Where(link.name, "=", Ref(id_)),))))
    ]
    title = _title(record_type, old, ledger)
    if pointing:
        said = f"“{title}”还连着 {'、'.join(pointing)}，先处理那些才能删"
        raise Refused({"": [said]}, action="账里没有动。")
    row = to_row(record_type, old)
    for column in undeclared(ledger.store, record_type):
        sql = f"SELECT [{column}] FROM [{name}] WHERE id = ?"
        row[column] = ledger.store.value(sql, (id_,))
    erase(ledger, record_type, id_)
    act.write(Change(name, id_, row, None))
    return f"删了{record_type.label}：{title}"


def erase(ledger: Ledger, record_type: RecordType, id_: int) -> None:
    """Delete a row with its child rows and its search entry."""
    ledger.store.execute(f"DELETE FROM [{record_type.name}] WHERE id = ?", (id_,))
    search.forget(ledger.store, record_type.name, id_)


def _title(
    record_type: RecordType, values: Mapping[str, Any], ledger: Ledger | None = None
) -> str:
    field = record_type.by_name[record_type.title]
    value = values.get(record_type.title)
    if isinstance(value, Ref) and value.id is not None and not value.title and ledger:
        target = ledger.type(field.to)  # type: ignore[attr-defined]
        return titles(ledger.store, target, [value.id]).get(value.id, "")
    return field.show(value)


def _labels(record_type: RecordType, names: Mapping[str, Any]) -> str:
    labels = [record_type.by_name[name].label for name in names]
    return "、".join(labels[:3]) + (f"等 {len(labels)} 项" if len(labels) > 3 else "")  # noqa: PLR2004
