"""证明: one line for each paper; issuing one writes its number and its seal line at once.

Its text is frozen when it is issued. What stands on the paper is changed only by a 更正, which
says who, when and why; void keeps the number.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from models import deciding, issuing
from models.deeds import Deed
from models.groups import Group
from models.kinds import Choice, Integer, LongText, Text
from models.kinds_dates import Date
from models.kinds_links import Copied, Lines, Link, Ref
from models.kinds_people import PersonName
from models.lists import options, words
from models.privacy import Privacy
from models.query import Query, Where
from models.record import (
    Consequence,
    Doubt,
    Event,
    Filter,
    Numbering,
    Record,
    RecordType,
    Said,
    Section,
    Written,
)
from models.rule_list import in_force
from models.tally import Tally
from models.view import View

_USUAL = "C62"  #: 居住证明, what is asked for most
_STANDS = "已经开出去了，纸上的字不能直接改；写错了请做“证明更正”，不用了可以作废"
#: what may still be written after the paper was issued
_LATER = frozenset({"status", "void_reason", "collected_by", "note"})


def _usual(view: View) -> Ref | None:
    found = in_force(view, "certificate_kind", code=_USUAL)
    return Ref(found[0].id, found[0]["name"]) if found else None


def _seal_line(values: Mapping[str, Any], view: View) -> Sequence[Consequence]:
    matter = issuing.matter_of(values, view)
    if matter is None or matter["form"] == "promise":
        return ()  # the villager signs a promise, the village seals nothing
    where = (Where("body", "=", "committee"), Where("in_use", "=", value=True))
    seals = view.find("seal", Query(where=where, limit=1))
    return (
        Consequence(
            type="seal_use",
            points_back="certificate",
            values={
                "used_on": values.get("issued_on"),
                "used_seal": Ref(seals[0].id) if seals else Ref(None, "村民委员会印章"),
                "document": f"{matter['name']}（{values.get('name') or ''}）",
                "receiver": values.get("receiver"),
                "copies": values.get("copies"),
                "approver": values.get("approver"),
                "handler": values.get("handler"),
            },
        ),
    )


def _refused(values: Mapping[str, Any], view: View) -> Mapping[str, str]:
    old = view.get("certificate", values["id"]) if values.get("id") else None
    return deciding.refused(values, view, old)


def _stands(values: Mapping[str, Any]) -> Mapping[str, str]:
    if not values.get("number"):
        return {}
    fields = (one.name for one in RECORD.entered if one.name not in _LATER)
    return dict.fromkeys(fields, _STANDS)


def _to_correct(certificate: Record, view: View) -> Sequence[Consequence]:
    del view
    ref = Ref(certificate.id, certificate["number"])
    return (Consequence(type="correction", values={"certificate": ref}),)


def _void_says_why(values: Mapping[str, Any]) -> Mapping[str, str]:
    if values.get("status") == "void" and not values.get("void_reason"):
        return {"void_reason": "作废要写一句为什么"}
    return {}


def _unapproved(certificates: Sequence[Record], view: View) -> Iterator[Said]:
    del view
    for one in certificates:
        if one["status"] == "valid" and not one["approver"]:
            yield Said(one, f"给{one['name']}开的证明没写批准人", "approver")


def _without_basis(certificates: Sequence[Record], view: View) -> Iterator[Said]:
    """Yield what was issued here though its kind has no basis or is none of the village's.

    Lines of an old register have no paper here, and are not judged.
    """
    query = Query(fields=("name", "answer"))
    kinds = {one.id: one for one in view.ledger.find("certificate_kind", query)}
    for one in certificates:
        if one["status"] != "valid" or not one["text"] or not one["matter"]:
            continue
        kind = kinds.get(one["matter"].id)
        if kind is not None and kind["answer"] == "no":
            yield Said(one, f"“{kind['name']}”不由村里开，却开了", "matter")
        elif not one["basis"]:
            yield Said(one, f"给{one['name']}开的，没有写凭什么开", "basis")


RECORD = RecordType(
    "certificate",
    "证明开具登记",
    group=Group.CERTIFICATES,
    order=10,
    title="number",
    aliases=("证明登记", "证明台账", "开具证明", "出具证明", "证明开具", "证明出具", "开证明"),
    unit="份",
    adds="开证明",
    about="选人、选事项，编号、登记、用印一次写好。证明、意见书、决定书、承诺书都在这里。",
    kept_because="证明给出了号就不能删，开错了可以作废，号留着",
    listed=("number", "name", "matter", "issued_on", "purpose", "status"),
    searched=("number", "name", "purpose", "receiver"),
    known_by=("number",),
    sorted_by=("-issued_on", "-number"),
    dated="issued_on",
    same_when=(("number",),),
    rules=(_void_says_why,),
    guards=(_refused,),
    locked=_stands,
    written=Written(fields=(*issuing.FROZEN, "corrected_on"), function=issuing.paper),
    doubts=(
        Doubt(
            name="approval",
            label="开证明有人批准",
            todo="问清是谁同意的；以后开证明先选批准人",
            finds=_unapproved,
        ),
        Doubt(
            name="basis",
            label="开证明有依据",
            todo="看看这件事该不该村里开：有依据的在“证明事项”里补上，没有的以后不开",
            finds=_without_basis,
        ),
    ),
    deeds=(
        Deed(
            name="correct",
            label="更正",
            hint="开出去的写错了：号不变，谁在哪天为什么改都留着，更正后的重新打印",
            does=_to_correct,
            opens=True,
            when=lambda one: one["status"] == "valid" and bool(one["text"]),
        ),
    ),
    numbering=Numbering(
        field="number",
        pattern={
            "证明": "证字〔{year}〕第{n}号",
            "意见书": "意字〔{year}〕第{n}号",
            "决定书": "定字〔{year}〕第{n}号",
            "告知承诺书": "承字〔{year}〕第{n}号",
        },
        by="form",
        of="issued_on",
        void={"status": "void", "void_reason": "撤销了这次开具"},
    ),
    entails=_seal_line,
    event=Event("有人来开证明", "选人选事项，证明和登记一次办好", 4, "stamp"),
    filters=(
        Filter(name="valid", label="有效", where=lambda _: (Where("status", "=", "valid"),)),
        Filter(name="void", label="作废", where=lambda _: (Where("status", "=", "void"),)),
    ),
    tallies=(
        Tally(
            name="certificates",
            label="出具证明",
            unit="份",
            order=60,
            where=(Where("status", "=", "valid"),),
        ),
    ),
    sections=(
        Section("", ("number", "resident", "name", "matter", "address", "lived_since", "details")),
        Section("用在哪里", ("purpose", "receiver", "copies", "issued_on")),
        Section("谁办的", ("verifier", "verified_on", "approver", "handler", "collected_by")),
        Section(
            "证件当时的样子",
            ("sex", "born_on", "id_number", "group", "phone", "registered", "registered_address"),
        ),
        Section("状态", ("status", "void_reason", "corrected_on", "note")),
        Section(
            "纸上的字",
            (
                "title",
                "form",
                "basis",
                "text",
                "committee",
                "office_phone",
                "verifier_name",
                "approver_name",
            ),
        ),
    ),
    fields=(
        Text("number", "编号", privacy=Privacy.OPEN, width=14,
            aliases=words(
                "证明编号 文号 登记号 登记编号 证明文号 证明号 开具编号 存根编号 证明书编号",
                "出证编号",
            )),
        Date(
            "issued_on",
            "开具日期",
            required=True,
            default=lambda view: view.today,
            aliases=words(
                "日期 出具日期 开证日期 开证明日期 办理日期 开具证明时间 出证日期 出证时间",
                "证明日期 证明时间 登记日期 时间 出具时间",
            ),
        ),
        Link(
            "matter",
            "证明事项",
            to="certificate_kind",
            required=True,
            default=_usual,
            width=9,
            aliases=words(
                "证明类型 事项 证明名称 证明种类 开具内容 开什么证明 开具事项 证明事由 证明类别",
                "证明内容 出具证明名称 出具事项 证明材料名称 证明内容及事项 证明用途类型",
                "出具证明内容 证明内容摘要 证明主要内容 开具证明内容 开具证明事项 出具证明事项",
                "证明标题 证明文书名称",
            ),
        ),
        Copied("form", "出的是", link="matter", of="form", width=5),
        Link("resident", "申请人", to="resident", required=True,
            aliases=words(
                "被证明人 姓名 申请人姓名 当事人 当事人姓名 被证明人姓名 办证人 求证人 办理人",
                "申请人姓名（被证明人） 申办人 开具对象 办事群众 申请开具人 来办人 证明对象",
                "申请村民",
            )),
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
            aliases=words("身份证号"),
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
        Date("lived_since", "从哪天起住", help="知道就写，证明上会多一句", aliases=words(
            "起住时间",
        )),
        Text("purpose", "用途", required=True, width=14, example="办理居民用电户名变更",
            aliases=words(
                "何用 用于何处 使用目的 办理用途 使用用途 证明用于何事 用途说明 使用事由",
                "开具原因 证明用途 开具用途 办理事由 开具事由 用途及去向 申请事由 开证用途",
                "用何处 用于何事 用于何种用途 办理何事 办何事 申请用途",
            )),
        Text("receiver", "交给哪个单位", width=12,
            aliases=words(
                "接收单位 使用单位 提交单位 送交单位 交哪个单位 出具对象 用证单位 递交单位",
                "送达单位 受理单位 要求出具单位 索要证明单位 需求单位 出具给何单位 证明去向",
                "使用部门 用证部门 接收部门 使用机构 证明接收单位 要求开具单位",
                "需要证明的单位 索要单位 报送单位 证明使用单位 要求出具证明的单位 出具给单位",
                "交往单位 出具给 需证单位 交付单位 送往单位 收件单位 去向 呈送单位",
            ),
            example="柳河镇供电所"),
        Integer("copies", "份数", default=lambda _: 1, least=1, most=99, width=4),
        Link("verifier", "谁核实的", to="official",
            aliases=words("核实人 核查人 调查核实人 核实人员 调查人 核实干部 查证人")),
        Date("verified_on", "哪天核实的", default=lambda view: view.today,
            aliases=words("核实日期 核查时间")),
        Link("approver", "批准人", to="official", aliases=words(
                "审批人 签批人 批准领导 审批领导 审批人签字 签发人 审核人 签字领导",
                "签发领导 审批签字 审核审批人 批准人签字 村主任签字 领导签字",
            )),
        PersonName(
            "handler",
            "经办人",
            default=lambda view: view.village["secretary"],
            aliases=words(
                "经手人 开具人 承办人 出证人 经办人签字 办理人员 出具人 开证人 开具经办人",
                "承办人员 经手办理人 经办人员 办理人",
            ),
        ),
        PersonName("collected_by", "领取人",
            aliases=words(
                "领取人签字 领取人签名 领证人 领取人姓名 领证人签字 取件人 签收人 领件人",
            )),
        Choice(
            "status",
            "状态",
            required=True,
            default=lambda _: "valid",
            width=5,
            options=options("valid 有效", "void 作废"),
        ),
        Text("void_reason", "为什么作废"),
        Date("corrected_on", "哪天更正的"),
        LongText("note", "备注"),
        Lines(
            "details",
            "另外要填的",
            privacy=Privacy.PERSONAL,
            fields=(Text("asked", "填什么"), Text("answer", "填的内容", longest=2000)),
        ),
        # As on the paper that was issued; the ledger writes these and nobody else.
        Text("title", "纸上的标题"),
        LongText("text", "正文", privacy=Privacy.PERSONAL,
            aliases=words("证明内容 内容 证明正文")),
        LongText("basis", "开具依据"),
        Text("committee", "落款单位", width=16),
        Text("office_phone", "村部电话", privacy=Privacy.PERSONAL),
        PersonName("verifier_name", "核实人姓名"),
        PersonName("approver_name", "批准人姓名"),
        Choice("kind", "证明事项（旧）", retired=True, options=options("residence 居住证明")),
    ),
)
