"""A form filled from the ledger: what goes into which cell, what stays open and why."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Any

from exporters.forms.chosen import Choice
from exporters.forms.gap_text import TICKS, typed_in, values_in, values_of, words_of, written
from exporters.forms.listing import Listing
from exporters.forms.packing import Filled, pack
from exporters.forms.references import Growth
from exporters.forms.room import cramped
from exporters.forms.sheet_text import Changes, Value
from exporters.forms.sheeted import Sheeted, Wish, as_typed
from exporters.forms.summing import sum_of_column
from exporters.forms.writing import Writer
from models.errors import UserError
from models.forms.answers import Answers, is_about_people, members_of, records_for, under
from models.forms.face.blanks import Blank
from models.forms.face.markup import Element
from models.forms.face.measures import measures_of
from models.forms.face.places import cell_of, name_of
from models.forms.face.sheet_face import plain_text
from models.forms.form import SAME, SITE, FormSheet, Place
from models.forms.recognising import Form
from models.forms.shapes.totals import COLUMN, LISTED
from models.forms.whose.purpose import kept_back
from models.money_words import in_words
from models.query import Condition
from models.record import Record
from models.sheets.grid import is_empty
from models.sheets.undisturbed import undisturbed
from models.view import View
from models.writing import narrow


def fill(
    form: Form, view: View, wish: Wish, only: str | None = None
) -> tuple[list[Sheeted], Filled]:
    """Fill a form, or only one of its sheets; nothing is saved here.

    Raises:
        UserError: the form is none that can be written, or it is about one and several fit.
    """
    if form.package is None:
        raise UserError(f"“{form.path.name}”填不进去。", "请用 WPS 打开，另存为 xlsx 再填。")
    found = [fill_sheet(one, form, view, wish) for one in form.sheets
             if only in {None, one.sheet.name}]  # fmt: skip
    if not found:
        raise UserError(f"没有“{only}”这张工作表。", "请看看名字写得对不对。")
    changes: dict[str, list[Changes]] = {}
    for one in found:
        changes.setdefault(one.form.sheet.name, []).append(one.changes)
    return found, pack(form.package, changes)


def fill_sheet(one: FormSheet, form: Form, view: View, wish: Wish) -> Sheeted:
    """Return what is to be changed in one table of a form.

    Raises:
        UserError: it is about one and several fit.
    """
    with undisturbed():
        return _Filler(one, form, view, wish).filled()


class _Filler:
    """Fills one table of a sheet."""

    def __init__(self, form: FormSheet, whole: Form, view: View, wish: Wish) -> None:
        self._form = form
        self._package = whole.package
        self._view = view
        self._wish = wish
        self._village = view.village
        self._made = Sheeted(form, by_hand=wish.typed)
        self._made.counts = [0] * len(form.places)
        self._writer = Writer(self._made, view, wish)
        self._answers: Answers | None = None
        self._people: list[Record] = []
        self._of_people: Answers | None = None
        self._single: dict[int, Record] = {}
        self._texts: dict[tuple[int, int], tuple[str, dict[Any, str]]] = {}

    def filled(self) -> Sheeted:
        """Return what is to be changed."""
        form, made = self._form, self._made
        records = self._records()
        made.records = len(records)
        single = form.kind == "person"
        answers = Answers(form, self._view, self._wish.day, records)
        self._answers = answers
        self._single = {one.id: one for one in records} if single else {}
        if form.body and form.is_list:
            Listing(made, self._writer, answers).fill(
                records, self._village, self._everybody, others=self._wish.others
            )
        elif form.rows and single and records:
            self._members(records[0])
        if records and (room := max((one.member for one in form.places), default=0)):
            self._people = members_of(records[0], self._view, own=True) if single else records
            self._of_people = Answers(form, self._view, self._wish.day, self._people)
            if (more := len(self._people) - room) > 0:
                whose = "家里还有" if single else "还有"
                self._writer.say(f"{whose} {more} 个人，表里没有他们的栏，没有写。")
        for at, place in enumerate(form.places):
            if place.cell is None:
                continue
            before = len(made.changes.cells) + len(self._texts)
            self._cell(at, place, answers, records[0] if single and records else None)
            after = len(made.changes.cells) + len(self._texts)
            written_here = after > before or (place.gap is not None and self._has(place))
            made.counts[at] = int(written_here)
            done = written_here or made.is_answered(*place.cell)
            nobody = bool(records) and place.member > len(self._people)
            made.open += int(place.meant and not done and not nobody)
        self._write_texts()
        self._write_beside()
        made.said += filter(None, (cramped(made, measures_of(self._package, form.sheet.name)),))
        return made

    def _write_beside(self) -> None:
        """Write what a person put into cells that nothing was expected for; never over words."""
        taken = {one.name for one in self._form.places}
        for (name, id_), words in self._wish.typed.items():
            value = as_typed(words)
            if id_ or name in taken or name.isalpha() or value is None:
                continue
            cell = cell_of(name)
            if is_empty(self._form.sheet.cell(*cell)) and not self._form.face.look(*cell).formula:
                self._made.changes.cells.setdefault(cell, value)

    def _has(self, place: Place) -> bool:
        held = self._texts.get(place.cell or (-1, -1))
        blanks = place.gap.blanks if place.gap else ()
        return held is not None and any(one in held[1] for one in blanks)

    # -- whose ---------------------------------------------------------------------------------

    def _records(self) -> list[Record]:
        form, wish = self._form, self._wish
        if not (form.is_list or form.kind == "person") or form.record_type is None:
            return []
        if form.kind == "person":
            return self._one()
        if form.record_type.name == "village":
            return [self._village]
        asked = wish.told or form.given or self._where()
        if is_about_people(form) and form.about.unknown and not asked:
            self._made.said.append(
                f"表名里的“{form.about.unknown}”是哪些人，账里分不出来，名册没有填。"
                f"请用 --where 说明要哪些人（{_offered(form)}要全部的，写 --where 范围=全部）。"
            )
            return []
        view = under(form, self._view, wish.period or self._made.period)
        return records_for(form, view, wish.day, self._where(), asked=wish.told)

    def _everybody(self) -> list[Record]:
        """Return all of a register of people, among whom names on the form may be found."""
        if not is_about_people(self._form):
            return []
        return records_for(self._form, under(self._form, self._view, None), self._wish.day,
                           asked=True)  # fmt: skip

    def _where(self) -> Sequence[Condition]:
        """Return the conditions that are meant for the register of this table."""
        wish, kind = self._wish, self._form.record_type
        return wish.where if kind and wish.of in {"", kind.name} else ()

    def _one(self) -> list[Record]:
        choice = Choice(self._form, self._view, self._wish)
        found = choice.of(self._where())
        self._made.said += choice.said
        return found

    def _named_in(self, record: Record, first: int) -> list[Record]:
        """Return who stands in the lines of members: one that is marked as his has him as well."""
        others = members_of(record, self._view)
        line = self._form.sheet.rows[first : first + 1]  # nothing where it lies below all words
        marks = {narrow(cell) for cells in line for cell in cells if isinstance(cell, str)}
        if "本人" in marks:
            return [record, *others]
        return members_of(record, self._view, own=True) if "户主" in marks else others

    def _members(self, record: Record) -> None:
        """Write the members of a person's household into the rows kept for them."""
        people = self._named_in(record, self._form.rows[0])
        answers = Answers(self._form, self._view, self._wish.day, people)
        places = [(at, one) for at, one in enumerate(self._form.places) if one.rows and one.meant]
        room = max((len(one.rows) for _, one in places), default=0)
        if places and len(people) > room:
            self._more_members(places, answers, people[room:])
        for at, place in places:
            for number, (row, person) in enumerate(zip(place.rows, people, strict=False), 1):
                if row < 0:
                    continue
                self._made.lines[row], self._writer.at = person, row
                value = self._writer.of_column(place, person, answers, number, row)
                if value is not None and is_empty(self._form.sheet.cell(row, place.column or 0)):
                    self._made.changes.cells[row, place.column or 0] = value
                    self._made.counts[at] += 1

    def _more_members(
        self, places: Sequence[tuple[int, Place]], answers: Answers, people: Sequence[Record]
    ) -> None:
        """Add rows for members beyond those that the form has; beside other members none fit."""
        rows = self._form.rows
        apart = rows[-1] - rows[0] >= len(rows) or any(one.rows != rows for _, one in places)
        if apart or self._form.cards > 1:
            self._writer.say(f"家里还有 {len(people)} 个人表里没有地方了，没有写。")
            return
        self._made.changes.growth = Growth(rows[0], rows[-1], len(people))
        added: list[dict[int, Value]] = []
        for row, person in enumerate(people, rows[-1] + 1):
            self._made.lines[row], self._writer.at = person, row
            added.append({})
            for at, place in places:
                value = self._writer.of_column(place, person, answers, 0, rows[-1])
                if value is not None:
                    added[-1][place.column or 0] = value
                    self._made.counts[at] += 1
        self._made.changes.added = added
        self._writer.say(f"家里人多，表里不够写，在下面加了 {len(people)} 行。")

    def _of_member(self, place: Place) -> Value | None:
        """Return what a cell asks of the one of the household whose column it is in."""
        if self._of_people is None or not 0 < place.member <= len(self._people):
            return None
        person, row = self._people[place.member - 1], place.cell[0] if place.cell else 0
        return self._writer.of_column(place, person, self._of_people, place.member, row)

    # -- cells ---------------------------------------------------------------------------------

    def _cell(self, at: int, place: Place, answers: Answers, record: Record | None) -> None:
        assert place.cell is not None  # noqa: S101 - the caller asked
        self._writer.at = place.cell[0]
        typed = self._writer.typed(place, 0)
        if typed is not None and as_typed(typed) is None:
            return
        told = None if place.member else self._writer.said[at]  # of one, not of all
        given = told if typed is None else typed
        if place.gap is not None:
            self._gap(place, given, answers, record)
            return
        value: Value | None = given if typed is None else as_typed(typed)
        if value is None:
            value = self._value(place, answers, record)
        if value is not None:
            self._made.changes.cells[place.cell] = value

    def _value(self, place: Place, answers: Answers, record: Record | None) -> Value | None:
        assert place.cell is not None  # noqa: S101 - the caller asked
        if place.member:
            return self._of_member(place)
        if record is not None and self._is_of_one(place):
            return self._writer.of_column(place, record, answers, 0, place.cell[0])
        if place.total:
            return self._summed_up(place)
        if place.count is not None or place.figure is not None:
            return None if self._form.kind == "person" else self._writer.number(place)
        if place.target is not None and place.derivation in {SAME, SITE}:
            return self._writer.of_village(place)
        return self._constant(place) if place.meant else None

    def _is_of_one(self, place: Place) -> bool:
        """Say whether a place asks of the one whom the form is about."""
        return self._form.kind == "person" and (
            place.count is not None or bool(place.target and place.target.register != "village")
        )

    def _summed_up(self, place: Place) -> Value | None:
        """Return what the rows come to: their amounts, or the numbers of a column."""
        if place.total != COLUMN:
            return self._total(place)
        total = sum_of_column(self._made, place)
        if total is None and place.cell is not None:
            self._made.why[place.cell] = "有的行还空着，合计请您写"
        return total

    def _total(self, place: Place) -> str | Decimal | None:
        """Return what the amounts of the records come to, in words or in yuan."""
        target, answers = place.target, self._answers
        if target is None or answers is None:
            return None
        if why := kept_back(target.field, self._form.title, self._wish.asked):
            self._writer.leave(place.cell[1] if place.cell else 0, why)
            return None
        listed = (*self._made.lines.values(), *self._made.beside.values())
        once = {one.id: one for one in listed} or self._single
        amounts = [answers.of(place, one)[1] for one in once.values()]
        found = [one for one in amounts if isinstance(one, int)]
        if not found:
            return None
        return in_words(sum(found)) if place.total == "words" else Decimal(sum(found)) / 100

    def _constant(self, place: Place) -> Value | None:
        """Return what stands beside a label of the form itself: unit, place, day."""
        sorts = {"填报单位": "unit", "村名": "village", "乡镇": "township", "县区": "county",
                 "填报日期": "date", "村委会电话": "office", "村党组织全称": "party",
                 "年度": "whole_year"}  # fmt: skip
        sort = sorts.get(place.derivation or "")
        if sort is None:
            return None
        word = words_of(sort, self._village, self._wish.day, self._wish.period)  # type: ignore[arg-type]
        return word or None

    def _gap(
        self, place: Place, given: str | None, answers: Answers, record: Record | None
    ) -> None:
        assert place.cell is not None  # noqa: S101 - the caller asked
        assert place.gap is not None  # noqa: S101 - the caller asked
        text = str(self._form.sheet.cell(*place.cell))
        if given is not None:
            values = typed_in(place.gap, given)
        elif place.sorts:
            values = self._ticked(place, answers, record) if record else {}
        elif self._is_of_one(place):
            value = self._value(place, answers, record) if record else None
            values = {} if value is None else values_in(place.gap, value)
        elif place.total and place.total != LISTED:
            values = _total_in(text, place.gap.blanks[0], self._total(place))
        elif place.count is not None:
            number = self._writer.listed(place) if place.total else self._writer.number(place)
            values = {} if number is None else {place.gap.blanks[0]: str(number)}
        elif place.meant:
            values = values_of(place.gap, text, self._village, self._wish.day, self._wish.period)
            if not values:
                said = f"{name_of(*place.cell)} 里的“{place.gap.name}”没说是哪一期，空着。"
                self._writer.leave(place.cell[1], said)
        else:
            values = {}
        if values:
            self._texts.setdefault(place.cell, (text, {}))[1].update(values)

    def _ticked(self, place: Place, answers: Answers, record: Record) -> dict[Blank, str]:
        """Return the boxes of all sorts that somebody is of, or of those who are of none."""
        assert place.gap is not None  # noqa: S101 - only boxes have sorts
        assert place.target is not None  # noqa: S101 - they are of the ledger
        column = place.cell[1] if place.cell else 0
        if why := kept_back(place.target.field, self._form.title, self._wish.asked):
            self._writer.leave(column, why)
            return {}
        pairs = list(zip(place.gap.blanks, place.sorts, strict=True))
        true = [box for box, one in pairs if one and one.said
                and answers.belongs(replace(place, count=one), record)[1]]  # fmt: skip
        rest = [box for box, one in pairs if one and not one.said]
        if not true and len(rest) != 1:
            self._writer.leave(column, f"“{place.head[-1]}”里没有一种是账里记着的，请您勾")
        return {box: TICKS[box.sort] for box in true or (rest if len(rest) == 1 else ())}

    def _write_texts(self) -> None:
        for cell, (text, values) in self._texts.items():
            self._made.changes.cells[cell] = written(text, values, self._rich(cell))

    def _rich(self, cell: tuple[int, int]) -> Element | None:
        """Return the text as the file keeps it, where it has several looks."""
        package = self._package
        part = next((one for one in package.sheets if one.name == self._form.sheet.name),
                    None) if package else None  # fmt: skip
        if package is None or part is None:
            return None
        held = next((one for one in package.root(part.path).all("c")
                     if one.get("r") == name_of(*cell)), None)  # fmt: skip
        if held is None:
            return None
        if held.get("t") == "s" and (number := held.find("v")) is not None:
            return package.strings[int(number.text)]
        inside = held.find("is")
        return inside if inside is not None and plain_text(inside) else None


def _offered(form: FormSheet) -> str:
    """Return how to ask for those whom such a form usually is about, "" where nobody knows."""
    return f"多半是 --where 范围={form.about.offered}；" if form.about.offered else ""


def _total_in(text: str, blank: Blank, total: str | Decimal | None) -> dict[Blank, str]:
    """Return a total as it is written into a text; 元整 behind the blank is not said again."""
    if total is None:
        return {}
    if isinstance(total, Decimal):
        return {blank: f"{total:,.2f}"}
    end = next((one for one in ("元整", "元", "整") if text.startswith(one, blank.end)), "")
    if not end:
        return {blank: total}
    if not total.endswith("元整"):
        return {} if end != "整" else {blank: total.removesuffix("整")}
    return {blank: total.removesuffix("整" if end == "整" else "元整")}
