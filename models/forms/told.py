"""What was recognised of a form, in lines of Chinese."""

from __future__ import annotations

from models.forms.face.places import name_of
from models.forms.form import FormSheet, Place
from models.sheets.grid import letters

_KINDS = {
    "roster": "名册", "household": "按户的表", "items": "逐项的表", "matrix": "横竖都有栏的表",
    "person": "一个人的表", "other": "没看出要填什么",
}  # fmt: skip


def kind_of(one: FormSheet) -> str:
    """Return what kind of form a sheet is."""
    of_village = one.record_type is not None and one.record_type.single
    return "一村一行的表" if one.is_list and of_village else _KINDS[one.kind]


def summary(one: FormSheet) -> str:
    """Return a sheet in lines."""
    into = f"，从“{one.record_type.label}”里取" if one.record_type else ""
    whom = f"，只取{one.about.word}" if one.about.word else ""
    if one.about.offered:
        whom = f"，可能只要{one.about.offered}（定了才填）"
    rows = f"，填第 {one.body.top + 1} 到 {one.body.bottom + 1} 行" if one.body else ""
    lines = [f"“{one.sheet.name}”：{kind_of(one)}{into}{whom}{rows}"]
    lines += [f"  {where(place)} {said(place)}" for place in one.places]
    return "\n".join(lines)


def where(place: Place) -> str:
    """Return where a place is: B 列, D8 格."""
    if place.cell:
        return f"{name_of(*place.cell)} 格"
    return f"{letters(place.column or 0)} 列"


def said(place: Place) -> str:
    """Return what a place asks for and what is known of it."""
    words = "/".join(place.head) or "（没有字）"
    if not place.meant:
        return f"{words}：空着，{place.reason}"
    what = place.derivation or ""
    if place.target:
        what = place.target.field.label + (f"，{what}" if what else "")
    return f"{words} → {what}（{place.confidence:.0%}）：{place.reason}"
