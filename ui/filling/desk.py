"""A form at work: what was decided of it, and how it would come out; all reading on a worker."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal

from exporters.forms.looked import Looked
from exporters.forms.sheeted import Sheeted
from models.errors import UserError
from models.forms.decided import half_done
from models.forms.decided.decisions import Decisions, OfSheet
from models.forms.decided.remembered import Remembered, remember
from models.forms.face.measures import Measures
from models.forms.form import FormSheet
from models.forms.recognising import Form
from ui.filling.words import sheets_of
from ui.filling.work import Opened, fill_again, open_form
from ui.session import Session
from ui.work import Stopped, Work


def stamp_of(path: Path) -> int:
    """Return when a file was written last, 0 when it is gone."""
    return path.stat().st_mtime_ns if path.exists() else 0


class FillDesk(QObject):
    """One form at a time; each decision fills it anew, the last one counts."""

    #: a form was opened, or filled anew; true for another form or sheet
    shown = Signal(bool)
    #: what, number, total
    stepped = Signal(str, int, int)
    #: nothing came of opening a form
    gave_up = Signal()

    def __init__(self, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self.path: Path | None = None
        self._stamp = 0
        self.form: Form | None = None
        self.looked: Looked | None = None
        self.decisions = Decisions()
        self.before: dict[str, Remembered] = {}
        self.measures: dict[str, Measures] = {}
        self.sheet = ""
        self._work: Work | None = None

    @property
    def busy(self) -> bool:
        """Say whether something is at work."""
        return self._work is not None

    @property
    def one(self) -> Sheeted | None:
        """The sheet in sight."""
        return self.looked.sheet(self.sheet) if self.looked else None

    @property
    def said(self) -> OfSheet:
        """What was decided of the sheet in sight."""
        return self.decisions.of(self.sheet)

    def open(self, path: Path) -> None:
        """Recognise a form and fill it."""
        self.close()
        self.path, self._stamp = path, stamp_of(path)
        ledger = self._session.ledger
        self._start(Work(lambda work: open_form(work, ledger, path)), self._opened)

    def is_other(self, path: Path) -> bool:
        """Say whether a file is not the form in sight, or was changed since."""
        return path != self.path or stamp_of(path) != self._stamp

    def close(self) -> None:
        """Let the form go."""
        self.stop()
        self.path = self.form = self.looked = None
        self.decisions, self.before, self.measures, self.sheet = Decisions(), {}, {}, ""

    def stop(self) -> None:
        """Wait for nothing any more."""
        if self._work is not None:
            self._work.forget()
            self._work = None

    def choose_sheet(self, name: str, *, other: bool = True) -> None:
        """Look at another table; `other` for one that is not in sight."""
        if name != self.sheet and self.looked is not None:
            self.sheet = name
            self.shown.emit(other)

    def decide(self, said: OfSheet) -> None:
        """Take other decisions about the sheet in sight; meanings are kept for next time."""
        self.sheet_decided(self.sheet, said)
        self.again()

    def sheet_decided(self, name: str, said: OfSheet) -> None:
        """Take decisions about a sheet without filling anew."""
        now = self.decisions.of(name)
        self.decisions = self.decisions.with_sheet(name, said)
        if self.path is not None and said.typed != now.typed:
            half_done.keep(self._session.ledger.path, self.path, self.decisions)
        raw = self._raw(name)
        if raw is not None and (said.meanings, said.whom) != (now.meanings, now.whom):
            remember(self._session.ledger, raw, said)

    def take(self, decisions: Decisions) -> None:
        """Take other decisions and fill anew."""
        self.decisions = decisions
        self.again()

    def allow(self, label: str) -> None:
        """Let a sensitive field be filled; it goes into the history when the form is saved."""
        asked = (*(one for one in self.decisions.asked if one != label), label)
        self.take(replace(self.decisions, asked=asked))

    def again(self) -> None:
        """Fill anew: something was decided, or the ledger changed."""
        form, decisions = self.form, self.decisions
        if form is None:
            return
        self.stop()
        ledger = self._session.ledger
        self._start(Work(lambda work: fill_again(work, ledger, form, decisions)), self._filled)

    def _raw(self, name: str) -> FormSheet | None:
        sheets = self.form.sheets if self.form else ()
        return next((one for one in sheets if one.key == name), None)

    def _start(self, work: Work, done: Callable[[Any], None]) -> None:
        work.owner = self.parent()
        self.destroyed.connect(work.forget)
        work.finished.connect(done)
        work.failed.connect(self._failed)
        work.stepped.connect(self.stepped)
        self._work = work.start()

    def _opened(self, opened: Opened) -> None:
        self._work = None
        self.form, self.looked, self.before = opened.form, opened.looked, opened.before
        self.measures, self.decisions = opened.measures, opened.looked.decisions
        if opened.half_done:
            self._session.said.emit(f"上次写的 {opened.half_done} 格还在")
        names = [name for _, name in sheets_of(opened.looked)]
        self.sheet = names[0] if names else ""
        self.shown.emit(True)

    def _filled(self, looked: Looked) -> None:
        self._work = None
        self.looked = looked
        self.shown.emit(False)

    def _failed(self, error: UserError | Stopped) -> None:
        self._work = None
        if self.looked is None:
            self.close()
            self.gave_up.emit()
        else:  # the decision was wrong: what was shown still holds
            self.decisions = self.looked.decisions
            self.shown.emit(False)
        if isinstance(error, UserError):
            self._session.failed.emit(error)
