"""机制牌子清理台账: every sign and mechanism, what stands behind it, and what becomes of it.

Columns as the usual clean-up table of a township has them; no original was compared.
"""

from __future__ import annotations

from collections.abc import Iterator

from exporters.blocks import chosen, table_of, with_own
from exporters.document import Document, Note
from exporters.paper import register_paper
from exporters.photo_block import photo_numbers
from exporters.report import Params, Report
from models.groups import Group
from models.kinds import Text
from models.privacy import Audience
from models.query import Query
from models.record import Record
from models.view import View

_AUDIENCE = Audience.TOWNSHIP
_PHOTOS = {"sign": ("before", "after"), "workgroup": ("proof",)}
_LABELS = {
    "name": "牌子（机制）名称", "side": "悬挂位置", "asked_by": "要求挂牌部门",
    "has_work": "有无实质业务", "done_on": "撤除时间",
}  # fmt: skip


def build(view: View, params: Params) -> Document:
    """Make the table of all signs, then of all mechanisms, as they stand on the view's day."""
    del params
    sign = view.type("sign")
    rows = [*_rows(view, "sign"), *_rows(view, "workgroup")]
    name, side, count, asked_by, basis, has_work, decision, done_on, in_charge, note = chosen(
        sign, "name", "side", "count", "asked_by", "basis", "has_work", "decision", "done_on",
        "in_charge", "note", labels=_LABELS,
    )  # fmt: skip
    columns = (
        name, Text("sort", "类型", width=6), side, count, asked_by, basis, has_work, decision,
        done_on, Text("photos", "照片编号", width=6), in_charge, note,
    )  # fmt: skip
    table = table_of(
        with_own(sign, columns), rows, _AUDIENCE, numbered=True, empty="没有登记牌子和机制。"
    )
    hanging = [one for one in rows if not one["done_on"]]
    notes = (Note(f"一共 {len(rows)} 项，还在的 {len(hanging)} 项。"),) if rows else ()
    return register_paper(view, REPORT.label, (table, *notes), roles=("填表人", "负责人"))


def _rows(view: View, register: str) -> Iterator[Record]:
    kind = view.type(register).by_name["kind"]
    for one in view.find(register, Query(order=("name",))):
        photos = photo_numbers(view, one, _PHOTOS[register])
        yield one.beside({"sort": kind.show(one["kind"]), "photos": photos})


REPORT = Report(
    "sign_register",
    "机制牌子清理台账",
    build,
    group=Group.SIGNS,
    order=10,
    audience=_AUDIENCE,
    about="村里的每块牌子、每个机制，谁要求的，有没有实际工作，留还是撤。报乡镇。",
    of=("workgroup",),
)
