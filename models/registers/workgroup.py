"""机制: 领导小组, 专班 and the like: who holds them beside his post, what document set them up.

What is asked of a new one (省级同意, no 专人专岗): 厅字〔2022〕28号 as reported, not compared.
"""

from collections.abc import Iterator, Sequence

from models.groups import Group
from models.kinds import Choice, LongText, Text, YesNo
from models.kinds_dates import Date
from models.kinds_links import Attachment, Link
from models.lists import options, words
from models.privacy import Privacy
from models.query import Query, Where
from models.record import Doubt, Filter, Obligation, Record, RecordType, Said, Section, in_order
from models.rules import rule_on
from models.tally import Tally
from models.view import View

_STANDING = (Where("done_on", "empty"),)
_GOING = ("merge", "remove")
_TO_DO = (*_STANDING, Where("decision", "in", _GOING))


def _live(groups: Sequence[Record]) -> Iterator[Record]:
    return (one for one in groups if not one["done_on"] and one["decision"] not in _GOING)


def _said_as(code: str, view: View) -> str:
    rule = rule_on("workgroup_rules", code, view.today)
    return f"{rule.said_as}：{rule.text}" if rule else ""


def _not_agreed(groups: Sequence[Record], view: View) -> Iterator[Said]:
    for one in _live(groups):
        if one["province_agreed"] is False:
            yield Said(one, "没有省级同意", "province_agreed", _said_as("agreed", view))


def _not_paid(groups: Sequence[Record], view: View) -> Iterator[Said]:
    for one in _live(groups):
        if one["full_time"] and not one["paid_by"]:
            said = "要求专人专岗，没写人员经费谁出"
            yield Said(one, said, "paid_by", _said_as("paid", view))


def _to_end(view: View) -> Sequence[Obligation]:
    waiting = Query(where=(*_TO_DO, Where("due_on", "filled")))
    return [
        Obligation(
            type="workgroup",
            id=one.id,
            on=one["due_on"],
            title=f"撤掉“{one['name']}”",
            sentence="撤了写上日期，牌子一起摘",
        )
        for one in view.ledger.find("workgroup", waiting)
    ]


RECORD = RecordType(
    "workgroup",
    "机制",
    group=Group.SIGNS,
    order=20,
    title="name",
    aliases=("工作机制", "工作专班", "领导小组", "专班", "议事协调机构"),
    unit="个",
    adds="加一个机制",
    about="上级要村里设的领导小组、专班：依据什么文件，谁兼任，省里同意没有，留还是撤。",
    listed=("name", "kind", "decision", "asked_by", "due_on"),
    searched=("name", "asked_by", "basis"),
    known_by=("name",),
    sorted_by=("name",),
    same_when=(("name",),),
    rules=(in_order("started", "done_on", "不能早于设立那天"),),
    doubts=(
        Doubt(
            name="agreed",
            label="村里设机制经过省级同意",
            todo="问要求设的单位要依据；没有的定下撤掉或合并，写上哪天前",
            finds=_not_agreed,
            at_entry=True,
        ),
        Doubt(
            name="paid",
            label="要专人专岗的，写明人员经费谁出",
            todo="问清经费从哪里来；没有的，定下撤掉或合并",
            finds=_not_paid,
            at_entry=True,
        ),
    ),
    due=_to_end,
    filters=(
        Filter(name="standing", label="还在的", where=lambda _: _STANDING),
        Filter(name="to_do", label="要撤的", where=lambda _: _TO_DO),
        Filter(name="gone", label="撤了的", where=lambda _: (Where("done_on", "filled"),)),
    ),
    tallies=(
        Tally(
            name="mechanisms",
            label="领导小组、专班",
            unit="个",
            order=57,
            stays=("started", "done_on"),
        ),
    ),
    sections=(
        Section("", ("name", "kind", "started")),
        Section(
            "谁要求设的",
            ("asked_by", "basis", "paid_by", "work", "province_agreed", "full_time", "has_work"),
        ),
        Section("怎么处理", ("decision", "due_on", "done_on", "in_charge", "note", "proof")),
    ),
    fields=(
        Text(
            "name",
            "机制名称",
            required=True,
            privacy=Privacy.OPEN,
            width=14,
            aliases=words(
                "名称 机构名称 工作机制名称 领导小组名称 专班名称 组织机构名称",
                "议事协调机构名称",
            ),
            example="人居环境整治领导小组",
        ),
        Choice(
            "kind",
            "机制类型",
            required=True,
            privacy=Privacy.OPEN,
            width=6,
            aliases=words("类型 机构类型"),
            options=options(
                "lead 领导小组", "task 工作专班 专班", "office 办公室 指挥部", "other 其他 其它"
            ),
        ),
        Date(
            "started", "哪天设的", aliases=words("设立时间 成立时间 组建时间"), help="说不清就空着"
        ),
        Text(
            "asked_by",
            "要求设立的单位",
            width=10,
            aliases=words(
                "要求设立部门 要求单位 要求部门 主管部门 上级主管部门 设立要求部门",
                "要求成立的部门 要求成立单位 设立单位 要求设立单位 设置单位 成立单位",
                "牵头部门 牵头单位 对口部门 主管单位 上级部门 组建单位",
            ),
            example="柳河镇政府",
        ),
        Text(
            "basis",
            "依据文件",
            width=12,
            aliases=words("依据 成立依据 设立依据 文件依据"),
            example="柳政〔2026〕31号",
        ),
        Text("paid_by", "人员经费谁出", width=10, example="柳河镇财政",
            aliases=words("人员经费 经费来源 经费保障 工作经费来源 报酬来源")),
        Text("work", "平时做什么", width=12,
            aliases=words(
                "工作职责 主要职责 职责 工作内容 工作任务 承担工作 主要工作 实际工作内容",
            )),
        YesNo("province_agreed", "省级同意", help="文件里写明省级党委、政府同意的写“是”",
            aliases=words(
                "省级批准 是否省级批准 省级是否批准 省级同意设立 是否经省级同意 省级备案",
            )),
        YesNo("full_time", "要求专人专岗",
            aliases=words("是否专人 专人专岗 是否要求专人专岗 是否专职 要求专人")),
        YesNo(
            "has_work",
            "有实际工作",
            aliases=words(
                "有无实质业务 有没有实际工作 有无实质工作 是否开展工作 是否实际运行 是否运行",
                "是否正常运行",
            ),
        ),
        Choice(
            "decision",
            "处理意见",
            width=5,
            options=options("keep 保留", "merge 合并 整合", "remove 撤除 撤销 清理"),
            aliases=words("清理意见 处置意见 清理方式 是否保留"),
        ),
        Date("due_on", "哪天前办好", aliases=words("整改时限 完成时限")),
        Date("done_on", "哪天撤的", aliases=words("撤除时间 撤销时间")),
        Link("in_charge", "谁兼任", to="official", width=6,
            aliases=words("责任人 负责人 组长 兼任人 兼职人员 牵头人 兼任人员 村级负责人")),
        Attachment("proof", "文件照片", help="设立的那份文件，可有可无"),
        LongText("note", "备注"),
    ),
)
