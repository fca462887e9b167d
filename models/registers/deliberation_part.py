"""四议两公开的每一步: when, at which meeting, with which outcome; in the order of the steps."""

from models.groups import Group
from models.kinds import LongText, Text
from models.kinds_dates import Date
from models.kinds_links import Attachment, Link
from models.lists import words
from models.meetings.deliberating import disordered, out_of_order
from models.privacy import Privacy
from models.record import Doubt, RecordType, Section

RECORD = RecordType(
    "deliberation_part",
    "四议两公开步骤",
    group=Group.MEETINGS,
    order=31,
    title="step",
    unit="步",
    adds="记一步",
    about="四议两公开走过的每一步。开会、决议时选了是哪件大事，这里自动有。",
    listed=("happened_on", "deliberation", "step", "content"),
    sorted_by=("-happened_on",),
    dated="happened_on",
    same_when=(("deliberation", "step"),),
    guards=(out_of_order,),
    doubts=(
        Doubt(
            name="order",
            label="四议两公开按顺序走",
            todo="前面那一步补记上；日期记错了就改",
            finds=disordered,
        ),
    ),
    sections=(
        Section("", ("deliberation", "step", "happened_on", "meeting", "resolution")),
        Section("", ("content", "opinion", "guests", "proof", "note")),
    ),
    fields=(
        Link(
            "deliberation",
            "哪件大事",
            to="deliberation",
            required=True,
            aliases=words("事项名称 决策事项 议事事项"),
        ),
        Link(
            "step",
            "哪一步",
            to="process_step",
            required=True,
            aliases=words("步骤 程序 环节 程序环节 议事环节"),
        ),
        Date(
            "happened_on",
            "日期",
            required=True,
            default=lambda view: view.today,
            aliases=words("办理时间 开展时间 完成时间"),
        ),
        Link("meeting", "哪次会", to="meeting"),
        Link("resolution", "哪件决议", to="resolution"),
        LongText("content", "内容", privacy=Privacy.OPEN, aliases=words("主要内容 议事内容")),
        LongText(
            "opinion",
            "监督意见",
            privacy=Privacy.OPEN,
            aliases=words("监委会意见 村务监督委员会意见 监督委员会意见"),
        ),
        Text(
            "guests",
            "乡镇参会人员",
            help="姓名和职务",
            aliases=words("乡镇列席人员 上级参会人员 列席领导"),
        ),
        Attachment("proof", "附件"),
        LongText("note", "备注"),
    ),
)
