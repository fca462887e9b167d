"""From attachments to photos on paper: the one way, through `may_show` as every value goes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from exporters.blocks import datum
from exporters.document import Picture
from exporters.photos import is_photo
from models import attachments
from models.field import Field
from models.kinds_links import Attached
from models.privacy import Audience, Showing, may_show
from models.record import Record, RecordType
from models.view import View


def pictures_of(
    view: View, record: Record, names: Sequence[str], audience: Audience
) -> list[Picture]:
    """Return the photos of a record which `audience` may see, numbered within the record."""
    kind = view.type(record.type)
    words = datum(kind.by_name[kind.title], record, audience).text
    return [
        Picture(
            attachments.path_of(view.ledger.path, one),
            one.name,
            f"{record.id}-{number}　{words}　{field.label}",
        )
        for number, (field, one) in enumerate(_photos(kind, record, names), 1)
        if may_show(field, audience) is Showing.WHOLE
    ]


def photo_numbers(view: View, record: Record, names: Sequence[str]) -> str:
    """Return the numbers under which the photos of a record stand on any paper."""
    count = len(list(_photos(view.type(record.type), record, names)))
    return "、".join(f"{record.id}-{number}" for number in range(1, count + 1))


def _photos(
    kind: RecordType, record: Record, names: Sequence[str]
) -> Iterator[tuple[Field[Any], Attached]]:
    for name in names:
        for one in record[name] or ():
            if is_photo(one.name):
                yield kind.by_name[name], one
