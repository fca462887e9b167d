"""How wide the columns of a table are, and how large its letters: as large as the sheet allows.

Numbers, dates and names keep one line, long texts give way and are broken, never cut.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from exporters import fonts
from exporters.document import Form, Table
from exporters.faces import Face
from exporters.head_breaking import least_width
from exporters.line_breaking import NUMBERED, WHOLE, width_on_two

Clean = Callable[[str], str]

PADDING = 2.8  #: left and right of the text in a cell
_SIZES = (10.5, 10.0, 9.5, 9.0, 8.5, 8.0)
_FOLDED = (8.5, 8.0, 7.5, 7.0)  #: where days and numbers of papers take two lines instead
#: where a number would be parted otherwise; on a sheet of large letters these are as 7 points are
_TINY = (6.5, 6.0, 5.6, 5.2)
_SOFT = 7.0  #: a text column wider than this may be broken, in letters
_SOFTEST = 6.0  #: the same where the sheet is narrow for what stands in it
_WIDEST = 18.0  #: no column needs more, in letters
_WELCOME = 40.0  #: but takes more where there is room
_NEXT_TO_NOTHING = 1e-6
_HAND = 3.5  #: an empty column is still written in by hand


def fit(table: Table, width: float, wished: Sequence[float]) -> tuple[float, list[float]]:
    """Return the size of the letters and the widths of the columns, in points.

    The largest size is taken at which every column has what it needs; `wished` are the widths,
    in letters, at which nothing would be broken.
    """
    wanted = [min(one, _WIDEST) for one in wished]
    heads = [_head(column.label) for column in table.columns]
    least = [
        max(head, ems * 0.5) if not table.rows  # nothing stands there that could be broken
        else ems if ems <= _SOFT or _is_whole(place, table) else max(_SOFT, head, ems * 0.5)
        for place, (ems, head) in enumerate(zip(wanted, heads, strict=True))
    ]  # fmt: skip
    most = [min(one, _WELCOME) for one in wished]
    bare = width - 2 * PADDING * len(wanted)
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
    return size, [one * stretch * size + 2 * PADDING for one in ems]


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


def natural(place: int, table: Table, clean: Clean) -> float:
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


def has_breaks(place: int, table: Table) -> bool:
    """Say whether a text of a column has lines of its own."""
    return any("\n" in row[place].text for row in table.rows)


def _ems(text: str, face: Face = Face.SONG) -> float:
    return max(fonts.width(line, face, 1) for line in text.split("\n"))


def _head(label: str) -> float:
    """Return the width of a head in letters: long ones take more lines, broken between words."""
    return least_width(label, head_wide) + 0.1


def head_wide(label: str) -> float:
    """Return the width of a line of a head, in letters."""
    return fonts.width(label, Face.HEI_BOLD, 1)
