"""Photos as strips: in boxes of one size, each with its words under it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from exporters import fonts
from exporters.document import Picture, Pictures
from exporters.faces import Face
from exporters.photos import photo
from exporters.strips import Frame, Pen, Strip, space

_GAP = 10.0
_HIGHEST = 190.0  #: points; three rows stand on a page that lies
_SHAPE = 0.75  #: height to width of the box, as phones take photos
_SIZE, _LEADING = 9.0, 12.0
_RISE = 0.88


def set_pictures(block: Pictures, frame: Frame, clean: Callable[[str], str]) -> list[Strip]:
    """Return one strip for each row of photos."""
    width = (frame.width - _GAP * (block.across - 1)) / block.across
    height = min(width * _SHAPE, _HIGHEST)
    strips: list[Strip] = []
    for first in range(0, len(block.pictures), block.across):
        row = block.pictures[first : first + block.across]
        words = [fonts.wrap(clean(one.words), Face.SONG, _SIZE, width) for one in row]
        most = max(len(lines) for lines in words)
        places = [frame.left + place * (width + _GAP) for place in range(len(row))]
        boxes = [(x, width, height) for x in places]
        draw = _drawn(row, boxes, words, clean)
        strips += [Strip(height + most * _LEADING + 4, draw), space(6)]
    return strips


def _drawn(
    row: Sequence[Picture],
    boxes: Sequence[tuple[float, float, float]],
    words: Sequence[list[str]],
    clean: Callable[[str], str],
) -> Callable[[Pen, float], None]:
    def draw(pen: Pen, y: float) -> None:
        for one, (x, width, height), lines in zip(row, boxes, words, strict=True):
            _photo(pen, one, (x, y, width, height), clean)
            for number, line in enumerate(lines):
                left = x + (width - fonts.width(line, Face.SONG, _SIZE)) / 2
                base = y + height + 4 + number * _LEADING + _SIZE * _RISE
                pen.text(left, base, line, Face.SONG, _SIZE)

    return draw


def _photo(
    pen: Pen,
    one: Picture,
    box: tuple[float, float, float, float],
    clean: Callable[[str], str],
) -> None:
    """Draw a photo in the middle of its box, or a frame that says that it is not there."""
    x, y, width, height = box
    found = photo(one.path)
    if found is None:
        right, bottom = x + width, y + height
        pen.lines([(x, y, right, y), (x, bottom, right, bottom), (x, y, x, bottom),
                   (right, y, right, bottom)])  # fmt: skip
        said = fonts.wrap(f"照片“{clean(one.name)}”打不开", Face.SONG, _SIZE, width - 8)
        for number, line in enumerate(said):
            pen.text(x + 4, y + height / 2 + number * _LEADING, line, Face.SONG, _SIZE)
        return
    scale = min(width / found.width, height / found.height)
    wide, high = found.width * scale, found.height * scale
    pen.image((x + (width - wide) / 2, y + (height - high) / 2, wide, high), found.jpeg)
