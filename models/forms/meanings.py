"""What a place of a form may mean, in words that a person chooses or writes.

The words are one language for the window, for `--mapping` and for what is kept for next time:

    联系电话            a field of the register whose records stand in the rows
    户的户号            a field of a record they point to, where the bare label is not its own
    序号　填报日期　党龄
    本村的村名          the same in every row
    是否：低保          is the person, or the household, among them
    人数：60岁以上女    how many; 户数：低保
    （empty）           nothing is written
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from models.errors import UserError
from models.forms.counting import Count, belongs, count_of
from models.forms.form import RUNNING, YEARS, FormSheet, Place, meant_by
from models.lists import CATEGORIES
from models.record import RecordType
from models.sheets.headers import Match
from models.sheets.vocabulary import Target, vocabulary
from models.writing import narrow

BY_HAND = "您定的"
EMPTY = "您说这里不填"
DAY, PARTY_YEARS = "填报日期", "党龄"
WHETHER, PEOPLE, HOUSEHOLDS = "是否：", "人数：", "户数："
_OURS = "本村的"
#: field of the village -> the word for it in running text
_VILLAGE = {"name": "村名", "township": "乡镇", "county": "县区", "secretary": "填表人"}
_COUNTED = ("男", "女", "党员", "60岁以上", "80岁以上", "18岁以下", "外出", "少数民族")
_SAME_IN_ALL = "每行一样"
Types = Mapping[str, RecordType]


@dataclass(frozen=True)
class Meaning:
    """Something a place may mean.

    Attributes:
        words: what is chosen, "" for nothing.
        source: where it comes from.
        also: other words under which it is found.
    """

    words: str
    source: str
    also: tuple[str, ...] = ()

    def is_like(self, text: str) -> bool:
        """Say whether typed words mean it, or a part of it."""
        wanted = narrow(text).lower()
        return any(wanted in narrow(one).lower() for one in (self.words, self.source, *self.also))


def meanings(place: Place, sheet: FormSheet, types: Types) -> list[Meaning]:
    """Return what may be chosen for a place; first that nothing is written."""
    found = [Meaning("", "这里不填，空着")]
    if place.gap is not None:
        return found
    if place.column is not None:
        found.append(Meaning(RUNNING, "从 1 起编号"))
    if sheet.record_type is not None:
        found += [Meaning(words, _source(one, types), one.words)
                  for words, one in _fields(sheet.record_type, types)]  # fmt: skip
    found += [Meaning(f"{_OURS}{word}", "本村，每行一样" if place.column is not None else "本村")
              for word in _VILLAGE.values()]  # fmt: skip
    found.append(Meaning(DAY, "填表那天"))
    if place.column is not None and _about_people(sheet):
        found += [Meaning(WHETHER + one.word, "特殊人群，查得到是不是") for one in _groups()]
        if sheet.record_type and "joined_on" in sheet.record_type.by_name:
            found.append(Meaning(PARTY_YEARS, "从入党时间算到填表日"))
    if place.column is None or (sheet.record_type and sheet.record_type.name == "village"):
        groups = [one.word for one in _groups()]
        found += [Meaning(PEOPLE + word, "数村民") for word in (*_COUNTED, *groups)]
        found += [Meaning(HOUSEHOLDS + word, "数户") for word in groups]
    return found


def with_meaning(place: Place, words: str, sheet: FormSheet, types: Types) -> Place:
    """Return the place with what a person says it means.

    Raises:
        UserError: the words say nothing that is known.
    """
    empty = replace(place, target=None, derivation=None, count=None, figure=None,
                    membership=None, confidence=1.0)  # fmt: skip
    if not words:
        return replace(empty, reason=EMPTY)
    empty = replace(empty, reason=BY_HAND)
    for begin, make in _SAID.items():
        if words.startswith(begin):
            return make(empty, words.removeprefix(begin), sheet, types)
    if words == RUNNING and place.column is not None:
        return replace(empty, derivation=RUNNING)
    if words == DAY:
        return replace(empty, derivation=DAY)
    return _of_register(empty, words, sheet, types)


def said_of(place: Place, sheet: FormSheet, types: Types) -> str | None:
    """Return the words for what a place means now; None where nothing is known."""
    if place.count is not None:
        return place.derivation
    if place.derivation in {RUNNING, DAY}:
        return place.derivation
    if place.derivation == YEARS:
        return PARTY_YEARS
    target = place.target
    if target is None:
        return "" if place.reason == EMPTY else None
    if target.register == "village" and target.field.name in _VILLAGE and (
        sheet.record_type is None or sheet.record_type.name != "village"
    ):
        return _OURS + _VILLAGE[target.field.name]
    known = _fields(sheet.record_type, types) if sheet.record_type else ()
    return next((words for words, one in known if one.path == target.path), target.field.label)


def _fields(record_type: RecordType, types: Types) -> Iterator[tuple[str, Target]]:
    """Yield the fields with the words that name each alone, own ones before linked ones."""
    targets = vocabulary(record_type, types).targets
    seen: set[str] = set()
    for one in (*(t for t in targets if not t.linked), *(t for t in targets if t.linked)):
        label = one.field.label
        words = label if label not in seen else f"{types[one.register].label}的{label}"
        seen.add(label)
        yield words, one


def _source(one: Target, types: Types) -> str:
    return types[one.register].label


def _groups() -> list[Any]:
    return [one for one in CATEGORIES if one.code != "other"]


def _about_people(sheet: FormSheet) -> bool:
    kind = sheet.record_type
    return kind is not None and (
        kind.name in {"resident", "household"}
        or any(link.to == "resident" and link.required for link in kind.links)
    )


def _of_register(empty: Place, words: str, sheet: FormSheet, types: Types) -> Place:
    kind = sheet.record_type
    if kind is None:
        raise UserError("没看出这张表要填哪本台账。", "请去掉这份对照再试。")
    if words == PARTY_YEARS and "joined_on" in kind.by_name:
        target = Target(kind.name, kind.by_name["joined_on"], derivation=YEARS)
        return replace(empty, target=target, derivation=YEARS)
    known = list(_fields(kind, types))
    found = next((one for said, one in known if words == said), None) or next(
        (one for _, one in known if words in {one.path, *one.words}), None
    )
    if found is None:
        raise UserError(f"“{kind.label}”里没有“{words}”这一栏。", "请看看写得对不对。")
    return meant_by(empty, Match(0, None, 1.0, BY_HAND, found))


def _of_village(empty: Place, words: str, sheet: FormSheet, types: Types) -> Place:
    del sheet
    name = next((name for name, word in _VILLAGE.items() if word == words), "")
    if not name:
        raise UserError(f"本村没有“{words}”。", f"可以写：{'、'.join(_VILLAGE.values())}。")
    target = Target("village", types["village"].by_name[name])
    how = words if empty.column is None else _SAME_IN_ALL
    return replace(empty, target=target, derivation=how)


def _of_whether(empty: Place, words: str, sheet: FormSheet, types: Types) -> Place:
    del types, sheet
    return _counting(empty, WHETHER + words, belongs(f"是否{words}"))


def _of_people(empty: Place, words: str, sheet: FormSheet, types: Types) -> Place:
    del types
    return _counting(empty, PEOPLE + words, count_of((words,), sheet.about.said, "人"))


def _of_households(empty: Place, words: str, sheet: FormSheet, types: Types) -> Place:
    del types
    return _counting(empty, HOUSEHOLDS + words, count_of((words,), sheet.about.said, "户"))


def _counting(empty: Place, words: str, count: Count | None) -> Place:
    if count is None:
        said = words.partition("：")[2]
        raise UserError(f"看不懂“{said}”是哪些人。", "可以写 低保、党员、60岁以上女 这样的。")
    return replace(empty, count=count, derivation=words)


_SAID: Mapping[str, Callable[[Place, str, FormSheet, Types], Place]] = {
    WHETHER: _of_whether, PEOPLE: _of_people, HOUSEHOLDS: _of_households, _OURS: _of_village,
}  # fmt: skip
