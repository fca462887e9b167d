"""Amounts in capital words, 人民币大写.

整 stands after 元 and after 角, which satisfies both 《会计基础工作规范》第52条 and the
bank rule (支付结算办法, annex on filling in bills). "零元整" and "负" are conventions of this
program: no rule has them.
"""

from __future__ import annotations

import re

from models.pattern import pattern

_DIGITS = "零壹贰叁肆伍陆柒捌玖"
_UNITS = ("", "拾", "佰", "仟")
_GROUPS = ("", "万")
_YI = 10**8
_VALUE = {digit: value for value, digit in enumerate(_DIGITS)}
_SCALE = {"拾": 10, "佰": 100, "仟": 1000}
_SHAPE = pattern(
    r"(?:([零壹贰叁肆伍陆柒捌玖拾佰仟万亿]+)[元圆])?(?:零?([壹贰叁肆伍陆柒捌玖])角)?"
    r"(?:零?([壹贰叁肆伍陆柒捌玖])分)?[整正]?"
)


def in_words(fen: int) -> str:
    """Write an amount of 分 in capital words: 1860000 -> 壹万捌仟陆佰元整."""
    if fen < 0:
        return "负" + in_words(-fen)
    yuan, rest = divmod(fen, 100)
    jiao, cent = divmod(rest, 10)
    if fen == 0:
        return "零元整"
    words = _whole(yuan) + "元" if yuan else ""
    if not rest:
        return words + "整"
    if yuan and (jiao == 0 or yuan % 10 == 0):
        words += "零"
    if jiao:
        words += _DIGITS[jiao] + "角"
    return words + (_DIGITS[cent] + "分" if cent else "整")


def from_words(text: str) -> int | None:
    """Read capital words as 分, with or without 整 and with the optional 零; None if not words.

    Digits in a row (伍零零元) or a missing 零 are no amount: better asked again than misread.
    """
    text = text.removeprefix("人民币").replace("圆", "元")
    sign = -1 if text.startswith("负") else 1
    found = _SHAPE.fullmatch(text.removeprefix("负"))
    if not found or not any(found.groups()):
        return None
    whole, jiao, cent = found.groups()
    yuan = _number(whole) if whole else 0
    if whole and _plain(whole) != _plain(_whole(yuan) or "零"):
        return None
    return sign * (yuan * 100 + _VALUE.get(jiao, 0) * 10 + _VALUE.get(cent, 0))


def _plain(words: str) -> str:
    """Drop what the rules leave open: the 零 before 仟 after 万, and 拾 for 壹拾."""
    words = re.sub(r"^拾", "壹拾", words)
    return re.sub(r"(?<=万)零(?=.仟)", "", words)


def _whole(yuan: int) -> str:
    if yuan >= _YI:  # 亿 counts anything: 壹万零贰亿
        low = yuan % _YI
        return _whole(yuan // _YI) + "亿" + ("零" if 0 < low < _YI // 10 else "") + _whole(low)
    groups = []
    while yuan:
        yuan, group = divmod(yuan, 10000)
        groups.append(group)
    words, gap = "", False
    for place in range(len(groups) - 1, -1, -1):
        group = groups[place]
        if not group:
            gap = True
            continue
        if words and (gap or group < 1000):  # noqa: PLR2004 - a missing 仟 is spoken as 零
            words += "零"
        words += _group(group) + _GROUPS[place]
        gap = False
    return words


def _group(group: int) -> str:
    words, gap = "", False
    for place in range(3, -1, -1):
        digit = group // 10**place % 10
        if digit:
            words += ("零" if gap and words else "") + _DIGITS[digit] + _UNITS[place]
            gap = False
        else:
            gap = True
    return words


def _number(words: str) -> int:
    total = section = digit = 0
    for word in words:
        if word in _VALUE:
            digit = _VALUE[word]
        elif word in _SCALE:
            section += (digit or 1) * _SCALE[word]
            digit = 0
        elif word == "万":
            section = (section + digit) * 10000
            total, section, digit = total + section, 0, 0
        else:  # 亿 multiplies all that stands before it
            total, section, digit = (total + section + digit) * 100000000, 0, 0
    return total + section + digit
