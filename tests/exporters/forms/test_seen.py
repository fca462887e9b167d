"""What is known of each cell of a form before it is saved."""

from __future__ import annotations

import datetime as dt

import pytest

from exporters.forms.seen import State, day_as, seen
from tests.exporters.forms.forms import EVERYBODY
from tests.models.forms.form_writer import FormWriter


@pytest.mark.parametrize(
    ("form", "shown"),
    [
        ("yyyy-mm-dd", "1980-05-09"), ("yyyy.mm", "1980.05"), ("yyyymm", "198005"),
        ('[$-804]yyyy"年"m"月"d"日";@', "1980年5月9日"), ("m/d/yy", "5/9/80"),
    ],
)  # fmt: skip
def test_a_day_is_shown_as_its_cell_will_show_it(form, shown):
    assert day_as(dt.date(1980, 5, 9), form) == shown


def test_a_day_of_a_format_without_words_of_its_own_is_shown_as_usual_here(filled):
    writer = FormWriter(3)
    writer.line("村民花名册")
    writer.heads(["姓名", "身份证号", "出生日期"])
    first, last = writer.rows(3)
    for row in range(first, last + 1):
        writer.page.cell(row, 3).number_format = "mm-dd-yy"  # the library's words for number 14
    done, book, _ = filled(writer, **EVERYBODY)
    born = book.active.cell(first, 3).value
    assert seen(done)[first - 1, 2].text == f"{born.year}/{born.month}/{born.day}"


def test_cells_of_one_piece_with_the_one_above_are_nobodys_gap(filled):
    writer = FormWriter(4)
    writer.line("村民花名册")
    writer.heads(["姓名", "身份证号", "联系电话", "备注"])
    first, last = writer.rows(3)
    writer.page.merge_cells(f"D{first}:D{last}")
    done, _, _ = filled(writer, **EVERYBODY)
    cells = seen(done)
    assert [at for at in cells if at[1] == 3] == [(first - 1, 3)]
    assert cells[first - 1, 0].state is State.FILLED


def test_before_somebody_is_chosen_nothing_is_said_of_the_ledger(filled):
    writer = FormWriter(4)
    writer.line("脱贫户明白卡")
    writer.pairs("户主", "家庭人口")
    writer.pairs("其中残疾人数", "是否低保户")
    done, _, _ = filled(writer)
    assert {one.why for one in seen(done).values()} == {"还没说填谁"}


def test_a_line_that_ends_with_a_blank_is_shown_as_it_is_written(filled):
    writer = FormWriter(3)
    writer.line("村民花名册")
    writer.line("填报单位：\u3000\u3000\u3000\u3000\u3000村妇联\u3000\u3000\u3000\u3000报送时间：")
    writer.heads(["姓名", "身份证号", "联系电话"])
    writer.rows(3)
    done, book, _ = filled(writer, **EVERYBODY)
    shown = seen(done)[1, 0]
    assert shown.text == shown.whole == book.active["A2"].value
    assert shown.text.count("村妇联") == 1
