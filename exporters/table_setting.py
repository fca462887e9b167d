"""Tables as strips: rows that grow with their text, under heads that stand again on each page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import accumulate, pairwise

from exporters import fonts
from exporters.document import Column, Datum, Form, Table
from exporters.faces import Face
from exporters.head_breaking import head_lines
from exporters.like_columns import alike
from exporters.strips import Frame, Grid, Line, Pen, Strip
from exporters.table_fitting import PADDING, Clean, fit, has_breaks, head_wide, natural

_SMALLEST, _SMALLER = 3.0, 0.85  #: a head that is too high is set again, so much smaller
_LEADING = 1.3  #: from one line of a cell to the next, in letters
_AIR, _LESS_AIR = 0.95, 0.45  #: above and below the text of a row together, in letters
_RISE = 0.87  #: from the top of a letter to its base line, in letters


def set_table(
    table: Table, frame: Frame, clean: Clean, *, repeat: bool, tight: float = 0.0
) -> list[Strip]:
    """Return the rows of a table as strips, the head first; `tight` ones (0 to 1) are lower."""
    if not table.columns:
        return []  # the audience may see none of them
    wanted = [natural(place, table, clean) for place in range(len(table.columns))]
    wanted = alike(table.columns, wanted)
    size, widths = fit(table, frame.width, wanted)
    narrow = [
        want * size <= width - 2 * PADDING and not has_breaks(place, table)
        for place, (want, width) in enumerate(zip(wanted, widths, strict=True))
    ]
    grid = Grid(tuple(accumulate(widths, initial=frame.left)))
    head = _head_of(table, grid, size, clean, frame.height)
    grid.head = head if repeat else None
    air = _AIR + (_LESS_AIR - _AIR) * tight
    room = frame.height - head.height - (_LEADING + air) * size  # a row and what it stays with
    setting = _Setting(table.columns, grid.xs, size, clean, highest=room, narrow=narrow, air=air)
    if not table.rows:
        return [head, setting.said(table.empty, grid)]
    strips = [head]
    sums, last = frozenset(table.sums), len(table.rows) - 1
    for place, row in enumerate(table.rows):
        # the last row stays with the totals and with who signs below, a sum with what it sums up
        keep = place == last or place + 1 in sums
        strips += setting.row(row, grid, keep=keep, sums=place in sums)
    if table.totals:
        strips += setting.row(table.totals, grid, keep=True, sums=True)
    return strips


def _head_of(table: Table, grid: Grid, size: float, clean: Clean, highest: float) -> Strip:
    """Return the head, in smaller letters where words without end would fill half a page."""
    while True:
        setting = _Setting(table.columns, grid.xs, size, clean, highest=highest,
                           narrow=[False] * len(table.columns))  # fmt: skip
        head = setting.shared_head(table.heads()) if table.heads() else setting.head(grid)
        if head.height <= highest / 2 or size < _SMALLEST:
            return head
        size *= _SMALLER


@dataclass(frozen=True)
class _Cell:
    """Where the text of a column may stand."""

    x: float
    width: float
    centred: bool
    right: bool
    narrow: bool = False  #: no text of the column needs a second line

    def start(self, wide: float) -> float:
        """Return where a line that is `wide` begins."""
        if self.centred:
            return self.x + max(self.width - wide, 0) / 2
        return self.x + max(self.width - wide, 0) if self.right else self.x


def _face(cell: _Cell, sums: bool) -> Face:  # noqa: FBT001 - a key
    """Return the face of a cell: the words of a row of sums stand out, its figures do not."""
    return Face.HEI if sums and not cell.right else Face.SONG


Written = Iterable[tuple[_Cell, list[str]]]


@cache
def _span(first: int, last: int) -> tuple[int, int]:
    """Return which lines of a row are meant, the same pair for all rows alike."""
    return first, last


class _Row:
    """A row that waits for its page: fifty thousand wait at once, so it is small."""

    __slots__ = ("_lines", "_row", "_setting", "_sums")

    def __init__(
        self, setting: _Setting, row: Sequence[Datum], lines: tuple[int, int], *, sums: bool
    ) -> None:
        self._setting, self._row, self._lines, self._sums = setting, row, lines, sums

    def __call__(self, pen: Pen, y: float) -> None:
        draw = self._setting.draw_sums if self._sums else self._setting.draw_row
        draw(self._row, self._lines, pen, y)


class _Setting:
    """The rows of one table."""

    def __init__(
        self, columns: Sequence[Column], xs: tuple[float, ...], size: float, clean: Clean, *,
        highest: float, narrow: Sequence[bool], air: float = _AIR,
    ) -> None:  # fmt: skip
        self.columns, self.size, self.xs = columns, size, xs
        self.cells = tuple(
            _Cell(
                left + PADDING, right - left - 2 * PADDING, column.centred,
                column.form is Form.NUMBER, one_line,
            )
            for column, (left, right), one_line in zip(columns, pairwise(xs), narrow, strict=True)
        )  # fmt: skip
        self.most_lines, self.air = max(int((highest / size - air) / _LEADING), 1), air
        self.clean = clean
        self.broken = lru_cache(maxsize=4096)(self._break)
        self._height = cache(self._high)

    def _break(self, text: str, width: float, face: Face) -> list[str]:
        """Return the lines of a cell."""
        text = self.clean(text)
        if "\n" not in text and fonts.width(text, face, self.size) <= width + 0.01:
            return [text]
        return fonts.wrap(text, face, self.size, width)

    def _lines(self, cell: _Cell, text: str, face: Face) -> list[str]:
        """Return the lines of a cell; quick where a column never needs more than one."""
        return [self.clean(text)] if cell.narrow else self.broken(text, cell.width, face)

    def head(self, grid: Grid) -> Strip:
        """Return the row of heads; long ones are broken evenly."""
        face = Face.HEI_BOLD
        lines = self._head_lines()
        height = self._height(max(map(len, lines)))
        cells = self._centred()

        def draw(pen: Pen, y: float) -> None:
            self._write(pen, y, height, zip(cells, lines, strict=True), face)

        return Strip(height, draw, keep=True, grid=grid)

    def shared_head(self, shared: Sequence[tuple[str, int]]) -> Strip:
        """Return heads of two rows: above what neighbours share, below the head of each.

        It is a grid of its own: its upright lines stop where columns share a head.
        """
        face, lines, cells = Face.HEI_BOLD, self._head_lines(), self._centred()
        upper: list[tuple[_Cell, list[str]]] = []
        lower: list[tuple[_Cell, list[str]]] = []
        whole: list[tuple[_Cell, list[str]]] = []
        inner: list[Line] = []
        ends, place = [self.xs[0]], 0
        for words, span in shared:
            left, right = self.xs[place], self.xs[place + span]
            ends.append(right)
            if words:
                over = _Cell(left + PADDING, right - left - 2 * PADDING,
                             centred=True, right=False)  # fmt: skip
                upper.append((over, self.broken(words, over.width, face)))
                lower += zip(cells[place:place + span], lines[place:place + span], strict=True)
                inner += [(x, 0, x, 1) for x in self.xs[place + 1 : place + span]]
                inner.append((left, 0, right, 0))
            else:
                whole.append((cells[place], lines[place]))
            place += span
        above = self._height(max(len(said) for _, said in upper))
        below = self._height(max(len(said) for _, said in lower))
        below = max(below, self._height(max((len(said) for _, said in whole), default=1)) - above)

        def draw(pen: Pen, y: float) -> None:
            self._letters(pen, y, above, upper, face)
            self._letters(pen, y + above, below, lower, face)
            self._letters(pen, y, above + below, whole, face)
            pen.lines([(x, y + above, x2, y + above + below * down) for x, _, x2, down in inner])
            pen.lines([(self.xs[0], y + above + below, self.xs[-1], y + above + below)])

        return Strip(above + below, draw, keep=True, grid=Grid(tuple(ends)))

    def _centred(self) -> list[_Cell]:
        return [_Cell(cell.x, cell.width, centred=True, right=False) for cell in self.cells]

    def _head_lines(self) -> list[list[str]]:
        face, lines = Face.HEI_BOLD, []
        for column, cell in zip(self.columns, self.cells, strict=True):
            label = self.clean(column.label)
            room = (cell.width + 0.01) / self.size
            lines.append(head_lines(label, room, head_wide)
                         or self.broken(label, cell.width, face))  # fmt: skip
        return lines

    def row(
        self, row: Sequence[Datum], grid: Grid, *, keep: bool, sums: bool = False
    ) -> Iterator[Strip]:
        """Return a row, one of sums with its words in 黑体; one higher than a page goes on."""
        count = max(
            [len(self._lines(cell, datum.text, _face(cell, sums)))
             for cell, datum in zip(self.cells, row, strict=True) if not cell.narrow],
            default=1,
        )  # fmt: skip
        for first in range(0, count, self.most_lines):
            lines = _span(first, min(first + self.most_lines, count))
            yield self._part(row, grid, sums, lines, keep)

    def _part(
        self, row: Sequence[Datum], grid: Grid, sums: bool,  # noqa: FBT001 - passed on
        lines: tuple[int, int], keep: bool,  # noqa: FBT001
    ) -> Strip:  # fmt: skip
        drawn = _Row(self, row, lines, sums=sums)
        return Strip(self._height(lines[1] - lines[0]), drawn, keep=keep, grid=grid)

    def draw_row(
        self, row: Sequence[Datum], lines: tuple[int, int], pen: Pen, y: float
    ) -> None:
        """Draw a row, or those of its lines that have room on a page."""
        written = self._written(row, Face.SONG, lines, figures=None)
        self._write(pen, y, self._height(lines[1] - lines[0]), written, Face.SONG)

    def draw_sums(
        self, row: Sequence[Datum], lines: tuple[int, int], pen: Pen, y: float
    ) -> None:
        """Draw a row of sums."""
        height = self._height(lines[1] - lines[0])
        words = self._written(row, Face.HEI, lines, figures=False)
        self._letters(pen, y, height, words, Face.HEI)
        figures = self._written(row, Face.SONG, lines, figures=True)
        self._write(pen, y, height, figures, Face.SONG)

    def _written(
        self, row: Sequence[Datum], face: Face, lines: tuple[int, int], *, figures: bool | None
    ) -> Written:
        """Return the cells with their lines: those of figures, those of words, or all."""
        first, last = lines
        return (
            (cell, self._lines(cell, datum.text, face)[first:last])
            for cell, datum in zip(self.cells, row, strict=True)
            if datum.text and (figures is None or cell.right is figures)
        )

    def said(self, text: str, grid: Grid) -> Strip:
        """Return the one row of a table without rows: a sentence across all columns."""
        ends = Grid((self.xs[0], self.xs[-1]))
        cell = _Cell(self.xs[0] + PADDING, self.xs[-1] - self.xs[0] - 2 * PADDING,
                     centred=True, right=False)  # fmt: skip
        lines = self.broken(text, cell.width, Face.SONG)
        height = self._height(len(lines)) + self.size

        def draw(pen: Pen, y: float) -> None:
            self._write(pen, y, height, [(cell, lines)], Face.SONG)

        return Strip(height, draw, keep=True, grid=ends)

    def _high(self, lines: int) -> float:
        return self.size * (lines * _LEADING + self.air)

    def _write(
        self, pen: Pen, y: float, height: float, written: Written, face: Face
    ) -> None:
        """Write the cells of a row and the line below it."""
        self._letters(pen, y, height, written, face)
        below = y + height
        pen.lines([(self.xs[0], below, self.xs[-1], below)])

    def _letters(
        self, pen: Pen, y: float, height: float, written: Written, face: Face
    ) -> None:
        size = self.size
        for cell, lines in written:
            base = (
                y
                + (height - size * _LEADING * len(lines)) / 2
                + size * (_RISE + (_LEADING - 1) / 2)
            )
            for line in lines:
                x = cell.x
                if cell.centred or cell.right:
                    x = cell.start(fonts.width(line, face, size))
                pen.text(x, base, line, face, size)
                base += size * _LEADING
