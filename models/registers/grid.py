"""网格: parts of the village with somebody who looks after each."""

from models.groups import Group
from models.kinds import Integer, LongText, Text
from models.kinds_dates import Date
from models.kinds_links import Link
from models.kinds_people import PersonName, Phone
from models.privacy import Privacy
from models.record import RecordType, Section, in_order

RECORD = RecordType(
    "grid",
    "网格",
    group=Group.APPEALS,
    order=30,
    title="name",
    unit="个",
    adds="加一个网格",
    about="村里分几个网格、哪些组、谁是网格员。",
    listed=("name", "leader", "groups", "count"),
    searched=("name", "leader"),
    known_by=("name",),
    sorted_by=("name",),
    same_when=(("name",),),
    rules=(in_order("started", "ended", "结束不能早于开始"),),
    sections=(
        Section("", ("name", "groups", "count", "official", "leader", "phone")),
        Section("", ("started", "ended", "note")),
    ),
    fields=(
        Text("name", "网格名称", required=True, privacy=Privacy.OPEN, example="第一网格",
            aliases=("网格", "网格名")),
        Text("groups", "包括哪些组", privacy=Privacy.OPEN, example="1组、2组",
            aliases=(
                *("覆盖小组", "覆盖范围", "包括小组", "负责区域", "管辖范围", "包含小组"),
                *("覆盖区域", "管辖小组", "网格范围"),
            )),
        Integer("count", "多少户", least=0, most=9999, width=5, privacy=Privacy.OPEN,
            aliases=("户数", "管辖户数", "覆盖户数")),
        Link("official", "是哪位村干部", to="official", aliases=("网格长", "网格长姓名")),
        PersonName("leader", "网格员", privacy=Privacy.OPEN,
            aliases=("网格员姓名", "专职网格员", "专职网格员姓名", "兼职网格员")),
        Phone("phone", "联系电话",
            aliases=("网格员电话", "网格员联系电话", "电话", "手机号", "网格员手机号")),
        Date("started", "开始日期", coarsest="year"),
        Date("ended", "结束日期", coarsest="year"),
        LongText("note", "备注"),
    ),
)
