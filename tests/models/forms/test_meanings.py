"""What a place may mean: everything that is offered is understood, and is said back the same."""

from __future__ import annotations

import datetime as dt

import pytest

from models.declared import record_types
from models.errors import UserError
from models.forms.decided import whom
from models.forms.decided.decisions import OfSheet
from models.forms.decided.meanings import freely, meanings, said_of
from models.forms.decided.remembered import as_mapping
from models.forms.decided.taking import settled, with_meaning
from models.forms.recognising import Recogniser
from tests.models.forms.form_writer import FormWriter

DAY = dt.date(2026, 11, 23)


def read(tmp_path, title, heads, *rows):
    writer = FormWriter(len(heads))
    writer.line(title)
    writer.heads(list(heads))
    writer.rows(max(len(rows), 2), values=rows)
    path = tmp_path / "表.xlsx"
    writer.book.save(path)
    return Recogniser(record_types()).read(path).sheets[0]


@pytest.fixture(scope="module")
def roster(tmp_path_factory):
    heads = ("序号", "姓名", "性别", "喜欢什么")
    return read(tmp_path_factory.mktemp("表"), "低保户花名册", heads)


@pytest.fixture(scope="module")
def items(tmp_path_factory):
    rows = ({"A": "党员", "B": "人"}, {"A": "低保户数", "B": "户"}, {"A": "残疾人", "B": "人"})
    return read(tmp_path_factory.mktemp("表"), "村情统计表", ("项目", "单位", "数量"), *rows)


@pytest.mark.parametrize("name", ["roster", "items"])
def test_every_meaning_on_offer_is_taken_and_said_back(request, name):
    sheet, types = request.getfixturevalue(name), record_types()
    place = sheet.places[-1]
    offered = meanings(place, sheet, types)
    assert len({one.words for one in offered}) == len(offered) > 20
    for one in offered:
        taken = with_meaning(place, one.words, sheet, types)
        assert taken.meant == bool(one.words)
        assert said_of(taken, sheet, types) == one.words, one


def test_words_of_ones_own_are_understood_or_not_offered(roster, items):
    types = record_types()
    told = {name: [one.words for one in freely(sheet.places[-1], sheet, types, "60岁以上女")]
            for name, sheet in (("roster", roster), ("items", items))}  # fmt: skip
    assert told["roster"] == ["是否：60岁以上女", "户内人数：60岁以上女"]
    assert told["items"] == ["人数：60岁以上女", "户数：60岁以上女", "占比：60岁以上女"]
    assert freely(roster.places[-1], roster, types, "爱唱歌") == []
    share = with_meaning(items.places[-1], "占比：党员 / 户籍在册", items, types)
    assert share.count.told == "占比：党员 / 户籍在册"


def test_a_form_of_no_register_gets_that_of_the_field_chosen(tmp_path):
    types = record_types()
    sheet = read(tmp_path, "一览表", ("农户", "喜欢什么", "房子", "用途"))
    assert sheet.record_type is None
    assert "村民的姓名" in {one.words for one in meanings(sheet.places[0], sheet, types)}
    name = with_meaning(sheet.places[0], "村民的姓名", sheet, types)
    made = settled(sheet, (name, *sheet.places[1:]), types)
    assert made.record_type is types["resident"]
    assert said_of(made.places[0], made, types) == "姓名"


def test_words_that_mean_nothing_are_refused(roster, items):
    types = record_types()
    wrong = ((roster, "没有这一栏"), (roster, "是否：爱唱歌"), (items, "人数：爱唱歌"))
    for sheet, words in wrong:
        with pytest.raises(UserError):
            with_meaning(sheet.places[-1], words, sheet, types)
    with pytest.raises(UserError):
        whom.about_words(roster, ("爱唱歌",), DAY)


def test_whom_it_is_about_is_said_in_the_words_of_people_and_of_the_register(roster):
    decided = OfSheet(whom=("60岁以上女", "3组"))
    form = decided.of(roster, record_types(), DAY)
    assert (form.about.filter, form.about.unknown) == ("60岁以上女、3组", "")
    assert [one.told for one in form.about.said] == ["年龄≥60", "女"]
    (group,) = decided.where(form, DAY)
    assert (group.field, group.value) == ("group", "3组")
    assert OfSheet(whom=("全部",)).of(roster, record_types(), DAY).about.said == ()


def test_decisions_about_several_sheets_name_them():
    one, two = OfSheet({"C": "性别"}), OfSheet({"D8": ""})
    assert as_mapping({"甲": one}) == {"C": "性别"}
    assert as_mapping({"甲": one, "乙": two, "丙": OfSheet()}) == {"甲!C": "性别", "乙!D8": ""}
