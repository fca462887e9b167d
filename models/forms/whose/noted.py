"""Whom the notes of a form say that it is about, and whom forms of its purpose usually are about.

检查对象为35—64周岁农村妇女 below a list says it where the title does not: what is understood
as a whole holds; what is only in part, and what is only usual, is offered, and nothing is filled
before a person agrees.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from models.forms.counts.conditions import Said, said_in
from models.forms.whose.about import About, about
from models.sheets.grid import Row
from models.writing import narrow

_SHORTEST = 8
_SAYS = re.compile("对象|范围|凡")  #: passes quickly over what a full list holds
_BEGIN = r"(?:^|[。;:,、]|\d[.)、]|[(]\d+[)])"
#: how a note says it: 检查对象为…, 采集范围：…, 凡…均应参加登记
_TOLD = (
    re.compile(rf"{_BEGIN}[\u4e00-\u9fff]{{0,6}}(?:对象|范围)(?:为|是|指|包括|:)([^。;]+)"),
    re.compile(r"凡是?([^。;]+?),?(?:的?,)?(?:均|都|一律|应当?|必须)[^。;]*"),
)
#: what a title says of a service, beside those who get it
_SERVICE = re.compile("适龄|[两二]癌|宫颈癌|乳腺癌|免费|检查|筛查|普查|健康|体检|项目|妇女|对象")
_FROM, _UP_TO = re.compile(r"年龄≥(\d+)"), re.compile(r"年龄([<≤])(\d+)")
_SOMEBODY = "人|者|妇女|老|儿童|少年|青年|学生|户|居民|村民|公民|劳动力|对象"
#: titles of forms that are about an age and sex by the rules of those who ask for them ->
#: whom, in words that are understood, and the rule
_USUAL = (
    # 宫颈癌、乳腺癌筛查工作方案（国卫办妇幼函〔2021〕635号）
    ("两癌|宫颈癌|乳腺癌", "女、35-64周岁"),
    # 兵役法第15、20条
    ("兵役登记|征兵|应征青年|役前", "男、18-22周岁"),
    # 义务教育法第11条：年满六周岁，学制九年
    ("义务教育(?!.*(?:入学|新生))|适龄儿童少年|控辍保学", "6-15周岁"),
    # 劳动年龄
    ("劳动力(?:资源|信息)", "16-59周岁"),
    ("育龄|孕前优生|避孕药具", "女、15-49周岁"),
    # 国家基本公共卫生服务规范：老年人健康管理
    ("老年人?(?:健康管理|免费体检|体检)", "65岁以上"),
    ("养老(?:保险)?金?待遇(?:领取|资格)", "60岁以上"),
    ("高龄(?:津贴|补贴|老人)", "80岁以上"),
    ("光荣牌|光荣之家", "退役军人或优抚对象"),
    ("选民登记", "选民"),
)


def noted(told: About, rows: Sequence[Row], title: str) -> About:
    """Return whom a list is about by its notes, where its title does not say it.

    `rows` are those outside the list.
    """
    if told.said or told.either:
        return told
    for text in _notes(rows):
        said = _whom(text)
        if said is not None:
            sure = not (said.unknown or _SERVICE.sub("", told.unknown))
            return said if sure else replace(told, offered=said.word)
    usual = next((whom for words, whom in _USUAL if re.search(words, narrow(title))), "")
    return replace(told, offered=usual) if told.unknown else told


def _notes(rows: Sequence[Row]) -> Iterator[str]:
    for row in rows:
        for cell in row:
            if isinstance(cell, str) and len(cell) >= _SHORTEST and _SAYS.search(cell):
                yield narrow(cell)


def _whom(text: str) -> About | None:
    """Return whom a note names, with what of it is not understood; None when it names nobody.

    Nor where it says different ages of men and women.
    """
    for told in _TOLD:
        for found in told.finditer(text):
            clause = re.split("[,](?!且)", found[1])[0]
            ages = [one for one in said_in(clause) if one.sort == "age"]
            if not re.search(_SOMEBODY, clause) or re.search("男.*女|女.*男", clause):
                continue
            whom = about(clause)
            others = tuple(one for one in whom.said if one.sort != "age")
            if len(ages) > 1:
                ages = list(_from_to(ages))
            if len(ages) == 1:
                said = (*others, *ages)
                rest = whom.unknown or ("除外" if "除外" in found[0] else "")
                return About(said, "、".join(one.words for one in said), rest)
    return None


def _from_to(ages: Sequence[Said]) -> Iterator[Said]:
    """Yield as one from which age and up to which: 16周岁以上、60周岁以下; nothing for others."""
    least = [int(found[1]) for one in ages if (found := _FROM.fullmatch(one.told))]
    most = [int(found[2]) - (found[1] == "<") for one in ages
            if (found := _UP_TO.fullmatch(one.told))]  # fmt: skip
    if len(ages) == len(least) + len(most) and len(least) == len(most) == 1:
        yield from said_in(f"{least[0]}-{most[0]}周岁")
