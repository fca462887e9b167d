"""The blocks of a paper as paragraphs and tables of a Word text."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, assert_never

from exporters.charts import drawing_of
from exporters.charts_said import in_words
from exporters.document import (
    Block,
    Chart,
    Codes,
    Column,
    CutLine,
    Datum,
    Document,
    Form,
    Heading,
    KeyValues,
    Note,
    PageBreak,
    Paragraph,
    Picture,
    Pictures,
    Signatures,
    Spread,
    Steps,
    Table,
)
from exporters.docx_marks import (
    HEI,
    SONG,
    Type,
    fonts_of,
    letters_indent,
    off_grid,
)
from exporters.docx_table import Cell, Row, add_table, keep_last_row
from exporters.drawn_picture import picture_of
from exporters.head_breaking import head_lines, least_width
from exporters.like_columns import alike
from exporters.line_breaking import break_evenly
from exporters.official import TITLE, head_level
from exporters.sheet_widths import half_letters
from exporters.sheet_xml import without_refused

if TYPE_CHECKING:
    from docx.document import Document as Made

_POINTS = 72 / 25.4  #: in a millimetre
_SIZES = (10.5, 10.0, 9.0, 8.0, 7.0)
_WIDEST = 36  #: half letters that a column asks for at most
_MARGINS = 5.8  #: points, left and right in a cell together
_SPARE = 1  #: half letters: programs do not measure quite alike
_SEAL = 46.0  #: points above the body's name, where the seal goes
_NOTE = 10.5
_HIGHEST = 480.0  #: points of a picture; a page that lies has room for it, with its head
#: points less between letters of 三号, so that 28 of them fill a line of 156 mm
_CLOSER = 0.25


@dataclass(frozen=True)
class Writer:
    """Writes blocks into a text; `width` of the core in millimetres, `running` its face.

    `tight`, from 0 to 1, makes charts lower, and rows.
    """

    made: Made
    width: float
    running: str
    official: bool = False
    tight: float = 0.0

    def write(self, document: Document) -> None:
        """Write the whole paper."""
        if document.mark:
            self._line(document.mark, Type(HEI, 26), centred=True)
        if document.layout.titled:
            self._head(document.title, 0)
            self._spread(document.subtitle)
        signed = _signed(document.blocks)
        for place, block in enumerate(document.blocks):
            self._block(block)
            if place in signed:
                self._keep_last()

    def _block(self, block: Block) -> None:  # noqa: C901, PLR0912 - one case for each kind of block
        match block:
            case Heading():
                self._head(block.text, block.level)
            case Paragraph():
                self._paragraph(block)
            case Note():
                self._note(block.text)
            case Spread():
                self._spread(block)
            case KeyValues():
                self._pairs(block)
            case Table():
                self._table(block)
            case Chart():
                self._chart(block)
            case Codes():  # squares are drawn in the PDF; here are the words they hold
                for code in block.codes:
                    self._note(f"{code.words}：{code.text}")
            case Steps():
                self._note("　→　".join(block.steps))
            case Pictures():
                self._pictures(block)
            case Signatures():
                self._signatures(block)
            case CutLine():
                words = f"- - - - - - - - - - {block.text} - - - - - - - - - -"
                self._line(words, Type(SONG, 10.5), centred=True)
            case PageBreak():
                self._page_break()
            case _:
                assert_never(block)

    def _keep_last(self) -> None:
        """Keep the last lines with who signs below, so that nobody signs an empty page."""
        if self.made.paragraphs:
            self.made.paragraphs[-1].paragraph_format.keep_with_next = True
        keep_last_row(self.made)

    # -- lines of text ---------------------------------------------------------------------------

    def _line(
        self, text: str, kind: Type, *, centred: bool = False, right: bool = False
    ) -> Any:  # noqa: ANN401 - a paragraph of the library
        from docx.enum.text import WD_ALIGN_PARAGRAPH as WAY

        made = self.made.add_paragraph()
        fonts_of(made.add_run(without_refused(text)), kind)
        if centred or right:
            made.alignment = WAY.CENTER if centred else WAY.RIGHT
        if kind.size != 16:  # noqa: PLR2004 - running text
            _tight(made, kind.size)
        return made

    def _head(self, text: str, level: int) -> None:
        from docx.enum.text import WD_ALIGN_PARAGRAPH as WAY

        text = without_refused(text)
        if level == 0:
            letters = self.width * _POINTS / TITLE * 2 - _SPARE
            text = "\n".join(break_evenly(text, half_letters, letters))
        made = self.made.add_heading(text, level)
        if level == 0:
            made.alignment = WAY.CENTER
            made.paragraph_format.space_after = _points(14)
        elif self.official:
            letters_indent(made, first=2)
        elif level == 1:
            made.alignment = WAY.CENTER

    def _paragraph(self, block: Paragraph) -> None:
        from docx.enum.text import WD_ALIGN_PARAGRAPH as WAY

        level = head_level(block) if self.official else 0
        face = {1: HEI, 2: "楷体"}.get(level, self.running)
        for part in block.text.split("\n"):
            made = self._line(part, Type(face, 16, closer=_CLOSER if self.official else 0))
            made.alignment = WAY.JUSTIFY
            if block.indent:
                letters_indent(made, first=2)
            made.paragraph_format.keep_with_next = bool(level)

    def _note(self, text: str) -> None:
        self._line(text, Type(SONG, _NOTE))

    def _spread(self, block: Spread) -> None:
        from docx.enum.text import WD_TAB_ALIGNMENT

        if not block.left and not block.right:
            return
        made = self._line(f"{block.left}\t{block.right}", Type(SONG, _NOTE))
        stop = _points(self.width * _POINTS)
        made.paragraph_format.tab_stops.add_tab_stop(stop, WD_TAB_ALIGNMENT.RIGHT)
        made.paragraph_format.space_after = _points(3)
        made.paragraph_format.keep_with_next = True

    # -- tables ----------------------------------------------------------------------------------

    def _pairs(self, block: KeyValues) -> None:
        label = max((half_letters(name) for name, _ in block.pairs), default=8)
        each = self.width / block.across
        narrow = min((label * 10.5 / 2 + 2 * _MARGINS) / _POINTS, each * 0.4)
        rows = []
        for first in range(0, len(block.pairs), block.across):
            cells: list[Cell] = []
            for name, datum in block.pairs[first : first + block.across]:
                cells += [Cell(name, Type(HEI, 10.5)), Cell(datum.text, Type(SONG, 10.5))]
            rest = 2 * block.across - len(cells)
            cells[-1] = replace(cells[-1], span=1 + rest)
            rows.append(Row(tuple(cells)))
        self._add([narrow, each - narrow] * block.across, rows)

    def _table(self, block: Table) -> None:
        if not block.columns:
            return
        widths, size = self._widths(block)
        head, plain = Type(HEI, size), Type(SONG, size)
        rows = list(_heads(block, head, widths))
        sums = frozenset(block.sums)
        rows += [
            Row(_cells(block.columns, row, head if place in sums else plain))
            for place, row in enumerate(block.rows)
        ]
        if not block.rows:
            rows.append(Row((Cell(block.empty, plain, "center", len(block.columns)),)))
        if block.totals:
            rows.append(Row(_cells(block.columns, block.totals, head)))
        self._add(widths, rows)

    def _add(self, widths: Sequence[float], rows: Sequence[Row]) -> None:
        add_table(self.made, widths, rows, tight=self.tight > 0)
        self._gap()

    def _widths(self, block: Table) -> tuple[list[float], float]:
        """Return the widths in millimetres and the size of the letters that fits them."""
        wanted = []
        for place, column in enumerate(block.columns):
            texts = [row[place].text for row in (*block.rows, block.totals) if row]
            most = max((half_letters(text) for text in texts), default=column.width)
            head = least_width(column.label, half_letters)
            wanted.append(min(max(most, head), _WIDEST) + 1.5)
        wanted = alike(block.columns, wanted)
        room = self.width * _POINTS
        bare = room - 6 * len(wanted)
        size = next((one for one in _SIZES if sum(wanted) * one / 2 <= bare), _SIZES[-1])
        return [one * self.width / sum(wanted) for one in wanted], size

    def _gap(self) -> None:
        """A thin line below a table, so that two tables do not become one."""
        _tight(self.made.add_paragraph(), 4)

    def _page_break(self) -> None:
        from docx.enum.text import WD_BREAK

        self.made.add_paragraph().add_run().add_break(WD_BREAK.PAGE)

    # -- the rest --------------------------------------------------------------------------------

    def _pictures(self, block: Pictures) -> None:
        table = self.made.add_table(0, block.across)
        for first in range(0, len(block.pictures), block.across):
            row = table.add_row()
            for cell, one in zip(row.cells, block.pictures[first : first + block.across],
                                 strict=False):  # fmt: skip
                self._picture(cell, one, self.width / block.across - 4)
        self._gap()

    def _picture(self, cell: Any, one: Picture, width: float) -> None:  # noqa: ANN401
        from docx.shared import Mm

        from exporters.photos import photo

        found = photo(one.path)
        if found is not None:
            cell.paragraphs[0].add_run().add_picture(io.BytesIO(found.jpeg), width=Mm(int(width)))
            _tight(cell.paragraphs[0], None)
            words = cell.add_paragraph()
        else:
            words = cell.paragraphs[0]
        said = one.words if found else f"照片“{one.name}”打不开　{one.words}"
        fonts_of(words.add_run(without_refused(said)), Type(SONG, 9))
        _tight(words, 9)

    def _chart(self, block: Chart) -> None:
        """Put the drawing of the paper in as a picture, said in words to who hears the text."""
        head = self._line(block.title, Type(HEI, 12), centred=True)
        head.paragraph_format.keep_with_next = True
        drawing = drawing_of(block, self.width * _POINTS, tight=self.tight)
        wide = self.width * min(1.0, _HIGHEST / drawing.height)
        made = self.made.add_paragraph()
        shape = made.add_run().add_picture(
            io.BytesIO(picture_of(drawing)), width=_points(wide * _POINTS)
        )
        inline = shape._inline  # noqa: SLF001 - the library has no way to what is said of it
        inline.docPr.set("descr", without_refused(in_words(block)))
        for side in ("distT", "distB", "distL", "distR"):  # some programs keep 3 mm unless told
            inline.set(side, "0")
        made.alignment = head.alignment
        _tight(made, None)

    def _signatures(self, block: Signatures) -> None:
        if block.roles:
            made = self._line(
                "\t".join(f"{role}：" for role in block.roles), Type(SONG, _NOTE)
            )
            part = self.width * _POINTS / len(block.roles)
            for place in range(1, len(block.roles)):
                made.paragraph_format.tab_stops.add_tab_stop(_points(part * place))
            made.paragraph_format.space_before = _points(14)
            made.paragraph_format.keep_with_next = bool(block.seals or block.date)
        if block.seals or block.date:
            self._sealed(block)

    def _sealed(self, block: Signatures) -> None:
        """The body's name and under it the day, four letters from the right, room above."""
        if len(block.seals) > 1:
            self._sealed_beside(block)
            return
        for number, text in enumerate(("".join(block.seals), block.date)):
            if not text:
                continue
            made = self._line(text, Type(self.running, 16), right=True)
            long = len(text) - len(block.date) / 2
            letters_indent(made, right=4 if number else max(int(4 - long / 2 + 2), 0))
            made.paragraph_format.space_before = _points(0 if number else _SEAL)
            made.paragraph_format.keep_with_next = not number

    def _sealed_beside(self, block: Signatures) -> None:
        """Several bodies beside each other, the first at the right, and the day under it."""
        from docx.enum.text import WD_TAB_ALIGNMENT

        part = self.width * _POINTS / len(block.seals)
        letters = max(map(half_letters, block.seals)) / 2 + 1
        size = min(16.0, int(part / letters * 2) / 2)  # names that would touch get smaller
        day = "\t" * len(block.seals) + block.date
        for number, text in enumerate(("\t" + "\t".join(reversed(block.seals)), day)):
            made = self._line(text, Type(self.running, size))
            for place in range(len(block.seals)):
                made.paragraph_format.tab_stops.add_tab_stop(
                    _points(part * (place + 0.5)), WD_TAB_ALIGNMENT.CENTER
                )
            made.paragraph_format.space_before = _points(0 if number else _SEAL)
            made.paragraph_format.keep_with_next = not number


def _signed(blocks: Sequence[Block]) -> set[int]:
    """Return the places of the blocks whose end stays with who signs, over the notes between."""
    found: set[int] = set()
    for place in range(len(blocks) - 2, -1, -1):
        after = blocks[place + 1]
        if isinstance(after, Signatures) or (isinstance(after, Note) and place + 1 in found):
            found.add(place)
    return found


def _points(number: float) -> Any:  # noqa: ANN401 - a length of the library
    from docx.shared import Pt

    return Pt(number)


def _tight(paragraph: Any, size: float | None) -> None:  # noqa: ANN401
    """Let a paragraph of small letters, or with a picture, have lines of its own height."""
    from docx.enum.text import WD_LINE_SPACING

    form = paragraph.paragraph_format
    if size is None:
        form.line_spacing_rule = WD_LINE_SPACING.SINGLE
    else:
        form.line_spacing = _points(size * 1.35)
    off_grid(paragraph)


def _cells(columns: Sequence[Column], row: Sequence[Datum], kind: Type) -> tuple[Cell, ...]:
    return tuple(
        Cell(datum.text, kind, "center" if column.centred else
             "right" if column.form is Form.NUMBER else "")
        for column, datum in zip(columns, row, strict=True)
    )  # fmt: skip


def _heads(block: Table, kind: Type, widths: Sequence[float]) -> Iterator[Row]:
    """Return the heads, broken between words; what neighbours share stands above, as one cell."""
    shared = block.heads()
    rooms = [(width * _POINTS - _MARGINS) * 2 / kind.size for width in widths]
    labels = [
        "\n".join(head_lines(column.label, room, half_letters) or [column.label])
        for column, room in zip(block.columns, rooms, strict=True)
    ]
    if shared:
        upper, place = [], 0
        for words, span in shared:
            label = words or labels[place]
            upper.append(Cell(label, kind, "center", span, down="" if words else "restart"))
            place += span
        yield Row(tuple(upper), head=True)
    yield Row(
        tuple(
            Cell("", kind, down="continue") if shared and not column.over
            else Cell(label, kind, "center")
            for column, label in zip(block.columns, labels, strict=True)
        ),
        head=True,
    )  # fmt: skip
