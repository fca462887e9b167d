"""From a document to a file: the renderers by suffix, and writing that never half-writes."""

from __future__ import annotations

import errno
import os
import secrets
from pathlib import Path
from typing import Protocol

from exporters.document import Document
from exporters.docx import Docx
from exporters.pdf import Pdf, unprintable
from exporters.plain import Plain
from exporters.xlsx import Xlsx
from models.errors import CannotWrite, HeldOpen, UserError

__all__ = ["RENDERERS", "Renderer", "put", "put_beside", "renderer_for", "unprintable", "write"]


class Renderer(Protocol):
    """Makes the bytes of one kind of file."""

    @property
    def suffix(self) -> str:
        """End of the file name, without the dot."""

    @property
    def label(self) -> str:
        """What people call this kind of file."""

    def render(self, document: Document) -> bytes:
        """Return the whole file."""

    def missing(self, document: Document) -> list[str]:
        """Return the characters that this kind of file cannot show; 〓 stands for each."""


_NAMES = 9  #: so many names are tried for a file that is held open

RENDERERS: tuple[Renderer, ...] = (Pdf(), Xlsx(), Docx(), Plain())


def renderer_for(path: Path) -> Renderer:
    """Return the renderer that the suffix asks for.

    Raises:
        UserError: no renderer makes such files; the sentence lists the suffixes.
    """
    suffix = path.suffix.lstrip(".").lower()
    for one in RENDERERS:
        if one.suffix == suffix:
            return one
    known = "、".join(f".{one.suffix}（{one.label}）" for one in RENDERERS)
    said = f"不会存成 .{suffix} 文件" if suffix else f"“{path.name}”没写存成哪种文件"
    raise UserError(f"{said}。", f"请把文件名的结尾改成：{known}。")


def write(document: Document, path: Path, *, beside: bool = False) -> Path:
    """Render a document and put it at `path`, whole or not at all; returns where it is.

    With `beside` a file that another program has open gets a second name.

    Raises:
        UserError: the suffix is unknown.
        CannotWrite: folder missing or read-only, file open elsewhere, disk full. What stood at
            `path` before still stands there.
    """
    path = Path(path)
    renderer = renderer_for(path)
    try:
        _look(path)
    except OSError as error:  # a name longer than the disk takes
        raise _other(error, path) from error
    data = renderer.render(document)
    if beside:
        return put_beside(data, path)
    put(data, path)
    return path


def put(data: bytes, path: Path) -> None:
    """Write bytes to a file beside the target, bring them to the disk, then replace the target.

    Raises:
        CannotWrite: with a sentence; nothing was left behind.
    """
    target = Path(os.path.realpath(path))
    beside = target.with_name(f".{secrets.token_hex(6)}.tmp")
    try:
        with beside.open("xb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
    except OSError as error:
        beside.unlink(missing_ok=True)
        raise _sentence(error, path) from error
    try:
        beside.replace(target)
    except OSError as error:
        beside.unlink(missing_ok=True)
        raise _held(error, path) from error


def put_beside(data: bytes, path: Path) -> Path:
    """Write bytes to a file, or beside it where another program has it open: 名字（2）.

    Returns where they were written.

    Raises:
        CannotWrite: with a sentence; nothing was left behind.
    """
    number = 1
    while True:
        stem = path.stem if number == 1 else f"{path.stem}（{number}）"
        target = path.with_name(f"{stem}{path.suffix}")
        try:
            put(data, target)
        except HeldOpen:
            number += 1
            if number > _NAMES:
                raise
        else:
            return target


def _look(path: Path) -> None:
    """Refuse at once what could only fail after the work of rendering."""
    if path.is_dir():
        raise CannotWrite(f"“{path}”是文件夹，不是文件。", "请在后面加上文件名再存。")
    if not path.parent.is_dir():
        raise CannotWrite(
            f"没有“{path.parent}”这个文件夹，所以没有存。", "请先建好文件夹，或者换个地方存。"
        )
    if path.exists() and not os.access(path, os.W_OK):
        raise CannotWrite(
            f"“{path.name}”是只读的，没有改动它。", "请换个文件名，或者去掉它的只读属性再存。"
        )


def _sentence(error: OSError, path: Path) -> CannotWrite:
    folder = path.parent
    match error.errno:
        case errno.ENOSPC | errno.EDQUOT:
            return CannotWrite(
                f"磁盘满了，“{path.name}”没有存，原来的文件没有动。",
                "请腾出地方，或者换个盘再存。",
            )
        case errno.EACCES | errno.EPERM | errno.EROFS:
            return CannotWrite(
                f"“{folder}”这个文件夹不让写，“{path.name}”没有存。",
                "请换个地方存，比如桌面或“文档”。",
            )
        case _:
            return _other(error, path)


def _held(error: OSError, path: Path) -> CannotWrite:
    if isinstance(error, PermissionError):
        return HeldOpen(
            f"“{path.name}”还在 WPS 或别的程序里开着，没有存上，原来的文件没有动。",
            "请先把它关掉再存，或者换个文件名。",
        )
    return _other(error, path)


def _other(error: OSError, path: Path) -> CannotWrite:
    return CannotWrite(
        f"“{path.name}”没有存上（{error.strerror or error}），原来的文件没有动。",
        "请换个文件名或换个地方再存。",
    )
