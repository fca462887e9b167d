"""Find the record that typed words mean: 王秀兰, an ID number, or 王秀兰 0426 for namesakes."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from models.errors import Invalid, Refused
from models.field import Field
from models.kinds_links import Link, Ref
from models.kinds_people import IdNumber, Phone
from models.query import Query, Where
from models.rule_list import in_force
from models.writing import narrow

if TYPE_CHECKING:
    from models.ledger import Ledger
    from models.record import Record, RecordType


def resolve(ledger: Ledger, link: Link, words: str, day: dt.date | None = None) -> Ref:
    """Return the one record that `words` mean; made when the link makes.

    Of rules those count first that hold on the day: a number may have meant something else.

    Raises:
        Refused: none, or several; the sentence says how to tell them apart.
    """
    target = ledger.type(link.to)
    found = candidates(ledger, link.to, words, day)
    if len(found) == 1:
        title = target.by_name[target.title]
        return Ref(found[0].id, title.show(found[0][target.title]))
    if not found and link.makes:
        title = target.by_name[target.title]
        made = ledger.save(target.name, {target.title: title.parse(words)}, entail=False)
        return Ref(made.id, words)
    if not found:
        said = f"“{target.label}”里没有“{words}”，先加进去再选"
    else:
        said = f"有 {len(found)} 个“{words}”，{_apart(target, words, found)}"
    raise Refused({link.name: [said]}, {link.name: link.label})


def candidates(ledger: Ledger, name: str, words: str, day: dt.date | None = None) -> list[Record]:
    """Return the records of a register which `words` may mean; of rules, those of the day."""
    found = _meant(ledger, name, words)
    if not ledger.type(name).is_rules or len(found) < 2:  # noqa: PLR2004 - nothing to choose
        return found
    holding = {one.id for one in in_force(ledger.as_of(), name, day)}
    return [one for one in found if one.id in holding] or found


def _meant(ledger: Ledger, name: str, words: str) -> list[Record]:
    target = ledger.type(name)
    known = target.known_by or (target.title,)
    for text in dict.fromkeys((words, narrow(words))):
        for field in known:
            value = _value(target.by_name[field], text)
            if value is None:
                continue
            if found := ledger.find(name, Query(where=(Where(field, "=", value),))):
                return found
    head, _, tail = words.rpartition(" ")
    if head and tail:
        return [
            record
            for record in _meant(ledger, name, head)
            if any(
                str(record.get(field) or "").upper().endswith(tail.upper())
                for field in target.searched
            )
            or _is_of(target, record, tail)
        ]
    return []


def _is_of(target: RecordType, record: Record, day: str) -> bool:
    """Say whether the words are the day by which a record is placed."""
    if not target.dated:
        return False
    value = _value(target.by_name[target.dated], day)
    return value is not None and bool(record[target.dated] == value)


def _value(field: Field[Any], text: str) -> Any:  # noqa: ANN401 - any kind
    """Return what the field would hold for the words: a number with its X, a name without gaps."""
    try:
        return field.parse(text)
    except Invalid:
        return None


def _apart(target: RecordType, words: str, found: Sequence[Record]) -> str:
    """Say how to tell namesakes apart: by what the register is searched by, or by their day."""
    if any(isinstance(target.by_name[name], IdNumber | Phone) for name in target.searched):
        return f"请在后面空一格写证件或手机后四位，比如“{words} 0426”"
    names = [one for one in (*target.searched, target.dated) if one and one != target.title]
    shown = {one: [target.by_name[one].show(each[one]) for each in found] for one in names}
    best = max(names, key=lambda one: len(set(filter(None, shown[one]))), default="")
    if not best or len(set(shown[best])) == 1:
        return "请从列表里选"
    first = next(filter(None, shown[best]))
    return f"请在后面空一格写{target.by_name[best].label}，比如“{words} {first}”"
