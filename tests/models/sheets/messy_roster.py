"""A roster as careless people keep it; `python -m tests.models.sheets.messy_roster FILE ROWS`.

For `main.py bench --roster FILE`.
"""

from __future__ import annotations

import datetime as dt
import random
import sys
from pathlib import Path

import openpyxl

from models.identity import check_digit

_HEADS = (
    "序号 户编号 户主姓名 姓名 与户主关系 身份证号码 性别 出生年月 民族 联系电话 组别 家庭住址 "
    "文化程度 备注"
)
_SURNAMES = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗"
_GIVEN = "秀兰建国桂英振海明小芳德顺春梅思远涛玉珍志强丽国庆军伟敏静"
_RELATIONS = ("户主", "妻", "儿子", "女儿", "长子", "孙女")
_SCHOOLS = ("小学", "初中", "高中", "大专", "本科", "文盲")
_TENS = "一二三四五六七八九十"


def write_roster(path, rows):
    """Write a roster as careless people keep it: every spelling, some numbers damaged."""
    book = openpyxl.Workbook(write_only=True)
    page = book.create_sheet("花名册")
    page.append(["某某村人口花名册"])
    page.append(_HEADS.split())
    for row in _people(rows):
        page.append(row)
    page.append(["合计", None, None, f"{rows}人"])
    book.save(path)


def _people(rows):
    chance = random.Random(7)
    head, house = "", 0
    for k in range(rows):
        place = k % 4
        name = chance.choice(_SURNAMES) + "".join(chance.sample(_GIVEN, chance.choice((1, 2))))
        if not place:
            head, house = name, house + 1
        born = dt.date(1935, 1, 1) + dt.timedelta(days=chance.randrange(32000))
        first17 = f"419922{born:%Y%m%d}{chance.randrange(10, 999):03}"
        number = first17 + check_digit(first17)
        if k % 97 == 5:
            number = float(first17[:15] + "000")
        elif k % 53 == 7:
            number = number[:16] + number[17] + number[16]
        elif k % 31 == 3:
            number = number.lower() + " "
        group = house % 9
        yield [
            k + 1, f"{group + 1:02}-{house:04}", head,
            name if k % 19 else f"{name[0]}\u3000{name[1:]}",
            _RELATIONS[place if k % 5 else place and 4], number,
            ("男", "女", "男性", "1", "2")[int(first17[16]) % 2 == 0 if k % 3 else 2 + k % 3],
            (born, f"{born.year}.{born.month}.{born.day}", f"{born:%Y%m%d}",
             f"{born.year}年{born.month}月{born.day}日")[k % 4],
            ("汉", "汉族", "回族")[k % 3],
            ("无", 13000000000 + k * 7, f"13{k % 10}{k:08}", f"13{k % 10}-{k:08}")[k % 4],
            (f"{group + 1}组", f"{_TENS[group]}组", group + 1)[k % 3],
            f"某某村{group + 1}组{house}号", _SCHOOLS[k % 6],
            "外出务工" if k % 6 == 0 else None,
        ]  # fmt: skip


if __name__ == "__main__":
    write_roster(Path(sys.argv[1]), int(sys.argv[2]))
