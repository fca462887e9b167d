"""The proof, after every fill, that nothing was touched but what was meant."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from exporters.forms.references import Growth
from exporters.forms.sheet_text import Changes
from models.forms.markup import Element, parse
from models.forms.package import Package, decoded
from models.forms.places import cell_of

_NUMBERS = re.compile(r"\d+")
_AREA = re.compile(r"\$?[A-Z]{1,3}\$?\d+(?::\$?[A-Z]{1,3}\$?\d+)?")
_ROW = re.compile(r"<(?:\w+:)?row\b[^>]*?\sr=\"(\d+)\"")
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
        _prove_sheet(before.text(part), decoded(new[before.real(part)]), change, part)
    return Fidelity(len(names), len(names) - len(different), different)


def _prove_sheet(old: str, new: str, changes: Changes, part: str) -> None:
    """Compare two sheets cell by cell, and what stands around the cells."""
    growth = changes.growth or Growth(0, 1 << 21, 0)
    was, is_ = parse(old), parse(_without_added(new, growth, part))
    there = _cells(is_)
    expected = set()
    for (row, column), cell in _cells(was).items():
        at = growth.row(row), column
        expected.add(at)
        other = there.get(at)
        if other is None or cell.get("s") != other.get("s"):
            raise Unfaithful(f"{part} {at}")
        if (row, column) not in changes.cells and not _same(cell, other, changes, (row, column)):
            raise Unfaithful(f"{part} {at}")
    written = {(growth.row(row), column) for row, column in changes.cells}
    if set(there) - expected - written:
        raise Unfaithful(part)
    grew = changes.growth is not None
    if _around(was, grew=grew) != _around(is_, grew=grew):
        raise Unfaithful(f"{part} around")


def _without_added(text: str, growth: Growth, part: str) -> str:
    """Return a sheet without the rows that were added, which are as many as were meant."""
    rows = [found for found in _ROW.finditer(text)
            if 0 < int(found[1]) - 1 - growth.last <= growth.added]  # fmt: skip
    if len(rows) != growth.added:
        raise Unfaithful(f"{part} rows")
    if not rows:
        return text
    mark = re.compile(r"</(?:\w+:)?row>").search(text, rows[-1].end())
    if mark is None or len(_ROW.findall(text, rows[0].start(), mark.end())) != growth.added:
        raise Unfaithful(f"{part} rows")
    return text[: rows[0].start()] + text[mark.end() :]


def _cells(root: Element) -> dict[tuple[int, int], Element]:
    return {cell_of(one.get("r")): one for one in root.all("c") if one.get("r")}


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
