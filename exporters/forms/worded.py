"""A value in the words of a form: its lists, its codes, its way to write a day."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from decimal import Decimal
from functools import cache
from typing import Any

from exporters.forms.hinted import NOTHING, Hint
from exporters.forms.sheet_text import Value
from models.errors import Invalid
from models.field import Field
from models.forms.counts.conditions import said_in
from models.forms.face.sheet_face import Look
from models.forms.form import MONTH
from models.forms.shapes.amounts import IN_WORDS
from models.kinds import Choice, DecimalNumber, Integer, Money, YesNo
from models.kinds_links import Attachment, Copied, Lines, Ref
from models.money_words import in_words
from models.people.kinship import wider
from models.query import Where
from models.rough_date import RoughDate
from models.sheets.layout import unit_of
from models.writing import narrow

_CODED = re.compile(r"(\d{1,2})\s*[.、:：=\-—]?\s*([\u4e00-\u9fff]{1,8})")
_NUMBER_BEFORE = re.compile(
    r"^[\dA-Za-z]{1,3}[.、:：=\-—\s]*|[.、:：=\-—\s]*\(?[\dA-Za-z]{1,3}\)?$"
)
_FROZEN = re.compile(r"(\d{4})年(\d{1,2})月(\d{1,2})日")  #: a day that was copied as text
_HUNDRED = Decimal(100)
_BETWEEN = re.compile(r"[()（）/、,，和或及]")
_NOTHING = object()


class DoesNotFit(Exception):
    """The form has no word for the value; the message is for people."""


def worded(
    field: Field[Any],
    value: Any,  # noqa: ANN401 - any kind
    *,
    head: Sequence[str],
    look: Look,
    words: Sequence[str],
    derivation: str | None = None,
    unit: str = "",
    hint: Hint = NOTHING,
) -> Value | None:
    """Return what is written into the cell, None for nothing, "" where the form says no so.

    Raises:
        DoesNotFit: the form's list has no such word.
    """
    if value is None or isinstance(field, Lines | Attachment):
        return None
    if isinstance(field, Copied) and (day := _FROZEN.fullmatch(str(value))):
        value = dt.date(*map(int, day.groups()))
    if isinstance(value, dt.date):
        return _day(value, look, hint, month=derivation == MONTH)
    if derivation and derivation.startswith(IN_WORDS):
        return in_words(value) if isinstance(value, int) else None
    text = shown(field, value)
    if words:
        return _of_list(field, value, text, words)
    if codes := _codes(head[-1] if head else ""):
        return _of_list(field, value, text, codes, codes)
    if isinstance(value, bool) and hint.marks:
        return hint.marks[not value]
    if isinstance(field, Money):
        scale = 10_000 if unit_of(tuple(head), unit) == "万元" else 1
        return Decimal(value) / _HUNDRED / scale
    if isinstance(field, Integer | DecimalNumber):
        cell = field.cell(value)
        return cell if isinstance(cell, int | Decimal) else text
    return text or None


def shown(field: Field[Any], value: Any) -> str:  # noqa: ANN401 - any kind
    """Return a value in the program's own words."""
    if isinstance(value, Ref):
        return value.title
    if isinstance(field, Copied):
        return str(value)
    return field.show(value)


def _day(value: dt.date, look: Look, hint: Hint, *, month: bool) -> Value:
    if isinstance(value, RoughDate):
        return _rough_day(value, hint)
    if hint.spelling is not None:
        return hint.spelling.of(value)
    if look.dated and value >= dt.date(1900, 3, 1):
        return value
    return f"{value:%Y-%m}" if month else value.isoformat()


def _rough_day(value: RoughDate, hint: Hint) -> Value:
    """Return a month or a year: the form never gets a day that nobody knows."""
    if hint.spelling is None or not value.has_month:
        return value.isoformat()
    return replace(hint.spelling, day=False).of(value).rstrip(".-/、")


@cache
def _codes(words: str) -> dict[str, str]:
    """Return what the words of a head say of codes: 性别（1男 2女）."""
    found = re.search(r"[(（]([^()（）]*)[)）]", words)
    pairs = _CODED.findall(found[1]) if found else []
    return {word: code for code, word in pairs} if len(pairs) > 1 else {}


def _of_list(
    field: Field[Any],
    value: Any,  # noqa: ANN401 - any kind
    text: str,
    words: Sequence[str] | dict[str, str],
    codes: dict[str, str] | None = None,
) -> Value:
    """Return the word of a list that means the value: the same, one that reads as it, a wider one.

    Of wider words (子女 for 儿子, 小学及以下 for 小学) only one may fit.
    """
    for word in words:
        if narrow(word) == narrow(text):
            return codes[word] if codes else word
    for word in words:
        if _means(field, word, value):
            return codes[word] if codes else word
    covering = [word for word in words if _covers(field, word, value)]
    if len(covering) == 1:
        return codes[covering[0]] if codes else covering[0]
    some = "、".join(list(words)[:6])
    raise DoesNotFit(f"表里只能选“{some}”，没有“{text}”")


def _means(field: Field[Any], word: str, value: Any) -> bool:  # noqa: ANN401 - any kind
    if not isinstance(field, Choice | YesNo):
        return False
    return any(_parsed(field, said) == value for said in _spellings(word))


def _covers(field: Field[Any], word: str, value: Any) -> bool:  # noqa: ANN401 - any kind
    """Say whether a word of a list means this value among others."""
    if not isinstance(field, Choice):
        return False
    return any(_parsed(field, said) in wider(value) or value in _meant_by(field.name, said)
               for said in _spellings(word))  # fmt: skip


def _spellings(word: str) -> Iterable[str]:
    """Return a word of a list as it stands and without its number."""
    return filter(None, dict.fromkeys((word, _NUMBER_BEFORE.sub("", narrow(word)))))


def _parsed(field: Field[Any], word: str) -> Any:  # noqa: ANN401 - any kind
    """Return what a field reads a word as, or a value that is nobody's."""
    try:
        return field.parse(word)
    except Invalid:
        return _NOTHING


@cache
def _meant_by(name: str, word: str) -> frozenset[str]:
    """Return the values of a field that a word names: 小学及以下, 高中（中专）."""
    found, rest = tuple(said_in(word)), narrow(word)
    for one in found:
        rest = rest.replace(narrow(one.words), "", 1)
    asked = [each for one in found for each in one.where(dt.date.max)]
    mine = [one for one in asked if isinstance(one, Where) and one.field == name]
    if _BETWEEN.sub("", rest) or len(mine) < len(asked):
        return frozenset()
    several = [one.value for one in mine if one.operator == "in"]
    return frozenset(one.value for one in mine if one.operator == "=").union(*several)
