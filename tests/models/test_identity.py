"""Identity numbers and credit codes against vectors, and the sentences about doubtful ones."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.identity import birthday_of, check_digit, sex_of, upgrade
from models.kinds_people import CreditCode, IdNumber
from tests.models.vectors import CREDIT_CODES, ID_NUMBERS, OLD_ID_NUMBERS

FIELD = IdNumber("id_number", "公民身份号码")
TODAY = dt.date(2026, 11, 23)
OLD = ["是 15 位的老号，能换到新证就改成 18 位"]


def doubts(text):
    return FIELD.doubts(FIELD.parse(text), TODAY)


def test_all_vectors_are_here():
    assert [len(ID_NUMBERS), len(OLD_ID_NUMBERS), len(CREDIT_CODES)] == [29, 24, 24]


@pytest.mark.parametrize(("text", "fits", "why"), ID_NUMBERS)
def test_18_digits(text, fits, why):
    assert (doubts(text) == []) is fits
    if fits and "奇" in why:
        assert sex_of(FIELD.parse(text)) == "male"
    if fits and "偶" in why:
        assert sex_of(FIELD.parse(text)) == "female"
    assert FIELD.check(FIELD.parse(text)) == []  # a doubt never refuses


@pytest.mark.parametrize(
    ("why", "said"),
    [
        ("校验位错", "最后一位对不上"),
        ("月份13", "出生日期不存在"),
        ("17位", "现在是 17 位"),
        ("19位", "现在是 19 位"),
        ("字母O冒充0", "不该有的字"),
        ("未来生日（校验位对）", "今天之后"),
        ("平年2月29日（校验位对）", "第 7 到 14 位"),
        ("末两位颠倒", "最后一位对不上"),
        ("多余字符", "19 位"),
    ],
)
def test_each_fault_has_its_sentence(why, said):
    text = next(text for text, fits, reason in ID_NUMBERS if reason == why and not fits)
    (sentence,) = doubts(text)
    assert said in sentence


def test_a_missing_number_is_a_hint():
    (sentence,) = doubts("")
    assert "先空着，办好再补" in sentence


@pytest.mark.parametrize(("text", "fits", "long"), OLD_ID_NUMBERS)
def test_15_digits(text, fits, long):
    assert (doubts(text) == OLD) is fits
    if fits:
        assert upgrade(text) == long
        assert birthday_of(text) == birthday_of(long)
        assert sex_of(text) == sex_of(long)


def test_a_wrong_day_in_15_digits_is_named_at_its_place():
    assert "第 7 到 12 位" in doubts("990101300229002")[0]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("410922188112310000", "表格软件只记 15 位"),
        ("4.10922E+17", "科学记数"),
        ("410922********0021", "遮住的号"),
    ],
)
def test_damage_is_called_by_its_name(text, said):
    assert said in doubts(text)[0]


def test_a_true_number_that_ends_in_000_is_no_damage():
    first = "11010518870612000"
    whole = next(
        f"110105{year}0101{order:03}" + check_digit(f"110105{year}0101{order:03}")
        for year in range(1880, 1890) for order in (0,)
        if check_digit(f"110105{year}0101{order:03}") == "0"
    )  # fmt: skip
    assert len(first) == 17
    assert whole.endswith("000")
    assert doubts(whole) == []


@given(
    st.dates(dt.date(1880, 1, 1), dt.date(1889, 12, 31)), st.integers(0, 999),
    st.integers(0, 17), st.integers(1, 9),
)  # fmt: skip
def test_one_wrong_digit_is_always_seen(born, order, place, by):
    first17 = f"110105{born:%Y%m%d}{order:03}"
    number = first17 + check_digit(first17)
    assert birthday_of(number) == born
    assert sex_of(number) == ("male" if order % 2 else "female")
    assert doubts(number) == []
    old = 10 if number[place] == "X" else int(number[place])
    new = (old + by) % (11 if place == 17 else 10)
    wrong = number[:place] + ("X" if new == 10 else str(new)) + number[place + 1 :]
    if wrong != number:
        assert doubts(wrong)


@pytest.mark.parametrize(("code", "fits", "why"), CREDIT_CODES)
def test_credit_codes(code, fits, why):
    field = CreditCode("code", "信用代码")
    assert (field.doubts(field.parse(code), TODAY) == []) is fits
    assert field.check(field.parse(code)) == []


def test_a_credit_code_is_normalised_and_may_be_missing():
    field = CreditCode("code", "信用代码")
    assert field.parse("n2370112-mfwed7q52f") == "N2370112MFWED7Q52F"
    assert field.doubts(None, TODAY) == []
    assert "没有 I、O、S、V、Z" in field.doubts("I2520203MFW8FHUL12", TODAY)[0]
