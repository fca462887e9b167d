"""The right pane: one record with its head, its form, and its history and state in the foot."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from models.errors import NotFound
from models.kinds_links import Ref
from models.query import Query, Where
from models.record import Record, RecordType
from ui.look.buttons import button
from ui.look.labels import ElidedLabel, label
from ui.look.notices import told
from ui.look.panes import Sheet, hairline, row
from ui.look.tags import Tag
from ui.look.tokens import NEAR, PANE
from ui.records.flow_row import FlowRow
from ui.records.form import Form
from ui.records.form_layout import is_tags
from ui.records.history_dialog import HistoryDialog
from ui.session import Session

_PEOPLE = "resident"
_PAPER = "certificate"


class RecordSheet(Sheet):
    """Shows and edits one record of a register."""

    #: go back to the list; only where the list lies behind this sheet
    left = Signal()
    #: the person wants this record removed
    removing = Signal()
    #: show another record of the same register: its id
    wanted = Signal(int)

    def __init__(self, session: Session, record_type: RecordType) -> None:
        super().__init__()
        self.session, self.type = session, record_type
        self.form = Form(session, record_type)
        self.form.stood.connect(self._tell_state)
        self.title = ElidedLabel("", "title")
        self.back = button("返回", "back-arrow", "link")
        self.back.clicked.connect(self.left)
        self.back.hide()
        self._mates = FlowRow()
        self._mates.hide()
        self.history = button("改动记录", kind="link")
        self.history.setToolTip("谁在什么时候改了什么")
        self.history.clicked.connect(self.show_history)
        self._state = QHBoxLayout()
        self.body.addLayout(self._head())
        self.body.addWidget(self.form, 1)
        self.body.addLayout(row(hairline(), stretch=0))
        foot = QHBoxLayout()
        foot.setContentsMargins(0, 0, PANE, 0)
        foot.addWidget(self.history)
        foot.addStretch(1)
        foot.addLayout(self._state)
        self.body.addLayout(foot)
        margins = self.body.contentsMargins()
        self.body.setContentsMargins(margins.left() + 4, margins.top(), 4, NEAR // 2)
        self._link = next((one for one in record_type.links if one.to == "household"), None)
        if self._link:
            self._end_of(self._link.name).addWidget(self._mates)

    def _head(self) -> QHBoxLayout:
        head = QHBoxLayout()
        head.setSpacing(NEAR)
        head.setContentsMargins(0, 0, PANE, 0)
        head.addWidget(self.back)
        head.addWidget(self.title)
        self._tag_line = QHBoxLayout()
        self._tag_line.setSpacing(NEAR // 2)
        head.addLayout(self._tag_line)
        head.addStretch(1)
        if self.type.name == _PEOPLE and _PAPER in self.session.ledger.types:
            paper = button("开证明", "stamp")
            paper.clicked.connect(self._certify)
            head.addWidget(paper)
        if not self.type.single:
            self.more = button("更多", "chevron-down", "link")
            self.more.clicked.connect(self._open_menu)
            head.addWidget(self.more)
        return head

    def _end_of(self, name: str) -> QVBoxLayout:
        grid = self.form.grid
        place = next(at for at, one in enumerate(grid.sections) if name in one.fields)
        return grid.ends[place]

    # -- the record ----------------------------------------------------------------------------

    @property
    def record(self) -> Record | None:
        """The record that is shown."""
        return self.form.record

    def show_id(self, id_: int) -> bool:
        """Show a record; False when it is not there any more."""
        try:
            record = self.session.ledger.get(self.type.name, id_)
        except NotFound:
            return False
        self.form.show_record(record)
        self._show_around()
        return True

    def reload(self) -> bool:
        """Show a change of the ledger; False when the record went."""
        if self.record is None:
            return True
        try:
            self.form.reload()
        except NotFound:
            return False
        self._show_around()
        return True

    def show_history(self) -> None:
        """Show what happened to this record."""
        if self.record is None:
            return
        entries = self.session.ledger.history(self.type.name, self.record.id)
        box = HistoryDialog(self.type, self.title.text(), entries, self)
        box.finished.connect(box.deleteLater)
        box.open()

    def menu(self) -> QMenu:
        """Make the menu 更多."""
        made = QMenu(self)
        made.addAction("改动记录").triggered.connect(self.show_history)
        made.addSeparator()
        made.addAction("删除（Delete）").triggered.connect(self.removing)
        return made

    def _open_menu(self) -> None:
        made = self.menu()
        made.aboutToHide.connect(made.deleteLater)
        made.popup(self.more.mapToGlobal(self.more.rect().bottomLeft()))

    def _certify(self) -> None:
        if self.record:
            ref = Ref(self.record.id, self.title.text())
            self.session.go("new", type=_PAPER, given={"resident": ref})

    # -- around the form -----------------------------------------------------------------------

    def _show_around(self) -> None:
        record = self.record
        if record is None:
            return
        title = self.type.by_name[self.type.title]
        self.title.setText(title.show(record[title.name]) or self.type.label)
        _clear(self._tag_line)
        for field in self.type.active:
            for word in str(record[field.name] or "").split() if is_tags(field) else ():
                self._tag_line.addWidget(Tag(word))
        entries = self.session.ledger.history(self.type.name, record.id)
        self.history.setText(f"改动记录 {len(entries)} 次")
        self._show_mates(record)

    def _show_mates(self, record: Record) -> None:
        """Show who else belongs to the same household, a button for each."""
        ref = record[self._link.name] if self._link else None
        mates = []
        if self._link and isinstance(ref, Ref):
            where = (Where(self._link.name, "=", ref),)
            found = self.session.ledger.find(self.type.name, Query(where=where))
            mates = [one for one in found if one.id != record.id]
        widgets: list[QWidget] = [label("同户", "second")] if mates else []
        for mate in mates:
            made = button(self._mate_words(mate), kind="small")
            made.clicked.connect(lambda _=False, id_=mate.id: self.wanted.emit(id_))
            widgets.append(made)
        self._mates.set_widgets(widgets)
        self._mates.setVisible(bool(mates))

    def _mate_words(self, mate: Record) -> str:
        names = [self.type.title, "relation", "age"]
        fields = [self.type.by_name[name] for name in names if name in self.type.by_name]
        return "　".join(filter(None, (one.show(mate[one.name]) for one in fields)))

    def _tell_state(self) -> None:
        _clear(self._state)
        if self.record is None:
            return
        labels = self.form.unstored()
        if labels:
            words = "、".join(labels[:2]) + (f"等 {len(labels)} 项" if len(labels) > 2 else "")  # noqa: PLR2004
            self._state.addWidget(told(f"{words}没存，其余已存", "ochre"))
        else:
            self._state.addWidget(told("都已存好", "green"))


def _clear(layout: Any) -> None:  # noqa: ANN401 - any layout
    while taken := layout.takeAt(0):
        if widget := taken.widget():
            widget.hide()
            widget.deleteLater()
