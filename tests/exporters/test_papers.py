"""What single papers say."""

from __future__ import annotations

import pytest

from exporters.letterhead import address_in, committee_of, place_of
from exporters.ordering import counting_up
from exporters.pdf import Pdf
from exporters.plain import text_of
from exporters.report import parse_params, report, reports
from exporters.wording import fill, places
from models.errors import UserError
from models.kinds_links import Ref
from models.periods import Period
from models.rules import rules

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


def test_a_kind_without_wording_is_refused(ledger, monkeypatch):
    monkeypatch.setattr("exporters.reports.certificate_slip.rule_on", lambda *_: None)
    with pytest.raises(UserError, match="没有写好的正文"):
        slip_of(ledger, 1)


def test_every_wording_can_be_filled():
    known = {"name", "sex", "born_on", "id_number", "registered_at", "address", "lived_since",
             "verifier", "verified_on", "purpose", "receiver"}  # fmt: skip
    for rule in rules("certificate_kinds"):
        assert places(rule.more["body"]) <= known


def test_wording():
    assert fill(["{a}[，{b}]。"], {"a": "甲", "b": ""}) == "甲。"
    assert fill(["{a}[，{b}]。"], {"a": "甲", "b": "乙"}) == "甲，乙。"
    assert fill(["{a}{b}", "{a}"], {"a": "{b}"}) == "{b}"
    assert fill(["{b}"], {"a": "甲"}) is None


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

    for one in reports():
        texts = {"证明": "1"} if one is SLIP else {}
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
