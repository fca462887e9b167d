"""Fields which the village itself adds to a register; they behave like declared ones.

They are records of the register `own_field`, so adding one is undone like anything else; its
column stays in the file.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from models.field import Field
from models.kinds import (
    Choice,
    DecimalNumber,
    Integer,
    LongText,
    Money,
    Option,
    Text,
    YesNo,
)
from models.kinds_dates import Date
from models.kinds_people import IdNumber, PersonName, Phone
from models.privacy import Privacy
from models.record import RecordType

#: kinds a village may choose, by code; Choice gets its options from the record
KINDS: Mapping[str, Callable[..., Field[Any]]] = {
    kind.kind: kind
    for kind in (
        Text, LongText, Integer, DecimalNumber, Money, Date, YesNo, Choice, PersonName, Phone,
        IdNumber,
    )
}  # fmt: skip


def kind_options() -> tuple[Option, ...]:
    """Return the kinds as options of a choice."""
    return tuple(Option(code, str(kind.kind_label)) for code, kind in KINDS.items())  # type: ignore[attr-defined]


def column_name(id_: int) -> str:
    """Return the name of the column of an own field."""
    return f"own_{id_}"


def doubled(types: Mapping[str, RecordType]) -> str:
    """Return a sentence on an own field whose label another field has, or ""."""
    for one in types.values():
        for own in one.own_fields:
            if not own.retired and [f.label for f in one.active].count(own.label) > 1:
                return f"“{one.label}”里已经有“{own.label}”这一栏"
    return ""


def field_of(id_: int, values: Mapping[str, Any]) -> Field[Any]:
    """Make the Field of a record of `own_field`."""
    kind = KINDS[values["kind"]]
    extra: dict[str, Any] = {}
    if values["kind"] == Choice.kind:
        words = [line.strip() for line in (values.get("options") or "").split("\n")]
        extra["options"] = tuple(Option(word, word) for word in words if word)
    privacy = Privacy[values.get("privacy") or Privacy.INTERNAL.name]
    default = kind("x", "x").privacy
    return kind(
        column_name(id_),
        values["label"],
        help=values.get("help") or "",
        privacy=max(privacy, default) if default > Privacy.INTERNAL else privacy,
        required=bool(values.get("required")),
        retired=bool(values.get("retired")),
        **extra,
    )
