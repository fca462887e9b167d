"""The half that the understanding was worked on with."""

from __future__ import annotations

from tests.models.sheets.corpus import page, sheet

R = "resident."
NO = ("序号", "no", None)
NAME = ("姓名", "name", R + "name")
SEX = ("性别", "sex", R + "sex")
ID = ("身份证号码", "id", R + "id_number")
PHONE = ("联系电话", "phone", R + "phone")
GROUP = ("组别", "group", R + "group")
REL = ("与户主关系", "relation", R + "relation")
HOUSE = ("户编号", "house", R + "household")
HEAD = ("户主姓名", "head", "household.head")
NOTE = ("备注", "note", R + "note")
ADDR = ("家庭住址", "address", R + "address")
LISTS = page("字典", ["性别", "民族", "与户主关系", "文化程度"], ["男", "汉族", "户主", "小学"],
             ["女", "回族", "妻", "初中"], [None, "满族", "儿子", "高中"])  # fmt: skip


def spoil(row, k):
    """The habits of one sheet: a number that lost digits, a full-width name, a missing one."""
    if k == 1:
        row[2] = float(row[2][:15] + "000") if isinstance(row[2], str) else row[2]
    if k == 3:
        row[1] = row[1][0] + "　" + row[1][1:]
    if k == 5:
        row[2] = None


CASES = [
    sheet(
        "T01平常花名册.xlsx",
        [NO, NAME, ID, SEX, PHONE, NOTE],
        title="白杨村3组人员花名册",
        tail=[["合计", None, "12人"], ["填表人：张三", None, None, "审核人：李四"]],
        change=spoil,
    ),
    sheet(
        "T02两层表头.xlsx",
        [
            NO,
            NAME,
            ("身份信息>证件号码", "id", R + "id_number"),
            ("身份信息>性别", "sex", R + "sex"),
            ("联系方式>电话", "phone", R + "phone"),
            ("联系方式>微信", "text", None),
            ("紧急联系人>姓名", "helper", None),
            ("紧急联系人>电话", "mobile2", None),
        ],
        title="村民基本情况登记表",
        above=[["单位：白杨村", None, None, "日期：2025年1月"]],
    ),
    sheet(
        "T03户主合并.xls",
        [NO, HEAD, NAME, REL, ID, GROUP, PHONE],
        n=15,
        down=[1],
        title="2025年人口台账",
        above=[["柳河镇白杨村"]],
        style=1,
    ),
    sheet(
        "T04不合并的两层.gbk.csv",
        [
            NO,
            NAME,
            ("证件>类型", "text", None),
            ("证件>身份证号", "id", R + "id_number"),
            ("地址>户籍地址", "address", R + "registered_address"),
            ("地址>现住址", "address", R + "address"),
        ],
        merged=False,
        title="人员信息采集表",
    ),
    sheet(
        "T05必填星号.xlsx",
        [
            ("*姓名", "name", R + "name"),
            ("*身份证号（18位）", "id", R + "id_number"),
            ("性别\n（男/女）", "sex", R + "sex"),
            ("出生日期(yyyy-mm-dd)", "born", R + "born_on"),
            ("★联系电话（选填）", "phone", R + "phone"),
            ("民　族", "nation", R + "nation"),
        ],
        style=4,
        below_head=[["必填", "必填，18位", "下拉选择", "格式如1990-01-01", "选填", "下拉选择"]],
        before=[
            page(
                "填写说明",
                ["填写说明"],
                ["1. 带*为必填项，请如实填写，不要改动表头"],
                ["2. 身份证号请用文本格式，不要写成数字"],
            )
        ],
        after=[LISTS],
    ),
    sheet(
        "T06隐藏字典在前.xlsx",
        [NAME, SEX, ("民族", "nation", R + "nation"), ID, REL, HOUSE],
        before=[
            page(
                "Sheet_dict",
                ["男", "汉族", "户主"],
                ["女", "回族", "妻"],
                [None, "满族"],
                hidden=True,
            )
        ],
        page="Sheet1",
    ),
    sheet(
        "T07栏次行.xlsx",
        [NO, NAME, ID, PHONE, ADDR],
        below_head=[["甲", "乙", 1, 2, 3]],
        title="附件1",
        above=[["常住人口登记表"], ["填报单位（盖章）：", None, "填报日期：2025年3月"]],
    ),
    sheet(
        "T08空行后还有人.xlsx",
        [NO, NAME, ID, GROUP, PHONE],
        n=14,
        between={5: [[]], 9: [[], []]},
        tail=[[], ["注：本表一式两份"]],
    ),
    sheet(
        "T09小计.xlsx",
        [GROUP, NAME, ID, ("人口", "size", "household.size"), PHONE],
        n=12,
        between={6: [["1组小计", None, None, 18]]},
        tail=[["合计", None, None, 40]],
    ),
    sheet(
        "T10翻页重复表头.xls",
        [NO, NAME, SEX, ID, PHONE],
        n=16,
        between={8: [["序号", "姓名", "性别", "身份证号码", "联系电话"]]},
        style=2,
    ),
    sheet("T11只编了号.xlsx", [NO, NAME, SEX, ID, ADDR], n=9, numbered=20, styled=30),
    sheet("T12左边空两列.xlsx", [NO, NAME, ID, PHONE], left=2, title="五保户名单"),
    sheet(
        "T13网页表.html.xls",
        [NO, NAME, SEX, ("出生年月", "born", R + "born_on"), ID, ADDR],
        title="人口信息导出",
        style=3,
    ),
    sheet(
        "T14网页两层.html.xls",
        [
            NO,
            NAME,
            ("户籍>户号", "house", R + "household"),
            ("户籍>与户主关系", "relation", R + "relation"),
            ID,
            ("监护人>姓名", "helper", None),
            ("监护人>身份证号", "headid", None),
        ],
    ),
    sheet(
        "T15微软XML.xml.xls",
        [NO, NAME, ("证件号", "id", R + "id_number"), PHONE, NOTE],
        title="导出数据",
    ),
    sheet("T16制表符.u16.txt", [NAME, ID, SEX, PHONE, ADDR], style=1),
    sheet(
        "T17表头没写清.xlsx",
        [
            NO,
            NAME,
            ("号码", "id", R + "id_number"),
            (None, "sex", R + "sex"),
            ("手机", "phone", R + "phone"),
        ],
    ),
    sheet("T18电话栏写了身份证.xlsx", [NAME, ("联系电话", "id", R + "id_number"), GROUP]),
    sheet(
        "T19远处一个字.xlsx",
        [NO, NAME, ID, PHONE],
        above=[[*[None] * 700, "废"]],
        tail=[["说明：以上人员均已核实，名单真实有效，特此说明。"]],
    ),
    sheet(
        "T20示例行.xlsx",
        [NO, NAME, ID, PHONE],
        below_head=[["示例", "张三", "11010119900307777X", "13800000000"]],
    ),
    sheet(
        "T21分组标题.xlsx",
        [NO, NAME, ID, PHONE, NOTE],
        n=12,
        between={0: [["一、第一村民小组"]], 6: [["二、第二村民小组"]]},
    ),
    sheet(
        "T22帮扶人在旁.xlsx",
        [
            NO,
            NAME,
            ID,
            PHONE,
            ("帮扶人姓名", "helper", None),
            ("帮扶人电话", "mobile2", None),
            ("帮扶措施", "words", None),
        ],
    ),
    sheet(
        "T23特殊人群.xlsx",
        [
            NO,
            ("姓名", "name", "special_group.resident"),
            ("身份证号", "id", "resident.id_number"),
            ("类别", "category", "special_group.category"),
            ("开始日期", "date", "special_group.started"),
            ("残疾等级", "level", "special_group.level"),
            ("备注", "note", "special_group.note"),
        ],
        register="special_group",
        title="特殊人群台账",
    ),
    sheet(
        "T24用印登记.xls",
        [
            NO,
            ("用印日期", "date", "seal_use.used_on"),
            ("印章名称", "seal", "seal_use.used_seal"),
            ("用印事由", "words", "seal_use.document"),
            ("份数", "copies", "seal_use.copies"),
            ("经办人", "helper", "seal_use.handler"),
            ("备注", "note", "seal_use.note"),
        ],
        register="seal_use",
        title="公章使用登记簿",
    ),
    sheet(
        "T25村干部.xlsx",
        [
            NO,
            ("姓名", "name", "official.name"),
            ("组织", "body", "official.body"),
            ("现任职务", "post", "official.post"),
            ("任职时间", "date", "official.started"),
            ("联系电话", "phone", "official.phone"),
            ("分工", "words", "official.duties"),
        ],
        n=8,
        register="official",
        title="村干部花名册",
    ),
    sheet(
        "T26家禽免疫.xlsx",
        [
            ("家禽品种", "text", None),
            ("存栏数量", "number", None),
            ("高致病性禽流感>应免数量", "number", None),
            ("高致病性禽流感>免疫数量", "number", None),
            ("采样数量", "number", None),
        ],
        n=6,
        register=None,
        title="秋防家禽免疫情况汇总表",
    ),
    sheet(
        "T27水库责任人.xlsx",
        [
            NO,
            ("水库名称", "address", None),
            ("坝高(m)", "number", None),
            ("县级责任人", "helper", None),
            ("职务", "text", None),
            ("电话", "phone", None),
            ("管护员", "helper", None),
            ("电话", "phone", None),
        ],
        n=6,
        register=None,
        title="小型水库防汛责任人名单",
    ),
    sheet(
        "T28户主在前.xlsx",
        [
            NO,
            ("户主", "head", "household.head"),
            ("户主身份证号", "headid", "household.head_number"),
            ("家庭成员姓名", "name", R + "name"),
            ("成员身份证号", "id", R + "id_number"),
            REL,
            ("家庭人口数", "size", "household.size"),
        ],
        n=15,
        first_only=[1, 2],
    ),
    sheet(
        "T29两个电话.xlsx",
        [NAME, ID, ("手机", "phone", R + "phone"), ("电话", "blank", None), ADDR],
    ),
    sheet(
        "T30年龄和周岁.xlsx",
        [
            NO,
            NAME,
            ("年龄（周岁）", "age", R + "age"),
            SEX,
            ("文化程度", "school", R + "education"),
            ("政治面貌", "political", R + "political"),
            ("婚姻状况", "marital", R + "marital"),
            ("是否党员", "yes", None),
        ],
        style=1,
    ),
    sheet(
        "T31银行卡.xlsx",
        [
            NO,
            ("姓名", "name", [R + "name", "grant.resident", "grant.name"]),
            ("身份证号码", "id", [R + "id_number", "grant.id_number"]),
            ("开户银行", "text", None),
            ("银行卡号", "card", [R + "card", "grant.card"]),
            ("补贴金额（元）", "money", [None, "grant.amount"]),
            ("签字", "blank", [None, "grant.collected_by"]),
        ],
        register=["resident", "grant"],
        title="补贴发放花名册",
        tail=[["合计", None, None, None, None, 4506.0]],
    ),
    sheet(
        "T32下面还有一张表.xlsx",
        [NO, NAME, ID, PHONE],
        n=10,
        tail=[
            [],
            ["序号", "户主姓名", "户编号", "家庭住址"],
            [1, "赵秀兰", "01-001", "白杨村1组1号"],
            [2, "孙明", "01-002", "白杨村1组2号"],
        ],
    ),
    sheet(
        "T33残联表.xlsx",
        [
            NO,
            ("乡镇", "town", None),
            ("村", "village", None),
            NAME,
            SEX,
            ID,
            ("残疾类别", "text", None),
            ("残疾等级", "level", [None, "special_group.level"]),
            ("监护人", "helper", None),
            ("监护人电话", "mobile2", None),
            PHONE,
        ],
        title="残疾人基本状况登记表",
    ),
    sheet(
        "T34三层表头.xls",
        [
            NO,
            NAME,
            ("基本信息>身份>证件号码", "id", R + "id_number"),
            ("基本信息>身份>民族", "nation", R + "nation"),
            ("基本信息>联系>手机号", "phone", R + "phone"),
            ("其他>备注", "note", R + "note"),
        ],
        title="人口基本信息采集表",
    ),
]
