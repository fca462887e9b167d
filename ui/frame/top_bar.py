"""The top bar: whose ledger this is, the search, undo, text size, help."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QSize, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QSizePolicy, QWidget

from ui.frame.find_box import FindBox
from ui.frame.ground import Ground
from ui.look.buttons import Button, button
from ui.look.icons import pixmap
from ui.look.theme import colour, theme
from ui.look.tokens import NEAR, PAIR, PANE, SIZES
from ui.session import Session

_UNDO_WIDTH = 230
_WIDE = 1200
"""Below this width, and in large text, 撤销 stands without the name of the act."""


class VillageButton(QPushButton):
    """The village's name; pressing it offers what concerns the whole ledger."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "entry")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        size = theme().size
        return QSize(size.nav - NEAR - PAIR, size.control)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(theme().font("section", bold=True))
        painter.setPen(colour("blue" if self.underMouse() else "ink"))
        side = theme().size.small_icon
        room = self.width() - side - 2 * NEAR - PAIR
        metrics = painter.fontMetrics()
        shown = metrics.elidedText(self.text(), Qt.TextElideMode.ElideRight, room)
        words = self.rect().adjusted(NEAR, 0, 0, 0)
        painter.drawText(words, int(Qt.AlignmentFlag.AlignVCenter), shown)
        mark = pixmap("chevron-down", "ink2", side - 4, self.devicePixelRatioF())
        left = NEAR + metrics.horizontalAdvance(shown) + PAIR
        painter.drawPixmap(QPointF(left, (self.height() - side + 6) / 2), mark)
        if self.hasFocus():
            painter.setPen(QPen(colour("blue"), 2))
            painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), PAIR, PAIR)


class TopBar(Ground):
    """Stands above every page."""

    undo = Signal()
    redo = Signal()
    size_chosen = Signal(str)
    help_asked = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__("paper", Qt.Edge.BottomEdge, parent)
        self._undo_name, self._redo_name = "", ""
        self.village = VillageButton()
        self.search = FindBox(session)
        self.search.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.undo_button = button("撤销", "undo", "link")
        self.redo_button = button("重做", "redo", "link")
        self.size_button = button("字号", "text-size", "link")
        self.help_button = button("帮助", "help", "link")
        self.help_button.set_keys("F1")
        self.size_button.setToolTip("字的大小（Ctrl+加号，Ctrl+减号）")
        self.undo_button.clicked.connect(self.undo)
        self.redo_button.clicked.connect(self.redo)
        self.help_button.clicked.connect(self.help_asked)
        self.size_actions = self._size_menu()
        line = QHBoxLayout(self)
        line.setContentsMargins(NEAR, 0, PANE + 2, 1)
        line.setSpacing(0)
        line.addWidget(self.village)
        line.addSpacing(NEAR)
        line.addWidget(self.search, 100)
        line.addStretch(1)
        line.addSpacing(PANE)
        for one in (self.undo_button, self.redo_button, self.size_button, self.help_button):
            line.addSpacing(NEAR + 2)
            line.addWidget(one)
        theme().changed.connect(self._fit)
        self._fit()

    def show_acts(self, undo: str | None, redo: str | None) -> None:
        """Name the acts that can be taken back and brought back; None: there is none."""
        self._undo_name, self._redo_name = undo or "", redo or ""
        self.undo_button.setEnabled(undo is not None)
        self.redo_button.setVisible(redo is not None)
        self._name(self.undo_button, "撤销", self._undo_name, "Ctrl+Z")
        self._name(self.redo_button, "重做", self._redo_name, "Ctrl+Y")
        self._fit_undo()

    def choose_size(self, key: str) -> None:
        """Tick the text size in force."""
        self.size_actions[key].setChecked(True)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_undo()

    def _size_menu(self) -> dict[str, QAction]:
        menu, group = QMenu(self.size_button), QActionGroup(self)
        actions = {}
        for key, size in SIZES.items():
            made = QAction(size.label, group)
            made.setCheckable(True)
            made.triggered.connect(lambda _=False, key=key: self.size_chosen.emit(key))
            menu.addAction(made)
            actions[key] = made
        self.size_button.setMenu(menu)
        return actions

    @staticmethod
    def _name(made: Button, word: str, act: str, keys: str) -> None:
        words = f"{word}：{act}" if act else word
        made.setAccessibleName(words)
        made.set_keys(keys, words)

    def _fit(self) -> None:
        size = theme().size
        self.setFixedHeight(size.top_bar)
        self.search.setMaximumWidth(500 if size.key == "standard" else 470)
        self.village.updateGeometry()
        self._fit_undo()

    def _fit_undo(self) -> None:
        named = self._undo_name and theme().size.key == "standard" and self.width() >= _WIDE
        words = f"撤销：{self._undo_name}" if named else "撤销"
        metrics = self.undo_button.fontMetrics()
        self.undo_button.setText(
            metrics.elidedText(words, Qt.TextElideMode.ElideRight, _UNDO_WIDTH)
        )
