"""A form's own way to write a day and a tick."""

from __future__ import annotations

import datetime as dt

import pytest

from exporters.forms.hinted import spelling_in
from tests.exporters.forms.forms import EVERYBODY, list_of, living
from tests.models.forms.form_writer import FormWriter

BORN = dt.date(1980, 5, 9)


@pytest.mark.parametrize(
    ("told", "written"),
    [
        ("如1980.05", "1980.05"), ("1980.5", "1980.5"), ("格式：198005", "198005"),
        ("年月日，如19800501", "19800509"), ("XXXX年XX月", "1980年05月"),
        ("1980年5月", "1980年5月"), ("2001年12月3日", "1980年5月9日"),
        ("YYYY-MM-DD", "1980-05-09"), ("1980/1/1", "1980/5/9"),
        ("1980.10", "1980.05"), ("填身份证号420000198005010011", None), ("2026年度", None),
    ],
)  # fmt: skip
def test_a_spelling_is_told_by_one_day_written_in_it(told, written):
    found = spelling_in(told)
    assert (found.of(BORN) if found else None) == written


def column(book, letter, first, count):
    return [book.active[f"{letter}{row}"].value for row in range(first, first + count)]


def test_heads_samples_and_notes_say_how_days_are_written(filled, ledger):
    heads = ["姓名", "身份证号", "出生年月（如198005）"]
    done, book, _ = filled(list_of("村民花名册", heads), **EVERYBODY)
    told = {one["id_number"]: one["born_on"] for one in living(ledger) if one["id_number"]}
    rows = list(book.active.iter_rows(min_row=3, max_row=2 + done.records, values_only=True))
    assert all(row[2] == f"{told[row[1]]:%Y%m}" for row in rows if row[1])
    writer = FormWriter(3)
    writer.line("村民花名册")
    writer.heads(["姓名", "身份证号", "出生年月"])
    writer.rows(3, values=[{"A": "张三", "B": "420000198005010011", "C": "1980年5月"}])
    _, book, _ = filled(writer, **EVERYBODY)
    number, born = book.active["B4"].value, book.active["C4"].value
    assert born == f"{told[number].year}年{told[number].month}月"
    writer = list_of("村民花名册", ["姓名", "身份证号", "出生日期"])
    writer.line("注：出生日期统一按1980.01.01的格式填写。")
    _, book, _ = filled(writer, **EVERYBODY)
    assert book.active["C3"].value == f"{told[book.active['B3'].value]:%Y.%m.%d}"


def test_only_what_is_so_is_ticked_where_the_form_wants_ticks(filled):
    heads = ["姓名", "身份证号", "是否低保"]
    plain, book, _ = filled(list_of("村民花名册", heads), **EVERYBODY)
    said = column(book, "C", 3, plain.records)
    assert set(said) == {"是", "否"}
    writer = list_of("村民花名册", heads)
    writer.line("注：在相应栏内打“√”。")
    done, book, _ = filled(writer, **EVERYBODY)
    ticks = column(book, "C", 3, done.records)
    assert ticks == [{"是": "√"}.get(one) for one in said]
    assert done.open == plain.open
    writer = list_of("村民花名册", heads)
    writer.line("注：是否低保，是的打√，不是的打×。")
    done, book, _ = filled(writer, **EVERYBODY)
    assert column(book, "C", 3, done.records) == [{"是": "√", "否": "×"}[one] for one in said]
