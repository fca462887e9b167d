"""Match the heads of somebody else's table to fields: by label, alias and what they come down to.

A wrong silent fill is worse than an empty cell: what is doubtful stays unmatched and says why.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from typing import Any

from models.field import Field
from models.kinds import Choice
from models.kinds_links import Copied, Link
from models.kinds_people import PersonName
from models.sheets import values
from models.sheets.neighbours import by_neighbours
from models.sheets.others import (
    CLERKS,
    is_of_others,
    is_the_head,
    of_whom,
    speaks_of_somebody,
)
from models.sheets.parents import joined_heads
from models.sheets.rivals import in_the_end, once
from models.sheets.vocabulary import (
    Target,
    Vocabulary,
    bare,
    brackets,
    core,
    is_checked,
    is_subject,
    of_the_head,
    shorter,
    unqualified,
)

_LABEL, _ALIAS, _HINT, _CORE, _UNDER = 1.0, 0.97, 0.03, 0.08, 0.02
_THEME, _ODD_HINT, _LINKED, _BY_VALUES, _QUALIFIED = 0.1, 0.1, 0.05, 0.9, 0.15
_LIKE = 0.66  #: difflib's ratio from which a head is told to resemble a label
#: words in brackets that only say how to write the value
_HINT_WORDS = re.compile(
    r"(必填|选填|可选|可不填|非必填|文本|格式|年|月|日|yyyy|mm|dd|元|万元|亩|平方米|㎡|人|户|岁|周岁|公历|阳历|位|"
    r"18|15|11|号码|数字|是|否|男|女|或|如|例|请|填写|填|写|没有|无|有|可空|空着|全称|下拉|选择|单选|√|/|至|到|及|"
    r"村|组|社|屯|乡|镇|街道|县|市|省|、|以|身份证|手机|座机|汉字|小写|大写|\d|[-.~*]|x|a|o|k|b|c|d|e|f|g|h)*",
)
_RUNNING = re.compile(r"户?序号?|编号|序列号?|行号|顺序号?|排序|no|num|#|id|项次|编次|序次")
#: beside 户主 only what says whom the list is about: 签约居民姓名; 困难成员 are some of several
_SAYS_WHO = re.compile(r"(?!困难).*(?<!成员)(居民|村民|人员|儿童|老人|残疾人|学生|对象)姓名")
#: people of whom only their name can be meant, where names stand below: 客户名称, 户名
_NAMES_THEM = re.compile(
    r"(客户|用户|住户|农户|商户|会员|员工|职工|业主|人员|对象|农民)(姓名|名称|名)|户名"
)
_COUNTED = "“{}”由程序得出，不从表里导"
_EITHER = "可能是"
_UNSAID = "表头没说清"
ROW_NUMBER = "row number"
_PARTED = re.compile(r"[/／]|或")
_JOINED = re.compile("及|和|与")
_CALLED = re.compile(r"(?<=..)(姓名|名字|名称|全称)?")
_TWO = 2


@dataclass(frozen=True)
class Match:
    """What a column is: its field if it can be written, what it means, how sure, and why.

    Attributes:
        column: 0-based.
        field: the register's own field; None where nothing is written.
        score: 0 to 1.
        reason: in Chinese.
        target: what the column means, the field's own target or one that only is understood.
        derivation: how its value follows from others, if it does.
        either: the fields that the head may mean, where none of them is the one.
        guessed: only the values told what it is.
    """

    column: int
    field: Field[Any] | None
    score: float
    reason: str
    target: Target | None = None
    derivation: str | None = None
    either: tuple[Target, ...] = ()
    guessed: bool = False

    @property
    def letters(self) -> str:
        """The letters of the column."""
        return letters(self.column)

    def opened(self, reason: str) -> Match:
        """Return the match left to the person."""
        return replace(self, field=None, target=None, derivation=None, reason=reason,
                       score=round(self.score / 2, 2))  # fmt: skip


Heads = Sequence[str | Sequence[str]]
Samples = Mapping[int, values.Sample]


def match(
    heads: Heads,
    words: Vocabulary,
    samples: Samples | None = None,
    learnt: Mapping[str, str] | None = None,
    *,
    explain: bool = True,
) -> tuple[Match, ...]:
    """Return one match for each column, in order.

    Args:
        heads: the words above each column; a sequence is parent first.
        words: what a column may be; each target is given to one column at most.
        samples: what stands in the columns; it may overrule the head.
        learnt: what a person said before: words of a head -> register.field, or "" for nothing.
        explain: say of a head without a field which label it resembles; it takes time.
    """
    paths = [
        tuple(word for word in ([head] if isinstance(head, str) else head) if word.strip())
        for head in heads
    ]
    by_path = {one.path: one for one in words.targets}
    numbered = {one for one, sample in (samples or {}).items() if values.are_numbered(sample)}
    found = []
    for column, path in enumerate(paths):
        said = (learnt or {}).get(key_of(path))
        if said is not None:
            found.append(_as_learnt(column, by_path.get(said)))
        elif path and is_running(bare(path[-1])) and column in numbered:
            found.append(_running(column))
        else:
            found.append(_match_one(column, path, words, explain=explain))
    found = [_judged(one, paths[one.column], words, samples or {}) for one in found]
    found = list(in_the_end(list(by_neighbours(paths, found)), paths))
    sought = {one.target for one in found if one.target}
    found = list(once(found, samples or {}, paths))
    found = list(_by_elimination(found, paths, sought))
    found = list(_by_values(found, paths, words, samples or {}))
    return tuple(_of_the_same(found, paths, words, samples or {}))


def key_of(path: Sequence[str]) -> str:
    """Return the words of a head as they are kept for next time."""
    return "/".join(bare(word) for word in path)


def _as_learnt(column: int, target: Target | None) -> Match:
    if target is None:
        return Match(column, None, 1.0, "上次您说不导这一列")
    return _to(column, target, 1.0, "上次您这样对的")


def _to(column: int, target: Target, score: float, reason: str) -> Match:
    if not target.own:
        help_ = target.field.help
        if target.linked or isinstance(target.field, Copied):
            reason = f"{reason}，只拿来对人，不另写"
        else:
            reason = help_ if help_.startswith("由") else _COUNTED.format(target.field.label)
    elif is_checked(target.field):
        reason = f"{reason}，只拿来核对"
    return Match(column, target.field if target.own else None, round(score, 2), reason, target,
                 target.derivation)  # fmt: skip


# -- by the head ------------------------------------------------------------------------------


def _match_one(column: int, head: tuple[str, ...], words: Vocabulary, *, explain: bool) -> Match:
    if not head or "大写" in head[-1]:
        return Match(column, None, 0.0, "是大写的金额" if head else "没有表头")
    leaf = of_the_head(head[-1])
    found, score, reason = _find(leaf, words)
    doubt = of_whom(head, found[0], words) if found else ""
    if not found or (len(head) > 1 and (doubt or score < _LABEL)):  # parents say more
        for said in joined_heads(head):
            joined, score_, reason_ = _find(said, words)
            if joined and (doubt or not found or _is_own(joined[0]) or not _is_own(found[0])):
                found, score, reason, doubt = joined, score_, reason_, ""
                break
    if not found:
        return (
            _in_parts(column, leaf, words)
            or _in_brackets(column, leaf, words)
            or _unmatched(column, leaf, words, explain=explain)
        )
    if len(found) > 1:
        labels = "或".join(f"“{one.field.label}”" for one in found)
        said = f"{_EITHER}{labels}，请您选一个"
        return Match(column, None, score / 2, said, either=found)
    if doubt:
        return Match(column, None, score / 2, doubt)
    hints = [hint for hint in brackets(leaf) if not _HINT_WORDS.fullmatch(hint)]
    for hint in hints:
        meant = _find(hint, words)[0]
        if meant != found and (meant or is_of_others(hint)):
            return Match(column, None, score / 2, f"括号里的“{hint}”拿不准，请您定")
    score -= _ODD_HINT if hints else _HINT if any(brackets(leaf)) else 0
    score -= _UNDER if len(head) > 1 else 0
    return _to(column, found[0], score, reason)


@lru_cache(maxsize=8192)  # every register is asked about every head, more than once
def _find(head: str, words: Vocabulary) -> tuple[tuple[Target, ...], float, str]:
    """Return the targets that a head may mean, how surely, and the reason; own ones first."""
    word = bare(head)
    tables = (
        (words.labels, word, 0.0, "名字一样"),
        (words.aliases, word, _LABEL - _ALIAS, f"“{word}”就是“{{}}”"),
        (words.cores, core(word), _CORE, f"“{word}”和“{{}}”是一个意思"),
        (words.cores, core(shorter(word)), _CORE, f"“{word}”和“{{}}”是一个意思"),
        (words.cores, core(words.without_theme(word)), _THEME, f"“{word}”和“{{}}”是一个意思"),
    )
    for linked in (False, True):
        for table, key, minus, reason in tables:
            here = tuple(one for one in table.get(key, ()) if one.linked == linked)
            if here:
                score = _LABEL - minus - (_LINKED if linked else 0)
                return here[:1] if linked else here, score, reason.format(here[0].field.label)
    rest = unqualified(word)
    found = words.labels.get(rest) or words.aliases.get(rest) or words.cores.get(core(rest)) or []
    own = tuple(one for one in found if not one.linked) if rest else ()
    return own, _LABEL - _QUALIFIED, f"“{word}”是“{rest}”的一种" if own else ""


def _in_parts(column: int, leaf: str, words: Vocabulary) -> Match | None:
    """Match a head of two words, 纠纷标题/内容: one is known, the other is no other field."""
    if any(brackets(leaf)):
        return None
    for parting in (_PARTED, _JOINED):
        parts = [part for part in parting.split(leaf) if part.strip()]
        known = [each for each in (_find(part, words) for part in parts) if each[0]]
        if len(parts) != _TWO or not known or parting is _JOINED and len(known) < _TWO:
            continue
        if len(known) < _TWO and any(speaks_of_somebody((part,)) for part in parts):
            continue
        both = [one for one in known[0][0] if all(one in found for found, _, _ in known)]
        if len(both) == 1:
            return _to(column, both[0], known[0][1] - _THEME, known[0][2])
    return None


def _in_brackets(column: int, leaf: str, words: Vocabulary) -> Match | None:
    """Match a head that says in brackets what its own word means: 屋场（组别）."""
    for hint in brackets(leaf):
        word = bare(hint)
        found = words.labels.get(word) or words.aliases.get(word) or []
        own = [one for one in found if not one.linked]
        if len(own) == 1 and len(word) >= _TWO and not _HINT_WORDS.fullmatch(hint):
            if not is_of_others(hint):
                return _to(column, own[0], _ALIAS - _ODD_HINT, f"括号里写的是“{word}”")
    return None


def _running(column: int) -> Match:
    return Match(column, None, 0.0, "是行号，不用导", derivation=ROW_NUMBER)


def _unmatched(column: int, leaf: str, words: Vocabulary, *, explain: bool) -> Match:
    if is_running(bare(leaf)):
        return _running(column)
    near = explain and difflib.get_close_matches(bare(leaf), words.labels, n=1, cutoff=_LIKE)
    if near:
        like = words.labels[near[0]][0].field.label
        return Match(column, None, 0.0, f"像“{like}”，拿不准，请您定")
    return Match(column, None, 0.0, "账里没有这一栏")


# -- by what stands below it ------------------------------------------------------------------


def _judged(one: Match, path: tuple[str, ...], words: Vocabulary, samples: Samples) -> Match:
    """Let the values overrule a head: a column of valid ID numbers is one, whatever it says."""
    sample = samples.get(one.column)
    if sample and one.either:
        if meant := values.told_apart(one.either, sample):
            said = f"“{path[-1]}”可以是它，别的和里面写的对不上"
            return _to(one.column, meant, one.score * 2 - _THEME, said)
        return one
    if sample is None or one.target is None or one.reason.startswith("上次"):
        return one
    kind = sample.kind
    if kind and kind != values.result_kind(one.target.field) and not speaks_of_somebody(path):
        better = [each for each in words.targets if each.own and each.field.kind == kind]
        if len(better) == 1:
            said = f"表头写“{path[-1]}”，里面却都是{better[0].field.kind_label}"
            return _to(one.column, better[0], _BY_VALUES, said)
    if (sums := _sum_beside(one.target, words)) and values.are_sums(one.target.field, sample):
        return _to(one.column, sums, _BY_VALUES, f"“{path[-1]}”下面都是金额")
    if said := values.contradicts(one.target.field, sample):
        return one.opened(said)
    return one


def _sum_beside(target: Target, words: Vocabulary) -> Target | None:
    """Return the one amount that a record must have, beside a choice that says its direction."""
    if target.linked or not isinstance(target.field, Choice):
        return None
    sums = [one for one in words.targets
            if one.own and one.field.required and one.field.kind == "money"]  # fmt: skip
    return sums[0] if len(sums) == 1 else None


def _by_elimination(
    found: Sequence[Match],
    paths: Sequence[tuple[str, ...]],
    sought: Collection[Target],
) -> Iterator[Match]:
    """Give a head of two meanings the one that no other column seeks, else what must be there.

    活动内容 is what was done where 活动名称 stands beside it, and alone it is what it was.
    """
    taken = set(sought)
    for one in found:
        if not one.either:
            yield one
            continue
        left = [each for each in one.either if each not in taken]
        left = left if len(left) == 1 else [each for each in left if each.field.required]
        if len(left) == 1:
            taken.add(left[0])
            said = f"“{paths[one.column][-1]}”可以是它，别的列没有"
            yield _to(one.column, left[0], one.score * 2 - _THEME, said)
        else:
            yield one


def _is_own(target: Target) -> bool:
    return not target.linked


def _by_values(
    found: list[Match], paths: Sequence[tuple[str, ...]], words: Vocabulary, samples: Samples
) -> Iterator[Match]:
    """Find by their values the columns whose heads say nothing, where only one field is left."""
    taken = {one.target for one in found if one.target}
    for one in found:
        sample = samples.get(one.column)
        if name := _named_so(one, paths, words, samples, taken):
            taken.add(name)
            said = f"“{paths[one.column][-1]}”下面都是姓名"
            yield _to(one.column, name, _BY_VALUES - 0.05, said)
            continue
        asked = one.reason.startswith("上次") or speaks_of_somebody(paths[one.column])
        if one.target or sample is None or asked or one.derivation == ROW_NUMBER or one.score:
            yield one
            continue
        better = values.told_by(sample, words, taken, is_blank_head=not paths[one.column])
        if better is None:
            yield one
            continue
        taken.add(better)
        said = f"{_UNSAID}，里面都是{better.field.kind_label}"
        yield replace(_to(one.column, better, _BY_VALUES - 0.05, said), guessed=True)


def _of_the_same(
    found: list[Match], paths: Sequence[tuple[str, ...]], words: Vocabulary, samples: Samples
) -> Iterator[Match]:
    """Find what heads say of whom another names: 收款人手机号 beside 收款人全称."""
    people = [_CALLED.sub("", bare(paths[one.column][-1])) for one in found if _is_person(one)]
    taken = {one.target for one in found if one.target}
    for one in found:
        word = bare(paths[one.column][-1]) if len(paths[one.column]) == 1 else ""
        who = next((each for each in people if word.startswith(each) and word != each), "")
        if one.target or one.score or not who or one.reason.startswith("上次"):
            yield one
            continue
        left = [each for each in _find(word.removeprefix(who), words)[0] if each not in taken]
        sample = samples.get(one.column)
        if len(left) != 1 or (sample and values.contradicts(left[0].field, sample)):
            yield one
            continue
        taken.add(left[0])
        yield _to(one.column, left[0], _BY_VALUES, f"是“{who}”的{left[0].field.label}")


def _is_person(one: Match) -> bool:
    """Say whether a column names whom the row is about, by a word that can stand before others."""
    target = one.target
    if target is None or target.linked:
        return False
    field = target.field
    return (
        (isinstance(field, Link) and field.required)
        or (isinstance(field, Copied) and field.of == "name")
        or (isinstance(field, PersonName) and "姓名" in target.words)
    )


def _named_so(
    one: Match,
    paths: Sequence[tuple[str, ...]],
    words: Vocabulary,
    samples: Samples,
    taken: Collection[Target],
) -> Target | None:
    """Return 姓名 for a column that only says who they are, 家庭成员, and holds their names.

    In a list of households 困难成员姓名 is one of several; elsewhere it is who the row is about.
    """
    path, sample = paths[one.column], samples.get(one.column)
    if one.target or one.score or sample is None or one.reason.startswith("上次") or not path:
        return None
    word = bare(path[-1])
    named = any("姓名" in each.words or "户主姓名" in each.words for each in taken)
    says_who = is_subject(word) or (_NAMES_THEM.fullmatch(word) and not named) or (
        word.endswith("姓名") and not speaks_of_somebody(path) and not CLERKS.search(word)
        and (_SAYS_WHO.fullmatch(word) if _lists_households(paths) else True)
    )  # fmt: skip
    if not says_who or not values.are_names(sample):
        return None
    names = [each for each in _find("姓名", words)[0] if each not in taken and not each.linked]
    return names[0] if len(names) == 1 else None


def _lists_households(paths: Sequence[tuple[str, ...]]) -> bool:
    return any(is_the_head(path[-1]) for path in paths if path)


def is_running(word: str) -> bool:
    """Say whether a bare head is that of the running number of rows."""
    return bool(_RUNNING.fullmatch(word))


@cache
def letters(column: int) -> str:
    """Return a column's letters: 0 is A, 26 is AA."""
    name = ""
    column += 1
    while column:
        column, digit = divmod(column - 1, 26)
        name = chr(65 + digit) + name
    return name
