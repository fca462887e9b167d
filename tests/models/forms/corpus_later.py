"""Forms of more shapes, written with their answers before the engine saw them."""

from tests.models.forms.corpus import AGE, ROW, case, roster
from tests.models.forms.form_writer import FormWriter

NAME, SEX, ID, PHONE = "resident.name", "resident.sex", "resident.id_number", "resident.phone"
HEAD = ["household.head", NAME]


@case("later", "标题里的空")
def _():
    return roster(
        "        镇        村2026年第     季度困难群众走访台账",
        [("序号", ROW), ("走访对象姓名", [NAME, None]), ("家庭住址", ["resident.address", None]),
         ("走访人", None), ("走访时间", None), ("存在困难", None), ("解决情况", None)],
        register=["resident", "visit", None],
        more={"A1/镇": "village.township", "A1/村": "village.name", "A1/季度": "季度"},
    )  # fmt: skip


@case("later", "一句话的数")
def _():
    writer = FormWriter(6)
    writer.line("村情简介表", size=16)
    writer.line("填报单位（公章）：______________    填报日期：____年__月__日", merged=True)
    at = writer.line("本村现有户籍人口______人，其中党员____名，低保户____户，残疾人____人。")
    writer.pairs("村党支部书记", "联系电话")
    return writer, {
        "kind": ["other", "person", "items", "matrix"],
        "register": [None, "resident", "village"],
        "filter": None, "header_rows": [[], [4]], "first_row": None, "last_row": None,
        "places": {f"A{at}/户籍人口（人）": ["人数：户籍在册", None],
                   f"A{at}/其中党员（名）": ["人数：党员", None],
                   f"A{at}/低保户（户）": ["户数：低保", None],
                   f"A{at}/残疾人（人）": ["人数：残疾", None],
                   "A2/填报单位（公章）": "village.name", "A2/填报日期": "填报日期",
                   "B4": None, "D4": None},
    }  # fmt: skip


@case("later", "两张名册")
def _():
    writer = FormWriter(7)
    writer.line("困境儿童及监护人信息表", size=16)
    writer.line("一、困境儿童基本信息", merged=False)
    header = writer.heads(["序号", "儿童姓名", "性别", "年龄", "身份证号", "就读学校", "备注"])
    first, last = writer.rows(6)
    writer.line("二、走访记录", merged=False)
    writer.heads(["序号", "走访时间", "走访人", "走访情况", "存在问题", "解决措施", "备注"])
    writer.rows(4)
    return writer, {
        "kind": "roster", "register": "resident", "filter": [None, "困境儿童"],
        "header_rows": list(header), "first_row": first, "last_row": last,
        "places": {"A": ROW, "B": NAME, "C": SEX, "D": AGE, "E": ID, "F": None,
                   "G": "resident.note"},
    }  # fmt: skip


@case("later", "左右两栏")
def _():
    return roster(
        "选民登记册",
        [("序号", ROW), ("姓名", NAME), ("性别", SEX), ("年龄", AGE), ("民族", "resident.nation"),
         ("身份证号码", ID), ("文化程度", "resident.education"),
         ("所在村民小组", "resident.group"), ("发证情况", None), ("备注", "resident.note")],
        above={"选区：                 登记日期：    年   月   日": {"登记日期": "填报日期"}},
        whom="选民", numbered=True, below=("登记员：", "注：年满18周岁的村民都要登记。"),
    )  # fmt: skip


@case("later", "申请与领取")
def _():
    return roster(
        "春节慰问品发放签领表",
        [("序号", ROW), ("村组", ["resident.group", None]), ("姓名", [NAME, None]),
         (("身份类别",), ["resident.tags", None]), (("慰问品", "米（袋）"), None),
         (("慰问品", "油（桶）"), None), (("慰问品", "慰问金（元）"), None),
         ("领取人签字", None), ("与本人关系", None), ("领取时间", [None, "grant.got_on"])],
        register=["resident", "grant", None], rows=15, total=("E", "F", "G"),
        below=("经办人：            审核人：            发放日期：    年  月  日",),
        more={"A20/经办人": None},
    )  # fmt: skip


@case("later", "户带成员")
def _():
    return roster(
        "脱贫户家庭成员信息采集表",
        [("户主姓名", HEAD), ("家庭人口", "household.size"), ("家庭成员姓名", NAME),
         ("成员性别", SEX), ("成员身份证号", ID), ("与户主关系", "resident.relation"),
         ("文化程度", "resident.education"), ("是否务工", None), ("务工地点", "resident.away_to"),
         ("年收入（元）", None)],
        kind="household", rows=12, block=3, common=(1, 2), whom=["脱贫户", "脱贫户家庭"],
    )  # fmt: skip


@case("later", "防汛责任")
def _():
    return roster(
        "2026年防汛转移人员及责任人登记表",
        [("序号", ROW), (("转移人员", "户主姓名"), HEAD),
         (("转移人员", "家庭人口"), "household.size"),
         (("转移人员", "联系电话"), ["household.phone", PHONE, None]),
         (("转移责任人", "姓名"), None), (("转移责任人", "职务"), None),
         (("转移责任人", "联系电话"), None), ("安置地点", None),
         ("备注", ["household.note", None])],
        register=["household", "resident"], kind="household",
    )  # fmt: skip


@case("later", "金额大写")
def _():
    writer = FormWriter(6)
    writer.line("经济合同登记表", size=16)
    header = writer.heads(["序号", "合同名称", "对方", "合同金额（元）", "金额大写", "备注"])
    first, last = writer.rows(8)
    at = writer.line("合计人民币（大写）：____________________")
    return writer, {
        "kind": "roster", "register": "contract", "filter": None,
        "header_rows": list(header), "first_row": first, "last_row": last,
        "places": {"A": ROW, "B": ["contract.name", "contract.title", "contract.subject"],
                   "C": "contract.counterparty",
                   "D": "contract.price", "E": "contract.price", "F": ["contract.note", None],
                   f"A{at}/合计人民币（大写）": "contract.price"},
    }  # fmt: skip
