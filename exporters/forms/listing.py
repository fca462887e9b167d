"""Lists filled: a row for each record, rows added, rows completed, households in blocks."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Mapping, Sequence

from exporters.forms.references import Growth
from exporters.forms.results import number_of
from exporters.forms.sheet_text import Row, Value
from exporters.forms.sheeted import NOT_SURE, Sheeted
from exporters.forms.writing import Writer
from models.field import cell_text
from models.forms.answers import Answers
from models.forms.form import RUNNING, FormSheet, Place
from models.forms.shapes.ours import plain_name
from models.record import Record
from models.sheets.grid import is_empty
from models.writing import narrow

_KEYS = ("id_number", "name", "number", "head")
_TOLD = 5


class Listing:
    """Fills the list of one sheet."""

    def __init__(self, made: Sheeted, writer: Writer, answers: Answers) -> None:
        self._made = made
        self._form = made.form
        self._writer = writer
        self._answers = answers
        self._place_at = {one.column: at for at, one in enumerate(made.form.places)
                          if one.column is not None and not one.rows}  # fmt: skip

    def fill(
        self, records: Sequence[Record], village: Record, everybody: Callable[[], list[Record]],
        *, others: bool = False,
    ) -> None:  # fmt: skip
        """Fill all rows; more records than rows add rows.

        `everybody` are those among whom names that stand there are looked up, if they are none of
        `records`; `others` lets those who are not named follow them.
        """
        if self._form.given:
            self._complete(records, village, everybody, others=others)
        elif self._form.block > 1:
            self._blocks(records)
        else:
            self._rows(records)

    def _rows(self, records: Sequence[Record], before: int = 0) -> None:
        """Fill a row for each record; lists side by side are filled one after the other.

        `before` are the rows above that were full already.
        """
        rows, body = list(self._form.rows), self._form.body
        assert body is not None  # noqa: S101 - lists have one
        lists = self._lists()
        height = max(len(rows), math.ceil(len(records) / len(lists)))
        added: list[dict[int, Value]] = [{} for _ in range(height - len(rows))]
        printed = self._last_number()
        for number, record in enumerate(records):
            side, at = divmod(number, height)
            extra = at - len(rows)
            row = rows[at] if extra < 0 else body.bottom + 1 + extra
            self._made.take(row, side, record)
            self._writer.at = row
            running = before + number + 1
            if printed and extra >= 0 and not side:
                running = printed + 1 + extra
            values = self._writer.some(
                lists[side], record, self._answers, running, min(row, body.bottom)
            )
            if extra < 0:
                self._write(row, values)
            else:
                added[extra].update(values)
        if added:
            self._made.changes.growth = Growth(body.top, body.bottom, len(added))
            self._made.changes.added = added

    def _last_number(self) -> int:
        """Return the number printed in the last row, from which rows added count on."""
        body = self._form.body
        columns = (one.column for one in self._form.places if one.derivation == RUNNING)
        column = next((one for one in columns if one is not None), None)
        if body is None or column is None:
            return 0
        number = number_of(cell_text(self._form.sheet.cell(body.bottom, column)))
        return int(number) if number is not None and number == int(number) > 0 else 0

    def _lists(self) -> list[frozenset[int]]:
        """Return the places of each of the lists side by side."""
        form = self._form
        return [
            frozenset(at for at, one in enumerate(form.places)
                      if one.column is not None and form.side_of(one.column) == side)
            for side in range(len(form.sides) + 1)
        ]  # fmt: skip

    def _write(self, row: int, values: Row) -> None:
        for column, value in values.items():
            if is_empty(self._form.sheet.cell(row, column)):
                self._made.changes.cells[row, column] = value
            else:  # what stands there is never overwritten
                self._made.counts[self._place_at[column]] -= 1

    # -- households ----------------------------------------------------------------------------

    def _blocks(self, records: Sequence[Record]) -> None:
        """Fill a block of rows for each household: what is of all of it once, then its members.

        The block of a household of more people than it has rows gets rows of its own.
        """
        size, body = self._form.block, self._form.body
        assert body is not None  # noqa: S101 - lists have one
        homes: dict[int, list[Record]] = {}
        for one in records:
            homes.setdefault(one["household"].id if one["household"] else -one.id, []).append(one)
        rooms = [max(size, len(people)) for people in homes.values()]
        free = (body.bottom - body.top + 1) // size
        inside = tuple((body.top + (at + 1) * size - 1, room - size)
                       for at, room in enumerate(rooms[:free]) if room > size)  # fmt: skip
        growth = Growth(body.top, body.bottom, sum(rooms[free:]), size, inside,
                        tuple(rooms[free:]))  # fmt: skip
        added: dict[int, Row] = {}
        top = body.top
        for number, (people, room) in enumerate(zip(homes.values(), rooms, strict=True), 1):
            for row, values in enumerate(self._household(people, number, top), top):
                if row in growth.fresh:
                    added[row] = values
                else:
                    self._write(growth.origin(row), values)
            top += room
        if growth.total:
            self._made.changes.growth = growth
            self._made.changes.added = [added.get(row, {}) for row in growth.fresh]
        if many := sum(room > size for room in rooms):
            self._writer.say(f"有 {many} 户人多，一户 {size} 行写不下，给这些户加了行，"
                             "样子照原来的。")  # fmt: skip

    def _household(self, people: Sequence[Record], number: int, at: int) -> Iterator[Row]:
        """Yield the rows of a household; `at` is its first row in the filled form."""
        places = self._form.places
        common = frozenset(at for at, one in enumerate(places) if self._is_common(one))
        each = frozenset(range(len(places))) - common
        top = self._form.body.top if self._form.body else at
        for step, member in enumerate(people):
            self._made.lines[at + step] = member
            self._writer.at = at + step
            like = top + min(step, self._form.block - 1)
            row = self._writer.some(each, member, self._answers, number, like)
            if not step:
                row = {**row, **self._writer.some(common, people[0], self._answers, number, top)}
            yield row

    def _is_common(self, place: Place) -> bool:
        """Say whether a column is merged over the rows of a household."""
        body = self._form.body
        if body is None or place.column is None:
            return False
        area = self._form.face.merge(body.top, place.column)
        return area.bottom > area.top

    # -- rows in which names stand -------------------------------------------------------------

    def _complete(
        self, records: Sequence[Record], village: Record, everybody: Callable[[], list[Record]],
        *, others: bool,
    ) -> None:  # fmt: skip
        """Complete rows in which people are named already; who is not sure stays as it is."""
        if self._form.record_type and self._form.record_type.name == "village":
            self._own_line(records, village)
            return
        unsure = [row for row in self._form.given if not self._named_line(row, _known(records))]
        if unsure and (known := _known(everybody())):
            unsure = [row for row in unsure if not self._named_line(row, known)]
        self._made.records = len({one.id for one in self._made.lines.values()})
        if unsure:
            numbers = [row + 1 for row in unsure]
            first = "、".join(map(str, numbers[:_TOLD])) + (" 等" if len(unsure) > _TOLD else "")
            self._writer.say(f"第 {first} 行（共 {len(unsure)} 行）在账里找不准是谁，没有补。")
        columns = {one.column for one in self._form.places if one.column is not None}
        self._made.why |= {(row, column): NOT_SURE for row in unsure for column in columns}
        if self._form.block == 1 and self._form.rows:
            self._follow(records, others=others)

    def _named_line(self, row: int, known: Mapping[tuple[str, str], list[Record]]) -> bool:
        """Complete a row if it is sure who stands there; say whether it is."""
        named = [found for place in self._form.places
                 if (found := _named(self._form, place, row, known)) is not None]  # fmt: skip
        if len({one.id for one in named}) != 1:
            return False
        self._made.lines[row] = named[0]
        self._write(row, self._writer.row(named[0], self._answers, 0, row))
        return True

    def _follow(self, records: Sequence[Record], *, others: bool) -> None:
        """List the others below those who stood there, where the person said whom to list."""
        there = {one.id for one in self._made.lines.values()}
        rest = [one for one in records if one.id not in there]
        if others:
            self._made.records += len(rest)
            self._rows(rest, len(self._form.given))
        elif rest:
            begun, free = len(self._form.given), len(self._form.rows)
            self._writer.say(f"表里已经写着 {begun} 个，只补了这些；空着的 {free} 行没有接着填，"
                             "选了要填哪些才接着填。")  # fmt: skip

    def _own_line(self, records: Sequence[Record], village: Record) -> None:
        """Complete the line of this village in a list of many."""
        name = plain_name(str(village["name"]))
        for row in self._form.given:
            cells = self._form.sheet.rows[row]
            if any(isinstance(cell, str) and plain_name(cell) == name for cell in cells):
                self._made.lines[row] = records[0]
                self._write(row, self._writer.row(records[0], self._answers, 0, row))


def _known(records: Sequence[Record]) -> dict[tuple[str, str], list[Record]]:
    known: dict[tuple[str, str], list[Record]] = {}
    for one in records:
        for name in _KEYS:
            if word := one.get(name):
                known.setdefault((name, narrow(str(word))), []).append(one)
    return known


def _named(
    form: FormSheet, place: Place, row: int, known: Mapping[tuple[str, str], list[Record]]
) -> Record | None:
    if place.column is None or place.target is None or place.target.linked:
        return None
    cell = form.sheet.cell(row, place.column)
    if not isinstance(cell, str) or is_empty(cell):
        return None
    found = known.get((place.target.field.name, narrow(cell)), [])
    return found[0] if len(found) == 1 else None
