"""Amounts in capital words: every vector, and the way back."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.money_words import from_words, in_words
from tests.models.vectors import MONEY_WORDS


@pytest.mark.parametrize(("fen", "words", "also"), MONEY_WORDS)
def test_vectors(fen, words, also):
    assert in_words(fen) == words
    for text in (
        words,
        *also,
        "人民币" + words,
        words.replace("整", "正"),
        words.replace("元", "圆"),
    ):
        assert from_words(text) == fen


def test_all_vectors_are_here():
    assert len(MONEY_WORDS) == 45


@given(st.integers(-(10**17), 10**17))
def test_there_and_back(fen):
    assert from_words(in_words(fen)) == fen


def test_beyond_a_thousand_billion():
    assert in_words(10**14 + 10**10) == "壹万零壹亿元整"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "整",
        "负",
        "元",
        "壹",
        "壹佰",
        "伍零零元",
        "壹壹元",
        "壹佰伍元",
        "万元",
        "100元",
        "零零元",
        "壹元整整",
    ],
)
def test_what_may_be_misread_is_no_amount(text):
    assert from_words(text) is None
