"""减负统计 on the screen: every figure of a period, and the records behind the chosen one."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QWidget

from models.affairs.figures import Line, lines
from models.journal import Changes
from models.periods import Period
from models.record import Record
from ui.figures.models import BEHIND, FigureModel, RecordRows
from ui.frame.two_panes import TwoPanes
from ui.look.buttons import button
from ui.look.fields import choice_box
from ui.look.labels import Paragraph, label
from ui.look.panes import PageHead, Sheet
from ui.look.tables import table_view
from ui.look.tokens import NEAR
from ui.pages import Page
from ui.session import Session

_WHAT = "点左边一个数，这里列出它是怎么来的。"
_NONE = "这一期没有。"
_COUNTS = (("month", 13), ("quarter", 5), ("year", 3))


class FiguresPage(Page):
    """Figures at the left; at the right the rule and the records of the chosen one."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.head = PageHead("减负统计")
        self.period = choice_box([(str(one), one) for one in _periods(session)])
        self.period.setAccessibleName("期间")
        self.period.currentIndexChanged.connect(lambda _: self.load())
        self.head.add_button(self.period)  # type: ignore[arg-type]
        paper = button("出统计表", "sheet")
        paper.clicked.connect(lambda: session.go("papers", report="burden_summary"))
        self.head.add_button(paper)
        self.figures = FigureModel(self)
        self.table = table_view(sortable=False)
        self.table.setModel(self.figures)
        self.table.setAccessibleName("减负统计")
        self.table.set_columns(FigureModel.WIDTHS, stretch=0, drop=FigureModel.DROP)
        self.table.selectionModel().currentRowChanged.connect(lambda at, _: self._show(at.row()))
        self.records = RecordRows(self)
        self.behind = table_view(sortable=False)
        self.behind.setModel(self.records)
        self.behind.setAccessibleName("这个数里的")
        self.behind.set_columns(RecordRows.WIDTHS, stretch=1)
        self.behind.activated.connect(lambda at: self.open(at.row()))
        self.panes = TwoPanes(self.table, self._side(), (57, 43))
        self.table.clicked.connect(lambda _: self.panes.show_right())
        block = self.lay_out()
        block.addWidget(self.head)
        block.addWidget(self.panes, 1)
        self.setFocusProxy(self.table)
        self.bind(lambda: self.open(self.behind.currentIndex().row()))

    def _side(self) -> QWidget:
        side = Sheet()
        self.title = label("", "section")
        self.rule = Paragraph("", "second")
        self.said = Paragraph(_WHAT, "second")
        for one in (self.title, self.rule, self.said):
            side.body.addWidget(one)
        side.body.setSpacing(NEAR)
        side.body.addWidget(self.behind, 1)
        return side

    # -- Page ----------------------------------------------------------------------------------

    def enter(self, **arguments: Any) -> None:  # noqa: ANN401 - this place has no arguments
        """Count as the ledger stands now."""
        self.load()

    def heard(self, changes: Changes) -> None:
        """A record was written: count again."""
        self.load()

    def back(self) -> bool:
        """From the records back to the figures."""
        return self.panes.show_left()

    def load(self) -> None:
        """Count the chosen period; the chosen figure stays chosen."""
        period: Period = self.period.currentData()
        chosen = max(self.table.currentIndex().row(), 0)
        self.figures.show_lines(lines(self.session.ledger.as_of(), period))
        self.head.set_facts("都从平时记的里数出来，不用填")
        self.table.fit_columns()
        self.table.choose_row(chosen)
        self._show(chosen)

    # -- inside --------------------------------------------------------------------------------

    def _show(self, row: int) -> None:
        line = self.figures.line(row)
        if line is None:
            return
        found = self._records_of(line)
        self.title.setText(line.counted.tally.label)
        self.rule.setText(line.rule)
        self.rule.setVisible(bool(line.rule))
        self.said.setText(BEHIND.format(len(found)) if found else _NONE)
        self.records.show_records(line.counted.type, found)
        self.behind.setVisible(bool(found))

    def _records_of(self, line: Line) -> list[Record]:
        period: Period = self.period.currentData()
        kept = line.counted.within(period.first, period.last)
        return RecordRows.read(self.session.ledger, line.counted.type, [one.id for one in kept])

    def open(self, row: int) -> None:
        """Go to a record behind the figure."""
        record = self.records.record(row)
        if record is not None:
            group = self.session.ledger.type(record.type).group
            self.session.go("group", group=group, type=record.type, id=record.id)


def _periods(session: Session) -> list[Period]:
    """Return the periods offered: this month first, then quarters and years."""
    found = []
    for kind, count in _COUNTS:
        period = Period.containing(kind, session.ledger.today)
        for _ in range(count):
            found.append(period)
            period = period.previous()
    return found


PAGE = FiguresPage
