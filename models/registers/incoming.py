"""收文登记: every paper that came in, with its own number; a task in it is an affair beside.

A paper with something to do is entered as an affair, which writes its line here in the same act.
"""

from collections.abc import Mapping
from typing import Any

from models.groups import Group
from models.kinds import Choice, Integer, LongText, Text, YesNo
from models.kinds_dates import Date
from models.kinds_links import Attachment, Link
from models.lists import options, words
from models.query import Linked, Where
from models.record import Event, Filter, Numbering, RecordType, Section
from models.tally import Tally

_VALID = Where("status", "=", "valid")


def _void_says_why(values: Mapping[str, Any]) -> Mapping[str, str]:
    if values.get("status") == "void" and not values.get("void_reason"):
        return {"void_reason": "作废要写一句为什么"}
    return {}


RECORD = RecordType(
    "incoming",
    "收文登记",
    group=Group.AFFAIRS,
    order=20,
    title="subject",
    aliases=("收文", "来文", "文件接收"),
    unit="件",
    adds="登记收文",
    about="上级来的文件，一件一个收文号。里面有事要办的，记成“要办的事”，这里自动写好。",
    kept_because="收文号给出去了就不能删，登错了可以作废，号留着",
    listed=("number", "subject", "sender", "received_on", "doc_number"),
    searched=("subject", "sender", "doc_number", "number"),
    known_by=("subject", "doc_number", "number"),
    sorted_by=("-received_on", "-number"),
    dated="received_on",
    same_when=(("number",), ("doc_number", "sender")),
    rules=(_void_says_why,),
    numbering=Numbering(
        field="number",
        pattern="收〔{year}〕{n}号",
        of="received_on",
        void={"status": "void", "void_reason": "撤销了这次登记"},
    ),
    event=Event(
        "来了上级文件、任务",
        "谁交办、几号前要，到期会提醒",
        1,
        "flag",
        part="只传阅的文件：没有事要办，登记收文号",
    ),
    filters=(
        Filter(name="valid", label="有效", where=lambda _: (_VALID,)),
        Filter(
            name="task",
            label="有事要办",
            where=lambda _: (Linked("affair", "incoming"),),
        ),
        Filter(
            name="reply",
            label="要求报情况",
            where=lambda _: (_VALID, Where("asks_report", "=", value=True)),
        ),
    ),
    tallies=(
        Tally(name="docs", label="收到文件", unit="件", order=10, where=(_VALID,)),
        Tally(
            name="docs_reply",
            label="其中要求报情况的",
            unit="件",
            order=11,
            where=(_VALID, Where("asks_report", "=", value=True)),
        ),
    ),
    leads_to=("affair", "activity"),
    sections=(
        Section(
            "",
            ("subject", "number", "sender", "doc_number", "received_on", "copies", "asks_report"),
        ),
        Section("交给谁", ("handler", "files")),
        Section("办完以后", ("result", "status", "void_reason", "note"), later=True),
    ),
    fields=(
        Text("number", "收文号", width=12,
            aliases=words(
                "收文编号 登记号 收文序号 收文字号 收文登记号 收文流水号 登记编号 收文顺序号",
                "编号 收文序列号",
            )),
        Date(
            "received_on",
            "收文日期",
            required=True,
            default=lambda view: view.today,
            aliases=words(
                "日期 收到日期 来文日期 接收日期 收件日期 收件时间 登记日期 签收日期 到文日期",
                "收到时间 签收时间 登记时间 时间 来件时间 交接日期",
            ),
        ),
        Text(
            "sender",
            "来文单位",
            required=True,
            width=10,
            aliases=words(
                "发文单位 交办单位 来文机关 发文机关 来文部门 来文处 来文单位名称 制发单位",
                "发文处室 印发单位 发文部门 来件单位 发文机构 来文机构 文件来源 下发单位",
                "来文（电）单位 发来单位 印发机关 下发部门 来文单位（机关） 文件来源单位",
            ),
            example="柳河镇党政办",
        ),
        Text(
            "doc_number", "来文文号", width=12,
                aliases=words(
                    "文号 文件编号 发文字号 原文号 来文字号 发文文号 文件号 文件字号 公文号",
                    "文件文号 文件编号（文号） 原文编号 公文编号 文件字号及编号 原文字号 发文号",
                    "文电号 原发文号 来文编号",
                ), example="柳政〔2026〕31号"
        ),
        LongText(
            "subject",
            "文件标题",
            required=True,
            width=20,
            aliases=words(
                "标题 文件名称 来文标题 文件题目 来文名称 题目 文件名 文件题名 题名 来文题名",
                "文件主题 来文内容 公文标题 文件标题内容 文件主要内容 公文名称 内容摘要",
                "文件内容 事由 文件（资料）名称 来文主题 文件标题名称 文件标题及内容 文电标题",
                "来文事由 内容 文件材料名称 公文题目",
            ),
            example="关于开展人居环境整治月活动的通知",
        ),
        Integer("copies", "份数", default=lambda _: 1, least=1, most=999, width=4,
            aliases=words(
                "来文份数 文件份数 数量 收文份数",
            )),
        YesNo("asks_report", "要求报贯彻情况", width=5, default=lambda _: False,
              aliases=words("要求报情况")),
        Link("handler", "承办人", to="official", width=6,
            aliases=words(
                "承办 经办人 签收人 收件人 承办人员 收文人 承办人签字 办理人 接收人 阅办人",
                "经手人 责任人 签收 领办人 承办责任人 承办人签名",
            )),
        Attachment("files", "附件", help="文件拍张照或扫一份，可有可无"),
        Text("result", "办理结果", width=12,
            aliases=words(
                "处理结果 处理情况 办理情况 批办情况 处理经过 承办情况 落实情况 拟办意见及结果",
                "文件去向 办理情况及结果 承办结果 办结情况 阅办情况 办理落实情况 办理意见",
                "落实结果 执行情况 处置情况 处理意见 承办情况及结果 办复情况",
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
        LongText("note", "备注"),
    ),
)
