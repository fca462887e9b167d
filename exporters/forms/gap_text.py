"""Running text with its blanks written, as wide as before; several looks in a text stay."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any
from xml.sax.saxutils import escape

from exporters.forms.sheet_text import Rich, Value
from models.forms.face.blanks import Blank, Gap
from models.forms.face.line_labels import Sort
from models.forms.face.markup import Element, spliced
from models.forms.face.sheet_face import plain_text
from models.periods import Period
from models.writing import narrow

_ENDS = ("街道", "乡镇", "镇", "乡", "县", "区", "市", "村民委员会", "村委会", "村")
_SORTS = frozenset({"街道", "镇", "乡", "县", "区", "市"})  #: of these a place is one and no other
#: a day or a month as the program writes it, or a person
_DAY = re.compile(r"(\d{4})[-年](\d{1,2})(?:[-月](\d{1,2})日?|月)?")
TICKS: Mapping[str, str] = {"box": "☑", "tick": "√"}
#: sort of blank -> the field of the village that says it
_OF_VILLAGE: Mapping[str, str] = {
    "village": "name", "township": "township", "county": "county", "office": "office_phone",
    "site": "office_address", "party": "party_body", "director": "director",
}  # fmt: skip
#: in 第__组 only what is between is written
_GROUP, _AROUND_GROUP = "村民小组", re.compile("^第|(村民)?小?组$")
_NARROW = frozenset({"year", "month", "day", "quarter"})
#: the next label of a line, which the word before it must not run into
_ANOTHER = re.compile("[\u4e00-\u9fff]{2,10}(?:[（(][^（）()]*[）)])?[:：]")
_FILLERS = " \u3000_＿\xa0\t"


def words_of(
    sort: Sort, village: Mapping[str, Any], day: dt.date, period: Period | None
) -> str:
    """Return what is written for a sort of blank; "" when it is not known."""
    if sort == "unit":
        name, township = str(village["name"]), village.get("township") or ""
        return name if name.startswith(township) else f"{township}{name}"
    if sort in _OF_VILLAGE:
        return str(village.get(_OF_VILLAGE[sort]) or "")
    if sort == "date":
        return f"{day.year}年{day.month}月{day.day}日"
    if sort == "quarter":
        return str(period.part) if period and period.kind == "quarter" else ""
    if sort == "month" and period:
        return str(period.part) if period.kind == "month" else ""
    year = str(period.year if period else day.year)
    return {"year": year, "whole_year": f"{year}年", "day": str(day.day)}.get(sort, "")


def values_of(
    gap: Gap, text: str, village: Mapping[str, Any], day: dt.date, period: Period | None
) -> dict[Blank, str]:
    """Return what is written into each blank; nothing when a part of it is not known."""
    if gap.sort == "date" and gap.printed_year(text) not in {None, day.year}:
        return {}  # 2025年__月__日, filled in a year later
    if gap.sort == "date" and (len(gap.blanks) > 1 or gap.blanks[0].sort == "month"):
        said = {"year": day.year, "month": day.month, "day": day.day}
        return {one: str(said[one.sort]) for one in gap.blanks}
    blank = gap.blanks[0]
    word = words_of(gap.sort, village, day, period)
    if word and text[blank.end :].startswith(gap.label) and gap.sort in {"village", "township",
                                                                       "county"}:  # fmt: skip
        word = "" if _is_another(word, gap.label) else _without_end(word)
    return {blank: word} if word else {}


def values_in(gap: Gap, value: Value) -> dict[Blank, str]:
    """Return what is written into the blanks of a text that asks for a value of one person."""
    text = value.isoformat() if isinstance(value, dt.date) else (
        f"{value:f}" if isinstance(value, Decimal) else str(value)
    )  # fmt: skip
    if gap.words:
        ticked = (blank for word, blank in zip(gap.words, gap.blanks, strict=True)
                  if narrow(word) == narrow(text))  # fmt: skip
        return {blank: TICKS[blank.sort] for blank in ticked}
    day = _DAY.fullmatch(text)
    if len(gap.blanks) > 1:
        parts = [part for part in day.groups() if part] if day else []
        whole = len(parts) >= len(gap.blanks)
        return {blank: str(int(part)) for blank, part in zip(gap.blanks, parts, strict=False)
                } if whole else {}  # fmt: skip
    if day:
        text = f"{day[1]}年{int(day[2])}月" + (f"{int(day[3])}日" if day[3] else "")
    if gap.label == _GROUP:
        text = _AROUND_GROUP.sub("", text)
    return {gap.blanks[0]: text}


def typed_in(gap: Gap, words: str) -> dict[Blank, str]:
    """Return what a person's words become in the blanks of a text; they are never lost.

    Boxes are only ticked: what is none of their words is refused where it is written.
    """
    values = values_in(gap, words)
    return values if values or gap.words else {gap.blanks[0]: words}


def _is_another(name: str, end: str) -> bool:
    """Say whether a name is not of the sort that is printed behind the blank: 柳河镇 before 乡."""
    return end in _SORTS and not name.endswith(end)


def _without_end(name: str) -> str:
    for end in _ENDS:
        if name.endswith(end) and len(name) > len(end) + 1:
            return name.removesuffix(end)
    return name


def written(text: str, values: Mapping[Blank, str], source: Element | None = None) -> Value:
    """Return a cell's text with its blanks written.

    `source` is the text as it is kept, where it has several looks.
    """
    edits = [
        (one.start, one.end,
         word if one.sort in _NARROW else _apart(_wide(word, text[one.start : one.end]),
                                                 text[one.start : one.end], text[one.end :]))
        for one, word in values.items()
    ]  # fmt: skip
    if source is not None and plain_text(source) == text and source.find("r") is not None:
        return Rich(_in_runs(source, edits))
    return spliced(text, edits)


def _in_runs(source: Element, edits: Sequence[tuple[int, int, str]]) -> str:
    place, made = 0, []
    for child in source.children:
        for one in child.all("t") if child.name != "rPh" else ():
            text = one.text
            here = []
            for start, end, word in edits:
                first, last = max(start - place, 0), min(end - place, len(text))
                begins = 0 <= start - place < len(text) or (start == end == place + len(text))
                if begins or (first < last and start < place):
                    here.append((first, max(first, last), word if begins else ""))
            if here:
                new = escape(spliced(text, here))
                name = source.source[one.start + 1 :].split(">", 1)[0].split()[0].rstrip("/")
                made.append((one.start - source.inner, one.end - source.inner,
                             f'<{name} xml:space="preserve">{new}</{name}>'))  # fmt: skip
            place += len(text)
    return spliced(source.source[source.inner : source.close], made)


def _wide(word: str, gap: str) -> str:
    """Return a word followed by as much of its blank as is left."""
    fillers = {one for one in gap if one in _FILLERS}
    if len(fillers) != 1 or len(gap) != sum(one in fillers for one in gap):
        return word
    filler = fillers.pop()
    left = width(gap) - width(word)
    return word + filler * max(left // width(filler), 0)


def _apart(word: str, gap: str, after: str) -> str:
    """Return a word that filled its blank of spaces with one behind it, before another label."""
    glued = gap.isspace() and not word[-1:].isspace() and _ANOTHER.match(after)
    return f"{word}{gap[-1]}" if glued else word


def width(text: str) -> int:
    """Return how wide a text is, in half characters."""
    return sum(2 if unicodedata.east_asian_width(one) in "FWA" else 1 for one in text)
