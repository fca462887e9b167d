"""What a sheet shows beside its values: borders, formulas, word lists, merges, hidden rows.

A blank form is told from its look: rows with lines around their cells are to be filled, though
nothing stands in them.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from models.forms.face.cells import looks_of, rows_of
from models.forms.face.markup import Element
from models.forms.face.package import BOOK, STYLES, Package, SheetPart
from models.forms.face.places import Area, area_of, areas_of, cell_of

_DATED = re.compile(r"[ymd年月日]", re.IGNORECASE)
_QUOTED = re.compile(r"\"[^\"]*\"|\[[^\]]*\]|\\.")
_BUILT_IN_DATES = frozenset((*range(14, 18), 22, *range(27, 37), *range(50, 59)))
#: those that Chinese programs show otherwise than 1980/5/9 (ECMA-376, 18.8.30, zh-cn)
_IN_CHINESE = {
    **dict.fromkeys((27, 36, 50, 52, 57), 'yyyy"年"m"月"'), 31: 'yyyy"年"m"月"d"日"',
    **dict.fromkeys((28, 29, 51, 53, 54, 58), 'm"月"d"日"'),
}  # fmt: skip
_RANGE = re.compile(r"(?:'((?:[^']|'')+)'|([^'!]+))!(.+)")
_MOST_WORDS = 2000
_MOST_MERGES, _LARGEST = 20_000, 300  #: more is no form but an attack
_MOST_COVERED = 1_000_000  #: cells in merged areas, those in several counted several times
Cells = dict[int, dict[int, "Look"]]


@dataclass(frozen=True)
class Look:
    """How one cell looks.

    Attributes:
        style: its number in the styles.
        lined: it has a line left or right, and above or below.
        under: it has a line below.
        dated: its number format, "" when that is none of a date.
        formula: it is calculated.
        rich: its text has several looks.
    """

    style: str = ""
    lined: bool = False
    under: bool = False
    dated: str = ""
    formula: bool = False


_PLAIN = Look()
_NOWHERE: dict[int, Look] = {}


@dataclass(frozen=True)
class Face:
    """A sheet's look; all empty for files other than xlsx.

    Attributes:
        cells: row -> column -> look; rows that look alike share theirs.
    """

    cells: Cells = field(default_factory=dict)
    merges: tuple[Area, ...] = ()
    lists: tuple[tuple[tuple[Area, ...], tuple[str, ...]], ...] = ()
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()

    @cached_property
    def has_lines(self) -> bool:
        """Say whether any cell has lines around it."""
        return any(one.lined for row in self.cells.values() for one in row.values())

    @cached_property
    def _merged(self) -> dict[tuple[int, int], Area]:
        found: dict[tuple[int, int], Area] = {}
        left = _MOST_COVERED
        for one in self.merges[:_MOST_MERGES]:
            bottom = min(one.bottom, one.top + _LARGEST)
            right = min(one.right, one.left + _LARGEST)
            left -= (bottom - one.top + 1) * (right - one.left + 1)
            if left < 0:
                break
            for row in range(one.top, bottom + 1):
                for column in range(one.left, right + 1):
                    found.setdefault((row, column), one)
        return found

    def row(self, row: int) -> Mapping[int, Look]:
        """Return the looks of a row's cells by column."""
        return self.cells.get(row, _NOWHERE)

    def look(self, row: int, column: int) -> Look:
        """Return a cell's look."""
        return self.cells.get(row, _NOWHERE).get(column, _PLAIN)

    @cached_property
    def end(self) -> int:
        """The first row below all cells."""
        return max(self.cells, default=-1) + 1

    def words(self, row: int, column: int) -> tuple[str, ...]:
        """Return the words that the cell's list allows, () when it has none."""
        for areas, words in self.lists:
            if any(one.holds(row, column) for one in areas):
                return words
        return ()

    def merge(self, row: int, column: int) -> Area:
        """Return the merged area around a cell, or the cell alone."""
        return self._merged.get((row, column)) or Area(row, column, row, column)


@dataclass(frozen=True)
class _Style:
    lined: bool
    under: bool
    dated: str


def face_of(package: Package, part: SheetPart) -> Face:
    """Return the look of a sheet."""
    root = package.root(part.path)
    styles = list(_styles(package))
    cells: Cells = {}
    hidden = set()
    alike: dict[tuple[tuple[int, str, bool], ...], dict[int, Look]] = {}
    for row in rows_of(root):
        number = int(row.get("r", "1")) - 1
        if row.get("hidden") in {"1", "true"}:
            hidden.add(number)
        said = looks_of(row)
        if said and said not in alike:
            alike[said] = {column: _look(style, formula, styles)
                           for column, style, formula in said}  # fmt: skip
        if said:
            cells[number] = alike[said]
    return Face(
        cells,
        tuple(area_of(one.get("ref")) for one in root.all("mergeCell")),
        tuple(_lists(package, part, root)),
        frozenset(hidden),
        frozenset(_hidden_columns(root)),
    )


def _look(number: str, formula: bool, styles: list[_Style]) -> Look:  # noqa: FBT001
    at = int(number or 0)
    style = styles[at] if at < len(styles) else _Style(lined=False, under=False, dated="")
    return Look(number, style.lined, style.under, style.dated, formula)


def _hidden_columns(root: Element) -> Iterator[int]:
    for one in root.all("col"):
        if one.get("hidden") in {"1", "true"}:
            last = min(int(one.get("max", "1")), int(one.get("min", "1")) + 500)
            yield from range(int(one.get("min", "1")) - 1, last)


def _styles(package: Package) -> Iterator[_Style]:
    if not package.has(STYLES):
        return
    root = package.root(STYLES)
    formats = {one.get("numFmtId"): one.get("formatCode") for one in root.all("numFmt")}
    borders = [
        {side.name: side.get("style", "none") != "none" for side in one.children}
        for held in root.children if held.name == "borders"
        for one in held.children
    ]  # fmt: skip
    for held in root.children:
        if held.name != "cellXfs":
            continue
        for one in held.children:
            said = one.attributes
            at = int(said.get("borderId", "0"))
            sides = borders[at] if at < len(borders) else {}
            across = any(sides.get(side) for side in ("left", "right", "start", "end"))
            down = any(sides.get(side) for side in ("top", "bottom"))
            number = said.get("numFmtId", "0")
            yield _Style(across and down, bool(sides.get("bottom")), _date(number, formats))


def _date(number: str, formats: dict[str, str]) -> str:
    """Return a number format if it is one of dates, else ""."""
    if number in formats:
        bare = _QUOTED.sub(lambda one: one[0].strip('"') if '"' in one[0] else "", formats[number])
        bare = bare.replace("General", "")
        return formats[number] if _DATED.search(bare) and "0" not in bare else ""
    if not number.isdigit() or int(number) not in _BUILT_IN_DATES:
        return ""
    return _IN_CHINESE.get(int(number), "yyyy/m/d")


def _lists(
    package: Package, part: SheetPart, root: Element
) -> Iterator[tuple[tuple[Area, ...], tuple[str, ...]]]:
    """Yield where words are prescribed, and which."""
    for one in root.all("dataValidation"):
        if one.get("type") != "list":
            continue
        said = next(one.all("formula1", "f"), None)
        places = one.get("sqref") or " ".join(each.text for each in one.all("sqref"))
        if said is not None:
            yield areas_of(places), _words(package, part, said.text.strip())


def _words(package: Package, part: SheetPart, formula: str) -> tuple[str, ...]:
    if formula.startswith('"'):
        return tuple(word.strip() for word in formula.strip('"').split(",") if word.strip())
    if package.has(BOOK):
        for one in package.root(BOOK).all("definedName"):
            if one.get("name") == formula:
                formula = one.text
    found = _RANGE.fullmatch(formula)
    name = html.unescape((found[1] or found[2]).replace("''", "'")) if found else part.name
    try:
        area = area_of(found[3] if found else formula)
    except ValueError:
        return ()
    other = next((one for one in package.sheets if one.name == name), None)
    return tuple(_texts(package, other, area)) if other else ()


def _texts(package: Package, part: SheetPart, area: Area) -> Iterator[str]:
    count = 0
    for one in package.root(part.path).all("c"):
        if one.get("r") and area.holds(*cell_of(one.get("r"))):
            text = value_text(package, one).strip()
            count += 1
            if text and count < _MOST_WORDS:
                yield text


def value_text(package: Package, cell: Element) -> str:
    """Return the text of a cell as the file holds it."""
    held = cell.find("is") or cell.find("v")
    if held is None:
        return ""
    if cell.get("t") == "s" and held.text.strip().isdigit():
        at = int(held.text)
        return plain_text(package.strings[at]) if at < len(package.strings) else ""
    return plain_text(held) if held.name == "is" else held.text


def plain_text(held: Element) -> str:
    """Return the words of a text that may have several looks, without its phonetic reading."""
    return "".join(
        one.text for child in held.children if child.name != "rPh" for one in child.all("t")
    )
