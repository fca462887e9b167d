"""What forms ask in running text, by boxes to tick and on cards of numbers."""

import pytest

from models.declared import record_types
from models.forms.recognising import Recogniser
from models.forms.shapes.asked import asked, blank_in
from tests.models.forms.form_writer import FormWriter


@pytest.fixture
def places(tmp_path):
    """places(writer) -> what is proposed, by the last word of the head."""

    def run(writer):
        writer.book.save(tmp_path / "form.xlsx")
        (form,) = Recogniser(record_types()).read(tmp_path / "form.xlsx").sheets
        return form, {one.head[-1]: one.target.path if one.target else one.derivation
                      for one in form.places if one.head}  # fmt: skip

    return run


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        ("承诺人姓名：        性别：      民族：", ["承诺人姓名", "性别", "民族"]),
        ("本人姓名＿＿＿，身份证号＿＿＿，系＿＿村＿＿组村民", ["姓名", "身份证号", "村民小组"]),
        ("兹证明____（性别：__）现住____，    年  月  日出生",
         ["姓名", "性别", "现住址", "出生日期"]),
        ("家庭人口：      人，承包地面积：        亩。", ["家庭人口", "承包地面积"]),
        ("姓名：张三   性别：男  电话：      ", ["电话"]),
        ("性别：□男 □女  是否低保：是（ ）否（ ）", ["性别", "是否低保"]),
        ("兹有我村村民        ，出生于  年  月  日，家住  组",
         ["姓名", "出生日期", "村民小组"]),
        ("本人自愿放弃申请，特此声明。", []),
    ],
)
def test_words_before_a_blank_are_its_label(text, labels):
    assert [one.label for one in asked(text)] == labels


@pytest.mark.parametrize(
    ("text", "words"),
    [("□男  □女", ("男", "女")), ("已婚□ 未婚□", ("已婚", "未婚")),
     ("有（  ）无（  ）", ("有", "无"))],
)  # fmt: skip
def test_a_cell_may_offer_words(text, words):
    assert blank_in(text, "性别").words == words


def test_words_that_stand_in_a_cell_are_no_blank():
    assert all(blank_in(text, "性别") is None for text in ("男", "□已核实", "男□ 见附件"))


def test_a_letter_asks_of_the_one_who_signs_it_and_leaves_the_other_open(places):
    writer = FormWriter(4)
    writer.line("委托书")
    writer.line("委托人：            性别：      身份证号码：                    ")
    writer.line("受托人姓名：            身份证号码：              联系电话：            ")
    writer.line("委托人签字：            填表人：          联系电话：          ")
    form, found = places(writer)
    assert form.kind == "person"
    assert found["委托人"] == "resident.name"
    assert found["性别"] == "resident.sex"
    assert found["填表人"] is None
    assert {one.cell[0]: one.meant for one in form.places if "身份证" in one.head[-1]} == {
        1: True, 2: False,
    }  # fmt: skip
    assert not any(one.meant for one in form.places if one.head[-1] == "联系电话")


def test_who_keeps_a_list_is_not_whom_it_is_about(places):
    writer = FormWriter(3)
    writer.line("村民花名册")
    writer.line("登记人：            联系电话：            性别：    ")
    writer.heads(["姓名", "性别", "身份证号"])
    writer.rows(3)
    form, found = places(writer)
    assert form.kind == "roster"
    assert found["联系电话"] is None


def test_a_card_of_numbers_counts_the_village(places):
    writer = FormWriter(6)
    writer.line("村情明白卡")
    for heads in (["总户数", None, "户籍人口", None, "党员", None],
                  ["低保户数", None, "残疾人数", None, "水井（口）", None]):  # fmt: skip
        writer.heads(heads)
    form, found = places(writer)
    assert form.kind == "items"
    assert found == {"总户数": "户数：全部", "户籍人口": "人数：户籍在册", "党员": "人数：党员",
                     "低保户数": "户数：低保", "残疾人数": "人数：残疾",
                     "水井（口）": None}  # fmt: skip


def test_a_card_that_names_only_the_head_takes_what_it_asks_of_the_head_from_the_household(places):
    writer = FormWriter(4)
    writer.line("贫困户登记表")
    writer.line("户主姓名：          联系电话：            公民身份号码：                  ")
    writer.line("所在镇：        行政村      村民小组")
    _, found = places(writer)
    assert (found["户主姓名"], found["联系电话"], found["公民身份号码"]) == (
        "household.head", "household.phone", "household.head_number",
    )  # fmt: skip
    assert "村" not in found, "the blank before 村民小组 is that of the group"
    writer = FormWriter(6)
    writer.line("家庭医生签约一户一档表")
    writer.pairs("户主", "住址", "组别")
    writer.pairs("家庭人口", "签约医生", "医生电话")
    writer.heads(["家庭成员", "成员1", "成员2", "成员3", "成员4", "成员5"])
    for word in ("姓名", "与户主关系", "身份证号"):
        writer.page.cell(writer.rows(1)[0], 1, word)
    _, found = places(writer)
    assert (found["住址"], found["组别"]) == ("household.address", "household.group")
    assert found["姓名"] is found["医生电话"] is None


def test_what_a_card_calls_labels_only_gathers_sorts_of_people(places):
    def card(*labels, caption="户情标签", who="户主姓名"):
        writer = FormWriter(6)
        writer.line("信息卡（一户一档）")
        writer.pairs(who, "身份证号", "家庭人口")
        writer.pairs("住址", "所属小组", "联系电话")
        writer.line(caption)
        writer.pairs(*labels)
        return [places(writer)[1][one] for one in labels]

    household = ("低保户", "残疾人家庭（户内残疾人数）", "残疾人家庭（残疾等级）")
    assert card(*household) == ["是否：低保", "户内人数：残疾", None]
    assert card("残疾人家庭", "党员家庭（户内党员数）") == [None, "户内人数：党员"]
    person = ("脱贫户", "残疾人", "独居老人")
    asked = ["是否：脱贫户", "是否：残疾", "是否：独居老人"]
    assert card(*person, caption="人员标签", who="姓名") == asked
    assert card(*person, caption="监护人标签", who="姓名") == [None] * 3


@pytest.mark.parametrize(
    ("text", "name"),
    [("单位：（盖章）", "village.name"), ("单位：", None), ("申请人所在村：", "village.name")],
)
def test_a_seal_or_a_village_asks_for_the_name_of_the_village(places, text, name):
    writer = FormWriter(4)
    writer.line("人员统计表")
    writer.line(f"{text}                ")
    _, found = places(writer)
    assert list(found.values()) == [name]


def test_a_sentence_on_a_card_asks_again_of_its_person_until_another_may_be_meant(places):
    writer = FormWriter(4)
    writer.line("临时补助申请表")
    writer.pairs("姓名", "性别")
    writer.pairs("身份证号", "民族")
    writer.pairs("监护人", "联系电话")
    writer.line("村委会证明：\n兹有我村村民____，出生于    年  月  日，家住______。\n审核人：____")
    writer.line("本人____，现已年满____周岁，愿将补助交给____，身份证号____。")
    _, found = places(writer)
    assert found["兹有我村村民"] == found["本人"] == "resident.name"
    assert found["出生于"] == "resident.born_on"
    assert found["现已年满"] == "resident.age"
    assert found["家住"] == "resident.address"
    assert found["联系电话"] is None
    assert found["身份证号"] is None  # of whom the money goes to


def test_another_reaches_to_the_row_below_and_on_where_a_thing_is_asked_again(places):
    for again, meant in (("健康状况", "resident.education"), ("性别", None)):
        writer = FormWriter(4)
        writer.line("人员登记表")
        writer.pairs("姓名", "性别")
        writer.pairs("监护人", "监护关系")
        writer.pairs(again, "政治面貌")
        writer.pairs("文化程度", "联系电话")
        writer.pairs("是否低保家庭成员", "籍贯")
        _, found = places(writer)
        assert found["文化程度"] == meant
        assert found["政治面貌"] is found["联系电话"] is None
        assert found["是否低保家庭成员"] == "是否：低保"


def test_a_sentence_on_a_card_counts_in_the_household_and_in_nobodys_where_none_is_named(places):
    for named in (True, False):
        writer = FormWriter(4)
        writer.line("农户家庭情况登记卡")
        writer.pairs(*(("户主姓名", "联系电话") if named else ("住房结构", "联系电话")))
        writer.pairs("家庭住址", "承包地面积（亩）")
        writer.pairs("民族", "文化程度")
        writer.texts({"A": "外出务工", "B": "男    人，女    人"})
        writer.texts({"A": "特殊人员", "B": "残疾人    人，优抚对象    人"})
        writer.line("户籍人口    人，其中：常住    人；村民代表    人，低保户    户")
        writer.line("H3.本户常住人口数：    人")
        writer.line("家庭人口情况：总人口数    人，劳动力    人")
        _, found = places(writer)
        told = "户内人数：{}" if named else None
        whom = {"男（人）": "外出，男", "女（人）": "外出，女", "户籍人口（人）": "户籍在册",
                "常住（人）": "常住", "残疾人（人）": "残疾",
                "本户常住人口数（人）": "常住"}  # fmt: skip
        assert {word: found[word] for word in whom} == {
            word: told and told.format(said) for word, said in whom.items()
        }
        assert found["总人口数（人）"] == ("household.size" if named else None)
        assert found["村民代表（人）"] is found["低保户（户）"] is None  # of the village


def test_a_card_of_those_in_office_asks_of_the_office_they_hold_now(places):
    for title, since in (("村干部登记表", "official.started"), ("村干部任免审批表", None)):
        writer = FormWriter(4)
        writer.line(title)
        writer.pairs("姓名", "性别")
        writer.pairs("身份证号", "现任职务")
        writer.pairs("任职时间", "拟任职务")
        writer.pairs("是否两委成员", "家庭住址")
        writer.pairs("组户数", "组人口数")
        _, found = places(writer)
        assert found["现任职务"] == "official.post"
        assert found["任职时间"] == since
        assert found["拟任职务"] is None
        assert found["是否两委成员"] == "是否：两委成员"
        assert found["家庭住址"] == "resident.address"
        assert found["组户数"] == "village_group.homes"


def test_a_survey_of_who_has_land_by_households_asks_of_the_head_and_the_members(places):
    for kept in ("家庭承包", "招标"):
        writer = FormWriter(6)
        writer.line("承 包 方  调 查 登 记 表")
        writer.pairs("发包方编码", "承包方编码")
        writer.pairs("承包方（代表）", "联系电话")
        writer.pairs("承包方地址", "邮政编码")
        writer.pairs("承包方式", "证件号码")
        writer.page["B5"] = f"☑{kept}"
        writer.pairs("合同编号", "承包期限")
        _, found = places(writer)
        assert (found["承包方（代表）"] == "household.head") is (kept == "家庭承包")
        assert found["邮政编码"] is None
        if kept == "家庭承包":
            assert found["证件号码"] == "household.head_number"
            assert found["联系电话"] == "household.phone"


def test_the_land_of_a_household_is_no_resource_of_the_village(places):
    for parcel in ("承包方（代表）", "使用单位"):
        writer = FormWriter(6)
        writer.line("地块调查表")
        writer.pairs("发包方编码" if parcel != "使用单位" else "权属编码", parcel)
        writer.pairs("地块名称", "合同面积")
        writer.pairs("土地用途", "地力等级")
        writer.pairs("调查员", "调查日期")
        _, found = places(writer)
        assert (found["地块名称"] is None) is (parcel != "使用单位")


def test_the_table_of_members_is_the_one_that_names_them(places):
    writer = FormWriter(6)
    writer.line("困境儿童信息采集表")
    writer.pairs("姓名", "身份证号", "其中60岁以上")
    writer.page["F2"] = "共  人"
    writer.pairs("户籍地址", "身体情况", "年龄")
    writer.page["D3"] = "健康（ ） 残疾（ ）"
    writer.page["F3"] = "岁"
    writer.pairs("监护人姓名", "监护人电话", "本人电话")
    writer.heads(["房屋性质", "面积", "亩数", "收入", "品牌", "价格"])
    writer.rows(1)
    writer.line("1.家庭成员基本情况信息")
    writer.heads(["姓名", "性别", "与户主关系", "年龄", "月收入", "备注"])
    writer.rows(3)
    form, found = places(writer)
    assert form.kind == "person"
    assert [one.target.path for one in form.places if one.rows and one.meant] == [
        "resident.name", "resident.sex", "resident.relation", "resident.age",
    ]  # fmt: skip
    assert found["其中60岁以上"] == "户内人数：年龄≥60"
    assert found["身体情况"] is None
    assert found["本人电话"] == "resident.phone"


def test_a_line_for_the_year_above_a_card_heads_nothing(places):
    writer = FormWriter(4)
    writer.line("民主评议党员登记表")
    writer.line("____年度")
    writer.pairs("姓名", "性别")
    writer.pairs("入党时间", "所在支部")
    _, found = places(writer)
    assert {found["姓名"], found["入党时间"], found["所在支部"]} == {
        "party_member.name", "party_member.joined_on", "village.party_body",
    }  # fmt: skip


def test_a_card_that_asks_for_the_office_of_the_village_is_about_it(places):
    def card(title, *rows):
        writer = FormWriter(4)
        writer.line(title)
        for row in rows:
            writer.pairs(*row)
        return writer

    office = [("所在村", "所属乡镇"), ("村部地址", "村部电话"), ("村委会主任", "统一社会信用代码")]
    writer = card("快递站点摸底问卷", *office, ("点位负责人及电话", "日均到件（件）"))
    writer.pairs("希望支持")
    writer.page[f"B{writer.row}"] = "□场地 □设备"
    writer.line("全村共____户，户籍人口____人，外出____人。")
    _, found = places(writer)
    assert {word: one for word, one in found.items() if one} == {
        "所在村": "village.name", "所属乡镇": "village.township",
        "村部地址": "village.office_address", "村部电话": "village.office_phone",
        "村委会主任": "village.director", "统一社会信用代码": "village.credit_code",
        "全村共（户）": "户数：全部", "户籍人口（人）": "人数：户籍在册",
        "外出（人）": "人数：外出",
    }  # fmt: skip
    # beside a body of its own what does not say whose it is may be that body's
    more = [("合作社名称", "理事长"), *office, ("总户数", "户籍人口")]
    _, found = places(card("合作社登记卡", *more))
    assert found["村部地址"] == "village.office_address"
    assert found["统一社会信用代码"] is found["总户数"] is found["户籍人口"] is None
    # the numbers of a part of the village are not the village's
    whole = [("总户数", "户籍人口"), ("党员", "低保户")]
    assert places(card("村情卡", ("村名", "小组数"), *whole))[1]["党员"] == "人数：党员"
    group, found = places(card("村民小组基本情况表", ("小组名称", "组长"), *whole))
    assert group.record_type.name == "village_group"
    assert found["总户数"] == "village_group.homes"
    _, found = places(card("某小区基本情况表", ("小区名称", "物业公司"), *whole))
    assert not any(found.values())
    # nor is a station's keeper somebody of whom a register knows
    _, found = places(card("站点登记卡", ("站点名称", "所在村"), ("站点地址", "站点电话"),
                           ("负责人", "联系电话"), ("统一社会信用代码", "营业面积")))  # fmt: skip
    assert not any(found.values())


def test_a_line_of_places_above_a_name_says_where_a_card_is_from(places):
    for title, before, meant in (("农村危房改造申请审批表", True, True),
                                 ("农村危房改造申请审批表", False, False),
                                 ("流入人口登记表", True, False)):  # fmt: skip
        writer = FormWriter(6)
        writer.line(title)
        rows = [("县（区）", "乡镇", "村"), ("户主姓名", "身份证号", "家庭人口")]
        for row in rows if before else reversed(rows):
            writer.pairs(*row)
        writer.pairs("联系电话", "民族", "文化程度")
        _, found = places(writer)
        ours = [found.get(word) for word in rows[0]]
        assert ours == (["village.county", "village.township", "village.name"] if meant
                        else [None] * 3), title  # fmt: skip


def test_a_card_of_the_committee_asks_where_it_is_and_whom_it_serves_not(places):
    writer = FormWriter(4)
    writer.line("村委会情况")
    writer.pairs("村委会全称：", "成立日期：")
    writer.pairs("所属街镇：", "办公地址：")
    writer.pairs("副主任数：", "邮箱：")
    form, found = places(writer)
    assert form.kind == "items"
    assert found == {"村委会全称：": "village.name", "成立日期：": None, "副主任数：": None,
                     "邮箱：": None, "所属街镇：": "village.township",
                     "办公地址：": "village.office_address"}  # fmt: skip


def test_several_blanks_in_one_cell_are_the_persons_unless_somebody_else_is_named(places):
    writer = FormWriter(4)
    writer.line("村民信息登记表")
    writer.pairs("姓名", "性别")
    writer.pairs("身份证号", "民族")
    writer.pairs("联系方式")
    writer.page["B4"] = "手机：            微信：            "
    writer.pairs("家庭住址")
    writer.page["B5"] = "现住址：            村民小组：      "
    writer.pairs("籍贯")
    writer.page["B6"] = "        县        镇"
    writer.pairs("结对干部")
    writer.page["B7"] = "结对干部：            文化程度：            "
    writer.pairs("村委会意见")
    writer.page["B8"] = "该户家庭人口：      人，情况属实。经办人：        "
    writer.pairs("婚姻状况", "政治面貌")
    _, found = places(writer)
    assert found["手机"] == "resident.phone"
    assert found["现住址"] == "resident.address"
    assert found["村民小组"] == "resident.group"
    meant = {word for word, one in found.items() if one}
    assert not {"文化程度", "家庭人口", "县", "镇"} & meant


def test_members_of_a_body_in_a_sentence_are_not_all_who_live_there(places):
    writer = FormWriter(1)
    writer.line("村级基本情况问卷")
    writer.line("贵村现有____户，贵村党员____名，村民代表____名。")
    writer.line("有合作社____个，成员____户，从业人员____人。")
    _, found = places(writer)
    assert {word: one for word, one in found.items() if one} == {
        "贵村现有（户）": "户数：全部", "贵村党员（名）": "人数：党员",
        "村民代表（名）": "人数：村民代表",
    }  # fmt: skip


def test_a_caption_in_a_line_says_whose_its_blanks_are(places):
    writer = FormWriter(1)
    writer.line("流动人口信息采集单")
    writer.line("一、本人：姓名________ 性别____ 身份证号________________")
    writer.line("二、住处：户籍地址________________")
    writer.line("三、紧急联系人：姓名________ 关系________ 手机________")
    writer.line("　　　　　　　微信________ 联系电话________")
    writer.line("工作单位：名称________ 单位电话________")
    writer.line("四、在外地的：去向________ 事由________")
    writer.line("五、请假：事由________")
    form, _ = places(writer)
    found = {one.name + one.head[-1]: one.target.path for one in form.places if one.target}
    assert found == {
        "A2姓名": "resident.name", "A2性别": "resident.sex", "A2身份证号": "resident.id_number",
        "A3户籍地址": "resident.registered_address", "A7去向": "resident.away_to",
        "A7事由": "resident.away_for",
    }  # fmt: skip


def test_yes_and_no_behind_each_sort_of_people_are_its_own_boxes(places):
    writer = FormWriter(4)
    writer.line("困难学生申请表")
    writer.pairs("姓名", "性别")
    writer.pairs("身份证号", "民族")
    writer.pairs("家庭情况")
    writer.page["B4"] = (
        "最低生活保障家庭学生：□是 □否；孤儿学生 □是 □否  残疾人 是□ 否□  单亲：□是 □否"
    )
    _, found = places(writer)
    assert {word: found.get(word) for word in ("最低生活保障家庭学生", "孤儿学生", "残疾人")} == {
        "最低生活保障家庭学生": "是否：低保", "孤儿学生": "是否：孤儿", "残疾人": "是否：残疾",
    }  # fmt: skip
    assert found.get("单亲") is None


def test_what_is_applied_for_stands_in_no_book_and_who_has_died_is_not_who_is_named(places):
    for title, name, meant in (("农机购置补贴申请表", "购机者姓名", "resident"),
                               ("死亡证明", "死者姓名", "")):  # fmt: skip
        writer = FormWriter(4)
        writer.line(title)
        writer.pairs(name, "身份证号")
        writer.pairs("补贴金额（元）", "性别")
        writer.pairs("户籍地址", "民族")
        _, found = places(writer)
        assert found["补贴金额（元）"] is None
        assert [found[word] for word in ("身份证号", "户籍地址")] == [
            f"{meant}.{one}" if meant else None for one in ("id_number", "registered_address")
        ]


def test_members_end_where_they_are_summed_up(places):
    writer = FormWriter(4)
    writer.line("医保参保登记表")
    writer.pairs("户主姓名", "身份证号")
    writer.pairs("联系电话", "家庭住址")
    writer.line("家庭成员")
    writer.heads(["姓名", "身份证号", "与户主关系", "缴费金额"])
    first, last = writer.rows(3)
    writer.total(first, last, "D")
    form, _ = places(writer)
    assert {one.rows for one in form.places if one.rows} == {tuple(range(first - 1, last))}


def test_numbered_lines_beside_a_caption_are_the_members(places):
    writer = FormWriter(4)
    writer.line("监测对象申请审批表")
    writer.pairs("户主姓名", "身份证号")
    writer.pairs("联系电话", "家庭住址")
    writer.pairs("致贫返贫风险", "家庭人口")
    writer.heads(["家庭成员", "姓名", "与户主关系", "公民身份号码"])
    writer.rows(3, numbered=True)
    form, _ = places(writer)
    assert [one.target.path for one in form.places if one.rows and one.target] == [
        "resident.name", "resident.relation", "resident.id_number",
    ]  # fmt: skip


def test_a_member_who_is_named_alone_on_a_card_is_nobody_known(places):
    writer = FormWriter(4)
    writer.line("危房改造申请表")
    writer.pairs("户主姓名", "性别")
    writer.pairs("家庭人口", "户籍所在地")
    writer.pairs("家庭成员姓名", "与户主关系")
    _, found = places(writer)
    assert found["户主姓名"] == "household.head"
    assert {found["家庭成员姓名"], found["与户主关系"]} == {None}


def test_members_are_numbered_and_end_where_one_wide_cell_stands_below(places):
    writer = FormWriter(4)
    writer.line("实有人口入户登记表")
    writer.pairs("门牌地址", "户主姓名")
    writer.pairs("联系电话", "户内人数")
    writer.line("家庭成员")
    writer.heads(["序号", "姓名", "公民身份号码", "与户主关系"])
    first, last = writer.rows(2)
    row = writer.rows(1)[0]
    writer.page[f"A{row}"] = "申请理由"
    writer.page.merge_cells(f"B{row}:D{row}")
    form, found = places(writer)
    assert {one.rows for one in form.places if one.rows} == {(first - 1, last - 1)}
    assert found["序号"] == "序号"


def test_a_label_for_the_day_of_birth_may_have_room_for_the_age(places):
    writer = FormWriter(4)
    writer.line("村干部登记表")
    writer.pairs("姓名", "出生年月\n（   岁）")
    writer.pairs("身份证号", "性别")
    writer.pairs("现任职务", "民族")
    form, found = places(writer)
    assert found["年龄"] == "resident.age"
    assert {one.cell for one in form.places if one.head[-1] == "年龄"} == {(1, 2)}


def test_who_plays_a_part_is_not_who_plays_another(places):
    writer = FormWriter(6)
    writer.line("房屋保险登记表")
    writer.pairs("投保人", "身份证号", "户籍")
    writer.pairs("受益人", "与被保险人关系", "子女数")
    writer.pairs("村民小组", "户籍地址", "民族")
    _, found = places(writer)
    assert found["投保人"] == "resident.name"
    assert found["身份证号"] == "resident.id_number"
    assert found["受益人"] is found["户籍"] is None
    for rows in ([("车主姓名", "车牌号"), ("村民小组", "家庭人口")],
                 [("户主姓名", "与户主关系"), ("户籍地址", "民族")]):  # fmt: skip
        writer = FormWriter(4)
        writer.line("登记卡片")
        writer.pairs("新生儿姓名", "出生医院")
        for row in rows:
            writer.pairs(*row)
        _, found = places(writer)
        assert {word for word, one in found.items() if one} <= {"户主姓名"}


@pytest.mark.parametrize(("other", "name"), [("配偶", "resident.name"), ("死者", None)])
def test_a_card_is_about_who_applies_where_only_their_family_is_named_beside(places, other, name):
    writer = FormWriter(5)
    writer.line("计划生育家庭奖励扶助对象申报表")
    for whom in ("申报人", other):
        writer.texts({"A": whom, "B": "姓名", "D": "性别"})
        writer.texts({"B": "身份证号码", "D": "出生年月"})
        writer.page.merge_cells(f"A{writer.row - 1}:A{writer.row}")
    form, _ = places(writer)
    meant = {one.cell: one.target.path for one in form.places if one.cell and one.target}
    assert meant.get((1, 2)) == name
    assert (3, 2) not in meant
