"""What can be done with a row of an import besides what the plan thinks: buttons for it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from models.importing.as_data import may_be_data
from models.importing.plan import ImportPlan
from models.importing.rows import RowPlan
from models.importing.which import told_apart
from models.importing.words import word_of
from ui.look.buttons import Button, button
from ui.look.fields import choice_box
from ui.look.panes import row
from ui.look.tokens import NEAR


class RowWays(QWidget):
    """Skip it, fill what is empty, it is this or that one, another, or data, or the way back."""

    #: rows, what is done with them: skip, fill, add, update, or "" for what the plan thinks
    decided = Signal(list, str)
    #: rows, whether they are data
    called_data = Signal(list, bool)

    def __init__(self) -> None:
        super().__init__()
        self._row = 0
        self._likely: list[int] = []  #: rows of which only a name says whose they are
        self._same = self._button("", "update")
        self._skip = self._button("这行先不导", "skip")
        self._fill = self._button("只补空的", "fill")
        self._back = self._button("", "")
        self._add = self._button("是另一个，照样新增", "add")
        self._data = button("这行也是数据", kind="small")
        self._data.setToolTip("看错了，这一行也要导")
        self._data.clicked.connect(lambda: self.called_data.emit([self._row], True))
        self._no_data = button("", kind="small")
        self._no_data.clicked.connect(lambda: self.called_data.emit([self._row], False))
        self._same_all = button("", kind="small")
        self._same_all.setToolTip("都是账里的那个人，照表改")
        self._same_all.clicked.connect(lambda: self.decided.emit(self._likely, "update"))
        self._which = choice_box()
        self._which.setAccessibleName("是账里的哪一位")
        self._this = button("", kind="small")
        self._this.clicked.connect(self._say_which)
        block = QVBoxLayout(self)
        block.setContentsMargins(0, 0, 0, 0)
        block.setSpacing(NEAR)
        block.addWidget(self._which)
        block.addLayout(row(self._this))
        block.addLayout(row(self._same))
        block.addLayout(row(self._skip, self._fill, self._back))
        block.addLayout(row(self._add))
        block.addLayout(row(self._same_all))
        block.addLayout(row(self._data, self._no_data))

    def _button(self, words: str, action: str) -> Button:
        made = button(words, kind="small")
        made.clicked.connect(lambda: self.decided.emit([self._row], action))
        return made

    def _say_which(self) -> None:
        self.decided.emit([self._row], f"update#{self._which.currentData()}")

    def _offer(self, plan: ImportPlan, there: RowPlan) -> None:
        """Offer those whom only a person can tell apart, each with what is known of him."""
        self._which.clear()
        alike = there.alike if not plan.chosen.get(there.number) else ()
        told = told_apart(plan.desk.ledger, plan.record_type, alike) if alike else {}
        for id_, words in told.items():
            self._which.addItem(words, id_)
        self._this.setText(f"是选的这{plan.record_type.unit}，照表改")
        self._which.setVisible(bool(told))
        self._this.setVisible(bool(told))

    def show_row(self, plan: ImportPlan, there: RowPlan) -> None:
        """Offer what can be done with a row of a plan."""
        self._row, chosen = there.number, plan.chosen.get(there.number, "")
        asked = bool(there.like) and not chosen
        told = there.action == "skip" and (there.double_of is not None or "" in there.problems)
        self._likely = [
            one.number for one in plan.rows
            if one.like and "" in one.problems and not plan.chosen.get(one.number)
        ] if asked and told else []  # fmt: skip
        self._offer(plan, there)
        self._same.setText(f"是同一{plan.record_type.unit}，照表改")
        self._same.setVisible(asked)
        self._same_all.setText(f"这样的 {len(self._likely)} 行都认")
        self._same_all.setVisible(len(self._likely) > 1)
        self._add.setVisible(told and not chosen)
        self._fill.setVisible((there.action == "update" or asked) and not chosen)
        self._data.setVisible(bool(may_be_data(plan.source, [there.number])))
        before = plan.as_data.get(there.number)
        self._no_data.setText(f"还当{before.role}" if before else "")
        self._no_data.setVisible(before is not None)
        idle = there.action == "note" or word_of(there) in {"same", "double"}
        self._skip.setVisible(not idle and not chosen)
        back = {"fill": "照表改", "add": "不新增了"}.get(chosen, "这行还是导")
        is_told = "#" in chosen or (there.like and chosen in {"update", "fill"})
        self._back.setText("先不认" if is_told else back)
        self._back.setVisible(bool(chosen))
