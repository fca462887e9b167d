"""What the words of forms mean: counts, ticks, blanks, each as offices write them."""

import pytest

from models.declared import record_types
from models.forms.counts.counting import count_of, share_of
from models.forms.face.blanks import gaps
from models.forms.recognising import Recogniser
from models.forms.whose.about import about
from tests.models.forms.form_writer import FormWriter


@pytest.fixture(scope="module")
def recogniser():
    return Recogniser(record_types())


@pytest.fixture
def meanings(recogniser, tmp_path):
    """Return what is proposed for the columns of a list, by the words of the head."""

    def of(title, *heads):
        writer = FormWriter(len(heads))
        writer.line(title)
        writer.heads(heads)
        writer.rows(5)
        writer.book.save(tmp_path / "a.xlsx")
        sheet = recogniser.read(tmp_path / "a.xlsx").sheets[0]
        return {"/".join(one.head): one.derivation or (one.target and one.target.path)
                for one in sheet.places}  # fmt: skip

    return of


@pytest.mark.parametrize(
    ("words", "unit", "told"),
    [
        (("年末户籍户数",), "户", "户数：全部"),
        (("老年人数", "60—69周岁", "男"), "", "人数：年龄60-69，男"),
        (("60周岁及以上户籍人口", "其中：65周岁及以上"), "人", "人数：户籍在册，年龄≥65"),
        (("特困人员", "户"), "", "户数：特困"),
        (("事实无人抚养儿童", "户"), "", "户数：事实无人抚养"),
        (("脱贫人数",), "人", "人数：脱贫户"),
        (("残疾人中享受低保人数",), "人", "人数：残疾，低保"),
        (("有残疾人的家庭",), "户", "户数：残疾"),
        (("0—6岁残疾儿童",), "人", "人数：年龄0-6，残疾"),
        (("育龄妇女（15—49周岁）",), "人", "人数：女，年龄15-49"),
        (("18周岁以下儿童", "其中：女童"), "人", "人数：年龄<18，女"),
        (("学历", "高中/中专"), "人", "人数：高中或中专"),
        (("高中（含中专）学历党员",), "人", "人数：高中或中专，党员"),
        (("初中、小学及以下",), "人", "人数：初中或小学及以下"),
        (("残疾人（持证）",), "人", "人数：残疾"),
        (("享受低保人数",), "人", "人数：低保"),
        (("残疾人", "享受人数"), "人", None),
        (("一、农村低保户数", "农村低保人数"), "人", "人数：低保"),
        (("低保户数",), "人", None),
        (("低保家庭学生",), "人", None),
        (("大学新生",), "人", None),
        (("上月末户籍人口",), "人", None),
        (("60岁以上", "35岁以下"), "人", None),
        (("优抚对象人数",), "人", "人数：优抚对象"),
        (("烈属",), "人", None),
        (("其中：三属",), "人", None),
        (("失独老人",), "人", None),
        (("低保对象", "人数", "计"), "", "人数：低保"),
        (("残障人员",), "人", "人数：残疾"),
        (("丧偶老年人（60周岁以上）",), "人", "人数：丧偶，年龄≥60"),
        (("常住人口", "其中：外出务工"), "人", None),  # who is away does not live here
        (("汇总人口数",), "人", "人数：户籍在册"),
        (("18至22周岁男性公民",), "人", "人数：年龄18-22，男"),
        (("高中（中专）学历",), "人", "人数：高中或中专"),
        (("老年人", "独居老人"), "人", "人数：独居老人"),
        (("孤儿", "未成年人"), "人", "人数：孤儿，年龄≤17"),
        (("孤儿", "老年人"), "人", "人数：孤儿，年龄≥60"),
        (("村“两委”女干部",), "人", "人数：两委成员，女"),
        (("党籍状态", "正式党员", "女"), "", "人数：正式党员，女"),
        (("劳动年龄内人口（16—59周岁）",), "人", "人数：年龄16-59"),
        (("八十岁以上老人",), "人", "人数：年龄≥80"),
        (("七十至七十九岁",), "人", "人数：年龄70-79"),
        (("百岁老人",), "人", "人数：年龄≥100"),
        (("≥60岁",), "人", "人数：年龄≥60"),
        (("35—50岁（不含50岁）",), "人", "人数：年龄35-49"),
        (("育龄妇女(15-49)",), "", "人数：女，年龄15-49"),
        (("中专（高中）",), "人", "人数：高中或中专"),
        (("大专（含）以上",), "人", "人数：大专及以上"),
        (("党龄", "50年及以上"), "人", "人数：党龄≥50"),
        (("党龄", "50年以下"), "人", None),
        (("持二代证残疾人",), "人", "人数：残疾"),
        (("城乡低保户数",), "", "户数：低保"),
        (("脱贫劳动力",), "人", None),  # those of them who can work, nobody knows who
        (("政治面貌", "群众"), "人", None),
        (("按居住状况分", "外出务工经商"), "人", "人数：外出"),
        (("外出务工劳动力",), "人", "人数：外出"),
        (("村（居）民代表",), "人", "人数：村民代表"),
        (("汇入本表农户数",), "户", "户数：全部"),
        (("妇女", "留守妇女"), "人", "人数：留守妇女"),
        (("一、乡村户数",), "户", "户数：全部"),
        (("3.残疾人户",), "", "户数：残疾"),
        (("农村独居老人户",), "", "户数：独居老人"),
        (("党员", "外出流动"), "人", "人数：党员，外出"),
        (("外出流动党员",), "人", None),  # seldom entered
        (("70周岁以上高龄老人",), "人", "人数：年龄≥70"),
        (("小学一年级儿童",), "人", None),  # they have not been there yet
    ],
)
def test_counts_are_of_those_whom_all_the_words_name(words, unit, told):
    found = count_of(words, (), unit)
    said = found and {*found.told.partition("：")[2].split("，"), found.told[:2]}
    assert said == (told and {*told.partition("：")[2].split("，"), told[:2]})


@pytest.mark.parametrize(
    ("item", "noted", "told"),
    [
        ("女党员", "占党员总数", "占比：女，党员 / 党员"),
        ("35岁以下党员", "占党员的比例", "占比：年龄<35，党员 / 党员"),
        ("党员", "占总人口", "占比：党员 / 全部"),
        ("党员", "", "占比：党员 / 全部"),
        ("女村民代表", "占代表总数", None),  # whose they are nobody understands
        ("女党员", "占女党员", None),
    ],
)
def test_a_share_is_of_those_whom_its_line_names(item, noted, told):
    found = share_of((item, "占比（%）"), (), noted)
    assert (found and found.told) == told


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("乡镇：            村：            年    月", ["乡镇", "村名"]),
        ("填报单位：          乡（镇）        村（盖章）", ["乡镇", "村名"]),
        ("填报单位：____________村民委员会（盖章）", ["村名"]),
        ("填报单位：（盖章）            填报时间：       ", ["填报单位", "填报日期"]),
        ("填表单位（公章）：               年    月", ["填报单位"]),
        ("村委会电话：          填报日期：      ", ["村委会电话", "填报日期"]),
        ("推荐村（居）：          镇（街）：      ", ["村名", "乡镇"]),
        ("所在乡镇：          村名：          ", ["乡镇", "村名"]),
        ("村（社区）名称：          乡村医生：       ", ["村名"]),
        ("填报单位：白杨村       2026年3月", []),
        ("填报单位：            调委会", ["填报单位"]),
        ("镇（街）残联：          村妇联：          ", ["乡镇", "村名"]),
        ("乡（镇）：          村（盖章）：          组别：      ", ["乡镇", "村名"]),
        ("登记日期：2026年    月    日", ["填报日期"]),
        ("　　村党支部书记______，联系电话______。", []),
        ("采集人：                 村负责人：", ["签字"]),
        ("协办员：            村委会（盖章）            ", []),
        ("填报单位：__________镇__________村党总支（盖章）", ["乡镇", "村名"]),
        ("村合作社（盖章）：                年度：          ", ["年度"]),
        ("姓  名", []),
        ("户主姓　　名", []),
        ("人  口", []),
        ("全村    户    口，党员   名", ["", "", ""]),
        ("排查村：            排查人（签字）：            ", ["村名"]),
        ("村（社区）妇联：            报送时间：", ["村名", "填报日期"]),
        ("村（社区）残协（公章）：", ["村名"]),
        ("村（居）委会名称：          村团支部：          ", ["村名", "村名"]),
        ("街道：          问卷填写日期：          ", ["乡镇", "填报日期"]),
        ("县（市）：          兑现年度：          ", ["县区", "年度"]),
        ("实践站（村）名称：", ["村名"]),
        ("填报单位：            摸底人员（不少于2人）签字：            ", ["填报单位"]),
        ("村民委员会（盖章）：            共推选村民代表      名", ["村名", ""]),
        ("区：            乡镇：            ", ["县区", "乡镇"]),
        ("包片区：            时间：            ", []),
    ],
)
def test_a_blank_ends_where_other_words_begin(text, names):
    assert [one.name for one in gaps(text)] == names


def test_a_line_above_a_list_that_says_whose_it_is_may_ask_for_its_day(recogniser, tmp_path):
    cases = (
        ("兵役登记摸底花名册", {"A": "单位：            （盖章）      时间：  年  月  日"}, ["A"]),
        ("控辍保学台账（一）", {"A": "村委会：            包保教师：            时间："}, ["A"]),
        ("村情一页纸和干部", {"A": "村名", "C": "填表日期", "D": "    月    日"}, ["D"]),
        ("村情一页纸和干部", {"A": "村名", "C": "议定日期", "D": "  年  月  日"}, []),
        ("村情一页纸和干部", {"A": "村名", "C": "公示时间", "D": "    月    日"}, []),
        ("村民代表会议签到表", {"A": "单位：            时间：  年  月  日"}, []),
        ("防汛演练人员花名册", {"A": "填报单位：            时间：            "}, []),
        ("兵役登记摸底花名册", {"A": "填报单位：            集合地点：            时间："}, []),
        ("兵役登记摸底花名册", {"A": "带队人：            时间：            "}, []),
    )
    for title, line, dated in cases:
        writer = FormWriter(4)
        writer.line(title)
        writer.texts(line)
        writer.heads([("村民名单", one) for one in ("姓名", "性别", "民族", "身份证号")])
        writer.rows(3)
        writer.book.save(tmp_path / "a.xlsx")
        places = recogniser.read(tmp_path / "a.xlsx").sheets[0].places
        found = [one.name[0] for one in places if one.derivation == "填报日期"]
        assert found == dated, (title, line)


def test_a_part_in_a_sentence_is_of_the_whole_before_it(recogniser, tmp_path):
    writer = FormWriter(4)
    writer.line("村情统计表")
    writer.line("党员____名，其中女____名，预备党员____名。")
    writer.line("现任村“两委”成员____名，村民代表____名，其中女____名，党员____名；孤儿____人。")
    writer.heads(["姓名", "性别", "民族", "出生日期"])
    writer.rows(3)
    writer.book.save(tmp_path / "a.xlsx")
    found = [one.derivation for one in recogniser.read(tmp_path / "a.xlsx").sheets[0].places]
    assert found[:3] == ["人数：党员", "人数：党员，女", "人数：预备党员"]
    assert found[3:6] == ["人数：两委成员", "人数：村民代表", "人数：村民代表，女"]
    assert found[6:8] == [None, "人数：孤儿"]
    writer.line("参会____人，党员____人。本组____人，其中女____人，党员____人。留守儿童____人（女童____人），残疾妇女____人。")
    writer.book.save(tmp_path / "a.xlsx")
    found = [one.derivation for one in recogniser.read(tmp_path / "a.xlsx").sheets[0].places]
    assert found[8:13] == [None] * 5
    assert found[13:16] == ["人数：留守儿童", "人数：留守儿童，女", "人数：残疾，女"]


def test_topics_before_a_sentence_and_nouns_in_its_parts_say_nothing(recogniser, tmp_path):
    writer = FormWriter(6)
    writer.line("示范村申报表")
    for label, text in (("基本情况", "本村共有农户____户，村民代表____名，其中妇女代表____名。"),
                        ("基层治理", "设村民小组____个；60周岁以上老人____人。"),
                        ("党组织", "男____人，60周岁以上____人。")):  # fmt: skip
        writer.texts({"A": label, "B": text})
    writer.book.save(tmp_path / "a.xlsx")
    found = [one.derivation for one in recogniser.read(tmp_path / "a.xlsx").sheets[0].places]
    assert found == ["户数：全部", "人数：村民代表", "人数：村民代表，女", None, "人数：年龄≥60",
                     None, None]  # fmt: skip


def test_a_sentence_about_a_list_counts_those_of_the_list(recogniser, tmp_path):
    writer = FormWriter(4)
    writer.line("村民代表推选结果登记表")
    writer.heads(["姓名", "性别", "出生日期", "政治面貌"])
    writer.rows(3)
    writer.line("应选村民代表____名，实选____名，其中女____名，党员____名，60岁以上____名；党员____名")
    writer.line("应到村民代表____名，实到____名，其中女____名。")
    writer.book.save(tmp_path / "a.xlsx")
    found = [one.derivation for one in recogniser.read(tmp_path / "a.xlsx").sheets[0].places
             if one.gap]  # fmt: skip
    assert found == [
        None, "人数：村民代表", "人数：村民代表，女", "人数：村民代表，党员",
        "人数：村民代表，年龄≥60", "人数：党员", None, None, None,
    ]  # fmt: skip


def test_a_sort_of_children_in_need_is_more_than_those_entered_as_such(recogniser, tmp_path):
    title = "留守儿童和困境儿童统计表"
    items = ["留守儿童", "困境儿童", "其中：孤儿", "　　　　残疾儿童", "　　　　事实无人抚养儿童"]
    found = counted(recogniser, tmp_path, title, ["类别", "合计", "0—5岁"], items)
    assert [found[one] for one in items] == [
        ["人数：留守儿童", "人数：留守儿童，年龄0-5"],
        ["人数：困境儿童", "人数：困境儿童，年龄0-5"],
        ["人数：孤儿", "人数：孤儿，年龄0-5"], ["人数：年龄≤17，残疾", "人数：残疾，年龄0-5"],
        ["人数：事实无人抚养", "人数：事实无人抚养，年龄0-5"],
    ]  # fmt: skip


def test_ticks_ask_whether_a_person_is_of_a_group(meanings):
    found = meanings(
        "农村劳动力台账", "姓名", "身份证号", ("人员类别（是的打√）", "脱贫劳动力"),
        ("人员类别（是的打√）", "监测对象"), ("困难类型", "本人残疾"), ("困难类型", "突发变故"),
        ("居住情况", "独居（是/否）"), "是否脱贫户成员", "是否享受孤儿保障", "是否享受残疾补贴",
    )  # fmt: skip
    asked = [found[head] for head in list(found)[2:]]
    assert asked == ["是否：脱贫户", "是否：监测户", "是否：残疾", None, "是否：独居老人",
                     "是否：脱贫户", "是否：孤儿", None]  # fmt: skip
    heads = ["学生姓名", "身份证号", ("家庭类型", "留守"), "是否残疾儿童"]
    pupils = meanings("适龄儿童摸底台账", *heads)
    assert list(pupils.values())[2:] == ["是否：留守儿童", "是否：残疾"]


def test_members_are_counted_beneath_the_size_of_their_household(meanings):
    found = meanings(
        "危险区转移清单", "户主姓名", "户主电话", ("家庭人口（人）", "60岁以上老人"),
        ("家庭人口（人）", "14岁以下儿童"), ("其中（人）", "残疾人"), ("其中重点人群", "65岁以上"),
    )  # fmt: skip
    assert list(found.values())[2:] == ["户内人数：年龄≥60", "户内人数：年龄<14", "户内人数：残疾",
                                        "户内人数：年龄≥65"]  # fmt: skip


def test_a_row_for_a_member_names_the_sort_of_the_household_before_it(meanings):
    found = meanings(
        "低保家庭成员核查表", ("低保家庭", "户主（申请人）姓名"), ("低保家庭", "户主身份证号"),
        ("结对低保家庭", "联系电话"), ("家庭成员", "姓名"), ("家庭成员", "公民身份号码"),
        ("家庭成员", "是否残疾"), ("家庭成员", "是否低保特困"),
    )  # fmt: skip
    assert list(found.values()) == [
        "从所指的记录里取：户主", "从所指的记录里取：户主身份证号", None, "resident.name",
        "resident.id_number", "是否：残疾", "是否：低保或特困",
    ]  # fmt: skip


def test_when_somebody_joined_is_asked_of_anybody_and_of_those_in_office(meanings):
    found = meanings("育龄妇女花名册", "姓名", "性别", "出生年月", "入党时间")
    assert found["入党时间"] == "从党员里取：入党时间"
    assert meanings("村民花名册", "姓名", "身份证号", "是否流动")["是否流动"] is None
    found = meanings("村两委成员花名册", "姓名", "性别", "入党时间", "是否退役军人", "任现职时间")
    assert list(found.values())[2:] == ["从党员里取：入党时间", "是否：退役军人",
                                        "official.started"]  # fmt: skip


def test_a_monthly_return_counts_today_above_the_words_at_its_foot(recogniser, tmp_path):
    writer = FormWriter(4)
    writer.line("人口情况月报表")
    writer.heads(["项目", "合计", "男", "女"])
    for item in ("本月末户籍人口", "其中：少数民族", "本月出生"):
        row = writer.rows(1)[0]
        writer.page[f"A{row}"] = item
    foot = writer.rows(1)[0]
    writer.page[f"A{foot}"], writer.page[f"C{foot}"] = "填报人", "填报日期"
    writer.book.save(tmp_path / "a.xlsx")
    sheet = recogniser.read(tmp_path / "a.xlsx").sheets[0]
    assert sheet.body.bottom == foot - 2
    found = {one.cell: one.derivation for one in sheet.places if one.cell}
    assert found[(foot - 4, 2)] == "人数：户籍在册，男"
    assert found[(foot - 3, 1)] == "人数：户籍在册，少数民族"
    assert found[(foot - 2, 1)] is None
    assert found[(foot - 1, 3)] == "填报日期"


def test_what_a_program_calls_the_columns_is_no_row_to_fill(recogniser, tmp_path):
    writer = FormWriter(4)
    writer.line("残疾人花名册")
    writer.heads(["姓名", "性别", "身份证号", "残疾证号"])
    row = writer.rows(6)[0]
    for column, key in zip("ABCD", ("XM", "XB", "SFZH", "CJZH"), strict=True):
        writer.page[f"{column}{row}"] = key
    writer.book.save(tmp_path / "a.xlsx")
    assert recogniser.read(tmp_path / "a.xlsx").sheets[0].body.top == row


def test_where_one_label_has_a_cell_of_its_own_all_have(recogniser, tmp_path):
    writer = FormWriter(6)
    writer.line("村民花名册")
    row = writer.texts({"A": "乡镇：", "C": "村（社区）："})
    writer.page.merge_cells(f"D{row}:E{row}")
    writer.heads(["序号", "姓名", "性别", "民族", "身份证号", "备注"])
    writer.rows(4)
    writer.book.save(tmp_path / "a.xlsx")
    found = {one.cell: one.target and one.target.path
             for one in recogniser.read(tmp_path / "a.xlsx").sheets[0].places if one.cell}
    assert found == {(row - 1, 1): "village.township", (row - 1, 3): "village.name"}


def counted(recogniser, tmp_path, title, heads, items):
    """Return what is counted in each row of a table, by its first words."""
    writer = FormWriter(len(heads))
    writer.line(title)
    writer.heads(heads)
    rows = {}
    for item in items:
        row = writer.rows(1)[0]
        writer.page[f"A{row}"], rows[row - 1] = item, item
    writer.book.save(tmp_path / "a.xlsx")
    sheet = recogniser.read(tmp_path / "a.xlsx").sheets[0]
    found = {}
    for one in sheet.places:
        if one.cell and one.cell[0] in rows:
            found.setdefault(rows[one.cell[0]], []).append(one.derivation)
    return found


def test_a_sum_of_sorts_of_people_is_not_everybody(recogniser, tmp_path):
    heads = ["类别", "人数", ("其中", "女"), ("其中", "残疾人")]
    found = counted(recogniser, tmp_path, "民政对象统计表", heads, ["农村低保", "孤儿", "合计"])
    assert found["孤儿"] == ["人数：孤儿", "人数：孤儿，女", "人数：孤儿，残疾"]
    assert found["合计"] == [None] * 3
    ages = counted(recogniser, tmp_path, "人口统计表", heads, ["0-17岁", "18岁以上", "合计"])
    assert ages["合计"] == [None, "人数：女", "人数：残疾"]


def test_what_only_some_are_given_is_no_reason_to_count_all(recogniser, tmp_path):
    found = counted(recogniser, tmp_path, "残疾人两项补贴统计表", ["项目", "人数"],
                    ["总人数", "其中：女", "户籍残疾人"])  # fmt: skip
    assert list(found.values()) == [[None], [None], ["人数：户籍在册，残疾"]]


def test_what_stands_beneath_parts_is_of_the_head_before_them(recogniser, tmp_path):
    heads = ["年龄", "外出务工人数", ("其中：按去向", "省外"), ("其中：重点人群", "残疾人")]
    items = ["合计", "其中：女", "16—30岁", "31岁以上"]
    found = counted(recogniser, tmp_path, "农村劳动力转移就业季报", heads, items)
    assert found["合计"] == ["人数：外出", None, "人数：外出，残疾"]
    assert found["16—30岁"][2] == "人数：年龄16-30，外出，残疾"
    found = counted(recogniser, tmp_path, "返乡创业人员统计表", ["项目", "外出务工"], ["男", "女"])
    assert found["男"] == [None]
    heads = ["项目", "户数", ("其中", "脱贫户"), ("其中", "残疾人"), "户籍人口", ("其中", "女")]
    found = counted(recogniser, tmp_path, "村情统计表", heads, ["常住", "60岁以上"])
    assert found["常住"][1:3] == ["户数：常住，脱贫户", "人数：常住，残疾"]
    assert found["60岁以上"][4] == "人数：年龄≥60，户籍在册，女"
    heads = ["项目", "村民代表人数", ("其中", "女"), "合计", ("性别", "男"), ("其中", "低保")]
    found = counted(recogniser, tmp_path, "村情统计表", heads, ["60岁以上", "党员"])
    assert found["党员"] == ["人数：党员，村民代表", "人数：党员，村民代表，女", "人数：党员",
                             "人数：党员，男", "人数：党员，低保"]  # fmt: skip


def test_a_part_that_says_itself_who_it_is_needs_no_whole(recogniser, tmp_path):
    items = ["妇女总数（18岁以上）", "其中：15—49岁育龄妇女", "　　　60岁以上", "未满18周岁",
             "其中：留守儿童", "　　　孤儿", "16—59岁", "其中：15—30岁"]  # fmt: skip
    found = counted(recogniser, tmp_path, "妇女儿童统计表", ["项目", "人数"], items)
    sheet = recogniser.read(tmp_path / "a.xlsx").sheets[0]
    assert (sheet.record_type, sheet.as_json()["register"]) == (None, "resident")
    assert [found[one][0] for one in items[1:]] == [
        "人数：年龄15-49，女", "人数：女，年龄≥60", "人数：年龄<18", "人数：留守儿童",
        "人数：年龄<18，孤儿", "人数：年龄16-59", None,
    ]  # fmt: skip


def test_words_of_a_line_explain_its_item_or_are_a_label_of_their_own(recogniser, tmp_path):
    writer = FormWriter(6)
    writer.line("村基础要素汇总表")
    writer.heads(["项目", "男", "残疾人", "低保对象", "女", "填报口径"])
    lines = {"老年人": "65周岁及以上户籍人口", "党员": "含18岁以下", "退役军人": "持证"}
    first, last = writer.rows(4, values=[*({"A": one, "F": why} for one, why in lines.items()),
                                  {"A": "户籍人口", "C": "老龄化程度（占总人口％）"}])  # fmt: skip
    writer.page.merge_cells(f"C{last}:D{last}")
    writer.book.save(tmp_path / "a.xlsx")
    places = recogniser.read(tmp_path / "a.xlsx").sheets[0].places
    found = {one.name: one.derivation for one in places}
    assert [found[f"C{row}"] for row in range(first, last)] == [
        "人数：年龄≥65，户籍在册，残疾", None, "人数：退役军人，残疾",
    ]  # fmt: skip
    assert f"E{last}" not in found


def test_the_books_are_asked_and_not_who_counts_again(recogniser, tmp_path):
    heads = ["项目", "单位", "账面数", "核实数", "经办人"]
    found = counted(recogniser, tmp_path, "三资清理核查表", heads, ["总户数", "党员人数"])
    assert found["党员人数"] == ["人数：党员", None, None]
    assert recogniser.read(tmp_path / "a.xlsx").sheets[0].kind == "items"
    heads = ["类别", *(("需重点转移人员", one) for one in ("70岁以上", "独居老人", "残疾人"))]
    found = counted(recogniser, tmp_path, "防汛基础数据表", heads, ["总户数", "总人口"])
    assert found["总人口"][0] == "人数：户籍在册，年龄≥70"


@pytest.mark.parametrize("whole", ["全村18周岁以上村民", "18周岁以上村民"])
def test_those_to_whom_the_law_is_explained_are_all_in_the_village(recogniser, tmp_path, whole):
    title = "“九五”普法启动前重点普法对象底数统计表"
    heads = ["对象类别", "总数", ("其中", "男"), ("其中", "党员"), ("其中", "少数民族")]
    found = counted(recogniser, tmp_path, title, heads, [whole, "村“两委”干部", "外出务工人员"])
    told = ["人数：外出", "人数：外出，男", "人数：外出，党员", "人数：外出，少数民族"]
    assert found["外出务工人员"] == (told if whole.startswith("全村") else [None] * 4)


def test_a_number_before_an_age_is_that_of_the_item(recogniser, tmp_path):
    found = counted(recogniser, tmp_path, "村情统计表", ["项目", "数量"],
                    ["一、党员", "1.预备党员", "2.60岁以上"])  # fmt: skip
    assert found["2.60岁以上"] == ["人数：党员，年龄≥60"]


@pytest.mark.parametrize("title", ["妇女儿童花名册", "慰问花名册", "村民花名册"])
def test_a_list_is_of_everybody_only_where_its_title_hints_at_nobody(recogniser, tmp_path, title):
    writer = FormWriter(3)
    writer.line(title)
    writer.heads(["序号", "姓名", "身份证号"])
    writer.rows(3)
    writer.book.save(tmp_path / "a.xlsx")
    told = recogniser.read(tmp_path / "a.xlsx").sheets[0].about
    assert bool(told.unknown) == (title != "村民花名册")


def test_what_follows_a_part_of_the_same_kind_is_a_part_too(recogniser, tmp_path):
    items = ["常住人口", "其中：男性", "女性", "村“两委”成员数", "其中：35岁以下", "党员总数"]
    found = counted(recogniser, tmp_path, "村情统计表", ["项目", "数量"], items)
    assert found["女性"] == ["人数：常住，女"]
    assert found["其中：35岁以下"] == ["人数：两委成员，年龄<35"]
    assert found["党员总数"] == ["人数：党员"]


def test_a_column_named_after_households_asks_whether_one_is_among_them(meanings):
    heads = ["户主姓名", "家庭人口数", "脱贫户", "建档立卡户（是/否）", "残疾人", "户籍类别"]
    found = meanings("危房台账", *heads)
    asked = list(found.values())[2:]
    assert asked == ["是否：脱贫户", "是否：脱贫户", "户内人数：残疾", None]


def test_after_the_number_of_the_other_ones_own_things_follow(meanings):
    heads = ["姓名", "配偶姓名", "配偶身份证号", "身份证号", "联系电话"]
    assert meanings("奖扶对象登记表", *heads)["联系电话"] == "resident.phone"
    heads = ["姓名", "配偶姓名", "身份证号", "联系电话"]
    assert meanings("奖扶对象登记表", *heads)["联系电话"] is None


def test_the_sum_of_a_table_by_age_is_of_the_same_people_as_its_lines(recogniser, tmp_path):
    heads = ["年龄段", "总人数", ("性别", "男"), "独居老人", "留守"]
    items = ["60—69周岁", "70周岁以上", "合计"]
    found = counted(recogniser, tmp_path, "老年人口情况统计表", heads, items)
    assert found["合计"] == [
        "人数：年龄≥60", "人数：年龄≥60，男", "人数：年龄≥60，独居老人", "人数：年龄≥60，留守老人",
    ]
    assert found["60—69周岁"][0] == "人数：年龄60-69"


@pytest.mark.parametrize(
    ("title", "ages", "told"),
    [("儿童情况统计表", ("0-5周岁", "6-17周岁"), ["人数：年龄0-17", "人数：年龄0-17，男"]),
     ("青年情况统计表", ("14-18周岁", "22-28周岁"), [None, None]),
     ("人口年龄结构表", ("0-17周岁", "18周岁以上"), ["人数：全部", "人数：男"])],
)  # fmt: skip
def test_a_sum_below_ages_is_of_them_together(recogniser, tmp_path, title, ages, told):
    found = counted(recogniser, tmp_path, title, ["年龄", "总计", "男"], [*ages, "合计"])
    assert found["合计"] == told


@pytest.mark.parametrize(
    ("title", "told"),
    [("村务公开工作统计表", "户数：全部"), ("教育文化卫生基本情况统计表", "户数：全部"),
     ("库区移民情况统计表", None), ("专业合作社情况统计表", None)],
)  # fmt: skip
def test_a_topic_of_the_village_is_about_everybody(recogniser, tmp_path, title, told):
    items = ["总户数", "总人口", "小学学历"]
    found = counted(recogniser, tmp_path, title, ["项目", "数量"], items)
    assert found["总户数"] == [told]


def test_a_title_may_say_the_ages_of_whom_it_names(recogniser, tmp_path):
    heads = ["项目", "人数", ("婚姻状况", "未婚"), ("务工情况", "外出务工")]
    found = counted(recogniser, tmp_path, "农村青年（14—35周岁）统计表", heads, ["男", "女"])
    assert found["男"] == [
        "人数：年龄14-35，男", "人数：年龄14-35，男，未婚", "人数：年龄14-35，男，外出",
    ]  # fmt: skip


def test_sorts_that_a_title_only_gathers_are_those_of_the_heads(meanings):
    heads = ["村名", "户籍人口", "党员", "村民代表", "老年人（60周岁以上）", "外出人员"]
    assert list(meanings("普法重点对象情况统计表", *heads).values())[1:] == [
        "人数：户籍在册", "人数：党员", "人数：村民代表", "人数：年龄≥60", "人数：外出",
    ]  # fmt: skip
    assert not any(meanings("普法重点对象情况统计表", *heads[::2]).values())


def test_items_side_by_side_have_words_of_their_own(recogniser, tmp_path):
    heads = [("妇女", "项目"), ("妇女", "数量"), ("儿童", "项目"), ("儿童", "数量")]
    writer = FormWriter(4)
    writer.line("妇女儿童基本情况统计表")
    writer.heads(heads)
    first = writer.row + 1
    writer.rows(3)
    for at, (woman, child) in enumerate([("妇女总人数", "儿童总数"), ("其中：女党员", "留守儿童"),
                                         ("其中：少数民族", "孤儿")]):  # fmt: skip
        writer.page.cell(first + at, 1, woman)
        writer.page.cell(first + at, 3, child)
    writer.book.save(tmp_path / "a.xlsx")
    places = recogniser.read(tmp_path / "a.xlsx").sheets[0].places
    found = {one.cell: one.derivation for one in places}
    assert [found[first - 1 + at, 3] for at in range(3)] == [
        "人数：年龄≤17", "人数：留守儿童", "人数：孤儿",
    ]  # fmt: skip


def test_a_part_behind_women_and_an_age_is_of_nobody_knows_whom(meanings):
    heads = [("残疾人", one) for one in ("合计", "女", "60岁以上", "其中：低保", "其中：65岁以上")]
    found = meanings("残疾人统计表", "村名", *heads)
    assert found["残疾人/其中：低保"] is None
    assert found["残疾人/其中：65岁以上"] == "人数：残疾，年龄≥65"


def test_a_part_beside_a_count_is_of_it(meanings):
    found = meanings("各村人口统计表", "村名", "低保人数", "其中：女", "劳动力人数", "其中：男")
    assert found["其中：女"] == "人数：低保，女"
    assert found["其中：男"] is None  # of whom nobody knows who they are


def test_a_line_for_each_village_that_begins_with_all_its_people_is_of_all(meanings):
    chosen = [("重点转移对象", one) for one in ("60岁以上老人", "独居老人", "残疾人")]
    whole = ["行政村", "总户数", "总人口"]
    found = meanings("防汛防灾人员底数统计表", *whole, *chosen, ("主任", "姓名"), "值班电话")
    assert list(found.values())[1:6] == [
        "户数：全部", "人数：户籍在册", "人数：年龄≥60", "人数：独居老人", "人数：残疾",
    ]  # fmt: skip
    own = [("少数民族人口", one) for one in ("小计", "其中：党员")]
    found = meanings("少数民族人口情况统计表", *whole, *own)
    assert list(found.values())[1:] == [
        "户数：全部", "人数：户籍在册", "人数：少数民族", "人数：少数民族，党员",
    ]  # fmt: skip
    found = meanings("防汛防灾人员底数统计表", "行政村", "值班人员数", *chosen)
    assert found["重点转移对象/60岁以上老人"] is None  # whom it is about nobody says
    aged = [("16—59周岁劳动年龄人口", one) for one in ("小计", "其中：女")]
    found = meanings("劳动力资源月报表", *whole, *aged, ("外出务工人员", "小计"))
    assert list(found.values())[3:] == ["人数：年龄16-59", "人数：年龄16-59，女", "人数：外出"]


@pytest.mark.parametrize(
    ("title", "heads", "told"),
    [
        ("村民代表情况统计表", ["村名", "代表总数", "妇女代表", "党员代表"],
         ["人数：村民代表", "人数：村民代表，女", "人数：村民代表，党员"]),
        ("妇女儿童工作统计表", ["妇女总数", "18-45岁", "党员", "女党员", "留守儿童", "0-6岁"],
         ["人数：女", None, None, "人数：女，党员", "人数：留守儿童", "人数：年龄0-6"]),
        ("防返贫监测对象统计表", [(one, what) for one in ("监测对象", "其中：边缘易致贫户")
                                  for what in ("户数", "人数")],
         ["户数：监测户", "人数：监测户", None, None]),
        ("少数民族人口统计表", ["村名", "总户数", "总人口", ("少数民族人口", "男")],
         ["户数：全部", "人数：户籍在册", "人数：少数民族，男"]),
        ("老年人口统计表", ["村名", "户籍总人口", ("其中：特殊老年人", "低保"),
                            ("其中：特殊老年人", "独居")],
         ["人数：户籍在册", "人数：年龄≥60，低保", "人数：年龄≥60，独居老人"]),
        ("地质灾害点受威胁群众统计表", ["总户数", "党员", "残疾人", "独居老人"],
         [None, None, None, None]),
    ],
)
def test_a_line_of_counts_is_of_whom_its_title_and_heads_say(meanings, title, heads, told):
    found = list(meanings(title, *heads).values())
    assert found[len(found) - len(told) :] == told


def test_a_line_of_counts_stands_beside_its_labels_above_a_list(recogniser, tmp_path):
    writer = FormWriter(8)
    writer.line("村人口变动月报表")
    writer.pairs("期末总户数", "期末总人口", "男", "育龄妇女(15-49)")
    writer.line("减少人员名单")
    writer.heads(["序号", "姓名", "变动原因", "备注"])
    writer.rows(3)
    writer.book.save(tmp_path / "a.xlsx")
    told = [one.derivation for one in recogniser.read(tmp_path / "a.xlsx").sheets[0].places]
    assert told[:4] == ["户数：全部", "人数：户籍在册", "人数：男", "人数：年龄15-49，女"]


def test_rows_named_after_groups_are_counted_in_them(recogniser, tmp_path):
    writer = FormWriter(3)
    writer.line("各组人口统计表")
    writer.heads(["组别", "户数", "党员人数"])
    writer.rows(3, values=[{"A": "第一组"}, {"A": "二组"}, {"A": "合计"}])
    writer.book.save(tmp_path / "a.xlsx")
    places = recogniser.read(tmp_path / "a.xlsx").sheets[0].places
    assert [one.derivation for one in places] == [
        "户数：1组", "人数：1组，党员", "户数：2组", "人数：2组，党员", "户数：全部", "人数：党员",
    ]  # fmt: skip


def test_a_card_of_the_village_is_about_nobody(recogniser, tmp_path):
    writer = FormWriter(4)
    writer.line("行政村基本情况登记表")
    writer.pairs("村名", "所属乡镇")
    writer.pairs("总户数", "常住人口")
    writer.pairs("其中：女性", "备注")
    writer.book.save(tmp_path / "a.xlsx")
    sheet = recogniser.read(tmp_path / "a.xlsx").sheets[0]
    told = {one.name: one.derivation for one in sheet.places}
    assert (sheet.kind, sheet.record_type) == ("items", None)
    assert told == {"B2": "每行一样", "D2": "每行一样", "B3": "户数：全部", "D3": "人数：常住",
                    "B4": "人数：常住，女", "D4": None}  # fmt: skip


def test_items_with_codes_behind_their_blanks_need_no_heads(recogniser, tmp_path):
    writer = FormWriter(3)
    writer.line("村级调查表")
    items = ["1.总户数（户籍）", "其中：脱贫户", "2.残疾人户", "3.外出务工人数", "4.人均纯收入"]
    writer.rows(5, values=[{"A": one, "C": f"B{at}"} for at, one in enumerate(items, 1)])
    writer.book.save(tmp_path / "a.xlsx")
    sheet = recogniser.read(tmp_path / "a.xlsx").sheets[0]
    assert (sheet.kind, [one.derivation for one in sheet.places]) == ("items", [
        "户数：户籍在册", "户数：户籍在册，脱贫户", "户数：残疾", "人数：外出", None,
    ])  # fmt: skip


@pytest.mark.parametrize(
    ("title", "whom", "unknown"),
    [
        ("少数民族人口花名册", "少数民族", ""),
        ("防止返贫致贫监测对象家庭信息核查表", "监测户", ""),
        ("苗族自治县残疾人花名册", "残疾人", ""),
        ("35-64周岁适龄妇女花名册", "35-64周岁、妇女", ""),
        ("育龄妇女花名册", "育龄、妇女", ""),
        ("已婚育龄妇女花名册", None, "已婚育龄妇女"),
        ("外出流动党员花名册", "流动党员", ""),
        ("第三组村民花名册", "第三组", ""),
        ("低保户（含特困户）花名册", "低保户或特困户", ""),
        ("脱贫户（监测户）核查表", "脱贫户或监测户", ""),
        ("残疾人（低保）花名册", "残疾人、低保", ""),
    ],
)
def test_a_title_names_whom_the_ledger_can_tell(title, whom, unknown):
    told = about(title)
    assert (told.filter, told.unknown) == (whom, unknown)


def test_who_died_stands_in_the_register_of_those_who_left(meanings):
    found = meanings("死亡人员花名册", "姓名", "身份证号", "死亡时间")
    assert found["死亡时间"] == "departure.happened_on"


def test_everybody_is_not_counted_as_those_of_the_title(recogniser, tmp_path):
    items = ["党员情况", "全村人口（人）", "全村党员（不含挂扶干部）（人）", "户籍人口"]
    found = counted(recogniser, tmp_path, "党员情况明细表", ["项目", "数量"], items)
    assert list(found.values()) == [[None], ["人数：户籍在册"], ["人数：党员"], [None]]


def test_two_sorts_in_one_label_are_not_counted_as_both(recogniser, tmp_path):
    items = ["二、总人口", "2.女", "总人口中：60岁及以上", "低保、特困人员"]
    found = counted(recogniser, tmp_path, "人口统计表", ["项目", "人数"], items)
    assert found["总人口中：60岁及以上"] == ["人数：户籍在册，年龄≥60"]
    assert found["低保、特困人员"] == [None]


def test_who_the_title_means_a_note_says_or_every_count_stays_open(recogniser, tmp_path):
    def of(*notes):
        heads, items = ["文化程度", "合计", "其中：党员"], ["小学", "初中", *notes]
        return counted(recogniser, tmp_path, "农村劳动力资源情况表", heads, items)

    found = of("劳动力指年龄在16—59周岁的人口。")
    assert found["小学"] == ["人数：年龄16-59，小学", "人数：年龄16-59，小学，党员"]
    assert not any(of("劳动力指16—59周岁、非在校的人员。")["小学"])
    assert not any(of()["小学"])


def test_a_share_may_have_its_whole_in_the_other_head(recogniser, tmp_path):
    heads, items = ["项目", "总数", "女党员"], ["党员总数", "占党员总数比例（%）"]
    found = counted(recogniser, tmp_path, "党员情况统计表", heads, items)
    assert found[items[1]] == ["占比：党员 / 党员", "占比：女，党员 / 党员"]


def test_women_are_a_share_of_those_they_are_named_with(recogniser, tmp_path):
    heads, items = ["指标名称", "计量单位", "本期数"], ["女性村民代表占比", "女性占比"]
    items += ["女性占村民代表比例", "残疾人占低保人口比例", "女性占户籍人口比例"]
    found = counted(recogniser, tmp_path, "妇女儿童发展规划监测表", heads, items)
    assert list(found.values()) == [
        ["占比：女，村民代表 / 村民代表"], [None], ["占比：女，村民代表 / 村民代表"],
        ["占比：残疾，低保 / 低保"], ["占比：女 / 户籍在册"],
    ]


def test_items_set_in_beneath_a_matter_are_no_part_of_it(recogniser, tmp_path):
    items = ["四、社会保障", "  低保户数", "五、返乡人员", "  男", "六、村级组织", "  村干部",
             "    其中：女干部", "    其中：男公务员"]  # fmt: skip
    found = counted(recogniser, tmp_path, "行政村社会经济基本情况", ["指标名称", "数量"], items)
    told = [one for (one,) in found.values()]
    assert told == [None, "户数：低保", None, None, None, "人数：村干部", "人数：村干部，女", None]


def test_old_people_in_need_are_those_named_beneath(recogniser, tmp_path):
    heads = ["年龄段（周岁）", "老年人口数（户籍）",
             *(("重点老年人", one) for one in ("留守", "低保", "困难"))]  # fmt: skip
    found = counted(recogniser, tmp_path, "老年人口情况统计表", heads, ["60—69", "70—79"])
    told, left, aided, poor = found["60—69"]
    assert (told, poor) == ("人数：年龄60-69，户籍在册", None)
    assert {left, aided} == {"人数：年龄60-69，留守老人", "人数：年龄60-69，低保"}


def test_of_those_given_something_some_heads_count_them_all(recogniser, tmp_path):
    heads, items = ["人员类别", "现有人数", "已参保人数"], ["低保对象", "孤儿"]
    found = counted(recogniser, tmp_path, "医疗保险资助参保情况统计表", heads, items)
    assert found == {"低保对象": ["人数：低保", None], "孤儿": ["人数：孤儿", None]}


def test_an_item_may_be_the_village_itself(recogniser, tmp_path):
    items = ["社区（行政村）名称", "地址", "总户数", "　其中：残障人员"]
    found = counted(recogniser, tmp_path, "减灾能力调查表", ["指标名称", "指标值"], items)
    assert list(found.values()) == [["每行一样"], [None], ["户数：全部"], ["人数：残疾"]]


def test_of_whom_a_part_behind_shares_is(recogniser, tmp_path):
    heads = ["类别", "总人数", "男", "女", "其中80岁以上", "其中：男", ("学历", "高中"),
             ("学历", "初中及以下"), ("学历", "其中：小学"), ("学历", "其中：女")]  # fmt: skip
    items = ["60周岁以上老年人", "低保老年人", "丧偶老年人", "独居老人"]
    found = counted(recogniser, tmp_path, "老年人口及特殊老年群体统计表", heads, items)
    assert [one and one[3:].split("，")[-1] for one in found[items[0]]] == [
        "年龄≥60", "男", "女", "年龄≥80", None, "高中", "初中及以下", "小学", None
    ]  # fmt: skip
    assert found[items[2]][0] == "人数：丧偶，年龄≥60"


def test_who_can_work_is_of_the_ages_that_say_so(recogniser, tmp_path):
    working = "16—59周岁劳动力（常住与外出合计）"
    heads = ["文化程度", (working, "合计"), (working, "45岁以下"), ("其中外出务工", "人数")]
    found = counted(recogniser, tmp_path, "农村劳动力素质统计表", heads, ["小学", "初中"])
    assert found["小学"] == ["人数：小学，年龄16-59", None, "人数：年龄16-59，小学，外出"]
    heads = ["年龄", "育龄妇女人数", ("婚姻状况", "未婚")]
    title = "育龄妇女婚育状况分年龄统计表"
    found = counted(recogniser, tmp_path, title, heads, ["15-19岁", "合计"])
    assert found == {"15-19岁": ["人数：年龄15-19，女", "人数：女，年龄15-19，未婚"],
                     "合计": ["人数：年龄15-49，女", "人数：年龄15-49，女，未婚"]}  # fmt: skip


def test_the_only_column_for_numbers_needs_no_words(recogniser, tmp_path):
    items = ["总户数（户）", "常住人口（人）", "1.男性", "2.女性", "其中：党员（人）"]
    for value, known in (("现状数值", True), ("摸底填写数", True), ("上年数", False),
                         ("计划数", False), ("参保人数", False)):  # fmt: skip
        heads = ["调查内容", value, "数据来源"]
        found = counted(recogniser, tmp_path, "村庄规划基础信息调查表", heads, items)
        told = ["户数：全部", "人数：常住"] if known else [None, None]
        assert [found[one][0] for one in items[:2]] == told, value
    heads = ["类别", "总人数", "应参保人数"]
    title = "民政对象统计表"
    found = counted(recogniser, tmp_path, title, heads, ["低保对象", "村干部"])
    assert found["低保对象"] == ["人数：低保", None]


def test_behind_men_and_women_a_part_is_of_both(recogniser, tmp_path):
    items = ["人口数", "　1.男性", "　2.女性", "　其中：常住人口"]
    found = counted(recogniser, tmp_path, "农村经济基本情况表", ["指标名称", "数量"], items)
    assert found[items[3]] == ["人数：常住"]


def test_a_part_may_be_of_an_earlier_share(recogniser, tmp_path):
    heads = ["项目", ("学历", "大专及以上"), ("学历", "高中"), ("学历", "其中：本科"),
             ("人数中", "女性")]  # fmt: skip
    found = counted(recogniser, tmp_path, "党员结构统计表", heads, ["党员总数", "正式党员"])
    assert found["正式党员"][2:] == ["人数：正式党员，本科", "人数：正式党员，女"]


def test_a_mark_of_statistics_says_of_what_an_item_is_a_part(recogniser, tmp_path):
    items = ["　　户籍人口", "　　　　#女性", "　　　　#少数民族", "　　党员人数", "　　　　#女性"]
    found = counted(recogniser, tmp_path, "行政村基本情况", ["指标名称", "数量"], items)
    assert found["　　　　#少数民族"] == ["人数：户籍在册，少数民族"]


def test_what_heads_a_split_is_no_number(recogniser, tmp_path):
    items = ["一、按年龄分", "35岁及以下"]
    found = counted(recogniser, tmp_path, "党员情况统计表", ["项目", "数量"], items)
    assert found == {items[0]: [None], items[1]: ["人数：党员，年龄≤35"]}


def test_every_table_of_a_sheet_is_found_whichever_reads_best(recogniser, tmp_path):
    writer = FormWriter(5)
    writer.line("村级防汛基础信息表")
    writer.line("一、村民小组")
    writer.heads(["序号", "组名", "组长", "户数", "备注"])
    writer.rows(3)
    writer.line("二、村干部联系表")
    writer.heads(["序号", "姓名", "职务", "手机号码", "签字"])
    writer.rows(3)
    writer.book.save(tmp_path / "a.xlsx")
    found = recogniser.read(tmp_path / "a.xlsx").sheets
    assert [(one.record_type.name, one.header) for one in found] == [
        ("village_group", (2,)), ("official", (7,)),
    ]  # fmt: skip


def test_a_report_in_sentences_is_no_table(recogniser, tmp_path):
    writer = FormWriter(1)
    writer.line("平安建设情况报告", merged=False)
    writer.line("填报单位：            （章）", merged=False)
    writer.line("我村位于______乡（镇），共有农户____户，含女党员____名。", merged=False)
    writer.line("村部地址______________，村“两委”干部____名。", merged=False)
    writer.book.save(tmp_path / "a.xlsx")
    (sheet,) = recogniser.read(tmp_path / "a.xlsx").sheets
    assert [one.derivation for one in sheet.places] == [
        "填报单位", "乡镇", "户数：全部", "人数：女，党员", "村部地址", "人数：两委成员",
    ]  # fmt: skip


def test_sentences_beside_their_captions_are_no_table(recogniser, tmp_path):
    writer = FormWriter(2)
    writer.line("村级治理工作月报")
    writer.rows(3, values=[
        {"A": "一、基本情况", "B": "现有农户____户，户籍人口____人，其中60岁以上____人。"},
        {"A": "二、特殊群体关爱", "B": "低保对象____户，残疾人____人，孤儿____人。"},
        {"A": "三、外出务工", "B": "男____人，女____人，党员____人。"},
    ])  # fmt: skip
    writer.book.save(tmp_path / "a.xlsx")
    (sheet,) = recogniser.read(tmp_path / "a.xlsx").sheets
    assert (sheet.kind, [one.derivation for one in sheet.places]) == ("other", [
        "户数：全部", "人数：户籍在册", "人数：户籍在册，年龄≥60",
        "户数：低保", "人数：残疾", "人数：孤儿",
        "人数：外出，男", "人数：外出，女", "人数：外出，党员",
    ])  # fmt: skip


def test_a_line_below_a_report_is_no_head_of_a_list(recogniser, tmp_path):
    writer = FormWriter(3)
    writer.line("村情报告单")
    writer.line("全村共有农户____户，现有党员____人。")
    writer.book.active["C5"] = "报告日期："
    writer.book.save(tmp_path / "a.xlsx")
    sheet = recogniser.read(tmp_path / "a.xlsx").sheets[0]
    told = [one.derivation for one in sheet.places]
    assert (sheet.kind, told) == ("other", ["户数：全部", "人数：党员", "填报日期"])
