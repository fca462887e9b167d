"""活动: one record of what was done on one day; every paper about it is a view of this record.

What was not held is not here, and no paper makes it up: the paper that asked for it, the meetings
and the spending are records of their own which this one names.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from models.groups import Group
from models.kinds import Choice, DecimalNumber, Integer, LongText, Money, Text
from models.kinds_dates import Date
from models.kinds_links import Attachment, Computed, Lines, Link
from models.kinds_people import GroupName, PersonName
from models.lists import options, words
from models.money.purposes import spent_on
from models.privacy import Privacy
from models.query import Query, Where
from models.record import Derived, Doubt, Event, Filter, Record, RecordType, Said, Section
from models.view import View

_MEETINGS = ("meeting", "mobilised")
_JUDGED = options("good 好", "fair 一般", "bad 要整改")


def _of_the_task(values: Mapping[str, Any], view: View) -> Mapping[str, Any]:
    """Take from the task what it already says: its words and the paper it came by."""
    ref = values.get("affair")
    if ref is None or ref.id is None:
        return {}
    task = view.get("affair", ref.id)
    return {
        name: value
        for name, value in (("title", task["matter"]), ("incoming", task["incoming"]))
        if value is not None
    }


def _heads(values: Mapping[str, Any], today: dt.date) -> int | None:
    del today
    counts = [row.get("count") for row in values.get("taking_part") or ()]
    return sum(counts) if counts and None not in counts else None


def _spent(activities: Sequence[Any], view: View) -> list[int | None]:
    return spent_on("activity", activities, view)


def _late_meetings(activities: Sequence[Record], view: View) -> Iterator[Said]:
    """Yield activities that were held before the meeting that called for them."""
    named = {one[name].id for one in activities for name in _MEETINGS if one[name]}
    query = Query(ids=tuple(named), fields=("held_on",))
    held = {one.id: one["held_on"] for one in view.ledger.find("meeting", query)}
    day = view.type("meeting").by_name["held_on"]
    for one in activities:
        for name in _MEETINGS:
            on = held[one[name].id] if one[name] else None
            if on and one["happened_on"] and on > one["happened_on"]:
                yield Said(one, f"那次会是 {day.show(on)} 开的，比活动还晚", name)


def _other_sum(activities: Sequence[Record], view: View) -> Iterator[Said]:
    """Yield activities whose entries in the books come to another sum than they say."""
    money = view.type("activity").by_name["cost"]
    for one, fen in zip(activities, _spent(activities, view), strict=True):
        if fen and one["cost"] is not None and fen != one["cost"]:
            said = (
                f"写的经费是 {money.show(one['cost'])} 元，"
                f"账上记在它名下的支出是 {money.show(fen)} 元"
            )
            yield Said(one, said, "cost")


RECORD = RecordType(
    "activity",
    "活动",
    group=Group.AFFAIRS,
    order=15,
    title="title",
    aliases=("活动台账", "活动登记"),
    unit="次",
    adds="记一次活动",
    about="搞了一次活动只记一次：哪天、哪里、谁来了、花了多少。要的各样材料都从这一条里出。",
    listed=("title", "happened_on", "place", "people", "cost"),
    searched=("title", "place"),
    known_by=("title",),
    sorted_by=("-happened_on",),
    dated="happened_on",
    same_when=(("title", "happened_on"),),
    proposes=_of_the_task,
    derived=(
        Derived(field="people", of=("taking_part",), function=_heads, only_if_empty=True),
    ),
    doubts=(
        Doubt(
            name="called",
            label="布置、动员的会在活动以前开",
            todo="看看日子或会议是不是选错了；会在后面开的，不是为它开的",
            finds=_late_meetings,
            at_entry=True,
        ),
        Doubt(
            name="cost",
            label="活动经费和账上对得上",
            todo="经费写错了就改；账上少记、多记的，到收支记账里补记或红冲",
            finds=_other_sum,
            at_entry=True,
        ),
    ),
    event=Event("搞了一次活动", "哪天、哪里、谁来了，记一次，各样材料都有", 8, "broom"),
    filters=(
        Filter(name="asked", label="上级要办的", where=lambda _: (Where("incoming", "filled"),)),
        Filter(name="own", label="村里自己办的", where=lambda _: (Where("incoming", "empty"),)),
    ),
    leads_to=("cash_entry",),
    sections=(
        Section("", ("title", "kind", "happened_on", "place", "organiser", "people")),
        Section("来了谁、干了什么", ("taking_part", "content")),
        Section("车和钱", ("machines", "hauled", "cost", "spent")),
        Section("从哪里来、凭什么", ("incoming", "affair", "meeting", "mobilised", "photos")),
        Section(
            "方案、分工和考评",
            ("planned_on", "plan", "shares", "homes"),
            "定过、看过才写；没有就空着，材料里会写明没有",
            later=True,
        ),
        Section("其他", ("note",), later=True),
    ),
    fields=(
        Text("title", "什么活动", required=True, privacy=Privacy.OPEN, width=16,
             aliases=words(
                 "活动名称 活动内容 活动主题 活动 活动项目 活动题目 服务项目 主题 活动名",
                 "活动主题名称 活动标题 工作内容 整治内容 培训内容 培训主题 宣传内容 培训名称",
                 "服务内容 志愿服务项目 服务主题 活动项目名称 整治任务",
             )),
        Choice(
            "kind",
            "哪一类",
            privacy=Privacy.OPEN,
            default=lambda _: "cleaning",
            options=options(
                "cleaning 人居环境整治 环境整治", "volunteer 志愿服务 志愿活动",
                "culture 文化体育 文体 文体活动", "teaching 宣讲培训 理论宣讲 政策宣讲 宣讲 培训",
                "safety 安全和应急", "visit 走访慰问", "other 其他",
            ),
            aliases=words("活动类型 活动类别 类别 类型 活动分类 服务类别 服务类型 志愿服务类型"),
        ),
        Date(
            "happened_on",
            "哪天",
            required=True,
            privacy=Privacy.OPEN,
            default=lambda view: view.today,
            aliases=words(
                "日期 活动时间 时间 开展时间 举办时间 服务时间 实施时间 服务日期 培训时间",
                "整治时间 举行时间 整治日期 开展日期 活动举办时间 活动开展时间 举办日期",
                "宣传时间 活动起止时间",
            ),
        ),
        Text("place", "在哪里", privacy=Privacy.OPEN, aliases=words(
                "地点 区域 路段 活动场所 开展地点 活动地址 举办地点 服务地点 活动场地 整治地点",
                "培训地点 整治区域 举办场所 整治地段 整治范围",
            )),
        PersonName("organiser", "谁组织的",
            aliases=words(
                "组织者 负责人 组织人 活动负责人 组织单位/牵头人 组织单位 主办单位 牵头人",
                "组织部门 主办方 带队人 活动组织单位 组织人员 活动组织者 主办人 发起人",
                "现场负责人 组织负责人 活动发起人 主持人",
            )),
        Integer("people", "来了多少人", least=0, most=99999, width=5, privacy=Privacy.OPEN,
                aliases=words(
                    "参加人数 人数 参与人数 参加人次 参与人次 到场人数 参加活动人数 服务人次",
                    "出动人数 出动人员 参训人数 志愿者人数 出动人次 出动人力 受训人数",
                    "参与人员数 服务人数 参加志愿者人数 投入人力 参与群众人数 实到人数 志愿者数",
                    "活动人数",
                )),
        Lines(
            "taking_part",
            "哪些人",
            privacy=Privacy.OPEN,
            fields=(
                Text("who", "什么人", required=True, privacy=Privacy.OPEN, example="党员"),
                Integer("count", "几人", least=0, most=99999, privacy=Privacy.OPEN),
            ),
        ),
        LongText("content", "干了什么", privacy=Privacy.OPEN,
            aliases=words(
                "活动情况 开展情况 活动内容简介 主要内容 活动简介 活动概况 活动主要内容",
                "活动内容及成效 内容简介 活动详情 活动简述 服务情况 活动主要情况 活动过程",
                "工作情况 活动成效 活动具体内容 工作成效 活动简况 整治情况 整治成效",
                "活动内容 整治内容 工作内容 培训内容 宣传内容 服务内容",
            )),
        Text("machines", "机械车次", privacy=Privacy.OPEN, example="铲车 2 台",
            aliases=words(
                "出动车辆 出动机械 出动车次 投入机械 机械台班 出动机械数 投入车辆 机械车辆",
                "出动机械（台次） 出动车辆（台）",
            )),
        DecimalNumber("hauled", "清运量（吨）", privacy=Privacy.OPEN, aliases=words(
                "清运垃圾 清理垃圾 垃圾清运量 清运垃圾量 清运垃圾（吨） 清理垃圾量 清运量",
                "清理垃圾吨数 清运垃圾吨数",
            )),
        Money("cost", "经费", privacy=Privacy.OPEN,
            aliases=words(
                "花费 支出 活动经费 活动费用 支出经费 费用 经费支出 使用经费 经费开支 支出金额",
                "资金投入 投入资金 花费金额 使用资金 开支金额 投入经费 活动支出 费用支出",
                "所需经费 活动开支",
            )),
        Computed(
            "spent",
            "账上支出",
            privacy=Privacy.OPEN,
            width=8,
            result=Money("spent", "账上支出"),
            compute=_spent,
        ),
        Link("incoming", "哪份来文要办的", to="incoming", width=16,
             help="先在收文登记里有，再从这里选；村里自己办的空着"),
        Link("affair", "哪件交办的事", to="affair", width=16),
        Link("meeting", "哪次会布置的", to="meeting", width=12),
        Link("mobilised", "动员会", to="meeting", width=12, help="开过思想动员会的，选那一次"),
        Text("asked_in", "哪份来文要办的（旧）", retired=True),
        Attachment("photos", "照片", help="可有可无，有几张放几张"),
        Date("planned_on", "定方案日期"),
        LongText("plan", "工作方案", help="村两委定过方案的，把方案写在这里"),
        Lines(
            "shares",
            "片区分工和考评",
            fields=(
                Text("area", "片区", required=True, example="1组、2组"),
                PersonName("who", "谁负责"),
                Text("work", "干什么"),
                Date("seen_on", "哪天去看"),
                Choice("judged", "怎么样", options=_JUDGED),
            ),
        ),
        Lines(
            "homes",
            "入户看环境卫生",
            fields=(
                PersonName("name", "户主", required=True),
                GroupName("group", "组"),
                Text("need", "哪类户"),
                Date("seen_on", "哪天去看"),
                Choice("judged", "怎么样", options=_JUDGED),
                Text("said", "说了什么"),
            ),
        ),
        LongText("note", "备注"),
    ),
)  # fmt: skip
