"""Steps 2 and 3 of an import: the sheet with what becomes of it, and what is asked about it."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from models.importing.plan import ImportPlan
from models.importing.words import about_links
from ui.frame.two_panes import TwoPanes
from ui.importing.issues import Issue
from ui.importing.model import BEFORE, ImportModel
from ui.importing.side import ImportSide
from ui.importing.table import ImportTable
from ui.importing.telling import Strips, counts_of
from ui.importing.ways import Ways
from ui.look.buttons import button
from ui.look.labels import ElidedLabel
from ui.look.tokens import BLOCK, PAGE
from ui.records.flow_row import FlowRow

_SAFE = "原来的文件不会动，导入后按 Ctrl+Z 能整批退回。F4 改对到哪一栏，F2 改一格。"


class ImportLook(QWidget):
    """Shows a plan; what a person wants changed in it is told as a function of the plan."""

    #: a function from the plan to the changed one
    change_asked = Signal(object)
    #: name of a register into which the people of the sheet go first
    first_asked = Signal(str)
    #: fields that are the same in every row, to be asked for once
    shared_asked = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.plan: ImportPlan | None = None
        self.model = ImportModel(self)
        self.table = ImportTable(self.model)
        self.side = ImportSide()
        self.ways = Ways()
        self.strips = Strips()
        self.only_wrong = button("只看有问题的", kind="chip")
        self.only_wrong.toggled.connect(self.model.show_only_wrong)
        self._counts = FlowRow(space=PAGE - 8)
        self._note = ElidedLabel(_SAFE, "second")
        self._note.setToolTip(_SAFE)
        line = QHBoxLayout()
        line.setSpacing(BLOCK)
        line.addWidget(self._counts, 1)
        line.addWidget(self.ways, 0, Qt.AlignmentFlag.AlignTop)
        self.ways.add(self.only_wrong)
        left = QWidget()
        block = QVBoxLayout(left)
        block.setContentsMargins(0, 0, 0, 0)
        block.setSpacing(BLOCK - 4)
        block.addWidget(self.table, 1)
        block.addWidget(self._note)
        self.panes = TwoPanes(left, self.side, (818, 304))
        body = QVBoxLayout(self)
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(BLOCK)
        body.addLayout(line)
        body.addWidget(self.strips)
        body.addWidget(self.panes, 1)
        self._wire()

    def _wire(self) -> None:
        ask = self.change_asked.emit
        self.ways.policy_asked.connect(lambda one: ask(lambda plan: plan.with_policy(one)))
        self.strips.note_asked.connect(lambda link: ask(lambda plan: plan.with_noted(link)))
        self.strips.first_asked.connect(self.first_asked)
        self.strips.shared_asked.connect(self.shared_asked)
        self.table.moved.connect(self._show_cell)
        self.table.edit_asked.connect(self._edit)
        self.side.chosen.connect(self._go_to)
        self.side.mended.connect(
            lambda rows, column, text: ask(
                lambda plan: plan.with_cells(rows, column, text or None)
            )
        )
        self.side.dropped.connect(
            lambda rows, column: ask(lambda plan: plan.without_cells(rows, column))
        )
        self.side.ways.called_data.connect(
            lambda rows, is_data: ask(
                lambda plan: plan.with_data(rows) if is_data else plan.without_data(rows)
            )
        )
        self.strips.captions_asked.connect(
            lambda counted: ask(lambda plan: plan.with_captions(counted=counted))
        )
        self.side.decided.connect(lambda rows, act: ask(lambda plan: plan.with_actions(rows, act)))

    def show_plan(self, plan: ImportPlan | None) -> None:
        """Show a plan; the eye stays where it was, in a new one it goes to what is wrong."""
        first, at = self.plan is None, self.table.currentIndex()
        row, column = at.row(), at.column()
        self.plan = plan
        self.model.show_plan(plan)
        if plan is None:
            return
        self.side.show_plan(plan)
        self._counts.set_widgets(counts_of(plan))
        self.only_wrong.setVisible(bool(self.side.issues))
        if not self.side.issues and self.only_wrong.isChecked():
            self.only_wrong.setChecked(False)
        self.ways.show_plan(plan)
        self.strips.show_plan(plan)
        self._note.setText(about_links(plan) or _SAFE)
        if first and self.side.issues:
            self._go_to(self.side.issues[0])
            return
        if first:
            row, column = self.model.first_row(), BEFORE
        last = self.model.rowCount() - 1
        self.table.setCurrentIndex(self.model.index(min(max(row, 0), last), max(column, 0)))

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
