"""What a column's values say about it: kinds that are known by sight, and contradictions."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from models.errors import Invalid
from models.field import Cell, Field, cell_text
from models.identity import birthday_of, check_digit_fails
from models.kinds import Choice
from models.kinds_links import Computed
from models.sheets.grid import is_empty
from models.sheets.vocabulary import Target, Vocabulary
from models.writing import narrow

MOST = 200  #: values that are looked at
_SURE, _SOME, _HARDLY = 0.8, 0.1, 0.2
_FEWEST = 3
_TRIED = 20  #: values that are read as words of a choice
_MOBILE = re.compile(r"1[3-9]\d{9}")
_ID_SHAPE = re.compile(r"\d{17}[\dX]|\d{15}|\d{4,}[*X]+[\dX]*|\d(\.\d+)?E\+?\d\d")
_PHONE_SHAPE = re.compile(r"[\d\-()+ /、,;*X]{5,}")
_CLOCK = re.compile(r"\d{1,2}:\d{2}(:\d{2}(\.\d+)?)?")
_NAME = re.compile(r"[\u4e00-\u9fff]{2,4}|[\u4e00-\u9fff]+·[\u4e00-\u9fff·]+")
_GROUP = re.compile(r"第?[\d一二三四五六七八九十]+((村民)?小?组|小?队|社)")
#: the groups of a contest or a class: 正式组, 女子组
_OF_A_CONTEST = re.compile(
    r".*(正式|预备|候补|实验|对照|[男女](子|生)?|少[年儿]|儿童|青[年少]|成[年人]|中老?年|老年|"
    r"专业|业余|[初中高]级|大众|公开|个人|团体|混合)组?"
)
#: several people, or their numbers, in one cell
_SEVERAL = re.compile(r".*[\u4e00-\u9fff\dX]{2,}[、,;][\u4e00-\u9fff\d]{2,}.*")
_HAN = re.compile(r"[㐀-鿿\U00020000-\U0003ffff·]{2,}")
#: words that many choices have
_ANY = frozenset("是否有无√×/123高中低男女") | {"其他", "其它", "一般", "正常", "—", "--"}
_YES_OR_NO = frozenset("是否√")
#: which sort of household register somebody is in
_SORTS_OF_REGISTER = re.compile(r"非?农(业|村)?|城[镇乡市]|居民|(家庭|集体)户?|[是否有无√]")
_NUMBER = re.compile(
    r"[+\-]?[\d,]+(\.\d+)?"
    r"(元|亩|人|户|岁|周岁|万元?|%|个|㎡|平方米|[天日次份张枚块台件间]|个月)?"
)

Fits = Callable[[str], object]  #: of a module: each is asked once of every value


@dataclass(frozen=True)
class Sample:
    """Some filled cells of a column, and them as narrow text; sixty registers ask the same."""

    cells: tuple[Cell, ...]
    texts: tuple[str, ...]
    shares: dict[Fits, float] = field(default_factory=dict, compare=False, repr=False)

    @classmethod
    def of(cls, cells: Iterable[Cell]) -> Sample:
        """Take the first filled cells."""
        kept = []
        for cell in cells:
            if not is_empty(cell):
                kept.append(cell)
                if len(kept) >= MOST:
                    break
        return cls(tuple(kept), tuple(narrow(cell_text(cell)).upper() for cell in kept))

    def share(self, fits: Fits) -> float:
        """Return how many of the values fit, 0 to 1."""
        if fits not in self.shares:
            fitting = sum(bool(fits(text)) for text in self.texts)
            self.shares[fits] = fitting / len(self.texts) if self.texts else 0
        return self.shares[fits]

    def is_like(self, kind: str) -> float:
        """Return how many of the values look like a kind, 0 to 1."""
        return self.share(_SHAPES[kind][0])

    @cached_property
    def kind(self) -> str:
        """The kind that nearly all values surely are: id_number or phone, else ""."""
        share = self.share(_is_id)
        if len(self.texts) >= _FEWEST or (self.texts and share == 1):
            if share >= _SURE:
                return "id_number"
            if len(self.texts) >= _FEWEST and self.share(_MOBILE.fullmatch) >= _SURE:
                return "phone"
        return ""


def result_kind(one: Field[Any]) -> str:
    """Return the kind of a field's values."""
    return one.result.kind if isinstance(one, Computed) else one.kind


def _is_id(text: str) -> bool:
    if len(text) == 15:  # noqa: PLR2004 - the old length
        return text.isdigit() and birthday_of(text) is not None
    return len(text) == 18 and birthday_of(text) is not None and not check_digit_fails(text)  # noqa: PLR2004


#: kind -> what a value of it looks like, however badly written
_SHAPES: dict[str, tuple[Callable[[str], object], str]] = {
    "id_number": (_ID_SHAPE.fullmatch, "里面不像身份证号"),
    "phone": (_PHONE_SHAPE.fullmatch, "里面不像电话"),
    "person_name": (_HAN.search, "里面不像姓名"),
    "integer": (_NUMBER.fullmatch, "里面不是数"),
    "money": (_NUMBER.fullmatch, "里面不是金额"),
    "decimal": (_NUMBER.fullmatch, "里面不是数"),
}


def contradicts(one: Field[Any], sample: Sample) -> str:
    """Return why a column cannot be this field, "" when it may be."""
    shape = _SHAPES.get(result_kind(one))
    if len(sample.texts) < _FEWEST:
        return ""
    is_head = isinstance(one, Computed) and one.result.kind == "person_name"
    one_each = "姓名" in one.label or one.kind == "id_number" or is_head
    if one_each and sample.share(_SEVERAL.fullmatch) >= _SOME:
        return f"表头像“{one.label}”，里面一格写了几个人，请您定"
    if shape and sample.is_like(result_kind(one)) <= _HARDLY:
        return f"表头像“{one.label}”，{shape[1]}，请您定"
    if one.kind == "date" and sample.share(_CLOCK.fullmatch) >= _SURE:
        return f"表头像“{one.label}”，里面只有钟点，没有日子"
    if one.label.endswith("址") and sample.share(_SORTS_OF_REGISTER.fullmatch) >= _SURE:
        return f"表头像“{one.label}”，里面不是地址，请您定"
    if one.kind == "group_name" and sample.share(_OF_A_CONTEST.fullmatch) >= _SURE:
        return f"表头像“{one.label}”，里面不像村里的组，请您定"
    if one.required and not one.default and is_hardly(one, sample):
        return f"表头像“{one.label}”，里面没有几个是它的选项，请您定"
    if result_kind(one) == "person_name" and sample.share(_YES_OR_NO.__contains__) > _SURE:
        return f"表头像“{one.label}”，里面是“是”和“否”，请您定"
    return ""


def are_numbers(sample: Sample | None) -> bool:
    """Say whether nothing but numbers stands below: no words, no names."""
    return sample is not None and len(sample.texts) >= _FEWEST and sample.is_like("money") == 1


def is_none_of(one: Field[Any], sample: Sample | None) -> bool:
    """Say whether the values are none of the words that a choice has."""
    if not isinstance(one, Choice) or sample is None or not sample.cells:
        return False
    return not any(_can_be(one, cell) for cell in sample.cells[:_TRIED])


def is_hardly(one: Field[Any], sample: Sample) -> bool:
    """Say whether most values are no words of a choice, and not like one: 脑梗, 老病, 病故."""
    if not isinstance(one, Choice) or not sample.cells:
        return False
    tried = sample.cells[:_TRIED]
    known = sum(_can_be(one, cell) or bool(one.near(cell_text(cell))) for cell in tried)
    return known * 2 < len(tried)


def offers(one: Field[Any], words: Iterable[str]) -> bool:
    """Say whether all words are such as a choice offers, and not only 是 and 否."""
    parts = list(words)
    return isinstance(one, Choice) and len(parts) > 1 and all(_can_be(one, each) for each in parts)


def told_apart(found: Iterable[Target], sample: Sample) -> Target | None:
    """Return the one of several fields which the values can be, best one that lists them."""
    left = [one for one in found
            if not (contradicts(one.field, sample) or is_none_of(one.field, sample))]  # fmt: skip
    listed = [one for one in left if isinstance(one.field, Choice)
              and all(_can_be(one.field, cell) for cell in sample.cells[:_TRIED])]  # fmt: skip
    fitting = listed if len(listed) == 1 else left
    return fitting[0] if len(fitting) == 1 else None


def are_sums(one: Field[Any], sample: Sample) -> bool:
    """Say whether under the head of a choice stand amounts instead: 收支 with +300, -20."""
    many = len(sample.texts) >= _FEWEST
    return many and sample.is_like("money") == 1 and is_none_of(one, sample)


def _can_be(one: Choice, cell: Cell) -> bool:
    try:
        return one.read(cell) is not None
    except Invalid:
        return False


def told_by(
    sample: Sample,
    words: Vocabulary,
    taken: Collection[Target],
    *,
    is_blank_head: bool,
    is_of_sorts: bool = False,
) -> Target | None:
    """Return the one field left that these values must belong to, or None.

    Args:
        sample: the values.
        words: what a column may be.
        taken: what other columns are.
        is_blank_head: nothing stands above.
        is_of_sorts: the head says that words to choose from stand below: 在党情况, 类别.
    """
    def left(fits: Callable[[Field[Any]], bool]) -> list[Target]:
        return [one for one in words.targets if one.own and one.derivation is None
                and fits(one.field) and one not in taken]  # fmt: skip

    kind = sample.kind
    if kind == "phone" and not is_blank_head:
        return None
    if kind:
        fitting = left(lambda one: one.kind == kind)
        there = any(result_kind(one.field) == kind for one in taken)
        return fitting[0] if len(fitting) == 1 and not there else None
    if len(sample.texts) < _FEWEST:
        return None
    if sample.share(_GROUP.fullmatch) >= _SURE:
        fitting = left(lambda one: one.kind == "group_name")
        return fitting[0] if len(fitting) == 1 else None
    fitting = left(lambda one: _is_choice_of(one, sample, whole=not is_blank_head))
    if is_of_sorts and not fitting:
        fitting = left(lambda one: _are_words_of(one, sample))
    return fitting[0] if len(fitting) == 1 else None


def _are_words_of(one: Field[Any], sample: Sample) -> bool:
    """Say whether values are words of a choice, and not only such as many have: 是, 其他."""
    said = set(sample.texts) - _ANY
    return bool(said) and isinstance(one, Choice) and all(_can_be(one, text) for text in said)


def are_numbered(sample: Sample | None) -> bool:
    """Say whether values are 1, 2, 3 in their order: they number the rows."""
    if sample is None or len(sample.texts) < _FEWEST or not all(map(str.isdigit, sample.texts)):
        return False
    numbers = list(map(int, sample.texts))
    return numbers == list(range(1, len(numbers) + 1))


def are_groups(sample: Sample) -> bool:
    """Say whether nearly all values are called as groups of a village are: 三组, 一社."""
    return sample.share(_GROUP.fullmatch) >= _SURE


def are_names(sample: Sample) -> bool:
    """Say whether nearly all values may be the name of one person."""
    return len(sample.texts) >= _FEWEST and sample.share(_NAME.fullmatch) >= _SURE


def _is_choice_of(one: Field[Any], sample: Sample, *, whole: bool) -> bool:
    """Say whether all values are words of a choice, at least two different ones.

    With `whole` they must be nearly all words that it has: the head says something else.
    """
    if not isinstance(one, Choice):
        return False
    seen = set()
    for cell in sample.cells:
        if not isinstance(cell, str):
            return False
        try:
            seen.add(one.read(cell))
        except Invalid:
            return False
    return len(seen) > 1 and (not whole or len(seen) >= len(one.listed()) * _SURE)
