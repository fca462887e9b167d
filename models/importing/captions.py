"""What captions inside a list say of the rows below them: 第一组 alone in a row, 一、低保户.

Only fields that no column of the sheet fills. What a person puts into a caption counts instead of
its words, and one whose cell is left out says nothing.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from models.errors import Invalid
from models.field import Cell, Field, cell_text
from models.kinds import Choice
from models.kinds_links import Link
from models.record import RecordType
from models.sheets.captions import group_of_caption
from models.sheets.grid import Row, is_empty
from models.sheets.layout import Layout, Role
from models.sheets.naming import said_of_all
from models.sheets.row_roles import is_remark
from models.sheets.vocabulary import importable
from models.writing import narrow

if TYPE_CHECKING:
    from models.importing.plan import ImportPlan

_MAY_BE = frozenset({Role.NOTE, Role.EMPTY, Role.TITLE})
_FEW = 3  #: words of a choice that a caption may decide
_LONGEST = 20  #: letters of a caption that names a sort of people


@dataclass(frozen=True)
class Caption:
    """A row between the others with nothing but words in one cell.

    Attributes:
        row: its 0-based row.
        column: where the words stand.
        text: the words, or what a person put there.
        means: field name -> what it says of the rows below; nothing where it is not understood.
        left_out: a person wants it to say nothing.
    """

    row: int
    column: int
    text: str
    means: Mapping[str, Any] = field(default_factory=dict)
    left_out: bool = False


@dataclass(frozen=True)
class Captions:
    """All captions of a sheet, from the top, and what they say row by row."""

    all: tuple[Caption, ...] = ()
    data: Sequence[int] = ()

    def of(self, number: int) -> Caption | None:
        """Return the caption in a 1-based row, if it says something or would."""
        return self._by_row.get(number - 1)

    @cached_property
    def _by_row(self) -> dict[int, Caption]:
        return {one.row: one for one in self.saying}

    @cached_property
    def saying(self) -> tuple[Caption, ...]:
        """Those that say something, or would if they were not left out."""
        return tuple(one for one in self.all if one.means)

    @cached_property
    def names(self) -> frozenset[str]:
        """Names of the fields of which something is said."""
        return frozenset(name for said in self._said for name in said)

    def over(self, row: int) -> Mapping[str, Any]:
        """Return what the captions above a 0-based row say of it, by field name."""
        if not self.names:
            return {}
        at = bisect_right(self._rows, row) - 1
        return self._said[at] if at >= 0 else {}

    @cached_property
    def _rows(self) -> list[int]:
        return [one.row for one in self.all]

    @cached_property
    def _said(self) -> list[Mapping[str, Any]]:
        """What holds from each caption on.

        A caption that does not speak of the group ends the group, 外来户 behind 第二组; not
        where such captions stand right below those of the groups, as parts of each.
        """
        outer = {
            name for before, after in pairwise(self.all) if self._are_together(before, after)
            for name in before.means.keys() - after.means.keys()
        }  # fmt: skip
        said: list[Mapping[str, Any]] = []
        now: Mapping[str, Any] = {}
        for one in self.all:
            kept = {name: value for name, value in now.items()
                    if name in outer and name not in one.means}  # fmt: skip
            now = kept if one.left_out else {**kept, **one.means}
            said.append(now)
        return said

    def _are_together(self, one: Caption, other: Caption) -> bool:
        return bisect_right(self.data, one.row) == bisect_right(self.data, other.row)


def captions_of(plan: ImportPlan) -> Captions:
    """Return the captions of a plan's sheet, with what was said of them."""
    filled = {one.name for one in plan.columns.values() if one}
    groups = {cell_text(one["name"]) for one in plan.desk.ledger.find("village_group")}
    source = plan.source
    return captions_in(plan.record_type, source.layout, source.rows, filled, plan.mended,
                       plan.dropped, groups)  # fmt: skip


def with_all(plan: ImportPlan, *, counted: bool) -> ImportPlan:
    """Let all captions say something of the rows below, or none; nothing is read again yet."""
    cells = {(one.row + 1, one.column) for one in plan.captions.saying}
    dropped = plan.dropped - cells if counted else plan.dropped | cells
    return replace(plan, dropped=dropped)


def captions_in(  # noqa: PLR0917 - the sheet, and what a person said of it
    record_type: RecordType,
    layout: Layout,
    rows: Sequence[Row],
    filled: Collection[str],
    mended: Mapping[tuple[int, int], Cell],
    dropped: Collection[tuple[int, int]],
    groups: Collection[str] = (),
) -> Captions:
    """Return the captions of a sheet.

    `filled` are the fields that columns fill; `mended` and `dropped` are of a plan; `groups` the
    names of groups that the ledger knows: 石桥组 may be anything elsewhere.
    """
    open_ = [one for one in importable(record_type) if one.name not in filled]
    title = record_type.by_name[record_type.title]
    meant = [one for one in open_ if _may_say(title, one)]
    if not meant:
        return Captions()
    found = []
    for row, column, text in _alone(layout, rows):
        at, by_hand = (row + 1, column), (row + 1, column) in mended
        words = cell_text(mended[at]) if by_hand else text
        means = _means(meant, words, groups, by_hand=by_hand)
        if (means or row >= layout.below) and not (row < layout.below and words == layout.title):
            found.append(Caption(row, column, words, means, at in dropped))
    return Captions(tuple(found), layout.data)


def _may_say(title: Field[Any], one: Field[Any]) -> bool:
    """Say whether rows below a caption may have this from it: where people live, which sort.

    Of what are no people a choice between two or three: 一、债权, 二、债务.
    """
    if isinstance(title, Link) and isinstance(one, Choice):
        return one.required and not one.default
    if title.kind == "person_name" or isinstance(title, Link):
        return one.kind == "group_name"
    return isinstance(one, Choice) and len(one.listed()) <= _FEW


def _alone(layout: Layout, rows: Sequence[Row]) -> Iterator[tuple[int, int, str]]:
    """Yield row, column and words of the rows that are no data and say one thing only."""
    for row, role in enumerate(layout.roles):
        if role not in _MAY_BE:
            continue
        cells = [(at, cell) for at, cell in enumerate(rows[row]) if not is_empty(cell)]
        if len(cells) != 1 or not isinstance(cells[0][1], str):
            continue
        at, text = cells[0][0], cells[0][1]
        if not narrow(text).isdigit() and not is_remark(text) and (
            row < layout.below or narrow(text) != narrow(layout.title)
        ):  # fmt: skip
            yield row, at, text


def _means(
    fields: Sequence[Field[Any]], words: str, groups: Collection[str], *, by_hand: bool
) -> dict[str, Any]:
    bare = narrow(words)
    means: dict[str, Any] = {}
    for one in fields:
        if isinstance(one, Choice):
            said = said_of_all(one, bare) if len(bare) <= _LONGEST else None
        else:
            said = group_of_caption(bare) or (bare if by_hand or bare in groups else None)
        if said and not (by_hand and means):
            try:
                means[one.name] = said if isinstance(one, Choice) else one.parse(said)
            except Invalid:
                continue
    return means
