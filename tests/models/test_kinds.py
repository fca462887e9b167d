"""The laws of the four forms, for every kind there is; and what people and sheets write."""

from __future__ import annotations

import dataclasses
import datetime as dt
import importlib
import pkgutil
from decimal import Decimal

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

import models
from models.errors import Invalid
from models.field import Field
from models.kinds import Choice, DecimalNumber, Integer, LongText, Money, Option, Text, YesNo
from models.kinds_dates import Date, PeriodOf
from models.kinds_links import Attached, Attachment, Computed, Copied, Lines, Link, Ref
from models.kinds_people import BankAccount, CreditCode, GroupName, IdNumber, PersonName, Phone
from models.periods import Period
from models.privacy import Audience

for module in pkgutil.iter_modules(models.__path__):
    if module.name.startswith("kinds"):
        importlib.import_module(f"models.{module.name}")


def all_kinds(base=Field):
    for kind in base.__subclasses__():
        yield kind
        yield from all_kinds(kind)


def typed(field, texts):
    """Values as they come from a person: what the field understands of any text."""

    def understood(text):
        try:
            return field.parse(text)
        except Invalid:
            return None

    return texts.map(understood).filter(lambda value: value is not None)


def understood_or_told(function, given):
    """Return the value, or None after a sentence; any other exception is a bug."""
    said = "understood"
    try:
        return function(given)
    except Invalid as error:
        said = str(error)
    assert said
    return None


ANY = st.text(max_size=30)
DIGITS = st.text("0123456789０１２", min_size=8, max_size=19)
NAMES = st.text("王伟尉迟䶮𬱖𫖯·• 　aA.", min_size=1, max_size=12)
LINES = Lines("f", "f", fields=(Text("a", "甲"), Money("b", "乙"), Date("c", "丙")))


def rows():
    def row(parts):
        return dict(zip("abc", parts, strict=True))

    cell = st.none() | st.integers(-(10**9), 10**9)
    one = st.tuples(st.none() | typed(Text("a", "a"), ANY), cell, st.none() | st.dates())
    return st.lists(one.filter(any_given).map(row), min_size=1, max_size=4).map(tuple)


def any_given(parts):
    return any(part is not None for part in parts)


ATTACHED = st.builds(
    Attached,
    typed(Text("n", "n"), st.text("收据〔2026〕第1号 .jpg", min_size=1, max_size=20) | ANY),
    st.text("0123456789abcdef", min_size=64, max_size=64),
)
CHOICE = (Option("01", "汉族", ("汉",)), Option("other", "其他（说明）"), Option("x", "Ａ 类"))

#: kind -> (a field of it, its values); a kind without an entry fails the first test
LAWS = {
    Text: (Text("f", "f"), typed(Text("f", "f"), ANY)),
    LongText: (LongText("f", "f"), typed(LongText("f", "f"), st.text(max_size=60))),
    Integer: (Integer("f", "f"), st.integers(-(2**63) + 1, 2**63 - 1)),
    DecimalNumber: (
        DecimalNumber("f", "f", places=8),
        st.decimals(-(10**12), 10**12, places=8).filter(lambda d: d != 0 or not d.is_signed()),
    ),
    Money: (Money("f", "f"), st.integers(-(10**15), 10**15)),
    Date: (Date("f", "f"), st.dates()),
    PeriodOf: (
        PeriodOf("f", "f"),
        st.builds(
            Period.containing,
            st.sampled_from(("year", "quarter", "month")),
            st.dates(dt.date(1900, 1, 1), dt.date(2999, 12, 31)),
        ),
    ),
    YesNo: (YesNo("f", "f"), st.booleans()),
    Choice: (Choice("f", "f", options=CHOICE), st.sampled_from([one.code for one in CHOICE])),
    PersonName: (PersonName("f", "f"), typed(PersonName("f", "f"), NAMES | ANY)),
    GroupName: (
        GroupName("f", "f"),
        typed(GroupName("f", "f"), st.text("第三十3组村民小队东 ", max_size=6) | ANY),
    ),
    IdNumber: (IdNumber("f", "f"), typed(IdNumber("f", "f"), DIGITS | ANY)),
    CreditCode: (CreditCode("f", "f"), typed(CreditCode("f", "f"), DIGITS | ANY)),
    Phone: (
        Phone("f", "f"),
        typed(
            Phone("f", "f"),
            st.from_regex(
                r"1[3-9][0-9]{9}|0[1-9][0-9]{2}[- ]?[2-8][0-9]{6,7}(-[0-9]{2,4})?", fullmatch=True
            ),
        ),
    ),
    BankAccount: (BankAccount("f", "f"), typed(BankAccount("f", "f"), DIGITS)),
    Link: (
        Link("f", "f", to="x"),
        st.builds(Ref, st.none(), typed(Text("f", "f"), ANY)),
    ),
    Copied: (Copied("f", "f", link="l", of="o"), typed(Text("f", "f"), ANY)),
    Lines: (LINES, rows()),
    Attachment: (Attachment("f", "f"), st.lists(ATTACHED, min_size=1, max_size=3).map(tuple)),
    Computed: (
        Computed("f", "f", result=Money("r", "r"), compute=lambda records, view: []),
        st.integers(-(10**15), 10**15),
    ),
}


def test_every_kind_has_its_values_here():
    assert set(all_kinds()) == set(LAWS)


@pytest.mark.parametrize("kind", LAWS, ids=lambda kind: kind.__name__)
@given(data=st.data())
def test_laws(kind, data):
    field, values = LAWS[kind]
    value = data.draw(values)
    if not isinstance(value, Ref):  # words of a link are never stored, ids are
        assert field.load(field.store(value)) == value
    assert field.parse(field.show(value)) == value
    marked = isinstance(value, str) and value[:1] == "'" and value[1:2].isdigit()
    assert field.read(field.cell(value)) == (value[1:] if marked else value)  # '0 is a sheet's 0


def test_the_name_of_a_file_keeps_its_apostrophe():
    field, value = Attachment("f", "f"), (Attached(name="'0.jpg", sha256="0" * 64),)
    assert field.read(field.cell(value)) == value


@pytest.mark.parametrize("kind", LAWS, ids=lambda kind: kind.__name__)
def test_nothing_is_nothing_in_every_form(kind):
    field, _ = LAWS[kind]
    assert field.parse("") is None
    assert field.parse(" 　\t") is None
    assert field.read(None) is None
    assert field.load(None) is None
    assert field.store(None) is None
    assert field.show(None) == ""
    assert field.check(None) == []
    assert dataclasses.replace(field, required=True).check(None) == ["要填"]


@pytest.mark.parametrize("kind", LAWS, ids=lambda kind: kind.__name__)
@settings(max_examples=50)
@given(text=st.text(max_size=40))
@example(text="9" * 60)
@example(text="1" + "0" * 400)
@example(text="-0.00")
@example(text="\ud800")
@example(text="²" * 18)
@example(text="𐩀" * 15 + "000")
def test_a_text_is_understood_or_refused_in_words_and_then_stands(kind, text):
    field, _ = LAWS[kind]
    value = understood_or_told(field.parse, text)
    assert field.parse(field.show(value)) == value
    field.check(value)
    field.doubts(value, dt.date(2026, 1, 1))


CELLS = st.one_of(
    st.floats(), st.integers(), st.booleans(), st.dates(), st.datetimes(), st.text(max_size=12),
    st.decimals(allow_nan=False, allow_infinity=False),
)  # fmt: skip


@pytest.mark.parametrize("kind", LAWS, ids=lambda kind: kind.__name__)
@settings(max_examples=50)
@given(cell=CELLS)
@example(cell=float("nan"))
@example(cell=float("inf"))
@example(cell=-1e300)
@example(cell=True)
def test_a_cell_is_understood_or_refused_in_words(kind, cell):
    field, _ = LAWS[kind]
    understood_or_told(field.read, cell)


@pytest.mark.parametrize("kind", [IdNumber, Phone, BankAccount], ids=lambda kind: kind.__name__)
@given(data=st.data())
def test_a_mask_hides(kind, data):
    field = LAWS[kind][0]
    value = data.draw(typed(field, st.from_regex(r"1[3-9][0-9]{9}", fullmatch=True)))
    assert value not in field.faces(value, Audience.SCREEN).text
    assert field.faces(value, Audience.NOTICE_BOARD) is None
    assert field.faces(value, Audience.OFFICE).text == value


@pytest.mark.parametrize(
    ("text", "fen"),
    [
        ("1126.4", 112640),
        ("1,126.40元", 112640),
        ("¥1126.40", 112640),
        ("￥１，１２６．４", 112640),
        ("1.2万", 1200000),
        ("-1.5", -150),
        ("壹佰元整", 10000),
        ("拾元整", 1000),
        ("人民币壹佰圆正", 10000),
        ("0", 0),
    ],
)
def test_money_is_read(text, fen):
    assert Money("m", "金额").parse(text) == fen


@pytest.mark.parametrize(
    "text", ["1.234", "一千", "伍零零元", "壹佰伍元", "12元5", "1e5", "9" * 20]
)
def test_money_that_may_be_misread_is_refused(text):
    with pytest.raises(Invalid):
        Money("m", "金额").parse(text)


def test_a_float_cell_keeps_no_noise_and_loses_no_decimals():
    money, area = Money("m", "金额"), DecimalNumber("a", "面积")
    assert money.read(0.1 + 0.2) == 30
    assert money.read(1234567.89) == 123456789
    assert area.read(0.1 + 0.2) == Decimal("0.30")
    for field, cell in ((money, 1.005), (area, 3.456)):
        with pytest.raises(Invalid, match="小数"):
            field.read(cell)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("是", True),
        ("√", True),
        ("有", True),
        ("Y", True),
        ("１", True),
        ("否", False),
        ("×", False),
        ("无", False),
        ("0", False),
        ("—", False),
    ],
)
def test_yes_and_no(text, value):
    assert YesNo("y", "低保").parse(text) is value


def test_yes_no_says_what_to_write():
    with pytest.raises(Invalid, match="写“是”或“否”"):
        YesNo("y", "低保").parse("大概")


def test_a_choice_takes_words_aliases_and_codes_and_keeps_old_codes():
    choice = Choice("c", "民族", options=CHOICE)
    assert {choice.parse(text) for text in ("汉族", "汉", " 汉 族 ", "01")} == {"01"}
    assert choice.show("gone") == "gone"
    assert choice.check("gone") == ["没有“gone”这一项"]
    with pytest.raises(Invalid, match="可以选：汉族、其他"):
        choice.parse("火星")


@pytest.mark.parametrize(
    ("text", "name"),
    [("王　伟", "王伟"), ("王 伟", "王伟"), ("买买提•艾力", "买买提·艾力"), ("Anna Li", "Anna Li"),
     (" 尉迟 䶮\u200b ", "尉迟䶮"), ("𬱖", "𬱖")],
)  # fmt: skip
def test_names(text, name):
    assert PersonName("n", "姓名").parse(text) == name


def test_a_number_is_no_name():
    with pytest.raises(Invalid, match="不该有数字"):
        PersonName("n", "姓名").parse("王伟1")


@pytest.mark.parametrize(
    "text", ["3", "3组", "三组", "第3组", "第三村民小组", "３组", " 第 三 组 ", "03组"]
)
def test_one_group_has_one_spelling(text):
    assert GroupName("g", "村民小组").parse(text) == "3组"


def test_a_group_with_a_name_keeps_it():
    assert GroupName("g", "村民小组").parse("东组") == "东组"


@pytest.mark.parametrize(
    ("text", "phone"),
    [
        ("138 0000 1234", "13800001234"),
        ("+86 13800001234", "13800001234"),
        ("138-0000-1234", "13800001234"),
        ("0394-5550123", "0394-5550123"),
        ("(0394)5550123", "0394-5550123"),
        ("（０３９４）5550123", "0394-5550123"),
        ("0394-5550123-808", "0394-5550123-808"),
        ("5550123-808", "5550123-808"),
        ("12345", "12345"),
        ("5550123", "5550123"),
    ],
)
def test_phones(text, phone):
    assert Phone("p", "电话").parse(text) == phone


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("1380000123", "像是少了 1 位"),
        ("138000012345", "像是多了 1 位"),
        ("12800001234", "没有“128”开头"),
        ("0394555", ""),
        ("打儿子电话", "只能有数字"),
        ("13800001234/13900001234", "只能留一个"),
        ("1.38E+10", "科学记数"),
    ],
)
def test_phones_that_are_none_say_why(text, said):
    if not said:
        assert Phone("p", "电话").parse(text)
        return
    with pytest.raises(Invalid, match=said):
        Phone("p", "电话").parse(text)


def test_a_card_number_which_excel_cut_is_refused():
    account = BankAccount("b", "卡号")
    assert account.parse("6222 0212 3456 7890 123") == "6222021234567890123"
    with pytest.raises(Invalid, match="丢了"):
        account.read(6.222021234567890e18)
    with pytest.raises(Invalid):
        account.parse("没有卡")


def test_an_id_number_keeps_what_the_sheet_has():
    number = IdNumber("i", "证件号")
    assert number.read(110105188706120013) == "110105188706120013"
    assert number.read(1.10105188706120e17) == "110105188706120000"
    assert number.read("11010518870612001ｘ") == "11010518870612001X"


def test_an_attached_name_may_hold_a_document_number():
    field = Attachment("a", "附件")
    value = (Attached("柳政〔2026〕3号.pdf", "a" * 64), Attached("收据 1.jpg", "b" * 64))
    assert field.load(field.store(value)) == value
    assert field.faces(value, Audience.OFFICE).text == "柳政〔2026〕3号.pdf、收据 1.jpg"
    with pytest.raises(Invalid, match="添加附件"):
        field.parse("收据.jpg")


def test_lines_tell_the_row():
    field = Lines("l", "明细", fields=(Text("a", "单位", required=True), Date("d", "日期")))
    assert field.parse("镇纪委\t2026-1-5\n\n民政局") == (
        {"a": "镇纪委", "d": dt.date(2026, 1, 5)}, {"a": "民政局", "d": None},
    )  # fmt: skip
    assert field.check(({"a": "x"}, {"d": dt.date(2026, 1, 5)})) == ["第 2 行单位：要填"]
    with pytest.raises(Invalid, match="有 3 格，这里只有 2 栏"):
        field.parse("a\t2026-1-5\tb")


def test_refs_are_equal_by_id_and_without_ids_by_words():
    assert Ref(1, "王") == Ref(1, "李")
    assert Ref(None, "王") != Ref(None, "李")
    assert Ref(None, "王") != Ref(1, "王")
    assert len({Ref(1, "王"), Ref(1, "李")}) == 1
    assert Ref(1) != 1


def test_a_field_stays_small():
    assert len(dataclasses.fields(Field)) - 1 <= 15  # one of them is KW_ONLY's mark
    for kind in all_kinds():
        with pytest.raises(TypeError):
            kind("a", "b", 5)
