"""The list of a register: search box, quick filters, rows; what fits on the screen is masked."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QItemSelection, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QMenu, QStackedWidget, QVBoxLayout, QWidget

from models.journal import Changes
from models.query import Condition, Query
from models.record import RecordType
from ui import settings
from ui.look.buttons import button
from ui.look.fields import IconEdit
from ui.look.labels import label
from ui.look.notices import EmptyState
from ui.look.panes import Sheet, column, row
from ui.look.tables import table_view
from ui.look.tokens import NEAR
from ui.records.condition_dialog import ConditionDialog
from ui.records.filter_bar import FilterBar, Own
from ui.records.form_layout import is_tags
from ui.records.model import RecordModel, width_of
from ui.records.more_menu import bring_pack
from ui.session import Session

_PAUSE = 120
"""Milliseconds after the last key until the list is searched."""
_MOMENT = 600
"""Milliseconds after a change of a listed record until the list is ordered and counted anew."""


class RecordList(QWidget):
    """Finds and chooses records of one register."""

    #: a record was chosen: its id
    chosen = Signal(int)
    #: Enter or a double click: go into the form
    opened = Signal()
    #: Delete on the chosen row
    removing = Signal()

    def __init__(
        self, session: Session, record_type: RecordType, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.session, self.type = session, record_type
        self.model = RecordModel(session.ledger, record_type, self)
        self.search = IconEdit("search")
        self.search.setPlaceholderText("汉字、拼音首字母、尾号")
        self.search.setAccessibleName(f"在{record_type.label}里找")
        self.search.setToolTip("在这本台账里找（Ctrl+F）")
        self.found = label("", "second")
        self.bar = FilterBar(session, record_type, self._fill_menu)
        self.table = table_view()
        self.table.setModel(self.model)
        self.table.setAccessibleName(record_type.label)
        self.table.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.table)
        self._stack.addWidget(self._empty())
        self._stack.addWidget(self._none_found())
        block = QVBoxLayout(self)
        block.setContentsMargins(0, 0, 0, 0)
        block.setSpacing(NEAR + 2)
        self._tools = QWidget()
        self._tools.setLayout(
            column(row(self.search, self.found, stretch=0), self.bar, space=NEAR + 2)
        )
        block.addWidget(self._tools)
        block.addWidget(self._stack, 1)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_PAUSE)
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(_MOMENT)
        self._later.timeout.connect(self.reload)
        self._choosing = False
        self._wire()
        self._use_columns(settings.columns(record_type.name))

    def _wire(self) -> None:
        self.search.textChanged.connect(lambda _: self._timer.start())
        self.search.returnPressed.connect(self._to_first)
        self._timer.timeout.connect(self.load)
        self.bar.changed.connect(self.load)
        self.table.activated.connect(lambda _: self.opened.emit())
        self.table.customContextMenuRequested.connect(self._row_menu)
        self.table.selectionModel().selectionChanged.connect(self._selected)
        for keys, parent, act in (
            (QKeySequence.StandardKey.Delete, self.table, self.removing.emit),
            (Qt.Key.Key_F2, self.table, self.opened.emit),
            (Qt.Key.Key_Down, self.search, self._to_first),
        ):
            shortcut = QShortcut(QKeySequence(keys), parent)
            shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
            shortcut.activated.connect(act)

    # -- what is shown -------------------------------------------------------------------------

    def load(self) -> None:
        """Read the list anew for the words and filters; the chosen record stays chosen."""
        self._timer.stop()
        chosen = self.chosen_id()
        self.model.load(self._query())
        self._show_state()
        self.choose(chosen)

    def hear(self, changes: Changes) -> None:
        """Show a change of the ledger: rows at once, their order and the counts a moment later."""
        touched = {id_ for type_, id_ in changes.touched if type_ == self.type.name}
        if self.model.knows(touched):
            self.model.repaint_rows()
            self._later.start()
        else:
            self.reload()

    def rest(self) -> None:
        """Read nothing more by itself: the list is left, the ledger may be closed."""
        self._later.stop()
        self._timer.stop()

    def reload(self) -> None:
        """Read everything again."""
        self._later.stop()
        chosen = self.chosen_id()
        self.model.refresh()
        self.count()
        self._show_state()
        if self.chosen_id() != chosen:
            self.choose(chosen)

    def count(self) -> None:
        """Count what the quick filters would show."""
        self.bar.count_again()

    def choose(self, id_: int | None) -> bool:
        """Choose the row of a record without telling it; False when the list has it not."""
        place = self.model.row_of(id_) if id_ is not None else -1
        self._choosing = True
        try:
            if place < 0:
                self.table.clearSelection()
                return False
            self.table.choose_row(place)
        finally:
            self._choosing = False
        return True

    def chosen_id(self) -> int | None:
        """Give the id of the row that is chosen."""
        rows = self.table.selectionModel().selectedRows()
        return self.model.id_at(rows[0].row()) if rows else None

    def show_all(self) -> None:
        """Drop search and filters: a record from elsewhere must be seen in the list."""
        if self.search.text() or self.bar.conditions():
            self.search.setText("")
            self.bar.choose(None)
            self.load()

    def narrow(self, words: str, where: Sequence[Condition]) -> None:
        """List what some conditions let through; one chip with these words takes them away."""
        self.search.setText("")
        self.bar.narrow(words, where)
        self.load()

    def step(self, by: int) -> None:
        """Go to the row that many places further."""
        rows = self.model.rowCount()
        if not rows:
            return
        now = self.model.row_of(self.chosen_id() or 0)
        place = min(max(now + by, 0), rows - 1) if now >= 0 else 0
        self.table.choose_row(place)

    def _query(self) -> Query:
        return Query(text=self.search.text().strip(), where=self.bar.conditions())

    def _show_state(self) -> None:
        rows = self.model.rowCount()
        narrowed = bool(self.search.text().strip() or self.bar.conditions())
        self.found.setText(f"找到 {rows:,} {self.type.unit}" if narrowed else "")
        self.found.setVisible(narrowed)
        self._stack.setCurrentIndex(0 if rows else 2 if narrowed else 1)
        self._tools.setVisible(bool(rows) or narrowed)

    def is_empty(self) -> bool:
        """Say whether there is nothing at all, not only nothing that was looked for."""
        return self._stack.currentIndex() == 1

    def _selected(self, _now: QItemSelection, _before: QItemSelection) -> None:
        rows = self.table.selectionModel().selectedRows()
        if not self._choosing and len(rows) == 1:
            self.chosen.emit(self.model.id_at(rows[0].row()))

    def _to_first(self) -> None:
        """Enter in the search box goes to the first row found."""
        self.load()
        if self.model.rowCount():
            self.table.setFocus()
            self.table.choose_row(0)
            self.chosen.emit(self.model.id_at(0))

    # -- empty ---------------------------------------------------------------------------------

    def _empty(self) -> QWidget:
        add = button(self.type.adds, "plus", "filled")
        add.clicked.connect(lambda: self.session.go("new", type=self.type.name))
        if self.type.is_rules:  # a table still comes in by the page's head
            bring = button("导入规定包", "download")
            bring.clicked.connect(lambda: bring_pack(self.session, self))
        else:
            bring = button("从表格导入", "download")
            bring.clicked.connect(lambda: self.session.go("import", type=self.type.name))
        sheet = Sheet()
        sheet.body.addWidget(EmptyState(f"还没有{self.type.label}", self.type.about, [bring, add]))
        return sheet

    def _none_found(self) -> QWidget:
        back = button("看全部")
        back.clicked.connect(self.show_all)
        sheet = Sheet()
        hint = "换几个字，或用拼音首字母、证件或手机尾号试试。"
        sheet.body.addWidget(EmptyState("没有找到", hint, [back]))
        return sheet

    # -- menus ---------------------------------------------------------------------------------

    def _fill_menu(self, menu: QMenu) -> None:
        menu.addAction("按某一栏筛选…").triggered.connect(self.ask_condition)
        columns = menu.addMenu("选栏")
        shown = {one.name for one in self.model.columns}
        for field in self.type.active:
            action = columns.addAction(field.label)
            action.setCheckable(True)
            action.setChecked(field.name in shown)
            action.setEnabled(field.name != self.type.list_columns[0].name)
            action.triggered.connect(lambda on, name=field.name: self.show_column(name, on=on))
        columns.addSeparator()
        columns.addAction("恢复原样").triggered.connect(lambda: self._choose_columns([]))
        menu.addAction("复制选中的行（Ctrl+C）").triggered.connect(self.table.copy_rows)

    def ask_condition(self) -> None:
        """Ask for a condition on any field."""
        asked = ConditionDialog(self.session, self.type, self)
        asked.accepted.connect(lambda: self._add_condition(asked))
        asked.finished.connect(asked.deleteLater)
        asked.open()

    def _add_condition(self, asked: ConditionDialog) -> None:
        if asked.condition:
            self.bar.add_own(Own(asked.words, (asked.condition,)))

    def show_column(self, name: str, *, on: bool) -> None:
        """Show or hide a column; a new one comes last."""
        names = [one.name for one in self.model.columns if one.name != name]
        self._choose_columns([*names, name] if on else names)

    def _choose_columns(self, names: list[str]) -> None:
        settings.keep_columns(self.type.name, names)
        self._use_columns(names)

    def _use_columns(self, names: list[str]) -> None:
        known = [self.type.by_name[name] for name in names if name in self.type.by_name]
        fields = tuple(one for one in known if not one.retired) or self.type.list_columns
        chosen = self.chosen_id()
        self.model.set_columns(fields)
        last = len(fields) - 1
        stretch = next((at for at, one in enumerate(fields) if is_tags(one)), last)
        widths = [width_of(one, self.session.ledger.types) for one in fields]
        # where room is short the register's own columns give way, then those somebody asked for
        asked = [at for at in range(1, last + 1) if fields[at] not in self.type.list_columns]
        own = [at for at in range(last, 0, -1) if at not in asked]
        self.table.set_columns(widths, stretch, [*own, *asked])
        self.choose(chosen)

    def _row_menu(self, where: QPoint) -> None:
        menu = QMenu(self)
        menu.addAction("打开（F2）").triggered.connect(self.opened)
        menu.addAction("复制选中的行（Ctrl+C）").triggered.connect(self.table.copy_rows)
        menu.addAction("删除（Delete）").triggered.connect(self.removing)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.table.viewport().mapToGlobal(where))
