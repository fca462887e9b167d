"""用印登记: every use of a seal: on what, how often, who approved, who did it.

Elements of the register: 国办发〔2001〕52号 as reprinted (事由、次数、批准人、经办人), not
compared with the original.
"""

from collections.abc import Sequence

from models.groups import Group
from models.kinds import Choice, Integer, LongText, Text
from models.kinds_dates import Date
from models.kinds_links import Attachment, Link
from models.kinds_people import PersonName
from models.lists import options
from models.query import Query
from models.record import Event, Finding, Record, RecordType, Section
from models.view import View


def _keeper(view: View) -> str | None:
    keeper = view.village["seal_keeper"]
    return keeper.title if keeper else None


def _approval(uses: Sequence[Record], view: View) -> list[Finding]:
    names = {one.id: one["name"] for one in view.ledger.find("official", Query(fields=("name",)))}
    findings = []
    for one in uses:
        approver = names.get(one["approver"].id) if one["approver"] else None
        sentence = ""
        if not approver:
            sentence = "没写批准人"
        elif approver == one["keeper"]:
            sentence = "批准人和监印人是同一个人"
        if sentence:
            findings.append(
                Finding(
                    type="seal_use",
                    id=one.id,
                    title=one["document"],
                    sentence=sentence,
                    field="approver",
                    basis="提示（没有对照原文）：国办发〔2001〕52号，用印要登记批准人，审批和保管一般不为同一人",
                )
            )
    return findings


RECORD = RecordType(
    "seal_use",
    "用印登记",
    group=Group.CERTIFICATES,
    order=20,
    title="document",
    unit="次",
    adds="登记用印",
    about="盖一次章记一行。开证明时盖的章自动记好。",
    listed=("used_on", "document", "copies", "approver", "handler"),
    searched=("document", "receiver"),
    sorted_by=("-used_on",),
    dated="used_on",
    same_when=(("used_on", "document", "receiver"),),
    doubts=(_approval,),
    event=Event("盖了章", "事由、份数、批准人，进用印登记簿", 5, "star-seal"),
    sections=(
        Section(
            "",
            (
                "document",
                "used_on",
                "seal",
                "copies",
                "receiver",
                "approver",
                "handler",
                "keeper",
                "resolution",
                "certificate",
                "kept",
                "note",
            ),
        ),
    ),
    fields=(
        Date(
            "used_on",
            "用印日期",
            required=True,
            default=lambda view: view.today,
            aliases=("日期", "使用日期", "盖章日期", "盖章时间", "用印时间", "用章日期"),
        ),
        Choice(
            "seal",
            "印章名称",
            required=True,
            default=lambda _: "committee",
            width=8,
            aliases=("印章", "印章类型", "盖章类型", "公章名称"),
            options=options(
                "committee 村委会章 村民委员会",
                "party 村党组织章 党支部",
                "supervision 监委会章",
                "collective 集体经济组织章 合作社",
                "finance 财务章",
            ),
        ),
        Text(
            "document",
            "文件名称和用印事由",
            required=True,
            width=16,
            aliases=("事由", "用印事由", "用印事项", "用章事由", "使用事由", "盖章事由", "用途"),
            example="耕地地力保护补贴面积确认表",
        ),
        Text("receiver", "主送或接收单位", width=12, aliases=("接收单位", "主送单位")),
        Integer(
            "copies",
            "用印次数",
            default=lambda _: 1,
            least=1,
            most=9999,
            width=4,
            aliases=("份数", "次数"),
        ),
        Link("approver", "批准人", to="official", width=6, aliases=("审批人",)),
        PersonName(
            "handler",
            "经办人",
            width=6,
            default=lambda view: view.village["secretary"],
            aliases=("经手人",),
        ),
        PersonName("keeper", "监印人", width=6, default=_keeper, aliases=("保管人",)),
        Text(
            "resolution", "会议决议编号", help="贷款、承包、签合同这类大事，写上会议决议", width=8
        ),
        Link("certificate", "所附证明", to="certificate", width=10),
        Attachment("kept", "留存件", help="盖章的那份文件拍张照或扫一份，可有可无"),
        LongText("note", "备注"),
    ),
)
