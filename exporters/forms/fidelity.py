"""The proof, after every fill, that nothing was touched but what was meant."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from exporters.forms.references import Growth
from exporters.forms.sheet_text import Changes
from models.forms.face.cells import pieces_of, placed, rows_of
from models.forms.face.markup import Element, parse
from models.forms.face.package import Package, decoded
from models.forms.face.places import cell_of, column_of

_NUMBERS = re.compile(r"\d+")
_AREA = re.compile(r"\$?[A-Z]{1,3}\$?\d+(?::\$?[A-Z]{1,3}\$?\d+)?")
_ROW = re.compile(r"<(?:[\w.-]+:)?row\b[^>]*?\sr\s*=\s*[\"'](\d+)[\"']")
_ROW_END = re.compile(r"</(?:[\w.-]+:)?row>")
_NUMBER = re.compile(r"\sr\s*=\s*[\"']\d+[\"']")
_DIGITS = "0123456789"
_AREAS = frozenset({"mergeCells", "dimension"})


class Unfaithful(Exception):
    """The filled form differs from the blank one where it must not: a bug, nothing is saved."""


@dataclass(frozen=True)
class Fidelity:
    """What the proof found.

    Attributes:
        parts: how many parts the form has.
        equal: how many of them are the same bytes as before.
        changed: the names of the others.
    """

    parts: int
    equal: int
    changed: tuple[str, ...]


def prove(
    before: Package, after: bytes, changes: Mapping[str, Changes], moved: Collection[str]
) -> Fidelity:
    """Compare a filled form with the blank one.

    `changes` are what was to be changed, by the part of the sheet; `moved` are other parts that
    may differ, those which point into a sheet that grew.

    Raises:
        Unfaithful: something else differs.
    """
    with zipfile.ZipFile(io.BytesIO(after)) as archive:
        names = [one.filename for one in archive.infolist()]
        if names != [one.filename for one in before.infos]:
            raise Unfaithful("parts")
        new = {name: archive.read(name) for name in names}
    different = tuple(name for name in names if new[name] != before.bytes[name])
    allowed = {before.real(name) for name in (*changes, *moved)}
    if unmeant := set(different) - allowed:
        raise Unfaithful(", ".join(sorted(unmeant)))
    for part, change in changes.items():
        _prove_sheet(before.root(part), decoded(new[before.real(part)]), change, part)
    return Fidelity(len(names), len(names) - len(different), different)


def _prove_sheet(was: Element, new: str, changes: Changes, part: str) -> None:
    """Compare two sheets cell by cell, and what stands around the cells."""
    growth = changes.growth or Growth(0, 1 << 21, 0)
    is_ = parse(_without_added(new, growth, part))
    written: dict[int, set[int]] = {}
    for number, column in changes.cells:
        written.setdefault(growth.row(number), set()).add(column)
    there = _rows(is_)
    for number, row in _rows(was).items():
        at = growth.row(number)
        other = there.pop(at, None)
        if other is None:
            raise Unfaithful(f"{part} {at}")
        if at != number or row.whole != other.whole:
            _prove_row(row, other, changes, written.get(at, set()), part)
    for at, row in there.items():
        if {cell_of(one.get("r"))[1] for one in row.children} - written.get(at, set()):
            raise Unfaithful(part)
    grew = changes.growth is not None
    if _around(was, grew=grew) != _around(is_, grew=grew):
        raise Unfaithful(f"{part} around")


def _rows(root: Element) -> dict[int, Element]:
    return {int(one.get("r")) - 1: one for one in rows_of(root)}


def _prove_row(
    old: Element, new: Element, changes: Changes, written: set[int], part: str
) -> None:  # fmt: skip
    """Compare two rows: cells that were written keep their looks, others are the same."""
    number = int(old.get("r")) - 1
    if _without_edges(old) != _without_edges(new):
        raise Unfaithful(f"{part} row {number}")
    if _only_written(old, new, written):
        return
    pairs, more = _paired(old, new)
    if more - written:
        raise Unfaithful(f"{part} row {number}")
    for one, other in pairs:
        if other is not None and one.whole == other.whole:
            continue
        at = (number, cell_of(one.get("r"))[1])
        if other is None or one.get("s") != other.get("s"):
            raise Unfaithful(f"{part} {at}")
        if at not in changes.cells and not _same(one, other, changes, at):
            raise Unfaithful(f"{part} {at}")


def _only_written(old: Element, new: Element, written: set[int]) -> bool:
    """Say quickly whether the same cells stand in both, alike but for those that were written.

    Cells of a row that is written in another way than nearly all are compared one by one.
    """
    cells, others = pieces_of(old), pieces_of(new)
    if cells is None or others is None or len(cells) != len(others):
        return False
    for one, other in zip(cells, others, strict=True):
        if one == other:
            continue
        place = placed(one)
        if place is None or "<f" in one or place != placed(other) or place[0] not in written:
            return False
    return True


def _paired(old: Element, new: Element) -> tuple[list[tuple[Element, Element | None]], set[int]]:
    """Return the cells of a row before and after, and the columns of those that are new."""
    if len(old.children) == len(new.children):
        changed = [(one, other) for one, other in zip(old.children, new.children, strict=True)
                   if one.whole != other.whole]  # fmt: skip
        if all(one.get("r").rstrip(_DIGITS) == other.get("r").rstrip(_DIGITS)
               for one, other in changed):  # fmt: skip
            return list(changed), set()
    there = {one.get("r").rstrip(_DIGITS): one for one in new.children}
    pairs = [(one, there.pop(one.get("r").rstrip(_DIGITS), None)) for one in old.children]
    return pairs, {column_of(letters) for letters in there}


def _without_edges(row: Element) -> str:
    """Return a row's own attributes, without its number; a row that was empty may be opened."""
    return _NUMBER.sub("", row.source[row.start : row.inner]).rstrip("/> ")


def _without_added(text: str, growth: Growth, part: str) -> str:
    """Return a sheet without the rows that were added, which are as many as were meant."""
    if not growth.total:
        return text
    kept, place, count = [], 0, 0
    for found in _ROW.finditer(text):
        if int(found[1]) - 1 not in growth.fresh:
            continue
        end = _ROW_END.search(text, found.end())
        if end is None or found.start() < place:
            raise Unfaithful(f"{part} rows")
        kept.append(text[place : found.start()])
        place, count = end.end(), count + 1
    if count != growth.total:
        raise Unfaithful(f"{part} rows")
    return "".join((*kept, text[place:]))


def _same(old: Element, new: Element, changes: Changes, at: tuple[int, int]) -> bool:
    if old.find("f") is None:
        return _without(old, "r") == _without(new, "r")
    before, after = _results(old), _results(new)
    if at in changes.stale:
        result = changes.stale[at]
        before = [] if result is None else [f"{result:f}"]
    return before == after and (
        changes.growth is not None
        or [one.whole for one in old.children if one.name == "f"]
        == [one.whole for one in new.children if one.name == "f"]
    )


def _results(cell: Element) -> list[str]:
    return [one.text for one in cell.children if one.name == "v"]


def _without(cell: Element, name: str) -> str:
    span = cell.span(name)
    if span is None:
        return cell.whole
    whole, at = cell.whole, cell.start
    return whole[: span[0] - at] + whole[span[1] - at :]


def _around(root: Element, *, grew: bool) -> list[str]:
    """Return what stands around the cells; where rows moved, without its numbers."""
    pieces = [root.source[root.start : root.inner]]
    for one in root.children:
        if one.name == "sheetData":
            pieces.append(one.name)
        elif not grew:
            pieces.append(one.whole)
        elif one.name not in _AREAS:
            pieces.append(_NUMBERS.sub("#", _AREA.sub("#", one.whole)))
    return pieces
