from __future__ import annotations

import zipfile
from dataclasses import replace
from decimal import Decimal
from io import BytesIO

import openpyxl
import pypdfium2
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from PIL import Image, ImageOps

from exporters.charts import drawing_of, number_of, tick_said, ticks
from exporters.document import (
    Chart,
    Column,
    Datum,
    Document,
    Drawn,
    Layout,
    Note,
    Series,
    Signatures,
    Table,
)
from exporters.docx import Docx
from exporters.pdf import Pdf, fitted
from exporters.plain import text_of
from exporters.sheet_rows import sheet_rows
from exporters.sheet_widths import widths_of
from exporters.xlsx import Xlsx


def series(name, *values):
    return Series(name, tuple(Datum(f"{one:,}", one) for one in values))


CHART = Chart("各月收支", ("1月", "2月", "单𬱖"), (series("收入", 3, 5, Decimal("12.50")),
                                           series("支出", 1, 0, 4)))  # fmt: skip


@given(st.floats(-1e9, 1e9), st.floats(-1e9, 1e9))
def test_the_axis_holds_every_figure(one, other):
    low, high = sorted((one, other))
    marks = ticks(low, high)
    assert marks[0] <= min(low, 0) + 1e-6
    assert marks[-1] >= high - 1e-6 * max(1, abs(high))
    assert 2 <= len(marks) <= 8


def test_large_figures_count_ten_thousands():
    assert tick_said(120_000, 200_000) == "12万"
    assert tick_said(1_500, 2_000) == "1,500"


@settings(max_examples=25, deadline=None)
@example(Drawn.COLUMNS, [0] * 14, "兰" * 11, 0.0)
@given(
    st.sampled_from(Drawn),
    st.lists(st.integers(0, 10**7), max_size=14),
    st.text("王秀兰组月 年龄", max_size=30),
    st.sampled_from((0.0, 0.5, 1.0)),
)
def test_a_drawing_stays_inside_itself(drawn, figures, name, tight):
    chart = Chart("图", (name,) * len(figures), (series("一", *figures), series("二", *figures)),
                  drawn)  # fmt: skip
    made = drawing_of(chart, 440, tight=tight)
    left, bottom, right, top = made.getBounds()
    assert (left, bottom) >= (-1, -1)
    assert right <= 441
    assert top <= made.height + 1


@pytest.mark.parametrize("drawn", Drawn)
def test_it_is_drawn_with_its_figures_and_never_as_a_picture(drawn):
    chart = Chart(CHART.title, CHART.names, CHART.series, drawn)
    data = Pdf().render(Document(title="图", name="图", blocks=(chart,)))
    with pypdfium2.PdfDocument(data) as pdf:
        page = pdf[0]
        words = page.get_textpage()
        text = words.get_text_bounded()
        kinds = {one.type for one in page.get_objects()}
        words.close()
        page.close()
    assert all(word in text for word in ("各月收支", "1月", "单𬱖", "收入", "支出", "12.50"))
    assert pypdfium2.raw.FPDF_PAGEOBJ_PATH in kinds
    assert pypdfium2.raw.FPDF_PAGEOBJ_IMAGE not in kinds
    assert data == Pdf().render(Document(title="图", name="图", blocks=(chart,)))


@pytest.mark.parametrize("drawn", Drawn)
def test_a_word_text_has_the_drawing_as_a_picture_and_says_it(drawn):
    document = Document(title="图", name="图", blocks=(replace(CHART, drawn=drawn),))
    data = Docx().render(document)
    assert data == Docx().render(document)
    with zipfile.ZipFile(BytesIO(data)) as parts:
        text = parts.read("word/document.xml").decode()
        (name,) = (one for one in parts.namelist() if one.endswith(".png"))
        picture = Image.open(BytesIO(parts.read(name)))
    assert "各月收支。1月：收入3，支出" in text
    assert picture.width > 1800, "300 dots an inch"
    greys = {round(level / 255, 2) for level in picture.convert("L").tobytes()}
    assert {0.32, 0.78, 0.0, 1.0} <= greys, "both series, lines and letters, paper"
    left, top, right, bottom = ImageOps.invert(picture.convert("L")).getbbox()
    assert (right - left) * 2 > picture.width
    assert (bottom - top) * 4 > picture.height * 3


def test_a_sheet_draws_it_itself_from_its_cells():
    data = Xlsx().render(Document(title="图", name="图", blocks=(CHART,)))
    assert data == Xlsx().render(Document(title="图", name="图", blocks=(CHART,)))
    sheet = openpyxl.load_workbook(BytesIO(data)).active
    (made,) = sheet._charts
    assert len(made.series) == 2
    place = made.series[0].val.numRef.f.replace("$", "").split("!")[1]
    assert [row[0].value for row in sheet[place]] == [3, 5, 12.5]


def test_a_sheet_mirrors_a_pyramid_beside_its_true_figures():
    chart = Chart("年龄", ("0—4岁", "5—9岁"), (series("男", 3, 5), series("女", 4, 2)),
                  Drawn.PYRAMID)  # fmt: skip
    data = Xlsx().render(Document(title="图", name="图", blocks=(chart,)))
    sheet = openpyxl.load_workbook(BytesIO(data)).active
    (made,) = sheet._charts
    cells = [
        [row[0] for row in sheet[one.val.numRef.f.replace("$", "").split("!")[1]]]
        for one in made.series
    ]
    assert [one.value for one in cells[1]] == [4, 2]
    assert [sheet[one.value.removeprefix("=-")].value for one in cells[0]] == [3, 5]
    assert sheet.column_dimensions[cells[0][0].column_letter].hidden
    assert not made.visible_cells_only
    seen = [one.value for row in sheet["A1:C20"] for one in row if isinstance(one.value, int)]
    assert sorted(seen) == [2, 3, 4, 5], "what is read and summed up has no sign"
    assert made.y_axis.numFmt.formatCode == "#,##0;#,##0"
    assert made.overlap == 100


@pytest.mark.parametrize("count", [4, 18])
def test_a_page_never_cuts_a_chart_of_a_sheet(count):
    names = tuple(f"{one}岁" for one in range(count))
    chart = Chart("年龄", names, (series("人", *range(count)),), Drawn.PYRAMID)
    rows = list(sheet_rows(Document(title="图", name="图", blocks=(chart,)), [30.0, 30.0]))
    pages, height = [], 0.0
    for row in rows:
        height += row.height
        if row.ends:
            pages, height = [*pages, height], 0.0
    assert max([*pages, height]) < 748, "points between the margins of an upright A4"
    at = next(at for at, row in enumerate(rows) if row.chart)
    assert [row.pieces[0].value for row in rows[at - count : at]] == list(names)


def test_where_nothing_is_drawn_the_figures_are_read():
    assert "12.5" in text_of(Document(title="图", name="图", blocks=(CHART,)))


def test_nothing_is_nought():
    assert number_of(Datum("", None)) == 0


def test_the_figures_of_a_chart_do_not_narrow_the_column_above():
    name = Datum("财务收支债权债务公开", None)
    table = Table((Column("公开事项", 14), Column("类别", 4)), ((name, Datum("财务", None)),))
    alone = widths_of(Document(title="表", name="表", blocks=(table,)))
    assert widths_of(Document(title="表", name="表", blocks=(table, CHART)))[0] >= 22 <= alone[0]


@pytest.mark.parametrize(
    ("months", "pages", "lower"), [(4, 1, False), (12, 1, True), (26, 2, False)]
)
def test_a_chart_stands_on_the_page_of_its_table_where_that_can_be(months, pages, lower):
    names = tuple(f"{one}月" for one in range(1, months + 1))
    rows = tuple((Datum(one, one), Datum("9.00", Decimal(9))) for one in names)
    chart = Chart("各月收支", names, (series("收入", *[9] * months),))
    blocks = (
        Table((Column("月份"), Column("收入")), rows), chart, Note("监督电话：0394-5550456"),
        Signatures(("主任", "报账员"), "2026年11月26日", ("白杨村民委员会",)),
    )  # fmt: skip
    document = Document(title="逐月对照", name="图", blocks=blocks, layout=Layout(official=True))
    setting, stacks = fitted(document)
    assert len(stacks) == pages
    assert (setting.tight > 0) is lower
    with zipfile.ZipFile(BytesIO(Docx().render(document))) as parts:
        said = parts.read("word/document.xml").decode()
    assert ('w:before="30"' in said) is not lower
