"""The page of an official paper (GB/T 9704-2012): its core, its levels, what makes it whole.

Margins and core are those of 5.2 and 5.3, levels and faces those of 7.3.3: 一、 in 黑体, （一） in
楷体, 1. and （1） in 仿宋. A notice is no official document by law; offices expect it to look so.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from exporters.document import Block, Heading, Paragraph

#: millimetres from the edges: left, top, right, bottom; the core is 156 by 225
MARGINS = (28.0, 37.0, 26.0, 35.0)
LINES, LETTERS = 22, 28  #: on a page, in a line
POINTS_IN_MM = 72 / 25.4
#: points: a letter of 三号 such that 28 fill a line, and from line to line
LETTER = 156 * POINTS_IN_MM / LETTERS
LEADING = 225 * POINTS_IN_MM / LINES
TITLE = 22.0  #: 二号

_NUMBERS = "〇一二三四五六七八九"
_LEVELS = (
    re.compile(r"[一二三四五六七八九十]{1,3}、"),
    re.compile(r"（[一二三四五六七八九十]{1,3}）"),
    re.compile(r"\d{1,2}[.．](?!\d)"),
    re.compile(r"（\d{1,2}）"),
)
_LONGEST_HEAD = 40  #: letters; what is longer is running text that begins with a number


def in_chinese(number: int) -> str:
    """Return 一, 十, 十二, 二十三 for 1 to 99."""
    tens, ones = divmod(number, 10)
    head = ("" if tens == 1 else _NUMBERS[tens]) + "十" if tens else ""
    return head + (_NUMBERS[ones] if ones else "")


def level_of(text: str) -> int:
    """Return which level a paragraph heads by the number a person typed; 0: it heads none."""
    said = text.strip()
    for level, pattern in enumerate(_LEVELS, 1):
        if pattern.match(said):
            body = said.rstrip("。：")
            heads = len(said) <= _LONGEST_HEAD and "。" not in body
            return level if heads else 0
    return 0


def numbered(blocks: Iterable[Block]) -> tuple[Block, ...]:
    """Put 一、 and （一） before the heads of parts; a single part needs no number."""
    blocks = tuple(blocks)
    heads = [one for one in blocks if isinstance(one, Heading) and one.level == 1]
    if len(heads) < 2 or any(level_of(one.text) for one in heads):  # noqa: PLR2004 - one part
        return blocks
    return tuple(_with_numbers(blocks))


def _with_numbers(blocks: Iterable[Block]) -> Iterator[Block]:
    part = below = 0
    for one in blocks:
        if isinstance(one, Heading) and one.level == 1:
            part, below = part + 1, 0
            yield replace(one, text=f"{in_chinese(part)}、{one.text}")
        elif isinstance(one, Heading) and one.level == 2:  # noqa: PLR2004 - a part of a part
            below += 1
            yield replace(one, text=f"（{in_chinese(below)}）{one.text}")
        else:
            yield one


def head_level(block: Block) -> int:
    """Return the level of a head or of a paragraph that is one; 0 for all else."""
    if isinstance(block, Heading):
        return block.level
    return level_of(block.text) if isinstance(block, Paragraph) and block.indent else 0
