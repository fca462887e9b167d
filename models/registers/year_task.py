"""年度任务计划: tasks announced for the year: when, what, and how (时间、内容、方式)."""

from models.groups import Group
from models.kinds import Integer, LongText, Text
from models.kinds_dates import Date
from models.kinds_links import Link, Ref
from models.lists import words
from models.query import Linked, Query, Where
from models.record import Derived, Filter, Obligation, RecordType, Section
from models.view import View

_OPEN = (Linked("affair", "plan", exists=False), Where("dropped", "empty"))


def _coming(view: View) -> list[Obligation]:
    where = (Where("due", "filled"), *_OPEN)
    return [
        Obligation(
            type="affair",
            on=one["due"],
            title=f"年度计划里的：{one['matter']}",
            sentence="开始办就记成任务，写好的不用再写",
            verb="记成任务",
            given={
                "matter": one["matter"],
                "sender": one["sender"],
                "duty": one["duty"],
                "deadline": one["due"],
                "source": "plan",
                "plan": Ref(one.id, one["matter"]),
            },
        )
        for one in view.ledger.find("year_task", Query(where=where))
    ]


RECORD = RecordType(
    "year_task",
    "年度任务计划",
    group=Group.AFFAIRS,
    order=65,
    title="matter",
    aliases=("年度工作任务", "年度任务"),
    unit="项",
    adds="加一项计划",
    about="上级年初说好的全年任务：什么时候、做什么、怎么做。到时候会提醒，一下记成要办的事。",
    listed=("matter", "due", "sender", "year"),
    searched=("matter", "sender"),
    known_by=("matter",),
    sorted_by=("-year", "due"),
    dated="due",
    same_when=(("year", "matter"),),
    due=_coming,
    derived=(
        Derived(
            field="year",
            of=("due",),
            function=lambda values, today: (values.get("due") or today).year,
            only_if_empty=True,
        ),
    ),
    filters=(
        Filter(
            name="year",
            label="今年的",
            where=lambda today: (Where("year", "=", today.year),),
        ),
        Filter(
            name="open",
            label="还没动手",
            where=lambda today: (Where("year", "=", today.year), *_OPEN),
        ),
    ),
    sections=(
        Section("", ("matter", "due", "sender", "year")),
        Section("做什么，怎么做", ("content", "manner", "duty", "dropped", "note")),
    ),
    fields=(
        LongText(
            "matter",
            "任务名称",
            required=True,
            width=16,
            aliases=words("任务 工作任务 事项 重点工作 工作项目"),
            example="秋季森林防火宣传",
        ),
        Integer("year", "年度", width=4),
        Date("due", "什么时候", aliases=words(
                "时间 完成时限 完成时间 时间安排 时间节点 完成期限 计划时间 计划完成时间",
                "实施时间 时间要求 进度安排",
            )),
        Text(
            "sender", "交办单位", width=10, aliases=words("下达单位"), example="柳河镇农业农村办"
        ),
        LongText("content", "内容", width=18, aliases=words("工作内容")),
        Text("manner", "方式", width=14, example="入户宣传，集中一次", aliases=words(
                "工作方式 开展方式 实施方式 落实方式 工作措施 主要措施 推进措施 方式方法",
                "具体措施",
            )),
        Link("duty", "清单里的哪一项", to="duty", width=16),
        Date("dropped", "哪天说不办了", help="计划取消了就写上，不再提醒"),
        LongText("note", "备注"),
    ),
)
