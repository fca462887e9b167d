"""Results of simple formulas, so that a filled form shows them before anybody calculates it.

Numbers of the same sheet with + - * /, sums, counts, means, roundings, plain conditions and counts
and sums of what is so (COUNTIF, SUMIF) are understood; everything else is left to the program that
opens the form, which is told to calculate.
"""

from __future__ import annotations

import operator
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from decimal import ROUND_HALF_UP, Context, Decimal, DecimalException, InvalidOperation

from models.forms.face.places import Area, area_of

#: a cell that holds words, which sums pass over, when nobody looked which
WORDS = ""
Known = Decimal | str | None
Numbers = Mapping[tuple[int, int], Known]
_TOKEN = re.compile(
    r"\s*(?:(?P<text>\"[^\"]*\")|(?P<number>\d+\.?\d*|\.\d+)|(?P<area>\$?[A-Z]{1,3}\$?\d+(?::\$?[A-Z]{1,3}\$?\d+)?)"
    r"(?![A-Z0-9(!.])|(?P<name>[A-Z]+)(?=\()|(?P<sign><=|>=|<>|[-+*/(),<>=]))"
)
_COMPARED: Mapping[str, Callable[[Decimal, Decimal], bool]] = {
    "<": operator.lt, ">": operator.gt, "<=": operator.le, ">=": operator.ge,
    "=": operator.eq, "<>": operator.ne,
}  # fmt: skip
_CRITERION = re.compile(r"(<=|>=|<>|<|>|=)?([^*?~]*)")
_MOST = 100_000  #: cells that a condition is asked of
_DIGITS = Context(prec=15)  #: as many as office programs keep
_DEEPEST = 40


class _Unknown(Exception):
    """The formula is none of those understood, or looks at what is not known."""


def number_of(text: str) -> Decimal | None:
    """Return a number as a sheet writes it; None for what is none."""
    try:
        number = Decimal(text.strip())
    except InvalidOperation:
        return None
    return number if number.is_finite() else None


def result_of(formula: str, numbers: Numbers) -> Decimal | None:
    """Return what a formula comes to; None when it is none of the simple ones.

    `numbers` are the cells of the sheet that hold something: numbers, words, or None for a
    formula whose result is not known.
    """
    try:
        return _Reading(formula.upper(), numbers).whole()
    except (_Unknown, DecimalException):
        return None


class _Reading:
    """Reads a formula from the left."""

    def __init__(self, formula: str, numbers: Numbers) -> None:
        self._tokens = list(_tokens(formula))
        self._numbers = numbers
        self._at = self._deep = 0

    def whole(self) -> Decimal:
        """Return the result.

        Raises:
            _Unknown: it is not simple.
        """
        value = self._sum()
        if self._at < len(self._tokens):
            raise _Unknown
        return _DIGITS.plus(value)

    def _take(self, *signs: str) -> str:
        """Return the next sign if it is one of these, "" otherwise."""
        sort, text = self._tokens[self._at] if self._at < len(self._tokens) else ("", "")
        if sort != "sign" or text not in signs:
            return ""
        self._at += 1
        return text

    def _holds(self) -> bool:
        """Say whether the condition of IF is met; elsewhere a comparison shows TRUE or FALSE."""
        left = self._sum()
        sign = self._take(*_COMPARED)
        return _COMPARED[sign](left, self._sum()) if sign else bool(left)

    def _sum(self) -> Decimal:
        value = self._product()
        while sign := self._take("+", "-"):
            other = self._product()
            value = value + other if sign == "+" else value - other
        return value

    def _product(self) -> Decimal:
        value = self._single()
        while sign := self._take("*", "/"):
            other = self._single()
            value = value * other if sign == "*" else value / other
        return value

    def _single(self) -> Decimal:
        self._deep += 1
        if self._deep > _DEEPEST or self._at >= len(self._tokens):
            raise _Unknown
        if sign := self._take("-", "+", "("):
            value = self._sum() if sign == "(" else self._single()
            if sign == "(" and not self._take(")"):
                raise _Unknown
            value = -value if sign == "-" else value
        else:
            value = self._named()
        self._deep -= 1
        return value

    def _named(self) -> Decimal:
        sort, text = self._tokens[self._at]
        self._at += 1
        if sort == "number":
            return Decimal(text)
        if sort == "area":
            return self._cell(area_of(text))
        if sort != "name" or not self._take("("):
            raise _Unknown
        value = self._choice() if text == "IF" else self._function(text)
        if not self._take(")"):
            raise _Unknown
        return value

    def _cell(self, area: Area) -> Decimal:
        value = self._numbers.get((area.top, area.left), Decimal(0))
        if (area.top, area.left) != (area.bottom, area.right) or not isinstance(value, Decimal):
            raise _Unknown
        return value

    def _choice(self) -> Decimal:
        """Return what IF chooses; both must be known, as either may be shown."""
        holds, shown = self._holds(), []
        while self._take(","):
            shown.append(self._sum())
        if len(shown) != 2:  # noqa: PLR2004 - without a second it shows a word
            raise _Unknown
        return shown[0] if holds else shown[1]

    def _function(self, name: str) -> Decimal:
        if name == "ROUND":
            value, digits = self._sum(), self._sum() if self._take(",") else None
            if digits is None:
                raise _Unknown
            return value.quantize(Decimal(1).scaleb(-int(digits)), ROUND_HALF_UP)
        if name in {"COUNTIF", "COUNTIFS"}:
            return Decimal(len(self._such()))
        if name == "SUMIF":
            return self._sum_of_such()
        held = list(self._arguments())
        found = [one for one in held if isinstance(one, Decimal)]
        if name == "COUNTA":
            return Decimal(len(held))
        if name == "COUNT":
            return Decimal(len(found))
        if name == "SUM":
            return sum(found, Decimal(0))
        if name in {"MAX", "MIN"}:
            return (max if name == "MAX" else min)(found, default=Decimal(0))
        if name == "AVERAGE" and found:
            return sum(found, Decimal(0)) / len(found)
        raise _Unknown

    def _such(self) -> set[tuple[int, int]]:
        """Return where in its areas what COUNTIF asks is so, by the place within them."""
        area = self._area()
        found = self._fulfilling(area)
        while self._take(","):
            other = self._area()
            if other.size != area.size:
                raise _Unknown
            found &= self._fulfilling(other)
        return found

    def _sum_of_such(self) -> Decimal:
        area = summed = self._area()
        such = self._fulfilling(area)
        if self._take(","):
            summed = self._area()
        if summed.size != area.size:
            raise _Unknown
        held = [self._numbers.get((summed.top + row, summed.left + column), WORDS)
                for row, column in such]  # fmt: skip
        if None in held:
            raise _Unknown
        return sum((one for one in held if isinstance(one, Decimal)), Decimal(0))

    def _area(self) -> Area:
        """Take an area, and nothing else."""
        sort, text = self._tokens[self._at] if self._at < len(self._tokens) else ("", "")
        if sort != "area":
            raise _Unknown
        self._at += 1
        return area_of(text)

    def _fulfilling(self, area: Area) -> set[tuple[int, int]]:
        """Take a criterion; return where in the area it is met, by the place within it."""
        if not self._take(",") or area.size[0] * area.size[1] > _MOST:
            raise _Unknown
        meets = self._criterion()
        return {
            (row - area.top, column - area.left)
            for row in range(area.top, area.bottom + 1)
            for column in range(area.left, area.right + 1)
            if (row, column) in self._numbers and meets(self._numbers[row, column])
        }

    def _criterion(self) -> Callable[[Known], bool]:
        """Take what COUNTIF asks: "男", ">=60", 1; words with * or ? are not understood."""
        sort, text = self._tokens[self._at] if self._at < len(self._tokens) else ("", "")
        sign, said = "=", text
        if sort == "text":
            self._at += 1
            found = _CRITERION.fullmatch(text[1:-1])
            if found is None or not found[2]:
                raise _Unknown
            sign, said = found[1] or "=", found[2]
        number = number_of(said) if sort == "text" else self._sum()
        if number is None and sign != "=":
            raise _Unknown

        def meets(value: Known) -> bool:
            if isinstance(value, Decimal):
                return number is not None and _COMPARED[sign](value, number)
            if value is None or (sign == "=" and (value == WORDS or _is_number(value))):
                raise _Unknown  # a number kept as words counts as a number there
            return number is None and value.upper() == said

        return meets

    def _arguments(self) -> Iterator[Decimal | str]:
        """Yield all that stands in the areas a function is given, and the numbers beside them."""
        while True:
            sort, text = self._tokens[self._at] if self._at < len(self._tokens) else ("", "")
            behind = self._tokens[self._at + 1 : self._at + 2]
            if sort == "area" and behind and behind[0][1] in {",", ")"}:
                self._at += 1
                yield from self._within(area_of(text))
            else:
                yield self._sum()
            if not self._take(","):
                return

    def _within(self, area: Area) -> Sequence[Decimal | str]:
        held = list(self._held(area))
        known = [one for one in held if one is not None]
        if len(known) < len(held):
            raise _Unknown
        return known

    def _held(self, area: Area) -> Iterator[Known]:
        """Yield what stands in an area, by its cells or by all cells, whichever are fewer."""
        size = (area.bottom - area.top + 1) * (area.right - area.left + 1)
        if size > len(self._numbers):
            yield from (one for at, one in self._numbers.items() if area.holds(*at))
            return
        for row in range(area.top, area.bottom + 1):
            for column in range(area.left, area.right + 1):
                if (row, column) in self._numbers:
                    yield self._numbers[row, column]


def _is_number(words: str) -> bool:
    return number_of(words) is not None


def _tokens(formula: str) -> Iterator[tuple[str, str]]:
    place, text = 0, formula.strip()
    while place < len(text):
        found = _TOKEN.match(text, place)
        if found is None or found.lastgroup is None:
            raise _Unknown
        yield found.lastgroup, found[found.lastgroup]
        place = found.end()
