"""The first step of an import: which file, and which register if the person knows."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from PySide6.QtCore import QMimeData, Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from models.record import RecordType
from ui.frame.drops import SHEETS
from ui.importing.handing import Handing
from ui.look.buttons import button
from ui.look.fields import FieldBox, choice_box
from ui.look.notices import EmptyState, Progress
from ui.look.panes import Sheet
from ui.look.tokens import BLOCK, NEAR, PAGE
from ui.papers import printing
from ui.session import Session

_BY_HEADS = "看表头自动认"


def registers_of(types: Mapping[str, RecordType]) -> list[tuple[str, object]]:
    """Return the registers into which a sheet can go: (label, name) each."""
    return [(one.label, one.name) for one in types.values() if not (one.hidden or one.single)]


class ImportStart(Sheet):
    """Choose a file by the button, or drop it anywhere on the page."""

    chosen = Signal(object)

    def __init__(self, session: Session) -> None:
        super().__init__(margin=PAGE)
        self.register_box = choice_box([(_BY_HEADS, ""), *registers_of(session.ledger.types)])
        self.open_button = button("选文件", "folder", "filled")
        self.open_button.clicked.connect(self._open)
        self.progress = Progress()
        self.progress.hide()
        line = QHBoxLayout()
        line.addStretch(1)
        box = FieldBox("进哪本台账", self.register_box)
        line.addWidget(box, 1)
        line.addStretch(1)
        middle = QVBoxLayout()
        middle.setSpacing(BLOCK)
        middle.addLayout(line)
        self.body.setSpacing(NEAR)
        self.body.addStretch(1)
        self.body.addWidget(
            EmptyState(
                "把表格文件拖到这里，或者点“选文件”",
                "Excel、WPS 表格、csv 都行，有表名、合计行也不要紧。"
                "原来的文件不会动，看清楚了才进账。",
                (self.open_button,),
            )
        )
        self.body.addLayout(middle)
        self.body.addWidget(self.progress)
        self.body.addStretch(2)
        self.handing = Handing(session)
        self.body.addWidget(self.handing)
        self.setFocusProxy(self.open_button)

    @property
    def register(self) -> str:
        """Name of the chosen register; "" when the heads decide."""
        return str(self.register_box.currentData() or "")

    def choose_register(self, name: str) -> None:
        """Choose a register, or "" for what the heads say."""
        self.register_box.setCurrentIndex(max(self.register_box.findData(name), 0))

    def wait(self, path: Path | None) -> None:
        """Say that a file is being read; None when it is not any more."""
        self.progress.setVisible(path is not None)
        self.open_button.setEnabled(path is None)
        if path is not None:
            self.tell(path.name, 1, 0)

    def tell(self, name: str, number: int, total: int) -> None:
        """Say how far the reading is; `total` 0 while nobody knows."""
        self.progress.tell(f"正在看“{name}”", number, total, "行", "账里还没有动")

    def _open(self) -> None:
        path = ask_file(self)
        if path is not None:
            self.chosen.emit(path)


def ask_file(parent: QWidget) -> Path | None:
    """Ask with the system's dialog for a sheet; None when none was chosen."""
    chosen, _ = QFileDialog.getOpenFileName(
        parent, "选一份表格", str(printing.folder_for_papers()),
        f"表格 ({' '.join(f'*{one}' for one in SHEETS)});;所有文件 (*)",
    )  # fmt: skip
    return Path(chosen) if chosen else None


def dropped_file(data: QMimeData) -> Path | None:
    """Return the one file that is being dropped, or None."""
    urls = data.urls()
    if len(urls) != 1 or not urls[0].isLocalFile():
        return None
    path = Path(urls[0].toLocalFile())
    return path if path.is_file() else None
