"""发文登记: every paper the village sent out, with its own number; a reply says to what."""

from collections.abc import Mapping
from typing import Any

from models.groups import Group
from models.kinds import Choice, Integer, LongText, Text
from models.kinds_dates import Date
from models.kinds_links import Attachment, Link, Ref
from models.kinds_people import PersonName
from models.lists import options, words
from models.query import Where
from models.record import Filter, Numbering, RecordType, Section
from models.view import View


def _void_says_why(values: Mapping[str, Any]) -> Mapping[str, str]:
    if values.get("status") == "void" and not values.get("void_reason"):
        return {"void_reason": "作废要写一句为什么"}
    return {}


def _of_the_affair(values: Mapping[str, Any], view: View) -> Mapping[str, Any]:
    ref = values.get("affair")
    if not isinstance(ref, Ref) or ref.id is None:
        return {}
    affair = view.get("affair", ref.id)
    back = affair["status"] == "returned"
    subject = f"关于退回“{affair['matter']}”的函" if back else f"关于“{affair['matter']}”的回复"
    return {"receiver": affair["sender"], "subject": subject, "incoming": affair["incoming"]}


RECORD = RecordType(
    "outgoing",
    "发文登记",
    group=Group.AFFAIRS,
    order=60,
    title="subject",
    aliases=("发文",),
    unit="件",
    adds="登记发文",
    about="村里发出去的文件，一件一个发文号：报告、请示、函、回复。",
    kept_because="发文号给出去了就不能删，登错了可以作废，号留着",
    listed=("number", "subject", "receiver", "sent_on"),
    searched=("subject", "receiver", "number"),
    known_by=("subject", "number"),
    sorted_by=("-sent_on", "-number"),
    dated="sent_on",
    same_when=(("number",),),
    rules=(_void_says_why,),
    proposes=_of_the_affair,
    numbering=Numbering(
        field="number",
        pattern="发〔{year}〕{n}号",
        of="sent_on",
        void={"status": "void", "void_reason": "撤销了这次登记"},
    ),
    filters=(
        Filter(name="valid", label="有效", where=lambda _: (Where("status", "=", "valid"),)),
    ),
    sections=(
        Section(
            "",
            ("subject", "number", "receiver", "sent_on", "copies", "signer", "handler"),
        ),
        Section("答复哪一件", ("affair", "incoming", "files")),
        Section("状态", ("status", "void_reason", "note"), later=True),
    ),
    fields=(
        Text("number", "发文号", width=12, aliases=words(
                "发文编号 文号 文件编号 文件号 发文序号 编号 发文字号 发文文号 字号 发文字",
                "文件字号",
            )),
        Date(
            "sent_on",
            "发文日期",
            required=True,
            default=lambda view: view.today,
            aliases=words(
                "日期 发出日期 成文日期 印发日期 签发日期 发出时间 寄发日期 时间 拟发日期",
                "成文时间 印发时间 上报时间 上报日期 报送时间 报送日期 寄送日期 制发时间",
            ),
        ),
        LongText(
            "subject",
            "文件标题",
            required=True,
            width=20,
            aliases=words(
                "标题 文件名称 发文标题 文件题目 题目 文件题名 题名 发文题名 公文标题 文件内容",
                "公文名称 发文内容 标题名称 事由 内容 发文名称 文件标题名称",
            ),
            example="关于村西路灯维修资金的请示",
        ),
        Text(
            "receiver",
            "主送单位",
            required=True,
            width=10,
            aliases=words(
                "主送或接收单位 接收单位 主送机关 发往单位 报送单位 发往机关 送达单位 收文单位",
                "受文单位 发送单位 发送范围 送往单位 发送机关 主送 发放范围 发往处 主送部门",
                "收件单位 受文机关 主送单位（机关） 主送单位名称 发至单位 报送机关 抄送单位",
            ),
            example="柳河镇人民政府",
        ),
        Integer("copies", "份数", default=lambda _: 1, least=1, most=999, width=4,
            aliases=words(
                "印发份数 印制份数 打印份数 发文份数 印数",
            )),
        Link("signer", "签发人", to="official", width=6,
            aliases=words(
                "签发领导 签发 签发人姓名 审签人 签批人 审批人 签发人签字 批准人",
            )),
        PersonName(
            "handler",
            "经办人",
            width=6,
            default=lambda view: view.village["secretary"],
            aliases=words(
                "经手人 承办人 拟稿人 起草人 拟稿 办理人 制发人 经办 拟稿单位人员 撰稿人",
            ),
        ),
        Link("affair", "为了哪件事", to="affair", width=16),
        Link("incoming", "答复哪份来文", to="incoming", width=16),
        Attachment("files", "附件", help="发出去的那份扫一份，可有可无"),
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
