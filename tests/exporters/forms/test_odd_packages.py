"""Workbooks written in unusual ways: places left out, other quotes, other days."""

from __future__ import annotations

import datetime as dt
import re
import zipfile

import openpyxl
import pytest

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
