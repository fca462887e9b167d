"""不予出具告知单: why the village does not issue it, and where to go; a slip to take along."""

from __future__ import annotations

from exporters.blocks import datum
from exporters.document import (
    Block,
    Document,
    Heading,
    Layout,
    Note,
    Paragraph,
    Signatures,
    Spread,
    file_stem,
)
from exporters.report import TEXTS, Params, Report
from models.groups import Group
from models.kinds_links import Link
from models.letterhead import committee_of, running_of
from models.privacy import Audience
from models.record import Record
from models.view import View

_AUDIENCE = Audience.RECEIVER
_NUMBERS = "一二三四"


def build(view: View, params: Params) -> Document:
    """Make the slip of one refusal, with what the person was told that day."""
    refusal = view.get("refusal", params["refusal"].id)
    village = view.village

    def said(name: str) -> str:
        return datum(view.type("refusal").by_name[name], refusal, _AUDIENCE).text

    purpose = f"为“{said('purpose')}”" if said("purpose") else ""
    asked = f"您{purpose}来开的“{said('title')}”，不由村里开具。{said('basis')}。"
    blocks: tuple[Block, ...] = (
        Heading("办理告知单", 0),
        Spread("", f"编号：{refusal['number']}"),
        Paragraph(f"{said('name')}同志：", indent=False),
        Paragraph(asked),
        *([Paragraph("请这样办：")] if ways(refusal) else []),
        *(Paragraph(f"{_NUMBERS[at]}、{one}。") for at, one in enumerate(ways(refusal))),
        Signatures(date=said("asked_on"), seals=(committee_of(village),)),
        Signatures(("告知人", "签收人")),
        *_contact(view, said("handler")),
    )
    return Document(
        title="办理告知单",
        blocks=blocks,
        name=file_stem("办理告知单", refusal["name"] or "", refusal["number"]),
        layout=Layout(
            titled=False, single=True, numbered=False, margin=27, running=running_of(village)
        ),
        mark="作废" if refusal["status"] == "void" else "",
    )


def ways(refusal: Record) -> list[str]:
    """Return the ways on: what to use instead, where to go, a promise; at most three."""
    document, office = refusal["alt_document"], refusal["alt_office"]
    promise = refusal["promise_allowed"] or ""
    found = [f"先看有没有这些，能说明的直接交：{document}"] if document else []
    found += [f"没有的，到这里办：{office}"] if office else []
    if promise and promise not in {"不适用", "不需"}:
        found.append(f"能不能写书面承诺代替：{promise}，请问要材料的单位")
    return [one.rstrip("。") for one in found]


def _contact(view: View, handler: str) -> tuple[Note, ...]:
    phone = datum(view.type("village").by_name["office_phone"], view.village, _AUDIENCE).text
    told = "去处按通常做法写，拿不准请先问镇便民服务中心。"
    call = f"村部电话：{phone}" if phone else ""
    return (Note("　　".join(one for one in (told, call) if one)),) if handler or told else ()


REPORT = Report(
    "refusal_slip",
    "不予出具告知单",
    build,
    group=Group.CERTIFICATES,
    order=16,
    audience=_AUDIENCE,
    about="来开的证明不由村里开，写明依据和去处，让群众带走。",
    params=(
        Link("refusal", "不予出具", to="refusal", required=True, aliases=("编号",),
             example="告字〔2026〕第1号"),
    ),
    formats=TEXTS,
)  # fmt: skip
