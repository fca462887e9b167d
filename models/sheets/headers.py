"""Match the heads of somebody else's table to fields: by label, alias and what they come down to.

A wrong silent fill is worse than an empty cell: what is doubtful stays unmatched and says why.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from models.sheets import values
from models.sheets.by_values import (
    Samples,
    by_elimination,
    by_values,
    instead,
    is_of_sorts,
    judged,
    of_the_same,
    own_group,
)
from models.sheets.latin import are_codes, by_letters
from models.sheets.matched import (
    ALIAS,
    LABEL,
    ROW_NUMBER,
    SAID_BEFORE,
    THEME,
    Match,
    find,
    key_of,
    match_to,
)
from models.sheets.neighbours import by_neighbours
from models.sheets.numbered import SEVERAL, of_several
from models.sheets.others import (
    is_of_others,
    of_whom,
    speaks_of_somebody,
)
from models.sheets.parents import joined_heads
from models.sheets.rivals import in_the_end, once, second_meanings
from models.sheets.vocabulary import (
    Target,
    Vocabulary,
    bare,
    brackets,
    core,
    of_the_head,
)
from models.writing import narrow

_HINT, _ODD_HINT, _UNDER = 0.02, 0.1, 0.02
_LIKE = 0.66  #: difflib's ratio from which a head is told to resemble a label
#: words in brackets that only say how to write the value
_HINT_WORDS = re.compile(
    r"(必填|选填|可选|可不填|非必填|文本|格式|年|月|日|yyyy|mm|dd|元|万元|亩|平方米|㎡|人|户|岁|周岁|公历|阳历|位|"
    r"18|15|11|号码|数字|是|否|男|女|或|如|例|请|填写|填|写|没有|无|有|可空|空着|全称|下拉|选择|单选|√|/|至|到|及|"
    r"签字|签名|签章|盖章|手印|打勾|勾选|划|单位|部门|个人|名称|[与同和]户主的?|"
    r"份|张|次|枚|块|台|间|套|辆|件|处|天|月份|吨|公里|米|小时|"
    r"村|组|社|屯|乡|镇|街道|县|市|省|、|以|身份证|手机|座机|汉字|小写|大写|\d|[-.~*]|x|a|o|k|b|c|d|e|f|g|h)*",
)
_RUNNING = re.compile(
    r"户?序号?|编号|序列号?|行号|顺序?号?|排序|排号|号|no|num|#|id|项次|编次|序次|行次|第几个"
)
_EITHER = "可能是"
_OPTIONS = re.compile("[/／、,，或]")
_PARTED = re.compile(r"[/／]|或")
_JOINED = re.compile("及|和|与")
#: one of two words for the first half: 承办（包案）领导, 迁入（出生）日期
_INNER = re.compile(r"([^()]{2,6})\(([^()]{2,6})\)([^()]{1,6})")
_TWO = 2
_ONE_OF_THEM = 0.1  #: known for what it is, and yet no column of the row's own
#: a side of a thing that a second word may name: 责任人及电话
_SIDE = re.compile(
    "(?:联系)?(?:电话|方式|职务|时间|日期|期限|办法|形式|结果|面积|数量|内容|说明|用途|原因|措施|单位|依据|进展)$"
)
#: what is said once of two: 出生或迁入时间
_LAST = re.compile("(?:日期|时间|年月|地点|地址|原因|方式|单位|人姓名|人员|人)$")
_WORDS = frozenset({"text", "long_text", "person_name"})
_EDGES = re.compile("自|从|起|始|开始|起始|[至到止终]|截止|终止|结束|到期")
_MONEY = frozenset({"元", "万元"})


Heads = Sequence[str | Sequence[str]]


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
    found, several, coded = [], of_several(paths), are_codes(paths)
    for column, path in enumerate(paths):
        said = (learnt or {}).get(key_of(path))
        if said is not None:
            found.append(_as_learnt(column, by_path.get(said)))
        elif path and is_running(bare(path[-1])) and column in numbered:
            found.append(_running(column))
        elif column in several:
            found.append(Match(column, None, _ONE_OF_THEM, SEVERAL))
        elif coded and (one := _spelled(column, path, words)):
            found.append(one)
        else:
            found.append(_match_one(column, path, words, explain=explain))
    found = [judged(one, paths[one.column], words, samples or {}) for one in found]
    found = list(in_the_end(list(by_neighbours(paths, found)), paths))
    found = list(second_meanings(found, paths, words))
    sought = {one.target for one in found if one.target}
    found = list(once(found, samples or {}, paths))
    found = list(instead(found, paths, words, samples or {}))
    found = list(own_group(found, words))
    found = list(by_elimination(found, paths, sought))
    found = list(by_values(found, paths, words, samples or {}))
    return tuple(of_the_same(found, paths, words, samples or {}))


def _as_learnt(column: int, target: Target | None) -> Match:
    if target is None:
        return Match(column, None, 1.0, f"{SAID_BEFORE}您说不导这一列")
    return match_to(column, target, 1.0, f"{SAID_BEFORE}您这样对的")


# -- by the head ------------------------------------------------------------------------------


def _match_one(column: int, head: tuple[str, ...], words: Vocabulary, *, explain: bool) -> Match:
    if not head or "大写" in head[-1]:
        return Match(column, None, 0.0, "是大写的金额" if head else "没有表头")
    leaf = of_the_head(head[-1])
    if edges := [hint for hint in brackets(leaf) if _EDGES.fullmatch(hint)]:
        head = (*head[:-1], bare(leaf), edges[0])  # 承包期限（止）
        leaf = edges[0]
    found, score, reason, doubt = _found(head, leaf, words)
    listed = _in_options(column, leaf, words) if is_of_sorts(head) or not found else None
    if listed and listed.target not in found:
        return listed
    if not found:
        return (
            _in_parts(column, leaf, words)
            or _in_brackets(column, leaf, words)
            or _unmatched(column, leaf, words, explain=explain)
        )
    if len(found) > 1:
        found = _by_brackets(leaf, found, words) or found
    if len(found) > 1:
        return _torn(column, found, score)
    if doubt:
        return Match(column, None, score / 2, doubt)
    score -= _UNDER if len(head) > 1 else 0
    return _beside_brackets(column, leaf, words, match_to(column, found[0], score, reason))


def _spelled(column: int, path: tuple[str, ...], words: Vocabulary) -> Match | None:
    """Match a code that is no word for a field: GMSFHM."""
    spelled = by_letters(path[-1], words) if path and not find(path[-1], words)[0] else ()
    said = f"“{path[-1]}”是拼音" if spelled else ""
    return match_to(column, spelled[0], ALIAS - _ODD_HINT, said) if spelled else None


def _found(
    head: tuple[str, ...], leaf: str, words: Vocabulary
) -> tuple[tuple[Target, ...], float, str, str]:
    """Return what a head with its parents may be, how sure, why, and what makes it doubtful."""
    found, score, reason = find(leaf, words)
    doubt = of_whom(head, found[0], words) if found else ""
    if not found or (len(head) > 1 and (doubt or score < LABEL)):  # parents say more
        for said in joined_heads(head):
            joined, score_, reason_ = find(said, words)
            if joined and (doubt or not found or _is_own(joined[0]) or not _is_own(found[0])):
                return joined, score_, reason_, ""
    return found, score, reason, doubt


def _by_brackets(
    leaf: str, found: tuple[Target, ...], words: Vocabulary
) -> tuple[Target, ...]:
    """Return which of several fields the words in brackets name: 会议名称（类型）."""
    told = {
        one
        for hint in brackets(leaf)
        for said in (hint, *(f"{theme}{hint}" for theme in words.themes))
        for one in find(said, words)[0]
        if one in found
    }
    return tuple(told) if len(told) == 1 else ()


def _beside_brackets(column: int, leaf: str, words: Vocabulary, one: Match) -> Match:
    """Return the match of a head, less sure or open for what stands in its brackets."""
    target = one.target
    if target is None:
        return one
    if inner := _INNER.fullmatch(narrow(leaf)):
        return _either(one, target, find(f"{inner[2]}{inner[3]}", words)[0])
    if not _MONEY.isdisjoint(brackets(leaf)) and target.field.kind in _WORDS:
        return one.opened("是金额，不是文字，请您定")
    hints = [hint for hint in brackets(leaf) if not _HINT_WORDS.fullmatch(hint)]
    hints = [hint for hint in hints if not (values.offers(target.field, _OPTIONS.split(hint))
                                            or _says_the_same(hint, target, words))]  # fmt: skip
    for hint in hints:
        meant = find(hint, words)[0]
        joined = (find(f"{hint}{bare(leaf)}", words)[0], find(f"{bare(leaf)}{hint}", words)[0])
        if meant != (target,) and (meant or is_of_others(hint)) and (target,) not in joined:
            said = f"括号里的“{hint}”拿不准，请您定"
            return Match(column, None, one.score / 2, said)
    says_itself = bool(hints) and all(find(hint, words)[0] == (target,) for hint in hints)
    less = _ODD_HINT if hints and not says_itself else _HINT if any(brackets(leaf)) else 0
    return replace(one, score=round(one.score - less, 2))


def _says_the_same(hint: str, target: Target, words: Vocabulary) -> bool:
    """Say whether each of several words in brackets is the head's own: 乙方（承租/承包方）."""
    parts = [part for part in _OPTIONS.split(hint) if part]
    return len(parts) >= _TWO and all(
        any((target,) == find(said, words)[0] for said in (part, f"{part}{parts[-1][-1]}"))
        for part in parts
    )


def _torn(column: int, found: tuple[Target, ...], score: float) -> Match:
    labels = "或".join(f"“{one.field.label}”" for one in found)
    return Match(column, None, score / 2, f"{_EITHER}{labels}，请您选一个", either=found)


def _either(one: Match, target: Target, other: tuple[Target, ...]) -> Match:
    """Match a head with two first halves, 清收（偿还）责任人, of which the other may be known."""
    more = tuple(each for each in other if each != target and not each.linked)
    if more:
        return _torn(one.column, (target, *more), one.score)
    return replace(one, score=round(one.score - _HINT, 2))


def _in_options(column: int, leaf: str, words: Vocabulary) -> Match | None:
    """Match a head that lists in brackets what one choice offers: 款项性质（债权/债务）."""
    for hint in brackets(leaf):
        parts = [part for part in _OPTIONS.split(hint) if part]
        if len(parts) < _TWO or all(map(_HINT_WORDS.fullmatch, parts)):
            continue
        fitting = [one for one in words.targets
                   if one.own and values.offers(one.field, parts)]  # fmt: skip
        if len(fitting) == 1:
            said = f"括号里的“{hint}”就是“{fitting[0].field.label}”可选的"
            return match_to(column, fitting[0], ALIAS - _ODD_HINT, said)
    return None


def _in_parts(column: int, leaf: str, words: Vocabulary) -> Match | None:
    """Match a head of two words, 纠纷标题/内容: one is known, the other is no other field.

    The first may be all that is said of the second: 交款时间及方式 is 交款方式, too.
    """
    if any(brackets(leaf)):
        return None
    for parting in (_PARTED, _JOINED):
        parts = [part for part in parting.split(leaf) if part.strip()]
        if len(parts) != _TWO:
            continue
        known = [each for each in (find(part, words) for part in _each_whole(parts)) if each[0]]
        fewest = _TWO if parting is _JOINED else 1
        said = any(speaks_of_somebody((part,)) for part in parts)
        if len(known) >= fewest and (len(known) == _TWO or not said):
            both = [one for one in known[0][0] if all(one in found for found, _, _ in known)]
            if len(both) == 1:
                return match_to(column, both[0], known[0][1] - THEME, known[0][2])
        if parting is _JOINED and (one := _of_one(column, parts, words)):
            return one
    return None


def _each_whole(parts: Sequence[str]) -> Sequence[str]:
    """Return 去世日期 and 迁出日期 for 去世或迁出日期: the last word is of both."""
    if (last := _LAST.search(parts[1])) and not _LAST.search(parts[0]):
        return f"{parts[0]}{last[0]}", parts[1]
    return parts


def _of_one(column: int, parts: Sequence[str], words: Vocabulary) -> Match | None:
    """Match 责任人及电话, 交款时间及方式: of one thing two sides, of which one is known."""
    if not _SIDE.fullmatch(parts[1]):
        return None
    first = find(parts[0], words)
    stem = _SIDE.sub("", parts[0])
    second = find(f"{stem}{parts[1]}", words) if stem and stem != parts[0] else ((), 0.0, "")
    known = [each for each in (first, second) if len(each[0]) == 1 and _is_own(each[0][0])]
    targets = {each[0][0] for each in known}
    if len(targets) != 1 or values.result_kind(known[0][0][0].field) not in _WORDS:
        return None
    return match_to(column, known[0][0][0], known[0][1] - _ODD_HINT, known[0][2])


def _in_brackets(column: int, leaf: str, words: Vocabulary) -> Match | None:
    """Match a head that says in brackets what its own word means: 屋场（组别）."""
    for hint in brackets(leaf):
        word = bare(hint)
        found = words.labels.get(word) or words.aliases.get(word) or words.cores.get(core(word))
        own = [one for one in found or () if not one.linked]
        says_how = _HINT_WORDS.fullmatch(hint) or is_of_others(hint)
        if len(own) == 1 and len(word) >= _TWO and not says_how:
            return match_to(column, own[0], ALIAS - _ODD_HINT, f"括号里写的是“{word}”")
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


def _is_own(target: Target) -> bool:
    return not target.linked


def is_running(word: str) -> bool:
    """Say whether a bare head is that of the running number of rows."""
    return bool(_RUNNING.fullmatch(word))
