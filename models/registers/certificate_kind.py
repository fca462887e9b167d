"""证明事项: what people ask a village to certify, what may be issued, and where else to go.

Allowed and refused kinds stand in one list: who asks at the counter does not know which is which.
The 20 national items, provincial lists and what laws name the village as issuer of; an old local
rule that contradicts the national list stays off.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from models import deciding, issuing, wording
from models.deeds import Deed
from models.groups import Group
from models.kinds import Choice, Integer, LongText, Text
from models.lists import options
from models.privacy import Privacy
from models.query import Where
from models.record import Consequence, Filter, Record, Section
from models.rule_list import SHIPPED, rule_list
from models.view import View


def _above_the_floor(values: Mapping[str, Any], view: View) -> Mapping[str, str]:
    """Refuse to issue under another flag what the national list forbids."""
    refused = deciding.national(view)
    if values.get("origin") == SHIPPED:
        if values.get("used") is False and values.get("id") in {one.id for one in refused}:
            return {"used": "全国清单里的不能停用，群众来问时才有去处可说"}
        return {}
    if values.get("answer") != "yes":
        return {}
    called = {values.get("name"), values.get("heading"), *deciding.listed(values.get("aliases"))}
    for one in refused:
        if values.get("code") == one["code"] or called & deciding.names(one):
            return {
                "answer": f"“{one['name']}”不由村里开（{one['basis']}{one['article']}），"
                "用途另有法律依据的，用依据里的全名另加一项"
            }
    return {}


def _to_write(kind: Record, view: View) -> Sequence[Consequence]:
    del view
    values = {"code": kind["code"], "name": kind["name"]}
    return (Consequence(type="certificate_kind", values=values),)


def _well_written(values: Mapping[str, Any], view: View) -> Mapping[str, str]:
    said = wording.faults(values.get("body") or "", issuing.places_of(view))
    return {"body": "；".join(said[:3])} if said else {}


RECORD = rule_list(
    "certificate_kind",
    "证明事项",
    group=Group.CERTIFICATES,
    order=50,
    title="name",
    unit="项",
    adds="加一种证明",
    about="哪些证明村里能开、依据是什么，哪些不能开、该到哪里办，都在这一张单子里。",
    listed=("name", "answer", "form", "basis", "certainty", "used"),
    searched=("name", "aliases", "purpose", "words"),
    known_by=("name", "code"),
    free=("steps", "note"),
    deeds=(
        Deed(
            name="write",
            label="写正文",
            hint="改这张纸上的字，旁边就是印出来的样子",
            does=_to_write,
            opens=True,
            when=lambda one: one["answer"] == "yes",
        ),
    ),
    guards=(_above_the_floor, _well_written),
    filters=(
        Filter(name="yes", label="可以开", where=lambda _: (Where("answer", "=", "yes"),)),
        Filter(name="no", label="不由村里开", where=lambda _: (Where("answer", "=", "no"),)),
    ),
    sections=(
        Section("", ("name", "answer", "form", "heading", "aliases", "issuer", "item")),
        Section("可以开的", ("purpose", "words", "resembles", "requested_by", "shape", "steps")),
        Section(
            "正文",
            ("body",),
            "{姓名} 这样的由账里填，[ ] 里有一处不知道就不印；到“写正文”里改最方便",
        ),
        Section(
            "不由村里开的",
            ("alt_document", "alt_office", "alt_basis", "promise_allowed", "note"),
            "群众该用什么、到哪里办",
        ),
    ),
    fields=(
        LongText("name", "证明名称", required=True, privacy=Privacy.OPEN, width=16),
        Choice(
            "answer",
            "村里开不开",
            required=True,
            privacy=Privacy.OPEN,
            width=7,
            default=lambda _: "yes",
            options=options("yes 可以开", "no 不由村里开", "doubtful 存疑不用"),
        ),
        Choice(
            "form",
            "出什么",
            required=True,
            privacy=Privacy.OPEN,
            width=6,
            default=lambda _: "proof",
            options=options(
                "proof 证明", "opinion 意见书", "decision 决定书", "promise 告知承诺书"
            ),
        ),
        Text("heading", "纸上的标题", privacy=Privacy.OPEN, help="不写就用证明名称"),
        LongText("aliases", "别的叫法", privacy=Privacy.OPEN, help="几个之间用顿号"),
        Text("issuer", "谁出具", privacy=Privacy.OPEN),
        Integer("item", "清单第几项", privacy=Privacy.OPEN, least=1, most=99, width=4),
        LongText("purpose", "办什么用", privacy=Privacy.OPEN),
        Text("words", "用途里常见的字", privacy=Privacy.OPEN, help="用顿号隔开，如：收养、领养"),
        LongText(
            "resembles",
            "容易和哪种混",
            privacy=Privacy.OPEN,
            help="不能开的那种的名称：用途对得上时提醒改开这一种",
        ),
        Text("requested_by", "交给谁", privacy=Privacy.OPEN),
        LongText("shape", "式样说明", privacy=Privacy.OPEN),
        LongText("steps", "怎么办", privacy=Privacy.OPEN, help="一行一步，上墙的办事指南用"),
        LongText("body", "正文", privacy=Privacy.OPEN),
        LongText("alt_document", "用什么证件代替", privacy=Privacy.OPEN),
        LongText("alt_office", "到哪里办", privacy=Privacy.OPEN),
        LongText("alt_basis", "去处的依据", privacy=Privacy.OPEN),
        Text("promise_allowed", "能不能写承诺", privacy=Privacy.OPEN),
        LongText("note", "备注"),
    ),
)
