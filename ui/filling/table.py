"""The form on the screen: column letters, row numbers, its own grid and Song face, as in WPS."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyledItemDelegate,
    QTableView,
    QWidget,
)

from exporters.forms.seen import Seen
from models.forms.face.places import Area
from models.forms.face.sheet_face import Face
from ui.filling.heads import Heads
from ui.filling.looks import paint_ground, paint_icon
from ui.filling.model import CALCULATED, FormModel, SeenRole
from ui.look.theme import colour, theme
from ui.look.tokens import NEAR, PAIR, STANDARD

Index = QModelIndex | QPersistentModelIndex
_VISIBLE = QAbstractItemView.ScrollHint.EnsureVisible
_CHARACTER, _POINT = 7.2, 96 / 72  #: logical pixels at the standard text size
_NARROWEST, _WIDEST, _WIDEST_FILLED = 34, 420, 210
_USUAL = 11.0  #: points of letters that are neither large nor small
_SAMPLED = 40
_HIGHEST = 120  #: pixels of a row for the words of the form itself
_WRAPPED = int(Qt.TextFlag.TextWordWrap) | int(Qt.TextFlag.TextWrapAnywhere)
_SONG = "Noto Serif SC"


def _apart(areas: Iterable[Area], rows: int, columns: int) -> Iterator[Area]:
    """Yield the areas that lie over no earlier one, as all do but in a sheet made to harm."""
    taken: set[tuple[int, int]] = set()
    for one in areas:
        if (one.top, one.left) in taken:
            continue
        cells = {
            (row, column)
            for row in range(one.top, min(one.bottom + 1, rows))
            for column in range(one.left, min(one.right + 1, columns))
        }
        if taken.isdisjoint(cells):
            taken |= cells
            yield one


class _Edge(QHeaderView):
    """Letters above, numbers at the side; those of the current cell stand out."""

    def __init__(self, orientation: Qt.Orientation, parent: QWidget) -> None:
        super().__init__(orientation, parent)
        self.setSectionsClickable(True)
        self.setMinimumSectionSize(NEAR)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)

    def sizeHint(self) -> QSize:
        side = theme().size.second
        wide = QFontMetrics(theme().font("second")).horizontalAdvance("00000")
        return QSize(wide, side + 2 * NEAR - 2)

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        view = self.parent()
        across = self.orientation() == Qt.Orientation.Horizontal
        now = view.currentIndex() if isinstance(view, QTableView) else QModelIndex()
        here = now.isValid() and (now.column() if across else now.row()) == section
        painter.save()
        painter.fillRect(rect, colour("chosen" if here else "off_ground"))
        painter.fillRect(QRect(rect.right(), rect.y(), 1, rect.height()), colour("line"))
        painter.fillRect(QRect(rect.x(), rect.bottom(), rect.width(), 1), colour("line"))
        painter.setFont(theme().font("second", bold=here))
        painter.setPen(colour("ink" if here else "ink2"))
        words = str(self.model().headerData(section, self.orientation()))
        painter.drawText(rect, int(Qt.AlignmentFlag.AlignCenter), words)
        painter.restore()


class _Cells(QStyledItemDelegate):
    """Paints a cell of the form with its look."""

    def paint(self, painter: QPainter, option: Any, index: Index) -> None:  # noqa: ANN401
        view, box = option.widget, option.rect
        view = view.parent() if isinstance(view, Heads) else view
        model = index.model()
        if not isinstance(view, FormTable) or not isinstance(model, FormModel):
            return
        found: Seen | None = index.data(SeenRole)
        painter.save()
        if found is not None:
            paint_ground(painter, box, found.state)
        else:
            painter.fillRect(box, colour("paper"))
        lined = model.look(index.row(), index.column()).lined
        tone = colour("ink2" if lined else "line")
        painter.fillRect(QRect(box.x(), box.bottom(), box.width(), 1), tone)
        painter.fillRect(QRect(box.right(), box.y(), 1, box.height()), tone)
        text = str(index.data() or "")
        if text.strip():
            self._write(painter, view, index, box, text)
        elif found is not None:
            paint_icon(painter, box.adjusted(0, 0, -1, -1), found.state)
        if view.currentIndex() == index:
            _frame(painter, box)
        painter.restore()

    @staticmethod
    def _write(painter: QPainter, view: FormTable, index: Index, box: QRect, text: str) -> None:
        painter.setFont(view.song(index))
        painter.setPen(colour("ink2" if text == CALCULATED else "ink"))
        room = box.adjusted(PAIR, 0, -PAIR, -1)
        metrics = painter.fontMetrics()
        flags = int(view.placed(index) | Qt.AlignmentFlag.AlignVCenter)
        wrapped = flags | _WRAPPED
        needed = metrics.boundingRect(room, wrapped, text)
        if needed.height() <= room.height() and needed.width() <= room.width():
            painter.drawText(room, wrapped, text)
            return
        one_line = " ".join(text.split("\n"))
        shown = metrics.elidedText(one_line, Qt.TextElideMode.ElideRight, room.width() + 1)
        painter.drawText(room, flags | int(Qt.TextFlag.TextSingleLine), shown)


def _frame(painter: QPainter, box: QRect) -> None:
    tone = colour("blue")
    for side in (
        QRect(box.x(), box.y(), box.width(), 2),
        QRect(box.x(), box.bottom() - 1, box.width(), 2),
        QRect(box.x(), box.y(), 2, box.height()),
        QRect(box.right() - 1, box.y(), 2, box.height()),
    ):
        painter.fillRect(side, tone)


class FormTable(QTableView):
    """Arrow keys go from cell to cell; F2 writes, F4 asks what it means, Delete empties."""

    moved = Signal(QModelIndex)
    edit_asked = Signal()
    meaning_asked = Signal()
    empty_asked = Signal()

    def __init__(self, model: FormModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._form = model
        self._fonts: dict[tuple[int, bool], QFont] = {}
        self.setModel(model)
        self.setAccessibleName("要填的表")
        self.setHorizontalHeader(_Edge(Qt.Orientation.Horizontal, self))
        self.setVerticalHeader(_Edge(Qt.Orientation.Vertical, self))
        self.setItemDelegate(_Cells(self))
        self.heads = Heads(self)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setCornerWidget(QWidget())
        self.setCornerButtonEnabled(False)
        self.selectionModel().currentChanged.connect(self._went)
        self.doubleClicked.connect(lambda _: self.edit_asked.emit())
        self.horizontalHeader().sectionClicked.connect(self._to_column)
        theme().changed.connect(self.fit)

    def fit(self) -> None:
        """Give rows, columns and merged areas their places."""
        self._fonts = {}
        self.clearSpans()
        ratio = theme().size.body / STANDARD.body
        rows, columns = self._form.rowCount(), self._form.columnCount()
        face = self._form.sheeted.form.face if self._form.sheeted else Face()
        wanted = self._wanted()
        for column in range(columns):
            self.setColumnHidden(column, column in face.hidden_columns)
            self.setColumnWidth(column, self._width(column, wanted.get(column, 0), ratio))
        least = theme().size.second + NEAR
        for row in range(rows):
            origin = self._form.origin(row)
            height = self._form.measures.heights.get(origin.row, self._form.measures.height)
            pixels = round(height * _POINT * ratio)
            high = max(pixels, least, self._letters_of(row) + NEAR)
            self.setRowHeight(row, max(high, self._wrapped(row)))
            hidden = origin.row in face.hidden_rows and not origin.added
            if hidden != self.isRowHidden(row):
                self.setRowHidden(row, hidden)
        merges = tuple(_apart(self._form.merges(), rows, columns))
        for one in (*merges, *self._spilling()):
            self._join(one, rows, columns)
        shown = self._form.sheeted.form.header if self._form.sheeted else ()
        self.heads.fit([row for row in shown if row < rows], merges)

    def scrollTo(
        self, index: Index, hint: QAbstractItemView.ScrollHint = _VISIBLE
    ) -> None:
        """Bring a cell into sight, not under the heads."""
        super().scrollTo(index, hint)
        under = self.heads.covered - self.visualRect(index).top()
        if under > 0 and index.row() > max(self.heads.rows, default=-1):
            bar = self.verticalScrollBar()
            bar.setValue(bar.value() - under)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The heads are as wide as what is in sight."""
        super().resizeEvent(event)
        self.heads.place()

    def song(self, index: Index) -> QFont:
        """Return the face for a cell: Song, as large as the form has it, roughly."""
        held = self._form.letters(index.row(), index.column())
        body = theme().size.second
        pixels = round(body * min(max(held.size / _USUAL, 1.0), 1.6))
        key = (pixels, held.bold)
        if key not in self._fonts:
            made = theme().font("second", bold=held.bold)
            made.setFamilies([_SONG, *made.families()])
            made.setPixelSize(pixels)
            self._fonts[key] = made
        return self._fonts[key]

    def placed(self, index: Index) -> Qt.AlignmentFlag:
        """Return where the words of a cell stand."""
        held = self._form.letters(index.row(), index.column()).across
        if held in {"left", "right"}:
            return Qt.AlignmentFlag.AlignLeft if held == "left" else Qt.AlignmentFlag.AlignRight
        lined = self._form.look(index.row(), index.column()).lined
        if held.startswith("center") or lined:
            return Qt.AlignmentFlag.AlignHCenter
        return Qt.AlignmentFlag.AlignLeft

    def go_to(self, row: int, column: int) -> None:
        """Choose a cell and bring it into sight."""
        index = self._form.index(row, column)
        self.setCurrentIndex(index)
        self.scrollTo(index)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """F2 and Enter write, F4 asks for the meaning, Delete leaves empty."""
        if event.key() in {Qt.Key.Key_F2, Qt.Key.Key_Return, Qt.Key.Key_Enter} and not (
            event.modifiers() & Qt.KeyboardModifier.ControlModifier
        ):
            self.edit_asked.emit()
        elif event.key() == Qt.Key.Key_F4:
            self.meaning_asked.emit()
        elif event.key() == Qt.Key.Key_Delete:
            self.empty_asked.emit()
        else:
            super().keyPressEvent(event)

    def _width(self, column: int, wanted: int, ratio: float) -> int:
        held = self._form.measures.widths.get(column, self._form.measures.width)
        own = round((held * _CHARACTER + 5) * ratio)
        return min(max(own, min(wanted, round(_WIDEST_FILLED * ratio)), _NARROWEST), _WIDEST)

    def _wanted(self) -> dict[int, int]:
        """Return how much room the first values of each column need."""
        body = self._form.sheeted.form.body if self._form.sheeted else None
        top = body.top if body else 0
        metrics = QFontMetrics(theme().font("second"))
        found: dict[int, int] = {}
        for (row, column), one in (self._form.cells | self._form.beside).items():
            if top <= row < top + _SAMPLED and one.text and self._form.stands_alone(row, column):
                wide = metrics.horizontalAdvance(one.text) + 3 * PAIR
                found[column] = max(found.get(column, 0), wide)
        return found

    def _letters_of(self, row: int) -> int:
        """Return how high the letters of a row above or below the list are, in pixels."""
        form = self._form.sheeted.form if self._form.sheeted else None
        origin = self._form.origin(row)
        if form is None or origin.added or (form.body and form.body.holds(origin.row, 0)):
            return 0
        cells = form.sheet.rows[origin.row] if origin.row < len(form.sheet.rows) else ()
        return max(
            (self.song(self._form.index(row, column)).pixelSize()
             for column, cell in enumerate(cells) if cell is not None),
            default=0,
        )  # fmt: skip

    def _wrapped(self, row: int) -> int:
        """Return how high a row must be for the words that the form came with, in pixels.

        Rows of a list are as high as the form has them: there may be thousands.
        """
        form = self._form.sheeted.form if self._form.sheeted else None
        origin = self._form.origin(row)
        listed = form is not None and form.is_list
        if form is None or origin.added or origin.row >= len(form.sheet.rows) or (
            listed and form.body and form.body.top <= origin.row <= form.body.bottom
        ):  # fmt: skip
            return 0
        high = 0
        for column, cell in enumerate(form.sheet.rows[origin.row]):
            area = form.face.merge(origin.row, column)
            alone = (area.top, area.left, area.bottom) == (origin.row, column, origin.row)
            if not isinstance(cell, str) or not alone or not self._form.look(row, column).lined:
                continue
            metrics = QFontMetrics(self.song(self._form.index(row, column)))
            room = QRect(0, 0, self._across(column, area.right) - 2 * PAIR, _HIGHEST)
            text = str(self._form.index(row, column).data() or cell)  # blanks may be written
            high = max(high, metrics.boundingRect(room, _WRAPPED, text).height() + PAIR)
        return min(high, _HIGHEST)

    def _spilling(self) -> Iterator[Area]:
        """Yield where words go on over empty cells, as a sheet lets them outside its list."""
        form = self._form.sheeted.form if self._form.sheeted else None
        for row in range(self._form.rowCount() if form else 0):
            origin = self._form.origin(row)
            if form is None or origin.added or (form.body and form.body.holds(origin.row, 0)):
                continue
            cells = form.sheet.rows[origin.row] if origin.row < len(form.sheet.rows) else ()
            for column in range(len(cells)):
                index = self._form.index(row, column)
                if form.face.merge(origin.row, column).right > column or not index.data():
                    continue
                wide = QFontMetrics(self.song(index)).horizontalAdvance(str(index.data()))
                last = column
                while wide > self._across(column, last) - NEAR and self._form.is_bare(
                    row, last + 1
                ):
                    last += 1
                if last > column:
                    yield Area(row, column, row, last)

    def _across(self, first: int, last: int) -> int:
        return sum(self.columnWidth(column) for column in range(first, last + 1))

    def _join(self, area: Area, rows: int, columns: int) -> None:
        high = min(area.bottom, rows - 1) - area.top + 1
        wide = min(area.right, columns - 1) - area.left + 1
        if high > 0 and wide > 0 and high * wide > 1:
            self.setSpan(area.top, area.left, high, wide)

    def _to_column(self, column: int) -> None:
        """A click on a letter goes to the first place of that column."""
        found = sorted(row for row, at in self._form.cells if at == column)
        if found:
            self.go_to(found[0], column)

    def _went(self, now: QModelIndex, _before: QModelIndex) -> None:
        self.horizontalHeader().viewport().update()
        self.verticalHeader().viewport().update()
        self.moved.emit(now)
