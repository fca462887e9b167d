"""XML as elements that know where they stand, so that a change touches nothing beside it.

Offsets are those of the text that was parsed. Names are without prefix: `x:row` is `row`.
The rows of a sheet and their cells are looked at only when they are asked for.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator
from functools import cache

_TOKEN = re.compile(
    r"<(?:!--.*?-->|!\[CDATA\[.*?\]\]>|\?.*?\?>|![^>]*>"
    r"|(/?)([^\s/>]+)([^>\"']*(?:\"[^\"]*\"[^>\"']*|'[^']*'[^>\"']*)*)>)",
    re.DOTALL,
)
_ATTRIBUTE = re.compile(r"([^\s=/]+)\s*=\s*(\"[^\"]*\"|'[^']*')")
_TAG = re.compile(r"<[^>]*>")
_DATA = re.compile(r"<((?:[\w.-]+:)?)sheetData\s*>")
_ROW = re.compile(r"<([\w.-]+:)?row\b[^>]*>")
_CELL = re.compile(r"<(?:\w+:)?c\b[^>]*(?:/>|(?<!/)>.*?</(?:\w+:)?c\s*>)", re.DOTALL)
_DEEPEST = 200  #: elements in each other; nobody's workbook comes near, what is made to harm does
#: names that are found inside the rows of a sheet
_IN_ROWS = frozenset({"row", "c", "f", "v", "is", "t", "r", "rPr", "si", "extLst"})


@cache
def _one_attribute(name: str) -> re.Pattern[str]:
    return re.compile(rf"\s{re.escape(name)}\s*=\s*(\"[^\"]*\"|'[^']*')")


class Element:
    """An element: `start` and `end` hold it whole, `inner` and `close` hold what is in it."""

    __slots__ = ("_children", "close", "end", "inner", "name", "source", "start")

    def __init__(self, source: str, name: str, start: int, inner: int) -> None:
        self.source = source
        self.name = name
        self.start = start
        self.inner = inner
        self.close = inner
        self.end = inner
        self._children: list[Element] | None = []

    @property
    def children(self) -> list[Element]:
        """The elements directly in it."""
        if self._children is None:
            self._children = self._looked_into()
        return self._children

    def _looked_into(self) -> list[Element]:
        """Return the children of a row or a cell that was not looked at before."""
        if self.name == "row":
            cells = _scanned(self.source, self.inner, self.close)
            if cells is not None:
                return cells
        held = Element(self.source, self.name, self.start, self.inner)
        _grow(self.source, held, ((self.inner, self.close),))
        return held.children

    @property
    def attributes(self) -> dict[str, str]:
        """The attributes by name, prefixes kept."""
        found = _ATTRIBUTE.findall(self.source, self.start, self.inner)
        return {name: html.unescape(value[1:-1]) for name, value in found}

    def get(self, name: str, default: str = "") -> str:
        """Return one attribute."""
        mark = f' {name}="'
        at = self.source.find(mark, self.start, self.inner)
        if at >= 0:  # as nearly everybody writes it
            at += len(mark)
            value = self.source[at : self.source.find('"', at)]
        else:
            found = _one_attribute(name).search(self.source, self.start, self.inner)
            if found is None:
                return default
            value = found[1][1:-1]
        return html.unescape(value) if "&" in value else value

    def span(self, name: str) -> tuple[int, int] | None:
        """Return where an attribute's value stands, without its quotes."""
        found = _one_attribute(name).search(self.source, self.start, self.inner)
        return (found.start(1) + 1, found.end(1) - 1) if found else None

    @property
    def text(self) -> str:
        """The words in it, without elements."""
        return html.unescape(_TAG.sub("", self.source[self.inner : self.close]))

    @property
    def whole(self) -> str:
        """The element as it is written."""
        return self.source[self.start : self.end]

    def find(self, name: str) -> Element | None:
        """Return the first child of that name."""
        if self.inner == self.close:
            return None
        return next((one for one in self.children if one.name == name), None)

    def all(self, *names: str) -> Iterator[Element]:
        """Yield it and everything below with one of the names, in order."""
        if self.name in names:
            yield self
        if self.name == "sheetData" and _IN_ROWS.isdisjoint(names):
            return
        if self.name == "row" and names == ("row",):
            return
        for one in self.children:
            yield from one.all(*names)


def parse(source: str) -> Element:
    """Return the root element.

    Raises:
        ValueError: the tags do not pair, or lie deeper in each other than in any workbook.
    """
    root = Element(source, "", 0, 0)
    found = _DATA.search(source)
    rows, close = None, 0
    if found:
        close = source.rfind(f"</{found[1]}sheetData", found.end())
        if close > 0 and source.find("<!", found.end(), close) < 0:
            rows = _rows(source, found.end(), close)
    if found is None or rows is None:
        _grow(source, root, ((0, len(source)),))
    else:
        _grow(source, root, ((0, found.end()), (close, len(source))), rows)
    if not root.children:
        raise ValueError(source[:20])
    return root.children[0]


def _grow(
    source: str,
    root: Element,
    spans: Iterable[tuple[int, int]],
    rows: list[Element] | None = None,
) -> None:
    """Put the elements of some spans into the root; `rows` stand between the first two."""
    open_ = [root]
    for start, end in spans:
        if start and rows:
            open_[-1].children.extend(rows)
        for found in _TOKEN.finditer(source, start, end):
            name = found[2]
            if name is None:
                continue
            local = name.rpartition(":")[2]
            if found[1]:
                one = open_.pop()
                if one.name != local or not open_:
                    raise ValueError(name)
                one.close, one.end = found.start(), found.end()
                continue
            one = Element(source, local, found.start(), found.end())
            open_[-1].children.append(one)
            if not found[3].endswith("/"):
                open_.append(one)
                if len(open_) > _DEEPEST:
                    raise ValueError(name)
    if len(open_) > 1:
        raise ValueError(open_[-1].name)


def _rows(source: str, start: int, end: int) -> list[Element] | None:
    """Return the rows that fill a span; None when anything else stands there."""
    made = []
    place = start
    while found := _ROW.search(source, place, end):
        first, inner = found.span()
        if first != place and source[place:first].strip():
            return None
        one = Element(source, "row", first, inner)
        place = inner
        if source[inner - 2] != "/":
            close = source.find(mark := f"</{found[1] or ''}row", inner, end)
            place = source.find(">", close, end) + 1
            if close < 0 or place <= 0 or source[close + len(mark) : place].strip() != ">":
                return None
            one.close, one.end = close, place
            one._children = None  # noqa: SLF001 - its own
        made.append(one)
    return None if source[place:end].strip() else made


def _scanned(source: str, start: int, end: int) -> list[Element] | None:
    """Return the cells that fill a span; None when anything else stands there."""
    made = []
    place = start
    for found in _CELL.finditer(source, start, end):
        first, last = found.span()
        if first != place and source[place:first].strip():
            return None
        place = last
        inner = source.find(">", first) + 1
        one = Element(source, "c", first, inner)
        if inner < last:
            one.close, one.end = source.rfind("<", inner, last), last
            one._children = None  # noqa: SLF001 - its own
        made.append(one)
    return None if source[place:end].strip() else made


def spliced(source: str, edits: Iterable[tuple[int, int, str]]) -> str:
    """Return the text with pieces replaced; places are those of the text before any edit."""
    pieces, at = [], 0
    for start, end, new in sorted(edits, key=lambda one: one[:2]):
        pieces += [source[at:start], new]
        at = end
    return "".join([*pieces, source[at:]])
