"""A workbook from above, recognised: which of its sheets ask for what, and where."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from models.errors import UserError
from models.forms.counts.figures import Figures
from models.forms.face.package import Package
from models.forms.face.parts import lower_part, part, upper_part
from models.forms.face.places import Area
from models.forms.face.sheet_face import Face, face_of
from models.forms.form import RUNNING, SURE, FormSheet, Place
from models.forms.shapes.amounts import with_amounts
from models.forms.shapes.body import LONGEST, begins_table, is_head
from models.forms.shapes.by_village import numbers_of, single_of, villages_of
from models.forms.shapes.card import Card, fills
from models.forms.shapes.cards import cards_on
from models.forms.shapes.facts import facts_of
from models.forms.shapes.heads import (
    past_numbers,
    with_corner,
    without_items,
    without_labels,
    without_numbers,
)
from models.forms.shapes.householder import counted_at_home, names_somebody
from models.forms.shapes.in_columns import with_columns
from models.forms.shapes.instructions import left_empty, obeyed
from models.forms.shapes.labels import Label, caption_above, title_of
from models.forms.shapes.matrix import Asked, counts_of
from models.forms.shapes.members import lists_members, with_members
from models.forms.shapes.person import labels_of_one, person_form
from models.forms.shapes.roster import list_of
from models.forms.shapes.running import is_report, running_places
from models.forms.shapes.sentences import listed_by
from models.forms.shapes.side_by_side import left_of, sides_of, widened
from models.forms.shapes.statement import with_statements
from models.forms.shapes.totals import with_totals
from models.forms.shapes.turned import Turned, laid_down, turned
from models.forms.whose.about import About, about
from models.forms.whose.choosing import Chooser
from models.forms.whose.noted import noted
from models.record import REMARKS, RecordType
from models.sheets.grid import Row, Sheet, is_empty
from models.sheets.reading import read
from models.sheets.understanding import Understood
from models.sheets.undisturbed import undisturbed
from models.sheets.vocabulary import vocabulary
from models.writing import narrow

_MOST_TABLES = 8
_SUMMED = re.compile("[合总小共累]计")


@dataclass(frozen=True)
class Form:
    """A form: its sheets, and its parts where it can be filled in.

    Attributes:
        old: it was a workbook of the old kind (.xls), made into a new one.
        lost: what was not carried over from a workbook of the old kind, in words.
    """

    path: Path
    sheets: tuple[FormSheet, ...]
    package: Package | None
    lost: tuple[str, ...] = ()
    old: bool = False

    def as_json(self) -> dict[str, Any]:
        """Return it for scripts."""
        return {"sheets": [one.as_json() for one in self.sheets]}


class Recogniser:
    """Recognises the sheets of forms against the registers that there are."""

    def __init__(self, types: Mapping[str, RecordType], names: Iterable[str] = ()) -> None:
        """Take the registers, and the names of the village and of the bodies above it."""
        self._types = types
        self._names = tuple(name for name in names if name)
        self._chooser = Chooser(types)
        self._figures = Figures(types)
        self._village = vocabulary(types["village"], types)
        self._asked = Asked(self._names, self._figures, self._village)

    def read(self, path: Path) -> Form:
        """Recognise a workbook.

        Raises:
            UserError: it cannot be read.
        """
        book = read(path)
        package, lost = _package(path, book.kind)
        parts = {one.name: one for one in package.sheets} if package else {}
        sheets: list[FormSheet] = []
        with undisturbed():
            said = left_empty(book.sheets)
            for sheet in book.sheets:
                part = parts.get(sheet.name)
                face = face_of(package, part) if package and part else _plain_face(sheet)
                for one in self.tables(sheet, face):
                    places = tuple(map(_sure, obeyed(one.places, said)))
                    sheets.append(replace(one, places=places))
        return Form(path, tuple(sheets), package, lost, old=book.kind == "xls")

    def tables(self, sheet: Sheet, face: Face) -> tuple[FormSheet, ...]:
        """Recognise all tables of one sheet, from the top; at least one."""
        if cards := self._cards(sheet, face):
            return cards
        found = [self._first(sheet, face)]
        while len(found) < _MOST_TABLES and (start := self._next(found[-1])):
            more = self._first(*lower_part(sheet, face, start))
            if more.kind == "other" or not any(one.meant for one in more.places):
                break
            last = found[-1]
            mine = tuple(one for one in last.places if _lies_before(one, start))
            found[-1] = replace(last, places=mine)
            found.append(replace(more, sheet=sheet, face=face, table=len(found)))
        return tuple(found)

    def _cards(self, sheet: Sheet, face: Face) -> tuple[FormSheet, ...]:
        """Recognise equal cards, each about another one; none where there is only one."""
        long = sheet.hidden or len(sheet.rows) > LONGEST
        cards = None if long else cards_on(sheet)
        if cards is None:
            return ()
        found: list[FormSheet] = []
        for area in cards.areas:
            form = self.sheet(*part(sheet, face, area))
            if form.kind != "person" or not names_somebody(form.places):
                return ()
            number = len(found)
            found.append(replace(
                form, sheet=sheet, face=face, table=number,
                card=0 if cards.are_copies else number,
                cards=1 if cards.are_copies else len(cards.areas),
            ))  # fmt: skip
        return tuple(found)

    def _first(self, sheet: Sheet, face: Face) -> FormSheet:
        """Recognise the first table; where a lower one reads best, look again above that."""
        form = self.sheet(sheet, face)
        for _ in range(_MOST_TABLES):
            if (end := self._above(form)) is None:
                break
            upper = self.sheet(upper_part(sheet, end), face)
            if upper.body is None or not any(one.meant for one in upper.places):
                break
            form = replace(upper, sheet=sheet, face=face)
        return form

    def _above(self, form: FormSheet) -> int | None:
        """Return the row up to which another table stands above, with rows to fill; else None."""
        if form.body is None or not form.header or form.kind == "person":
            return None
        sheet, start = form.sheet, form.header[0]
        while start and _is_caption(sheet.rows[start - 1]):
            start -= 1
        for row in range(start - 1):
            if is_head(sheet, row, self._chooser.is_known) and _is_blank(sheet, row + 1, row):
                return start
        return None

    def _next(self, form: FormSheet) -> int | None:
        """Return the row with which another table begins below: its head, or words over it."""
        if form.body is None or form.kind == "person":
            return None
        rows = form.sheet.rows
        for row in range(form.body.bottom + 1, len(rows)):
            if not is_head(form.sheet, row, self._chooser.is_known) and not begins_table(
                form.sheet, form.face, row
            ):
                continue
            while row - 1 > form.body.bottom and _is_caption(rows[row - 1]):
                row -= 1  # noqa: PLW2901 - the words above belong to it
            return row
        return None

    def sheet(self, sheet: Sheet, face: Face) -> FormSheet:
        """Recognise the first table of one sheet."""
        if sheet.hidden or not sheet.rows:
            return FormSheet(sheet, face)
        title = title_of(sheet)
        card = Card(self._about(title, sheet), self._names, self._figures, title, self._village)
        short = len(sheet.rows) <= LONGEST
        numbers = card.places(sheet, face, range(len(sheet.rows))) if short else ()
        if numbers and fills(numbers, sheet):
            form = FormSheet(sheet, face, "items", title, about=card.about, places=numbers)
            return self._with_running(form, range(len(sheet.rows)), _first_row(numbers))
        known = self._chooser.is_known
        if short and (side := turned(sheet, face, known)):
            return self._turned(side, sheet, face)
        if short and not numbers and (labels := labels_of_one(sheet, face, known)):
            return self._person(sheet, face, labels)
        if sheet.width == 1:
            return self._of_words(sheet, face)
        found = self._chooser.understood(sheet)
        if found.role in {"notes", "dictionary"}:
            return self._unread(sheet, face)
        if found.layout is None or found.role != "data":
            return self._of_words(sheet, face)
        title = title or found.layout.title
        layout = without_numbers(without_labels(found.layout, sheet, face))
        layout = past_numbers(without_items(layout, sheet, face), sheet)
        layout = with_corner(layout, sheet)
        found = replace(found, layout=replace(layout, title=title))
        told = self._about_list(title, sheet, layout.header[0])
        form = (
            facts_of(found, face, told, self._types)
            or counts_of(found, face, told, self._asked)
            or self._side_by_side(found, face, told)
            or self._list(found, face, told)
        )
        if form.record_type is None and not any(one.meant and one.derivation != RUNNING
                                                for one in form.places):  # fmt: skip
            form = counts_of(found, face, told, whatever=True) or form
            if form.kind == "roster" and is_report(form, layout.heads):
                return self._of_words(sheet, face)  # a line of a report is no head of a list
        bottom = _bottom(form)
        outside = [row for row in range(len(sheet.rows)) if row < form.header[0] or row > bottom]
        more = card.places(sheet, face, outside) if numbers else tuple(
            card.line_of_counts(sheet, face, outside))  # fmt: skip
        form = replace(form, places=(*more, *form.places))
        return self._with_running(form, outside, form.header[0])

    def _unread(self, sheet: Sheet, face: Face) -> FormSheet:
        """Recognise what looks like a page of words or a list of choices, yet has empty cells.

        A column of heads may be the labels of one person, one of choices what is counted.
        """
        found = self._chooser.laid_out(sheet)
        told = self._about(title_of(sheet), sheet)
        form = facts_of(found, face, told, self._types)
        if form is None and face.has_lines:
            form = counts_of(found, face, told, self._asked)
        if form is None or not any(one.meant for one in form.places):
            return self._of_words(sheet, face)
        outside = (row for row in range(len(sheet.rows)) if form.body is None
                   or row < form.header[0] or row > form.body.bottom)  # fmt: skip
        return self._with_running(form, outside, form.header[0])

    def _of_words(self, sheet: Sheet, face: Face) -> FormSheet:
        """Recognise a sheet without a table: what its words leave blank."""
        rows = range(len(sheet.rows))
        return self._with_running(FormSheet(sheet, face, title=title_of(sheet)), rows, len(rows))

    def _person(self, sheet: Sheet, face: Face, labels: tuple[Label, ...]) -> FormSheet:
        title = title_of(sheet)
        blank = FormSheet(sheet, face, title=title, about=self._about(title, sheet))
        of_family = lists_members(sheet, face, self._chooser.is_known)
        form = person_form(blank, labels, self._types, of_family=of_family)
        form = with_members(form, self._types, self._chooser.is_known)
        form = with_columns(form, self._types)
        form = with_statements(form, self._types)
        first = next((one.row for one in labels if one.gap is None and len(one.path[-1]) > 1),
                     labels[0].row)  # fmt: skip
        form = self._with_running(form, range(len(sheet.rows)), first)
        return counted_at_home(form, self._types)

    def _list(self, found: Understood, face: Face, told: About) -> FormSheet:
        kind = found.record_type
        title = found.layout.title if found.layout else ""
        told = told.of_list(title, kind)
        form = list_of(found, face, self._types, told, self._chooser.is_known)
        form = replace(form, about=noted(told, _around(form), title))
        made = villages_of(form, self._types) or single_of(form, self._types)
        return made or numbers_of(form)

    def _turned(self, one: Turned, sheet: Sheet, face: Face) -> FormSheet:
        """Recognise a list in which each column is somebody."""
        found = self._chooser.understood(one.upright)
        title = title_of(sheet)
        blank = FormSheet(sheet, face, title=title, about=self._about(title, sheet))
        form = blank
        if found.layout is not None:
            found = replace(found, layout=replace(found.layout, title=title))
            listed = self._list(found, one.face, blank.about)
            form = laid_down(listed, one, sheet, face)
        return self._with_running(form, range(len(sheet.rows)), min(one.rows))

    def _side_by_side(self, found: Understood, face: Face, told: About) -> FormSheet | None:
        """Recognise lists that stand side by side; None when there is only one."""
        sheet, layout = found.sheet, found.layout
        sides = sides_of(layout.heads) if layout else ()
        if layout is None or not sides:
            return None
        left = self._chooser.understood(left_of(sheet, sides[0], layout.header[0]))
        if left.layout is None or left.record_type is None:
            return None
        left = replace(left, layout=replace(left.layout, title=layout.title))
        return widened(self._list(left, face, told), sheet, sides)

    def _about(self, title: str, sheet: Sheet) -> About:
        told = about(title, self._names)
        return told if told.said or told.either else _of_name(sheet.name, told)

    def _about_list(self, title: str, sheet: Sheet, header: int) -> About:
        """Return whom a list is about: what stands right above it says it before the title."""
        named = about(caption_above(sheet, header), self._names)
        return named if named.said or named.either else self._about(title, sheet)

    def _with_running(self, form: FormSheet, rows: Iterable[int], above: int) -> FormSheet:
        taken = {key for one in form.places for key in _written_at(one)}
        listed = listed_by(form.about.said) if form.kind == "roster" else None
        more: list[Place] = [
            one for one in running_places(form.sheet, form.face, rows, self._types, above,
                                          listed=listed)
            if (one.cell, None) not in taken and taken.isdisjoint(_written_at(one))
        ]  # fmt: skip
        return with_totals(with_amounts(replace(form, places=(*more, *form.places))))


def _package(path: Path, kind: str) -> tuple[Package | None, tuple[str, ...]]:
    """Return the parts of a workbook; one of the old kind is made into a new one first."""
    if kind == "xlsx":
        return Package(path), ()
    if kind != "xls":
        return None, ()
    from models.forms.old.child import converted_apart

    try:
        data, lost = converted_apart(path)
    except UserError:
        return None, ()  # its words can be read, so that it is recognised all the same
    return Package.of(data, path.name), lost


def _around(form: FormSheet) -> tuple[Row, ...]:
    """Return the rows above the head of a list and below its body."""
    rows = form.sheet.rows
    bottom = form.body.bottom + 1 if form.body else len(rows)
    return (*rows[: form.header[0]], *rows[bottom:])


def _is_caption(row: Row) -> bool:
    """Say whether a row has at most two texts, as words over a table have, and is no sum."""
    words = [cell for cell in row if not is_empty(cell)]
    return len(words) <= 2 and not any(  # noqa: PLR2004
        isinstance(one, str) and _SUMMED.match(narrow(one)) for one in words
    )


def _bottom(form: FormSheet) -> int:
    """Return the last row of a table; that of a form about one has labels, not a body."""
    if form.body is not None:
        return form.body.bottom
    cells = (one.cell for one in form.places if one.cell and form.kind == "person")
    return max((cell[0] for cell in cells), default=len(form.sheet.rows))


def _sure(place: Place) -> Place:
    """Return a place, left open where nobody is sure of it, whoever made it.

    Remarks in the ledger are for the village; what a form wants remarked only a person knows.
    """
    if place.target is not None and place.target.field.name == REMARKS:
        return place.opened("备注请您写")
    return place.opened(place.reason) if place.meant and place.confidence < SURE else place


def _first_row(places: Iterable[Place]) -> int:
    return min(one.cell[0] for one in places if one.cell)


def _written_at(place: Place) -> Iterator[tuple[tuple[int, int] | None, int | None]]:
    """Yield where something is written: a cell, or each sign of the blanks in its text."""
    if place.gap is None:
        yield place.cell, None
        return
    for one in place.gap.blanks:
        yield from ((place.cell, at) for at in range(one.start, max(one.end, one.start + 1)))


def _lies_before(place: Place, row: int) -> bool:
    return place.cell is None or place.cell[0] < row


def _is_blank(sheet: Sheet, row: int, head: int) -> bool:
    """Say whether below the words of a head nothing stands in a row but a number before it."""
    return sum(not is_empty(sheet.cell(row, column)) for column, cell
               in enumerate(sheet.rows[head]) if not is_empty(cell)) <= 1  # fmt: skip


def _of_name(name: str, told: About) -> About:
    """Let the name of a sheet say whom it is about, where its title does not."""
    named = about(name)
    if named.said or named.either:
        return About(named.said, named.word, told.unknown, named.either)
    return told


def _plain_face(sheet: Sheet) -> Face:
    return Face(merges=tuple(Area(one.top, one.left, one.bottom, one.right)
                             for one in sheet.merges))  # fmt: skip
