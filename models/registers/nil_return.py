"""零报告: that somebody looked in a period and found nothing, said by whom and when.

A period without records is not yet a nil return: somebody must have looked.
"""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from models.groups import Group
from models.kinds import Choice, LongText, Text
from models.kinds_dates import Date, PeriodOf
from models.kinds_people import PersonName
from models.lists import options, words
from models.periods import Period
from models.query import Query, Where
from models.record import Doubt, Obligation, Record, RecordType, Said, Section
from models.view import View

_SOON = dt.timedelta(days=5)  #: after the period; a custom, no rule
_MOST = 3  #: of what was left out long ago the newest are named
#: what is reported -> the register where it would stand, and its day
LOOKED_FOR = {"appeal": "received_on", "dispute": "found_on"}


def _found(kind: str, period: Period, view: View) -> int:
    day = LOOKED_FOR[kind]
    where = (Where(day, ">=", period.first), Where(day, "<=", period.last))
    return view.ledger.count(kind, Query(where=where))


def _nothing_there(values: Mapping[str, Any], view: View) -> Mapping[str, str]:
    """A nil return says that there is nothing, so nothing may stand in the register."""
    if count := _found(values["kind"], values["period"], view):
        label = view.type(values["kind"]).label
        return {"period": f"这一期登记了 {count} 件{label}，不是零"}
    return {}


def _over(values: Mapping[str, Any]) -> Mapping[str, str]:
    if values["found_on"] < values["period"].first:
        return {"found_on": "排查的日子比这一期还早"}
    return {}


def _not_nil_any_more(returns: Sequence[Record], view: View) -> Iterator[Said]:
    """Yield nil returns in whose period something was entered later."""
    for one in returns:
        if one.id and (count := _found(one["kind"], one["period"], view)):
            label = view.type(one["kind"]).label
            yield Said(one, f"报了零，后来登记了 {count} 件{label}", "period")


def _due(view: View) -> list[Obligation]:
    """Name the periods since the last nil return of a kind about which nothing was said.

    Who reported once goes on reporting, in periods of the same length; how often differs by place.
    """
    return [one for kind in LOOKED_FOR for one in _unsaid(kind, view)]


def _unsaid(kind: str, view: View) -> list[Obligation]:
    query = Query(where=(Where("kind", "=", kind),), fields=("period",))
    given = {one["period"] for one in view.ledger.find("nil_return", query)}
    if not given:
        return []
    label, found = view.type(kind).label, []
    period = max(given, key=lambda one: one.last).next()
    while period.last < view.today:
        if not _found(kind, period, view):
            found.append(
                Obligation(
                    type="nil_return",
                    on=period.last + _SOON,
                    title=f"{period}{label}报零",
                    sentence="这一期没有登记；排查过、确实没有的报一次零，有的补登",
                    verb="报零",
                    given={"kind": kind, "period": period},
                )
            )
        period = period.next()
    return found[-_MOST:]


RECORD = RecordType(
    "nil_return",
    "零报告",
    group=Group.APPEALS,
    order=25,
    title="period",
    unit="份",
    adds="报一次零",
    about="排查过、没有发现，也要报。哪一期、谁哪天看的、报给谁，记一条，出一张零报告。",
    listed=("period", "kind", "found_on", "seen_by", "receiver"),
    sorted_by=("-period", "kind"),
    dated="found_on",
    same_when=(("period", "kind"),),
    rules=(_over,),
    guards=(_nothing_there,),
    due=_due,
    doubts=(
        Doubt(
            name="nil",
            label="报了零的那一期确实没有",
            todo="那一期有了的，把零报告删掉，出台账报上去",
            finds=_not_nil_any_more,
        ),
    ),
    sections=(
        Section("", ("kind", "period", "found_on", "seen_by", "manner")),
        Section("报给谁", ("receiver", "sent_on", "note")),
    ),
    fields=(
        Choice(
            "kind",
            "报哪一样",
            required=True,
            width=6,
            default=lambda _: "dispute",
            options=options("dispute 矛盾纠纷", "appeal 群众诉求"),
        ),
        PeriodOf(
            "period",
            "哪一期",
            required=True,
            width=8,
            default=lambda view: Period.containing("month", view.today),
            example="2026年11月",
            aliases=words("报告期 报告期间 报告时段"),
        ),
        Date(
            "found_on",
            "哪天排查的",
            required=True,
            default=lambda view: view.today,
            aliases=words("排查日期"),
        ),
        PersonName(
            "seen_by",
            "谁排查的",
            required=True,
            default=lambda view: view.village["secretary"],
            aliases=words(
                "排查人 排查人员 摸排人 摸排人员 检查人 巡查人 负责人 排查责任人 报告人",
            ),
        ),
        LongText(
            "manner",
            "怎么排查的",
            width=12,
            example="各组走访，没有发现",
            aliases=words("排查方式"),
        ),
        Text("receiver", "报给谁", width=10, example="柳河镇平安办",
            aliases=words("报送单位 上报单位 报送部门 报送对象 接收单位 上报部门")),
        Date("sent_on", "哪天报的", aliases=words("报送日期 报告时间")),
        LongText("note", "备注"),
    ),
)
