"""What follows from other cells of a row decides; told is where the sheet says otherwise."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from typing import Any

from models.field import cell_text
from models.importing.damage import slips
from models.importing.said import Said
from models.record import RecordType
from models.rough_date import RoughDate
from models.sheets.grid import Row, is_empty


class Follows:
    """Fields that follow from others (birthday and sex from a number), by their `columns`."""

    def __init__(
        self, record_type: RecordType, columns: Mapping[str, int], today: dt.date
    ) -> None:
        self._type = record_type
        self._columns = columns
        self._today = today
        self._fixed = [
            (one, record_type.by_name[one.field])
            for one in record_type.derived
            if not one.only_if_empty and one.field in columns
        ]

    def decide(self, said: Said, cells: Row) -> None:
        """Let what follows from others decide, and tell where the sheet says otherwise."""
        for rule, one in self._fixed:
            follows = rule.function(said.values, self._today)
            if follows is None:
                continue
            if said.values.get(one.name) == follows and not (said.problems or said.strangers):
                said.values[one.name] = follows  # as in nearly every row
                continue
            unread = one.name in said.problems or one.name in said.strangers
            if not unread and _agrees(said.values.get(one.name, follows), follows):
                if one.name in said.values:
                    said.values[one.name] = follows
                continue
            source = "、".join(self._type.by_name[name].label for name in rule.of)
            if unread:
                at = self._columns[one.name]
                cell = cells[at] if at < len(cells) else None  # a formula without a result
                written = "这一格" if is_empty(cell) else f"“{cell_text(cell)}”"
                said.problems.pop(one.name, None)
                said.strangers.pop(one.name, None)
                said.doubts[one.name] = f"{written}不用，按{source}是{one.show(follows)}"
            else:
                written = one.show(said.values[one.name])
                odd = any(name in said.doubts for name in rule.of)
                so = f"先看{source}有没有写错" if odd else "按后一个记"
                said.doubts[one.name] = f"表里是{written}，按{source}是{one.show(follows)}，{so}"
            said.values[one.name] = follows

    def explain_slips(self, said: Said, numbers: Iterable[str]) -> None:
        """Say where two digits changed places, if one such slip agrees with the whole row."""
        for name in numbers:
            number = said.values.get(name)
            if number is None or name not in said.doubts:
                continue
            found = slips(number, self._today)
            right = [one for one in found if self._fits(name, one[1], said.values)]
            if len(right) == 1:
                at, said.meant[name] = right[0]
                said.doubts[name] += f"；像是第 {at}、{at + 1} 位写反了，该是 {right[0][1]}"

    def _fits(self, name: str, number: str, values: Mapping[str, Any]) -> bool:
        """Say whether what follows from a number is what the row says."""
        supposed = {**values, name: number}
        return all(
            _agrees(values[one.name], rule.function(supposed, self._today))
            for rule, one in self._fixed
            if name in rule.of and one.name in values
        )


def _agrees(written: Any, follows: Any) -> bool:  # noqa: ANN401 - values of any field
    """Say whether a sheet says what follows anyway, or the month or year of that day."""
    return bool(
        written == follows
        or (isinstance(written, RoughDate) and follows and written.covers(follows))
    )
