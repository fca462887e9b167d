"""The half that may be looked at."""

from tests.models.forms.corpus import AGE, COUNTED, ROW, UNIT, case, roster
from tests.models.forms.form_writer import FormWriter

NAME, SEX, ID, PHONE = "resident.name", "resident.sex", "resident.id_number", "resident.phone"
HOUSES = ["household", "resident"]
HEAD = ["household.head", NAME]
HEAD_ID, HEAD_PHONE = ["household.head_number", ID], ["household.phone", PHONE]
BORN = ("party_member.born_on", "resident.born_on")


@case("tuned", "低保花名册")
def _():
    return roster(
        "农村低保户花名册",
        [("序号", ROW), ("姓名", NAME), ("性别", SEX), ("年龄", AGE), ("身份证号码", ID),
         ("家庭住址", "resident.address"), ("联系电话", PHONE), ("月保障金（元）", None),
         ("备注", "resident.note")],
        above={"填报单位（盖章）：                 填报时间：    年   月   日": UNIT},
        below=("填表人：              审核人（签字）：              负责人（签字）：",),
        total=("H",), whom="低保户", lists=(("C", ("男性", "女性")),),
        more={"A17/填表人": None, "A17/审核人（签字）": None,
              "A17/负责人（签字）": None},
    )  # fmt: skip


@case("tuned", "残疾人帮扶")
def _():
    return roster(
        "残疾人基本情况登记表",
        [("序号", ROW), ("姓名", NAME), ("性别（1男2女）", SEX), ("出生年月", "resident.born_on"),
         (("监护人", "姓名"), None), (("监护人", "电话"), None), ("帮扶人电话", None),
         ("本人手机号码", PHONE)],
        whom="残疾人",
    )  # fmt: skip


@case("tuned", "人口信息采集")
def _():
    return roster(
        "      村户籍人口信息采集表",
        [("户编号", "resident.household"), ("户主姓名", "household.head"), ("家庭成员姓名", NAME),
         ("与户主关系", "resident.relation"), ("公民身份号码", ID), ("民族", "resident.nation"),
         ("文化程度", "resident.education"), ("婚姻状况", "resident.marital"),
         ("政治面貌", "resident.political"), ("村民小组", "resident.group")],
        whom="户籍人口", more={"A1/村": "village.name"},
    )  # fmt: skip


@case("tuned", "困难户统计")
def _():
    return roster(
        "特困户统计表",
        [("户主姓名", HEAD), ("身份证号码", HEAD_ID), ("家庭人口数", "household.size"),
         ("联系电话", HEAD_PHONE), ("致贫原因", None), ("行政村（社区）", "village.name")],
        kind="household", register=HOUSES, whom="特困户", rows=5,
    )  # fmt: skip


@case("tuned", "党员花名册")
def _():
    return roster(
        "党员花名册",
        [("序号", ROW), ("姓名", "party_member.name"), ("性别", "party_member.sex"),
         ("民族", "party_member.nation"), ("出生年月", [*BORN]),
         ("学历", "party_member.education"), ("入党时间", "party_member.joined_on"),
         ("转正时间", "party_member.confirmed_on"), ("联系电话", "party_member.phone"),
         ("党内职务", "party_member.post")],
        register="party_member", whom="党员",
    )  # fmt: skip


@case("tuned", "老年人台账")
def _():
    return roster(
        "60岁以上老年人台账",
        [("序号", ROW), ("村组", "resident.group"), ("姓名", NAME), ("年龄", AGE),
         ("身份证号", ID), ("是否独居", "是否：独居老人"), ("紧急联系人", None),
         ("紧急联系人电话", None)],
        whom="60岁以上、老年人", numbered=True,
    )  # fmt: skip


@case("tuned", "人员情况逐项")
def _():
    writer = FormWriter(4)
    writer.line("村基本情况统计表", size=16)
    row = writer.line("填报单位：                      填报日期：")
    header = writer.heads(["编号", "项目", "单位", "数量"])
    items = [("户籍人口", "人", "人数：户籍在册"), ("其中：女性", "人", None),
             ("常住人口", "人", "人数：常住"), ("低保户", "户", "户数：低保"),
             ("低保对象", "人", "人数：低保"), ("特困人员", "人", "人数：特困"),
             ("60周岁及以上老年人", "人", "人数：年龄≥60"), ("党员人数", "人", "人数：党员"),
             ("其中：35岁以下党员", "人", "人数：年龄<35，党员"),
             ("无劳动能力低保对象", "人", None), ("村集体经济收入", "万元", None)]  # fmt: skip
    first, last = writer.rows(len(items), numbered=True,
                              values=[{"B": item, "C": unit} for item, unit, _ in items],
    )  # fmt: skip
    places = {f"D{first + at}": right for at, (_, _, right) in enumerate(items)}
    places[f"D{first + 1}"] = "人数：户籍在册，女"
    places |= {f"A{row}/填报单位": "village.name", f"A{row}/填报日期": "填报日期"}
    return writer, {"kind": "items", "register": COUNTED, "filter": None,
                    "header_rows": list(header), "first_row": first, "last_row": last,
                    "places": places}  # fmt: skip


@case("tuned", "年龄结构")
def _():
    writer = FormWriter(5)
    writer.line("党员队伍情况统计表", size=16)
    header = writer.heads(["类别", "党员总数", ("性别", "男"), ("性别", "女"), "60岁以上"])
    first, last = writer.rows(3, values=[{"A": "正式党员"}, {"A": "预备党员"}, {"A": "合计"}])
    return writer, {
        "kind": "matrix", "register": COUNTED, "filter": "党员",
        "header_rows": list(header), "first_row": first, "last_row": last,
        "places": {f"C{first}": "人数：正式党员，男", f"D{first}": "人数：正式党员，女",
                   f"E{first}": "人数：正式党员，年龄≥60", f"C{first + 1}": "人数：预备党员，男",
                   f"D{last}": "人数：党员，女"},
    }  # fmt: skip


@case("tuned", "留守儿童登记")
def _():
    writer = FormWriter(6)
    writer.line("农村留守儿童基本情况登记表", size=16)
    line = writer.line("填报单位（盖章）：              填报日期：   年   月   日")
    one = writer.pairs("姓名", "性别", "民族")
    two = writer.pairs("出生日期", "公民身份证号码", "户籍所在地")
    three = writer.pairs("现居住地", "身体情况", "就学情况")
    four = writer.pairs("父亲姓名", "出生日期", "联系电话")
    five = writer.pairs("委托监护人姓名", "公民身份证号码", "与被监护人关系")
    places = {
        f"B{one}": NAME, f"D{one}": SEX, f"F{one}": "resident.nation",
        f"B{two}": "resident.born_on", f"D{two}": ID, f"F{two}": "resident.registered_address",
        f"B{three}": "resident.address", f"D{three}": None, f"F{three}": None,
        f"B{four}": None, f"D{four}": None, f"F{four}": None,
        f"B{five}": None, f"D{five}": None, f"F{five}": None,
        f"A{line}/填报单位（盖章）": "village.name", f"A{line}/填报日期": "填报日期",
    }  # fmt: skip
    return writer, {"kind": "person", "register": "resident", "filter": "留守儿童",
                    "header_rows": [], "first_row": None, "last_row": None,
                    "places": places}  # fmt: skip


@case("tuned", "发放公示")
def _():
    return roster(
        "低保金发放情况公示",
        [("序号", ROW), ("户主姓名", HEAD), ("家庭人口", "household.size"),
         ("保障人口", "户内人数：低保"), ("月保障金额（元）", None), ("身份证号", HEAD_ID)],
        kind="household", register=HOUSES, whom="低保", rows=8,
        below=("公示时间：                 监督电话：",),
    )  # fmt: skip


@case("tuned", "用印登记")
def _():
    return roster(
        "公章使用登记表",
        [("登记编号", None), ("使用日期", "seal_use.used_on"),
         ("用章事由", "seal_use.document"), ("用印次数", "seal_use.times"),
         ("批准人", "seal_use.approver"), ("经办人", "seal_use.handler"),
         ("备注", "seal_use.note")],
        register="seal_use",
    )  # fmt: skip


@case("tuned", "年度村表")
def _():
    return roster(
        "XX村20  年退役军人信息台账",
        [("姓名", NAME), ("身份证号", ID), ("性别", SEX), ("民族", "resident.nation"),
         ("家庭人口", "household.size"), ("入伍时间", None), ("服役年限", None)],
        whom="退役军人", more={"A1/村": "village.name", "A1/年": "年"},
    )  # fmt: skip


@case("tuned", "各村人口")
def _():
    return roster(
        "各村人口统计表",
        [("村名", "village.name"), ("总户数", "户数：全部"), ("户籍人口数", "人数：户籍在册"),
         (("低保", "户数"), "户数：低保"), (("低保", "人数"), "人数：低保"),
         ("党员人数", "人数：党员"), ("耕地面积（亩）", None)],
        register="village",
    )  # fmt: skip


@case("tuned", "困难党员")
def _():
    return roster(
        "60岁以上党员花名册",
        [("序号", ROW), ("姓名", "party_member.name"), ("所在党支部", None),
         ("入党时间", "party_member.joined_on"), ("党龄", "party_member.joined_on"),
         ("是否低保户", "是否：低保"), ("补助金额（元）", None)],
        register="party_member", whom="60岁以上、党员",
    )  # fmt: skip


@case("tuned", "带示例行")
def _():
    writer = FormWriter(6)
    writer.line("附件2", merged=False)
    writer.line("退役军人信息采集表", size=16)
    writer.texts({"A": "填报单位：", "D": "填报日期：", "F": "单位：人"})
    header = writer.heads(
        ["序\n号", "姓  名", "公民身份\n号码*", "联系\n电话", "出生年月", "民 族"]
    )
    writer.rows(1, values=[{"A": "示例", "B": "张三", "C": "11010119900101001X",
                            "D": "13800000000", "E": "1990.01", "F": "汉族"}])  # fmt: skip
    first, last = writer.rows(10)
    writer.line("注：1.本表一式两份。", merged=False)
    writer.line("单位负责人：          填表人：          联系电话：", merged=False)
    return writer, {
        "kind": "roster", "register": "resident", "filter": "退役军人",
        "header_rows": list(header), "first_row": first, "last_row": last,
        "places": {"A": ROW, "B": NAME, "C": ID, "D": PHONE, "E": "resident.born_on",
                   "F": "resident.nation", "A3/填报单位": "village.name",
                   "D3/填报日期": "填报日期",
                   f"A{last + 2}/单位负责人": None, f"A{last + 2}/填表人": None,
                   f"A{last + 2}/联系电话": None},
    }  # fmt: skip


@case("tuned", "栏号行")
def _():
    writer = FormWriter(6)
    writer.line("残疾人花名册", size=16)
    header = writer.heads(["序号", "姓名", ("户口所在地", "乡镇"), ("户口所在地", "村"),
                           ("户口所在地", "组"), "残疾证号"])  # fmt: skip
    writer.rows(1, values=[{"A": "甲", "B": "乙", "C": "1", "D": "2", "E": "3", "F": "4"}])
    first, last = writer.rows(8, numbered=True)
    writer.total(first, last, ())
    return writer, {
        "kind": "roster", "register": "resident", "filter": "残疾人",
        "header_rows": list(header), "first_row": first, "last_row": last,
        "places": {"A": ROW, "B": NAME, "C": "village.township", "D": "village.name",
                   "E": "resident.group", "F": "special_group.number"},
    }  # fmt: skip


@case("tuned", "两张表")
def _():
    writer = FormWriter(5)
    writer.line("低保户花名册", size=16)
    header = writer.heads(["序号", "姓名", "性别", "身份证号", "银行卡号"])
    first, last = writer.rows(5)
    writer.line("")
    writer.line("二、特困人员")
    writer.heads(["序号", "姓名", "性别", "身份证号", "供养方式"])
    writer.rows(5)
    return writer, {
        "kind": "roster", "register": "resident", "filter": "低保户",
        "header_rows": list(header), "first_row": first, "last_row": last,
        "places": {"A": ROW, "B": NAME, "C": SEX, "D": ID, "E": "resident.card"},
    }  # fmt: skip


@case("tuned", "一户一表")
def _():
    writer = FormWriter(6)
    writer.line("农户信息采集表", size=16)
    writer.line("村：            组：            调查日期：")
    one = writer.pairs("户主姓名", "性别", "联系电话")
    two = writer.pairs("身份证号码", "家庭人口", "家庭住址")
    writer.line("家庭成员情况")
    (header,) = writer.heads(["姓名", "与户主关系", "身份证号码", "年龄", "文化程度", "备注"])
    first, last = writer.rows(5)
    three = writer.pairs("家庭年收入", "银行贷款", "帮扶人")
    return writer, {
        "kind": "person", "register": HOUSES, "filter": None, "header_rows": [header],
        "first_row": first, "last_row": last,
        "places": {f"B{one}": HEAD, f"D{one}": SEX, f"F{one}": HEAD_PHONE, f"B{two}": HEAD_ID,
                   f"D{two}": "household.size", f"F{two}": ["household.address",
                                                             "resident.address"],
                   f"B{three}": None, f"D{three}": None, f"F{three}": None,
                   "A2/村": "village.name", "A2/组": None, "A": NAME, "B": "resident.relation",
                   "C": ID, "D": AGE, "E": "resident.education"},
    }  # fmt: skip


@case("tuned", "年龄分段")
def _():
    writer = FormWriter(6)
    writer.line("人口年龄结构统计表", size=16)
    header = writer.heads(["年龄段", "合计", "男", "女", "党员", "低保"])
    first, last = writer.rows(4, values=[{"A": "0-17岁"}, {"A": "18-59岁"}, {"A": "60岁及以上"},
                                         {"A": "平均年龄"}])  # fmt: skip
    return writer, {
        "kind": "matrix", "register": COUNTED, "filter": None, "header_rows": list(header),
        "first_row": first, "last_row": last,
        "places": {f"B{first}": "人数：年龄0-17", f"C{first + 1}": "人数：年龄18-59，男",
                   f"D{first + 2}": "人数：年龄≥60，女", f"E{first + 2}": "人数：年龄≥60，党员",
                   f"F{first}": "人数：年龄0-17，低保", f"B{last}": None, f"C{last}": None},
    }  # fmt: skip
