"""What a place of a form may mean, in words that a person chooses or writes.

The words are one language for the window, for `--mapping` and for what is kept for next time:

    联系电话            a field of the register whose records stand in the rows
    户的户号            a field of a record they point to, where the bare label is not its own
    村民的姓名          a field, where it is not known of which register the form is
    序号　填报日期　党龄　出生年月
    金额大写：原额      an amount in capital words
    本村的村名          the same in every row; 所在地：县、乡镇、村
    是否：低保          is the person, or the household, among them
    人数：60岁以上女    how many; 户数：低保; 户内人数：60岁以上; 占比：党员 / 户籍在册
    用印登记：用印次数合计   a figure of the books, of the form's period
    （empty）           nothing is written

`taking` understands them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from models.errors import UserError
from models.forms.counts.figures import figures
from models.forms.decided.taking import (
    BORN_MONTH,
    DAY,
    EMPTY,
    HOUSEHOLDS,
    MEMBERS,
    OURS,
    PARTY_YEARS,
    PEOPLE,
    SHARE,
    VILLAGE,
    WHETHER,
    Types,
    born_of,
    fields_of,
    money_of,
    with_meaning,
)
from models.forms.form import MONTH, RUNNING, SITE, YEARS, FormSheet, Place
from models.forms.shapes.amounts import IN_WORDS
from models.forms.shapes.people import about_people
from models.lists import CATEGORIES
from models.sheets.vocabulary import Target
from models.writing import narrow

_COUNTED = ("男", "女", "党员", "60岁以上", "80岁以上", "18岁以下", "外出", "少数民族")


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
    listed = place.column is not None or sheet.kind == "person"
    if listed:
        found += _of_records(sheet, types)
    found += [Meaning(f"{OURS}{word}", "本村，每行一样" if place.column is not None else "本村")
              for word in VILLAGE.values()]  # fmt: skip
    found += [Meaning(SITE, "本村"), Meaning(DAY, "填表那天")]
    if listed and _has_people(sheet):
        found += [Meaning(WHETHER + one, "查得到是不是") for one in _sorts()]
        found += [Meaning(MEMBERS + one, "数一户里有几个") for one in _sorts()]
    if _is_counted(place, sheet):
        found += [Meaning(PEOPLE + word, "数村民") for word in _sorts()]
        found += [Meaning(HOUSEHOLDS + word, "数户") for word in _groups()]
        found += [Meaning(SHARE + word, "占全部的百分之几") for word in _sorts()]
        found += [Meaning(words, "从账里加起来") for words in figures(types)]
    return found


def freely(place: Place, sheet: FormSheet, types: Types, words: str) -> list[Meaning]:
    """Return what words that are not on offer may mean: 60岁以上女 may be counted, or asked."""
    counted = _is_counted(place, sheet)
    begins = (PEOPLE, HOUSEHOLDS, SHARE) if counted else (WHETHER, MEMBERS)
    if place.gap is not None or not words:
        return []
    found = []
    for said in dict.fromkeys((words, *(begin + words for begin in begins))):
        if said.startswith(begins):
            try:
                with_meaning(place, said, sheet, types)
            except UserError:
                continue
            found.append(Meaning(said, "照您写的"))
    return found


def _of_records(sheet: FormSheet, types: Types) -> Iterator[Meaning]:
    """Yield the fields of the records, and what follows from them."""
    for words, one in fields_of(sheet, types):
        yield Meaning(words, types[one.register].label, one.words)
    for words, one in money_of(sheet, types):
        yield Meaning(IN_WORDS + words, types[one.register].label)
    if born_of(sheet, types) is not None:
        yield Meaning(BORN_MONTH, "出生日期里的年和月")
    if sheet.record_type and "joined_on" in sheet.record_type.by_name:
        yield Meaning(PARTY_YEARS, "从入党时间算到填表日")


def said_of(place: Place, sheet: FormSheet, types: Types) -> str | None:
    """Return the words for what a place means now; None where nothing is known."""
    if place.count is not None or place.figure is not None:
        return place.derivation
    if place.derivation in {RUNNING, DAY, SITE}:
        return place.derivation
    if place.derivation == YEARS:
        return PARTY_YEARS
    target = place.target
    if target is None:
        return "" if place.reason == EMPTY else None
    if place.derivation == MONTH and target.field.name == "born_on" and sheet.record_type:
        return BORN_MONTH
    if target.register == "village" and target.field.name in VILLAGE and (
        sheet.record_type is None or sheet.record_type.name != "village"
    ):
        return OURS + VILLAGE[target.field.name]
    words = _word_of(target, sheet, types)
    return IN_WORDS + words if (place.derivation or "").startswith(IN_WORDS) else words


def _word_of(target: Target, sheet: FormSheet, types: Types) -> str:
    known = fields_of(sheet, types)
    return next((words for words, one in known if one.path == target.path), target.field.label)


def _groups() -> list[str]:
    return [one.word for one in CATEGORIES if one.code != "other"]


def _sorts() -> tuple[str, ...]:
    return tuple(dict.fromkeys((*_COUNTED, *_groups())))


def _is_counted(place: Place, sheet: FormSheet) -> bool:
    """Say whether a place may hold a number of the whole village."""
    if place.column is None:
        return sheet.kind != "person"
    return sheet.record_type is not None and sheet.record_type.name == "village"


def _has_people(sheet: FormSheet) -> bool:
    return sheet.record_type is None or about_people(sheet.record_type)
