"""For every rule of the check-up a village on either side of its edge.

An example is a function of a new village and `wrong`: it writes what the rule finds, or what it
just does not find. Rules that follow from what a register is made of share one example.
"""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

from models import attachments
from models.kinds_links import Ref
from models.periods import Period
from models.query import Query, Where

EXAMPLES = {}
TODAY = dt.date(2026, 11, 23)  # as in `tests.models.villages`


def example(rule):
    """Register the example of a rule: `register.doubt`, or `*.doubt` for all registers."""

    def keep(function):
        assert rule not in EXAMPLES
        EXAMPLES[rule] = function
        return function

    return keep


def days(count):
    return TODAY + dt.timedelta(days=count)


def person(ledger, name="王秀兰", **more):
    return Ref(ledger.save("resident", {"name": name, **more}).id)


def official(ledger, name="陈志强", body="committee", post="主任", **more):
    return Ref(ledger.save("official", {"name": name, "body": body, "post": post, **more}).id)


# -- people --------------------------------------------------------------------------------------


@example("resident.doubled")
def _(ledger, wrong):
    person(ledger, id_number="110105188706120013")
    person(ledger, "李梅", id_number="110105188706120013" if wrong else "410922188112310021")


@example("resident.birthday")
def _(ledger, wrong):
    person(ledger, born_on=days(1 if wrong else 0))


@example("resident.id_number")
def _(ledger, wrong):
    person(ledger, id_number="110105188706120014" if wrong else "110105188706120013")


@example("village.credit_code")
def _(ledger, wrong):
    code = "N2370112MFWED7Q520" if wrong else "N2370112MFWED7Q52F"
    ledger.save("village", {"credit_code": code}, id=1)


@example("resident.head")
def _(ledger, wrong):
    home = Ref(None, "03-027")
    person(ledger, household=home, relation="head")
    person(ledger, "李梅", household=home, relation="head" if wrong else "wife")


@example("resident.kin")
def _(ledger, wrong):
    home = Ref(None, "03-027")
    person(ledger, household=home, relation="head", born_on=dt.date(1980, 5, 1))
    born = dt.date(1992, 4, 30) if wrong else dt.date(1992, 5, 1)
    person(ledger, "王安", household=home, relation="son", born_on=born)


@example("official.both")
def _(ledger, wrong):
    official(ledger)
    official(ledger, "陈志强" if wrong else "赵振川", "supervision")


@example("official.kin")
def _(ledger, wrong):
    home, other = Ref(None, "03-027"), Ref(None, "03-028")
    first = person(ledger, "陈志强", household=home, relation="head")
    second = person(ledger, "刘芳", household=home if wrong else other, relation="wife")
    official(ledger, resident=first)
    official(ledger, "刘芳", "supervision", resident=second)


def kin(ledger, one, other, relation):
    ledger.save("kinship", {"person": one, "relative": other, "relation": relation})


@example("official.committee_kin")
def _(ledger, wrong):
    first, second = person(ledger, "陈志强"), person(ledger, "陈志刚")
    kin(ledger, first, second, "sibling" if wrong else "in_law")
    official(ledger, resident=first)
    official(ledger, "陈志刚", post="委员", resident=second)


@example("official.board")
def _(ledger, wrong):
    first, second = person(ledger, "陈志强"), person(ledger, "刘芳")
    kin(ledger, first, second, "spouse" if wrong else "other")
    official(ledger, body="collective", post="理事长", resident=first)
    official(ledger, "刘芳", "collective", "监事", resident=second)


@example("official.clerk")
def _(ledger, wrong):
    official(ledger, "李春生", "committee", "文书")
    official(ledger, "李春生" if wrong else "赵振川", "supervision", "委员")


@example("representative.women")
def _(ledger, wrong):
    for number in range(5):
        sex = "female" if number < (1 if wrong else 2) else "male"
        person_ = person(ledger, f"王{'甲乙丙丁戊'[number]}", sex=sex)
        ledger.save("representative", {"resident": person_, "started": days(-30)})


@example("representative.chosen")
def _(ledger, wrong):
    for number in range(5):
        person_ = person(ledger, f"王{'甲乙丙丁戊'[number]}", sex="female")
        by_office = number < (2 if wrong else 1)
        ledger.save("representative", {
            "resident": person_, "started": days(-30), "by_office": by_office,
        })  # fmt: skip


@example("village.holidays")
def _(ledger, wrong):
    # the program brings the days off of 2024 to 2026
    ledger._clock = lambda: dt.datetime(2027 if wrong else 2026, 1, 1, 9)


@example("aid_list.posted")
def _(ledger, wrong):
    ledger.save("aid_list", {
        "matter": "第四季度低保对象", "publisher": "柳河镇人民政府",
        "received_on": days(-8 if wrong else -7),
        "families": [{"name": "王秀兰"}],
    })  # fmt: skip


# -- certificates and seals ----------------------------------------------------------------------


def certificate(ledger, **more):
    return ledger.save("certificate", {"resident": person(ledger), "purpose": "办户头", **more})


@example("certificate.approval")
def _(ledger, wrong):
    certificate(ledger, approver=None if wrong else official(ledger))


@example("certificate.basis")
def _(ledger, wrong):
    kind = ledger.save("certificate_kind", {
        "name": "路灯报修证明", "form": "proof", "answer": "yes", "body": "{姓名}是本村村民。",
        "basis": None if wrong else "村规民约",
    }).id  # fmt: skip
    certificate(ledger, matter=Ref(kind))


@example("seal_use.approval")
def _(ledger, wrong):
    approver = None if wrong else official(ledger)
    ledger.save("seal_use", {"document": "申请表", "approver": approver})


@example("seal_use.approver_keeper")
def _(ledger, wrong):
    keeper = official(ledger, "王监", "supervision")
    ledger.save("village", {"seal_keeper": keeper}, id=1)
    approver = keeper if wrong else official(ledger)
    ledger.save("seal_use", {"document": "申请表", "approver": approver})


@example("seal_use.reminder")
def _(ledger, wrong):
    ledger.save("seal_rule", {
        "item": "附件", "content": "先看看附件", "effect": "hint", "words": "面积表",
    })  # fmt: skip
    ledger.save("seal_use", {"document": "面积表" if wrong else "名单"})


@example("seal.keeper")
def _(ledger, wrong):
    ledger.save("seal", {"name": "村民委员会印章", "keeper": None if wrong else official(ledger)})


@example("seal.hand_over")
def _(ledger, wrong):
    keeper = official(ledger, ended=days(0 if wrong else 1))
    ledger.save("seal", {"name": "村民委员会印章", "keeper": keeper})


# -- what comes from above -----------------------------------------------------------------------


def affair(ledger, **more):
    return ledger.save("affair", {
        "matter": "报一份秋收进度", "sender": "柳河镇", "source": "phone",
        "received_on": days(-60), **more,
    })  # fmt: skip


@example("affair.off_list")
def _(ledger, wrong):
    affair(ledger, off_list=True, status="todo" if wrong else "done")


@example("affair.late")
def _(ledger, wrong):
    affair(ledger, deadline=days(-1 if wrong else 0))


@example("affair.closed")
def _(ledger, wrong):
    affair(ledger, status="doing" if wrong else "done", closed_on=days(-1))


@example("affair.funds")
def _(ledger, wrong):
    affair(ledger, status="done", funds_promised=100, funds_arrived=99 if wrong else 100)


@example("form_demand.repeated")
def _(ledger, wrong):
    for number, columns in enumerate(("姓名、承包地面积", "承包地面积" if wrong else "大棚数")):
        ledger.save("form_demand", {
            "subject": f"第{number}张表", "sender": "柳河镇", "received_on": days(number - 9),
            "columns": columns,
        })  # fmt: skip


@example("sign.beyond")
def _(ledger, wrong):
    ledger.save("sign", {
        "name": "人居环境办公室" if wrong else "白杨村村民委员会", "kind": "body",
        "side": "outside", "hung_on": days(-9),
    })  # fmt: skip


@example("sign.decided")
def _(ledger, wrong):
    ledger.save("sign", {
        "name": "河长制办公室", "kind": "work", "side": "outside", "decision": "remove",
        "due_on": None if wrong else days(9),
    })  # fmt: skip


@example("workgroup.agreed")
def _(ledger, wrong):
    ledger.save("workgroup", {"name": "防火专班", "kind": "task", "province_agreed": not wrong})


@example("workgroup.paid")
def _(ledger, wrong):
    ledger.save("workgroup", {
        "name": "防火专班", "kind": "task", "full_time": True, "province_agreed": True,
        "paid_by": None if wrong else "县林业局",
    })  # fmt: skip


# -- meetings ------------------------------------------------------------------------------------


def kind_of_meeting(ledger, name="村民代表会议"):
    return Ref(ledger.find_one("meeting_kind", name=name).id)


def meeting(ledger, present=30, **more):
    return Ref(ledger.save("meeting", {
        "kind": kind_of_meeting(ledger), "held_on": days(-9), "topic": "修路", "expected": 30,
        "present": present, **more,
    }).id)  # fmt: skip


@example("meeting.quorum")
def _(ledger, wrong):
    meeting(ledger, 19 if wrong else 20)  # two thirds of 30


@example("meeting.notice")
def _(ledger, wrong):
    ledger.save("meeting", {
        "kind": Ref(None, "村民会议"), "held_on": days(-9), "topic": "修路",
        "notified_on": days(-18 if wrong else -19),
    })  # fmt: skip


@example("activity.called")
def _(ledger, wrong):
    called = meeting(ledger)
    held = ledger.get("meeting", called.id)["held_on"]
    ledger.save("activity", {
        "title": "清扫", "meeting": called,
        "happened_on": held - dt.timedelta(days=1) if wrong else held,
    })  # fmt: skip


@example("activity.cost")
def _(ledger, wrong):
    made = ledger.save("activity", {"title": "清扫", "cost": 5000}).id
    entry(ledger, amount=5001 if wrong else 5000, activity=Ref(made))


@example("nil_return.nil")
def _(ledger, wrong):
    ledger.save("nil_return", {
        "kind": "dispute", "period": Period("month", 2026, 10), "found_on": dt.date(2026, 10, 31),
    })  # fmt: skip
    found = dt.date(2026, 10, 31) if wrong else dt.date(2026, 11, 1)
    ledger.save("dispute", {"matter": "争地边", "found_on": found})


@example("resolution.majority")
def _(ledger, wrong):
    ledger.save("resolution", {
        "meeting": meeting(ledger), "decided_on": days(-9), "matter": "修路", "outcome": "passed",
        "votes_for": 15 if wrong else 16, "votes_against": 14,
    })  # fmt: skip


@example("deliberation_part.order")
def _(ledger, wrong):
    matter = Ref(ledger.save("deliberation", {"title": "修路", "raised_on": days(-30)}).id)
    walked = sorted(ledger.find("process_step"), key=lambda one: one["position"])
    made = [
        ledger.save("deliberation_part", {
            "deliberation": matter, "step": Ref(one.id), "happened_on": days(number - 20),
        }).id
        for number, one in enumerate(walked[:2])
    ]  # fmt: skip
    if wrong:
        ledger.remove("deliberation_part", made[0])


# -- money ---------------------------------------------------------------------------------------


def account(ledger, **more):
    return Ref(ledger.save("cash_account", {
        "name": "村委会基本户", "book": "committee", "kind": "bank", "opening": 100000,
        "opening_day": dt.date(2026, 1, 1), "holder": "白杨村村民委员会", **more,
    }).id)  # fmt: skip


def entry(ledger, **more):
    account_ = more.pop("account", None) or account(ledger)
    return ledger.save("cash_entry", {
        "happened_on": days(-9), "account": account_, "direction": "out", "amount": 5000,
        "summary": "买纸", "handler": "李春生", **more,
    }).id  # fmt: skip


@example("cash_account.personal")
def _(ledger, wrong):
    person(ledger, "王建国")
    account(ledger, holder="王建国" if wrong else "白杨村村民委员会")


@example("cash_entry.approval")
def _(ledger, wrong):
    entry(ledger, approver=None if wrong else official(ledger))


@example("cash_entry.approver_handler")
def _(ledger, wrong):
    entry(ledger, approver=official(ledger, "李春生" if wrong else "陈志强"))


@example("cash_entry.limit")
def _(ledger, wrong):
    ledger.save("spending_limit", {"name": "大额支出", "above": 5000, "in_force_from": days(-99)})
    entry(ledger, amount=5001 if wrong else 5000)


@example("cash_entry.approvers")
def _(ledger, wrong):
    ledger.save("spending_limit", {
        "name": "两人审批", "above": 4999, "needs": "approval", "in_force_from": days(-99),
    })  # fmt: skip
    first, second = official(ledger), official(ledger, "孙满仓", "party", "书记")
    entry(ledger, amount=5000, approver=first, second_approver=first if wrong else second)


def debt(ledger):
    return Ref(ledger.save("debt", {
        "kind": "owed", "counterparty": "水利服务队", "matter": "机井维修欠款", "amount": 5000,
        "begun_on": days(-30),
    }).id)  # fmt: skip


@example("debt.overpaid")
def _(ledger, wrong):
    entry(ledger, amount=5001 if wrong else 5000, debt=debt(ledger))


@example("debt.begun")
def _(ledger, wrong):
    entry(ledger, amount=4999 if wrong else 5000, direction="in", debt=debt(ledger))


@example("cash_entry.chart")
def _(ledger, wrong):
    query = Query(where=(Where("edition", "=", "old" if wrong else "new"),), limit=1)
    entry(ledger, subject=Ref(ledger.ids("ledger_account", query)[0]))


@example("cash_entry.overdrawn")
def _(ledger, wrong):
    entry(ledger, amount=100001 if wrong else 100000)


def close(ledger, **more):
    return ledger.save("month_close", {
        "book": "committee", "month": Period("month", 2026, 10), "closed_on": days(-9), **more,
    })  # fmt: skip


@example("month_close.moved")
def _(ledger, wrong):
    account_ = account(ledger, opening_day=dt.date(2026, 10, 1))
    close(ledger)
    if wrong:
        sql = "UPDATE cash_account SET opening = 99999 WHERE id = ?"
        ledger.store.execute(sql, (account_.id,))


@example("month_close.counted")
def _(ledger, wrong):
    account(ledger, opening_day=dt.date(2026, 10, 1))
    close(ledger, bank_counted=99999 if wrong else 100000, why="一张支票还没兑付")


def contract(ledger, **more):
    return ledger.save("contract", {
        "name": "门面房租赁", "counterparty": "农资店", "signed_on": dt.date(2025, 1, 1),
        "started": dt.date(2025, 1, 1), **more,
    }).id  # fmt: skip


@example("contract.resolution")
def _(ledger, wrong):
    decided = ledger.save("resolution", {
        "meeting": meeting(ledger), "decided_on": days(-9), "matter": "出租", "outcome": "passed",
    }).id  # fmt: skip
    contract(ledger, resolution=None if wrong else Ref(decided))


@example("contract.expired")
def _(ledger, wrong):
    contract(ledger, ended=days(-1 if wrong else 0))


@example("contract.ending")
def _(ledger, wrong):
    contract(ledger, ended=days(60 if wrong else 61))


@example("contract.behind")
def _(ledger, wrong):
    contract(ledger, instalments=({"due_on": days(-1 if wrong else 0), "due": 300000},))


@example("cash_entry.instalment")
def _(ledger, wrong):
    signed = Ref(contract(ledger, instalments=(
        {"due_on": days(0), "due": 5000}, {"due_on": days(51 + wrong), "due": 5000},
    )))  # fmt: skip
    account_ = account(ledger)
    for _ in range(2):
        entry(ledger, account=account_, contract=signed, direction="in", happened_on=days(-9))


# -- handing out ---------------------------------------------------------------------------------


def batch(ledger, *people, quantity="1", **more):
    made = Ref(ledger.save("grant_batch", {
        "name": "高龄津贴", "made_on": days(-3), "standard": Decimal("50.00"), "each": "person",
        "unit": "人", **more,
    }).id)  # fmt: skip
    for one in people:
        ledger.save("grant", {
            "batch": made, "resident": one, "quantity": quantity and Decimal(quantity),
        })  # fmt: skip
    return made


@example("grant_batch.gone")
def _(ledger, wrong):
    one = person(ledger)
    batch(ledger, one)
    if wrong:
        ledger.save("departure", {"resident": one, "kind": "death", "happened_on": days(-1)})


@example("grant_batch.doubled")
def _(ledger, wrong):
    one, other = person(ledger), person(ledger, "李梅")
    batch(ledger, one, one if wrong else other)


@example("grant_batch.unfit")
def _(ledger, wrong):
    born = days(1 if wrong else 0).replace(year=1946)
    batch(ledger, person(ledger, born_on=born), least_age=80)


@example("grant_batch.quantity")
def _(ledger, wrong):
    batch(ledger, person(ledger), quantity=None if wrong else "1")


@example("grant_batch.child")
def _(ledger, wrong):
    born = days(1 if wrong else 0).replace(year=2012)
    batch(ledger, person(ledger, born_on=born))


@example("grant_batch.early")
def _(ledger, wrong):
    paid_on = days(-2 if wrong else -1)
    batch(ledger, stage="paid", posted_on=days(-9), days_shown=7, paid_on=paid_on)


@example("grant_batch.objections")
def _(ledger, wrong):
    made = batch(ledger, stage="paid", posted_on=days(-29), paid_on=days(0))
    hangs = notice(ledger, batch=made)
    ledger.save("objection", {
        "disclosure": Ref(hangs), "raised_on": days(-20), "said": "面积不对",
        **({} if wrong else {"answered_on": days(0), "answer": "量过了"}),
    })  # fmt: skip


# -- on the wall ---------------------------------------------------------------------------------


def notice(ledger, **more):
    posted = days(-30)
    steps = {
        "planned_on": posted - dt.timedelta(days=3), "planned_by": "李春生",
        "reviewed_on": posted - dt.timedelta(days=2), "reviewed_by": "赵振川",
        "decided_on": posted - dt.timedelta(days=1), "decided_by": "村委会会议",
        "posted_on": posted, "posted_by": "李春生",
    }  # fmt: skip
    return ledger.save("disclosure", {
        "item": "修路", "title": "修路公开", "affairs_kind": "村务", "display_days": 15,
        "period": Period("month", 2026, 10), **steps, **more,
    }).id  # fmt: skip


def put_wrong(ledger, id_, column, value):
    """Write what the ledger itself would refuse: a file from elsewhere may have it."""
    ledger.store.execute(f"UPDATE disclosure SET [{column}] = ? WHERE id = ?", (value, id_))


@example("disclosure.overdue")
def _(ledger, wrong):
    ledger.store.execute("UPDATE matter SET used = 0")  # what the law wants cannot be left out
    ledger.save("matter", {
        "matter": "修路", "short": "修路", "affairs_kind": Ref(None, "村务"), "cadence": "month",
        "due_day": 15 if wrong else 16,
    })  # fmt: skip
    ledger._clock = lambda: dt.datetime(2026, 12, 16, 9)


@example("disclosure.days")
def _(ledger, wrong):
    notice(ledger, removed_on=days(-15 if wrong else -14), removed_by="李春生")


@example("disclosure.review")
def _(ledger, wrong):
    id_ = notice(ledger)
    if wrong:
        put_wrong(ledger, id_, "reviewed_on", None)


@example("disclosure.steps")
def _(ledger, wrong):
    id_ = notice(ledger)
    if wrong:
        put_wrong(ledger, id_, "planned_on", days(-29).isoformat())


@example("disclosure.reviewer")
def _(ledger, wrong):
    notice(ledger, reviewed_by="李春生" if wrong else "赵振川")


@example("disclosure.who")
def _(ledger, wrong):
    notice(ledger, decided_by=None if wrong else "村委会会议")


@example("disclosure.number")
def _(ledger, wrong):
    phones = ({"office": "柳河镇纪委", "number": "13800001234"},)
    ledger.save("village", {"supervision_phones": phones}, id=1)
    notice(ledger, words=f"有事打 {'13800001235' if wrong else '13800001234'}")


@example("disclosure.child")
def _(ledger, wrong):
    person(ledger, "王安安", born_on=days(1 if wrong else 0).replace(year=2012))
    notice(ledger, words="给王安安发奖学金")


@example("disclosure.affliction")
def _(ledger, wrong):
    notice(ledger, words="残疾二级 3 人" if wrong else "残疾人 3 人")


# -- rules that follow from what a register is made of -------------------------------------------


@example("*.gaps")
def _(ledger, wrong, register):
    _numbered(ledger, register, (1, 3) if wrong else (1, 2))


@example("*.twice")
def _(ledger, wrong, register):
    _numbered(ledger, register, (1, 1) if wrong else (1, 2))


def _numbered(ledger, register, numbers):
    for number in numbers:
        _raw(ledger, register, **{register.numbering.field: f"字〔2026〕第{number}号"})


@example("*.files")
def _(ledger, wrong, register):
    _raw(ledger, register, **{_files_of(register): _attached(ledger, wrong)})


@example("disclosure.files")  # every notice has its period
def _(ledger, wrong):
    put_wrong(ledger, notice(ledger), "photo", _attached(ledger, wrong))


def _files_of(register):
    return next(each.name for each in register.columns if each.kind == "attachment")


def _attached(ledger, wrong):
    source = ledger.path.with_name("收据.jpg")
    source.write_bytes(b"x")
    one = attachments.put(ledger.path, source)
    if wrong:
        attachments.path_of(ledger.path, one).unlink()
    field = ledger.type("affair").by_name["files"]
    return field.store((one,))


@example("*.out_of_date")
def _(ledger, wrong, register):
    until = days(-1 if wrong else 0).isoformat()
    _raw(ledger, register, **_RULE, in_force_until=until)


@example("*.not_compared")
def _(ledger, wrong, register):
    _raw(ledger, register, **_RULE, certainty="partial" if wrong else "verified")


_RULE = {"used": 1, "origin": "pack", "place": "本村"}


def _raw(ledger, register, **values):
    """Write a record as a file from elsewhere may have it, past what the ledger asks for."""
    values = {"revision": 1, **values}
    names = ", ".join(f"[{name}]" for name in values)
    places = ", ".join("?" for _ in values)
    ledger.store.execute(
        f"INSERT INTO [{register.name}] ({names}) VALUES ({places})", tuple(values.values())
    )


def of(rule):
    """Return the example of a rule of the check-up."""
    own = EXAMPLES.get(rule.id)
    if own:
        return own
    shared = EXAMPLES.get(f"*.{rule.doubt.name}")
    return shared and (lambda ledger, wrong: shared(ledger, wrong, rule.register))
