"""Rules of the check-up that follow from what a register is made of: kinds, numbers, files."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import partial
from typing import Any

from models.attachments import path_of
from models.field import Field
from models.kinds_links import Attached, Attachment
from models.lists import GONE
from models.record import Doubt, Numbering, Record, RecordType, Said
from models.serials import gaps
from models.view import View


def following(record_type: RecordType) -> Iterator[Doubt]:
    """Yield the rules which a register has without declaring them."""
    # What an event says was written on to another record, and is looked at there.
    for field in () if record_type.entails else record_type.columns:
        if field.doubted[0]:
            yield _of_field(record_type, field)
    if record_type.numbering:
        yield from _of_numbers(record_type.title, record_type.numbering)
    files = tuple(one.name for one in record_type.columns if isinstance(one, Attachment))
    if files:
        yield Doubt(
            name="files",
            label="附件都还在",
            todo="到“备份”里“检查账本”补回来；备份里也没有的，把原件再添加一次",
            finds=partial(_without_files, files),
            needs=(record_type.title, *files),
        )


def _of_field(record_type: RecordType, field: Field[Any]) -> Doubt:
    label, todo, basis = field.doubted
    status = ("status",) if "status" in record_type.by_name else ()
    return Doubt(
        name=field.name,
        label=label,
        todo=todo,
        finds=partial(_odd, field, basis),
        needs=(record_type.title, field.name, *status),
    )


def _odd(
    field: Field[Any], basis: str, records: Sequence[Record], view: View
) -> Iterator[Said]:
    today = view.today
    for one in records:
        if one.get("status") in GONE:
            continue
        for said in field.doubts(one[field.name], today):
            if said.startswith("还没有"):
                yield Said(one, said, field.name)
            else:
                yield Said(one, f"{field.label}{said}", field.name, basis)


def _of_numbers(title: str, numbering: Numbering) -> Iterator[Doubt]:
    needs = (title, numbering.field)
    yield Doubt(
        name="gaps",
        label="编号不断号",
        todo="查存根，补登或登记作废；从旧台账导进来本来就缺的不用管",
        finds=partial(_missing_numbers, numbering.field),
        needs=needs,
    )
    yield Doubt(
        name="twice",
        label="编号不重号",
        todo="看看哪一条是真的，把另一条作废",
        finds=partial(_doubled_numbers, numbering.field),
        needs=needs,
    )


def _missing_numbers(field: str, records: Sequence[Record], view: View) -> Iterator[Said]:
    del view
    for one, missing in gaps(records, field):
        said = f"{one[field]}前面的{missing}没有登记"
        yield Said(one, said, field, title=one[field])


def _doubled_numbers(field: str, records: Sequence[Record], view: View) -> Iterator[Said]:
    del view
    times = Counter(one[field] for one in records if one[field])
    for one in records:
        if times[one[field]] > 1:
            yield Said(one, f"{one[field]}有 {times[one[field]]} 条", field, title=one[field])


def _without_files(
    fields: Sequence[str], records: Sequence[Record], view: View
) -> Iterator[Said]:
    for one in records:
        for name in fields:
            gone = [each.name for each in one[name] or () if not _lies(view, each)]
            if gone:
                yield Said(one, f"附件不见了：{'、'.join(gone)}", name)


def _lies(view: View, one: Attached) -> bool:
    return path_of(view.ledger.path, one).is_file()
