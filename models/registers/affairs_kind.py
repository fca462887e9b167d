"""公开类别: 党务, 村务, 财务; a county may have a fourth, a village may add its own."""

from collections.abc import Mapping
from typing import Any

from models.groups import Group
from models.kinds import LongText, Text, YesNo
from models.privacy import Privacy
from models.query import Query, Where
from models.rule_list import SHIPPED, rule_list
from models.view import View


def _floor_stays(values: Mapping[str, Any], view: View) -> Mapping[str, str]:
    """Only what was brought as free of the floor (党务) is free of it."""
    if values.get("floored") is not False or values.get("origin") == SHIPPED:
        return {}
    where = (
        Where("name", "=", values.get("name") or ""),
        Where("origin", "=", SHIPPED),
        Where("floored", "=", value=False),
    )
    if view.ledger.find("affairs_kind", Query(where=where, fields=("name",), limit=1)):
        return {}
    return {"floored": "不能少于 15 日，这是村民委员会组织法第35条定的，本村只能更长"}


RECORD = rule_list(
    "affairs_kind",
    "公开类别",
    group=Group.DISCLOSURE,
    order=80,
    title="name",
    unit="类",
    adds="加一类",
    about="党务、村务、财务三类，县里分四类的自己加一类。",
    listed=("name", "floored", "place", "used"),
    searched=("name",),
    known_by=("name",),
    free=("note",),
    guards=(_floor_stays,),
    fields=(
        Text("name", "类别名称", required=True, privacy=Privacy.OPEN, example="政务"),
        YesNo(
            "floored",
            "至少公示15日",
            default=lambda _: True,
            help="村务公开不得少于15日，2026年起；党务另有规定",
        ),
        LongText("note", "备注"),
    ),
)
