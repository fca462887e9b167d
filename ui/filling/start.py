"""The first step of filling: which form; and the line of progress while it is recognised."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog

from ui.look.buttons import button
from ui.look.notices import EmptyState, Progress
from ui.look.panes import Sheet
from ui.look.tokens import NEAR, PAGE
from ui.papers import printing

FORMS = (".xlsx", ".xlsm", ".xls", ".et")  #: files that can be filled


class FillStart(Sheet):
    """Choose a form by the button, or drop it anywhere on the window."""

    chosen = Signal(object)
    stopped = Signal()

    def __init__(self) -> None:
        super().__init__(margin=PAGE)
        self.open_button = button("选一张表", "folder", "filled")
        self.open_button.clicked.connect(self._open)
        self.progress = Progress()
        self.progress.stopped.connect(self.stopped)
        self.progress.hide()
        self.body.setSpacing(NEAR)
        self.body.addStretch(1)
        self.body.addWidget(
            EmptyState(
                "把上级发来的表拖到窗口上，或者点“选一张表”",
                "账里有的照着填好，样子一点不变；账里没有的空着，等您填；没看懂的不动。"
                "原来的文件不会改，看清楚了再另存。",
                (self.open_button,),
            )
        )
        self.body.addWidget(self.progress)
        self.body.addStretch(2)
        self.setFocusProxy(self.open_button)

    def wait(self, path: Path | None) -> None:
        """Say that a form is being recognised; None when it is not any more."""
        self.progress.setVisible(path is not None)
        self.open_button.setEnabled(path is None)
        if path is not None:
            self.tell(f"正在认“{path.name}”", 0, 0)

    def tell(self, what: str, number: int, total: int) -> None:
        """Say how far it is."""
        del number, total  # of two steps nobody wants a count
        self.progress.tell(what, 1, 0, note="账里和原来的文件都没有动")

    def _open(self) -> None:
        path = ask_form(self)
        if path is not None:
            self.chosen.emit(path)


def ask_form(parent: FillStart) -> Path | None:
    """Ask with the system's dialog for a form; None when none was chosen."""
    chosen, _ = QFileDialog.getOpenFileName(
        parent, "选一张表", str(printing.folder_for_papers()),
        f"表格 ({' '.join(f'*{one}' for one in FORMS)});;所有文件 (*)",
    )  # fmt: skip
    return Path(chosen) if chosen else None
