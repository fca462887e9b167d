"""Every way in which a Chinese office writes a day, and what is said about the others."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.errors import Invalid
from models.kinds_dates import Date

FIELD = Date("day", "日期")


@pytest.mark.parametrize(
    "text",
    [
        "2026年1月5日",
        "2026年01月05日",
        "2026年1月5",
        "2026年1月5号",
        "2026.1.5",
        "2026.01.05",
        "2026.1.5.",
        "2026-1-5",
        "2026-01-05",
        "2026/1/5",
        "2026/01/05",
        "20260105",
        "2026 01 05",
        "2026、1、5",
        "二〇二六年一月五日",
        "二零二六年一月五日",
        "二○二六年一月五日",
        "二〇二六年元月五日",
        "２０２６年１月５日",
        "２０２６．１．５",
        "2026－1－5",
        "2026—1—5",
        "2026。1。5",
        " 2026 年 1 月 5 日 ",
        "2026年1月5日星期一",
        "2026年1月5日（星期一）",
        "2026年1月5日 周一",
        "2026-01-05 礼拜一",
        "2026-01-05 00:00:00",
        "2026-01-05 08:30:00",
        "2026-01-05T00:00:00",
        "2026-01-05 0:00",
        "2026/1/5 8:30",
        "2026/1/5 0:00:00",
        "2026年1月5日 上午8时30分",
        "2026年1月5日上午8:30",
        "2026年1月5日\u200b",
    ],
)
def test_one_day_in_many_spellings(text):
    assert FIELD.parse(text) == dt.date(2026, 1, 5)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("一九八一年十二月三十一日", dt.date(1981, 12, 31)),
        ("一九八一年十二月卅一日", dt.date(1981, 12, 31)),
        ("一九八一年十月廿日", dt.date(1981, 10, 20)),
        ("2024年2月29日", dt.date(2024, 2, 29)),
        ("2026-12-31 23:59:59", dt.date(2026, 12, 31)),
        ("2026-11-11 11:11:11", dt.date(2026, 11, 11)),
        ("19491001", dt.date(1949, 10, 1)),
    ],
)
def test_other_days(text, day):
    assert FIELD.parse(text) == day


@pytest.mark.parametrize(
    ("cell", "day"),
    [
        (29598, dt.date(1981, 1, 12)),
        (29598.0, dt.date(1981, 1, 12)),
        (45000.75, dt.date(2023, 3, 15)),
        ("29598", None),
        (20260105, dt.date(2026, 1, 5)),
        (20260105.0, dt.date(2026, 1, 5)),
        (dt.datetime(2026, 1, 5, 8, 30), dt.date(2026, 1, 5)),
        (dt.date(2026, 1, 5), dt.date(2026, 1, 5)),
        ("2026.1.5", dt.date(2026, 1, 5)),
    ],
)
def test_cells(cell, day):
    if day is None:
        with pytest.raises(Invalid):
            FIELD.read(cell)
    else:
        assert FIELD.read(cell) == day


@given(st.dates(dt.date(1900, 3, 1), dt.date(9999, 12, 31)))
def test_serials_are_excels(day):
    serial = (day - dt.date(1899, 12, 30)).days
    if not 1880 <= serial <= 2100:  # those could be years, and are asked about
        assert FIELD.read(serial) == day
    assert FIELD.parse(f"{day:%Y%m%d}" if day.year > 999 else day.isoformat()) == day


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("2026年13月1日", "没有 13 月"),
        ("2026年0月1日", "没有 0 月"),
        ("2026年2月30日", "2026年2月没有 30 日"),
        ("2025-2-29", "2025年2月没有 29 日"),
        ("20261301", "没有 13 月"),
        ("农历八月十五", "像是农历"),
        ("二〇二六年腊月初八", "像是农历"),
        ("1月5日", "没写是哪一年"),
        ("11.30", "没写是哪一年"),
        ("58年3月", "年份要写四位"),
        ("2026年1月", "没写是几号"),
        ("2026.1", "没写是几号"),
        ("2026", "没写是几月几号"),
        ("2026年", "没写是几月几号"),
        ("98.11.30", "年份要写四位"),
        ("26年1月5日", "年份要写四位"),
        ("13月", "不像日期"),
        ("明天", "不像日期"),
        ("2026年1月5日至3月1日", "不像日期"),
        ("2026年1月5日前后", "不像日期"),
    ],
)
def test_what_is_no_day_is_refused_in_words(text, said):
    with pytest.raises(Invalid, match=said):
        FIELD.parse(text)


@pytest.mark.parametrize("cell", [2026, 1990.0, 5, 0, -1, 10**9, float("nan"), True])
def test_a_number_that_is_no_day_is_refused(cell):
    with pytest.raises(Invalid):
        FIELD.read(cell)


def test_a_day_before_excels_time_goes_to_the_sheet_as_text():
    assert FIELD.cell(dt.date(1887, 6, 12)) == "1887年6月12日"
    assert FIELD.cell(dt.date(1900, 3, 1)) == dt.date(1900, 3, 1)
