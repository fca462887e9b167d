"""Shares of a number of people: 过半数, 三分之二以上 …, and how many that is.

过半数 does not count the half itself; 以上 does (民法典 第1259条).
"""

from __future__ import annotations

from fractions import Fraction
from typing import NamedTuple

from models.lists import options


class Share(NamedTuple):
    """A share; `more` says that the share itself is not enough."""

    of: Fraction
    more: bool

    def least(self, whole: int) -> int:
        """Return how many of `whole` are needed."""
        number = self.of * whole
        floor = number.numerator // number.denominator
        if self.more:
            return floor + 1
        return floor if floor == number else floor + 1


#: by the code of `OPTIONS`
SHARES = {
    "more_half": Share(Fraction(1, 2), more=True),
    "half": Share(Fraction(1, 2), more=False),
    "two_thirds": Share(Fraction(2, 3), more=False),
    "three_quarters": Share(Fraction(3, 4), more=False),
    "four_fifths": Share(Fraction(4, 5), more=False),
}

OPTIONS = options(
    "more_half 过半数", "half 半数以上", "two_thirds 三分之二以上", "three_quarters 四分之三以上",
    "four_fifths 五分之四以上",
)  # fmt: skip
WORDS = {one.code: one.word for one in OPTIONS}
