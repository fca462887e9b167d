"""Pages on their way to a printer, each on a sheet of its own size and direction."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QMarginsF, QObject, QRectF, QSizeF, Qt, QTimer, Signal
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtWidgets import QDialog, QPushButton, QVBoxLayout, QWidget

from models.errors import UserError
from ui import messages
from ui.look.notices import Progress
from ui.look.tokens import PAGE
from ui.papers.pdf_pages import PdfPages
from ui.papers.printing import NOT_NOW

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

DPI = 300
SMALLER = "缩小了打"
_FEW = 5  #: pages that are sent before anybody wonders; more show how far it is
_WIDE = 420  #: of the little window that shows it
_A4 = QPageSize(QPageSize.PageSizeId.A4).size(QPageSize.Unit.Point)
_SAME = 3.0  #: points by which two sheets of one name may differ


def sheet_of(size: QSizeF) -> QPageSize:
    """Return the sheet for a page of that size in points, upright."""
    short, long = sorted((size.width(), size.height()))
    return QPageSize(
        QSizeF(short, long), QPageSize.Unit.Point, "", QPageSize.SizeMatchPolicy.FuzzyMatch
    )


def layout_of(size: QSizeF) -> QPageLayout:
    """Return sheet and direction for a page of that size in points, without margins."""
    lies = size.width() > size.height()
    way = QPageLayout.Orientation.Landscape if lies else QPageLayout.Orientation.Portrait
    return QPageLayout(sheet_of(size), way, QMarginsF())


def prepare(printer: QPrinter, size: QSizeF) -> None:
    """Set sheet, direction and dots for a page."""
    printer.setResolution(DPI)
    printer.setPageLayout(layout_of(size))
    printer.setFullPage(True)


def sheets_in(printer: QPrinter) -> list[QPageSize]:
    """Return the sheets that a printer says it has; none where it does not say."""
    from PySide6.QtPrintSupport import QPrinterInfo

    return QPrinterInfo(printer).supportedPageSizes()


def sheets_for(sizes: Sequence[QSizeF], there: Sequence[QPageSize]) -> list[QSizeF]:
    """Return the sheet on which each page goes: A4 in the place of what the printer has not."""
    return [size if not there or _is_among(size, there) else _lying(size) for size in sizes]


def _is_among(size: QSizeF, there: Sequence[QPageSize]) -> bool:
    wanted = sheet_of(size).size(QPageSize.Unit.Point)
    return any(
        abs(one.width() - wanted.width()) <= _SAME and abs(one.height() - wanted.height()) <= _SAME
        for one in (sheet.size(QPageSize.Unit.Point) for sheet in there)
    )


def _lying(size: QSizeF) -> QSizeF:
    """Return A4 in the direction of a page."""
    a4 = QSizeF(_A4)
    return a4.transposed() if size.width() > size.height() else a4


def _numbers(printer: QPrinter, count: int) -> Iterator[int]:
    """Yield which pages are wanted, as often as the printer does not copy them itself."""
    ranges = printer.pageRanges()
    wanted = [at for at in range(count) if ranges.isEmpty() or ranges.contains(at + 1)]
    for _ in range(1 if printer.supportsMultipleCopies() else printer.copyCount()):
        yield from wanted


class PrintRun(QObject):
    """Pages going to a printer, one after the other between turns of the window.

    Many of them show how far they are, with 停下. A printer that refuses one is told in a box;
    what was to follow does not.
    """

    #: the last page was handed over
    finished = Signal()
    #: the person wanted no more: what became of it, in words
    stopped = Signal(str)

    def __init__(
        self, printer: QPrinter, pages: PdfPages, sheets: Sequence[QSizeF], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._printer, self._pages, self._sheets, self._asked = printer, pages, sheets, parent
        self._left = list(_numbers(printer, len(pages)))
        self._count, self._sent = len(self._left), 0
        self._drawn: QImage | None = None
        self._watch = _Watch(self, parent) if self._count > _FEW else None
        self._painter: QPainter | None = QPainter()
        if self._left:
            self._sheet = sheets[self._left[0]]
            prepare(printer, self._sheet)
        self._painter.begin(printer)
        QTimer.singleShot(0, self, self._step)

    @property
    def is_watched(self) -> bool:
        """Say whether a little window shows how far it is."""
        return self._watch is not None and self._watch.isVisible()

    def stop(self) -> None:
        """Send no more, and take back what the printer will still give back."""
        if self._painter is not None:
            self._printer.abort()
            self._end()
            self.stopped.emit(f"停下了，送去了 {self._sent} 页；打印机已经收下的可能还会打出来")

    def _step(self) -> None:
        """Draw the next page, or send the one that is drawn: each takes a moment."""
        if self._painter is None:
            return
        if not self._left:
            self._end()
            self.finished.emit()
        elif not self._painter.isActive():
            self._refused()
        elif self._drawn is None:
            if self._watch is not None:
                self._watch.tell(self._sent + 1, self._count)
            self._drawn = self._pages.for_paper(self._left[0], DPI)
            QTimer.singleShot(0, self, self._step)
        elif not self._turn_over():
            self._refused()
        else:
            self._put(self._drawn)
            self._drawn = None
            QTimer.singleShot(0, self, self._step)

    def _turn_over(self) -> bool:
        """Take a new sheet, of the size and the direction of the page; False when refused."""
        if not self._sent:
            return True
        wanted = self._sheets[self._left[0]]
        if wanted != self._sheet:
            self._sheet = wanted
            self._printer.setPageLayout(layout_of(wanted))
        return bool(self._printer.newPage())

    def _put(self, image: QImage) -> None:
        """Draw a page as large as the sheet holds it whole, never out of shape."""
        assert self._painter is not None  # noqa: S101 - nobody ended it
        sheet = self._printer.pageLayout().fullRectPixels(self._printer.resolution()).size()
        page = QSizeF(image.size()).scaled(QSizeF(sheet), Qt.AspectRatioMode.KeepAspectRatio)
        left = (sheet.width() - page.width()) / 2
        top = (sheet.height() - page.height()) / 2
        self._painter.drawImage(QRectF(left, top, page.width(), page.height()), image)
        self._left.pop(0)
        self._sent += 1

    def _refused(self) -> None:
        """Say how much the printer took and what to do."""
        self._end()
        taken = f"前面 {self._sent} 页已经送去" if self._sent else "一页也没有打"
        error = UserError(
            f"打印机没有收下这份材料，{taken}。",
            "看看打印机开了没有、线插好没有、有没有纸，再打印一次。账里记好的都在。",
        )
        messages.show_error(self._asked, error)

    def _end(self) -> None:
        if self._painter is not None and self._painter.isActive():
            self._painter.end()
        self._painter = None
        if self._watch is not None:
            self._watch.deleteLater()
            self._watch = None
        self.deleteLater()


class _Watch(QDialog):
    """A little window beside the work: how many pages are on their way, and 停下."""

    def __init__(self, run: PrintRun, parent: QWidget) -> None:
        super().__init__(parent.window())
        self.setWindowTitle("正在打印")
        self.setWindowFlag(Qt.WindowType.WindowContextHelpButtonHint, on=False)
        self.setFixedWidth(_WIDE)
        self._progress = Progress()
        self._progress.stopped.connect(run.stop)
        self.rejected.connect(run.stop)
        block = QVBoxLayout(self)
        block.setContentsMargins(PAGE, PAGE, PAGE, PAGE)
        block.addWidget(self._progress)
        self.tell(1, 0)
        self._stay_behind()
        self.show()

    def _stay_behind(self) -> None:
        """Take no key from the page: Enter there must not stop the printer."""
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        for one in self.findChildren(QPushButton):
            one.setAutoDefault(False)

    def tell(self, number: int, total: int) -> None:
        """Say which page is on its way."""
        self._progress.tell("正在送去打印", number, total, "页", note="可以先去做别的事")


def print_pages(
    printer: QPrinter, pdf: bytes, done: Callable[[], object], parent: QWidget
) -> PrintRun | None:
    """Send the pages of a PDF to a printer; `done` follows when the last one is handed over.

    A printer without a sheet that is wanted, such as A3, is asked about first; None: not now.
    """
    pages = PdfPages(pdf)
    sheets = sheets_for(pages.sizes, sheets_in(printer))
    smaller = sum(sheet != size for sheet, size in zip(sheets, pages.sizes, strict=True))
    if smaller and messages.choose(
        parent,
        f"这台打印机没有这么大的纸：共 {len(pages)} 页，有 {smaller} 页要大一号的",
        "可以缩小了打在 A4 上，一个字也不少，只是小一些；也可以换一台能打 A3 的打印机。",
        (SMALLER, NOT_NOW),
    ) != SMALLER:  # fmt: skip
        return None
    run = PrintRun(printer, pages, sheets, parent)
    run.finished.connect(done)
    return run
