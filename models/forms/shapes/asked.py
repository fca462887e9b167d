"""What running text asks of one person or household: 本人姓名＿＿，身份证号＿＿; 性别：□男 □女.

The label is whatever stands before the blank, unlike the words around a list (see blanks): what is
asked there is known from the labels alone, and of whom by the order in which they stand.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from models.forms.face.blanks import Blank, Gap, gaps
from models.forms.face.line_labels import Sort
from models.writing import narrow

_FILLER = r"[ \u3000_＿\xa0\t]"
_HAN = "\u4e00-\u9fff"
_YEARS = r"(?:其中)?\d{1,3}(?:[-—~～至]\d{1,3})?(?=周?岁)"  #: 其中60岁以上：__人
_WORD = rf"(?:{_YEARS})?[{_HAN}“][{_HAN}“”\"、/]{{1,13}}(?:[（(][^（）()：:]{{1,14}}[）)])?"
#: a word with its blank: 姓名：____; without a colon the blank is drawn, or wide
_ASKED = re.compile(
    rf"(?<![{_HAN}])(?P<label>{_WORD})[ \u3000]?"
    rf"(?:(?P<colon>[:：])(?P<gap>{_FILLER}*)|(?P<bare>[_＿]{{2,}}|{_FILLER}{{3,}}))"
)
_DAY = re.compile(
    rf"(?P<year>{_FILLER}+)年(?P<month>{_FILLER}+)月(?:(?P<day>{_FILLER}+)日)?(?P<born>出?生)?"
)
_GROUP = re.compile(rf"第?(?P<gap>{_FILLER}{{2,}}|[_＿])(?:村民)?小?组(?![{_HAN}]*[:：])")
_GROUP_NAMED = re.compile(
    rf"(?<![{_HAN}])组\s*[:：](?P<gap>{_FILLER}*)(?=$|[{_HAN}]{{1,8}}\s*[:：])"
)
_BOX = "[□☐▢◻]"
#: three ways to offer words: □男 □女; 男□ 女□; 男（ ）女（ ）
_OFFERS: tuple[tuple[Sort, re.Pattern[str]], ...] = (
    ("box", re.compile(rf"(?P<blank>{_BOX})\s*(?P<word>[^\s□☐▢◻、，,；;/|:：]{{1,10}})")),
    ("box", re.compile(rf"(?P<word>[{_HAN}]{{1,8}})\s*(?P<blank>{_BOX})")),
    ("tick", re.compile(rf"(?P<word>[{_HAN}]{{1,8}})\s*[（(](?P<blank>[ \u3000]*)[)）]")),
)
_YES_NO = re.compile(
    rf"(?P<label>[{_HAN}]{{2,10}})[ \u3000]{{0,2}}"
    rf"(?=(?:{_BOX}\s*[是有]\s*{_BOX}\s*[否无])|(?:[是有]\s*{_BOX}\s*[否无]\s*{_BOX}))"
)
_AGE_TOO = re.compile(rf"(?<=出生)\S*\s*[（(](?P<gap>{_FILLER}+)周?岁[)）]")
_BETWEEN = re.compile(r"[\s、，,；;/|]*")
#: what may stand right behind a blank
_AFTER = re.compile(
    r"\s*(?:$|[，,。；;、）)（(]|[元亩口人岁㎡名个](?![\u4e00-\u9fff])|周岁|平方米|万元|同志)"
)
_NEXT = re.compile(rf"\s*(?:\d{{1,2}}[.、．]\s*)?{_WORD}\s*(?:[:：]|{_FILLER}{{2,}})")
_UNIT = re.compile(rf"共?(?P<gap>{_FILLER}*)(?:周?岁|人|口|亩|元|万元|㎡|平方米)")
#: words that lead up to a name: 兹证明____，性别__
_LEADS = re.compile(
    r"兹?(?:有|证明)(?:[本我该]?村?(?:村民|居民))?|本人(?:姓名|系)?|[本我]?村村民|我[叫是]"
)
_VERB = re.compile(r"^(?:我[叫是]?|系|其|本人|该同志|兹证明|家住|持有?)(?=[\u4e00-\u9fff]{2})")
_BORN = re.compile(r"出?生于")
_BORN_ON = re.compile(r"(?:出?生于|出生(?:日期|年月日?))[:：]?$")
_AGED = re.compile(r"[现已]{0,2}年?满|现年")
_LIVES = re.compile(r"该?(?:同志)?[现家]?居?住(?:在|于|地)?")
#: where a sentence ends, or has a blank of which nothing is said; the words right before a blank
_STOP = re.compile(r"[。\n]|[_＿]{2}|[^\s_＿][ \u3000]{3}")
_BEFORE = re.compile(rf"([{_HAN}]+)[:：]?\s?$")
#: a caption before the labels of a line, 一、本人：姓名____ or 监护人：姓名____, which says whose
_CAPTION = re.compile(
    rf"(?:^|[\s_＿。；;])(?:(?P<number>[一二三四五六七八九十]{{1,2}}[、.．])(?P<part>[{_HAN}（）()]{{2,12}})"
    rf"[:：](?=\s*[{_HAN}])|(?P<words>[{_HAN}（）()]{{2,10}})[:：](?=[ \u3000]?{_WORD}[_＿]{{2}}))"
)
#: one that says no more than that what follows is theirs whom a form is about
_OWN = re.compile("(?:本人|个人|住处|居住|户的?|家庭|基本|户籍)(?:基本)?(?:情况|信息)?")
_AWAY = re.compile("(?:现?在)?外(?:地|出)?(?:务工)?(?:的|者|人员)?(?:情况|信息)?")
_FEWEST = 2


def asked(text: str) -> Iterator[Gap]:
    """Yield the blanks of a text with the words before each, left to right.

    Blanks of the form itself (unit, day, who filled it in) keep their sort, others are "asked".
    """
    own = {one.blanks[0].start: one for one in gaps(text) if one.sort not in {"open", "count"}}
    found = [*_labelled(text), *_days(text), *_groups(text), *_group_named(text), *_pairs(text),
             *_ages(text)]  # fmt: skip
    place = 0
    for gap in sorted(found, key=lambda one: one.blanks[0].start):
        start = gap.blanks[0].start
        if start >= place:
            place = gap.blanks[-1].end
            yield own.get(start, gap)


def stated(text: str) -> Iterator[tuple[tuple[str, Gap], ...]]:
    """Yield the blanks of each sentence that begins with whose they are, and the words before.

    兹有我村村民____，身份证号____ speaks of one and the same, as far as its full stop.
    """
    sentence: list[tuple[str, Gap]] = []
    end = 0
    for gap in asked(text):
        between, end = text[end : gap.blanks[0].start], gap.blanks[-1].end
        words = _BEFORE.search(between)
        if not sentence or _STOP.search(between):
            yield from _named(sentence)
            sentence = []
        sentence.append((words[1] if words else gap.label, gap))
    yield from _named(sentence)


def _named(sentence: Sequence[tuple[str, Gap]]) -> Iterator[tuple[tuple[str, Gap], ...]]:
    if len(sentence) > 1 and _LEADS.fullmatch(sentence[0][0]):
        yield tuple(sentence)


def blank_in(text: str, label: str) -> Gap | None:
    """Return the blank of a cell that has nothing else: □男 □女; __年__月__日; ____人."""
    gap, end = _offer(text, 0, label)
    if gap is not None:
        return gap if not text[end:].strip() else None
    if day := _DAY.fullmatch(text):
        return Gap(label, "asked", _blanks(day))
    unit = _UNIT.fullmatch(text)
    return Gap(label, "asked", (Blank("asked", *unit.span("gap")),)) if unit else None


def captions_in(text: str) -> Iterator[tuple[int, str, bool]]:
    """Yield where each caption in a line of labels ends, of what they are, and if it is numbered.

    "" says that they are of whom the form is about.
    """
    for found in _CAPTION.finditer(text):
        words = found["part"] or found["words"]
        said = "外出" if _AWAY.fullmatch(words) else "" if _OWN.fullmatch(words) else words
        yield found.end(), said, bool(found["number"])


def _labelled(text: str) -> Iterator[Gap]:
    captions = {len(text[:end].rstrip(" \u3000\t")) for end, _, _ in captions_in(text)}
    place = 0
    while found := _ASKED.search(text, place):
        place = found.end("label")
        before = text[: found.start()].rstrip(" \u3000\t")
        answers = before.endswith((":", "：")) and len(before) not in captions
        if found["colon"] is None and answers:
            continue  # 姓名：张三: the word is an answer
        gap = _behind(text, found)
        if gap is not None:
            yield gap
            place = max(place, gap.blanks[-1].end)


def _behind(text: str, found: re.Match[str]) -> Gap | None:
    """Return what is blank behind a label, None when it is not sure."""
    label = _plain(found["label"])
    start, end = found.span("bare" if found["colon"] is None else "gap")
    offer, _ = _offer(text, start, label) if found["colon"] else (None, 0)
    if offer is not None:
        return offer
    if day := _DAY.match(text, start):
        return Gap(label, "asked", _blanks(day))
    wide = end - start >= _FEWEST
    follows = _AFTER.match(text, end) or (wide and _NEXT.match(text, end))
    if not follows or not (wide or end == len(text)):
        return None
    drawn = max(text.rfind("_", start, end), text.rfind("＿", start, end)) + 1
    return Gap(label, "asked", (Blank("asked", start, drawn or end),))


def _pairs(text: str) -> Iterator[Gap]:
    """Yield yes or no behind a word without a colon: 低保户 □是 □否 残疾人 □是 □否."""
    for found in _YES_NO.finditer(text):
        gap, _ = _offer(text, found.end("label"), found["label"])
        if gap is not None and len(gap.words) == _FEWEST:
            yield gap


def _days(text: str) -> Iterator[Gap]:
    """Yield days that are asked behind them, or right before: ____年__月__日出生, 出生于____年."""
    for found in _DAY.finditer(text):
        if found["born"] or _BORN_ON.search(text[: found.start()]):
            yield Gap("出生日期", "asked", _blanks(found))


def _groups(text: str) -> Iterator[Gap]:
    for found in _GROUP.finditer(text):
        yield Gap("村民小组", "asked", (Blank("asked", *found.span("gap")),))


def _group_named(text: str) -> Iterator[Gap]:
    """Yield 组：__, a word too short to be a label anywhere else."""
    for found in _GROUP_NAMED.finditer(text):
        yield Gap("组", "asked", (Blank("asked", *found.span("gap")),))


def _ages(text: str) -> Iterator[Gap]:
    """Yield the age that a label for the day of birth has room for: 出生年月（  岁）."""
    for found in _AGE_TOO.finditer(text):
        yield Gap("年龄", "asked", (Blank("asked", *found.span("gap")),))


def _blanks(day: re.Match[str]) -> tuple[Blank, ...]:
    names: tuple[Sort, ...] = ("year", "month", "day")
    return tuple(Blank(name, *day.span(name)) for name in names if day[name] is not None)


def _offer(text: str, start: int, label: str) -> tuple[Gap | None, int]:
    """Return the words that are offered from a place of a text on, and where they end."""
    for sort, one in _OFFERS:
        found: list[re.Match[str]] = []
        place = _end(text, start)
        while more := one.match(text, place):
            found.append(more)
            place = _end(text, more.end())
        if len(found) >= _FEWEST:
            blanks = tuple(Blank(sort, *each.span("blank")) for each in found)
            return Gap(label, "asked", blanks, words=tuple(each["word"] for each in found)), place
    return None, start


def _end(text: str, place: int) -> int:
    found = _BETWEEN.match(text, place)
    return found.end() if found else place


def _plain(label: str) -> str:
    """Return a label without the words that lead up to it."""
    text = label.strip()
    if _LEADS.fullmatch(narrow(text)):
        return "姓名"
    if _BORN.fullmatch(text):
        return "出生日期"
    if _AGED.fullmatch(text):
        return "年龄"
    return "现住址" if _LIVES.fullmatch(text) else _VERB.sub("", text)
