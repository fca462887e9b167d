"""从表格导入: the sheet as it came; nothing enters the ledger before the button."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QStackedLayout, QVBoxLayout, QWidget

from exporters.marked_sheet import save_marked
from models.errors import UserError
from models.importing.plan import ImportPlan
from models.importing.words import WORDS as SAID
from models.importing.words import about_links
from models.journal import Changes
from models.record import RecordType
from models.sheets.headers import letters
from models.sheets.vocabulary import importable
from ui.frame.two_panes import TwoPanes
from ui.importing.apply import apply_plan
from ui.importing.issues import Issue
from ui.importing.model import WORDS, ImportModel
from ui.importing.side import ImportSide
from ui.importing.start import ImportStart, dropped_file
from ui.importing.table import ImportTable
from ui.importing.ways import Ways
from ui.importing.work import Change, change_plan, read_plan, rejects_paper
from ui.look.buttons import button
from ui.look.labels import ElidedLabel, IconLabel, label
from ui.look.notices import Banner
from ui.look.panes import PageHead, row
from ui.look.tokens import BLOCK
from ui.look.tokens import PAGE as MARGIN
from ui.pages import Page
from ui.papers import printing
from ui.records.flow_row import FlowRow
from ui.session import Session
from ui.work import Stopped, Work, run

_TITLE = "从表格导入"
_COUNTED = {**SAID, "same": "和账里一样", "skip": "先不导"}
_SAFE = "原来的文件不会动，导入后按 Ctrl+Z 能整批退回。F4 改对到哪一栏，F2 改一格。"


class ImportPage(Page):
    """1 选文件, 2 对好列, 3 看清楚再进账."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.plan: ImportPlan | None = None
        self._work: Work | None = None
        self.start = ImportStart(session.ledger.types)
        self.start.chosen.connect(self.read)
        self.start.progress.stopped.connect(self._stop)
        self.model = ImportModel(self)
        self.table = ImportTable(self.model)
        self.side = ImportSide()
        self._head = PageHead(_TITLE)
        self.back_button = button("换一份", "back-arrow")
        self.back_button.clicked.connect(self.begin)
        self.reject_button = button("退回去")
        self.reject_button.clicked.connect(self.send_back)
        self.mark_button = button("带批注另存")
        self.mark_button.clicked.connect(self.save_marked)
        self.apply_button = button("导入", "download", "filled")
        self.apply_button.set_keys("Ctrl+Enter")
        self.apply_button.clicked.connect(self.apply)
        for one in (self.back_button, self.mark_button, self.reject_button, self.apply_button):
            self._head.add_button(one)
        self._bodies = QStackedLayout()
        self._bodies.addWidget(self.start)
        self._bodies.addWidget(self._make_look())
        page = self.lay_out()
        page.addWidget(self._head)
        page.addLayout(self._bodies, 1)
        self.setAcceptDrops(True)
        self.bind(self.apply)
        self._wire()
        self.begin()

    def _make_look(self) -> QWidget:
        self._counts = FlowRow(space=MARGIN - 8)
        self.ways = Ways()
        self.ways.sheet_asked.connect(self._other_sheet)
        self.ways.fill_asked.connect(lambda path: self.session.go("fill", path=path))
        self.ways.policy_asked.connect(
            lambda policy: self._change(lambda plan: plan.with_policy(policy))
        )
        self.only_wrong = button("只看有问题的", kind="chip")
        self.only_wrong.toggled.connect(self.model.show_only_wrong)
        line = QHBoxLayout()
        line.setSpacing(BLOCK)
        line.addWidget(self._counts, 1)
        line.addWidget(self.ways, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(self.only_wrong, 0, Qt.AlignmentFlag.AlignTop)
        self._missing = QVBoxLayout()
        left = QWidget()
        block = QVBoxLayout(left)
        block.setContentsMargins(0, 0, 0, 0)
        block.setSpacing(BLOCK - 4)
        block.addWidget(self.table, 1)
        self._note = ElidedLabel(_SAFE, "second")
        block.addWidget(self._note)
        self.panes = TwoPanes(left, self.side, (818, 304))
        whole = QWidget()
        body = QVBoxLayout(whole)
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(BLOCK)
        body.addLayout(line)
        body.addLayout(self._missing)
        body.addWidget(self.panes, 1)
        return whole

    def _wire(self) -> None:
        self.table.moved.connect(self._show_cell)
        self.table.head_asked.connect(self.ask_column)
        self.table.edit_asked.connect(self._edit)
        self.side.chosen.connect(self._go_to)
        self.side.mended.connect(self._mend)
        self.side.dropped.connect(
            lambda rows, column: self._change(lambda plan: plan.without_cells(rows, column))
        )
        self.side.decided.connect(
            lambda number, action: self._change(lambda plan: plan.with_action(number, action))
        )

    # -- coming and going ----------------------------------------------------------------------

    def enter(self, **arguments: Any) -> None:  # noqa: ANN401 - the place's arguments
        """Be shown, with `type` for that register, with `path` on that file at once."""
        path = arguments.get("path")
        if arguments.get("type") and (path or self.plan is None):
            self.start.choose_register(str(arguments["type"]))
        if path:
            self.read(Path(path))
        elif self.plan is None:
            self.start.setFocus()

    def heard(self, changes: Changes) -> None:
        """The ledger changed under the plan: it is made anew from the file."""
        if self.plan is not None and self._work is None and self.isVisible():
            self._read(self.plan.path, self.plan.record_type, self.plan.sheet)

    def back(self) -> bool:
        """From the problem to the table, from the table to the choice of a file."""
        if self.panes.show_left():
            return True
        if self.plan is None:
            return False
        self.begin()
        return True

    def begin(self) -> None:
        """第 1 步: choose a file."""
        self._forget()
        self.plan = None
        self.model.show_plan(None)
        self._bodies.setCurrentIndex(0)
        self._head.set_title(_TITLE)
        self._head.set_facts("第 1 步，共 3 步　选文件")
        for one in (self.back_button, self.mark_button, self.reject_button, self.apply_button):
            one.hide()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if dropped_file(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        path = dropped_file(event.mimeData())
        if path is not None:
            event.acceptProposedAction()
            self.read(path)

    # -- the plan ------------------------------------------------------------------------------

    def _other_sheet(self, sheet: str) -> None:
        """Read another sheet of the same file."""
        if self.plan is not None:
            path, name = self.plan.path, self.start.register
            self.begin()
            self._read(path, self.session.ledger.type(name) if name else None, sheet)

    def save_marked(self) -> None:
        """Write the sheet once more, what is wrong in it as comments."""
        plan = self.plan
        if plan is None:
            return
        path = printing.save_as(
            self, f"{plan.path.stem} 带批注", "xlsx", lambda path: save_marked(plan, path)
        )
        if path is not None:
            self.session.said.emit(f"带批注的表存成了“{path.name}”，改好再拖进来就行")

    def read(self, path: Path) -> None:
        """Read a file for the chosen register."""
        self.begin()
        name = self.start.register
        self._read(path, self.session.ledger.type(name) if name else None)

    def _read(self, path: Path, register: RecordType | None, sheet: str | None = None) -> None:
        self._forget()
        self.start.wait(path)
        ledger = self.session.ledger
        self._work = Work(lambda work: read_plan(work, ledger, path, register, sheet))
        self._work.owner = self
        self.destroyed.connect(self._work.forget)
        self._work.finished.connect(self._took)
        self._work.failed.connect(self._failed)
        self._work.stepped.connect(self.start.tell)
        self._work.start()

    def _stop(self) -> None:
        """停下: the reading ends at its next step."""
        if self._work is not None:
            self._work.stop()

    def _change(self, change: Change) -> None:
        """Change the plan on a worker; one change at a time."""
        plan = self.plan
        if plan is None or self._work is not None:
            return
        ledger = self.session.ledger
        self._head.set_facts("正在重新看一遍……")
        self._work = run(
            lambda: change_plan(ledger, plan, change), self._took, self._failed, owner=self
        )

    def _failed(self, error: UserError | Stopped) -> None:
        self._work = None
        self.start.wait(None)
        self._tell_step()
        if isinstance(error, UserError):
            self.session.failed.emit(error)

    def _forget(self) -> None:
        if self._work is not None:
            self._work.forget()
            self._work = None
        self.start.wait(None)

    def _took(self, plan: ImportPlan) -> None:
        """Show the new plan; the eye stays where it was."""
        first = self.plan is None
        now = self.table.currentIndex()
        at = (now.row(), now.column())
        self._work = None
        self.start.wait(None)
        self.plan = plan
        self.model.show_plan(plan)
        self.side.show_plan(plan)
        self._bodies.setCurrentIndex(1)
        self._tell_counts(plan)
        self._tell_step()
        issues = self.side.issues
        if first and issues:
            self._go_to(issues[0])
        else:
            row_at = min(max(at[0], 0), self.model.rowCount() - 1)
            self.table.setCurrentIndex(self.model.index(row_at, max(at[1], 0)))
        self.table.setFocus()

    # -- what is said --------------------------------------------------------------------------

    def _tell_step(self) -> None:
        plan = self.plan
        if plan is None:
            self._head.set_facts("第 1 步，共 3 步　选文件")
            return
        self._head.set_title(f"导入：{plan.path.name}")
        into = f"进“{plan.record_type.label}”"
        step = "第 2 步，共 3 步　对好列" if plan.missing else "第 3 步，共 3 步　看清楚再进账"
        self._head.set_facts(f"{step}　{into}")

    def _tell_counts(self, plan: ImportPlan) -> None:
        parts = []
        for key, words in _COUNTED.items():
            count = plan.counts.get(key, 0)
            if count:
                icon, tone, _ = WORDS[key]
                held = QWidget()
                held.setLayout(row(IconLabel(icon, tone), label(f"{words} {count} 行", "bold")))
                parts.append(held)
        self._counts.set_widgets(parts)
        back = plan.counts.get("problem", 0) + plan.counts.get("double", 0)
        count = plan.counts.get("add", 0) + plan.counts.get("update", 0)
        self.back_button.show()
        self.mark_button.show()
        self.mark_button.setVisible(bool(self.side.issues))
        self.reject_button.setVisible(back > 0)
        self.reject_button.setText(f"把 {back} 行退回去")
        self.apply_button.show()
        self.apply_button.setText(f"导入 {count} 行")
        self.apply_button.setEnabled(count > 0)
        self.only_wrong.setVisible(bool(self.side.issues))
        if not self.side.issues and self.only_wrong.isChecked():
            self.only_wrong.setChecked(False)
        while (old := self._missing.takeAt(0)) is not None:
            if old.widget():
                old.widget().deleteLater()
        self.ways.show_plan(plan)
        self._note.setText(about_links(plan) or _SAFE)
        self._note.setToolTip(_SAFE)
        if plan.missing:
            labels = "、".join(f"“{one.label}”" for one in plan.missing)
            self._missing.addWidget(Banner(
                "ochre", f"没有一列对到{labels}，没有它导不进去",
                "点那一列的列头，选它是哪一栏；整张表都不对的话，点“换一份”改选台账。",
            ))  # fmt: skip

    def _show_cell(self, index: QModelIndex) -> None:
        if self.plan is not None and index.isValid() and index.row() < len(self.model.rows):
            number = self.model.rows[index.row()].number
            self.side.show_cell(self.plan, number, self.model.field_at(index.column()))

    def _go_to(self, issue: Issue) -> None:
        index = self.model.place_of(issue.row, issue.column)
        if index.isValid():
            self.table.setCurrentIndex(index)
            self.table.scrollTo(index)
            self._show_cell(index)
        self.panes.show_right()

    def _edit(self) -> None:
        self.panes.show_right()
        self.side.edit()

    # -- what can be done ----------------------------------------------------------------------

    def ask_column(self, column: int) -> None:
        """Ask where a column goes."""
        menu = self.column_menu(column)
        if menu is not None:
            menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            menu.popup(self.table.below_head(column).topLeft())

    def column_menu(self, column: int) -> QMenu | None:
        """Return the menu of a column: 不导入, and every field of the register."""
        plan = self.plan
        if plan is None:
            return None
        menu = QMenu(self)
        now = plan.columns.get(column)
        taken = {one.name: at for at, one in plan.columns.items() if one}
        for field in (None, *importable(plan.record_type)):
            words = field.label if field else "不导入"
            other = taken.get(field.name) if field else None
            if other is not None and other != column:
                words = f"{words}（现在是 {letters(other)} 列）"
            action = menu.addAction(words)
            action.setCheckable(True)
            action.setChecked((field.name if field else "") == (now.name if now else ""))
            action.triggered.connect(
                lambda _=False, one=field: self._change(lambda plan: plan.with_column(column, one))
            )
            if field is None:
                menu.addSeparator()
        return menu

    def _mend(self, number: int, column: int, text: str) -> None:
        self._change(lambda plan: plan.with_cell(number, column, text or None))

    def send_back(self) -> None:
        """Write the rows that stay out with their reasons, for whoever sent the sheet."""
        plan = self.plan
        if plan is None:
            return
        paper = rejects_paper(plan)
        path = printing.save_as(self, paper.name, "xlsx", lambda path: printing.write(paper, path))
        if path is not None:
            self.session.said.emit(f"退回的行存成了“{path.name}”，原因写在最后一栏")

    def apply(self) -> None:
        """Write everything in one act."""
        plan = self.plan
        if plan is None or self._work is not None or not self.apply_button.isEnabled():
            return
        # the plan is carried out: nothing of it must be read anew when the ledger tells
        self.plan = None
        changes = None
        with self.session.telling():
            changes = apply_plan(self, plan, self.session.ledger)
        if changes is None:
            self.plan = plan
            return
        self.begin()
        kind = plan.record_type
        self.session.go("group", group=kind.group, type=kind.name)
        self.session.done.emit(changes.label)


PAGE = ImportPage
