"""What the program keeps of heads that somebody put right: saved for another village, or taken."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QWidget

from models.importing import learnt
from ui.look.buttons import button
from ui.look.labels import ElidedLabel
from ui.look.tokens import NEAR
from ui.papers import printing
from ui.session import Session

_FILES = "对照 (*.json)"


class Handing(QWidget):
    """One line: how many heads are known by hand, 存下对照, 拿别人的对照来用."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._said = ElidedLabel("", "second")
        self._save = button("存下对照，给别的村用", kind="small")
        self._save.clicked.connect(self.hand_on)
        take = button("拿别人的对照来用", kind="small")
        take.clicked.connect(self.take_over)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(NEAR)
        line.addWidget(self._said, 1)
        line.addWidget(self._save)
        line.addWidget(take)
        self.refresh()

    @property
    def _path(self) -> Path:
        return learnt.path_of(self._session.ledger.path)

    def refresh(self) -> None:
        """Say how much is known now."""
        count = learnt.count(learnt.load(self._path))
        self._save.setVisible(count > 0)
        self._said.setText(
            f"您改过的 {count} 个表头已经记下，下回不用再改" if count
            else "您改过哪一列进哪一栏，导入后就记下，下回不用再改"
        )  # fmt: skip

    def hand_on(self) -> None:
        """Save what is known of heads as a file; nothing of any person is in it."""
        path = printing.save_as(
            self, f"{self._session.ledger.path.stem} 表头对照", "json",
            lambda path: printing.put(learnt.as_file(learnt.load(self._path)), path),
        )  # fmt: skip
        if path is not None:
            self._session.said.emit(f"对照存成了“{path.name}”，里面没有人的信息，可以发给别的村")

    def take_over(self) -> None:
        """Take what another village knows; where both know a head this ledger's own stays."""
        name, _ = QFileDialog.getOpenFileName(
            self, "选一份对照", str(printing.folder_for_papers()), _FILES
        )
        if not name:
            return
        with self._session.telling():
            count = learnt.take_over(self._path, Path(name), self._session.ledger.types)
            self.refresh()
            self._session.said.emit(
                f"拿来了 {count} 个表头的对照，以后导表就照着认" if count
                else "这份对照里的表头，您这里都有了"
            )  # fmt: skip
