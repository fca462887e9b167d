"""How a record is named on the screen, and told from its namesakes."""

from __future__ import annotations

from models.privacy import Audience
from models.record import Record, RecordType

_FACTS = 4


def title_of(record_type: RecordType, record: Record) -> str:
    """Return what names a record."""
    return record_type.by_name[record_type.title].show(record[record_type.title]) or "（没写）"


def facts_of(record_type: RecordType, record: Record) -> str:
    """Return what tells a record from its namesakes, as it may stand on the screen."""
    words: list[str] = []
    for one in record_type.list_columns:
        if one.name == record_type.title or len(words) == _FACTS:
            continue
        faces = one.faces(record.get(one.name), Audience.SCREEN)
        if faces and faces.text:
            words.append(faces.text)
    return "\u3000".join(words)
