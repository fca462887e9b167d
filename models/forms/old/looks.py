"""The looks of an old workbook as a part `styles.xml`; a look keeps its number."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any
from xml.sax.saxutils import escape, quoteattr

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_LINES = (
    "none", "thin", "medium", "dashed", "dotted", "thick", "double", "hair", "mediumDashed",
    "dashDot", "mediumDashDot", "dashDotDot", "mediumDashDotDot", "slantDashDot",
)  # fmt: skip
_FILLS = (
    "none", "solid", "mediumGray", "darkGray", "lightGray", "darkHorizontal", "darkVertical",
    "darkDown", "darkUp", "darkGrid", "darkTrellis", "lightHorizontal", "lightVertical",
    "lightDown", "lightUp", "lightGrid", "lightTrellis", "gray125", "gray0625",
)  # fmt: skip
_ACROSS = (
    "general", "left", "center", "right", "fill", "justify", "centerContinuous", "distributed",
)  # fmt: skip
_DOWN = ("top", "center", "bottom", "justify", "distributed")
_BASE = (
    '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
)
_PLAIN = '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>'
_OWN_FORMATS = 164  #: numbers from which a file's own formats go; those below are built in
_TWENTIETHS = 20  #: of a point, in which heights are told


def styles(book: Any) -> str:  # noqa: ANN401 - xlrd has no types
    """Return the part."""
    looks = book.xf_list
    formats = {key: one.format_str for key, one in book.format_map.items() if key >= _OWN_FORMATS}
    numbers = "".join(f'<numFmt numFmtId="{key}" formatCode={quoteattr(text)}/>'
                      for key, text in sorted(formats.items()))  # fmt: skip
    made = [
        f'<numFmts count="{len(formats)}">{numbers}</numFmts>' if formats else "",
        _list("fonts", book.font_list, lambda one: f"<font>{font(book, one)}</font>"),
        _list("fills", [None, None, *looks], lambda one: _fill(book, one)),
        _list("borders", [None, *looks], lambda one: _border(book, one)),
        _BASE,
        f'<cellXfs count="{len(looks)}">{"".join(_looks(looks))}</cellXfs>',
        _PLAIN,
    ]
    return f'<styleSheet xmlns="{_MAIN}">{"".join(made)}</styleSheet>'


def font(book: Any, one: Any, *, run: bool = False) -> str:  # noqa: ANN401
    """Return what stands inside a font; in a run of text its name has another tag."""
    said = "".join(f"<{tag}/>" for tag, on in (
        ("b", one.bold or one.weight > 500), ("i", one.italic),  # noqa: PLR2004 - bold is 700
        ("strike", one.struck_out), ("u", one.underline_type),
    ) if on)  # fmt: skip
    name = escape(one.name or "宋体", {'"': "&quot;"})
    tag = "rFont" if run else "name"
    colour = _colour(book, "color", one.colour_index)
    return f'{said}<sz val="{one.height / _TWENTIETHS:g}"/>{colour}<{tag} val="{name}"/>'


def _list(name: str, items: list[Any], written: Callable[[Any], str]) -> str:
    return f'<{name} count="{len(items)}">{"".join(map(written, items))}</{name}>'


def _colour(book: Any, tag: str, index: int) -> str:  # noqa: ANN401
    found = book.colour_map.get(index)
    return f'<{tag} rgb="FF{found[0]:02X}{found[1]:02X}{found[2]:02X}"/>' if found else ""


def _fill(book: Any, look: Any) -> str:  # noqa: ANN401
    pattern = _FILLS[look.background.fill_pattern] if look else "none"
    inside = ""
    if look and pattern != "none":
        inside = _colour(book, "fgColor", look.background.pattern_colour_index) + _colour(
            book, "bgColor", look.background.background_colour_index
        )
    return f'<fill><patternFill patternType="{pattern}">{inside}</patternFill></fill>'


def _border(book: Any, look: Any) -> str:  # noqa: ANN401
    sides = []
    for side in ("left", "right", "top", "bottom"):
        style = _LINES[getattr(look.border, f"{side}_line_style")] if look else "none"
        if style == "none":
            sides.append(f"<{side}/>")
        else:
            colour = _colour(book, "color", getattr(look.border, f"{side}_colour_index"))
            sides.append(f'<{side} style="{style}">{colour}</{side}>')
    return f"<border>{''.join(sides)}<diagonal/></border>"


def _looks(looks: list[Any]) -> Iterator[str]:
    for at, one in enumerate(looks):
        said = one.alignment
        wrap = ' wrapText="1"' if said.text_wrapped else ""
        shrink = ' shrinkToFit="1"' if said.shrink_to_fit else ""
        turned = f' textRotation="{said.rotation}"' if said.rotation else ""
        indent = f' indent="{said.indent_level}"' if said.indent_level else ""
        open_ = "" if one.protection.cell_locked else '<protection locked="0"/>'
        yield (
            f'<xf numFmtId="{one.format_key}" fontId="{one.font_index}" fillId="{at + 2}" '
            f'borderId="{at + 1}" xfId="0" applyNumberFormat="1" applyFont="1" applyFill="1" '
            f'applyBorder="1" applyAlignment="1"><alignment '
            f'horizontal="{_ACROSS[said.hor_align]}" vertical="{_DOWN[said.vert_align]}"'
            f"{wrap}{shrink}{turned}{indent}/>{open_}</xf>"
        )
