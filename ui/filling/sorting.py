"""A sheet dropped on the window: a list to bring in, or a form to fill?"""

from __future__ import annotations

import time
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from models.errors import UserError
from models.forms.form import FormSheet
from models.forms.recognising import Form
from models.sheets.grid import is_empty
from ui import messages
from ui.filling.work import recognise
from ui.session import Session
from ui.work import Work, reading, run

IMPORT, FILL = "导入名单", "填这张表"
_ROSTER = 2_000_000  #: bytes; so large a file is a list, reading it twice would take long
_PATIENCE = 4.0  #: seconds; a file that could not be read in them is not read a second time
_SAMPLES = 3  #: rows that a form brings along to show how


class Sorting(QObject):
    """Takes what was dropped to 导入 or to 填上级表, and asks where it could be either."""

    def __init__(self, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._work: Work | None = None
        self._since = 0.0

    @property
    def busy(self) -> bool:
        """Say whether something dropped is being looked at."""
        return self._work is not None

    def take(self, path: Path) -> None:
        """Look at a file beside the window, then go where it belongs."""
        if self._work is not None:
            self._work.forget()
        if not path.is_file() or path.stat().st_size > _ROSTER:
            self._go("import", path)
            return
        ledger = self._session.ledger
        self._since = time.monotonic()
        self._session.said.emit(f"正在看“{path.name}”是名单还是要填的表")

        def look() -> Form:
            with reading(ledger) as other:
                return recognise(other, path)

        self._work = run(
            look,
            lambda form: self._took(form, path),
            lambda error: self._failed(error, path),
            owner=self.parent(),
        )

    def _took(self, form: Form, path: Path) -> None:
        self._work = None
        place = place_of(form)
        if not place:
            parent = self.parent()
            answer = messages.choose(
                parent if isinstance(parent, QWidget) else None,
                f"“{path.name}”要怎么用？",
                "里面有人名，也有空着的栏：可以把名单导进账里，也可以照账把空的填上。",
                (IMPORT, FILL),
            )  # fmt: skip
            place = {IMPORT: "import", FILL: "fill"}.get(answer, "")
        if place:
            self._go(place, path)

    def _failed(self, error: UserError, path: Path) -> None:
        self._work = None
        if time.monotonic() - self._since > _PATIENCE:  # another reading would take as long
            self._session.go("import")
            self._session.failed.emit(error)
            return
        self._go("import", path)  # which says what is wrong with the file

    def _go(self, place: str, path: Path) -> None:
        self._session.go(place, path=path)


def place_of(form: Form) -> str:
    """Return the place that a file belongs to, "" when it could be either."""
    found = {_of(one) for one in form.sheets if one.kind != "other"}
    if "fill" in found:
        return "fill"
    return "" if "" in found else "import"


def _of(one: FormSheet) -> str:
    if one.kind not in {"roster", "household"}:
        return "fill" if any(place.meant for place in one.places) else "import"
    if one.rows and all(_is_unsolved(one, row) for row in one.rows):
        return "import"  # which says that the file must be saved once where formulas are reckoned
    given, blank = len(one.given), len(one.rows)
    if blank and given <= _SAMPLES:
        return "fill"
    if blank > given or (_wants_more(one) and given):
        return ""
    return "import"


def _is_unsolved(one: FormSheet, row: int) -> bool:
    """Say whether a row is not empty: most of it are formulas that nobody has worked out."""
    columns = {place.column for place in one.places if place.column is not None}
    unsolved = sum((row, column) in one.sheet.unsolved for column in columns)
    return unsolved > len(columns) / 2


def _wants_more(one: FormSheet) -> bool:
    """Say whether rows with names in them have a column in which nothing stands at all."""
    columns = [place.column for place in one.places if place.column is not None and place.meant]
    empty = [column for column in columns
             if all(is_empty(one.sheet.cell(row, column)) for row in one.given)]  # fmt: skip
    return bool(empty) and len(empty) < len(columns)
