"""A page as a stack of strips: each has a height and draws itself; the stack is cut into pages.

Linear in the number of strips, so a register of twenty thousand people is no more than long.
Lengths are points; y runs down from the top of the page.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, Protocol

from exporters.faces import Face

if TYPE_CHECKING:
    from reportlab.graphics.shapes import Drawing

Line = tuple[float, float, float, float]


class Pen(Protocol):
    """What strips draw with."""

    def text(
        self, x: float, y: float, text: str, face: Face, size: float, *, gap: float = 0
    ) -> None:
        """Write a line of text from x on the base line y; `gap` is added after every letter."""

    def lines(self, lines: Sequence[Line], *, dashed: bool = False) -> None:
        """Draw hairlines."""

    def fill(self, boxes: Sequence[Line]) -> None:
        """Fill boxes with black: left, top, width, height."""

    def image(self, box: Line, jpeg: bytes) -> None:
        """Draw a photo into a box: left, top, width, height."""

    def drawing(self, x: float, y: float, drawing: Drawing) -> None:
        """Draw figures, their upper left corner at x and y."""

    def head(self, text: str, level: int, y: float) -> None:
        """Let a reader's list of contents lead here; level 0 is the paper's title."""


@dataclass(frozen=True)
class Frame:
    """The part of a page where strips stand."""

    left: float
    right: float
    top: float
    bottom: float

    @property
    def width(self) -> float:
        """From left to right."""
        return self.right - self.left

    @property
    def height(self) -> float:
        """From top to bottom."""
        return self.bottom - self.top


@dataclass(eq=False)
class Grid:
    """The upright lines of a table, and the head that stands again on every new page."""

    xs: tuple[float, ...]
    head: Strip | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Strip:
    """A horizontal piece of paper.

    Attributes:
        height: how high it is.
        draw: (pen, y of its top) draws it.
        keep: it stands on the same page as the next strip.
        grid: the table it is a row of.
        space: it is nothing at the top of a page.
        ends: what follows begins a new page.
    """

    height: float
    draw: Callable[[Pen, float], None]
    keep: bool = False
    grid: Grid | None = None
    space: bool = False
    ends: bool = False


Placed = tuple[float, Strip]


def nothing(pen: Pen, y: float) -> None:
    """Draw nothing."""


def space(height: float, *, keep: bool = False) -> Strip:
    """Return an empty strip."""
    return Strip(height, nothing, space=True, keep=keep)


def pages(strips: Sequence[Strip], frame: Frame) -> list[list[Placed]]:
    """Cut a stack into pages; at least one, even if it is empty."""
    done: list[list[Placed]] = [[]]
    y = frame.top
    for group in _groups(strips):
        need = sum(one.height for one in group)
        if done[-1] and y + need > frame.bottom + 0.01 and need <= frame.height:
            done.append([])
            y = frame.top
        for one in group:
            if done[-1] and y + one.height > frame.bottom + 0.01:
                done.append([])
                y = frame.top
            if not done[-1]:
                if one.space:
                    continue
                y = _again(done, one, y)
            done[-1].append((y, one))
            y += one.height
            if one.ends:
                done.append([])
                y = frame.top
    return done if done[-1] or len(done) == 1 else done[:-1]


def _again(done: list[list[Placed]], one: Strip, y: float) -> float:
    """Put the head of a table at the top of a page that begins with another of its rows."""
    head = one.grid.head if one.grid else None
    if head is None or head is one or len(done) == 1:
        return y
    done[-1].append((y, head))
    return y + head.height


def _groups(strips: Sequence[Strip]) -> Iterator[list[Strip]]:
    """Return the strips in groups which stay on one page."""
    group: list[Strip] = []
    for one in strips:
        group.append(one)
        if not one.keep:
            yield group
            group = []
    if group:
        yield group


def draw(placed: Sequence[Placed], pen: Pen) -> None:
    """Draw one page: the strips, then the upright lines and the top line of each table."""
    for y, one in placed:
        one.draw(pen, y)
    for grid, rows in groupby(placed, key=lambda one: one[1].grid):
        if grid is None:
            continue
        stack = list(rows)
        top, bottom = stack[0][0], stack[-1][0] + stack[-1][1].height
        pen.lines([*((x, top, x, bottom) for x in grid.xs), (grid.xs[0], top, grid.xs[-1], top)])
