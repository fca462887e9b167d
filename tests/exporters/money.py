"""Money of the village that the papers are made of: two books, a batch, what lies behind them."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

from models.kinds_links import Ref


def fill_money(ledger, people, chief):
    """Write a month of both books and a batch; secrets stand where no wall may show them."""
    for name, book, kind, opening in (
        ("村委会基本户", "committee", "bank", 3500000), ("村委会现金", "committee", "cash", 40620),
        ("合作社基本户", "collective", "bank", 100000),
    ):  # fmt: skip
        ledger.save("cash_account", {
            "name": name, "book": book, "kind": kind, "opening": opening, "holder": "白杨村",
            "opening_day": dt.date(2026, 11, 1), "account_number": "6222021234567890",
        })  # fmt: skip
    for day, account, direction, amount, subject, summary in (
        (3, "村委会基本户", "in", 1200000, "503", "收村部门面房租"),
        (12, "村委会基本户", "transfer", 100000, None, "取现"),
        (16, "村委会现金", "out", 64000, "513", "付环境整治机械费"),
        (18, "合作社基本户", "in", 25000, "501", "收机井承包费"),
        (20, "村委会基本户", "out", 1860000, "514", "付村西路灯款"),
    ):
        last = ledger.save("cash_entry", {
            "happened_on": dt.date(2026, 11, day), "account": Ref(None, account),
            "direction": direction, "amount": amount, "summary": summary,
            "subject": Ref(None, subject) if subject else None, "approver": Ref(chief),
            "to_account": Ref(None, "村委会现金") if direction == "transfer" else None,
            "counterparty": "县灯具厂（账号6222021234567890）", "witness": "赵振海",
            "sheets": 2,
        }).id  # fmt: skip
    ledger.save("cash_entry", {
        "happened_on": dt.date(2026, 11, 21), "account": Ref(None, "村委会基本户"),
        "direction": "out", "amount": -1860000, "reverses": Ref(last), "summary": "红冲",
        "approver": Ref(chief),
    })  # fmt: skip
    ledger.save("cash_entry", {
        "happened_on": dt.date(2026, 11, 22), "account": Ref(None, "村委会基本户"),
        "direction": "out", "amount": 1860000, "summary": "付村西路灯款", "approver": Ref(chief),
        "subject": Ref(None, "514"), "note": "病情一言难尽",
    })  # fmt: skip
    batch = ledger.save("grant_batch", {
        "name": "2026年耕地地力保护补贴", "standard": Decimal("104.25"), "unit": "亩",
        "basis": "柳政〔2026〕18号", "note": "病情一言难尽",
    }).id  # fmt: skip
    for name, quantity in (("赵振海", "3.6"), ("周老伯", "2.15"), ("赵小满", "1")):
        ledger.save("grant", {
            "batch": Ref(batch), "resident": Ref(people[name]), "quantity": Decimal(quantity),
            "card": "6222021234567890", "note": "病情一言难尽",
        })  # fmt: skip
    ledger.save("grant_batch", {
        "stage": "posted", "posted_on": dt.date(2026, 11, 20),
    }, id=batch)  # fmt: skip
