"""What the ledger says for the places of a form: records in their order, values, counts."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping, Sequence
from typing import Any

from models.field import Field
from models.forms.counts.census import LIVING, Census
from models.forms.counts.conditions import OWN
from models.forms.counts.counting import Count
from models.forms.counts.membership import REGISTER
from models.forms.form import YEARS, FormSheet, Place
from models.forms.shapes.enrolled import GROUP, OFFICES
from models.forms.shapes.people import about_people
from models.identity import age_on
from models.kinds import Integer, Text, YesNo
from models.kinds_links import Computed, Copied, Link
from models.periods import Period
from models.query import Condition, Linked, Query, Where
from models.record import Record, RecordType
from models.registers.resident import in_force
from models.sheets.vocabulary import Target
from models.view import View

_NUMBER = re.compile(r"\d+")
#: what a register says of all its records by itself
_OF_REGISTER = {"party_member": frozenset({"党员"}), **OFFICES}
#: filters that leave those which hold today
_NOW = frozenset({"now", "in_force", "serving"})
_WHETHER = YesNo("whether", "是否")
_SEVERAL = Text("several", "几样")
_OF_PERSON = frozenset({"phone"})  #: whoever is in office is rung up at his own, as well
_OF_HEAD = frozenset({"phone"})  #: a household is rung up at its head's, where it has none written


def records_for(
    form: FormSheet,
    view: View,
    day: dt.date,
    where: Sequence[Condition] = (),
    *,
    asked: bool,
) -> list[Record]:
    """Return the records that belong into a list, in the order of groups and households.

    `where` are conditions that the person added, on the register of the form; `asked` says that
    they replace what the title says.
    """
    record_type = form.record_type
    if record_type is None:
        return []
    said = () if asked else form.about.said
    people = tuple(condition for one in said for condition in one.where(day))
    if form.about.either and not asked:
        census = Census(view, day)
        among = frozenset[int]().union(*(census.people(one) for one in form.about.either))
        people = (*people, Where("id", "in", tuple(sorted(among))))
    if record_type.name == "resident":
        return _residents(form, view, where, people)
    if record_type.name == "household":
        ids = _households(view, people)
        return _in_order(view.find("household", Query(where=tuple(where), ids=ids)))
    now = tuple(one for each in record_type.filters
                if each.name in _NOW
                for one in each.where(day))  # fmt: skip
    own = tuple(condition for one in said if one.sort == OWN for condition in one.where(day))
    own += tuple(condition for one in said for each in one.where(day)  # 两委 are not all in office
                 if isinstance(each, Linked) and each.type == record_type.name
                 for condition in each.where if condition.field == "body")  # fmt: skip
    others = tuple(condition for one in said if one.sort != OWN
                   and one.told not in _OF_REGISTER.get(record_type.name, ())
                   for condition in one.where(day))  # fmt: skip
    linked = _of_people(record_type, view, others)
    return view.find(record_type.name, Query(where=(*now, *own, *linked, *where)))


def _residents(
    form: FormSheet, view: View, where: Sequence[Condition], people: Sequence[Condition]
) -> list[Record]:
    if form.block > 1:
        ids = _households(view, (*people, *where))
        home = Where("household", "in", ids)
        return _in_order(view.find("resident", Query(where=(*LIVING, home))))
    if form.kind == "household":
        heads = (Where("relation", "=", "head"), Where("household", "in",
                                                       _households(view, people)))  # fmt: skip
        return _in_order(view.find("resident", Query(where=(*LIVING, *heads, *where))))
    return _in_order(view.find("resident", Query(where=(*LIVING, *people, *where))))


def _of_people(
    record_type: RecordType, view: View, conditions: Sequence[Condition]
) -> tuple[Where, ...]:
    """Return the condition that a record is about somebody of whom all this is said."""
    link = next((one for one in record_type.links if one.to == "resident" and one.required), None)
    if link is None or not conditions:
        return ()
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


def _leads_on(record_type: RecordType | None, link: Link) -> bool:
    """Say whether a link leads to what a record is about: it must be there, or names it."""
    title = record_type.by_name[record_type.title] if record_type else None
    named = isinstance(title, Copied) and title.link == link.name
    return bool(link.required or link.makes or named)


class Answers:
    """The values of places for records; what records point to is read once."""

    def __init__(
        self, form: FormSheet, view: View, day: dt.date, records: Sequence[Record]
    ) -> None:
        self._form = form
        self._view = view
        self._day = day
        self._links = self._linked(records)
        self.census = Census(view, day)
        self._among: dict[Count, frozenset[int]] = {}
        self._living: dict[int, list[tuple[int, bool]]] | None = None
        self._groups: dict[str, dict[int, Record]] = {}
        self._head: dict[int, Record] | None = None
        self._home: dict[int, Record] | None = None
        self._lines: dict[str, dict[int, list[Record]]] = {}
        self._named: dict[str, Record] | None = None
        self._plain: dict[int, str] = {}

    def _linked(self, records: Sequence[Record]) -> dict[str, tuple[str, Mapping[int, Record]]]:
        """Return, by register, the link that leads there and the records behind it."""
        record_type = self._form.record_type
        wanted = {one.target.register for one in self._form.places
                  if one.target and one.target.linked}  # fmt: skip
        if record_type and record_type.name not in {"resident", "household"} and any(
            one.count or (one.target and (one.target.register in {"resident", "household"}
                                          or one.target.field.name in _OF_PERSON))
            for one in self._form.places
        ):  # fmt: skip
            wanted.add("resident")
        found: dict[str, tuple[str, Mapping[int, Record]]] = {}
        for link in record_type.links if record_type else ():
            if link.to in wanted and link.to not in found and _leads_on(record_type, link):
                ids = tuple({one[link.name].id for one in records if one.get(link.name)})
                there = self._view.find(link.to, Query(ids=ids))
                found[link.to] = link.name, {one.id: one for one in there}
        return found

    def of(self, place: Place, record: Record) -> tuple[Field[Any], Any]:
        """Return the field and the value for a record."""
        target = place.target
        assert target is not None  # noqa: S101 - asked only for fields
        one = target.field
        if self._plain.get(id(place)) == record.type:
            return one, record.get(one.name)
        if place.membership is not None:
            return self._of_group(place, record)
        if target.register in OFFICES and record.type != target.register:
            return one, self._held(target, record)
        about = self._about(target, record)
        if about is None:
            return one, None
        field = one.result if isinstance(one, Computed) else one
        if (about is record and field is one and place.derivation != YEARS
                and one.name != "age" and one.name not in _OF_HEAD):  # fmt: skip
            self._plain[id(place)] = record.type  # as in all rows to come
        if place.derivation == YEARS:
            joined = about.get("joined_on")
            return Integer("years", "党龄"), age_on(joined, self._day) if joined else None
        if one.name == "age":
            born = about.get("born_on")
            return field, age_on(born, self._day) if born else None
        value = about.get(one.name)
        if value is None and about.type == "household" and one.name in _OF_HEAD:
            head = self._heads().get(about.id)
            value = head.get(one.name) if head else None
        elif value is None and one.name in _OF_PERSON and about.type in OFFICES:
            person = self._person(about)
            value = person.get(one.name) if person else None
        return field, value

    def _about(self, target: Target, record: Record) -> Record | None:
        """Return the record that has the field: the row's own, or one that it leads to."""
        if target.register == "resident" and record.type == "household":
            return self._heads().get(record.id)
        if target.register == "resident" and record.type != "resident":
            return self._person(record)
        if target.linked and record.type != target.register:
            return self._behind(target.register, record)
        return record

    def _behind(self, register: str, record: Record) -> Record | None:
        name, there = self._links.get(register, ("", {}))
        if not name and register == "household":
            return self._homes().get(self._household(record) or 0)
        if not name:
            return self._line(register, record)
        held = record.get(name)
        return there.get(held.id) if held else None

    def _line(self, register: str, record: Record) -> Record | None:
        """Return the line of a row's person in a register that has one for each."""
        if register == GROUP:
            return self._group(record)
        return next(iter(self._all_lines(register, record)), None)

    def _all_lines(self, register: str, record: Record) -> Sequence[Record]:
        """Return the lines of a row's person in a register that hold on the day."""
        if register not in self._lines:
            kind = self._view.ledger.types[register]
            now = tuple(one for each in kind.filters if each.name in _NOW
                        for one in each.where(self._day))  # fmt: skip
            lines = self._lines[register] = {}
            for one in self._view.find(register, Query(where=now)):
                if held := one.get("resident"):
                    lines.setdefault(held.id, []).append(one)
        return self._lines[register].get(self._resident(record) or 0, ())

    def _held(self, target: Target, record: Record) -> Any:  # noqa: ANN401 - any kind
        """Return what is said of the offices of a row's person; of several only their names."""
        lines = self._all_lines(target.register, record)
        found = dict.fromkeys(
            value for one in lines if (value := one.get(target.field.name)) is not None
        )
        if len(found) > 1 and target.field.kind == "text":
            return "、".join(found)
        return next(iter(found)) if len(found) == 1 else None

    def _group(self, record: Record) -> Record | None:
        """Return the villagers' group that a row's person or household is entered in."""
        if self._named is None:
            self._named = {str(one["name"]): one for one in self._view.find(GROUP, Query())}
        about = record if record.get("group") else self._person(record)
        return self._named.get(str(about.get("group") or "")) if about else None

    def _homes(self) -> Mapping[int, Record]:
        """Return the households by their ids."""
        if self._home is None:
            self._home = {one.id: one for one in self._view.find("household", Query())}
        return self._home

    def _heads(self) -> Mapping[int, Record]:
        """Return the heads by household."""
        if self._head is None:
            where = (*LIVING, Where("relation", "=", "head"))
            found = self._view.find("resident", Query(where=where))
            self._head = {one["household"].id: one for one in found if one["household"]}
        return self._head

    def _person(self, record: Record) -> Record | None:
        return self._behind("resident", record)

    # -- whom a row is about -------------------------------------------------------------------

    def _resident(self, record: Record) -> int | None:
        """Return the id of a row's person; of a household that of its head."""
        if record.type == "resident":
            return record.id
        if record.type == "household":
            return next((id_ for id_, head in self._members().get(record.id, ()) if head), None)
        return getattr(record.get("resident"), "id", None)

    def _household(self, record: Record) -> int | None:
        if record.type == "household":
            return record.id
        held = record.get("household")
        if held is None and (person := self._person(record)):
            held = person.get("household")
        return held.id if held else None

    def _of_group(self, place: Place, record: Record) -> tuple[Field[Any], Any]:
        """Return what the lines of a row's person in some groups say; their names side by side."""
        assert place.membership is not None  # noqa: S101 - the caller asked
        assert place.target is not None  # noqa: S101 - as above
        field = place.target.field
        lines = (self._of_category(one).get(self._resident(record) or 0)
                 for one in place.membership.categories)  # fmt: skip
        values = [one.get(field.name) for one in lines if one]
        found = list(dict.fromkeys(one for one in values if one is not None))
        if len(found) > 1:
            return _SEVERAL, "、".join(field.show(one) for one in found)
        value = found[0] if found else None
        if isinstance(value, str) and field.kind != "choice":
            value = place.membership.only(value) or None
        return field, value

    def _of_category(self, category: str) -> Mapping[int, Record]:
        """Return the lines of a group that hold on the day, by the id of whom they are about."""
        if category not in self._groups:
            where = (Where("category", "=", category), *in_force(self._day))
            lines = self._view.ledger.find(REGISTER, Query(where=where))
            self._groups[category] = {one["resident"].id: one for one in lines}
        return self._groups[category]

    def belongs(self, place: Place, record: Record) -> tuple[Field[Any], bool | None]:
        """Return whether a record's person or household is among those whom a place names."""
        count = place.count
        assert isinstance(count, Count)  # noqa: S101 - asked only for such places
        among = self._whom(count)
        if count.households:
            held = self._household(record)
        elif record.type == "household":
            members = self._members().get(record.id, ())
            return _WHETHER, any(one in among for one, _ in members)
        else:
            held = self._resident(record)
        return _WHETHER, None if held is None else held in among

    def within(self, count: Count, record: Record) -> int | None:
        """Return how many members of a record's household are among those counted."""
        home = self._household(record)
        if home is None:
            return None
        among = self._whom(count)
        return sum(one in among for one, _ in self._members().get(home, ()))

    def _whom(self, count: Count) -> frozenset[int]:
        if count not in self._among:
            self._among[count] = count.whom(self.census)
        return self._among[count]

    def _members(self) -> Mapping[int, list[tuple[int, bool]]]:
        """Return, by household, the ids of its members and whether each is the head."""
        if self._living is None:
            self._living = {}
            query = Query(where=LIVING, fields=("household", "relation"))
            for one in self._view.find("resident", query):
                if one["household"]:
                    home = self._living.setdefault(one["household"].id, [])
                    home.append((one.id, one["relation"] == "head"))
        return self._living


def members_of(record: Record, view: View, *, own: bool = False) -> list[Record]:
    """Return the others of a person's household, or all of a household's, the head first.

    `own` says that the person is one of them.
    """
    if record.type != "household" and (whose := record.get("resident")):
        record = view.get("resident", whose.id)
    held = record.id if record.type == "household" else getattr(record.get("household"), "id", 0)
    found = view.find("resident", Query(where=(*LIVING, Where("household", "=", held))))
    mine = record.id if record.type == "resident" and not own else None
    return [one for one in _in_order(found) if one.id != mine] if held else []


def under(form: FormSheet, view: View, period: Period | None) -> View:
    """Return the view under a form's period; people stay, of what happened only that is shown."""
    kind = form.record_type
    stays = kind is None or (about_people(kind) and kind.event is None)
    return View(view.ledger, None if stays else period)


def is_about_people(form: FormSheet) -> bool:
    """Say whether the records of a form are about people, whose choice must be sure."""
    return form.record_type is not None and about_people(form.record_type)
