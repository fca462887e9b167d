"""Match the heads of somebody else's table to fields: by label, alias and what they come down to.

A wrong silent fill is worse than an empty cell: what is doubtful stays unmatched and says why.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from models.field import Field
from models.writing import narrow

_LABEL, _ALIAS, _HINT, _CORE, _UNDER = 1.0, 0.97, 0.03, 0.08, 0.02
_LIKE = 0.66  #: difflib's ratio from which a head is told to resemble a label
_BRACKETS = re.compile(r"[(\[{<【〔「《][^()\[\]{}<>【】〔〕「」《》]*[)\]}>】〕」》]")
_MARKS = re.compile(r"[*★☆※:;,.、。\"'“”‘’_\-—|]+")
_NUMBERED = re.compile(r"^(\d{1,2}|[一二三四五六七八九十]{1,2})[.、)]")
#: words in brackets that only say how to write the value
_HINT_WORDS = re.compile(
    r"(必填|选填|可选|可不填|非必填|文本|格式|年|月|日|yyyy|mm|dd|元|万元|亩|平方米|㎡|人|户|岁|周岁|公历|阳历|位|"
    r"18|15|11|号码|数字|是|否|男|女|或|如|例|请|填写|填|写|没有|无|有|可空|空着|全称|下拉|选择|单选|√|/|至|到|及|"
    r"以|身份证|手机|座机|汉字|小写|大写|\d|[-.~*]|x|a|o|k|b|c|d|e|f|g|h)*",
)
#: words that make a head speak of somebody or something else than the row's own person
_OTHERS = re.compile(
    r"户主|监护|配偶|丈夫|妻子|父亲|母亲|父|母|子女|紧急|帮扶|委托|代理|代办|负责人|责任人|经办|证明人|"
    r"介绍人|领取人|收款|开户|原|旧|新|变更|其他|备用|第二|联系人|承包方|单位|学校|家长|干部|死者|亲属"
)
_HEAD = re.compile(r"户主(姓名)?")
_OWN_KINDS = frozenset({"id_number", "phone", "bank_account", "date"})
#: parents above several heads that say nothing about whose they are
_PLAIN_PARENTS = re.compile(
    r".*(基本|个人|本人|家庭成员|成员|人员|户籍|身份|联系|其他|居住|基础|村民|居民|信息|情况|资料|项目|登记|时间|日期).*"
)
_RUNNING = re.compile(r"序号?|编号|序列号?|行号|顺序号?|排序|no|num|#|id|项次")
#: spellings that are the same word, longest first
_SAME = (
    ("居民身份证", "身份证"), ("公民身份证", "身份证"), ("公民身份", "身份证"),
    ("身份证件", "身份证"),
    ("手机电话", "手机"), ("移动电话", "手机"), ("号码", "号"), ("状况", "情况"), ("程度", "情况"),
    ("年月日", "日期"), ("时间", "日期"), ("现住地址", "现住址"), ("现住地", "现住址"),
    ("住所", "住址"), ("的", ""), ("之", ""),
)  # fmt: skip
_AROUND = re.compile(r"^(是否为?|本人|个人|村民|居民|人员|所属|所在)|(是/否|是否|名称|信息)$")


@dataclass(frozen=True)
class Match:
    """What a column is: the field or None, how sure (0 to 1), and why, in Chinese."""

    column: int
    field: Field[Any] | None
    score: float
    reason: str


def match(
    heads: Sequence[str | Sequence[str]],
    fields: Sequence[Field[Any]],
    left_out: Mapping[str, str] | None = None,
) -> tuple[Match, ...]:
    """Return one match for each column, in order.

    Args:
        heads: the words above each column; a sequence is parent first.
        fields: what a column may be; each is given to one column at most.
        left_out: heads which are known and not taken -> the reason.
    """
    words = _Words(fields)
    refusals = {bare(head): reason for head, reason in (left_out or {}).items()}
    found = [
        _match_one(number, (head,) if isinstance(head, str) else tuple(head), words, refusals)
        for number, head in enumerate(heads)
    ]
    return tuple(_once(list(_not_the_heads(heads, found))))


def _not_the_heads(
    heads: Sequence[str | Sequence[str]], found: Sequence[Match]
) -> Iterator[Match]:
    """Leave open what stands between 户主姓名 and 姓名: it may be the head's number."""
    words = [bare(head if isinstance(head, str) else head[-1] if head else "") for head in heads]
    first = next((n for n, word in enumerate(words) if _HEAD.fullmatch(word)), len(words))
    name = next((n for n, one in enumerate(found) if one.field and
                 one.field.kind == "person_name" and n > first), 0)  # fmt: skip
    for one in found:
        if first < one.column < name and one.field and one.field.kind in _OWN_KINDS:
            yield replace(one, field=None, score=one.score / 2,
                          reason="夹在户主和姓名中间，可能是户主的，请您定")  # fmt: skip
        else:
            yield one


def known_words(fields: Sequence[Field[Any]]) -> frozenset[str]:
    """Return the bare forms of all labels and aliases, to find a header row by."""
    return frozenset(bare(word) for one in fields for word in (one.label, *one.aliases))


def bare(head: str) -> str:
    """Bring a head to the form in which it is compared: narrow, without marks and brackets."""
    text = narrow(head).lower()
    text = _NUMBERED.sub("", text) or text
    plain = _MARKS.sub("", _BRACKETS.sub("", text))
    return plain or _MARKS.sub("", text)


def core(text: str) -> str:
    """Bring a bare head to what it means: 居民身份证号码 and 公民身份号码 are one word."""
    for spelling, word in _SAME:
        text = text.replace(spelling, word)
    return text


class _Words:
    """All fields by label, alias and core; a word of two fields belongs to the label."""

    def __init__(self, fields: Sequence[Field[Any]]) -> None:
        self.labels = {bare(one.label): one for one in fields}
        self.aliases: dict[str, list[Field[Any]]] = {}
        self.cores: dict[str, list[Field[Any]]] = {}
        for one in fields:
            for word in {bare(alias) for alias in one.aliases}:
                self.aliases.setdefault(word, []).append(one)
            for word in {core(bare(word)) for word in (one.label, *one.aliases)}:
                self.cores.setdefault(word, []).append(one)

    def find(self, head: str) -> tuple[list[Field[Any]], float, str]:
        """Return the fields that a head may mean, how surely, and the reason."""
        word = bare(head)
        if one := self.labels.get(word):
            return [one], _LABEL, "名字一样"
        if several := self.aliases.get(word):
            return several, _ALIAS, f"“{word}”就是“{several[0].label}”"
        for shorter in (word, _AROUND.sub("", word)):
            if several := self.cores.get(core(shorter)):
                return several, _LABEL - _CORE, f"“{word}”和“{several[0].label}”是一个意思"
        return [], 0.0, ""

    def like(self, head: str) -> str:
        """Return the label that a head resembles most, or ""."""
        near = difflib.get_close_matches(bare(head), self.labels, n=1, cutoff=_LIKE)
        return self.labels[near[0]].label if near else ""


def _match_one(
    column: int, head: tuple[str, ...], words: _Words, refusals: Mapping[str, str]
) -> Match:
    if not head:
        return Match(column, None, 0.0, "没有表头")
    leaf = head[-1]
    if reason := _refused(head, refusals):
        return Match(column, None, 0.0, reason)
    found, score, reason = words.find(leaf)
    if not found and len(head) > 1:
        found, score, reason = words.find("".join(head[-2:]))
    if not found:
        return Match(column, None, 0.0, _unmatched(leaf, words))
    if len(found) > 1:
        labels = "或".join(f"“{one.label}”" for one in found)
        return Match(column, None, score / 2, f"可能是{labels}，请您选一个")
    if doubt := _speaks_of_others(head, found[0]):
        return Match(column, None, score / 2, doubt)
    if hints := [hint for hint in _brackets(leaf) if not _HINT_WORDS.fullmatch(hint)]:
        return Match(column, None, score / 2, f"括号里的“{hints[0]}”拿不准，请您定")
    score -= _HINT if list(_brackets(leaf)) else 0
    return Match(column, found[0], round(score - (_UNDER if len(head) > 1 else 0), 2), reason)


def _refused(head: tuple[str, ...], refusals: Mapping[str, str]) -> str:
    for word in (bare(head[-1]), bare("".join(head))):
        if word in refusals:
            return refusals[word]
    return ""


def _unmatched(leaf: str, words: _Words) -> str:
    if _RUNNING.fullmatch(bare(leaf)):
        return "是行号，不是数据"
    like = words.like(leaf)
    return f"像“{like}”，拿不准，请您定" if like else "账里没有这一栏"


def _brackets(head: str) -> Iterator[str]:
    for found in _BRACKETS.findall(narrow(head).lower()):
        yield found[1:-1]


def _speaks_of_others(head: tuple[str, ...], field: Field[Any]) -> str:
    """Say so when a parent or a bracket names somebody else, and the field does not."""
    own = "".join((field.label, *field.aliases))
    for word in (*head[:-1], *_brackets(head[-1])):
        other = _OTHERS.search(narrow(word))
        if other and other[0] not in own and not _is_plain(word):
            return f"是“{word}”的，不是这个人的"
    return ""


def _is_plain(parent: str) -> bool:
    plain = narrow(parent)
    return bool(_PLAIN_PARENTS.fullmatch(plain)) and not re.search(
        r"户主|监护|配偶|父|母|紧急|帮扶", plain
    )


def _once(found: list[Match]) -> Iterator[Match]:
    """Give each field to its best column; equals are left to the person."""
    best: dict[str, list[Match]] = {}
    for one in found:
        if one.field:
            best.setdefault(one.field.name, []).append(one)
    for one in found:
        if one.field is None:
            yield one
            continue
        rivals = sorted(best[one.field.name], key=lambda other: -other.score)
        others = [other.column for other in rivals if other.column != one.column]
        top = rivals[0].score
        tied = len(rivals) > 1 and rivals[1].score == top
        if one.score == top and not tied:
            yield one
        elif one.score == top:
            places = "、".join(letters(other) for other in others)
            yield replace(one, field=None, score=top / 2,
                          reason=f"和 {places} 列都像“{one.field.label}”，请您定一列")  # fmt: skip
        else:
            said = f"“{one.field.label}”已经给了 {letters(rivals[0].column)} 列"
            yield replace(one, field=None, score=one.score / 2, reason=said)


def letters(column: int) -> str:
    """Return a column's letters: 0 is A, 26 is AA."""
    name = ""
    column += 1
    while column:
        column, digit = divmod(column - 1, 26)
        name = chr(65 + digit) + name
    return name
