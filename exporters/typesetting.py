"""Blocks as strips: which face, which size, how much room.

Sizes follow Chinese office custom: titles 小标宋 of 二号 or 三号, running text 三号, 28 points
from line to line, two letters of indent; tables 宋体 with heads in 黑体.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, assert_never

from exporters import fonts
from exporters.charts import drawing_of
from exporters.code_setting import set_codes
from exporters.document import (
    Block,
    Chart,
    Codes,
    CutLine,
    Document,
    Heading,
    KeyValues,
    Layout,
    Note,
    PageBreak,
    Paragraph,
    Pictures,
    Signatures,
    Spread,
    Steps,
    Table,
)
from exporters.faces import Face
from exporters.line_breaking import break_evenly
from exporters.official import LEADING, LETTER, TITLE, head_level
from exporters.picture_setting import set_pictures
from exporters.seal_setting import Letters, set_seals
from exporters.step_setting import set_steps
from exporters.strips import Frame, Grid, Pen, Strip, nothing, space
from exporters.table_fitting import Clean
from exporters.table_setting import set_table

if TYPE_CHECKING:
    from reportlab.graphics.shapes import Drawing

_RISE = 0.88
_HEADINGS = (
    (Face.TITLE, 22.0, 24.0, 22.0),  # face, size, room above, room below
    (Face.HEI, 14.0, 12.0, 8.0),
    (Face.HEI, 10.5, 8.0, 4.0),
)
_BODY, _BODY_LEADING = 16.0, 28.0
_SMALL = 10.5
_NOTE = 9.5
_INDENT = "\u3000\u3000"
_GAP = 4.5  #: letters that may lack at the end of a full line: 11月26日 went to the next one


def running_face(layout: Layout) -> Face:
    """Return the face in which a document's running text is set."""
    if layout.running in {"fang", "system_fang"}:
        return fonts.fang(prefer_system=layout.running == "system_fang")
    return Face.KAI if layout.running == "kai" else Face.SONG


@dataclass(frozen=True)
class Setting:
    """Sets the blocks of one document.

    `scale` makes its running text smaller; `tight`, from 0 to 1, its charts and rows lower.
    """

    frame: Frame
    clean: Clean
    repeat: bool = True
    scale: float = 1.0
    tight: float = 0.0
    running: Face = Face.SONG
    official: bool = False

    @property
    def _body(self) -> tuple[float, float]:
        """Size of running text, and from line to line."""
        size, leading = (LETTER, LEADING) if self.official else (_BODY, _BODY_LEADING)
        return size * self.scale, leading * self.scale

    def head(self, document: Document) -> list[Strip]:
        """Return the strips of the title and the line below it."""
        if not document.layout.titled:
            return []
        size, below = (TITLE, 14) if self.official else (20.0, 10)
        title = self._head(document.title, Face.TITLE, size, (0, below))
        return [*title, *self._spread(document.subtitle, space_below=5)]

    def document(self, document: Document) -> list[Strip]:
        """Return all strips of a document."""
        strips = self.head(document)
        for _, own in self.parts(document):
            strips += own
        return strips

    def parts(self, document: Document) -> Iterator[tuple[Block, list[Strip]]]:
        """Return the blocks of a document, each with its strips."""
        for block, after in zip(document.blocks, (*document.blocks[1:], None), strict=False):
            yield block, _held(block, self.block(block), after)

    def block(self, block: Block) -> list[Strip]:  # noqa: C901, PLR0912 - one case for each kind of block
        """Return the strips of one block."""
        match block:
            case Heading():
                return self._heading(block)
            case Paragraph():
                return self._paragraph(block)
            case Spread():
                return self._spread(block, space_below=2)
            case Table():
                rows = set_table(
                    block, self.frame, self.clean, repeat=self.repeat, tight=self.tight
                )
                return [*rows, space(6, keep=True)]
            case KeyValues():
                return [*self._pairs(block), space(6, keep=True)]
            case Chart():
                return self._chart(block)
            case Note():
                return self._note(block.text)
            case Codes():
                return set_codes(block, self.frame, self.clean, self.scale)
            case Steps():
                return set_steps(block, self.frame, self.clean)
            case Pictures():
                return set_pictures(block, self.frame, self.clean)
            case Signatures():
                return self._signatures(block)
            case CutLine():
                return [self._cut(block.text)]
            case PageBreak():
                return [Strip(0, nothing, ends=True)]
        assert_never(block)

    # -- lines of text ---------------------------------------------------------------------------

    def _heading(self, block: Heading) -> list[Strip]:
        level = min(block.level, len(_HEADINGS) - 1)
        if self.official and block.level:
            size, leading = self._body
            return self._lines_of(_INDENT + block.text, self._face_of(block.level), size, leading,
                                  keep=True, level=block.level)  # fmt: skip
        face, size, above, below = _HEADINGS[level]
        left = level == len(_HEADINGS) - 1
        return self._head(block.text, face, size, (above, below), left=left, level=block.level)

    def _head(
        self, text: str, face: Face, size: float, room: tuple[float, float], *,
        left: bool = False, level: int = -1,
    ) -> list[Strip]:  # fmt: skip
        """Return the lines of a head, broken evenly; `level` leads to it from the contents."""
        strips = [space(room[0] * self.scale, keep=True)]
        for number, line in enumerate(_evenly(self.clean(text), face, size, self.frame.width)):
            spare = 0.0 if left else self.frame.width - fonts.width(line, face, size)
            x = self.frame.left + max(spare, 0) / 2
            one = _line(x, line, face, size, size * 1.4, keep=True)
            strips.append(_leading_here(one, text, level) if number == 0 and level > 0 else one)
        return [*strips, space(room[1] * self.scale, keep=True)]

    def _face_of(self, level: int) -> Face:
        """Return the face of a level on an official paper."""
        return {1: Face.HEI, 2: Face.KAI}.get(level, self.running)

    def _paragraph(self, block: Paragraph) -> list[Strip]:
        size, leading = self._body
        level = head_level(block) if self.official else 0
        strips = []
        for part in self.clean(block.text).split("\n"):
            strips += self._lines_of(
                (_INDENT if block.indent else "") + part, self._face_of(level), size, leading,
                keep=level > 0, level=level,
            )  # fmt: skip
        return strips

    def _lines_of(
        self, text: str, face: Face, size: float, leading: float, *, keep: bool, level: int
    ) -> list[Strip]:
        """Return the lines of running text; neither its first nor its last stands alone."""
        lines = fonts.wrap(self.clean(text), face, size, self.frame.width + 0.01)
        strips = []
        for number, line in enumerate(lines, 1):
            last = number == len(lines)
            gap = 0.0 if last else self._gap(line, face, size)
            held = keep or (len(lines) > 1 and number in {1, len(lines) - 1})
            one = _line(self.frame.left, line, face, size, leading, gap=gap, keep=held)
            strips.append(
                _leading_here(one, text.strip(), level) if level and number == 1 else one
            )
        return strips

    def _chart(self, block: Chart) -> list[Strip]:
        """Return a chart with its title above; it is drawn anew on each page it stands on."""
        drawing, _ = self.drawing(block)
        left = self.frame.left

        def draw(pen: Pen, y: float) -> None:
            pen.drawing(left, y, drawing)

        head = self._head(block.title, Face.HEI, 12.0, (8, 4))
        return [*head, Strip(drawing.height, draw), space(8)]

    def drawing(self, block: Chart) -> tuple[Drawing, float]:
        """Return a chart as large as it stands on the page, and how much it was made smaller."""
        drawing = drawing_of(block, self.frame.width, self.clean, tight=self.tight)
        shrink = min(1.0, self.frame.height * 0.8 / drawing.height)
        drawing.scale(shrink, shrink)
        drawing.height *= shrink
        return drawing, shrink

    def _gap(self, line: str, face: Face, size: float) -> float:
        """Return what each letter of a full line gets so that it reaches the right edge."""
        left = self.frame.width - fonts.width(line.rstrip(), face, size)
        return left / (len(line) - 1) if 0 < left < _GAP * size and len(line) > 1 else 0.0

    def _spread(self, block: Spread, *, space_below: float) -> list[Strip]:
        if not block.left and not block.right:
            return []
        left, right = self.clean(block.left), self.clean(block.right)
        size = _SMALL
        wide = fonts.width(right, Face.SONG, size)
        if wide + fonts.width(left, Face.SONG, size) > self.frame.width:
            return [*self._note(left), *self._note(right)]

        def draw(pen: Pen, y: float) -> None:
            pen.text(self.frame.left, y + size * _RISE, left, Face.SONG, size)
            pen.text(self.frame.right - wide, y + size * _RISE, right, Face.SONG, size)

        return [Strip(size * 1.3, draw, keep=True), space(space_below, keep=True)]

    def _note(self, text: str) -> list[Strip]:
        lines = fonts.wrap(self.clean(text), Face.SONG, _NOTE, self.frame.width)
        return [
            _line(self.frame.left, line, Face.SONG, _NOTE, _NOTE * 1.5, keep=True)
            for line in lines if text
        ]  # fmt: skip

    # -- the rest --------------------------------------------------------------------------------

    def _pairs(self, block: KeyValues) -> list[Strip]:
        """Return boxed labels and values, `across` pairs in a row."""
        size, leading = _SMALL, _SMALL * 1.35
        label = 8 + size * max(len(label) for label, _ in block.pairs)
        value = self.frame.width / block.across - label
        left, right = self.frame.left, self.frame.right
        strips = []
        grid = Grid(())
        for first in range(0, len(block.pairs), block.across):
            pairs = block.pairs[first : first + block.across]
            starts = [left + place * (label + value) for place in range(len(pairs))]
            ends = [*starts[1:], right]
            xs = (*(x for start in starts for x in (start, start + label)), right)
            grid = grid if grid.xs == xs else Grid(xs)
            cells: list[tuple[float, list[str], Face]] = []
            for (name, datum), x, end in zip(pairs, starts, ends, strict=True):
                lines = fonts.wrap(self.clean(datum.text), Face.SONG, size, end - x - label - 8)
                cells += [(x + 4, [name], Face.HEI), (x + label + 4, lines, Face.SONG)]
            height = max(len(lines) for _, lines, _ in cells) * leading + size
            strips.append(Strip(height, _cells(cells, size, height, grid), keep=True, grid=grid))
        return strips

    def _signatures(self, block: Signatures) -> list[Strip]:
        strips: list[Strip] = []
        if block.roles:
            strips += [space(14, keep=True), self._roles(block.roles)]
        if block.seals or block.date:
            letters = Letters(self.running, *self._body, self.official)
            bodies = [self.clean(one) for one in block.seals]
            strips += set_seals(bodies, block.date, self.frame, letters, self.scale)
        return strips

    def _roles(self, roles: tuple[str, ...]) -> Strip:
        part = self.frame.width / len(roles)

        def draw(pen: Pen, y: float) -> None:
            for place, role in enumerate(roles):
                x = self.frame.left + place * part
                pen.text(x, y + _SMALL * _RISE, f"{self.clean(role)}：", Face.SONG, _SMALL)

        return Strip(_SMALL * 2, draw, keep=True)

    def _cut(self, text: str) -> Strip:
        words = self.clean(text)
        size, height = _SMALL, 56.0
        wide = fonts.width(words, Face.SONG, size) + 12

        def draw(pen: Pen, y: float) -> None:
            middle = (self.frame.left + self.frame.right) / 2
            at = y + height / 2
            edge = self.frame.left - 20, self.frame.right + 20
            pen.lines(
                [(edge[0], at, middle - wide / 2, at), (middle + wide / 2, at, edge[1], at)],
                dashed=True,
            )
            pen.text(middle - wide / 2 + 6, at + size * 0.36, words, Face.SONG, size)

        return Strip(height, draw)


def _held(block: Block, strips: list[Strip], after: Block | None) -> list[Strip]:
    """Keep the end of a block with who signs below, so that nobody signs a page of nothing.

    What something else follows may part from it.
    """
    signs = isinstance(after, Signatures | Note)
    if isinstance(block, Paragraph | Pictures | Chart | Steps | Codes) and signs:
        strips[-2:] = [replace(one, keep=True) for one in strips[-2:]]
    elif isinstance(block, Table | KeyValues | Note) and not signs and strips:
        strips[-1] = replace(strips[-1], keep=False)
    return strips


def _evenly(text: str, face: Face, size: float, width: float) -> list[str]:
    """Break a head into as few lines as there must be, each about as long as the others."""
    return break_evenly(text, lambda part: fonts.width(part, face, size), width)


def _leading_here(strip: Strip, text: str, level: int) -> Strip:
    """Let the list of contents lead to a strip."""

    def draw(pen: Pen, y: float) -> None:
        pen.head(text, level, y)
        strip.draw(pen, y)

    return replace(strip, draw=draw)


def _line(
    x: float, text: str, face: Face, size: float, height: float, *, keep: bool = False,
    gap: float = 0,
) -> Strip:  # fmt: skip
    def draw(pen: Pen, y: float) -> None:
        pen.text(x, y + (height - size) / 2 + size * _RISE, text, face, size, gap=gap)

    return Strip(height, draw, keep=keep)


def _cells(
    cells: list[tuple[float, list[str], Face]], size: float, height: float, grid: Grid
) -> Callable[[Pen, float], None]:
    leading = size * 1.35

    def draw(pen: Pen, y: float) -> None:
        for x, lines, face in cells:
            base = y + (height - leading * len(lines)) / 2 + size * (_RISE + 0.175)
            for line in lines:
                pen.text(x, base, line, face, size)
                base += leading
        pen.lines([(grid.xs[0], y + height, grid.xs[-1], y + height)])

    return draw
