"""Steps 7 and 8 of the day: three entries close at 28,166.20, a subsidy for 287 households."""

from __future__ import annotations

import datetime as dt
import json
from decimal import Decimal

from PySide6.QtCore import Qt

from exporters.plain import text_of
from exporters.report import report
from models.kinds_links import Ref
from models.money_words import in_words
from models.periods import Period
from models.query import Query, Where
from tests.ui.driving import press, says, type_into
from tests.ui.driving import text_of as text_in

BATCH = "2026年耕地地力保护补贴"
WITH_LAND, STANDARD = 287, 10425
GONE = {1: "death", 2: "death", 3: "move_out"}
ENTRIES = (
    ("支出", "18600.00", "付村西路灯款", "公益支出"),
    ("支出", "640.00", "付环境整治机械费", "管理费用"),
    ("收入", "12000.00", "收村部门面房租", "经营收入"),
)
NOVEMBER = Period.parse("2026-11")


def tenths_of(number):
    """The land of a household, in tenths of a 亩."""
    return number % 40 + 12


def due_fen():
    """The sum of the shares, each rounded to the 分 by itself, in whole numbers only."""
    shares = (STANDARD * tenths_of(number) for number in range(1, WITH_LAND + 1))
    return sum((one + 5) // 10 for one in shares)


def check_balance(ledger):
    """Closing 28,166.20, vouchers in a row, the bill without a resolution named, the words."""
    account = ledger.find_one("cash_account", name="村委会基本户")
    assert account["balance"] == 2816620
    numbers = [one["number"] for one in ledger.find("cash_entry")]
    assert sorted(numbers) == [f"村记〔2026〕第{n}号" for n in (1, 2, 3)]
    view = ledger.as_of(NOVEMBER)
    for name in ("finance_summary", "finance_entries"):
        text = text_of(report(name).build(view, {"book": "committee"}))
        assert (
            "上期结余 35,406.20 ＋ 收入 12,000.00 － 支出 19,240.00 ＝ 期末结余 28,166.20" in text
        )
    bill = next(one for one in ledger.find("cash_entry") if one["amount"] == 1860000)
    slip = text_of(report("voucher_slip").build(view, {"entry": Ref(bill.id)}))
    assert f"人民币{in_words(1860000)}" in slip
    assert in_words(1860000) == "壹万捌仟陆佰元整"


def check_grants(ledger, secrets):
    """287 rows to the 分, two dead and one gone named, a wall list that tells nobody's numbers."""
    batch = ledger.find_one("grant_batch", name=BATCH)
    assert (batch["people"], batch["total"]) == (WITH_LAND, due_fen())
    assert batch["looked"].startswith("有 3 处要看：")
    assert batch["looked"].count("已经去世（2026年11月20日）") == 2
    assert batch["looked"].count("已经迁出（2026年11月20日）") == 1
    given = {"batch": Ref(batch.id)}
    wall = text_of(report("grant_notice").build(ledger.as_of(), given))
    inside = text_of(report("grant_sheet").build(ledger.as_of(), given))
    assert not [one for one in secrets if one in wall]
    assert [one for one in secrets if one in inside]
    assert wall.count("104.25") >= WITH_LAND


def prepare(ledger):
    """The opening of the account, the limit, the land, and who died or moved, as the books had."""
    with ledger.operation("建账"):
        ledger.save("cash_account", {
            "name": "村委会基本户", "opening": 3540620, "opening_day": dt.date(2026, 11, 1),
        })  # fmt: skip
        ledger.save("spending_limit", {"name": "大额支出", "above": 500000})
        heads = heads_of(ledger)
        for number, head in enumerate(heads, 1):
            area = Decimal(tenths_of(number)) / 10
            ledger.save("household", {"farm_area": area}, id=head["household"].id)
        for number, kind in GONE.items():
            ledger.save("departure", {
                "resident": Ref(heads[number - 1].id), "kind": kind,
                "happened_on": dt.date(2026, 11, 20),
            })  # fmt: skip


def heads_of(ledger):
    """The first 287 heads in the order of the roster; these households have land."""
    where = (Where("relation", "=", "head"), Where("household", "filled"))
    found = ledger.find("resident", Query(where=where, fields=("name", "id_number", "household")))
    return sorted(found, key=lambda one: one.id)[:WITH_LAND]


def pay_and_receive(desk):
    """Step 7: each entry at most eight actions from 今天要办; the account stands there already."""
    prepare(desk.ledger)
    window = desk.window
    for direction, amount, summary, subject in ENTRIES:
        window.go("today")
        desk.actions = 0
        desk.act(desk.press_key, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
        desk.act(desk.press_key, Qt.Key.Key_3)
        desk.act(type_into, window, "金额", amount)
        if direction == "支出" and amount == "18600.00":
            assert says(window, "18,600.00 元超过大额支出的 5,000.00 元，没有写会议决议")
        if direction != "支出":
            desk.act(type_into, window, "收支", direction)
        desk.act(type_into, window, "摘要", summary)
        desk.act(type_into, window, "会计科目", subject)
        desk.act(desk.press_key, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        assert desk.actions <= 8
    check_balance(desk.ledger)


def hand_out(desk, secrets):
    """Step 8: seven actions from 今天要办 to the list of 287, looked through."""
    window = desk.window
    window.go("today")
    desk.actions = 0
    desk.act(desk.press_key, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    desk.act(desk.press_key, Qt.Key.Key_7)
    desk.act(type_into, window, "补贴名称", BATCH)
    desk.act(type_into, window, "标准（元）", "104.25", leave=False)
    desk.act(desk.press_key, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    batch = desk.ledger.find_one("grant_batch", name=BATCH)
    window.go("group", type="grant_batch", id=batch.id)
    desk.act(press, window, "从名册取人")
    assert desk.actions <= 7
    assert text_in(window, "看出什么").startswith("有 3 处要看")
    check_grants(desk.ledger, secrets)


def money_by_command(terminal, secrets):
    """Steps 7 and 8 by commands; the land comes as a line for each household."""
    terminal.add(
        "资金账户", 账户名称="村委会基本户", 期初余额="35406.20", 期初日期="2026-11-01"
    )
    terminal.add("支出限额", 这一档叫什么="大额支出", 超过多少元="5000")
    heads = terminal.look(heads_of)
    lines = (
        json.dumps({"id": head["household"].id,
                    "承包地面积（亩）": f"{tenths_of(number) / 10:.1f}"}, ensure_ascii=False)
        for number, head in enumerate(heads, 1)
    )  # fmt: skip
    terminal.tell("add", "户", given="\n".join(lines))
    for direction, amount, summary, subject in ENTRIES:
        entry = {"收支": direction, "金额": amount, "摘要": summary, "会计科目": subject}
        terminal.add("收支记账", 账户="村委会基本户", **entry)
    terminal.look(check_balance)
    for number, kind in GONE.items():
        head = heads[number - 1]
        name = f"{head['name']} {head['id_number'][-4:]}"
        terminal.add("人口减少", 村民=name, 怎么走的=kind, 日期="2026-11-20")
    batch = terminal.add("补贴发放", 补贴名称=BATCH, **{"标准（元）": "104.25"})
    done = terminal.tell("do", "补贴发放", batch, "从名册取人")
    assert len(done["touched"]) == WITH_LAND
    terminal.look(lambda ledger: check_grants(ledger, secrets))
