"""The pages of a PDF as images: what is seen is what is printed, because both come from here."""

from __future__ import annotations

from collections import OrderedDict
from typing import Any

from PySide6.QtCore import QSizeF
from PySide6.QtGui import QImage

_POINTS = 72  #: points in an inch
_KEPT = 12  #: images kept; a page of A4 on a sharp screen is some 8 MB


class PdfPages:
    """An open PDF. pdfium is not safe for threads: use it on the ui thread only."""

    def __init__(self, pdf: bytes) -> None:
        """Open the bytes of a PDF.

        Raises:
            pypdfium2.PdfiumError: they are none.
        """
        import pypdfium2

        self.pdf = pdf
        self._document: Any = pypdfium2.PdfDocument(pdf)
        self.sizes = tuple(
            QSizeF(*self._document.get_page_size(place)) for place in range(len(self._document))
        )
        self._kept: OrderedDict[tuple[int, int], QImage] = OrderedDict()

    def __len__(self) -> int:
        return len(self.sizes)

    def image(self, place: int, width: int) -> QImage:
        """Draw a page `width` device pixels wide; drawn once, then kept."""
        key = (place, width)
        if key in self._kept:
            self._kept.move_to_end(key)
            return self._kept[key]
        made = self._draw(place, width / self.sizes[place].width())
        self._kept[key] = made
        while len(self._kept) > _KEPT:
            self._kept.popitem(last=False)
        return made

    def for_paper(self, place: int, dpi: int) -> QImage:
        """Draw a page for a printer; not kept, it is large."""
        return self._draw(place, dpi / _POINTS)

    def text(self, place: int) -> str:
        """Return the words of a page, for people who hear the screen."""
        page = self._document[place]
        words = page.get_textpage()
        try:
            return str(words.get_text_bounded())
        finally:
            words.close()
            page.close()

    def close(self) -> None:
        """Let the PDF go."""
        self._kept.clear()
        self._document.close()

    def _draw(self, place: int, scale: float) -> QImage:
        page = self._document[place]
        bitmap = page.render(scale=scale, prefer_bgrx=True)
        try:
            return QImage(
                bytes(bitmap.buffer),
                bitmap.width,
                bitmap.height,
                bitmap.stride,
                QImage.Format.Format_RGB32,
            ).copy()  # QImage only borrows the bytes
        finally:
            bitmap.close()
            page.close()
