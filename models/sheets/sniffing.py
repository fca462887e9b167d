"""What a file is, by its first bytes and never by its suffix; or the sentence why it is no table.

`zipfile.is_zipfile` is true for many real .xls files (it looks for an end mark anywhere), so the
head decides.
"""

from __future__ import annotations

import re
import zipfile
from pathlib import Path

from models.errors import UserError
from models.sheets.compound import Broken, is_encrypted, root_streams

MOST_BYTES = 60 * 2**20  #: bytes on disk; a village's largest roster is below 10 MB
MOST_UNPACKED = 800 * 2**20  #: bytes; judged by absolute size, a good file may unpack 121:1
#: bytes of XML that are read in the time for a small file, and more for each megabyte on disk
_READ, _READ_MORE, _SMALL = 128 * 2**20, 80 * 2**20, 4
_MARKUP_SEEN = 2**20  #: bytes in which a table must begin
_MOST_ROWS = 300_000  #: of a table in markup, which takes long to read: said before it is
_ROWS = (b"<tr", b"<row", b":row ")  #: how a row begins in HTML and in SpreadsheetML
_ZIP, _OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_SAVE_AS = "请用 WPS 或 Excel 打开，另存为 xlsx，再导入一次。"
_FOREIGN = (
    (b"%PDF", "PDF 文件"),
    (b"\x89PNG", "图片"),
    (b"\xff\xd8\xff", "图片"),
    (b"GIF8", "图片"),
    (b"BM", "图片"),
    (b"{\\rtf", "Word（RTF）文档"),
    (b"Rar!", "压缩包"),
    (b"7z\xbc\xaf", "压缩包"),
    (b"SQLite format 3", "账本或数据库文件"),
)
_MARKUP = re.compile(
    rb"\s*(<\?xml|<html|<!doctype|<table|<workbook|<meta|<head|<style|<div|<body|<!--|mime-version:)",
    re.IGNORECASE,
)
_OLD_STREAMS = (b"\x09\x00\x04\x00", b"\x09\x02\x06\x00", b"\x09\x04\x06\x00", b"\x09\x08")


def kind_of(path: Path) -> str:
    """Return "xlsx", "xlsb", "ods", "xls", "html", "spreadsheetml" or "text".

    Raises:
        UserError: missing, unreadable, empty, too large, or no table.
    """
    head, size = _head(path)
    if size > MOST_BYTES:
        raise UserError(
            f"“{path.name}”有 {size // 2**20} 兆，太大了，没有读。",
            "请在表格软件里删掉图片和没用的工作表，或分成几个文件再导入。",
        )
    if head.startswith(_ZIP):
        return _kind_of_zip(path)
    if head.startswith(_OLE):
        return _kind_of_ole(path)
    for mark, word in _FOREIGN:
        if head.startswith(mark) and not (mark == b"BM" and b"\0" not in head):
            raise not_a_table(path, word)
    if head.startswith(_OLD_STREAMS):
        return "xls"
    if _MARKUP.match(head.replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe")):
        return _kind_of_markup(path)
    return "text"


def _kind_of_markup(path: Path) -> str:
    rows = dict.fromkeys(_ROWS, 0)
    start = b""
    with path.open("rb") as file:
        while part := file.read(_MARKUP_SEEN).replace(b"\0", b"").lower():  # UTF-16 has zeros
            start = start or part
            for mark in rows:
                rows[mark] += part.count(mark)
    if max(rows.values()) > _MOST_ROWS:
        raise too_large(path)
    if b"urn:schemas-microsoft-com:office:spreadsheet" in start and b"<html" not in start:
        return "spreadsheetml"
    if b"<table" in start or b"<html" in start or b"mime-version" in start[:400]:
        return "html"
    raise UserError(f"“{path.name}”里面是网页或 XML，里面没有表格。", _SAVE_AS)


def _head(path: Path) -> tuple[bytes, int]:
    try:
        with path.open("rb") as file:
            head = file.read(512)
            size = file.seek(0, 2)
    except FileNotFoundError:
        raise UserError(f"没有找到“{path.name}”。", "请看看文件是不是挪走了或改了名。") from None
    except IsADirectoryError:
        raise UserError(f"“{path.name}”是文件夹。", "请选里面的表格文件。") from None
    except OSError:
        word = "是文件夹。" if path.is_dir() else "打不开，可能没有权限，或正被别的程序占着。"
        raise UserError(f"“{path.name}”{word}", "请关掉正打开它的程序再试。") from None
    if not head.strip(b"\0 \t\r\n\xef\xbb\xbf") and size <= len(head):
        raise UserError(f"“{path.name}”是空文件，里面什么也没有。", "请看看是不是选错了文件。")
    return head, size


def _kind_of_zip(path: Path) -> str:
    try:
        with zipfile.ZipFile(path) as archive:
            parts = archive.infolist()
    except (zipfile.BadZipFile, OSError, NotImplementedError, ValueError):
        raise damaged(path) from None
    if sum(part.file_size for part in parts) > MOST_UNPACKED:
        raise too_large(path)
    markup = sum(part.file_size for part in parts if part.filename.lower().endswith(".xml"))
    larger = max(path.stat().st_size // 2**20 - _SMALL, 0)
    if markup > _READ + larger * _READ_MORE:
        raise too_large(path)  # it would not be read in time: said at once
    names = {part.filename.replace("\\", "/").lower() for part in parts}
    tops = {name.split("/")[0] for name in names}
    if "xl/workbook.bin" in names:
        return "xlsb"
    if "xl" in tops:
        return "xlsx"
    if "content.xml" in names and "mimetype" in names:
        return "ods"
    for top, word in (("word", "Word 文档"), ("ppt", "幻灯片")):
        if top in tops:
            raise not_a_table(path, word)
    raise not_a_table(path, "压缩包")


def _kind_of_ole(path: Path) -> str:
    try:
        streams = root_streams(path.read_bytes())
    except Broken:
        raise damaged(path) from None
    books = streams.keys() & {"Workbook", "WORKBOOK", "Book", "BOOK", "ETWorkbook"}
    if "EncryptedPackage" in streams or any(is_encrypted(streams[one]) for one in books):
        raise has_password(path)
    if books:
        return "xls"
    if "WordDocument" in streams:
        raise not_a_table(path, "Word 文档")
    if "PowerPoint Document" in streams:
        raise not_a_table(path, "幻灯片")
    raise damaged(path)


def not_a_table(path: Path, word: str) -> UserError:
    """Return the error for a file of another kind, whatever its suffix says."""
    gap = " " if word[0].isascii() else ""
    return UserError(
        f"“{path.name}”里面是{gap}{word}，不是表格，没有读。",
        "请选 xlsx、xls 或 csv 表格；表在 Word 里的，先粘到表格软件里另存。",
    )


def damaged(path: Path) -> UserError:
    """Return the error for a file that is cut short or broken."""
    return UserError(
        f"“{path.name}”坏了或没拷完，读不出来。",
        "请重新拷一份；能用 WPS 打开的话，另存为 xlsx 再试。",
    )


def too_large(path: Path) -> UserError:
    """Return the error for a file that unpacks to more than can be read."""
    return UserError(
        f"“{path.name}”展开以后太大，没有读完，账里没有动。",
        "请在表格软件里新建一个空表，只把要导的行粘过去，另存后再导入。",
    )


def too_slow(path: Path) -> UserError:
    """Return the error for a file that could not be read in time, for whatever reason."""
    return UserError(
        f"“{path.name}”读了很久还没有读完，账里没有动。",
        "请关掉别的程序再试一次；还不行，就新建一个空表，只把要用的行粘过去，另存后再试。",
    )


def has_password(path: Path) -> UserError:
    """Return the error for an encrypted file."""
    return UserError(
        f"“{path.name}”设了打开密码，读不了。", "请用 WPS 或 Excel 打开，去掉密码另存一份再导入。"
    )


def hostile(path: Path) -> UserError:
    """Return the error for a file that holds what no table needs and what attacks use."""
    return UserError(
        f"“{path.name}”里夹着表格用不着的东西（XML 实体），像是恶意文件，没有读。",
        "请问清楚文件是从哪里来的；真要用，请对方用 WPS 另存为 xlsx 再发一次。",
    )


def unreadable(path: Path, word: str) -> UserError:
    """Return the error for a text that cannot be told apart into letters or cells."""
    if word == "quotes":
        return UserError(
            f"“{path.name}”里的引号对不上，分不清哪里是一格。",
            "请用 WPS 打开，另存为 xlsx，再导入一次。",
        )
    return UserError(f"认不出“{path.name}”是什么文件，不像表格。", "请选 xlsx、xls 或 csv 表格。")
