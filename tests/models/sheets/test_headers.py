"""Heads of real forms find their field, and doubtful ones stay open."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.declared import record_types
from models.identity import check_digit
from models.kinds_links import Attachment, Lines
from models.sheets.further_words import further, known, widened
from models.sheets.grid import letters
from models.sheets.headers import match
from models.sheets.matched import find
from models.sheets.values import Sample
from models.sheets.vocabulary import bare, importable, of_fields, vocabulary

RESIDENT = record_types()["resident"]
WORDS = vocabulary(RESIDENT, record_types())


def found(*heads):
    return [one.field.name if one.field else None for one in match(heads, WORDS)]


@pytest.mark.parametrize(
    ("head", "name"),
    [
        ("姓名*", "name"), ("姓 名", "name"), ("★姓名（必填）", "name"),
        ("家庭成员/姓名", "name"), ("公民身份证号码", "id_number"),
        ("居民身份证号", "id_number"), ("身份证件号码", "id_number"),
        ("身份证号（18位）", "id_number"), ("出生日期（年月日）", "born_on"),
        ("出生年月", "born_on"), ("2.出生日期", "born_on"), ("是否选民（是/否）", "voter"),
        ("是否选民", "voter"), ("婚姻情况", "marital"), ("文化程度", "education"),
        ("受教育程度", "education"), ("本人电话", "phone"), ("手机\n号码", "phone"),
        ("所属组", "group"), ("与户主\n关系", "relation"), ("年龄（周岁）", "age"),
        ("现住地", "address"), ("户主姓名", None), ("监护人姓名", None), ("帮扶人电话", None),
        ("户主电话", None), ("姓名（户主）", None), ("联系电话（紧急联系人）", None),
        ("家长联系电话", None), ("身份证到期日", None), ("户籍县（市、区）地址", None),
        ("血型", None), ("序号", None), ("状态", None), ("类别", None), ("金额", None),
        ("", None), ("***", None),
    ],
)  # fmt: skip
def test_heads_of_real_forms(head, name):
    assert found(head) == [name]


def test_parents_of_somebody_else_keep_a_column_open():
    heads = [
        ("监护人", "姓名"),
        ("紧急联系人", "电话"),
        ("基本情况", "姓名"),
        ("联系方式", "电话"),
    ]
    assert found(*heads) == [None, None, "name", "phone"]


def of(register, *heads, samples=None):
    words = vocabulary(record_types()[register], record_types())
    return [one.target.path if one.target else None for one in match(heads, words, samples)]


@pytest.mark.parametrize(
    ("register", "head", "path"),
    [
        ("dispute", ("化解情况", "日期"), "dispute.settled_on"),
        ("dispute", ("排查 时间",), "dispute.found_on"),
        ("contract", ("合同期限", "起始"), "contract.started"),
        ("contract", ("承包期限（年月）", "止"), "contract.ended"),
        ("resource", ("租赁期限终止时间",), "resource.ended"),
        ("contract", ("承包（承租）方", "名称（姓名）"), "contract.counterparty"),
        ("contract", ("乙方", "电话"), None),
        ("contract", ("价款（元）", "总额"), "contract.price"),
        ("resident", ("联系方式", "本人"), "resident.phone"),
        ("resident", ("带班领导", "姓名"), None),
        ("resident", ("值班人员", "电话"), None),
        ("resident", ("文化成度",), "resident.education"),
        ("resident", ("户藉地址",), "resident.registered_address"),
        ("resident", ("户籍所在地（村、组）",), "resident.registered_address"),
        ("household", ("承包方代表（户主）姓名",), "household.head"),
        ("special_group", ("老人类型",), "special_group.category"),
        ("special_group", ("残疾类别",), None),
        ("sign", ("有无实际工作",), "sign.has_work"),
        ("asset", ("使用人或承租方",), "asset.user"),
        ("meeting", ("主要内容及讨论情况",), "meeting.minutes"),
        ("resident", ("屋场（组别）",), "resident.group"),
        ("resident", ("与户代表关系",), "resident.relation"),
        ("resident", ("户代表", "姓名"), "household.head"),
        ("resident", ("户籍是否在本村",), "resident.registered"),
        ("grant", ("最终确定发放该人补贴总金额",), "grant.amount"),
        ("grid", ("所辖范围",), "grid.groups"),
        ("dispute", ("双方当事人",), "dispute.parties"),
        ("asset", ("合同编号",), "asset.contract"),
        ("appeal", ("承办（包案）领导",), None),
        ("appeal", ("处理（包案）责任人",), "appeal.in_charge"),
        ("departure", ("死亡（迁出）时间",), "departure.happened_on"),
        ("debt", ("款项性质（债权/债务）",), "debt.kind"),
        ("burden", ("名称（App/工作群）",), "burden.subject"),
        ("certificate", ("出具对象（单位）",), "certificate.receiver"),
        ("resident", ("称谓（与户主）",), "resident.relation"),
        ("arrival", ("生日",), "arrival.born_on"),
        ("dispute", ("责任人及电话",), "dispute.in_charge"),
        ("contract", ("缴费时间及方式",), "contract.payment"),
        ("appeal", ("联系电话（反映人）",), "appeal.phone"),
        ("appeal", ("联系电话（监护人）",), None),
        ("contract", ("承包期限（止）",), "contract.ended"),
        ("contract", ("合同标的（元）",), None),
        ("appeal", ("回访日",), "appeal.visited_on"),
        ("contract", ("乙方（承租/承包方）",), "contract.counterparty"),
        ("official", ("任职起止", "起"), "official.started"),
        ("official", ("任职起止", "止"), "official.ended"),
        ("departure", ("去世或迁走日期",), "departure.happened_on"),
        ("meeting", ("会议名称（类型）",), "meeting.kind"),
        ("special_group", ("爸爸", "电话"), None),
        ("resident", ("XM",), None),  # one alone may be anything
    ],
)  # fmt: skip
def test_a_head_is_read_with_its_parents_and_as_it_was_meant(register, head, path):
    assert of(register, head) == [path]


def test_every_further_word_is_known_for_its_field_and_gives_way_to_declared_ones():
    types = record_types()
    for name, kind in types.items():
        words = widened(vocabulary(kind, types), types)
        for one in kind.active:
            for word in further(name, one.name) if not isinstance(one, Attachment | Lines) else ():
                found_ = [each.field.name for each in find(word, words)[0]]
                assert found_ == [one.name], (name, one.name, word)
    assert all(field in types[name].by_name for name, field in known())
    words = widened(vocabulary(types["departure"], types), types)
    matched = match(["去世时间", "亡故时间"], words)
    assert [one.field and one.field.name for one in matched] == ["happened_on", None]


def test_heads_of_an_export_are_spelled_by_their_first_letters():
    heads = ["XH", "XM", "XBDM", "GMSFHM", "CSRQ", "YHZGXDM", "SJJZDXZ", "HKSZD", "lianxidianhua"]
    paths = ["name", "sex", "id_number", "born_on", "relation", "address", "registered_address",
             "phone"]  # fmt: skip
    assert of("resident", *heads) == [None, *(f"resident.{one}" for one in paths)]
    assert of("contract", "HTBH", "QDRQ", "ZJE", "姓名") == [
        "contract.number", "contract.signed_on", None, None]  # fmt: skip


def test_a_second_meaning_where_the_first_is_taken_or_contradicted():
    types = record_types()
    words = widened(vocabulary(types["special_group"], types), types)
    numbers = sampled(["450787655341", "450720004716", "450794831012"])
    (one,) = match(["证件号"], words, numbers)
    assert one.target.path == "special_group.number"
    grades, names = ["C类", "B类", "A类"], ["王秀兰", "李强", "何美"]
    matched = match(["姓名", "救助类别"], words, sampled(names, grades))
    assert [each.target.path for each in matched] == [
        "special_group.resident", "special_group.level"]  # fmt: skip
    assert of("affair", "完成时间") == ["affair.deadline"]


def test_what_happened_goes_before_the_day_it_was_put_down():
    assert of("appeal", "来电时间", "派单时间") == ["appeal.received_on", None]
    assert of("departure", "销户时间", "去世或迁走日期") == [None, "departure.happened_on"]


def test_the_one_group_of_a_list_is_its_own():
    assert of("representative", "所在社") == ["representative.group"]
    assert of("representative", "所在社", "推选小组") == ["resident.group", "representative.group"]


def test_the_name_of_a_thing_is_no_code_and_no_register_an_address():
    grids = sampled(["331001", "331002", "331003"], ["陈家一网", "陈家二网", "潘家三网"])
    assert of("grid", "网格", "网格全称", samples=grids) == [None, "grid.name"]
    assert of("resident", "户籍所在", samples=sampled(["农", "非农", "农"])) == [None]


def test_numbers_of_rows_are_no_numbers_of_a_register():
    counted = {0: Sample.of(["001", "002", "003"])}
    assert of("certificate", "编号", samples=counted) == [None]
    assert of("certificate", "编号", samples={0: Sample.of(["7", "9", "12"])}) == [
        "certificate.number"]  # fmt: skip


def test_one_field_for_one_column_and_equals_are_left_to_the_person():
    better, worse = match(["联系电话", "手机"], WORDS)
    assert (better.field.name, worse.field) == ("phone", None)
    assert worse.reason == "“联系电话”已经给了 A 列"
    one, other = match(["手机", "电话"], WORDS)
    assert (one.field, other.field) == (None, None)
    assert one.reason == "和 B 列都像“联系电话”，请您定一列"


def test_the_column_that_speaks_the_words_of_a_choice_is_it():
    sorts = {1: Sample.of(["正式党员", "预备党员"]), 0: Sample.of(["正常", "正常"])}
    found_ = of("party_member", "党籍状态", "人员类别", samples=sorts)
    assert found_ == [None, "party_member.standing"]


def test_what_stands_between_head_and_name_may_be_the_heads():
    assert found("户主", "身份证号", "姓名") == [None, None, "name"]
    assert found("户主", "姓名", "身份证号") == [None, "name", "id_number"]


def test_reasons_are_told():
    reasons = [one.reason for one in match(["户主", "序号", "血型", "户籍地"], WORDS)]
    assert reasons[:3] == [
        "名字一样，只拿来对人，不另写", "是行号，不用导", "账里没有这一栏",
    ]  # fmt: skip
    assert "户籍地址" in reasons[3]


def test_columns_have_letters():
    assert [letters(column) for column in (0, 25, 26, 701, 702, 16383)] == [
        "A", "Z", "AA", "ZZ", "AAA", "XFD",
    ]  # fmt: skip


SPELLINGS = [
    (word, one.name) for one in importable(RESIDENT) for word in (one.label, *one.aliases)
]
HINTS = st.sampled_from(["", "（必填）", "(选填)", "【必填】", "（如有）", "*", "：", " ★"])


def wide(text):
    """Write letters and digits full-width."""
    return "".join(chr(ord(sign) + 0xFEE0) if "!" <= sign <= "~" else sign for sign in text)


@given(
    st.sampled_from(SPELLINGS),
    st.lists(st.sampled_from([" ", "\u3000", "\n", "\xa0"]), max_size=3),
    HINTS,
    st.booleans(),
    st.data(),
)
def test_spelling_does_not_matter(word_and_name, gaps, hint, full, data):
    word, name = word_and_name
    head = wide(word) if full else unicodedata.normalize("NFKC", word)
    for gap in gaps:
        place = data.draw(st.integers(0, len(head)))
        head = head[:place] + gap + head[place:]
    assert found(head + hint) == [name]


@given(st.text(max_size=30))
def test_any_text_is_a_head(text):
    (one,) = match([text], WORDS)
    assert one.reason
    assert isinstance(bare(text), str)


def test_no_word_belongs_to_two_fields():
    for one in record_types().values():
        heads = [field.label for field in importable(one)]
        matched = match(heads, of_fields(one.name, importable(one)))
        assert [m.field.label if m.field else m.reason for m in matched] == heads


def test_a_column_may_mean_what_a_linked_record_holds():
    head, number = match(["户主姓名", "户主身份证号"], WORDS)
    assert (head.field, head.target.path) == (None, "household.head")
    assert head.derivation == "resident.household → household.head"
    assert number.target.path == "household.head_number"
    (joined,) = match([("户主", "姓名")], WORDS)
    assert joined.target.path == "household.head"


def sampled(*columns):
    return {n: Sample.of(cells) for n, cells in enumerate(columns)}


IDS = ["41992219580315042" + "9", "419922198101123322", "419922199002025114"]
IDS = [one[:17] + check_digit(one[:17]) for one in IDS]
PHONES = ["13800012345", 13900124410, "13700122298"]


def test_values_overrule_a_head():
    name, number = match(["姓名", "联系电话"], WORDS, sampled(["王秀兰", "李强", "何美"], IDS))
    assert (name.field.name, number.field.name) == ("name", "id_number")
    assert number.reason == "表头写“联系电话”，里面却都是身份证号"
    (helpers,) = match(["帮扶人电话"], WORDS, sampled(IDS))
    assert helpers.target is None, "it may be the helper's number"
    (wrong,) = match(["联系电话"], WORDS, sampled(["王秀兰", "李强", "何美"]))
    assert (wrong.field, wrong.reason) == (None, "表头像“联系电话”，里面不像电话，请您定")


@pytest.mark.parametrize(("words", "name"), [("A类", "level"), ("低保", "category")])
def test_values_tell_what_a_head_of_two_meanings_is(words, name):
    assert of("special_group", "保障类别", samples=sampled([words] * 3)) == [
        f"special_group.{name}"]  # fmt: skip


def test_several_people_in_one_cell_are_nobodys_name():
    assert of("resident", "姓名", samples=sampled(["王秀兰、李强", "何美", "赵云"])) == [None]


def test_what_is_said_of_whom_another_column_names():
    heads = ["收款人全称", "收款人手机号", "代领人", "代领人手机号"]
    assert of("grant", *heads) == ["grant.resident", "resident.phone", "grant.collected_by", None]


def test_values_find_a_column_whose_head_says_nothing():
    columns = sampled(["王秀兰", "李强", "何美"], IDS, PHONES, ["男", "女", "男"])
    found_ = match(["姓名", "号码", "", ""], WORDS, columns)
    assert [one.field.name for one in found_] == ["name", "id_number", "phone", "sex"]
    assert all(one.score < 1 for one in found_[1:])
    party = vocabulary(record_types()["party_member"], record_types())
    columns = sampled(["王秀兰", "李强", "何美"], ["正式党员"] * 3)
    told, other = (match(["姓名", head], party, columns)[1].field for head in ("归类", "称呼"))
    assert (told.name, other) == ("standing", None)


def test_an_empty_column_gives_way_to_a_filled_one():
    empty, filled = match(["手机", "电话"], WORDS, sampled([], PHONES))
    assert (empty.field, filled.field.name) == (None, "phone")


def test_what_a_person_said_before_is_taken_first():
    learnt = {"血型": "resident.note", "姓名": ""}
    blood, name = match(["血型", "姓名"], WORDS, None, learnt)
    assert (blood.field.name, blood.reason) == ("note", "上次您这样对的")
    assert (name.field, name.reason) == (None, "上次您说不导这一列")
