"""资金账户: cash and bank accounts, of the village committee and of the collective apart.

Collective money may not lie in a person's account (农村集体经济组织法).
"""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from models.groups import Group
from models.kinds import Choice, LongText, Money, Text
from models.kinds_dates import Date
from models.kinds_links import Computed, Ref
from models.kinds_people import BankAccount
from models.lists import options, words
from models.money.books import BOOKS, account_at, balances
from models.money.closes import closed_until
from models.pattern import pattern
from models.periods import Period
from models.privacy import Privacy
from models.query import Query, Where
from models.record import Doubt, Filter, Record, RecordType, Said, Section, in_order
from models.view import View

_BODY = pattern(r".*(?:[村社会所站组部局行厂司]|委|账户|专户|资金).*")
_LONGEST_NAME = 4
_BEGIN = ("book", "opening", "opening_day")
_DAY = dt.timedelta(days=1)


def _now(accounts: Sequence[Any], view: View) -> list[int | None]:
    standing = balances(view, view.today)
    return [standing.get(one.id) for one in accounts]


def _of_a_person(accounts: Sequence[Record], view: View) -> Iterator[Said]:
    for one in accounts:
        if one["holder"] and _is_person(one["holder"], view):
            yield Said(one, f"户名“{one['holder']}”像是个人", "holder")


def _is_person(holder: str, view: View) -> bool:
    same = Query(where=(Where("name", "=", holder),))
    if view.ledger.count("resident", same) or view.ledger.count("official", same):
        return True
    return len(holder) <= _LONGEST_NAME and not _BODY.fullmatch(holder)


def _stands(values: Mapping[str, Any], view: View) -> Mapping[str, str]:
    """Entries and closed months stand on an account: its book and its opening do not move."""
    old = account_at(view, values["id"]) if values.get("id") else None
    changed = [one for one in _BEGIN if old is None or values.get(one) != old[one]]
    for book, day in ((values["book"], values["opening_day"]),) + (
        ((old["book"], old["opening_day"]),) if old else ()
    ):
        last = closed_until(view, book)
        if changed and last and day <= last:
            begin = view.type("cash_account").by_name["opening_day"].show(last + _DAY)
            return {changed[-1]: f"这本账已经结到{Period.containing('month', last)}，"
                                 f"期初不再动；新账户从 {begin} 起记"}  # fmt: skip
    used = old is not None and view.ledger.count(
        "cash_entry", Query(where=(Where("account", "=", Ref(old.id)),))
    )
    if used and "book" in changed:
        return {"book": f"这个账户已经记了 {used} 笔，不能换到另一本账；记错了就停用它，另建一个"}
    return {}


def _in_use(today: dt.date) -> tuple[Where, ...]:
    return (Where("ended", ">=?", today),)


def _of(book: str) -> Any:  # noqa: ANN401 - a function
    return lambda _: (Where("book", "=", book),)


RECORD = RecordType(
    "cash_account",
    "资金账户",
    group=Group.MONEY,
    order=20,
    title="name",
    aliases=("银行账户", "账户登记"),
    unit="个",
    adds="加一个账户",
    about="村委会和集体经济组织的现金、银行账户，各是各的账。",
    listed=("name", "book", "kind", "balance", "holder"),
    searched=("name", "holder"),
    known_by=("name",),
    sorted_by=("book", "kind", "name"),
    same_when=(("name", "book"),),
    rules=(in_order("opening_day", "ended", "停用不能早于期初"),),
    guards=(_stands,),
    doubts=(
        Doubt(
            name="personal",
            label="集体的钱不存个人账户",
            todo="把钱转到村委会或合作社的账户；户名写错了就改过来",
            finds=_of_a_person,
            basis="规定要求：农村集体经济组织法第44条到第46条，集体资金不得存入个人账户",
            at_entry=True,
        ),
    ),
    filters=(
        Filter(name="in_use", label="在用", where=_in_use),
        *(Filter(name=one.code, label=one.word, where=_of(one.code)) for one in BOOKS),
    ),
    sections=(
        Section("", ("name", "book", "kind", "balance")),
        Section("从哪里记起", ("opening", "opening_day", "ended")),
        Section("开户", ("holder", "bank", "account_number", "note")),
    ),
    fields=(
        Text(
            "name",
            "账户名称",
            required=True,
            privacy=Privacy.OPEN,
            width=10,
            example="村委会基本户",
            aliases=words("账户 资金账户 账户简称"),
        ),
        Choice(
            "book",
            "哪本账",
            required=True,
            privacy=Privacy.OPEN,
            width=9,
            options=BOOKS,
            default=lambda _: "committee",
            aliases=words("账套 所属账套 所属组织"),
            help="村委会的钱和集体经济组织的钱分开记",
        ),
        Choice(
            "kind",
            "现金还是银行",
            required=True,
            privacy=Privacy.OPEN,
            width=6,
            default=lambda _: "bank",
            options=options("cash 现金 库存现金", "bank 银行存款 银行 存款"),
            aliases=words("账户类型 账户性质 账户类别 现金/银行"),
        ),
        Computed(
            "balance",
            "现在结余",
            privacy=Privacy.OPEN,
            width=9,
            result=Money("balance", "现在结余"),
            compute=_now,
        ),
        Money(
            "opening",
            "期初余额",
            required=True,
            default=lambda _: 0,
            width=9,
            aliases=words("期初 上年结转 期初结余 年初余额 开户余额"),
            help="从期初日期那天一早起算，账上原来有多少",
        ),
        Date(
            "opening_day",
            "期初日期",
            required=True,
            default=lambda view: view.today.replace(month=1, day=1), aliases=words("建账日期")),
        Date("ended", "停用日期", aliases=words("销户日期 撤销日期")),
        Text("holder", "户名", width=16, help="单位的名称，不能是个人", example="白杨村民委员会",
            aliases=words("账户户名 开户名称 账户持有人 开户单位")),
        Text("bank", "开户行", width=10,
            aliases=words("开户银行 开户网点 开户机构")),
        BankAccount("account_number", "账号", aliases=words("银行账号 账户号码 银行账户号")),
        LongText("note", "备注"),
    ),
)
