"""Workbooks written in unusual ways: places left out, other quotes, other days."""

from __future__ import annotations

import datetime as dt
import re
import zipfile

import openpyxl
import pytest
from openpyxl.comments import Comment
from openpyxl.formatting.rule import DataBarRule
from openpyxl.worksheet.formula import ArrayFormula
from openpyxl.worksheet.table import Table

from exporters.forms.filling import fill
from exporters.forms.sheeted import Wish
from tests.exporters.forms.forms import DAY, living
from tests.models.forms.form_writer import FormWriter

SHEET, BOOK = "xl/worksheets/sheet1.xml", "xl/workbook.xml"
MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'


def without_places(text):
    return re.sub(r'(<(?:row|c)) r="[A-Z]*\d+"', r"\1", text)


def with_prefix(text):
    return re.sub(r"<(/?)(\w)", r"<\1x:\2", text).replace(MAIN, MAIN.replace("xmlns", "xmlns:x"))


WAYS = {
    "no places": (SHEET, without_places),
    "no places of cells": (SHEET, lambda text: re.sub(r'(<c) r="\w+"', r"\1", text)),
    "single quotes": (SHEET, lambda text: text.replace('"', "'")),
    "a prefix": (SHEET, with_prefix),
    "UTF-16": (SHEET, lambda text: '<?xml version="1.0" encoding="UTF-16"?>' + text),
    "days from 1904": (BOOK, lambda text: re.sub(r"<workbookPr */>", '<workbookPr date1904="1"/>',
                                                 text)),
}  # fmt: skip


@pytest.mark.parametrize("way", WAYS)
def test_a_workbook_is_filled_in_whatever_way_it_is_written(ledger, recogniser, tmp_path, way):
    writer = FormWriter(4)
    writer.line("村民花名册")
    writer.heads(["姓名", "身份证号", "出生日期", "备注"])
    first, last = writer.rows(3)
    for row in range(first, last + 1):
        writer.page[f"C{row}"].number_format = "yyyy-mm-dd"
    end = writer.total(first, last, "D")
    plain, odd, out = (tmp_path / f"{name}.xlsx" for name in ("plain", "odd", "out"))
    writer.book.save(plain)
    part, change = WAYS[way]
    with zipfile.ZipFile(plain) as old, zipfile.ZipFile(odd, "w") as new:
        for one in old.infolist():
            data = old.read(one)
            if one.filename == part:
                text = change(data.decode())
                assert text != data.decode()
                data = text.encode("utf-16" if way == "UTF-16" else "utf-8")
            new.writestr(one.filename, data)
    sheets, made = fill(recogniser.read(odd), ledger.as_of(), Wish(DAY, told=True))
    out.write_bytes(made.data)
    page = openpyxl.load_workbook(out).active
    born = {one["id_number"]: one["born_on"] for one in living(ledger) if one["id_number"]}
    count = sheets[0].records
    assert count == len(living(ledger))
    for row in range(first, first + count):
        if number := page.cell(row, 2).value:
            assert page.cell(row, 3).value == dt.datetime.combine(born[number], dt.time())
    assert page.cell(end + count - 3, 1).value == "合计"
    assert page.cell(end + count - 3, 4).value == f"=SUM(D{first}:D{first + count - 1})"


RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
MACROS = b"\xd0\xcf\x11\xe0" + bytes(range(256))
#: parts that no library writes: macros, a thread of comments, a workbook that is linked to
PARTS = {
    "xl/vbaProject.bin": MACROS,
    "xl/threadedComments/threadedComment1.xml": (
        b'<ThreadedComments xmlns="http://schemas.microsoft.com/office/spreadsheetml/2018/'
        b'threadedcomments"><threadedComment ref="A6" id="{A}"/></ThreadedComments>'
    ),
    "xl/externalLinks/externalLink1.xml": f"<externalLink {MAIN}/>".encode(),
    "xl/ctrlProps/ctrlProp1.xml": b'<formControlPr objectType="CheckBox" fmlaLink="$D$6"/>',
}
#: a box to tick below the list, whose anchor has a `row` as the cells' data do
CONTROL = (
    '<controls><control shapeId="1025" name="1"><controlPr linkedCell="$D$6"><anchor>'
    '<from xmlns:x="urn:x"><x:col>1</x:col><x:row>5</x:row></from><to xmlns:x="urn:x">'
    "<x:row>6</x:row></to></anchor></controlPr></control></controls></worksheet>"
)


def related(target, sort):
    return f'<Relationship Id="x{len(target)}" Type="{sort}" Target="{target}"/></Relationships>'


def test_macros_tables_links_and_threads_are_kept_while_rows_are_added(
    ledger, recogniser, tmp_path
):
    writer = FormWriter(4)
    writer.line("村民花名册")
    writer.heads(["姓名", "年龄", "身份证号", "备注"])
    first, last = writer.rows(3)
    page, end = writer.page, writer.total(first, last, "B")
    page.add_table(Table(displayName="名单", ref=f"A2:D{last}"))
    page.conditional_formatting.add(f"B{first}:B{last}", DataBarRule("num", 0, "num", 9, "FF0000"))
    page[f"B{end + 1}"] = ArrayFormula(f"B{end + 1}", f"=SUM(B{first}:B{last}*2)")
    page[f"C{end}"], page[f"D{end}"] = "=SUM(名单[年龄])", "=[1]Sheet1!A1"
    page[f"A{end}"].comment = Comment("核对", "镇里")
    plain, odd, out = tmp_path / "plain.xlsx", tmp_path / "odd.xlsm", tmp_path / "out.xlsm"
    writer.book.save(plain)
    thread, link = "../threadedComments/threadedComment1.xml", "externalLinks/externalLink1.xml"
    more = {
        "xl/worksheets/_rels/sheet1.xml.rels": related(thread, "threadedComment").replace(
            "</Relationships>", related("../ctrlProps/ctrlProp1.xml", "ctrlProp")
        ),
        "xl/_rels/workbook.xml.rels": related("vbaProject.bin", "vbaProject").replace(
            "</Relationships>", related(link, f"{RELATIONS}/externalLink")
        ),
        SHEET: CONTROL,
    }
    with zipfile.ZipFile(plain) as old, zipfile.ZipFile(odd, "w") as new:
        for one in old.infolist():
            text = more.get(one.filename, "").encode()
            held = old.read(one)
            new.writestr(one, held[: held.rindex(b"</")] + text if text else held)
        for name, data in PARTS.items():
            new.writestr(name, data)
    (sheet,), made = fill(recogniser.read(odd), ledger.as_of(), Wish(DAY, told=True))
    out.write_bytes(made.data)
    added = sheet.records - 3
    with zipfile.ZipFile(out) as done:
        assert done.read("xl/vbaProject.bin") == MACROS
        assert done.read("xl/externalLinks/externalLink1.xml") == PARTS[
            "xl/externalLinks/externalLink1.xml"
        ]
        assert f'ref="A{end + added}"'.encode() in done.read(
            "xl/threadedComments/threadedComment1.xml"
        )
        assert f'ref="A2:D{last + added}"'.encode() in done.read("xl/tables/table1.xml")
        xml = done.read(SHEET).decode()
        control = done.read("xl/ctrlProps/ctrlProp1.xml").decode()
    assert f'sqref="B{first}:B{last + added}"' in xml
    assert f'ref="B{end + added + 1}">SUM(B{first}:B{last + added}*2)' in xml
    assert "[1]Sheet1!A1" in xml
    assert f'linkedCell="$D${6 + added}"' in xml
    assert f"<x:row>{5 + added}</x:row>" in xml
    assert f'fmlaLink="$D${6 + added}"' in control


def test_a_result_over_whole_columns_does_not_stay_as_it_was(ledger, recogniser, tmp_path):
    writer = FormWriter(2)
    writer.line("村民花名册")
    writer.heads(["姓名", "年龄"])
    writer.rows(3)
    other = writer.book.create_sheet("汇总")
    other["A1"], other["A2"] = "=SUM(Sheet1!$B:$B)", "=COUNTA(Sheet1!3:3)"
    plain, held, out = (tmp_path / f"{name}.xlsx" for name in ("plain", "held", "out"))
    writer.book.save(plain)
    with zipfile.ZipFile(plain) as old, zipfile.ZipFile(held, "w") as new:
        for one in old.infolist():
            text = old.read(one)
            new.writestr(one, re.sub(rb"</f><v ?/?>(</v>)?", b"</f><v>4321</v>", text))
    with zipfile.ZipFile(held) as there:
        assert there.read("xl/worksheets/sheet2.xml").count(b"4321") == 2
    _, made = fill(recogniser.read(held), ledger.as_of(), Wish(DAY, told=True))
    out.write_bytes(made.data)
    with zipfile.ZipFile(out) as done:
        assert b"4321" not in done.read("xl/worksheets/sheet2.xml")
