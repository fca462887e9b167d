"""A bundle into a folder: the index first, every paper and file after it, and one PDF of it all.

Files are numbered, so that the folder stands in the order of the index. Each is written whole or
not at all; where one of that name is held open by another program, it gets a second name.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from pathlib import Path

from exporters.bundles.bundle import Bundle, Kept, Lack, Sheet
from exporters.bundles.index import Entry, index_of
from exporters.bundles.whole import Part, pages_in, whole_of
from exporters.document import Document, Picture, Pictures, file_stem, has_content
from exporters.pdf import set_pages
from exporters.photos import is_photo, photo
from exporters.renderer import put_beside, renderer_for
from models.errors import UserError
from models.view import View

Step = Callable[[str, int, int], None]
INDEX, WHOLE = "目录", "整套（带书签）"
_NAMED = 40  #: characters of a file's name
_PDF = Path("a.pdf")


@dataclass
class Made:
    """What was written.

    Attributes:
        folder: where.
        paths: the files, the index first, the PDF of the whole last.
        lacks: what is missing, papers that could not be made among it.
        index: the index as a paper.
        pdf: the whole, for the screen and the printer.
        second: files that got a second name, as the old one is held open.
        lost: characters that no face has and 〓 is printed for, by the paper they stand on.
    """

    folder: Path
    paths: list[Path] = field(default_factory=list)
    lacks: list[Lack] = field(default_factory=list)
    index: Document | None = None
    pdf: bytes = b""
    second: list[Path] = field(default_factory=list)
    lost: dict[str, str] = field(default_factory=dict)


def make(view: View, bundle: Bundle, folder: Path, step: Step) -> Made:
    """Write a bundle.

    Args:
        view: the ledger.
        bundle: what is written.
        folder: is there already; files of the same names are replaced.
        step: told before each sheet what, which number, of how many; may raise to stop.

    Raises:
        CannotWrite: the folder cannot be written; what was written before stays.
    """
    # A file is brought to the disk while the next paper is drawn: the disk takes its time.
    disk = ThreadPoolExecutor(1)
    try:
        maker = _Maker(bundle, folder, disk)
        for number, sheet in enumerate(bundle.sheets, 1):
            step(f"正在出{sheet.label}", number, len(bundle.sheets))
            maker.add(sheet)
        maker.bind(view)
    finally:
        disk.shutdown(cancel_futures=True)
    return maker.made


@dataclass
class _Written:
    """A file on its way to the disk."""

    wanted: Path
    path: Future[Path]
    words: str = ""
    """How the index names it where it gets the name it should have."""


class _Maker:
    """A bundle on its way into a folder."""

    def __init__(self, bundle: Bundle, folder: Path, disk: ThreadPoolExecutor) -> None:
        self.bundle, self.made, self.disk = bundle, Made(folder), disk
        self.digits = max(len(str(len(bundle.sheets))), 2)
        self.entries: list[Entry] = []
        self.files: list[list[_Written]] = []
        self.parts: list[Part] = []
        self.refused: list[Lack] = []

    def add(self, sheet: Sheet) -> None:
        """Write the papers and files of a sheet; one that cannot be made is told in the index."""
        try:
            document = sheet.make() if sheet.make else None
        except UserError as error:
            said = f"“{sheet.label}”出不了：{error.sentence}"
            self.refused.append(Lack(said, todo=error.action))
            return
        empty = document is not None and not has_content(document)
        if sheet.stands and empty:
            return
        number = str(len(self.entries) + 1).zfill(self.digits)
        papers = list(_papers(sheet, document))
        self._tell_lost(sheet.label, document)
        self._complain()
        files = [self._put(f"{number} {stem}.{suffix}", data, suffix)
                 for stem, suffix, data in papers]  # fmt: skip
        there = [one for one in sheet.files if one.path.is_file()]
        files += [self._copy(number, at, one) for at, one in enumerate(there, 1)]
        self.parts.append(Part(sheet.label, sheet.part, [
            *(data for _, suffix, data in papers if suffix == "pdf"), *_appended(sheet, there),
        ]))  # fmt: skip
        self.files.append(files)
        self.entries.append(Entry(number, sheet.label, sheet.part, sheet.source, empty=empty))

    def _tell_lost(self, label: str, document: Document | None) -> None:
        """Remember what cannot be printed of a paper."""
        if document is not None and (lost := "".join(renderer_for(_PDF).missing(document))):
            self.made.lost[label] = "".join(dict.fromkeys(self.made.lost.get(label, "") + lost))

    def _complain(self) -> None:
        """Stop at once where a file could not be written."""
        for one in self.files[-1] if self.files else ():
            if one.path.done():
                one.path.result()

    def bind(self, view: View) -> None:
        """Write the index and the whole; the length of the index moves the pages it names."""
        pdf, made = renderer_for(_PDF), self.made
        counts = [sum(map(pages_in, one.pdfs)) for one in self.parts]
        self.entries = [
            replace(entry, files=tuple(map(self._named, files)))
            for entry, files in zip(self.entries, self.files, strict=True)
        ]
        length = 1
        while True:
            paged = _paged(self.entries, counts, length)
            made.index = index_of(view, self.bundle, paged, self.refused)
            if (needed := len(set_pages(made.index))) <= length:
                break
            length = needed
        self._tell_lost(INDEX, made.index)
        first = pdf.render(made.index)
        zero = "0" * self.digits
        self._named(self._put(f"{zero} {INDEX}.pdf", first))
        made.paths.insert(0, made.paths.pop())
        made.pdf = whole_of(self.bundle.title, [Part(INDEX, "", [first]), *self.parts])
        self._named(self._put(f"{zero} {WHOLE}.pdf", made.pdf))
        made.lacks = [*self.refused, *self.bundle.lacks]

    def _put(self, name: str, data: bytes, words: str = "") -> _Written:
        """Let a file be written."""
        stem, _, suffix = name.rpartition(".")
        wanted = self.made.folder / f"{file_stem(stem)}.{suffix}"
        return _Written(wanted, self.disk.submit(put_beside, data, wanted), words)

    def _named(self, one: _Written) -> str:
        """Wait until a file is written; returns its name, the second where the first is held."""
        path = one.path.result()
        self.made.paths.append(path)
        if path == one.wanted:
            return one.words or path.name
        self.made.second.append(path)
        return path.name

    def _copy(self, number: str, at: int, one: Kept) -> _Written:
        """Write a file that lay with a record; a photo without what the camera wrote into it."""
        stem = f"{number}-{at} {file_stem(Path(one.name).stem)[:_NAMED]}"
        if is_photo(one.name) and (bare := photo(one.path)):
            return self._put(f"{stem}.jpg", bare.jpeg)
        return self._put(f"{stem}{one.path.suffix}", one.path.read_bytes())


def _papers(sheet: Sheet, document: Document | None) -> Iterator[tuple[str, str, bytes]]:
    """Yield stem, suffix and bytes of what is made of a sheet."""
    if document is not None:
        for suffix in sheet.formats:
            data = renderer_for(Path(f"a.{suffix}")).render(document)
            yield document.name[:_NAMED], suffix, data


def _appended(sheet: Sheet, files: Sequence[Kept]) -> Iterator[bytes]:
    """Yield the PDFs of the files of a sheet: its photos on pages, scans as they came."""
    photos = [one for one in files if is_photo(one.name)]
    if photos and not sheet.shows_photos:
        pictures = tuple(Picture(one.path, one.name, one.name) for one in photos)
        block = Pictures(pictures, across=2)
        title = f"{sheet.label}：照片"
        yield renderer_for(_PDF).render(Document(title=title, name="照片", blocks=(block,)))
    yield from (one.path.read_bytes() for one in files if one.path.suffix.lower() == ".pdf")


def _paged(entries: Sequence[Entry], counts: Sequence[int], length: int) -> list[Entry]:
    """Return the lines of the index with their pages in the whole."""
    paged, page = [], length + 1
    for one, count in zip(entries, counts, strict=True):
        paged.append(replace(one, page=page if count else 0))
        page += count
    return paged
