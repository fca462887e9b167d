"""Sheets that were generated are understood as they were written: heads, rows, values."""

from __future__ import annotations

import datetime as dt

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from models.declared import record_types
from models.field import cell_text
from models.sheets.grid import Merge, Sheet
from models.sheets.row_roles import Role
from models.sheets.understanding import Reader
from tests.models.sheets.corpus_people import Person, value
from tests.models.sheets.sheet_writer import Page

READER = Reader(record_types())
#: head, how its values are written, what it is
COLUMNS = [
    ("姓名", "name", "resident.name"),
    ("身份证号码", "id", "resident.id_number"),
    ("性别", "sex", "resident.sex"),
    ("联系方式>电话", "phone", "resident.phone"),
    ("民族", "nation", "resident.nation"),
    ("户籍>户号", "house", "resident.household"),
    ("户籍>与户主关系", "relation", "resident.relation"),
    ("现住址", "address", "resident.address"),
    ("出生日期", "born", "resident.born_on"),
    ("政治面貌", "political", "resident.political"),
]
DRESSES = st.sampled_from(["{}", "*{}", "{}（必填）", " {} ", "{}："])
TITLE = st.sampled_from([None, "白杨村人口台账", "附件1", "3组花名册（2026年）"])
ABOVE = st.sampled_from([(), (["单位：白杨村", None, "日期：2026年1月"],)])
TAIL = st.sampled_from(
    [(), (["合计", "12人"],), ([], ["填表人：李春生"]), (["注：本表一式两份"],)]
)


@st.composite
def sheets(draw):
    """A generated sheet, its header rows, the rows of its people and what its columns are."""
    chosen = draw(st.lists(st.sampled_from(COLUMNS[2:]), min_size=1, max_size=6, unique=True))
    columns = draw(st.permutations([*COLUMNS[:2], *chosen]))
    columns.sort(key=lambda one: one[0].split(">")[0] == "户籍")  # a parent stands over neighbours
    made = Page("名单")
    if title := draw(TITLE):
        made.across(title, len(columns))
    made.add(*draw(ABOVE))
    dress = draw(DRESSES)
    paths = [(*head.split(">")[:-1], dress.format(head.split(">")[-1])) for head, _, _ in columns]
    header = made.head(paths, merged=True)
    data, style, seed = [], draw(st.integers(0, 4)), draw(st.integers(0, 9))
    for n in range(draw(st.integers(3, 12))):
        if n and draw(st.booleans()) and draw(st.booleans()):
            made.add([])
        data.append(made.add([value(kind, Person(n, seed), style) for _, kind, _ in columns]))
    made.add(*draw(TAIL))
    return made, header, data, columns


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(sheets())
def test_what_was_written_is_understood(generated):
    made, header, data, columns = generated
    sheet = Sheet(
        made.name, tuple(map(tuple, made.rows)), tuple(Merge(*one) for one in made.merges)
    )
    found = READER.sheet(sheet)
    assert found.record_type.name == "resident"
    assert list(found.layout.header) == header
    assert list(found.layout.data) == data
    assert [one.target and one.target.path for one in found.matches] == [
        field for _, _, field in columns
    ]
    for row in data:
        assert found.rows[row] == tuple(made.rows[row]), "values come through unchanged"


CELLS = st.one_of(
    st.none(), st.text(max_size=12), st.integers(-(10**18), 10**18), st.booleans(),
    st.floats(allow_nan=True), st.dates(dt.date(1900, 3, 1)),
    st.sampled_from(["姓名", "身份证号", "合计", "序号", "电话", "注：", "{{x}}"]),
)  # fmt: skip


@settings(max_examples=100, deadline=None)
@given(
    st.lists(st.lists(CELLS, max_size=6), max_size=14),
    st.lists(st.tuples(*[st.integers(0, 12)] * 4), max_size=4),
)
def test_any_sheet_is_understood_without_a_fault(rows, areas):
    merges = tuple(Merge(min(a, c), min(b, d), max(a, c), max(b, d)) for a, b, c, d in areas)
    sheet = Sheet("表", tuple(map(tuple, rows)), merges)
    found = READER.sheet(sheet)
    if found.layout:
        assert len(found.layout.roles) == len(rows)
        data = set(found.layout.data)
        assert not data & set(found.layout.header)
        filled = [n for n in data if any(cell_text(cell).strip() for cell in found.rows[n])]
        assert set(filled) == data, "an empty row is nobody"
        assert all(role in Role for role in found.layout.roles)
