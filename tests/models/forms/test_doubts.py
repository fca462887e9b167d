"""A head means its field only where every word around it is understood: laws over many words."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from models.declared import record_types
from models.forms.form import Place
from models.forms.recognising import Recogniser
from models.forms.shapes.doubts import doubted
from models.forms.whose.about import about
from models.sheets.headers import match
from models.sheets.vocabulary import vocabulary
from tests.models.forms.form_writer import FormWriter

TYPES = record_types()
WORDS = vocabulary(TYPES["resident"], TYPES)
FIELDS = {"性别": "sex", "身份证号": "id_number", "联系电话": "phone", "现住址": "address",
          "出生日期": "born_on", "文化程度": "education", "银行卡号": "card", "户籍地址":
          "registered_address"}  # fmt: skip
HEADS = sorted(FIELDS)
OTHER_TIMES = [
    "原", "拟", "前", "曾", "上年度", "上季度", "去年", "变更前",
    "预计", "计划", "候选", "拟任", "更正后",
]  # fmt: skip
OTHERS = [
    "父亲", "母亲", "配偶", "儿子", "女儿", "奶奶", "兄弟", "监护人",
    "代理人", "受托人", "委托人", "抚养人", "照料人", "陪护人", "联系人", "紧急联系人",
    "介绍人", "担保人", "见证人", "经办人", "负责人", "包保人", "包保责任人", "帮扶人",
    "帮扶干部", "联系干部", "网格员", "志愿者", "签约医生", "班主任", "校长", "企业",
    "公司", "项目", "合同", "法人", "法定代表人", "法人代表", "经营者", "业主",
    "房东", "租户", "出租人", "甲方", "对方", "逝者", "受害人", "持卡人",
    "户名", "填表人", "审核人", "调查人", "组长", "村主任", "烈士", "部队",
    "入学", "雇主", "招聘", "产权人", "使用人", "承包人",
]  # fmt: skip


def place(*head):
    target = next(one for one in WORDS.targets if one.field.name == FIELDS.get(head[-1], "name"))
    return Place(head, column=5, target=target, confidence=1.0)


def kept(*head):
    """Say whether a head keeps its field beside 姓名."""
    name = next(one for one in WORDS.targets if one.field.name == "name")
    rows = (Place(("姓名",), column=1, target=name, confidence=1.0), place(*head))
    return list(doubted(rows, TYPES["resident"]))[-1].meant


@given(st.sampled_from(OTHER_TIMES + OTHERS), st.sampled_from(HEADS))
@settings(max_examples=120, deadline=None)
def test_a_known_head_with_another_word_before_it_is_never_filled(word, head):
    found = match([(f"{word}{head}",)], WORDS, explain=False)[0]
    assert found.target is None or found.score < 0.8


@given(
    st.sampled_from(OTHER_TIMES + OTHERS), st.sampled_from(HEADS), st.sampled_from(["", "信息"])
)
@settings(max_examples=200, deadline=None)
def test_a_known_head_under_another_word_is_never_filled(word, head, end):
    assert not kept(word + end, head)


@given(st.sampled_from(OTHER_TIMES + OTHERS), st.sampled_from(HEADS))
@settings(max_examples=200, deadline=None)
def test_a_known_head_with_another_word_in_brackets_is_never_filled(word, head):
    name = next(one for one in WORDS.targets if one.field.name == "name")
    target = place(head).target
    rows = (Place(("姓名",), column=1, target=name), Place((f"{head}（{word}）",), column=2,
                                                          target=target))  # fmt: skip
    assert not list(doubted(rows, TYPES["resident"]))[-1].meant


@pytest.mark.parametrize(
    "head",
    [
        ("基本信息", "性别"), ("二、个人情况", "身份证号"), ("家庭成员基本情况", "文化程度"),
        ("户籍信息", "户籍地址"), ("居住情况", "现住址"), ("联系方式", "联系电话"),
        ("银行账户信息", "银行卡号"), ("附表一", "性别"),
        ("表一 家庭基本情况", "身份证号"), ("第二部分 户主基本信息", "联系电话"),
    ],
)  # fmt: skip
def test_words_that_add_nothing_cost_nothing(head):
    assert kept(*head)


@pytest.mark.parametrize(
    "hint",
    ["必填", "18位", "1男2女", "没有填无", "具体到门牌号", "与身份证一致", "本人", "手机",
     "格式：1990-01-01"],
)
def test_how_to_write_it_costs_nothing(hint):
    name = next(one for one in WORDS.targets if one.field.name == "name")
    for head in ("性别", "联系电话", "现住址"):
        one = Place((f"{head}（{hint}）",), column=2, target=place(head).target)
        if hint != "1男2女" or head == "性别":
            assert list(doubted((Place(("姓名",), column=1, target=name), one),
                                TYPES["resident"]))[-1].meant, head  # fmt: skip


def test_what_is_of_those_who_apply_is_theirs_only_where_they_are_named():
    kind = TYPES["resident"]
    by_name = {one.field.name: one for one in WORDS.targets}
    phone = Place(("申请人电话",), column=2, target=by_name["phone"])
    name = Place(("姓名",), column=1, target=by_name["name"])
    same = Place(("申请人姓名",), column=1, target=by_name["name"])
    assert not list(doubted((name, phone), kind))[-1].meant
    assert list(doubted((same, phone), kind))[-1].meant


def test_who_has_a_name_of_their_own_is_somebody_else():
    by_name = {one.field.name: one for one in WORDS.targets}
    rows = (
        Place(("姓名",), column=1, target=by_name["name"]),
        Place(("劳动力", "姓名"), column=2, reason="“姓名”已经给了 B 列"),
        Place(("劳动力", "身份证号"), column=3, target=by_name["id_number"]),
    )
    assert not list(doubted(rows, TYPES["resident"]))[-1].meant


PARTS = {
    "农村危房改造申请表": (
        "户主姓名|身份证号", "户籍类型|房屋面积", "施工负责人|联系电话", "家庭人口|民族",
    ),
    "公益性岗位申请登记表": (
        "姓名|身份证号", "家庭主要成员姓名|关系", "村推荐人|联系电话", "性别|民族",
    ),
    "养老机构入住登记表": (
        "老人姓名|性别", "担保人姓名|身份证号", "住址|联系电话", "民族|文化程度",
    ),
    "宅基地申请审批表": (
        "户主姓名|身份证号", "现宅基地面积|拟申请面积", "地址|四至", "性别|民族",
    ),
}  # fmt: skip
NOT_THEIRS = {
    "户籍类型", "房屋面积", "施工负责人", "家庭主要成员姓名", "关系", "村推荐人", "担保人姓名",
    "地址", "四至", "住址", "现宅基地面积", "拟申请面积", "联系电话",
}  # fmt: skip


@pytest.mark.parametrize("title", PARTS)
def test_what_a_form_about_one_asks_of_others_or_things_stays_open(title, tmp_path):
    writer = FormWriter(4)
    writer.line(title)
    for row in PARTS[title]:
        writer.pairs(*row.split("|"))
    writer.book.save(tmp_path / "a.xlsx")
    form = Recogniser(TYPES).read(tmp_path / "a.xlsx").sheets[0]
    meant = [one.head[-1] for one in form.places if one.meant]
    assert form.kind == "person"
    assert meant
    assert not NOT_THEIRS & set(meant)


@pytest.mark.parametrize(
    "title", ["返乡人员排查登记表", "保障对象台账", "慰问对象花名册", "村民户籍变动登记表"]
)
def test_a_title_that_chooses_some_is_not_about_everybody(title):
    assert about(title).unknown


@pytest.mark.parametrize(
    "title", ["村民信息采集表", "农户基本情况登记表", "低保户花名册", "基层党组织党员花名册",
              "老年人口基本情况及为老服务设施统计表"]
)
def test_a_title_that_says_all_leaves_nothing_unknown(title):
    assert not about(title).unknown


def test_a_title_of_two_parts_counts_nobody_as_one_of_the_second():
    both = about("村情概况及村“两委”班子成员一览表")
    assert not both.said
    assert both.unknown
