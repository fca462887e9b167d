"""Little tables of counts as offices send them, each cell with what it asks for."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from openpyxl import Workbook
from openpyxl.styles import Border, Side

from models.declared import record_types
from models.forms.recognising import Recogniser
from models.sheets.grid import letters

#: `# ` and what it shows, the title, then rows; ?… is a cell to be filled and what it asks (- is
#: left open), ? one that stays open, ?* any; < and ^ are merged with the cell before and above
TABLES = Path(__file__).with_name("count_tables.txt").read_text(encoding="utf-8")
LINES = Border(*(Side(style="thin"),) * 4)
BASES = {"户籍在册", "全部"}  #: a village that lives where it is registered counts the same


def parts(text):
    return [one.splitlines() for one in re.split(r"^# ", text, flags=re.MULTILINE)[1:]]


def written(sheet, lines):
    """Write a table; return the cells to fill and what each asks for."""
    sheet.append([lines[0]])
    rows = [line.split("|") for line in lines[1:] if line]
    asked = {}
    for row, cells in enumerate(rows, 2):
        for column, text in enumerate(cells, 1):
            cell = sheet.cell(row, column)
            cell.border = LINES if len(cells) > 1 else Border()
            if text.startswith("?"):
                asked[cell.coordinate] = text[1:].strip()
            elif text not in {"<", "^"}:
                cell.value = text or None
    for row, cells in enumerate(rows):
        for column, text in enumerate(cells):
            if text in {"<", "^"}:
                continue
            right = next((at for at in range(column + 1, len(cells)) if cells[at] != "<"),
                         len(cells))  # fmt: skip
            below = next((at for at in range(row + 1, len(rows))
                          if rows[at][column:column + 1] != ["^"]), len(rows))  # fmt: skip
            if (right, below) != (column + 1, row + 1):
                sheet.merge_cells(start_row=row + 2, start_column=column + 1,
                                  end_row=below + 1, end_column=right)  # fmt: skip
    return asked


def told(text):
    """Return what a count says, in any order."""
    sort, _, words = text.partition("：")
    return sort, {*re.split("[，,]", words.replace("-", "~"))} - BASES


@pytest.fixture(scope="module")
def tables(tmp_path_factory):
    """Return (name, cell -> what it asks for, cell -> what was understood) of every table."""
    book = Workbook()
    named = [(lines[0], written(book.create_sheet(f"t{at}"), lines[1:]))
             for at, lines in enumerate(parts(TABLES))]  # fmt: skip
    del book["Sheet"]
    path = tmp_path_factory.mktemp("counts") / "a.xlsx"
    book.save(path)
    found = {}
    for form in Recogniser(record_types()).read(path).sheets:
        for one in form.places:
            row = one.cell[0] if one.cell else form.rows[0] if form.rows else 0
            column = one.cell[1] if one.cell else one.column
            meant = one.derivation if one.count or not one.target else one.target.path
            found[form.sheet.name, f"{letters(column)}{row + 1}"] = meant or ""
    return [(name, asked, {cell: found.get((f"t{at}", cell), "") for cell in asked})
            for at, (name, asked) in enumerate(named)]  # fmt: skip


def test_each_cell_is_counted_as_its_words_ask(tables):
    for name, asked, found in tables:
        for cell, right in asked.items():
            allowed = [told(one) for one in right.replace("-", "").split(" / ")]
            assert right == "*" or told(found[cell]) in allowed, (name, cell, found[cell], right)


def test_a_long_list_is_neither_a_card_nor_a_table_of_counts(tmp_path):
    book = Workbook()
    book.active.append(["员工信息一览表"])
    book.active.append(["序号", "姓名", "性别", "部门", "岗位", "民族", "基本工资", "备注"])
    for at in range(520):
        some = at % 3 > 0
        book.active.append([at + 1, "赵小伟", "男", "财务部" if some else None, "主管", "汉族",
                            3000 + at if some else None, None if some else "调岗"])  # fmt: skip
    book.save(tmp_path / "a.xlsx")
    (form,) = Recogniser(record_types()).read(tmp_path / "a.xlsx").sheets
    assert form.kind == "roster"
    assert len(form.places) <= 8
