"""报送登记: every paper that went up, kept as it was on its day: its bytes, and to whom it went.

What was sent stands still. Whom it went to and on which day can be put right.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from models.groups import Group
from models.kinds import LongText, Text
from models.kinds_dates import Date, PeriodOf
from models.kinds_links import Attachment, Computed, Link
from models.kinds_people import PersonName
from models.lists import words
from models.record import RecordType, Section
from models.view import View

_SENT = "报出去的就不再改了；报错了请再出一份，另报一次"
_FROZEN = ("title", "report", "asked", "period", "content", "paper")


def _locked(values: Mapping[str, Any]) -> Mapping[str, str]:
    if not values.get("content"):
        return {}
    return {**dict.fromkeys(_FROZEN, _SENT), "": "报出去的要留着备查，不能删"}


def _fingerprints(records: Sequence[Mapping[str, Any]], view: View) -> list[str | None]:
    del view
    return [
        "\n".join(f"{file.name.rpartition('.')[2]} {file.sha256}" for file in one["paper"] or ())
        or None
        for one in records
    ]


RECORD = RecordType(
    "sent_paper",
    "报送登记",
    group=Group.AFFAIRS,
    order=65,
    title="title",
    aliases=("材料报送", "报送台账"),
    unit="份",
    adds="登记一份报送",
    about="报给上级的材料一份一条：哪天、报给谁，当时的原样留着。在出材料里按“登记报送”就有。",
    listed=("title", "period", "receiver", "sent_on"),
    searched=("title", "receiver"),
    known_by=("title",),
    sorted_by=("-sent_on",),
    dated="sent_on",
    same_when=(("title", "sent_on", "receiver"),),
    locked=_locked,
    sections=(
        Section("", ("title", "period", "sent_on", "receiver", "handler", "manner")),
        Section("应谁要求", ("incoming", "outgoing", "note")),
        Section("当时的原样", ("paper", "fingerprint", "report", "asked", "content"), later=True),
    ),
    fields=(
        LongText(
            "title",
            "材料名称",
            required=True,
            width=20,
            example="白杨村工作事务台账",
            aliases=words("资料名称 报送材料 上报材料名称 报送内容"),
        ),
        PeriodOf(
            "period", "哪一期", width=8, example="2026Q3", aliases=words("所属期间 报送期次")
        ),
        Date(
            "sent_on",
            "哪天报的",
            required=True,
            default=lambda view: view.today,
            aliases=words("报送日期 上报时间"),
        ),
        Text(
            "receiver",
            "报给谁",
            required=True,
            width=10,
            example="柳河镇党政办",
            aliases=words(
                "报送部门 报往单位 报送对象 接收部门 报送单位 上报单位 接收单位 上报部门",
                "主送单位 报给单位 收件单位",
            ),
        ),
        PersonName(
            "handler",
            "谁报的",
            width=6,
            default=lambda view: view.village["secretary"],
            aliases=words("报送人 上报人"),
        ),
        Text(
            "manner",
            "怎么报的",
            example="打印盖章送去",
            aliases=words("报送方式 上报方式 报送形式 报送渠道"),
        ),
        Link("incoming", "哪份来文要的", to="incoming", width=16),
        Link("outgoing", "随哪份发文", to="outgoing", width=16),
        Text("report", "哪种材料", help="登记报送时自动记下"),
        LongText("asked", "当时怎么选的", help="登记报送时自动记下"),
        LongText("content", "报送时的全文", help="登记报送时自动存下"),
        Attachment("paper", "报送时的原样", help="登记报送时自动留下，补印就印这一份"),
        Computed(
            "fingerprint",
            "原样的指纹",
            result=LongText("fingerprint", "原样的指纹"),
            compute=_fingerprints,
            needs=("paper",),
        ),
        LongText("note", "备注"),
    ),
)
