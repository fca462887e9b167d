"""用印规定: what a seal may not be put on, what needs a resolution first, and plain reminders.

Words in the matter of a seal use call a rule up. Unofficial warnings are hints that the village
may change or turn off; what a law forbids stays.
"""

from collections.abc import Mapping
from typing import Any

from models.groups import Group
from models.kinds import Choice, LongText, Text
from models.lists import options
from models.privacy import Privacy
from models.record import Section
from models.rule_list import SHIPPED, rule_list
from models.view import View


def _law_stays(values: Mapping[str, Any], view: View) -> Mapping[str, str]:
    del view
    law = values.get("certainty") == "verified" and values.get("effect") == "stops"
    if law and values.get("origin") == SHIPPED and values.get("used") is False:
        basis = f"{values.get('basis')}{values.get('article')}"
        return {"used": f"这是法律写明的（{basis}），不能停用"}
    return {}


RECORD = rule_list(
    "seal_rule",
    "用印规定",
    group=Group.CERTIFICATES,
    order=60,
    title="item",
    unit="条",
    adds="加一条",
    about="什么章不能盖、什么事要先有会议决议、平时要提醒自己的，都在这里，可以改。",
    listed=("item", "effect", "words", "certainty", "used"),
    searched=("item", "content", "words"),
    known_by=("item", "code"),
    free=("note",),
    guards=(_law_stays,),
    sections=(Section("", ("item", "sort", "effect", "content", "words", "except_words")),),
    fields=(
        LongText("item", "规定的是什么", required=True, privacy=Privacy.OPEN, width=12),
        Text("sort", "类别", privacy=Privacy.OPEN, width=6),
        Choice(
            "effect",
            "碰到了怎么办",
            required=True,
            privacy=Privacy.OPEN,
            default=lambda _: "hint",
            options=options("stops 拦下", "resolution 要有会议决议", "hint 提醒", "tells 只写明"),
        ),
        LongText("content", "怎么规定的", privacy=Privacy.OPEN),
        Text("words", "事由里有这些字", privacy=Privacy.OPEN, help="用顿号隔开"),
        Text("except_words", "带这些字的不算", privacy=Privacy.OPEN, help="用顿号隔开"),
        LongText("note", "备注"),
    ),
)
