"""Letters on paper: shipped faces for reportlab, fallback for rare characters, widths, lines.

No single face has every character of a village's names, so a text is cut into runs, each in the
first face of the chain (style, 宋体, 生僻字) that has its characters. Faces are registered with
reportlab when first used, once in a process. A character which no face has is drawn as the
style's empty box; `missing` names it beforehand, and whoever prints decides.
"""

from __future__ import annotations

from contextlib import suppress
from functools import cache
from html import escape
from itertools import groupby
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, cast

from exporters.faces import (
    FILES,
    Face,
    chain,
    covers,
    file_of,
    is_unseen,
    missing,
    screen_families,
)
from exporters.line_breaking import break_lines
from exporters.pdf_fonts import use_quick_faces
from exporters.pdf_text import mend_copy_out, remember_numbers
from exporters.system_fonts import system_fang

if TYPE_CHECKING:
    from reportlab.pdfbase.ttfonts import TTFont

__all__ = [
    "Face",
    "fang",
    "font_name",
    "markup",
    "missing",
    "runs",
    "screen_families",
    "width",
    "wrap",
]

_SYSTEM_NAME = "SystemFang"
_registering = Lock()


def fang(*, prefer_system: bool) -> Face:
    """Return the 仿宋 to use: the computer's own where preferred and present, else ours."""
    return Face.FANG_SYSTEM if prefer_system and _system_font() else Face.FANG


def font_name(face: Face) -> str:
    """Return the name under which reportlab knows a face, registering it when first asked."""
    return str(_font(face).fontName)


def runs(text: str, face: Face) -> list[tuple[str, str]]:
    """Cut a text into pieces to be drawn one after the other: (reportlab font name, piece).

    Characters without a shape (controls, joiners, variation selectors) are left out, a tab
    becomes a space.
    """
    shaped = [" " if c == "\t" else c for c in text if c == "\t" or not is_unseen(c)]
    pieces = groupby(shaped, key=lambda character: _choose(character, face))
    return [(font_name(chosen), "".join(piece)) for chosen, piece in pieces]


def markup(text: str, face: Face) -> str:
    """Write a text as reportlab paragraph markup for a paragraph set in the face.

    The text is escaped; pieces in another face stand in `<font name=…>`. A line break becomes
    `<br/>`.
    """
    own = font_name(face)
    return "<br/>".join(
        "".join(
            escape(piece, quote=False)
            if name == own
            else f'<font name="{name}">{escape(piece, quote=False)}</font>'
            for name, piece in runs(line, face)
        )
        for line in text.split("\n")
    )


def width(text: str, face: Face, size: float) -> float:
    """Return the width of one line of text in points, rare characters in their own faces."""
    return size * sum(map(_advances(face).__getitem__, text))


def wrap(text: str, face: Face, size: float, width_points: float) -> list[str]:
    """Break a text into lines not wider than `width_points`; see `break_lines` for the manners."""
    return break_lines(text, _advances(face).__getitem__, width_points / size)


@cache
def _choose(character: str, face: Face) -> Face:
    """Return the first face of the chain that has a character, or the style where none has.

    Digits and Latin letters of our 仿宋 are those of a poster: they are taken from 宋体.
    """
    if face is Face.FANG and character.isascii():
        return Face.SONG
    return next((each for each in chain(face) if _has(each, character)), face)


def _has(face: Face, character: str) -> bool:
    """Say whether a face has a character; the computer's own font has to be asked itself."""
    if face is Face.FANG_SYSTEM:
        font = _system_font()
        return font is not None and ord(character) in font.face.charToGlyph
    return covers(face, character)


class _Advances(dict[str, float]):
    """The widths of characters at size 1 in a face, each looked up once."""

    def __init__(self, face: Face) -> None:
        super().__init__()
        self._face = face

    def __missing__(self, character: str) -> float:
        wide = self[character] = _advance(character, self._face)
        return wide


@cache
def _advances(face: Face) -> _Advances:
    return _Advances(face)


def _advance(character: str, face: Face) -> float:
    """Return the width of one character at size 1."""
    if character == "\t":
        character = " "
    if is_unseen(character):
        return 0.0
    font = _font(_choose(character, face))
    return float(font.stringWidth(character, 1))


@cache
def _font(face: Face) -> TTFont:
    """Return the registered font of a face."""
    system = _system_font() if face is Face.FANG_SYSTEM else None
    if system is not None:
        return system
    shipped = Face.FANG if face is Face.FANG_SYSTEM else face
    return _register(FILES[shipped], file_of(shipped))


@cache
def _system_font() -> TTFont | None:
    """Return the computer's own 仿宋, or None where there is none that can be embedded."""
    from reportlab.pdfbase.ttfonts import TTFError

    for path in system_fang():
        with suppress(TTFError, OSError):
            return _register(_SYSTEM_NAME, path)
    return None


def _register(name: str, path: Path) -> TTFont:
    """Load a font into reportlab under a name, unless it is there."""
    from reportlab.pdfbase import pdfmetrics, ttfonts

    with _registering:
        if name in pdfmetrics.getRegisteredFontNames():
            return cast("TTFont", pdfmetrics.getFont(name))
        mend_copy_out()
        remember_numbers()
        use_quick_faces()
        font = ttfonts.TTFont(name, str(path), shapable=False, asciiReadable=False)
        pdfmetrics.registerFont(font)
        return font
