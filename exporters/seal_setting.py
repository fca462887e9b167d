"""The end of a paper as strips: whose it is, who stands beside, the day, room for each seal."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from exporters import fonts
from exporters.faces import Face
from exporters.strips import Frame, Pen, Strip, space

_ABOVE = 56.0  #: room above the body's name, so that the seal covers no other text
_BELOW = 36.0  #: and below the day
_FROM_RIGHT = 4  #: letters between the day and the edge, on an official paper
_SMALLEST = 0.75  #: of its size: names that have to stand beside each other
_RISE = 0.88

Text = tuple[float, str]  #: where it begins, and what it says


@dataclass(frozen=True)
class Letters:
    """How the end of a paper is set: its letters, from line to line, official or not."""

    face: Face
    size: float
    leading: float
    official: bool

    def width(self, lines: Sequence[str], shrink: float = 1.0) -> float:
        """Return the width of the widest line."""
        return max(fonts.width(line, self.face, self.size * shrink) for line in lines)


def set_seals(
    bodies: Sequence[str], date: str, frame: Frame, letters: Letters, scale: float
) -> list[Strip]:
    """Return the names of the bodies beside each other and the day.

    The first stands at the right, the day centred under it. On an official paper the day stands
    four letters from the edge (GB/T 9704-2012, 7.3.5.1), as far as the names leave room.
    """
    shrink, (first, *others) = _names([one for one in bodies if one], date, frame.width, letters)
    size = letters.size * shrink
    wide = letters.width([*first, date], shrink)
    beside = sum(letters.width(one, shrink) + size for one in others)
    middle = max(_middle(first, date, frame, letters, shrink),
                 min(frame.left + beside + size + wide / 2, frame.right - wide / 2))  # fmt: skip
    free = middle - wide / 2 - size - frame.left
    high = max(len(first), *map(len, others), 0)
    placed: list[list[Text]] = [[] for _ in range(high + 1)]

    def place(lines: Sequence[str], middle: float, last: int) -> None:
        for number, line in enumerate(lines, last - len(lines) + 1):
            placed[number].append((middle - letters.width([line], shrink) / 2, line))

    place([*first, date], middle, high)
    for at, lines in enumerate(others):
        share = (len(others) - at - 0.5) / len(others)
        place(lines, frame.left + free * share, high - 1)
    return [
        space(_ABOVE * scale, keep=True),
        *(_line(one, letters, size, keep=number < high) for number, one in enumerate(placed)),
        space(_BELOW * scale),
    ]


def _names(
    bodies: Sequence[str], date: str, room: float, letters: Letters
) -> tuple[float, list[list[str]]]:
    """Return how much smaller the letters get, and the lines of each name.

    Beside each other they get a little smaller before one is broken.
    """
    shrink, beside = 1.0, len(bodies) > 1
    wide = [letters.width([one, date] if place == 0 else [one])
            for place, one in enumerate(bodies)]  # fmt: skip
    whole = sum(wide) + letters.size * (len(bodies) + 1)
    if beside and whole > room:
        shrink = max(room / whole, _SMALLEST)
        if shrink > room / whole:
            room = room / len(bodies) - letters.size
    size = letters.size * shrink
    return shrink, [fonts.wrap(one, letters.face, size, room + 0.01) for one in bodies] or [[]]


def _middle(
    name: Sequence[str], date: str, frame: Frame, letters: Letters, shrink: float
) -> float:
    """Return on what the seal at the right is centred."""
    size, wide = letters.size * shrink, letters.width([*name, date], shrink)
    if not letters.official:
        return frame.right - size - wide / 2
    day = letters.width([date], shrink)
    return min(frame.right - _FROM_RIGHT * size - day / 2, frame.right - wide / 2)


def _line(texts: Sequence[Text], letters: Letters, size: float, *, keep: bool) -> Strip:
    height = letters.leading

    def draw(pen: Pen, y: float) -> None:
        for x, text in texts:
            pen.text(x, y + (height - size) / 2 + size * _RISE, text, letters.face, size)

    return Strip(height, draw, keep=keep)
