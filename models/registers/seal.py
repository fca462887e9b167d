"""印章: which seals there are, who keeps each, and every hand-over from one keeper to the next."""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from models.groups import Group
from models.kinds import Choice, LongText, Text, YesNo
from models.kinds_dates import Date
from models.kinds_links import Lines, Link
from models.kinds_people import PersonName
from models.lists import options, words
from models.query import Query, Where
from models.record import Doubt, Filter, Obligation, Record, RecordType, Said, Section
from models.view import View

#: 村民委员会组织法 第24条: a new committee takes over within ten days
_HAND_OVER = dt.timedelta(days=10)


def _keeper_left(seals: Sequence[Record], view: View) -> dict[int, tuple[Record, Record]]:
    """Return the seals in use whose keeper is no longer in office, with the keeper."""
    ended = {
        one.id: one
        for one in view.ledger.find("official", Query(where=(Where("ended", "<=", view.today),)))
    }
    return {
        one.id: (one, ended[one["keeper"].id])
        for one in seals
        if one["in_use"] and one["keeper"] and one["keeper"].id in ended
    }


def _kept_by_nobody(seals: Sequence[Record], view: View) -> Iterator[Said]:
    del view
    for one in seals:
        if one["in_use"] and not one["keeper"]:
            yield Said(one, "没写谁保管", "keeper")


def _not_handed_over(seals: Sequence[Record], view: View) -> Iterator[Said]:
    for seal, keeper in _keeper_left(seals, view).values():
        yield Said(seal, f"保管人{keeper['name']}已经离任，印章还没交接", "keeper")


def _hand_overs_due(view: View) -> Sequence[Obligation]:
    seals = view.find("seal", Query(where=(Where("in_use", "=", value=True),)))
    return [
        Obligation(
            type="seal",
            id=seal.id,
            on=keeper["ended"] + _HAND_OVER,
            title=f"交接{seal['name']}",
            sentence=f"保管人{keeper['name']}已离任，印章要移交并写明谁监交",
            verb="去登记",
        )
        for seal, keeper in _keeper_left(seals, view).values()
    ]


def _out_of_use_says_where(values: Mapping[str, Any]) -> Mapping[str, str]:
    if values.get("in_use") is False and not (values.get("handed_in") or values.get("note")):
        return {"handed_in": "停用的写一句交到哪里了（制发机关封存或销毁）"}
    return {}


RECORD = RecordType(
    "seal",
    "印章",
    group=Group.CERTIFICATES,
    order=25,
    title="name",
    aliases=("印章管理", "公章管理"),
    unit="枚",
    adds="登记印章",
    about="村里有哪几枚章，谁保管，哪里刻的、备没备案；换人保管就加一行交接。",
    listed=("name", "body", "keeper", "in_use", "filed_on"),
    searched=("name",),
    known_by=("name",),
    same_when=(("name",),),
    rules=(_out_of_use_says_where,),
    doubts=(
        Doubt(
            name="keeper",
            label="每枚章有人保管",
            todo="写上谁保管",
            finds=_kept_by_nobody,
        ),
        Doubt(
            name="hand_over",
            label="保管人离任，印章交接",
            todo="交给新的保管人，在“交接”里写一行，写明谁监交",
            finds=_not_handed_over,
            basis="规定要求：村民委员会组织法第24条，新一届产生之日起10日内完成工作移交",
        ),
    ),
    due=_hand_overs_due,
    filters=(
        Filter(name="in_use", label="在用", where=lambda _: (Where("in_use", "=", value=True),)),
    ),
    sections=(
        Section("", ("name", "body", "keeper", "in_use", "started", "size")),
        Section("制发和备案", ("made_by", "filed_with", "filed_on", "kept_at")),
        Section("交接", ("hand_overs",), "换届、换人保管，每次写一行"),
        Section("停用", ("handed_in", "note")),
    ),
    fields=(
        Text(
            "name",
            "印章名称",
            required=True,
            width=14,
            example="村民委员会印章",
            aliases=words("印章全称 公章名称 印章"),
        ),
        Choice(
            "body",
            "哪个组织的",
            required=True,
            width=9,
            default=lambda _: "committee",
            options=options(
                "committee 村民委员会 村委会",
                "party 村党组织 党支部",
                "supervision 村务监督委员会 监委会",
                "collective 村集体经济组织 合作社",
                "finance 财务专用章",
                "mediation 人民调解委员会 调解委",
                "other 别的",
            ),
            aliases=words("所属单位 所属组织 印章所属单位 使用单位 印章单位"),
        ),
        Link(
            "keeper",
            "保管人",
            to="official",
            width=6,
            default=lambda view: view.village["seal_keeper"],
            help="提示（没有核对过原文）：党支部、村委会提名，村民代表会议确定，专人保管",
            aliases=words(
                "保管责任人 管理人 印章管理人 保管人员 现保管人 专管员 保管人姓名 管理责任人",
            ),
        ),
        YesNo(
            "in_use",
            "在用",
            default=lambda _: True,
            aliases=words("在用/停用 使用状态 使用情况 印章状态 状态 是否使用 当前状态 现状"),
        ),
        Date(
            "started",
            "哪天启用的",
            coarsest="year",
            aliases=words("启用时间 开始使用时间 使用开始时间 启用印章时间"),
        ),
        Text(
            "size",
            "尺寸",
            help="照印章实际的写，如直径几厘米",
            aliases=words("规格 规格尺寸 直径 大小"),
        ),
        Text(
            "made_by",
            "制发机关",
            help="提示（没有核对过原文）：乡级人民政府制发",
            aliases=words(
                "制发单位 刻制单位 颁发单位 刻制机关 颁发机关 制作单位 发放单位 刻制部门",
                "制章单位 刻章单位 刻印单位",
            ),
        ),
        Text(
            "filed_with",
            "在哪里备案",
            help="提示（没有核对过原文）：县级公安机关备案",
            aliases=words(
                "备案机关 备案单位 备案部门 备案公安机关 公安备案机关 备案派出所 备案地点",
            ),
        ),
        Date("filed_on", "备案日期", coarsest="year", aliases=words("公安备案时间 备案登记日期")),
        Text(
            "kept_at",
            "平时放在哪里",
            aliases=words(
                "存放处 存放地点 保管地点 存放位置 保管处所 保管位置 放置地点 存放处所",
            ),
        ),
        Lines(
            "hand_overs",
            "交接",
            fields=(
                Date("handed_on", "交接日期"),
                PersonName("handed_by", "交的人"),
                PersonName("handed_to", "接的人"),
                PersonName("witness", "监交人"),
                Text("reason", "为什么"),
            ),
        ),
        Text(
            "handed_in",
            "停用后交到哪里",
            aliases=words("缴销单位 上缴单位 停用后去向 缴销去向 停用去向 收缴单位"),
        ),
        LongText("note", "备注"),
    ),
)
