"""What the ledger says for the places of a form: records in their order, values, counts."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping, Sequence
from typing import Any

from models.field import Field
from models.forms.conditions import Said
from models.forms.counting import LIVING, Count
from models.forms.form import YEARS, FormSheet, Place
from models.groups import Group
from models.identity import age_on
from models.kinds import Integer, YesNo
from models.kinds_links import Computed
from models.query import Condition, Query, Where
from models.record import Record, RecordType
from models.view import View

_NUMBER = re.compile(r"\d+")
_WHETHER = YesNo("whether", "是否")


def records_for(
    form: FormSheet, view: View, day: dt.date, where: Sequence[Condition] = (), *, asked: bool
) -> list[Record]:
    """Return the records that belong into a list, in the order of groups and households.

    `where` are conditions that the person added; `asked` says that they replace what the title
    of the form says.
    """
    record_type = form.record_type
    if record_type is None:
        return []
    said = () if asked else form.about.said
    conditions = tuple(condition for one in said for condition in one.where(day))
    if record_type.name == "resident":
        if form.kind == "household":
            ids = _households(view, conditions)
            heads = (Where("relation", "=", "head"), Where("household", "in", ids))
            return _in_order(view.find("resident", Query(where=(*LIVING, *heads, *where))))
        return _in_order(view.find("resident", Query(where=(*LIVING, *conditions, *where))))
    if record_type.name == "household":
        ids = _households(view, conditions)
        return _in_order(view.find("household", Query(where=tuple(where), ids=ids)))
    now = tuple(one for each in record_type.filters if each.name in {"now", "in_force"}
                for one in each.where(day))  # fmt: skip
    people = _of_people(record_type, view, day, [one for one in said if one.told != "党员"])
    return view.find(record_type.name, Query(where=(*now, *people, *where)))


def _of_people(
    record_type: RecordType, view: View, day: dt.date, said: Sequence[Said]
) -> tuple[Where, ...]:
    """Return the condition that a record is about somebody of whom all this is said."""
    link = next((one for one in record_type.links if one.to == "resident" and one.required), None)
    if link is None or not said:
        return ()
    conditions = tuple(condition for one in said for condition in one.where(day))
    ids = view.ledger.ids("resident", Query(where=(*LIVING, *conditions)))
    return (Where(link.name, "in", tuple(ids)),)


def _households(view: View, conditions: Sequence[Condition]) -> tuple[int, ...]:
    found = view.find("resident", Query(where=(*LIVING, *conditions), fields=("household",)))
    return tuple(dict.fromkeys(one["household"].id for one in found if one["household"]))


def _in_order(records: list[Record]) -> list[Record]:
    return sorted(records, key=_place)


def _place(record: Record) -> tuple[int, str, str, int, int]:
    group = str(record.get("group") or "")
    number = _NUMBER.search(group)
    household = record.get("household")
    title = household.title if household else str(record.get("number") or "")
    head = 0 if record.get("relation") == "head" else 1
    return int(number[0]) if number else 999, group, title, head, record.id


class Answers:
    """The values of places for records; what records point to is read once."""

    def __init__(
        self, form: FormSheet, view: View, day: dt.date, records: Sequence[Record]
    ) -> None:
        self._form = form
        self._view = view
        self._day = day
        self._links = self._linked(records)
        self._among: dict[Count, frozenset[int]] = {}
        self._living: dict[int, list[int]] | None = None

    def _linked(self, records: Sequence[Record]) -> dict[str, tuple[str, Mapping[int, Record]]]:
        """Return, by register, the link that leads there and the records behind it."""
        record_type = self._form.record_type
        wanted = {one.target.register for one in self._form.places
                  if one.target and one.target.linked}  # fmt: skip
        found: dict[str, tuple[str, Mapping[int, Record]]] = {}
        for link in record_type.links if record_type else ():
            if link.to in wanted and link.to not in found and (link.required or link.makes):
                ids = tuple({one[link.name].id for one in records if one.get(link.name)})
                there = self._view.find(link.to, Query(ids=ids))
                found[link.to] = link.name, {one.id: one for one in there}
        return found

    def of(self, place: Place, record: Record) -> tuple[Field[Any], Any]:
        """Return the field and the value for a record."""
        target = place.target
        assert target is not None  # noqa: S101 - asked only for fields
        one = target.field
        about: Record | None = record
        if target.linked:
            name, there = self._links.get(target.register, ("", {}))
            held = record.get(name) if name else None
            about = there.get(held.id) if held else None
        if about is None:
            return one, None
        field = one.result if isinstance(one, Computed) else one
        if place.derivation == YEARS:
            joined = about.get("joined_on")
            return Integer("years", "党龄"), age_on(joined, self._day) if joined else None
        if one.name == "age":
            born = about.get("born_on")
            return field, age_on(born, self._day) if born else None
        return field, about.get(one.name)


    def belongs(self, place: Place, record: Record) -> tuple[Field[Any], bool | None]:
        """Return whether a record's person or household is among those whom a place names."""
        count = place.count
        assert count is not None  # noqa: S101 - asked only for such places
        if count not in self._among:
            self._among[count] = count.whom(self._view, self._day)
        name = "household" if count.households else "resident"
        held = record.id if record.type == name else getattr(record.get(name), "id", None)
        if held is None and record.type == "household":
            members = self._members()
            return _WHETHER, any(one in self._among[count] for one in members.get(record.id, ()))
        return _WHETHER, None if held is None else held in self._among[count]

    def _members(self) -> Mapping[int, list[int]]:
        if self._living is None:
            self._living = {}
            query = Query(where=LIVING, fields=("household",))
            for one in self._view.find("resident", query):
                if one["household"]:
                    self._living.setdefault(one["household"].id, []).append(one.id)
        return self._living


def is_about_people(form: FormSheet) -> bool:
    """Say whether the records of a form are about people, whose choice must be sure."""
    kind = form.record_type
    return kind is not None and (
        kind.group is Group.PEOPLE
        or any(link.to == "resident" and link.required for link in kind.links)
    )
