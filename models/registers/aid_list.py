"""救助公示: the list of confirmed social aid which the township gives the village to post.

The township or the county decides and publishes in the village (社会救助法 第45条, since July
2026); the village posts what it was given. No number, card, address, illness or name of a child
belongs on it.
"""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from models.exposure import numbers_in
from models.groups import Group
from models.kinds import Choice, Integer, LongText, Money, Text
from models.kinds_dates import Date
from models.kinds_links import Attachment, Computed, Lines, Link
from models.kinds_people import PersonName
from models.lists import options, words
from models.notice_days import last_day
from models.privacy import Privacy
from models.query import Query, Where
from models.record import Doubt, Obligation, Record, RecordType, Said, Section, in_order
from models.view import View

_WEEK = dt.timedelta(days=7)
_LATELY = dt.timedelta(days=60)  #: an older list was taken down, whoever forgot to write it


def _fits(values: Mapping[str, Any]) -> Mapping[str, str]:
    for number, row in enumerate(values.get("families") or (), 1):
        size, covered = row.get("size"), row.get("covered")
        if size is not None and covered is not None and covered > size:
            return {"families": f"第 {number} 行：保障人口比家庭人口还多"}
    return {}


def _clean(values: Mapping[str, Any]) -> Mapping[str, str]:
    for number, row in enumerate(values.get("families") or (), 1):
        for kind, _ in numbers_in(str(row.get("remark") or ""), ()):
            return {"families": f"第 {number} 行备注里有一个像{kind}的数，公示的名单里不能有"}
    return {}


def _counts(records: Sequence[Mapping[str, Any]], view: View) -> list[int]:
    del view
    return [len(one["families"] or ()) for one in records]


def _not_posted(records: Sequence[Record], view: View) -> Iterator[Said]:
    """Yield lists that came and were not posted within a week."""
    for one in records:
        if one["posted_on"] or one["received_on"] is None:
            continue
        waited = (view.today - one["received_on"]).days
        if waited > _WEEK.days:
            yield Said(one, f"收到 {waited} 天了还没有张贴", "posted_on")


def _due(view: View) -> list[Obligation]:
    """Name the lists to be posted within a week, and those that hang long enough."""
    waiting = (Where("posted_on", "empty"),)
    hanging = (
        Where("posted_on", ">=", view.today - _LATELY), Where("removed_on", "empty"),
        Where("days_shown", "filled"),
    )  # fmt: skip
    return [
        *(
            Obligation(
                type="aid_list", id=one.id, on=one["received_on"] + _WEEK,
                title=f"{one['matter']}要张贴", sentence="贴出来，写上哪天贴的",
            )
            for one in view.ledger.find("aid_list", Query(where=waiting))
        ),
        *(
            Obligation(
                type="aid_list", id=one.id,
                on=last_day(one["posted_on"], one["days_shown"], "days"),
                title=f"{one['matter']}公示期满", sentence="可以撤下，撤了写上哪天撤的",
            )
            for one in view.ledger.find("aid_list", Query(where=hanging))
        ),
    ]  # fmt: skip


def _township(view: View) -> str | None:
    township = view.village["township"]
    return f"{township}人民政府" if township else None


RECORD = RecordType(
    "aid_list",
    "救助公示名单",
    group=Group.DISCLOSURE,
    order=45,
    title="matter",
    unit="份",
    adds="登记一份救助名单",
    about="低保、特困、临时救助由县乡确认，村里照着给的名单代贴：谁家、几口人、多少钱，别的不写。",
    listed=("matter", "kind", "publisher", "count", "posted_on"),
    searched=("matter", "publisher", "doc_number"),
    known_by=("matter",),
    sorted_by=("-received_on",),
    dated="received_on",
    same_when=(("matter", "received_on"),),
    rules=(_fits, _clean, in_order("posted_on", "removed_on", "撤下不能早于张贴")),
    due=_due,
    doubts=(
        Doubt(
            name="posted",
            label="乡镇给的救助名单及时张贴",
            todo="贴出来，写上哪天贴的",
            finds=_not_posted,
            needs=("received_on", "posted_on"),
        ),
    ),
    sections=(
        Section("", ("matter", "kind", "publisher", "doc_number", "incoming", "received_on")),
        Section("名单", ("families", "count"), "只写户主、人口、钱数；孩子、病情、证件号都不写"),
        Section("张贴", ("posted_on", "days_shown", "removed_on", "phone_line", "photos", "note")),
    ),
    fields=(
        Text("matter", "名称", required=True, privacy=Privacy.OPEN, width=16,
             example="2026年第四季度低保对象", aliases=words("公示名称")),
        Choice(
            "kind", "哪种救助", required=True, privacy=Privacy.OPEN, width=6,
            default=lambda _: "minimum",
            options=options("minimum 最低生活保障 低保", "destitute 特困供养 特困",
                            "edge 低保边缘家庭", "rigid 刚性支出困难家庭",
                            "emergency 临时救助", "other 其他"),
        ),
        Text("publisher", "谁确认、谁公布", required=True, privacy=Privacy.OPEN, width=10,
             default=_township, example="柳河镇人民政府",
            aliases=words("公示单位 发布单位 公布单位")),
        Text("doc_number", "来文文号", privacy=Privacy.OPEN, width=12,
            aliases=words("文号 文件号 发文文号 文件文号 批准文号")),
        Link("incoming", "收文登记", to="incoming", width=16),
        Date("received_on", "哪天收到的", required=True, default=lambda view: view.today,
            aliases=words("收到日期 收到时间 收文日期 来文日期 接收日期")),
        Lines(
            "families", "名单", privacy=Privacy.OPEN,
            fields=(
                PersonName("name", "户主", required=True, privacy=Privacy.OPEN, width=5,
                           aliases=("户主姓名", "姓名")),
                Integer("size", "人口", privacy=Privacy.OPEN, least=1, most=30, width=4,
                        aliases=("家庭人口", "家庭人口数")),
                Integer("covered", "保障", privacy=Privacy.OPEN, least=1, most=30, width=4,
                        aliases=("保障人口", "保障人口数")),
                Money("amount", "月金额", privacy=Privacy.OPEN, width=6,
                      aliases=("月保障金额", "月保障金额（元）")),
                Date("started", "从哪月起", privacy=Privacy.OPEN),
                Text("remark", "备注", privacy=Privacy.OPEN, width=5),
            ),
        ),
        Computed("count", "户数", privacy=Privacy.OPEN, width=4,
                 result=Integer("count", "户数"), compute=_counts, needs=("families",)),
        Date("posted_on", "哪天贴的", privacy=Privacy.OPEN,
            aliases=words("公示日期 公示开始日期 张贴日期")),
        Integer("days_shown", "公示几天", privacy=Privacy.OPEN, least=1, most=90,
                default=lambda _: 7, help="提示（没有对照原文）：名单上写几天照名单",
            aliases=words("公示天数 公示期限 公示期")),
        Date("removed_on", "撤下日期"),
        Text("phone_line", "监督电话", privacy=Privacy.OPEN, width=14,
             help="名单上印的乡镇、县民政的电话", example="柳河镇民政办 0394-5550789",
            aliases=words("举报电话")),
        Attachment("photos", "公示照片和原件", help="可有可无"),
        LongText("note", "备注"),
    ),
)  # fmt: skip
