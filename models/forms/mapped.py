"""What a person decided of the places of a form: {"C": "联系电话", "D8": "姓名", "E": ""}."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from models.errors import UserError
from models.forms.form import FormSheet, Place
from models.forms.places import name_of
from models.forms.recognising import Form
from models.record import RecordType
from models.sheets.headers import letters
from models.sheets.vocabulary import Target, vocabulary


def read_decisions(path: Path) -> dict[str, str]:
    """Read the decisions: the column or cell -> the label of a field, "" for nothing.

    Raises:
        UserError: it cannot be read, or is not of this form.
    """
    try:
        said = json.loads(path.read_text(encoding="utf-8-sig"))
    except (OSError, ValueError):
        said = None
    if not isinstance(said, dict) or not all(isinstance(one, str) for one in said.values()):
        raise UserError(f"“{path.name}”读不出来。", '里面要写成 {"C": "联系电话"} 这样。')
    return {str(place).upper(): label.strip() for place, label in said.items()}


def decided(form: Form, said: Mapping[str, str], types: Mapping[str, RecordType]) -> Form:
    """Return the form with the places as the person decided.

    Raises:
        UserError: a label is none of the register's, or a place is not in the form.
    """
    left = set(said)
    sheets = []
    for one in form.sheets:
        places = []
        for place in one.places:
            name = _name(place)
            if name in said and place.gap is None:
                left.discard(name)
                places.append(_decided(place, said[name], one, types))
            else:
                places.append(place)
        sheets.append(replace(one, places=tuple(places)))
    if left:
        where = "、".join(sorted(left))
        raise UserError(f"表里没有“{where}”这个要填的地方。", "请看看写得对不对。")
    return replace(form, sheets=tuple(sheets))


def _name(place: Place) -> str:
    return name_of(*place.cell) if place.cell else letters(place.column or 0)


def _decided(
    place: Place, label: str, sheet: FormSheet, types: Mapping[str, RecordType]
) -> Place:
    empty = replace(place, target=None, derivation=None, count=None, confidence=1.0)
    if not label:
        return replace(empty, reason="您说这里不填")
    if sheet.record_type is None:
        raise UserError("没看出这张表要填哪本台账。", "请去掉这份对照再试。")
    words = vocabulary(sheet.record_type, types)
    found = next((one for one in words.targets
                  if label in {one.field.label, one.path, *one.words}), None)  # fmt: skip
    if found is None:
        kind = sheet.record_type.label
        raise UserError(f"“{kind}”里没有“{label}”这一栏。", "请看看写得对不对。")
    return replace(empty, target=_plain(found), reason="您定的")


def _plain(found: Target) -> Target:
    return replace(found, derivation=None)
