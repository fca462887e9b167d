"""A drawing as a picture, for texts that hold no vectors every program shows: Word, WPS."""

from __future__ import annotations

import io
from functools import lru_cache
from typing import TYPE_CHECKING

from exporters.faces import FILES, file_of

if TYPE_CHECKING:
    from PIL.ImageDraw import ImageDraw
    from PIL.ImageFont import FreeTypeFont
    from reportlab.graphics.shapes import Drawing, Line, Rect, String
    from reportlab.lib.colors import Color

_DPI = 300
_DOT = _DPI / 72  #: dots in a point


def picture_of(drawing: Drawing) -> bytes:
    """Return a drawing of boxes, lines and letters as PNG in greys, 300 dots an inch.

    The same drawing gives the same bytes on one computer.
    """
    from PIL import Image, ImageDraw
    from reportlab.graphics.shapes import Line, Rect, String

    size = round(drawing.width * _DOT), round(drawing.height * _DOT)
    image = Image.new("L", size, 255)
    pen = ImageDraw.Draw(image)
    for shape in drawing.contents:
        match shape:
            case Rect():
                _box(pen, shape, size[1])
            case Line():
                _line(pen, shape, size[1])
            case String():
                _words(pen, shape, size[1])
    made = io.BytesIO()
    image.save(made, "PNG", optimize=True, dpi=(_DPI, _DPI))
    return made.getvalue()


def _box(pen: ImageDraw, shape: Rect, high: int) -> None:
    left, right = shape.x * _DOT, (shape.x + shape.width) * _DOT
    top, bottom = high - (shape.y + shape.height) * _DOT, high - shape.y * _DOT
    fill, edge = _grey(shape.fillColor), _grey(shape.strokeColor)
    pen.rectangle((left, top, max(right, left), max(bottom, top)), fill, edge,
                  width=_thick(shape.strokeWidth))  # fmt: skip


def _line(pen: ImageDraw, shape: Line, high: int) -> None:
    ends = (shape.x1 * _DOT, high - shape.y1 * _DOT, shape.x2 * _DOT, high - shape.y2 * _DOT)
    pen.line(ends, _grey(shape.strokeColor), width=_thick(shape.strokeWidth))


def _words(pen: ImageDraw, shape: String, high: int) -> None:
    """Write a piece of text on its base line; it stands in one face already."""
    pen.text((shape.x * _DOT, high - shape.y * _DOT), shape.text, _grey(shape.fillColor),
             font=_font(shape.fontName, shape.fontSize * _DOT), anchor="ls")  # fmt: skip


@lru_cache(maxsize=32)
def _font(name: str, size: float) -> FreeTypeFont:
    """Return a shipped font by the name under which it is drawn, in dots."""
    from PIL import ImageFont

    (face,) = (one for one, file in FILES.items() if file == name)
    return ImageFont.truetype(str(file_of(face)), size)


def _grey(colour: Color | None) -> int:
    """Return how light a grey of a drawing is, 0 to 255; without one it is black."""
    return round(colour.red * 255) if colour else 0


def _thick(points: float) -> int:
    return max(round(points * _DOT), 1)
