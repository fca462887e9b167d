"""牌子: every sign that hangs, who asked for it, what stands behind it, and what becomes of it.

Columns follow the usual 机制牌子清理台账; its form is common practice, no original was compared.
"""

from collections.abc import Iterator, Sequence
from typing import Any

from models.deeds import Deed
from models.groups import Group
from models.kinds import Choice, Integer, LongText, Text, YesNo
from models.kinds_dates import Date
from models.kinds_links import Attachment, Computed, Link
from models.lists import options, words
from models.privacy import Privacy
from models.query import Query, Where
from models.record import (
    Consequence,
    Doubt,
    Event,
    Filter,
    Obligation,
    Record,
    RecordType,
    Said,
    Section,
    in_order,
)
from models.rule_list import said_as
from models.signing.listing import GOING, HANGING, beyond
from models.tally import Tally, total
from models.view import View

_TO_DO = (*HANGING, Where("decision", "in", GOING))


def _tags(signs: Sequence[Any], view: View) -> list[str | None]:
    """Say of each sign how it stands: it went, it is to go, it is beyond the list."""
    over = beyond(signs, view)
    return [
        "已撤" if one["done_on"] else "要撤" if one["decision"] in GOING
        else "清单外" if one.id in over else None
        for one in signs
    ]  # fmt: skip


def _beyond_the_list(signs: Sequence[Record], view: View) -> Iterator[Said]:
    """What hangs beyond the list or its number; what is to go is decided already."""
    by_id = {one.id: one for one in signs}
    for id_, said in beyond(signs, view).items():
        yield Said(by_id[id_], said.sentence, "name", said_as(said.rule))


def _says_two(one: Record) -> tuple[str, str] | None:
    """Return field and sentence where what is decided and what was done do not agree."""
    if one["done_on"]:
        if one["decision"] not in GOING:
            return "decision", "写了哪天摘的，处理意见该是“撤除”或“合并”"
    elif one["decision"] in GOING and not one["due_on"]:
        return "due_on", "定了要撤，没写哪天前办好，到时候不会提醒"
    return None


def _undecided(signs: Sequence[Record], view: View) -> Iterator[Said]:
    """What is to go but has no day would never come up by itself."""
    del view
    for one in signs:
        if said := _says_two(one):
            yield Said(one, said[1], said[0])


def _to_take_down(view: View) -> Sequence[Obligation]:
    waiting = Query(where=(*_TO_DO, Where("due_on", "filled")))
    return [
        Obligation(
            type="sign",
            id=one.id,
            on=one["due_on"],
            title=f"摘掉“{one['name']}”的牌子",
            sentence="摘了写上日期，有照片的放一张",
        )
        for one in view.ledger.find("sign", waiting)
    ]


def _taken_down(sign: Record, view: View) -> Sequence[Consequence]:
    decision = sign["decision"] if sign["decision"] in GOING else "remove"
    values = {"done_on": view.today, "decision": decision}
    return (Consequence(type="sign", id=sign.id, values=values),)


RECORD = RecordType(
    "sign",
    "牌子",
    group=Group.SIGNS,
    order=10,
    title="name",
    aliases=("挂牌", "牌匾", "标牌", "挂牌清理"),
    unit="块",
    adds="加一块牌子",
    about="村里挂着的每一块牌子：谁要求挂的，有没有实际工作，留还是撤。",
    listed=("name", "side", "kind", "tags", "due_on"),
    searched=("name", "asked_by", "basis", "place"),
    known_by=("name",),
    sorted_by=("-side", "name"),
    same_when=(("name", "side", "place"), ("name", "side")),
    rules=(in_order("hung_on", "done_on", "不能早于挂的那天"),),
    doubts=(
        Doubt(
            name="beyond",
            label="挂的牌子在挂牌清单里",
            todo="定下撤除或合并，写上哪天前摘；清单里有的，名称改成一样",
            finds=_beyond_the_list,
            at_entry=True,
        ),
        Doubt(
            name="decided",
            label="要撤的写明哪天前，摘了的写明怎么处理",
            todo="补上日期或处理意见",
            finds=_undecided,
            at_entry=True,
        ),
    ),
    due=_to_take_down,
    deeds=(
        Deed(
            name="take_down",
            label="摘掉了",
            hint="今天摘的，写上日期，不再算挂着",
            does=_taken_down,
            when=lambda sign: sign["done_on"] is None,
        ),
    ),
    page=("sign_wall", "牌子墙"),
    event=Event("挂牌子、摘牌子", "谁要求挂的，清单上有没有，留还是撤", 6, "signpost"),
    filters=(
        Filter(name="hanging", label="挂着的", where=lambda _: HANGING),
        Filter(
            name="outside",
            label="室外",
            where=lambda _: (*HANGING, Where("side", "=", "outside")),
        ),
        Filter(name="to_do", label="要撤的", where=lambda _: _TO_DO),
        Filter(name="gone", label="撤了的", where=lambda _: (Where("done_on", "filled"),)),
    ),
    tallies=(
        Tally(
            name="signs_outside",
            label="挂牌（室外）",
            unit="块",
            order=55,
            where=(Where("side", "=", "outside"),),
            stays=("hung_on", "done_on"),
            measure=total("count"),
            needs=("count",),
        ),
        Tally(
            name="signs_inside",
            label="挂牌（室内）",
            unit="块",
            order=56,
            where=(Where("side", "=", "inside"),),
            stays=("hung_on", "done_on"),
            measure=total("count"),
            needs=("count",),
        ),
    ),
    sections=(
        Section("", ("name", "kind", "side", "place", "size", "count", "hung_on")),
        Section("谁要求挂的", ("asked_by", "basis", "work", "has_work")),
        Section("怎么处理", ("decision", "due_on", "done_on", "in_charge", "note", "tags")),
        Section("照片", ("before", "after")),
    ),
    fields=(
        Text(
            "name",
            "牌子名称",
            required=True,
            privacy=Privacy.OPEN,
            width=14,
            aliases=words(
                "牌子（机制）名称 名称 标牌名称 挂牌名称 牌匾名称 标识名称 机构牌子名称",
                "门牌名称 标识牌名称 牌子内容 吊牌名称 牌子（标牌）名称 牌名 匾牌名称",
            ),
            example="新时代文明实践站",
        ),
        Choice(
            "kind",
            "牌子类型",
            required=True,
            privacy=Privacy.OPEN,
            width=6,
            aliases=words(
                "类型 牌子种类 类别 标牌类型 挂牌类型 牌匾类型 性质 标牌种类 标识类型 挂牌类别",
            ),
            options=options(
                "body 组织牌 组织 组织机构牌 村级组织牌 组织机构",
                "base 阵地标识 阵地牌 标识牌 功能室牌 功能牌 功能室 场所牌 服务阵地",
                "work 机制牌 机制 工作机制牌 工作机制 机构牌 工作机构牌 挂靠机构",
                "system 制度牌 制度 上墙制度",
                "honour 荣誉牌 奖牌",
            ),
        ),
        Choice(
            "side",
            "位置",
            required=True,
            privacy=Privacy.OPEN,
            width=5,
            default=lambda _: "outside",
            aliases=words(
                "悬挂位置 室外还是室内 内外 室内/室外 室内外 室内或室外 悬挂处 牌子位置",
            ),
            options=options("outside 室外 外 外墙 门口 门外", "inside 室内 内"),
        ),
        Text("place", "具体位置", privacy=Privacy.OPEN, width=10, example="村部大门左侧",
            aliases=words(
                "悬挂地点 挂牌位置 挂牌地点 所在位置 安装位置 具体地点 悬挂具体位置 放置地点",
                "安装地点 设置位置 悬挂场所 张挂位置 设置地点 张挂地点",
            )),
        Text("size", "尺寸", width=8, example="240×40 厘米",
            aliases=words("规格 规格尺寸 规格大小 标牌尺寸")),
        Integer(
            "count",
            "数量",
            required=True,
            privacy=Privacy.OPEN,
            width=4,
            default=lambda _: 1,
            least=1,
            most=999,
            aliases=words("块数 个数 挂牌数量"),
        ),
        Date("hung_on", "哪天挂的", coarsest="year",
            aliases=words(
                "挂牌时间 挂牌日期 悬挂时间 制作时间 安装时间 设立时间 设置时间 挂牌年份",
                "悬挂日期 授牌时间 挂牌年月",
            ), help="说不清就空着"),
        Text(
            "asked_by",
            "要求挂牌的单位",
            width=10,
            aliases=words(
                "要求挂牌部门 要求单位 挂牌部门 挂牌单位 要求部门 挂牌要求单位 上级主管部门",
                "设牌单位 授牌单位 主管部门 下发部门 要求设置部门 要求设立部门 发牌单位",
                "设立部门 牌子来源 来源单位 设牌部门 来源部门 要求悬挂单位 制发单位",
                "授牌部门 要求挂牌单位 设立单位 设置单位 要求设立单位 要求挂牌单位或部门",
                "主管单位 挂牌主体 颁发单位 对应部门 对口部门 上级部门 要求设牌单位",
                "悬挂要求单位 授予单位 上级要求单位",
            ),
            example="柳河镇水利站",
        ),
        Text("basis", "依据文件", width=12,
            aliases=words(
                "依据 文件依据 挂牌依据 依据文号 挂牌文件依据 设立依据 政策依据 设置依据",
                "设牌依据 挂牌文件 挂牌（设立）依据 悬挂依据 文件名称及文号",
            ),
            example="柳政〔2026〕31号"),
        YesNo(
            "has_work",
            "有实际工作",
            aliases=words(
                "有无实质业务 有无业务 有没有实际工作 有无工作 是否有业务 是否开展工作",
                "是否有实质内容 有无实质工作 是否实际运行 有无实质性工作 实质性工作",
                "有无实质性内容 是否开展实际工作",
            ),
        ),
        Text("work", "平时做什么", width=12, help="牌子后面实际在办的事",
            aliases=words("工作内容 职责 承担工作 实际工作内容 主要工作 承担职能")),
        Choice(
            "decision",
            "处理意见",
            width=5,
            options=options("keep 保留 规范保留", "merge 合并 整合",
                            "remove 撤除 拆除 摘除 清理 摘牌 取消 撤销 已摘 已撤除"),
            aliases=words(
                "处置意见 清理意见 处理方式 清理方式 整改意见 清理结果 处置方式 清理建议",
                "保留/撤除 拟处理意见 整治方式 整改方式 是否保留 处理建议 清理处置意见 处理结果",
                "整改措施 清理措施 处置建议",
            ),
        ),
        Date("due_on", "哪天前办好",
            aliases=words(
                "整改时限 完成时限 整改期限 清理时限 完成期限 拟完成时间 计划完成时间 清理期限",
                "整改完成时限 限期完成时间",
            )),
        Date("done_on", "哪天摘的",
            aliases=words(
                "撤除时间 摘牌时间 清理时间 摘除时间 拆除时间 整改完成时间 完成时间 整改时间",
                "清理完成时间 实际完成时间 处理时间 摘牌完成时间",
            )),
        Link("in_charge", "责任人", to="official", width=6,
            aliases=words("整改责任人 清理责任人 负责人 落实责任人 具体责任人 整治责任人")),
        Attachment("before", "摘之前的照片", help="可有可无，撤除清单上会印出来"),
        Attachment("after", "摘之后的照片", help="可有可无，撤除清单上会印出来"),
        LongText("note", "备注"),
        Computed(
            "tags",
            "现状",
            result=Text("tags", "现状"),
            compute=_tags,
            needs=("name", "kind", "side", "count", "decision", "done_on"),
            width=6,
        ),
    ),
)
