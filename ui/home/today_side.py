"""The right column of 今天要办: the next step of each verb."""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QAbstractButton,
    QGridLayout,
    QHBoxLayout,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from models.periods import Period
from ui.home.events import Happening, happenings
from ui.look.buttons import button
from ui.look.icons import pixmap
from ui.look.labels import ElidedLabel, label
from ui.look.panes import Sheet, WholePane
from ui.look.theme import colour, theme
from ui.look.tokens import BLOCK, NEAR, PAIR, PANE, SHEET_RADIUS
from ui.session import Session

_OFTEN = 4


class TodaySide(QWidget):
    """Cards 记, 出 and, for a roster at hand, 导入; only those that have a page."""

    def __init__(self, session: Session, places: Collection[str]) -> None:
        super().__init__()
        self._session, self._places = session, places
        self._cards = QVBoxLayout()
        self._cards.setContentsMargins(0, 0, 0, 0)
        self._cards.setSpacing(BLOCK)
        block = QVBoxLayout(self)
        block.setContentsMargins(0, 0, 0, 0)
        self._pane = WholePane(self._cards)
        block.addWidget(self._pane)
        self._beside: bool | None = None  # not placed yet
        self._made_for: tuple[str, int, bool | None] | None = None

    def stand(self, *, beside: bool) -> None:
        """Scroll by itself beside the list; below it be as high as the cards are."""
        if beside != self._beside:
            self._beside = beside
            self.reload()
        self._pane.show_whole(whole=not beside)

    def reload(self) -> None:
        """Build the cards anew when the text size, their place or the month changed."""
        made_for = (theme().size.key, self._session.ledger.today.month, self._beside)
        if self._made_for == made_for:
            return
        self._made_for = made_for
        while item := self._cards.takeAt(0):
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        for place, card in (
            ("record", self._record_card), ("papers", self._papers_card),
            ("import", self._import_card),
        ):  # fmt: skip
            if place in self._places:
                self._cards.addWidget(card())
        if "import" not in self._places:
            self._cards.addStretch(1)

    def _record_card(self) -> Sheet:
        sheet, head = _card("记", "常记的几样")
        every = button("全部 Ctrl+N", kind="link")
        every.clicked.connect(lambda: self._session.go("record"))
        head.addWidget(every)
        grid = QGridLayout()
        grid.setSpacing(NEAR)
        columns = 2 if theme().size.key == "standard" or not self._beside else 1
        often = happenings(self._session.ledger.types.heads)[:_OFTEN]
        for number, one in enumerate(often):
            made = button(one.short, one.icon)
            made.take_width()
            made.clicked.connect(lambda _=False, one=one: self._record(one))
            grid.addWidget(made, number // columns, number % columns)
        sheet.body.addLayout(grid)
        return sheet

    def _papers_card(self) -> Sheet:
        quarter = Period.containing("quarter", self._session.ledger.today)
        name = f"第{'一二三四'[quarter.part - 1]}季度"
        sheet, _ = _card("出", f"{name}的材料")
        sheet.body.addWidget(ElidedLabel("台账、登记簿，看一眼就能打", "second"))
        made = button("看本季度材料", "sheet")
        made.clicked.connect(lambda: self._session.go("papers"))
        sheet.body.addWidget(made)
        return sheet

    def _import_card(self) -> Sheet:
        sheet, _ = _card("导", "手上的表格")
        zone = DropZone("把花名册拖到这里", "xlsx、xls、csv 都行，先看一遍再进账")
        zone.clicked.connect(lambda: self._session.go("import"))
        sheet.body.addWidget(zone, 1)
        return sheet

    def _record(self, one: Happening) -> None:
        if len(one.types) == 1:
            self._session.go("new", type=one.types[0].name)
        else:
            self._session.go("record", sentence=one.sentence)


class DropZone(QAbstractButton):
    """A dashed place for a file; pressing it leads to choosing one.

    The window itself takes what is dropped, wherever: here it only says so.
    """

    def __init__(self, title: str, hint: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._hint = hint
        self.setText(title)
        self.setAccessibleName(f"{title}，{hint}")
        self.setToolTip(f"{title}\n{hint}")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setMinimumHeight(theme().size.body + theme().size.second + 2 * PANE + NEAR)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        hot = self.hasFocus() or self.underMouse()
        painter.setBrush(colour("blue_tint" if hot else "drop"))
        solid, dashed = Qt.PenStyle.SolidLine, Qt.PenStyle.DashLine
        pen = QPen(colour("blue" if hot else "edge"), 2, solid if self.hasFocus() else dashed)
        painter.setPen(pen)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), SHEET_RADIUS,
                                SHEET_RADIUS)  # fmt: skip
        size = theme().size
        middle = self.height() // 2
        painter.setFont(theme().font(bold=True))
        wide = painter.fontMetrics().horizontalAdvance(self.text()) + size.icon + NEAR
        left = max(NEAR, (self.width() - wide) // 2)
        mark = pixmap("download", "blue", size.icon, self.devicePixelRatioF())
        painter.drawPixmap(QPointF(left, middle - size.icon - 1), mark)
        painter.setPen(colour("ink"))
        words = QRectF(left + size.icon + NEAR, middle - size.icon - PAIR, self.width(),
                       size.icon + 2 * PAIR - 2)  # fmt: skip
        painter.drawText(words, int(Qt.AlignmentFlag.AlignVCenter), self.text())
        painter.setFont(theme().font("second"))
        painter.setPen(colour("ink2"))
        hint = painter.fontMetrics().elidedText(
            self._hint, Qt.TextElideMode.ElideRight, self.width() - 2 * NEAR
        )
        place = QRectF(NEAR, middle + PAIR, self.width() - 2 * NEAR, size.second + 2 * PAIR)
        painter.drawText(place, int(Qt.AlignmentFlag.AlignCenter), hint)


def _card(word: str, note: str) -> tuple[Sheet, QHBoxLayout]:
    sheet = Sheet()
    sheet.setAccessibleName(f"{word}：{note}")
    head = QHBoxLayout()
    head.setSpacing(NEAR)
    head.addWidget(label(word, "section"))
    head.addWidget(ElidedLabel(note, "second"), 1)
    sheet.body.addLayout(head)
    return sheet, head
