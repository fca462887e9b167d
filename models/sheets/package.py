"""An xlsx looked at before an engine opens it: traps, formulas without a result or with an error.

Engines stay silent about them: a row numbered 999,999,999 is dropped by one and looped over for
ever by another, a formula that was never calculated is an empty cell to all of them, and #N/A is
one to the fastest. It runs in the child process and imports nothing of the program but the
engines' errors.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from typing import IO, NamedTuple

from models.sheets.engines import MOST_ROWS, Hostile, TooLarge

_MOST_BYTES = 400 * 2**20  #: of one part, unpacked
_HEAD = 65_536
_STEP = 2**20  #: bytes; no cell is so long (it holds 32,767 letters), so a mark stands in each
_ENTITY = re.compile(rb"<!\s*(ENTITY|DOCTYPE)", re.IGNORECASE)
_ROW = re.compile(rb" r=\"(\d{7,})\"")  #: of a cell it begins with letters
_CELL = re.compile(
    rb"<(?:\w+:)?c\b[^>]*?\br=\"([A-Z]{1,3})(\d{1,7})\"[^>]*>\s*"
    rb"<(?:\w+:)?f\b[^>]*?(?:/>|>[^<]*</(?:\w+:)?f>)\s*(?:<(?:\w+:)?v\s*/>|<(?:\w+:)?v></(?:\w+:)?v>)?\s*"
    rb"</(?:\w+:)?c>"
)
_ERROR = re.compile(
    rb"<(?:\w+:)?c\b(?=[^>]*\bt=\"e\")[^>]*?\br=\"([A-Z]{1,3})(\d{1,7})\"[^>]*>"
    rb"(?:<(?:\w+:)?f\b[^>]*?(?:/>|>[^<]*</(?:\w+:)?f>))?\s*<(?:\w+:)?v>(#[^<]{1,12})</"
)
_SHEET = re.compile(rb"<(?:\w+:)?sheet\b([^>]*)>")
_RELATION = re.compile(rb"<(?:\w+:)?Relationship\b([^>]*)>")
_MOST_UNSOLVED = 200_000
_FORMULAS = (b"<f", b":f")
_FEW = 1000  #: letters in a part, each of which is quicker looked at than two searched for

Places = list[list[int]]
Errors = dict[int, dict[int, str]]


class Formulas(NamedTuple):
    """The 0-based places of formulas without a result, and by row and column what went wrong."""

    unsolved: Places
    errors: Errors


def look(source: IO[bytes]) -> dict[str, Formulas]:
    """Return, by sheet name, what became of its formulas.

    Raises:
        Hostile: a part defines entities.
        TooLarge: a part unpacks to too much, or a row has a number that no sheet has.
    """
    try:
        with zipfile.ZipFile(source) as archive:
            parts = {one.filename.replace("\\", "/"): one for one in archive.infolist()}
            names = _sheet_parts(archive, parts)
            found = {}
            for path, one in parts.items():
                if not path.endswith((".xml", ".rels", ".vml")):
                    continue
                if path.startswith("xl/worksheets/") and path.endswith(".xml"):
                    data = _whole(archive, one)
                    found[names.get(path, "")] = Formulas(_unsolved(data), _errors(data))
                elif path.endswith("sharedStrings.xml"):
                    for place, piece in enumerate(_steps(archive, one)):
                        if not place:
                            _refuse_entities(piece[:_HEAD])
                else:
                    _refuse_entities(_head(archive, one))
            return {name: one for name, one in found.items() if name and any(one)}
    finally:
        source.seek(0)


def _head(archive: zipfile.ZipFile, part: zipfile.ZipInfo) -> bytes:
    with archive.open(part) as file:
        return file.read(_HEAD)


def _whole(archive: zipfile.ZipFile, part: zipfile.ZipInfo) -> bytes:
    data = b"".join(_steps(archive, part))
    _refuse_entities(data[:_HEAD])
    if any(int(row) > MOST_ROWS for row in _ROW.findall(data)):
        raise TooLarge
    return data


def _steps(archive: zipfile.ZipFile, part: zipfile.ZipInfo) -> Iterator[bytes]:
    """Yield a part piece by piece; a bomb of one endless text is known by its first piece."""
    size = 0
    with archive.open(part) as file:
        while piece := file.read(_STEP):
            size += len(piece)
            if size > _MOST_BYTES or (len(piece) == _STEP and b"<" not in piece):
                raise TooLarge
            yield piece


def _refuse_entities(head: bytes) -> None:
    if _ENTITY.search(head.replace(b"\0", b"")):
        raise Hostile


def _unsolved(data: bytes) -> Places:
    if not _may_have_formulas(data):
        return []
    places = []
    for found in _CELL.finditer(data):
        places.append([int(found[2]) - 1, _column(found[1])])
        if len(places) > _MOST_UNSOLVED:
            break
    return places


def _may_have_formulas(data: bytes) -> bool:
    """Say whether a sheet can hold a formula: hardly anything else in it has an f."""
    if data.count(b"f") > _FEW:
        return any(mark in data for mark in _FORMULAS)
    at = data.find(b"f")
    while at > 0 and data[at - 1 : at + 1] not in _FORMULAS:
        at = data.find(b"f", at + 1)
    return at > 0


def _errors(data: bytes) -> Errors:
    found: Errors = {}
    if b't="e"' in data:
        for one in _ERROR.finditer(data):
            text = one[3].decode("ascii", "replace")
            found.setdefault(int(one[2]) - 1, {})[_column(one[1])] = text
    return found


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number - 1


def _sheet_parts(archive: zipfile.ZipFile, parts: dict[str, zipfile.ZipInfo]) -> dict[str, str]:
    """Return the names of the sheets by the part in which each lies."""
    book, links = parts.get("xl/workbook.xml"), parts.get("xl/_rels/workbook.xml.rels")
    if book is None or links is None:
        return {}
    targets = {}
    for said in _attributes(_RELATION, archive.read(links)):
        target = said.get("Target", "").replace("\\", "/").lstrip("/")
        targets[said.get("Id", "")] = target if target.startswith("xl/") else f"xl/{target}"
    result = {}
    for said in _attributes(_SHEET, archive.read(book)):
        identity = next((value for key, value in said.items() if key.endswith(":id")), "")
        if identity in targets:
            result[targets[identity]] = said.get("name", "")
    return result


def _attributes(pattern: re.Pattern[bytes], data: bytes) -> Iterator[dict[str, str]]:
    import html

    for found in pattern.finditer(data):
        text = found[1].decode("utf-8", "replace")
        pairs = re.findall(r"([\w:]+)\s*=\s*[\"']([^\"']*)[\"']", text)
        yield {key: html.unescape(value) for key, value in pairs}
