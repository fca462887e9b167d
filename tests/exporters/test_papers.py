"""What single papers say."""

from __future__ import annotations

import pytest

from exporters.ordering import counting_up
from exporters.pdf import Pdf
from exporters.plain import text_of
from exporters.report import parse_params, report, reports
from models import issuing, wording
from models.errors import Refused, UserError
from models.kinds_links import Ref
from models.letterhead import address_in, committee_of, place_of
from models.periods import Period

SLIP = report("certificate_slip")


def slip_of(ledger, id_):
    return text_of(SLIP.build(ledger.as_of(), {"certificate": Ref(id_)}))


def issue(ledger, resident, **values):
    person = ledger.save("resident", resident).id
    return ledger.save("certificate", {"resident": Ref(person), "purpose": "入学", **values}).id


def test_a_certificate_says_what_the_ledger_knows(ledger):
    said = slip_of(ledger, 1)
    assert (
        "王秀兰，女，1958年3月15日出生，公民身份号码41992219580315042X，"
        "户籍在平安县柳河镇白杨村3组。\n" in said
    )
    assert "王秀兰现居住在平安县柳河镇白杨村3组27号。\n" in said
    assert "以上情况经主任赵振海于2026年2月3日核实。\n" in said
    assert "特此证明。" in said
    assert "作废" not in said


def test_what_is_not_known_is_not_said(ledger):
    said = slip_of(ledger, issue(ledger, {"name": "李四"}, verified_on=None))
    assert "\u3000\u3000李四，户籍在平安县柳河镇白杨村。\n" in said
    assert "李四现居住在平安县柳河镇白杨村。\n" in said
    assert "核实。" not in said
    assert "{" not in said
    assert "None" not in said


def test_since_when_is_said_once(ledger):
    import datetime as dt

    said = slip_of(ledger, issue(ledger, {"name": "李四"}, lived_since=dt.date(1979, 10, 1)))
    assert "李四自1979年10月1日起居住在" in said
    assert "现居住在" not in said


def test_nobody_from_elsewhere_is_said_to_be_registered_here(ledger):
    person = {"name": "李四", "status": "outsider", "registered_address": "平安县三河村"}
    assert "户籍在平安县三河村。" in slip_of(ledger, issue(ledger, person))
    assert "户籍" not in slip_of(ledger, issue(ledger, person | {"registered_address": None}))


def test_a_void_certificate_is_marked(ledger):
    said = slip_of(ledger, 2)
    assert said.startswith("【作废】")
    assert "作废原因：用途写错了" in said


def test_a_line_of_an_old_register_has_no_paper(ledger):
    old = ledger.save("certificate", {
        "resident": Ref(1), "purpose": "办户头", "number": "证字〔2025〕第7号",
    }).id  # fmt: skip
    with pytest.raises(UserError, match="正文没有留在账里"):
        slip_of(ledger, old)


def test_what_was_printed_reprints_identically(ledger):
    """Neither villager, official, village nor wording changes a paper that is out."""
    before = [slip_of(ledger, id_) for id_ in (1, 2)]
    chief = ledger.find_one("official", name="赵振海")
    ledger.save("resident", {"name": "王秀岚", "address": "白杨村9组"}, id=1)
    ledger.save("official", {"name": "赵镇海", "post": "书记"}, id=chief.id)
    ledger.save("village", {"name": "青杨村", "office_phone": None}, id=ledger.village.id)
    kind = ledger.find_one("certificate_kind", name="居住证明")
    ledger.save("certificate_kind", {
        "name": "居住证明", "code": kind["code"], "body": "{姓名}住在这里。",
    })  # fmt: skip
    assert [slip_of(ledger, id_) for id_ in (1, 2)] == before
    assert "王秀岚住在这里。" in slip_of(ledger, issue(ledger, {"name": "王秀岚"}))


def test_a_correction_says_so_and_keeps_the_number(ledger):
    said = slip_of(ledger, 1)
    assert said.count("编号：证字〔2026〕第1号（更正）") == 2
    assert "本证明仅用于办理居民用电户名变更手续，他用无效。" in said
    assert "本件于2026年11月23日更正" in said
    uses = [one["document"] for one in ledger.find("seal_use") if one["certificate"] == Ref(1)]
    assert sorted(uses) == ["居住证明（王秀兰）", "居住证明（王秀兰）更正"]


def test_a_promise_is_signed_and_not_sealed(ledger):
    promise = ledger.find_one("certificate", number="承字〔2026〕第1号")
    said = text_of(report("promise_slip").build(ledger.as_of(), {"certificate": Ref(promise.id)}))
    assert "承诺人" in said
    assert "存根" not in said
    assert "村民委员会\n" not in said
    assert not ledger.find_one("seal_use", certificate=Ref(promise.id))
    others = (("certificate_slip", promise.id), ("promise_slip", 1), ("decision_slip", 1))
    for wrong, id_ in others:
        with pytest.raises(UserError, match="请出“"):
            report(wrong).build(ledger.as_of(), {"certificate": Ref(id_)})


def test_the_wall_says_where_to_go(ledger):
    said = text_of(report("refused_list").build(ledger.as_of(), {}))
    assert "亲属关系证明" in said
    assert "公安派出所" in said
    assert "居住证明" not in said
    guide = text_of(report("service_guide").build(ledger.as_of(), {}))
    assert "居住证明" in guide
    assert "村委会负责人批准" in guide
    assert "亲属关系证明" not in guide


def test_a_kind_without_text_is_refused(ledger):
    kind = ledger.save("certificate_kind", {"name": "饮水井证明", "basis": "县里的清单"}).id
    with pytest.raises(Refused, match="还没有正文"):
        issue(ledger, {"name": "李四"}, matter=Ref(kind))


def test_every_text_can_be_filled(ledger):
    places = issuing.places_of(ledger.as_of())
    written = [one for one in ledger.find("certificate_kind") if one["body"]]
    assert len(written) >= 10
    for one in written:
        assert wording.faults(one["body"], places) == [], one["name"]


def test_wording():
    fill = wording.paragraphs
    assert fill("{甲}[，{乙}]。", {"甲": "一", "乙": ""}) == ["一。"]
    assert fill("{甲}[，{乙}]。", {"甲": "一", "乙": "二"}) == ["一，二。"]
    assert fill("[{甲}和{乙}|只有{甲}]。", {"甲": "{乙}"}) == ["只有{乙}。"]
    assert fill("[经{甲}[于{乙}]核实。]\n\n好。", {"乙": "二"}) == ["好。"]
    assert wording.missing("{甲}[{乙}]{填：丙}", {}) == ["甲", "填：丙"]
    assert wording.asked("{填: 丙}{甲}{填：丁}{填：丙}") == ["丙", "丁"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("{姓明}。", "是不是“{姓名}”"),
        ("好。\n{xyz}", "第 2 段写了“{xyz}”，可以填的里面没有这一项，请从右边的列表里选"),
        ("{姓名", "“{”少了另一半"),
        ("姓名}", "“}”少了另一半"),
        ("[{姓名}", "“[”少了另一半"),
        ("{姓名}]", "“]”少了另一半"),
        ("{填：}{}", "一对空的花括号"),
    ],
)
def test_a_wrong_text_is_told(text, said):
    assert any(said in one for one in wording.faults(text, ["姓名", "性别"]))


@pytest.mark.parametrize(
    ("village", "committee"),
    [
        ({"name": "白杨村", "township": "柳河镇", "county": "平安县"},
         "平安县柳河镇白杨村民委员会"),
        ({"name": "白杨村"}, "白杨村民委员会"),
        ({"name": "李庄", "township": "柳河镇"}, "柳河镇李庄村民委员会"),
        ({"name": "东关社区"}, "东关社区居民委员会"),
        ({"name": "白杨村委会"}, "白杨村民委员会"),
        ({"name": "白杨村村委会"}, "白杨村民委员会"),
        ({"name": "平安县柳河镇白杨村", "township": "柳河镇", "county": "平安县"},
         "平安县柳河镇白杨村民委员会"),
    ],
)  # fmt: skip
def test_names_of_committees(village, committee):
    assert committee_of(village) == committee


def test_places():
    village = {"name": "白杨村", "township": "柳河镇", "county": "平安县"}
    assert place_of(village) == "平安县柳河镇白杨村"
    assert address_in(village, "白杨村3组27号") == "平安县柳河镇白杨村3组27号"
    assert address_in(village, "郑州市金水区") == "郑州市金水区"


def test_households_count_up_and_heads_come_first(ledger):
    residents = report("resident_register")
    table = residents.build(ledger.as_of(), parse_params(residents, ledger, {})).blocks[0]
    names = [row[2].text for row in table.rows]
    assert names == ["赵振海", "王秀兰", "赵小满", "单𬱖"]
    assert {row[1].text for row in table.rows[:3]} == {"赵振海"}
    assert "补贴卡号" in [column.label for column in table.columns]


def test_scope_and_group(ledger):
    residents = report("resident_register")

    def names(**texts):
        params = parse_params(residents, ledger, texts)
        return {row[2].text for row in residents.build(ledger.as_of(), params).blocks[0].rows}

    assert names(group="10组") == {"单𬱖"}
    assert "外来客" in names(scope="常住")
    assert {"周老伯", "外来客"} < names(scope="全部")


def test_five_populations_are_counted_apart(ledger):
    table = report("population_summary").build(ledger.as_of(), {}).blocks[0]
    assert [column.label for column in table.columns] == [
        "村民小组", "户数", "户籍人口", "常住人口", "选民", "集体成员", "18周岁以上",
    ]  # fmt: skip
    rows = {row[0].text: [datum.cell for datum in row[1:]] for row in table.rows}
    assert rows == {
        "3组": [1, 3, 3, 2, 2, 2], "10组": [1, 1, 1, 0, 1, 0], "未写小组": [0, 0, 1, 0, 0, 0],
    }  # fmt: skip
    assert [row[0].text for row in table.rows] == ["3组", "10组", "未写小组"]
    assert [datum.cell for datum in table.totals[1:]] == [2, 4, 5, 2, 3, 2]


def test_a_period_shows_only_itself(ledger):
    view = ledger.as_of(Period.parse("2026Q1"))
    for name in ("certificate_register", "seal_register"):
        document = report(name).build(view, {})
        assert len(document.blocks[0].rows) == 1
        assert "2026年第一季度" in document.subtitle.left
        assert "2026年第一季度" in document.name


def test_only_who_serves_is_on_the_wall(ledger):
    said = text_of(report("official_register").build(ledger.as_of(), {}))
    assert said.index("孙满仓") < said.index("赵振海")
    assert "钱离任" not in said
    assert "监督电话：柳河镇纪委 0394-5550456" in said


def test_one_category_of_special_groups(ledger):
    special = report("special_group_register")
    for text, count in (("残疾", 1), ("低保", 0)):
        document = special.build(ledger.as_of(), parse_params(special, ledger, {"类别": text}))
        assert len(document.blocks[0].rows) == count
        assert text in document.subtitle.left


def test_counting_up():
    assert sorted(["10组", "2组", "", "东组"], key=counting_up) == ["2组", "10组", "东组", ""]


def test_documents_do_not_hold_the_ledger(ledger):
    import pickle

    others = {"decision_slip": "3", "promise_slip": "4"}
    for one in reports():
        texts = {field.label: others.get(one.name, "1") for field in one.params
                 if field.required and not field.default}  # fmt: skip
        document = one.build(ledger.as_of(), parse_params(one, ledger, texts))
        assert pickle.loads(pickle.dumps(document)) == document


@pytest.mark.parametrize(
    ("chosen", "face"), [("song", None), ("fang", b"FandolFang"), ("kai", b"CunwuKai")]
)
def test_running_text_is_set_in_the_face_that_the_village_chose(ledger, chosen, face):
    ledger.save("village", {"paper_face": chosen}, id=ledger.village.id)
    made = Pdf().render(SLIP.build(ledger.as_of(), {"certificate": Ref(1)}))
    others = {b"FandolFang", b"CunwuKai"} - {face}
    assert face is None or face in made
    assert not any(other in made for other in others)
