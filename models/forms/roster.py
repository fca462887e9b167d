"""A list of people, households or records of any register: which field each column asks for."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace

from models.forms.about import About
from models.forms.body import body_of, is_blank_row
from models.forms.face import Face
from models.forms.form import AGE, MONTH, RUNNING, SURE, FormSheet, Kind, Place
from models.kinds_links import Computed
from models.record import RecordType
from models.sheets.headers import ROW_NUMBER, Match
from models.sheets.understanding import Understood
from models.sheets.vocabulary import Vocabulary, bare, core, vocabulary
from models.writing import narrow

_OF_IMPORT = re.compile(r"，只拿来(对人，不另写|核对)|，不从表里导")
_HEADS = "表里没有别人的姓名"
_DAY = re.compile(r"(填报|填表|登记|统计|上报)(日期|时间)")
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
            place = _of_village(place, village, taken)
        yield place


def _of_match(one: Match, head: tuple[str, ...]) -> Place:
    reason = _OF_IMPORT.sub("", one.reason)
    place = Place(head, column=one.column, confidence=one.score, reason=reason)
    if one.derivation == ROW_NUMBER:
        return replace(place, derivation=RUNNING, confidence=0.97, reason="从 1 起编号")
    if one.target is None or one.score < SURE:
        return place
    return meant_by(place, one)


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
    if len(place.head) > 1:
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
