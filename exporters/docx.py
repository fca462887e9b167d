"""Word: the paper as a text one can go on writing, with the page and the letters of the office.

For what people edit on: notices, minutes, certificates, letters. python-docx makes the package;
the same document gives the same bytes, the properties hold the title only.
"""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING, Any

from exporters.document import Chart, Document
from exporters.docx_blocks import Writer
from exporters.docx_marks import SONG, Type, field, fonts_of, mark
from exporters.official import LEADING, MARGINS
from exporters.pdf import fitted
from exporters.sheet_xml import without_refused, xml_text

if TYPE_CHECKING:
    from docx.document import Document as Made

_STAMP = (2000, 1, 1, 0, 0, 0)  #: on every part of the package, so that bytes repeat
_SHEETS = {"A4": (210, 297), "A3": (297, 420)}
_TOP, _BOTTOM = 14, 17  #: millimetres, of a paper that is not official
_FOOT = 10
_CORE = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    "<cp:coreProperties "
    'xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>{}</dc:title></cp:coreProperties>'
)
_APP = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Properties '
    'xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"/>'
)
#: what the library's own blank paper brings along and nobody needs
_NEEDLESS = ("/thumbnail", "/customXml", "/stylesWithEffects")
_RUNNING = {"song": SONG, "fang": "仿宋", "system_fang": "仿宋_GB2312", "kai": "楷体"}
_WORD_2013 = "15"


class Docx:
    """Makes texts for Word and WPS."""

    suffix = "docx"
    label = "Word 或 WPS 文字"

    def missing(self, document: Document) -> list[str]:
        """Return nothing: a text keeps every character, the reader's fonts show them."""
        del document
        return []

    def render(self, document: Document) -> bytes:
        """Return the file."""
        if kept := document.bytes_kept(self.suffix):
            return kept
        import docx

        made = docx.Document()
        running = _RUNNING[document.layout.running]
        _set_styles(made, running, official=document.layout.official)
        width = _set_page(made, document)
        _set_foot(made, document)
        Writer(made, width, running, document.layout.official, _tight(document)).write(document)
        _drop(made)
        return _packed(made, document.title)


def _tight(document: Document) -> float:
    """Return how much lower charts stand for their page's sake.

    Where the PDF spares a page so, they are as low as may be: Word's lines need more room.
    """
    there = any(isinstance(one, Chart) for one in document.blocks)
    return 1.0 if there and fitted(document)[0].tight else 0.0


def _set_styles(made: Made, running: str, *, official: bool) -> None:
    """Give the running text its letters, heads their levels, and the language."""
    from docx.shared import Pt

    fonts_of(made.styles["Footer"], Type(SONG, 10.5))
    made.styles["Footer"].paragraph_format.tab_stops.clear_all()  # or ours would come third
    body = made.styles["Normal"]
    fonts_of(body, Type(running, 16))
    body.paragraph_format.space_after = Pt(0)
    body.paragraph_format.line_spacing = Pt(LEADING if official else 28)
    _set_tight(body)
    heads = (SONG, "黑体", "楷体" if official else "黑体", running)
    sizes = (22, 16, 16, 16) if official else (22, 14, 10.5, 10.5)
    for level, (face, size) in enumerate(zip(heads, sizes, strict=True)):
        style = made.styles["Title" if level == 0 else f"Heading {level}"]
        fonts_of(style, Type(face, size, bold=level == 0))
        style.paragraph_format.space_before = Pt(0)
        style.paragraph_format.space_after = Pt(0)
        style.paragraph_format.line_spacing = Pt(31 if level == 0 else LEADING)
        style.paragraph_format.keep_with_next = True
        for name in ("w:pBdr", "w:contextualSpacing"):  # the library's title is underlined
            if (found := style.element.pPr.find(_qn(name))) is not None:
                style.element.pPr.remove(found)
    _set_language(made)


def _set_tight(body: Any) -> None:  # noqa: ANN401 - a style of the library
    """Put no room between Chinese letters and digits, as in the PDF: the lines end alike."""
    properties = body.element.get_or_add_pPr()
    for name in ("w:autoSpaceDE", "w:autoSpaceDN"):
        properties.insert_element_before(
            mark(name, val="0"), "w:bidi", "w:adjustRightInd", "w:snapToGrid", "w:spacing",
            "w:ind", "w:contextualSpacing", "w:mirrorIndents", "w:jc", "w:outlineLvl",
        )  # fmt: skip


def _set_language(made: Made) -> None:
    """Say that the text is Chinese, and that it is no paper of an older program."""
    for found in made.styles.element.iter(_qn("w:lang")):
        found.set(_qn("w:eastAsia"), "zh-CN")
    settings = made.settings.element
    compat = mark("w:compat")
    compat.append(mark("w:compatSetting", name="compatibilityMode", val=_WORD_2013,
                       uri="http://schemas.microsoft.com/office/word"))  # fmt: skip
    if (old := settings.find(_qn("w:compat"))) is not None:
        settings.replace(old, compat)
    else:
        settings.append(compat)


def _qn(name: str) -> str:
    from docx.oxml.ns import qn

    return str(qn(name))


def _set_page(made: Made, document: Document) -> float:
    """Set sheet, margins and, on an official paper, the grid of 22 lines; returns the width."""
    from docx.enum.section import WD_ORIENT
    from docx.shared import Mm

    layout = document.layout
    short, long = _SHEETS[layout.page]
    wide, high = (long, short) if layout.landscape else (short, long)
    section = made.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE if layout.landscape else WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = Mm(wide), Mm(high)
    plain = (float(layout.margin), float(_TOP), float(layout.margin), float(_BOTTOM))
    left, top, right, bottom = MARGINS if layout.official else plain
    section.left_margin, section.right_margin = Mm(int(left)), Mm(int(right))
    section.top_margin, section.bottom_margin = Mm(int(top)), Mm(int(bottom))
    section.header_distance = Mm(_FOOT)
    section.footer_distance = Mm(int(bottom) - 7 - 3 if layout.official else _FOOT - 2)
    if layout.official:
        grid = section._sectPr.find(_qn("w:docGrid"))  # noqa: SLF001 - the library has no way to it
        if grid is None:
            grid = mark("w:docGrid")
            section._sectPr.append(grid)  # noqa: SLF001
        grid.set(_qn("w:type"), "lines")
        grid.set(_qn("w:linePitch"), str(round(LEADING * 20)))
    return wide - left - right


def _set_foot(made: Made, document: Document) -> None:
    """Put the foot's words and the page's number under every page."""
    from docx.enum.text import WD_TAB_ALIGNMENT

    if not document.footer and not document.layout.numbered:
        return
    section = made.sections[0]
    foot = section.footer.paragraphs[0]
    foot.paragraph_format.tab_stops.clear_all()
    core = section.page_width - section.left_margin - section.right_margin  # type: ignore[operator]
    foot.paragraph_format.tab_stops.add_tab_stop(core, WD_TAB_ALIGNMENT.RIGHT)
    small = Type(SONG, 10.5)
    fonts_of(foot.add_run(without_refused(document.footer) + "\t"), small)
    if not document.layout.numbered:
        return
    for words, name in (("第 ", "PAGE"), (" 页，共 ", "NUMPAGES"), (" 页", "")):
        fonts_of(foot.add_run(words), small)
        if name:
            fonts_of(field(foot, name), small)


def _drop(made: Made) -> None:
    """Take away what the blank paper brought: a picture of it, a hundred styles of tables.

    Two thirds of a kept text would be that.
    """
    styles: Any = made.styles.element
    for one in styles.findall(_qn("w:style")):
        if one.get(_qn("w:type")) == "table" and not one.get(_qn("w:default")):
            styles.remove(one)
    parts: tuple[Any, ...] = (made.part, made.part.package)
    for part in parts:
        for key, one in list(part.rels.items()):
            if one.reltype.endswith(_NEEDLESS):
                del part.rels[key]


def _packed(made: Made, title: str) -> bytes:
    """Save the package, every part of one date, the properties only a title."""
    loose, target = io.BytesIO(), io.BytesIO()
    made.save(loose)
    own = {
        "docProps/core.xml": _CORE.format(xml_text(title)).encode(),
        "docProps/app.xml": _APP.encode(),
    }
    with (
        zipfile.ZipFile(loose) as parts,
        zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as packed,
    ):
        for name in parts.namelist():
            info = zipfile.ZipInfo(name, _STAMP)
            info.compress_type = zipfile.ZIP_DEFLATED
            packed.writestr(info, own.get(name) or parts.read(name))
    return target.getvalue()
