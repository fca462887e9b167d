"""Any record as a sheet: what was entered, its rows, who answered for it, and what lies with it.

For those who come to inspect: numbers of people are masked as they are on the screen, since
nobody who inspects a matter needs them (个人信息保护法 第6条).
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from exporters.blocks import datum, table_of
from exporters.bundles.bundle import Kept
from exporters.document import (
    Block,
    Datum,
    Document,
    Heading,
    KeyValues,
    Note,
    Spread,
    file_stem,
)
from models.attachments import path_of
from models.kinds import LongText
from models.kinds_links import Attachment, Lines, Link
from models.kinds_people import PersonName
from models.letterhead import committee_of
from models.privacy import Audience
from models.record import Record
from models.view import View

AUDIENCE = Audience.SCREEN
_LONG = 24  #: characters; a longer value takes the whole width


def title_of(view: View, record: Record) -> str:
    """Return what a record is called."""
    kind = view.type(record.type)
    return datum(kind.by_name[kind.title], record, AUDIENCE).text or f"第 {record.id} {kind.unit}"


def source_of(view: View, record: Record) -> str:
    """Name the register and the record, with its day."""
    kind = view.type(record.type)
    day = datum(kind.by_name[kind.dated], record, AUDIENCE).text if kind.dated else ""
    return f"{kind.label}第 {record.id} {kind.unit}" + (f"，{day}" if day else "")


def record_sheet(view: View, record: Record) -> Document:
    """Return a record as a paper."""
    kind = view.type(record.type)
    title = title_of(view, record)
    return Document(
        title=f"{view.village['name']}{kind.label}",
        subtitle=Spread(title, committee_of(view.village)),
        blocks=(*_values(view, record), *_rows(view, record), *_files(view, record)),
        name=file_stem(kind.label, title),
    )


def files_of(view: View, record: Record) -> tuple[Kept, ...]:
    """Return the files that lie with a record."""
    return tuple(
        Kept(one.name, Path(path_of(view.ledger.path, one)))
        for field in view.type(record.type).active
        if isinstance(field, Attachment)
        for one in record[field.name] or ()
    )


def answering(view: View, record: Record) -> Iterator[tuple[str, str]]:
    """Yield who answers for a record: the words of the field, and the name."""
    for field in view.type(record.type).active:
        is_office = isinstance(field, Link) and field.to == "official"
        if (is_office or type(field) is PersonName) and record.get(field.name) is not None:
            yield field.label, datum(field, record, AUDIENCE).text


def _values(view: View, record: Record) -> Iterator[Block]:
    short: list[tuple[str, Datum]] = []
    long: list[tuple[str, Datum]] = []
    for field in view.type(record.type).active:
        if isinstance(field, Lines | Attachment):
            continue
        shown = datum(field, record, AUDIENCE)
        if shown.text:
            wide = isinstance(field, LongText) or len(shown.text) > _LONG or "\n" in shown.text
            (long if wide else short).append((field.label, shown))
    if short:
        yield KeyValues(tuple(short))
    if long:
        yield KeyValues(tuple(long), across=1)


def _rows(view: View, record: Record) -> Iterator[Block]:
    for lines in view.type(record.type).lines:
        if rows := record[lines.name]:
            yield Heading(lines.label, 2)
            yield table_of(lines.fields, rows, AUDIENCE, numbered=True)


def _files(view: View, record: Record) -> Iterator[Block]:
    found = files_of(view, record)
    if found:
        yield Note(f"附件：{'、'.join(one.name for one in found)}")
    for one in found:
        if not one.path.is_file():
            yield Note(f"“{one.name}”不在附件文件夹里了，请从备份里找回来。")
