"""What a person decided of a form while looking at it, sheet by sheet; nothing is changed here."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from models.forms.decided.taking import settled, with_meaning
from models.forms.decided.whom import about_words, where_of
from models.forms.form import FormSheet
from models.periods import Period
from models.query import Condition, Where
from models.record import RecordType

Typed = Mapping[tuple[str, int], str]


@dataclass(frozen=True)
class OfSheet:
    """Decisions about one sheet.

    Attributes:
        meanings: name of a place (C, D8) -> what belongs there, in the words of `meanings`.
        whom: whom it is about, in the words of `whom`; None as the title says.
        more: further conditions with their words.
        who: the record of a form about one, 0 for none chosen yet.
        typed: written by hand: place and record -> words.
    """

    meanings: Mapping[str, str] = field(default_factory=dict)
    whom: tuple[str, ...] | None = None
    more: tuple[tuple[str, Condition], ...] = ()
    who: int = 0
    typed: Typed = field(default_factory=dict)

    def with_meaning(self, name: str, words: str) -> OfSheet:
        """Return them with one more meaning."""
        return replace(self, meanings={**self.meanings, name: words})

    def with_typed(self, name: str, id_: int, words: str | None) -> OfSheet:
        """Return them with a value written by hand; None takes it back."""
        typed = dict(self.typed)
        if words is None:
            typed.pop((name, id_), None)
        else:
            typed[name, id_] = words
        return replace(self, typed=typed)

    def of(self, sheet: FormSheet, types: Mapping[str, RecordType], day: dt.date) -> FormSheet:
        """Return the sheet as the person decided it.

        Raises:
            UserError: a decision does not fit the sheet.
        """
        if self.whom is not None:
            sheet = about_words(sheet, self.whom, day)
        places = (
            with_meaning(one, self.meanings[one.name], sheet, types)
            if one.name in self.meanings and one.gap is None
            else one
            for one in sheet.places
        )
        return settled(sheet, places, types)

    def where(self, sheet: FormSheet, day: dt.date) -> tuple[Condition, ...]:
        """Return the conditions on the register's own records."""
        if sheet.kind == "person":
            return (Where("id", "=", self.who),) if self.who else ()
        named = where_of(sheet, self.whom, day) if self.whom is not None else ()
        return (*named, *(condition for _, condition in self.more))


@dataclass(frozen=True)
class Decisions:
    """Decisions about a form.

    Attributes:
        sheets: by the keys of the tables.
        period: the period it is for, None for no period.
        asked: labels of fields that are filled though they are sensitive.
    """

    sheets: Mapping[str, OfSheet] = field(default_factory=dict)
    period: Period | None = None
    asked: tuple[str, ...] = ()

    def of(self, name: str) -> OfSheet:
        """Return those of one sheet."""
        return self.sheets.get(name, OfSheet())

    def with_sheet(self, name: str, said: OfSheet) -> Decisions:
        """Return them with others for one sheet."""
        return replace(self, sheets={**self.sheets, name: said})

    def day(self, today: dt.date) -> dt.date:
        """Return the day of the form: the period's last, or today."""
        return min(self.period.last, today) if self.period else today
