"""A sample village, the same for the same seed: for trying the program and for its own tests.

All people are invented; the district code 419922 does not exist.
"""

from __future__ import annotations

import datetime as dt
import importlib
import pkgutil
import random
from collections.abc import Callable, Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any

from models import sample_books
from models.identity import ADULT, check_digit
from models.kinds_links import Ref
from models.ledger import Ledger
from models.record import RecordType
from models.sample_books.sample_village import Sample

SECRETARY = "李春生"  #: who keeps the ledger
_SURNAMES = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕"
_ODD_SURNAMES = ("单", "仇", "解", "查", "覃", "缪", "翟", "尉迟", "万俟", "欧阳", "盖", "朴")
_MALE = (
    "建国 志强 振海 永顺 旭东 新亮 孝先 兴旺 明 伟 军 勇 磊 涛 浩然 子轩 国庆 春生 "
    "满仓 保田 金山 文斌 学礼 成林"
)
_FEMALE = (
    "秀兰 桂英 玉梅 雪莲 晓玲 春梅 美玲 小芳 丽娟 燕 霞 静 婷婷 欣怡 秀英 凤琴 "
    "淑珍 翠花 玉珍 海燕 小满 若汐"
)
#: names that old systems lose; they must come out on paper as themselves
_RARE = ("䶮", "㛃", "𬱖", "𫖯", "𬭎", "𠅤", "𡋾", "𣲗", "㙓", "𬇙", "龘", "堃")
_AREA = "419922"
_GROUPS = 6


def build(
    path: Path,
    types: Mapping[str, RecordType],
    *,
    clock: Callable[[], dt.datetime],
    residents: int = 300,
    years: int = 1,
    seed: int = 1,
) -> None:
    """Write the sample village 白杨村 into a new file.

    Args:
        path: the file; it must not exist.
        types: all registers.
        clock: the day on which the sample ends; its records lie in the `years` before.
        residents: how many people.
        years: how many years of books, see `models.sample_books`.
        seed: the same seed gives the same content.
    """
    ledger = Ledger(path, types, clock=clock, who=SECRETARY)
    try:
        village = _Village(ledger, random.Random(seed), years)  # noqa: S311 - no secrets
        village.build(residents)
        for book in books():
            village.chance.seed(f"{seed} {book.__name__}")  # one book more changes no other
            book.fill(village)
    finally:
        ledger.close()


def books() -> list[Any]:
    """Return the modules of `models.sample_books` in their order."""
    found = [
        importlib.import_module(f"{sample_books.__name__}.{module.name}")
        for module in pkgutil.iter_modules(sample_books.__path__)
        if module.name != "sample_village"
    ]
    return sorted(found, key=lambda book: (book.ORDER, book.__name__))


class _Village(Sample):
    def build(self, residents: int) -> None:
        """Write the village, its people and its officials."""
        with self.ledger.operation("建立示例村"):
            self._village()
            number = 0
            while len(self.people) < residents:
                number += 1
                self._household(number, residents - len(self.people))
            self._special()
            self._officials()

    def _village(self) -> None:
        self.ledger.save("village", {
            "name": "白杨村", "township": "柳河镇", "county": "平安县", "province": "河南省",
            "secretary": SECRETARY, "director": "陈志强",
            "party_body": "中共柳河镇白杨村支部委员会", "office_phone": "0394-5550123",
            "office_address": "白杨村 1 号",
            "supervision_phones": (
                {"office": "柳河镇纪委", "number": "0394-5550456"},
                {"office": "平安县民政局", "number": "0394-5550789"},
            ),
        })  # fmt: skip

    def _household(self, number: int, room: int) -> None:
        group = self.chance.randrange(_GROUPS) + 1
        household = self.ledger.save("household", {
            "number": f"{group:02}-{number:04}",
            "address": f"白杨村{group}组{number}号",
            "farm_area": Decimal(number % 7 * 5 + 8) / 10 if number % 5 else None,
        }).id  # fmt: skip
        surname = self._surname()
        size = min(room, self.chance.choice((1, 2, 2, 3, 3, 4, 4, 5, 6)))
        # Alone one is old; with a daughter-in-law and a grandson at least in the fifties.
        youngest, oldest = (68, 90) if size == 1 else (53 if size > 4 else 32, 72)  # noqa: PLR2004
        head_age = self.chance.randrange(youngest, oldest)
        for place in range(size):
            self._person(household, (group, number), surname, place, head_age)

    def _person(
        self, household: int, home: tuple[int, int], surname: str, place: int, head_age: int
    ) -> None:
        group, number = home
        relation, age, sex = (
            ("head", head_age, "male"), ("wife", head_age - 2, "female"),
            ("son", head_age - 25, "male"), ("daughter", head_age - 28, "female"),
            ("daughter_in_law", head_age - 26, "female"), ("grandson", head_age - 50, "male"),
        )[place]  # fmt: skip
        age = max(age, 0)
        born = self.today - dt.timedelta(days=age * 365 + self.chance.randrange(364) + age // 4)
        own = surname if relation in {"head", "son", "daughter", "grandson"} else self._surname()
        away = 19 < age < 55 and self.chance.random() < 0.3  # noqa: PLR2004 - working age
        values: dict[str, Any] = {
            "name": own + self._given(sex),
            "id_number": self._id_number(born, sex),
            "household": Ref(household),
            "relation": relation,
            "card": f"6200{group:02}{number:06}0001" if relation == "head" else None,
            "group": f"{group}组",
            "address": f"白杨村{group}组{number}号",
            "status": "away" if away else "living",
            "member": True,
            "voter": age >= ADULT,
            "education": self._education(age),
            "political": "member" if age > 30 and self.chance.random() < 0.06 else "masses",  # noqa: PLR2004
            "marital": "married" if size_married(relation) else None,
        }
        if age > 14:  # noqa: PLR2004 - children have no telephone here
            values["phone"] = f"1380000{self.chance.randrange(10000):04}"
        if away:
            values |= {"away_to": self.chance.choice(("郑州", "东莞", "苏州")), "away_for": "务工"}
        saved = self.ledger.save("resident", values)
        self.people.append((saved.id, born, f"{group}组"))

    def _education(self, age: int) -> str | None:
        if age < 7:  # noqa: PLR2004 - 义务教育法: school begins
            return None
        choices = ("primary", "junior", "junior", "senior", "college")
        return "primary" if age < 13 else self.chance.choice(choices[: max(2, (age - 10) // 3)])  # noqa: PLR2004

    def _surname(self) -> str:
        if self.chance.random() < 0.06:  # noqa: PLR2004 - a few, as in any village
            return self.chance.choice(_ODD_SURNAMES)
        return self.chance.choice(_SURNAMES)

    def _given(self, sex: str) -> str:
        position = len(self.people)
        if position % 23 == 7 and position // 23 < len(_RARE):  # noqa: PLR2004 - spread them out
            return _RARE[position // 23]
        return self.chance.choice((_MALE if sex == "male" else _FEMALE).split())

    def _id_number(self, born: dt.date, sex: str) -> str:
        odd = 1 if sex == "male" else 0
        for order in range(odd, 1000, 2):
            first17 = f"{_AREA}{born:%Y%m%d}{order:03}"
            if first17 not in self.taken:
                break
        self.taken.add(first17)
        return first17 + check_digit(first17)

    def _special(self) -> None:
        for id_, born, _ in self.people:
            age = (self.today - born).days // 365
            draw = self.chance.random()
            category = (
                "alone" if age > 75 and draw < 0.4 else "dibao" if draw < 0.03  # noqa: PLR2004
                else "disabled" if draw < 0.05 else "veteran" if age > 40 and draw < 0.06 else ""  # noqa: PLR2004
            )  # fmt: skip
            if category:
                started = dt.date(self.today.year - self.chance.randrange(4), 1, 1)
                self.ledger.save("special_group", {
                    "resident": Ref(id_), "category": category, "started": started,
                })  # fmt: skip

    def _officials(self) -> None:
        adults = [one for one in self.people if 30 < (self.today - one[1]).days // 365 < 66]  # noqa: PLR2004
        adults = adults or self.people  # a tiny village
        started = min(dt.date(2024, 3, 18), self.today)
        posts = (
            ("party", "书记"), ("committee", "主任"), ("committee", "文书"),
            ("supervision", "监委会主任"), ("supervision", "委员"), ("collective", "理事长"),
        )  # fmt: skip
        ids = []
        for place, (body, post) in enumerate(posts):
            person = adults[place * len(adults) // len(posts)][0]
            name = self.ledger.get("resident", person)["name"]
            ids.append(Ref(self.ledger.save("official", {
                "resident": Ref(person), "name": name, "body": body, "post": post,
                "started": started,
            }).id))  # fmt: skip
        for group in range(1, _GROUPS + 1):
            leader = next((id_ for id_, _, name in adults if name == f"{group}组"), None)
            if leader:
                name = self.ledger.get("resident", leader)["name"]
                self.ledger.save("official", {
                    "resident": Ref(leader), "name": name, "body": "group",
                    "post": f"{group}组组长", "started": started,
                })  # fmt: skip
        self.ledger.save("village", {"seal_keeper": ids[3]}, id=self.ledger.village.id)
        keys = ("secretary", "director", "clerk", "supervisor", "verifier", "chairman")
        self.officials = dict(zip(keys, ids, strict=True))


def size_married(relation: str) -> bool:
    """Say whether somebody of this relation is married in the sample."""
    return relation in {"wife", "daughter_in_law"}
