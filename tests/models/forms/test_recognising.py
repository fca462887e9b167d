"""What forms ask for: the corpus in its halves, one form told whole, words that count people."""

from __future__ import annotations

import datetime as dt
import json

import pytest

from models.declared import record_types
from models.forms.counts.conditions import said_in
from models.forms.counts.counting import count_of
from models.forms.face.blanks import gaps
from models.forms.recognising import Recogniser
from models.forms.told import summary
from tests.models.forms import corpus
from tests.models.forms.form_writer import FormWriter
from ui.commands.measures.forms import measure_forms

DAY = dt.date(2026, 11, 20)


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    place = tmp_path_factory.mktemp("forms")
    corpus.write_all(place, every=6)  # `bench --forms` measures all of them
    return place


@pytest.fixture(scope="module")
def measured(folder, read_at_once):
    return measure_forms(folder, speed=False)


@pytest.mark.parametrize("half", ["tuned", "held"])
def test_places_are_found_and_little_is_filled_wrongly(measured, half):
    figures = measured["halves"][half]
    assert figures["files"] >= 15
    for name in ("kind", "register", "header_rows", "first_row", "last_row"):
        assert figures[f"right_{name}"] >= 0.95, (half, name)
    assert figures["places_right"] >= 0.95
    assert figures["places_right"] > figures["exact_head_match_right"]
    assert figures["wrongly_filled"] <= 0.01


def test_little_is_filled_wrongly_in_forms_by_others(measured):
    figures = measured["halves"]["met"]
    assert figures["files"] >= 8
    assert figures["places_right"] >= 0.93
    assert figures["wrongly_filled"] <= 0.01


@pytest.mark.parametrize("half", ["tuned", "held", "met"])
def test_no_part_is_touched_in_which_nothing_is_written(measured, half):
    assert measured["halves"][half]["untouched_parts_equal"] == 1
    assert measured["halves"][half]["cells_written"] > 100


def recognised(writer, path):
    writer.book.save(path)
    return Recogniser(record_types()).read(path)


def places(form):
    """Return what is proposed, by the words of the head."""
    return {"/".join(one.head): one.target.path if one.target else one.derivation
            for sheet in form.sheets for one in sheet.places}  # fmt: skip


def test_a_form_is_told_as_scripts_expect(folder, golden):
    form = Recogniser(record_types()).read(folder / "tuned_低保花名册.xlsx")
    golden("form_recognised.txt", json.dumps(form.as_json(), ensure_ascii=False, indent=1) + "\n")


def test_what_is_about_somebody_else_stays_open(tmp_path):
    writer = FormWriter(8)
    writer.line("残疾人登记表")
    writer.heads(["姓名", "身份证号", ("监护人", "姓名"), ("监护人", "身份证号"), "帮扶人电话",
                  ("紧急联系人", "电话"), ("子女情况", "联系电话"), "联系电话"])  # fmt: skip
    writer.rows(5)
    found = places(recognised(writer, tmp_path / "a.xlsx"))
    assert found["姓名"] == "resident.name"
    assert found["联系电话"] == "resident.phone"
    for head in ("监护人/姓名", "监护人/身份证号", "帮扶人电话", "紧急联系人/电话",
                 "子女情况/联系电话"):  # fmt: skip
        assert found[head] is None, head


def test_after_somebody_else_is_named_a_form_about_one_stays_open(tmp_path):
    writer = FormWriter(4)
    writer.line("农村儿童登记表")
    for pair in (("姓名", "性别"), ("民族", "公民身份号码"), ("父亲姓名", "联系电话"),
                 ("监护人姓名", "家庭住址")):  # fmt: skip
        writer.pairs(*pair)
    form = recognised(writer, tmp_path / "a.xlsx")
    assert form.sheets[0].kind == "person"
    found = places(form)
    assert found["公民身份号码"] == "resident.id_number"
    assert found["联系电话"] is None
    assert found["家庭住址"] is None


def test_words_before_a_text_say_whose_its_blanks_are(tmp_path):
    writer = FormWriter(4)
    writer.line("公益性岗位申请登记表")
    writer.pairs("申请人", "身份证号")
    writer.pairs("性别", "联系电话")
    writer.pairs("政治面貌", "婚姻状况")
    row = writer.rows(1)[0]
    writer.page[f"A{row}"] = "紧急联系人"
    writer.page[f"B{row}"] = "姓名：　　　　关系：　　　　电话：　　　　"
    writer.page.merge_cells(f"B{row}:D{row}")
    found = places(recognised(writer, tmp_path / "a.xlsx"))
    assert found["申请人"] == "resident.name"
    assert found["联系电话"] == "resident.phone"
    assert [found[f"紧急联系人/{one}"] for one in ("姓名", "关系", "电话")] == [None] * 3


def test_below_the_table_of_the_family_a_form_is_about_the_one_again(tmp_path):
    writer = FormWriter(6)
    writer.line("社会救助申请表")
    for pair in (("姓名", "性别", "民族"), ("公民身份号码", "联系电话", "文化程度")):
        writer.pairs(*pair)
    writer.line("共同生活家庭成员情况")
    writer.heads(["序号", "姓名", "与申请人关系", "性别", "年龄", "备注"])
    writer.rows(3)
    writer.pairs("家庭总收入", "开户银行", "收款账号（一卡通）")
    found = places(recognised(writer, tmp_path / "a.xlsx"))
    assert found["收款账号（一卡通）"] == "resident.card"


@pytest.mark.parametrize(
    ("words", "unit", "told"),
    [
        (("年龄分布", "35岁以下"), "", "人数：年龄<35"),
        (("党员", "35岁及以下"), "", "人数：党员，年龄≤35"),
        (("60周岁（含）以上老年人",), "人", "人数：年龄≥60"),
        (("18—59周岁", "女"), "人", "人数：年龄18-59，女"),
        (("低保", "户数（户）"), "", "户数：低保"),
        (("低保户",), "人", "人数：低保"),
        (("三、户籍总人口数",), "人", "人数：户籍在册"),
        (("大专及以上文化程度人数",), "", "人数：大专及以上"),
        (("少数民族",), "人", "人数：少数民族"),
        (("其中：无劳动能力低保对象",), "人", None),
        (("低保户人均收入",), "元", None),
        (("党员占比",), "%", None),
        (("男", "女"), "人", None),
        (("学习培训次数",), "次", None),
        (("数量",), "", None),
        (("新增低保人数",), "人", None),
    ],
)
def test_counts_are_made_only_of_words_that_are_all_understood(words, unit, told):
    found = count_of(words, (), unit)
    assert (found.told if found else None) == told


def test_what_a_title_says_holds_for_all_of_the_table():
    found = count_of(("60岁以上",), tuple(said_in("党员队伍情况统计表")))
    assert found
    assert found.told == "人数：党员，年龄≥60"


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("填报单位（盖章）：______  填报时间：   年  月  日", ["填报单位", "填报日期"]),
        ("填报单位：白杨村　填报时间：2026年3月1日", []),
        ("填表时间：    年   月", ["填报日期"]),
        ("建卡日期：    年   月  日", ["填报日期"]),
        ("单位：元", []),
        ("审核人（签字）：        ", ["签字"]),
        ("填表人：", ["签字"]),
        ("填表人（签名）：", ["签字"]),
        ("××镇××村2026年第　季度情况", ["乡镇", "村名"]),
        ("20  年   村统计表", ["村名"]),
        ("镇（街道）：      村（社区）：     ", ["乡镇", "村名"]),
        ("监督电话：       ", [""]),
        ("出生日期：        ", []),
        ("公示时间：    年  月  日至    年  月  日", []),
        ("                年   月   日", ["填报日期"]),
        ("户主签字：            村填报人：            ", []),
        ("卫生院：         村卫生室：         行政村：", ["村名"]),
        ("被调查者姓名        村内任职        电话", []),
        ("本村名称：______，隶属：______乡（镇）______县（区）。", ["村名", "乡镇", "县区"]),
        ("村名：            （20    年度）", ["村名"]),
        ("汇总时间：____年____月____日", ["填报日期"]),
        ("婚姻登记时间：____年____月____日", []),
        ("      区       乡（镇）      村", ["县区", "乡镇", "村名"]),
        ("      村委会主任______，村部电话______，村部地址______。",
         ["村委会主任", "村委会电话", "村部地址"]),
        ("年度：      季度：      填报人：", ["年度", "季度", "签字"]),
        ("核查年度：      服务村：      ", ["年度", "村名"]),
        ("上年度：      建档年度：      ", []),
    ],
)
def test_blanks_are_found_in_running_text(text, names):
    assert [one.name for one in gaps(text)] == names


def test_a_title_also_has_blanks_for_its_period():
    assert [one.name for one in gaps("20  年第   季度统计表", title=True)] == ["年", "季度"]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("行政村名称：        20    年", ["村名", "年"]),
        ("（20    年度）", ["年"]),
        ("报告期：      年（   ）半年", ["年"]),
        ("认证年度：      年", ["年"]),
        ("服务年限：      年", []),
        ("到期日：20   年   月", []),
    ],
)
def test_above_a_table_the_year_is_the_forms(text, names):
    assert [one.name for one in gaps(text, above=True)] == names


def test_a_form_is_told_in_lines(folder):
    form = Recogniser(record_types()).read(folder / "tuned_残疾人帮扶.xlsx")
    told = summary(form.sheets[0])
    assert "从“村民”里取，只取残疾人" in told
    assert "E 列 监护人/姓名：空着" in told
