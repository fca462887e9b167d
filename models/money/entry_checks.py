"""What must hold between an entry, its accounts, other entries and the chart of its day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from models.kinds_links import Ref
from models.money.books import account_at, code_of, effects, entries_of
from models.money.payments import TWICE
from models.query import Query
from models.record import Doubt, Record, Said
from models.rule_list import in_force, said_as
from models.view import View


def lies_within_accounts(values: Mapping[str, Any], view: View) -> Mapping[str, str]:
    """An entry lies within the days of its account; a transfer stays in its book."""
    account = account_at(view, values["account"].id)
    day = values["happened_on"]
    said = "“{}”从 {} 记起，这一天还没有这个账户"
    for name in ("account", "to_account"):
        if not values.get(name):
            continue
        one = account_at(view, values[name].id)
        begin = view.type("cash_account").by_name["opening_day"].show(one["opening_day"])
        if day < one["opening_day"]:
            return {"happened_on": said.format(one["name"], begin)}
        if one["ended"] and day > one["ended"]:
            return {name: f"“{one['name']}”那天已经停用了"}
        if one["book"] != account["book"]:
            return {name: "两本账的钱不能直接转：在一本账里记支出，在另一本账里记收入"}
        if name == "to_account" and one.id == account.id:
            return {name: "转出和转入是同一个账户"}
    return {}


def takes_back_one(values: Mapping[str, Any], view: View) -> Mapping[str, str]:
    """A reverse entry takes back one whole entry, once."""
    ref = values.get("reverses")
    if not ref:
        return {}
    other = view.get("cash_entry", ref.id)
    if other["status"] == "void" or other["reverses"]:
        return {"reverses": "这一笔作废了或本身就是红冲，不用再红冲"}
    same = ("account", "direction", "to_account")
    if any(values.get(name) != other[name] for name in same):
        return {"reverses": "红冲要和原来那笔同一个账户、同样的收支"}
    if values["amount"] != -other["amount"]:
        amount = view.type("cash_entry").by_name["amount"].show(-other["amount"])
        return {"amount": f"要和原来那笔正好相抵，写 {amount}"}
    if values["happened_on"] < other["happened_on"]:
        return {"happened_on": "红冲不能早于原来那一笔"}
    taken = view.ledger.find_one("cash_entry", reverses=Ref(other.id), status="valid")
    if taken and taken.id != values.get("id"):
        return {"reverses": f"已经由 {taken['number']} 红冲过了"}
    return {}


def _spending(entries: Sequence[Record]) -> list[Record]:
    return [one for one in entries if one["direction"] == "out" and one["status"] != "void"]


def _unapproved(entries: Sequence[Record], view: View) -> Iterator[Said]:
    """Yield the spending that nobody approved."""
    del view
    for one in _spending(entries):
        if not one["approver"] and not one["reverses"]:
            yield _told(one, "支出没写审批人", "approver")


def _approved_by_himself(entries: Sequence[Record], view: View) -> Iterator[Said]:
    """Yield the spending that was approved by whoever handled it."""
    names = {one.id: one["name"] for one in view.ledger.find("official", Query(fields=("name",)))}
    for one in _spending(entries):
        for field in ("approver", "second_approver"):
            approver = names.get(one[field].id) if one[field] else None
            if approver and approver == one["handler"] and not one["reverses"]:
                yield _told(one, "经手人和审批人是同一个人", field)


def _told(one: Record, sentence: str, field: str, basis: str = "") -> Said:
    return Said(one, sentence, field, basis, one["number"] or one["summary"] or "新的一笔")


def _beyond(needs: str) -> Callable[[Sequence[Record], View], Iterator[Said]]:
    """Return what finds the spending above a limit that lacks what the limit asks for."""
    has, field, missing = _LACKS[needs]

    def find(entries: Sequence[Record], view: View) -> Iterator[Said]:
        limits = [one for one in in_force(view, "spending_limit") if one["needs"] == needs]
        money = view.type("cash_entry").by_name["amount"]
        for one in _spending(entries) if limits else ():
            broken = [limit for limit in limits if _breaks(one, limit)]
            if broken and not has(one) and not _was_taken_back(one, view):
                limit = max(broken, key=lambda limit: limit["above"])
                said = (
                    f"{money.show(one['amount'])} 元超过{limit['name']}的 "
                    f"{money.show(limit['above'])} 元，{missing}"
                )
                yield _told(one, said, field, said_as(limit))

    return find


def _breaks(one: Record, limit: Record) -> bool:
    return (
        (one["amount"] or 0) > limit["above"]
        and limit["book"] in {None, code_of(one["book"])}
        and _holds(limit, one["happened_on"])
    )


def _two_approved(one: Record) -> bool:
    first, second = one["approver"], one["second_approver"]
    return bool(first and second and first != second)


#: what a limit may ask for -> whether an entry has it, where it is missing, how that is said
_LACKS: dict[str, tuple[Callable[[Record], bool], str, str]] = {
    "resolution": (lambda one: bool(one["resolution"]), "resolution", "没有写会议决议"),
    "approval": (_two_approved, "second_approver", "要两个人审批，没有写齐两个不同的人"),
}


def _holds(limit: Record, day: dt.date | None) -> bool:
    first, last = limit["in_force_from"], limit["in_force_until"]
    return day is None or ((first or day) <= day <= (last or day))


def _was_taken_back(one: Record, view: View) -> bool:
    if not one.id:
        return False
    return view.ledger.find_one("cash_entry", reverses=Ref(one.id), status="valid") is not None


def _of_another_chart(entries: Sequence[Record], view: View) -> Iterator[Said]:
    """The chart of accounts is that of the entry's day."""
    chart = {
        one.id: one
        for one in view.ledger.find(
            "ledger_account",
            Query(fields=("number", "name", "in_force_from", "in_force_until", "clash")),
        )
    }
    for one in entries:
        if not one["subject"] or not one["happened_on"] or one["status"] == "void":
            continue
        rule = chart.get(one["subject"].id)
        if rule is None:
            continue
        first, last = rule["in_force_from"], rule["in_force_until"]
        day = one["happened_on"]
        if (first and day < first) or (last and day > last):
            clash = f"（{rule['clash']}）" if rule["clash"] else ""
            said = f"{day.year}年不用科目“{rule['number']} {rule['name']}”{clash}"
            yield _told(one, said, "subject")


def _overdrawn(entries: Sequence[Record], view: View) -> Iterator[Said]:
    """No account goes below nothing on any day."""
    accounts = {
        one.id: one for one in view.ledger.find("cash_account", Query(fields=("name", "opening")))
    }
    asked = {one.id: one for one in entries if _can_count(one)}
    if not any(one["direction"] != "in" or one["amount"] < 0 for one in asked.values()):
        return
    written = entries_of(view, accounts, dt.date.max)
    every = [*(one for one in written if one.id not in asked), *asked.values()]
    standing = {id_: one["opening"] or 0 for id_, one in accounts.items()}
    told = set()
    money = view.type("cash_entry").by_name["amount"]
    for one in sorted(every, key=lambda one: (one["happened_on"], -effects(one)[0][1])):
        for account, change in effects(one):
            standing[account] = standing.get(account, 0) + change
            if standing[account] >= 0 or change >= 0 or account in told or one.id not in asked:
                continue
            told.add(account)
            short = money.show(-standing[account])
            said = f"到这一笔“{accounts[account]['name']}”不够支，差 {short} 元"
            yield _told(one, said, "amount")


def _can_count(one: Record) -> bool:
    if one["status"] == "void" or not (one["happened_on"] and one["amount"] and one["direction"]):
        return False
    names = ("account", "to_account") if one["direction"] == "transfer" else ("account",)
    return all(one[name] and one[name].id for name in names)


DOUBTS = (
    Doubt(
        name="approval",
        label="支出有人审批",
        todo="补上审批人；没有审批的，先问清楚是谁同意的",
        finds=_unapproved,
    ),
    Doubt(
        name="approver_handler",
        label="经手人和审批人分开",
        todo="换一个人审批，或把经手人写对",
        finds=_approved_by_himself,
        at_entry=True,
    ),
    Doubt(
        name="limit",
        label="超过本村限额的支出有会议决议",
        todo="选上会议决议；没有开会的，先开会",
        finds=_beyond("resolution"),
        at_entry=True,
    ),
    Doubt(
        name="approvers",
        label="超过本村限额的支出有两个人审批",
        todo="写上第二个审批人；没有审批的，先请他看过",
        finds=_beyond("approval"),
        at_entry=True,
    ),
    Doubt(
        name="chart",
        label="会计科目按那一年的制度",
        todo="换成那一年在用的科目",
        finds=_of_another_chart,
        at_entry=True,
    ),
    Doubt(
        name="overdrawn",
        label="账户不支出没有的钱",
        todo="看看是不是漏记了收入、记错了账户或金额；记错的用红冲改",
        finds=_overdrawn,
        at_entry=True,
    ),
    TWICE,
)
