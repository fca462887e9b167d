"""出材料: the period, the papers, the chosen one as it is printed."""

from __future__ import annotations

from dataclasses import replace
from operator import sub

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QPageSize
from PySide6.QtTest import QTest

from exporters.document import Document, Layout, Paragraph, Table, has_content
from exporters.report import report, reports, usual
from models.errors import CannotWrite
from models.kinds_links import Ref
from models.periods import Period
from tests.ui.cut_text import cut_texts
from tests.ui.driving import button, field, press, rows, says, type_into
from tests.ui.villages import NOW, make_ledger, open_window, page_of
from ui import messages
from ui.look.theme import theme
from ui.look.tokens import SIZES
from ui.pages.papers import periods_around, words_of_all
from ui.papers import print_run, printing
from ui.papers.batch import new_folder
from ui.papers.pdf_pages import PdfPages, joined
from ui.papers.preview import render_pdf
from ui.papers.states import ASKS, EMPTY, READY, state_of

SPOTS = 30 * 30

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


@pytest.fixture
def ledger(tmp_path):
    made = make_ledger(tmp_path)
    person = made.find_one("resident", name="赵振海")
    made.save("certificate", {"resident": Ref(person.id), "purpose": "办卡"})
    yield made
    made.close()


@pytest.fixture
def window(qtbot, qapp, ledger, tmp_path):
    made = open_window(qtbot, qapp, ledger, tmp_path)
    made.go("papers", report="seal_register")
    wait(qtbot, page_of(made))
    yield made
    made.close()


def wait(qtbot, page):
    qtbot.waitUntil(
        lambda: not page.preview.waiting and page.preview.pdf is not None and page._work is None,
        timeout=15000,
    )


def state(page, label):
    return dict(rows(page.table, "材料", "现在怎样"))[label]


def test_every_report_stands_in_the_list_with_its_reader_and_its_state(window):
    page = page_of(window)
    listed = rows(page.table, "材料", "给谁")
    assert listed == [(one.label, one.audience.value) for one in reports()]
    assert state(page, "用印登记簿") == "可以出"
    assert state(page, "证明（带存根）") == "先选一项"


def test_a_period_without_entries_says_so(qtbot, window):
    page = page_of(window)
    page.period_box.setCurrentText("2026年第二季度")
    wait(qtbot, page)
    assert state(page, "用印登记簿") == "本期没有"
    assert "2026年第二季度" in page.preview.desk.pages.text(0)


def test_the_chosen_paper_is_seen_and_follows_the_ledger(qtbot, window, ledger):
    page = page_of(window)
    assert "居住证明（赵振海）" in page.preview.desk.pages.text(0)
    ledger.save("seal_use", {"document": "冬季取暖名单"})
    qtbot.waitUntil(lambda: "冬季取暖名单" in page.preview.desk.pages.text(0), timeout=15000)


def test_parameters_are_asked_above_the_paper(qtbot, window):
    window.go("papers", report="resident_register")
    page = page_of(window)
    wait(qtbot, page)
    assert "王秀兰" in page.preview.desk.pages.text(0)
    type_into(window, "村民小组", "5组")
    qtbot.waitUntil(lambda: "赵振海" not in page.preview.desk.pages.text(0), timeout=15000)


def test_a_paper_that_asks_for_a_record_waits_for_it(qtbot, window):
    window.go("papers", report="certificate_slip")
    page = page_of(window)
    assert page.preview.pdf is None
    assert not button(window, "打印").isEnabled()
    type_into(window, "证明", "证字〔2026〕第1号")
    wait(qtbot, page)
    assert "赵振海" in page.preview.desk.pages.text(0)


def test_the_saved_pdf_is_what_was_seen(window, monkeypatch, tmp_path):
    page = page_of(window)
    target = tmp_path / "用印.pdf"
    monkeypatch.setattr(printing, "ask_path", lambda parent, name, suffix: target)
    press(window, "存 PDF")
    assert target.read_bytes() == page.preview.pdf
    assert button(window, "打开文件夹").isVisible()
    assert "已出" in state(page, "用印登记簿")


def test_a_file_held_by_wps_can_be_saved_again_or_under_another_name(
    window, monkeypatch, tmp_path
):
    names = iter([tmp_path / "held.xlsx", tmp_path / "other.xlsx"])
    answers = iter([printing.AGAIN, printing.OTHER_NAME])
    real, asked = printing.write, []

    def write(document, path):
        if path.stem == "held":
            raise CannotWrite("“held.xlsx”还在 WPS 或别的程序里开着", "请先关掉")
        real(document, path)

    def answer(parent, title, text, buttons):
        asked.append(title)
        return next(answers)

    monkeypatch.setattr(printing, "ask_path", lambda *args: next(names))
    monkeypatch.setattr(printing, "write", write)
    monkeypatch.setattr(messages, "choose", answer)
    press(window, "存成 xlsx")
    assert len(asked) == 2
    assert "开着" in asked[0]
    assert (tmp_path / "other.xlsx").read_bytes()[:2] == b"PK"


def assert_printed(path, pdf):
    """What came out has the sheets of the PDF and looks like it, page by page."""
    printed, seen = PdfPages(path.read_bytes()), PdfPages(pdf)
    assert [one.toSize() for one in printed.sizes] == [one.toSize() for one in seen.sizes]
    for at in range(len(seen)):
        assert sum(map(abs, map(sub, greys(printed, at), greys(seen, at)))) / SPOTS < 4


def greys(pages, at):
    """How dark a page is in each of SPOTS places."""
    small = pages.image(at, 1200).scaled(30, 30, mode=Qt.TransformationMode.SmoothTransformation)
    return [small.pixelColor(place % 30, place // 30).lightness() for place in range(SPOTS)]


def mixed(ledger):
    """A PDF with a sheet that lies, one that stands, and the lying one again."""
    names = ("seal_register", "finance_months", "seal_register")
    view = ledger.as_of(Period.containing("quarter", NOW.date()))
    papers = [(report(one), usual(report(one), view)) for one in names]
    return joined([render_pdf(one.build(view, params)) for one, params in papers])


def test_a_bundle_keeps_each_sheet_and_can_be_stopped(qtbot, window, ledger, printer, monkeypatch):
    page = page_of(window)
    monkeypatch.setattr(print_run, "_FEW", 1)
    page.preview.show_pdf(mixed(ledger))
    assert {one.width() > one.height() for one in page.preview.desk.pages.sizes} == {True, False}
    press(window, "打印")
    (run,) = page.foot.findChildren(print_run.PrintRun)
    assert run.is_watched
    qtbot.waitUntil(lambda: says(window, "已送去打印"), timeout=15000)
    assert_printed(printer, page.preview.pdf)
    press(window, "打印")
    press(window, "停下")
    assert says(window, "停下了，送去了 0 页")


def test_a_printer_without_a3_is_asked_about(qtbot, window, ledger, printer, monkeypatch):
    page, asked = page_of(window), []
    large = replace(page.preview.document, layout=Layout(page="A3", landscape=True))
    page.preview.show_pdf(joined([render_pdf(large), page.preview.pdf]))
    a4 = [QPageSize(QPageSize.PageSizeId.A4)]
    monkeypatch.setattr(print_run, "sheets_in", lambda printer: a4)
    answers = iter([printing.NOT_NOW, print_run.SMALLER])
    monkeypatch.setattr(messages, "choose", lambda *args: asked.append(args[1]) or next(answers))
    press(window, "打印")
    assert "有 1 页要大一号的" in asked[0]
    assert not printer.exists()
    press(window, "打印")
    qtbot.waitUntil(lambda: says(window, "已送去打印"), timeout=15000)
    assert {one.toSize().toTuple() for one in PdfPages(printer.read_bytes()).sizes} == {(842, 595)}


@pytest.mark.qt_log_ignore("QPainter|QPdf", extend=True)
def test_a_printer_that_takes_nothing_is_told(qtbot, window, printer, monkeypatch):
    said = []
    monkeypatch.setattr(messages, "show_error", lambda parent, error: said.append(str(error)))
    printer.mkdir()  # where the printer would write stands a folder
    press(window, "打印")
    qtbot.waitUntil(lambda: bool(said), timeout=15000)
    assert "一页也没有打" in said[0]
    assert not says(window, "已送去打印")


def test_everything_of_the_quarter_is_one_click(qtbot, window, ledger, monkeypatch, tmp_path):
    page = page_of(window)
    opened, asked = [], []
    ledger.save("incoming", {"subject": "通知\ue123", "sender": "乡", "received_on": NOW.date()})
    monkeypatch.setattr(messages, "choose", lambda *given: asked.append(given[1]))
    monkeypatch.setattr(printing, "ask_folder", lambda parent: tmp_path)
    monkeypatch.setattr(printing, "open_folder", opened.append)
    press(window, "本季全部材料")
    qtbot.waitUntil(lambda: bool(opened), timeout=30000)
    folder = tmp_path / "白杨村2026年第四季度全部材料"
    names = sorted(path.name for path in folder.iterdir())
    assert names[0].endswith("整套（带书签）.pdf") or names[1].endswith("整套（带书签）.pdf")
    assert opened == [next(path for path in folder.iterdir() if path.name.endswith("目录.pdf"))]
    assert says(window, f"出好 {len(names)} 个文件")
    assert not page.progress.isVisible()
    assert len(page.preview.desk.pages) == len(PdfPages(page.preview.pdf)) > 20
    assert "还缺的" in page.preview.desk.pages.text(0)
    assert page.lack_list.isVisible()
    assert says(window, f"还缺 {len(page.lack_list.lacks)} 样")
    assert "没写批准人" in page.lack_list.lacks[0].sentence
    press(window, f"打印整套 {len(page.preview.desk.pages)} 页")
    assert asked == ["有 1 个字印不出来：\ue123（在收文登记簿里）"]


def test_stopping_keeps_what_is_made(qtbot, window, monkeypatch, tmp_path):
    page = page_of(window)
    monkeypatch.setattr(printing, "ask_folder", lambda parent: tmp_path)
    monkeypatch.setattr(printing, "open_folder", lambda path: None)
    page.make_all()
    page.progress.stopped.emit()
    qtbot.waitUntil(lambda: not page.folder.is_running, timeout=30000)
    assert says(window, "停下了") or says(window, "出好")
    assert not page.progress.isVisible()


def test_the_button_says_of_which_period():
    today = NOW.date()
    assert words_of_all(Period.containing("quarter", today), today) == "本季全部材料"
    assert words_of_all(Period.parse("2026-09"), today) == "9月全部材料"
    assert words_of_all(Period.parse("2025Q4"), today) == "2025年第四季度全部材料"


def test_what_a_paper_lacks_leads_to_the_record(qtbot, window, ledger):
    window.go("papers", report="certificate_register")
    page = page_of(window)
    qtbot.waitUntil(lambda: bool(page.lack_list.lacks), timeout=15000)
    went = []
    page.session.asked.connect(lambda place, given: went.append((place, given)))
    press(window, "去补")
    (issued,) = ledger.ids("certificate")
    assert [(place, given["type"], given["id"]) for place, given in went] == [
        ("group", "certificate", issued)
    ]


def test_a_row_on_the_paper_opens_its_record(qtbot, window, ledger):
    page = page_of(window)
    desk = page.preview.desk
    went = []
    page.session.asked.connect(lambda place, given: went.append((place, given)))
    desk.pointed.emit(0, 50.0, 1.0)
    assert not went, "nothing stands at the edge"
    for y in range(60, 200, 4):
        desk.pointed.emit(0, 50.0, float(y))
    (seal,) = ledger.ids("seal_use")
    assert {(place, given["type"], given["id"]) for place, given in went} == {
        ("group", "seal_use", seal)
    }


def test_what_goes_up_is_kept(qtbot, window, ledger):
    window.go("papers", report="affair_register")
    page = page_of(window)
    wait(qtbot, page)
    press(window, "登记报送")
    (sent,) = ledger.find("sent_paper")
    assert sent["period"] == page.period
    assert [one.name.rpartition(".")[2] for one in sent["paper"]] == ["pdf", "xlsx"]
    assert page_of(window) is not page


def test_a_folder_that_is_there_is_left_alone(tmp_path):
    first = new_folder(tmp_path, "材料")
    (first / "a.txt").write_text("手改过的")
    assert new_folder(tmp_path, "材料").name == "材料（2）"
    assert (first / "a.txt").read_text() == "手改过的"


def test_zoom_and_keys_of_the_preview(qtbot, window):
    page = page_of(window)
    desk = page.preview.desk
    small = desk.scale(0)
    press(window, "看清")
    assert desk.scale(0) > small
    desk.setFocus()
    QTest.keyClick(desk, Qt.Key.Key_End)
    assert desk.verticalScrollBar().value() == desk.verticalScrollBar().maximum()
    QTest.keyClick(desk, Qt.Key.Key_Home)
    assert desk.verticalScrollBar().value() == 0
    assert "第 1 页，共 1 页" in desk.accessibleName()
    assert "用印登记簿" in desk.accessibleDescription()


def test_periods_begin_with_this_quarter():
    offered = periods_around(NOW.date())
    assert offered[0] == Period("quarter", 2026, 4)
    assert Period("quarter", 2025, 4) in offered
    assert Period("month", 2026, 1) in offered
    assert Period("year", 2023) in offered


def test_an_empty_table_is_no_content_and_a_letter_is():
    empty = Document(title="a", name="a", blocks=(Table((), ()),))
    letter = Document(title="a", name="a", blocks=(Paragraph("特此证明。"),))
    assert not has_content(empty)
    assert has_content(letter)


def test_states_come_from_building_the_paper(ledger):
    view = ledger.as_of(Period("quarter", 2026, 4))
    assert state_of(report("seal_register"), view) == READY
    assert state_of(report("seal_register"), ledger.as_of(Period("quarter", 2025, 4))) == EMPTY
    assert state_of(report("certificate_slip"), view) == ASKS


@pytest.mark.parametrize("size", SIZES)
def test_nothing_is_cut_at_any_text_size(qtbot, qapp, window, size):
    window.go("papers", report="resident_register")
    page = page_of(window)
    wait(qtbot, page)
    theme().apply(qapp, size)
    # A busy computer lays out anew a little later.
    qtbot.waitUntil(lambda: not cut_texts(page), timeout=3000)
    assert field(window, "村民小组").isVisible()


def test_a_notice_can_be_saved_for_word(qtbot, window, monkeypatch, tmp_path):
    window.go("papers", report="population_summary")
    page = page_of(window)
    wait(qtbot, page)
    target = tmp_path / "公示.docx"
    monkeypatch.setattr(printing, "ask_path", lambda parent, name, suffix: target)
    (action,) = [one for one in page.foot.menu().actions() if one.text() == "存成 docx"]
    action.trigger()
    assert target.read_bytes()[:2] == b"PK"
    window.go("papers", report="certificate_slip")
    assert button(window, "存成 docx").isVisible()
    assert "改样式" not in [one.text() for one in page.foot.menu().actions()]


def test_words_are_found_on_the_pages(qtbot, window):
    page = page_of(window)
    desk = page.preview.desk
    page.table.setFocus()
    QTest.keyClick(page.table, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    line = page.preview.find_line
    assert line.isVisible()
    line.words.setText("备注")
    assert desk.found is not None
    (box,) = desk.found.boxes
    size = desk.pages.sizes[desk.found.page]
    assert 0 < box.left() < box.right() < size.width()
    assert 0 < box.top() < box.bottom() < size.height()
    line.words.setText("没有的字")
    assert desk.found is None
    assert says(line, "没有找到")
    QTest.keyClick(line.words, Qt.Key.Key_Escape)
    assert not line.isVisible()


def test_the_wheel_and_keys_make_a_page_larger(qtbot, window):
    desk = page_of(window).preview.desk
    before = desk.scale(0)
    QTest.keyClick(desk, Qt.Key.Key_Plus)
    QTest.keyClick(desk, Qt.Key.Key_Plus)
    assert desk.scale(0) > before * 1.5
    QTest.keyClick(desk, Qt.Key.Key_Minus)
    QTest.keyClick(desk, Qt.Key.Key_Minus)
    assert desk.scale(0) == pytest.approx(before)
