"""One PDF of many, with bookmarks: under the head of each part its papers.

The papers are our own, so their shape is known: numbered objects and a table of where each begins.
They are put behind each other with other numbers, which takes a moment where a library that reads
every value takes seconds. Scans from elsewhere are first brought to that shape by pypdf.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

_REFERENCE = re.compile(rb"(?<![\d.])(\d+) 0 R\b")
_START = re.compile(rb"startxref\s+(\d+)\s+%%EOF\s*\Z")
_ENTRY = re.compile(rb"(\d{10}) (\d{5}) ([nf])")
_TYPE_PAGES = re.compile(rb"/Type\s*/Pages\b")
_COUNT = re.compile(rb"/Count\s+(\d+)")
_ROOT = re.compile(rb"/Root\s+(\d+) 0 R")
_INFO = re.compile(rb"/Info\s+(\d+) 0 R")
_KIDS = re.compile(rb"/Kids\s*\[\s*(\d+) 0 R")
_PAGES = re.compile(rb"/Pages\s+(\d+) 0 R")


@dataclass(frozen=True)
class Part:
    """Papers under one bookmark; `part` is the bookmark above it, "" where there is none."""

    label: str
    part: str
    pdfs: Sequence[bytes]


@dataclass(frozen=True)
class _File:
    """A PDF taken apart: its objects by number, which of them is the tree of its pages."""

    objects: dict[int, bytes]
    pages: int
    count: int


def pages_in(pdf: bytes) -> int:
    """Return how many pages a PDF has; 0 where it cannot be read."""
    found = _apart(pdf)
    return found.count if found else 0


def whole_of(title: str, parts: Sequence[Part]) -> bytes:
    """Return one PDF; a scan that cannot be read is left out, its page is 0 in the index."""
    joined = _Joined()
    for one in parts:
        page = joined.count
        for pdf in one.pdfs:
            if found := _apart(pdf):
                joined.add(found)
        if joined.count > page:
            joined.mark(one.part, one.label, page)
    return joined.written(title)


class _Joined:
    """Objects of many files, numbered anew."""

    def __init__(self) -> None:
        self.objects: dict[int, bytes] = {}
        self.count = 0  #: pages so far
        self.last = 3  #: 1 the catalogue, 2 the tree of pages, 3 the outline
        self._trees: list[int] = []
        self._pages: list[int] = []  #: the first page of each file, with the pages before it
        self._firsts: dict[int, int] = {}
        self._marks: list[tuple[str, list[tuple[str, int]]]] = []

    def add(self, file: _File) -> None:
        """Put a file behind those already there."""
        shift = self.last
        for number, body in file.objects.items():
            head, stream, rest = body.partition(b"stream")
            moved = _REFERENCE.sub(lambda found: b"%d 0 R" % (int(found[1]) + shift), head)
            self.objects[number + shift] = moved + stream + rest
        tree = file.pages + shift
        self.objects[tree] = self.objects[tree].replace(b"<<", b"<< /Parent 2 0 R ", 1)
        self._trees.append(tree)
        self._firsts[self.count] = _first_page(self.objects, tree)
        self.count += file.count
        self.last = shift + max(file.objects)

    def mark(self, part: str, label: str, page: int) -> None:
        """Add a bookmark to the file that begins at a page."""
        if not part or not self._marks or self._marks[-1][0] != part:
            self._marks.append((part, []))
        self._marks[-1][1].append((label, self._firsts[page]))

    def written(self, title: str) -> bytes:
        """Return the file."""
        kids = b" ".join(b"%d 0 R" % tree for tree in self._trees)
        self.objects[1] = (
            b"<< /Type /Catalog /Pages 2 0 R /Outlines 3 0 R /PageMode /UseOutlines >>"
        )
        self.objects[2] = b"<< /Type /Pages /Count %d /Kids [%s] >>" % (self.count, kids)
        self._outline()
        info = self._new(b"<< /Title %s >>" % _text(title))
        out = io.BytesIO()
        out.write(b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n")
        places = {}
        for number in sorted(self.objects):
            places[number] = out.tell()
            out.write(b"%d 0 obj\n%s\nendobj\n" % (number, self.objects[number].strip()))
        start = out.tell()
        out.write(b"xref\n0 %d\n0000000000 65535 f \n" % (self.last + 1))
        for number in range(1, self.last + 1):
            place = places.get(number)
            line = b"%010d 00000 n \n" % place if place else b"0000000000 00000 f \n"
            out.write(line)
        size = self.last + 1
        out.write(b"trailer\n<< /Size %d /Root 1 0 R /Info %d 0 R >>\n" % (size, info))
        out.write(b"startxref\n%d\n%%%%EOF\n" % start)
        return out.getvalue()

    def _new(self, body: bytes) -> int:
        self.last += 1
        self.objects[self.last] = body
        return self.last

    def _outline(self) -> None:
        """Write the bookmarks: the parts, and under each its papers."""
        tops = []
        for part, marks in self._marks:
            if part:
                tops.append((part, marks[0][1], marks))
            else:
                tops += [(label, page, []) for label, page in marks]
        first = self._siblings(3, [(label, page) for label, page, _ in tops])
        for at, (_, _, marks) in enumerate(tops):
            if marks:
                under = self._siblings(first + at, marks)
                last = under + len(marks) - 1
                item = self.objects[first + at].removesuffix(b">>")
                ends = b"/First %d 0 R /Last %d 0 R /Count %d >>" % (under, last, len(marks))
                self.objects[first + at] = item + ends
        last = first + len(tops) - 1
        ends = b"/First %d 0 R /Last %d 0 R " % (first, last) if tops else b""
        self.objects[3] = b"<< /Type /Outlines %s>>" % ends

    def _siblings(self, above: int, marks: Sequence[tuple[str, int]]) -> int:
        """Write bookmarks beside each other; returns the number of the first."""
        first = self.last + 1
        for at, (label, page) in enumerate(marks):
            links = b"/Prev %d 0 R " % (first + at - 1) if at else b""
            links += b"/Next %d 0 R " % (first + at + 1) if at + 1 < len(marks) else b""
            words = _text(label)
            self._new(b"<< /Title %s /Parent %d 0 R %s/Dest [%d 0 R /Fit] >>"
                      % (words, above, links, page))  # fmt: skip
        return first


def _text(words: str) -> bytes:
    return b"<FEFF%s>" % words.encode("utf-16-be").hex().upper().encode()


def _first_page(objects: dict[int, bytes], tree: int) -> int:
    while found := _KIDS.search(objects[tree]):
        tree = int(found[1])
    return tree


def _apart(pdf: bytes) -> _File | None:
    """Take a PDF apart; None where it cannot be read."""
    return _own(pdf) or _own(_reshaped(pdf))


def _own(pdf: bytes) -> _File | None:
    """Take apart a file of the known shape; None for any other."""
    start = _START.search(pdf[-64:])
    if start is None:
        return None
    table = int(start[1])
    if not pdf.startswith(b"xref", table):
        return None
    table_text, _, trailer = pdf[table:].partition(b"trailer")
    root, info = _ROOT.search(trailer), _INFO.search(trailer)
    if root is None or b"/Prev" in trailer or b"/Encrypt" in trailer:
        return None
    places = [int(found[1]) for found in _ENTRY.finditer(table_text)]
    kinds = [found[3] for found in _ENTRY.finditer(table_text)]
    used = {number: place for number, (place, kind) in
            enumerate(zip(places, kinds, strict=True)) if kind == b"n"}  # fmt: skip
    objects = dict(_objects(pdf, used, table))
    pages = _PAGES.search(objects.get(int(root[1]), b""))
    if pages is None or len(objects) < len(used):
        return None
    tree = int(pages[1])
    count = _COUNT.search(objects.get(tree, b""))
    if count is None or not _TYPE_PAGES.search(objects[tree]):
        return None
    for left_out in (int(root[1]), int(info[1]) if info else 0):
        objects.pop(left_out, None)
    return _File(objects, tree, int(count[1]))


def _objects(pdf: bytes, used: dict[int, int], end: int) -> Iterator[tuple[int, bytes]]:
    """Yield number and body of every object; each ends where the next one begins."""
    starts = sorted(used.values())
    ends = dict(zip(starts, [*starts[1:], end], strict=True))
    for number, place in used.items():
        head = b"%d 0 obj" % number
        piece = pdf[place : ends[place]]
        if piece.startswith(head):
            yield number, piece[len(head) : piece.rindex(b"endobj")]


def _reshaped(pdf: bytes) -> bytes:
    """Return a PDF from elsewhere in the shape that is known, without what it says of itself."""
    from pypdf import PdfReader, PdfWriter
    from pypdf.errors import PyPdfError

    writer = PdfWriter()
    try:
        writer.append(PdfReader(io.BytesIO(pdf)), import_outline=False)
    except (PyPdfError, ValueError, KeyError, TypeError, AttributeError):
        return b""
    writer.metadata = None
    target = io.BytesIO()
    writer.write(target)
    return target.getvalue()
