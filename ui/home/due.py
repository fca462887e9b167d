"""What is due, derived from the ledger: each with a reason and the one verb that settles it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from models.errors import NotFound
from models.frozen import frozen
from models.ledger import Ledger
from models.query import Query
from models.record import Finding, Record
from ui.checking.ways import way_to
from ui.days import moment, short_day

LATE, TODAY, WEEK, MONTH, QUARTER = "过期了", "今天", "本周", "30 天内", "本季度"
BEGIN, UNFINISHED, LOOK = "先做这几样", "没写完的", "请看看"
PARTS = (BEGIN, LATE, TODAY, UNFINISHED, WEEK, MONTH, QUARTER, LOOK)

#: words of the line beside the title, and the part which they count
COUNTED = (("过期", LATE), ("今天", TODAY), ("本周还有", WEEK), ("30 天内还有", MONTH),
           ("本季度还有", QUARTER))  # fmt: skip

_SUNDAY = 6  #: its number in a week
_LOOKS = {
    LATE: ("red", "octagon-alert"),
    TODAY: ("ochre", "clock"),
    WEEK: ("blue", "calendar"),
    MONTH: ("blue", "calendar"),
    QUARTER: ("blue", "calendar"),
}  #: tone and icon of what is due
_LOOKED_AT = 4  #: findings shown here; the check-up has the others

#: what the heads, feet and signatures of papers are made from
_FOR_PAPERS = ("township", "county", "secretary", "director", "supervision_phones")


@frozen()
class Due:
    """A line of 今天要办. `place` and `arguments` are where its verb leads."""

    part: str
    tag: str
    tone: str
    icon: str
    title: str
    facts: str
    verb: str
    place: str
    arguments: Mapping[str, Any]


def due(
    ledger: Ledger, known_places: Iterable[str], known: Sequence[Due] | None = None
) -> list[Due]:
    """Return what is due by dates, drafts and what the village still lacks, in order.

    `known` is what `obliged` gave, where nothing was written since.
    """
    known_places = set(known_places)
    by_dates = obliged(ledger) if known is None else known
    found = [*_first_steps(ledger), *_backup(ledger), *_unfinished(ledger), *by_dates]
    return sorted(
        (one for one in found if one.place in known_places), key=lambda one: PARTS.index(one.part)
    )


def burning(found: Iterable[Due]) -> int:
    """Count what must not wait until tomorrow."""
    return sum(one.part in {LATE, TODAY} for one in found)


def to_look_at(ledger: Ledger, findings: Sequence[Finding]) -> list[Due]:
    """Return the first findings of a check-up, and one line for the others."""
    shown = findings if len(findings) <= _LOOKED_AT else findings[: _LOOKED_AT - 1]
    lines = [_finding(ledger, one) for one in shown]
    if rest := len(findings) - len(shown):
        lines.append(
            Due(LOOK, f"还有 {rest} 处", "ochre", "triangle-warn", "体检还查出别的",
                "都不耽误用，有空逐条看看", "去体检", "check", {})
        )  # fmt: skip
    return lines


def _finding(ledger: Ledger, one: Finding) -> Due:
    record_type = ledger.type(one.type)
    return Due(LOOK, "请看看", "ochre", "triangle-warn", f"{one.title}：{one.sentence}",
               "\u3000".join(filter(None, (record_type.label, one.basis))), "去看看",
               *way_to(one, ledger))  # fmt: skip


def village_of(ledger: Ledger) -> Record | None:
    """Return the village, None in a ledger that has none yet."""
    try:
        return ledger.village
    except NotFound:
        return None


def _first_steps(ledger: Ledger) -> Iterator[Due]:
    village = village_of(ledger)
    fields = ledger.type("village").by_name
    missing = [fields[name].label for name in _FOR_PAPERS if not (village and village[name])]
    group = ledger.type("village").group
    if missing:
        here = {"id": village.id} if village else {}
        yield Due(BEGIN, "本村", "blue", "house", f"写好本村情况，还差 {len(missing)} 样",
                  f"{'、'.join(missing)}，印材料要用", "去写", "group",
                  {"group": group, "type": "village", **here})  # fmt: skip
    if not ledger.count("resident"):
        yield Due(BEGIN, "花名册", "blue", "download", "把村民花名册导进来",
                  "手上的 Excel 表就行，先看一遍再进账", "导入花名册", "import",
                  {"type": "resident"})  # fmt: skip
    elif not ledger.count("official"):
        yield Due(BEGIN, "村干部", "blue", "people", "写上村干部",
                  "开证明、盖章时要选批准人", "加村干部", "new", {"type": "official"})  # fmt: skip


def _backup(ledger: Ledger) -> Iterator[Due]:
    """A second place for copies is asked for at the beginning, and missed aloud after a week."""
    from models.backup import places

    place = places.second(ledger.path)
    if place is None:
        if ledger.count("resident"):
            yield Due(BEGIN, "备份", "blue", "usb", "选一个放备份的地方，U 盘就行",
                      "电脑坏了，账还在 U 盘里，以后自动备份过去", "去选", "backup", {},
                      )  # fmt: skip
    elif days := place.days_late(ledger.now):
        yield Due(TODAY, f"{days} 天没备份", "red", "octagon-alert", "U 盘上的备份旧了",
                  "插上 U 盘就会自动补上，换了 U 盘就去重选一个", "去看看", "backup", {},
                  )  # fmt: skip


def _unfinished(ledger: Ledger) -> Iterator[Due]:
    from models.drafts import Drafts

    drafts = Drafts(ledger.path)
    for (type_, id_), texts in drafts.unstored().items():
        yield from _unstored(ledger, type_, id_, texts)
    for draft in drafts.unfinished():
        if draft.type not in ledger.types:
            continue  # of a register that this version has not
        record_type = ledger.type(draft.type)
        name = draft.texts.get(record_type.title, "").strip()
        title = f"{record_type.adds}：{name}" if name else record_type.adds
        written = sum(bool(text.strip()) for text in draft.texts.values())
        yield Due(UNFINISHED, "没写完", "ochre", "pen", title,
                  f"{record_type.label}\u3000写了 {written} 栏，"
                  f"{moment(draft.at, ledger.today)} 停下",
                  "接着写", "new", {"type": draft.type, "draft": draft.key})  # fmt: skip


def _unstored(
    ledger: Ledger, type_: str, id_: int, texts: Mapping[str, str]
) -> Iterator[Due]:
    """Offer what stood in the fields of a record and was not stored: it was wrong, or a crash."""
    if type_ not in ledger.types or not (there := ledger.find(type_, Query(ids=(id_,)))):
        return  # of a register that this version has not, or the record was removed
    record_type = ledger.type(type_)
    title = record_type.by_name[record_type.title].show(there[0][record_type.title])
    labels = [record_type.by_name[name].label for name in texts if name in record_type.by_name]
    if labels:
        yield Due(UNFINISHED, "没存", "ochre", "pen", f"{title}的{'、'.join(labels)}还没存",
                  f"{record_type.label}\u3000写的字都留着，看一看再存", "接着写", "group",
                  {"group": record_type.group, "type": type_, "id": id_})  # fmt: skip


def obliged(ledger: Ledger) -> list[Due]:
    """Return what the registers say must be done by a day."""
    from models.obligations import AHEAD, obligations

    today, found = ledger.today, []
    for one in obligations(ledger):
        days = (one.on - today).days
        part = QUARTER if days > AHEAD else _part_of(days, today)
        late = f"过了 {-days} 天" if days < 0 else f"还有 {days} 天" if days else ""
        facts = "\u3000".join(filter(None, (late, one.sentence)))
        tag = "过期" if days < 0 else "今天到期" if days == 0 else short_day(one.on, today)
        tone, icon = _LOOKS[part]
        group = ledger.type(one.type).group
        way = (("group", {"group": group, "type": one.type, "id": one.id}) if one.id
               else ("new", {"type": one.type, "given": dict(one.given or {})}))  # fmt: skip
        found.append(Due(part, tag, tone, icon, one.title, facts, one.verb, *way))
    return found


def _part_of(days: int, today: dt.date) -> str:
    if days < 0:
        return LATE
    if days == 0:
        return TODAY
    return WEEK if days <= _SUNDAY - today.weekday() else MONTH
