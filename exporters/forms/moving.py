"""Everything outside a sheet that points into it, when rows are added: names, charts, pictures."""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.sax.saxutils import escape

from exporters.forms.references import Growth
from exporters.forms.shifting import Edit, anchored, below, linked, within
from models.forms.face.markup import Element, spliced
from models.forms.face.package import BOOK, Package, SheetPart

_FORMULAS = ("f", "formula", "formula1", "formula2", "definedName")
_CHAIN = "xl/calcChain.xml"
_POINTED = re.compile(r"xl/(?:charts/|worksheets/|pivotCache/)[^/]+\.xml|xl/workbook\.xml")
_FIRST, _SECOND = 2, 6  #: the rows among the eight numbers of an old anchor


def moved_parts(package: Package, part: SheetPart, growth: Growth) -> dict[str, str]:
    """Return the parts that change because a sheet grew, without the sheet itself."""
    own = set(_own(package, part.path))
    changed = {}
    for name in package.parts:
        if name == part.path or not name.endswith((".xml", ".vml")):
            continue
        edits: list[Edit] = []
        if name in own:
            edits = list(_in_own(package.root(name), growth, part.name))
        elif _POINTED.fullmatch(name):
            edits = list(_pointing(package.root(name), part.name, growth))
        elif name == _CHAIN:
            edits = list(_chain(package, part, growth))
        if edits:
            changed[name] = spliced(package.text(name), edits)
    return changed


def _own(package: Package, path: str) -> Iterator[str]:
    """Yield the parts that belong to the sheet: drawings, comments, tables."""
    for name in package.related(path).values():
        if re.search(r"drawing|comment|table|ctrlProp", name, re.IGNORECASE) and package.has(name):
            yield name


def _pointing(root: Element, sheet: str, growth: Growth) -> Iterator[Edit]:
    """Yield the formulas and sources that name the sheet."""
    for one in root.all(*_FORMULAS):
        if not one.children and "!" in one.text:
            new = growth.formula(one.text, own=False, sheet=sheet)
            if new != one.text:
                yield one.inner, one.close, escape(new)
    for one in root.all("hyperlink"):
        if "!" in (old := one.get("location")) and (span := one.span("location")):
            new = growth.formula(old, own=False, sheet=sheet)
            if new != old:
                yield *span, within(one, span, new)
    for one in root.all("worksheetSource"):
        if one.get("sheet") == sheet and (span := one.span("ref")):
            yield *span, growth.areas(one.get("ref"))


def _in_own(root: Element, growth: Growth, sheet: str) -> Iterator[Edit]:
    for one in root.all("twoCellAnchor", "oneCellAnchor"):
        yield from anchored(one, growth)
        for shape in below(one):
            yield from linked(shape, growth, sheet)
    yield from linked(root, growth, sheet)
    for one in root.all("ClientData"):
        yield from _old_shape(one, growth, sheet)
    for one in root.all("comment", "threadedComment", "table", "autoFilter"):
        if span := one.span("ref"):
            old = one.get("ref")
            new = growth.areas(old)
            if new != old:
                yield *span, new


def _old_shape(one: Element, growth: Growth, sheet: str) -> Iterator[Edit]:
    """Move a shape of the old kind: a note with its cell, though it begins a row above it."""
    for said in one.children:
        if said.name in {"FmlaLink", "FmlaRange", "FmlaTxbx", "FmlaGroup"}:
            new = growth.formula(said.text, own=True, sheet=sheet)
            yield said.inner, said.close, escape(new)
    row, anchor = one.find("Row"), one.find("Anchor")
    cell = int(row.text) if row is not None and row.text.strip().isdigit() else None
    if row is not None and cell is not None:
        yield row.inner, row.close, str(growth.row(cell))
    numbers = [part.strip() for part in anchor.text.split(",")] if anchor is not None else []
    if anchor is None or len(numbers) <= _SECOND or not all(part.isdigit() for part in numbers):
        return
    begins = int(numbers[_FIRST]) if cell is None else cell
    if down := growth.row(begins) - begins:
        for at in (_FIRST, _SECOND):
            numbers[at] = str(int(numbers[at]) + down)
        yield anchor.inner, anchor.close, ", ".join(numbers)


def _chain(package: Package, part: SheetPart, growth: Growth) -> Iterator[Edit]:
    """Move the entries of the order of calculation; an entry without a sheet repeats the last."""
    number = next((one.get("sheetId") for one in package.root(BOOK).all("sheet")
                   if one.get("name") == part.name), "")  # fmt: skip
    here = ""
    for one in package.root(_CHAIN).all("c"):
        here = one.get("i") or here
        if here == number and (span := one.span("r")):
            old = one.get("r")
            new = growth.areas(old)
            if new != old:
                yield *span, new


def calculating(package: Package, text: str | None = None) -> str:
    """Return the workbook part with the wish to calculate everything when it is opened."""
    from models.forms.face.markup import parse

    source = text if text is not None else package.text(BOOK)
    root = parse(source)
    held = root.find("calcPr")
    if held is not None:
        if (span := held.span("fullCalcOnLoad")) is not None:
            return spliced(source, [(*span, "1")])
        end = held.inner - (2 if held.inner == held.end else 1)
        return spliced(source, [(end, end, ' fullCalcOnLoad="1"')])
    after = [one for one in root.children if one.name in {"sheets", "definedNames",
             "functionGroups", "externalReferences"}]  # fmt: skip
    prefix = source[root.start + 1 : root.inner].split(maxsplit=1)[0].rpartition(":")[0]
    name = f"{prefix}:calcPr" if prefix else "calcPr"
    place = max(one.end for one in after)
    return spliced(source, [(place, place, f'<{name} fullCalcOnLoad="1"/>')])
