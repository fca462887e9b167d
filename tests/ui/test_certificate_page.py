"""开证明, driven in the real window: who, what, where to, one button."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from models.drafts import Drafts
from models.kinds_links import Ref
from tests.ui.cut_text import cut_texts
from tests.ui.driving import button, field, key, press, says, type_into
from tests.ui.villages import make_ledger, number, open_window, page_of
from ui import messages
from ui.look.theme import theme
from ui.look.tokens import SIZES
from ui.papers import printing
from ui.papers.pdf_pages import PdfPages

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

PERSON = "姓名、拼音首字母、证件或手机尾号"


@pytest.fixture
def ledger(tmp_path):
    made = make_ledger(tmp_path)
    yield made
    made.close()


@pytest.fixture
def window(qtbot, qapp, ledger, tmp_path):
    made = open_window(qtbot, qapp, ledger, tmp_path)
    made.go("new", type="certificate")
    yield made
    made.close()


def text_on_paper(page):
    pages = page.preview.desk.pages
    return pages.text(0).replace("\r\n", "").replace("\n", "") if pages else ""


def wait_for_paper(qtbot, page, *words):
    qtbot.waitUntil(lambda: all(one in text_on_paper(page) for one in words), timeout=8000)


def choose(window, words):
    type_into(window, PERSON, words, leave=False)
    key(field(window, PERSON), Qt.Key.Key_Return)


def test_a_villager_at_the_counter_needs_few_actions(qtbot, window, ledger, printer):
    page = page_of(window)
    choose(window, "zzh")  # 1: initials and Enter
    assert says(window, "赵振海　男　71 岁　3组")
    assert window.focusWidget() is field(window, "用途")
    type_into(window, "用途", "办理居民用电户名变更")  # 2
    type_into(window, "交给哪个单位", "柳河镇供电所", leave=False)  # 3
    wait_for_paper(qtbot, page, "证字〔2026〕第1号", "办理居民用电户名变更", "赵振海")
    assert ledger.count("certificate") == 0, "a preview gives out no number"
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(printer.exists, timeout=8000)

    saved = ledger.find("certificate")[0]
    assert (saved["number"], saved["receiver"]) == ("证字〔2026〕第1号", "柳河镇供电所")
    use = ledger.find("seal_use")[0]
    assert use["certificate"] == Ref(saved.id)
    assert says(window, "给赵振海开了居住证明，证字〔2026〕第1号")
    assert button(window, "撤销").isVisible()
    assert page.person.person is None
    assert window.focusWidget() is field(window, PERSON)
    qtbot.waitUntil(lambda: b"%%EOF" in printer.read_bytes())
    printed = PdfPages(printer.read_bytes())
    assert len(printed) == 1
    assert printed.sizes[0].toSize().width() == 595


def test_undo_keeps_the_number_and_takes_the_seal_line_back(window, ledger):
    choose(window, "zzh")
    type_into(window, "用途", "办卡")
    press(window, "先存着")
    press(window.bar, "撤销")
    assert ledger.find("certificate")[0]["status"] == "void"
    assert ledger.count("seal_use") == 0
    assert says(window, "第2号"), "the next one gets the next number"


def test_namesakes_are_told_apart(window):
    type_into(window, PERSON, "王秀兰", leave=False)
    line = field(window, PERSON)
    assert len(line.rows()) == 2
    key(line, Qt.Key.Key_Down)
    key(line, Qt.Key.Key_Return)
    assert says(window, "另有 1 人同名")
    press(window, "换人")
    assert window.focusWidget() is field(window, PERSON)


def test_what_is_missing_is_said_beside_its_field(window, ledger):
    press(window, "先存着")
    assert says(window, "先选是给谁开")
    assert says(window, "要填")
    assert window.focusWidget() is field(window, PERSON)
    choose(window, "zzh")
    type_into(window, "从哪天起住", "去年不知道哪天")
    press(window, "先存着")
    assert window.focusWidget() is field(window, "用途")
    assert field(window, "用途").property("state") == "error"
    assert field(window, "从哪天起住").property("state") == "error"
    assert ledger.count("certificate") == 0


def test_the_people_of_last_time_stand_there_and_old_purposes_are_offered(window, ledger):
    residents = ledger.find("resident")
    chief = ledger.find_one("official", name="陈志强")
    ledger.save("certificate", {
        "resident": Ref(residents[0].id), "purpose": "孩子入学报名", "receiver": "县实验小学",
        "approver": Ref(chief.id),
    })  # fmt: skip
    page = page_of(window)
    page.begin()
    assert field(window, "批准人").text() == "陈志强"
    assert field(window, "用途").text() == ""
    choose(window, "zzh")
    type_into(window, "用途", "入学", leave=False)
    line = field(window, "用途")
    assert line.rows() == ["入学", "孩子入学报名"], "what was typed stays unless another is chosen"
    key(line, Qt.Key.Key_Down)
    key(line, Qt.Key.Key_Return)
    assert line.text() == "孩子入学报名"
    assert field(window, "交给哪个单位").text() == "县实验小学"


def test_the_address_on_the_paper_may_differ_from_the_record(window, ledger):
    choose(window, "zzh")
    assert field(window, "现住址").text() == "白杨村3组27号"
    type_into(window, "现住址", "白杨村3组28号")
    type_into(window, "用途", "办卡")
    press(window, "先存着")
    assert ledger.find("certificate")[0]["address"] == "白杨村3组28号"
    assert ledger.find_one("resident", name="赵振海")["address"] == "白杨村3组27号"


def test_who_turns_back_at_the_printer_has_issued_nothing(window, ledger, monkeypatch):
    monkeypatch.setattr(printing, "has_printer", lambda: True)
    monkeypatch.setattr(printing, "pick_printer", lambda *args: None)
    choose(window, "zzh")
    type_into(window, "用途", "办卡")
    press(window, "打印并登记")
    assert ledger.count("certificate") == 0
    assert field(window, "用途").text() == "办卡"


def test_without_a_printer_the_paper_goes_to_a_file(window, ledger, monkeypatch, tmp_path):
    target = tmp_path / "证明.pdf"
    monkeypatch.setattr(printing, "has_printer", lambda: False)
    monkeypatch.setattr(printing, "ask_path", lambda *args: target)
    monkeypatch.setattr(messages, "choose", lambda parent, title, text, buttons: buttons[-1])
    choose(window, "zzh")
    type_into(window, "用途", "办卡")
    press(window, "打印并登记")
    assert "证字〔2026〕第1号" in PdfPages(target.read_bytes()).text(0)
    assert ledger.count("certificate") == 1


def test_who_chooses_no_file_has_issued_nothing(window, ledger, monkeypatch):
    monkeypatch.setattr(printing, "has_printer", lambda: False)
    monkeypatch.setattr(printing, "ask_path", lambda *args: None)
    monkeypatch.setattr(messages, "choose", lambda parent, title, text, buttons: buttons[-1])
    choose(window, "zzh")
    type_into(window, "用途", "办卡")
    press(window, "打印并登记")
    assert ledger.count("certificate") == 0


def test_a_character_that_no_face_has_is_named_before_printing(qtbot, window, ledger, monkeypatch):
    asked = []

    def choose_(parent, title, text, buttons):
        asked.append(title)
        return buttons[-1]

    monkeypatch.setattr(messages, "choose", choose_)
    person = ledger.save("resident", {"name": "王\ue123", "id_number": number("19700101", "003")})
    page_of(window).person.choose(Ref(person.id))
    type_into(window, "用途", "办卡")
    press(window, "打印并登记")
    assert asked == ["有 1 个字印不出来：\ue123"]
    assert ledger.count("certificate") == 0


def test_who_has_died_is_pointed_out(window, ledger):
    person = ledger.find_one("resident", name="赵振海")
    ledger.save("departure", {"resident": Ref(person.id), "kind": "death"})
    page_of(window).person.choose(Ref(person.id))
    assert says(window, "账里记的是“死亡”")


def test_what_was_begun_is_kept_when_the_page_is_left(window, ledger):
    choose(window, "zzh")
    type_into(window, "用途", "办卡")
    type_into(window, "从哪天起住", "去年不知道哪天")
    window.go("record")
    kept = Drafts(ledger.path).unfinished("certificate")
    assert len(kept) == 1
    window.go("new", type="certificate")
    assert field(window, "用途").text() == "办卡"
    page_of(window).begin()
    window.go("record")
    window.go("new", type="certificate", draft=kept[0].key)
    assert says(window, "赵振海　男　71 岁　3组")
    assert field(window, "从哪天起住").text() == "去年不知道哪天"
    type_into(window, "从哪天起住", "2019.3.1")
    press(window, "先存着")
    assert ledger.count("certificate") == 1
    assert Drafts(ledger.path).unfinished("certificate") == []


@pytest.mark.parametrize("size", SIZES)
def test_nothing_is_cut_at_any_text_size(qtbot, qapp, window, size):
    page = page_of(window)
    choose(window, "zzh")
    type_into(window, "用途", "办理居民用电户名变更")
    theme().apply(qapp, size)
    qtbot.waitUntil(lambda: not page.preview.waiting, timeout=8000)
    qtbot.wait(50)
    found = [one for one in cut_texts(page) if "打开日历" not in one]  # an icon, it has no words
    assert found == []


def test_a_narrow_window_keeps_the_button_in_sight_and_the_paper_behind(qtbot, window):
    window.resize(960, 600)
    page = page_of(window)
    choose(window, "zzh")
    assert button(window, "打印并登记").isVisible()
    assert not page.preview.isVisible()
    press(window, "看看样子")
    assert page.preview.isVisible()
    press(window, "返回")
    assert not page.preview.isVisible()


def test_ctrl_p_is_the_button(qtbot, window, ledger, printer):
    with qtbot.waitActive(window):
        window.activateWindow()
    choose(window, "zzh")
    type_into(window, "用途", "办卡", leave=False)
    key(window.focusWidget(), Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(printer.exists, timeout=8000)
    assert ledger.count("certificate") == 1


def test_a_void_certificate_says_so_when_it_is_printed_again(qtbot, window, ledger):
    choose(window, "zzh")
    type_into(window, "用途", "办卡")
    press(window, "先存着")
    window.go("group", type="certificate", id=ledger.find("certificate")[0].id)
    type_into(window, "状态", "作废")
    qtbot.waitUntil(lambda: says(window, "作废要写一句为什么"))
    assert ledger.find("certificate")[0]["status"] == "valid"
    type_into(window, "为什么作废", "用途写错了")
    issued = ledger.find("certificate")[0]
    assert (issued["status"], issued["void_reason"]) == ("void", "用途写错了")
    assert ledger.count("seal_use") == 1, "the seal was used all the same"
    window.go("papers", report="certificate_slip")
    page = page_of(window)
    type_into(window, "证明", issued["number"])
    wait_for_paper(qtbot, page, "作废原因", "用途写错了")
    assert "作废" in page.preview.document.mark


def test_what_is_being_typed_outlives_a_power_cut(qtbot, window, ledger):
    type_into(window, "用途", "孩子入学报名", leave=False)
    qtbot.waitUntil(lambda: len(Drafts(ledger.path).unfinished("certificate")) == 1)
    type_into(window, "用途", "")
    qtbot.waitUntil(lambda: Drafts(ledger.path).unfinished("certificate") == [])


# -- what the village does not issue ---------------------------------------------------------


def choose_kind(window, words):
    type_into(window, "找证明事项", words, leave=False)
    key(field(window, "找证明事项"), Qt.Key.Key_Return)


def test_a_refused_kind_leads_on_and_is_registered(qtbot, window, ledger, printer):
    page = page_of(window)
    choose(window, "zzh")
    choose_kind(window, "亲属关系")
    assert says(window, "亲属关系证明，村里不能开")
    assert says(window, "规定要求：民发〔2020〕20号")
    assert not button(window, "打印告知单").isHidden()
    type_into(window, "拿去办什么", "办公证", leave=False)
    qtbot.waitUntil(lambda: page.refused_pane.slip.document is not None, timeout=8000)
    press(window, "打印告知单")
    qtbot.waitUntil(printer.exists, timeout=8000)
    (refusal,) = ledger.find("refusal")
    assert (refusal["name"], refusal["purpose"]) == ("赵振海", "办公证")
    assert ledger.count("certificate") == ledger.count("seal_use") == 0
    assert says(window, "告诉了赵振海“亲属关系证明”的去处")
    assert button(window, "打印并登记"), "the next one begins with what is usual"


def test_somebody_from_elsewhere_is_told_without_being_in_the_roster(window, ledger):
    choose_kind(window, "无犯罪记录")
    press(window, "只登记")
    assert says(window, "写上是谁来问的")
    type_into(window, "姓名（外村的人写这里）", "钱外村")
    press(window, "只登记")
    assert ledger.find_one("refusal", name="钱外村")


def test_the_purpose_leads_to_the_kind_that_may_be_issued(qtbot, window):
    choose(window, "zzh")
    choose_kind(window, "婚姻状况")
    type_into(window, "拿去办什么", "领养一个孩子", leave=False)
    qtbot.waitUntil(lambda: says(window, "法规写明由村里出"), timeout=3000)
    press(window, "改开：收养人情况证明")
    assert says(window, "规定要求：中国公民收养子女登记办法第6条")
    assert field(window, "婚姻状况")


def test_what_only_this_kind_needs_is_asked_and_nothing_blank_is_printed(window, ledger):
    choose(window, "zzh")
    choose_kind(window, "收养人")
    type_into(window, "用途", "收养登记")
    press(window, "先存着")
    assert says(window, "还空着，空着的证明不打印")
    assert ledger.count("certificate") == 0
    type_into(window, "婚姻状况", "已婚")
    type_into(window, "抚养和教育子女的能力", "有能力")
    press(window, "先存着")
    assert "婚姻状况：已婚。" in ledger.find("certificate")[0]["text"]


def test_several_people_get_a_number_each_in_one_act(window, ledger):
    choose(window, "zzh")
    press(window, "再加一人")
    choose(window, "13800012345")
    assert says(window, "一起开：王秀兰，共 2 人")
    type_into(window, "用途", "办社保")
    press(window, "先存着")
    assert {one["number"] for one in ledger.find("certificate")} == {
        "证字〔2026〕第1号", "证字〔2026〕第2号",
    }  # fmt: skip
    assert ledger.count("seal_use") == 2
    press(window.bar, "撤销")
    assert {one["status"] for one in ledger.find("certificate")} == {"void"}


# -- 写正文 ----------------------------------------------------------------------------------


def test_the_clerk_writes_a_new_kind_without_help(qtbot, window, ledger):
    window.go("new", type="certificate_kind")
    page = page_of(window)
    type_into(window, "证明名称", "水井使用证明")
    area = field(window, "正文")
    area.setPlainText("")
    press(window, "姓名")
    assert area.toPlainText() == "{姓名}"
    area.insertPlainText("家有水井{姓明}。")
    assert says(window, "可以填的里面没有这一项，是不是“{姓名}”")
    press(window, "存好")
    assert ledger.find_one("certificate_kind", name="水井使用证明") is None
    area.setPlainText("{姓名}家有水井一口。")
    wait_for_paper(qtbot, page, "水井使用证明", "家有水井一口。")
    press(window, "存好")
    assert says(window, "“水井使用证明”的正文存好了")
    window.go("new", type="certificate")
    choose(window, "zzh")
    choose_kind(window, "水井")
    type_into(window, "用途", "打井补贴")
    press(window, "先存着")
    assert ledger.find("certificate")[0]["text"] == "赵振海家有水井一口。"


def test_a_changed_text_is_the_villages_own_from_today(window, ledger, tmp_path, monkeypatch):
    choose(window, "zzh")
    type_into(window, "用途", "办卡")
    press(window, "先存着")
    press(window, "写正文")
    area = field(window, "正文")
    area.setPlainText("{姓名}住在{现住址}。\n仅用于{用途}。")
    press(window, "存好")
    own = ledger.find_one("certificate_kind", name="居住证明", origin="own")
    assert own["in_force_from"] == ledger.today
    shipped = ledger.find_one("certificate_kind", name="居住证明", origin="shipped")
    assert "特此证明" in shipped["body"]
    assert "特此证明" in ledger.find("certificate")[0]["text"], "what is out stays as it was"
    target = tmp_path / "居住证明.toml"
    monkeypatch.setattr(
        "ui.pages.certificate_kind.QFileDialog.getSaveFileName", lambda *_: (str(target), "")
    )
    press(window, "另存给别的村")
    assert "{姓名}住在{现住址}。" in target.read_text(encoding="utf-8")


@pytest.mark.parametrize("size", SIZES)
def test_the_page_for_texts_cuts_nothing(qtbot, qapp, window, ledger, size):
    window.go("certificate_kind", id=ledger.find_one("certificate_kind", code="C01").id)
    page = page_of(window)
    theme().apply(qapp, size)
    qtbot.waitUntil(lambda: not page.preview.waiting, timeout=8000)
    qtbot.wait(50)
    assert cut_texts(page) == []


@pytest.mark.parametrize("size", SIZES)
def test_a_refusal_cuts_nothing(qtbot, qapp, window, size):
    choose(window, "zzh")
    choose_kind(window, "死亡证明")
    theme().apply(qapp, size)
    qtbot.waitUntil(lambda: not page_of(window).refused_pane.slip.waiting, timeout=8000)
    qtbot.wait(50)
    assert cut_texts(page_of(window)) == []
