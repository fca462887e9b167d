"""The half that was written once and is not looked at while the recognition is worked on."""

from tests.models.forms.corpus import AGE, COUNTED, ROW, UNIT, case, roster
from tests.models.forms.form_writer import FormWriter

NAME, SEX, ID, PHONE = "resident.name", "resident.sex", "resident.id_number", "resident.phone"
HOUSES = ["household", "resident"]
HEAD = ["household.head", NAME]
HEAD_ID, HEAD_PHONE = ["household.head_number", ID], ["household.phone", PHONE]


@case("held", "外出务工")
def _():
    return roster(
        "外出务工人员花名册",
        [("序号", ROW), ("姓 名", NAME), ("性 别", SEX), ("民族", "resident.nation"),
         ("身份证号码", ID), ("务工地点", "resident.away_to"), ("外出事由", "resident.away_for"),
         ("联系方式", PHONE), ("所属小组", "resident.group")],
        above={"填报单位（盖章）：            填报时间：     年    月    日": UNIT},
        whom="外出务工",
    )  # fmt: skip


@case("held", "独居老人")
def _():
    return roster(
        "独居老人关爱服务登记台账",
        [("序号", ROW), ("老人姓名", "resident.name"),
         ("年龄（周岁）", AGE), ("住址", "resident.address"),
         ("电话", PHONE), (("结对帮扶人", "姓名"), None), (("结对帮扶人", "联系电话"), None),
         (("子女情况", "姓名"), None), (("子女情况", "电话"), None)],
        whom="独居老人",
    )  # fmt: skip


@case("held", "常住人口")
def _():
    return roster(
        "常住人口登记表",
        [("序号", ROW), ("户号", "resident.household"), ("姓名", NAME),
         ("与户主关系", "resident.relation"), ("性别", SEX), ("出生日期", "resident.born_on"),
         ("身份证件号码", ID), ("学历", "resident.education"), ("政治面貌", "resident.political"),
         ("手机号", PHONE), ("是否常住", "resident.living"), ("健康状况", None)],
        whom="常住人口", rows=20,
        lists=(("I", ("党员", "团员", "群众")), ("K", ("1-是", "2-否"))),
    )  # fmt: skip


@case("held", "宅基地户")
def _():
    return roster(
        "农户基本信息表",
        [("序号", ROW), ("村民小组", ["household.group", "resident.group"]), ("户主姓名", HEAD),
         ("户主身份证号", HEAD_ID), ("家庭人口（人）", "household.size"),
         ("宅基地面积（平方米）", None),
         ("承包地面积（亩）", "household.farm_area"),
         ("联系电话", HEAD_PHONE)],
        kind="household", register=HOUSES, whom=None, total=("E", "G"),
    )  # fmt: skip


@case("held", "特困核查")
def _():
    return roster(
        "特困供养人员名单",
        [("序号", ROW), ("姓名", NAME), ("身份证", ID), ("年龄", AGE), ("供养方式", None),
         ("护理人姓名", None), ("护理人电话", None), ("开户银行", None),
         ("银行账号", "resident.card"),
         ("备注", "resident.note")],
        whom="特困供养人员", rows=4, numbered=True,
    )  # fmt: skip


@case("held", "重病摸底")
def _():
    return roster(
        "高血压患者摸底花名册",
        [("序号", ROW), ("姓名", NAME), ("性别", SEX), ("年龄", AGE), ("联系电话", PHONE),
         ("服药情况", None), ("随访医生", None), ("随访医生电话", None)],
        whom=None,
    )  # fmt: skip


@case("held", "逐项人口")
def _():
    writer = FormWriter(3)
    writer.line("2026年农村人口基本情况表", size=16)
    header = writer.heads(["指标名称", "计量单位", "数值"])
    items = [("一、总户数", "户", None), ("二、户籍人口", "人", "人数：户籍在册"),
             ("1.男", "人", "人数：户籍在册，男"), ("2.女", "人", "人数：户籍在册，女"),
             ("三、18周岁以下", "人", "人数：年龄<18"), ("四、18—59周岁", "人", "人数：年龄18-59"),
             ("五、80周岁及以上", "人", "人数：年龄≥80"), ("六、残疾人", "人", "人数：残疾"),
             ("七、大专及以上文化程度", "人", "人数：大专及以上"),
             ("八、参加医保人数", "人", None),
             ("九、低保户数", "户", "户数：低保"), ("十、耕地面积", "亩", None)]  # fmt: skip
    first, last = writer.rows(
        len(items), values=[{"A": item, "B": unit} for item, unit, _ in items]
    )
    places = {f"C{first + at}": right for at, (_, _, right) in enumerate(items)}
    places[f"C{first}"] = "户数：全部"
    return writer, {"kind": "items", "register": COUNTED, "filter": None,
                    "header_rows": list(header), "first_row": first, "last_row": last,
                    "places": places}  # fmt: skip


@case("held", "民生矩阵")
def _():
    writer = FormWriter(5)
    writer.line("困难群众情况统计表", size=16)
    header = writer.heads(["类别", "户数（户）", ("人数（人）", "合计"),
                           ("人数（人）", "其中：女"),
                           ("人数（人）", "60岁及以上")])  # fmt: skip
    first, last = writer.rows(3, values=[{"A": "低保"}, {"A": "特困供养"}, {"A": "临时救助"}])
    return writer, {
        "kind": "matrix", "register": COUNTED, "filter": None, "header_rows": list(header),
        "first_row": first, "last_row": last,
        "places": {f"B{first}": "户数：低保", f"C{first}": "人数：低保",
                   f"D{first}": "人数：低保，女", f"E{first + 1}": "人数：特困，年龄≥60",
                   f"B{last}": None, f"C{last}": None, f"D{last}": None},
    }  # fmt: skip


@case("held", "入户调查")
def _():
    writer = FormWriter(6)
    writer.line("入户调查登记表", size=16)
    line = writer.line("镇(街道)：          村(社区)：          日期：     年   月   日")
    one = writer.pairs("姓名", "性别", "年龄")
    two = writer.pairs("身份证号", "文化程度", "婚姻状况")
    three = writer.pairs("家庭人口", "联系电话", "是否党员家庭")
    four = writer.pairs("配偶姓名", "身份证号", "联系电话")
    five = writer.pairs("家庭住址", "住房面积", "年收入（元）")
    writer.line("调查人（签字）：")
    places = {
        f"B{one}": NAME, f"D{one}": SEX, f"F{one}": AGE, f"B{two}": ID,
        f"D{two}": "resident.education", f"F{two}": "resident.marital",
        f"B{three}": "household.size", f"D{three}": PHONE, f"F{three}": "是否：党员",
        f"B{four}": None, f"D{four}": None, f"F{four}": None,
        f"D{five}": None, f"F{five}": None,
        f"A{line}/镇(街道)": "village.township", f"A{line}/村(社区)": "village.name",
        f"A{line}/日期": "填报日期",
    }  # fmt: skip
    return writer, {"kind": "person", "register": "resident", "filter": None, "header_rows": [],
                    "first_row": None, "last_row": None, "places": places}  # fmt: skip


@case("held", "补贴发放")
def _():
    return roster(
        "残疾人两项补贴发放花名册",
        [("序号", ROW), ("姓名", NAME), ("身份证号", ID), ("残疾等级", "special_group.level"),
         ("残疾证号", "special_group.number"),
         ("护理补贴（元）", None), ("生活补贴（元）", None), ("一卡通账号", "resident.card"),
         ("领取人签字", None)],
        whom="残疾人", rows=10, total=("F", "G"),
    )  # fmt: skip


@case("held", "会议台账")
def _():
    return roster(
        "会议登记台账",
        [("序号", ROW), ("会议时间", "meeting.held_on"), ("会议地点", "meeting.place"),
         ("主持人", "meeting.host"), ("记录人", "meeting.recorder"), ("议题", None)],
        register="meeting",
    )  # fmt: skip


@case("held", "季度报送")
def _():
    return roster(
        "      镇      村2026年低收入监测户信息表",
        [("户主", HEAD), ("家庭人口数", "household.size"), ("户主联系电话", HEAD_PHONE),
         ("风险类型", None), ("帮扶责任人", None), ("帮扶责任人电话", None)],
        kind="household", register=HOUSES, whom="监测户",
        more={"A1/镇": "village.township", "A1/村": "village.name"},
    )  # fmt: skip
