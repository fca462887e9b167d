"""The half `fresh`: written with its answers before any of it was read, then looked at.

What was wrong in it at its first reading was mended at its general cause. It was written together
with `corpus_unseen`, whose misses nobody has looked at.
"""

from __future__ import annotations

from tests.models.sheets.corpus import Case, page, sheet
from tests.models.sheets.corpus_people import Person, value
from tests.models.sheets.sheet_writer import Page

R, H, P = "resident.", "household.", "party_member."
NO = ("序号", "no", None)
NAME = ("姓名", "name", R + "name")
SEX = ("性别", "sex", R + "sex")
ID = ("身份证号", "id", R + "id_number")
TEL = ("联系电话", "phone", R + "phone")
REL = ("与户主关系", "relation", R + "relation")
GROUP = ("村民小组", "group", R + "group")
NOTE = ("备注", "note", R + "note")


def double(name, columns, n, *, title=None, above=(), seed=0, tail=()):
    """Two blocks side by side: the list goes on at the right."""
    made = Page("名单")
    if title:
        made.across(title, len(columns) * 2)
    made.add(*above)
    head = made.add([one[0] for one in columns] * 2)
    people = [Person(k, seed) for k in range(2 * n)]
    first = len(made.rows)
    for k in range(n):
        row = []
        for one in (people[k], people[n + k]):
            row += [value(kind, one) for _, kind, _ in columns]
        made.add(row)
    made.add(*tail)
    fields = {chr(65 + at): field for at, (_, _, field) in enumerate(columns)}
    return Case(name, [made], {
        "sheet": "名单", "header_rows": [head + 1], "first_row": first + 1,
        "last_row": first + n, "rows": 2 * n, "register": "resident", "columns": fields,
    })  # fmt: skip


def half_blank(row, k):
    """Every third number is missing, and some names are spaced out."""
    if k % 3 == 1:
        row[3] = "无" if k % 2 else "暂缺"
    if k % 4 == 2:
        row[1] = " ".join(row[1])


def household_gaps(row, k):
    """The head's name stands in the first row of a household only; a blank row is in between."""
    if k % 3:
        row[0] = row[1] = None


CASES = [
    sheet(
        "F01冬春救助.xlsx",
        [
            NO,
            NAME,
            ("身份证号码", "id", R + "id_number"),
            ("乡镇（街道）", "town", None),
            ("家庭人口（人）", "size", H + "size"),
            ("核准救助时段", "text", None),
            ("核准救助金额（元）", "money", None),
            ("核准救助口粮（公斤）", "number", None),
        ],
        title="2025年冬春救助名册",
        above=[["填报单位（盖章）：白杨村", *[None] * 5, "单位：元、公斤"]],
        tail=[
            ["合计", "12户", None, None, 45, None, 4000, 300],
            ["村负责人：", None, None, "填表人："],
        ],
        seed=1,
    ),
    sheet(
        "F02外出务工台账.xls",
        [
            NO,
            NAME,
            ("村组", "group", R + "group"),
            ("务工地点", "village", R + "away_to"),
            ("务工类型", "text", None),
            TEL,
            ("预计返乡时间", "date", None),
            ("联系状态", "text", None),
        ],
        title="白杨村外出务工人员台账",
        style=1,
        seed=2,
    ),
    sheet(
        "F03一户一行.xlsx",
        [
            NO,
            ("户主姓名", "head", H + "head"),
            ("身份证号码", "id", H + "head_number"),
            ("家庭人口数", "size", H + "size"),
            ("联系电话", "phone", H + "phone"),
            ("致贫原因", "text", None),
            ("家庭住址", "address", H + "address"),
        ],
        register="household",
        title="特殊困难户统计",
        n=9,
        seed=3,
    ),
    sheet(
        "F04家庭成员导入模板.xlsx",
        [
            ("户码*", "house", R + "household"),
            ("姓名*", "name", R + "name"),
            ("性别*", "sex", R + "sex"),
            ("年龄*", "age", R + "age"),
            ("在校生否*", "yes", None),
            ("文化程度*", "school", R + "education"),
            ("身体状况*", "text", None),
            ("残疾证号", "card", [None, "special_group.number"]),
            ("劳动力状况*", "text", None),
            ("打工状况*", "text", None),
        ],
        below_head=[
            [
                "必填",
                "必填",
                "男/女",
                "数字",
                "是/否",
                "下拉选择",
                "下拉选择",
                "选填",
                "下拉选择",
                "下拉选择",
            ]
        ],
        after=[page("sheet2", ["小学"], ["初中"], ["高中"], ["大专"], hidden=True)],
        seed=4,
    ),
    sheet(
        "F05党员花名册.xlsx",
        [
            ("姓名", "name", P + "name"),
            (*SEX[:2], P + "sex"),
            ("所在村", "village", None),
            ("所在支部", "body", None),
            ("入党时间", "date", P + "joined_on"),
            ("党龄", "age", None),
            ("联系电话", "phone", P + "phone"),
        ],
        register="party_member",
        title="白杨村党支部党员花名册",
        n=10,
        seed=5,
    ),
    sheet(
        "F06三层.xlsx",
        [
            NO,
            ("户主信息>户主姓名", "head", H + "head"),
            ("户主信息>户主电话", "mobile2", H + "phone"),
            ("成员信息>基本>姓名", "name", R + "name"),
            ("成员信息>基本>性别", "sex", R + "sex"),
            ("成员信息>证件>身份证号", "id", R + "id_number"),
            ("成员信息>证件>民族", "nation", R + "nation"),
            ("备注", "note", R + "note"),
        ],
        title="常住人口信息采集表",
        n=15,
        down=[1, 2],
        seed=6,
    ),
    sheet(
        "F07空列空行.xlsx",
        [NO, (None, "blank", None), NAME, (None, "blank", None), ID, TEL],
        between={4: [[]], 8: [[], []]},
        left=1,
        title="低保户花名册",
        seed=7,
    ),
    sheet(
        "F08页眉重复.xls",
        [NO, NAME, SEX, ID, GROUP],
        title="选民登记表",
        between={5: [["选民登记表"], ["序号", "姓名", "性别", "身份证号", "村民小组"]]},
        n=11,
        seed=8,
    ),
    sheet(
        "F09全角表头.gbk.csv",
        [
            ("序　号", "no", None),
            ("姓　　名", "name", R + "name"),
            ("性　别", "sex", R + "sex"),
            ("身份证号码（１８位）", "id", R + "id_number"),
            ("电　话", "phone", R + "phone"),
            ("住　址", "address", R + "address"),
        ],
        style=1,
        seed=9,
    ),
    sheet(
        "F10系统导出.html.xls",
        [
            ("行号", "no", None),
            ("人员姓名", "name", R + "name"),
            ("公民身份号码", "id", R + "id_number"),
            ("户籍地址", "address", R + "registered_address"),
            ("现居住地址", "address", R + "address"),
            ("手机号码", "phone", R + "phone"),
        ],
        style=1,
        seed=10,
    ),
    sheet(
        "F11口语表头.xlsx",
        [
            ("编号", "no", None),
            ("名字", "name", R + "name"),
            ("男女", "sex", R + "sex"),
            ("身份证", "id", R + "id_number"),
            ("手机号", "phone", R + "phone"),
            ("哪个组", "group", R + "group"),
            ("住哪里", "address", R + "address"),
        ],
        seed=11,
    ),
    sheet(
        "F12收文簿.xlsx",
        [
            NO,
            ("收文日期", "date", "incoming.received_on"),
            ("来文单位", "town", "incoming.sender"),
            ("来文字号", "certno", "incoming.doc_number"),
            ("文件标题", "words", "incoming.subject"),
            ("份数", "copies", "incoming.copies"),
            ("承办人", "helper", "incoming.handler"),
            ("备注", "note", "incoming.note"),
        ],
        register="incoming",
        title="收文登记簿",
        seed=12,
    ),
    sheet(
        "F13合同台账.xlsx",
        [
            NO,
            ("合同编号", "certno", "contract.number"),
            ("合同名称", "words", "contract.name"),
            ("承包方", "helper", "contract.counterparty"),
            ("签订日期", "date", "contract.signed_on"),
            ("起始日期", "date", "contract.started"),
            ("终止日期", "date", "contract.ended"),
            ("年租金（元）", "money", "contract.yearly"),
            ("备注", "note", "contract.note"),
        ],
        register="contract",
        title="村集体经济合同台账",
        n=8,
        seed=13,
    ),
    sheet(
        "F14矛盾纠纷.xls",
        [
            NO,
            ("排查时间", "date", "dispute.found_on"),
            ("当事人", "name", "dispute.parties"),
            ("纠纷类型", "category", "dispute.category"),
            ("简要情况", "words", "dispute.matter"),
            ("责任人", "helper", "dispute.in_charge"),
            ("化解时限", "date", "dispute.due_on"),
        ],
        register="dispute",
        title="矛盾纠纷排查化解台账",
        n=7,
        seed=14,
    ),
    double("F15双栏.xlsx", [NO, NAME, ID, TEL], 8, title="3组村民名单", seed=15),
    sheet(
        "F16缺号多.xlsx",
        [NO, NAME, SEX, ID, ("出生日期", "born", R + "born_on"), TEL],
        style=4,
        change=half_blank,
        seed=16,
        tail=[[], ["注：1.本表由村民小组长填写；"], ["2.身份证号必须真实。"]],
    ),
    sheet(
        "F17户主只写一次.xlsx",
        [
            ("户号", "house", R + "household"),
            ("户主", "head", H + "head"),
            ("家庭成员", "name", R + "name"),
            REL,
            ID,
            ("出生年月", "born", R + "born_on"),
        ],
        style=1,
        change=household_gaps,
        n=15,
        seed=17,
        title="户籍家庭情况登记",
    ),
    sheet(
        "F18残疾人.xlsx",
        [
            NO,
            ("残疾人姓名", "name", R + "name"),
            ID,
            ("残疾类别", "text", None),
            ("残疾等级", "level", [None, "special_group.level"]),
            ("监护人情况>姓名", "helper", None),
            ("监护人情况>与残疾人关系", "text", None),
            ("监护人情况>联系电话", "mobile2", None),
            ("家庭住址", "address", R + "address"),
        ],
        title="残疾人基本情况登记表",
        seed=18,
    ),
    sheet(
        "F19小计按组.xlsx",
        [
            GROUP,
            NAME,
            ID,
            ("家庭人口", "size", H + "size"),
            ("银行卡号", "card", R + "card"),
            NOTE,
        ],
        between={4: [["小计", "4人", None, 14]], 8: [["小计", "4人", None, 15]]},
        tail=[["小计", "4人", None, 13], ["总计", "12人", None, 42]],
        seed=19,
    ),
    sheet(
        "F20统计表.xlsx",
        [
            ("单位", "village", None),
            ("户数（户）>合计", "number", None),
            ("户数（户）>集中供养", "number", None),
            ("人数（人）>合计", "number", None),
            ("人数（人）>分散供养", "number", None),
        ],
        register=None,
        title="五保供养基本情况统计表",
        n=6,
        seed=20,
    ),
    sheet(
        "F21宅基地.xlsx",
        [
            NO,
            ("户主姓名", "head", H + "head"),
            ("身份证号码", "headid", H + "head_number"),
            ("家庭人口", "size", H + "size"),
            ("承包地面积（亩）", "area", H + "farm_area"),
            ("门牌号", "address", H + "address"),
            ("户号", "house", H + "number"),
        ],
        register="household",
        title="农户基本情况登记表",
        n=9,
        seed=21,
    ),
    sheet(
        "F22说明在前.xlsx",
        [
            ("姓名（必填）", "name", R + "name"),
            ("身份证件号码（必填）", "id", R + "id_number"),
            ("民族", "nation", R + "nation"),
            ("婚姻状况", "marital", R + "marital"),
            ("学历", "school", R + "education"),
            ("政治面貌", "political", R + "political"),
            NOTE,
        ],
        above=[["导入说明：\n1.请勿修改表头；\n2.身份证号为文本格式；\n3.带必填的列不能为空。"]],
        before=[
            page(
                "填写说明",
                ["填写说明"],
                ["一、姓名按身份证填写，不要有空格。"],
                ["二、身份证号18位，末位X大写。"],
            )
        ],
        seed=22,
    ),
]
