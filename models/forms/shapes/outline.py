"""What stands above an item of a list: 二、党员情况 over 1.35岁以下, 总数 over 其中：女."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from models.forms.counts.conditions import Said, is_sort
from models.forms.counts.counting import is_part_of, of_part, understood
from models.forms.counts.finer import lies_within
from models.forms.shapes.shares import made_up
from models.forms.whose.about import About, is_everybody, says_nothing
from models.writing import narrow

PART = re.compile(r"(\d{1,2}[.、]|[(（]?[一二三四五六七八九十]{1,2}[)）、.])?\s*(其中[:：]?|#)")
#: ways to number, from the outside inwards
_NUMBERS = (
    re.compile(r"[一二三四五六七八九十]{1,3}[、.．]"),
    re.compile(r"[(（][一二三四五六七八九十]{1,3}[)）]"),
    re.compile(r"\d{1,2}[、.．](?!\d(?!\d{0,2}(?:周?岁|[-—~～至])))"),  # 2.60岁以上, not 1.5万
    re.compile(r"[(（]\d{1,2}[)）]"), re.compile(r"[①-⑳]"),
)  # fmt: skip
_TITLED = re.compile(r"^([^:：]{1,8})[:：].+$", re.DOTALL)  #: 年龄：30岁以下, then 31至40岁
_BARE = len(_NUMBERS)
#: an item that says itself of whom it is a part, whatever stands right above it: 总人口中：老年人
_OF_OTHERS = re.compile(r"[^:：]+[人口户员数]中(?:[:：]|的)")
SEX, _SUM = re.compile("[男女]性?"), re.compile("(.+)[小合]计")
#: words for people: what stands beneath 五、土地 is no part of them
_PEOPLE = re.compile("[人户员者儿妇老兵军工]|青年|劳动力|学生|群众|对象|家庭|代表|干部|成员")
#: an age or a schooling without a word for people
_PLAIN = re.compile(r"[\d年满周岁及含()以上下至到~～—–-]+|.*(学|中|专|本科|研究生|文盲).*")
_NOUNS = ("代表", "干部", "成员")
_HOMES = re.compile("户(?:数|$|[(])")
_FIRST_INNER = 1  #: the first way to number below 一、
_SPLIT = frozenset({"sex", "age", "schooling"})  #: by what all the people of a row are split
UNCLEAR = "哪些人"  #: words that no count understands


def whole_heads(heads: Sequence[Sequence[str]]) -> list[tuple[str, ...]]:
    """Return, for heads side by side, the words of which each is a part; () for none.

    其中：女 beside 低保人数 is of those; beneath 低保人数 its parents say it already. 其中：党员
    beside 户籍人口 is counted by itself, as it would be without those words. Behind 男 and 女, or
    several ages, 其中：党员 is of all of them, and so is 其中：60岁以上 behind 男 and 女; whether
    其中：女 behind ages is, nobody says. 其中：小学 behind 初中及以下 says itself of whom. What
    stands beneath 其中, or 其中：重点人群, is of the head before those, as 村民代表 are.
    """
    found: list[tuple[str, ...]] = []
    last: Sequence[str] = ()
    is_share = False  # the last is one of several into which all are split: 男, 女
    shares: list[str] = []  # those beneath the same words as the last
    is_mixed = False  # 女, 60岁以上: of which of them, or of all, 其中：低保 is nobody says
    shared: str | None = None  # whom the last makes up with the one before it
    for head in heads:
        outer = next((at for at, word in enumerate(head) if PART.match(narrow(word))), None)
        is_part = outer is not None
        of = last[-1] if last and last[:-1] == head[:outer] and is_part else ""
        part = PART.sub("", narrow(head[-1])) if is_part else ""
        if outer != len(head) - 1 and _HOMES.search(narrow(of)) and "户" not in part:
            of = ""  # 残疾人 beneath 其中 behind 总户数 are people
        if summed := _summed(head, last):
            found.append(summed)
        elif of and part and shared and not _says_sex(part, of):
            found.append((of_part(shared, part),) if is_part_of(shared, part) else ())
        elif of and part and is_mixed:
            within = _sorts(part) <= _SPLIT and _is_of_all(part, of)
            found.append(() if within else (UNCLEAR,))
        elif of and part and is_share:
            within = any(_is_of_all(part, one) for one in (of, *shares))
            found.append(() if within else (UNCLEAR,))
        else:
            found.append((of_part(of, part),) if of and part and is_part_of(of, part) else ())
        if not (is_part or summed):
            beside = bool(last and head) and last[:-1] == head[:-1]
            pair = (_sorts(last[-1]), _sorts(head[-1])) if beside else (set[str](), set[str]())
            shared = made_up(last[-1], head[-1]) if beside else None
            is_share = bool(_SPLIT & pair[0] & pair[1])
            shares = [*shares, last[-1]] if beside else []
            is_mixed = all(pair) and pair[0] | pair[1] <= _SPLIT and not pair[0] & pair[1]
            last = head
    return found


def _says_sex(part: str, last: str) -> bool:
    """Say whether a part behind men and women says of which it is, or asks for one of them."""
    return "sex" in _sorts(part) & _sorts(last)


def _is_of_all(part: str, last: str) -> bool:
    """Say whether a part behind several shares is of all of them, or says itself of which."""
    sorts, split = _sorts(part), _sorts(last)
    if sorts - _SPLIT or (split == {"sex"} and "sex" not in sorts):
        return True
    one, other = understood(part) or (), understood(last) or ()
    return len(one) == len(other) == 1 and lies_within(one[0], other[0])


def _summed(head: Sequence[str], last: Sequence[str]) -> tuple[str, ...]:
    """Return the words that 男 or 女 beside a sum of theirs splits: 0-5周岁小计, 男, 女."""
    if not head or not last or head[:-1] != last[:-1] or not SEX.fullmatch(narrow(head[-1])):
        return ()
    whole = _SUM.fullmatch(narrow(last[-1]))
    return (whole[1],) if whole and understood(whole[1]) else ()


def is_part(text: str) -> bool:
    """Say whether an item is a part of another: 其中：女."""
    return bool(PART.match(narrow(text)))


def _sorts(text: str) -> set[str]:
    return {one.sort for one in understood(text) or ()}


def unshared(part: str, whole: str) -> str:
    """Return a part without the noun that it shares with its whole: of 村干部 女干部 is 女."""
    text = PART.sub("", narrow(part))
    ends = (text[at:] for at in range(1, len(text) - 1))
    shared = next((end for end in ends if narrow(whole).endswith(end)), "")
    short = text.removesuffix(shared)
    return short if shared and understood(text) is None and understood(short) else part


def of_sort(words: Sequence[str], sort: str) -> tuple[str, ...]:
    """Return heads in a table of a sort without its noun: of 村民代表 妇女代表 are 女."""
    noun = next((one for one in _NOUNS if narrow(sort).endswith(one)), "")
    return tuple(_unnamed(word, noun) if noun else word for word in words)


def _unnamed(word: str, noun: str) -> str:
    plain = narrow(word).replace(noun, "", 1)
    named = noun in word and plain and understood(word) is None
    return plain if named and understood(plain) is not None else word


@dataclass
class Outline:
    """Follows the items downwards.

    Attributes:
        whole: the words of which the present item is a part, "" for none.
        said: what the headings above say of everybody.
        unknown: a heading above that is not understood, "" for none.
        titled: what the title says of everybody, which no part need say.
    """

    whole: str = ""
    said: tuple[Said, ...] = ()
    unknown: str = ""
    _last: str = ""
    _sorts: set[str] = field(default_factory=set)
    titled: frozenset[str] = frozenset()
    _of: str = ""
    _part: str = ""
    _indent: int = 0
    _is_heading: bool = False
    _made_up: str | None = None  # by the last item and the one before it
    _rank: int = _BARE
    _above: list[tuple[int, str]] = field(default_factory=list)

    def item(self, raw: str, beside: Sequence[str] = ()) -> None:
        """Go on to the next item, as it stands in its cell; `beside` are words at its left.

        35岁以下 beside 其中：年龄分布 is a part as well.
        """
        text = raw.strip(" \t\r\n\u3000\xa0")
        indent = sum(2 if one == "\u3000" else 1 for one in raw[: len(raw) - len(raw.lstrip())])
        rank = next((at for at, one in enumerate(_NUMBERS) if one.match(text)), _BARE)
        is_part = any(PART.match(one.strip()) for one in (*beside, text)) or (
            rank == _BARE and indent > self._indent and bool(self._last) and not self._is_heading
        )
        sorts = {one.sort for one in understood(PART.sub("", text)) or ()}
        if self._of and not is_part and self._goes_on(text, rank, sorts):
            return
        before, self._sorts, self._part = self._part, sorts, text
        of = self._last if self._made_up is None else self._made_up  # 男 and 女: of both
        self.whole = of_part(of, PART.sub("", narrow(text))) if is_part and of else ""
        self._of = self.whole
        if is_part:
            return
        self._made_up = made_up(PART.sub("", narrow(before)), narrow(text))
        inner = _FIRST_INNER if _OF_OTHERS.match(text) else rank
        self._above = [one for one in self._above if one[0] < min(rank, inner)]
        self._read()
        self._last, self._indent = _TITLED.sub(r"\1", text), indent
        self._is_heading = (
            rank < _BARE and not understood(text)
            and (says_nothing(text) or not _PEOPLE.search(text))
        )  # fmt: skip
        if rank < _BARE:
            self._above.append((rank, text))

    def _goes_on(self, text: str, rank: int, sorts: set[str]) -> bool:
        """Say whether an item goes on with the parts before it: 36-45岁 after 其中：35岁以下.

        Of 老年人 there, and of ages behind 其中：女, nobody says whose they are.
        """
        if sorts == self._sorts == {"sex"}:
            self.whole = self._of
            return True  # 女 after 其中：男
        of = {one.told for one in understood(self._of) or () if is_sort(one)}
        if not sorts or not sorts <= _SPLIT or rank < _BARE or not of - self.titled:
            return False
        is_plain = bool(_PLAIN.fullmatch(narrow(text)))
        if not (is_plain or (sorts == self._sorts and self._is_apart(text))):
            return False
        if not (is_plain and sorts == self._sorts and self._is_apart(text)):
            self.whole = self._of = UNCLEAR
        self._part = text
        return True

    def _is_apart(self, text: str) -> bool:
        """Say whether nobody is both in the part before and in another: 35岁以下, 36-45岁."""
        one, other = (understood(PART.sub("", narrow(each))) or () for each in (self._part, text))
        return not any(lies_within(*pair) for pair in ((one[0], other[0]), (other[0], one[0])))

    def is_of(self, whole: str | None) -> None:
        """Take what the present item is a part of from elsewhere; None for nowhere."""
        if whole is not None:
            part = PART.sub("", narrow(self._part))
            self.whole = self._of = whole if whole == UNCLEAR else of_part(whole, part)

    def spelled(self, part: str) -> str:
        """Return a part without the noun that it shares with its whole: of 村干部 女干部 is 女."""
        return unshared(part, self.whole)

    def _read(self) -> None:
        self.said, self.unknown = (), ""
        for _, text in self._above:
            found = understood(text)
            if found is not None:
                self.said = (*self.said, *found)
            elif not says_nothing(text):
                self.unknown = narrow(text)


@dataclass
class Behind:
    """Follows the lines of a table down to that of all the people, behind those of its title.

    集体成员, 总户数, 总人口, then 低保户数: those are of the whole village as well. Of 女 there
    nobody says of whom it is, nor of anything behind 总人口 alone, which may be those of 低保户.

    Attributes:
        of_village: the lines count both all the households and all the people.
        unclear: of whom the present line is nobody says.
    """

    of_village: bool
    unclear: bool = False
    _is_named: bool = False
    _is_behind: bool = False

    def item(self, path: Sequence[str], about: About, *, is_part: bool) -> None:
        """Go on to the next line."""
        said = [one for word in path for one in understood(word) or ()]
        whole = bool(path) and is_everybody(path[-1])
        own = not whole and any(one.told in about.apart for one in said)
        self._is_behind = not own and (self._is_behind or (whole and self._is_named))
        self._is_named = self._is_named or own
        sorts = any(is_sort(one) or one.sort in {"base", "place"} for one in said)
        clear = whole or is_part or (self.of_village and sorts)
        self.unclear = self._is_behind and not clear

    def whom(self, about: About) -> About:
        """Return of whom the present line is."""
        if not self._is_behind:
            return about
        return replace(about, said=tuple(one for one in about.said if one.told not in about.apart))
