"""Text as people write it: stray characters, full-width digits, Chinese numerals."""

from __future__ import annotations

import unicodedata

from models.pattern import pattern

# Zero-width and byte-order marks come along when text is copied from chat windows; control
# characters and lone surrogates cannot be stored in a workbook at all.
_STRAY = pattern("[\u200b-\u200f\u202a-\u202e\u2060\ufeff\ufffe\uffff\ud800-\udfff]")
_CONTROL = pattern("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")
_CIRCLED = pattern("(?<=.)[①-⑳㉑-㉟]+$|^[①-⑳㉑-㉟]+(?=.)")
_SPACE = pattern(r"\s+")
_PARTS = pattern(r"[、，,；;。\s]+")
_BRACKETS = pattern(r"[(（][^()（）]*[)）]")

_DIGITS = {
    character: value
    for value, characters in enumerate(
        ("〇零○Ｏ", "一壹", "二贰两", "三叁", "四肆", "五伍", "六陆", "七柒", "八捌", "九玖")
    )
    for character in characters
}
_TENS = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000}


def tidy_lines(text: str) -> str:
    """Drop what nobody typed on purpose; keep line breaks."""
    if _is_plain(text):
        return text
    text = _STRAY.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
    text = _CONTROL.sub("", text)
    return "\n".join(line.strip() for line in text.split("\n")).strip()


def tidy(text: str) -> str:
    """Drop what nobody typed on purpose; one line, single spaces."""
    if _is_plain(text):
        return text
    return _SPACE.sub(" ", tidy_lines(text)).strip()


def uncircled(text: str) -> str:
    """Return a head without the circled number of its column: 村民小组⑥."""
    return _CIRCLED.sub("", text).rstrip()


def _is_plain(text: str) -> bool:
    """Say quickly that a text holds no space and nothing stray, as most cells of a sheet."""
    return text.isprintable() and " " not in text


def narrow(text: str) -> str:
    """Make full-width letters, digits and signs half-width and drop all spaces."""
    if _is_plain(text) and unicodedata.is_normalized("NFKC", text):
        return text
    # Twice: without its space an accent joins the letter before it.
    bare = _SPACE.sub("", unicodedata.normalize("NFKC", text))
    return unicodedata.normalize("NFKC", bare)


def parted(text: str) -> list[str]:
    """Return the words of a list, in order: parted by commas, stops, tabs, lines or gaps.

    What stands in brackets (a unit, a remark) is left out.
    """
    words = (narrow(one) for one in _PARTS.split(_BRACKETS.sub("", text)))
    return [word for word in words if word]


def read_numeral(text: str) -> int | None:
    """Read 12, 二十三, 廿一, 三〇, 一百零五 as a number below 10,000; None if it is none."""
    text = text.replace("廿", "二十").replace("卅", "三十").replace("元", "一")
    if text.isascii():
        return int(text) if text.isdigit() else None
    if all(character in _DIGITS for character in text):
        return int("".join(str(_DIGITS[character]) for character in text))
    total, digit = 0, 0
    for character in text:
        if character in _DIGITS:
            digit = _DIGITS[character]
        elif character in _TENS:
            total += (digit or 1) * _TENS[character]
            digit = 0
        else:
            return None
    return total + digit
