"""Running text that asks of one person, filled: blanks keep their width, one box is ticked."""

import io
import re
from collections import Counter

import openpyxl

from exporters.forms.filling import fill
from exporters.forms.seen import seen
from exporters.forms.sheeted import Wish
from models.forms.counts.census import Census
from models.forms.counts.conditions import said_in
from models.query import Query, Where
from tests.exporters.forms.forms import DAY, living
from tests.models.forms.form_writer import FormWriter


def test_blanks_of_one_person_are_written_in_their_texts(filled, ledger):
    one = next(each for each in living(ledger) if each["sex"] == "female" and each["group"])
    writer = FormWriter(6)
    writer.line("村民承诺书")
    writer.line("本人姓名：__________，性别：□男 □女，生于：____年__月__日，系我村第____组村民。")
    writer.line("出生日期：    年  月  日   年龄：      岁   身份证号码：                        ")
    writer.line("是否党员：是（  ）否（  ）    承诺人签字：            ")
    mine = (Where("id", "=", one.id),)
    done, book, made = filled(writer, where=mine, told=True)
    first, second, third = (book.active[f"A{row}"].value for row in (2, 3, 4))
    assert first.startswith(f"本人姓名：{one['name']}__")
    assert "□男 ☑女" in first
    assert f"第{one['group'].strip('第组')}" in first
    born = one["born_on"]
    assert second.startswith(f"出生日期：{born.year}年{born.month}月{born.day}日")
    assert f"身份证号码：{one['id_number']}" in second
    assert third.count("√") == 1
    assert third.endswith("承诺人签字：            ")
    shown = seen(done)[2, 0].text  # on the screen the number alone is masked, not its sentence
    assert shown.startswith(f"出生日期：{born.year}年{born.month}月{born.day}日")
    assert one["id_number"] not in shown
    assert f"身份证号码：{one['id_number'][:6]}" in shown
    assert len(done.changes.cells) == 3
    ticked = [place.gap.name for place, count in zip(done.form.places, done.counts, strict=True)
              if place.gap and place.gap.words and not count]  # fmt: skip
    assert ticked == []  # whichever of its boxes it is
    assert made.fidelity.equal == made.fidelity.parts - len(made.fidelity.changed)


def test_a_day_written_by_hand_is_never_lost(filled, ledger):
    mine = (Where("id", "=", living(ledger)[0].id),)
    for words, text in (("2026年3月5日", "2026年3月5日"), ("不详", "不详年__月__日")):
        writer = FormWriter(4)
        writer.line("村民承诺书")
        writer.line("本人姓名：__________，身份证号：__________，生于：____年__月__日。")
        done, _, _ = filled(writer, where=mine, told=True)
        name = next(one.name for one in done.form.places if one.gap and len(one.gap.blanks) > 1)
        _, book, _ = filled(writer, where=mine, told=True, typed={(name, 0): words})
        assert text in book.active["A2"].value


def test_a_box_beside_a_label_is_ticked_only_where_its_word_is_that_of_the_ledger(filled, ledger):
    one = living(ledger)[0]
    writer = FormWriter(4)
    writer.line("村民基本信息登记表")
    writer.pairs("姓名", "性别")
    writer.pairs("身份证号", "民族")
    writer.pairs("联系电话", "出生日期")
    writer.page["D2"] = "□男  □女"
    writer.page["D3"] = "□火星族 □水星族"
    writer.page["D4"] = "    年  月  日"
    done, book, _ = filled(writer, where=(Where("id", "=", one.id),), told=True)
    word = {"male": "☑男  □女", "female": "□男  ☑女"}[one["sex"]]
    assert book.active["D2"].value == word
    assert book.active["D3"].value == "□火星族 □水星族"
    assert any("火星族" in sentence for sentence in done.said)
    born = one["born_on"]
    assert book.active["D4"].value == f"{born.year}年{born.month}月{born.day}日"


def test_a_card_is_filled_from_the_office_the_household_and_the_group_of_its_person(
    filled, ledger
):
    people = {one.id: one for one in living(ledger)}
    serving = [one for one in ledger.find("official") if one["resident"] and not one["ended"]]
    first = next(one for one in serving if people[one["resident"].id]["household"])
    person = people[first["resident"].id]
    posts = {one["post"] for one in serving if one["resident"].id == person.id}
    home = [one for one in people.values()
            if one["household"] and one["household"].id == person["household"].id]  # fmt: skip
    group = [one for one in people.values() if one["group"] == person["group"]]
    writer = FormWriter(4)
    writer.line("村干部登记表")
    writer.pairs("姓名", "性别")
    writer.pairs("身份证号", "现任职务")
    writer.pairs("组户数", "是否烈属")
    writer.texts({"A": "家庭人口", "B": "男    人，女    人"})
    writer.texts({"A": "户籍人口    人，家庭人口  人。"})
    _, book, _ = filled(writer, where=(Where("id", "=", person.id),), told=True)
    page = book.active
    assert set(re.findall(r"\d+", page["A6"].value)) == {str(len(home))}
    assert page["A6"].value.count(str(len(home))) == 2
    assert set(page["D3"].value.split("、")) == posts
    assert page["B4"].value == len({one["household"].id for one in group if one["household"]})
    assert page["D4"].value is None
    men = sum(one["sex"] == "male" for one in home)
    counted = [int(number) for number in re.findall(r"\d+", page["B5"].value)]
    assert counted == [men, len(home) - men]


def test_members_of_a_household_stand_in_columns_the_head_first(filled, ledger):
    head = next(one for one in living(ledger) if one["relation"] == "head" and one["household"])
    home = [one for one in living(ledger)
            if one["household"] and one["household"].id == head["household"].id]  # fmt: skip
    other = next((one for one in home if one["relation"] != "head"), head)
    nth = ["第1人（户主）", *(f"第{number}人" for number in range(2, 9))]
    writer = FormWriter(10)
    writer.line("人口调查短表")
    writer.heads(["项目", None, *nth])
    asked = ("姓名", "与户主关系", "公民身份号码", "性别", "识字")
    writer.rows(5, values=[{"A": f"R{at}", "B": words} for at, words in enumerate(asked, 1)])
    # whoever of the household it is looked up by
    done, book, _ = filled(writer, where=(Where("id", "=", other.id),), told=True,
                           given={"姓名": "张三"})  # fmt: skip
    names, numbers = ([book.active.cell(row, column).value for column in range(3, 11)]
                      for row in (3, 5))  # fmt: skip
    assert names[0] == head["name"]
    assert set(names) - {None} == {one["name"] for one in home}
    assert {*zip(names, numbers, strict=True)} - {(None, None)} == {
        (one["name"], one["id_number"]) for one in home}  # fmt: skip
    assert book.active["C7"].value is None
    assert done.open == 0, "nobody is missing"


def test_members_of_a_party_members_household_and_who_lives_with_those_of_a_group(
    filled, ledger
):
    people = {one.id: one for one in living(ledger)}
    member = next(one for one in ledger.find("party_member")
                  if one["resident"].id in people and people[one["resident"].id]["household"])
    home = people[member["resident"].id]["household"].id
    others = {one["name"] for one in people.values()
              if one["household"] and one["household"].id == home} - {member["name"]}  # fmt: skip
    writer = FormWriter(4)
    writer.line("党员基本信息卡")
    writer.pairs("姓名", "入党时间")
    writer.pairs("党内职务", "转正时间")
    writer.line("家庭成员")
    writer.heads(["姓名", "年龄", "政治面貌", "工作单位"])
    writer.rows(9)
    _, book, _ = filled(writer, where=(Where("id", "=", member.id),), told=True)
    named = {book.active[f"A{row}"].value for row in range(6, 15)} - {None}
    assert named == others

    group = ledger.find("village_group")[0]
    writer = FormWriter(4)
    writer.line("村民小组基本情况卡")
    writer.line("填报单位（盖章）：    填报时间：    年   月")
    writer.pairs("组名", "组长姓名")
    writer.pairs("户数", "所属网格")
    writer.pairs("耕地面积", "60岁以上老人")
    _, book, _ = filled(writer, where=(Where("id", "=", group.id),), told=True)
    census = Census(ledger.as_of(), DAY)
    old = census.people(tuple(said_in("60岁以上"))) & census.of_group(group["name"])
    # the one does not run into the other, and there is no room for a day
    assert book.active["A2"].value.endswith(f"村 填报时间：{DAY.year}年{DAY.month}月")
    assert book.active["B4"].value == group["homes"]
    assert book.active["D5"].value == len(old) > 0
    said = tuple(said_in("低保户中的党员"))
    poor = census.households(tuple(said_in("低保")))
    assert poor
    assert census.people(said) == {
        one for one in census.people(tuple(said_in("党员"))) if census.home.get(one) in poor
    }


def test_every_sort_that_somebody_is_of_is_ticked_where_all_of_them_are_known(filled, ledger):
    poor = ledger.find("special_group", Query(where=(Where("category", "=", "dibao"),)))[0]
    sorted_ = {one["resident"].id for one in ledger.find("special_group")}
    plain = next(one for one in living(ledger) if one.id not in sorted_)
    offers = "□低保对象 □退役军人 □一般村民 □其他", "□低保对象 □退役军人 □返乡人员"
    for id_, ticked in ((poor["resident"].id, "低保对象"), (plain.id, "一般村民")):
        writer = FormWriter(4)
        writer.line("村民信息登记表")
        writer.pairs("姓名", "性别")
        writer.pairs("身份证号", "民族")
        for label, offer in zip(("人员类别", "人群类别"), offers, strict=True):
            writer.pairs(label)
            writer.page[f"B{writer.row}"] = offer
        done, book, _ = filled(writer, where=(Where("id", "=", id_),), told=True)
        assert book.active["B4"].value == offers[0].replace(f"□{ticked}", f"☑{ticked}")
        assert book.active["B5"].value == offers[1]
        assert any("分不出来" in one.reason for one in done.form.places)


def _officials(title, heads):
    """A list on its side: what is asked down the left, a column for each."""
    writer = FormWriter(len(heads) + 2)
    writer.line(title)
    writer.heads(["项目", None, *heads])
    asked = ("姓名", "职务", "性别", "身份证号", "联系电话", "签名样式")
    writer.rows(len(asked), values=[{"A": "基本情况" if not at else None, "B": words}
                                    for at, words in enumerate(asked)])  # fmt: skip
    return writer


def test_a_list_on_its_side_has_a_column_for_each(filled, ledger):
    writer = _officials("村干部信息核对表", ("甲", "乙", "丙"))
    done, book, _ = filled(writer)
    page, view = book.active, ledger.as_of()
    serving = [one for one in view.find("official", Query()) if not one["ended"]][:3]
    people = [view.get("resident", one["resident"].id) for one in serving]
    assert done.form.record_type.name == "official"
    assert [page.cell(3, at).value for at in (3, 4, 5)] == [one["name"] for one in people]
    assert [page.cell(6, at).value for at in (3, 4, 5)] == [one["id_number"] for one in people]
    own = [one["phone"] or person["phone"] for one, person in zip(serving, people, strict=True)]
    assert [page.cell(7, at).value for at in (3, 4, 5)] == own, "theirs as residents, if need be"
    assert any(own)
    assert {page.cell(8, at).value for at in (3, 4, 5)} == {None}
    assert any("没有他们的栏" in one for one in done.said), "there are more of them"


def _cards(*, same=("", "")):
    """Two cards of a household side by side, each with its title."""
    writer = FormWriter(9, sheet="一式两户")
    for at, one in enumerate(same):
        for row, words in enumerate((f"防灾避险明白卡{one}", "户主姓名", "家庭住址", "人口数",
                                     "联系电话", "60岁以上人数", "转移路线"), 1):  # fmt: skip
            writer.page.cell(row, 1 + 5 * at, words)
            if row > 1:
                writer.page.merge_cells(start_row=row, start_column=2 + 5 * at, end_row=row,
                                        end_column=4 + 5 * at)  # fmt: skip
    return writer


def test_equal_cards_are_of_different_households_and_copies_of_the_same(
    filled, ledger, recogniser, tmp_path
):
    heads = [one for one in living(ledger) if one["relation"] == "head" and one["household"]]
    two = (Where("id", "in", tuple(one["household"].id for one in heads[:2])),)
    path = tmp_path / "cards.xlsx"
    for same, wanted in ((("", ""), 2), (("（村存联）", "（户存联）"), 1)):
        _cards(same=same).book.save(path)
        form = recogniser.read(path)
        assert [one.cards for one in form.sheets] == [wanted] * 2
        assert [one.card for one in form.sheets] == [0, wanted - 1]
        if wanted == 1:
            continue
        sheets, made = fill(form, ledger.as_of(), Wish(DAY, where=two))
        page = openpyxl.load_workbook(io.BytesIO(made.data)).active
        assert {page["B2"].value, page["G2"].value} == {one["name"] for one in heads[:2]}
        assert page["G7"].value is None
        sheets, made = fill(form, ledger.as_of(), Wish(DAY))
        assert "一张填一个" in sheets[0].said[0]
        page = openpyxl.load_workbook(io.BytesIO(made.data)).active
        assert page["B2"].value is page["G4"].value is page["G6"].value is None


def test_a_form_about_one_that_names_him_is_his(filled, ledger):
    names = Counter(one["name"] for one in living(ledger))
    one = next(each for each in living(ledger) if names[each["name"]] == 1)
    other = next(each for each in living(ledger) if each["name"] != one["name"])

    def form(name):
        writer = FormWriter(4)
        writer.line("临时救助申请审批表")
        for pair in (("申请人姓名", "性别"), ("民族", "身份证号"), ("文化程度", "家庭住址")):
            writer.pairs(*pair)
        writer.page["B2"] = name
        return writer

    done, book, _ = filled(form(one["name"]))
    assert book.active["D3"].value == one["id_number"]
    assert done.said[0].startswith("表上写着")
    chosen = (Where("id", "=", other.id),)
    done, book, _ = filled(form(one["name"]), where=chosen, told=True)
    assert book.active["D3"].value == other["id_number"]
    assert any("请看看对不对" in said for said in done.said)
    done, book, _ = filled(form("查无此人"))
    assert book.active["D3"].value is None
    assert "账里没有" in done.said[0]
