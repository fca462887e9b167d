"""A meaning taken: a place of a form with what a person's words say belongs there.

The words are told in `meanings`, which offers them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from models.errors import UserError
from models.forms.counts.counting import Count, Ratio, belongs, count_of, within
from models.forms.counts.figures import figures
from models.forms.form import MONTH, RUNNING, SITE, YEARS, FormSheet, Place, meant_by
from models.forms.shapes.amounts import IN_WORDS
from models.kinds import Money
from models.kinds_links import Computed
from models.record import RecordType
from models.sheets.matched import Match
from models.sheets.vocabulary import Target, vocabulary

BY_HAND = "您定的"
EMPTY = "您说这里不填"
DAY, PARTY_YEARS, BORN_MONTH = "填报日期", "党龄", "出生年月"
WHETHER, PEOPLE, HOUSEHOLDS = "是否：", "人数：", "户数："
MEMBERS, SHARE, OURS = "户内人数：", "占比：", "本村的"
#: field of the village -> the word for it in running text
VILLAGE = {"name": "村名", "township": "乡镇", "county": "县区", "secretary": "填表人"}
_SAME_IN_ALL = "每行一样"
_OF = "的"
Types = Mapping[str, RecordType]


def with_meaning(place: Place, words: str, sheet: FormSheet, types: Types) -> Place:
    """Return the place with what a person says it means.

    Raises:
        UserError: the words say nothing that is known.
    """
    empty = replace(place, target=None, derivation=None, count=None, figure=None,
                    membership=None, total="", confidence=1.0)  # fmt: skip
    if not words:
        return replace(empty, reason=EMPTY)
    empty = replace(empty, reason=BY_HAND)
    if words in {SITE, DAY} or (words == RUNNING and place.column is not None):
        target = Target("village", types["village"].by_name["name"]) if words == SITE else None
        return replace(empty, derivation=words, target=target)
    for begin, make in _SAID.items():
        if words.startswith(begin):
            return make(empty, words.removeprefix(begin), sheet, types)
    if (figure := figures(types).get(words)) is not None:
        return replace(empty, figure=figure, derivation=figure.told)
    return _of_register(empty, words, sheet, types)


def settled(sheet: FormSheet, places: Iterable[Place], types: Types) -> FormSheet:
    """Return the sheet with its places; one of no register is of that of a field chosen."""
    made = replace(sheet, places=tuple(places))
    if sheet.record_type is not None:
        return made
    targets = (one.target for one in made.places if one.target and one.reason == BY_HAND)
    name = next((one.register for one in targets if one.register != "village"), None)
    return replace(made, record_type=types[name]) if name else made


def fields_of(sheet: FormSheet, types: Types) -> Sequence[tuple[str, Target]]:
    """Return the fields with the words that name each alone, own ones before linked ones.

    Where it is not known of which register a sheet is, those of all, the people first.
    """
    return _fields(sheet.record_type, types) if sheet.record_type else list(_of_all(types))


def money_of(sheet: FormSheet, types: Types) -> Iterator[tuple[str, Target]]:
    """Yield the amounts among the fields."""
    for words, one in fields_of(sheet, types):
        field = one.field
        if isinstance(field.result if isinstance(field, Computed) else field, Money):
            yield words, one


def _fields(record_type: RecordType, types: Types) -> list[tuple[str, Target]]:
    targets = vocabulary(record_type, types).targets
    seen: set[str] = set()
    found = []
    for one in (*(t for t in targets if not t.linked), *(t for t in targets if t.linked)):
        label = one.field.label
        words = label if label not in seen else f"{types[one.register].label}{_OF}{label}"
        seen.add(label)
        found.append((words, one))
    return found


def _of_all(types: Types) -> Iterator[tuple[str, Target]]:
    seen: set[str] = set()
    for kind in sorted(types.values(), key=lambda one: one.name not in {"resident", "household"}):
        if kind.single or kind.hidden:
            continue
        for one in vocabulary(kind, types).targets:
            words = f"{kind.label}{_OF}{one.field.label}"
            if not one.linked and words not in seen:
                seen.add(words)
                yield words, one


def _of_register(empty: Place, words: str, sheet: FormSheet, types: Types) -> Place:
    kind = sheet.record_type
    if kind is not None and words == PARTY_YEARS and "joined_on" in kind.by_name:
        target = Target(kind.name, kind.by_name["joined_on"], derivation=YEARS)
        return replace(empty, target=target, derivation=YEARS)
    if words == BORN_MONTH and (born := born_of(sheet, types)) is not None:
        return replace(empty, target=born, derivation=MONTH)
    return meant_by(empty, Match(0, None, 1.0, BY_HAND, _named(words, sheet, types)))


def born_of(sheet: FormSheet, types: Types) -> Target | None:
    """Return the day of birth among the fields of a sheet."""
    found = (one for _, one in fields_of(sheet, types) if one.field.name == "born_on")
    return next(found, None) if sheet.record_type else None


def _named(words: str, sheet: FormSheet, types: Types) -> Target:
    known = fields_of(sheet, types)
    found = next((one for said, one in known if words == said), None) or next(
        (one for _, one in known if sheet.record_type and words in {one.path, *one.words}), None
    )
    if found is None and sheet.record_type is None:
        said = f"请写明哪本{_OF}哪一栏，比如 村民{_OF}姓名。"
        raise UserError("没看出这张表要填哪本台账。", said)
    if found is None:
        label = sheet.record_type.label if sheet.record_type else ""
        raise UserError(f"“{label}”里没有“{words}”这一栏。", "请看看写得对不对。")
    return found


def _of_village(empty: Place, words: str, sheet: FormSheet, types: Types) -> Place:
    del sheet
    name = next((name for name, word in VILLAGE.items() if word == words), "")
    if not name:
        raise UserError(f"本村没有“{words}”。", f"可以写：{'、'.join(VILLAGE.values())}。")
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


def _of_members(empty: Place, words: str, sheet: FormSheet, types: Types) -> Place:
    del types
    return _counting(empty, MEMBERS + words, within(words, sheet.about.said))


def _of_share(empty: Place, words: str, sheet: FormSheet, types: Types) -> Place:
    """党员 / 户籍在册: of a hundred; without the second, of all whom the form is about."""
    del types
    part, _, whole = (one.strip() for one in words.partition("/"))
    of = count_of((whole,), (), "人") if whole else Count(sheet.about.said)
    counted = count_of((part,), sheet.about.said, "人")
    made = Ratio(counted, of) if counted and of else None
    return _counting(empty, SHARE + words, made)


def _of_words(empty: Place, words: str, sheet: FormSheet, types: Types) -> Place:
    found = next((one for said, one in money_of(sheet, types) if said == words), None)
    if found is None:
        raise UserError(f"没有“{words}”这个金额。", "金额大写要写明是哪个金额的。")
    return replace(empty, target=found, derivation=IN_WORDS + words)


def _counting(empty: Place, words: str, count: Count | Ratio | None) -> Place:
    if count is None:
        said = words.partition("：")[2]
        raise UserError(f"看不懂“{said}”是哪些人。", "可以写 低保、党员、60岁以上女 这样的。")
    return replace(empty, count=count, derivation=words)


_SAID: Mapping[str, Callable[[Place, str, FormSheet, Types], Place]] = {
    WHETHER: _of_whether, PEOPLE: _of_people, HOUSEHOLDS: _of_households, OURS: _of_village,
    MEMBERS: _of_members, SHARE: _of_share, IN_WORDS: _of_words,
}  # fmt: skip
