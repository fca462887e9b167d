"""What stands around the cells of a sheet whose list grew: areas, conditions, links, breaks."""

from __future__ import annotations

import html
from collections.abc import Iterator
from xml.sax.saxutils import escape

from exporters.forms.references import Growth
from models.forms.face.markup import Element
from models.forms.face.places import area_name, area_of

Edit = tuple[int, int, str]
_LINKS = ("linkedCell", "listFillRange", "fmlaLink", "fmlaRange", "fmlaTxbx", "fmlaGroup",
          "textlink")  # fmt: skip
_FORMULAS = frozenset({"formula", "formula1", "formula2", "f"})


def shifted(one: Element, growth: Growth, sheet: str) -> Iterator[Edit]:
    """Yield the changes of an element that stands around the cells of the sheet that grew."""
    if one.name == "mergeCell":
        yield from _merge(one, growth)
        return
    yield from _areas(one, growth)
    yield from linked(one, growth, sheet)
    if one.name == "anchor":
        yield from anchored(one, growth)
    if one.name == "hyperlink" and (span := one.span("location")):
        yield *span, within(one, span, growth.formula(one.get("location"), own=True, sheet=sheet))
    if one.name == "brk" and (span := one.span("id")) and one.get("id").isdigit():
        yield *span, str(growth.row(int(one.get("id")) - 1) + 1)
    if one.name in _FORMULAS and not one.children:
        new = growth.formula(one.text, own=True, sheet=sheet)
        if new != one.text:
            yield one.inner, one.close, escape(new)
    if one.name == "sqref":
        yield one.inner, one.close, growth.areas(one.text, single=True)


def _merge(one: Element, growth: Growth) -> Iterator[Edit]:
    area = area_of(one.get("ref"))
    if (span := one.span("ref")) is not None and (new := growth.merged(area)) != area:
        yield *span, area_name(new)


def _areas(one: Element, growth: Growth) -> Iterator[Edit]:
    for name in ("ref", "sqref", "activeCell"):
        if span := one.span(name):
            old = one.get(name)
            new = growth.areas(old, single=name != "activeCell" and one.name != "selection")
            if new != old:
                yield *span, quoted(new)


def anchored(one: Element, growth: Growth) -> Iterator[Edit]:
    """Move a picture or shape with the row where it begins; its height stays."""
    start, end = one.find("from"), one.find("to")
    begins = start.find("row") if start is not None else None
    if begins is None or not (down := growth.row(int(begins.text)) - int(begins.text)):
        return
    for corner in (start, end):
        row = corner.find("row") if corner is not None else None
        if row is not None:
            yield row.inner, row.close, str(int(row.text) + down)


def linked(one: Element, growth: Growth, sheet: str) -> Iterator[Edit]:
    """Move the cells that a control or a shape shows, fills or is chosen from."""
    for name in _LINKS:
        if span := one.span(name):
            new = growth.formula(one.get(name), own=True, sheet=sheet)
            if new != one.get(name):
                yield *span, within(one, span, new)


def below(one: Element) -> Iterator[Element]:
    """Yield an element and all that is in it."""
    yield one
    for child in one.children:
        yield from below(child)


def within(one: Element, span: tuple[int, int], value: str) -> str:
    """Return a value as it is written between the quotes of an attribute that is there."""
    mark = one.source[span[1]]
    return escape(value, {mark: "&quot;" if mark == '"' else "&apos;"})


def quoted(value: str) -> str:
    """Return a value as it is written into an attribute."""
    return html.escape(value, quote=True)
