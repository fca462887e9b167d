"""Ledgers to test with: the real registers, made-up ones, and a look at the whole file."""

from __future__ import annotations

import atexit
import datetime as dt
import shutil
import tempfile
from functools import lru_cache
from pathlib import Path

from models.declared import record_types
from models.groups import Group
from models.kinds import Choice, DecimalNumber, Integer, LongText, Money, Text, YesNo
from models.kinds_dates import Date
from models.kinds_links import Attachment, Copied, Lines, Link
from models.kinds_people import BankAccount, CreditCode, GroupName, IdNumber, PersonName, Phone
from models.ledger import Ledger
from models.lists import options
from models.record import RecordType

NOW = dt.datetime(2026, 11, 23, 9, 30)

#: a register with a field of every kind that can be typed
EVERYTHING = RecordType(
    "everything",
    "样样有",
    group=Group.AFFAIRS,
    title="name",
    listed=("name", "count", "area"),
    searched=("name", "id_number"),
    fields=(
        PersonName("name", "姓名", required=True),
        Text("remark", "说明"),
        LongText("story", "经过"),
        Integer("count", "个数"),
        DecimalNumber("area", "面积"),
        Money("amount", "金额"),
        Date("day", "日期"),
        YesNo("done", "办完"),
        Choice("sort", "类别", options=options("a 甲", "b 乙 第二")),
        GroupName("group", "小组"),
        IdNumber("id_number", "证件号"),
        CreditCode("code", "信用代码"),
        Phone("phone", "电话"),
        BankAccount("account", "卡号"),
        Link("friend", "熟人", to="everything"),
        Copied("friend_phone", "熟人电话", link="friend", of="phone", privacy=Phone.privacy),
        Lines("items", "明细", fields=(Text("what", "物品"), Money("price", "单价"))),
        Attachment("papers", "附件"),
    ),
)


def clock():
    return NOW


def open_ledger(path, types=None, **options):
    return Ledger(path, types or record_types(), **{"clock": clock, **options})


@lru_cache
def _template():
    """Make a new village once: every register of rules is filled when it gets its name."""
    folder = Path(tempfile.mkdtemp())
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    ledger = open_ledger(folder / "白杨村.cwz")
    ledger.save(
        "village",
        {"name": "白杨村", "township": "柳河镇", "county": "平安县", "secretary": "李春生"},
    )
    ledger.close()
    return folder / "白杨村.cwz"


def new_village(path, **options):
    shutil.copyfile(_template(), path)
    return open_ledger(path, **options)


def break_off(ledger, *steps):
    """Begin an act, take the steps, and fail before it ends."""
    with ledger.operation("半路断了"):
        for step in steps:
            step()
        raise InterruptedError


def dump(ledger, *, leave=("_meta", "_operation", "_change", "_series", "sqlite_sequence")):
    """Return every row of every table, without revisions: two equal dumps are the same account."""
    names = [
        name
        for (name,) in ledger.store.rows("SELECT name FROM sqlite_master WHERE type = 'table'")
        if name not in leave
    ]
    result = {}
    for name in names:
        columns = [
            row[1]
            for row in ledger.store.rows(f"PRAGMA table_info([{name}])")
            if row[1] != "revision"
        ]
        result[name] = sorted(
            (
                {
                    column: cell
                    for column, cell in zip(columns, row, strict=True)
                    if cell is not None
                }
                for row in ledger.store.rows(
                    f"SELECT {', '.join(f'[{c}]' for c in columns)} FROM [{name}]"
                )
            ),
            key=repr,
        )
    return result
