"""Files that no program should trust; `python -m tests.models.sheets.bad_files DIR` writes them.

For `main.py bench --bad DIR`: each is refused in a sentence, or read, in seconds and with little
memory.
"""

from __future__ import annotations

import io
import sys
import zipfile
from pathlib import Path

import openpyxl

from tests.models.sheets.compound_files import compound

_SHEET = "xl/worksheets/sheet1.xml"
_NS = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


def _book(*rows):
    made = io.BytesIO()
    book = openpyxl.Workbook()
    for row in rows or (["姓名", "身份证号", "联系电话"], ["王秀兰", None, 13800010001]):
        book.active.append(row)
    book.save(made)
    return made.getvalue()


def _with_sheet(text, **more):
    """A workbook whose sheet is this XML; `text` may be a generator of parts."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(_book())) as old, \
            zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        for part in old.infolist():
            if part.filename != _SHEET:
                new.writestr(part.filename, more.get(part.filename) or old.read(part))
        with new.open(_SHEET, "w", force_zip64=True) as out:
            for part in [text] if isinstance(text, str) else text:
                out.write(part.encode())
    return made.getvalue()


def _sheet(rows, tail=""):
    yield f'<?xml version="1.0"?><worksheet xmlns="{_NS}"><sheetData>'
    yield from rows
    yield f"</sheetData>{tail}</worksheet>"


def _text(column, row, words):
    return f'<c r="{column}{row}" t="inlineStr"><is><t>{words}</t></is></c>'


def _head():
    yield '<row r="1">' + _text("A", 1, "姓名") + _text("B", 1, "联系电话") + "</row>"


def _many_merges():
    areas = "".join(
        f'<mergeCell ref="{column}{n}:{column}{n + 1}"/>'
        for column in "ABCDEFGHIJ" for n in range(2, 10_002, 2)
    )  # fmt: skip
    rows = (f'<row r="{n}">{_text("A", n, f"王秀{n}")}</row>' for n in range(2, 10_002))
    tail = f'<mergeCells count="50000">{areas}</mergeCells>'
    return _with_sheet(_sheet([*_head(), *rows], tail))


def _formulas():
    def rows():
        yield from _head()
        for n in range(2, 40_002):
            first = f'<c r="A{n}"><f>A{n + 1}&amp;"x"</f></c>'
            yield f'<row r="{n}">{first}<c r="B{n}"><f>NOW()</f></c></row>'

    return _with_sheet(_sheet(rows()))


def _bomb(megabytes):
    def rows():
        yield from _head()
        yield '<row r="2"><c r="A2" t="inlineStr"><is><t>'
        for _ in range(megabytes):
            yield "0" * 2**20
        yield "</t></is></c></row>"

    return _with_sheet(_sheet(rows()))


def _laughs():
    entities = "".join(
        f'<!ENTITY l{n} "{f"&l{n - 1};" * 10 if n else "lol"}">' for n in range(10)
    )
    return _with_sheet(
        f'<?xml version="1.0"?><!DOCTYPE x [{entities}]><worksheet xmlns="{_NS}"><sheetData>'
        '<row r="1"><c r="A1" t="inlineStr"><is><t>&l9;</t></is></c></row></sheetData></worksheet>'
    )


def _outside():
    return _with_sheet(
        '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>'
        f'<worksheet xmlns="{_NS}"><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>&e;</t>'
        "</is></c></row></sheetData></worksheet>"
    )


def _far():
    row = f'<row r="999999999">{_text("A", 999999999, "王")}</row>'
    return _with_sheet(_sheet([*_head(), row]))


FILES = {
    "密码.xlsx": lambda: compound("EncryptedPackage"),
    "没拷完.xlsx": lambda: _book()[:3000],
    "没拷完.xls": lambda: compound("Workbook")[:1100],
    "解压炸弹.xlsx": lambda: _bomb(900),
    "解压小炸弹.xlsx": lambda: _bomb(300),
    "实体炸弹.xlsx": _laughs,
    "外部实体.xlsx": _outside,
    "十亿行.xlsx": _far,
    "五万处合并.xlsx": _many_merges,
    "格格是公式.xlsx": _formulas,
    "其实是文档.xls": lambda: compound("WordDocument"),
    "转圈.xls": lambda: compound("Workbook", loop=True),
    "乱码.csv": lambda: bytes(range(256)) * 400,
    "长行.csv": ("姓名,电话\n" + "王," * 3_000_000).encode,
    "网页.xls": lambda: b"<html><body>" + b"<table><tr><td>" * 200_000,
}


def write_all(folder):
    """Write every file."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, make in FILES.items():
        (folder / name).write_bytes(make())


if __name__ == "__main__":
    write_all(Path(sys.argv[1]))
