"""Rules that a law, a county or the village sets, kept as a register: one entry, one rule.

The program brings entries (`models.rule_packs`), a rule pack from a stick brings others, the
village writes its own. What was brought is never changed in place: the village writes an entry of
the same code, which holds from its day on, so that last year's papers keep last year's rule.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from models.deeds import Deed
from models.field import Field
from models.groups import Group
from models.kinds import Choice, LongText, Text, YesNo
from models.kinds_dates import Date
from models.lists import options
from models.pattern import pattern
from models.privacy import Privacy
from models.query import Query, Where
from models.record import (
    Consequence,
    Doubt,
    Filter,
    Record,
    RecordType,
    Said,
    Section,
    in_order,
)
from models.rules import AGED, OF_OLD
from models.view import View

OWN, PACK, SHIPPED = "own", "pack", "shipped"
_BROUGHT = "随程序或规定包带来的不能改；本村不一样的，另加一条同编码的，从哪天起用写清楚"
_KEPT = "带来的规定删不掉，不用的把“本村用不用”改成否"
_A_YEAR = dt.timedelta(days=366)  #: an end that lies longer ago was left as it is
_EVERYWHERE = frozenset({"", "全国", "各地", "本村"})
_PLACE = ("province", "county", "township", "name")
_PARTS = pattern(r".+?(?:省|自治区|市|州|盟|县|区|旗|镇|乡|街道|村)|.+$")

_FIELDS: tuple[Field[Any], ...] = (
    LongText("basis", "依据", privacy=Privacy.OPEN, width=16, example="村民委员会组织法"),
    Text("article", "条款", privacy=Privacy.OPEN, width=8, example="第35条"),
    LongText("source", "从哪里看到"),
    Date("in_force_from", "从哪天起用", privacy=Privacy.OPEN, default=lambda view: view.today),
    Date("in_force_until", "用到哪天", privacy=Privacy.OPEN),
    Text("place", "适用地方", privacy=Privacy.OPEN, default=lambda _: "本村"),
    Choice(
        "certainty",
        "核对情况",
        privacy=Privacy.OPEN,
        required=True,
        default=lambda _: "unverified",
        options=options(
            "verified 规定要求 对照过原文",
            "partial 提示，见过转载 只见到转载或摘录",
            f"{AGED} 提示，旧文本 对照过旧文本，上位法后来改了",
            "unverified 提示，没核对 没有对照原文",
        ),
        help="对照过原文的才选“规定要求”，别的只作提示",
    ),
    Choice(
        "origin",
        "从哪里来",
        required=True,
        default=lambda _: OWN,
        options=options("own 本村写的", "pack 规定包", "shipped 随程序带来"),
    ),
    YesNo("used", "本村用不用", default=lambda _: True),
    Text("code", "编码", help="同一条规定的新旧写法用同一个编码"),
)
_NAMES = tuple(one.name for one in _FIELDS)


def _followed(rules: Sequence[Record], view: View) -> list[Record]:
    village = _place_of(view)
    return [one for one in rules if one["used"] and applies(one["place"] or "", village)]


def _out_of_date(rules: Sequence[Record], view: View) -> Iterator[Said]:
    """Yield rules that ended within a year, and of whose code none came after them."""
    today, followed = view.today, _followed(rules, view)
    going_on = {
        one["code"] or one.id for one in followed if (one["in_force_until"] or today) >= today
    }
    for one in followed:
        ended = one["in_force_until"]
        past = ended is not None and today - _A_YEAR < ended < today
        if past and (one["code"] or one.id) not in going_on:
            yield Said(one, f"用到 {ended.isoformat()} 为止，后面没有接上的", "in_force_until")


def _not_compared(rules: Sequence[Record], view: View) -> Iterator[Said]:
    """Yield the first entry of a pack that nobody compared, and how many there are."""
    loose = [
        one
        for one in _followed(rules, view)
        if one["origin"] == PACK and one["certainty"] != "verified"
    ]
    if loose:
        said = f"规定包带来的 {len(loose)} 条没有对照过原文，只能作提示"
        yield Said(loose[0], said, "certainty")


_DOUBTS = (
    Doubt(
        name="out_of_date",
        label="用着的规定没有过期",
        todo="有新规定的加一条；不用了的，把“本村用不用”改成否",
        finds=_out_of_date,
        needs=("code", "place", "used", "in_force_until"),
    ),
    Doubt(
        name="not_compared",
        label="规定包里的规定对照过原文",
        todo="向给规定包的单位要原文；对照过的，请他们出一份新的规定包",
        finds=_not_compared,
        needs=("place", "used", "origin", "certainty"),
    ),
)


def rule_list(
    name: str,
    label: str,
    *,
    group: Group,
    order: int,
    fields: Sequence[Field[Any]],
    listed: tuple[str, ...],
    free: tuple[str, ...] = (),
    sections: tuple[Section, ...] = (),
    rules: Iterable[Any] = (),
    filters: tuple[Filter, ...] = (),
    deeds: tuple[Deed, ...] = (),
    **more: Any,  # noqa: ANN401 - what a RecordType takes
) -> RecordType:
    """Declare a register of rules; the arguments are those of RecordType, and `free`.

    The fields of every rule (basis, source, days in force, certainty ...) are added. `free` are
    the fields which the village may change even in an entry that was brought.
    """
    own = tuple(one.name for one in fields)

    def own_entry(rule: Record, view: View) -> Sequence[Consequence]:
        """The same rule as the village sets it from today; nobody has compared that yet."""
        kept = {one: rule[one] for one in (*own, "basis", "article", "code")}
        ours = {"origin": OWN, "place": "本村", "certainty": "unverified", "used": True}
        return (Consequence(type=name, values={**kept, **ours, "in_force_from": view.today}),)

    def locked(values: Mapping[str, Any]) -> Mapping[str, str]:
        if values.get("origin") in {None, OWN}:
            return {}
        kept = {one for one in (*own, *_NAMES) if one not in free and one != "used"}
        return {**dict.fromkeys(kept, _BROUGHT), "": _KEPT}

    return RecordType(
        name,
        label,
        group=group,
        order=order,
        listed=listed,
        fields=(*fields, *_FIELDS),
        sections=(*(sections or (Section("", own),)), Section("依据", _NAMES)),
        rules=(*rules, in_order("in_force_from", "in_force_until", "不能早于开始用的那天")),
        locked=locked,
        same_when=(("code", "in_force_from"),),
        deeds=(
            *deeds,
            Deed(
                name="set_own",
                label="本村另定",
                hint="照这一条写一条本村的，从今天起用；原来的留着，以前的材料还按它",
                does=own_entry,
                opens=True,
                when=lambda rule: rule["origin"] != OWN,
            ),
        ),
        filters=(
            Filter(name="used", label="在用", where=lambda _: (Where("used", "=", value=True),)),
            *filters,
            Filter(name="own", label="本村写的", where=lambda _: (Where("origin", "=", OWN),)),
        ),
        is_rules=True,
        doubts=_DOUBTS,
        **more,
    )


def applies(place: str, village: Mapping[str, Any]) -> bool:
    """Say whether a rule of a place holds in a village: 全国, 各地, or parts of where it lies."""
    if place in _EVERYWHERE:
        return True
    where = "".join(village.get(name) or "" for name in _PLACE)
    for part in _PARTS.findall(place):
        _, found, where = where.partition(part)
        if not found:
            return False
    return True


def in_force(
    view: View,
    name: str,
    day: dt.date | None = None,
    **equal: Any,  # noqa: ANN401 - values
) -> list[Record]:
    """Return the rules of a register that the village follows on a day.

    Of several entries of one code the village's own comes first, then a pack's, then the
    program's; of these a local one before that of the whole country, then the newest.
    """
    day = day or view.today
    where = (
        Where("used", "=", value=True),
        Where("in_force_from", "<=?", day),
        Where("in_force_until", ">=?", day),
        *(Where(field, "=", value) for field, value in equal.items()),
    )
    village = _place_of(view)
    best: dict[Any, Record] = {}
    for one in view.find(name, Query(where=where)):
        if not applies(one["place"] or "", village):
            continue
        key = one["code"] or one.id
        if key not in best or _rank(one) > _rank(best[key]):
            best[key] = one
    return sorted(best.values(), key=lambda one: one.id)


def _place_of(view: View) -> Mapping[str, Any]:
    """Return where the village lies, without what its record links to."""
    found = view.ledger.standing.find("village", Query(limit=1, fields=_PLACE))
    return found[0] if found else view.village


def _rank(one: Record) -> tuple[int, bool, dt.date]:
    origin = (SHIPPED, PACK, OWN).index(one["origin"] or OWN)
    local = (one["place"] or "") not in _EVERYWHERE
    return origin, local, one["in_force_from"] or dt.date.min


def said_as(one: Mapping[str, Any]) -> str:
    """Return 规定要求 with its basis, or 提示 that nobody compared the original."""
    basis = f"{one.get('basis') or ''}{one.get('article') or ''}"
    if one.get("certainty") == "verified" and basis:
        return f"规定要求：{basis}"
    if one.get("certainty") == AGED and basis:
        return f"{OF_OLD}：{basis}"
    return f"提示（没有核对过原文）：{basis}" if basis else "提示（没有写依据）"
