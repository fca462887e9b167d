"""Tables as strips: letters as large as the sheet allows, rows that grow with their text.

Widths follow what stands in the columns: numbers, dates and names keep one line, long texts give
way and are broken, never cut.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache, partial
from itertools import accumulate, pairwise

from exporters import fonts
from exporters.document import Column, Datum, Form, Table
from exporters.faces import Face
from exporters.head_breaking import head_lines, least_width
from exporters.like_columns import alike
from exporters.line_breaking import NUMBERED, WHOLE, width_on_two
from exporters.strips import Frame, Grid, Line, Pen, Strip

Clean = Callable[[str], str]

_SMALLEST, _SMALLER = 3.0, 0.85  #: a head that is too high is set again, so much smaller
_SIZES = (10.5, 10.0, 9.5, 9.0, 8.5, 8.0)
_FOLDED = (8.5, 8.0, 7.5, 7.0)  #: where days and numbers of papers take two lines instead
#: where a number would be parted otherwise; on a sheet of large letters these are as 7 points are
_TINY = (6.5, 6.0, 5.6, 5.2)
_PADDING = 2.8  #: left and right of the text in a cell
_LEADING = 1.3  #: from one line of a cell to the next, in letters
_AIR = 0.95  #: above and below the text of a row together, in letters
_SOFT = 7.0  #: a text column wider than this may be broken, in letters
_SOFTEST = 6.0  #: the same where the sheet is narrow for what stands in it
_WIDEST = 18.0  #: no column needs more, in letters
_WELCOME = 40.0  #: but takes more where there is room
_NEXT_TO_NOTHING = 1e-6
_HAND = 3.5  #: an empty column is still written in by hand
_RISE = 0.87  #: from the top of a letter to its base line, in letters


def set_table(table: Table, frame: Frame, clean: Clean, *, repeat: bool) -> list[Strip]:
    """Return the rows of a table as strips, the head first."""
    if not table.columns:
        return []  # the audience may see none of them
    wanted = [_wanted(place, table, clean) for place in range(len(table.columns))]
    wanted = alike(table.columns, wanted)
    size, widths = fit(table, frame.width, wanted)
    narrow = [
        want * size <= width - 2 * _PADDING and not _has_breaks(place, table)
        for place, (want, width) in enumerate(zip(wanted, widths, strict=True))
    ]
    grid = Grid(tuple(accumulate(widths, initial=frame.left)))
    head = _head_of(table, grid, size, clean, frame.height)
    grid.head = head if repeat else None
    room = frame.height - head.height - (_LEADING + _AIR) * size  # a row and what it stays with
    setting = _Setting(table.columns, grid.xs, size, clean, highest=room, narrow=narrow)
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


def fit(table: Table, width: float, natural: Sequence[float]) -> tuple[float, list[float]]:
    """Return the size of the letters and the widths of the columns, in points.

    The largest size is taken at which every column has what it needs; `natural` are the widths,
    in letters, at which nothing would be broken.
    """
    wanted = [min(one, _WIDEST) for one in natural]
    heads = [_head(column.label) for column in table.columns]
    least = [
        max(head, ems * 0.5) if not table.rows  # nothing stands there that could be broken
        else ems if ems <= _SOFT or _is_whole(place, table) else max(_SOFT, head, ems * 0.5)
        for place, (ems, head) in enumerate(zip(wanted, heads, strict=True))
    ]  # fmt: skip
    most = [min(one, _WELCOME) for one in natural]
    bare = width - 2 * _PADDING * len(wanted)
    size = next((one for one in _SIZES if sum(least) * one <= bare), 0.0)
    if not size:
        for place, head in enumerate(heads):
            if _may_fold(place, table):
                least[place] = min(least[place], max(_folded(place, table), head))
                most[place] = least[place]
            elif not _is_whole(place, table):
                least[place] = min(least[place], max(_SOFTEST, head))
        sizes = (*_FOLDED, *_TINY)
        size = next((one for one in sizes if sum(least) * one <= bare), _FOLDED[-1])
    room = bare / size
    ems = [min(one * room / sum(least), one) for one in least]
    ems = _shared(table, ems, most, room)
    stretch = room / sum(ems)
    return size, [one * stretch * size + 2 * _PADDING for one in ems]


def _shared(
    table: Table, has: Sequence[float], wanted: Sequence[float], room: float
) -> list[float]:
    """Return widths with the room that is left given to those that want more.

    Who has more to say gets more, so that the rows become as low as may be.
    """
    ems = list(has)
    says = [_says(place, table) if want > one else 0.0
            for place, (one, want) in enumerate(zip(has, wanted, strict=True))]  # fmt: skip
    for _ in ems:
        lack = [want - one if say else 0.0
                for one, want, say in zip(ems, wanted, says, strict=True)]  # fmt: skip
        asked = [say if more > _NEXT_TO_NOTHING else 0.0
                 for say, more in zip(says, lack, strict=True)]  # fmt: skip
        left = room - sum(ems)
        if left <= _NEXT_TO_NOTHING or sum(asked) <= _NEXT_TO_NOTHING:
            break
        ems = [one + min(more, left * ask / sum(asked))
               for one, more, ask in zip(ems, lack, asked, strict=True)]  # fmt: skip
    return ems


def _says(place: int, table: Table) -> float:
    """Return how many letters stand in a cell of a column, more or less."""
    texts = {row[place].text for row in table.rows}
    return sum(map(len, texts)) / max(len(texts), 1)


def _wanted(place: int, table: Table, clean: Clean) -> float:
    """Return the width in letters at which a column needs no second line."""
    column = table.columns[place]
    texts = {row[place].text for row in table.rows}
    bold = {table.rows[at][place].text for at in table.sums}
    bold.update(row[place].text for row in (table.totals,) if row)
    ems = 0.0
    for text in texts:
        # a Latin letter is narrower than a Chinese one: what is too short is not measured
        if len(text) > ems or not text.isascii():
            ems = max(ems, _ems(clean(text)))
    ems = max([ems, *(_ems(clean(text), Face.HEI) for text in bold)])
    if not ems:
        ems = min(float(column.width), _HAND if table.rows else _WIDEST)
    return max(_head(column.label), ems + 0.1, 1.6)


def _is_whole(place: int, table: Table) -> bool:
    """Say whether what stands in a column should keep to one line."""
    column = table.columns[place]
    return (
        column.key
        or column.form is not Form.TEXT
        or all(WHOLE.fullmatch(row[place].text) for row in table.rows)
    )


def _may_fold(place: int, table: Table) -> bool:
    """Say whether days or numbers of papers stand in a column: they can be read on two lines."""
    column = table.columns[place]
    texts = {row[place].text for row in table.rows} - {""}
    return column.form is Form.DATE or (bool(texts) and all(map(NUMBERED.fullmatch, texts)))


def _folded(place: int, table: Table) -> float:
    """Return the width in letters at which no text of a column needs more than two lines."""
    texts = {row[place].text for row in table.rows}
    return max((width_on_two(text, _ems) for text in texts), default=0.0) + 0.1


def _has_breaks(place: int, table: Table) -> bool:
    return any("\n" in row[place].text for row in table.rows)


def _ems(text: str, face: Face = Face.SONG) -> float:
    return max(fonts.width(line, face, 1) for line in text.split("\n"))


def _head(label: str) -> float:
    """Return the width of a head in letters: long ones take more lines, broken between words."""
    return least_width(label, _head_wide) + 0.1


def _head_wide(label: str) -> float:
    return fonts.width(label, Face.HEI_BOLD, 1)


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


class _Setting:
    """The rows of one table."""

    def __init__(
        self, columns: Sequence[Column], xs: tuple[float, ...], size: float, clean: Clean, *,
        highest: float, narrow: Sequence[bool],
    ) -> None:  # fmt: skip
        self.columns, self.size, self.xs = columns, size, xs
        self.cells = tuple(
            _Cell(
                left + _PADDING, right - left - 2 * _PADDING, column.centred,
                column.form is Form.NUMBER, one_line,
            )
            for column, (left, right), one_line in zip(columns, pairwise(xs), narrow, strict=True)
        )  # fmt: skip
        self.most_lines = max(int((highest / size - _AIR) / _LEADING), 1)
        self.clean = clean
        self.broken = lru_cache(maxsize=4096)(self._break)

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
                over = _Cell(left + _PADDING, right - left - 2 * _PADDING,
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
            lines.append(head_lines(label, room, _head_wide)
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
            yield self._part(row, grid, sums, (first, min(first + self.most_lines, count)), keep)

    def _part(
        self, row: Sequence[Datum], grid: Grid, sums: bool,  # noqa: FBT001 - passed on
        lines: tuple[int, int], keep: bool,  # noqa: FBT001
    ) -> Strip:  # fmt: skip
        # not a function of its own: fifty thousand rows wait here until their page is drawn
        drawn = partial(self._draw_sums if sums else self._draw_row, row, lines)
        return Strip(self._height(lines[1] - lines[0]), drawn, keep=keep, grid=grid)

    def _draw_row(
        self, row: Sequence[Datum], lines: tuple[int, int], pen: Pen, y: float
    ) -> None:
        written = self._written(row, Face.SONG, lines, figures=None)
        self._write(pen, y, self._height(lines[1] - lines[0]), written, Face.SONG)

    def _draw_sums(
        self, row: Sequence[Datum], lines: tuple[int, int], pen: Pen, y: float
    ) -> None:
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
        cell = _Cell(self.xs[0] + _PADDING, self.xs[-1] - self.xs[0] - 2 * _PADDING,
                     centred=True, right=False)  # fmt: skip
        lines = self.broken(text, cell.width, Face.SONG)
        height = self._height(len(lines)) + self.size

        def draw(pen: Pen, y: float) -> None:
            self._write(pen, y, height, [(cell, lines)], Face.SONG)

        return Strip(height, draw, keep=True, grid=ends)

    def _height(self, lines: int) -> float:
        return self.size * (lines * _LEADING + _AIR)

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
