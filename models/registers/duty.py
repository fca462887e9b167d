"""事务清单: what the village must do, helps the government with, or may not be given.

Each entry has its basis; the department is inferred, it does not stand in the law.
"""

from models.groups import Group
from models.kinds import LongText, Text
from models.kinds_links import Link
from models.lists import words
from models.privacy import Privacy
from models.record import Section
from models.rule_list import rule_list

RECORD = rule_list(
    "duty",
    "事务清单",
    group=Group.AFFAIRS,
    order=81,
    title="matter",
    aliases=words("协助政府工作事项 工作事务清单 协助工作事项 履职事项清单"),
    unit="项",
    adds="加一项",
    about="村里该办哪些事、协助哪些事，每一项有依据。县里发了清单就整张导进来。",
    listed=("matter", "on_list", "basis", "article", "certainty", "used"),
    searched=("matter", "basis", "department"),
    known_by=("matter", "code"),
    free=("funds", "in_charge", "note"),
    sections=(
        Section("", ("matter", "on_list", "modal", "department", "content")),
        Section("本村怎么办", ("funds", "in_charge", "note")),
    ),
    fields=(
        LongText(
            "matter",
            "事项名称",
            required=True,
            privacy=Privacy.OPEN,
            width=20,
            aliases=words("事项 工作事项 事务名称 主要事项 具体事项 职责事项 履职事项"),
        ),
        Link(
            "on_list",
            "在哪张清单",
            to="duty_list",
            required=True,
            makes=True,
            privacy=Privacy.OPEN,
            width=9,
            aliases=words("清单类别 类别 清单 事项类别"),
        ),
        Text("modal", "要求", privacy=Privacy.OPEN, width=4, example="应当"),
        Text(
            "department",
            "主管部门",
            privacy=Privacy.OPEN,
            width=10,
            aliases=words(
                "上级主管部门 归口指导部门 责任部门 牵头部门 对应部门 指导部门 业务主管部门",
            ),
            help="推断的，条文里没有写",
        ),
        LongText("content", "工作内容", privacy=Privacy.OPEN, aliases=words("内容 协助内容")),
        Text("funds", "经费从哪里来", privacy=Privacy.OPEN, aliases=words("经费保障 经费来源")),
        Text("in_charge", "村里谁负责", aliases=words("村责任人 责任人 村级责任人")),
        LongText("note", "备注"),
    ),
)
