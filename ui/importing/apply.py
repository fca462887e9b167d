"""Carrying out an import: a line of progress that blocks the window, for the ledger is writing."""

from __future__ import annotations

import time

from PySide6.QtCore import Qt
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QApplication, QDialog, QVBoxLayout, QWidget

from models.importing.plan import ImportPlan
from models.journal import Changes
from models.ledger import Ledger
from ui.look.notices import Progress
from ui.look.tokens import PAGE
from ui.work import Stopped

_WAIT = 0.4  #: seconds before a wait is shown
_WIDTH = 480


class _Waiting(QDialog):
    """Modal: nothing else may touch the ledger inside the act; 停下 takes everything back."""

    def __init__(self, parent: QWidget, what: str) -> None:
        super().__init__(parent)
        self.setModal(True)
        self.setWindowTitle(what)
        self.setWindowFlag(Qt.WindowType.WindowContextHelpButtonHint, on=False)
        self.setFixedWidth(_WIDTH)
        self._what = what
        self.stopped = False
        self.progress = Progress()
        self.progress.stopped.connect(self.reject)
        block = QVBoxLayout(self)
        block.setContentsMargins(PAGE, PAGE, PAGE, PAGE)
        block.addWidget(self.progress)
        self._since = time.monotonic()

    def reject(self) -> None:
        """Esc and 停下: the work ends at its next step."""
        self.stopped = True

    def closeEvent(self, event: QCloseEvent) -> None:
        self.stopped = True
        event.ignore()

    def step(self, done: int, total: int) -> None:
        """Show how far it is.

        Raises:
            Stopped: the person wants no more.
        """
        if time.monotonic() - self._since > _WAIT and not self.isVisible():
            self.show()
        self.progress.tell(
            self._what, min(done + 1, total), total, "行", "停下的话一行也不留，账还是原来那样"
        )
        QApplication.processEvents()
        if self.stopped:
            raise Stopped


def apply_plan(parent: QWidget, plan: ImportPlan, ledger: Ledger) -> Changes | None:
    """Carry out a plan; None when somebody stopped it, then nothing was written.

    Raises:
        UserError: nothing to write, or the ledger changed since the plan was made.
    """
    waiting = _Waiting(parent, f"正在导入“{plan.path.name}”")
    try:
        return plan.apply(ledger, waiting.step)
    except Stopped:
        return None
    finally:
        waiting.hide()
        waiting.deleteLater()
