"""证明: one line for each certificate; issuing one writes its number and its seal line at once."""

from collections.abc import Mapping, Sequence
from typing import Any

from models.groups import Group
from models.kinds import Choice, Integer, LongText, Text
from models.kinds_dates import Date
from models.kinds_links import Copied, Link
from models.kinds_people import PersonName
from models.lists import options
from models.privacy import Privacy
from models.query import Where
from models.record import (
    Consequence,
    Event,
    Filter,
    Finding,
    Numbering,
    Record,
    RecordType,
    Section,
)
from models.rules import options_of
from models.view import View


def _seal_line(values: Mapping[str, Any], view: View) -> Sequence[Consequence]:
    kind = view.type("certificate").by_name["kind"].show(values.get("kind"))
    return (
        Consequence(
            type="seal_use",
            points_back="certificate",
            values={
                "used_on": values.get("issued_on"),
                "seal": "committee",
                "document": f"{kind}（{values.get('name') or ''}）",
                "receiver": values.get("receiver"),
                "copies": values.get("copies"),
                "approver": values.get("approver"),
                "handler": values.get("handler"),
            },
        ),
    )


def _void_says_why(values: Mapping[str, Any]) -> Mapping[str, str]:
    if values.get("status") == "void" and not values.get("void_reason"):
        return {"void_reason": "作废要写一句为什么"}
    return {}


def _unapproved(certificates: Sequence[Record], view: View) -> list[Finding]:
    del view
    return [
        Finding(
            type="certificate",
            id=one.id,
            title=one["number"],
            field="approver",
            sentence=f"给{one['name']}开的证明没写批准人",
        )
        for one in certificates
        if one["status"] == "valid" and not one["approver"]
    ]


RECORD = RecordType(
    "certificate",
    "证明开具登记",
    group=Group.CERTIFICATES,
    order=10,
    title="number",
    unit="份",
    adds="开证明",
    about="选人、选事项，编号、登记、用印一次写好。",
    kept_because="证明给出了号就不能删，开错了可以作废，号留着",
    listed=("number", "name", "kind", "issued_on", "purpose", "status"),
    searched=("number", "name", "purpose", "receiver"),
    known_by=("number",),
    sorted_by=("-issued_on", "-number"),
    dated="issued_on",
    same_when=(("number",),),
    rules=(_void_says_why,),
    doubts=(_unapproved,),
    numbering=Numbering(
        field="number",
        pattern="证字〔{year}〕第{n}号",
        of="issued_on",
        void={"status": "void", "void_reason": "撤销了这次开具"},
    ),
    entails=_seal_line,
    event=Event("有人来开证明", "选人选事项，证明和登记一次办好", 4, "stamp"),
    filters=(
        Filter(name="valid", label="有效", where=lambda _: (Where("status", "=", "valid"),)),
        Filter(name="void", label="作废", where=lambda _: (Where("status", "=", "void"),)),
    ),
    sections=(
        Section("", ("number", "resident", "name", "kind", "address", "lived_since")),
        Section("用在哪里", ("purpose", "receiver", "copies", "issued_on")),
        Section("谁办的", ("verifier", "verified_on", "approver", "handler", "collected_by")),
        Section(
            "证件当时的样子",
            ("sex", "born_on", "id_number", "group", "phone", "registered", "registered_address"),
        ),
        Section("状态", ("status", "void_reason", "note")),
    ),
    fields=(
        Text("number", "编号", privacy=Privacy.OPEN, width=14, aliases=("证明编号", "文号")),
        Date(
            "issued_on",
            "开具日期",
            required=True,
            default=lambda view: view.today,
            aliases=("日期", "出具日期"),
        ),
        Choice(
            "kind",
            "证明事项",
            required=True,
            default=lambda _: "residence",
            options=lambda: options_of("certificate_kinds"),
            aliases=("证明类型", "事项"),
        ),
        Link("resident", "申请人", to="resident", required=True, aliases=("被证明人", "姓名")),
        Copied("name", "姓名", link="resident", of="name", width=6),
        Copied("sex", "性别", link="resident", of="sex", width=4),
        Copied("born_on", "出生日期", link="resident", of="born_on", width=10),
        Copied(
            "id_number",
            "公民身份号码",
            link="resident",
            of="id_number",
            width=18,
            privacy=Privacy.PERSONAL,
            aliases=("身份证号",),
        ),
        Copied("group", "村民小组", link="resident", of="group", width=6),
        Copied(
            "phone", "联系电话", link="resident", of="phone", width=11, privacy=Privacy.PERSONAL
        ),
        Copied(
            "address", "现住址", link="resident", of="address", width=14, privacy=Privacy.PERSONAL
        ),
        Copied("registered", "户籍在册", link="resident", of="registered", width=4),
        Copied(
            "registered_address",
            "户籍地址",
            link="resident",
            of="registered_address",
            width=14,
            privacy=Privacy.PERSONAL,
        ),
        Date("lived_since", "从哪天起住", help="知道就写，证明上会多一句", aliases=("起住时间",)),
        Text("purpose", "用途", required=True, width=14, example="办理居民用电户名变更"),
        Text("receiver", "交给哪个单位", width=12, aliases=("接收单位",), example="柳河镇供电所"),
        Integer("copies", "份数", default=lambda _: 1, least=1, most=99, width=4),
        Link("verifier", "谁核实的", to="official", aliases=("核实人",)),
        Date("verified_on", "哪天核实的", default=lambda view: view.today),
        Link("approver", "批准人", to="official", aliases=("审批人",)),
        PersonName(
            "handler",
            "经办人",
            default=lambda view: view.village["secretary"],
            aliases=("经手人",),
        ),
        PersonName("collected_by", "领取人"),
        Choice(
            "status",
            "状态",
            required=True,
            default=lambda _: "valid",
            width=5,
            options=options("valid 有效", "void 作废"),
        ),
        Text("void_reason", "为什么作废"),
        LongText("note", "备注"),
    ),
)
