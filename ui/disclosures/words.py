"""What a cell of the matrix says: words, icon and colours; never a colour alone."""

from __future__ import annotations

import datetime as dt
from typing import NamedTuple

from models import disclosing
from models.disclosing import Cell
from models.notice_days import STEPS


class Look(NamedTuple):
    """How a state appears: icon, colour of icon and words, ground ("" is white), bold."""

    icon: str
    colour: str
    ground: str = ""
    bold: bool = False


LOOKS = {
    disclosing.DONE: Look("check", "green"),
    disclosing.SHOWN: Look("board", "blue", "blue_tint", bold=True),
    disclosing.DOWN: Look("board", "ochre", "ochre_tint", bold=True),
    disclosing.DUE: Look("clock", "ochre", "ochre_tint", bold=True),
    disclosing.LATE: Look("octagon-alert", "red", "red_tint", bold=True),
    disclosing.MISSING: Look("octagon-alert", "red", "red_tint", bold=True),
    disclosing.DRAFTED: Look("pen", "blue"),
    disclosing.WAITING: Look("ring", "ink2"),
    disclosing.NONE: Look("dash", "ink2"),
    disclosing.BEFORE: Look("dash", "ink2"),
}
LEGEND = (
    (disclosing.DONE, "已公开"), (disclosing.SHOWN, "正在公示"), (disclosing.DRAFTED, "正在办"),
    (disclosing.DUE, "快到期"), (disclosing.LATE, "过期"), (disclosing.WAITING, "还不到时候"),
    (disclosing.NONE, "没有这类事"),
)  # fmt: skip


def tight(day: dt.date) -> str:
    """Write a day as a value: 10月12日."""
    return f"{day.month}月{day.day}日"


def words_of(cell: Cell, today: dt.date) -> str:
    """Return what stands in a cell, short where it is a month wide."""
    wide = cell.period.kind != "month"
    day = tight(cell.on)
    late = f"过期 {(today - cell.on).days} 天"
    step = STEPS[cell.step][2] if cell.step else ""
    return {
        disclosing.DONE: f"{day}上墙" if wide else day,
        disclosing.SHOWN: f"正在公示，到{day}" if wide else f"到{day}",
        disclosing.DOWN: "期满了，该撤下" if wide else "该撤下",
        disclosing.DUE: f"{day}前",
        disclosing.LATE: f"{late}，等{step}" if wide and cell.record else late,
        disclosing.MISSING: "一直没公开" if wide else "没公开",
        disclosing.DRAFTED: f"等{step}" if wide else f"等{step[-2:]}",
        disclosing.WAITING: f"{day}前",
        disclosing.NONE: "没有这类事" if wide else "没有",
        disclosing.BEFORE: "没有登记" if wide else "—",
    }[cell.state]
