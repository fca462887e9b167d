"""协助政府办的事: how many affairs of each listed duty came and were done, and the money for them.

The words on the wall are those of the list; what somebody wrote of an affair may name people.
"""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from models.collectors import Collected, Collector, Part, ids_of
from models.kinds import Integer, Money
from models.privacy import Privacy
from models.query import Query
from models.record import Record
from models.view import View

_CAME = Integer("came", "交办（件）", privacy=Privacy.OPEN, width=7)
_DONE = Integer("done", "办结（件）", privacy=Privacy.OPEN, width=7)
_PROMISED = Money("promised", "说好的经费（元）", privacy=Privacy.OPEN, width=10)
_ARRIVED = Money("arrived", "到账的经费（元）", privacy=Privacy.OPEN, width=10)
_FIELDS = ("duty", "status", "funds_promised", "funds_arrived")
_UNLISTED = "清单上没有的事"


def _collect(view: View) -> Collected:
    found = view.find("affair", Query(fields=_FIELDS))
    by_duty: dict[int, list[Record]] = defaultdict(list)
    for one in found:
        by_duty[one["duty"].id if one["duty"] else 0].append(one)
    listed = tuple(id_ for id_ in by_duty if id_)
    duties = view.ledger.find("duty", Query(ids=listed, fields=("matter",)))
    rows = [{"matter": one["matter"], **_figures(by_duty[one.id])} for one in duties]
    if by_duty[0]:
        rows.append({"matter": _UNLISTED, **_figures(by_duty[0])})
    return Collected(
        parts=(
            Part(
                fields=(view.type("duty").by_name["matter"], _CAME, _DONE, _PROMISED, _ARRIVED),
                records=rows,
                totals={"matter": "合计", **_figures(found)},
            ),
        ),
        sources={"affair": ids_of(found)},
    )


def _figures(found: list[Record]) -> dict[str, Any]:
    return {
        "came": len(found),
        "done": sum(one["status"] == "done" for one in found),
        "promised": sum(one["funds_promised"] or 0 for one in found),
        "arrived": sum(one["funds_arrived"] or 0 for one in found),
    }


COLLECTOR = Collector("affairs", "工作事务：按清单统计", ("affair", "duty"), _collect)
