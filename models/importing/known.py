"""Who a row is: the record or the earlier row that it repeats, found through `same_when`."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from operator import itemgetter
from typing import Any, NamedTuple

from models.field import Field
from models.identity import upgrade
from models.importing.namesakes import Entry, Namesakes, Values
from models.kinds import LongText, Text
from models.kinds_links import Link
from models.kinds_people import IdNumber
from models.record import RecordType
from models.rough_date import RoughDate, same_day
from models.writing import narrow

_OLD_LENGTH = 15
ByRest = dict[tuple[str, ...], list[Entry]]  #: by what tells people apart beside their name


class Found(NamedTuple):
    """What is known of a row.

    Attributes:
        entry: the one it is.
        by_key: a key or a damaged number told; else the row only says nothing new.
        several: how many it might be; 0 when that is no question.
        alike: some of them.
        namesake: somebody of the same name who may be another.
    """

    entry: Entry | None = None
    by_key: bool = True
    several: int = 0
    namesake: Entry | None = None
    alike: tuple[Entry, ...] = ()


_NOBODY = Found()


class Known:
    """Entries by every key of the register; one pass to build, one look for each row.

    `beside` are the fields that tell people apart beside their name.
    """

    def __init__(self, record_type: RecordType) -> None:
        self._type = record_type
        self._keys = record_type.same_when
        self._by_key: list[dict[tuple[str, ...], list[Entry]]] = [{} for _ in self._keys]
        self._by_title: dict[str, Namesakes] = {}
        self._all = Namesakes(self.part)  # for rows that a number would name, and that lack it
        self._required = {one.name for one in record_type.entered
                          if one.required and not one.default}  # fmt: skip
        self._unkeyed: dict[str, list[Entry]] = {}
        self.beside = _beside_the_name(record_type)
        self._rest = _pick(self.beside)
        self._unnumbered: ByRest = {}
        self._by_rest: ByRest | None = None  # made when somebody without a number asks
        self._telling = tuple(dict.fromkeys(name for names in self._keys for name in names))
        self._dates = [name for name in self._telling if record_type.by_name[name].kind == "date"]
        self._knows_months = False
        self._forms: dict[str, Callable[[Any], str | None]] = {}
        names = dict.fromkeys((*self._telling, record_type.title))
        self._named = [(name, _form_of(record_type.by_name[name])) for name in names]
        self._picks = [_pick(key) for key in self._keys]

    def entry(self, id_: int, values: Values) -> Entry:
        """Return values in the form in which they are looked for; a rough date is no key."""
        parts = {}
        for name, form in self._named:
            value = values.get(name)
            parts[name] = None if value is None or type(value) is RoughDate else form(value)
        return Entry(id_, values, parts, tuple([pick(parts) for pick in self._picks]))

    def add(self, entry: Entry) -> None:
        """Add an entry."""
        self._all.add(entry)
        if not self._knows_months:
            for name in self._dates:
                self._knows_months |= type(entry.values.get(name)) is RoughDate
        for key, table in zip(entry.keys, self._by_key, strict=True):
            if key:
                _put(entry, key, table)
        if title := entry.parts[self._type.title]:
            named = self._by_title.get(title)
            if named is None:
                named = self._by_title[title] = Namesakes(self.part)
            named.add(entry)
            if self._keys and entry.keys[0] is None:
                self._unkeyed.setdefault(title, []).append(entry)
        if self.beside and entry.keys[0] is None:
            self._place(entry, self._unnumbered)
        if self._by_rest is not None:
            self._place(entry, self._by_rest)

    def find(self, row: Entry, prefixes: Mapping[str, str], *, counted: bool = True) -> Found:
        """Return what is known of a row.

        Args:
            row: who is looked for.
            prefixes: field name -> what is left of a damaged number.
            counted: whether `several` is wanted for namesakes whom nothing tells apart.
        """
        if not self._all.entries:
            return _NOBODY
        if by_key := self._by_keys(row, prefixes):
            return by_key
        title = row.parts[self._type.title]
        if title is None and self._required <= row.values.keys():
            return Found(self._all.equal(row.values), by_key=False)
        named = self._by_title.get(title or "")
        if named is None:
            return _NOBODY
        if told := named.told(prefixes) or self._of_that_month(named, row, prefixes):
            return (
                Found(told[0]) if len(told) == 1 else Found(several=len(told), alike=tuple(told))
            )
        if any(row.keys):
            namesake = self._namesake(named, row, prefixes)
            return Found(namesake=namesake) if namesake else _NOBODY
        if equal := named.equal(row.values):
            return Found(equal, by_key=False)
        if not counted:
            return _NOBODY
        alike = self._alike(named, row, prefixes)
        return Found(several=len(alike), alike=tuple(alike))

    def of_name(self, row: Entry) -> Sequence[Entry]:
        """Return all who have the name of a row."""
        named = self._by_title.get(row.parts[self._type.title] or "")
        return named.entries if named else ()

    def spelled_otherwise(self, row: Entry) -> Entry | None:
        """Return whom a row may mean by a name that is one letter off: all else is the same."""
        if not self.beside or (row.keys[0] and not self._unnumbered):
            return None  # whoever has a number of their own is told by it
        table = self._unnumbered if row.keys[0] else self._all_by_rest()
        rest = self._rest(row.parts)
        name = row.parts[self._type.title] or ""
        for one in table.get(rest, ()) if rest else ():
            if _one_letter_off(name, one.parts[self._type.title] or ""):
                return one
        return None

    def _all_by_rest(self) -> ByRest:
        if self._by_rest is None:
            self._by_rest = {}
            for named in self._by_title.values():
                for entry in named.entries:
                    self._place(entry, self._by_rest)
        return self._by_rest

    def _place(self, entry: Entry, table: ByRest) -> None:
        if rest := self._rest(entry.parts):
            _put(entry, rest, table)

    def _by_keys(self, row: Entry, prefixes: Mapping[str, str]) -> Found | None:
        """Return whom the best key tells that tells anybody."""
        for place, key in enumerate(row.keys):
            there = self._by_key[place].get(key) if key else None
            if there is None:
                continue
            entries = [one for one in there if not self._contradicts(one, row, prefixes, place)]
            if len(entries) == 1:
                return Found(entries[0])
            if same := next((one for one in entries if self._says_all(one, row)), None):
                return Found(same)
            if entries:
                return Found(several=len(entries), alike=tuple(entries))
        return None

    def _says_all(self, one: Entry, row: Entry) -> bool:
        return all(self.part(name, one.values) == self.part(name, row.values)
                   for name in row.values)  # fmt: skip

    def _of_that_month(
        self, named: Namesakes, row: Entry, prefixes: Mapping[str, str]
    ) -> list[Entry]:
        """Return namesakes who are told by a day of which one side knows only the month."""
        found: dict[int, Entry] = {}
        for name in self._dates:
            mine = row.values.get(name)
            if mine is None or not (self._knows_months or type(mine) is RoughDate):
                continue  # nearly always: not every namesake is looked at
            found |= {
                one.id: one for one in named.entries
                if (theirs := one.values.get(name)) and RoughDate in {type(mine), type(theirs)}
                and same_day(mine, theirs)
                and not self._contradicts(one, row, prefixes, len(self._keys))
            }  # fmt: skip
        return list(found.values())

    def _namesake(self, named: Namesakes, row: Entry, prefixes: Mapping[str, str]) -> Entry | None:
        """Return a namesake who may be the same: no best key apart, or a weaker one in common."""
        if row.keys[0] is None:
            return next(iter(named.not_apart(prefixes)), None)
        title = row.parts[self._type.title] or ""
        if unkeyed := self._unkeyed.get(title):
            return unkeyed[0]
        for place, key in enumerate(row.keys[1:], 1):
            for one in self._by_key[place].get(key or (), ()):
                if one.parts[self._type.title] == title:
                    return one
        return None

    def _alike(self, named: Namesakes, row: Entry, prefixes: Mapping[str, str]) -> Sequence[Entry]:
        """Return the namesakes whom nothing that is filled on both sides makes another."""
        if not self._keys:
            return ()
        unlike = tuple(
            name for name in self._telling
            if name != self._type.title and row.parts[name] is not None
        )  # fmt: skip
        left = named.not_apart(prefixes)
        if unlike:
            left = [
                one for one in left
                if not self._contradicts(one, row, prefixes, 0)
                and all(one.parts[name] in {None, row.parts[name]} for name in unlike)
            ]  # fmt: skip
        return left

    @staticmethod
    def _contradicts(
        one: Entry,
        row: Entry,
        prefixes: Mapping[str, str],
        place: int,
    ) -> bool:
        """Say whether a key stronger than that at `place`, filled on both sides, makes two."""
        for mine, theirs in zip(row.keys[:place], one.keys[:place], strict=True):
            if mine and theirs and mine != theirs:
                return True
        return bool(prefixes) and any(
            (number := one.parts.get(name)) and not number.startswith(left)
            for name, left in prefixes.items()
        )

    def part(self, name: str, values: Values) -> str | None:
        """Return a value in the form in which two are compared; None when it is empty."""
        value = values.get(name)
        if value is None:
            return None
        if name not in self._forms:
            self._forms[name] = _form_of(self._type.by_name[name])
        return self._forms[name](value)


def _form_of(one: Field[Any]) -> Callable[[Any], str | None]:
    """Return how the values of a field are brought to the form in which they are compared."""
    if isinstance(one, Link):
        return lambda value: narrow(value.title) or None
    if isinstance(one, IdNumber):
        return lambda value: (
            upgrade(value) if len(value) == _OLD_LENGTH and value.isdigit() else str(value)
        )
    if isinstance(one, LongText):
        return lambda value: "".join(value.split())  # how lines are set is nothing new
    store = one.store
    if getattr(type(one), "store") is Text.store:  # noqa: B009 - the function, whose it is
        return str
    return lambda value: None if (stored := store(value)) is None else str(stored)


def _beside_the_name(record_type: RecordType) -> tuple[str, ...]:
    """Return what tells people apart beside their name; () in registers of other things.

    What is shared by a whole family, a household, does not.
    """
    title = record_type.by_name[record_type.title]
    for names in record_type.same_when if title.kind == "person_name" else ():
        rest = tuple(name for name in names if name != title.name)
        shared = any(isinstance(record_type.by_name[name], Link) for name in rest)
        if title.name in names and rest and not shared:
            return rest
    return ()


def _one_letter_off(one: str, other: str) -> bool:
    differing = sum(a != b for a, b in zip(one, other, strict=False))
    return len(one) == len(other) > 1 and differing == 1


Parts = Mapping[str, str | None]
Pick = Callable[[Parts], tuple[str, ...] | None]


def _pick(names: tuple[str, ...]) -> Pick:
    """Return what takes the key of these names out of parts; None where one of them is empty."""
    if len(names) < 2:  # noqa: PLR2004 - `itemgetter` gives a tuple for several only
        return lambda parts: _whole(tuple([parts[name] for name in names]))
    pick = itemgetter(*names)
    return lambda parts: _whole(pick(parts))


def _put(entry: Entry, key: tuple[str, ...], table: ByRest) -> None:
    there = table.get(key)
    if there is None:
        table[key] = [entry]  # nearly always the only one; smaller than a list that grew
    else:
        there.append(entry)


def _whole(key: tuple[Any, ...]) -> tuple[str, ...] | None:
    return None if None in key else key
