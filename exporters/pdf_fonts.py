"""Faces as small papers need them: many papers of a few letters each, made one after the other.

reportlab reads a face number by number, a hundred thousand numbers for each, and copies the
outlines of all its letters (megabytes) for every paper to take out a few hundred. Here a whole
table is read at once, and single letters are taken out of the outlines.
"""

from __future__ import annotations

import struct
from functools import cache
from typing import TYPE_CHECKING, Any, Literal

if TYPE_CHECKING:
    from reportlab.pdfbase.ttfonts import TTFontFace

_OUTLINES = "glyf"
_SEGMENTS = 12  #: format of a table from character to glyph in which all Unicode has room
_METRICS_AT, _LOCATION_AT = 34, 50  #: bytes in hhea and head: how many widths, how wide a place is
_SPACE, _FIXED_SPACE = 0x20, 0xA0


class _Outlines:
    """The outlines of a face, of which a part is copied when it is asked for."""

    def __init__(self, data: bytes, start: int, length: int) -> None:
        self._outlines = memoryview(data)[start : start + length]

    def __getitem__(self, part: slice) -> bytes:
        return bytes(self._outlines[part])


@cache
def quick_face() -> type[TTFontFace]:
    """Return the library's class of faces, reading what it reads at once."""
    from reportlab.pdfbase.ttfonts import TTFontFace

    class QuickFace(TTFontFace):
        """A face; what it holds is what the library's own holds."""

        def extractInfo(self, charInfo: bool | Literal[0, 1] = 1) -> None:  # noqa: FBT001, N802, N803
            """Read the face."""
            segments = _segments(self) if charInfo else None
            if segments is None:
                super().extractInfo(charInfo)
                return
            super().extractInfo(0)
            _read_letters(self, segments)

        def get_table(self, tag: str) -> Any:  # noqa: ANN401 - bytes, or what can be cut like them
            """Return a table."""
            if tag == _OUTLINES:
                data = vars(self)["_ttf_data"]
                return _Outlines(data, *self.get_table_pos(tag))
            return super().get_table(tag)  # type: ignore[no-untyped-call]

    return QuickFace


def use_quick_faces() -> None:
    """Let every face that is loaded from now on be such a one."""
    from reportlab.pdfbase import ttfonts

    vars(ttfonts)["TTFontFace"] = quick_face()


def _segments(face: Any) -> list[tuple[int, int, int]] | None:  # noqa: ANN401 - of the library
    """Return first and last character and first glyph of runs; None where they lie otherwise.

    The library takes the last table that Windows would take.
    """
    table = face.get_table("cmap")
    count = struct.unpack_from(">H", table, 2)[0]
    records = [struct.unpack_from(">HHL", table, 4 + 8 * at) for at in range(count)]
    places = [offset for platform, encoding, offset in records
              if platform == 3 or (platform == 0 and encoding != 5)]  # noqa: PLR2004 # fmt: skip
    if not places or any(platform == 1 and encoding == 1 for platform, encoding, _ in records):
        return None
    at = places[-1]
    if struct.unpack_from(">H", table, at)[0] != _SEGMENTS:
        return None
    groups = struct.unpack_from(">L", table, at + 12)[0]
    return list(struct.iter_unpack(">LLL", table[at + 16 : at + 16 + 12 * groups]))


def _read_letters(face: Any, segments: list[tuple[int, int, int]]) -> None:  # noqa: ANN401
    """Read which letters there are, how wide they are and where their outlines lie."""
    glyphs: dict[int, int] = {}
    for first, last, glyph in segments:
        run = range(glyph, glyph + last - first + 1)
        glyphs.update(zip(range(first, last + 1), run, strict=True))
    face.hmetrics = _metrics(face)
    scaled = [face._pdfScale(wide) for wide, _ in face.hmetrics]  # noqa: SLF001 - of the library
    face.defaultWidth = scaled[0]
    known = len(scaled)
    widths = {one: scaled[glyph] for one, glyph in glyphs.items() if glyph < known}
    for table in (glyphs, widths):
        if _SPACE in glyphs:
            table[_FIXED_SPACE] = table[_SPACE]
        elif _FIXED_SPACE in glyphs:
            table[_SPACE] = table[_FIXED_SPACE]
    face.charToGlyph, face.charWidths = glyphs, widths
    face.glyphPos = _places(face)


def _metrics(face: Any) -> list[tuple[int, int]]:  # noqa: ANN401
    """Return the width of every glyph and the room left of it; the last ones share a width."""
    full = struct.unpack_from(">H", face.get_table("hhea"), _METRICS_AT)[0]
    table = face.get_table("hmtx")
    found = list(struct.iter_unpack(">HH", table[: 4 * full]))
    rest = struct.unpack_from(f">{face.numGlyphs - full}H", table, 4 * full)
    wide = found[-1][0]
    return [*found, *((wide, left) for left in rest)]


def _places(face: Any) -> list[int]:  # noqa: ANN401
    """Return where the outlines of every glyph begin, and where those of the last end."""
    count, table = face.numGlyphs + 1, face.get_table("loca")
    if struct.unpack_from(">H", face.get_table("head"), _LOCATION_AT)[0]:
        return list(struct.unpack_from(f">{count}L", table))
    return [2 * one for one in struct.unpack_from(f">{count}H", table)]
