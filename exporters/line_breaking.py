"""Breaking Chinese text into lines: 禁则 (GB/T 15834-2011, 5.1)."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

NEVER_FIRST = frozenset("，。、；：？！）》〉」』】〕〗］｝…—～·•‧%％‰℃℉°′″”’,.;:?!)]}々ー〜￠¢﹏")
"""Characters that must not begin a line."""
NEVER_LAST = frozenset("（《〈「『【〔〖［｛“‘([{￥¥$＄£￡€№§")
"""Characters that must not end a line."""

#: numbers, and names of papers such as 证字〔2026〕第12号: better small than broken
WHOLE = re.compile(r"[!-~]*|[^，。；\s]{0,12}〔\d{4}〕第?\d+号")

#: of these a number can stand on the second of two lines where a table is wide
NUMBERED = re.compile(r".*〔\d{4}〕第?\d+号")

_LETTER = r"A-Za-z0-9\u00aa-\u00b6\u00b8-\u024f"
#: what is counted or measured: a number keeps it on its line, 15日, 3,264.04元
_MEASURE = "年月日时分号元人户份项条次个天组亩岁页名张枚件笔期届周位家"
_WORD = re.compile(
    # a day of a month is read as one: 2026年, and on the next line 11月26日
    rf"\d{{1,2}}月\d{{1,2}}日|"
    rf"[{_LETTER}]+(?:[-.,:/@_'’&+=][{_LETTER}]+)*(?:(?<=\d)[{_MEASURE}])?|.", re.DOTALL
)
_HANGING = " \t"
_PART_ENDS = "年度月村的）》〉〕、，：—"  #: of a head
_NEAR_THE_MIDDLE = 0.7  #: of the whole: the longer of two lines has no more


def break_lines(text: str, width_of: Callable[[str], float], limit: float) -> list[str]:
    """Return the lines of a text, none wider than the limit.

    `width_of` measures one character, in the unit of `limit`. Every line break of the text starts
    a new line and is left out; apart from those the lines joined are the text. Spaces at the end
    of a line hang over and are not measured. Words and numbers stay whole and no line begins or
    ends with a forbidden character, unless a piece is too wide to be kept so; a line of a
    single character may be wider than the limit.
    """
    paragraphs = re.split(r"\r\n|\r|\n", text)
    return [line for paragraph in paragraphs for line in _fill(paragraph, width_of, limit)]


def break_evenly(text: str, width_of: Callable[[str], float], width: float) -> list[str]:
    """Return a head in as few lines as there must be, each about as long as the others.

    Of two lines the first ends where a part of the head ends, if there is such a place not far
    from the middle: 白杨村2026年第三季度, then 最低生活保障对象公示.

    Args:
        text: the head.
        width_of: measures a text of one line, in the unit of `width`.
        width: what there is.
    """
    lines = break_lines(text, width_of, width)
    if len(lines) == 1:
        return lines
    whole = width_of(text)
    if len(lines) == 2:  # noqa: PLR2004 - a pair
        ends = (at for at in range(1, len(text)) if text[at - 1] in _PART_ENDS
                and may_break(text[at - 1], text[at]))  # fmt: skip
        pairs = [(text[:at], text[at:]) for at in ends]
        longest = {max(map(width_of, pair)): list(pair) for pair in pairs}
        if longest and (least := min(longest)) <= min(width, whole * _NEAR_THE_MIDDLE):
            return longest[least]
    even = break_lines(text, width_of, min(whole / len(lines) + width_of("一"), width))
    return even if len(even) == len(lines) else lines


def width_on_two(text: str, width_of: Callable[[str], float]) -> float:
    """Return the least width at which a text of one line takes no more than two."""
    pieces = list(_pieces(text))
    halves = (("".join(pieces[:at]), "".join(pieces[at:])) for at in range(1, len(pieces)))
    return min((max(map(width_of, both)) for both in halves), default=width_of(text))


def may_break(before: str, after: str) -> bool:
    """Say whether a line may end with one character and the next line begin with the other."""
    return before not in NEVER_LAST and after not in NEVER_FIRST and after not in _HANGING


def _pieces(paragraph: str) -> Iterator[str]:
    """Cut a paragraph at every place where a line may end."""
    piece = ""
    for word in _WORD.findall(paragraph):
        if piece and may_break(piece[-1], word[0]):
            yield piece
            piece = ""
        piece += word
    if piece:
        yield piece


def _fill(paragraph: str, width_of: Callable[[str], float], limit: float) -> list[str]:
    """Fill lines with as many pieces as there is room for."""
    lines: list[str] = []
    line, used = "", 0.0
    for piece in _pieces(paragraph):
        width = sum(map(width_of, piece.rstrip(_HANGING)))
        if line and used + width > limit:
            lines.append(line)
            line, used = "", 0.0
        *full, rest = _chop(piece, width_of, limit) if width > limit else [piece]
        lines += full
        line += rest
        used += sum(map(width_of, rest))
    return [*lines, line]


def _chop(piece: str, width_of: Callable[[str], float], limit: float) -> list[str]:
    """Cut a piece that is wider than a whole line by force, gently where it can be."""
    lines: list[str] = []
    while True:
        end = _reach(piece, width_of, limit)
        if end >= len(piece):
            return [*lines, piece]
        gentle = (at for at in range(end, 0, -1) if may_break(piece[at - 1], piece[at]))
        end = next(gentle, end)
        lines.append(piece[:end])
        piece = piece[end:]


def _reach(piece: str, width_of: Callable[[str], float], limit: float) -> int:
    """Return how many characters, at least one, have room; spaces after them hang over."""
    used = 0.0
    for at, character in enumerate(piece):
        used += width_of(character)
        if used > limit and at and character not in _HANGING:
            return at
    return len(piece)
