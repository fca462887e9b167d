"""活动: one record of what was done on one day; every paper about it is a view of this record.

What was not held is not here, and no paper makes it up.
"""

from models.groups import Group
from models.kinds import Choice, DecimalNumber, Integer, LongText, Money, Text
from models.kinds_dates import Date
from models.kinds_links import Attachment, Lines, Link
from models.kinds_people import PersonName
from models.lists import options
from models.privacy import Privacy
from models.record import Event, RecordType, Section

RECORD = RecordType(
    "activity",
    "活动",
    group=Group.AFFAIRS,
    order=15,
    title="title",
    unit="次",
    adds="记一次活动",
    about="搞了一次活动只记一次：哪天、哪里、谁来了、花了多少。要的各样材料都从这一条里出。",
    listed=("title", "happened_on", "place", "people", "cost"),
    searched=("title", "place"),
    known_by=("title",),
    sorted_by=("-happened_on",),
    dated="happened_on",
    same_when=(("title", "happened_on"),),
    event=Event("搞了一次活动", "哪天、哪里、谁来了，记一次，各样材料都有", 8, "broom"),
    sections=(
        Section("", ("title", "kind", "happened_on", "place", "organiser", "people")),
        Section("来了谁、干了什么", ("taking_part", "content")),
        Section("车和钱", ("machines", "hauled", "cost")),
        Section("从哪里来、凭什么", ("asked_in", "meeting", "photos", "note")),
    ),
    fields=(
        Text("title", "什么活动", required=True, privacy=Privacy.OPEN, width=16,
             aliases=("活动名称", "活动内容", "活动主题")),
        Choice(
            "kind",
            "哪一类",
            privacy=Privacy.OPEN,
            default=lambda _: "cleaning",
            options=options(
                "cleaning 人居环境整治 环境整治", "volunteer 志愿服务", "culture 文化体育 文体",
                "teaching 宣讲培训", "safety 安全和应急", "visit 走访慰问", "other 其他",
            ),
        ),
        Date(
            "happened_on",
            "哪天",
            required=True,
            privacy=Privacy.OPEN,
            default=lambda view: view.today,
            aliases=("日期", "活动时间", "时间"),
        ),
        Text("place", "在哪里", privacy=Privacy.OPEN, aliases=("地点", "区域", "路段")),
        PersonName("organiser", "谁组织的", aliases=("组织者", "负责人")),
        Integer("people", "来了多少人", least=0, most=99999, width=5, privacy=Privacy.OPEN,
                aliases=("参加人数", "人数")),
        Lines(
            "taking_part",
            "哪些人",
            privacy=Privacy.OPEN,
            fields=(
                Text("who", "什么人", required=True, privacy=Privacy.OPEN, example="党员"),
                Integer("count", "几人", least=0, most=99999, privacy=Privacy.OPEN),
            ),
        ),
        LongText("content", "干了什么", privacy=Privacy.OPEN),
        Text("machines", "机械车次", privacy=Privacy.OPEN, example="铲车 2 台"),
        DecimalNumber("hauled", "清运量（吨）", privacy=Privacy.OPEN, aliases=("清运垃圾",)),
        Money("cost", "经费", privacy=Privacy.OPEN, aliases=("花费", "支出")),
        Text("asked_in", "哪份来文要办的", help="写收文的标题或文号"),
        Link("meeting", "哪次会布置的", to="meeting"),
        Attachment("photos", "照片", help="可有可无，有几张放几张"),
        LongText("note", "备注"),
    ),
)
