"""Faces as small papers need them: many papers of a few letters each, made one after the other.

For every paper reportlab copies the outlines of all letters of a face (megabytes) to take out a
few hundred, and takes the hundred letters of ASCII along whether they are used or not.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

if TYPE_CHECKING:
    from reportlab.pdfbase.ttfonts import TTFont

_OUTLINES = "glyf"


class _Outlines:
    """The outlines of a face, of which a part is copied when it is asked for."""

    def __init__(self, data: bytes, start: int, length: int) -> None:
        self._outlines = memoryview(data)[start : start + length]

    def __getitem__(self, part: slice) -> bytes:
        return bytes(self._outlines[part])


def spare_copies(font: TTFont) -> None:
    """Let a face take single letters out of its outlines."""
    face = cast("Any", font.face)
    copied = face.get_table
    outlines = _Outlines(face._ttf_data, *face.get_table_pos(_OUTLINES))  # noqa: SLF001
    face.get_table = lambda tag: outlines if tag == _OUTLINES else copied(tag)
