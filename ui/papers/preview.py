"""The preview: the real PDF on a grey desk, made on a worker so that the window never waits."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QPainter, QPaintEvent, QShortcut
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QVBoxLayout, QWidget

from models.errors import UserError
from ui.look.buttons import button
from ui.look.labels import ElidedLabel
from ui.look.theme import colour
from ui.look.tokens import NEAR, PAIR, PANE, SHEET_RADIUS
from ui.papers.desk import CLEAR, WHOLE, Desk
from ui.papers.find_line import FindLine
from ui.papers.pdf_pages import PdfPages
from ui.work import run

if TYPE_CHECKING:
    from exporters.document import Document

_WAIT = 400  #: milliseconds before a wait is spoken of


def render_pdf(document: Document) -> bytes:
    """Make the PDF that goes to the screen, to the printer and to the file alike."""
    from exporters.renderer import renderer_for

    return renderer_for(Path("a.pdf")).render(document)


class Preview(QWidget):
    """A desk with its head: which page of how many, 整页 and 看清.

    `show_document` renders on a worker. While a newer one is on its way the old pages stay, so
    that typing beside the preview never makes it flicker.
    """

    #: the pages of the newest document are on the desk
    ready = Signal()

    def __init__(
        self, parent: QWidget | None = None, *, zoom: str = CLEAR, bare: bool = False
    ) -> None:
        super().__init__(parent)
        self._bare = bare  #: without the head: a small picture beside words
        self.document: Document | None = None
        #: a newer document is on its way
        self.waiting = False
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
        self._find_button = button("", "search", "small")
        self._find_button.setAccessibleName("在这份材料里找")
        self._find_button.setToolTip("在这份材料里找")
        self.find_line = FindLine(self.desk)
        self._find_button.clicked.connect(self._turn_find_line)
        self.find_line.closed.connect(self.desk.setFocus)
        head.addWidget(self._find_button)
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
        block.addWidget(self.find_line)
        block.addWidget(self.desk, 1)
        self._words.setVisible(not bare)
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

    def set_title(self, title: str) -> None:
        """Name the paper before the page's number; empty names none."""
        self._title = title
        self._tell()

    def find_by_keys(self, page: QWidget) -> None:
        """Let Ctrl+F anywhere on a page open the line that looks for words."""
        shortcut = QShortcut(QKeySequence("Ctrl+F"), page)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(self.look_for_words)

    def look_for_words(self) -> None:
        """Open the line that looks for words on the pages; open already, it is written over."""
        if self.desk.pages is not None:
            self.find_line.open()

    def _turn_find_line(self) -> None:
        """Open the line that looks for words, or close it."""
        if self.find_line.isVisible():
            self.find_line.shut()
        else:
            self.look_for_words()

    def set_zoom(self, zoom: str) -> None:
        """整页 or 看清."""
        for chip in self._zooms.buttons():
            chip.setChecked(chip.text() == zoom)
        self.desk.set_zoom(zoom)

    def show_document(self, document: Document) -> None:
        """Render a document on a worker and lay its pages on the desk."""
        stay = self.document is not None and self.document.name == document.name
        self.show_work(lambda: (document, render_pdf(document)), stay=stay)

    def show_work(self, make: Callable[[], tuple[Document, bytes]], *, stay: bool = False) -> None:
        """Lay on the desk what `make` gives, which runs on a worker: a document and its PDF."""
        self._asked += 1
        asked = self._asked
        self._slow.start()
        self.waiting = True
        run(
            make,
            lambda made: self._arrived(asked, made, stay=stay),
            lambda error: self._broke(asked, error),
            owner=self,
        )

    def show_pdf(self, pdf: bytes, *, stay: bool = False) -> None:
        """Lay the pages of a PDF on the desk."""
        self._settle()
        self.desk.show_pages(PdfPages(pdf), stay=stay)
        self.find_line.forget()
        self._offer_zoom()
        self._tell()
        self.ready.emit()

    def clear(self, sentence: str) -> None:
        """Take the pages away and say why there are none."""
        self._asked += 1
        self.document = None
        self._settle()
        self.desk.show_pages(None, sentence)
        self.find_line.forget()
        self._offer_zoom()
        self._tell()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the grey desk."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour("desk"))
        painter.drawRoundedRect(self.rect(), SHEET_RADIUS, SHEET_RADIUS)

    def _arrived(self, asked: int, made: tuple[Document, bytes], *, stay: bool) -> None:
        if asked == self._asked:  # an older one is of no interest any more
            self.document = made[0]
            self.show_pdf(made[1], stay=stay)

    def _broke(self, asked: int, error: Exception) -> None:
        if asked == self._asked:
            said = f"{error.sentence}{error.action}" if isinstance(error, UserError) else ""
            self.clear(said)

    def _settle(self) -> None:
        self._slow.stop()
        self.waiting = False

    def _tell_waiting(self) -> None:
        self._words.setText("正在排版，请稍等")

    def _offer_zoom(self) -> None:
        for chip in (*self._zooms.buttons(), self._find_button):
            chip.setVisible(self.desk.pages is not None and not self._bare)

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
