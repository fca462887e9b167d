"""Which lists are about people, and which of their columns say who a row is."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from models.groups import Group
from models.kinds_links import Copied
from models.sheets.vocabulary import bare
from models.writing import narrow

if TYPE_CHECKING:
    from models.field import Field
    from models.forms.form import FormSheet, Place
    from models.record import RecordType

_WHO = frozenset({"name", "id_number", "number", "head", "head_number", "resident"})
#: a title that names the heads of households alone; not 与户主关系, 户主及家庭成员
_HEADS = re.compile("(?<!与)户主(?!.*(?:成员|家属|亲属|家庭人口))")
#: what only a list of members, or one that names the head beside them, asks
_IN_HOUSEHOLD, _TO_HEAD = frozenset({"relation", "head"}), re.compile("关系|成员")
#: heads of a list of those whom a firm employs, which are no officials of the village
_EMPLOYED = re.compile("[入离]职(时间|日期|年月)|工号|司龄")


def lists_employed(heads: Sequence[Sequence[str]]) -> bool:
    """Say whether heads are those of a list of a firm's people: 入职时间, 离职时间."""
    return any(_EMPLOYED.fullmatch(bare(head[-1])) for head in heads if head)


def about_people(kind: RecordType) -> bool:
    """Say whether the records of a register are people, households or lines about them."""
    return kind.group is Group.PEOPLE or any(
        link.to == "resident" and link.required for link in kind.links
    )


def names_somebody(field: Field[Any]) -> bool:
    """Say whether a field holds somebody's name or number, or what is copied from it."""
    if isinstance(field, Copied):
        return field.of in {"name", "id_number"}
    return field.kind in {"person_name", "id_number"}


def names_heads(form: FormSheet) -> bool:
    """Say whether the people of a list are the heads of households only: 户主花名册."""
    if form.record_type is None or form.record_type.name != "resident":
        return False
    return bool(_HEADS.search(narrow(form.title))) and not any(
        (one.target and one.target.field.name in _IN_HOUSEHOLD)
        or (one.head and _TO_HEAD.search(narrow(one.head[-1])))
        for one in form.places
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
