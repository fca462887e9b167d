"""References when rows are added below the last row of a list: what lies below moves along.

Ranges that end at the last row grow with the list, so that sums cover the new rows.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from models.forms.face.places import LAST_COLUMN, LAST_ROW, Area, area_of, name_of
from models.sheets.grid import letters

_CELL = r"\$?[A-Za-z]{1,3}\$?\d{1,7}"
_REFERENCE = re.compile(
    r"(?P<text>\"(?:[^\"]|\"\")*\")"
    r"|(?P<sheet>(?:'(?:[^']|'')+'|[^\W\d][\w.]*|\[\d+\][\w.]+)!)?"
    rf"(?<![\w.])(?P<ref>{_CELL}(?::{_CELL})?|\$?\d{{1,7}}:\$?\d{{1,7}})(?![\w.(!])"
)
_PART = re.compile(r"(\$?)([A-Za-z]{0,3})(\$?)(\d{1,7})")


@dataclass(frozen=True)
class Growth:
    """Rows added to a list.

    Attributes:
        first, last: its rows before; both 0-based.
        added: how many rows are added below the last.
        block: the last so many rows are the look of the rows added, in turn.
    """

    first: int
    last: int
    added: int
    block: int = 1

    def row(self, row: int) -> int:
        """Return where a row stands afterwards."""
        return row + self.added if row > self.last else row

    def holds_last(self, area: Area) -> bool:
        """Say whether an area lies in the rows after whose look others are made."""
        return self.last - self.block < area.top and area.bottom <= self.last

    def area(self, area: Area, *, single: bool = False) -> Area:
        """Return an area afterwards; `single` lets one that has the last row alone grow, too."""
        bottom = self.row(area.bottom)
        if area.bottom == self.last and (area.top < area.bottom or single):
            bottom += self.added
        return Area(self.row(area.top), area.left, min(bottom, LAST_ROW), area.right)

    def areas(self, text: str, *, single: bool = False) -> str:
        """Return a list of areas, as in sqref, afterwards."""
        return " ".join(self._named(one, single=single) for one in text.split())

    def _named(self, text: str, *, single: bool) -> str:
        try:
            area = self.area(area_of(text), single=single)
        except ValueError:
            return text
        if area.left == 0 and area.right == LAST_COLUMN and ":" in text and text[:1].isdigit():
            return f"{area.top + 1}:{area.bottom + 1}"
        if area.top == 0 and area.bottom == LAST_ROW and text.replace(":", "").isalpha():
            return text
        first, last = name_of(area.top, area.left), name_of(area.bottom, area.right)
        return first if first == last and ":" not in text else f"{first}:{last}"

    def formula(self, text: str, *, own: bool, sheet: str, grows: bool = True) -> str:
        """Return a formula afterwards.

        `own` says that it stands in the sheet that grew, whose name is `sheet`, so that plain
        references mean it; `grows` lets ranges that end at the last row grow. In the rows of the
        list itself only those grow whose last row is fixed ($F$5:$F$8, all of the list); a sum
        so far (F$5:F8) ends in its own row.
        """
        def new(reference: str) -> str:
            return self._reference(reference, grows=grows)

        return replaced(text, new, lambda name: own if name is None else name == sheet)

    def _reference(self, reference: str, *, grows: bool) -> str:
        first, mark, last = reference.partition(":")
        top = _PART.fullmatch(first)
        assert top  # noqa: S101 - the pattern said so
        bottom = _PART.fullmatch(last) if mark else None
        start = self.row(int(top[4]) - 1)
        whole = f"{top[1]}{top[2]}{top[3]}{start + 1}"
        if bottom is None:
            return whole
        row = int(bottom[4]) - 1
        end = self.row(row)
        is_list = int(top[4]) - 1 < row or self.first == self.last
        if row == self.last and is_list and (grows or bottom[3]):
            end += self.added
        return f"{whole}:{bottom[1]}{bottom[2]}{bottom[3]}{end + 1}"


def replaced(
    formula: str, new: Callable[[str], str], is_meant: Callable[[str | None], bool]
) -> str:
    """Return a formula with references replaced, those of the sheets that are meant."""

    def one(found: re.Match[str]) -> str:
        if found["text"]:
            return found[0]
        name = _sheet(found["sheet"])
        return (found["sheet"] or "") + new(found["ref"]) if is_meant(name) else found[0]

    return _REFERENCE.sub(one, formula)


def _sheet(said: str | None) -> str | None:
    if said is None:
        return None
    name = said[:-1]
    return name[1:-1].replace("''", "'") if name.startswith("'") else name


def moved(formula: str, rows: int, columns: int = 0) -> str:
    """Return a formula as it reads when copied to another cell: relative references move."""

    def part(found: re.Match[str]) -> str:
        fixed_column, column, fixed_row, row = found.groups()
        if column and not fixed_column and columns:
            column = letters(area_of(f"{column}1").left + columns)
        fixed = fixed_row or (fixed_column and not column)
        number = row if fixed else str(int(row) + rows)
        return f"{fixed_column}{column}{fixed_row}{number}"

    def new(reference: str) -> str:
        return ":".join(_PART.sub(part, one) for one in reference.split(":"))

    return replaced(formula, new, lambda _: True)


def areas_in(formula: str) -> Iterator[tuple[str | None, Area]]:
    """Yield the areas that a formula looks at, each with its sheet, None for its own."""
    for found in _REFERENCE.finditer(formula):
        if found["text"]:
            continue
        try:
            yield _sheet(found["sheet"]), area_of(found["ref"])
        except ValueError:
            continue
