"""How a certificate comes to its text: what the ledger knows, in the wording in force that day.

The text is written into the certificate when it is issued, so that a reprint years later says the
same, whatever happens to the wording, the villager's record or the names of officials.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from models import wording
from models.letterhead import address_in, committee_of, place_of
from models.privacy import Audience
from models.query import Query, Where
from models.record import Record
from models.view import View

Values = Mapping[str, Any]
_RECEIVER = Audience.RECEIVER

#: places a text may have, and the field of the certificate that fills each
_OF_CERTIFICATE = {
    "姓名": "name", "性别": "sex", "出生日期": "born_on", "公民身份号码": "id_number",
    "村民小组": "group", "联系电话": "phone", "起住日期": "lived_since",
    "核实日期": "verified_on", "用途": "purpose", "接收单位": "receiver", "经办人": "handler",
    "开具日期": "issued_on", "份数": "copies",
}  # fmt: skip
_OF_RESIDENT = {
    "民族": "nation", "年龄": "age", "政治面貌": "political", "文化程度": "education",
    "婚姻状况": "marital", "户号": "household", "与户主关系": "relation",
}  # fmt: skip
_OF_OTHERS = ("现住址", "户籍所在地", "核实人", "批准人", "户主", "村名", "村委会全称")
PLACES = (*_OF_CERTIFICATE, *_OF_RESIDENT, *_OF_OTHERS)

#: what stands on the paper: a change of one of these makes a new text
ON_PAPER = (
    "matter", "resident", "name", "address", "lived_since", "purpose", "receiver", "verifier",
    "verified_on", "approver", "handler", "copies", "issued_on", "details",
)  # fmt: skip
FROZEN = (
    "title", "text", "basis", "committee", "office_phone", "verifier_name", "approver_name",
)  # fmt: skip


def places_of(view: View) -> tuple[str, ...]:
    """Return the places that a text may have here, the village's own fields of people too."""
    own = (one.label for one in view.type("resident").own_fields if not one.retired)
    return (*PLACES, *own)


def matter_of(values: Values, view: View) -> Record | None:
    """Return the kind of a certificate, None while none is chosen."""
    ref = values.get("matter")
    return view.get("certificate_kind", ref.id) if ref and ref.id is not None else None


def brought(values: Values, old: Record | None) -> bool:
    """Say whether this is a line of an old register: its paper was issued before, unseen here."""
    return bool(values.get("number")) if old is None else not old["text"]


def paper(values: Values, view: View, old: Record | None) -> Values:
    """Return what is kept of the paper of a certificate; {} when nothing on it changes."""
    if old is not None and all(values.get(name) == old.get(name) for name in ON_PAPER):
        return {}
    matter = matter_of(values, view)
    if matter is None or brought(values, old):
        return {} if matter is None else {"title": title_of(matter)}
    village = view.village
    names = {
        f"{one}_name": _official(values, one, view, "name") or None
        for one in ("verifier", "approver")
    }
    said = wording.paragraphs(matter["body"] or "", known(values, view))
    return {
        **names,
        "title": title_of(matter),
        "basis": f"{matter['basis'] or ''}{matter['article'] or ''}" or None,
        "text": "\n".join(said) or None,
        "committee": committee_of(village),
        "office_phone": village["office_phone"],
    }


def title_of(matter: Record) -> str:
    """Return the words at the head of the paper."""
    return str(matter["heading"] or matter["name"])


def unsaid(values: Values, view: View) -> list[str]:
    """Return the places which the text needs and nobody filled: such a paper is not printed."""
    matter = matter_of(values, view)
    return wording.missing(matter["body"] or "", known(values, view)) if matter else []


def known(values: Values, view: View) -> dict[str, str]:
    """Return what the places of a text are filled with; what is not known is empty."""
    types = view.type("certificate").by_name
    found = {word: _shown(types, name, values) for word, name in _OF_CERTIFICATE.items()}
    group = found["村民小组"]
    village = view.village
    address = _shown(types, "address", values) or village["name"] + group
    found |= {
        "现住址": address_in(village, address),
        "户籍所在地": _registered_at(values, view, village, group),
        "核实人": _official(values, "verifier", view, "post", "name"),
        "批准人": _official(values, "approver", view, "name"),
        "村名": place_of(village),
        "村委会全称": committee_of(village),
    }
    for row in values.get("details") or ():
        found[f"{wording.ASKED}{row.get('asked')}"] = row.get("answer") or ""
    return found | _of_the_person(values, view)


def _of_the_person(values: Values, view: View) -> dict[str, str]:
    ref = values.get("resident")
    if not ref or ref.id is None:
        return {}
    register = view.type("resident")
    person = view.get("resident", ref.id)
    found = {word: _shown(register.by_name, name, person) for word, name in _OF_RESIDENT.items()}
    found |= {one.label: _shown(register.by_name, one.name, person) for one in register.own_fields}
    return found | {"户主": head_of(person, view)}


def head_of(person: Record, view: View) -> str:
    """Return the name of the head of somebody's household, "" when it is not known."""
    if not person["household"]:
        return ""
    where = (Where("household", "=", person["household"]), Where("relation", "=", "head"))
    found = view.ledger.find("resident", Query(where=where, fields=("name",), limit=1))
    return str(found[0]["name"]) if found else ""


def _shown(fields: Mapping[str, Any], name: str, values: Values) -> str:
    faces = fields[name].faces(values.get(name), _RECEIVER)
    return faces.text if faces else ""


def _official(values: Values, link: str, view: View, *names: str) -> str:
    ref = values.get(link)
    if not ref or ref.id is None:
        return ""
    official = view.get("official", ref.id)
    return "".join(_shown(view.type("official").by_name, one, official) for one in names)


def _registered_at(values: Values, view: View, village: Values, group: str) -> str:
    """Return where the person was registered that day; this village only if the ledger said so."""
    yes = view.type("resident").by_name["registered"].show(value=True)
    if values.get("registered") == yes:
        return place_of(village) + group
    return _shown(view.type("certificate").by_name, "registered_address", values)
