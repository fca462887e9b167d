"""要表要数: who asked for which form, which columns, how often; and what of it was given before.

这项我报过: columns are compared word by word with those of earlier demands; a column that merely
says who somebody is (name, ID number) proves nothing and is left out.
"""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from models.errors import NotFound
from models.groups import Group
from models.kinds import Choice, LongText, Text, YesNo
from models.kinds_dates import Date
from models.kinds_links import Attachment, Computed, Lines, Link
from models.lists import options, words
from models.periods import add_months
from models.query import Query, Where
from models.record import (
    Doubt,
    Event,
    Filter,
    Obligation,
    Record,
    RecordType,
    Said,
    Section,
)
from models.tally import Tally
from models.view import View
from models.writing import parted

_MONTHS = {"month": 1, "quarter": 3, "half": 6, "year": 12}
_WEEK = 7
_RUNNING = Where("ended", "empty")
_NAMES_ONLY = frozenset(
    {"name", "sex", "id_number", "born_on", "age", "group", "household", "address", "phone",
     "relation", "note"}
)  # fmt: skip
_SERIAL = frozenset({"序号", "编号", "备注", "合计", "单位", "填表人", "日期"})
_OF_PEOPLE = ("姓名", "身份证号", "号码", "电话")
_SHOWN = 3  #: earlier forms that are named


def _columns(text: str | None, view: View) -> dict[str, str]:
    """Return the telling columns of a demand: what they mean -> the word that stood there."""
    person = view.type("resident")
    found: dict[str, str] = {}
    for word in parted(text or ""):
        try:
            meant = person.field(word).name
        except NotFound:
            meant = word
        if meant not in _NAMES_ONLY and word not in _SERIAL and not word.endswith(_OF_PEOPLE):
            found.setdefault(meant, word)
    return found


def _given_before(
    demands: Sequence[Mapping[str, Any]], view: View
) -> list[list[tuple[Record, list[str]]]]:
    """Return for each demand the earlier ones that share columns, newest first, and which."""
    wanted = [_columns(one.get("columns"), view) for one in demands]
    if not any(wanted):
        return [[] for _ in demands]
    fields = ("subject", "sender", "received_on", "columns")
    known = [
        (one, _columns(one["columns"], view))
        for one in view.ledger.find("form_demand", Query(fields=fields, order=("-received_on",)))
    ]
    return [_earlier(one, columns, known) for one, columns in zip(demands, wanted, strict=True)]


def _earlier(
    demand: Mapping[str, Any], columns: Mapping[str, str],
    known: Iterable[tuple[Record, Mapping[str, str]]],
) -> list[tuple[Record, list[str]]]:  # fmt: skip
    me, day = getattr(demand, "id", 0), demand.get("received_on") or dt.date.max
    found = []
    for other, theirs in known:
        shared = [word for meant, word in columns.items() if meant in theirs]
        before = (other["received_on"] or dt.date.min, other.id) < (day, me or 10**12)
        if shared and before and other.id != me:
            found.append((other, shared))
    return found


def _in_words(found: Sequence[tuple[Record, Sequence[str]]], view: View) -> str:
    day = view.type("form_demand").by_name["received_on"]
    return "；".join(
        f"{day.show(one['received_on'])}{one['sender'] or ''}要的《{one['subject']}》里有"
        f"{'、'.join(shared)}"
        for one, shared in found[:_SHOWN]
    )


def _told(demands: Sequence[Record], view: View) -> Iterator[Said]:
    asked = [one for one in demands if one["novelty"] != "repeat" and not one["ended"]]
    for one, found in zip(asked, _given_before(asked, view), strict=True):
        if found:
            said = f"这项我报过：{_in_words(found, view)}。是重复要的就记成“重复要的”"
            yield Said(one, said, "columns")


def _before(demands: Sequence[Mapping[str, Any]], view: View) -> list[str | None]:
    return [_in_words(found, view) or None for found in _given_before(demands, view)]


def _next(demand: Mapping[str, Any]) -> dt.date | None:
    """Return the day by which the form must be given next; None when nothing is awaited."""
    due: dt.date | None = demand["deadline"]
    rows = demand["given"] or ()
    last = max((one["given_on"] for one in rows if one["given_on"]), default=None)
    if due is None or demand["ended"]:
        return None
    if last is None:
        return due
    if demand["cadence"] not in {*_MONTHS, "week"}:
        return None
    step, met = 0, due
    while met < last:
        step += 1
        met = _later(due, demand["cadence"], step)
    return _later(due, demand["cadence"], step + 1)


def _later(day: dt.date, cadence: str, steps: int) -> dt.date:
    if cadence == "week":
        return day + dt.timedelta(days=_WEEK * steps)
    return add_months(day, _MONTHS[cadence] * steps)


def _to_give(view: View) -> list[Obligation]:
    found = view.ledger.find("form_demand", Query(where=(Where("deadline", "filled"), _RUNNING)))
    return [
        Obligation(
            type="form_demand",
            id=one.id,
            on=day,
            title=f"报{one['subject']}",
            sentence=f"{one['sender']}要的；报了就在“报过几次”里加一行",
        )
        for one in found
        if (day := _next(one))
    ]


RECORD = RecordType(
    "form_demand",
    "要表要数",
    group=Group.AFFAIRS,
    order=30,
    title="subject",
    unit="张",
    adds="记一张表",
    about="上级要的表和数：要哪些栏、谁要、多久报一次。以前报过的栏，登记的时候就告诉您。",
    listed=("subject", "deadline", "sender", "cadence", "novelty"),
    searched=("subject", "sender", "columns"),
    known_by=("subject",),
    sorted_by=("-received_on",),
    dated="received_on",
    same_when=(("subject", "sender", "received_on"),),
    doubts=(
        Doubt(
            name="repeated",
            label="报过的不重复报",
            todo="拿以前报的给他；是重复要的，把“新的还是报过的”改一下，减负统计会算进去",
            finds=_told,
            at_entry=True,
        ),
    ),
    due=_to_give,
    event=Event(
        "来了上级文件、任务",
        "谁交办、几号前要，到期会提醒",
        1,
        "flag",
        part="要填表、要数：哪些栏，以前报过没有",
    ),
    filters=(
        Filter(name="running", label="还在报", where=lambda _: (_RUNNING,)),
        Filter(
            name="repeat", label="重复要的", where=lambda _: (Where("novelty", "=", "repeat"),)
        ),
        Filter(name="off", label="清单外", where=lambda _: (Where("off_list", "=", value=True),)),
    ),
    tallies=(
        Tally(
            name="forms",
            label="在报的报表台账",
            unit="张",
            order=40,
            where=(Where("cadence", "!=", "once"),),
            stays=("received_on", "ended"),
        ),
        Tally(name="forms_asked", label="本期要的表", unit="张", order=41),
        Tally(
            name="forms_new",
            label="其中新增的表",
            unit="张",
            order=42,
            where=(Where("novelty", "=", "new"),),
        ),
        Tally(
            name="forms_repeated",
            label="其中重复的表",
            unit="张",
            order=43,
            where=(Where("novelty", "=", "repeat"),),
        ),
        Tally(
            name="forms_temporary",
            label="其中临时的表",
            unit="张",
            order=44,
            where=(Where("novelty", "=", "temporary"),),
        ),
        Tally(
            name="forms_off",
            label="其中清单外的表",
            unit="张",
            order=45,
            where=(Where("off_list", "=", value=True),),
        ),
    ),
    sections=(
        Section("", ("subject", "sender", "received_on", "deadline", "cadence", "novelty")),
        Section("要哪些栏", ("columns", "off_list", "files"), "表头整行复制过来就行"),
        Section("报过的", ("given", "ended", "given_before", "affair", "incoming", "note"),
                later=True),
    ),
    fields=(
        LongText(
            "subject",
            "表名",
            required=True,
            width=16,
            aliases=words(
                "报表名称 名称 台账名称 表格名称 报表台账名称 表册名称 报表名 填报表格名称",
                "上报材料名称 材料名称 报表（台账）名称 上报报表名称",
            ),
            example="冬季取暖困难户摸底表",
        ),
        Text(
            "sender",
            "谁要的",
            required=True,
            width=10,
            aliases=words(
                "要求单位 部门 要求部门 布置单位 布置部门 来表单位 下发单位 下发部门",
                "要求报送部门 要表部门 要表单位 报送部门 来源部门 报送单位 下达单位 主管部门",
                "索要部门 要求填报单位",
            ),
            example="柳河镇民政办",
        ),
        Date(
            "received_on",
            "哪天要的",
            required=True,
            default=lambda view: view.today,
            aliases=words(
                "日期 下发时间 布置时间 收到时间 接到时间 布置日期 下达时间",
            ),
        ),
        Date("deadline", "几号前报", aliases=words(
                "截止日期 报送时限 上报时限 报送截止时间 上报时间要求 要求上报时间 报送时间",
                "填报时限 截止时间 要求完成时间 上报截止时间 上报时间 报送期限",
            )),
        Choice(
            "cadence",
            "多久报一次",
            required=True,
            width=5,
            default=lambda _: "once",
            options=options(
                "once 就这一次 一次",
                "week 每周",
                "month 每月 月报",
                "quarter 每季 季报",
                "half 每半年",
                "year 每年 年报",
            ),
            aliases=words(
                "报送频次 填报频次 报送周期 填报周期 频次 报送频率 上报频率 上报周期",
            )),
        Choice(
            "novelty",
            "新的还是报过的",
            width=6,
            options=options(
                "new 新增的 新增", "repeat 重复要的 重复", "temporary 临时要的 临时"
            ),
            aliases=words("新增/重复 是否重复")),
        LongText(
            "columns",
            "要哪些栏",
            width=16,
            aliases=words("表头 指标 填报内容 主要指标 填报指标"),
            example="姓名、公民身份号码、家庭人口、取暖方式、困难原因",
        ),
        YesNo("off_list", "报表清单上没有这张", width=5, default=lambda _: False,
              aliases=words("清单外")),
        Attachment("files", "表样", help="要的那张表放进来，可有可无"),
        Lines(
            "given",
            "报过几次",
            fields=(
                Date("given_on", "哪天报的", required=True),
                Text("remark", "报了什么"),
            ),
        ),
        Date("ended", "哪天起不用报了", aliases=words("停报日期")),
        Computed(
            "given_before",
            "这项我报过",
            result=LongText("given_before", "这项我报过"),
            compute=_before,
            needs=("columns", "received_on"),
            width=18,
        ),
        Link("affair", "为了哪件事", to="affair", width=16),
        Link("incoming", "来文", to="incoming", width=16),
        LongText("note", "备注"),
    ),
    aliases=("报表台账", "表格台账", "报表清单", "填报表格"),
)  # fmt: skip
