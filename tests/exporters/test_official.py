from __future__ import annotations

import pytest

from exporters.document import Heading, Note, Paragraph
from exporters.official import in_chinese, level_of, numbered


@pytest.mark.parametrize(("number", "said"), [
    (1, "一"), (9, "九"), (10, "十"), (11, "十一"), (20, "二十"), (23, "二十三"), (99, "九十九"),
])  # fmt: skip
def test_numbers(number, said):
    assert in_chinese(number) == said


@pytest.mark.parametrize(("text", "level"), [
    ("一、修路的事", 1), ("（二）怎么出钱", 2), ("3.先量后做", 3), ("（4）验收", 4),
    ("十二、其他", 1), ("3.5 亩地", 0), ("修路的事", 0), ("", 0),
    ("一、修路的事。从今天起动工，村东头先修，修到学校门口，再修西头，年底以前全部修完。", 0),
])  # fmt: skip
def test_levels_are_known_by_their_numbers(text, level):
    assert level_of(text) == level


def test_parts_are_numbered_and_a_single_one_is_not():
    blocks = (Heading("收入"), Heading("本月", 2), Note("无"), Heading("支出"), Heading("本月", 2))
    assert [one.text for one in numbered(blocks)] == [
        "一、收入", "（一）本月", "无", "二、支出", "（一）本月",
    ]  # fmt: skip
    alone = (Heading("收入"), Paragraph("字"))
    assert numbered(alone) == alone
    already = (Heading("一、收入"), Heading("二、支出"))
    assert numbered(already) == already
