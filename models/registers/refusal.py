"""不予出具登记: who asked for what a village does not issue, and where they were sent.

Written by the counter. The basis and the way on are frozen as they were told; columns as in
民发〔2020〕20号 as reported, not compared.
"""

from collections.abc import Mapping
from typing import Any

from models import deciding
from models.groups import Group
from models.kinds import Choice, LongText, Text
from models.kinds_dates import Date
from models.kinds_links import Copied, Link, Ref
from models.kinds_people import PersonName
from models.lists import options, words
from models.privacy import Privacy
from models.query import Where
from models.record import Filter, Numbering, Record, RecordType, Section, Written
from models.rule_list import said_as
from models.tally import Tally
from models.view import View


def _told(values: Mapping[str, Any], view: View, old: Record | None) -> Mapping[str, Any]:
    """Freeze what the person was told."""
    ref = values.get("matter")
    if not isinstance(ref, Ref) or ref.id is None or (old and old["matter"] == ref):
        return {}
    kind = view.get("certificate_kind", ref.id)
    item = f"第 {kind['item']} 项" if kind["item"] and "项" not in (kind["article"] or "") else ""
    return {
        "title": kind["name"],
        "basis": said_as(kind) + item,
        "alt_document": kind["alt_document"],
        "alt_office": kind["alt_office"],
        "promise_allowed": kind["promise_allowed"],
    }


def _really_refused(values: Mapping[str, Any], view: View) -> Mapping[str, str]:
    ref = values.get("matter")
    if values.get("id") or ref is None or ref.id is None:
        return {}
    kind = view.get("certificate_kind", ref.id)
    if kind["answer"] == deciding.YES and kind["used"]:
        return {"matter": f"“{kind['name']}”村里可以开，不用登记不予出具"}
    return {}


def _somebody(values: Mapping[str, Any]) -> Mapping[str, str]:
    return {} if values.get("name") or values.get("resident") else {"name": "写上是谁来问的"}


RECORD = RecordType(
    "refusal",
    "不予出具登记",
    group=Group.CERTIFICATES,
    order=15,
    title="number",
    aliases=(
        *("不予出具证明登记", "不予开具证明登记", "不予出具证明", "不予开具证明", "拒绝出具证明"),
    ),
    unit="件",
    adds="登记一件",
    about="群众来开村里不该开的证明，问的什么、告诉他到哪里办，记在这里，年底好交账。",
    kept_because="告知单给出了号就不能删，登错了可以作废，号留着",
    listed=("number", "name", "matter", "asked_on", "answered", "status"),
    searched=("number", "name", "title"),
    known_by=("number",),
    sorted_by=("-asked_on", "-number"),
    dated="asked_on",
    same_when=(("number",),),
    rules=(_somebody,),
    guards=(_really_refused,),
    unchanging=("matter",),
    written=Written(
        fields=("title", "basis", "alt_document", "alt_office", "promise_allowed"),
        function=_told,
    ),
    numbering=Numbering(
        field="number",
        pattern="告字〔{year}〕第{n}号",
        of="asked_on",
        void={"status": "void"},
    ),
    filters=(
        Filter(name="valid", label="有效", where=lambda _: (Where("status", "=", "valid"),)),
    ),
    tallies=(
        Tally(
            name="refusals",
            label="不予出具",
            unit="件",
            order=61,
            where=(Where("status", "=", "valid"),),
        ),
    ),
    sections=(
        Section("", ("number", "asked_on", "resident", "name", "matter", "purpose", "receiver")),
        Section(
            "怎么答复的", ("answered", "certificate", "handler", "collected_by", "status", "note")
        ),
        Section(
            "告诉群众的话", ("title", "basis", "alt_document", "alt_office", "promise_allowed")
        ),
    ),
    fields=(
        Text("number", "编号", privacy=Privacy.OPEN, width=14, aliases=words("文号")),
        Date(
            "asked_on",
            "日期",
            required=True,
            default=lambda view: view.today,
            aliases=words("申请日期 受理日期"),
        ),
        Link("resident", "申请人", to="resident", help="外村的人不选，只写姓名"),
        Copied("name", "姓名", link="resident", of="name", width=6),
        Link(
            "matter",
            "问的是什么证明",
            to="certificate_kind",
            required=True,
            width=12,
            aliases=words(
                "申请事项 申请开具事项 申请证明事项 申请证明名称 要求开具的证明 证明事项",
                "证明名称 证明类型 要求证明事项 申请证明内容 要求开具证明 证明内容",
                "申请开具的证明 不予出具事项 申请内容",
            ),
        ),
        Text("purpose", "拿去办什么", width=12, aliases=words("用途 申请用途 证明用途")),
        Text(
            "receiver",
            "哪个单位要的",
            width=12,
            aliases=words("要求单位 索要证明单位 需求单位 要求出具单位 使用单位"),
        ),
        Choice(
            "answered",
            "怎么答复的",
            required=True,
            width=8,
            default=lambda _: "slip",
            options=options(
                "slip 给了告知单", "told 当面说清", "other 改开了别的", "fact 写了情况说明"
            ),
            aliases=words(
                "答复方式 告知方式 答复情况 不予出具原因 不予出具理由 不开具原因",
                "不予开具原因 不予开具理由 不能开具原因 拒绝理由 处理情况 告知情况 解释内容",
                "答复意见",
            ),
        ),
        Link("certificate", "改开的证明", to="certificate"),
        PersonName(
            "handler",
            "告知人",
            default=lambda view: view.village["secretary"],
            aliases=words("经办人 答复人 接待人"),
        ),
        PersonName("collected_by", "签收人", aliases=words("申请人签字")),
        Choice(
            "status",
            "状态",
            required=True,
            width=5,
            default=lambda _: "valid",
            options=options("valid 有效", "void 作废"),
        ),
        LongText("note", "备注"),
        Text("title", "证明名称", longest=400),
        LongText("basis", "不开的依据", aliases=words("不予出具依据"), width=14),
        LongText("alt_document", "用什么证件代替", width=14),
        LongText("alt_office", "到哪里办", aliases=words("告知的替代途径"), width=14),
        Text("promise_allowed", "能不能写承诺", width=16),
    ),
)
