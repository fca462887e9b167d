"""议事步骤: the steps of 四议两公开 as the village walks them; some merge two, some have five."""

from models.groups import Group
from models.kinds import Choice, Integer, LongText, Text
from models.lists import options
from models.privacy import Privacy
from models.rule_list import rule_list

RECORD = rule_list(
    "process_step",
    "议事步骤",
    group=Group.MEETINGS,
    order=81,
    title="name",
    unit="步",
    adds="加一步",
    about="四议两公开分哪几步、哪个在前。书记主任一肩挑把前两步并成一步的，停用一步就行。",
    listed=("position", "name", "needs", "used"),
    searched=("name",),
    known_by=("name",),
    sorted_by=("position",),
    free=("note",),
    fields=(
        Text("name", "步骤", required=True, privacy=Privacy.OPEN, width=12),
        Integer("position", "第几步", required=True, privacy=Privacy.OPEN, least=1, most=20),
        Choice(
            "needs",
            "靠什么办成",
            required=True,
            privacy=Privacy.OPEN,
            default=lambda _: "meeting",
            options=options("meeting 开会", "resolution 会议决议", "notice 张贴公开"),
        ),
        Text("body", "哪种会", privacy=Privacy.OPEN, help="开会的步骤写会议种类的名称"),
        LongText("note", "备注"),
    ),
)
