"""A paper that went out, kept: its very bytes and its words, and the paper made of these again."""

from __future__ import annotations

import re
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from exporters.document import (
    Block,
    Column,
    Datum,
    Document,
    Form,
    Layout,
    Note,
    Paragraph,
    Signatures,
    Spread,
    Table,
)
from exporters.renderer import renderer_for
from models.attachments import path_of, put
from models.errors import UserError
from models.kinds_links import Attached
from models.letterhead import running_of
from models.view import View

_KEPT = ("pdf", "xlsx", "docx")
SPAN = "公示时间："  #: begins the line that says how long it hangs
#: how what stands below the content begins
NOTES = ("对公开的内容有不同意见的", "监督电话：", "说明：")
_WIDE = "        "  #: stands in plain words between what is left and what is right
_DAY = re.compile(r"\d{4}年\d{1,2}月\d{1,2}日")
_FIGURE = re.compile(r"-?[\d,]+\.\d{2}")
_UPRIGHT = 7  #: columns of a table for which the page need not lie
_TAIL = 3  #: lines: an empty one, the seal, the day


def kept(
    ledger: Path, document: Document, suffixes: Sequence[str] = _KEPT
) -> tuple[Attached, ...]:
    """Put the files of a paper beside the ledger.

    Raises:
        CannotWrite: they cannot be written.
    """
    return tuple(_put(ledger, document, suffixes))


def _put(ledger: Path, document: Document, suffixes: Sequence[str]) -> Iterator[Attached]:
    with tempfile.TemporaryDirectory() as folder:
        for suffix in suffixes:
            path = Path(folder, f"{document.name}.{suffix}")
            path.write_bytes(renderer_for(path).render(document))
            yield put(ledger, path)


def as_it_was(view: View, values: Mapping[str, Any], name: str) -> Document:
    """Return what went out: its bytes, and its words for who reads them as text.

    Args:
        view: the ledger.
        values: of the record that keeps it: `content`, and `paper` where files were kept.
        name: stem of a file.

    Raises:
        UserError: a file that was kept is not there any more.
    """
    title, *lines = str(values["content"]).split("\n")
    span = lines.pop(0) if lines and lines[0].startswith(SPAN) else ""
    signed = _signed(lines)
    blocks = (*_blocks(lines), *signed)
    wide = any(len(one.columns) > _UPRIGHT for one in blocks if isinstance(one, Table))
    return Document(
        title=title,
        subtitle=_spread(span),
        blocks=blocks,
        name=name,
        layout=Layout(running=running_of(view.village), official=not wide, landscape=wide),
        went_out=True,
        kept=tuple(
            (one.name.rpartition(".")[2].lower(), _bytes(view, one))
            for one in values.get("paper") or ()
        ),
    )


def _spread(line: str) -> Spread:
    left, _, right = line.partition(_WIDE)
    return Spread(left.strip(), right.strip())


def _signed(lines: list[str]) -> tuple[Signatures, ...]:
    """Take away and return who signs, whose seals and which day, where the words end so."""
    if len(lines) < _TAIL or lines[-3] or not _DAY.fullmatch(lines[-1]):
        return ()
    seals = tuple(one.strip() for one in lines[-2].split(_WIDE) if one.strip())
    date = lines[-1]
    del lines[-3:]
    roles = [one.strip() for one in lines[-1].split(_WIDE) if one.strip()] if lines else []
    if not roles or not all(one.endswith("：") for one in roles):
        roles = []
    else:
        lines.pop()
    return (Signatures(tuple(one[:-1] for one in roles), date=date, seals=seals),)


def _blocks(lines: list[str]) -> Iterator[Block]:
    rows: list[list[str]] = []
    for line in [*lines, ""]:
        if "\t" in line:
            rows.append(line.split("\t"))
            continue
        if rows:
            yield _as_table(rows)
            rows = []
        if line.startswith(NOTES):
            yield Note(line)
        elif line.strip():
            yield Paragraph(line.strip(), indent=line.startswith("\u3000"))


def _as_table(rows: list[list[str]]) -> Table:
    head, *body = rows
    columns = [[row[at] for row in body if at < len(row)] for at in range(len(head))]
    wide = [max(map(len, (label, *cells))) for label, cells in zip(head, columns, strict=True)]
    return Table(
        tuple(
            Column(label, max(3, min(width, 24)), _form(cells), key=all(map(_short, cells)))
            for label, width, cells in zip(head, wide, columns, strict=True)
        ),
        tuple(tuple(Datum(cell, cell) for cell in row) for row in body),
    )  # fmt: skip


def _form(cells: list[str]) -> Form:
    figures = [_FIGURE.fullmatch(one) is not None for one in cells if one]
    return Form.NUMBER if figures and all(figures) else Form.TEXT


def _short(cell: str) -> bool:
    """Say whether a cell is a figure or a day, which is not broken over two lines."""
    return not cell or any(one.fullmatch(cell) for one in (_FIGURE, _DAY))


def _bytes(view: View, one: Attached) -> bytes:
    path = path_of(view.ledger.path, one)
    try:
        return path.read_bytes()
    except OSError:
        raise UserError(
            f"送出时留下的“{one.name}”不在附件文件夹里了。",
            "账里的记录没有动。请从备份里把附件找回来再补印。",
        ) from None
