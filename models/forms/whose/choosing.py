"""Which register a list is about, where the heads alone may mislead.

What is understood for importing takes the register that knows most heads. A form asks for more
care: a list of subsidies that asks for no amount is a list of people, and two heads that many
registers know are no reason to fill in one of them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace

from models.forms.counts.conditions import is_sort
from models.forms.shapes.householder import is_of_households, names_contractor
from models.forms.shapes.people import about_people, lists_employed
from models.forms.whose.about import about
from models.forms.whose.subjects import without_subject
from models.forms.whose.telling import (
    all_words,
    has_head,
    is_own,
    meant,
    names_head_only,
    names_people,
    unknown_heads,
    words_above,
    words_of,
)
from models.groups import Group
from models.record import RecordType
from models.sheets.grid import Sheet
from models.sheets.layout import lay_out
from models.sheets.matched import ROW_NUMBER
from models.sheets.others import speaks_of_somebody
from models.sheets.understanding import Reader, Understood
from models.sheets.vocabulary import bare
from models.writing import narrow

_OF_PEOPLE = "special_group"  #: its lines are about residents, who know more
_GENERAL = re.compile(r"登记|明细|台账|记账|管理|群众")
#: people who are sent to the village, and stand in none of its books
_OUTSIDERS = re.compile("驻村|工作队|第一书记|选派|挂职|教师|教职工")
_MEMBER = re.compile("(?:家庭|户内)成员(?:姓名)?")
_HOME = re.compile("([\u4e00-\u9fff]{1,5}户)姓名")  #: 用水户姓名, 养殖户姓名
#: what is asked for is not in the books yet: 专项支出用款申请书, 物资采购申请单
_ASKS_FOR = re.compile(
    "申请[书单]|(?:用款|请款|采购|拨款|支出|购置|报销|立项|借款)(?:申请|审批|呈批)"
)
_NOT_YET = re.compile("发展党员|入党(?:积极分子|申请)|发展对象")  #: they are no members
#: what is asked of a household and not of one in it
_OF_HOME = frozenset({"household.size", "household.farm_area", "household.number"})
#: who lets the land that is theirs: of a contract of the village that would be the village
_LETS = re.compile(
    "(?:土地)?(?:流出|转出|出租)(?:方|农?户)[(]?(?:农?户|户主|代表)?[)]?(?:姓名|名称)?"
)
_LEADERS = re.compile("(?:村民|村)小?组长")  #: they are officials of their groups
_LEADER = "village_group.official"
_THIRD, _FEWEST = 1 / 3, 3
Spelled = Callable[[str, str], str]  #: a head and a title -> the words to be read
_OWN_HEADS = 2  #: heads that only one register knows, which make a list its own


class Chooser:
    """Understands sheets as forms are meant."""

    def __init__(self, types: Mapping[str, RecordType]) -> None:
        """Take the registers."""
        self._types = types
        self._reader = self._made()
        self._readers: dict[str, Reader] = {}
        self._own: dict[str, frozenset[str]] = {}
        self._people = tuple(self._of(types[name]) for name in ("resident", "household"))
        self.is_known = self._reader.is_known

    def _made(
        self, kind: RecordType | None = None, spelled: Spelled = without_subject
    ) -> Reader:
        return Reader(self._types, kind, spelled=spelled, widens=about_people)

    def _of(self, kind: RecordType) -> Reader:
        """Return the reader of one register, which is made once."""
        if kind.name not in self._readers:
            self._readers[kind.name] = self._made(kind)
        return self._readers[kind.name]

    def understood(self, sheet: Sheet) -> Understood:
        """Return what a sheet is about and what its columns are."""
        found = self._reader.sheet(sheet)
        kind = found.record_type
        if found.layout is None:
            return found
        if kind is None:
            return self._named_only(sheet, found)
        titled = self._titled(sheet, found, kind)
        if titled is not None:
            return titled
        if kind.name == _OF_PEOPLE:
            people = self._people[0].sheet(sheet)
            by_line = narrow(kind.label) in narrow(found.layout.title)
            better = names_people(people) and not by_line  # what groups say is found beside
            return people if better or meant(people) >= meant(found) else found
        if kind.name == "resident":
            return (self._of_members(sheet, found) or self._of_heads(sheet, found)
                    or self._nearer(sheet, found))  # fmt: skip
        if kind.name == "household":
            return self._of_members(sheet, found) or self._members(sheet, found)
        if _tells_of_moving(kind) and not _is_told(sheet, found, kind):
            people = self._people[0].sheet(sheet)
            return people if names_people(people) else found
        if kind.group is Group.PEOPLE:
            return found
        return self._of_things(sheet, found, kind)

    def _of_things(self, sheet: Sheet, found: Understood, kind: RecordType) -> Understood:
        """Return a list that reads like one of a book, unless nothing but its heads says so."""
        if any(_LETS.fullmatch(bare(word)) for word in _all_heads(found)):
            people = self._made(self._types["household"], _WITH_LETTING).sheet(sheet)
            return people if names_people(people) else _unknown(found)
        if _is_supported(found, kind) and not self._names_another(sheet, found, kind):
            return found
        tried = (one.sheet(sheet) for one in self._people)
        people = max(tried, key=meant)
        if not names_people(people):
            return _unknown(found)
        if people.record_type is not self._types["resident"]:
            return people
        return self._of_heads(sheet, people) or self._nearer(sheet, people)

    def _names_another(self, sheet: Sheet, found: Understood, kind: RecordType) -> bool:
        """Say whether a list names people and not which of its records a row would be.

        网格员 beside 服务对象/姓名 is a list of those, not of the grids.
        """
        if any(one.target and one.target.field.name == kind.title for one in found.matches):
            return False
        open_ = {one.column for one in found.matches if one.target is None}
        return any(one.target and one.target.path == "resident.name" and one.column in open_
                   for one in self._people[0].sheet(sheet).matches)  # fmt: skip

    def _of_contractors(self, sheet: Sheet, found: Understood) -> Understood | None:
        """Return a list in which 承包方 is a household, 家庭成员 beside it; None for others."""
        heads = found.layout.heads if found.layout else ()
        if not is_of_households(sheet) or not any(head and names_contractor(head[-1])
                                                  for head in heads):  # fmt: skip
            return None
        readers = (self._made(self._types[name], _WITH_CONTRACTOR)
                   for name in ("household", "resident"))  # of as much, who has the land
        people = max((one.sheet(sheet) for one in readers), key=meant)
        return people if names_people(people) else None

    def _by_home(self, sheet: Sheet, found: Understood) -> Understood:
        """Return a sheet read as a list of households; 用水户姓名 is the name of the head."""
        if not has_head(found, _HOME):
            return self._people[1].sheet(sheet)
        return self._made(self._types["household"], _WITH_HOME).sheet(sheet)

    def _of_members(self, sheet: Sheet, found: Understood) -> Understood | None:
        """Return a list in which 家庭成员 is who a row is, by 与户主关系; None for others."""
        if not has_head(found, _MEMBER):
            return None
        people = self._made(self._types["resident"], _WITH_MEMBER).sheet(sheet)
        paths = {one.target.path for one in people.matches if one.target}
        return people if {"resident.name", "resident.relation"} <= paths else None

    def _of_heads(self, sheet: Sheet, found: Understood) -> Understood | None:
        """Return a list that names but the head of each household, and who is to help it.

        户主, 家庭人口 beside 包保责任人/姓名: a row is a household, and so it is where 农户姓名
        stands beside how many they are. None for other lists.
        """
        heads = found.layout.heads if found.layout else ()
        told = {one.column: one.target.path for one in found.matches if one.target}
        own = {at for at, path in told.items() if path in {"resident.name", "resident.id_number"}
               and not speaks_of_somebody(heads[at][:-1])}  # fmt: skip
        homes = self._by_home(sheet, found)
        by_home = {one.column: one.target.path for one in homes.matches if one.target}
        head = [at for at, path in by_home.items() if path == "household.head"]
        if len(head) != 1 or "resident.relation" in told.values() or not names_head_only(homes):
            return None
        if told.get(head[0]) == "household.head":
            return None if own else homes
        counted = not _OF_HOME.isdisjoint(by_home.values())
        of_head = {at for at in own if by_home.get(at) == "household.head_number"}
        return homes if counted and own - of_head <= set(head) else None

    def _named_only(self, sheet: Sheet, found: Understood) -> Understood:
        """Return a list of which too little is known to tell its register, yet whom it names.

        户主姓名 beside how many they are; only names, where a title says whose: 党员大会签到册.
        """
        homes = self._by_home(sheet, found)
        told = {one.target.field.name for one in homes.matches if one.target}
        if "head" in told and len(told) > _OWN_HEADS and names_head_only(homes):
            return homes
        whom = about(found.layout.title if found.layout else "")
        if whom.unknown or not any(map(is_sort, whom.said)):
            return found
        people = self._people[0].sheet(sheet)
        named = [one for one in people.matches if one.target and one.target.field.name == "name"]
        return people if len(named) == 1 else found

    def _titled(self, sheet: Sheet, found: Understood, kind: RecordType) -> Understood | None:
        """Return the sheet as its words want it: about officials, households, about nobody."""
        if (homes := self._of_contractors(sheet, found)) is not None:
            return homes
        words = words_above(sheet, found)
        if _OUTSIDERS.search(words) and kind.name in {"resident", "household"}:
            return _unknown(found)
        if _ASKS_FOR.search(words) and kind.name != "household" and not _is_of_residents(kind):
            return _unknown(found)
        official = self._types["official"]
        groups = any(one.target and one.target.path == _LEADER for one in found.matches)
        leads = _LEADERS.search(words) and not groups
        if leads or any(word in words for word in official.aliases):
            reader = self._of(official)
            other = found if kind is official else reader.sheet(sheet)
            in_party = self._in_party(sheet) if "党" in words else None
            if in_party and meant(in_party) > meant(other):
                other = in_party  # 党组织班子成员, of whom it asks when they joined
            return other if names_people(other) else None
        may_have_left = kind.name == "resident" or _tells_of_moving(kind)
        if may_have_left and (gone := self._come_or_gone(sheet, words)):
            return gone
        if kind.name == "party_member" and not _names_party(found, words):
            return self._people[0].sheet(sheet)
        return None

    def _in_party(self, sheet: Sheet) -> Understood:
        return self._of(self._types["party_member"]).sheet(sheet)

    def _come_or_gone(self, sheet: Sheet, words: str) -> Understood | None:
        """Return a list of those who came or left, whom no list of residents has: 死亡人员."""
        for kind in self._types.values():
            if _tells_of_moving(kind) and any(word in words for word in kind.aliases):
                other = self._of(kind).sheet(sheet)
                if names_people(other) and any(map(is_own, other.matches)):
                    return other
        return None

    def _members(self, sheet: Sheet, found: Understood) -> Understood:
        """Return a list of households as one of their members, where it names each of them."""
        if not unknown_heads(found) & words_of(self._types["resident"], "name", "relation"):
            return found
        people = self._people[0].sheet(sheet)
        paths = {one.target.path for one in people.matches if one.target}
        return people if {"resident.name", "resident.relation"} <= paths else found

    def laid_out(self, sheet: Sheet) -> Understood:
        """Return a sheet with its heads only, whatever it is about."""
        return Understood(sheet, "data", lay_out(sheet, self.is_known))

    def _nearer(self, sheet: Sheet, found: Understood) -> Understood:
        """Return what a register of some residents knows, if it knows heads that no other does."""
        left = unknown_heads(found)
        for kind in self._types.values():
            if _tells_of_moving(kind) and not _is_told(sheet, found, kind):
                continue  # 流出人口 with a day of leaving live elsewhere, they are still ours
            if _is_of_residents(kind) and left & self._own_words(kind):
                other = self._of(kind).sheet(sheet)
                is_party = kind.name == "party_member"
                if is_party and not _names_party(other, words_above(sheet, found)):
                    continue
                if other.record_type and meant(other) > meant(found):
                    return other
        if found.layout and lists_employed(found.layout.heads):
            return found
        offices = (one for one in self._types.values()
                   if one.group is Group.VILLAGE and not one.single)  # fmt: skip
        for kind in offices:
            if len(left & self._own_words(kind)) >= _OWN_HEADS:
                other = self._of(kind).sheet(sheet)
                if other.record_type and names_people(other):
                    return other
        return found

    def _own_words(self, kind: RecordType) -> frozenset[str]:
        """Return the words that only this register knows."""
        if kind.name not in self._own:
            others = (one for one in self._types.values()
                      if one is not kind and not (one.single or one.hidden))  # fmt: skip
            self._own[kind.name] = frozenset(all_words(kind).difference(*map(all_words, others)))
        return self._own[kind.name]


def _all_heads(found: Understood) -> Iterator[str]:
    """Yield all words of the heads of a list, those above others as well."""
    for head in found.layout.heads if found.layout else ():
        yield from head


def _named_by(is_named: Callable[[str], object], word: str = "户主姓名") -> Spelled:
    """Return how heads are read in a list in which others ask for a name, that of the head."""
    return lambda head, title: word if is_named(head) else without_subject(head, title)


def _names_home(head: str) -> bool:
    of = _HOME.fullmatch(bare(head))
    return of is not None and not speaks_of_somebody([of[1]])


def _names_letting(head: str) -> bool:
    word = bare(head)
    return bool(_LETS.fullmatch(word)) and word.endswith(("姓名", "名称", "农户"))


_WITH_MEMBER = _named_by(lambda head: _MEMBER.fullmatch(bare(head)), "姓名")
_WITH_HOME, _WITH_LETTING = _named_by(_names_home), _named_by(_names_letting)
_WITH_CONTRACTOR = _named_by(names_contractor)


def _is_of_residents(kind: RecordType) -> bool:
    title = kind.by_name[kind.title].kind
    return (
        not (kind.single or kind.hidden or kind.name == _OF_PEOPLE)
        and title in {"copied", "person_name"}
        and [link.to for link in kind.links if link.required] == ["resident"]
    )


def _tells_of_moving(kind: RecordType) -> bool:
    """Say whether a register tells of those who came or left, as events."""
    return kind.event is not None and kind.group is Group.PEOPLE


def _is_told(sheet: Sheet, found: Understood, kind: RecordType) -> bool:
    """Say whether title or heads name what happened: 死亡, 迁出; 流出 is to live elsewhere.

    死亡时间 alone is asked beside 健在 of those who live.
    """
    heads = found.layout.heads if found.layout else ()
    names = (kind.label, *kind.aliases, kind.label[-2:])
    above = words_above(sheet, found)
    told = [word for head in heads for word in head if any(name in bare(word) for name in names)]
    return any(name in above for name in names) or len(told) > 1


def _names_party(found: Understood, title: str) -> bool:
    """Say whether it is members whom a list is about: by its title, or by the head of names."""
    if _NOT_YET.search(title):
        return False
    heads = found.layout.heads if found.layout else ()
    names = (heads[one.column] for one in found.matches
             if one.target and one.target.field.name in {"name", "resident"})  # fmt: skip
    named = any("党" in word for head in names for word in head)
    return "党" in title or named or not re.search("[\u4e00-\u9fff]", title)


def _is_supported(found: Understood, kind: RecordType) -> bool:
    """Say whether title or heads speak for a register of the books."""
    assert found.layout is not None  # noqa: S101 - the caller asked
    heads = "".join(word for head in found.layout.heads for word in head)
    words = narrow(found.layout.title + found.sheet.name)
    label = narrow(kind.label)
    own = sum(is_own(one) for one in found.matches)
    lines = {link.to: link.name for link in kind.links if link.required}
    there = {one.field.name for one in found.matches if one.field}
    if "resident" in lines and not kind.event and not there.issuperset(lines.values()):
        return False  # lines of a list that nobody names: who is in them is asked
    if "resident" in lines and own == 0:
        return label in words
    bare_label = _GENERAL.sub("", label)
    pairs = {bare_label[at : at + 2] for at in range(len(bare_label) - 1)}
    if any(pair in words for pair in pairs) or bare_label in words:
        return True
    if any(pair in narrow(heads) for pair in pairs) and own >= _FEWEST:
        return True
    headed = sum(bool(head) and one.derivation != ROW_NUMBER
                 for head, one in zip(found.layout.heads, found.matches, strict=True))  # fmt: skip
    if kind.group is Group.APPEALS and not any(word in words for word in kind.aliases):
        return False  # of what happened somewhere: 饮水问题排查 is no list of disputes
    return own >= max(headed * _THIRD, _FEWEST)


def _unknown(found: Understood) -> Understood:
    """Return the sheet as one of no register."""
    matches = tuple(
        one if one.derivation == ROW_NUMBER else one.opened("看不出该从哪本台账里取")
        for one in found.matches
    )
    return replace(found, record_type=None, matches=matches)
