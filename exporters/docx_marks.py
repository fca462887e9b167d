"""What python-docx has no words for: Chinese letters, fields, rows that may not split."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

SONG, HEI = "宋体", "黑体"
_LATIN = "Times New Roman"


@dataclass(frozen=True)
class Type:
    """Face, size in points and weight of letters; `closer` are points less between letters."""

    face: str
    size: float
    bold: bool = False
    closer: float = 0.0


def mark(name: str, /, **values: str) -> Any:  # noqa: ANN401 - an element of the library
    """Return an element; its attributes are in the namespace of the text."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    made = OxmlElement(name)
    for key, value in values.items():
        made.set(qn(f"w:{key}"), value)
    return made


def fonts_of(of: Any, kind: Type) -> None:  # noqa: ANN401 - a run or a style
    """Give a run or a style its letters, in the Chinese and in the Latin face."""
    from docx.oxml.ns import qn
    from docx.shared import Pt, RGBColor

    font = of.font
    font.name, font.size, font.bold = _LATIN, Pt(kind.size), kind.bold
    font.italic = False
    font.color.rgb = RGBColor(0, 0, 0)
    own = of.element.get_or_add_rPr().get_or_add_rFonts()
    for key in list(own.attrib):
        if key.endswith("Theme"):
            del own.attrib[key]
    own.set(qn("w:eastAsia"), kind.face)
    own.set(qn("w:hAnsi"), _LATIN)
    own.set(qn("w:cs"), _LATIN)
    if kind.closer:
        properties = of.element.get_or_add_rPr()
        properties.insert_element_before(
            mark("w:spacing", val=str(-round(kind.closer * 20))), "w:w", "w:kern", "w:position",
            "w:sz", "w:szCs", "w:highlight", "w:u", "w:effect", "w:vertAlign", "w:lang",
        )  # fmt: skip


def field(paragraph: Any, name: str) -> Any:  # noqa: ANN401 - of the library
    """Put a field (PAGE, NUMPAGES) at the end of a paragraph; returns its run."""
    run = paragraph.add_run()
    run.element.append(mark("w:fldChar", fldCharType="begin"))
    said = mark("w:instrText")
    said.text = name
    run.element.append(said)
    run.element.append(mark("w:fldChar", fldCharType="separate"))
    shown = mark("w:t")
    shown.text = "1"
    run.element.append(shown)
    run.element.append(mark("w:fldChar", fldCharType="end"))
    return run


def off_grid(paragraph: Any) -> None:  # noqa: ANN401
    """Let a paragraph keep its own lines where the page has a grid."""
    properties = paragraph._p.get_or_add_pPr()  # noqa: SLF001 - the library has no way to it
    said = mark("w:snapToGrid", val="0")
    properties.insert_element_before(
        said, "w:spacing", "w:ind", "w:contextualSpacing", "w:mirrorIndents", "w:jc",
        "w:textDirection", "w:textAlignment", "w:outlineLvl", "w:rPr", "w:sectPr",
    )  # fmt: skip


def letters_indent(paragraph: Any, *, first: int = 0, right: int = 0) -> None:  # noqa: ANN401
    """Indent by letters, as the office counts: they stay right when the size is changed."""
    from docx.oxml.ns import qn
    from docx.shared import Pt

    paragraph.paragraph_format.first_line_indent = Pt(16 * first) if first else None
    if right:
        paragraph.paragraph_format.right_indent = Pt(16 * right)
    indent = paragraph._p.get_or_add_pPr().get_or_add_ind()  # noqa: SLF001
    if first:
        indent.set(qn("w:firstLineChars"), str(first * 100))
    if right:
        indent.set(qn("w:rightChars"), str(right * 100))
