"""Numbers: a series for each year, never twice, and no gap that nobody can explain."""

from __future__ import annotations

import datetime as dt

import pytest

from models import wording
from models.checking import findings
from models.errors import Refused
from models.kinds_links import Ref
from models.saving import next_number
from tests.models.villages import break_off, dump, new_village


@pytest.fixture
def ledger(tmp_path):
    ledger = new_village(tmp_path / "白杨村.cwz")
    ledger.save("resident", {"name": "王秀兰"})
    yield ledger
    ledger.close()


def issue(ledger, **values):
    given = {"resident": Ref(1), "purpose": "办户头", **values}
    return ledger.get("certificate", ledger.save("certificate", given).id)["number"]


def test_each_year_has_its_own_series(ledger):
    assert issue(ledger) == "证字〔2026〕第1号"
    assert issue(ledger) == "证字〔2026〕第2号"
    assert issue(ledger, issued_on=dt.date(2025, 12, 31)) == "证字〔2025〕第1号"
    assert issue(ledger) == "证字〔2026〕第3号"


def test_the_next_number_is_told_without_being_given(ledger):
    assert next_number(ledger, "certificate", {}) == "证字〔2026〕第1号"
    assert next_number(ledger, "certificate", {}) == issue(ledger)
    assert (
        next_number(ledger, "certificate", {"issued_on": dt.date(2025, 1, 1)})
        == "证字〔2025〕第1号"
    )
    assert next_number(ledger, "resident", {}) == ""


def test_a_refused_certificate_takes_no_number(ledger):
    with pytest.raises(Refused):
        issue(ledger, purpose=None)
    with pytest.raises(InterruptedError):
        break_off(ledger, lambda: issue(ledger))
    assert issue(ledger) == "证字〔2026〕第1号"


def test_a_voided_number_is_not_given_again(ledger):
    issue(ledger)
    ledger.save("certificate", {"status": "void", "void_reason": "写错了名字"}, id=1)
    assert issue(ledger) == "证字〔2026〕第2号"
    with pytest.raises(Refused, match="为什么"):
        ledger.save("certificate", {"status": "void"}, id=2)
    with pytest.raises(Refused, match="号留着"):
        ledger.remove("certificate", 1)


def test_an_old_register_keeps_its_numbers_and_the_series_goes_on(ledger):
    assert issue(ledger, number="证字〔2026〕第41号") == "证字〔2026〕第41号"
    assert issue(ledger) == "证字〔2026〕第42号"
    assert issue(ledger, number="证字〔2026〕第7号") == "证字〔2026〕第7号"
    assert issue(ledger) == "证字〔2026〕第43号"
    with pytest.raises(Refused, match="已经用过了"):
        issue(ledger, number="证字〔2026〕第7号")


def test_a_number_of_another_year_moves_that_years_series(ledger):
    issue(ledger, number="证字〔2025〕第3号")  # issued this year under last year's number
    assert [issue(ledger, issued_on=dt.date(2025, 6, 1)) for _ in range(2)] == [
        "证字〔2025〕第4号", "证字〔2025〕第5号",
    ]  # fmt: skip
    assert issue(ledger) == "证字〔2026〕第1号"


def test_a_foreign_number_stays_as_it_is(ledger):
    assert issue(ledger, number="柳村证（2019）07") == "柳村证（2019）07"
    assert issue(ledger) == "证字〔2026〕第1号"


def test_a_number_once_given_cannot_be_changed(ledger):
    issue(ledger)
    before = dump(ledger, leave=())
    for number in ("证字〔2026〕第9号", None):
        with pytest.raises(Refused, match="编号：定下来就不能改了"):
            ledger.save("certificate", {"number": number}, id=1)
    assert dump(ledger, leave=()) == before
    ledger.save("certificate", {"number": "证字〔2026〕第1号", "note": "同号可存"}, id=1)


def test_a_certificate_keeps_its_number_when_it_is_corrected(ledger):
    issue(ledger)
    with pytest.raises(Refused, match="证明更正"):
        ledger.save("certificate", {"purpose": "开户"}, id=1)
    with pytest.raises(Refused, match="至少改一处"):
        ledger.save("correction", {"certificate": Ref(1), "reason": "写错了"})
    ledger.save("correction", {"certificate": Ref(1), "reason": "写错了", "purpose": "开户"})
    corrected = ledger.get("certificate", 1)
    assert (corrected["number"], corrected["purpose"]) == ("证字〔2026〕第1号", "开户")
    assert "仅用于开户" in corrected["text"]
    assert issue(ledger) == "证字〔2026〕第2号"
    ledger.undo()
    ledger.undo()
    assert "仅用于办户头" in ledger.get("certificate", 1)["text"]
    assert ledger.get("certificate", 1)["corrected_on"] is None


def test_each_form_has_its_own_series(ledger):
    kinds = {one["form"]: one for one in ledger.find("certificate_kind") if one["body"]}
    for form, number in (("promise", "承字〔2026〕第1号"), ("proof", "证字〔2026〕第1号")):
        kind = ledger.find_one("certificate_kind", code={"promise": "C67", "proof": "C62"}[form])
        details = tuple(
            {"asked": one, "answer": "甲乙"} for one in wording.asked(kind["body"])
        )
        assert form in kinds
        given = {"matter": Ref(kind.id), "details": details, "receiver": "县医保局"}
        assert issue(ledger, **given) == number


def test_a_number_that_is_nowhere_is_told(ledger):
    for number in (2, 5, 6):
        issue(ledger, number=f"证字〔2026〕第{number}号")
    said = [one.sentence for one in findings(ledger) if one.type == "certificate"]
    missing = [one for one in said if "没有登记" in one]
    assert len(missing) == 2
    assert "第1号没有登记" in missing[0]
    assert "第3到4号没有登记" in missing[1]
