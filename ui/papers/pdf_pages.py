"""The pages of a PDF as images: what is seen is what is printed, because both come from here."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from io import BytesIO
from typing import Any

from PySide6.QtCore import QSizeF
from PySide6.QtGui import QImage

_POINTS = 72  #: points in an inch
_KEPT = 12  #: images kept; a page of A4 on a sharp screen is some 8 MB


class PdfPages:
    """A PDF in memory. pdfium is not safe for threads: use it on the ui thread only.

    The file is opened for each drawing, which takes a moment, so that nothing stays open.
    """

    def __init__(self, pdf: bytes) -> None:
        """Look at the bytes of a PDF.

        Raises:
            pypdfium2.PdfiumError: they are none.
        """
        self.pdf = pdf
        self._kept: OrderedDict[tuple[int, int], QImage] = OrderedDict()
        with self._opened() as document:
            self.sizes = tuple(
                QSizeF(*document.get_page_size(place)) for place in range(len(document))
            )

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
        with (
            self._opened() as document,
            closing(document[place]) as page,
            closing(page.get_textpage()) as words,
        ):
            return str(words.get_text_bounded())

    def _draw(self, place: int, scale: float) -> QImage:
        with (
            self._opened() as document,
            closing(document[place]) as page,
            closing(page.render(scale=scale, prefer_bgrx=True)) as bitmap,
        ):
            return QImage(
                bytes(bitmap.buffer),
                bitmap.width,
                bitmap.height,
                bitmap.stride,
                QImage.Format.Format_RGB32,
            ).copy()  # QImage only borrows the bytes

    @contextmanager
    def _opened(self) -> Iterator[Any]:
        import pypdfium2

        with closing(pypdfium2.PdfDocument(self.pdf)) as document:
            yield document


def joined(papers: Sequence[bytes]) -> bytes:
    """Return one PDF with the pages of several, so that a list of people is one print."""
    if len(papers) == 1:
        return papers[0]
    import pypdfium2

    with closing(pypdfium2.PdfDocument.new()) as whole:
        for one in papers:
            with closing(pypdfium2.PdfDocument(one)) as part:
                whole.import_pages(part)
        out = BytesIO()
        whole.save(out)
    return out.getvalue()
