"""The grey desk on which the pages of a PDF lie."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPoint, QRect, QRectF, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from ui.look.theme import colour
from ui.look.tokens import NEAR, PANE
from ui.papers.pdf_pages import Found, PdfPages

_SHADOW = 4
_LEAST_SCALE = 0.9  #: 看清: pixels a point takes at least, then one scrolls sideways
_MOST_SCALE = 2.0
_STEP, _SMALLEST = 1.25, 0.25  #: of magnifying by the wheel or by + and -
_LARGEST_SCALE = 4.0  #: a page still larger is a hundred megabytes on a sharp screen
WHOLE, CLEAR = "整页", "看清"


class Desk(QAbstractScrollArea):
    """Pages below each other on grey; arrows, PageUp and PageDown, Home and End, and the wheel.

    + and - or the wheel with Ctrl make the page in sight larger and smaller.
    """

    turned = Signal(int)
    #: a page was clicked: its number, and the points from its left and its top
    pointed = Signal(int, float, float)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.pages: PdfPages | None = None
        self.zoom = CLEAR
        self.sentence = ""
        self.found: Found | None = None
        self._larger = 1.0
        self._places: list[QRect] = []
        self._current = 0
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.viewport().setAutoFillBackground(False)
        self.setCornerWidget(QWidget())
        self.verticalScrollBar().valueChanged.connect(self._scrolled)
        self.horizontalScrollBar().valueChanged.connect(lambda _: self.viewport().update())

    def show_pages(
        self, pages: PdfPages | None, sentence: str = "", *, stay: bool = False
    ) -> None:
        """Lay pages on the desk, or a sentence; `stay` keeps the place of the eye."""
        at = self.verticalScrollBar().value() if stay else 0
        self.pages, self.sentence, self.found = pages, sentence, None
        self._lay()
        self.verticalScrollBar().setValue(at)
        self._scrolled()

    def set_zoom(self, zoom: str) -> None:
        """Show whole pages (整页) or large letters (看清), on the page in sight."""
        page = self._current
        self.zoom, self._larger = zoom, 1.0
        self._lay()
        self.go_to(page)

    def magnify(self, steps: int) -> None:
        """Show the page in sight larger or smaller by steps."""
        page, larger = self._current, self._larger * _STEP**steps
        most = _LARGEST_SCALE * self._larger / self.scale(page)
        self._larger = max(min(larger, most), _SMALLEST)
        self._lay()
        self.go_to(page)

    def show_found(self, found: Found | None) -> None:
        """Frame what was found and bring it into sight."""
        self.found = found
        if found and found.boxes and found.page < len(self._places):
            place, scale, box = self._places[found.page], self.scale(found.page), found.boxes[0]
            down = place.top() + round(box.top() * scale)
            side = place.left() + round(box.center().x() * scale)
            self.verticalScrollBar().setValue(down - self.viewport().height() // 3)
            self.horizontalScrollBar().setValue(side - self.viewport().width() // 2)
        self.viewport().update()

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
            return max(min(across, down), 0.1) * self._larger
        return min(max(across, _LEAST_SCALE), _MOST_SCALE) * self._larger

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
            if self.found and self.found.page == number:
                self._frame_found(painter, box.topLeft(), self.scale(number))

    def _frame_found(self, painter: QPainter, corner: QPoint, scale: float) -> None:
        painter.setPen(QPen(colour("red"), 2))
        for one in self.found.boxes if self.found else ():
            frame = QRectF(corner.x() + one.x() * scale, corner.y() + one.y() * scale,
                           one.width() * scale, one.height() * scale)  # fmt: skip
            painter.drawRect(frame.adjusted(-3, -3, 3, 3))

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
            Qt.Key.Key_Plus: lambda: self.magnify(1),
            Qt.Key.Key_Equal: lambda: self.magnify(1),
            Qt.Key.Key_Minus: lambda: self.magnify(-1),
        }
        step = steps.get(event.key())
        if step is None or event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            event.ignore()
            return
        step()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Tell which place of which page was clicked."""
        super().mouseReleaseEvent(event)
        away = QPoint(self.horizontalScrollBar().value(), self.verticalScrollBar().value())
        at = event.position().toPoint() + away
        for number, place in enumerate(self._places):
            if event.button() == Qt.MouseButton.LeftButton and place.contains(at):
                scale = self.scale(number)
                inside = at - place.topLeft()
                self.pointed.emit(number, inside.x() / scale, inside.y() / scale)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll; with Shift sideways, with Ctrl larger and smaller."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            if turned := event.angleDelta().y():
                self.magnify(1 if turned > 0 else -1)
            event.accept()
            return
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            bar = self.horizontalScrollBar()
            bar.setValue(bar.value() - (event.angleDelta().y() or event.angleDelta().x()) // 2)
            event.accept()
            return
        super().wheelEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show where the keys go."""
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the outline away."""
        super().focusOutEvent(event)
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
        top -= PANE - NEAR  # below the last one as above the first, so that 整页 never scrolls
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
