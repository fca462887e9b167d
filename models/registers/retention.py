"""保管期限: how long which papers are kept; the county may set its own table.

Years are counted after the thing itself is over: the end of a contract and the end of its keeping
are two days.
"""

from models.groups import Group
from models.kinds import Integer, LongText, Text, YesNo
from models.lists import words
from models.privacy import Privacy
from models.record import Section
from models.rule_list import rule_list

RECORD = rule_list(
    "retention",
    "保管期限",
    group=Group.VILLAGE,
    order=84,
    title="item",
    aliases=("保管期限表",),
    unit="条",
    adds="加一条",
    about="什么材料保管几年。县里发了村级的表，照着加本村的；期限到了也要鉴定过才能销毁。",
    listed=("item", "category", "said", "basis", "certainty"),
    searched=("item", "category"),
    known_by=("item", "code"),
    free=("note",),
    sections=(Section("", ("item", "category", "forever", "years", "said", "note")),),
    fields=(
        LongText(
            "item",
            "什么材料",
            required=True,
            privacy=Privacy.OPEN,
            width=20,
            aliases=words("归档范围 文件材料名称"),
        ),
        Text(
            "category", "类别", privacy=Privacy.OPEN, width=8, aliases=words("档案类别 档案门类")
        ),
        YesNo("forever", "永久", privacy=Privacy.OPEN, width=4),
        Integer(
            "years",
            "保管几年",
            least=1,
            most=100,
            privacy=Privacy.OPEN,
            width=5,
            aliases=words("保管年限"),
        ),
        Text("said", "原文", privacy=Privacy.OPEN, width=10, example="30年",
            aliases=words("保管期限 保存期限 档案保管期限 期限 保管年限 保存年限")),
        LongText("note", "备注"),
    ),
)
