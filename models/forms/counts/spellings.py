"""Other spellings of what is counted, brought into the one that counts are read in.

八十岁以上, ≥80岁 and 百岁老人 are ages; 女童 are girls; those who hold a 二代证 are 残疾人.
"""

from __future__ import annotations

import re

from models.sheets import whose
from models.writing import read_numeral

EVERYBODY = "总人口"
VILLAGE = re.compile("[全本]村总?人口(?=数|总数|[(]|/|$)")  #: everybody, whatever the title says
#: people of offices elsewhere, whom no ledger of a village has
_WITHOUT = re.compile(f"[(](?:不含|不包括|除)[^()]*(?:{whose.any_of(whose.SENT)})[^()]*[)]")
_HOUSED = re.compile("户籍(?=总?户)")  #: the households of the books are those of 户籍
_CHILD = re.compile("([男女])童")
_WITHIN = re.compile("(两委|村民?|[村两]委会?)([男女])性?(干部|代表|成员|委员)")  #: 村“两委”女干部
#: 村（居）民代表 of a village are those of its 村民; 外出务工劳动力 are who works away
_OR_TOWN = re.compile("(?<=村)[(]居[)](?=民)")
_WORKING_AWAY = re.compile("(外出(?:务工(?:经商)?|从业|就业|打工))劳动力(?!资源)")
_FLOATING = re.compile("外出流动(?!党员)(?:人员|人口)?")
#: 70岁以上高龄老人 are those of the years it says
_AGED = re.compile(r"(?<=以上)的?高龄(?=老年?人)")
_QUOTES = re.compile("[“”\"'‘’]")
_NUMERAL = "[一二三四五六七八九十百]{1,4}"
_YEARS = re.compile(f"{_NUMERAL}(?=周?岁|[至到]{_NUMERAL}周?岁)")  #: 六十岁以上, 七十至七十九岁
_HUNDRED = re.compile("100岁(?:及?以上)?(?=老年?人)")
_AT_LEAST = re.compile(r"(?:≥|≧|>=)(\d{1,3})周?岁?")
_AT_MOST = re.compile(r"(?:≤|≦|<=)(\d{1,3})周?岁?")
_BELOW = re.compile(r"<(\d{1,3})周?岁?")
#: 35—50岁（不含50岁）: those who are 50 are none of them
_LESS = re.compile(r"(\d{1,3})周?岁?([-—–~～至到])(\d{1,3})(周?岁)\(不含(?:\3周?岁)?\)")
_CARD = re.compile("持有?(?:第?二代)?残疾人?证(?:的?残疾人|的?人员?)?|残疾人?证持有(?:人|者)?")
#: beneath a head that speaks of ages: 0-17, 60+
_BANDS = re.compile(r"(?<=/)(\d{1,3}[-—–~～至到]\d{1,3})(?=/|$)")
_UPWARDS = re.compile(r"(?<=/)(\d{1,3})(?:\+|及?以上)(?=/|$)")
_OF_AGES = re.compile(r"年龄|\d周?岁")
_SUMMED = re.compile("^人口(?:数|情况)?/(?:[总合小]计|总数)$")  #: everybody, beneath the head 人口
#: 流动人口（外出）, and what 外出人口 are: （离开本乡镇半年以上）
_MOVED = re.compile("流动人口[(](?:外出|流出)[)]")
_HOW_LONG = re.compile("(?<=外出)(人口|人员|人数|务工人员)?[(]指?离开[^()]*半年[^()]*以上[)]")
#: the sorts of 监测户, named one by one
_MONITORED = re.compile(
    "脱贫不稳定户?[、和及与]边缘易致贫户?(?:[、和及与]突发严重困难户?)?(?=的?监测)|"
    "脱贫不稳定户?[、和及与]边缘易致贫户?[、和及与]突发严重困难户?"
)
_PLAIN = (
    ("党员(含预备党员)", "党员"), ("党员(含预备)", "党员"), ("按年龄分组/", "按年龄分/"),
    ("按性别分组/", "按性别分/"),
    ("特困人员救助供养", "特困人员"), ("特困人员供养", "特困人员"),
    ("常住总人口", "常住人口"), ("汇总人口", "总人口"), ("脱贫人数", "脱贫人口数"),
    ("持二代证", "持证"), ("持第二代证", "持证"), ("留守老年人", "留守老人"),
    ("城乡低保", "低保"), ("登记选民", "选民"), ("男性公民", "男性"), ("女性公民", "女性"),
)  # fmt: skip


def spelled(text: str) -> str:
    """Return narrow words of a count in the spelling in which they are read."""
    text = VILLAGE.sub(EVERYBODY, _WITHOUT.sub("", _HOUSED.sub("", text)))
    text = _CHILD.sub(r"\1儿童", _WITHIN.sub(r"\1\3\2", _QUOTES.sub("", text)))
    text = _WORKING_AWAY.sub(r"\1", _OR_TOWN.sub("", text))
    text = _AGED.sub("", _FLOATING.sub("外出", text))
    text = _LESS.sub(lambda one: f"{one[1]}{one[2]}{int(one[3]) - 1}{one[4]}", text)
    text = _HUNDRED.sub("100岁以上", _YEARS.sub(_in_digits, text))
    text = _AT_LEAST.sub(r"\1岁及以上", _AT_MOST.sub(r"\1岁及以下", text))
    text = _CARD.sub("残疾人", _BELOW.sub(r"\1岁以下", text))
    if _OF_AGES.search(text):
        text = _UPWARDS.sub(r"\1岁以上", _BANDS.sub(r"\1岁", text))
    text = _HOW_LONG.sub(r"\1", _MOVED.sub("外出人口", text))
    text = _MONITORED.sub(lambda one: "" if "监测" in text[one.end() :] else "监测户", text)
    text = _SUMMED.sub(EVERYBODY, text)
    for word, plain in _PLAIN:
        text = text.replace(word, plain)
    return text


def _in_digits(found: re.Match[str]) -> str:
    years = read_numeral(found[0])
    return found[0] if years is None else str(years)
