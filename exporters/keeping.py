"""A paper that went out, kept: its very bytes and its words, and the paper made of these again."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from exporters.document import Block, Column, Datum, Document, Layout, Paragraph, Table
from exporters.renderer import renderer_for
from models.attachments import path_of, put
from models.errors import UserError
from models.kinds_links import Attached
from models.letterhead import running_of
from models.view import View

_KEPT = ("pdf", "xlsx")


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
    return Document(
        title=title,
        blocks=tuple(_blocks(lines)),
        name=name,
        layout=Layout(running=running_of(view.village)),
        went_out=True,
        kept=tuple(
            (one.name.rpartition(".")[2].lower(), _bytes(view, one))
            for one in values.get("paper") or ()
        ),
    )


def _blocks(lines: list[str]) -> Iterator[Block]:
    rows: list[list[str]] = []
    for line in [*lines, ""]:
        if "\t" in line:
            rows.append(line.split("\t"))
            continue
        if rows:
            yield _as_table(rows)
            rows = []
        if line.strip():
            yield Paragraph(line.strip(), indent=line.startswith("\u3000"))


def _as_table(rows: list[list[str]]) -> Table:
    head, *body = rows
    wide = [max(len(row[at]) for row in rows if at < len(row)) for at in range(len(head))]
    return Table(
        tuple(Column(label, max(3, min(width, 24))) for label, width in zip(head, wide,
                                                                            strict=True)),
        tuple(tuple(Datum(cell, cell) for cell in row) for row in body),
    )  # fmt: skip


def _bytes(view: View, one: Attached) -> bytes:
    path = path_of(view.ledger.path, one)
    try:
        return path.read_bytes()
    except OSError:
        raise UserError(
            f"送出时留下的“{one.name}”不在附件文件夹里了。",
            "账里的记录没有动。请从备份里把附件找回来再补印。",
        ) from None
