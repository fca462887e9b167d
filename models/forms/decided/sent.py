"""What was sent: a form given to somebody is kept with 要表要数, never invented.

The demand of that name is found or written anew; the day, how many and the file go to it, the
file itself lies beside the ledger, named by its sha256.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from pathlib import Path

from models import attachments
from models.affairs.likeness import alike
from models.forms.form import RUNNING, FormSheet
from models.ledger import Ledger
from models.query import Query
from models.record import Record
from models.rule_list import in_force
from models.writing import narrow

REGISTER = "form_demand"
_SHORT = 12  #: characters of a sha256 that are written


def columns_of(sheets: Iterable[FormSheet]) -> str:
    """Return the heads of a form as 要哪些栏 has them."""
    heads = [place.head[-1] for one in sheets for place in one.places
             if place.head and place.gap is None and place.derivation != RUNNING]  # fmt: skip
    return "、".join(dict.fromkeys(heads))


def given_before(ledger: Ledger, columns: str) -> str:
    """Return what of these columns was given before, in Chinese; "" for nothing."""
    told = ledger.type(REGISTER).by_name["given_before"]
    values = {"columns": columns, "received_on": None}
    found = told.compute([values], ledger.as_of())  # type: ignore[attr-defined]
    return str(found[0] or "")


def demands_like(ledger: Ledger, title: str) -> list[Record]:
    """Return the demands that may be for this form, the one of the same name first."""
    found = ledger.find(REGISTER, Query(order=("-received_on",)))
    same = [one for one in found if _plain(one["subject"]) == _plain(title)]
    near = alike(title, [one["subject"] for one in found], most=3)
    return list({one.id: one for one in (*same, *(found[at] for at in near))}.values())


def keep(
    ledger: Ledger,
    demand: Record | None,
    *,
    title: str,
    sender: str,
    day: dt.date,
    columns: str,
    records: int,
    file: Path,
) -> int:
    """Write down that a form was given, in one act; returns the demand.

    Raises:
        UserError: the file cannot be kept, or something is missing.
    """
    attached = attachments.put(ledger.path, file)
    count = f"{records} 条，" if records else ""
    to = f"报给{sender}，" if sender else ""
    line = {"given_on": day,
            "remark": f"{to}{count}“{attached.name}”，校对码 {attached.sha256[:_SHORT]}"}
    with ledger.operation(f"报了“{title}”"):
        if demand is None:
            return ledger.save(REGISTER, {
                "subject": title, "sender": sender, "received_on": day, "columns": columns,
                "files": (attached,), "given": (line,),
            }).id  # fmt: skip
        whole = ledger.get(REGISTER, demand.id)
        files: Sequence[object] = whole["files"] or ()
        changes = {
            "files": (*(one for one in files if one != attached), attached),
            "given": (*(whole["given"] or ()), line),
        }
        if not whole["columns"]:
            changes["columns"] = columns  # type: ignore[assignment]
        ledger.save(REGISTER, changes, id=demand.id)
        return demand.id


def likely_duties(ledger: Ledger, title: str) -> list[str]:
    """Return what on the lists of affairs may be meant by a form's title."""
    duties = [str(one["matter"]) for one in in_force(ledger.as_of(), "duty")]
    return [duties[at] for at in alike(title, duties)]


def _plain(title: str) -> str:
    return "".join(one for one in narrow(title) if not one.isdigit() and one not in "年月季度第")
