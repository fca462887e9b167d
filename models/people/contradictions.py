"""What cannot be in the roster: one number of two people, a birthday that contradicts itself."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from models.identity import birthday_of
from models.record import Doubt, Record, Said

if TYPE_CHECKING:
    from models.view import View


def _doubled(residents: Sequence[Record], view: View) -> Iterator[Said]:
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
    if inside and inside != born:
        return "出生日期和证件号里的不一样"
    # A number that says so is told of by itself.
    return "出生日期在今天之后" if born > today and not inside else ""


DOUBTS = (
    Doubt(
        name="doubled",
        label="一个证件号只有一个人",
        todo="对着证件看哪个错了；是同一个人记了两遍的，删掉一条",
        finds=_doubled,
        needs=("name", "id_number"),
    ),
    Doubt(
        name="birthday",
        label="出生日期不自相矛盾",
        todo="对着户口簿改",
        finds=_born_wrong,
        needs=("name", "id_number", "born_on"),
    ),
)
