"""A sheet's XML with cells written and rows added; what is not meant keeps its very characters."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property
from typing import NamedTuple
from xml.sax.saxutils import escape

from exporters.forms.references import Growth, moved
from exporters.forms.results import WORDS, Known, number_of
from exporters.forms.shifting import Edit, below, quoted, shifted
from exporters.sheet_xml import without_refused
from models.forms.face.cells import CELL, joined, pieces_of, placed
from models.forms.face.markup import Element, spliced
from models.forms.face.places import Area, area_name, area_of, cell_of, name_of
from models.sheets.grid import letters

_PREFIX = re.compile(r"<([\w.-]+:)?")
_ODD = ' ph="'  #: a cell with a phonetic guide, whose mark stays
_EPOCH = dt.date(1899, 12, 30)


@dataclass(frozen=True)
class Rich:
    """A text with several looks, as the XML inside `is`."""

    inner: str


Value = str | int | Decimal | dt.date | Rich
Row = Mapping[int, Value]


@dataclass
class Changes:
    """What is to be changed in one sheet.

    Attributes:
        cells: (row, column) as the form has them -> value.
        growth: rows added to its list.
        added: the values of the rows added, from above, by column.
        stale: formulas whose results no longer hold, with the new ones where they are known.
        worked: results of formulas in the rows added.
    """

    cells: dict[tuple[int, int], Value] = field(default_factory=dict)
    growth: Growth | None = None
    added: Sequence[Row] = ()
    stale: dict[tuple[int, int], Decimal | None] = field(default_factory=dict)
    worked: dict[tuple[int, int], Decimal] = field(default_factory=dict)


class _Model(NamedTuple):
    """A row after whose look others are made: its attributes, and its cells' styles."""

    row: int
    attributes: str
    kept: Mapping[int, str]


class SheetText:
    """The XML of one sheet."""

    def __init__(self, root: Element, name: str, first_day: dt.date = _EPOCH) -> None:
        self.source = source = root.source
        self.name = name
        self.root = root
        self._first_day = first_day
        self._steps: dict[int, int] = {}
        found = _PREFIX.match(source, self.root.start)
        self.prefix = (found[1] or "") if found else ""
        self.data = next(self.root.all("sheetData"))
        self.rows = {int(one.get("r")) - 1: one for one in self.data.children if one.name == "row"}

    def cells(self, row: int) -> dict[int, Element]:
        """Return the cells of a row by column."""
        if row not in self.rows:
            return {}
        return {cell_of(one.get("r"))[1]: one for one in self.rows[row].children
                if one.name == "c"}  # fmt: skip

    def calculates(self, row: int) -> bool:
        """Say quickly whether there may be a formula in a row."""
        one = self.rows[row]
        return self.source.find(f"<{self.prefix}f", one.inner, one.end) >= 0

    @cached_property
    def formulas(self) -> dict[tuple[int, int], str]:
        """All formulas, shared ones written out."""
        found: dict[tuple[int, int], str] = {}
        shared: dict[str, tuple[tuple[int, int], str]] = {}
        for row in filter(self.calculates, self.rows):
            for column, cell in self.cells(row).items():
                said = cell.find("f")
                if said is None:
                    continue
                text, group = said.text, said.get("si")
                if text and said.get("t") == "shared":
                    shared[group] = ((row, column), text)
                elif not text and group in shared:
                    at, first = shared[group]
                    text = moved(first, row - at[0], column - at[1])
                found[row, column] = text
        return found

    def changed(self, changes: Changes) -> str:
        """Return the XML with the changes made."""
        edits = list(self._written(changes))
        if changes.growth:
            edits += self._grown(changes, changes.growth)
        edits += self._stale(changes)
        return spliced(self.source, edits)

    # -- cells ---------------------------------------------------------------------------------

    def _written(self, changes: Changes) -> Iterator[Edit]:
        growth = changes.growth
        rows: dict[int, dict[int, Value]] = {}
        for (row, column), value in changes.cells.items():
            rows.setdefault(row, {})[column] = value
        for row, values in sorted(rows.items()):
            at = growth.row(row) if growth else row
            if row not in self.rows:
                yield self._new_row(row, at, values)
                continue
            stays = at == row and not self.calculates(row)  # else others write in it, too
            if stays and (whole := self._rewritten(self.rows[row], at, values)) is not None:
                yield whole
                continue
            there = self.cells(row)
            for column, value in sorted(values.items()):
                cell = there.get(column)
                if cell is not None:
                    made = self.cell(at, column, value, _kept(cell))
                    yield cell.start, cell.end, made
                else:
                    place = self._place_in(self.rows[row], there, column)
                    yield place, place, self.cell(at, column, value, "")
            yield from self._opened_row(row, values, there)

    def _rewritten(self, row: Element, at: int, values: Mapping[int, Value]) -> Edit | None:
        """Return a row written at once; None when a cell must be made, or it is written oddly."""
        pieces = pieces_of(row)
        if pieces is None:
            return None
        number = row.get("r")
        for column, value in values.items():
            step = self._step(pieces, column, f'r="{letters(column)}{number}"')
            place = placed(pieces[step]) if step else None
            if place is None or _ODD in pieces[step]:
                return None
            kept = f' s="{place[1]}"' if place[1] else ""
            pieces[step] = self.cell(at, column, value, kept)[len(CELL) :]
        return row.inner, row.close, joined(pieces)

    def _step(self, pieces: Sequence[str], column: int, name: str) -> int:
        """Return which of a row's pieces is a cell, 0 for none; the rows of a list are alike."""
        step = self._steps.get(column, 0)
        if not (0 < step < len(pieces) and pieces[step].startswith(name)):
            step = next((at for at, one in enumerate(pieces) if at and one.startswith(name)), 0)
            self._steps[column] = step
        return step

    def _opened_row(
        self, row: int, values: Mapping[int, Value], there: Mapping[int, Element]
    ) -> Iterator[Edit]:
        """A row that was written `<row/>` is opened, so that cells may stand in it."""
        one = self.rows[row]
        if not there and one.inner == one.end and values:
            yield one.inner - 2, one.inner, ">"
            yield one.end, one.end, f"</{self.prefix}row>"

    def _place_in(self, row: Element, there: Mapping[int, Element], column: int) -> int:
        later = [cell.start for at, cell in there.items() if at > column]
        return min(later) if later else row.close

    def _new_row(self, row: int, at: int, values: Mapping[int, Value]) -> Edit:
        cells = "".join(self.cell(at, column, values[column], "") for column in sorted(values))
        made = f'<{self.prefix}row r="{at + 1}">{cells}</{self.prefix}row>'
        later = [one.start for number, one in self.rows.items() if number > row]
        place = min(later) if later else self.data.close
        if self.data.inner == self.data.end:  # <sheetData/>
            name = f"{self.prefix}sheetData"
            return self.data.start, self.data.end, f"<{name}>{made}</{name}>"
        return place, place, made

    def cell(self, row: int, column: int, value: Value, kept: str) -> str:
        """Return a cell's XML; `kept` are the attributes that stay, its style among them."""
        p, at = self.prefix, f'r="{name_of(row, column)}"'
        open_ = f"<{p}c {at}{kept}"
        if isinstance(value, Rich):
            return f'{open_} t="inlineStr"><{p}is>{value.inner}</{p}is></{p}c>'
        if isinstance(value, str):
            text = escape(without_refused(value))
            return (f'{open_} t="inlineStr"><{p}is><{p}t xml:space="preserve">{text}</{p}t>'
                    f"</{p}is></{p}c>")  # fmt: skip
        number = (value - self._first_day).days if isinstance(value, dt.date) else value
        return f"{open_}><{p}v>{number}</{p}v></{p}c>"

    # -- rows ----------------------------------------------------------------------------------

    def _grown(self, changes: Changes, growth: Growth) -> Iterator[Edit]:
        yield from self._moved_rows(changes, growth)
        made: dict[int, list[str]] = {}
        for number, text in self._added(changes, growth):
            made.setdefault(number, []).append(text)
        for number, texts in made.items():
            after = self.rows.get(number)
            if after is None:
                later = [one.start for row, one in self.rows.items() if row > number]
                place = min(later) if later else self.data.close
            else:
                place = after.end
            yield place, place, "".join(texts)
        yield from self._around(growth, self._merges(growth))

    def _moved_rows(self, changes: Changes, growth: Growth) -> Iterator[Edit]:
        formulas = self.formulas
        for number, row in self.rows.items():
            below = growth.row(number) > number
            if not below and not self.calculates(number):
                continue
            if below and (span := row.span("r")):
                yield *span, str(growth.row(number) + 1)
            for column, cell in self.cells(number).items():
                if (number, column) in changes.cells:
                    continue
                if below and (span := cell.span("r")):
                    yield *span, name_of(growth.row(number), column)
                if (number, column) in formulas:
                    yield from self._formula(cell, formulas[number, column], number, growth)

    def _formula(self, cell: Element, text: str, row: int, growth: Growth) -> Iterator[Edit]:
        said = cell.find("f")
        assert said is not None  # noqa: S101 - it has a formula
        inside = growth.first <= row <= growth.last
        new = growth.formula(text, own=True, sheet=self.name, grows=not inside, at=row)
        if said.get("t") == "array" and (span := said.span("ref")):
            yield *span, growth.areas(said.get("ref"))
            if new != text:
                yield said.inner, said.close, escape(new)
        elif new != text or said.get("t") == "shared":
            yield said.start, said.end, f"<{self.prefix}f>{escape(new)}</{self.prefix}f>"

    def _added(self, changes: Changes, growth: Growth) -> Iterator[tuple[int, str]]:
        """Yield the rows added, each with the row of the form below which it is put."""
        models = {row: self._model(row) for row in dict.fromkeys(growth.fresh.values())}
        formulas = self.new_formulas(changes)
        p, name = self.prefix, f"{self.prefix}row"
        wide = sorted({column for values in changes.added for column in values})
        looks = {
            row: [(column, letters(column), model.kept.get(column, ""), column in model.kept)
                  for column in sorted({*model.kept, *wide})]
            for row, model in models.items()
        }  # fmt: skip
        below = [after for after, count in growth.inside for _ in range(count)]
        below += [growth.last] * growth.added
        for values, after, (row, at) in zip(
            changes.added, below, growth.fresh.items(), strict=True
        ):
            model = models[at]
            cells = []
            for column, letter, kept, there in looks[at]:
                if column in values:
                    cells.append(self.cell(row, column, values[column], kept))
                elif text := formulas.get((row, column)):
                    result = changes.worked.get((row, column))
                    shown = "" if result is None else f"<{p}v>{result:f}</{p}v>"
                    cells.append(f'<{p}c r="{letter}{row + 1}"{kept}><{p}f>{escape(text)}</{p}f>'
                                 f"{shown}</{p}c>")  # fmt: skip
                elif there:
                    cells.append(f'<{p}c r="{letter}{row + 1}"{kept}/>')
            yield after, f'<{name} r="{row + 1}"{model.attributes}>{"".join(cells)}</{name}>'

    def new_formulas(self, changes: Changes) -> dict[tuple[int, int], str]:
        """Return the formulas of the rows added: those of the last rows, moved along."""
        growth = changes.growth
        if growth is None:
            return {}
        found: dict[tuple[int, int], str] = {}
        held: dict[int, list[tuple[int, str]]] = {}
        for (row, column), text in self.formulas.items():
            held.setdefault(row, []).append((column, text))
        for values, (row, model) in zip(changes.added, growth.fresh.items(), strict=True):
            for column, text in held.get(model, ()):
                if column not in values:
                    moved_on = growth.formula(
                        text, own=True, sheet=self.name, grows=False, at=model,
                        taller=growth.taller.get(row),
                    )
                    found[row, column] = moved(moved_on, row - growth.row(model))
        return found

    def _model(self, row: int) -> _Model:
        """Return the look of a row after which others are made."""
        attributes = ""
        if row in self.rows:
            said = self.rows[row].attributes
            attributes = "".join(f' {name}="{quoted(value)}"' for name, value in said.items()
                                 if name not in {"r", "hidden"})  # fmt: skip
        return _Model(row, attributes, {at: _kept(one) for at, one in self.cells(row).items()})

    def _merges(self, growth: Growth) -> list[Area]:
        """Return the merged areas of the new rows."""
        held = self.root.find("mergeCells")
        areas = [area_of(one.get("ref")) for one in held.children] if held is not None else []
        return list(growth.merges(areas))

    def _around(self, growth: Growth, merges: list[Area]) -> Iterator[Edit]:
        """Yield the changes outside the cells: areas, conditions, validations, breaks."""
        for child in self.root.children:
            if child is self.data:
                continue
            for one in below(child):
                yield from shifted(one, growth, self.name)
            if child.name == "mergeCells" and merges:
                names = map(area_name, merges)
                made = "".join(f'<{self.prefix}mergeCell ref="{name}"/>' for name in names)
                yield child.close, child.close, made
                if span := child.span("count"):
                    yield *span, str(len(child.children) + len(merges))

    # -- results -------------------------------------------------------------------------------

    def _stale(self, changes: Changes) -> Iterator[Edit]:
        for (row, column), result in changes.stale.items():
            cell = self.cells(row).get(column)
            if cell is None:
                continue
            held = cell.find("v")
            made = "" if result is None else f"<{self.prefix}v>{result:f}</{self.prefix}v>"
            if held is not None:
                yield held.start, held.end, made
            elif made:
                yield cell.close, cell.close, made
            yield from _without_type(cell)

    def numbers(self, changes: Changes, wanted: Collection[int]) -> dict[tuple[int, int], Known]:
        """Return what some columns will hold: numbers, words, None for what is not known."""
        growth = changes.growth
        found: dict[tuple[int, int], Known] = {}
        for row, one in self.rows.items():
            if not self.calculates(row) and not any(
                self.source.find(f"<{self.prefix}{name}", one.inner, one.end) >= 0
                for name in ("v", "is")
            ):
                continue
            at = growth.row(row) if growth else row
            for column, cell in self.cells(row).items():
                if column not in wanted or (row, column) in changes.cells:
                    continue
                stale = (row, column) in changes.stale
                if stale or cell.children:
                    found[at, column] = None if stale else _held(cell)
        written = {(growth.row(row) if growth else row, column): value
                   for (row, column), value in changes.cells.items()}  # fmt: skip
        for row, values in zip(growth.fresh if growth else (), changes.added, strict=True):
            written |= {(row, column): value for column, value in values.items()}
        return found | {at: self._number(value) for at, value in written.items()
                        if at[1] in wanted}  # fmt: skip

    def _number(self, value: Value) -> Known:
        """Return a value that is written as a formula sees it."""
        if isinstance(value, dt.date):
            return Decimal((value - self._first_day).days)
        if isinstance(value, str):
            return value or WORDS
        return Decimal(value) if isinstance(value, int | Decimal) else WORDS


def _held(cell: Element) -> Known:
    """Return what a cell holds as a formula sees it; an error or no result is not known."""
    held, sort = cell.find("v"), cell.get("t", "n")
    if sort == "n" and held is not None:
        number = number_of(held.text)
        return WORDS if number is None else number
    return None if sort == "e" or (held is None and cell.find("f") is not None) else WORDS


def _without_type(cell: Element) -> Iterator[Edit]:
    if (span := cell.span("t")) is not None:
        start = cell.source.rindex("t", cell.start, span[0])
        yield start, span[1] + 1, ""


def _kept(cell: Element) -> str:
    """Return the attributes of a cell that stay when it is written: its style."""
    return "".join(f' {name}="{quoted(value)}"' for name in ("s", "ph")
                   if (value := cell.get(name)))  # fmt: skip
