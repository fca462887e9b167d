"""村干部与任职: one line for each post that somebody holds or held."""

import datetime as dt

from models.groups import Group
from models.kinds import Choice, LongText, Text
from models.kinds_dates import Date
from models.kinds_links import Copied, Link
from models.kinds_people import Phone
from models.lists import options
from models.privacy import Privacy
from models.query import Where
from models.record import Filter, RecordType, Section, in_order


def _serving(today: dt.date) -> tuple[Where, ...]:
    del today  # whoever has no end serves
    return (Where("ended", "empty"),)


RECORD = RecordType(
    "official",
    "村干部与任职",
    group=Group.VILLAGE,
    order=2,
    title="name",
    unit="条",
    adds="加一任",
    about="谁从哪天起担任什么，离任了填上离任日期，一任一行。",
    listed=("name", "body", "post", "started", "ended"),
    searched=("name", "post"),
    known_by=("name",),
    sorted_by=("body", "started"),
    same_when=(("name", "body", "post", "started"),),
    rules=(in_order("started", "ended", "离任不能早于任职"),),
    filters=(Filter(name="serving", label="在任", where=_serving),),
    sections=(
        Section("", ("resident", "name", "body", "post", "started", "ended")),
        Section("联系和分工", ("phone", "duties", "note")),
    ),
    fields=(
        Link(
            "resident", "村民", to="resident", help="是本村人就从村民里选，不是就空着、直接写姓名"
        ),
        Copied("name", "姓名", link="resident", of="name", required=True, privacy=Privacy.OPEN),
        Choice(
            "body",
            "组织",
            required=True,
            privacy=Privacy.OPEN,
            width=10,
            options=options(
                "party 村党组织 党支部 村党支部 党总支",
                "committee 村民委员会 村委会",
                "supervision 村务监督委员会 监委会 村监委",
                "collective 村集体经济组织 合作社 经济合作社",
                "group 村民小组 小组",
                "representative 村民代表",
                "other 其他",
            ),
        ),
        Text(
            "post",
            "职务",
            required=True,
            privacy=Privacy.OPEN,
            example="文书",
            aliases=("担任职务", "现任职务"),
        ),
        Date("started", "任职日期", privacy=Privacy.OPEN, aliases=("任职时间", "任现职时间")),
        Date("ended", "离任日期", privacy=Privacy.OPEN, aliases=("离任时间",)),
        Phone("phone", "联系电话", aliases=("手机号", "电话", "手机")),
        Text("duties", "分工", privacy=Privacy.OPEN, width=16),
        LongText("note", "备注"),
    ),
)
