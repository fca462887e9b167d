"""The right pane: one record with its head, its form, and its history and state in the foot."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from models.errors import NotFound
from models.kinds_links import Link, Ref
from models.record import Record, RecordType
from models.rule_list import said_as
from ui.look.buttons import button
from ui.look.labels import ElidedLabel
from ui.look.notices import told
from ui.look.panes import Sheet, hairline, row
from ui.look.tags import Tag
from ui.look.tokens import NEAR, PANE
from ui.records.deed_row import DeedRow
from ui.records.form import Form
from ui.records.form_layout import is_tags
from ui.records.history_dialog import HistoryDialog
from ui.records.mates import Mates
from ui.records.related import count_related, related
from ui.session import Session

if TYPE_CHECKING:
    from exporters.report import Report

_PEOPLE = "resident"
_MOST = 20
"""How many related records are offered."""


class RecordSheet(Sheet):
    """Shows and edits one record of a register."""

    #: go back to the list; only where the list lies behind this sheet
    left = Signal()
    #: the person wants this record removed
    removing = Signal()
    #: show another record of the same register: its id
    wanted = Signal(int)

    def __init__(
        self, session: Session, record_type: RecordType, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent=parent)
        self.session, self.type = session, record_type
        self.form = Form(session, record_type, parent=self)
        self.form.stood.connect(self._tell_state)
        self.title = ElidedLabel("", "title")
        self.back = button("返回", "back-arrow", "link")
        self.back.clicked.connect(self.left)
        self.back.hide()
        self._mates = Mates(session, record_type)
        self._mates.wanted.connect(self._show_mate)
        self.related = button("办过的事", kind="link")
        self.related.setToolTip("别的台账里和这一条有关的，最近的在前")
        self.related.clicked.connect(self._open_related)
        self.history = button("改动记录", kind="link")
        self.history.setToolTip("谁在什么时候改了什么")
        self.history.clicked.connect(self.show_history)
        self._state = QHBoxLayout()
        self.body.addLayout(self._head())
        self.body.addWidget(self.form, 1)
        self.body.addLayout(row(hairline(), stretch=0))
        foot = QHBoxLayout()
        foot.setContentsMargins(0, 0, PANE, 0)
        foot.addWidget(self.related)
        foot.addWidget(self.history)
        foot.addStretch(1)
        foot.addLayout(self._state)
        self.body.addLayout(foot)
        margins = self.body.contentsMargins()
        self.body.setContentsMargins(margins.left() + 4, margins.top(), 4, NEAR // 2)
        if self._mates.after:
            self._end_of(self._mates.after).addWidget(self._mates)

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
        if self.type.leads_to:
            target = self.session.ledger.type(self.type.leads_to[0])
            event = target.event
            following = button(target.adds, event.icon if event else target.group.icon)
            following.clicked.connect(lambda: self._begin(target))
            head.addWidget(following)
        self.deeds = DeedRow(self.session)
        head.addWidget(self.deeds)
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

    def merge(self) -> None:
        """Ask which other record is the same as this one, and make both into one."""
        if self.record is None:
            return
        from ui.records.merge_dialog import MergeDialog  # seldom needed

        self.form.finish_field()
        box = MergeDialog(self.session, self.type, self.record, self)
        box.accepted.connect(lambda: self.session.done.emit(box.label))
        box.finished.connect(box.deleteLater)
        box.open()

    def menu(self) -> QMenu:
        """Make the menu 更多."""
        made = QMenu(self)
        for name in self.type.leads_to[1:]:
            target = self.session.ledger.type(name)
            made.addAction(target.adds).triggered.connect(
                lambda _=False, target=target: self._begin(target)
            )
        self.deeds.add_to(made)
        for paper in self._papers():
            words = paper.label if paper.folder else f"打印{paper.label}"
            made.addAction(words).triggered.connect(lambda _=False, one=paper: self._print(one))
        made.addAction("改动记录").triggered.connect(self.show_history)
        made.addSeparator()
        from models import merging  # only who opens the menu waits for it

        if merging.can_merge(self.session.ledger, self.type):
            made.addAction("和另一条并成一条").triggered.connect(self.merge)
        made.addAction("删除（Delete）").triggered.connect(self.removing)
        return made

    def _papers(self) -> list[Report]:
        """Return the papers that are made of one record of this register."""
        from exporters.report import reports  # only who opens the menu waits for them

        return [
            one
            for one in reports()
            if any(
                isinstance(asked, Link) and asked.required and asked.to == self.type.name
                for asked in one.params
            )
        ]

    def _print(self, paper: Report) -> None:
        if self.record:
            asked = next(one for one in paper.params if isinstance(one, Link))
            ref = Ref(self.record.id, self.title.text())
            self.session.go("papers", report=paper.name, given={asked.name: ref})

    def _open_menu(self) -> None:
        made = self.menu()
        made.aboutToHide.connect(made.deleteLater)
        made.popup(self.more.mapToGlobal(self.more.rect().bottomLeft()))

    def _begin(self, target: RecordType) -> None:
        """Begin the record that this one leads to."""
        link = next(one.name for one in target.links if one.to == self.type.name)
        if self.record:
            ref = Ref(self.record.id, self.title.text())
            self.session.go("new", type=target.name, given={link: ref})

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
        if self.type.is_rules:
            self._tag_line.addWidget(_how_sure(record))
        entries = self.session.ledger.history(self.type.name, record.id)
        self.history.setText(f"改动记录 {len(entries)} 次")
        count = count_related(self.session.ledger, self.type, record.id)
        words = "办过的事" if self.type.name == _PEOPLE else "相关记录"
        self.related.setText(f"{words} {count} {'件' if self.type.name == _PEOPLE else '条'}")
        self.related.setVisible(count > 0)
        self._mates.show_of(record)
        self.deeds.show_of(record)

    def _open_related(self) -> None:
        """Offer what else concerns this record; choosing leads there."""
        record = self.record
        if record is None:
            return
        menu = QMenu(self)
        for one in related(self.session.ledger, self.type, record.id, _MOST):
            menu.addAction(one.words).triggered.connect(
                lambda _=False, one=one: self.session.go(
                    "group", group=one.type.group, type=one.type.name, id=one.id
                )
            )
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.related.mapToGlobal(self.related.rect().topLeft()))

    def _show_mate(self, register: str, id_: int) -> None:
        if register == self.type.name:
            self.wanted.emit(id_)
        else:
            group = self.session.ledger.type(register).group
            self.session.go("group", group=group, type=register, id=id_)

    def _tell_state(self) -> None:
        _clear(self._state)
        if self.record is None:
            return
        labels = self.form.unstored()
        if labels:
            words = "、".join(labels[:2]) + (f"等 {len(labels)} 项" if len(labels) > 2 else "")  # noqa: PLR2004
            self._state.addWidget(told(f"{words}没存，其余已存", "ochre"))
            now = self.session.ledger.now
            self.session.said.emit(f"已存 {now:%H:%M}，有 {len(labels)} 处没存")
        else:
            self._state.addWidget(told("都已存好", "green"))


def _how_sure(rule: Record) -> Tag:
    """Say whether a rule was compared with its original, with its basis in the tooltip."""
    said = said_as(rule)
    sure = said.startswith("规定要求")
    made = Tag("规定要求", "check", "green") if sure else Tag("提示", "info", "ochre")
    made.setToolTip(said)
    return made


def _clear(layout: Any) -> None:  # noqa: ANN401 - any layout
    while taken := layout.takeAt(0):
        if widget := taken.widget():
            widget.hide()
            widget.deleteLater()
