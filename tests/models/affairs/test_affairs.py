"""What comes from above: written once, named when it stands on no list, and never forgotten."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models import checking
from models.affairs.likeness import alike
from models.errors import Refused
from models.kinds_links import Ref
from models.obligations import obligations
from models.periods import add_months
from models.record import Record
from models.registers import form_demand
from models.rule_list import in_force
from tests.models.villages import NOW, dump, new_village

TODAY = NOW.date()
TASK = {"matter": "森林防火巡查", "sender": "柳河镇应急办", "doc_number": "柳政〔2026〕31号"}


@pytest.fixture
def ledger(tmp_path):
    ledger = new_village(tmp_path / "白杨村.cwz")
    yield ledger
    ledger.close()


def told(ledger, register, values):
    """What is said beside the fields of a new record: field -> sentences with their basis."""
    record_type = ledger.type(register)
    whole = dict.fromkeys(record_type.by_name) | ledger.blank(register, values)
    one = Record(register, 0, 0, whole)
    return {
        found.field: f"{found.sentence}　{found.basis}"
        for found in checking.at_entry(record_type, one, ledger.as_of())
    }


def found(ledger):
    return {(one.field, one.sentence) for one in checking.findings(ledger)}


def due(ledger):
    return [(one.title, one.on) for one in obligations(ledger)]


# -- a paper is written once --------------------------------------------------------------------


def test_a_paper_with_a_task_gets_its_line_in_the_same_act(ledger):
    before = dump(ledger)
    id_ = ledger.save("affair", {**TASK, "deadline": dt.date(2026, 11, 27)}).id
    affair, (line,) = ledger.get("affair", id_), ledger.find("incoming")
    assert affair["incoming"] == Ref(line.id)
    assert line["number"] == "收〔2026〕1号"
    assert (line["subject"], line["sender"]) == (TASK["matter"], TASK["sender"])
    assert (line["doc_number"], line["received_on"]) == (TASK["doc_number"], TODAY)
    assert due(ledger) == [("森林防火巡查", dt.date(2026, 11, 27))]
    ledger.undo()
    assert ledger.count("affair") == 0
    (line,) = ledger.find("incoming")
    assert line["status"] == "void", "its number was given out"
    ledger.redo()
    assert ledger.find("incoming")[0]["status"] == "valid"
    assert dump(ledger).keys() == before.keys()


def test_a_call_is_no_paper(ledger):
    ledger.save("affair", {**TASK, "source": "phone"})
    assert ledger.count("incoming") == 0


def test_a_paper_that_is_there_lends_its_words(ledger):
    line = ledger.save("incoming", {
        "subject": "防火通知", "sender": "县林业局", "doc_number": "7号",
    })  # fmt: skip
    id_ = ledger.save("affair", {"matter": "防火巡查", "incoming": Ref(line.id)}).id
    affair = ledger.get("affair", id_)
    assert (affair["sender"], affair["doc_number"]) == ("县林业局", "7号")
    assert ledger.count("incoming") == 1


def test_a_paper_lends_a_reply_what_it_needs(ledger):
    line = ledger.save("incoming", {"subject": "防火通知", "sender": "县林业局"})
    task = ledger.blank("affair", {"incoming": Ref(line.id)})
    assert task["matter"] == "防火通知"
    id_ = ledger.save("affair", {**task, "status": "returned", "why_returned": "没有准入"}).id
    reply = ledger.blank("outgoing", {"affair": Ref(id_)})
    assert (reply["receiver"], reply["subject"]) == ("县林业局", "关于退回“防火通知”的函")
    assert reply["incoming"] == Ref(line.id)


def test_papers_in_and_out_have_series_of_their_own(ledger):
    for register, more in (("incoming", {"sender": "镇"}), ("outgoing", {"receiver": "镇"})):
        for year in (2026, 2026, 2027):
            dated = ledger.type(register).dated
            ledger.save(register, {"subject": "通知", dated: dt.date(year, 1, 5), **more})
        numbers = sorted(one["number"] for one in ledger.find(register))
        word = "收" if register == "incoming" else "发"
        assert numbers == [f"{word}〔2026〕1号", f"{word}〔2026〕2号", f"{word}〔2027〕1号"]


# -- from 待办 to its end -----------------------------------------------------------------------


def test_an_end_says_when_and_by_whom(ledger):
    chief = ledger.save("official", {"name": "陈志强", "body": "committee", "post": "主任"}).id
    id_ = ledger.save("affair", {**TASK, "deadline": TODAY, "in_charge": Ref(chief)}).id
    ledger.save("affair", {"status": "done"}, id=id_)
    affair = ledger.get("affair", id_)
    assert (affair["closed_on"], affair["closed_by"]) == (TODAY, "陈志强")
    assert due(ledger) == []
    ledger.undo()
    assert ledger.get("affair", id_)["closed_on"] is None
    assert len(due(ledger)) == 1


def test_sending_back_says_why(ledger):
    id_ = ledger.save("affair", TASK).id
    with pytest.raises(Refused, match="退回要写一句为什么"):
        ledger.save("affair", {"status": "returned"}, id=id_)
    ledger.save("affair", {"status": "returned", "why_returned": "没有准入"}, id=id_)
    assert ledger.get("affair", id_)["closed_on"] == TODAY


def test_what_is_late_is_due_and_found(ledger):
    ledger.save("affair", {**TASK, "deadline": dt.date(2026, 11, 20)})
    assert due(ledger) == [("森林防火巡查", dt.date(2026, 11, 20))]
    assert ("status", "过了期限还是“待办”") in found(ledger)


def test_promised_money_is_asked_for_until_it_arrives(ledger):
    id_ = ledger.save("affair", {
        **TASK, "received_on": dt.date(2026, 9, 1), "status": "done",
        "closed_on": dt.date(2026, 10, 1), "funds_promised": 60000, "funds_arrived": 20000,
    }).id  # fmt: skip
    ((title, on),) = due(ledger)
    assert (title, on) == ("问一问经费：森林防火巡查", dt.date(2026, 10, 31))
    (one,) = [one for one in checking.findings(ledger) if one.field == "funds_arrived"]
    assert one.sentence == "说好的经费 600.00 元，到账 200.00 元"
    assert one.basis.startswith("规定要求：村民委员会组织法第43条")
    ledger.save("affair", {"funds_arrived": 60000}, id=id_)
    assert due(ledger) == []
    assert not [one for one in checking.findings(ledger) if one.field == "funds_arrived"]


def test_a_planned_task_becomes_an_affair_without_typing(ledger):
    ledger.save("year_task", {
        "matter": "冬季取暖安全宣传", "due": dt.date(2026, 12, 10), "sender": "柳河镇应急办",
    })  # fmt: skip
    assert ledger.find("year_task")[0]["year"] == 2026
    (one,) = obligations(ledger)
    assert (one.type, one.id, one.verb) == ("affair", 0, "记成任务")
    ledger.save("affair", one.given)
    assert ledger.find("affair")[0]["deadline"] == dt.date(2026, 12, 10)
    assert due(ledger) == [("冬季取暖安全宣传", dt.date(2026, 12, 10))], "now it is the affair's"


# -- what stands on no list ---------------------------------------------------------------------


def duty(ledger, matter):
    return Ref(ledger.find_one("duty", matter=matter).id)


def test_entries_that_may_be_meant_are_named(ledger):
    assert "“按预案和办法协助做好森林火灾应急处置”" in told(ledger, "affair", TASK)["duty"]
    entry = duty(ledger, "按预案和办法协助做好森林火灾应急处置")
    assert told(ledger, "affair", {**TASK, "duty": entry}) == {}
    id_ = ledger.save("affair", {**TASK, "duty": entry, "off_list": True}).id
    affair = ledger.get("affair", id_)
    assert (affair["off_list"], affair["list_name"]) == (False, "协助政府事项")


def test_what_resembles_nothing_is_named_so(ledger):
    said = told(ledger, "affair", {"matter": "观看直播", "sender": "镇"})
    assert "清单里没有找到像的" in said["duty"]


def test_off_the_list_without_admission_the_rule_is_a_hint(ledger):
    off = {"matter": "下载打卡软件", "sender": "镇", "off_list": True}
    said = told(ledger, "affair", off)["off_list"]
    assert "不在清单上，也没有准入文号" in said
    assert "提示（没有核对过原文）" in said
    assert "规定要求" not in said
    ledger.save("affair", {**off, "admission": Ref(None, "平准入〔2026〕3号")})
    assert ledger.find("admission")[0]["number"] == "平准入〔2026〕3号"
    assert found(ledger) == set(), "admitted"


def test_where_the_rule_was_compared_it_is_a_rule(ledger):
    ledger.save("village", {"province": "山西省忻州市"}, id=ledger.village.id)
    said = told(ledger, "affair", {"matter": "打卡", "sender": "镇", "off_list": True})
    assert "规定要求：山西省9条" in said["off_list"]


def test_an_entry_of_a_forbidding_list_is_told(ledger):
    said = told(ledger, "affair", {
        "matter": "招商引资两条", "sender": "镇",
        "duty": duty(ledger, "把村级组织作为招商引资的责任主体"),
    })  # fmt: skip
    assert said["duty"].startswith("这一项在“负面清单”上，不许交给村里")


def test_provinces_bring_their_own_entries(ledger):
    def entries():
        return {one["code"] for one in in_force(ledger.as_of(), "duty")}

    assert not {"HB01", "GD01"} & entries()
    ledger.save("village", {"province": "湖北省"}, id=ledger.village.id)
    assert {f"HB{number:02}" for number in range(1, 14)} <= entries()
    assert "GD01" not in entries()


@given(st.data())
def test_a_title_is_most_like_itself(data):
    titles = ["协助禁毒宣传", "森林火灾应急处置", "动物疫病预防控制", "协助做好人口普查"]
    place = data.draw(st.integers(0, len(titles) - 1))
    around = data.draw(st.text("关于做好开展年月日通知", max_size=8))
    assert alike(around + titles[place] + around, titles)[0] == place
    assert alike(around, titles) == []


# -- 这项我报过 ---------------------------------------------------------------------------------


def ask(ledger, subject, day, columns, **more):
    return ledger.save("form_demand", {
        "subject": subject, "sender": "柳河镇民政办", "received_on": day, "columns": columns,
        **more,
    }).id  # fmt: skip


def test_columns_that_were_given_are_named_with_day_and_form(ledger):
    ask(ledger, "低保月报", dt.date(2026, 3, 2), "姓名\t身份证号\t家庭人口\t月人均收入（元）")
    asked = {"subject": "取暖摸底", "columns": "序号，公民身份号码，家庭人口，取暖方式"}
    said = told(ledger, "form_demand", asked)["columns"]
    assert "2026年3月2日柳河镇民政办要的《低保月报》里有家庭人口。" in said
    assert "号码" not in said.replace("公民身份号码", "")
    assert told(ledger, "form_demand", {**asked, "novelty": "repeat"}) == {}


def test_the_same_column_under_another_head_is_the_same(ledger):
    ask(ledger, "人口表", dt.date(2026, 3, 2), "姓名、文化程度")
    said = told(ledger, "form_demand", {"subject": "又一张", "columns": "姓名、学历"})
    assert "里有学历" in said["columns"]


def test_what_only_says_who_somebody_is_proves_nothing(ledger):
    ask(ledger, "低保月报", dt.date(2026, 3, 2), "户主姓名、身份证号、联系电话、备注")
    again = {"subject": "另一张", "columns": "户主姓名、身份证号、联系电话、备注"}
    assert told(ledger, "form_demand", again) == {}


def test_what_came_later_was_not_given_before(ledger):
    first = ask(ledger, "先要的", dt.date(2026, 3, 2), "家庭人口")
    second = ask(ledger, "后要的", dt.date(2026, 5, 2), "家庭人口")
    assert ledger.get("form_demand", first)["given_before"] is None
    assert "《先要的》里有家庭人口" in ledger.get("form_demand", second)["given_before"]


days = st.dates(dt.date(2020, 1, 1), dt.date(2030, 12, 31))


@given(days, st.sampled_from(("week", "month", "quarter", "half", "year")), st.data())
def test_a_form_that_returns_is_due_once_each_time(first, cadence, data):
    """After it was given, the next day lies ahead, and at most one step and a half away."""
    demand = {"deadline": first, "cadence": cadence, "ended": None, "given": None}
    assert form_demand._next(demand) == first
    given_on = first + dt.timedelta(days=data.draw(st.integers(-20, 1500)))
    after = form_demand._next({**demand, "given": ({"given_on": given_on},)})
    steps = {"week": 0, "month": 1, "quarter": 3, "half": 6, "year": 12}[cadence]
    two = dt.timedelta(days=14) if cadence == "week" else dt.timedelta(0)
    assert max(given_on, first) < after <= add_months(max(given_on, first), 2 * steps) + two
    assert form_demand._next({**demand, "given": ({"given_on": after},)}) > after
    assert form_demand._next({**demand, "ended": given_on}) is None


def test_a_form_asked_for_once_is_done_when_given(ledger):
    id_ = ask(ledger, "摸底表", TODAY, None, deadline=dt.date(2026, 11, 25))
    assert due(ledger) == [("报摸底表", dt.date(2026, 11, 25))]
    ledger.save("form_demand", {"given": ({"given_on": TODAY, "remark": None},)}, id=id_)
    assert due(ledger) == []


def test_a_visit_that_left_something_is_due_until_it_is_settled(ledger):
    id_ = ledger.save("visit", {"sender": "县纪委", "left_behind": "公开栏太低",
                                "deadline": dt.date(2026, 12, 1)}).id  # fmt: skip
    assert due(ledger) == [("县纪委检查后要整改的", dt.date(2026, 12, 1))]
    ledger.save("visit", {"settled_on": TODAY}, id=id_)
    assert due(ledger) == []
