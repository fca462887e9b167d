"""Blanks in running text: 填报单位（盖章）：____  填报时间：  年 月 日; ××村2026年第 季度.

A blank is where spaces, underlines or × stand for a word. Offsets are those of the cell's text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from models.forms.face.line_labels import LABELS, NAMES, OF_YEAR, WITH_COLON, Sort

_GAP = r"[ \u3000_＿\xa0\t]"
_COLON = r"[:：]?"
_MARK = r"(?:[（(][^（）()]{1,8}[)）])?"
_SEALED = r"[（(](?:盖?公?章|签章|印章)[)）]"
_SORTS = {f"s{at}": sort for at, (sort, _) in enumerate(LABELS)}
_LABEL = re.compile(  # 出生日期 is not 日期: a label begins where a word does
    r"(?<![\u4e00-\u9fff])(?P<label>"
    + "|".join(f"(?P<s{at}>{words})" for at, (_, words) in enumerate(LABELS)) + ")"
    rf"(?P<mark>{_MARK})(?:\s*(?P<colon>[:：])(?:{_SEALED})?)?(?P<gap>{_GAP}*)"
)
_DAY = re.compile(
    rf"(?P<year>(?:20)?{_GAP}*)年(?P<month>{_GAP}*)月(?P<day>{_GAP}*)日"
)  # 20__年 _月 _日
#: 填表时间： _年 _月, and no day
_MONTH_OF_YEAR = re.compile(rf"(?P<year>(?:20)?{_GAP}*)年(?P<month>{_GAP}+)月(?!{_GAP}*日)")
#: 登记日期：2026年 _月 _日, of which the year is printed
_IN_YEAR = re.compile(rf"20\d\d年(?P<month>{_GAP}+)月(?:(?P<day>{_GAP}+)日)?")
_DAY_OF_YEAR = re.compile(rf"(?P<month>{_GAP}+)月(?P<day>{_GAP}+)日")  # 填报日期： _月 _日
_X = r"[xX×＊*Ｘｘ某○〇]{1,4}"
_PLACE = re.compile(
    rf"(?P<gap>{_X}[ \u3000]?|{_GAP}{{2,}}|[_＿])"
    r"(?P<what>省|市|县(?:[（(][^（）()]*[)）])?|区(?=[ \u3000_＿])|"
    r"乡[（(]镇[)）]|镇[（(]乡[)）]|乡镇|镇|乡|街道|"
    r"村[（(](?:社区|居)[)）]|行政村|村委会|村民委员会|(?<=[_＿])村(?=党(?:总?支部?|委)(?!书记|成员))|"
    r"村(?!民?小?组|负责人|主任|支?书|支部|党|干部|会计))"
)
_PERIOD = re.compile(
    rf"(?P<year>(?:20)?(?:{_GAP}{{1,}}|{_X}))年|第?(?P<quarter>[（(]?{_GAP}{{1,}}[)）]?)季度|"
    rf"(?P<month>[（(]?{_GAP}{{1,}}[)）]?)月"
)
#: the year of a form in a line above its table: 20__年, __年度, 报告期：__年; not 服务年限：__年
_ABOUT_YEAR = re.compile(
    rf"(?P<year>20{_GAP}+)年(?!{_GAP}*(?:月|\d))|(?P<whole>(?:20)?{_GAP}{{2,}}|[_＿])年度|"
    rf"(?:{OF_YEAR})(?:期间?|时期|年度|年份)[:：](?P<told>(?:20)?{_GAP}+)年(?!{_GAP}*月)"
)
#: 共有__户、党员__名: words, a blank, and a unit in which people are counted
_COUNT = re.compile(
    rf"(?P<words>[\u4e00-\u9fff0-9（()）“”]{{0,14}}){_COLON}(?P<gap>{_GAP}{{2,}}|"
    "[_＿]+)(?P<unit>户|人|名|口|个|次|件|份)(?=$|[^\u4e00-\u9fff]|其中)"
)
#: one word written wide, which is no blank before a unit: 姓  名, 人  口
_WIDE_WORD = re.compile(".*(姓名|人口)|户名|户口|[人户件]次")
_SEAL = re.compile(_SEALED)
#: what makes a label of the word before it: 村名：, 村党组织书记（签字）：; its own blank follows,
#: and the one before it is that of another label: 户主签字：____ 村填报人：____
_WORDS = "(?:[\u4e00-\u9fff“”、]|[（(][^（）()]{1,6}[)）]){0,14}"
_CALLED = re.compile(rf"{_WORDS}{_MARK}\s*[:：]|{_WORDS}签[字名章]")
#: 姓名____村内任职____: words before a blank and behind it, neither of which is a place
_BETWEEN_WORDS = re.compile(rf"[\u4e00-\u9fff]{_GAP}+$")
_PLACES = re.compile(rf"[省市县区乡镇村年度)）]{_GAP}+$")
#: 协办员：____ 村委会（盖章）: the blank is that of whose name is asked, and the seal is words
_OF_SOMEBODY = re.compile(r"(?:[员人长任记师]|签[字名章]|电话|手机|日期|时间)[）)]?[:：]$")
_SEALS = re.compile(rf"(?:委会|委员会)?\s*{_SEALED}")
_COLONED = re.compile(r"\s*[:：]")
_SIGNED = re.compile(r"签")
_PART = re.compile("[（(]?其中")
_OPENED = re.compile("[（(][^（()）]*")
_SEX = re.compile("[男女]性?")
_AROUND_DAY = re.compile(r"[（(](?:盖?公?章|签章|印章)[)）]|[:：,，;；]")
#: another label, of whatever: a blank ends where it begins
_NEXT = re.compile(
    r"[\u4e00-\u9fff](?:[\u4e00-\u9fff（()）、/]|[（(][^（()）:：]{1,10}[)）]){0,13}[:：]|20\d\d年|第|"
    rf"(?:20)?{_GAP}*年{_GAP}*月|20{_GAP}+年"
)
#: how a paragraph begins: no room for the name of a place
_INDENT = re.compile("(?:\u3000\u3000| {4})(?=[^ \u3000_＿].*[，。；])", re.DOTALL)
_PRINTED = re.compile(r"(20\d\d)年$")
_WIDE = 10  #: spaces before 年度 that leave room for the name before them, too
_LINE = re.compile("[_＿]{3}")
#: a body of the village, before which its name belongs: 填报单位：____调委会
_BODY = re.compile("(?:人民)?调(?:解委员)?委?会|妇联|残协|民兵连|团支部|老年协会|党(?:总支|支部)")
_STOPS = ("，", "。", "；", "、", ",", ";")  #: what goes on behind a drawn line in a sentence
#: words beside boxes that ask whether something is so
YES_NO = (frozenset({"是", "否"}), frozenset({"有", "无"}))
_CERTAIN = 2  #: spaces behind a label without a colon that make a blank of it


class Blank(NamedTuple):
    """Where one word is to stand, and which."""

    sort: Sort
    start: int
    end: int


class Gap(NamedTuple):
    """Something to be written into running text.

    Attributes:
        label: the words before it: 填报单位（盖章）.
        sort: what is to be written.
        blanks: where; a day written in three blanks has three.
        at_end: nothing follows its label in the cell, so that the value may stand in the next.
        words: what stands beside each of the blanks, where these are boxes to tick.
    """

    label: str
    sort: Sort
    blanks: tuple[Blank, ...]
    at_end: bool = False
    words: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """What is written there, in Chinese."""
        return NAMES[self.sort]

    def printed_year(self, text: str) -> int | None:
        """Return the year printed before the month of a day in its text, None for none."""
        found = _PRINTED.search(text[: self.blanks[0].start])
        return int(found[1]) if found else None


def gaps(
    text: str, *, title: bool = False, above: bool = False, dated: bool = False
) -> Iterator[Gap]:
    """Yield what is to be written into a text, left to right; nothing where words stand.

    Args:
        text: the cell.
        title: it is the title of the sheet, where blanks name the place and the period.
        above: it stands above the table, where a year is that of the form.
        dated: 时间 without other words is the day of the form.
    """
    found = [one._replace(sort="date") if one.sort == "when" else one
             for one in _labels(text) if dated or one.sort != "when"]  # fmt: skip
    taken = [(gap.blanks[0].start - len(gap.label), gap.blanks[-1].end) for gap in found]
    day = _own_day(text, taken)
    if day is not None:
        found.append(day)
        taken.append((day.blanks[0].start, day.blanks[-1].end + 1))
    more = [*_places(text), *_counts(text)]
    more += _periods(text) if title else _years(text) if above else ()
    found += [gap for gap in more if not any(
        start <= gap.blanks[0].start < end for start, end in taken)]  # fmt: skip
    yield from sorted(found, key=lambda gap: gap.blanks[0].start)


def is_foot(texts: Sequence[str]) -> bool:
    """Say whether words that stand side by side are those at the foot of a form: 填表人, 日期."""
    found = [next(gaps(f"{text.rstrip(':： ')}:"), None) for text in texts]
    return len(found) > 1 and all(one and one.at_end for one in found) and any(
        one.sort == "signed" for one in found if one
    )


def _labels(text: str) -> Iterator[Gap]:
    place = 0
    while found := _LABEL.search(text, place):
        place = max(found.end(), place + 1)
        gap = _labelled(text, found)
        if gap:
            yield gap
            place = max(place, gap.blanks[-1].end)


def _own_day(text: str, taken: Sequence[tuple[int, int]]) -> Gap | None:
    """Return the day of the form itself: one before which only places and labels stand.

    公示时间：年 月 日 is a day of its own.
    """
    found = _DAY.search(text)
    if not found or any(start <= found.start() < end for start, end in taken):
        return None
    before = text[: found.start()]
    for start, end in sorted(taken, reverse=True):
        before = before[:max(start, 0)] + before[end:] if end <= found.start() else before
    rest = _AROUND_DAY.sub("", _PLACE.sub("", before))
    return None if rest.strip(" \u3000_＿\xa0\t") else Gap("日期", "date", tuple(_day(found)))


def _labelled(text: str, found: re.Match[str]) -> Gap | None:
    sort = next(_SORTS[name] for name in _SORTS if found[name])
    label = found["label"].strip() + found["mark"]
    if _SIGNED.search(found["mark"]):
        sort = "signed"
    elif sort == "open" and label.startswith("单位") and _SEAL.search(found[0]):
        sort = "unit"  # whoever seals the form; 单位：元 says in what is counted
    if sort == "director" and not text.startswith(_STOPS, found.end()):
        return None
    if not found["colon"] and sort in WITH_COLON:
        return None
    gap, after = found["gap"], found.end()
    start = found.start("gap")
    if _place_at(text, start):
        return None
    if sort in {"date", "when"} and (day := _day_behind(text, start, after)):
        return Gap(label, sort, day)
    at_end = after == len(text)
    goes_on = bool(gap and (_LABEL.match(text, after) or _NEXT.match(text, after)))
    goes_on = goes_on or _follows(text, after, gap)
    if not (at_end or goes_on):
        return None
    if not found["colon"] and not (at_end or len(gap) >= _CERTAIN):
        return None
    drawn = max(gap.rfind("_"), gap.rfind("＿")) + 1  # spaces behind a line are no part of it
    blank = Blank(sort, start, start + drawn if drawn else after)
    return Gap(label, sort, (blank,), at_end and not gap.strip())


def _place_at(text: str, start: int) -> bool:
    """Say whether a blank is that of the word behind it: 填报单位：____镇____村."""
    place = _PLACE.match(text, start)
    return place is not None and not _CALLED.match(text, place.end())


def _follows(text: str, after: int, gap: str) -> bool:
    """Say whether only a mark such as （盖章） follows the blank."""
    if text.startswith("年度", after):
        return len(gap) >= _WIDE
    if text.startswith(("（20", "(20", "（ ", "( "), after):
        return len(gap) >= _CERTAIN
    if _LINE.search(gap) and text.startswith(_STOPS, after):
        return True
    counted = _COUNT.match(text, after)
    if len(gap) >= _CERTAIN and (_BODY.match(text, after) or (counted and counted["words"])):
        return True
    return len(gap) >= _CERTAIN and bool(_SEAL.match(text, after) or text.startswith("元", after))


def _day_behind(text: str, start: int, after: int) -> tuple[Blank, ...]:
    """Return the blanks of a day behind its label, or of a part of it; () for none."""
    if day := _DAY.match(text, start):
        return tuple(_day(day))
    if day := _MONTH_OF_YEAR.match(text, start):
        return tuple(_day(day, "year", "month"))
    if day := _DAY_OF_YEAR.match(text, start):
        return tuple(_day(day, "month", "day"))
    day = _IN_YEAR.match(text, after)
    return tuple(one for one in _day(day, "month", "day") if one.end >= 0) if day else ()


def _day(found: re.Match[str], *parts: Sort) -> Iterator[Blank]:
    names: tuple[Sort, ...] = parts or ("year", "month", "day")
    for name in names:
        yield Blank(name, *found.span(name))


def _places(text: str) -> Iterator[Gap]:
    indent = _INDENT.match(text)
    for found in _PLACE.finditer(text, indent.end() if indent else 0):
        what = found["what"]
        sort: Sort = "open"
        if _CALLED.match(text, found.end()) or _is_between(text, found):
            continue
        if _OF_SOMEBODY.search(text[: found.start()]) and _SEALS.match(text, found.end()):
            continue
        if what.startswith(("村", "行政村")):
            sort = "village"
        elif what.startswith(("乡", "镇", "街道")):
            sort = "township"
        elif what.startswith(("县", "区")):
            sort = "county"
        yield Gap(what, sort, (Blank(sort, *found.span("gap")),))


def _is_between(text: str, found: re.Match[str]) -> bool:
    """Say whether what follows a blank is the beginning of other words: 村内任职, 村委会主任."""
    before = text[: found.end("gap")]
    goes_on = re.match("[\u4e00-\u9fff]", text[found.end() :])
    if not goes_on or found["what"].endswith(("委会", "委员会")):
        return bool(goes_on)
    return bool(_BETWEEN_WORDS.search(before)) and not _PLACES.search(before)


def _counts(text: str) -> Iterator[Gap]:
    words = whole = ""
    end = 0
    for found in _COUNT.finditer(text):
        said = found["words"]
        if said and not found["gap"].strip() and _WIDE_WORD.fullmatch(said + found["unit"]):
            continue
        words = said or words
        goes_on = bool(_SEX.fullmatch(words)) and not _SEX.fullmatch(whole) and (
            text[: found.start()].endswith(("，", "、", ","))
        )  # fmt: skip
        is_part = bool(_PART.match(words)) or _in_bracket(text, found, end)
        whole = whole if is_part or goes_on else ""
        label = f"{whole}{'/' * bool(whole)}{words}/{found['unit']}"
        whole, end = whole or words, found.end()
        yield Gap(label, "count", (Blank("count", *found.span("gap")),))


def _in_bracket(text: str, found: re.Match[str], end: int) -> bool:
    """Say whether a bracket opens right behind the number before: 留守儿童__人（女童__人）."""
    return bool(end) and _OPENED.fullmatch(text[end : found.start("gap")]) is not None


def _periods(text: str) -> Iterator[Gap]:
    for found in _PERIOD.finditer(text):
        name = next(name for name in ("year", "quarter", "month") if found[name] is not None)
        start, end = found.span(name)
        inside = text[start:end]
        if inside[:1] in "（(":
            start += 1
        if inside[-1:] in "）)":
            end -= 1
        yield Gap(NAMES[name], name, (Blank(name, start, end),))  # type: ignore[arg-type,index]


def _years(text: str) -> Iterator[Gap]:
    for found in _ABOUT_YEAR.finditer(text):
        if found["whole"] and text[: found.start()].strip() and _COLONED.match(text, found.end()):
            continue  # 合作社（盖章）：____ 年度：____, of which each has a blank of its own
        span = found.span(next(name for name in ("year", "whole", "told") if found[name]))
        yield Gap("年", "year", (Blank("year", *span),))
