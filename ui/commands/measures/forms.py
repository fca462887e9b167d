"""How well forms are recognised and filled: forms with the right answers beside them, by halves.

A place is right when what is proposed is what belongs there, or when it is left open and must be;
wrong when something is proposed that does not belong there; else it was missed.
"""

from __future__ import annotations

import datetime as dt
import json
import re
import tempfile
import zipfile
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from exporters.forms.filling import fill
from exporters.forms.sheeted import Wish
from models import sample
from models.declared import record_types
from models.errors import UserError
from models.field import cell_text
from models.forms.counts.conditions import TWO_BODIES, said_in
from models.forms.counts.finer import finest, span_of
from models.forms.face.places import name_of
from models.forms.form import FormSheet, Place
from models.forms.recognising import Form, Recogniser
from models.ledger import Ledger
from models.record import RecordType
from models.sheets.grid import is_empty, letters
from models.sheets.vocabulary import bare
from ui.commands.measures.filling import measure_filling

_NOW = dt.datetime(2026, 11, 20, 9)
_UNIT = re.compile("（[^（）]{1,2}）$")
_BRACKETS = re.compile("[（(][^（）()]*[）)]")
_MARKS = re.compile(r"[\s：:_＿（()）]")
_LEADING = re.compile("^(我村|本村|全村)?(共有|现有|其中|有)")
_FACTS = ("kind", "register", "filter", "header_rows", "first_row", "last_row")
_RESIDENTS = 120
_SAME_OF_HEAD = (
    ("resident.name", "household.head"), ("resident.id_number", "household.head_number"),
)  # fmt: skip


def measure_forms(folder: Path, *, speed: bool = True) -> dict[str, Any]:
    """Return for each half the shares of facts and places that are right, and of parts kept.

    `speed` adds how fast forms are filled, which takes a minute.
    """
    answers = sorted(folder.glob("*.json"))
    if not answers:
        raise UserError(f"“{folder}”里没有带答案的表（表名.xlsx 和 表名.xlsx.json）。")
    counts: dict[str, Counter[str]] = {}
    misses = []
    types = record_types()
    with tempfile.TemporaryDirectory() as place:
        path = Path(place) / "forms.cwz"
        sample.build(path, types, clock=lambda: _NOW, residents=_RESIDENTS, years=1)
        ledger = Ledger(path, types, clock=lambda: _NOW, read_only=True)
        recogniser = Recogniser(types)
        try:
            for beside in answers:
                right = json.loads(beside.read_text(encoding="utf-8"))
                count = counts.setdefault(str(right.get("half", "all")), Counter())
                form = recogniser.read(beside.with_suffix(""))
                said = [*_judged(form, right, count, types), *_kept(form, ledger, count)]
                misses += [{"file": beside.stem, "what": word} for word in said]
        finally:
            ledger.close()
    return {"halves": {half: _shares(count) for half, count in sorted(counts.items())},
            **({"speed": measure_filling()} if speed else {}), "misses": misses}  # fmt: skip


def _judged(
    form: Form, right: Mapping[str, Any], count: Counter[str], types: Mapping[str, RecordType]
) -> Iterator[str]:
    count["files"] += 1
    count["places"] += len(right["places"])
    sheet = next((one for one in form.sheets if one.sheet.name == right["sheet"]), None)
    if sheet is None:
        yield f"no sheet {right['sheet']}"
        return
    told = sheet.as_json()
    for name in _FACTS:
        if _fits(told[name], right[name]) or (name == "filter" and _same(told[name], right[name])):
            count[name] += 1
        else:
            yield f"{name}: {told[name]}, not {right[name]}"
    tables = [one for one in form.sheets if one.sheet.name == right["sheet"]]
    places = [(one, table) for table in reversed(tables) for one in table.places]
    found = {key: one for one, table in places for key in _keys(one, table)}
    for key, answer in right["places"].items():
        wanted = _as_head(answer, sheet, right)
        named = [found[_plain(key)]] if _plain(key) in found else []
        named += (one for one, _ in places if one.gap and one.cell and name_of(*one.cell) == key)
        named += (one for one, table in places if _stands_before(one, table, key))
        place = _fitting(named, wanted)
        got = _meaning(place) if place else ()
        count["exact"] += _exact(place, wanted, sheet, types)
        empty = wanted is None or (isinstance(wanted, list) and None in wanted)
        if (empty and not got) or (wanted is not None and _fits_any(got, wanted)):
            count["right"] += 1
        elif got:
            count["wrong"] += 1
            yield f"{key}: {got}, not {wanted}"
        else:
            yield f"{key}: missed {wanted}: {place.reason if place else 'no place'}"


def _as_head(wanted: Any, table: FormSheet, right: Mapping[str, Any]) -> Any:  # noqa: ANN401 - any JSON value
    """Return an answer with both names of one value, where a row is a household and its head.

    户主姓名 is the name of a resident who is the head, and that of the head of a household: in
    a row for each household, as the answer has it too, the same is written for both.
    """
    told = wanted if isinstance(wanted, list) else [wanted]
    if table.kind != "household" or table.block > 1 or not _fits("household", right["kind"]):
        return wanted
    more = [other for pair in _SAME_OF_HEAD for one, other in (pair, pair[::-1]) if one in told]
    return [*told, *more] if more else wanted


def _own_rows(table: FormSheet) -> Sequence[int]:
    """Return the rows that are filled: of a list of villages the one line of this village."""
    kind = table.record_type
    return table.rows[:1] if kind and kind.name == "village" else table.rows


def _fitting(places: Sequence[Place], wanted: Any) -> Place | None:  # noqa: ANN401 - any JSON value
    """Return the place an answer means: a blank is named after the words behind or before it."""
    fits = (one for one in places if _fits_any(_meaning(one), wanted))
    return next(fits, next(iter(places), None))


def _keys(one: Place, table: FormSheet) -> Iterator[str]:
    """Yield by what an answer may name a place: C, D8, A2/填报单位; D8 in a list, too."""
    if one.column is not None:
        yield letters(one.column)
        rows = {*one.rows, *_own_rows(table)}
        yield from (name_of(row, one.column) for row in sorted(rows) if row >= 0)
    elif one.cell is not None:
        yield name_of(*one.cell)
        words = _spelled(one.head[-1]) if one.head else ()
        cells = {one.cell, _label_of(one.cell, table)}
        yield from (f"{name_of(*cell)}/{_bare(word)}" for word in words for cell in cells)


def _label_of(cell: tuple[int, int], table: FormSheet) -> tuple[int, int]:
    """Return the next cell to the left with words in it: the label of an empty one."""
    row, column = cell
    while column and is_empty(table.sheet.cell(row, column)):
        column -= 1
    return row, column


def _stands_before(one: Place, table: FormSheet, key: str) -> bool:
    """Say whether a key names a blank by the words before it: A3/县 in ____县____乡."""
    cell, _, words = key.partition("/")
    if not words or one.gap is None or one.cell is None or name_of(*one.cell) != cell:
        return False
    text, blank = cell_text(table.sheet.cell(*one.cell)), one.gap.blanks[0]
    return any(_bare(text[:end]).endswith(_bare(words)) for end in blank[1:])


def _plain(key: str) -> str:
    """Return a key as places are known by: brackets, colons and spaces do not count."""
    cell, cut, words = key.partition("/")
    return f"{cell}{cut}{_bare(words)}"


def _spelled(word: str) -> Iterator[str]:
    """Yield words before a blank, also without the unit and what leads up to them."""
    yield word
    yield (plain := _UNIT.sub("", word))
    yield _LEADING.sub("", plain)


def _bare(words: str) -> str:
    return _MARKS.sub("", _BRACKETS.sub("", words) or words)


def _meaning(one: Place) -> tuple[str, ...]:
    words = (one.target.path if one.target else None, one.derivation)
    return tuple(word for word in words if word)


def _fits(got: Any, wanted: Any) -> bool:  # noqa: ANN401 - any JSON value
    several = isinstance(wanted, list) and any(isinstance(one, list) for one in wanted)
    if isinstance(wanted, list) and (several or not isinstance(got, list)):
        return any(_fits(got, one) for one in wanted)
    return bool(_sorted(got) == _sorted(wanted))


def _same(got: str | None, wanted: Any) -> bool:  # noqa: ANN401 - any JSON value
    """Say whether two spellings name the same people: 最低生活保障家庭 and 低保."""
    words = wanted if isinstance(wanted, list) else [wanted]
    return got is not None and any(_people(got) == _people(one) for one in words if one)


def _people(words: str) -> frozenset[str]:
    said = frozenset(_named(one.told) for one in finest(tuple(said_in(words))))
    return said or frozenset(map(_named, words.split("，")))


def _sorted(word: Any) -> Any:  # noqa: ANN401 - any JSON value
    """Bring what is said of people in any order into one: 人数：女，党员."""
    if not isinstance(word, str) or "：" not in word:
        return "年度" if word == "年" else word
    sort, _, said = word.replace("高中及中专", "高中或中专").partition("：")
    return sort, *(sorted(map(_named, part.split("，"))) for part in said.split(" / "))


def _named(word: str) -> str:
    """Return a word for people as the program spells it: 优抚 is 优抚对象; an age as its span.

    The answers have one word for 村干部 and for those of them in the two committees.
    """
    if span := span_of(word):
        return f"年龄{span[0]}-{span[1]}"  # 年龄≤17, 年龄0-17, 年龄<18
    told = "，".join(one.told for one in said_in(word)) or word
    return told.replace(TWO_BODIES, "村干部")


def _fits_any(got: tuple[str, ...], wanted: Any) -> bool:  # noqa: ANN401 - any JSON value
    return any(_fits(word, wanted) or _fits_either(word, wanted) for word in got)


def _fits_either(word: str, wanted: Any) -> bool:  # noqa: ANN401 - any JSON value
    """Say whether 是否：脱贫户或监测户 is meant by an answer that names both of them."""
    begin, asked, whom = word.partition("：")
    parts = whom.split("或") if begin == "是否" else []
    return len(parts) > 1 and isinstance(wanted, list) and all(
        _fits(f"{begin}{asked}{one}", wanted) for one in parts
    )


def _exact(
    place: Place | None,
    wanted: Any,  # noqa: ANN401 - any JSON value
    sheet: FormSheet,
    types: Mapping[str, RecordType],
) -> bool:
    """Say whether mail merge would be right: a head that is a field's label, and no other."""
    register = sheet.record_type or types["resident"]
    head = bare(place.head[-1]) if place and place.head else ""
    same = next((one for one in register.active if bare(one.label) == head), None)
    path = f"{register.name}.{same.name}" if same else None
    return _fits(path, wanted)


def _kept(form: Form, ledger: Ledger, count: Counter[str]) -> Iterator[str]:
    """Fill the form and count the parts which are the same bytes though nobody wrote there."""
    wish = Wish(_NOW.date(), told=True)
    assert form.package is not None  # noqa: S101 - the answers stand beside xlsx files
    try:
        sheets, filled = fill(form, ledger.as_of(), wish)
    except UserError as error:
        yield f"fill: {error.sentence}"
        return
    meant = {"xl/workbook.xml", *(one.path for one in form.package.sheets)}
    with tempfile.TemporaryDirectory() as place:
        path = Path(place) / "filled.xlsx"
        path.write_bytes(filled.data)
        with zipfile.ZipFile(path) as archive:
            for name, data in form.package.bytes.items():
                if name not in meant or not any(one.changes.cells for one in sheets):
                    count["untouched"] += 1
                    count["equal"] += archive.read(name) == data
    count["cells"] += sum(sum(one.counts) for one in sheets)


def _shares(count: Counter[str]) -> dict[str, Any]:
    files, places = max(count["files"], 1), max(count["places"], 1)
    return {
        "files": count["files"],
        "places": count["places"],
        **{f"right_{name}": round(count[name] / files, 4) for name in _FACTS},
        "places_right": round(count["right"] / places, 4),
        "wrongly_filled": round(count["wrong"] / places, 4),
        "exact_head_match_right": round(count["exact"] / places, 4),
        "untouched_parts_equal": round(count["equal"] / max(count["untouched"], 1), 4),
        "cells_written": count["cells"],
    }
