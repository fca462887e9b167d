from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exporters.head_breaking import head_lines, least_width, words_of
from exporters.line_breaking import break_evenly
from exporters.report import reports
from exporters.sheet_widths import half_letters
from models.declared import record_types

LETTERS = st.text(alphabet="哪个的和或谁、（）人户编号联系电话A1 一", max_size=14)


@given(head=LETTERS, room=st.integers(1, 8))
def test_the_lines_of_a_head_are_the_head_and_have_room(head, room):
    assert "".join(words_of(head)) == head
    lines = head_lines(head, room, len)
    if lines is not None:
        assert "".join(lines) == head
        assert all(len(one) <= room for one in lines)


@pytest.mark.parametrize(("head", "broken"), [
    ("联系电话", "联系 电话"), ("会议决议编号", "会议决议 编号"), ("与户主关系", "与户主 关系"),
    ("要求挂牌部门", "要求挂牌 部门"), ("月保障金额（元）", "月保障 金额 （元）"),
    ("外出地和事由", "外出地 和事由"), ("来了多少人", "来了 多少人"), ("证明人", "证明人"),
])  # fmt: skip
def test_a_head_is_broken_between_words(head, broken):
    assert head_lines(head, least_width(head, len), len) == broken.split()


def test_no_label_asks_for_more_than_its_whole():
    labels = {field.label for one in record_types().values() for field in one.fields}
    assert all(least_width(one, len) <= len(one) for one in labels | {r.label for r in reports()})


@pytest.mark.parametrize("measure", [len, half_letters])
@pytest.mark.parametrize(("title", "broken"), [
    ("白杨村第三季度最低生活保障对象公示", ["白杨村第三季度", "最低生活保障对象公示"]),
    ("白杨村第三季度公示", ["白杨村第三季度公示"]),
])  # fmt: skip
def test_a_title_ends_its_first_line_where_a_part_of_it_ends(title, broken, measure):
    assert break_evenly(title, measure, measure("字" * 14)) == broken
