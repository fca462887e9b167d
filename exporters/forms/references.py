"""References when rows are added below the last row of a list: what lies below moves along.

Ranges that end at the last row grow with the list, so that sums cover the new rows.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

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
        inside: further rows within the list, as (the row they are added below and look like, how
            many), from above: of a household that has more people than its block has rows.
        heights: how many rows each of the blocks added below has, which may be more than the
            form's own; empty where all are alike.
    """

    first: int
    last: int
    added: int
    block: int = 1
    inside: tuple[tuple[int, int], ...] = ()
    heights: tuple[int, ...] = ()

    @cached_property
    def total(self) -> int:
        """How many rows are added in all."""
        return self.added + sum(count for _, count in self.inside)

    @cached_property
    def fresh(self) -> Mapping[int, int]:
        """The rows added, by their numbers afterwards, from above: each with its model before."""
        found: dict[int, int] = {}
        for after, count in self.inside:
            begin = self.row(after) + 1
            found |= dict.fromkeys(range(begin, begin + count), after)
        begin = self.row(self.last) + self._of_last + 1
        for start, height in self._blocks(begin):
            top = self.last - self.block + 1
            found |= {start + at: top + min(at, self.block - 1) for at in range(height)}
        return found

    @cached_property
    def taller(self) -> Mapping[int, int]:
        """By how many rows the block of a row added below the last is higher than the form's."""
        begin = self.row(self.last) + self._of_last + 1
        return {start + at: height - self.block
                for start, height in self._blocks(begin) for at in range(height)}  # fmt: skip

    def _blocks(self, begin: int) -> Iterator[tuple[int, int]]:
        """Yield the first row and the height of each block added below the last."""
        for height in self.heights or (self.block,) * (self.added // self.block):
            yield begin, height
            begin += height

    @property
    def _of_last(self) -> int:
        """How many rows are added to the last block itself."""
        return sum(count for after, count in self.inside if after == self.last)

    def row(self, row: int) -> int:
        """Return where a row stands afterwards."""
        inside = sum(count for after, count in self.inside if row > after) if self.inside else 0
        return row + inside + (self.added if row > self.last else 0)

    def origin(self, row: int) -> int:
        """Return what a row afterwards was before; of one that was added its model."""
        if row in self.fresh:
            return self.fresh[row]
        return row - bisect_left(self._numbers, row)

    @cached_property
    def _numbers(self) -> tuple[int, ...]:
        return tuple(self.fresh)

    def holds_last(self, area: Area) -> bool:
        """Say whether an area lies in the rows after whose look others are made."""
        return self.last - self.block < area.top and area.bottom <= self.last

    def area(self, area: Area, *, single: bool = False, end: bool = True) -> Area:
        """Return an area afterwards; `single` lets one that has the last row alone grow, too.

        `end` lets it grow with the rows added below the last.
        """
        bottom = self.row(area.bottom)
        if area.top < area.bottom or single:
            bottom += sum(count for after, count in self.inside if after == area.bottom)
            bottom += self.added if end and area.bottom == self.last else 0
        return Area(self.row(area.top), area.left, min(bottom, LAST_ROW), area.right)

    def merged(self, area: Area) -> Area:
        """Return a merged area afterwards; one of the last rows alone has copies instead."""
        return self.area(area, end=not self.holds_last(area))

    def merges(self, areas: Iterable[Area]) -> Iterator[Area]:
        """Yield the merged areas of the rows added, which look like those of their models."""
        models: dict[int, list[int]] = {}
        for row, model in self.fresh.items():
            models.setdefault(model, []).append(row)
        top, begin = self.last - self.block + 1, self.row(self.last) + self._of_last + 1
        for one in areas:
            if one.top == one.bottom:
                yield from (one._replace(top=row, bottom=row) for row in models.get(one.top, ()))
            elif self.holds_last(one):
                for start, height in self._blocks(begin):
                    more = height - self.block if one.bottom == self.last else 0
                    yield one._replace(top=start + one.top - top,
                                       bottom=start + one.bottom - top + more)  # fmt: skip

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

    def formula(
        self, text: str, *, own: bool, sheet: str, grows: bool = True, at: int = -1,
        taller: int | None = None,
    ) -> str:  # fmt: skip
        """Return a formula afterwards.

        `own` says that it stands in the sheet that grew, whose name is `sheet`, so that plain
        references mean it; `grows` lets ranges that end at the last row grow. In the rows of the
        list itself only those grow whose last row is fixed ($F$5:$F$8, all of the list); a sum
        so far (F$5:F8) ends in its own row, which is `at`. `taller` is by how much ranges of the
        last block grow, where it is not the one whose rows it has.
        """
        def new(reference: str) -> str:
            return self._reference(reference, at, taller, grows=grows)

        return replaced(text, new, lambda name: own if name is None else name == sheet)

    def _reference(self, reference: str, at: int, taller: int | None, *, grows: bool) -> str:
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
        is_range = int(top[4]) - 1 < row
        if is_range and row != at:
            more = taller if row == self.last else None
            end += sum(count for after, count in self.inside if after == row
                       ) if more is None else more  # fmt: skip
        if row == self.last and (is_range or self.first == self.last) and (grows or bottom[3]):
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
