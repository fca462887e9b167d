"""公开程序: the steps before a notice goes up, in their order; the law sets none.

Two provinces do (山东省村务公开条例 第11条, 重庆市实施办法 第29条); the village may set its own.
"""

from collections.abc import Mapping
from typing import Any

from models.groups import Group
from models.kinds import LongText, Text
from models.notice_days import STEP_WORDS
from models.privacy import Privacy
from models.rule_list import rule_list


def _are_known(values: Mapping[str, Any]) -> Mapping[str, str]:
    words = (values.get("steps") or "").split("、")
    if set(words) <= set(STEP_WORDS) and len(words) == len(set(words)):
        return {}
    return {"steps": f"只写这几步，各写一次，用顿号隔开：{'、'.join(STEP_WORDS)}"}


RECORD = rule_list(
    "procedure",
    "公开程序",
    group=Group.DISCLOSURE,
    order=84,
    title="name",
    unit="种",
    adds="加一种程序",
    about="张贴前要走哪几步、按什么顺序。本村不一样的，另加一条，从哪天起用写清楚。",
    listed=("name", "steps", "place", "used"),
    searched=("name",),
    known_by=("name",),
    free=("note",),
    rules=(_are_known,),
    fields=(
        Text("name", "程序", required=True, privacy=Privacy.OPEN, width=20),
        LongText(
            "steps",
            "张贴前的步骤",
            required=True,
            privacy=Privacy.OPEN,
            width=16,
            default=lambda _: "、".join(STEP_WORDS),
            help="按先后写，用顿号隔开",
        ),
        LongText("note", "备注"),
    ),
)
