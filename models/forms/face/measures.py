"""How wide and high the cells of a sheet are, and how their words stand: roughly, for the screen.

Widths are in characters and heights in points, as the file says them (ECMA-376 part 1, 18.3.1).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from models.forms.face.cells import rows_of
from models.forms.face.markup import Element
from models.forms.face.package import STYLES, Package

WIDTH, HEIGHT = 8.43, 15.0  #: what a sheet takes that says nothing
_WIDEST_RANGE = 300  #: columns that one `col` may speak of


@dataclass(frozen=True)
class Letters:
    """How a style writes: size in points, bold, where in the cell; smaller, or on, if it must."""

    size: float = 11.0
    bold: bool = False
    across: str = ""
    shrinks: bool = False
    wraps: bool = False


@dataclass(frozen=True)
class Measures:
    """The measures of a sheet; what is not named has the usual ones."""

    widths: dict[int, float] = field(default_factory=dict)
    heights: dict[int, float] = field(default_factory=dict)
    letters: tuple[Letters, ...] = ()
    width: float = WIDTH
    height: float = HEIGHT

    def style(self, number: str) -> Letters:
        """Return how a style writes, by its number."""
        at = int(number or 0)
        return self.letters[at] if at < len(self.letters) else Letters()


def measures_of(package: Package | None, sheet: str) -> Measures:
    """Return the measures of a sheet by its name."""
    part = next((one for one in package.sheets if one.name == sheet), None) if package else None
    if package is None or part is None:
        return Measures()
    root = package.root(part.path)
    usual = next(root.all("sheetFormatPr"), None)
    return Measures(
        dict(_widths(root)),
        {int(one.get("r", "1")) - 1: float(one.get("ht")) for one in rows_of(root)
         if one.get("ht")},
        tuple(_letters(package)),
        float((usual.get("defaultColWidth") if usual else "") or WIDTH),
        float((usual.get("defaultRowHeight") if usual else "") or HEIGHT),
    )  # fmt: skip


def _widths(root: Element) -> Iterator[tuple[int, float]]:
    for one in root.all("col"):
        first, last = int(one.get("min", "1")) - 1, int(one.get("max", "1"))
        if one.get("width"):
            for column in range(first, min(last, first + _WIDEST_RANGE)):
                yield column, float(one.get("width"))


def _letters(package: Package) -> Iterator[Letters]:
    if not package.has(STYLES):
        return
    root = package.root(STYLES)
    fonts = [_font(one) for held in root.children if held.name == "fonts"
             for one in held.children]  # fmt: skip
    for held in root.children:
        if held.name != "cellXfs":
            continue
        for one in held.children:
            at = int(one.get("fontId", "0"))
            size, bold = fonts[at] if at < len(fonts) else (11.0, False)
            place = one.find("alignment")
            shrinks, wraps = (place is not None and place.get(name) in {"1", "true"}
                              for name in ("shrinkToFit", "wrapText"))  # fmt: skip
            yield Letters(size, bold, place.get("horizontal") if place else "", shrinks, wraps)


def _font(one: Element) -> tuple[float, bool]:
    size, bold = one.find("sz"), one.find("b")
    return (
        float(size.get("val", "11")) if size else 11.0,
        bold is not None and bold.get("val", "1") not in {"0", "false"},
    )
