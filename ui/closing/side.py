"""What stands behind a figure, or where a difference may lie."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedLayout, QVBoxLayout, QWidget

from models.kinds import Money
from models.money.closes import FIGURE_WORDS, FIGURES
from models.money.clues import Clue
from models.money.hindrances import Hindrance
from models.money.month import MOST, Month, Row, behind, left_out
from models.view import View
from ui.closing.lines import Line, LineList
from ui.closing.models import EntryRows
from ui.look.labels import Paragraph, label
from ui.look.panes import ScrollPane, Sheet
from ui.look.tables import table_view
from ui.look.tokens import BLOCK

_MONEY = Money("amount", "金额")
_NOTHING = "这个月没有这样的收支。"
_GUESS = "下面每一处单独就能凑出差的数，只是可能，请对着单据看。"
_LAST = "结了账这个月就不再动，现在改还来得及；看过没有问题的，照样可以结。"
_NO_CLUE = "没有哪一笔能单独凑出差的数，可能不止错了一处：再数一遍，或逐笔对一遍对账单。"


class FigureSide(QWidget):
    """Entries of the chosen figure as a table; clues as sentences, each with its entry."""

    #: id of an entry to open
    opened = Signal(int)
    #: what stands in the way and is to be settled
    chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.title, self.said = label("", "section"), Paragraph("", "second")
        self.entries = EntryRows(self)
        self.table = table_view(sortable=False)
        self.table.setModel(self.entries)
        self.table.setAccessibleName("这个数里的")
        self.table.set_columns(EntryRows.WIDTHS, stretch=1)
        self.table.activated.connect(lambda at: self._open(at.row()))
        self.clues, self.hindrances = LineList(), LineList()
        self.clues.chosen.connect(self.opened.emit)
        self.hindrances.chosen.connect(self.chosen)
        self._bodies = QStackedLayout()
        self._bodies.addWidget(self.table)
        for one in (self.clues, self.hindrances):
            inside = QVBoxLayout()
            inside.setContentsMargins(0, 0, BLOCK, 0)
            inside.addWidget(one)
            inside.addStretch(1)
            self._bodies.addWidget(ScrollPane(inside))
        sheet = Sheet()
        sheet.body.addWidget(self.title)
        sheet.body.addWidget(self.said)
        sheet.body.addLayout(self._bodies, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(sheet)
        self.setFocusProxy(self.table)

    def show_figure(
        self, view: View, month: Month, figure: str, name: str, accounts: set[int]
    ) -> None:
        """Show the entries behind a figure of some accounts."""
        rows = behind(view, month, figure, accounts)
        sum_ = sum(getattr(one, figure) for one in month.flows if one.account in accounts)
        self.title.setText(f"{name}　{FIGURE_WORDS[figure]} {_MONEY.show(sum_)} 元")
        self.said.show()
        self.said.setText(_how(month, figure, accounts, rows))
        self.entries.show_entries(rows)
        self.table.fit_columns()
        self._bodies.setCurrentIndex(0)

    def show_clues(self, sentence: str, found: Sequence[Clue]) -> None:
        """Show where a difference may lie."""
        self.title.setText(sentence)
        self.said.show()
        self.said.setText(_GUESS if any(one.entry for one in found) else _NO_CLUE)
        self.clues.show_lines([_line(one) for one in found])
        self._bodies.setCurrentIndex(1)

    def show_hindrances(self, found: Sequence[Hindrance]) -> None:
        """Show what stands in the way, or can no longer be mended afterwards."""
        stops = any(one.stops for one in found)
        self.title.setText("现在还不能结" if stops else f"结账前先看看这 {len(found)} 处")
        self.said.setText("" if stops else _LAST)
        self.said.setVisible(not stops)
        self.hindrances.show_lines([_hindering(one) for one in found])
        self._bodies.setCurrentIndex(2)

    def _open(self, row: int) -> None:
        entry = self.entries.entry(row)
        if entry is not None:
            self.opened.emit(entry.id)


def _how(month: Month, figure: str, accounts: set[int], rows: Sequence[Row]) -> str:
    """Say how the entries come to the figure."""
    if figure == "opening":
        before = _MONEY.show(left_out(month, accounts, rows))
        newest = f"最近 {MOST} 笔" if len(rows) >= MOST else f"{len(rows)} 笔"
        return f"原有 {before} 元，加上这个月以前的{newest}。双击去看："
    if figure == "closing":
        mine = [one for one in month.flows if one.account in accounts]
        parts = {name: _MONEY.show(sum(getattr(one, name) for one in mine)) for name in FIGURES}
        said = "期初 {opening} + 收入 {income} − 支出 {spending}".format(**parts)
        if any(one.moved for one in mine):
            said += f"，互转 {parts['moved']}"
        return f"{said}。这个月 {len(rows)} 笔，双击去看："
    return f"一共 {len(rows)} 笔，双击去看：" if rows else _NOTHING


def _line(one: Clue) -> Line:
    if one.entry is None:
        return Line("info", "ink2", one.sentence)
    entry = one.entry
    day = entry["happened_on"]
    title = f"{day.month}月{day.day}日 {entry['summary']}　{_MONEY.show(entry['amount'])} 元"
    return Line("triangle-warn", "ochre", title, one.sentence, "看这一笔", entry.id)


def _hindering(one: Hindrance) -> Line:
    icon, tone = ("octagon-alert", "red") if one.stops else ("triangle-warn", "ochre")
    return Line(icon, tone, one.sentence, "", one.verb, one)
