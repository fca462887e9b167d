"""A workbook from above, recognised: which of its sheets ask for what, and where."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from models.field import cell_text
from models.forms.about import About, about
from models.forms.face import Face, face_of
from models.forms.form import FormSheet, Place
from models.forms.matrix import counts_of
from models.forms.package import Package
from models.forms.person import is_person_form, labels_of, person_form
from models.forms.places import Area
from models.forms.roster import list_of, villages_of
from models.forms.running import running_places
from models.record import RecordType
from models.sheets.grid import Sheet, is_empty
from models.sheets.reading import read
from models.sheets.understanding import Reader, Understood

_OF_PEOPLE = frozenset({"special_group"})  #: its lines are about residents, who know more


@dataclass(frozen=True)
class Form:
    """A form: its sheets, and its parts where it is an xlsx."""

    path: Path
    sheets: tuple[FormSheet, ...]
    package: Package | None

    def as_json(self) -> dict[str, Any]:
        """Return it for scripts."""
        return {"sheets": [one.as_json() for one in self.sheets]}


class Recogniser:
    """Recognises the sheets of forms against the registers that there are."""

    def __init__(self, types: Mapping[str, RecordType], names: Iterable[str] = ()) -> None:
        """Take the registers, and the names of the village and of the bodies above it."""
        self._types = types
        self._names = tuple(name for name in names if name)
        self._reader = Reader(types)
        self._people = Reader(types, types["resident"])

    def read(self, path: Path) -> Form:
        """Recognise a workbook.

        Raises:
            UserError: it cannot be read.
        """
        book = read(path)
        package = Package(path) if book.kind == "xlsx" else None
        parts = {one.name: one for one in package.sheets} if package else {}
        sheets = []
        for sheet in book.sheets:
            part = parts.get(sheet.name)
            face = face_of(package, part) if package and part else _plain_face(sheet)
            sheets.append(self.sheet(sheet, face))
        return Form(path, tuple(sheets), package)

    def sheet(self, sheet: Sheet, face: Face) -> FormSheet:
        """Recognise one sheet."""
        if sheet.hidden or not sheet.rows:
            return FormSheet(sheet, face)
        labels = labels_of(sheet, face)
        if is_person_form(sheet, labels, self._reader.is_known):
            title = _title(sheet)
            blank = FormSheet(sheet, face, title=title, about=self._about(title, sheet))
            form = person_form(blank, labels, self._types)
            return self._with_running(form, range(len(sheet.rows)), labels[0].row)
        found = self._understood(sheet)
        if found.layout is None or found.role != "data":
            return FormSheet(sheet, face)
        told = self._about(found.layout.title, sheet)
        form = counts_of(found, face, told, self._names) or self._list(found, face, told)
        outside = (row for row in range(len(sheet.rows))
                   if row < form.header[0] or (form.body and row > form.body.bottom))  # fmt: skip
        return self._with_running(form, outside, form.header[0])

    def _list(self, found: Understood, face: Face, told: About) -> FormSheet:
        form = list_of(found, face, self._types, told)
        return villages_of(form, self._types) or form

    def _about(self, title: str, sheet: Sheet) -> About:
        told = about(title, self._names)
        return told if told.said else _of_name(sheet.name, told)

    def _understood(self, sheet: Sheet) -> Understood:
        found = self._reader.sheet(sheet)
        if found.record_type is not None and found.record_type.name in _OF_PEOPLE:
            people = self._people.sheet(sheet)
            if _meant(people) >= _meant(found):
                return people
        return found

    def _with_running(self, form: FormSheet, rows: Iterable[int], above: int) -> FormSheet:
        taken = {one.cell for one in form.places}
        more: list[Place] = [
            one for one in running_places(form.sheet, form.face, rows, self._types, above)
            if one.cell not in taken
        ]  # fmt: skip
        return replace(form, places=(*more, *form.places))


def _meant(found: Understood) -> int:
    return sum(one.target is not None for one in found.matches)


def _of_name(name: str, told: About) -> About:
    """Let the name of a sheet say whom it is about, where its title does not."""
    named = about(name)
    return About(named.said, named.word, told.unknown) if named.said else told


def _plain_face(sheet: Sheet) -> Face:
    return Face(merges=tuple(Area(one.top, one.left, one.bottom, one.right)
                             for one in sheet.merges))  # fmt: skip


def _title(sheet: Sheet) -> str:
    """Return the first words of a form that are no mark such as 附件1."""
    for row in sheet.rows[:6]:
        texts = [cell_text(cell).strip() for cell in row if not is_empty(cell)]
        if len(texts) == 1 and len(texts[0]) > 4 and "：" not in texts[0]:  # noqa: PLR2004
            return texts[0]
    return ""
