"""What nobody typed on purpose goes, and what was cleaned once is clean."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.writing import narrow, read_numeral, tidy, tidy_lines


@pytest.mark.parametrize("function", [tidy, tidy_lines, narrow])
@given(text=st.text())
def test_twice_is_once(function, text):
    once = function(text)
    assert function(once) == once


@given(text=st.text())
def test_tidy_text_can_be_stored_anywhere(text):
    clean = tidy(text)
    clean.encode()
    assert "\n" not in clean
    assert "\x00" not in clean
    assert clean == clean.strip()


def test_marks_of_chat_windows_go_and_rare_characters_stay():
    assert tidy("\ufeff王\u200b伟") == "王伟"
    assert tidy("龘 𠅤\u3000𡋾") == "龘 𠅤 𡋾"
    assert tidy_lines(" 一 \r\n\u200b\n二\x07 ") == "一\n\n二"


def test_narrow():
    assert narrow("　１２ ３ＡｂＣ（）：") == "123AbC():"


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("12", 12),
        ("二十三", 23),
        ("廿一", 21),
        ("三〇", 30),
        ("一百零五", 105),
        ("十", 10),
        ("十二", 12),
        ("卅", 30),
        ("壹佰", 100),
        ("元", 1),
        ("〇", 0),
        ("二〇二六", 2026),
        ("九千九百九十九", 9999),
        ("", None),
        ("甲", None),
        ("-1", None),
        ("1.5", None),
    ],
)
def test_numerals(text, number):
    assert read_numeral(text) == number
