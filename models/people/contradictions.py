"""What cannot be in the roster: one number of two people, a birthday that contradicts itself."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from models.identity import age_on, birthday_of
from models.kinds_links import Ref
from models.lists import GONE
from models.record import Doubt, Record, Said
from models.rough_date import same_day

if TYPE_CHECKING:
    from models.view import View

_PARENT = 12  #: years between parent and child, below which a birthday is wrong
#: relations by blood to the head, see `models.lists.RELATIONS`
_CHILDREN = frozenset({
    "son", "son1", "son2", "son3", "son4", "daughter", "daughter1", "daughter2", "daughter3",
    "daughter4",
})  # fmt: skip
_PARENTS = frozenset({"father", "mother"})
_SEX_OF = {"wife": "female", "husband": "male", "father": "male", "mother": "female"}


def doubled(residents: Sequence[Record], view: View) -> Iterator[Said]:
    """Yield people whose ID number another one before them has."""
    del view
    seen: dict[str, Record] = {}
    for one in residents:
        number = one["id_number"]
        if number and number in seen:
            said = f"和{seen[number]['name']}的证件号一样（尾号 {number[-4:]}）"
            yield Said(one, said, "id_number")
        elif number:
            seen[number] = one


def _born_wrong(residents: Sequence[Record], view: View) -> Iterator[Said]:
    for one in residents:
        if said := _of_birthday(one, view.today):
            yield Said(one, said, "born_on")


def _of_birthday(one: Record, today: dt.date) -> str:
    born, inside = one["born_on"], birthday_of(one["id_number"])
    if not born:
        return ""
    if inside and not same_day(inside, born):
        return "出生日期和证件号里的不一样"
    # A number that says so is told of by itself.
    return "出生日期在今天之后" if born > today and not inside else ""


def _heads_wrong(residents: Sequence[Record], view: View) -> Iterator[Said]:
    """Yield households whose living members have no head, or several."""
    del view
    homes: dict[Ref, list[Record]] = {}
    for one in _living(residents):
        homes.setdefault(one["household"], []).append(one)
    for home, people in homes.items():
        heads = [one["name"] for one in people if one["relation"] == "head"]
        if len(heads) != 1:
            said = f"有 {len(heads)} 个户主：{'、'.join(heads)}" if heads else "还没有户主"
            household = Record("household", home.id or 0, 0, {"number": home.title})
            yield Said(household, said, "number", title=f"{home.title} 户")


def _living(residents: Sequence[Record]) -> list[Record]:
    return [one for one in residents if one["household"] and one["status"] not in GONE]


def _kin_wrong(residents: Sequence[Record], view: View) -> Iterator[Said]:
    """Yield parents and children whose birthdays cannot be, and wives who are men."""
    del view
    living = _living(residents)
    heads = {one["household"].id: one for one in living if one["relation"] == "head"}
    for one in living:
        head = heads.get(one["household"].id)
        if head is not None and (said := _contradicts(one, head)):
            yield Said(one, said, "born_on")


def _contradicts(one: Record, head: Record) -> str:
    relation, born, before = one["relation"], one["born_on"], head["born_on"]
    if one["sex"] and relation in _SEX_OF and one["sex"] != _SEX_OF[relation]:
        return "与户主关系和性别对不上"
    if not born or not before:
        return ""
    if relation in _CHILDREN and age_on(before, born) < _PARENT:
        return f"是户主{head['name']}的子女，出生日期却只差不到 {_PARENT} 岁"
    if relation in _PARENTS and age_on(born, before) < _PARENT:
        return f"是户主{head['name']}的父母，出生日期却只差不到 {_PARENT} 岁"
    return ""


DOUBTS = (
    Doubt(
        name="doubled",
        label="一个证件号只有一个人",
        todo="对着证件看哪个错了；是同一个人记了两遍的，点“更多”并成一条",
        finds=doubled,
        needs=("name", "id_number"),
    ),
    Doubt(
        name="birthday",
        label="出生日期不自相矛盾",
        todo="对着户口簿改",
        finds=_born_wrong,
        needs=("name", "id_number", "born_on"),
    ),
    Doubt(
        name="head",
        label="一户有一个户主",
        todo="打开这一户的人，把户主改成一个",
        finds=_heads_wrong,
        needs=("name", "household", "relation", "status"),
    ),
    Doubt(
        name="kin",
        label="家里人的出生日期、性别和关系对得上",
        todo="对着户口簿看出生日期、证件号和与户主关系，哪个错了改哪个",
        finds=_kin_wrong,
        needs=("name", "household", "relation", "born_on", "sex", "status"),
    ),
)
