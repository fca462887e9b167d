"""Any workbook comes back with the cells meant written, all else moved along or as it was.

What is expected is worked out here, from where things stood and how many rows were added; what
was written is read by three programs that know nothing of ours.
"""

from __future__ import annotations

import io
import zipfile

import openpyxl
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl.drawing.image import Image
from openpyxl.formatting.rule import FormulaRule
from openpyxl.utils import get_column_letter
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.datavalidation import DataValidation
from PIL import Image as Picture
from python_calamine import CalamineWorkbook

from exporters.forms.filling import fill
from exporters.forms.sheeted import Wish
from tests.exporters.forms.forms import DAY, OFFICE
from tests.models.forms.form_writer import FormWriter

PNG = io.BytesIO()
Picture.new("RGB", (40, 20), "red").save(PNG, "PNG")
HEADS = st.lists(
    st.sampled_from(["序号", "姓名", "性别", "年龄", "身份证号", "联系电话", "民族", "血型",
                     "户号", "金额（元）", "村民小组", "与户主关系", "是否常住"]),
    min_size=2, max_size=9, unique=True,
)  # fmt: skip
OPENED = 3
BELOW = ("merge", "sum", "cell", "words", "list", "rule", "name", "picture", "break", "hidden")


class Drawn:
    """A form with things below its list, each of which knows where it must stand afterwards."""

    def __init__(self, heads, rows, below, above, total):
        writer = self.writer = FormWriter(len(heads))
        writer.line("村民花名册")
        for _ in range(above):
            writer.line("填报单位：          ")
        writer.heads(heads)
        self.first, self.last = writer.rows(rows)
        if total:
            writer.total(self.first, self.last, "B")
        self.page, self.checks = writer.page, []
        self.page.cell(writer.row + 1, 1, "注：请如实填写，一式两份")
        row = writer.row + 3
        for kind in below:
            self.checks.append((kind, row))
            getattr(self, f"put_{kind}")(row)
            row += 2
        self.page.print_area = f"A1:{get_column_letter(len(heads))}{row}"
        self.end = row
        other = writer.book.create_sheet("另 表")
        other["A1"] = f"=SUM(Sheet1!B{self.first}:B{self.last})"
        other["A2"] = f"=Sheet1!A{row}"
        writer.book.create_sheet("不动")["A1"] = "不动"

    def save(self, path):
        self.writer.book.save(path)

    # each pair: how a thing is put into a row, and whether it is as it should be in another

    def put_merge(self, row):
        self.page.merge_cells(f"B{row}:C{row + 1}")

    def is_merge(self, page, _book, row):
        return f"B{row}:C{row + 1}" in {str(one) for one in page.merged_cells.ranges}

    def put_sum(self, row):
        self.page[f"B{row}"] = f"=SUM(B{self.first}:B{self.last})+A{row + 1}"

    def is_sum(self, page, _book, row):
        end = self.last + row - next(at for kind, at in self.checks if kind == "sum")
        return page[f"B{row}"].value == f"=SUM(B{self.first}:B{end})+A{row + 1}"

    def put_cell(self, row):
        self.page[f"A{row}"] = 3.5

    def is_cell(self, page, _book, row):
        return page[f"A{row}"].value == 3.5

    def put_words(self, row):
        self.page[f"C{row}"] = "<村&镇> \"盖章\" '"

    def is_words(self, page, _book, row):
        return page[f"C{row}"].value == "<村&镇> \"盖章\" '"

    def put_list(self, row):
        rule = DataValidation(type="list", formula1=f"$A${row}:$A${row + 1}")
        rule.add(f"C{row}")
        self.page.add_data_validation(rule)

    def is_list(self, page, _book, row):
        rules = page.data_validations.dataValidation
        return [(str(one.sqref), one.formula1) for one in rules] == [
            (f"C{row}", f"$A${row}:$A${row + 1}")
        ]

    def put_rule(self, row):
        self.page.conditional_formatting.add(f"A{row}:C{row}", FormulaRule([f"$A{row}>B$1"]))

    def is_rule(self, page, _book, row):
        return [(str(one.sqref), one.rules[0].formula) for one in page.conditional_formatting] == [
            (f"A{row}:C{row}", [f"$A{row}>B$1"])
        ]

    def put_name(self, row):
        name = DefinedName("这里", attr_text=f"Sheet1!$A${row}:$B${row + 1}")
        self.writer.book.defined_names["这里"] = name

    def is_name(self, _page, book, row):
        return book.defined_names["这里"].attr_text == f"Sheet1!$A${row}:$B${row + 1}"

    def put_picture(self, row):
        self.page.add_image(Image(io.BytesIO(PNG.getvalue())), f"B{row}")

    def is_picture(self, page, _book, row):
        return [one.anchor._from.row for one in page._images] == [row - 1]

    def put_break(self, row):
        self.page.row_breaks.append(openpyxl.worksheet.pagebreak.Break(row))

    def is_break(self, page, _book, row):
        return [one.id for one in page.row_breaks.brk] == [row]

    def put_hidden(self, row):
        self.page.row_dimensions[row].hidden = True
        self.page.row_dimensions[row].height = 41

    def is_hidden(self, page, _book, row):
        return (page.row_dimensions[row].hidden, page.row_dimensions[row].height) == (True, 41)


def check(drawn, before, sheet, data):
    """What was not meant stands where it must, and is what it was."""
    grown = sheet.changes.growth
    added = grown.added if grown else 0
    book = openpyxl.load_workbook(io.BytesIO(data))
    page = book["Sheet1"]
    for kind, row in drawn.checks:
        assert getattr(drawn, f"is_{kind}")(page, book, row + added), kind
    assert page.print_area.endswith(f"${drawn.end + added}")
    other = book["另 表"]
    assert other["A1"].value == f"=SUM(Sheet1!B{drawn.first}:B{drawn.last + added})"
    assert other["A2"].value == f"=Sheet1!A{drawn.end + added}"
    written = set(sheet.changes.cells)
    for row in openpyxl.load_workbook(before)["Sheet1"].iter_rows():
        for cell in row:
            if (cell.row - 1, cell.column - 1) in written or cell.data_type == "f":
                continue
            new = page.cell(cell.row + added * (cell.row > drawn.last), cell.column)
            assert new.value == cell.value
            assert new._style == cell._style
    with zipfile.ZipFile(before) as old, zipfile.ZipFile(io.BytesIO(data)) as new:
        assert old.namelist() == new.namelist()
        same = {name for name in old.namelist() if old.read(name) == new.read(name)}
        assert {"xl/styles.xml", "xl/worksheets/sheet3.xml", "xl/theme/theme1.xml"} <= same


@st.composite
def drawings(draw):
    below = draw(st.lists(st.sampled_from(BELOW), unique=True, max_size=6))
    return Drawn(draw(HEADS), draw(st.integers(1, 6)), below, draw(st.integers(0, 2)),
                 draw(st.booleans()))  # fmt: skip


def texts(rows):
    return [[one if isinstance(one, str) else "" for one in row] for row in rows]


def test_any_workbook_opens_everywhere_and_nothing_untold_was_touched(
    ledger, recogniser, convert, tmp_path
):
    made = {}

    @settings(max_examples=5, suppress_health_check=list(HealthCheck))
    @given(drawn=drawings())
    def each(drawn):
        path = tmp_path / "any.xlsx"
        drawn.save(path)
        sheets, done = fill(recogniser.read(path), ledger.as_of(), Wish(DAY, told=True))
        check(drawn, path, sheets[0], done.data)
        rows = CalamineWorkbook.from_filelike(io.BytesIO(done.data)).get_sheet_by_name("Sheet1")
        path = tmp_path / f"filled{len(made)}.xlsx"
        made[path] = len(drawn.checks), rows.to_python(skip_empty_area=False)
        path.write_bytes(done.data)

    each()
    if OFFICE is None:
        return
    out = tmp_path / "office"
    fullest = sorted(made, key=lambda path: made[path][0])[-OPENED:]  # it takes a second for each
    convert("ods", out, fullest)
    for path in fullest:
        rows = made[path][1]
        seen = CalamineWorkbook.from_path(out / f"{path.stem}.ods").get_sheet_by_name("Sheet1")
        there = texts(seen.to_python(skip_empty_area=False))
        for row, others in zip(texts(rows), there, strict=False):
            assert row == others[: len(row)]
        assert len(there) >= sum(any(row) for row in texts(rows))
