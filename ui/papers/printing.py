"""To paper and to files: the same PDF that stands in the preview.

Here are the dialogs of the system; a box of our own asks only when the file is held by WPS, when
no printer is there, or when characters would come out as 〓.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSizeF, QStandardPaths, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QWidget

from models.errors import CannotWrite
from ui import messages

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

    from exporters.document import Document

_KINDS = {"pdf": "PDF 文件", "xlsx": "Excel 表格", "xlsm": "Excel 表格", "docx": "Word 文字",
          "txt": "文字", "json": "对照"}  # fmt: skip
AGAIN, OTHER_NAME, NO_PRINTER = "再存一次", "换个名字存", "存成 PDF"
PRINT_ANYWAY, NOT_NOW = "照样打印", "先不打印"

#: the folder where somebody saved last, while the program runs
_last_folder: list[Path] = []


# -- paper -------------------------------------------------------------------------------------


def can_print(
    parent: QWidget | None, document: Document, bundle: Mapping[str, str] | None = None
) -> bool:
    """Name the characters that no face has, before paper is spent on them.

    `bundle` holds those of the papers of a whole folder, by paper; without one they are looked
    for in the document.
    """
    from exporters.renderer import renderer_for

    if bundle is None:
        lost, where = renderer_for(Path("a.pdf")).missing(document), ""
    else:
        lost, where = list(dict.fromkeys("".join(bundle.values()))), f"（在{'、'.join(bundle)}里）"
    if not lost:
        return True
    answer = messages.choose(
        parent,
        f"有 {len(lost)} 个字印不出来：{'、'.join(lost)}{where}",
        "纸上会印成“〓”，要用笔补上。账里的字没有变。",
        (PRINT_ANYWAY, NOT_NOW),
    )
    return answer == PRINT_ANYWAY


def pick_printer(parent: QWidget | None, size: QSizeF, pages: int) -> QPrinter | None:
    """Let the person choose a printer with the system's dialog; None when nobody prints now."""
    from PySide6.QtPrintSupport import QPrintDialog, QPrinter

    from ui.papers.print_run import prepare

    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    prepare(printer, size)
    dialog = QPrintDialog(printer, parent)
    dialog.setMinMax(1, pages)
    dialog.setOption(QPrintDialog.PrintDialogOption.PrintPageRange, pages > 1)
    return printer if dialog.exec() else None


def has_printer() -> bool:
    """Say whether this computer has a printer."""
    from PySide6.QtPrintSupport import QPrinterInfo

    return bool(QPrinterInfo.availablePrinterNames())


# -- files -------------------------------------------------------------------------------------


def folder_for_papers() -> Path:
    """Return where somebody saved last, or the folder of documents."""
    if _last_folder and _last_folder[-1].is_dir():
        return _last_folder[-1]
    kind = QStandardPaths.StandardLocation.DocumentsLocation
    return Path(QStandardPaths.writableLocation(kind) or Path.home())


def ask_path(parent: QWidget | None, name: str, suffix: str) -> Path | None:
    """Ask with the system's dialog where to save; None when nowhere."""
    suggested = str(folder_for_papers() / f"{name}.{suffix}")
    chosen, _ = QFileDialog.getSaveFileName(
        parent, "存到哪里", suggested, f"{_KINDS[suffix]} (*.{suffix})"
    )
    if not chosen:
        return None
    path = Path(chosen)
    return path if path.suffix.lower() == f".{suffix}" else path.with_name(f"{path.name}.{suffix}")


def ask_folder(parent: QWidget | None) -> Path | None:
    """Ask with the system's dialog for a folder; None when none was chosen."""
    chosen = QFileDialog.getExistingDirectory(
        parent, "材料放到哪个文件夹", str(folder_for_papers())
    )
    return Path(chosen) if chosen else None


def save_as(
    parent: QWidget | None, name: str, suffix: str, write: Callable[[Path], object]
) -> Path | None:
    """Save under a name that the person chooses; a file held by WPS is asked about again.

    Returns where it was saved, or None when the person left it.
    """
    path = ask_path(parent, name, suffix)
    while path is not None:
        try:
            write(path)
        except CannotWrite as error:
            answer = messages.choose(parent, error.sentence, error.action, (OTHER_NAME, AGAIN))
            if answer == OTHER_NAME:
                path = ask_path(parent, path.stem, suffix)
            elif answer != AGAIN:
                return None
        else:
            _last_folder[:] = [path.parent]
            return path
    return None


def open_folder(path: Path) -> None:
    """Show the folder of a file in the system's own program for files."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path.parent)))


def put(data: bytes, path: Path) -> None:
    """Write a file whole or not at all.

    Raises:
        CannotWrite: with a sentence.
    """
    from exporters.renderer import put as write

    write(data, path)


def ask_without_printer(parent: QWidget | None) -> str:
    """Ask what to do on a computer without a printer; NO_PRINTER or nothing."""
    return messages.choose(
        parent,
        "这台电脑没有装打印机",
        "可以存成 PDF 文件，拷到能打印的电脑上打，样子不会变。",
        (NOT_NOW, NO_PRINTER),
    )


def write(document: Document, path: Path) -> None:
    """Make a document of the kind that the file's name asks for.

    Raises:
        CannotWrite: with a sentence.
    """
    from exporters.renderer import write as write_document

    write_document(document, path)


def make_folder(parent: Path, make: Callable[[], Path]) -> Path:
    """Make a folder inside `parent`.

    Raises:
        CannotWrite: the place is read-only or full.
    """
    try:
        return make()
    except OSError as error:
        raise CannotWrite(
            f"“{parent}”里建不了文件夹，材料还没有出。", "请换个地方，比如桌面或“文档”。"
        ) from error
