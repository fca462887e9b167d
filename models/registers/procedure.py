"""公开程序: the steps before a notice goes up, in their order; the law sets none.

Two provinces do (山东省村务公开条例 第11条, 重庆市实施办法 第29条); the village may set its own.
"""

from collections.abc import Mapping
from typing import Any

from models.groups import Group
from models.kinds import Choice, LongText, Text
from models.kinds_links import Lines
from models.lists import options
from models.privacy import Privacy
from models.rule_list import rule_list


def _each_once(values: Mapping[str, Any]) -> Mapping[str, str]:
    steps = [row.get("step") for row in values.get("steps") or ()]
    return {} if len(steps) == len(set(steps)) else {"steps": "一个步骤只写一次"}


RECORD = rule_list(
    "procedure",
    "公开程序",
    group=Group.DISCLOSURE,
    order=84,
    title="name",
    unit="种",
    adds="加一种程序",
    about="张贴前要走哪几步、按什么顺序。本村不一样的，另加一条，从哪天起用写清楚。",
    listed=("name", "place", "basis", "used"),
    searched=("name",),
    known_by=("name",),
    free=("note",),
    rules=(_each_once,),
    fields=(
        Text("name", "程序", required=True, privacy=Privacy.OPEN, width=20),
        Lines(
            "steps",
            "张贴前的步骤",
            privacy=Privacy.OPEN,
            fields=(
                Choice(
                    "step",
                    "步骤",
                    required=True,
                    privacy=Privacy.OPEN,
                    options=options(
                        "plan 出方案 方案", "review 监委会审查 审查", "decide 会议确定"
                    ),
                ),
            ),
        ),
        LongText("note", "备注"),
    ),
)
