"""Whatever people write, nothing on a page is cut, stands outside or covers other text."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from exporters.document import (
    Column,
    Datum,
    Document,
    Form,
    Heading,
    KeyValues,
    Layout,
    Note,
    Paragraph,
    Signatures,
    Spread,
    Table,
)
from exporters.official import LEADING, LETTER, LETTERS, LINES
from exporters.pdf import frame_of
from exporters.village_layout import SHEETS
from tests.exporters.drawn import faults_of, letters_of, pages_drawn, wide_table

WORDS = st.one_of(
    st.text("王秀兰单𬱖䶮㛃堃１２３，。（）第组 ab0", max_size=12),
    st.sampled_from([
        "", "阿布都热西提·买买提艾山江·吾买尔江", "419922195803150426", "６２２２０２", "=1+1",
        "很长的一句话，写了又写，" * 9, "13812345678、13987654321", "Supercalifragilistic-" * 4,
        "一行\n二行\n\n四行", "1,126.40",
    ]),
)  # fmt: skip
COLUMNS = st.builds(
    Column, WORDS.filter(lambda one: "\n" not in one), st.integers(2, 20),
    st.sampled_from(Form), st.booleans(), st.booleans(),
    over=st.sampled_from(["", "", "甲", "收入和支出"]),
)  # fmt: skip


def datum(text):
    return Datum(text, text)


@st.composite
def tables(draw):
    columns = tuple(draw(st.lists(COLUMNS, min_size=1, max_size=9)))
    rows = draw(st.lists(
        st.lists(WORDS.map(datum), min_size=len(columns), max_size=len(columns)).map(tuple),
        max_size=6,
    ))  # fmt: skip
    totals = rows[0] if rows and draw(st.booleans()) else ()
    sums = (len(rows) - 1,) if rows and draw(st.booleans()) else ()
    return Table(columns, tuple(rows) * draw(st.sampled_from([1, 1, 9])),
                 totals=totals, sums=sums)  # fmt: skip


BLOCKS = st.one_of(
    tables(),
    st.builds(Heading, WORDS, st.sampled_from([1, 2])),
    st.builds(Paragraph, WORDS),
    st.builds(Note, WORDS),
    st.builds(Spread, WORDS, WORDS),
    st.builds(KeyValues, st.lists(st.tuples(st.just("栏"), WORDS.map(datum)), min_size=1,
                                  max_size=5).map(tuple)),
)  # fmt: skip
LAYOUTS = st.builds(
    Layout, page=st.sampled_from(["A4", "A3"]), landscape=st.booleans(),
    official=st.booleans(), zoom=st.sampled_from([1.0, 1.25, 1.5]),
)  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(st.lists(BLOCKS, max_size=5), LAYOUTS, WORDS)
def test_nothing_is_cut_and_nothing_covers(blocks, layout, title):
    document = Document(
        title=title, name="测试", layout=layout,
        blocks=(*blocks, Signatures(("填表人", "审核人"), "2026年11月26日", ("白杨村民委员会",))),
    )  # fmt: skip
    assert faults_of(document) == []
    drawn = Counter(letters_of(document))
    for block in blocks:
        if isinstance(block, Table):
            for row in block.rows:
                for one in row:
                    assert all(drawn[c] for c in one.text if not c.isspace())


NARROW = Layout(page="A4", official=True, zoom=1.5)


@pytest.mark.parametrize("times", range(1, 12))
def test_a_title_of_one_long_word_is_broken_inside_the_page(times):
    document = Document(title="Supercalifragilistic-" * times, name="甲", layout=NARROW, blocks=())
    assert faults_of(document) == []


@pytest.mark.parametrize("over", ["", "收入和支出"])
def test_heads_without_end_leave_room_for_the_rows(over):
    columns = [Column("很长的一句话，写了又写，" * 12, key=True, over=over)]
    columns += [Column(f"第{one}栏") for one in range(7)]
    rows = (tuple(datum("很长的一句话，写了又写，" * 9) for _ in columns),) * 2
    table = Table(tuple(columns), rows)
    document = Document(title="台账", name="台账", layout=NARROW, blocks=(table,))
    assert faults_of(document) == []


@pytest.mark.parametrize("count", [0, 1, 3000])
def test_few_and_many_rows(count):
    columns = tuple(Column(f"第{number}栏", 6) for number in range(9))
    row = tuple(datum(text) for text in (
        "1", "阿布都热西提·买买提艾山江", "41992219580315042X", "单𬱖", "", "１３８", "务工" * 9,
        "a", "3组",
    ))  # fmt: skip
    document = Document(
        title="台账", name="台账",
        blocks=(Table(columns, (row,) * count), Signatures(("填表人",))),
        layout=Layout(landscape=True),
    )  # fmt: skip
    assert faults_of(document) == []
    assert letters_of(document).count("41992219580315042X") == count


@pytest.mark.parametrize(("zoom", "least"), [(1.0, 8.0), (1.25, 5.6)])
def test_a_wide_register_folds_days_rather_than_part_a_number(zoom, least):
    """18 columns on an A4 that lies: 8 points, or 7 where all is a quarter larger."""
    document = Document(
        title="台账", name="台账", layout=Layout(landscape=True, zoom=zoom), blocks=(wide_table(),)
    )
    assert faults_of(document) == []
    (page,) = pages_drawn(document)
    texts = [one.text for one in page.boxes]
    assert {"419922198710290013", "13800003601", "高成林"} <= set(texts)
    assert {"2026年", "12月30日", "12月31日", "证字〔2026〕", "第1号"} <= set(texts)
    assert min(one.bottom - one.top for one in page.boxes) >= least - 1e-6


def test_months_are_as_wide_as_each_other():
    columns = (Column("项目", 8), *(Column(f"{month}月", 4) for month in range(1, 13)))
    row = (datum("经费"), datum("1,200.00"), *(datum("0") for _ in range(11)))
    document = Document(title="表", name="表", layout=Layout(landscape=True),
                        blocks=(Table(columns, (row,)),))  # fmt: skip
    (page,) = pages_drawn(document)
    middles = [(one.left + one.right) / 2 for one in page.boxes if one.text.endswith("月")]
    steps = [after - before for before, after in pairwise(middles)]
    assert steps == pytest.approx([steps[0]] * 11, abs=0.01)


def test_a_page_of_22_lines_of_28_letters():
    document = Document(
        title="", name="", blocks=(Paragraph("字" * 28 * 46, indent=False),),
        layout=Layout(official=True, titled=False),
    )  # fmt: skip
    first, second, _ = pages_drawn(document)
    assert [len(first.boxes), len(second.boxes)] == [LINES, LINES]
    assert {len(one.text) for one in first.boxes} == {LETTERS}
    frame = frame_of(document)
    assert frame.width == pytest.approx(LETTER * LETTERS)
    assert frame.height == pytest.approx(LEADING * LINES)


@pytest.mark.parametrize("lines", range(8, 26))
def test_nobody_signs_a_page_of_nothing(lines):
    """Where the place of the seal needs another page, text goes along."""
    document = Document(
        title="关于村内道路的公告", name="公告", layout=Layout(official=True),
        blocks=(Paragraph("字" * 28 * lines), Signatures((), "2026年1月1日", ("白杨村民委员会",))),
    )  # fmt: skip
    last = pages_drawn(document)[-1]
    texts = [one.text for one in last.boxes]
    assert "白杨村民委员会" in texts
    assert any(text.startswith("字") for text in texts)


def test_the_seal_covers_no_text():
    """A seal of 42 mm on name and day touches nothing above it."""
    document = Document(
        title="公告", name="公告", layout=Layout(official=True),
        blocks=(Paragraph("字" * 200), Signatures((), "2026年1月1日", ("白杨村民委员会",))),
    )  # fmt: skip
    (page,) = pages_drawn(document)
    body, day = page.boxes[-2:]
    above = max(one.bottom for one in page.boxes[:-2])
    middle = (body.top + day.bottom) / 2
    assert day.bottom - above > 42 * 72 / 25.4 / 2 + (day.bottom - middle)
    frame = frame_of(document)
    assert frame.right - day.right == pytest.approx(4 * LETTER, abs=0.5)
    assert (body.left + body.right) / 2 == pytest.approx((day.left + day.right) / 2, abs=0.5)


@pytest.mark.parametrize(("page", "zoom"), SHEETS.values())
@pytest.mark.parametrize("official", [True, False])
@pytest.mark.parametrize("bodies", [
    ("平安县柳河镇白杨村民委员会", "白杨村村务监督委员会"),
    ("村民委员会", "平安县柳河镇白杨村村务监督委员会"),
])  # fmt: skip
def test_two_seals_stand_beside_each_other(official, page, zoom, bodies):
    """Neither covers the other; the day stands under the body whose paper it is."""
    document = Document(
        title="公开", name="公开", layout=Layout(official=official, page=page, zoom=zoom),
        blocks=(Signatures((), "2026年1月1日", bodies),),
    )  # fmt: skip
    (page,) = pages_drawn(document)
    at = {one.text: one for one in page.boxes}
    body, other, day = (at[one] for one in (*bodies, "2026年1月1日"))
    middles = [(one.left + one.right) / 2 for one in (body, other, day)]
    assert body.top == pytest.approx(other.top)
    assert (middles[0] - middles[1]) * zoom > 42 * 72 / 25.4
    assert frame_of(document).left <= other.left
    assert middles[0] == pytest.approx(middles[2], abs=0.5)
    assert other.right < body.left


def test_large_letters_keep_the_page_and_enlarge_it():
    document = Document(title="公告", name="公告", blocks=(Paragraph("字" * 500),),
                        layout=Layout(official=True))  # fmt: skip
    from dataclasses import replace

    from exporters.pdf import Pdf

    large = replace(document, layout=replace(document.layout, page="A3", zoom=2**0.5))
    assert len(pages_drawn(large)) == len(pages_drawn(document))
    assert b"/Count 1" in Pdf().render(large) or len(pages_drawn(document)) > 1
