"""XML as elements that know where they stand, so that a change touches nothing beside it.

Offsets are those of the text that was parsed. Names are without prefix: `x:row` is `row`.
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


@cache
def _one_attribute(name: str) -> re.Pattern[str]:
    return re.compile(rf"\s{re.escape(name)}\s*=\s*(\"[^\"]*\"|'[^']*')")


class Element:
    """An element: `start` and `end` hold it whole, `inner` and `close` hold what is in it."""

    __slots__ = ("children", "close", "end", "inner", "name", "source", "start")

    def __init__(self, source: str, name: str, start: int, inner: int) -> None:
        self.source = source
        self.name = name
        self.start = start
        self.inner = inner
        self.close = inner
        self.end = inner
        self.children: list[Element] = []

    @property
    def attributes(self) -> dict[str, str]:
        """The attributes by name, prefixes kept."""
        found = _ATTRIBUTE.findall(self.source, self.start, self.inner)
        return {name: html.unescape(value[1:-1]) for name, value in found}

    def get(self, name: str, default: str = "") -> str:
        """Return one attribute."""
        found = _one_attribute(name).search(self.source, self.start, self.inner)
        if found is None:
            return default
        value = found[1][1:-1]
        return html.unescape(value) if "&" in value else value

    def span(self, name: str) -> tuple[int, int] | None:
        """Return where an attribute's value stands, without its quotes."""
        for found in _ATTRIBUTE.finditer(self.source, self.start, self.inner):
            if found[1] == name:
                return found.start(2) + 1, found.end(2) - 1
        return None

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
        return next((one for one in self.children if one.name == name), None)

    def all(self, *names: str) -> Iterator[Element]:
        """Yield it and everything below with one of the names, in order."""
        if self.name in names:
            yield self
        for one in self.children:
            yield from one.all(*names)


def parse(source: str) -> Element:
    """Return the root element.

    Raises:
        ValueError: the tags do not pair.
    """
    root = Element(source, "", 0, 0)
    open_ = [root]
    for found in _TOKEN.finditer(source):
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
    if len(open_) > 1 or not root.children:
        raise ValueError(open_[-1].name)
    return root.children[0]


def spliced(source: str, edits: Iterable[tuple[int, int, str]]) -> str:
    """Return the text with pieces replaced; places are those of the text before any edit."""
    pieces, at = [], 0
    for start, end, new in sorted(edits, key=lambda one: one[:2]):
        pieces += [source[at:start], new]
        at = end
    return "".join([*pieces, source[at:]])
