"""准入登记: what is not on a list but was admitted for the villages, and when that ended.

Columns: the form in use (申请部门、事项、依据、内容、起止、经费、意见、编号、有效期);
practice, not a national form.
"""

import datetime as dt

from models.groups import Group
from models.kinds import LongText, Money, Text
from models.kinds_dates import Date
from models.kinds_links import Attachment
from models.lists import words
from models.query import Query, Where
from models.record import Filter, Obligation, RecordType, Section, in_order
from models.view import View


def _ending(view: View) -> list[Obligation]:
    where = (Where("ended", ">=", view.today), Where("withdrawn_on", "empty"))
    return [
        Obligation(
            type="admission",
            id=one.id,
            on=one["ended"],
            title=f"准入到期：{one['matter'] or one['number']}",
            sentence="还要办的，请申请的部门重走准入",
        )
        for one in view.find("admission", Query(where=where))
    ]


def _running(today: dt.date) -> tuple[Where, ...]:
    return (Where("ended", ">=?", today), Where("withdrawn_on", "empty"))


RECORD = RecordType(
    "admission",
    "准入登记",
    group=Group.AFFAIRS,
    order=70,
    title="number",
    aliases=("准入",),
    unit="项",
    adds="登记准入",
    about="不在清单上、经过准入才交给村里的事，一个准入文号记一条。",
    listed=("number", "matter", "applicant", "ended", "withdrawn_on"),
    searched=("number", "matter", "applicant"),
    known_by=("number", "matter"),
    sorted_by=("-decided_on",),
    dated="decided_on",
    same_when=(("number",),),
    rules=(in_order("started", "ended", "不能早于开始的那天"),),
    due=_ending,
    filters=(Filter(name="running", label="还在有效期", where=_running),),
    sections=(
        Section("", ("number", "applicant", "decided_on", "matter", "started", "ended")),
        Section("准入的内容", ("content", "basis", "villages", "funds", "fund_source", "adviser")),
        Section("意见", ("township_opinion", "county_opinion", "files")),
        Section("退出", ("withdrawn_on", "why_withdrawn", "note"), later=True),
    ),
    fields=(
        Text(
            "number",
            "准入文号",
            required=True,
            width=14,
            aliases=words("准入编号 批准文号 准入证号"),
            example="平准入〔2026〕3号",
        ),
        LongText("matter", "事项名称", width=16, aliases=words("事项")),
        Text(
            "applicant",
            "申请部门",
            width=10,
            example="县民政局",
            aliases=words("申请单位 准入部门"),
        ),
        Date(
            "decided_on",
            "准入日期",
            default=lambda view: view.today,
            aliases=words("批准日期 审批日期"),
        ),
        Text("basis", "依据", width=14, aliases=words("政策依据 文件依据 设定依据")),
        LongText("content", "内容", width=14, aliases=words("事项内容 工作内容 工作内容及要求")),
        Text(
            "villages",
            "涉及哪些村",
            width=8,
            aliases=words(
                "涉及村 涉及范围 适用范围 涉及村名",
            ),
        ),
        Date("started", "从哪天起", aliases=words("准入开始时间 实施时间起 开始时间")),
        Date("ended", "有效期到", aliases=words("有效期 有效期至 有效期限 实施时间止")),
        Money(
            "funds",
            "经费",
            aliases=words(
                "经费金额 工作经费 配套经费 保障经费 经费安排 经费保障",
            ),
        ),
        Text("fund_source", "经费来源", width=8, aliases=words("经费保障来源")),
        Text("adviser", "业务指导人", width=6, aliases=words("指导人 联系指导人")),
        LongText(
            "township_opinion",
            "乡镇意见",
            aliases=words(
                "乡镇审核意见 乡镇党委意见 镇级审核意见 乡镇审批意见 镇级意见 街道意见",
            ),
        ),
        LongText(
            "county_opinion",
            "县级意见",
            aliases=words(
                "县级审批意见 县民政局意见 县级审核意见",
            ),
        ),
        Attachment("files", "附件"),
        Date("withdrawn_on", "退出日期", aliases=words("撤销日期")),
        LongText("why_withdrawn", "为什么退出", aliases=words("退出原因 撤销原因")),
        LongText("note", "备注"),
    ),
)
