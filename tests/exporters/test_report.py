from __future__ import annotations

import datetime as dt

import pytest

from exporters.document import file_stem
from exporters.report import parse_params, report
from models.errors import NotFound, UserError
from models.periods import Period


def test_found_by_name_or_label():
    assert report("seal_register") is report("用印登记簿")


def test_an_unknown_report_lists_those_there_are():
    with pytest.raises(NotFound, match=r"没有“花名册”这种材料。能出的有：.*用印登记簿"):
        report("花名册")


@pytest.mark.parametrize("name", ["certificate", "证明", "编号"])
@pytest.mark.parametrize("text", ["证字〔2026〕第1号", "证字[2026]第1号", "1"])
def test_a_certificate_is_found_by_number_or_id(ledger, name, text):
    found = parse_params(report("certificate_slip"), ledger, {name: text})
    assert found["certificate"].id == 1
    assert found["certificate"].title == "证字〔2026〕第1号"


@pytest.mark.parametrize("text", ["证字〔2026〕第99号", "99"])
def test_a_certificate_that_is_not_there(ledger, text):
    with pytest.raises(UserError, match="99"):
        parse_params(report("certificate_slip"), ledger, {"证明": text})


def test_what_is_required_is_asked_for(ledger):
    with pytest.raises(UserError, match="先说明证明。请加上 证明=…，例如 证明=证字〔2026〕第1号"):
        parse_params(report("certificate_slip"), ledger, {})


def test_an_unknown_parameter_lists_those_there_are(ledger):
    with pytest.raises(NotFound, match="没有“年龄”这一项。可以写的有：村民小组、哪些人、纸张"):
        parse_params(report("resident_register"), ledger, {"年龄": "3"})
    with pytest.raises(NotFound, match="不用另外说明什么"):
        parse_params(report("seal_register"), ledger, {"年龄": "3"})


def test_what_cannot_be_understood_is_said(ledger):
    with pytest.raises(UserError, match="纸张：没有“B5”这一项"):
        parse_params(report("resident_register"), ledger, {"纸张": "B5"})


def test_defaults_stand_in(ledger):
    found = parse_params(report("resident_register"), ledger, {"村民小组": "第三村民小组"})
    assert found == {"group": "3组", "scope": "registered", "page": "A4"}


def test_usual_period():
    day = dt.date(2026, 11, 23)
    assert report("seal_register").usual_period(day) == Period("quarter", 2026, 4)
    assert report("resident_register").usual_period(day) is None


@pytest.mark.parametrize(
    ("parts", "stem"),
    [
        (("白杨村台账", "2026年"), "白杨村台账_2026年"),
        (("a/b\\c:d*e", ""), "a_b_c_d_e"),
        (("CON",), "_CON"),
        (("lpt1.x",), "_lpt1.x"),
        (("..",), "_"),
        (("长" * 100,), "长" * 60),
    ],
)
def test_file_stems_suit_every_disk(parts, stem):
    assert file_stem(*parts) == stem
