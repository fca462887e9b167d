"""What a person decided of the places of a form: {"C": "联系电话", "D8": "姓名", "E": ""}.

Where a form has several sheets, a place may be named with its own: {"汇总表!C": "联系电话"}.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from models.errors import UserError
from models.forms.decided.taking import settled, with_meaning
from models.forms.recognising import Form
from models.record import RecordType


def read_decisions(path: Path) -> dict[str, str]:
    """Read the decisions: the column or cell -> what belongs there (`meanings`), "" for nothing.

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
            whole = f"{one.key}!{place.name}".upper()
            name = whole if whole in said else place.name
            if name in said and place.gap is None:
                left.discard(name)
                places.append(with_meaning(place, said[name], one, types))
            else:
                places.append(place)
        sheets.append(settled(one, places, types))
    if left:
        where = "、".join(sorted(left))
        raise UserError(f"表里没有“{where}”这个要填的地方。", "请看看写得对不对。")
    return replace(form, sheets=tuple(sheets))
