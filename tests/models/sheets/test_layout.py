"""Where the heads are and what the other rows are."""

from __future__ import annotations

from models.sheets.grid import Merge, Sheet
from models.sheets.layout import Role, filled_down, lay_out


def laid(*rows, merges=(), known=("姓名", "身份证号", "电话", "户号")):
    sheet = Sheet("名单", rows, tuple(merges))
    return sheet, lay_out(sheet, lambda text: text in known)


def words(layout):
    return [role.value for role in layout.roles]


def test_titles_above_and_totals_and_notes_below():
    _, layout = laid(
        ("3组人员花名册（2026年）",),
        ("单位：白杨村", None, "日期：2026年1月"),
        ("序号", "姓名", "身份证号"),
        (1, "王秀兰", "419922195803150426"),
        (),
        (2, "李强", None),
        ("合计", "2人"),
        ("注：本表一式两份",),
        ("填表人：张三", None, "审核人：李四"),
    )
    assert layout.header == (2,)
    assert layout.title == "3组人员花名册（2026年）"
    assert words(layout) == [
        "表名", "表名", "表头", "数据", "空行", "数据", "合计行", "说明行", "说明行",
    ]  # fmt: skip
    assert layout.data == (3, 5)


def test_the_header_is_found_without_any_known_word():
    _, layout = laid(("报表",), ("作物", "亩数"), ("小麦", 3), ("玉米", 4.5))
    assert layout.header == (1,)


def test_items_beside_a_word_merged_down_over_them_are_no_head():
    items = [(None, "总人口", "人"), (None, "党员", "人"), (None, "干部", "人")]
    _, layout = laid(("数据表",), ("指标", "数值", "单位", "来源"), ("姓名", "电话", "户号", None),
                     *items, merges=[Merge(2, 0, 5, 0)])  # fmt: skip
    assert layout.header == (1,)


def test_a_corner_over_the_words_of_rows_is_no_parent():
    rows = [("14—17岁", "男"), (None, "女"), ("18—28岁", "男"), (None, "女")]
    _, layout = laid(("青年统计表",), ("年龄、性别", None, "电话", "姓名", None),
                     (None, None, None, "户号", "家庭"), *rows,
                     merges=[Merge(1, 0, 2, 1), Merge(1, 3, 1, 4), Merge(3, 0, 4, 0)])  # fmt: skip
    assert layout.header == (1, 2)


def test_a_header_again_on_the_next_page_is_no_data():
    _, layout = laid(("姓名", "电话"), ("王", "1"), ("姓名", "电话"), ("李", "2"))
    assert words(layout) == ["表头", "数据", "表头", "数据"]
    heads = ("姓名", "外出地", None, "工种"), (None, "省", "市县", None)
    rows = (("王强", "广东", "深圳", "缝纫"), ("李秀", "浙江", "宁波", "装卸"))
    _, layout = laid(*heads, rows[0], *heads, rows[1], merges=[Merge(0, 1, 0, 2)])
    assert words(layout) == ["表头", "表头", "数据", "表头", "表头", "数据"]


def test_people_whose_names_look_like_remarks_stay():
    _, layout = laid(("姓名", "电话"), ("合计华", "1"), ("注小明", "2"), ("例文", "3"))
    assert layout.data == (1, 2, 3)


def test_two_header_rows_are_joined_parent_first():
    _, layout = laid(
        ("白杨村花名册", None, None, None),
        ("姓名", "户号", "联系方式", None),
        (None, None, "电话", "微信"),
        ("王秀兰", "03-027", "138", "wxl"),
        merges=[Merge(0, 0, 0, 3), Merge(1, 0, 2, 0), Merge(1, 1, 2, 1), Merge(1, 2, 1, 3)],
    )
    assert layout.header == (1, 2)
    assert layout.heads == (("姓名",), ("户号",), ("联系方式", "电话"), ("联系方式", "微信"))
    assert layout.data == (3,)


def test_cells_merged_down_hold_for_every_row():
    sheet, layout = laid(
        ("户号", "姓名"), ("03-027", "王"), (None, "李"), ("03-028", "何"), ("合计", None),
        merges=[Merge(1, 0, 2, 0), Merge(3, 0, 4, 0)],
    )  # fmt: skip
    rows = filled_down(sheet, layout)
    assert [row[0] for row in rows[1:4]] == ["03-027", "03-027", "03-028"]
    assert layout.roles[4] is Role.TOTAL


def test_overlapping_areas_of_a_hostile_file_cost_nothing():
    merges = [Merge(1, 0, 40_000, 0)] * 20_000
    sheet, layout = laid(("户号", "姓名"), *[("1", "王")] * 40_000, merges=merges)
    assert len(filled_down(sheet, layout)) == 40_001


def test_no_header_in_numbers():
    assert laid((1, 2, 3), (4, 5, 6))[1] is None
