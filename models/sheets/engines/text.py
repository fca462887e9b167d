"""Tables in text files: encoding and separator are found out, cells are kept exactly."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from typing import IO

from models.sheets.engines import Part, Unreadable

_SEPARATORS = ",\t;，；|"
_SAMPLE = 40  #: lines that are looked at to find the separator
_LONGEST_CELL = 2**20
_AS_FORMULA = re.compile(r'=\s*"(.*)"\s*')  # ="0123" keeps zeros when Excel opens a csv
_GAP = re.compile(r"[ \u3000]{2,}|\t+")
_SAID = re.compile(r"sep=(.)\r?\n", re.IGNORECASE)  # Excel's own hint in the first line


def _read(source: IO[bytes]) -> Iterator[Part]:
    text = decode(source.read())
    if said := _SAID.match(text):
        text = text[said.end() :]
    sign = said[1] if said else separator_of(text)
    csv.field_size_limit(_LONGEST_CELL)
    try:
        lines = _lines(text, sign)
    except csv.Error:
        raise Unreadable("quotes") from None
    yield Part("", hidden=False, merges=[], rows=lines)


def _lines(text: str, sign: str) -> list[list[str]]:
    if not sign:
        return [_GAP.split(line.strip()) for line in text.splitlines()]
    found = csv.reader(io.StringIO(text, newline=""), delimiter=sign)
    return [[_cell(cell) for cell in line] for line in found]


def decode(data: bytes) -> str:
    """Return the text of a file in UTF-8, UTF-16 or GB18030.

    Raises:
        Unreadable: it is none of these.
    """
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        encodings: tuple[str, ...] = ("utf-16",)
    elif b"\0" in data:
        encodings = ("utf-16-le", "utf-16-be")
    else:
        encodings = ("utf-8-sig", "gb18030")
    for encoding in encodings:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if _looks_written(text):
            return text
    raise Unreadable("encoding")


def _looks_written(text: str) -> bool:
    """Say whether nearly all signs are such as people write: Chinese, letters, marks."""
    if "\0" in text:
        return False
    sample = text[:4000]
    odd = sum(not ("\u4e00" <= one <= "\u9fff" or one.isascii() or one.isprintable())
              or "\ue000" <= one <= "\uf8ff" for one in sample)  # fmt: skip
    return odd <= len(sample) * 0.05


def separator_of(text: str) -> str:
    """Return the sign that parts the cells, "" for gaps of spaces, "," when there is none."""
    lines = [line for line in text.splitlines()[:_SAMPLE] if line.strip()]
    best, best_score = ",", 0.0
    for sign in _SEPARATORS:
        counts = [_outside_quotes(line).count(sign) for line in lines]
        if score := _steadiness(counts):
            best, best_score = (sign, score) if score > best_score else (best, best_score)
    gaps = _steadiness([len(_GAP.findall(line.strip())) for line in lines])
    return "" if gaps > max(best_score, 0.6) and len(lines) > 2 else best  # noqa: PLR2004


def _steadiness(counts: list[int]) -> float:
    """Return how evenly a sign stands in the lines, a little more for more columns."""
    held = [count for count in counts if count]
    if not held:
        return 0.0
    usual = max(set(held), key=held.count)
    return counts.count(usual) / len(counts) * (1 + min(usual, 20) / 100)


def _outside_quotes(line: str) -> str:
    return re.sub(r'"[^"]*"', "", line)


def _cell(text: str) -> str:
    found = _AS_FORMULA.fullmatch(text)
    return found[1] if found else text


READ = _read
