"""减负规定: what a rule says of a figure of the 减负统计表, with source and place."""

from models.groups import Group
from models.kinds import Choice, LongText, Text
from models.lists import provided
from models.privacy import Privacy
from models.rule_list import rule_list

RECORD = rule_list(
    "burden_limit",
    "减负规定",
    group=Group.AFFAIRS,
    order=85,
    title="subject",
    unit="条",
    adds="加一条规定",
    about="文件、会议、检查、报表各有什么限，印在减负统计表每个数的旁边。县里有新规定就加上。",
    listed=("subject", "rule", "basis", "place", "certainty"),
    searched=("subject", "rule", "basis"),
    known_by=("subject", "code"),
    free=("note",),
    fields=(
        LongText("subject", "说的是什么", required=True, privacy=Privacy.OPEN, width=12),
        Choice(
            "counter",
            "对着哪个数",
            privacy=Privacy.OPEN,
            width=10,
            options=provided("tallies"),
            help="减负统计表里的哪一行，没有对得上的就空着",
        ),
        LongText("rule", "怎么说的", required=True, privacy=Privacy.OPEN, width=18),
        Text("unit", "单位", privacy=Privacy.OPEN, width=4),
        LongText("note", "备注"),
    ),
)
