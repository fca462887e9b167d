"""证明: one certificate with its counterfoil above the cut line."""

from __future__ import annotations

from collections.abc import Mapping

from exporters.blocks import chosen, datum
from exporters.document import (
    Block,
    CutLine,
    Datum,
    Document,
    Heading,
    KeyValues,
    Layout,
    Note,
    Paragraph,
    Signatures,
    Spread,
    file_stem,
)
from exporters.letterhead import address_in, committee_of, place_of, running_of
from exporters.report import Params, Report
from exporters.wording import paragraphs
from models.errors import UserError
from models.groups import Group
from models.kinds_links import Link
from models.privacy import Audience
from models.record import Record
from models.rules import rule_on
from models.view import View

_AUDIENCE = Audience.RECEIVER
_COUNTERFOIL = (
    "name", "id_number", "purpose", "receiver", "issued_on", "copies", "verifier", "approver",
    "handler", "collected_by",
)  # fmt: skip
_LABELS = {
    "receiver": "接收单位", "verifier": "核实人", "collected_by": "领取人签字",
    "void_reason": "作废原因",
}  # fmt: skip


def build(view: View, params: Params) -> Document:
    """Make the paper of one certificate, in the wording in force on its day."""
    certificate = view.get("certificate", params["certificate"].id)
    rule = rule_on("certificate_kinds", certificate["kind"], certificate["issued_on"])
    if rule is None or "body" not in rule.more:
        kind = view.type("certificate").by_name["kind"].show(certificate["kind"])
        raise UserError(
            f"“{kind}”没有写好的正文，出不了这张证明。", "请先选一个有正文的证明事项。"
        )
    village = view.village
    number = f"编号：{certificate['number']}"
    void = certificate["status"] == "void"
    blocks: tuple[Block, ...] = (
        Heading(f"{rule.text}（存根）"),
        Spread(committee_of(village), number),
        KeyValues(_counterfoil(view, certificate)),
        CutLine(f"{certificate['number']}　骑缝"),
        Spread("", number),
        Heading(rule.text, 0),
        *map(Paragraph, paragraphs(rule.more["body"], _known(view, certificate))),
        Paragraph("特此证明。"),
        Signatures(date=_shown(view, certificate, "issued_on").text,
                   seal_place=committee_of(village)),
        *_contact(view, certificate),
    )  # fmt: skip
    return Document(
        title=rule.text,
        blocks=blocks,
        name=file_stem(rule.text, certificate["name"], certificate["number"]),
        layout=Layout(
            titled=False, single=True, numbered=False, margin=27, running=running_of(village)
        ),
        mark="作废" if void else "",
    )


def _shown(view: View, certificate: Record, name: str) -> Datum:
    return datum(view.type("certificate").by_name[name], certificate, _AUDIENCE)


def _counterfoil(view: View, certificate: Record) -> tuple[tuple[str, Datum], ...]:
    names = (*_COUNTERFOIL, *(("void_reason",) if certificate["status"] == "void" else ()))
    fields = chosen(view.type("certificate"), *names, labels=_LABELS)
    return tuple((one.label, datum(one, certificate, _AUDIENCE)) for one in fields)


def _known(view: View, certificate: Record) -> Mapping[str, str]:
    """Return what the wording may fill in; what is not known is empty."""
    names = ("name", "sex", "born_on", "id_number", "lived_since", "verified_on", "purpose",
             "receiver")  # fmt: skip
    known = {name: _shown(view, certificate, name).text for name in names}
    group = _shown(view, certificate, "group").text
    address = _shown(view, certificate, "address").text or view.village["name"] + group
    return known | {
        "address": address_in(view.village, address),
        "verifier": _verifier(view, certificate),
        "registered_at": _registered_at(view, certificate, group),
    }


def _verifier(view: View, certificate: Record) -> str:
    """Return 三组组长赵振川: post and name of who looked into it."""
    ref = certificate["verifier"]
    if not ref:
        return ""
    official = view.get("official", ref.id)
    fields = view.type("official").by_name
    return "".join(datum(fields[name], official, _AUDIENCE).text for name in ("post", "name"))


def _registered_at(view: View, certificate: Record, group: str) -> str:
    """Return where the person was registered that day; this village only if the ledger said so."""
    yes = view.type("resident").by_name["registered"].show(value=True)
    if certificate["registered"] == yes:
        return place_of(view.village) + group
    return _shown(view, certificate, "registered_address").text


def _contact(view: View, certificate: Record) -> tuple[Note, ...]:
    """Return whom to ask and where to call."""
    phone = datum(view.type("village").by_name["office_phone"], view.village, _AUDIENCE).text
    handler = _shown(view, certificate, "handler").text
    parts = [
        f"{word}：{text}" for word, text in (("经办人", handler), ("联系电话", phone)) if text
    ]
    return (Note("　　".join(parts)),) if parts else ()


REPORT = Report(
    "certificate_slip",
    "证明（带存根）",
    build,
    group=Group.CERTIFICATES,
    order=10,
    audience=_AUDIENCE,
    about="给一个人开的一张证明，上面是存根，下面是正本。",
    params=(
        Link("certificate", "证明", to="certificate", required=True, aliases=("编号",),
             example="证字〔2026〕第1号"),
    ),
    formats=("pdf", "txt"),
)  # fmt: skip
