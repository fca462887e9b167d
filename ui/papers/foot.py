"""Below a preview: 存成 xlsx, 存 PDF, 打印; 更多: other files, 改样式; then where it was saved."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QWidget

from exporters.report import Report
from models.privacy import Audience
from ui.look.buttons import button
from ui.look.labels import ElidedLabel
from ui.look.panes import Sheet, row
from ui.look.tokens import BLOCK, NEAR
from ui.papers import printing
from ui.papers.preview import Preview
from ui.session import Session

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

    from ui.papers.pdf_pages import PdfPages

_SEEN = "看到什么样，打出来就什么样；点一行看它从哪里来"
#: words of the buttons by suffix; PDF has its own
_SAVES = {"xlsx": "存成 xlsx", "docx": "存成 docx", "txt": "存成文字"}


class PaperFoot(QWidget):
    """What can be done with the paper that lies on the desk."""

    #: the paper left the program: printed or saved
    done = Signal()
    #: the folder of which the paper is the index is wanted
    asked = Signal()
    #: the paper on the desk went up
    sent = Signal()
    #: the village wants this paper otherwise
    restyled = Signal()

    def __init__(self, session: Session, preview: Preview) -> None:
        super().__init__()
        self._session, self._preview = session, preview
        self._saved: Path | None = None
        self._whole: bytes | None = None  #: of a folder that was made; its pages lie on the desk
        self._lost: Mapping[str, str] = {}
        self._words = ElidedLabel("", "second")
        preview.setToolTip(_SEEN)
        self._folder = button("打开文件夹", "folder", "link")
        self._folder.clicked.connect(self._open_folder)
        self._formats: tuple[str, ...] = ()
        self._may_change = False
        self.more_button = button("更多", "chevron-down", "link")
        self.more_button.clicked.connect(self._open_menu)
        self.sheet_button = button(_SAVES["xlsx"])
        self.sheet_button.clicked.connect(self._save_first)
        self.pdf_button = button("存 PDF")
        self.pdf_button.clicked.connect(lambda: self.save("pdf"))
        self.send_button = button("登记报送")
        self.send_button.setToolTip("这一份报上去了：留下原样，记下哪天、报给谁")
        self.send_button.clicked.connect(self.sent)
        self.folder_button = button("出整套到文件夹", "folder", "filled")
        self.folder_button.clicked.connect(self.asked)
        self.folder_button.hide()
        self.print_button = button("打印", "printer")
        self.print_button.set_keys("Ctrl+P")
        self.print_button.clicked.connect(self.print)
        line = QHBoxLayout()
        line.setSpacing(NEAR)
        line.addStretch(1)
        for one in (self.more_button, self.send_button, self.sheet_button,
                    self.pdf_button, self.print_button, self.folder_button):  # fmt: skip
            line.addWidget(one)
        sheet = Sheet(margin=BLOCK)
        sheet.body.addLayout(row(self._words, self._folder, stretch=0))
        sheet.body.addLayout(line)
        block = QHBoxLayout(self)
        block.setContentsMargins(0, 0, 0, 0)
        block.addWidget(sheet)
        self.renew()

    def renew(self, paper: Report | None = None) -> None:
        """Offer what fits another paper; one that is the index of a folder offers the folder."""
        formats = paper.formats if paper else ("pdf", "xlsx")
        self._formats = tuple(one for one in formats if one in _SAVES)
        self._may_change = paper is not None and paper.is_laid_out
        self._saved = self._whole = None
        self._leads = paper is not None and paper.folder is not None
        self.folder_button.setVisible(self._leads)
        self.send_button.setVisible(paper is not None and paper.audience is Audience.TOWNSHIP)
        self._words.hide()
        self._folder.hide()
        self.sheet_button.setVisible(bool(self._formats) and self._formats[0] != "txt")
        if self._formats:
            self.sheet_button.setText(_SAVES[self._formats[0]])
        self.pdf_button.setVisible("pdf" in formats)
        self.follow()

    def _allow(self) -> None:
        there = self._preview.pdf is not None
        for one in (self.send_button, self.sheet_button, self.pdf_button, self.print_button,
                    self.folder_button):  # fmt: skip
            one.setEnabled(there)
        self.more_button.setEnabled(there or self._may_change)

    def menu(self) -> QMenu:
        """Make the menu 更多: the other files, and 改样式."""
        made = QMenu(self)
        for suffix in self._formats[1:]:
            action = made.addAction(_SAVES[suffix])
            action.setEnabled(self._preview.pdf is not None)
            action.triggered.connect(lambda _=False, suffix=suffix: self.save(suffix))
        if self._may_change:
            made.addAction("改样式").triggered.connect(lambda _=False: self.restyled.emit())
        return made

    def _save_first(self) -> None:
        self.save(self._formats[0])

    def _open_menu(self) -> None:
        made = self.menu()
        made.aboutToHide.connect(made.deleteLater)
        made.popup(self.more_button.mapToGlobal(self.more_button.rect().bottomLeft()))

    def follow(self) -> None:
        """The preview has another paper, or none."""
        self._allow()
        pages = self._preview.desk.pages
        if not self._leads or pages is None:
            self.print_button.setText("打印")
        elif pages.pdf == self._whole:
            self.print_button.setText(f"打印整套 {len(pages)} 页")
        else:
            self.print_button.setText("只打印目录")

    def show_folder(self, path: Path, lost: Mapping[str, str]) -> None:
        """A folder was made, its pages are on the desk.

        The path is of a file in it; `lost` are the characters that cannot be printed, by paper.
        """
        self._saved, self._lost = path, lost
        self._whole = self._preview.pdf
        self.follow()
        self._words.setText("出好了")
        self._words.show()
        self._words.setToolTip(str(path.parent))
        self._folder.show()

    def save(self, suffix: str) -> None:
        """Save the paper on the desk; a PDF is the very bytes which are seen."""
        document, pdf = self._preview.document, self._preview.pdf
        if document is None or pdf is None:
            return

        def write(path: Path) -> None:
            if suffix == "pdf":
                printing.put(pdf, path)
            else:
                printing.write(document, path)

        path = printing.save_as(self, document.name, suffix, write)
        if path is not None:
            self._saved = path
            self._words.setText(f"已存到“{path.parent.name}”")
            self._words.show()
            self._words.setToolTip(str(path))
            self._folder.show()
            self._session.said.emit(f"已存成“{path.name}”")
            self.done.emit()

    def print(self) -> None:
        """Print the pages on the desk."""
        document, pages = self._preview.document, self._preview.desk.pages
        if document is None or pages is None:
            return
        whole = self._whole is not None and pages.pdf == self._whole
        if not printing.can_print(self, document, self._lost if whole else None):
            return
        if not printing.has_printer():
            if printing.ask_without_printer(self) == printing.NO_PRINTER:
                self.save("pdf")
            return
        printer = printing.pick_printer(self, pages.sizes[0], len(pages))
        if printer is not None:
            self._send(printer, document.title, pages)

    def _send(self, printer: QPrinter, title: str, pages: PdfPages) -> None:
        """Send the pages; a bundle has many, so that they can be stopped."""
        from ui.papers.print_run import print_pages

        said = f"“{title}”已送去打印，共 {len(pages)} 页"
        run = print_pages(printer, pages.pdf, lambda: self._session.said.emit(said), self)
        if run is not None:
            run.stopped.connect(self._session.said)
            self.done.emit()

    def _open_folder(self) -> None:
        if self._saved is not None:
            printing.open_folder(self._saved)
