"""公开类别: 党务, 村务, 财务; a county may have a fourth, a village may add its own."""

from models.groups import Group
from models.kinds import LongText, Text, YesNo
from models.privacy import Privacy
from models.rule_list import rule_list

RECORD = rule_list(
    "affairs_kind",
    "公开类别",
    group=Group.DISCLOSURE,
    order=80,
    title="name",
    unit="类",
    adds="加一类",
    about="党务、村务、财务三类，县里分四类的自己加一类。",
    listed=("name", "floored", "place", "used"),
    searched=("name",),
    known_by=("name",),
    free=("note",),
    fields=(
        Text("name", "类别名称", required=True, privacy=Privacy.OPEN, example="政务"),
        YesNo(
            "floored",
            "至少公示15日",
            default=lambda _: True,
            help="村务公开不得少于15日，2026年起；党务另有规定",
        ),
        LongText("note", "备注"),
    ),
)
