"""A form filled from the ledger: what goes into which cell, what stays open and why."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from exporters.forms.gap_text import values_of, words_of, written
from exporters.forms.packing import Filled, pack
from exporters.forms.references import Growth
from exporters.forms.sheet_text import Row, Value
from exporters.forms.sheeted import Sheeted, Wish, as_typed
from exporters.forms.worded import DoesNotFit, worded
from models.errors import UserError
from models.field import Field
from models.forms.about import period_in
from models.forms.answers import Answers, is_about_people, records_for
from models.forms.face import plain_text
from models.forms.form import RUNNING, FormSheet, Place
from models.forms.markup import Element
from models.forms.places import cell_of, name_of
from models.forms.purpose import audience_of, kept_back
from models.forms.recognising import Form
from models.privacy import Audience
from models.record import Record
from models.sheets.grid import is_empty
from models.sheets.vocabulary import bare
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
        raise UserError(f"“{form.path.name}”是旧格式，填不进去。", "请用 WPS 另存为 xlsx 再填。")
    found = [fill_sheet(one, form, view, wish) for one in form.sheets
             if only in {None, one.sheet.name}]  # fmt: skip
    if not found:
        raise UserError(f"没有“{only}”这张工作表。", "请看看名字写得对不对。")
    changes = {one.form.sheet.name: one.changes for one in found}
    return found, pack(form.package, changes)


def fill_sheet(one: FormSheet, form: Form, view: View, wish: Wish) -> Sheeted:
    """Return what is to be changed in one sheet of a form.

    Raises:
        UserError: it is about one and several fit.
    """
    return _Filler(one, form, view, wish).filled()


class _Filler:
    """Fills one sheet."""

    def __init__(self, form: FormSheet, whole: Form, view: View, wish: Wish) -> None:
        self._form = form
        self._package = whole.package
        self._view = view
        self._wish = wish
        self._village = view.village
        self._made = Sheeted(form, by_hand=wish.typed)
        self._said = {at: self._given(one) for at, one in enumerate(form.places)}
        by_hand = {name for name, _ in wish.typed}
        self._columns = [
            (at, one) for at, one in enumerate(form.places)
            if one.column is not None
            and (one.meant or self._said[at] is not None or one.name in by_hand)
        ]  # fmt: skip
        self._at = 0  #: the row at work, as the filled form has it
        self._kept_back: dict[int, str] = {}
        self._texts: dict[tuple[int, int], tuple[str, dict[Any, str]]] = {}

    def filled(self) -> Sheeted:
        """Return what is to be changed."""
        form = self._form
        records = self._records()
        self._made.records = len(records)
        self._made.counts = [0] * len(form.places)
        single = form.kind == "person"
        if form.body and form.kind in {"roster", "household"}:
            self._list(records)
        answers = Answers(form, self._view, self._wish.day, records)
        for at, place in enumerate(form.places):
            if place.cell is None:
                continue
            before = len(self._made.changes.cells) + len(self._texts)
            self._cell(place, answers, records[0] if single and records else None)
            after = len(self._made.changes.cells) + len(self._texts)
            written_here = after > before or (place.gap is not None and self._has(place))
            self._made.counts[at] = int(written_here)
            self._made.open += int(place.meant and not written_here)
        self._write_texts()
        self._write_beside()
        return self._made

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
        return held is not None and place.gap is not None and place.gap.blanks[0] in held[1]

    # -- whose ---------------------------------------------------------------------------------

    def _records(self) -> list[Record]:
        form, wish = self._form, self._wish
        if form.kind not in {"roster", "household", "person"} or form.record_type is None:
            return []
        if form.kind == "person":
            return self._one()
        if form.record_type.name == "village":
            return [self._village]
        if is_about_people(form) and form.about.unknown and not (wish.told or form.given):
            self._made.said.append(
                f"表名里的“{form.about.unknown}”是哪些人，账里分不出来，名册没有填。"
                "请用 --where 说明要哪些人（要全部的，写 --where 范围=全部）。"
            )
            return []
        period = wish.period or period_in(form.title)
        view = View(self._view.ledger, None if is_about_people(form) else period)
        return records_for(form, view, wish.day, wish.where, asked=wish.told)

    def _one(self) -> list[Record]:
        form, wish = self._form, self._wish
        if not wish.where or form.record_type is None:
            self._made.said.append("这张表只填一个，请用 --where 姓名=张三 这样说明是谁。")
            return []
        found = records_for(form, self._view, wish.day, wish.where, asked=True)
        if len(found) != 1:
            kind = form.record_type
            names = "、".join(kind.by_name[kind.title].show(one[kind.title]) for one in found[:5])
            many = f"有 {len(found)} 个（{names}）" if found else "一个也没有"
            raise UserError(f"这张表只填一个，照条件找到的{many}。", "请把条件写细一点。")
        return found

    # -- lists ---------------------------------------------------------------------------------

    def _list(self, records: Sequence[Record]) -> None:
        form = self._form
        answers = Answers(form, self._view, self._wish.day, records)
        if form.given:
            self._complete(records, answers)
            return
        rows = list(form.rows)
        free, more = records[: len(rows)], records[len(rows) :]
        for number, (row, record) in enumerate(zip(rows, free, strict=False), 1):
            self._made.lines[row] = record
            for column, value in self._row(record, answers, number, row).items():
                if is_empty(form.sheet.cell(row, column)):
                    self._made.changes.cells[row, column] = value
        body = form.body
        if more and body:
            self._made.changes.growth = Growth(body.top, body.bottom, len(more))
            self._made.lines |= dict(enumerate(more, body.bottom + 1))
            self._made.changes.added = [
                self._row(record, answers, number, body.bottom, at)
                for number, (at, record) in enumerate(
                    enumerate(more, body.bottom + 1), len(rows) + 1
                )
            ]

    def _complete(self, records: Sequence[Record], answers: Answers) -> None:
        """Complete rows in which people are named already; who is not sure stays as it is."""
        known = self._known(records)
        if self._made.form.record_type and self._made.form.record_type.name == "village":
            self._own_line(records, answers)
            return
        unsure: list[int] = []
        for row in self._form.given:
            named = [found for place in self._form.places
                     if (found := self._named(place, row, known)) is not None]  # fmt: skip
            same = {one.id for one in named}
            if len(same) != 1:
                unsure.append(row + 1)
                continue
            self._made.lines[row] = named[0]
            for column, value in self._row(named[0], answers, 0, row).items():
                if is_empty(self._form.sheet.cell(row, column)):
                    self._made.changes.cells[row, column] = value
        if unsure:
            first = "、".join(map(str, unsure[:5])) + (" 等" if len(unsure) > 5 else "")  # noqa: PLR2004
            self._say(f"第 {first} 行（共 {len(unsure)} 行）在账里找不准是谁，没有补。")

    def _own_line(self, records: Sequence[Record], answers: Answers) -> None:
        """Complete the line of this village in a list of many."""
        name = narrow(str(self._village["name"]))
        for row in self._form.given:
            cells = self._form.sheet.rows[row]
            if any(isinstance(cell, str) and narrow(cell) == name for cell in cells):
                self._made.lines[row] = records[0]
                for column, value in self._row(records[0], answers, 0, row).items():
                    if is_empty(self._form.sheet.cell(row, column)):
                        self._made.changes.cells[row, column] = value

    def _known(self, records: Sequence[Record]) -> dict[tuple[str, str], list[Record]]:
        known: dict[tuple[str, str], list[Record]] = {}
        for one in records:
            for name in ("id_number", "name", "number", "head"):
                if word := one.get(name):
                    known.setdefault((name, narrow(str(word))), []).append(one)
        return known

    def _named(
        self, place: Place, row: int, known: Mapping[tuple[str, str], list[Record]]
    ) -> Record | None:
        if place.column is None or place.target is None or place.target.linked:
            return None
        cell = self._form.sheet.cell(row, place.column)
        if not isinstance(cell, str) or is_empty(cell):
            return None
        found = known.get((place.target.field.name, narrow(cell)), [])
        return found[0] if len(found) == 1 else None

    def _row(
        self, record: Record, answers: Answers, number: int, row: int, at_last: int | None = None
    ) -> Row:
        """Return the values of a line; `at_last` is its row in the filled form, if it is added."""
        values: dict[int, Value] = {}
        self._at = row if at_last is None else at_last
        for at, place in self._columns:
            column = place.column or 0
            if self._form.face.look(row, column).formula:
                continue
            typed = self._typed(place, record.id)
            value: Value | None = self._said[at] if typed is None else as_typed(typed)
            if typed is None and value is None:
                value = self._of_column(place, record, answers, number, row)
            if value is None:
                self._made.open += place.meant and typed is None
            else:
                values[column] = value
                self._made.counts[at] += 1
        return values

    def _of_column(
        self, place: Place, record: Record, answers: Answers, number: int, row: int
    ) -> Value | None:
        if place.derivation == RUNNING:
            return number or None
        if place.derivation == "填报日期":
            return self._wish.day.isoformat()
        if place.count is not None:
            return self._belonging(place, record, answers, row)
        if place.target is None:
            return None
        if place.target.register == "village":
            return str(self._village.get(place.target.field.name) or "") or None
        return self._value(place, answers, record, row, place.column or 0)

    def _belonging(
        self, place: Place, record: Record, answers: Answers, row: int
    ) -> Value | None:
        """Return 是 or 否, or in a list of villages the count."""
        assert place.count is not None  # noqa: S101 - the caller asked
        if record.type == "village":
            return place.count.of(self._view, self._wish.day)
        if audience_of(self._form.title) is Audience.NOTICE_BOARD:
            self._open(place.column or 0, f"贴出来的表不写“{'/'.join(place.head)}”")
            return None
        return self._worded(place, *answers.belongs(place, record), row, place.column or 0)

    # -- values --------------------------------------------------------------------------------

    def _value(
        self, place: Place, answers: Answers, record: Record, row: int, column: int
    ) -> Value | None:
        field_, value = answers.of(place, record)
        assert place.target is not None  # noqa: S101 - asked only for fields
        declared = place.target.field
        why = self._kept_back.get(id(place))
        if why is None:
            why = kept_back(declared, self._form.title, self._wish.asked)
            self._kept_back[id(place)] = why
        if why:
            self._open(column, why)
            return None
        made = self._worded(place, field_, value, row, column)
        if made is not None and declared.label in self._wish.asked:
            count = self._made.sensitive.get(declared.label, 0)
            self._made.sensitive[declared.label] = count + 1
        return made

    def _worded(
        self, place: Place, field_: Field[Any], value: Any, row: int, column: int  # noqa: ANN401
    ) -> Value | None:
        face = self._form.face
        try:
            return worded(field_, value, head=place.head, look=face.look(row, column),
                          words=face.words(row, column), derivation=place.derivation,
                          unit=self._form.unit)  # fmt: skip
        except DoesNotFit as error:
            self._open(column, f"“{'/'.join(place.head)}”{error}，空着。")
            return None

    def _typed(self, place: Place, id_: int) -> str | None:
        return self._wish.typed.get((place.name, id_))

    def _open(self, column: int, sentence: str) -> None:
        """Leave a cell empty and say why."""
        self._made.why[self._at, column] = sentence
        self._say(sentence)

    def _say(self, sentence: str) -> None:
        if sentence not in self._made.said:
            self._made.said.append(sentence)

    def _given(self, place: Place) -> str | None:
        words = {bare(place.head[-1])} if place.head else set()
        if place.target:
            words.add(bare(place.target.field.label))
        return next((value for name, value in self._wish.given.items() if bare(name) in words),
                    None)  # fmt: skip

    # -- cells ---------------------------------------------------------------------------------

    def _cell(self, place: Place, answers: Answers, record: Record | None) -> None:
        assert place.cell is not None  # noqa: S101 - the caller asked
        self._at = place.cell[0]
        typed = self._typed(place, 0)
        if typed is not None and as_typed(typed) is None:
            return
        given = self._given(place) if typed is None else typed
        if place.gap is not None:
            self._gap(place, given)
            return
        value: Value | None = given if typed is None else as_typed(typed)
        if value is None and place.count is not None:
            value = place.count.of(self._view, self._wish.day)
        elif value is None and place.target is not None and record is not None and (
            place.target.register != "village"
        ):
            value = self._value(place, answers, record, *place.cell)
        elif value is None and place.meant and place.count is None:
            value = self._constant(place)
        if value is not None:
            self._made.changes.cells[place.cell] = value

    def _constant(self, place: Place) -> Value | None:
        """Return what stands beside a label of the form itself: unit, place, day."""
        sorts = {"填报单位": "unit", "村名": "village", "乡镇": "township", "县区": "county",
                 "填表人": "secretary", "填报日期": "date"}  # fmt: skip
        sort = sorts.get(place.derivation or "")
        if sort is None:
            return None
        word = words_of(sort, self._village, self._wish.day, self._wish.period)  # type: ignore[arg-type]
        return word or None

    def _gap(self, place: Place, given: str | None) -> None:
        assert place.cell is not None  # noqa: S101 - the caller asked
        assert place.gap is not None  # noqa: S101 - the caller asked
        text = str(self._form.sheet.cell(*place.cell))
        if given is not None:
            values = {place.gap.blanks[0]: given}
        elif place.meant:
            values = values_of(place.gap, text, self._village, self._wish.day, self._wish.period)
        else:
            values = {}
        if not values:
            if place.meant:
                where = name_of(*place.cell)
                self._open(place.cell[1], f"{where} 里的“{place.gap.name}”没说是哪一期，空着。")
            return
        self._texts.setdefault(place.cell, (text, {}))[1].update(values)

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
