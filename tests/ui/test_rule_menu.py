"""Registers of rules in the window: packs come in and go out by mouse, and how sure a rule is."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QFileDialog

from models.query import Query, Where
from tests.ui.driving import choose_in, press, rows, says, visible
from tests.ui.villages import make_ledger, open_window, page_of
from ui.look.tags import Tag

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
PACK = """
[[sign_rule]]
code = "P1"
name = "村党组织"
side = "室外"
basis = "平安县挂牌清单"
in_force_from = 2026-05-01
place = "平安县"
certainty = "partial"

[[duty]]
code = "P2"
matter = "河道保洁"
on_list = "协助政府事项"
basis = "平安县事务清单"
in_force_from = 2026-05-01
place = "平安县"
certainty = "partial"
"""


@pytest.fixture
def window(qtbot, qapp, tmp_path):
    ledger = make_ledger(tmp_path)
    made = open_window(qtbot, qapp, ledger, tmp_path)
    made.go("group", type="sign_rule")
    yield made
    made.close()
    ledger.close()


@pytest.fixture
def files(monkeypatch, tmp_path):
    """What the system's own file dialogs answer."""
    path = tmp_path / "平安县.toml"
    path.write_text(PACK, encoding="utf-8")
    out = tmp_path / "给邻村.toml"
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(path), ""))
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(out)[:-5], ""))
    return path, out


def packs(ledger, name):
    return ledger.count(name, Query(where=(Where("origin", "=", "pack"),)))


def test_a_pack_comes_in_as_one_act_and_says_what_it_brought(window, files):
    ledger = window.session.ledger
    choose_in(page_of(window).more.menu(), "导入规定包")
    assert (packs(ledger, "sign_rule"), packs(ledger, "duty")) == (1, 1)
    assert says(window, "挂牌目录 1 块")
    assert says(window, "事务清单 1 项")
    press(window.bar, "撤销")
    assert (packs(ledger, "sign_rule"), packs(ledger, "duty")) == (0, 0)


def test_the_same_pack_again_changes_nothing(window, files):
    choose_in(page_of(window).more.menu(), "导入规定包")
    before = window.session.ledger.undo_label()
    choose_in(page_of(window).more.menu(), "导入规定包")
    assert window.session.ledger.undo_label() == before
    assert says(window, "没有动")


def test_what_the_list_shows_goes_into_a_pack(window, files, qtbot, qapp, tmp_path):
    page = page_of(window)
    page.shown().list.search.setText("服务中心")
    page.shown().list.load()
    listed = rows(page.shown().list.table, "牌子名称")
    assert len(listed) == 2
    choose_in(page.more.menu(), "把列出的另存成规定包")
    text = files[1].read_text(encoding="utf-8")
    assert text.count("[[sign_rule]]") == 2
    assert all(name in text for (name,) in listed)


def test_only_rules_have_packs(window):
    assert not page_of(window).more.isHidden()
    window.go("group", type="sign")
    assert page_of(window).more.isHidden()


def test_rules_stand_last_among_the_tabs(window):
    types = window.session.ledger.types
    kinds = [types[name].is_rules for name, _ in page_of(window).tabs.tabs()]
    assert kinds == sorted(kinds)
    assert kinds[-1]


def test_how_sure_a_rule_is_stands_beside_it(window):
    sheet = page_of(window).shown().sheet
    words = [one.text() for one in visible(sheet, Tag)]
    assert words == ["提示"]
    assert "没有核对过原文" in visible(sheet, Tag)[0].toolTip()
    window.go("group", type="duty")
    duty = page_of(window).shown().sheet
    assert [one.text() for one in visible(duty, Tag)] == ["规定要求"]


def test_an_empty_register_of_rules_offers_a_pack(window, files):
    ledger = window.session.ledger
    ledger.store.execute("DELETE FROM sign_rule")
    window.go("group", type="sign_rule")
    press(page_of(window).shown(), "导入规定包")
    assert ledger.count("sign_rule") == 1
