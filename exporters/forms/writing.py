"""The value of a place of a form for a record: the form's own words win, privacy asks first."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from exporters.forms.hinted import Hint, hint_of
from exporters.forms.sheet_text import Row, Value
from exporters.forms.sheeted import ANSWERED_NO, Sheeted, Wish, as_typed
from exporters.forms.summing import listed
from exporters.forms.worded import DoesNotFit, worded
from models.errors import Invalid
from models.field import Field
from models.forms.answers import Answers
from models.forms.counts.census import Census
from models.forms.counts.conditions import Said
from models.forms.counts.counting import Count, Ratio
from models.forms.form import RUNNING, SITE, Place
from models.forms.whose.purpose import audience_of, kept_back
from models.kinds import Choice, YesNo
from models.kinds_links import Copied, Link
from models.privacy import Audience
from models.query import Linked, Query
from models.record import Record
from models.sheets.layout import unit_of
from models.sheets.vocabulary import bare
from models.view import View

_HUNDRED = Decimal(100)
_SEVERAL = ("总支", "党委")  #: bodies of the party that have several 支部


class Writer:
    """Says what is written into one sheet, and keeps count of it."""

    def __init__(self, made: Sheeted, view: View, wish: Wish) -> None:
        self.form = made.form
        self._made = made
        self._view = view
        self._wish = wish
        self._village = view.village
        self.said = [self._given(one) for one in made.form.places]
        by_hand = {name for name, _ in wish.typed}
        down = {one.left for one in made.form.face.merges if one.bottom > one.top}
        self._columns = [
            (at, one, one.column, self.said[at], one.column in down)
            for at, one in enumerate(made.form.places)
            if one.column is not None and not one.rows
            and (one.meant or self.said[at] is not None or one.name in by_hand)
        ]  # fmt: skip
        self.at = 0  #: the row at work, as the filled form has it
        self._kept_back: dict[int, str] = {}
        self._hints: dict[int, Hint] = {}
        self._empty: dict[str, bool] = {}
        self._unkept: dict[int, str] = {}
        #: by place, look, list and choice: thousands of rows say the same few words
        self._same: dict[tuple[int, int, tuple[str, ...], Any] | None, Value | None] = {}
        self._census = Census(view, wish.day)
        self._posted = audience_of(made.form.title) is Audience.NOTICE_BOARD

    def row(self, record: Record, answers: Answers, number: int, row: int) -> Row:
        """Return what stands in a row for a record; `number` is its running number, 0 for none."""
        self.at = row
        return self.some(range(len(self.form.places)), record, answers, number, row)

    def some(
        self, wanted: range | frozenset[int], record: Record, answers: Answers, number: int,
        row: int,
    ) -> Row:  # fmt: skip
        """The same for some of the places only, by their numbers."""
        values: dict[int, Value] = {}
        looks, by_hand = self.form.face.row(row), bool(self._wish.typed)
        for at, place, column, said, is_down in self._columns:
            if at not in wanted or (column in looks and looks[column].formula):
                continue
            if is_down and self.form.face.merge(row, column).top < row:
                continue  # of one piece with the cell above
            typed = self.typed(place, record.id) if by_hand else None
            value: Value | None = said if typed is None else as_typed(typed)
            if typed is None and value is None:
                value = self.of_column(place, record, answers, number, row)
            if value is None:
                answered = self._made.is_answered(self.at, column)
                self._made.open += place.meant and typed is None and not answered
            else:
                values[column] = value
                self._made.counts[at] += 1
        return values

    def of_column(
        self, place: Place, record: Record, answers: Answers, number: int, row: int
    ) -> Value | None:
        """Return the value of a column for a record; None when it stays open."""
        if place.derivation == RUNNING:
            return number or None
        if place.derivation == "填报日期":
            return self._wish.day.isoformat()
        if place.derivation == "年度":
            period = self._wish.period or self._made.period
            return period.year if period else self._wish.day.year
        if place.count is not None:
            return self._counted(place, record, answers, row)
        if place.figure is not None:
            return self.number(place)
        if place.target is None:
            return None
        if place.target.register == "village":
            return self.of_village(place)
        return self.value(place, answers, record, row, _column(place))

    def of_village(self, place: Place) -> Value | None:
        """Return what is the same in every row: the village, or all that it lies in."""
        assert place.target is not None  # noqa: S101 - the caller asked
        if place.derivation == SITE:
            names = (self._village[name] or "" for name in ("county", "township", "name"))
            return "".join(dict.fromkeys(names)) or None
        value = str(self._village.get(place.target.field.name) or "")
        if (
            place.target.field.name == "party_body"
            and "支部" in "".join(place.head)
            and any(word in value for word in _SEVERAL)
        ):
            return None  # of a 党总支 nobody says who is in which of its branches
        return value or None

    def _counted(
        self, place: Place, record: Record, answers: Answers, row: int
    ) -> Value | None:
        """Return a number, or 是 or 否; in a list of villages the number of all."""
        assert place.count is not None  # noqa: S101 - the caller asked
        if record.type == "village_group":
            if any(map(self._is_empty, self._registers(place))):
                return self.number(place)
            return None if self._left(place) else place.count.of(self._census, str(record["name"]))
        if record.type == "village" or isinstance(place.count, Ratio):
            return self.number(place)
        if self._left(place):
            return None
        if place.count.within:
            return answers.within(place.count, record)
        if self._posted:
            self.leave(_column(place), f"贴出来的表不写“{'/'.join(place.head)}”")
            return None
        return self._worded(place, *answers.belongs(place, record), row, _column(place))

    def number(self, place: Place) -> Value | None:
        """Return what a count, a share or a sum comes to; None when it is not known.

        Nought of what the village never recorded is not known.
        """
        day, view = self._wish.day, self._view
        if empty := next(filter(self._is_empty, self._registers(place)), None):
            label = view.ledger.type(empty).label
            self.leave(_column(place), f"“{label}”里一条也没有，是没有还是没记，请您写")
            return None
        if self._left(place):
            return None
        if isinstance(place.count, Count | Ratio):
            if nowhere := self._census.unknown_group(place.count.said):
                self.leave(_column(place), f"账里没有人记在“{nowhere}”，请您写")
                return None
            return place.count.of(self._census)
        assert place.figure is not None  # noqa: S101 - the caller asked
        found = place.figure.figure(view, day, self._wish.period or self._made.period)
        if found is None:
            self.say(f"“{'/'.join(place.head)}”没说是哪一期，或账里没有，空着。")
            return None
        if not place.figure.money:
            return found
        scale = 10_000 if unit_of(place.head, self.form.unit) == "万元" else 1
        return Decimal(found) / _HUNDRED / scale

    def listed(self, place: Place) -> int | None:
        """Return how many of those who stand in the list a count is; None where nobody does."""
        assert isinstance(place.count, Count)  # noqa: S101 - the caller asked
        if self._left(place):
            return None
        found = listed(self._made, place.count, self._census)
        if found is None:
            self._made.why[self.at, _column(place)] = "表里列出的人还数不准，请您写"
        return found

    def _registers(self, place: Place) -> Iterator[str]:
        """Yield the registers whose records a number is made of."""
        if place.figure is not None:
            yield from filter(None, (place.figure.register,))
        if isinstance(place.count, Count | Ratio):
            yield "resident"
            for one in place.count.said:
                yield from (each.type for each in one.where(self._wish.day)
                            if isinstance(each, Linked))  # fmt: skip

    def _left(self, place: Place) -> bool:
        """Leave a place open that asks for a sort of people whom the village never entered."""
        if sort := self._never_kept(place):
            self.leave(_column(place), f"账里从没记过“{sort}”，是没有还是没记，请您写")
        return bool(sort)

    def _never_kept(self, place: Place) -> str:
        found = self._unkept.get(id(place))
        if found is None:
            said = place.count.said if isinstance(place.count, Count | Ratio) else ()
            found = next((one.told for one in said if self._is_unkept(one)), "")
            self._unkept[id(place)] = found
        return found

    def _is_unkept(self, said: Said) -> bool:
        for one in said.where(self._wish.day):
            if not isinstance(one, Linked):
                continue
            sort = tuple(here for here in one.where if here.field == "category")
            if sort and not self._view.ledger.count(one.type, Query(where=sort)):
                return True
        return False

    def _is_empty(self, register: str) -> bool:
        if register not in self._empty:
            self._empty[register] = not self._view.ledger.count(register, Query())
        return self._empty[register]

    def value(
        self, place: Place, answers: Answers, record: Record, row: int, column: int
    ) -> Value | None:
        """Return the value of a field; None when it is empty, kept back or does not fit."""
        field_, value = answers.of(place, record)
        assert place.target is not None  # noqa: S101 - asked only for fields
        declared = place.target.field
        why = self._kept_back.get(id(place))
        if why is None:
            why = kept_back(declared, self.form.title, self._wish.asked)
            self._kept_back[id(place)] = why
        if why:
            self.leave(column, why)
            return None
        made = self._worded(place, field_, value, row, column)
        if made is not None and declared.label in self._wish.asked:
            count = self._made.sensitive.get(declared.label, 0)
            self._made.sensitive[declared.label] = count + 1
        return made

    def _worded(
        self, place: Place, field_: Field[Any], value: Any, row: int, column: int  # noqa: ANN401
    ) -> Value | None:
        field_, value = self._uncopied(place, field_, value)
        face = self.form.face
        words = place.gap.words if place.gap else face.words(row, column)
        look = face.look(row, column)
        same = (id(place), id(look), words, value) if isinstance(field_, Choice) else None
        if same in self._same:
            return self._same[same]
        try:
            made = worded(field_, value, head=place.head, look=look, words=words,
                          derivation=place.derivation, unit=self.form.unit,
                          hint=self._hint(place))  # fmt: skip
        except DoesNotFit as error:
            self.leave(column, f"“{'/'.join(place.head)}”{error}，空着。")
            return None
        if made == "":
            self._made.why[self.at, column] = ANSWERED_NO
            return None
        if same is not None:
            self._same[same] = made
        return made

    def _uncopied(
        self, place: Place, field_: Field[Any], value: Any  # noqa: ANN401 - any kind
    ) -> tuple[Field[Any], Any]:
        """Return a choice for words that were copied from one, so that a form's own words fit."""
        if not isinstance(field_, Copied) or place.target is None or value is None:
            return field_, value
        types = self._view.ledger.types
        link = types[place.target.register].by_name.get(field_.link)
        chosen = types[link.to].by_name.get(field_.of) if isinstance(link, Link) else None
        if not isinstance(chosen, Choice | YesNo):
            return field_, value
        try:
            return chosen, chosen.parse(str(value))
        except Invalid:
            return field_, value

    def _hint(self, place: Place) -> Hint:
        """Return how the form wants a place written, which is looked up once."""
        found = self._hints.get(id(place))
        if found is None:
            found = self._hints[id(place)] = hint_of(self.form, place)
        return found

    def typed(self, place: Place, id_: int) -> str | None:
        """Return what a person wrote by hand for a place of a record."""
        return self._wish.typed.get((place.name, id_)) if self._wish.typed else None

    def leave(self, column: int, sentence: str) -> None:
        """Leave a cell empty and say why."""
        self._made.why[self.at, column] = sentence
        self.say(sentence)

    def say(self, sentence: str) -> None:
        """Tell the person something, once."""
        if sentence not in self._made.said:
            self._made.said.append(sentence)

    def _given(self, place: Place) -> str | None:
        words = {bare(place.head[-1])} if place.head else set()
        if place.target:
            words.add(bare(place.target.field.label))
        return next((value for name, value in self._wish.given.items() if bare(name) in words),
                    None)  # fmt: skip


def _column(place: Place) -> int:
    return place.cell[1] if place.cell else place.column or 0
