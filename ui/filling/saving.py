"""另存: the filled form under another name, opened in WPS; and what was given is kept."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QVBoxLayout, QWidget

from exporters.forms.looked import Looked, log
from exporters.forms.packing import Filled
from models.errors import CannotWrite, UserError
from models.forms.decided import half_done, sent
from ui.filling.sent_dialog import SentDialog
from ui.filling.words import title_of
from ui.look.buttons import button
from ui.look.labels import ElidedLabel, IconLabel
from ui.look.panes import row
from ui.papers import printing
from ui.session import Session
from ui.work import Work, run

if TYPE_CHECKING:
    from ui.pages.fill import FillPage

_FILLED = "（填好）"


class FillSaving(QObject):
    """Saves the form of a page; `line` tells where it lies and what may follow."""

    def __init__(self, session: Session, page: FillPage) -> None:
        super().__init__(page)
        self._session, self._page = session, page
        self._work: Work | None = None
        self.path: Path | None = None
        self.line = QWidget()
        self._said = ElidedLabel("", "bold", "green")
        self.open_button = button("用 WPS 打开", "folder", "small")
        self.open_button.clicked.connect(self.open)
        self.sent_button = button("记下报过了", "check", "small")
        self.sent_button.clicked.connect(self.ask_sent)
        block = QVBoxLayout(self.line)
        block.setContentsMargins(0, 0, 0, 0)
        block.addLayout(row(
            IconLabel("check", "green"), self._said, self.open_button, self.sent_button, stretch=1
        ))  # fmt: skip
        self.line.hide()

    def forget(self) -> None:
        """Another form is looked at."""
        self.path = None
        self.line.hide()

    def save(self) -> None:
        """Make the filled form, then ask where to put it."""
        looked = self._page.desk.looked
        if looked is None or not looked.can_save or self._page.desk.busy or self._work:
            return
        self._work = run(
            looked.filled, lambda made: self._made(looked, made), self._failed, owner=self._page
        )

    def _failed(self, error: UserError) -> None:
        self._work = None
        self._session.failed.emit(error)

    def _made(self, looked: Looked, made: Filled) -> None:
        self._work = None
        source = looked.form.path

        def write(path: Path) -> None:
            if path.exists() and source.exists() and path.samefile(source):
                raise CannotWrite("原来的表不盖掉，没有存。", "请换个文件名再存。")
            printing.put(made.data, path)

        name = f"{source.stem}{_FILLED}"
        path = printing.save_as(self._page, name, looked.suffix, write)
        if path is None:
            return
        self.path = path
        log(self._session.ledger, source.stem, looked.sheets)
        half_done.drop(self._session.ledger.path)
        self._said.setText(f"存成了“{path.name}”")
        self.sent_button.show()
        self.line.show()
        self._session.said.emit(f"填好的表存成了“{path.name}”，原来的没有动")

    def open(self) -> None:
        """Open the filled form with the system's own program for sheets."""
        if self.path is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self.path)))

    def ask_sent(self) -> None:
        """Ask to whom it was given, and keep it."""
        one, path = self._page.desk.one, self.path
        if one is None or path is None:
            return
        title = title_of(one.form)
        demands = sent.demands_like(self._session.ledger, title)
        dialog = SentDialog(self._session, title, demands, self._page)
        dialog.accepted.connect(lambda: self._keep(title, dialog, path))
        dialog.open()

    def _keep(self, title: str, dialog: SentDialog, path: Path) -> None:
        looked = self._page.desk.looked
        if looked is None:
            return
        with self._session.telling():
            sent.keep(
                self._session.ledger, dialog.demand, title=title, sender=dialog.receiver,
                day=dialog.day, columns=sent.columns_of(one.form for one in looked.sheets),
                records=sum(one.records for one in looked.sheets), file=path,
            )  # fmt: skip
            self.sent_button.hide()
            self._session.done.emit(f"“{title}”记在“要表要数”里了，填好的那份也留着")
        dialog.deleteLater()
