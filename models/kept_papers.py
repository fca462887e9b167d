"""The step that gave certificates their text, their kind a record, and seals a register.

Until then a certificate had only the code of its kind, and its paper was made from the wording of
the program; the words below are those of that day, so that an old paper reprints as it was.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from models import wording
from models.kinds_dates import Date
from models.letterhead import address_in, committee_of, place_of

_BODY = (
    "{name}[，{sex}][，{born_on}出生][，公民身份号码{id_number}][，户籍在{registered_at}]。\n"
    "{name}[自{lived_since}起|现]居住在{address}。\n"
    "[以上情况经{verifier}[于{verified_on}]核实。]\n"
    "[本证明仅用于{purpose}，他用无效。]\n"
    "特此证明。"
)
_KIND = {
    "name": "居住证明", "code": "C62", "answer": "yes", "form": "proof", "place": "各地",
    "in_force_from": "2020-01-01", "certainty": "unverified", "origin": "shipped", "used": 1,
}  # fmt: skip
_SEALS = {
    "committee": "村民委员会印章", "party": "村党组织印章", "supervision": "监委会印章",
    "collective": "集体经济组织印章", "finance": "财务专用章",
}  # fmt: skip
_DAY = Date("day", "")
Row = Mapping[str, Any]


def keep_papers(database: Any) -> None:  # noqa: ANN401 - sqlite-utils, loaded only for steps
    """Write kind, text and frozen names into every certificate, and link every use to its seal."""
    certificates = list(database.query("SELECT * FROM certificate WHERE kind IS NOT NULL"))
    codes = [one["seal"] for one in database.query("SELECT DISTINCT seal FROM seal_use")]
    used = [code for code in codes if code in _SEALS]
    if not certificates and not used:
        return
    op = _operation(database)
    seals = {
        code: _new(database, op, "seal", {"name": _SEALS[code], "body": code, "in_use": 1})
        for code in used
    }
    for code, id_ in seals.items():
        database.execute("UPDATE seal_use SET used_seal = ? WHERE seal = ?", (id_, code))
    if certificates:
        kind = _new(database, op, "certificate_kind", _KIND)
        village = next(iter(database.query("SELECT * FROM village")))
        officials = {one["id"]: one for one in database.query("SELECT * FROM official")}
        for one in certificates:
            values = {"matter": kind, "form": "证明", "title": "居住证明",
                      **_paper(one, village, officials)}  # fmt: skip
            sets = ", ".join(f"[{name}] = ?" for name in values)
            sql = f"UPDATE certificate SET {sets} WHERE id = ?"
            database.execute(sql, (*values.values(), one["id"]))


def _paper(one: Row, village: Row, officials: Mapping[int, Row]) -> dict[str, str | None]:
    people = {name: officials.get(one[name]) for name in ("verifier", "approver")}
    verifier = people["verifier"]
    here = one["registered"] == "是"
    address = one["address"] or village["name"] + (one["group"] or "")
    known = {name: one[name] or "" for name in ("name", "sex", "born_on", "id_number", "purpose")}
    known |= {
        "lived_since": _day(one["lived_since"]),
        "verified_on": _day(one["verified_on"]),
        "address": address_in(village, address),
        "verifier": f"{verifier['post'] or ''}{verifier['name']}" if verifier else "",
        "registered_at": place_of(village) + (one["group"] or "")
        if here
        else one["registered_address"] or "",
    }
    return {
        "text": "\n".join(wording.paragraphs(_BODY, known)),
        "committee": committee_of(village),
        "office_phone": village["office_phone"],
        **{f"{name}_name": person["name"] if person else None for name, person in people.items()},
    }


def _day(stored: str | None) -> str:
    return _DAY.show(_DAY.load(stored)) if stored else ""


def _operation(database: Any) -> int:  # noqa: ANN401
    at = next(database.query("SELECT max(at) AS at FROM _operation"))["at"]
    cursor = database.execute(
        "INSERT INTO _operation (at, who, label, kind) VALUES (?, '', ?, 'bring')",
        (at, "升级：证明的正文写进账里"),
    )
    return int(cursor.lastrowid)


def _new(database: Any, op: int, type_: str, row: Row) -> int:  # noqa: ANN401
    names = ", ".join(f"[{name}]" for name in row)
    marks = ", ".join("?" * len(row))
    cursor = database.execute(
        f"INSERT INTO [{type_}] (revision, {names}) VALUES (1, {marks})", tuple(row.values())
    )
    id_ = int(cursor.lastrowid)
    database.execute(
        "INSERT INTO _change (op, type, record_id, before, after) VALUES (?, ?, ?, NULL, ?)",
        (op, type_, id_, json.dumps(row, ensure_ascii=False)),
    )
    return id_
