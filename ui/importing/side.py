"""The right pane of an import: the chosen problem with the ways on, and all the others."""

from __future__ import annotations

from collections import Counter
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QCompleter, QLineEdit, QVBoxLayout, QWidget

from models.field import Cell, Field, cell_text
from models.importing.captions import Caption
from models.importing.plan import ImportPlan
from models.importing.rows import RowPlan
from models.kinds import Choice
from ui.importing.issues import Issue, IssueList, issues_of
from ui.importing.row_ways import RowWays
from ui.look.buttons import button
from ui.look.labels import ElidedLabel, Paragraph, label, set_tone
from ui.look.panes import ScrollPane, Sheet, hairline, row
from ui.look.theme import theme
from ui.look.tokens import BLOCK, NEAR

#: what becomes of it if nobody does anything
_LEFT = {"double": "这一行不导，账里不会多一份。", "doubt": "照这样会导进去，不对就改一下。"}
_TONES = {"problem": "red", "double": "ochre", "doubt": "ochre"}
_LIST_LINES = 3  #: controls of height that the list below keeps at least


class _Words(Paragraph):
    """A paragraph whose text changes: it also gives room back when the new text is shorter."""

    def _keep_height(self) -> None:
        self.setMinimumHeight(0)
        super()._keep_height()


class ImportSide(Sheet):
    """Asks what to do with a cell or a row; it changes nothing itself."""

    #: rows, column, what is put there
    mended = Signal(list, int, str)
    #: rows, column: leave these cells out
    dropped = Signal(list, int)
    #: rows, what is done with them: skip, fill, add, update, or "" for what the plan thinks
    decided = Signal(list, str)
    #: an issue was chosen in the list
    chosen = Signal(object)
    _column: int | None = None

    def __init__(self) -> None:
        super().__init__(margin=BLOCK)
        self._row = 0
        self._issues: list[Issue] = []
        self._alike: list[int] = []  #: rows in which the same is wrong
        self._same: list[int] = []  #: those of them in which the same stands
        self._meant = ""
        self._where = ElidedLabel("", "bold")
        self._said = _Words("", "bold", "red")
        self._more = _Words("", "second")
        self.line = QLineEdit()
        self.line.setAccessibleName("这一格改成")
        self.line.returnPressed.connect(self._mend)
        self.take = button("改这一格", kind="small")
        self.take.clicked.connect(self._mend)
        self.take_all = button("", kind="small")
        self.take_all.clicked.connect(self._mend_all)
        self.right = button("", kind="small")
        self.right.clicked.connect(self._put_right)
        self.drop = button("这一格不要", kind="small")
        self.drop.clicked.connect(lambda: self.dropped.emit([self._row], self._column))
        self.drop_all = button("", kind="small")
        self.drop_all.clicked.connect(lambda: self.dropped.emit(self._alike, self._column))
        self.ways = RowWays()
        self.ways.decided.connect(self.decided)
        one = QWidget()
        block = QVBoxLayout(one)
        block.setContentsMargins(0, 0, 0, 0)
        block.setSpacing(NEAR)
        for part in (self._where, self._said, self._more, self.line):
            block.addWidget(part)
        block.addLayout(row(self.right))
        block.addLayout(row(self.take, self.drop))
        block.addLayout(row(self.take_all))
        block.addWidget(self.ways)
        block.addLayout(row(self.drop_all))
        block.addStretch(1)
        self._rest = label("还有这些", "bold")
        self.list = IssueList()
        self.list.chosen.connect(self.chosen)
        self._one, self._top = one, ScrollPane(one)
        self.body.addWidget(self._top)
        self.body.addWidget(hairline())
        self.body.addWidget(self._rest, 0, Qt.AlignmentFlag.AlignTop)
        self.body.addWidget(self.list, 1)

    @property
    def issues(self) -> list[Issue]:
        """All issues of the plan shown."""
        return self._issues

    def show_plan(self, plan: ImportPlan) -> None:
        """List what is wrong or odd in a plan."""
        self._issues = issues_of(plan)
        self.list.issue_model.show_issues(self._issues)
        counts = Counter(one.kind for one in self._issues)
        words = {"problem": "处要处理", "double": "行重复", "doubt": "处请看一眼"}
        parts = [f"{counts[kind]} {said}" for kind, said in words.items() if counts[kind]]
        self._rest.setText("　".join(parts) or "没有要处理的，可以导入")
        self.list.setVisible(bool(parts))

    def show_cell(self, plan: ImportPlan, number: int, column: int | None) -> None:
        """Show a cell of a row, or the whole row."""
        there, caption = plan.row(number), plan.captions.of(number)
        column = caption.column if caption else column
        self._row, self._column = number, column
        issue = self._issue(number, column)
        self.list.point_at(issue)
        field = plan.columns.get(column) if column is not None and not caption else None
        name = there.values.get(plan.record_type.title)
        title = plan.record_type.by_name[plan.record_type.title].show(name)
        row_words = plan.spoken(number)
        self._where.setText(f"{row_words}　{title}" if title else row_words)
        said, more = _of_caption(plan, caption) if caption else _of_row(there, issue)
        tone = _TONES[issue.kind] if issue else ""
        self._said.setText(said)
        self._said.setVisible(bool(said))
        set_tone(self._said, "tone", tone)
        editable = caption is not None or (field is not None and there.action != "note")
        if field is not None and not more:
            more = _before_after(plan, number, field.name)
        self._more.setText(more)
        self._more.setVisible(bool(more))
        cell = _cell(there, column)
        self.line.setText(cell_text(cell))
        self.line.setCursorPosition(0)
        self.line.setVisible(editable)
        self._offer(field)
        self.line.setPlaceholderText(f"比如 {field.example}" if field and field.example else "")
        self.take.setVisible(editable)
        self._meant = plan.meant(number, field.name) if field else ""
        dropped = column is not None and (number, column) in plan.dropped
        self.drop.setVisible(editable and cell is not None and not dropped)
        self._alike = self._rows_like(issue) if issue and column is not None else []
        self.drop_all.setVisible(not self.drop.isHidden() and len(self._alike) > 1)
        self.drop_all.setText(f"{len(self._alike)} 处一样的都不要这一格")
        alike = frozenset(self._alike)
        self._same = [one.number for one in plan.rows
                      if one.number in alike and _cell(one, column) == cell]  # fmt: skip
        many = f"{len(self._same)} 处" if len(self._same) > 1 else ""
        self.take_all.setVisible(editable and bool(many))
        self.take_all.setText(f"{many}一样的都这样改")
        self.right.setText(f"{many}{'都' * bool(many)}改成 {self._meant}")
        self.right.setVisible(bool(self._meant) and editable)
        self.ways.show_row(plan, there)
        self._share()

    def _offer(self, field: Field[Any] | None) -> None:
        """Offer the words of a choice below the line as somebody types."""
        if not isinstance(field, Choice):
            self.line.setCompleter(None)  # type: ignore[arg-type]
            return
        made = QCompleter([one.word for one in field.listed()], self.line)
        made.setFilterMode(Qt.MatchFlag.MatchContains)
        made.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.line.setCompleter(made)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the height anew."""
        super().resizeEvent(event)
        self._share()

    def _share(self) -> None:
        """Give the problem its whole height; the list, where there is one, keeps a few lines."""
        layout = self._one.layout()
        need = layout.totalHeightForWidth(self._top.viewport().width()) if layout else 0
        lines = 1 if self.list.isHidden() else _LIST_LINES
        most = self.height() - lines * theme().size.control - 2 * BLOCK
        self._top.setFixedHeight(max(min(max(need, self.height() // 2), most), 0))

    def edit(self) -> None:
        """Let the person write into the cell."""
        if not self.line.isHidden():
            self.line.setFocus()
            self.line.selectAll()

    def _mend(self) -> None:
        if self._column is not None:
            self.mended.emit([self._row], self._column, self.line.text())

    def _mend_all(self) -> None:
        if self._column is not None:
            self.mended.emit(self._same, self._column, self.line.text())

    def _put_right(self) -> None:
        if self._column is not None:
            self.mended.emit(self._same or [self._row], self._column, self._meant)

    def _rows_like(self, issue: Issue) -> list[int]:
        """Return the rows in which the same is wrong with the same column."""
        if issue.column is None:
            return []
        told = (issue.column, issue.kind, issue.sentence)
        return [one.row for one in self._issues if (one.column, one.kind, one.sentence) == told]

    def _issue(self, number: int, column: int | None) -> Issue | None:
        here = [one for one in self._issues if one.row == number]
        same = [one for one in here if one.column == column]
        whole = [one for one in here if one.column is None]
        return next(iter(same or whole), None)


def _cell(row: RowPlan, column: int | None) -> Cell:
    return row.cells[column] if column is not None and column < len(row.cells) else None


def _of_row(there: RowPlan, issue: Issue | None) -> tuple[str, str]:
    """Say what is the matter with a row, and what becomes of it if nobody does anything."""
    if issue:
        return issue.sentence, _LEFT.get(issue.kind, "")
    return f"这是{there.reason}，不导" if there.action == "note" else there.reason, ""


def _of_caption(plan: ImportPlan, caption: Caption) -> tuple[str, str]:
    """Say what a caption says of the rows below it, and how that is changed."""
    fields = [(plan.record_type.by_name[name], value) for name, value in caption.means.items()]
    words = "，".join(f"{one.label}：{one.show(value)}" for one, value in fields)
    if caption.left_out:
        return "这是小标题，没有算进下面的行", f"改这一格，下面的行就又算上（{words}）。"
    return f"这是小标题，下面的行都算上{words}", "不对就改这一格；不要这一格，下面的行就不算。"


def _before_after(plan: ImportPlan, number: int, name: str) -> str:
    change = plan.row(number).changes.get(name)
    if change is None:
        return ""
    field = plan.record_type.by_name[name]
    before, after = (field.show(one) or "空着" for one in change)
    return f"账里是{before}，导入后是{after}"
