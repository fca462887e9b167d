"""How a form wants a value written, told by its heads, notes and sample rows.

    出生年月（如1980.05）      注：出生年月格式为198005      a sample row that says 1980年5月
    是否党员（是打√）          有无子女                      a sample row that says ×

What nothing tells is written as the program writes it.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass

from models.field import cell_text
from models.forms.form import FormSheet, Place
from models.sheets.grid import is_empty
from models.sheets.vocabulary import bare
from models.writing import narrow

_YEAR, _TWO = r"(?:(?:19|20)\d\d|[xX×*Yy]{4})", r"(?:0[1-9]|1[0-2]|[xX×*Mm]{2})"
_DAY = r"(?:[0-2]\d|3[01]|[xX×*Dd]{2})"
_PARTED = re.compile(
    rf"(?<!\d){_YEAR}(?P<first>[.\-/年])(?P<month>\d{{1,2}}|[xX×*Mm]{{1,2}})"
    r"(?:(?P<second>[.\-/月])(?P<day>\d{1,2}|[xX×*Dd]{1,2})?(?P<end>日)?)?"
)
_SOLID = re.compile(rf"(?<![\dxX]){_YEAR}{_TWO}(?P<day>{_DAY})?(?![\dxX])")
_SENTENCES = re.compile(r"[;；。\n]")
_BRACKETS = re.compile(r"[(（]([^)）]*)")
_TICK, _CROSS = re.compile("[√✓✔☑]"), re.compile("[×✗✕xX叉]")
_ALL_COLUMNS = re.compile("相应|对应|符合|该栏|栏内|格内")
_OF_DAYS = re.compile("日期|年月|时间")
_HOW = re.compile("格式|样式|形式|写成|写为|填写|填成|填为|统一|[如例按]")
_YES_NO = re.compile("是[/、,或]否")
_WHETHER = re.compile("是否|有无|是不是")
_TEN = 10
_SAMPLED = 5


@dataclass(frozen=True)
class Spelling:
    """How a day is written: 1980.05, 1980年5月, 19800501.

    Attributes:
        first, second, end: what stands after year, month and day.
        padded: months and days have two digits.
        day: the day is written, too.
    """

    first: str
    second: str
    end: str
    padded: bool
    day: bool

    def of(self, value: dt.date) -> str:
        """Return a day in this spelling."""
        month, day = ((f"{one:02}" if self.padded else str(one))
                      for one in (value.month, value.day))  # fmt: skip
        said = f"{value.year}{self.first}{month}{self.second}"
        return f"{said}{day}{self.end}" if self.day else said


@dataclass(frozen=True)
class Hint:
    """What a form tells of one of its places: how days are written; what stands for yes and no."""

    spelling: Spelling | None = None
    marks: tuple[str, str] | None = None


NOTHING = Hint()


def hint_of(form: FormSheet, place: Place) -> Hint:
    """Return what the form tells of a place: its head first, then samples, then notes."""
    head = narrow("".join(place.head))
    leaf = _WHETHER.sub("", bare(place.head[-1])) if place.head else ""
    samples = list(_samples(form, place))
    every = list(_notes(form))
    notes = [one for one in every if leaf and leaf in one]
    how = [one for one in notes if _HOW.search(one)]
    if _OF_DAYS.search(head):
        others = {bare(one.head[-1]) for one in form.places if one.head and one is not place}
        how += [one for one in every if _HOW.search(one) and _OF_DAYS.search(one)
                and not any(other in one for other in others if _OF_DAYS.search(other))]
    told = (*_explained(head), *samples, *how)
    spelling = next((found for one in told if (found := spelling_in(one))), None)
    for_all = [one for one in every if _TICK.search(one) and _ALL_COLUMNS.search(one)]
    return Hint(spelling, _marks(head, samples, [*notes, *for_all]))


def _explained(head: str) -> Iterator[str]:
    """Yield the part of a head that says how it is to be written."""
    if found := _BRACKETS.search(head):
        yield found[1]
    elif found := _HOW.search(head):
        yield head[found.start() :]


def spelling_in(text: str) -> Spelling | None:
    """Return the spelling of the day that a text shows, None where it shows none."""
    if found := _PARTED.search(text):
        month, day = found["month"], found["day"]
        second, end = found["second"] or "", found["end"] or ""
        if found["first"] == "年":
            second, end = "月", "日" if day else ""
        padded = _is_padded(month, found["first"]) if not day else (
            _is_padded(month, found["first"]) and _is_padded(day, found["first"])
        )
        return Spelling(found["first"], second if day or second == "月" else "", end,
                        padded, bool(day))  # fmt: skip
    if found := _SOLID.search(text):
        return Spelling("", "", "", padded=True, day=bool(found["day"]))
    return None


def _is_padded(number: str, mark: str) -> bool:
    """Say whether a number has a nought before it; 11 tells nothing, then as is usual."""
    if not number.isdigit():
        return len(number) > 1
    if int(number) >= _TEN:
        return mark != "年"
    return len(number) > 1


def _marks(head: str, samples: list[str], notes: list[str]) -> tuple[str, str] | None:
    """Return what stands for yes and for no, "" for no where a cell is left empty."""
    inside = _BRACKETS.search(head)
    if _YES_NO.search(head):
        return "是", "否"
    told = [inside[1] if inside else head]
    for one in (*told, *notes):
        if _TICK.search(one):
            return "√", "×" if _CROSS.search(_TICK.sub("", one)) else ""
    said = [one for one in samples if len(one) <= 1 or one in {"没有", "不是"}]
    if any(_TICK.fullmatch(one) for one in said):
        return "√", "×" if any(_CROSS.fullmatch(one) for one in said) else ""
    if any(_CROSS.fullmatch(one) for one in said):
        return "√", "×"
    if "有无" in head or "有/无" in head or (set(said) & {"有", "无"}):
        return "有", "无"
    return None


def _samples(form: FormSheet, place: Place) -> Iterator[str]:
    """Yield what stands already in a place's column: in sample rows and in given ones."""
    if place.column is None or form.body is None or not form.header:
        return
    free, count = set(form.rows), 0
    for row in range(form.header[-1] + 1, form.body.bottom + 1):
        cell = form.sheet.cell(row, place.column)
        if row in free or is_empty(cell) or count >= _SAMPLED:
            continue
        if isinstance(cell, str | int | float):
            count += 1
            yield narrow(cell_text(cell))


def _notes(form: FormSheet) -> Iterator[str]:
    """Yield the sentences that stand above and below the list, or anywhere in another form."""
    body = form.body
    for row, cells in enumerate(form.sheet.rows):
        if body is not None and form.header and form.header[0] <= row <= body.bottom:
            continue
        for cell in cells:
            if isinstance(cell, str) and len(cell) > _TEN:
                yield from (narrow(one) for one in _SENTENCES.split(cell))
