"""Squares that a phone reads (QR), as strips: each in a frame of white, its words under it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import Any

from exporters import fonts
from exporters.document import Code, Codes
from exporters.faces import Face
from exporters.strips import Frame, Line, Pen, Strip, space

MOST = 640  #: bytes; a square with more is too fine for a phone to read from a wall
_TITLE = 80  #: bytes kept for what says which square it is
_GAP = 16.0
_LARGEST = 210.0  #: points
_QUIET = 4  #: modules of white around a square, as the standard asks
_SIZE, _LEADING = 14.0, 20.0
_RISE = 0.88
_ORDER = 255  #: of the field in which the squares are spelt
_MASK = 2  #: which pattern is laid over the words; each can be read


def fits(text: str) -> bool:
    """Say whether a text is short enough for one square."""
    return len(text.encode()) <= MOST


def in_parts(lines: Sequence[str]) -> list[str]:
    """Join lines to as few texts as fit into squares."""
    parts: list[str] = []
    for line in lines:
        longer = f"{parts[-1]}\n{line}" if parts else line
        if parts and fits(longer + " " * _TITLE):
            parts[-1] = longer
        else:
            parts.append(line)
    return parts


def set_codes(
    block: Codes, frame: Frame, clean: Callable[[str], str], scale: float = 1.0
) -> list[Strip]:
    """Return one strip for each row of squares; `scale` makes them smaller."""
    width = (frame.width - _GAP * (block.across - 1)) / block.across
    side = min(width, _LARGEST) * scale
    size = _SIZE * scale
    strips: list[Strip] = []
    for first in range(0, len(block.codes), block.across):
        row = block.codes[first : first + block.across]
        words = [fonts.wrap(clean(one.words), Face.HEI, size, width) for one in row]
        middles = [frame.left + width / 2 + at * (width + _GAP) for at in range(len(row))]
        height = side + 6 + max(map(len, words)) * _LEADING * scale
        strips += [Strip(height, _drawn(row, words, middles, (side, size))), space(12)]
    return strips


def _drawn(
    row: Sequence[Code],
    words: Sequence[list[str]],
    middles: Sequence[float],
    large: tuple[float, float],
) -> Callable[[Pen, float], None]:
    """Return what draws squares and words; `large` is how large they are."""
    side, size = large

    def draw(pen: Pen, y: float) -> None:
        for one, lines, middle in zip(row, words, middles, strict=True):
            pen.fill(_boxes(one.text, middle - side / 2, y, side))
            for number, line in enumerate(lines):
                left = middle - fonts.width(line, Face.HEI, size) / 2
                base = y + side + 6 + number * _LEADING * size / _SIZE + size * _RISE
                pen.text(left, base, line, Face.HEI, size)

    return draw


def _boxes(text: str, left: float, top: float, side: float) -> list[Line]:
    """Return the black of a square, what lies beside each other in a row as one box."""
    rows = modules_of(text)
    unit = side / (len(rows) + 2 * _QUIET)
    boxes: list[Line] = []
    for number, row in enumerate(rows):
        at = 0
        while at < len(row):
            end = at
            while end < len(row) and row[end]:
                end += 1
            if end > at:
                boxes.append((left + (at + _QUIET) * unit, top + (number + _QUIET) * unit,
                              (end - at) * unit, unit))  # fmt: skip
            at = end + 1
    return boxes


@lru_cache(maxsize=16)
def modules_of(text: str) -> tuple[tuple[bool, ...], ...]:
    """Return the rows of a square, True where it is black; UTF-8, a seventh may be spoilt."""
    from reportlab.graphics.barcode.qrencoder import QR8bitByte, QRCode, QRErrorCorrectLevel

    _quicken()
    code = QRCode(None, QRErrorCorrectLevel.M)
    code.addData(QR8bitByte(text.encode()))
    code.version = code.calculate_version()  # type: ignore[no-untyped-call]
    code.makeImpl(test=False, maskPattern=_MASK)  # to weigh all eight takes a second
    return tuple(tuple(bool(one) for one in row) for row in code.modules)


def _quicken() -> None:
    """Let the library divide in one list: it makes a new polynomial for every byte of a square."""
    from reportlab.graphics.barcode.qrencoder import EXP_TABLE, LOG_TABLE, QRPolynomial

    def mod(divided: Any, by: Any) -> Any:  # noqa: ANN401 - of the library, which has no types
        rest = list(divided.num)
        logs = [LOG_TABLE[one] for one in by.num]
        for at in range(len(rest) - len(logs) + 1):
            if lead := rest[at]:
                log = LOG_TABLE[lead] - logs[0]
                for place, more in enumerate(logs, at):
                    rest[place] ^= EXP_TABLE[(log + more) % _ORDER]
        return QRPolynomial(rest, 0)

    setattr(QRPolynomial, "mod", mod)  # noqa: B010 - the place of a method of the library
