"""What is still missing: not posted though its time came, not done though due, odd in a record.

Nothing here is a rule of its own: the matrix of disclosures, the obligations and the check-up of
the registers say it, here it is put together for a period or a paper.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from exporters.bundles.bundle import Lack
from exporters.report import Report
from models.checking import found_in
from models.disclosing import OPEN, SCHEDULED, begun, matrix
from models.obligations import obligations
from models.periods import Period
from models.privacy import Audience
from models.query import Query, Where
from models.record import Finding, RecordType
from models.registers.nil_return import LOOKED_FOR
from models.view import View

_FEW = 3  #: findings of one rule that are told one by one
_TOLD = "disclosure.overdue"  #: what the matrix says already


def lacks_of(view: View, report: Report) -> list[Lack]:
    """Return what a paper lacks in the view's period, or as things are."""
    period = view.period
    first = list(unposted(view, period)) if period and "disclosure" in report.registers else []
    if report.audience is Audience.NOTICE_BOARD:
        first += _uncallable(view)
    return [*first, *_odd(view, report.registers, period)]


def lacks_in(view: View, period: Period, registers: Iterable[str]) -> list[Lack]:
    """Return what the papers of a period lack: unposted, undone, and odd in these registers."""
    return [
        *unposted(view, period),
        *_unsaid(view, period),
        *_undone(view, period),
        *_odd(view, registers, period),
        *_uncallable(view),
    ]


def unposted(view: View, period: Period) -> Iterator[Lack]:
    """Yield the items of the catalogue that should hang by now, period by period."""
    open_ = [
        cell
        for _, cells in matrix(view, period.year)
        for cell in cells
        if cell.matter["cadence"] in SCHEDULED
        and cell.state in OPEN
        and period.first <= cell.period.last <= period.last
        and cell.period.last < view.today
    ]
    open_.sort(key=lambda cell: (cell.period.last, cell.period.first))
    for which, group in groupby(open_, key=lambda cell: cell.period):
        names = [str(cell.matter["short"]) for cell in group]
        yield Lack(
            f"{which}还有 {len(names)} 项没有公开：{_listed(names)}",
            todo="张贴出来；没有这类事的，登记“本期没有”",
            type="disclosure", given={"period": which}, verb="去公开",
        )  # fmt: skip


def _uncallable(view: View) -> Iterator[Lack]:
    """Yield that what hangs on the wall says nobody to call."""
    if not view.village["supervision_phones"]:
        yield Lack(
            "还没写监督电话，贴出去的公示底下就没有",
            todo="在“本村”里写上接电话的单位和号码",
            type="village", id=view.village.id or 0, verb="去写",
        )  # fmt: skip


def _unsaid(view: View, period: Period) -> Iterator[Lack]:
    """Yield what is looked for every month, and of which nobody said anything in one."""
    for kind, day in LOOKED_FOR.items():
        empty: list[Period] = []
        month = Period.containing("month", period.first)
        while month.last <= period.last and month.last < view.today:
            if month.first >= begun(view) and not _said_of(view, kind, day, month):
                empty.append(month)
            month = month.next()
        if empty:
            label = view.type(kind).label
            yield Lack(
                f"{_listed([str(one) for one in empty])}没有登记{label}，也没有报零",
                todo="排查过、确实没有的，报一次零；有的补登",
                type="nil_return", given={"kind": kind, "period": empty[0]}, verb="报零",
            )  # fmt: skip


def _said_of(view: View, kind: str, day: str, month: Period) -> bool:
    where = (Where(day, ">=", month.first), Where(day, "<=", month.last))
    nil = (Where("kind", "=", kind), Where("period", "=", month))
    return bool(view.ledger.count(kind, Query(where=where))) or bool(
        view.ledger.count("nil_return", Query(where=nil))
    )


def _undone(view: View, period: Period) -> Iterator[Lack]:
    for one in obligations(view.ledger):
        if one.on in period and one.type != "disclosure":
            day = f"{one.on.month}月{one.on.day}日"
            late = one.on < view.today
            yield Lack(
                f"{one.title}：" + (f"该在{day}前办，过期了" if late else f"{day}前要办，还没办"),
                todo=one.sentence, type=one.type, id=one.id, given=one.given, verb=one.verb,
            )  # fmt: skip


def _odd(view: View, registers: Iterable[str], period: Period | None) -> Iterator[Lack]:
    for name in registers:
        kind = view.ledger.types.get(name)
        if kind is None:
            continue
        found = [one for one in found_in(view.ledger, kind) if one.rule != _TOLD]
        yield from _told(kind, list(_within(view, kind, found, period)))


def _within(
    view: View, kind: RecordType, found: list[Finding], period: Period | None
) -> Iterator[Finding]:
    """Yield what was found in records of the period."""
    if period is None or not kind.dated or not found:
        yield from found
        return
    ids = tuple({one.id for one in found if one.type == kind.name})
    there = set(view.ledger.ids(kind.name, Query(ids=ids, period=period), ordered=False))
    yield from (one for one in found if one.type != kind.name or one.id in there)


def _told(kind: RecordType, found: list[Finding]) -> Iterator[Lack]:
    found.sort(key=lambda one: one.rule)
    for _, group in groupby(found, key=lambda one: one.rule):
        same = list(group)
        if len(same) <= _FEW:
            yield from (_lack(one, f"{one.title}：{one.sentence}") for one in same)
            continue
        titles = _listed([one.title for one in same])
        yield _lack(same[0], f"{kind.label}有 {len(same)} 处不合“{same[0].rule_label}”：{titles}")


def _lack(one: Finding, sentence: str) -> Lack:
    given = dict(one.given) if one.given else None
    return Lack(sentence, todo=one.todo, type=one.type, id=one.id, given=given)


def _listed(names: list[str]) -> str:
    shown = "、".join(dict.fromkeys(names[:_FEW]))
    return f"{shown}等" if len(names) > _FEW else shown
