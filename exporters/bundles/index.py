"""The index of a bundle: what is missing on top, then every sheet with its page and its file."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from exporters.blocks import whole
from exporters.bundles.bundle import Bundle, Lack
from exporters.document import (
    EMPTY,
    Block,
    Column,
    Datum,
    Document,
    Form,
    Heading,
    Note,
    Paragraph,
    Spread,
    Table,
)
from exporters.paper import day
from models.letterhead import committee_of
from models.view import View

_LACKS = (
    Column("序号", 3, Form.NUMBER, centred=True, key=True),
    Column("还缺什么", 26),
    Column("怎么办", 16),
)
_NOTHING = "本期没有"


@dataclass(frozen=True)
class Entry:
    """A line of the index.

    Attributes:
        part: the head under which it stands.
        page: in the PDF of the whole; 0 where it is not in there.
        files: what lies in the folder under its number: kinds of file, names of what was added.
        empty: nothing stands on it but that there is nothing.
    """

    number: str
    label: str
    part: str
    source: str
    page: int = 0
    files: tuple[str, ...] = ()
    empty: bool = False


def planned(bundle: Bundle) -> list[Entry]:
    """Return the index before anything is made: neither pages nor files are known."""
    return [
        Entry(str(number), one.label, one.part, one.source)
        for number, one in enumerate(bundle.sheets, 1)
    ]


def index_of(
    view: View, bundle: Bundle, entries: Sequence[Entry], refused: Sequence[Lack] = ()
) -> Document:
    """Return the index.

    Args:
        view: the ledger.
        bundle: what is indexed.
        entries: its lines.
        refused: papers that could not be made, and why.
    """
    lacks = (*refused, *bundle.lacks)
    made = any(one.files for one in entries)
    return Document(
        title=bundle.title,
        subtitle=Spread(bundle.subtitle, committee_of(view.village)),
        blocks=(
            *_missing(lacks, bundle.lacking),
            Heading(f"目录（{len(entries)} 份）"),
            _table(entries, made=made),
            *map(Note, bundle.notes),
        ),
        name=f"{bundle.name}目录",
        footer=f"整理日期：{day(view)}",
    )


def _missing(lacks: Sequence[Lack], head: str) -> tuple[Block, ...]:
    if not lacks:
        return (Paragraph("账里看不出还缺什么，没有要补的。", indent=False),)
    rows = tuple(
        (whole(number), Datum(one.sentence, one.sentence), Datum(one.todo, one.todo or None))
        for number, one in enumerate(lacks, 1)
    )
    return (Heading(f"{head}（{len(lacks)} 样）"), Table(_LACKS, rows))


def _table(entries: Sequence[Entry], *, made: bool) -> Table:
    columns = [
        Column("序号", 4, centred=True, key=True), Column("材料", 13), Column("取自", 14),
    ]  # fmt: skip
    if made:
        columns += [Column("页", 3, Form.NUMBER, centred=True, key=True)]
        columns += [Column("文件", 8)]
    rows: list[tuple[Datum, ...]] = []
    part = ""
    for one in entries:
        if one.part != part:
            part = one.part
            rows.append((EMPTY, Datum(part, part), *[EMPTY] * (len(columns) - 2)))
        source = f"{one.source}（{_NOTHING}）" if one.empty else one.source
        row = [Datum(text, text or None) for text in (one.number, one.label, source)]
        if made:
            files = "、".join(one.files)
            row += [whole(one.page) if one.page else EMPTY, Datum(files, files or None)]
        rows.append(tuple(row))
    return Table(tuple(columns), tuple(rows), empty="没有可以放进来的。")
