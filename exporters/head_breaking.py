"""Where the head of a column may be broken: between words, as a person reads it.

要求挂牌部门 becomes 要求 挂牌 部门, never 要求挂 牌部门. Most words of heads have two letters;
those of three are known here, or end in 人; what stands in brackets stays together.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import lru_cache

#: words that pairs of letters would tear, and those that tell where pairs begin
_KNOWN = (
    r"哪一.|身份证|一卡通|党小组|村委会|监委会|怎么样|证明人|责任人|负责人|经办人|联系人|居住|"
    r"哪里|哪天|哪些|哪个|什么|怎么|多少|几个|一次|何处"
)
_CUT = re.compile(rf"(（[^）]*）)|([ -~]+)|({_KNOWN}|谁)|([和或及与]|、)|(的)")
_BRACKET, _LATIN, _WORD, _BEGINS, _ENDS = range(1, 6)
_SHORT = 3  #: letters; what has no more is not broken
_LONG = 4  #: what would still be wider on two lines takes three
_MOST_WORDS = 12  #: what is longer is no head, and broken as any text

Measure = Callable[[str], float]


@lru_cache(maxsize=1024)
def words_of(head: str) -> tuple[str, ...]:
    """Return the words of a head; joined they are the head."""
    found: list[str] = []
    glue = ""  #: stands before the next word and stays with it
    last = 0
    for match in [*_CUT.finditer(head), None]:
        for word in _pairs(head[last : match.start() if match else len(head)]):
            found.append(glue + word)
            glue = ""
        if match is None:
            break
        last, kind = match.end(), match.lastindex
        if kind in {_BEGINS, _LATIN}:
            glue += match[0]
        elif kind == _ENDS and found and not glue:
            found[-1] += match[0]
        else:
            found.append(glue + match[0])
            glue = ""
    if glue:
        found.append(glue)
    return tuple(_without_single(found))


def _pairs(letters: str) -> list[str]:
    """Return letters two by two; of an odd number three stand together."""
    if len(letters) <= 3:  # noqa: PLR2004 - one word
        return [letters] if letters else []
    if letters.endswith("人"):
        return [*_pairs(letters[:-3]), letters[-3:]]
    first = 2 + len(letters) % 2
    return [letters[:first], *_pairs(letters[first:])]


def _without_single(words: Sequence[str]) -> list[str]:
    """Return words of which none is a single letter, as far as there are others beside it."""
    found: list[str] = []
    single = ""
    for word in words:
        if len(word) == 1 and word != "谁":
            if found:
                found[-1] += word
            else:
                single += word
        else:
            found.append(single + word)
            single = ""
    return [*found, single] if single else found


def least_width(head: str, measure: Measure) -> float:
    """Return the width at which a head takes two lines, or three where it is long."""
    words = words_of(head)
    whole = measure(head)
    letter = measure("一")
    if len(words) == 1 or whole <= _SHORT * letter:
        return whole
    if len(words) > _MOST_WORDS:
        return whole / 2
    two = _evenly(words, 2, measure)
    return two if two <= _LONG * letter or len(words) == 2 else _evenly(words, 3, measure)  # noqa: PLR2004


def head_lines(head: str, room: float, measure: Measure) -> list[str] | None:
    """Return the fewest lines of a head, broken between words; None where that cannot be."""
    words = words_of(head)
    if measure(head) <= room:
        return [head]
    if len(words) > _MOST_WORDS or any(measure(word) > room for word in words):
        return None
    count = len(_filled(words, room, measure))
    return _filled(words, _evenly(words, count, measure), measure)


def _evenly(words: Sequence[str], lines: int, measure: Measure) -> float:
    """Return the least width at which words take that many lines."""
    widths = {
        measure("".join(words[first:last]))
        for first in range(len(words)) for last in range(first + 1, len(words) + 1)
    }  # fmt: skip
    return next(one for one in sorted(widths) if _fits(words, one, lines, measure))


def _fits(words: Sequence[str], width: float, lines: int, measure: Measure) -> bool:
    filled = _filled(words, width, measure)
    return len(filled) <= lines and all(measure(one) <= width for one in filled)


def _filled(words: Sequence[str], room: float, measure: Measure) -> list[str]:
    lines: list[str] = []
    for word in words:
        if lines and measure(lines[-1] + word) <= room:
            lines[-1] += word
        else:
            lines.append(word)
    return lines
