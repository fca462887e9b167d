"""体检: what is found, why, and the way to the record."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from models import checking
from models.kinds_links import Ref
from models.periods import Period
from models.record import Finding
from tests.ui.cut_text import cut_texts
from tests.ui.driving import press, says
from tests.ui.villages import PEOPLE, make_ledger, open_window, page_of
from ui.checking.finding_list import Head, rows_of
from ui.look.theme import theme
from ui.look.tokens import SIZES
from ui.pages.check import CheckPage
from ui.pages.disclosure import DisclosurePage

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


@pytest.fixture
def ledger(tmp_path):
    made = make_ledger(tmp_path)
    for one in made.find("resident"):
        if one["phone"] is None:
            made.save("resident", {"phone": "13700010009"}, id=one.id)
    made.find("household")
    for one in made.find("household"):
        made.save("household", {"phone": "13700010001"}, id=one.id)
    yield made
    made.close()


@pytest.fixture
def window(qtbot, qapp, ledger, tmp_path):
    made = open_window(qtbot, qapp, ledger, tmp_path)
    yield made
    made.close()


def twice(ledger):
    """A second person with the same ID number."""
    return ledger.save("resident", {"name": "王秀花", "id_number": PEOPLE[0][1]}).id


def check(qtbot, window):
    window.go("check")
    page = page_of(window)
    qtbot.waitUntil(lambda: says(window, "查过"))
    qtbot.wait(20)
    return page


def choose(qtbot, page, finding):
    page.list.show_rows(page.list.model().rows, finding)
    qtbot.wait(20)


def seen(page):
    return [one for one in page.list.model().rows if isinstance(one, Finding)]


def test_all_well_is_said(qtbot, window, monkeypatch):
    monkeypatch.setattr(checking, "findings", lambda ledger: [])
    check(qtbot, window)
    assert says(window, "都好，没有查出要看的")


def test_a_finding_stands_with_its_facts_and_leads_to_its_record(qtbot, window, ledger):
    twice(ledger)
    page = check(qtbot, window)
    wanted = next(one for one in seen(page) if "证件号一样" in one.sentence)
    choose(qtbot, page, wanted)
    assert says(window, wanted.sentence)
    assert says(window, "公民身份号码")
    assert not says(window, PEOPLE[0][1]), "numbers stand masked here"
    press(window, "去看看")
    assert window.journey.place == "group"
    assert window.journey.here[1]["id"] == wanted.id


def test_checked_rules_are_told_from_hints(qtbot, window, monkeypatch, ledger):
    id_ = ledger.find("resident")[0].id
    found = [
        Finding(type="resident", id=id_, title="甲", sentence="一", basis="规定要求：某法第35条"),
        Finding(
            type="resident",
            id=id_,
            title="乙",
            sentence="二",
            basis="提示（没有核对过原文）：某办法",
        ),
        Finding(type="resident", id=id_, title="丙", sentence="三", basis="只是提醒"),
    ]
    monkeypatch.setattr(checking, "findings", lambda ledger: found)
    page = check(qtbot, window)
    assert says(window, "规定要求")
    choose(qtbot, page, found[1])
    assert says(window, "提示（没有核对过原文）")
    choose(qtbot, page, found[2])
    assert says(window, "提示")
    assert not says(window, "规定要求")


def test_what_was_mended_is_gone_at_the_next_check(qtbot, window, ledger):
    id_ = twice(ledger)
    page = check(qtbot, window)
    before = len(seen(page))
    ledger.remove("resident", id_)
    assert len(seen(page)) < before, "a page in sight looks again when the ledger changes"


def test_findings_stand_under_their_registers(ledger):
    found = [
        Finding(type="seal_use", id=1, title="b", sentence="x"),
        Finding(type="resident", id=1, title="a", sentence="x"),
        Finding(type="resident", id=2, title="c", sentence="x"),
    ]
    rows = rows_of(found, ledger.types)
    assert [(one.label, one.count) for one in rows if isinstance(one, Head)] == [
        ("村民", 2), ("用印登记", 1),
    ]  # fmt: skip


def test_the_arrow_keys_pass_over_the_heads(qtbot, window, monkeypatch, ledger):
    uses = ledger.save("certificate", {
        "resident": Ref(ledger.find("resident")[0].id), "purpose": "办卡",
    })  # fmt: skip
    found = [
        Finding(type="resident", id=1, title="甲", sentence="一"),
        Finding(type="certificate", id=uses.id, title="乙", sentence="二"),
    ]
    monkeypatch.setattr(checking, "findings", lambda ledger: found)
    page = check(qtbot, window)
    page.list.setFocus()
    QTest.keyClick(page.list, Qt.Key.Key_Down)
    assert page.list.currentIndex().data(Qt.ItemDataRole.UserRole) == found[1]


@pytest.mark.parametrize("size", SIZES)
def test_nothing_is_cut_at_any_text_size(qtbot, qapp, window, ledger, size):
    twice(ledger)
    page = check(qtbot, window)
    theme().apply(qapp, size)
    qtbot.wait(30)
    assert isinstance(page, CheckPage)
    assert cut_texts(page) == []


def test_what_is_missing_leads_to_where_it_is_made(qtbot, window, monkeypatch):
    period = Period("month", 2026, 10)
    missing = Finding(type="disclosure", id=0, title="10月的财务", sentence="过了 5 天",
                      given={"period": period})  # fmt: skip
    monkeypatch.setattr(checking, "findings", lambda ledger: [missing])
    check(qtbot, window)
    press(window, "去看看")
    assert isinstance(page_of(window), DisclosurePage)
