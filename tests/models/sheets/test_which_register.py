"""Which register a list is for: by its title, by whom it names, and when nothing is guessed."""

from __future__ import annotations

import pytest

from models.declared import record_types
from models.errors import UserError
from models.importing.choice import choose
from models.sheets.grid import Sheet, Workbook
from models.sheets.told import as_json
from models.sheets.understanding import Reader
from tests.models.sheets.corpus_people import Person

PEOPLE = [Person(n) for n in range(5)]
TYPES = record_types()
PHONE = "13600000000"


@pytest.fixture(scope="module")
def reader():
    return Reader(TYPES, joins=True)


def told(reader, *rows):
    return as_json(reader.sheet(Sheet("Sheet1", tuple(map(tuple, rows)))))


def fields(found):
    return {"/".join(one["head"]): one["field"] for one in found["columns"] if one["head"]}


@pytest.mark.parametrize(
    ("title", "register"),
    [("村民代表会议组成人员名册", "representative"), ("常住村民名册", "resident")],
)
def test_a_name_inside_a_longer_one_is_not_said(reader, title, register):
    rows = [[one.name, one.sex, one.born, "汉族", PHONE, "2024-01-05"] for one in PEOPLE]
    head = ["姓名", "性别", "出生年月", "民族", "本人联系电话", "当选时间"]
    assert told(reader, [title], head, *rows)["register"] == register


def test_of_people_and_what_the_title_names_the_title_decides(reader):
    heads = ["姓名", "性别", "出生年月", "民族", "文化程度", "身份证号", "曾任何职", "起", "止"]
    rows = [[one.name, one.sex, one.born, "汉族", "小学", one.number, "会计", "1990", "1998"]
            for one in PEOPLE]  # fmt: skip
    head = [*heads[:7], "任职时间起", "任职时间止"]
    assert told(reader, ["清水村历任干部登记表"], head, *rows)["register"] == "official"


def test_a_title_that_names_a_register_decides_where_heads_are_in_own_words(reader):
    heads = ["网格编码", "微网格", "哪一带", "灶头", "人", "两委", "带头的", "手机", "星级"]
    rows = [[f"33-0{n}", f"第{n}格", "东片", 30, 90, "王", one.name, PHONE, "三星"]
            for n, one in enumerate(PEOPLE)]  # fmt: skip
    assert told(reader, ["沈家岙村微网格划分表"], heads, *rows)["register"] == "grid"
    assert told(reader, ["沈家岙村划分表"], heads, *rows)["register"] is None


def test_a_list_by_households_of_what_its_title_says_is_of_those(reader):
    heads = ["户主姓名", "身份证号", "低保类别", "享受低保时间", "家庭住址"]
    rows = [[one.name, one.number, "A类", "2023.4", "西街"] for one in PEOPLE]
    found = told(reader, ["白杨村农村低保花名册"], heads, *rows)
    assert found["register"] == "special_group"
    assert fields(found)["户主姓名"] == "special_group.resident"


def test_a_list_in_which_nobody_is_named_is_not_forced_into_a_register(reader):
    rows = [[one.sex, one.born, PHONE, 3, "无"] for one in PEOPLE]
    found = told(reader, ["性别", "出生日期", "联系电话", "组", "备注"], *rows)
    assert found["register"] is None
    assert set(fields(found).values()) == {None}


def test_what_only_one_register_knows_decides(reader):
    heads = ["姓名", "性别", "身份证号", "民族", "文化程度", "婚姻状况", "入党时间"]
    rows = [[one.name, one.sex, one.number, "汉族", "小学", "已婚", "2020-07-01"]
            for one in PEOPLE]  # fmt: skip
    assert told(reader, heads, *rows)["register"] == "party_member"


def test_between_two_registers_only_what_both_say_is_taken(reader, tmp_path):
    heads = ["姓名", "联系电话", "组别", "面积", "代领人", "职务"]
    rows = [[one.name, PHONE, one.group, 2.5, None, "委员"] for one in PEOPLE]
    sheet = Sheet("Sheet1", tuple(map(tuple, [heads, *rows])))
    found = reader.sheet(sheet)
    assert {one.name for one in found.torn} == {"grant", "resident"}
    said = fields(as_json(found))
    assert said["联系电话"] == "resident.phone"
    assert said["姓名"] is None
    with pytest.raises(UserError, match="该进哪本台账"):
        choose(tmp_path / "a.xlsx", Workbook((sheet,), "xlsx"), TYPES, None, None)
    source = choose(
        tmp_path / "a.xlsx", Workbook((sheet,), "xlsx"), TYPES, TYPES["resident"], None
    )
    assert source.record_type.name == "resident"


def test_words_that_a_register_does_not_have_do_not_draw_it(reader):
    rows = [[one.name, one.number, "B类", 2] for one in PEOPLE]
    found = told(reader, ["姓名", "身份证号", "保障类别", "保障人口"], *rows)
    assert found["register"] == "resident"
    assert fields(found)["保障类别"] == "special_group.level"


def test_the_head_of_the_household_is_known_beside_whoever_a_line_is_about(reader):
    rows = [[PEOPLE[0].name, one.name, one.number, "2024-03-01", "低保"] for one in PEOPLE]
    found = told(reader, ["低保人员特殊人群台账"],
                 ["户主姓名", "姓名", "身份证号", "开始日期", "类别"], *rows)  # fmt: skip
    assert found["register"] == "special_group"
    assert fields(found)["户主姓名"] == "household.head"


def test_parents_that_were_not_merged_are_found_beside_a_head_in_brackets(reader):
    rows = [[n, "银杏坪村", one.name, one.number, 845, 80] for n, one in enumerate(PEOPLE)]
    found = told(
        reader,
        ["序号", "村（居）", "人员基本信息", None, "保障金", None],
        [None, None, "姓名", "身份证号码", "基本生活", "照料护理"],
        *rows,
    )
    assert found["header_rows"] == [1, 2]


def test_what_a_parent_says_is_the_time_or_the_number_of_each_leaf(reader):
    rows = [[one.name, "村民委员会", "主任", "2021-01", "2023-12"] for one in PEOPLE]
    found = told(reader, ["村干部名册"],
                 ["姓名", "组织", "职务", "任职起止时间", None],
                 [None, None, None, "任职", "离任"], *rows)  # fmt: skip
    assert fields(found)["任职起止时间/任职"] == "official.started"
    assert fields(found)["任职起止时间/离任"] == "official.ended"


def test_a_line_that_counts_the_households_above_is_nobody(reader):
    rows = [[one.name, one.sex, one.number] for one in PEOPLE]
    found = told(reader, ["姓名", "性别", "身份证号"], *rows, ["以上共14户", None, "41人"])
    assert found["rows"] == len(PEOPLE)


def test_a_word_with_how_often_before_it_is_the_word(reader):
    rows = [[one.name, one.number, 100, 3, 300] for one in PEOPLE]
    heads = ["姓名", "身份证号", "月标准（元）", "发放月数", "本季应发金额（元）"]
    found = told(reader, ["高龄津贴发放花名表"], heads, *rows)
    assert found["register"] == "grant"
    assert fields(found)["月标准（元）"] == "grant.standard"
    assert fields(found)["本季应发金额（元）"] == "grant.amount"


def test_a_telephone_right_of_somebody_elses_name_is_left_open(reader):
    rows = [[one.name, one.number, "王明", PHONE] for one in PEOPLE]
    found = told(reader, ["姓名", "身份证号", "帮扶责任人", "联系电话"], *rows)
    assert fields(found)["联系电话"] is None


def test_somebody_named_after_the_rows_own_person_keeps_what_is_his(reader):
    rows = [[one.name, one.number, "王明", "妻子", PHONE] for one in PEOPLE]
    found = told(
        reader,
        ["姓名", "身份证号", "家庭主要成员", None, None],
        [None, None, "姓名", "关系", "电话"],
        *rows,
    )
    assert [one["field"] for one in found["columns"]][2:] == [None, None, None]


def test_the_head_in_brackets_is_who_holds_the_land(reader):
    rows = [[n, one.name, 3, 2.5, PHONE] for n, one in enumerate(PEOPLE)]
    heads = ["序号", "承包方（户主）姓名", "承包方成员数", "承包地面积（亩）", "联系电话"]
    found = told(reader, ["土地承包农户清册"], heads, *rows)
    assert fields(found)["承包方（户主）姓名"] in {"household.head", "resident.name"}
    assert fields(found)["承包方成员数"] == "household.size"


def test_who_puts_up_the_list_is_nobody_on_it(reader):
    rows = [[one.name, one.sex, one.number] for one in PEOPLE]
    found = told(reader, ["姓名", "性别", "身份证号"], *rows, [], ["柳河村村民选举委员会"])
    assert found["rows"] == len(PEOPLE)


def test_a_line_of_labels_above_does_not_make_an_explanation_of_a_list(reader):
    rows = [["群众", one.number, one.name] for one in PEOPLE[:3]]
    line = ["单位：白杨村", None, "日期：2026年1月"]
    found = told(reader, line, ["政治面貌", "身份证号码", "姓名"], *rows)
    assert (found["role"], found["register"]) == ("data", "resident")


def test_a_list_of_words_that_are_heads_elsewhere_is_no_explanation(reader):
    rows = [["群众", one.number, one.name, "01-001"] for one in PEOPLE[:3]]
    heads = [["政治面貌", "身份证号码", "姓名", "户籍"], [None, None, None, "户号"]]
    found = told(reader, *heads, *rows)
    assert (found["role"], found["register"]) == ("data", "resident")


#: title, file's name, heads with values in three rows, register, what some heads are
OWN_WORDS = [
    ("东尚村各家各户底子", "", {"顺号": "123", "当家的": "赵大山 钱小河 孙平安", "屋里几口": "351",
     "几亩地": "524", "门牌": "1-8 1-2 2-5", "有小车没": "有 无 有", "记事": "外出 无 新房"},
     "household", {"当家的": "head", "屋里几口": "size", "几亩地": "farm_area", "记事": "note"}),
    ("下河村各项内欠款清单（村集体应收）", "", {"号": "123", "欠款人": "赵大山 钱小河 孙平安",
     "哪组的": "441", "欠的什么钱": "水费 地钱 水费", "哪年欠下的": "2004 2008年 1998",
     "原欠数": "4390 5490 1450", "还了多少": "90 50 10", "谁去要": "会计 会计 支书"},
     "debt", {"欠的什么钱": "matter", "哪年欠下的": "begun_on", "谁去要": "in_charge"}),
    ("", "2024年交易流水", {"交易日期": "20240103 20240109 20240115", "交易时间":
     "17:12:31 14:09:36 14:25:01", "收入金额": "300 200 100", "支出金额": "  ",
     "对方户名": "赵大山 钱小河 孙平安", "摘要": "转入 转入 转入"},
     "cash_entry", {"交易日期": "happened_on", "交易时间": None, "对方户名": "counterparty"}),
    ("", "高龄津贴花名册导出", {"户主姓名": "赵大山 钱小河 孙平安", "收款人姓名":
     "赵大山 钱小河 孙平安", "享受人": "赵老大 钱老二 孙老三", "银行账号":
     "6228946169190000011 6228946169190000022 6228946169190000033", "补贴金额": "50 50 80"},
     "grant", {"户主姓名": None, "收款人姓名": None, "享受人": "resident", "银行账号": "card"}),
    ("沙河子村死亡人员登记簿", "", {"年度": "2021  ", "死者姓名": "赵大山 钱小河 孙平安",
     "月": "253", "日": "169", "终年（岁）": "87 64 95"}, "departure",
     {"死者姓名": "name", "年度": "happened_on"}),
    ("任务台账", "", {"交办事项": "修路 报表 防火", "完成时限": "2024-05-01 2024-06-01 2024-07-01",
     "完成时间": "2024-04-20 2024-05-20 2024-06-20", "责任人": "赵大山 钱小河 孙平安"},
     "affair", {"完成时限": "deadline", "完成时间": "closed_on"}),
    ("桌椅帐篷借用登记", "", {"借用人": "赵大山 钱小河 孙平安", "物品": "桌子 帐篷 椅子",
     "数量": "221", "借用日期": "2024-05-01 2024-06-01 2024-07-01"}, None, {}),
]  # fmt: skip


@pytest.mark.parametrize(("title", "file", "columns", "register", "meant"), OWN_WORDS)
def test_a_list_in_somebodys_own_words_finds_its_register(
    reader, title, file, columns, register, meant
):
    parted = [text.split(" ") if " " in text else list(text) for text in columns.values()]
    above = ((title,),) if title else ()
    rows = zip(*([cell or None for cell in cells] for cells in parted), strict=True)
    found = as_json(reader.sheet(Sheet("Sheet1", (*above, tuple(columns), *rows), file=file)))
    assert (found["register"], found["rows"]) == (register, 3)
    told_ = fields(found)
    assert {head: told_[head] for head in meant} == {
        head: field and f"{register}.{field}" for head, field in meant.items()
    }
