"""A day in 白杨村, walked from the first start to the next January, with the figures of the story.

Once in the window, by the words on it, and once by commands. A step whose part is not built is
left out. Names and numbers are invented; the district code 419922 does not exist.
"""

from __future__ import annotations

import datetime as dt
import io
import itertools
import json
import shutil
from pathlib import Path

import pytest
import xlwt
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from exporters.plain import text_of
from exporters.renderer import renderer_for
from exporters.report import report
from models.checking import findings
from models.declared import record_types
from models.disclosing import matrix
from models.drafts import path_of
from models.identity import check_digit
from models.kinds_links import Ref
from models.ledger import Ledger
from models.obligations import obligations
from models.periods import Period
from models.query import Query, Where
from tests.day_of_a_form import fill_a_form, fill_by_command
from tests.day_of_money import hand_out, money_by_command, pay_and_receive
from tests.models.villages import dump
from tests.ui.driving import button, field, key, messages, press, says, type_into
from tests.ui.test_meetings import hold_a_meeting
from tests.ui.villages import dress, open_window, page_of
from ui import commands
from ui.papers.pdf_pages import PdfPages

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

PEOPLE, HOUSEHOLDS = 1285, 412
FIRST = 4  #: the first row below the title and the two rows of the header
WANG, OTHER_WANG = "41992219580315042", "41992219850601112"
TODAY, JANUARY = dt.datetime(2026, 11, 23, 10, 42), dt.datetime(2027, 1, 5, 9, 0)
SIGN = "河长制办公室"
NUMBER = "证字〔2026〕第1号"
PURPOSE = "到柳河镇农商银行办卡"
TASK, TOWN, PAPER = "人居环境整治月活动", "柳河镇党政办", "柳政〔2026〕31号"
PERSON = "姓名、拼音首字母、证件或手机尾号"
HEADS = (
    ("户主", "姓名", "身份证号码", "与户主关系", "住址信息", None, "联系方式"),
    (None, None, None, None, "组别", "家庭住址", "电话"),
)
MERGED = ((1, 2, 0, 0), (1, 2, 1, 1), (1, 2, 2, 2), (1, 2, 3, 3), (1, 1, 4, 5))
DAMAGED = (17, 402, 1118)  #: rows of the sheet whose ID number Excel ended in 000
MISTYPED = (88, 731)  #: rows whose last digit does not fit
TWICE = 640  #: this row stands at the end of the sheet once more


# -- the roster ------------------------------------------------------------------------------


def whole(first17):
    return first17 + check_digit(first17)


def family(number):
    """The members of a household: 363 of three people, 49 of four, make 1,285."""
    group = number % 8 + 1
    name = (
        "赵钱孙李周吴郑冯陈褚卫蒋沈韩杨朱秦尤许何"[number % 20]
        + "振建国春玉海兰桂明德"[number // 20 % 10]
    )
    for place, relation in enumerate(("户主", "妻", "儿子", "女儿")[: 4 if number <= 49 else 3]):
        given = ("山", "梅", "涛", "霞")[place] + "峰云川宁平"[number // 200]
        born = dt.date(1948 + number % 30 + 24 * (place > 1), number % 12 + 1, number % 28 + 1)
        first17 = f"419922{born:%Y%m%d}{2 * (number % 400) + (place % 2 == 0) + 100:03}"
        head = f"{name}山{'峰云川宁平'[number // 200]}"
        home = (f"{group}组", f"白杨村{group}组{number}号")
        yield [head, name + given, whole(first17), relation, *home, None]


def people():
    found = [person for number in range(1, HOUSEHOLDS + 1) for person in family(number)]
    # household 26 is in 3组, household 44 in 5组; their wives are the two namesakes
    for number, id_number, phone in ((26, WANG, "13800012345"), (44, OTHER_WANG, None)):
        at = sum(4 if n <= 49 else 3 for n in range(1, number)) + 1
        found[at][1], found[at][2], found[at][6] = "王秀兰", whole(id_number), phone
    return found


def write_sheet(path, lines):
    """An .xls as it comes: a title, two rows of heads, 户主 merged down over a household."""
    book = xlwt.Workbook()
    page = book.add_sheet("人口台账")
    page.write_merge(0, 0, 0, 6, "2025年人口台账")
    for at, row in enumerate(HEADS, 1):
        for column, word in enumerate(row):
            area = next((one for one in MERGED if one[0] == at and one[2] == column), None)
            if word and area:
                page.write_merge(*area, word)
            elif word:
                page.write(at, column, word)
    at = FIRST - 1
    for head, household in itertools.groupby(lines, lambda one: one[0]):
        members = list(household)
        page.write_merge(at, at + len(members) - 1, 0, 0, head)
        for line in members:
            for column, value in enumerate(line[1:], 1):
                if value is not None:
                    page.write(at, column, value)
            at += 1
    book.save(str(path))
    return path


def damaged(lines):
    """The sheet as it comes: three ends lost, two digits mistyped, one person twice."""
    lines = [list(one) for one in lines]
    for row in DAMAGED:
        kept = lines[row - FIRST][2][:15]
        lines[row - FIRST][2] = int(kept + "000")  # a number in the cell, as Excel leaves it
    for row in MISTYPED:
        good = lines[row - FIRST][2]
        lines[row - FIRST][2] = good[:17] + ("1" if good[17] != "1" else "2")
    return [*lines, list(lines[TWICE - FIRST])]


@pytest.fixture(scope="module")
def story():
    found = people()
    assert len(found) == PEOPLE
    assert len({one[0] for one in found}) == HOUSEHOLDS
    assert len({one[2] for one in found}) == PEOPLE
    assert sum(one[2].endswith("000") for one in found) == 1, "one really ends so, by right"
    assert [one[1] for one in found].count("王秀兰") == 2
    return found


@pytest.fixture
def roster(tmp_path, story):
    lines = damaged(story)
    assert len(lines) == 1286
    return write_sheet(tmp_path / "2025年人口台账.xls", lines)


def numbers_of(story):
    """The ID numbers of the roster, which no wall may show."""
    return [one[2] for one in story]


# -- what both walks look at -----------------------------------------------------------------


def wangs(ledger):
    """王秀兰 of 3组, who is 68, and her namesake."""
    mine = ledger.find_one("resident", name="王秀兰", group="3组")
    other = ledger.find_one("resident", name="王秀兰", group="5组")
    assert (mine["age"], other["age"]) == (68, 41)
    return mine, other


def check_certificate(ledger):
    """Everything that follows from one certificate, none of it typed twice."""
    mine, other = wangs(ledger)
    (certificate,) = ledger.find("certificate")
    assert certificate["number"] == NUMBER
    assert certificate["resident"].id == mine.id
    assert (certificate["purpose"], certificate["issued_on"]) == (PURPOSE, TODAY.date())
    (use,) = ledger.find("seal_use")
    assert use["certificate"] == Ref(certificate.id)
    assert (use["document"], use["used_on"]) == ("居住证明（王秀兰）", TODAY.date())
    quarter = ledger.as_of(Period.parse("2026Q4"))
    for name, words in (("certificate_register", NUMBER), ("seal_register", "居住证明（王秀兰）")):
        (line,) = report(name).build(quarter, {}).blocks[0].rows
        assert words in {one.text for one in line}
    paper = paper_of(ledger, certificate.id)
    assert paper.count(NUMBER) == 3, "on the counterfoil, on the cut line, on the certificate"
    assert "存根" in paper
    assert whole(WANG) in paper
    assert whole(OTHER_WANG) not in paper
    assert len(ledger.history("certificate", certificate.id)) == 1
    acts = {one.label.rpartition("：")[2] for one in ledger.history("resident", other.id)}
    counts = {one.rpartition("，")[2] for one in acts}
    assert counts == {"1285 人"}, "the other one was touched by nothing else"
    return certificate.id


def check_task(ledger):
    """Everything that follows from one paper with a task: number, line, list, count."""
    (task,) = ledger.find("affair")
    (paper,) = ledger.find("incoming")
    assert (task["matter"], task["deadline"]) == (TASK, dt.date(2026, 11, 27))
    assert task["incoming"] == Ref(paper.id)
    assert (paper["number"], paper["doc_number"]) == ("收〔2026〕1号", PAPER)
    assert (paper["subject"], paper["sender"]) == (TASK, TOWN)
    assert task["list_name"] == "依法履职事项"
    assert len(ledger.history("affair", task.id)) == 1
    summary = report("burden_summary").build(ledger.as_of(Period.parse("2026-11")), {})
    figures = {row[0].text: row[2].text for row in summary.blocks[0].rows}
    assert (figures["收到文件"], figures["交办的事"], figures["清单外事项"]) == ("1", "1", "0")
    book = report("affair_register").build(ledger.as_of(Period.parse("2026Q4")), {})
    (line,) = book.blocks[0].rows
    assert {TASK, TOWN, "依法履职事项", "村民委员会组织法第2条"} <= {one.text for one in line}


def paper_of(ledger, id_):
    view = ledger.as_of()
    return text_of(report("certificate_slip").build(view, {"certificate": Ref(id_)}))


def pdf_of(ledger, id_):
    slip = report("certificate_slip").build(ledger.as_of(), {"certificate": Ref(id_)})
    return renderer_for(Path("证明.pdf")).render(slip)


def count(ledger):
    return ledger.count("resident"), ledger.count("household")


# -- in the window ---------------------------------------------------------------------------


class Desk:
    """The person at the window; what is done is counted, and the clock can be put on."""

    def __init__(self, qtbot, qapp, folder):
        self.qtbot, self.qapp, self.folder = qtbot, qapp, folder
        self.now = TODAY
        self.actions = 0
        self.open(folder)

    def open(self, folder):
        self.ledger = Ledger(
            folder / "白杨村.cwz", record_types(), clock=lambda: self.now, who="李春生"
        )
        if not self.ledger.count("village"):
            self.ledger.save("village", {
                "name": "白杨村", "township": "柳河镇", "county": "平安县", "secretary": "李春生",
            })  # fmt: skip
        self.window = open_window(self.qtbot, self.qapp, self.ledger, self.folder)
        self.come_back()

    def come_back(self):
        """A window manager does this when a box closes; offscreen there is none."""
        if not self.window.isActiveWindow():
            with self.qtbot.waitActive(self.window):
                self.window.activateWindow()

    def close(self):
        self.window.close()
        self.ledger.close()

    def act(self, do, *arguments, **more):
        self.actions += 1
        do(*arguments, **more)
        QApplication.processEvents()

    def press_key(self, key_, modifier=Qt.KeyboardModifier.NoModifier):
        key(self.window.focusWidget() or self.window, key_, modifier)

    def until(self, done):
        self.qtbot.waitUntil(done, timeout=20000)

    @property
    def page(self):
        return page_of(self.window)


@pytest.fixture
def desk(qtbot, qapp, tmp_path):
    (tmp_path / "账").mkdir()
    made = Desk(qtbot, qapp, tmp_path / "账")
    yield made
    made.close()
    dress(qapp)


def drop(desk, path):
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    desk.window.dropEvent(QDropEvent(
        QPointF(500, 300), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    ))  # fmt: skip
    desk.until(lambda: desk.window.journey.place == "import")
    desk.until(lambda: desk.page.plan is not None and desk.page._work is None)


def settled(desk):
    desk.until(lambda: desk.page._work is None)


def click_row(view, row):
    place = view.visualRect(view.model().index(row, 0)).center()
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    QApplication.processEvents()


def findings_on(page):
    return [(one.row, one.where, one.kind) for one in page.look.side.issues]


def import_the_roster(desk, roster, story):
    """Step 1: drop, look, mend one cell, import; take back, bring again, once more."""
    drop(desk, roster)
    page = desk.page
    desk.until(lambda: says(page, "新增 1282 行"))
    assert says(page, "按户主分成 412 户")
    assert says(page, "有问题 3 行")
    assert says(page, "表里重复 1 行")
    assert findings_on(page) == [
        *((row, "公民身份号码", "problem") for row in DAMAGED),
        (PEOPLE + FIRST, "整行", "double"),
        *((row, "公民身份号码", "doubt") for row in MISTYPED),
    ]
    reasons = [one.sentence for one in page.look.side.issues]
    assert all("末尾是 000" in one for one in reasons[:3])
    assert reasons[3] == f"和第 {TWICE} 行一样"
    assert all("最后一位对不上" in one for one in reasons[4:])
    # the first problem is shown already; its number is known from the ID card
    type_into(page, "这一格改成", story[DAMAGED[0] - FIRST][2], leave=False)
    press(page, "改这一格")
    settled(desk)
    assert button(page, "导入 1283 行")
    # the other two are not at hand: the people come in without the number
    click_row(page.look.side.list, 0)
    press(page, "2 处一样的都不要这一格")
    settled(desk)
    press(page, "导入 1285 行")
    desk.until(lambda: desk.window.journey.place == "group")
    desk.come_back()
    assert count(desk.ledger) == (PEOPLE, HOUSEHOLDS)
    press(desk.window.bar, "撤销")
    assert count(desk.ledger) == (0, 0)
    desk.press_key(Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier)
    assert count(desk.ledger) == (PEOPLE, HOUSEHOLDS)
    before = dump(desk.ledger)
    drop(desk, roster)
    assert not button(desk.page, "导入 0 行").isEnabled()
    assert dump(desk.ledger) == before
    assert desk.ledger.count("resident", Query(where=(Where("id_number", "empty"),))) == 2


def pick(line, words):
    """Go down the open list to the row that says these words, and take it."""
    popup = line.completer_.popup()
    for _ in line.rows():
        if words in popup.currentIndex().data(Qt.ItemDataRole.AccessibleTextRole):
            break
        key(line, Qt.Key.Key_Down)
    key(line, Qt.Key.Key_Return)


def issue_a_certificate(desk, printer):
    """Step 2: six actions from 今天要办 to the paper."""
    window = desk.window
    window.go("today")
    desk.actions = 0
    desk.act(desk.press_key, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    desk.act(desk.press_key, Qt.Key.Key_4)
    assert says(window, "从选人到打印，一次办完")
    desk.act(type_into, window, PERSON, "wxl", leave=False)
    line = field(window, PERSON)
    assert line.rows() == ["王秀兰", "王秀兰"]
    desk.act(pick, line, "68 岁　3组")
    assert says(window, "王秀兰　女　68 岁　3组")
    assert says(window, "另有 1 人同名")
    assert window.focusWidget() is field(window, "用途")
    desk.act(type_into, window, "用途", PURPOSE, leave=False)
    desk.act(desk.press_key, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert desk.actions <= 6
    desk.until(printer.exists)
    desk.until(lambda: b"%%EOF" in printer.read_bytes())
    assert len(PdfPages(printer.read_bytes())) == 1
    id_ = check_certificate(desk.ledger)
    assert says(window, f"给王秀兰开了居住证明，{NUMBER}")
    return id_


def hold_the_meeting(desk):
    """Step 5: enough came and enough agreed, both said with the article."""
    one = hold_a_meeting(desk.window)
    meeting = desk.ledger.get("meeting", one["meeting"].id)
    assert meeting["state"] == "应到 31 人，三分之二以上是 21，实到 22，够了"
    assert one["explained"].endswith("通过，依据规定要求：村民委员会组织法第30条")


def hang_a_sign(desk):
    """Step 10: eight actions; beyond the list is said with its source; it comes up until done."""
    window = desk.window
    window.go("today")
    desk.actions = 0
    desk.act(desk.press_key, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    desk.act(desk.press_key, Qt.Key.Key_6)
    desk.act(type_into, window, "牌子名称", SIGN)
    assert says(window, "不在挂牌清单里，室外清单上有 7 块")
    assert says(window, "提示（没有核对过原文）")
    desk.act(type_into, window, "牌子类型", "机制牌")
    desk.act(type_into, window, "要求挂牌的单位", "柳河镇水利站")
    desk.act(type_into, window, "处理意见", "撤除")
    desk.act(type_into, window, "哪天前办好", "2026-11-29", leave=False)
    desk.act(desk.press_key, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert desk.actions <= 8
    sign = desk.ledger.find_one("sign", name=SIGN)
    field(window, "牌子名称")
    photo = desk.folder / "门口.png"
    QImage(400, 300, QImage.Format.Format_RGB32).save(str(photo))
    page_of(window).shown().sheet.form.editors["before"].put([photo])
    window.go("today")
    assert says(window, f"摘掉“{SIGN}”的牌子")
    window.go("sign_wall")
    assert {card.shown.name: card.shown.state for card in desk.page.walls["outside"].cards} == {
        SIGN: "11月29日前撤"
    }
    check_sign(desk.ledger)
    window.go("group", type="sign", id=sign.id)
    press(window, "摘掉了")
    window.go("today")
    assert not says(window, f"摘掉“{SIGN}”的牌子")
    press(window.bar, "撤销")


def check_sign(ledger):
    """The removal list has it, with the day and the photo from before."""
    document = report("sign_removal").build(ledger.as_of(), {})
    text = text_of(document)
    assert SIGN in text
    assert "2026年11月29日" in text
    assert "摘之前的照片" in text or not ledger.find_one("sign", name=SIGN)["before"]


def refuse_a_kind(desk, printer):
    """Step 3: a man asks for what the village does not issue: five actions, and he knows where."""
    ledger = desk.ledger
    sealed = ledger.count("seal_use")
    printer.unlink(missing_ok=True)
    desk.window.go("today")
    desk.actions = 0
    desk.act(desk.press_key, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    desk.act(desk.press_key, Qt.Key.Key_4)
    man = ledger.find_one("resident", group="1组", sex="male")
    desk.act(type_into, desk.window, PERSON, man["id_number"], leave=False)
    key(field(desk.window, PERSON), Qt.Key.Key_Return)
    assert says(desk.window, man["name"])
    desk.act(type_into, desk.window, "找证明事项", "qsgx", leave=False)
    key(field(desk.window, "找证明事项"), Qt.Key.Key_Return)
    assert says(desk.window, "亲属关系证明，村里不能开")
    for words in ("先看有没有这些", "没有的，到这里办", "能不能写承诺代替", "公安派出所"):
        assert says(desk.window, words)
    desk.act(desk.press_key, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert desk.actions <= 5
    desk.until(printer.exists)
    check_refusal(ledger, sealed)


def check_refusal(ledger, sealed):
    """A line in the register of refusals, a slip with three ways on, and nothing sealed."""
    (refusal,) = ledger.find("refusal")
    assert refusal["number"] == "告字〔2026〕第1号"
    assert "附件第1项" in refusal["basis"]
    assert ledger.count("seal_use") == sealed
    assert ledger.count("certificate") == 1
    slip = text_of(report("refusal_slip").build(ledger.as_of(), {"refusal": Ref(refusal.id)}))
    for words in ("亲属关系证明", "居民户口簿", "公安派出所", "一、", "二、", "三、"):
        assert words in slip
    year = ledger.as_of(Period.parse("2026"))
    (row,) = report("refusal_register").build(year, {}).blocks[0].rows
    assert "亲属关系证明" in {one.text for one in row}


def take_a_task(desk):
    """Step 4: a paper from the town, written once: ten actions from 今天要办."""
    window = desk.window
    window.go("today")
    desk.actions = 0
    desk.act(desk.press_key, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    desk.act(desk.press_key, Qt.Key.Key_1)
    assert says(window, "来了上级文件、任务，是哪一种？")
    desk.act(desk.press_key, Qt.Key.Key_1)
    desk.act(type_into, window, "什么事", TASK)
    desk.act(type_into, window, "交办单位", TOWN)
    desk.act(type_into, window, "来文文号", PAPER)
    assert any("清单里像的有" in one or "清单里没有找到像的" in one for one in messages(window))
    desk.act(type_into, window, "几号前办完", "2026-11-27")
    desk.act(type_into, window, "清单里的哪一项", "公共事务和公益事业", leave=False)
    desk.act(key, field(window, "清单里的哪一项"), Qt.Key.Key_Return)
    desk.act(desk.press_key, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert desk.actions <= 10
    check_task(desk.ledger)
    window.go("today")
    assert says(window, TASK)
    assert says(window, f"还有 4 天　{TOWN}交办　{PAPER}")


def delete_by_mistake(desk, monkeypatch):
    """Step 13, first half: what others stand on is not deleted; what is deleted comes back."""
    said = []
    monkeypatch.setattr("ui.messages.show_error", lambda parent, error: said.append(str(error)))
    before = dump(desk.ledger)
    delete_first(desk, "household")
    assert len(said) == 1
    assert "还连着" in said[0]
    assert dump(desk.ledger) == before
    delete_first(desk, "resident")
    assert len(said) == 1
    assert desk.ledger.count("resident") == PEOPLE - 1
    press(desk.window.bar, "撤销")
    assert dump(desk.ledger) == before


def delete_first(desk, type_):
    desk.window.go("group", type=type_)
    table = desk.page.shown().list.table
    table.setFocus()
    table.choose_row(0)
    key(table, Qt.Key.Key_Delete)


def restart_after_a_power_cut(desk, tmp_path):
    """Step 13, second half: a certificate half typed, the plug pulled, all as before."""
    before = dump(desk.ledger)
    desk.window.go("new", type="certificate")
    type_into(desk.window, "用途", "孩子入学报名", leave=False)
    drafts = path_of(desk.ledger.path)
    desk.until(lambda: drafts.exists() and "孩子入学报名" in drafts.read_text(encoding="utf-8"))
    saved = tmp_path / "断电以后"
    shutil.copytree(desk.folder, saved)  # the disk as it was at that moment
    desk.close()
    desk.open(saved)
    assert dump(desk.ledger) == before
    desk.window.go("record")
    assert says(desk.window, "上次没写完")
    press(desk.window, "接着写")
    assert field(desk.window, "用途").text() == "孩子入学报名"


def start_the_new_year(desk, id_):
    """Step 15: numbers begin with 1; last year's paper is the same to the byte."""
    paper, pdf = paper_of(desk.ledger, id_), pdf_of(desk.ledger, id_)
    desk.now = JANUARY
    folder = desk.ledger.path.parent
    desk.close()
    desk.open(folder)
    assert says(desk.window, "2027年1月5日")
    desk.window.go("new", type="certificate")
    type_into(desk.window, PERSON, "13800012345", leave=False)
    key(field(desk.window, PERSON), Qt.Key.Key_Return)
    type_into(desk.window, "用途", PURPOSE)
    press(desk.window, "先存着")
    assert desk.ledger.find_one("certificate", number="证字〔2027〕第1号")
    assert paper_of(desk.ledger, id_) == paper
    assert pdf_of(desk.ledger, id_) == pdf


def the_quarter_ends(desk):
    """Step 11: what the quarter owes goes up in five presses, and nobody's number with it."""
    quarter = Period.parse("2026Q4")
    desk.window.go("new", type="disclosure", given={"period": quarter})
    page, due = desk.page, len(desk.page.side.cells)
    desk.actions = 0
    for one in ("出方案", "登记审查", "登记确定", "打印上墙"):
        if one == "登记审查":
            desk.act(type_into, page, "谁办的", "周玉芬")
        desk.act(press, page, one)
    assert desk.actions <= 5
    posted = [one for one in desk.ledger.find("disclosure") if one["period"] == quarter]
    assert len(posted) == due > 4
    assert all(one["state"] == "shown" for one in posted)
    decided = next(one for one in posted if one["item"] == "会议决定的事")
    assert "路灯" in decided["content"], "taken from the meeting, typed by nobody"
    for one in posted:
        text = "".join(PdfPages(kept_of(desk.ledger, one.id)).text(0).split())
        assert not [number for number in (WANG, OTHER_WANG, "13800012345") if number in text]
    states = {
        cell.state for _, cells in matrix(desk.ledger.as_of(), 2026) for cell in cells
        if cell.period == quarter
    }  # fmt: skip
    assert states == {"shown"}
    board = report("village_disclosure").build(desk.ledger.as_of(quarter), {})
    assert "公示时间" in text_of(board)
    return decided


def kept_of(ledger, id_):
    paper = report("disclosure_notice").build(ledger.as_of(), {"disclosure": Ref(id_)})
    return renderer_for(Path("公示.pdf")).render(paper)


def correct_a_notice(desk, old):
    """Step 12: a new notice chained to the old one; the old one comes out as it was."""
    before = kept_of(desk.ledger, old.id)
    page = desk.page
    page._show([one for one in page._cells() if one.record and one.record.id == old.id])
    press(page, "出更正")
    shown = desk.page.shown()
    type_into(shown, "更正了什么", "决议的日期写错了一天")
    desk.window.go("disclosure")
    page = desk.page
    for one in ("出方案", "登记审查", "登记确定", "打印上墙"):
        if one == "登记审查":
            type_into(page, "谁办的", "周玉芬")
        press(page, one)
    new = desk.ledger.find_one("disclosure", corrects=Ref(old.id))
    assert "现更正如下" in new["content"]
    assert "决议的日期写错了一天" in new["content"]
    assert desk.ledger.get("disclosure", old.id)["state"] == "corrected"
    assert kept_of(desk.ledger, old.id) == before


def test_a_day_in_the_window(desk, roster, story, printer, monkeypatch, tmp_path):
    import_the_roster(desk, roster, story)
    id_ = issue_a_certificate(desk, printer)
    refuse_a_kind(desk, printer)
    hold_the_meeting(desk)
    hang_a_sign(desk)
    take_a_task(desk)
    pay_and_receive(desk)
    hand_out(desk, numbers_of(story))
    fill_a_form(desk, tmp_path, monkeypatch)
    delete_by_mistake(desk, monkeypatch)
    restart_after_a_power_cut(desk, tmp_path)
    start_the_new_year(desk, id_)
    correct_a_notice(desk, the_quarter_ends(desk))


# -- by commands -----------------------------------------------------------------------------


class Terminal:
    """The person at a terminal: each command opens the ledger anew, as another start does."""

    def __init__(self, capsys, monkeypatch, ledger):
        self._capsys, self._monkeypatch, self.ledger = capsys, monkeypatch, ledger
        self.day = TODAY

    def run(self, *words, given="", code=0):
        self._monkeypatch.setattr("sys.stdin", io.StringIO(given))
        left = commands.run([*map(str, words), "--today", f"{self.day:%Y-%m-%d}"])
        self.said = self._capsys.readouterr()
        assert left == code, self.said.err
        return self.said.out

    def tell(self, *words, **more):
        return json.loads(self.run(*words, "--ledger", self.ledger, "--json", **more))

    def add(self, register, **values):
        return self.tell("add", register, given=json.dumps(values, ensure_ascii=False))["ids"][0]

    def look(self, look):
        ledger = Ledger(self.ledger, record_types(), clock=lambda: self.day, read_only=True)
        try:
            return look(ledger)
        finally:
            ledger.close()


@pytest.fixture
def terminal(capsys, monkeypatch, tmp_path):
    path = tmp_path / "白杨村.cwz"
    made = Terminal(capsys, monkeypatch, path)
    made.run("new", path, "--village", "白杨村", "--township", "柳河镇", "--county", "平安县")
    return made


def import_by_command(terminal, roster, story, tmp_path):
    """Step 1: look, mend the sheet, import; take back, once more; the same sheet again."""
    plan = terminal.tell("import", roster, "--dry-run")
    assert plan["counts"] == {
        "new": 1282, "changed": 0, "same": 0, "double": 1, "rejected": 3, "skipped": 0,
        "not_data": 3,
    }  # fmt: skip
    places = [(one["row"], one["column"]) for one in plan["problems"]]
    assert places == [(row, "C") for row in DAMAGED]
    assert all("末尾是 000" in one["message"] for one in plan["problems"])
    assert [(one["row"], one["column"]) for one in plan["doubts"]] == [
        (row, "C") for row in MISTYPED
    ]
    assert terminal.look(count) == (0, 0)
    mended = damaged(story)
    mended[DAMAGED[0] - FIRST][2] = story[DAMAGED[0] - FIRST][2]
    for row in DAMAGED[1:]:
        mended[row - FIRST][2] = None
    sheet = write_sheet(tmp_path / "改好的.xls", mended)
    assert "导入了 1285 行" in terminal.run("import", sheet, "--ledger", terminal.ledger)
    assert terminal.look(count) == (PEOPLE, HOUSEHOLDS)
    assert terminal.tell("undo") == {"undone": "导入 改好的.xls，1285 人"}
    assert terminal.look(count) == (0, 0)
    terminal.run("import", sheet, "--ledger", terminal.ledger)
    before = terminal.look(dump)
    again = terminal.tell("import", sheet)
    assert (again["counts"]["same"], again["imported"]) == (PEOPLE, False)
    assert terminal.look(dump) == before


def issue_by_command(terminal, tmp_path):
    """Step 2: found by initials, told apart, issued, printed to a file."""
    found = [one for one in terminal.tell("find", "wxl") if one["type"] == "resident"]
    assert [one["title"] for one in found] == ["王秀兰", "王秀兰"]
    terminal.run(
        "add", "证明开具登记", "--ledger", terminal.ledger, code=1,
        given=json.dumps({"申请人": "王秀兰", "用途": PURPOSE}, ensure_ascii=False),
    )  # fmt: skip
    assert "有 2 个“王秀兰”" in terminal.said.err
    id_ = terminal.add("证明开具登记", 申请人="王秀兰 042X", 用途=PURPOSE)
    assert terminal.look(check_certificate) == id_
    path = tmp_path / "证明.pdf"
    terminal.run(
        "report", "certificate_slip", "--ledger", terminal.ledger, "--set", f"证明={NUMBER}",
        "--output", path,
    )  # fmt: skip
    assert path.read_bytes()[:5] == b"%PDF-"
    assert len(terminal.tell("history", "证明开具登记", id_)) == 1
    return id_


def meet_by_command(terminal):
    """Step 5: the same meeting, written by a script."""
    meeting = terminal.add(
        "会议", 会议种类="村民代表会议", 议题="西头装路灯", 应到人数="31", 实到人数="22"
    )
    votes = {"赞成": "19", "反对": "2", "弃权": "1"}
    id_ = terminal.add("决议", 哪次会="西头装路灯", 涉及金额="18600", **votes)
    decided = terminal.look(lambda ledger: ledger.get("resolution", id_))
    assert decided["outcome"] == "passed"
    assert "到会 22 人，过半数是 12 票，赞成 19 票，通过" in decided["explained"]
    assert terminal.look(lambda ledger: ledger.get("meeting", meeting))["state"].endswith("够了")


def hang_by_command(terminal):
    """Step 10: named in the check-up with its source, on the removal list when it is decided."""
    sign = {"牌子名称": SIGN, "牌子类型": "机制牌", "要求挂牌的单位": "柳河镇水利站"}
    id_ = terminal.add("牌子", **sign)
    (found,) = [one for one in terminal.look(findings) if one.type == "sign"]
    assert found.id == id_
    assert "不在挂牌清单里" in found.sentence
    assert found.basis.startswith("提示（没有核对过原文）")
    terminal.tell("undo")
    id_ = terminal.add("牌子", 处理意见="撤除", 哪天前办好="2026-11-29", **sign)
    terminal.look(check_sign)
    due = [one for one in terminal.look(obligations) if one.type == "sign"]
    assert [(one.id, one.on) for one in due] == [(id_, dt.date(2026, 11, 29))]


def refuse_by_command(terminal):
    """Step 3: the kind is refused with its basis; a line in the register of refusals instead."""
    asked = {"申请人": "王秀兰 042X", "用途": "办公证", "证明事项": "亲属关系证明"}
    terminal.run(
        "add", "证明开具登记", "--ledger", terminal.ledger, code=1,
        given=json.dumps(asked, ensure_ascii=False),
    )  # fmt: skip
    assert "不由村里开（规定要求：民发〔2020〕20号" in terminal.said.err
    sealed = terminal.look(lambda ledger: ledger.count("seal_use"))
    terminal.add("不予出具登记", 申请人="王秀兰 042X", 问的是什么证明="亲属关系证明")
    terminal.look(lambda ledger: check_refusal(ledger, sealed))


def take_a_task_by_command(terminal):
    """Step 4: one line of input; the list entry is found by its words."""
    terminal.add(
        "工作事务", 什么事=TASK, 交办单位=TOWN, 来文文号=PAPER, 几号前办完="2026-11-27",
        清单里的哪一项="办理本村公共事务和公益事业、调解民间纠纷、协助维护治安、向政府反映意见",
    )  # fmt: skip
    terminal.look(check_task)


def undo_after_a_restart(terminal):
    """Step 13: the last act by mistake, taken back by another process."""
    before = terminal.look(dump)
    terminal.add("户", 户号="99-001")
    assert terminal.look(count) == (PEOPLE, HOUSEHOLDS + 1)
    terminal.tell("undo")
    assert terminal.look(dump) == before


def test_a_day_by_commands(terminal, roster, story, tmp_path):
    import_by_command(terminal, roster, story, tmp_path)
    id_ = issue_by_command(terminal, tmp_path)
    refuse_by_command(terminal)
    meet_by_command(terminal)
    hang_by_command(terminal)
    take_a_task_by_command(terminal)
    money_by_command(terminal, numbers_of(story))
    fill_by_command(terminal, tmp_path)
    undo_after_a_restart(terminal)
    paper = terminal.look(lambda ledger: (paper_of(ledger, id_), pdf_of(ledger, id_)))
    terminal.day = JANUARY
    terminal.add("证明开具登记", 申请人="王秀兰 042X", 用途=PURPOSE)
    numbers = [one["number"] for one in terminal.tell("list", "证明开具登记")]
    assert numbers == ["证字〔2027〕第1号", NUMBER]
    assert terminal.look(lambda ledger: (paper_of(ledger, id_), pdf_of(ledger, id_))) == paper
