"""An xlsx as its parts: names, bytes, and which part is which sheet (ECMA-376 part 2)."""

from __future__ import annotations

import codecs
import datetime as dt
import io
import posixpath
import re
import zipfile
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from models.errors import UserError
from models.forms.face.markup import Element, parse
from models.forms.face.places import cell_of, name_of

BOOK = "xl/workbook.xml"
STRINGS = "xl/sharedStrings.xml"
STYLES = "xl/styles.xml"
_ROW_OR_CELL = re.compile(r"<((?:[\w.-]+:)?)(row|c)((?=[\s/>])[^>]*)>")
_PLACE = re.compile(r"\sr\s*=\s*[\"']([A-Z]*\d+)[\"']")
_DECLARED = re.compile(rb"^<\?xml[^>]*encoding=[\"']([\w-]+)")
_LARGEST = 200 * 2**20  #: bytes, unpacked; all parts are held at once


@dataclass(frozen=True)
class SheetPart:
    """A sheet of the workbook and the part in which it lies."""

    name: str
    path: str
    hidden: bool


class Package:
    """The parts of a workbook, in their order; nothing is changed here."""

    def __init__(self, path: Path) -> None:
        """Read all parts.

        Raises:
            UserError: it is no workbook of the newer kind.
        """
        self._read(path, path.name)

    @classmethod
    def of(cls, data: bytes, name: str) -> Package:
        """Return the parts of a workbook that is no file yet."""
        made = cls.__new__(cls)
        made._read(io.BytesIO(data), name)  # noqa: SLF001 - its own
        return made

    def _read(self, source: Path | io.BytesIO, name: str) -> None:
        self.name = name
        try:
            with zipfile.ZipFile(source) as archive:
                self.infos = archive.infolist()
                if sum(one.file_size for one in self.infos) > _LARGEST:
                    raise UserError(f"“{name}”展开以后太大，不像要填的表。", "请只留那一张。")
                self.bytes = {one.filename: archive.read(one) for one in self.infos}
        except (OSError, zipfile.BadZipFile, RuntimeError, EOFError, NotImplementedError):
            raise UserError(f"“{name}”打不开。", "请看看文件是不是完整。") from None
        self._roots: dict[str, Element] = {}
        self._names = {one.replace("\\", "/"): one for one in self.bytes}

    def real(self, part: str) -> str:
        """Return a part's name as the file writes it: some use backslashes."""
        return self._names.get(part, part)

    def has(self, part: str) -> bool:
        """Say whether the part is there."""
        return part in self._names

    @property
    def parts(self) -> tuple[str, ...]:
        """All names, with slashes."""
        return tuple(self._names)

    def text(self, part: str) -> str:
        """Return a part as text, without its byte order mark; rows and cells with their places."""
        text = decoded(self.bytes[self.real(part)])
        return placed(text) if part.startswith("xl/worksheets/") else text

    @cached_property
    def first_day(self) -> dt.date:
        """The day from which days are counted in the workbook."""
        said = next(self.root(BOOK).all("workbookPr"), None)
        is_mac = said is not None and said.get("date1904") in {"1", "true"}
        return dt.date(1904, 1, 1) if is_mac else dt.date(1899, 12, 30)

    def root(self, part: str) -> Element:
        """Return a part as elements, which are kept.

        Raises:
            UserError: it is broken.
        """
        if part not in self._roots:
            try:
                self._roots[part] = parse(self.text(part))
            except (ValueError, KeyError):
                raise UserError(
                    f"“{self.name}”里面坏了。", "请用 WPS 打开，另存一份再用。"
                ) from None
        return self._roots[part]

    def related(self, part: str) -> dict[str, str]:
        """Return the parts that a part refers to, by their id."""
        folder, name = posixpath.split(part)
        links = f"{folder}/_rels/{name}.rels"
        if not self.has(links):
            return {}
        found = {}
        for one in self.root(links).all("Relationship"):
            said = one.attributes
            if said.get("TargetMode") != "External":
                target = said.get("Target", "").replace("\\", "/")
                whole = posixpath.normpath(posixpath.join("/" + folder, target)).lstrip("/")
                found[said.get("Id", "")] = whole
        return found

    @cached_property
    def sheets(self) -> tuple[SheetPart, ...]:
        """The sheets in their order."""
        links = self.related(BOOK)
        found = []
        for one in self.root(BOOK).all("sheet"):
            said = one.attributes
            id_ = next((value for key, value in said.items() if key.endswith(":id")), "")
            if self.has(links.get(id_, "")):
                hidden = said.get("state", "visible") != "visible"
                found.append(SheetPart(said.get("name", ""), links[id_], hidden))
        return tuple(found)

    @cached_property
    def strings(self) -> tuple[Element, ...]:
        """The shared texts."""
        if not self.has(STRINGS):
            return ()
        return tuple(one for one in self.root(STRINGS).children if one.name == "si")


def placed(text: str) -> str:
    """Return a sheet's XML with the place written into rows and cells that leave it out.

    A row follows the one before, a cell stands right of the one before.
    """
    if all(text.count(f"<{name} ") == text.count(f'<{name} r="') and f"<{name}>" not in text
           for name in ("row", "c")):  # fmt: skip
        return text  # as nearly everybody writes it, or with a prefix
    row, column, end = -1, -1, text.rfind("sheetData>")

    def one(found: re.Match[str]) -> str:
        nonlocal row, column
        said = _PLACE.search(found[3])
        if found[2] == "row":
            row, column = (int(said[1]) - 1 if said else row + 1), -1
            name = str(row + 1)
        else:
            column = cell_of(said[1])[1] if said else column + 1
            name = name_of(row, column)
        return found[0] if said else f'<{found[1]}{found[2]} r="{name}"{found[3]}>'

    return _ROW_OR_CELL.sub(one, text[:end]) + text[end:] if end > 0 else text


def decoded(data: bytes) -> str:
    """Return XML as text: UTF-8 unless it says something else."""
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return data.decode("utf-16")
    found = _DECLARED.match(data)
    return data.decode(found[1].decode("ascii") if found else "utf-8-sig").lstrip("\ufeff")
