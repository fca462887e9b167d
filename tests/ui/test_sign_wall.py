"""牌子墙: what hangs, what is beyond the list in red words with an icon, and the way to it."""

from __future__ import annotations

import datetime as dt

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from models import attachments
from tests.ui.driving import press, says
from tests.ui.villages import NOW, make_ledger, open_window, page_of

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
RIVER = "河长制办公室"


@pytest.fixture
def ledger(tmp_path):
    made = make_ledger(tmp_path)
    made.save("sign", {"name": "白杨村村民委员会", "kind": "body", "decision": "keep"})
    made.save("sign", {"name": RIVER, "kind": "work"})
    made.save("sign", {"name": "调解室", "kind": "base", "side": "inside", "count": 2})
    yield made
    made.close()


@pytest.fixture
def window(qtbot, qapp, ledger, tmp_path):
    made = open_window(qtbot, qapp, ledger, tmp_path)
    made.go("group", type="sign")
    press(page_of(made), "牌子墙")
    yield made
    made.close()


def states(page, side="outside"):
    return {one.shown.name: (one.shown.icon, one.shown.state) for one in page.walls[side].cards}


def test_what_is_beyond_the_list_comes_first_and_says_so(window):
    page = page_of(window)
    assert list(states(page)) == [RIVER, "白杨村村民委员会"]
    assert states(page)[RIVER] == ("octagon-alert", "清单外，要不要撤")
    assert states(page)["白杨村村民委员会"] == ("check", "保留")
    card = page.walls["outside"].cards[0]
    assert "不在挂牌清单里" in card.toolTip()
    assert "提示（没有核对过原文）" in card.toolTip()
    assert says(page, "室外 2 块　室内 2 块　清单外 1 块")


@pytest.mark.parametrize(
    ("due", "said"),
    [(dt.date(2026, 11, 30), "11月30日前撤"), (dt.date(2026, 11, 1), "11月1日前撤，过期了")],
)
def test_what_is_to_go_says_by_when(window, ledger, due, said):
    id_ = ledger.find_one("sign", name=RIVER).id
    ledger.save("sign", {"decision": "remove", "due_on": due}, id=id_)
    assert states(page_of(window))[RIVER] == ("clock", said)


def test_what_was_taken_down_is_gone_from_the_wall(window, ledger):
    ledger.save("sign", {"done_on": NOW.date()}, id=ledger.find_one("sign", name=RIVER).id)
    assert RIVER not in states(page_of(window))


def test_a_card_leads_to_its_record(window, ledger):
    page_of(window).walls["outside"].cards[0].click()
    assert page_of(window).shown().sheet.record["name"] == RIVER


def test_a_photo_is_seen_and_a_lost_one_does_no_harm(window, ledger, qtbot, tmp_path):
    photos = []
    for place, size in enumerate(((400, 300), (300, 500))):
        path = tmp_path / f"{place}.png"
        QImage(*size, QImage.Format.Format_RGB32).save(str(path))
        photos.append(attachments.put(ledger.path, path))
    first, second = (one.id for one in ledger.find("sign")[:2])
    ledger.save("sign", {"before": (photos[0],)}, id=first)
    attachments.path_of(ledger.path, photos[1]).unlink()
    ledger.save("sign", {"before": (photos[1],)}, id=second)
    cards = {one.shown.id: one for one in page_of(window).walls["outside"].cards}
    qtbot.waitUntil(lambda: cards[first]._photo is not None)
    assert cards[second]._photo is None


def test_without_signs_it_says_what_belongs_here(qtbot, qapp, tmp_path):
    ledger = make_ledger(tmp_path)
    made = open_window(qtbot, qapp, ledger, tmp_path)
    made.go("sign_wall")
    assert says(page_of(made), "还没有记牌子")
    made.close()
    ledger.close()


def test_a_rule_that_was_brought_is_set_anew_by_the_village(window, ledger):
    window.go("group", type="sign_rule")
    rule = next(one for one in ledger.find("sign_rule") if one["name"] == "便民服务中心")
    window.go("group", type="sign_rule", id=rule.id)
    QApplication.processEvents()
    press(page_of(window), "本村另定")
    press(page_of(window), "记好了")
    own = ledger.find_one("sign_rule", origin="own")
    assert (own["code"], own["name"], own["side"]) == (rule["code"], rule["name"], rule["side"])
    assert own["in_force_from"] == NOW.date()
    assert own["certainty"] == "unverified", "nobody compared what the village wrote"
