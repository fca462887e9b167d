"""证明更正: what was wrong on a certificate that is out of the house, who put it right, and why.

Writing a correction changes the certificate and its text in the same act; the number stays, the
paper says that it was corrected, and the seal is used once more.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from models import issuing
from models.groups import Group
from models.kinds import Integer, LongText, Text
from models.kinds_dates import Date
from models.kinds_links import Copied, Lines, Link, Ref
from models.kinds_people import PersonName
from models.privacy import Privacy
from models.query import Query, Where
from models.record import Consequence, Record, RecordType, Section
from models.view import View

#: what a correction may change: fields of the same name in the certificate
_MAY = ("name", "address", "lived_since", "purpose", "receiver", "copies", "verifier",
        "verified_on", "approver", "details")  # fmt: skip


def _certificate(values: Mapping[str, Any], view: View) -> Record | None:
    ref = values.get("certificate")
    return view.get("certificate", ref.id) if ref and ref.id is not None else None


def _changed(values: Mapping[str, Any]) -> dict[str, Any]:
    return {one: values[one] for one in _MAY if values.get(one) is not None}


def _written(values: Mapping[str, Any]) -> Mapping[str, str]:
    del values  # every one that is kept was carried out in the act that wrote it
    return dict.fromkeys(("certificate", *_MAY), "已经改到证明上了，再有错请另做一次更正")


def _something(values: Mapping[str, Any]) -> Mapping[str, str]:
    return {} if _changed(values) else {"reason": "下面至少改一处，再存"}


def _stands(values: Mapping[str, Any], view: View) -> Mapping[str, str]:
    certificate = _certificate(values, view)
    if certificate is None or values.get("id"):
        return {}
    if certificate["status"] == "void":
        return {"certificate": "这一份作废了，不能再更正，请重新开一份"}
    if not certificate["text"]:
        return {"certificate": "这一份是从旧台账带来的，正文没有留下，改不了，请作废后重开"}
    return {}


def _on_the_paper(values: Mapping[str, Any], view: View) -> Sequence[Consequence]:
    certificate = _certificate(values, view)
    if certificate is None:
        return ()
    day = values.get("corrected_on") or view.today
    changes = Consequence(
        type="certificate", id=certificate.id, values={**_changed(values), "corrected_on": day}
    )
    matter = issuing.matter_of(certificate, view)
    if matter is None or matter["form"] == "promise":
        return (changes,)
    where = (Where("body", "=", "committee"), Where("in_use", "=", value=True))
    seals = view.find("seal", Query(where=where, limit=1))
    sealed = Consequence(
        type="seal_use",
        values={
            "used_on": day,
            "used_seal": Ref(seals[0].id) if seals else Ref(None, "村民委员会印章"),
            "certificate": values["certificate"],
            "document": f"{matter['name']}（{certificate['name'] or ''}）更正",
            "receiver": values.get("receiver") or certificate["receiver"],
            "copies": values.get("copies") or certificate["copies"],
            "approver": values.get("approver") or certificate["approver"],
            "handler": values.get("corrected_by"),
        },
    )
    return (changes, sealed)


RECORD = RecordType(
    "correction",
    "证明更正",
    group=Group.CERTIFICATES,
    order=12,
    title="number",
    unit="次",
    adds="更正一份证明",
    about="开出去的证明写错了，在这里更正：号不变，谁在哪天为什么改都留着。",
    kept_because="更正过的留着，撤销可以，删除不行",
    listed=("number", "corrected_on", "corrected_by", "reason"),
    searched=("number", "reason"),
    sorted_by=("-corrected_on",),
    dated="corrected_on",
    same_when=(("certificate", "corrected_on", "reason"),),
    locked=_written,
    rules=(_something,),
    guards=(_stands,),
    entails=_on_the_paper,
    sections=(
        Section("", ("certificate", "number", "corrected_on", "corrected_by", "reason")),
        Section("改成什么", _MAY, "只写要改的，别的空着"),
    ),
    fields=(
        Link("certificate", "哪一份证明", to="certificate", required=True, width=14),
        Copied("number", "证明编号", link="certificate", of="number", width=14),
        Date("corrected_on", "哪天更正的", required=True, default=lambda view: view.today),
        PersonName(
            "corrected_by",
            "谁更正的",
            required=True,
            default=lambda view: view.village["secretary"],
        ),
        LongText("reason", "为什么更正", required=True, width=16),
        PersonName("name", "姓名"),
        Text("address", "现住址", privacy=Privacy.PERSONAL),
        Date("lived_since", "从哪天起住"),
        Text("purpose", "用途"),
        Text("receiver", "交给哪个单位", width=14),
        Integer("copies", "份数", least=1, most=99),
        Link("verifier", "谁核实的", to="official"),
        Date("verified_on", "哪天核实的"),
        Link("approver", "批准人", to="official"),
        Lines(
            "details",
            "另外要填的",
            privacy=Privacy.PERSONAL,
            fields=(Text("asked", "填什么"), Text("answer", "填的内容", longest=2000)),
        ),
        LongText("note", "备注"),
    ),
)
