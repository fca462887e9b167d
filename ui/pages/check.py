"""体检: what does not agree with itself or with a rule, and the way to the record."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from models import checking
from models.errors import NotFound
from models.journal import Changes
from models.privacy import Audience
from models.record import Finding
from models.record_parts import HINT, REQUIRED
from ui.checking.finding_list import FindingList, rows_of
from ui.checking.ways import way_to
from ui.frame.two_panes import TwoPanes
from ui.look.buttons import button
from ui.look.labels import IconLabel, Paragraph, label
from ui.look.notices import Banner, EmptyState
from ui.look.panes import PageHead, ScrollPane, Sheet, hairline, row
from ui.look.tokens import BLOCK, PANE
from ui.look.tokens import PAGE as MARGIN
from ui.pages import Page
from ui.session import Session

_NO_BASIS = "是账里的记录互相对一对看出来的，没有哪条规定要求"
_WELL = "账里的记录互相对得上。有改动以后可以再查。"


class CheckPage(Page):
    """Findings at the left, the chosen one with its rule at the right."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._chosen: Finding | None = None
        self._head = PageHead("体检")
        self._again = button("再查一遍", "shield-check")
        self._again.clicked.connect(self.check)
        self._head.add_button(self._again)
        self.list = FindingList()
        self.list.chosen.connect(self._show)
        self.list.activated.connect(lambda _: self.open())
        self._detail = Sheet(margin=MARGIN)
        self.panes = TwoPanes(self.list, self._detail, (45, 55))
        self.list.clicked.connect(lambda _: self.panes.show_right())
        well = Sheet()
        well.body.addWidget(EmptyState("都好，没有查出要看的", _WELL))
        self._bodies = QStackedLayout()
        for body in (QWidget(), self.panes, well):
            self._bodies.addWidget(body)
        block = self.lay_out()
        block.addWidget(self._head)
        block.addLayout(self._bodies, 1)
        self.bind(self.open)
        self.setFocusProxy(self.list)

    def enter(self, **arguments: Any) -> None:  # noqa: ANN401 - this place has no arguments
        """Look at the ledger as it is now, once the page is in sight."""
        self._head.set_facts("正在查……")
        QTimer.singleShot(0, self, self.check)

    def heard(self, changes: Changes) -> None:
        """The ledger changed under our eyes, by undo for instance."""
        self.check()

    def back(self) -> bool:
        """From the finding back to the list."""
        return self.panes.show_left()

    def check(self) -> None:
        """Look again."""
        ledger = self.session.ledger
        found = checking.findings(ledger)
        looked = sum(ledger.count(one) for one in ledger.types)
        counted = f"，查出 {len(found):,} 件" if found else ""
        self._head.set_facts(f"{ledger.now:%H:%M} 查过 {looked:,} 条记录{counted}")
        self._bodies.setCurrentIndex(1 if found else 2)
        self.list.show_rows(rows_of(found, ledger.types), self._chosen)

    def open(self) -> None:
        """Go to the record of the chosen finding."""
        if self._chosen and self._bodies.currentIndex() == 1:
            place, arguments = way_to(self._chosen, self.session.ledger)
            self.session.go(place, **arguments)

    def _show(self, finding: Finding) -> None:
        self._chosen = finding
        inner = QWidget()
        block = QVBoxLayout(inner)
        block.setContentsMargins(0, 0, 0, 0)
        block.setSpacing(BLOCK)
        title = row(IconLabel("triangle-warn", "ochre", big=True),
                    Paragraph(finding.sentence, "section"), stretch=1)  # fmt: skip
        block.addLayout(title)
        block.addWidget(_rule(finding))
        block.addLayout(self._facts(finding))
        block.addStretch(1)
        go = button("去看看", "arrow-right", "filled")
        go.set_keys("Ctrl+Enter", "打开这条记录")
        go.clicked.connect(self.open)
        while (old := self._detail.body.takeAt(0)) is not None:
            if old.widget():
                old.widget().hide()  # it goes when the loop comes to it, and must not be seen
                old.widget().deleteLater()
            elif old.layout():
                _throw_away(old.layout())
        self._detail.body.addWidget(ScrollPane(inner), 1)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(go)
        self._detail.body.addLayout(foot)

    def _facts(self, finding: Finding) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(MARGIN)
        grid.setVerticalSpacing(PANE // 2)
        grid.setColumnStretch(1, 1)
        for name, value in self._known(finding):
            line = grid.rowCount()
            grid.addWidget(hairline(), line, 0, 1, 2)
            grid.addWidget(label(name, "second"), line + 1, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(Paragraph(value), line + 1, 1)
        grid.addWidget(hairline(), grid.rowCount(), 0, 1, 2)
        return grid

    def _known(self, finding: Finding) -> list[tuple[str, str]]:
        record_type = self.session.ledger.type(finding.type)
        facts = [("怎么办", finding.todo), ("哪条规则", finding.rule_label),
                 ("哪一条", finding.title), ("台账", record_type.label)]  # fmt: skip
        facts = [(name, said) for name, said in facts if said]
        try:
            record = self.session.ledger.get(finding.type, finding.id)
        except NotFound:
            return facts  # removed since; 再查一遍 will drop it
        names = [finding.field, *(one.name for one in record_type.list_columns)]
        for name in dict.fromkeys(name for name in names if name and name != record_type.title):
            field = record_type.by_name[name]
            seen = field.faces(record[name], Audience.SCREEN)
            if seen and (seen.text or name == finding.field):
                facts.append((field.label, seen.text or "空着"))
        return facts


def _rule(finding: Finding) -> Banner:
    """Show 规定要求 in blue, anything not compared with its source as 提示 in grey."""
    head, mark, text = finding.basis.partition("：")
    if mark and head.startswith((REQUIRED, HINT)):
        return Banner("blue" if finding.certainty == REQUIRED else "grey", head, text)
    return Banner("grey", HINT, finding.basis or _NO_BASIS)


def _throw_away(layout: Any) -> None:  # noqa: ANN401 - any layout
    while (item := layout.takeAt(0)) is not None:
        if item.widget():
            item.widget().hide()
            item.widget().deleteLater()


PAGE = CheckPage
