"""A form as it was recognised: its sheets, and the places in them that are to be filled."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field, replace
from typing import Any, Literal

from models.forms.counts.counting import Count, Ratio
from models.forms.counts.figures import Figure
from models.forms.counts.membership import Membership
from models.forms.face.blanks import Gap
from models.forms.face.places import Area, name_of
from models.forms.face.sheet_face import Face
from models.forms.whose.about import About
from models.kinds_links import Computed
from models.record import RecordType
from models.sheets.grid import Sheet, letters
from models.sheets.matched import Match
from models.sheets.vocabulary import Target
from models.writing import narrow

Kind = Literal["roster", "household", "items", "matrix", "person", "other"]
SURE = 0.8  #: below it nothing is proposed as filled

_MOSTLY = 0.5  #: of the numbers of a table that counts people

RUNNING = "序号"
AGE = "年龄：到填表日"
MONTH = "出生年月：由出生日期"
YEARS = "党龄：由入党时间"
SITE = "所在地：县、乡镇、村"
SAME = "每行一样"
MEMBERS = "家庭成员：一人一行"
_OF_IMPORT = re.compile(r"，只拿来(对人，不另写|核对)|，不从表里导")
_MONTH = re.compile(r"出生年月(?!日)")
#: where a value is taken from that the record itself has not got
_ELSE = {"official.phone": "；这里没记的，取他在“村民”里的",
         "household.phone": "；这里没记的，取户主的"}  # fmt: skip


@dataclass(frozen=True)
class Place:
    """A place to fill: one cell, or a column of a list.

    Attributes:
        head: the words that say what belongs there, from the outside inwards.
        cell: row and column, for a single cell.
        column: the column, for a list.
        target: the field whose value belongs there.
        derivation: what else belongs there, or how the value follows, in Chinese.
        confidence: 0 to 1; below `SURE` neither target nor derivation is given.
        reason: why, in Chinese.
        count: what is counted there.
        gap: where in running text.
        figure: what is summed up there, from other registers than that of the people.
        membership: of which group of people the target is a fact.
        rows: the rows of a table of family members, in a form about one.
        member: of which member of the household, the head being 1, where each has a column.
        total: "words" or "digits" where the amounts of a column are summed up in a text, "column"
            in the cell below it, "listed" where `count` is of those who stand in the list.
        sorts: whom each of the boxes means where sorts of people are offered; of nobody said are
            those who are none of the others, None is who nobody says.
    """

    head: tuple[str, ...]
    cell: tuple[int, int] | None = None
    column: int | None = None
    target: Target | None = None
    derivation: str | None = None
    confidence: float = 0.0
    reason: str = ""
    count: Count | Ratio | None = None
    gap: Gap | None = None
    figure: Figure | None = None
    membership: Membership | None = None
    rows: tuple[int, ...] = ()
    member: int = 0
    total: str = ""
    sorts: tuple[Count | None, ...] = ()

    @property
    def name(self) -> str:
        """Where it is, as a sheet says it: D8, or C for a column."""
        return name_of(*self.cell) if self.cell else letters(self.column or 0)

    @property
    def meant(self) -> bool:
        """Say whether it is known what belongs there."""
        return self.target is not None or self.derivation is not None

    def opened(self, reason: str) -> Place:
        """Return the place left to the person."""
        return replace(self, target=None, derivation=None, count=None, figure=None,
                       membership=None, sorts=(), reason=reason,
                       confidence=min(self.confidence / 2, 0.5))  # fmt: skip

    def as_json(self) -> dict[str, Any]:
        """Return it for scripts."""
        return {
            "cell": name_of(*self.cell) if self.cell else None,
            "column": letters(self.column) if self.column is not None else None,
            "head": list(self.head),
            "field": self.target.path if self.target else None,
            "label": self.target.field.label if self.target else None,
            "derivation": self.derivation,
            "confidence": round(self.confidence, 2),
            "reason": self.reason,
        }


def meant_by(place: Place, one: Match) -> Place:
    """Return the place with what a match says belongs there."""
    target = one.target
    assert target is not None  # noqa: S101 - asked before
    derivation = None
    if target.linked:
        derivation = f"从所指的记录里取：{target.field.label}"
    elif isinstance(target.field, Computed):
        derivation = target.field.help or f"由程序得出：{target.field.label}"
    if target.field.name == "age":
        derivation = AGE
    elif target.field.kind in {"date", "copied"} and _MONTH.search(narrow("".join(place.head))):
        derivation = MONTH
    reason = _OF_IMPORT.sub("", place.reason) + _ELSE.get(target.path, "")
    return replace(place, target=target, derivation=derivation, reason=reason)


@dataclass(frozen=True)
class FormSheet:
    """One sheet of a form.

    Attributes:
        header: the rows of its heads.
        body: the first and last row to fill; None for forms that are no list.
        rows: the rows between them that are to be filled.
        given: rows in which names or numbers stand already, to be completed.
        record_type: the register whose records stand in the rows.
        about: whose records.
        unit: 元 or 万元 where a line above says in what the amounts are.
        block: how many rows a household has, in a list with a row for each member; 1 for others.
        sides: the first columns of further lists beside the first, filled after it.
        table: its number among the tables of its sheet, from above.
        card: its number among equal cards on its sheet, each about another one.
        cards: how many of them there are.
    """

    sheet: Sheet
    face: Face
    kind: Kind = "other"
    title: str = ""
    header: tuple[int, ...] = ()
    body: Area | None = None
    rows: tuple[int, ...] = ()
    given: tuple[int, ...] = ()
    record_type: RecordType | None = None
    about: About = field(default_factory=About)
    places: tuple[Place, ...] = ()
    unit: str = ""
    block: int = 1
    sides: tuple[int, ...] = ()
    table: int = 0
    card: int = 0
    cards: int = 1

    @property
    def key(self) -> str:
        """Its name among those of the form: that of the sheet, with a number for lower tables."""
        return f"{self.sheet.name}#{self.table + 1}" if self.table else self.sheet.name

    @property
    def is_list(self) -> bool:
        """Say whether its rows are filled one by one: of people, of households, of villages."""
        return self.kind in {"roster", "household"} or (
            self.kind == "matrix" and any(one.column is not None for one in self.places)
        )

    @property
    def _register(self) -> str | None:
        """The register whose records stand in the rows, or are all that is counted in a table."""
        if self.record_type is not None or self.kind not in {"items", "matrix"}:
            return self.record_type.name if self.record_type else None
        cells = [one for one in self.places if one.cell and not one.gap]
        counts = [one.count for one in cells if one.count]
        others = any(one.figure or (one.target and one.target.register != "village")
                     for one in cells)  # fmt: skip
        if others or not counts or len(counts) < len(cells) * _MOSTLY:
            return None
        party = all(any(said.sort == "party" for said in one.said) for one in counts)
        return "party_member" if party else "resident"

    def side_of(self, column: int) -> int:
        """Return in which of the lists side by side a column is, 0 for the leftmost."""
        return bisect_right(self.sides, column)

    def words(self, place: Place, row: int, column: int) -> tuple[str, ...]:
        """Return the words to choose from in a cell of a place, () for any."""
        if place.gap is not None:
            return place.gap.words
        last = self.body.bottom if self.body and place.column is not None else row
        return self.face.words(min(row, last), column)

    def as_json(self) -> dict[str, Any]:
        """Return it for scripts; rows are 1-based."""
        return {
            "sheet": self.sheet.name,
            "kind": self.kind,
            "title": self.title,
            "header_rows": [row + 1 for row in self.header],
            "first_row": self.body.top + 1 if self.body else None,
            "last_row": self.body.bottom + 1 if self.body else None,
            "register": self._register,
            "filter": self.about.filter,
            "places": [one.as_json() for one in self.places],
        }
