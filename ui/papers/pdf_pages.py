"""The pages of a PDF as images: what is seen is what is printed, because both come from here."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from io import BytesIO
from typing import Any, NamedTuple

from PySide6.QtCore import QRectF, QSizeF
from PySide6.QtGui import QImage

_POINTS = 72  #: points in an inch
_KEPT = 96_000_000  #: bytes of images kept; a page of A4 on a sharp screen is some 8 MB


class Found(NamedTuple):
    """Words on a page: the how-manieth there, and their boxes in points from left and top."""

    page: int
    number: int
    boxes: tuple[QRectF, ...]


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
        while len(self._kept) > 1 and self._bytes_kept() > _KEPT:
            self._kept.popitem(last=False)
        return made

    def _bytes_kept(self) -> int:
        return sum(one.sizeInBytes() for one in self._kept.values())

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

    def find(self, words: str, last: Found | None, page: int, step: int) -> Found | None:
        """Return where words stand: after `last`, before it, or first from a page on.

        It begins again at the other end; small and capital letters are alike. None: nowhere.
        """
        start = last.page if last else page
        way = -1 if step < 0 else 1
        with self._opened() as document:
            for far in range(len(self) + 1):
                at = (start + way * far) % len(self)
                places = _places(document, at, words)
                if last and far == 0:
                    places = [one for one in places
                              if (one.number - last.number) * way > 0]  # fmt: skip
                if places:
                    return places[0 if way > 0 else -1]
        return None

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


def _places(document: Any, page: int, words: str) -> list[Found]:  # noqa: ANN401 - of pdfium
    """Return every place on a page where words stand."""
    found: list[Found] = []
    with closing(document[page]) as sheet, closing(sheet.get_textpage()) as text:
        high = sheet.get_height()
        with closing(text.search(words)) as search:
            while place := search.get_next():
                boxes = []
                for number in range(text.count_rects(*place)):
                    left, bottom, right, top = text.get_rect(number)
                    boxes.append(QRectF(left, high - top, right - left, top - bottom))
                found.append(Found(page, len(found), tuple(boxes)))
    return found


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
