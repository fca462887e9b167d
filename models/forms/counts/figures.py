"""What a form asks to sum up from the books: 本季收入, 收到文件数, 用印次数, 资产原值.

Most words follow from the declarations: the figures that a register declares (`tallies`), and the
labels of registers, of their filters and of their amounts. A figure of a period is given only
where the form or the person says which.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal

from models.forms.whose.about import says_nothing
from models.groups import Group
from models.kinds import Choice, DecimalNumber, Money
from models.kinds_links import Computed
from models.money.books import by_subject, flows
from models.periods import Period
from models.query import Query, Where
from models.record import RecordType
from models.tally import Tally, counted
from models.view import View
from models.writing import narrow

Number = int | Decimal
_OF_MONEY = re.compile(r"收支|财务|现金|资金|收益分配")
_NOT_OURS = re.compile(r"家庭|农户|个人|户主|人均|户均")
_PERIODS = (
    ("month", r"本月|当月"), ("quarter", r"本季度?|当季"), ("year", r"本年度?|当年|全年|年度"),
)  # fmt: skip
_SOME = r"(?:本[期月季年]度?|当[期月季年]|全年|年度|本村)?"
_END = r"(?:合计|总额|总计|小计|总数|金额)?"
_FLOWS = (
    ("opening", r"(?:上[期月季年]度?末?|期初|年初|月初|季初)(?:结存|结余|余额|结转)" + _END),
    ("closing", r"(?:本[期月季年]度?末?|期末|年末|月末|季末)(?:结存|结余|余额)" + _END),
    ("income", _SOME + r"(?:各项)?(?:总)?收入" + _END),
    ("spending", _SOME + r"(?:各项)?(?:总)?支出" + _END),
)  # fmt: skip
_FLOW_WORDS = {"opening": "期初结余", "closing": "期末结余", "income": "收入", "spending": "支出"}
_ACCOUNTS = "cash_account"  #: without one there are no books of money
_PLACES = {"cash": r"(?:库存)?现金", "bank": r"银行存款"}
_UNITS = "[件份次起笔条项个处块宗]"
_COUNTED = re.compile(rf"(?:总|累计)?(?:人次|{_UNITS}?数量?|{_UNITS})$")
_FROM_ABOVE = re.compile(r"(收到)(?:上级|各级|上面)")
_MARKED = re.compile(
    r"^(?:其中[:：]?|\d{1,2}[.、]|[(]?[一二三四五六七八九十]{1,2}[、.)])|[(][^()]*[)]$"
)


@dataclass(frozen=True)
class Figure:
    """A sum or a count over records of the books.

    Attributes:
        told: what it is, in Chinese: 用印登记：用印次数合计.
        of: (view, period) -> the number, None when it is not known.
        period: the words of the item say of which period: "month", "quarter", "year".
        timed: it is of a period, which must be known.
        money: it comes in 分.
        register: where its records stand; while there is none at all, nought may be not recorded.
    """

    told: str
    of: Callable[[View, Period | None], Number | None]
    period: str = ""
    timed: bool = True
    money: bool = False
    register: str = ""

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Figure) and self.told == other.told

    def __hash__(self) -> int:
        return hash(self.told)

    def figure(self, view: View, day: dt.date, period: Period | None) -> Number | None:
        """Return the number for a form of a day and period; None when no period is known."""
        if self.period:
            period = period if period and period.kind == self.period else Period.containing(
                self.period, day
            )  # fmt: skip
        if self.timed and period is None:
            return None
        return self.of(view, period)


class Figures:
    """The figures that the declarations of the registers allow."""

    def __init__(self, types: Mapping[str, RecordType]) -> None:
        self._known = dict(_declared(types))

    def figure_of(
        self, item: str, title: str, above: str = "", section: str = ""
    ) -> Figure | None:
        """Return what an item asks to sum up; None when it asks for nothing of the books.

        Args:
            item: the words of the item.
            title: those of the form, which say whether it is about money.
            above: the item before it of which it is a part: 上期结余 above 银行存款.
            section: the heading over it; 新签流转合同 are only some of the contracts.
        """
        text = _bare(item)
        found = next((self._known[word] for word in _spellings(text) if word in self._known), None)
        if found is not None:
            register = narrow(found.told).partition(":")[0]
            return _timed(found, item) if says_nothing(section.replace(register, "")) else None
        if _OF_MONEY.search(title) and not _NOT_OURS.search(narrow(title) + text):
            return _flow(text, above)
        return None


def figures(types: Mapping[str, RecordType]) -> Mapping[str, Figure]:
    """Return all figures that can be asked for, by what each is called."""
    flows_ = (Figure(f"账：{word}", _of_flow(part), money=True, register=_ACCOUNTS)
              for part, word in _FLOW_WORDS.items())  # fmt: skip
    declared = (figure for _, figure in _declared(types))
    return {one.told: one for one in (*flows_, *declared)}


def _spellings(text: str) -> Iterator[str]:
    """Yield the words of an item as the registers may have them: 开具 is 出具."""
    for word in dict.fromkeys((text, _FROM_ABOVE.sub(r"\1", text).replace("开具", "出具"))):
        yield word
        if counted_ := _COUNTED.sub("", word):
            yield counted_


def flow_of(item: str) -> str:
    """Return which part of a book's flow an item is: "opening", "income" ...; "" for none."""
    text = _bare(item)
    return next((part for part, words in _FLOWS if re.fullmatch(words, text)), "")


def _bare(item: str) -> str:
    text, before = narrow(item), ""
    while text != before:
        text, before = _MARKED.sub("", text), text
    return text


def _timed(found: Figure, item: str) -> Figure:
    kind = next((kind for kind, words in _PERIODS if re.search(words, narrow(item))), "")
    return replace(found, period=kind) if kind else found


def _flow(text: str, above: str) -> Figure | None:
    part = flow_of(text)
    place = next((kind for kind, words in _PLACES.items() if re.fullmatch(words, text)), "")
    if place and above in {"opening", "closing"}:
        word = "现金" if place == "cash" else "银行存款"
        return Figure(f"账：{_FLOW_WORDS[above]}，{word}", _of_flow(above, place), money=True,
                      register=_ACCOUNTS)
    if part:
        made = Figure(f"账：{_FLOW_WORDS[part]}", _of_flow(part), money=True, register=_ACCOUNTS)
        return _timed(made, text)
    if above in {"income", "spending"} and re.fullmatch(r"[\u4e00-\u9fff]{2,12}", text):
        told = f"账：{_FLOW_WORDS[above]}，科目{text}"
        return Figure(told, _of_subject(above, text), money=True, register=_ACCOUNTS)
    return None


def _of_flow(part: str, kind: str = "") -> Callable[[View, Period | None], Number | None]:
    def of(view: View, period: Period | None) -> Number | None:
        assert period is not None  # noqa: S101 - it is timed
        found = flows(view, period.first, min(period.last, view.today))
        return sum((int(getattr(one, part)) for one in found if kind in {"", one.kind}), 0)

    return of


def _of_subject(part: str, name: str) -> Callable[[View, Period | None], Number | None]:
    def of(view: View, period: Period | None) -> Number | None:
        assert period is not None  # noqa: S101 - it is timed
        found = by_subject(view, period.first, min(period.last, view.today))
        same = [one for one in found if narrow(one[0]) == name]
        if not same:
            return None
        return sum((one[1] if part == "income" else one[2] for one in same), 0)

    return of


# -- what the registers declare ---------------------------------------------------------------


def _declared(types: Mapping[str, RecordType]) -> Iterator[tuple[str, Figure]]:
    for kind in types.values():
        if kind.group is Group.PEOPLE or kind.single or kind.hidden:
            continue
        yield from _numbers(kind)
        yield from _amounts(kind)
        for tally in kind.tallies:
            text = _bare(tally.label)
            made = Figure(f"{kind.label}：{tally.label}", _of_tally(kind, tally),
                          register=kind.name)  # fmt: skip
            for word in (text, f"{text}数", f"{text}{tally.unit}数", _COUNTED.sub("", text)):
                if word:
                    yield word, made


def _numbers(kind: RecordType) -> Iterator[tuple[str, Figure]]:
    """Yield the counts of a register, and of what its filters let through."""
    label = narrow(kind.label)
    timed = bool(kind.dated)
    made = Figure(f"{label}：{kind.unit}数", _of_records(kind), timed=timed, register=kind.name)
    yield f"{label}{kind.unit}数", made
    yield f"{label}数", made


def _amounts(kind: RecordType) -> Iterator[tuple[str, Figure]]:
    """Yield the sums of a register's amounts: 资产原值, 用印次数."""
    label = narrow(kind.label).removesuffix("登记")
    for one in kind.active:
        result = one.result if isinstance(one, Computed) else one
        if not isinstance(result, Money | DecimalNumber) and one.name != "times":
            continue
        name = _bare(one.label)
        made = Figure(f"{kind.label}：{one.label}合计", _of_sum(kind, one.name),
                      timed=bool(kind.dated) and kind.name not in _STANDING,
                      money=isinstance(result, Money), register=kind.name)  # fmt: skip
        yield name if name.startswith(label) else f"{label}{name}", made
        if one.name == "times":
            yield name, made


_STANDING = frozenset({"asset", "resource", "debt"})  #: what is there now, whenever it began


def _of_records(kind: RecordType) -> Callable[[View, Period | None], Number | None]:
    def of(view: View, period: Period | None) -> Number | None:
        return View(view.ledger, period).count(kind.name, Query(where=_standing(kind)))

    return of


def _of_sum(kind: RecordType, name: str) -> Callable[[View, Period | None], Number | None]:
    def of(view: View, period: Period | None) -> Number | None:
        span = None if kind.name in _STANDING else period
        found = View(view.ledger, span).find(kind.name, Query(where=_standing(kind)))
        return sum((one[name] or 0 for one in found), 0)

    return of


def _of_tally(kind: RecordType, tally: Tally) -> Callable[[View, Period | None], Number | None]:
    def of(view: View, period: Period | None) -> Number | None:
        assert period is not None  # noqa: S101 - it is timed
        read = counted(view, kind, tally, period.first)
        return read.figure(period.first, period.last)

    return of


def _standing(kind: RecordType) -> tuple[Where, ...]:
    """Return the condition that a record was not made void."""
    status = kind.by_name.get("status")
    stands = isinstance(status, Choice) and any(one.code == "void" for one in status.listed())
    return (Where("status", "!=", "void"),) if stands else ()
