"""A register, declared: `RecordType`; and one entry of it: `Record`.

Presentation is by field name with defaults, so most registers give only name, label, group,
title and fields.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Any

from models.errors import NotFound
from models.field import Field
from models.frozen import changed, frozen
from models.gathers import Gathering
from models.groups import Group
from models.kinds_links import Computed, Copied, Lines, Link
from models.record_parts import (
    Consequence,
    Derived,
    Doubt,
    Event,
    Filter,
    Finding,
    Numbering,
    Obligation,
    Said,
    Section,
    Values,
    Written,
    in_order,
)

if TYPE_CHECKING:
    from dataclasses import KW_ONLY

    from models.deeds import Deed
    from models.tally import Tally
    from models.view import View

REMARKS = "note"  #: name of the field for remarks, where a register has one

__all__ = [
    "REMARKS",
    "Consequence",
    "Derived",
    "Doubt",
    "Event",
    "Filter",
    "Finding",
    "Numbering",
    "Obligation",
    "Record",
    "RecordType",
    "Said",
    "Section",
    "Written",
    "in_order",
]


class Record(Mapping[str, Any]):
    """One entry as it was read: a mapping of field name to value, with id and revision."""

    __slots__ = ("id", "revision", "type", "values_")

    def __init__(self, type_: str, id_: int, revision: int, values: dict[str, Any]) -> None:
        self.type, self.id, self.revision, self.values_ = type_, id_, revision, values

    def __getitem__(self, name: str) -> Any:  # noqa: ANN401 - a record's value
        return self.values_[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self.values_)

    def __len__(self) -> int:
        return len(self.values_)

    def __repr__(self) -> str:
        return f"Record({self.type} {self.id})"

    def beside(self, more: Mapping[str, Any]) -> Record:
        """Return the entry with other values beside or in place of its own, to be shown only."""
        return Record(self.type, self.id, self.revision, {**self, **more})


@frozen()
class Head:
    """What can be said of a register before its fields are loaded: words, and where it stands.

    Attributes:
        name: identifier, the table's name in the file.
        label: what people read.
        group: place in the left column; `order` inside it.
        unit: how a record is counted, e.g. 人, 户, 件.
        adds: words of the button that makes one, e.g. 加一人.
        about: one sentence on what belongs here, for the empty list.
        event: its place in 记一件事.
        single: there is exactly one record (the village).
        hidden: not in the left column.
        is_rules: its entries are rules, see `models.rule_list`; the program brings some.
        obliges: registers whose records oblige by a day; follows from `RecordType.due`.
    """

    name: str
    label: str
    _: KW_ONLY
    group: Group
    order: int = 100
    unit: str = "条"
    adds: str = "加一条"
    about: str = ""
    event: Event | None = None
    single: bool = False
    hidden: bool = False
    is_rules: bool = False
    obliges: tuple[str, ...] = ()


@frozen(kw_only=True)
class RecordType(Head):
    """A register: its head, and what is declared of its records.

    Attributes:
        fields: the columns, in the order of the form.
        title: name of the field that names a record.
        aliases: what the tables of others call it in their titles: 死亡人口, 两委班子.
        listed: columns of the list, the first to stay come first.
        searched: fields found by words, pinyin or digits.
        known_by: fields by which typed words find the record for a link.
        rules: values -> {field or "": sentence}; a broken rule refuses the record.
        guards: the same, for rules that must look at other records too: (values, view) -> ...;
            the values of an old record carry its `id`.
        locked: values as they are kept -> {field: why it cannot be changed any more, "": why it
            cannot be removed}; what another record entails may still change it.
        doubts: rules of the check-up; they tell and never refuse.
        proposes: (values, view) -> what stands in fields of a new record that nobody filled in,
            once others are: what the ledger knows is not asked.
        dated: the field that places a record in a period.
        same_when: fields that make two rows the same record on import, best first.
        told_by: what tells one record on import where a sheet lacks its title, best first:
            a household by its head; computed fields may be among them.
        gathers: how rows of a sheet form the records of a making link without its column.
        kept_because: why a record is never removed, "" when it may be.
        entails: (values, view) -> consequences of saving a new record.
        deeds: what can be done with a record beside changing it, see `models.deeds`.
        unchanging: fields that stand for ever once they are filled in.
        written: fields that the ledger writes itself when a record is saved.
        leads_to: registers whose new record begins from one of these, the usual first: a
            person's certificate, a meeting's resolution.
        due: view -> what must be done by a day, see `models.obligations`.
        due_of: the registers whose records it looks at, if not only its own.
        page: a page of its own beside list and form: its place and the words of its button.
        tallies: figures of the 减负统计表 that fall out of it, see `models.tally`.
        formerly: old names of the table.
    """

    fields: tuple[Field[Any], ...]
    title: str
    aliases: tuple[str, ...] = ()
    listed: tuple[str, ...] = ()
    searched: tuple[str, ...] = ()
    known_by: tuple[str, ...] = ()
    sorted_by: tuple[str, ...] = ()
    sections: tuple[Section, ...] = ()
    rules: tuple[Callable[[Values], Mapping[str, str]], ...] = ()
    guards: tuple[Callable[[Values, View], Mapping[str, str]], ...] = ()
    doubts: tuple[Doubt, ...] = ()
    locked: Callable[[Values], Mapping[str, str]] | None = None
    derived: tuple[Derived, ...] = ()
    numbering: Numbering | None = None
    proposes: Callable[[Values, View], Values] | None = None
    dated: str = ""
    same_when: tuple[tuple[str, ...], ...] = ()
    told_by: tuple[tuple[str, ...], ...] = ()
    kept_because: str = ""
    unchanging: tuple[str, ...] = ()
    gathers: Gathering | None = None
    written: Written | None = None
    entails: Callable[[Values, View], Sequence[Consequence]] | None = None
    filters: tuple[Filter, ...] = ()
    deeds: tuple[Deed, ...] = ()
    leads_to: tuple[str, ...] = ()
    due: Callable[[View], Sequence[Obligation]] | None = None
    due_of: tuple[str, ...] = ()
    page: tuple[str, str] = ("", "")
    tallies: tuple[Tally, ...] = ()
    formerly: tuple[str, ...] = ()
    own_fields: tuple[Field[Any], ...] = ()

    def __post_init__(self) -> None:
        if self.due:
            self.__dict__["obliges"] = self.due_of or (self.name,)

    @cached_property
    def by_name(self) -> dict[str, Field[Any]]:
        """Fields by name, the village's own last."""
        return {one.name: one for one in (*self.fields, *self.own_fields)}

    @cached_property
    def active(self) -> tuple[Field[Any], ...]:
        """Fields that are shown and entered."""
        return tuple(one for one in self.by_name.values() if not one.retired)

    @cached_property
    def links(self) -> tuple[Link, ...]:
        """Fields that point to other records."""
        return tuple(one for one in self.by_name.values() if isinstance(one, Link))

    @cached_property
    def lines(self) -> tuple[Lines, ...]:
        """Fields with child rows."""
        return tuple(one for one in self.by_name.values() if isinstance(one, Lines))

    @cached_property
    def computed(self) -> tuple[Computed, ...]:
        """Fields that follow from others."""
        return tuple(one for one in self.by_name.values() if isinstance(one, Computed))

    @cached_property
    def copied(self) -> tuple[Copied, ...]:
        """Fields frozen from a link."""
        return tuple(one for one in self.by_name.values() if isinstance(one, Copied))

    @cached_property
    def fixed(self) -> tuple[str, ...]:
        """Fields that cannot be changed once they are filled in, a number given out among them."""
        return (*self.unchanging, *((self.numbering.field,) if self.numbering else ()))

    @cached_property
    def columns(self) -> tuple[Field[Any], ...]:
        """Fields that are columns of the table."""
        return tuple(one for one in self.by_name.values() if one.sql_type)

    @cached_property
    def entered(self) -> tuple[Field[Any], ...]:
        """Fields that a person may type, derived ones too; a copy where its link may be empty."""
        return tuple(one for one in self.active if self._is_entered(one))

    def _is_entered(self, one: Field[Any]) -> bool:
        if isinstance(one, Copied):
            return not self.by_name[one.link].required
        if self.written and one.name in self.written.fields:
            return False
        return not isinstance(one, Computed) and not (
            self.numbering and one.name == self.numbering.field
        )

    @cached_property
    def list_columns(self) -> tuple[Field[Any], ...]:
        """Columns of the list: `listed`, or the first six."""
        names = self.listed or tuple(one.name for one in self.active[:6])
        return tuple(self.by_name[name] for name in names)

    def field(self, name: str) -> Field[Any]:
        """Find a field by name or label, or by an alias which only one field has.

        Raises:
            NotFound: there is none.
        """
        for one in self.by_name.values():
            if name in {one.name, one.label}:
                return one
        known = [one for one in self.active if name in one.aliases]
        if len(known) == 1:
            return known[0]
        labels = "、".join(one.label for one in self.active)
        raise NotFound(f"“{self.label}”里没有“{name}”这一栏。", f"有这些栏：{labels}。")

    def blocks(self) -> tuple[Section, ...]:
        """Sections of the form; fields in none come last."""
        placed = {name for section in self.sections for name in section.fields}
        rest = tuple(one.name for one in self.active if one.name not in placed)
        if not self.sections:
            return (Section("", rest),)
        own = tuple(one.name for one in self.own_fields if one.name in rest)
        others = tuple(name for name in rest if name not in own)
        extra = [Section("其他", others)] if others else []
        return (*self.sections, *extra, *([Section("本村自加", own)] if own else []))

    def check(self, values: Values, among: Collection[str] | None = None) -> dict[str, list[str]]:
        """Return what refuses the record: field name (or "") -> sentences.

        With `among` only these fields are judged by themselves; the register's rules always are.
        """
        problems: dict[str, list[str]] = {}
        for one in self.judged:
            value = values.get(one.name)
            if value is None and not one.required:
                continue
            if among is not None and one.name not in among:
                continue
            if said := one.check(value):
                problems[one.name] = said
        if problems:
            return problems
        for rule in self.rules:
            for name, sentence in rule(values).items():
                problems.setdefault(name, []).append(sentence)
        return problems

    @cached_property
    def judged(self) -> tuple[Field[Any], ...]:
        """Fields that are checked by themselves."""
        number = self.numbering.field if self.numbering else ""
        return tuple(
            one for one in self.active if not isinstance(one, Computed) and one.name != number
        )

    def derive(self, values: Values, today: dt.date, old: Values | None = None) -> dict[str, Any]:
        """Return the values with everything that follows from them; `old` are those before."""
        result = {**values, **self._fallen(old, values, today)} if old else dict(values)
        for one in self.derived:
            if one.only_if_empty and result.get(one.field) is not None:
                continue
            if (value := one.function(result, today)) is not None:
                result[one.field] = value
        return result

    def _fallen(self, old: Values, values: Values, today: dt.date) -> dict[str, Any]:
        """Return guesses of an old record, emptied, whose ground a change took away."""
        return {
            one.field: None
            for one in self.derived
            if one.falls and values.get(one.field) == old.get(one.field)
            and one.function(old, today) is not None and one.function(values, today) is None
        }  # fmt: skip

    def is_derived(self, name: str, values: Values, today: dt.date) -> bool:
        """Say whether a field stands fixed because others decide it."""
        return any(
            one.field == name and not one.only_if_empty and one.function(values, today) is not None
            for one in self.derived
        )

    def with_needs(self, names: Sequence[str]) -> frozenset[str]:
        """Return the names and those which computed fields among them look at."""
        needed = (need for one in self.computed if one.name in names for need in one.needs)
        return frozenset((*names, *needed))

    def with_own(self, fields: tuple[Field[Any], ...]) -> RecordType:
        """Return this register with the village's own fields."""
        return changed(self, own_fields=fields)
