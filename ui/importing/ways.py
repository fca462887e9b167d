"""What can be chosen for a whole import: another sheet of the file, what is done with changes."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from models.importing.plan import ImportPlan
from ui.filling.start import FORMS
from ui.look.buttons import button
from ui.look.fields import choice_box
from ui.look.tokens import NEAR

_POLICIES: list[tuple[str, object]] = [
    ("不一样的照表改", "take"), ("只补账里空的", "empty-only"), ("账里有的不动", "skip-changed"),
]  # fmt: skip


class Ways(QWidget):
    """Lists and buttons to choose with, each shown only where there is a choice."""

    #: name of another sheet
    sheet_asked = Signal(str)
    #: it belongs into another register
    register_asked = Signal()
    #: it is a form to be filled, not a list
    fill_asked = Signal(object)
    #: take, empty-only or skip-changed
    policy_asked = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._sheet, self._path = "", Path()
        self.sheets = choice_box()
        self.sheets.setAccessibleName("哪一张工作表")
        self.sheets.setSizeAdjustPolicy(self.sheets.SizeAdjustPolicy.AdjustToContents)
        self.sheets.activated.connect(self._ask_sheet)
        self.policies = choice_box(_POLICIES)
        self.policies.setAccessibleName("账里有又不一样的怎么办")
        self.policies.activated.connect(
            lambda: self.policy_asked.emit(str(self.policies.currentData()))
        )
        self.fill = button("填这张表", "grid", "small")
        self.fill.setToolTip("是上级要填的表，不是要导的名单")
        self.fill.clicked.connect(lambda: self.fill_asked.emit(self._path))
        self.register = button("换台账", "swap", "small")
        self.register.setToolTip("这张表不该进这本台账")
        self.register.clicked.connect(self.register_asked)
        self._line = QHBoxLayout(self)
        self._line.setContentsMargins(0, 0, 0, 0)
        self._line.setSpacing(NEAR)
        for one in (self.sheets, self.policies, self.register, self.fill):
            self.add(one)

    def add(self, widget: QWidget) -> None:
        """Let something of the page stand at the end of the line."""
        self._line.addWidget(widget, 0, Qt.AlignmentFlag.AlignVCenter)

    def show_plan(self, plan: ImportPlan) -> None:
        """Offer what there is to choose in a plan."""
        self._sheet, self._path = plan.sheet, plan.path
        names = (plan.sheet, *plan.source.others)
        self.sheets.clear()
        for name in names:
            self.sheets.addItem(name, name)
        self.sheets.setVisible(len(names) > 1)
        self.policies.setCurrentIndex(self.policies.findData(plan.policy))
        self.policies.setVisible(plan.counts.get("update", 0) > 0 or plan.policy != "take")
        self.fill.setVisible(plan.path.suffix.lower() in FORMS)

    def _ask_sheet(self) -> None:
        if self.sheets.currentText() != self._sheet:
            self.sheet_asked.emit(self.sheets.currentText())
