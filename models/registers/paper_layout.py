"""材料样式: what a village prints otherwise than the program does: title, columns, who signs."""

from collections.abc import Mapping
from typing import Any

from models.groups import Group
from models.kinds import Choice, LongText, Text, YesNo
from models.kinds_links import Lines
from models.lists import options, provided
from models.query import Query, Where
from models.record import RecordType, Section
from models.view import View


def _is_the_only_one(values: Mapping[str, Any], view: View) -> Mapping[str, str]:
    where = (Where("paper", "=", values["paper"]),)
    found = view.ledger.find("paper_layout", Query(where=where, fields=()))
    if any(one.id != values.get("id") for one in found):
        return {"paper": "这份材料的样式已经改过，请在那一条上接着改"}
    return {}


RECORD = RecordType(
    "paper_layout",
    "材料样式",
    group=Group.VILLAGE,
    order=91,
    title="paper",
    unit="份",
    adds="改一份材料",
    about="哪份材料的标题、栏、签字的人和本地的习惯不一样，在这里改；删掉这一条，就回到原来的样子。",
    listed=("paper", "title", "roles", "sheet"),
    searched=("paper", "title"),
    sorted_by=("paper",),
    same_when=(("paper",),),
    unchanging=("paper",),
    guards=(_is_the_only_one,),
    sections=(
        Section("", ("paper", "sheet", "lies", "title")),
        Section(
            "栏",
            ("columns",),
            "从上到下就是纸上从左到右；只写“改叫”就是多一栏",
        ),
        Section("下面", ("roles", "more_notes", "without_notes", "was_title")),
    ),
    fields=(
        Choice("paper", "哪份材料", required=True, options=provided("papers"), width=14),
        LongText(
            "title",
            "标题改成",
            help="写 {村名} 的地方印村名，写 {期间} 的地方印哪一期",
            example="{村名}人口花名册",
        ),
        LongText("was_title", "原来的标题", help="写了就只改这个标题；同一份材料有时不止一个标题"),
        Choice(
            "sheet",
            "纸张",
            options=options("a4 A4", "a4_large A4大字", "a3 A3", "a3_large A3大字"),
            help="大字是整张放大，贴在墙上远处也看得清",
        ),
        Choice("lies", "方向", options=options("stands 竖着", "lies 横着")),
        Lines(
            "columns",
            "栏",
            ordered=True,
            help="多的一栏，台账里有这个名字的就印上，没有的空着用笔写",
            fields=(
                Text("column", "原来的栏"),
                Text("label", "改叫"),
                YesNo("left_out", "不要"),
            ),
        ),
        LongText(
            "roles",
            "签字的人",
            help="用顿号隔开；不要签字的写“无”",
            example="填表人、审核人、村委会主任",
        ),
        LongText("more_notes", "另加的说明", help="印在表的下面，一行一条"),
        YesNo("without_notes", "原来的说明不印", help="监督电话照样印"),
    ),
)
