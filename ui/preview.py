"""The preview: the real PDF on a grey desk, made on a worker so that the window never waits."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRunnable, QThreadPool, QTimer, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import (
    QAbstractScrollArea,
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QVBoxLayout,
    QWidget,
)

from ui.look.theme import colour
from ui.look.tokens import NEAR, PAIR, PANE, SHEET_RADIUS
from ui.look.widgets import ElidedLabel, button
from ui.pdf_pages import PdfPages

if TYPE_CHECKING:
    from exporters.document import Document

_SHADOW = 4
_LEAST_SCALE = 1.0  #: 看清: a pixel a point at least, then one scrolls sideways
_MOST_SCALE = 2.0
_WAIT = 400  #: milliseconds before a wait is spoken of
WHOLE, CLEAR = "整页", "看清"


class Desk(QAbstractScrollArea):
    """Pages below each other on grey; arrows, PageUp and PageDown, Home and End, and the wheel."""

    turned = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.pages: PdfPages | None = None
        self.zoom = CLEAR
        self.sentence = ""
        self._places: list[QRect] = []
        self._current = 0
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.viewport().setAutoFillBackground(False)
        self.verticalScrollBar().valueChanged.connect(self._scrolled)
        self.horizontalScrollBar().valueChanged.connect(lambda _: self.viewport().update())

    def show_pages(self, pages: PdfPages | None, sentence: str = "", *, stay: bool = False) -> None:
        """Lay pages on the desk, or a sentence; `stay` keeps the place of the eye."""
        at = self.verticalScrollBar().value() if stay else 0
        old, self.pages, self.sentence = self.pages, pages, sentence
        self._lay()
        self.verticalScrollBar().setValue(at)
        self._scrolled()
        if old is not None and old is not pages:
            old.close()

    def set_zoom(self, zoom: str) -> None:
        """Show whole pages (整页) or large letters (看清), on the page in sight."""
        page = self._current
        self.zoom = zoom
        self._lay()
        self.go_to(page)

    def go_to(self, page: int) -> None:
        """Bring a page to the top."""
        if 0 <= page < len(self._places):
            self.verticalScrollBar().setValue(self._places[page].top() - NEAR)

    @property
    def current(self) -> int:
        """The page in sight, from 0."""
        return self._current

    def scale(self, page: int) -> float:
        """Return the logical pixels a point takes on this page."""
        if self.pages is None:
            return 1.0
        size, room = self.pages.sizes[page], self.viewport().size()
        across = (room.width() - 2 * PANE - _SHADOW) / size.width()
        if self.zoom == WHOLE:
            down = (room.height() - 2 * NEAR - _SHADOW) / size.height()
            return max(min(across, down), 0.1)
        return min(max(across, _LEAST_SCALE), _MOST_SCALE)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay the pages anew."""
        super().resizeEvent(event)
        self._lay()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the pages in sight; only they are drawn at all."""
        painter = QPainter(self.viewport())
        if self.pages is None:
            painter.setPen(colour("ink2"))
            box = self.viewport().rect().adjusted(PANE, PANE, -PANE, -PANE)
            flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
            painter.drawText(box, int(flags), self.sentence)
        else:
            self._paint_pages(painter, self.pages, event.rect())
        if self.hasFocus():
            painter.setPen(QPen(colour("blue"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(self.viewport().rect().adjusted(1, 1, -1, -1))

    def _paint_pages(self, painter: QPainter, pages: PdfPages, seen: QRect) -> None:
        ratio = self.devicePixelRatioF()
        away = QPoint(-self.horizontalScrollBar().value(), -self.verticalScrollBar().value())
        for number, place in enumerate(self._places):
            box = place.translated(away)
            if not box.adjusted(0, 0, _SHADOW, _SHADOW).intersects(seen):
                continue
            painter.fillRect(box.translated(_SHADOW, _SHADOW), colour("thumb"))
            image = pages.image(number, round(box.width() * ratio))
            image.setDevicePixelRatio(ratio)
            painter.drawImage(box.topLeft(), image)
            painter.setPen(QPen(colour("edge"), 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(box.adjusted(-1, -1, 0, 0))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Scroll by keys."""
        bar = self.verticalScrollBar()
        side = self.horizontalScrollBar()
        steps: dict[int, Callable[[], None]] = {
            Qt.Key.Key_Down: lambda: bar.setValue(bar.value() + bar.singleStep()),
            Qt.Key.Key_Up: lambda: bar.setValue(bar.value() - bar.singleStep()),
            Qt.Key.Key_Right: lambda: side.setValue(side.value() + side.singleStep()),
            Qt.Key.Key_Left: lambda: side.setValue(side.value() - side.singleStep()),
            Qt.Key.Key_PageDown: lambda: bar.setValue(bar.value() + bar.pageStep()),
            Qt.Key.Key_PageUp: lambda: bar.setValue(bar.value() - bar.pageStep()),
            Qt.Key.Key_Home: lambda: bar.setValue(0),
            Qt.Key.Key_End: lambda: bar.setValue(bar.maximum()),
        }
        step = steps.get(event.key())
        if step is None or event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            event.ignore()
            return
        step()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll; with Shift sideways."""
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            bar = self.horizontalScrollBar()
            bar.setValue(bar.value() - (event.angleDelta().y() or event.angleDelta().x()) // 2)
            event.accept()
            return
        super().wheelEvent(event)

    def focusInEvent(self, event: QEvent) -> None:
        """Show where the keys go."""
        super().focusInEvent(event)  # type: ignore[arg-type]
        self.viewport().update()

    def focusOutEvent(self, event: QEvent) -> None:
        """Take the outline away."""
        super().focusOutEvent(event)  # type: ignore[arg-type]
        self.viewport().update()

    def _lay(self) -> None:
        self._places = []
        top, wide = NEAR, 0
        room = self.viewport().width()
        for number, size in enumerate(self.pages.sizes if self.pages else ()):
            scale = self.scale(number)
            across, down = round(size.width() * scale), round(size.height() * scale)
            left = max((room - across) // 2, PANE)
            self._places.append(QRect(left, top, across, down))
            top += down + PANE
            wide = max(wide, left + across + PANE)
        bar, side = self.verticalScrollBar(), self.horizontalScrollBar()
        seen = self.viewport().size()
        bar.setRange(0, max(0, top - seen.height()))
        bar.setPageStep(max(1, seen.height() - 2 * PANE))
        bar.setSingleStep(3 * PANE)
        side.setRange(0, max(0, wide - seen.width()))
        side.setPageStep(seen.width())
        side.setSingleStep(2 * PANE)
        self.viewport().update()

    def _scrolled(self) -> None:
        middle = self.verticalScrollBar().value() + self.viewport().height() // 2
        found = [number for number, place in enumerate(self._places) if place.top() <= middle]
        self._current = found[-1] if found else 0
        self.turned.emit(self._current)
        self.viewport().update()


class Preview(QWidget):
    """A desk with its head: which page of how many, 整页 and 看清.

    `show_document` renders on a worker. While a newer one is on its way the old pages stay, so
    that typing beside the preview never makes it flicker.
    """

    #: the pages of the newest document are on the desk
    ready = Signal()
    #: the newest document could not be made: the exception
    failed = Signal(object)

    def __init__(self, parent: QWidget | None = None, *, zoom: str = CLEAR) -> None:
        super().__init__(parent)
        self.document: Document | None = None
        self._asked = 0
        self._title = ""
        self.desk = Desk()
        self.desk.zoom = zoom
        self._words = ElidedLabel("", "second")
        self._zooms = QButtonGroup(self)
        head = QHBoxLayout()
        head.setContentsMargins(PANE, NEAR, PANE, 0)
        head.setSpacing(NEAR)
        head.addWidget(self._words, 1)
        for words in (WHOLE, CLEAR):
            chip = button(words, kind="chip")
            chip.setChecked(words == zoom)
            chip.clicked.connect(lambda _=False, chosen=words: self.set_zoom(chosen))
            self._zooms.addButton(chip)
            head.addWidget(chip)
        block = QVBoxLayout(self)
        block.setContentsMargins(0, PAIR, 0, NEAR)
        block.setSpacing(PAIR)
        block.addLayout(head)
        block.addWidget(self.desk, 1)
        self.desk.turned.connect(lambda _: self._tell())
        self._slow = QTimer(self)
        self._slow.setSingleShot(True)
        self._slow.setInterval(_WAIT)
        self._slow.timeout.connect(self._tell_waiting)
        self._offer_zoom()

    @property
    def pdf(self) -> bytes | None:
        """The bytes of the PDF on the desk."""
        return self.desk.pages.pdf if self.desk.pages else None

    @property
    def waiting(self) -> bool:
        """Whether a newer document is on its way."""
        return self._slow.isActive() or self.desk.property("waiting") is True

    def set_title(self, title: str) -> None:
        """Name the paper before the page's number; empty names none."""
        self._title = title
        self._tell()

    def set_zoom(self, zoom: str) -> None:
        """整页 or 看清."""
        for chip in self._zooms.buttons():
            chip.setChecked(chip.text() == zoom)
        self.desk.set_zoom(zoom)

    def show_document(self, document: Document) -> None:
        """Render a document on a worker and lay its pages on the desk."""
        from exporters.renderer import render

        stay = self.document is not None and self.document.name == document.name
        self.document = document
        self._asked += 1
        asked = self._asked
        self._slow.start()
        self.desk.setProperty("waiting", True)
        run(
            lambda: render(document, "pdf"),
            lambda pdf: self._arrived(asked, pdf, stay=stay),
            lambda error: self._broke(asked, error),
            owner=self,
        )

    def show_pdf(self, pdf: bytes, *, stay: bool = False) -> None:
        """Lay the pages of a PDF on the desk."""
        self._settle()
        self.desk.show_pages(PdfPages(pdf), stay=stay)
        self._offer_zoom()
        self._tell()
        self.ready.emit()

    def clear(self, sentence: str) -> None:
        """Take the pages away and say why there are none."""
        self._asked += 1
        self.document = None
        self._settle()
        self.desk.show_pages(None, sentence)
        self._offer_zoom()
        self._tell()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the grey desk."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour("desk"))
        painter.drawRoundedRect(self.rect(), SHEET_RADIUS, SHEET_RADIUS)

    def _arrived(self, asked: int, pdf: bytes, *, stay: bool) -> None:
        if asked == self._asked:  # an older one is of no interest any more
            self.show_pdf(pdf, stay=stay)

    def _broke(self, asked: int, error: BaseException) -> None:
        if asked != self._asked:
            return
        self.clear("这份材料没有排出来")
        self.failed.emit(error)

    def _settle(self) -> None:
        self._slow.stop()
        self.desk.setProperty("waiting", False)

    def _tell_waiting(self) -> None:
        self._words.setText("正在排版，请稍等")

    def _offer_zoom(self) -> None:
        for chip in self._zooms.buttons():
            chip.setVisible(self.desk.pages is not None)

    def _tell(self) -> None:
        pages = self.desk.pages
        if pages is None:
            self._words.setText(self._title)
            self.desk.setAccessibleName(self._title or "预览")
            self.desk.setAccessibleDescription(self.desk.sentence)
            return
        counted = f"第 {self.desk.current + 1} 页，共 {len(pages)} 页"
        said = f"{self._title}　{counted}" if self._title else counted
        if said != self._words.text():
            self._words.setText(said)
            self.desk.setAccessibleName(f"预览　{said}")
            self.desk.setAccessibleDescription(pages.text(self.desk.current))
