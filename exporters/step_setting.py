"""Steps as strips: boxes of one height in a row, an arrow between them, rows below each other."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from exporters import fonts
from exporters.document import Steps
from exporters.faces import Face
from exporters.strips import Frame, Line, Pen, Strip, space

_ARROW = 26.0  #: points between two boxes
_SIZE, _LEADING = 11.0, 15.0
_PADDING = 6.0
_RISE = 0.88
_TIP = 4.0
_NUMBERS = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"


def set_steps(block: Steps, frame: Frame, clean: Callable[[str], str]) -> list[Strip]:
    """Return one strip for each row of boxes."""
    across = min(block.across, max(len(block.steps), 1))
    width = (frame.width - _ARROW * across) / across
    strips: list[Strip] = []
    for first in range(0, len(block.steps), across):
        row = [
            fonts.wrap(clean(f"{_NUMBERS[at % len(_NUMBERS)]}{text}"), Face.SONG, _SIZE,
                       width - 2 * _PADDING)
            for at, text in enumerate(block.steps[first : first + across], first)
        ]  # fmt: skip
        height = max(map(len, row)) * _LEADING + 2 * _PADDING
        last = first + across >= len(block.steps)
        places = [frame.left + at * (width + _ARROW) for at in range(len(row))]
        strips += [
            Strip(height, _drawn(row, places, (width, height), goes_on=not last), keep=not last),
            space(8, keep=not last),
        ]
    return strips


def _drawn(
    row: Sequence[list[str]], places: Sequence[float], box: tuple[float, float], *, goes_on: bool
) -> Callable[[Pen, float], None]:
    width, height = box

    def draw(pen: Pen, y: float) -> None:
        for number, (lines, x) in enumerate(zip(row, places, strict=True)):
            pen.lines(_frame(x, y, width, height))
            base = y + (height - len(lines) * _LEADING) / 2 + _SIZE * _RISE + 1
            for line in lines:
                pen.text(x + _PADDING, base, line, Face.SONG, _SIZE)
                base += _LEADING
            if goes_on or number < len(row) - 1:
                pen.lines(_arrow(x + width + 4, y + height / 2, _ARROW - 8))

    return draw


def _frame(x: float, y: float, width: float, height: float) -> list[Line]:
    right, bottom = x + width, y + height
    return [(x, y, right, y), (x, bottom, right, bottom), (x, y, x, bottom),
            (right, y, right, bottom)]  # fmt: skip


def _arrow(x: float, y: float, length: float) -> list[Line]:
    tip = x + length
    return [(x, y, tip, y), (tip - _TIP, y - _TIP, tip, y), (tip - _TIP, y + _TIP, tip, y)]
