"""Invented people, written down as different secretaries do."""

from __future__ import annotations

import datetime as dt

from models.identity import check_digit

_SURNAMES = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华"
_GIVEN = (
    "秀兰",
    "建国",
    "桂英",
    "振海",
    "明",
    "小芳",
    "德顺",
    "春梅",
    "思远",
    "涛",
    "玉珍",
    "志强",
    "丽",
    "国庆",
)
_RELATIONS = ("户主", "妻", "儿子", "女儿")
_NATIONS = ("汉", "汉族", "回族", "汉", "满")
_SCHOOLS = ("小学", "初中", "高中", "大专", "本科", "文盲")
_ORDINALS = "一二三四五六七八九十"


class Person:
    """Person number `n` (from 0) of a sheet; three or four make a household."""

    def __init__(self, n, seed=0):
        k = n + seed * 131
        self.n = n
        self.house, self.place = n // 3, n % 3
        self.born = dt.date(1946, 3, 5) + dt.timedelta(days=(k * 613) % 25000)
        first17 = f"419922{self.born:%Y%m%d}{100 + (k * 7) % 890:03}"
        self.number = first17 + check_digit(first17)
        self.name = _SURNAMES[k % len(_SURNAMES)] + _GIVEN[(k * 3 + k // 14) % len(_GIVEN)]
        h = self.house * 3 + seed * 131
        self.head = _SURNAMES[h % len(_SURNAMES)] + _GIVEN[(h * 3 + h // 14) % len(_GIVEN)]
        self.sex = "男" if int(first17[16]) % 2 else "女"
        self.group = self.house % 6 + 1


def value(kind, one, style=0):
    """A cell of a kind; `style` is how this sheet's author writes it."""
    k = one.n
    born = one.born
    makers = {
        "no": lambda: k + 1,
        "name": lambda: one.name,
        "head": lambda: one.head,
        "id": lambda: one.number,
        "headid": lambda: Person(one.house * 3).number,
        "sex": lambda: (one.sex, "1" if one.sex == "男" else "2", one.sex + "性")[style % 3],
        "born": lambda: (
            born, f"{born.year}.{born.month}.{born.day}",
            f"{born.year}年{born.month}月{born.day}日",
            f"{born:%Y%m%d}", f"{born:%Y-%m-%d}", f"{born.year}.{born.month:02}",
        )[style % 6],
        "age": lambda: 2025 - born.year,
        "nation": lambda: _NATIONS[k % 5],
        "phone": lambda: f"13{k % 10}0012{4000 + k:04}" if style % 2 else 13000124000 + k * 7,
        "house": lambda: (f"{one.group:02}-{one.house + 1:03}", one.house + 1,
                          f"H{one.house + 1:04}")[style % 3],
        "relation": lambda: _RELATIONS[one.place],
        "group": lambda: (f"{one.group}组", f"{_ORDINALS[one.group - 1]}组", one.group,
                          f"第{_ORDINALS[one.group - 1]}村民小组")[style % 4],
        "address": lambda: f"白杨村{one.group}组{one.house + 1}号",
        "marital": lambda: ("已婚", "未婚", "丧偶")[k % 3],
        "school": lambda: _SCHOOLS[k % 6],
        "political": lambda: "中共党员" if k % 7 == 0 else "群众",
        "note": lambda: "外出务工" if k % 6 == 0 else None,
        "size": lambda: 3 + one.house % 3,
        "money": lambda: 320.5 + k * 10,
        "number": lambda: k * 3 + 1,
        "area": lambda: round(1.2 + k * 0.35, 2),
        "date": lambda: dt.date(2025, 1, 6) + dt.timedelta(days=k * 3),
        "text": lambda: ("正常", "较好", "一般", "需关注")[k % 4],
        "words": lambda: ("入户走访了解情况", "协调用水问题", "宣传防火", "发放慰问品")[k % 4],
        "yes": lambda: "是" if k % 3 == 0 else "否",
        "tick": lambda: "√" if k % 4 == 0 else None,
        "card": lambda: f"62170000{k:011}",
        "helper": lambda: ("李春生", "陈志强", "周敏")[k % 3],
        "mobile2": lambda: f"1870012{5000 + k:04}",
        "level": lambda: ("一级", "二级", "三级", "四级")[k % 4],
        "category": lambda: ("低保", "残疾", "退役军人", "独居老人")[k % 4],
        "village": lambda: "白杨村",
        "town": lambda: "柳河镇",
        "post": lambda: ("村党支部书记", "村委会主任", "文书", "妇联主席")[k % 4],
        "body": lambda: ("村党组织", "村民委员会", "村务监督委员会")[k % 3],
        "seal": lambda: "村委会章",
        "copies": lambda: k % 3 + 1,
        "certno": lambda: f"证字〔2025〕第{k + 1}号",
        "blank": lambda: None,
    }  # fmt: skip
    return makers[kind]()
