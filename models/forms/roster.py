"""A list of people, households or records of any register: which field each column asks for."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace

from models.forms.about import About
from models.forms.body import body_of, is_blank_row
from models.forms.counting import belongs, count_of
from models.forms.face import Face
from models.forms.form import AGE, MONTH, RUNNING, SURE, YEARS, FormSheet, Kind, Place
from models.kinds_links import Computed
from models.record import RecordType
from models.sheets.headers import ROW_NUMBER, Match
from models.sheets.understanding import Understood
from models.sheets.vocabulary import Target, Vocabulary, bare, core, vocabulary
from models.writing import narrow

_OF_IMPORT = re.compile(r"，只拿来(对人，不另写|核对)|，不从表里导")
_HEADS = "表里没有别人的姓名"
_DAY = re.compile(r"(填报|填表|上报)(日期|时间)")
_UNIT = re.compile(r"(填报)?单位(名称)?|(行政)?村(名|名称|\(社区\))?|地区|村社区|村居")
_PARENT = re.compile(r".*(所在地|户籍地?|住址|地址|行政区划|所属地区|区划|地区)")
_FEWEST_COUNTS = 2
_FILLER = re.compile(r"填报人|填表人|制表人|经办人|村填报人(姓名)?")
_PLACE = re.compile(r"所?[在属]?(行政)?村(名|名称|组名)?|(行政)?村\(社区\)|村社区")
_MONTH = re.compile(r"出生年月(?!日)")
_PLACE_SURE = 0.9


def list_of(
    found: Understood, face: Face, types: Mapping[str, RecordType], about: About
) -> FormSheet:
    """Return a list with its rows and the meaning of its columns."""
    layout = found.layout
    assert layout is not None  # noqa: S101 - only sheets with a head come here
    body = body_of(found.sheet, layout, face)
    places = tuple(_places(found, face, types))
    running = [one.column for one in found.matches if one.derivation == ROW_NUMBER]
    rows = [row for row in range(body.top, body.bottom + 1) if row not in face.hidden_rows]
    blank = [row for row in rows if is_blank_row(found.sheet, face, row, running)]
    kind: Kind = "roster"
    if found.record_type and (found.record_type.name == "household" or _is_of_heads(found)):
        kind = "household"
    given = tuple(row for row in rows if row not in set(blank))
    return FormSheet(found.sheet, face, kind, layout.title, layout.header, body, tuple(blank),
                     given, found.record_type, about, places, layout.unit)  # fmt: skip


def villages_of(form: FormSheet, types: Mapping[str, RecordType]) -> FormSheet | None:
    """Return a list that has a line for each village, with what its columns count; else None."""
    named = next((one for one in form.places if one.derivation != RUNNING), None)
    if form.record_type or named is None or not _UNIT.fullmatch(narrow("".join(named.head))):
        return None
    village = types["village"]
    target = Target("village", village.by_name["name"])
    places = [
        replace(one, target=target, derivation="每行一样", confidence=_PLACE_SURE,
                reason="一行是一个村") if one is named else _counted(one, form.about)
        for one in form.places
    ]  # fmt: skip
    if sum(one.count is not None for one in places) < _FEWEST_COUNTS:
        return None
    return replace(form, record_type=village, places=tuple(places))


def _counted(one: Place, about: About) -> Place:
    count = None if one.meant else count_of(one.head, about.said)
    if count is None or (about.unknown and not count.said):
        return one
    return replace(one, count=count, derivation=count.told, confidence=_PLACE_SURE,
                   reason="数账里符合的")  # fmt: skip


def _is_of_heads(found: Understood) -> bool:
    return any(one.reason.startswith(_HEADS) for one in found.matches)


def _places(found: Understood, face: Face, types: Mapping[str, RecordType]) -> Iterator[Place]:
    layout = found.layout
    assert layout is not None  # noqa: S101 - as above
    village = vocabulary(types["village"], types)
    taken = {one.target.path for one in found.matches if one.target}
    for one in found.matches:
        head = layout.heads[one.column] if one.column < len(layout.heads) else ()
        if not head or one.column in face.hidden_columns:
            continue
        place = _of_match(one, head)
        if not place.meant and one.derivation != ROW_NUMBER:
            place = _of_village(_of_others(place, found.record_type), village, taken)
        yield place


def _of_match(one: Match, head: tuple[str, ...]) -> Place:
    reason = _OF_IMPORT.sub("", one.reason)
    place = Place(head, column=one.column, confidence=one.score, reason=reason)
    if one.derivation == ROW_NUMBER:
        return replace(place, derivation=RUNNING, confidence=0.97, reason="从 1 起编号")
    if one.target is None or one.score < SURE:
        return place
    return meant_by(place, one)


def _of_others(place: Place, record_type: RecordType | None) -> Place:
    """Say what a column asks for that follows from other registers: 是否低保, 党龄."""
    if record_type is None or place.meant or len(place.head) > 1:
        return place
    people = record_type.name in {"resident", "household"} or any(
        link.to == "resident" and link.required for link in record_type.links
    )
    if people and (count := belongs(place.head[-1])):
        told = "是否：" + count.told.partition("：")[2]
        return replace(place, count=count, derivation=told, confidence=_PLACE_SURE,
                       reason="在不在里面，账里查得到")  # fmt: skip
    joined = record_type.by_name.get("joined_on")
    if joined is not None and narrow(place.head[-1]) in {"党龄", "党龄(年)"}:
        target = Target(record_type.name, joined, derivation=YEARS)
        return replace(place, target=target, derivation=YEARS, confidence=_PLACE_SURE,
                       reason="从入党时间算到填表日")  # fmt: skip
    return place


def meant_by(place: Place, one: Match) -> Place:
    """Return the place with what a match says belongs there."""
    target = one.target
    assert target is not None  # noqa: S101 - asked before
    derivation = None
    if target.linked:
        derivation = f"从所指的记录里取：{target.field.label}"
    elif isinstance(target.field, Computed):
        derivation = target.field.help or f"由程序得出：{target.field.label}"
    if target.field.name == "age":
        derivation = AGE
    elif target.field.kind in {"date", "copied"} and _MONTH.search(narrow("".join(place.head))):
        derivation = MONTH
    return replace(place, target=target, derivation=derivation)


def _of_village(place: Place, village: Vocabulary, taken: set[str]) -> Place:
    """Say what a column means that is the same in every row: place, day, who filled it in."""
    leaf = narrow(place.head[-1])
    if place.meant or not all(_PARENT.fullmatch(narrow(one)) for one in place.head[:-1]):
        return place
    if _DAY.fullmatch(leaf):
        return replace(place, derivation="填报日期", confidence=_PLACE_SURE, reason="填报的日期")
    name = ""
    if _FILLER.fullmatch(leaf):
        name = "secretary"
    elif _PLACE.fullmatch(leaf):
        name = "name"
    else:
        same = village.labels.get(bare(leaf)) or village.aliases.get(bare(leaf)) or ()
        same = same or village.cores.get(core(bare(leaf)), ())
        name = next((one.field.name for one in same
                     if one.field.name in {"name", "township", "county"}), "")  # fmt: skip
    if not name or f"village.{name}" in taken:
        return place
    target = next(one for one in village.targets if one.field.name == name)
    return replace(place, target=target, derivation="每行一样", confidence=_PLACE_SURE,
                   reason=f"“{target.field.label}”，每行一样")  # fmt: skip
