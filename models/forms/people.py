"""Which lists are about people, and which of their columns say who a row is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from models.groups import Group

if TYPE_CHECKING:
    from models.forms.form import FormSheet, Place
    from models.record import RecordType

_WHO = frozenset({"name", "id_number", "number", "head", "head_number", "resident"})


def about_people(kind: RecordType) -> bool:
    """Say whether the records of a register are people, households or lines about them."""
    return kind.group is Group.PEOPLE or any(
        link.to == "resident" and link.required for link in kind.links
    )


def telling_columns(form: FormSheet) -> tuple[int, ...]:
    """Return the columns that say who or which a row is: the title, numbers, the head."""
    return tuple(one.column for one in form.places
                 if one.column is not None and _tells(one, form.record_type))  # fmt: skip


def _tells(place: Place, kind: RecordType | None) -> bool:
    target = place.target
    if kind is None or target is None or place.membership:
        return False
    if target.register != kind.name and target.field.name not in {"head", "head_number"}:
        return False
    return target.field.name in {kind.title, *_WHO} and target.register != "village"
