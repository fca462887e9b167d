"""村民小组: the groups of the village; how many live in each follows from the roster."""

from collections.abc import Mapping, Sequence
from typing import Any

from models.counting import by_value, different
from models.groups import Group
from models.kinds import Integer, LongText
from models.kinds_links import Computed, Link
from models.kinds_people import GROUP_HEADS, GroupName
from models.lists import words
from models.privacy import Privacy
from models.query import Query, Where
from models.record import RecordType, Section
from models.view import View

_HERE = Where("status", "in", ("living", "away"))


def _living_in(groups: Sequence[Mapping[str, Any]]) -> Query:
    names = tuple(one["name"] for one in groups)
    return Query(where=(Where("group", "in", names), _HERE))


def _people(groups: Sequence[Mapping[str, Any]], view: View) -> list[int]:
    counts = by_value(view.ledger, "resident", ("group",), _living_in(groups))
    return [counts.get((one["name"],), 0) for one in groups]


def _homes(groups: Sequence[Mapping[str, Any]], view: View) -> list[int]:
    counts = different(view.ledger, "resident", ("group",), "household", _living_in(groups))
    return [counts.get((one["name"],), 0) for one in groups]


RECORD = RecordType(
    "village_group",
    "村民小组",
    group=Group.PEOPLE,
    order=60,
    title="name",
    aliases=(
        *("各组基本情况", "各社基本情况", "小组长名册", "社长名册", "村民小组基本情况"),
        *("小组长花名册", "社长花名册", "组长花名册", "村民小组长", "社干部花名册", "村社干部"),
        "屯长",
    ),
    unit="个",
    adds="加一个组",
    about="村里有几个组、组长是谁、归哪个网格。户数和人数从名册里数出来，不用填。",
    listed=("name", "official", "homes", "people", "grid"),
    searched=("name",),
    known_by=("name",),
    sorted_by=("name",),
    same_when=(("name",),),
    sections=(Section("", ("name", "official", "grid", "homes", "people", "note")),),
    fields=(
        GroupName("name", "组名", required=True, privacy=Privacy.OPEN, example="3组",
            aliases=GROUP_HEADS),
        Link("official", "组长", to="official", privacy=Privacy.OPEN, width=6,
            aliases=words(
                "组长姓名 小组长 村民组长 小组长姓名 社长 社长姓名 队长 组长（社长）姓名",
                "村民小组组长 队长姓名 生产队长 社长（组长） 社长（屯长） 屯长 小组负责人",
                "村民小组长姓名 小组组长",
            )),
        Link("grid", "归哪个网格", to="grid", privacy=Privacy.OPEN, width=8,
            aliases=words(
                "所属网格 所在网格 归属网格 网格 网格名称 所属网格名称",
            )),
        Computed(
            "homes", "户数", privacy=Privacy.OPEN, width=5,
            result=Integer("homes", "户数"), compute=_homes, needs=("name",), told=False,
            aliases=words(
                "总户数 户籍户数 农户数 家庭户数 本组户数 户数合计",
            )),
        Computed(
            "people", "人数", privacy=Privacy.OPEN, width=5,
                aliases=words(
                    "人口 人口数 总人口 人口总数 总人数 户籍人口 本组人口 总人口数 常住人口",
                ),
            result=Integer("people", "人数"), compute=_people, needs=("name",), told=False,
        ),
        LongText("note", "备注"),
    ),
)  # fmt: skip
