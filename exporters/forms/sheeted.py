"""What a person said beside a form, and what became of one sheet of it."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from exporters.forms.sheet_text import Changes, Value
from models.forms.form import FormSheet
from models.forms.whose.about import period_in
from models.periods import Period
from models.query import Condition
from models.record import Record

_NUMBER = re.compile(r"-?(0|[1-9]\d{0,8})(\.\d{1,6})?")  #: a phone or a code stays a text

#: why a cell is empty in which only what is so is ticked
ANSWERED_NO = "不是，照表上的写法这格空着"
#: why the cells of a row stay empty in which somebody stands whom nobody knows
NOT_SURE = "这一行是谁，账里找不准"


@dataclass(frozen=True)
class Wish:
    """What a person said beside the form.

    Attributes:
        where: conditions on the records, for the register of a sheet.
        told: the person said whom the form is about.
        others: the person chose whom to list, so that below people who stand there already the
            others follow.
        given: values by the words of a head or place: 填表人 -> 张三.
        asked: labels of fields that are to be filled though they are sensitive.
        period: the period of the form.
        day: the day of the form; ages are those of that day.
        typed: what a person wrote by hand, "" for nothing: the name of a place (D8, C) and the
            record of the line, 0 where there is none -> the words.
        of: the register that `where` is about, "" for that of any table.
    """

    day: dt.date
    period: Period | None = None
    where: Sequence[Condition] = ()
    told: bool = False
    others: bool = False
    given: Mapping[str, str] = field(default_factory=dict)
    asked: tuple[str, ...] = ()
    typed: Mapping[tuple[str, int], str] = field(default_factory=dict)
    of: str = ""


@dataclass
class Sheeted:
    """One sheet while it is filled: what is to be changed, and what became of each place.

    Rows of `lines`, `beside` and `why` are those of the filled form, rows added among them: whose
    record stands in a row, or in a further list beside it, by its number; and why a cell stays
    empty though it is known what belongs there.
    """

    form: FormSheet
    changes: Changes = field(default_factory=Changes)
    counts: list[int] = field(default_factory=list)
    open: int = 0
    records: int = 0
    said: list[str] = field(default_factory=list)
    sensitive: dict[str, int] = field(default_factory=dict)
    lines: dict[int, Record] = field(default_factory=dict)
    beside: dict[tuple[int, int], Record] = field(default_factory=dict)
    why: dict[tuple[int, int], str] = field(default_factory=dict)
    by_hand: Mapping[tuple[str, int], str] = field(default_factory=dict)

    @property
    def period(self) -> Period | None:
        """The period that the title names."""
        return period_in(self.form.title)

    def take(self, row: int, side: int, record: Record) -> None:
        """Keep in mind whose record stands in a row, of the lists side by side in which one."""
        if side:
            self.beside[row, side] = record
        else:
            self.lines[row] = record

    def record_at(self, row: int, column: int) -> Record | None:
        """Return whose record stands in a cell of a list."""
        side = self.form.side_of(column)
        return self.beside.get((row, side)) if side else self.lines.get(row)

    def is_answered(self, row: int, column: int) -> bool:
        """Say whether a cell is empty because just this is the answer."""
        return self.why.get((row, column)) == ANSWERED_NO

    def typed(self, name: str, id_: int) -> str | None:
        """Return what a person wrote into a place of a record, None for nothing."""
        return self.by_hand.get((name, id_))

    def as_json(self) -> dict[str, Any]:
        """Return it for scripts."""
        told = self.form.as_json()
        for place, count in zip(told["places"], self.counts, strict=True):
            place["written"] = count
        return {**told, "records": self.records, "said": self.said}


def as_typed(words: str) -> Value | None:
    """Return what a person wrote as the cell takes it: plain numbers as numbers."""
    words = words.strip()
    if _NUMBER.fullmatch(words):
        return Decimal(words)
    return words or None
