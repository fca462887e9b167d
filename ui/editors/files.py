"""Editor of attachments: files copied beside the ledger, opened by the system's own programs."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from models import attachments
from models.errors import NotFound
from models.field import Field
from models.kinds_links import Attached
from ui.editors.editor import Editor, Subject
from ui.look.buttons import button
from ui.look.labels import ElidedLabel, IconLabel
from ui.look.panes import row
from ui.look.tokens import PAIR


class AttachmentEditor(Editor):
    """A list of files, each with 打开 and 拿掉; nothing asks how many there are."""

    span = 3

    def __init__(self, field: Field[Any], subject: Subject) -> None:
        super().__init__(field, subject)
        self._files: tuple[Attached, ...] = ()
        self._list = QVBoxLayout()
        self._list.setSpacing(PAIR)
        self.add = button("添加附件", "paperclip", "small")
        self.add.clicked.connect(self.choose)
        block = QVBoxLayout()
        block.setSpacing(PAIR)
        block.addLayout(self._list)
        block.addLayout(row(self.add))
        self.row.addLayout(block, 1)
        self.setFocusProxy(self.add)

    def text(self) -> str:
        return self.field.show(self._files)

    def set_text(self, text: str) -> None:
        self._files = self.field.parse(text) or ()
        self._rebuild()

    def value(self) -> tuple[Attached, ...] | None:
        return self._files or None

    def set_value(self, value: tuple[Attached, ...] | None) -> None:
        self._files = value or ()
        self._rebuild()
        self.keep()

    def choose(self) -> None:
        """Ask for files and copy them beside the ledger."""
        names, _ = QFileDialog.getOpenFileNames(self, "添加附件")
        self.put([Path(name) for name in names])

    def put(self, paths: list[Path]) -> None:
        """Copy files beside the ledger and add them to the list."""
        session = self.subject.session
        with session.telling():
            for path in paths:
                one = attachments.put(session.ledger.path, path)
                if one not in self._files:
                    self._files = (*self._files, one)
        self._rebuild()
        self.finish()

    def _open(self, one: Attached) -> None:
        session = self.subject.session
        path = attachments.path_of(session.ledger.path, one)
        with session.telling():
            if not path.exists():
                raise NotFound(
                    f"附件“{one.name}”不在附件文件夹里了。", "请从备份里找，或重新添加一次。"
                )
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))

    def _remove(self, one: Attached) -> None:
        self._files = tuple(other for other in self._files if other != one)
        self._rebuild()
        self.finish()

    def _rebuild(self) -> None:
        while taken := self._list.takeAt(0):
            if widget := taken.widget():
                widget.deleteLater()
        for one in self._files:
            self._list.addWidget(self._line(one))

    def _line(self, one: Attached) -> QWidget:
        made = QWidget()
        see, remove = button("打开", kind="small"), button("拿掉", kind="small")
        see.setAccessibleName(f"打开{one.name}")
        remove.setAccessibleName(f"拿掉{one.name}")
        see.clicked.connect(lambda: self._open(one))
        remove.clicked.connect(lambda: self._remove(one))
        words = ElidedLabel(one.name)
        made.setLayout(row(IconLabel("paperclip"), words, see, remove, stretch=1))
        return made
