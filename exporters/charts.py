"""Figures drawn: columns, lying bars, stacks and the population pyramid, as vectors.

One drawing for paper and screen (the preview shows the PDF). In greys that a village's printer
tells apart; a figure stands beside its bar where it has room.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING

from exporters import fonts
from exporters.document import Chart, Datum, Drawn
from exporters.faces import Face

if TYPE_CHECKING:
    from reportlab.graphics.shapes import Drawing
    from reportlab.lib.colors import Color

Clean = Callable[[str], str]

_GREYS = (0.32, 0.78, 0.55, 0.92)
_SIZE, _DIGITS = 9.0, 7.5
_LEAST = 5.0  #: points; smaller figures nobody reads: they stand in the table
_KEY, _NAMES = 20.0, 18.0  #: room above for the key, below for the names
_HIGH, _LOW = 190.0, 105.0  #: of upright columns with room and without
_BAR, _SLIM = 11.0, 7.5  #: of a lying bar, the same
_TICKS = 5
_SHARE = 0.72  #: of a place that its columns take
_TEN_THOUSAND = 10_000
_NEAR = 4.0  #: points beside a bar
_SPOTS = "spots"  #: what a drawing knows of its bars


def drawing_of(
    chart: Chart, width: float, clean: Clean = str, *, tight: float = 0.0
) -> Drawing:
    """Return the drawing of a chart, `width` points wide.

    `tight`, from 0 to 1, makes it lower: so that it stands on the page of its table. Its letters
    stay as large as they are.
    """
    makers = {
        Drawn.COLUMNS: _columns, Drawn.STACKED: _columns, Drawn.BARS: _bars,
        Drawn.PYRAMID: _pyramid,
    }  # fmt: skip
    return makers[chart.drawn](chart, width, clean, tight)


def figure_at(drawing: Drawing, x: float, y: float) -> tuple[int, int] | None:
    """Return whose figure is drawn at a place: the number of the series and of the name.

    `x` and `y` are counted from the lower left corner; a thin bar is hit a little beside it, too.
    """
    for near in (0.0, _NEAR):
        for (left, low, wide, high), number, at in vars(drawing).get(_SPOTS, ()):
            if left - near <= x <= left + wide + near and low - near <= y <= low + high + near:
                return number, at
    return None


def number_of(datum: Datum) -> float:
    """Return the figure of a cell; nothing is nought."""
    value = datum.cell
    return float(value) if isinstance(value, int | float | Decimal) else 0.0


def ticks(low: float, high: float) -> list[float]:
    """Return round figures from at most `low` (or nought) to at least `high`."""
    low, high = min(low, 0.0), max(high, 0.0)
    span = max(high - low, 1.0)
    power = 10.0 ** math.floor(math.log10(span / _TICKS))
    step = next(one * power for one in (1, 2, 5, 10) if one * power * _TICKS >= span)
    if high < 1 and low == 0:
        return [0.0, 1.0]
    first, last = math.floor(low / step), math.ceil(high / step)
    return [step * place for place in range(first, last + 1)]


def tick_said(value: float, most: float) -> str:
    """Return a figure beside the axis; large ones count 万."""
    if most >= 10 * _TEN_THOUSAND:
        return f"{value / _TEN_THOUSAND:g}万" if value else "0"
    return f"{value:,.10g}"


def _stacked(chart: Chart) -> bool:
    return chart.drawn is Drawn.STACKED


def _figures(chart: Chart) -> list[list[float]]:
    """Return the figures by series, one for each name."""
    return [
        [number_of(one.values[at]) if at < len(one.values) else 0.0
         for at in range(len(chart.names))]
        for one in chart.series
    ]  # fmt: skip


def _columns(chart: Chart, width: float, clean: Clean, tight: float) -> Drawing:
    from reportlab.graphics.shapes import Drawing, Line

    whole = _HIGH + (_LOW - _HIGH) * tight
    made = Drawing(width, whole)
    figures = _figures(chart)
    tops = [sum(each) for each in zip(*figures, strict=True)] if _stacked(chart) else [
        one for each in figures for one in each]  # fmt: skip
    marks = ticks(min(tops, default=0), max(tops, default=0))
    said = [tick_said(one, marks[-1]) for one in marks]
    left = max(fonts.width(one, Face.SONG, _DIGITS) for one in said) + 6
    high = whole - _KEY - _NAMES
    scale = high / (marks[-1] - marks[0])
    for mark, words in zip(marks, said, strict=True):
        y = _NAMES + (mark - marks[0]) * scale
        made.add(Line(left, y, width, y, strokeWidth=0.25, strokeColor=_grey(0.7)))
        _text(made, (left - 4, y - _DIGITS * 0.35), words, _DIGITS, "end")
    base = _NAMES - marks[0] * scale
    place = (width - left) / max(len(chart.names), 1)
    for at, name in enumerate(chart.names):
        x = left + place * at
        words, size = _under(clean(name), place)
        _text(made, (x + place / 2, 5), words, size, "middle")
        _upright(made, chart, (x, base, place, scale), [each[at] for each in figures], at)
    made.add(Line(left, base, width, base, strokeWidth=0.75))
    _key(made, chart, clean, left)
    return made


def _upright(
    made: Drawing, chart: Chart, spot: tuple[float, float, float, float],
    values: Sequence[float], at: int,
) -> None:  # fmt: skip
    """Draw the columns of one name: side by side, or one upon the other."""
    x, base, place, scale = spot
    wide = place * _SHARE / (1 if _stacked(chart) else max(len(values), 1))
    x += place * (1 - _SHARE) / 2
    y = base
    for number, value in enumerate(values):
        _box(made, (x, y, wide, value * scale), number, at)
        words = _words(chart, number, at)
        if _stacked(chart):
            size = _fitting(words, wide, _DIGITS)
            if value * scale > size + 2 and size >= _LEAST:
                dark = _GREYS[number % len(_GREYS)] < 0.5  # noqa: PLR2004 - half way
                _text(made, (x + wide / 2, y + value * scale / 2 - size * 0.35), words, size,
                      "middle", white=dark)  # fmt: skip
            y += value * scale
        else:
            size = _fitting(words, wide + 1, _DIGITS)
            if value and size >= _LEAST:
                above = base + max(value * scale, 0) + 2
                _text(made, (x + wide / 2, above), words, size, "middle")
            x += wide


def _bars(chart: Chart, width: float, clean: Clean, tight: float) -> Drawing:
    """Lying bars, the first name on top."""
    from reportlab.graphics.shapes import Drawing, Line

    count = max(len(chart.series), 1)
    bar = _BAR + (_SLIM - _BAR) * tight
    step = bar * count + 7 - 3 * tight
    high = step * max(len(chart.names), 1) + _KEY
    made = Drawing(width, high)
    figures = _figures(chart)
    left = max((fonts.width(clean(one), Face.SONG, _SIZE) for one in chart.names), default=0) + 8
    left = min(left, width * 0.4)
    room = width - left - _most_words(chart) - 6
    most = max((abs(one) for each in figures for one in each), default=0) or 1.0
    for at, name in enumerate(chart.names):
        top = high - _KEY - step * at
        words = clean(name)
        size = _fitting(words, left - 8, _SIZE)
        _text(made, (left - 6, top - step / 2 - size * 0.35), words, size, "end")
        for number, values in enumerate(figures):
            y = top - (step - bar * count) / 2 - bar * (number + 1)
            long = max(values[at], 0.0) / most * room
            _box(made, (left, y, long, bar), number, at)
            words = _words(chart, number, at)
            _text(made, (left + long + 3, y + bar / 2 - _DIGITS * 0.35), words, _DIGITS)
    made.add(Line(left, 0, left, high - _KEY, strokeWidth=0.75))
    _key(made, chart, clean, left)
    return made


def _pyramid(chart: Chart, width: float, clean: Clean, tight: float) -> Drawing:
    """Two series back to back; the first name stands lowest."""
    from reportlab.graphics.shapes import Drawing, Line

    bar = _BAR + (_SLIM - _BAR) * tight
    step = bar + 2 - tight
    size = min(_SIZE, step - 0.5)
    high = step * max(len(chart.names), 1) + _KEY
    made = Drawing(width, high)
    figures = _figures(chart)[:2]
    middle = max((fonts.width(clean(one), Face.SONG, _SIZE) for one in chart.names), default=0)
    middle += 12
    room = (width - middle) / 2 - _most_words(chart) - 6
    most = max((one for each in figures for one in each), default=0) or 1.0
    inner = (width - middle) / 2, (width + middle) / 2
    for at, name in enumerate(chart.names):
        y = step * at + 1
        _text(made, (width / 2, y + bar / 2 - size * 0.35), clean(name), size, "middle")
        for number, values in enumerate(figures):
            long = max(values[at], 0.0) / most * room
            x = inner[0] - long if number == 0 else inner[1]
            _box(made, (x, y, long, bar), number, at)
            words = _words(chart, number, at)
            end = x - 3 if number == 0 else x + long + 3
            _text(made, (end, y + bar / 2 - _DIGITS * 0.35), words, _DIGITS,
                  "end" if number == 0 else "start")  # fmt: skip
    for x in inner:
        made.add(Line(x, 0, x, high - _KEY, strokeWidth=0.75))
    for series, x, way in zip(chart.series, (inner[0] - 6, inner[1] + 6), ("end", "start"),
                              strict=False):  # fmt: skip
        _text(made, (x, high - _KEY + 6), clean(series.name), _SIZE, way)
    return made


def _key(made: Drawing, chart: Chart, clean: Clean, left: float) -> None:
    """Say which grey is which."""
    x, y = left, made.height - _SIZE - 3
    for number, one in enumerate(chart.series):
        words = clean(one.name)
        _box(made, (x, y, _SIZE, _SIZE), number)
        _text(made, (x + _SIZE + 4, y + 0.8), words, _SIZE)
        x += _SIZE + 4 + fonts.width(words, Face.SONG, _SIZE) + 16


def _most_words(chart: Chart) -> float:
    """Return the room that the longest figure takes."""
    texts = {datum.text for one in chart.series for datum in one.values}
    return max((fonts.width(text, Face.SONG, _DIGITS) for text in texts), default=0.0)


def _words(chart: Chart, number: int, at: int) -> str:
    values = chart.series[number].values
    return values[at].text if at < len(values) else ""


def _box(
    made: Drawing, spot: tuple[float, float, float, float], number: int, at: int | None = None
) -> None:
    """Draw a box in the grey of a series; `at` says whose figure it is."""
    from reportlab.graphics.shapes import Rect

    x, y, wide, high = spot
    if high < 0:
        y, high = y + high, -high
    if not wide or not high:
        return
    if at is not None:
        vars(made).setdefault(_SPOTS, []).append(((x, y, wide, high), number, at))
    box = Rect(x, y, wide, high)
    box.fillColor, box.strokeColor = _grey(_GREYS[number % len(_GREYS)]), _grey(0)
    box.strokeWidth = 0.4
    made.add(box)


def _fitting(text: str, room: float, size: float) -> float:
    """Return the size at which a text has room, not below a third of it."""
    wide = fonts.width(text, Face.SONG, 1)
    return max(min(size, room / wide), size / 3) if wide else size


def _under(name: str, room: float) -> tuple[str, float]:
    """Return a name as it stands below its columns, and how large; the table has all of it."""
    size = _fitting(name, room, _SIZE)
    words = name
    while len(words) > 1 and fonts.width(words, Face.SONG, size) > room:
        name = name[:-1]
        words = f"{name}…"
    return words, size


def _text(
    made: Drawing, at: tuple[float, float], text: str, size: float, anchor: str = "start", *,
    white: bool = False,
) -> None:  # fmt: skip
    """Write a line; rare letters in their own faces."""
    from reportlab.graphics.shapes import String

    x, y = at
    wide = fonts.width(text, Face.SONG, size)
    x -= {"start": 0.0, "middle": wide / 2, "end": wide}[anchor]
    for name, piece in fonts.runs(text, Face.SONG):
        made.add(String(x, y, piece, fontName=name, fontSize=size,
                        fillColor=_grey(1 if white else 0)))  # fmt: skip
        x += fonts.width(piece, Face.SONG, size)


def _grey(level: float) -> Color:
    from reportlab.lib.colors import Color

    return Color(level, level, level)
