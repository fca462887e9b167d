"""The neutral paper: what stands on it, in which order, without saying how it is drawn.

Plain frozen data without a reference to the ledger, so a document can go to another thread.
Every value was already shown by its Field for the paper's audience: a renderer never formats a
value and never sees a record.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import KW_ONLY, dataclass
from enum import Enum
from pathlib import Path

from models.field import Faces as Datum
from models.query import Condition

__all__ = [
    "Behind", "Block", "Chart", "Code", "Codes", "Column", "CutLine", "Datum", "Document", "Drawn",
    "Form", "Heading", "KeyValues", "Layout", "Note", "PageBreak", "Paragraph", "Picture",
    "Pictures", "RowBehind", "Series", "Signatures", "Spread", "Steps", "Table",
    "all_texts", "file_stem", "has_content",
]  # fmt: skip

#: a cell without anything in it
EMPTY = Datum("", None)


class Form(Enum):
    """What a column holds, for the cells of a spreadsheet."""

    TEXT = "text"
    NUMBER = "number"
    DATE = "date"


@dataclass(frozen=True)
class Column:
    """A column of a table.

    `width` is a wish in Chinese characters; `key` marks what must never be broken over two lines
    where it can be helped (numbers, dates); neighbours with the same `over` share a head above.
    """

    label: str
    width: int = 8
    form: Form = Form.TEXT
    centred: bool = False
    key: bool = False
    over: str = ""


@dataclass(frozen=True)
class Heading:
    """A head inside the paper; level 0 is a title, 1 a part, 2 a smaller part."""

    text: str
    level: int = 1


@dataclass(frozen=True)
class Paragraph:
    """Running text: the body of a certificate or of a notice."""

    text: str
    indent: bool = True


@dataclass(frozen=True)
class Spread:
    """One line with a text at the left and one at the right."""

    left: str = ""
    right: str = ""


@dataclass(frozen=True)
class KeyValues:
    """Label and value, boxed; `across` pairs stand in one row."""

    pairs: tuple[tuple[str, Datum], ...]
    across: int = 2


@dataclass(frozen=True)
class Behind:
    """The records from which a row or a figure was made: a register, and what finds them there.

    `words` name them where they are listed. It never reaches a file.
    """

    type: str
    where: tuple[Condition, ...]
    words: str = ""


#: what is behind a row: all of it, or column by column
RowBehind = Behind | tuple[Behind | None, ...] | None


@dataclass(frozen=True)
class Table:
    """Rows under heads; `empty` is said in words where there are no rows.

    `behind` names the records of each row, in the order of the rows, `behind_all` those of the
    totals; () and None where nobody said it.
    `sums` are the places of rows that sum up the rows above them, since the sum before.
    """

    columns: tuple[Column, ...]
    rows: tuple[tuple[Datum, ...], ...]
    _: KW_ONLY
    totals: tuple[Datum, ...] = ()
    sums: tuple[int, ...] = ()
    empty: str = "没有。"
    behind: Sequence[RowBehind] = ()
    behind_all: RowBehind = None

    def heads(self) -> list[tuple[str, int]]:
        """Return the shared heads above and how many columns each spans; [] without any."""
        if not any(column.over for column in self.columns):
            return []
        found: list[tuple[str, int]] = []
        for column in self.columns:
            if column.over and found and found[-1][0] == column.over:
                found[-1] = (column.over, found[-1][1] + 1)
            else:
                found.append((column.over, 1))
        return found


@dataclass(frozen=True)
class Note:
    """A small line below: what a figure means, whom to call."""

    text: str


@dataclass(frozen=True)
class Signatures:
    """Places to sign, then the bodies and the day, with room where each one's seal goes.

    Nothing is printed in the place of a seal. The body that issues the paper comes first.
    """

    roles: tuple[str, ...] = ()
    date: str = ""
    seals: tuple[str, ...] = ()


@dataclass(frozen=True)
class Picture:
    """A photo: where it lies on this PC, its name when it came, and the words under it."""

    path: Path
    name: str
    words: str


@dataclass(frozen=True)
class Pictures:
    """Photos beside each other, `across` in a row; made by `blocks.pictures_of` only."""

    pictures: tuple[Picture, ...]
    across: int = 3


class Drawn(Enum):
    """How figures are drawn."""

    COLUMNS = "columns"  #: side by side, upright
    BARS = "bars"  #: side by side, lying: for long names
    STACKED = "stacked"  #: one upon the other
    PYRAMID = "pyramid"  #: two series back to back, the first name lowest


@dataclass(frozen=True)
class Series:
    """One row of figures in a chart; a cell is a number, or None where there is none.

    `behind` names the records of each figure; () where nobody said it.
    """

    name: str
    values: tuple[Datum, ...]
    behind: tuple[Behind | None, ...] = ()


@dataclass(frozen=True)
class Chart:
    """Figures to look at: `names` along the axis, the series in the key."""

    title: str
    names: tuple[str, ...]
    series: tuple[Series, ...]
    drawn: Drawn = Drawn.COLUMNS


@dataclass(frozen=True)
class Code:
    """A square that a phone reads: it holds `text` itself, nothing is looked up anywhere."""

    words: str
    text: str


@dataclass(frozen=True)
class Codes:
    """Squares beside each other, each with its words under it."""

    codes: tuple[Code, ...]
    across: int = 2


@dataclass(frozen=True)
class Steps:
    """What is done one after the other: boxes from left to right, an arrow between them."""

    steps: tuple[str, ...]
    across: int = 4


@dataclass(frozen=True)
class CutLine:
    """Where the paper is cut; the words stand on the line and are sealed across (骑缝)."""

    text: str = ""


@dataclass(frozen=True)
class PageBreak:
    """What follows begins a new page."""


Block = (
    Heading | Paragraph | Spread | KeyValues | Table | Chart | Note | Pictures | Signatures
    | CutLine | PageBreak | Codes | Steps
)  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class Layout:
    """The sheet.

    Attributes:
        page: "A4" or "A3".
        landscape: the long side lies.
        repeat_header: heads of a table stand again on every page.
        titled: title and subtitle stand at the top; otherwise the blocks bring their own.
        single: letters get smaller rather than spill on a second page.
        numbered: 第 1 页，共 3 页 at the foot.
        margin: left and right, in millimetres.
        official: the page of GB/T 9704: its margins, 22 lines of 28 letters, 二号 title, levels.
        zoom: everything as many times as large: large letters for the board.
        running: face of running text: "song", "fang", "system_fang" (the own 仿宋 of the PC, where
            there is one) or "kai".
    """

    page: str = "A4"
    landscape: bool = False
    repeat_header: bool = True
    titled: bool = True
    single: bool = False
    numbered: bool = True
    margin: int = 15
    official: bool = False
    zoom: float = 1.0
    running: str = "song"


@dataclass(frozen=True, kw_only=True)
class Document:
    """A paper.

    Attributes:
        title: its name, also the title in the properties of the file.
        subtitle: the line under it: period at the left, unit or body at the right.
        footer: stands at the foot of every page.
        name: stem of a file name, already free of signs that a disk refuses.
        mark: a large word across every page (作废), or "".
        period: the words of its period, where they stand in the title: 2026年第三季度.
        kept: suffix and the very bytes of a paper that went out; a renderer gives these.
        went_out: it was posted as it is: nobody's layout changes it.
    """

    title: str
    blocks: tuple[Block, ...]
    name: str
    subtitle: Spread = Spread()
    footer: str = ""
    layout: Layout = Layout()
    mark: str = ""
    period: str = ""
    kept: tuple[tuple[str, bytes], ...] = ()
    went_out: bool = False

    def bytes_kept(self, suffix: str) -> bytes | None:
        """Return the file that went out, None where a renderer makes it."""
        return dict(self.kept).get(suffix)


_FORBIDDEN = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f]+')
_DEVICE = re.compile(r"(?i)(con|prn|aux|nul|com\d|lpt\d)(\..*)?")
_LONGEST = 60  #: characters; 255 bytes is the limit of most disks, a Chinese character has three


def file_stem(*parts: str) -> str:
    """Join words to a stem that Windows and Linux both accept as a file name."""
    stem = _FORBIDDEN.sub("_", "_".join(part for part in parts if part))
    stem = stem.strip(" .")[:_LONGEST].strip(" .")
    return f"_{stem}" if not stem or _DEVICE.fullmatch(stem) else stem


def has_content(document: Document) -> bool:
    """Say whether anything stands on a paper; one without a table always has."""
    tables = [block for block in document.blocks if isinstance(block, Table)]
    return not tables or any(table.rows for table in tables)


def all_texts(document: Document) -> Iterator[str]:
    """Return every text that the paper shows."""
    yield from (document.title, document.footer, document.mark)
    yield from (document.subtitle.left, document.subtitle.right)
    for block in document.blocks:
        yield from _texts(block)


def _texts(block: Block) -> Iterator[str]:  # noqa: C901, PLR0912 - one case for each kind of block
    match block:
        case Heading(text=text) | Paragraph(text=text) | Note(text=text) | CutLine(text=text):
            yield text
        case Spread(left=left, right=right):
            yield from (left, right)
        case KeyValues(pairs=pairs):
            for label, value in pairs:
                yield from (label, value.text)
        case Signatures(roles=roles, date=date, seals=seals):
            yield from (*roles, date, *seals)
        case Table():
            yield from (column.over + column.label for column in block.columns)
            for row in (*block.rows, block.totals):
                yield from (datum.text for datum in row)
            yield block.empty
        case Chart():
            yield from (block.title, *block.names)
            for series in block.series:
                yield from (series.name, *(datum.text for datum in series.values))
        case Pictures():
            yield from (one.words for one in block.pictures)
        case Codes():
            for code in block.codes:
                yield from (code.words, code.text)
        case Steps(steps=steps):
            yield from steps
        case PageBreak():
            pass
