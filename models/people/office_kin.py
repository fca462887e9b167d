"""Offices that kin may not hold beside each other, and the rules that say so."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from models.people.kinship import WORDS, homes_of, kin_among
from models.record import Doubt, Record, Said

if TYPE_CHECKING:
    from models.view import View

APART = "规定要求：村民委员会组织法第37条，村委会成员和近亲属不担任监委会成员"
_ONLY_A_HINT = "提示：住在一户，账里看不出是什么亲属；是近亲属的，村民委员会组织法第37条不许"
_MAY_BE_STEP = "提示：继父母继子女有抚养教育的才算（民法典第1072条）；村民委员会组织法第37条"
_BOARD = "规定要求：农村集体经济组织法第34条，理事、财会人员和近亲属不担任监事"
_AMONG = "提示：村民委员会组织法要近亲属回避，哪一条没有对照"
_KEEPERS = ("理事", "会计", "出纳", "报账", "财务")
_TODO = (
    "看是不是近亲属（配偶、父母、子女、兄弟姐妹、祖父母外祖父母、孙子女外孙子女）；"
    "是的按程序换人，一户以外的亲属记在近亲属关系里"
)


def serving(officials: Sequence[Record], view: View) -> list[Record]:
    """Return those who are in office today."""
    return [one for one in officials if one["ended"] is None or one["ended"] > view.today]


def same(one: Record, other: Record) -> bool:
    """Say whether two offices are held by one person."""
    if one["resident"] and other["resident"]:
        return bool(one["resident"] == other["resident"])
    return bool(one["name"] == other["name"])


def _pairs(
    watching: Sequence[Record], watched: Sequence[Record], view: View
) -> Iterator[tuple[Record, Record, str, str]]:
    """Yield who is kin to whom of two sides: the words, and the hint where it is not sure."""
    if not watching or not watched:
        return
    ids = {one["resident"].id for one in (*watching, *watched) if one["resident"]}
    kin, homes = kin_among(view, ids), homes_of(view, ids)
    for one in watching:
        for other in watched:
            if not one["resident"] or not other["resident"] or same(one, other):
                continue
            me, you = one["resident"].id, other["resident"].id
            known = kin.get((you, me))
            whom = f"{_office(other)}{other['name']}"
            if known and known.near:
                hint = "" if known.sure else _MAY_BE_STEP
                yield one, other, f"是{whom}的{WORDS[known.relation]}", hint
            elif known is None and me in homes and homes[me] == homes.get(you):
                yield one, other, f"和{whom}住在一户", _ONLY_A_HINT


def _office(one: Record) -> str:
    return f"村委会{one['post']}" if one["body"] == "committee" else str(one["post"])


def of_the_committee(officials: Sequence[Record], view: View) -> Iterator[Said]:
    """Yield members of the supervision who are kin to a member of the committee."""
    now = serving(officials, view)
    watching = [one for one in now if one["body"] == "supervision"]
    written = [one for one in watching if one["kin"] and one["kinship"]]
    for one in written:
        yield Said(one, f"是{one['kin'].title}的近亲属", "kin")
    rest = [one for one in watching if one not in written]
    committee = [one for one in now if one["body"] == "committee"]
    for one, _, said, hint in _pairs(rest, committee, view):
        yield Said(one, said, "name", hint)


def among_the_committee(officials: Sequence[Record], view: View) -> Iterator[Said]:
    """Yield members of the committee who are near kin to each other."""
    committee = [one for one in serving(officials, view) if one["body"] == "committee"]
    places = {one.id: place for place, one in enumerate(committee)}
    for one, other, said, hint in _pairs(committee, committee, view):
        if not hint and places[one.id] > places[other.id]:  # a pair is told once
            yield Said(one, said, "name")


def of_the_board(officials: Sequence[Record], view: View) -> Iterator[Said]:
    """Yield supervisors of the collective who are, or are kin to, those whom they watch."""
    mine = [one for one in serving(officials, view) if one["body"] == "collective"]
    board = [one for one in mine if "监事" in (one["post"] or "")]
    keepers = [one for one in mine if any(word in (one["post"] or "") for word in _KEEPERS)]
    for one in board:
        for other in keepers:
            if one.id != other.id and same(one, other):
                yield Said(one, f"是监事，又是{other['post']}", "post")
    for one, _, said, hint in _pairs(board, keepers, view):
        if not hint:
            yield Said(one, said, "name")


DOUBTS = (
    Doubt(
        name="kin",
        label="村委会成员的近亲属不进监委会",
        todo=_TODO,
        finds=of_the_committee,
        basis=APART,
    ),
    Doubt(
        name="committee_kin",
        label="村委会成员之间没有近亲属",
        todo=_TODO,
        finds=among_the_committee,
        basis=_AMONG,
    ),
    Doubt(
        name="board",
        label="理事、财会人员和他们的近亲属不当监事",
        todo=_TODO,
        finds=of_the_board,
        basis=_BOARD,
    ),
)
