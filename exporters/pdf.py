"""PDF: the stack of strips drawn on reportlab's canvas, page by page.

Drawn directly rather than through reportlab's tables, which take quadratic time. The same
document gives the same bytes; the file's properties hold its title and nothing about anybody.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any

from exporters import fonts
from exporters.document import Chart, Document, all_texts
from exporters.faces import Face
from exporters.official import MARGINS
from exporters.pdf_text import pack_pages
from exporters.strips import Frame, Line, Placed, draw, pages
from exporters.typesetting import Setting, running_face

if TYPE_CHECKING:
    from reportlab.graphics.shapes import Drawing
    from reportlab.pdfgen.canvas import Canvas

_MM = 72 / 25.4
_SHEETS = {"A4": (210 * _MM, 297 * _MM), "A3": (297 * _MM, 420 * _MM)}
_TOP, _BOTTOM = 14 * _MM, 17 * _MM
_FOOT = 10 * _MM  #: base line of the page number above the edge
_FOOT_SIZE = 9.0
_HAIR = 0.5
_SCALES = (0.95, 0.9, 0.85, 0.8, 0.75, 0.7)
_TIGHT = (0.25, 0.5, 0.75, 1.0)
_UNKNOWN = "〓"  #: stands for a character that no face has


def unprintable(document: Document) -> str:
    """Return the characters that no shipped face can show on paper, once each."""
    used: set[str] = set()
    for text in all_texts(document):
        used.update(text)
    return fonts.missing("".join(sorted(used)))


class Pdf:
    """Makes PDF files."""

    suffix = "pdf"
    label = "PDF，打印用"

    def missing(self, document: Document) -> list[str]:
        """Return the characters that no shipped face has; 〓 is printed for each."""
        return list(unprintable(document))

    def render(self, document: Document) -> bytes:
        """Return the file."""
        if kept := document.bytes_kept(self.suffix):
            return kept
        from reportlab import rl_config
        from reportlab.pdfgen.canvas import Canvas

        rl_config.useA85 = 0  # binary streams: a quarter smaller and much quicker
        pack_pages()
        setting, stacks = fitted(document)
        target = io.BytesIO()
        canvas = Canvas(target, pagesize=sheet(document), invariant=1, pageCompression=1)
        canvas.setTitle(document.title)
        canvas.setAuthor("")
        canvas.setCreator("")
        canvas.setProducer("")
        canvas.setSubject("")
        clean, contents = setting.clean, _Contents(canvas)
        for number in range(1, len(stacks) + 1):
            placed, stacks[number - 1] = stacks[number - 1], []  # drawn: its room is free again
            _page(contents, document, placed, (number, len(stacks)), clean)
            canvas.showPage()
        canvas.save()
        return target.getvalue()


def sheet(document: Document) -> tuple[float, float]:
    """Return width and height of a page in points."""
    short, long = _SHEETS[document.layout.page]
    return (long, short) if document.layout.landscape else (short, long)


def _size(document: Document) -> tuple[float, float]:
    """Return width and height as the setting sees them: a sheet that is magnified is small."""
    width, height = sheet(document)
    zoom = document.layout.zoom
    return width / zoom, height / zoom


def frame_of(document: Document) -> Frame:
    """Return the part of a page where the paper stands."""
    width, height = _size(document)
    if document.layout.official:
        left, top, right, bottom = (one * _MM for one in MARGINS)
        if document.layout.landscape:  # as if the sheet was turned: the head at the bound edge
            left, top, right, bottom = bottom, left, top, right
        return Frame(left, width - right, top, height - bottom)
    side = document.layout.margin * _MM
    return Frame(side, width - side, _TOP, height - _BOTTOM)


def setting_of(document: Document) -> Setting:
    """Return what sets the blocks of a document."""
    layout = document.layout
    return Setting(
        frame_of(document), cleaner(document), layout.repeat_header,
        running=running_face(layout), official=layout.official,
    )  # fmt: skip


def set_pages(document: Document) -> list[list[Placed]]:
    """Return the pages of a document."""
    return fitted(document)[1]


def fitted(document: Document) -> tuple[Setting, list[list[Placed]]]:
    """Return how a document is set, and its pages.

    The letters of a single page shrink until it holds all. A chart and the table above it get
    lower where a page is spared so: what belongs together is looked at together.
    """
    setting = setting_of(document)
    stacks = _set(document, setting)
    if document.layout.single:
        for scale in _SCALES:
            setting = replace(setting, scale=scale)
            stacks = _set(document, setting)
            if len(stacks) == 1:
                break
    elif len(stacks) > 1 and any(isinstance(one, Chart) for one in document.blocks):
        least = len(_set(document, replace(setting, tight=1.0)))
        for tight in _TIGHT:
            if len(stacks) == least:
                break
            setting = replace(setting, tight=tight)
            stacks = _set(document, setting)
    return setting, stacks


def _set(document: Document, setting: Setting) -> list[list[Placed]]:
    return pages(setting.document(document), setting.frame)


def cleaner(document: Document) -> Callable[[str], str]:
    """Return a function that puts 〓 in the place of what no face has."""
    table = str.maketrans(dict.fromkeys(unprintable(document), _UNKNOWN))
    return (lambda text: text.translate(table)) if table else str


def _page(
    contents: _Contents, document: Document, placed: Sequence[Placed], number: tuple[int, int],
    clean: Callable[[str], str],
) -> None:  # fmt: skip
    canvas, (width, height) = contents.canvas, _size(document)
    canvas.scale(document.layout.zoom, document.layout.zoom)
    if document.mark:
        _mark(canvas, clean(document.mark), width, height)
    pen = _Pen(contents, height, document.layout.zoom)
    if number[0] == 1:
        pen.head(document.title, 0, 0)
    draw(placed, pen)
    _foot(pen, document, number, clean)
    pen.finish()


def _foot(
    pen: _Pen, document: Document, number: tuple[int, int], clean: Callable[[str], str]
) -> None:
    """Write the foot's words and the page's number; of an official paper below its core."""
    frame, (width, height) = frame_of(document), _size(document)
    official = document.layout.official
    base = frame.bottom + 7 * _MM + _FOOT_SIZE if official else height - _FOOT
    side = frame.left if official else document.layout.margin * _MM
    if document.footer:
        pen.text(side, base, clean(document.footer), Face.SONG, _FOOT_SIZE)
    if document.layout.numbered:
        said = f"第 {number[0]} 页，共 {number[1]} 页"
        right = frame.right if official else width - side
        x = right - fonts.width(said, Face.SONG, _FOOT_SIZE)
        pen.text(x, base, said, Face.SONG, _FOOT_SIZE)


class _Contents:
    """The list of contents which a reader of the file shows beside the pages."""

    def __init__(self, canvas: Canvas) -> None:
        self.canvas, self._count, self._last = canvas, 0, -1

    def add(self, text: str, level: int, y: float) -> None:
        """Add a head that stands at y of the page in work, counted from its foot."""
        level = min(level, self._last + 1)
        key = f"h{self._count}"
        self.canvas.bookmarkHorizontalAbsolute(key, y)
        self.canvas.addOutlineEntry(text, key, level)
        self._count, self._last = self._count + 1, level


def _mark(canvas: Canvas, word: str, width: float, height: float) -> None:
    """Write a large pale word across the page, under everything else."""
    size = 0.7 * min(width, height) / max(len(word), 1)
    canvas.saveState()
    canvas.setFillGray(0.8)
    canvas.translate(width / 2, height / 2)
    canvas.rotate(35)
    x = -fonts.width(word, Face.TITLE, size) / 2
    for name, piece in fonts.runs(word, Face.TITLE):
        canvas.setFont(name, size)
        canvas.drawString(x, -size * 0.36, piece)
        x += canvas.stringWidth(piece, name, size)
    canvas.restoreState()


class _Pen:
    """Writes on one page; texts are gathered in one text object, which is quick."""

    def __init__(self, contents: _Contents, height: float, zoom: float) -> None:
        canvas = contents.canvas
        self._canvas, self._height = canvas, height
        self._contents, self._zoom = contents, zoom
        text: Any = canvas.beginText()
        self._text, self._out = text, text._code.append  # noqa: SLF001 - of the library
        self._font: tuple[str, float] = ("", 0)
        self._gap = 0.0
        canvas.setLineWidth(_HAIR)

    def text(
        self, x: float, y: float, text: str, face: Face, size: float, *, gap: float = 0
    ) -> None:
        """Write a line of text."""
        target = self._text
        target.setTextOrigin(x, self._height - y)
        if gap != self._gap:
            target.setCharSpace(gap)
            self._gap = gap
        for name, piece in _runs(text, face):
            if self._font != (name, size):
                target.setFont(name, size)
                self._font = (name, size)
            self._out(target._formatText(piece))  # noqa: SLF001 - textOut would measure it again

    def lines(self, lines: Sequence[Line], *, dashed: bool = False) -> None:
        """Draw hairlines."""
        height = self._height
        if dashed:
            self._canvas.setDash(4, 3)
        self._canvas.lines([(x, height - y, x2, height - y2) for x, y, x2, y2 in lines])
        if dashed:
            self._canvas.setDash()

    def fill(self, boxes: Sequence[Line]) -> None:
        """Fill boxes with black."""
        path = self._canvas.beginPath()
        for left, top, width, height in boxes:
            path.rect(left, self._height - top - height, width, height)
        self._canvas.drawPath(path, stroke=0, fill=1)

    def image(self, box: Line, jpeg: bytes) -> None:
        """Draw a photo into a box: left, top, width, height."""
        from reportlab.lib.utils import ImageReader

        left, top, width, height = box
        y = self._height - top - height
        self._canvas.drawImage(ImageReader(io.BytesIO(jpeg)), left, y, width, height)

    def drawing(self, x: float, y: float, drawing: Drawing) -> None:
        """Draw figures, their upper left corner at x and y."""
        from reportlab.graphics import renderPDF

        renderPDF.draw(drawing, self._canvas, x, self._height - y - drawing.height)

    def head(self, text: str, level: int, y: float) -> None:
        """Let a reader's list of contents lead here."""
        self._contents.add(text, level, (self._height - y) * self._zoom)

    def finish(self) -> None:
        """Put the gathered texts on the page."""
        self._canvas.drawText(self._text)


def _runs(text: str, face: Face) -> Sequence[tuple[str, str]]:
    if text.isascii() and text.isprintable():  # numbers: hardly one stands there twice
        return ((_font_name(face), text),)
    return _mixed(text, face)


_font_name = cache(fonts.font_name)


@lru_cache(maxsize=4096)
def _mixed(text: str, face: Face) -> tuple[tuple[str, str], ...]:
    return tuple(fonts.runs(text, face))
