"""The plain kinds: text, numbers, money, yes and no, choices. Dates: `models.kinds_dates`."""

from __future__ import annotations

import decimal
from collections.abc import Callable, Iterable
from functools import cached_property
from typing import ClassVar

from models.errors import Invalid
from models.field import Cell, Field, Stored, cell_text, kind_of_field
from models.frozen import frozen
from models.money_words import from_words
from models.pattern import pattern
from models.writing import narrow, tidy, tidy_lines

_NUMBER = pattern(r"[+-]?\d+(\.\d+)?")
_NAMED = 8  #: options that a sentence names
_NOISE = 0.01  #: a hundredth of the last place; beyond it decimals were meant
_FEN_LIMIT = 10**15  #: ten thousand billion yuan; beyond it a typing slip is certain


@kind_of_field
class Text(Field[str]):
    """One line of text."""

    kind: ClassVar[str] = "text"
    kind_label: ClassVar[str] = "文字"
    longest: int = 200

    def understand(self, text: str) -> str:
        """Keep the text as it is."""
        if said := self._too_long(text):
            raise Invalid(said[0])
        return text

    def check(self, value: str | None) -> list[str]:
        """Check the length too: not every value was typed."""
        said = super().check(value)
        return said + self._too_long(value) if value and len(value) > self.longest else said

    def _too_long(self, text: str) -> list[str]:
        if len(text) <= self.longest:
            return []
        return [f"最多 {self.longest} 个字，现在有 {len(text)} 个"]

    def store(self, value: str | None) -> Stored:
        """Keep the text as it is."""
        return value

    def load(self, stored: Stored) -> str | None:
        """Read the text as it is: a longer old text stays readable."""
        return None if stored is None else str(stored)


@kind_of_field
class LongText(Text):
    """Several lines of text."""

    kind: ClassVar[str] = "long_text"
    kind_label: ClassVar[str] = "长文字"
    longest: int = 20000

    def parse(self, text: str) -> str | None:
        """Keep line breaks."""
        text = tidy_lines(text)
        return self.understand(text) if text else None


@kind_of_field
class Integer(Field[int]):
    """A whole number."""

    kind: ClassVar[str] = "integer"
    kind_label: ClassVar[str] = "整数"
    sql_type: ClassVar[str | None] = "INTEGER"
    right: ClassVar[bool] = True
    least: int | None = None
    most: int | None = None

    def understand(self, text: str) -> int:
        """Read 12, １２, 1,200 or 12.0."""
        number = read_number(text, self.label)
        if number != number.to_integral_value():
            raise Invalid(f"“{text}”不是整数")
        return int(number)

    def check(self, value: int | None) -> list[str]:
        """Check the limits too."""
        said = super().check(value)
        if value is not None and self.least is not None and value < self.least:
            said.append(f"不能小于 {self.least}")
        if value is not None and self.most is not None and value > self.most:
            said.append(f"不能大于 {self.most}")
        if value is not None and abs(value) >= 2**63:  # SQLite's INTEGER ends here
            said.append("这个数太大了")
        return said

    def cell(self, value: int | None) -> Cell:
        """A number in the sheet."""
        return value

    def store(self, value: int | None) -> Stored:
        """A number in the file."""
        return value

    def load(self, stored: Stored) -> int | None:
        """A number from the file."""
        return None if stored is None else int(stored)


@kind_of_field
class DecimalNumber(Field[decimal.Decimal]):
    """A number with a fixed number of decimals, e.g. 亩 or 吨; stored as text, never a float.

    With `fewest` zeros at its end are not written beyond so many decimals: 104.25, not 104.2500.
    """

    kind: ClassVar[str] = "decimal"
    kind_label: ClassVar[str] = "小数"
    right: ClassVar[bool] = True
    places: int = 2
    fewest: int | None = None

    def understand(self, text: str) -> decimal.Decimal:
        """Read a number; more decimals than `places` are refused, not rounded."""
        number = read_number(text, self.label)
        if abs(number) > _FEN_LIMIT:
            raise Invalid("这个数太大了，请看看是不是多打了零")
        fixed = number.quantize(decimal.Decimal(1).scaleb(-self.places))
        if fixed != number:
            raise Invalid(f"最多写 {self.places} 位小数")
        return abs(fixed) if fixed == 0 else fixed  # -0.00 is 0.00

    def read(self, cell: Cell) -> decimal.Decimal | None:
        """Read a cell; a float is rounded to `places` only when the rest is float noise."""
        if isinstance(cell, float) and abs(cell) < _FEN_LIMIT:
            fixed = f"{cell:.{self.places}f}"
            if abs(float(fixed) - cell) > _NOISE * 10**-self.places:
                raise Invalid(f"最多写 {self.places} 位小数")
            return self.parse(fixed)
        return super().read(cell)

    def show(self, value: decimal.Decimal | None) -> str:
        """Write all decimals, never an exponent; zeros at the end only as far as `fewest`."""
        text = "" if value is None else f"{value:f}"
        if self.fewest is None or "." not in text:
            return text
        whole, _, part = text.partition(".")
        part = part[: self.fewest] + part[self.fewest :].rstrip("0")
        return f"{whole}.{part}" if part else whole

    def cell(self, value: decimal.Decimal | None) -> Cell:
        """A number in the sheet, with the digits that are shown: 104.25, not 104.2500."""
        return None if value is None else decimal.Decimal(self.show(value))


@kind_of_field
class Money(Field[int]):
    """An amount in integer 分; shown as 1,126.40, in a sheet a number of 元."""

    kind: ClassVar[str] = "money"
    kind_label: ClassVar[str] = "金额"
    sql_type: ClassVar[str | None] = "INTEGER"
    right: ClassVar[bool] = True

    def understand(self, text: str) -> int:
        """Read 1126.4, 1,126.40元, ¥1126.40, 1.2万 or capital words as 分."""
        if (fen := from_words(narrow(text))) is not None:
            return fen
        bare = narrow(text).strip("¥￥").removesuffix("元").removesuffix("整")
        scale = 100
        if bare.endswith("万"):
            bare, scale = bare[:-1], 1000000
        fen_exact = read_number(bare, self.label) * scale
        if fen_exact != fen_exact.to_integral_value():
            raise Invalid("金额最多写到分，就是两位小数")
        if abs(fen_exact) > _FEN_LIMIT:
            raise Invalid("这个金额太大了，请看看是不是多打了零")
        return int(fen_exact)

    def read(self, cell: Cell) -> int | None:
        """Read a cell in 元; a float is rounded to the 分 only when it is float noise."""
        if isinstance(cell, float) and abs(cell) < _FEN_LIMIT:
            fen = round(cell * 100)
            if abs(fen - cell * 100) > _NOISE:
                raise Invalid("金额最多写到分，就是两位小数")
            return self.parse(f"{decimal.Decimal(fen).scaleb(-2):f}")
        return super().read(cell)

    def show(self, value: int | None) -> str:
        """Write 元 with two digits and thousands commas."""
        return "" if value is None else f"{decimal.Decimal(value).scaleb(-2):,.2f}"

    def cell(self, value: int | None) -> Cell:
        """A number of 元."""
        return None if value is None else decimal.Decimal(value).scaleb(-2)

    def store(self, value: int | None) -> Stored:
        """Keep 分."""
        return value

    def load(self, stored: Stored) -> int | None:
        """Read 分."""
        return None if stored is None else int(stored)


@kind_of_field
class YesNo(Field[bool]):
    """Yes, no, or not known."""

    kind: ClassVar[str] = "yes_no"
    kind_label: ClassVar[str] = "是否"
    sql_type: ClassVar[str | None] = "INTEGER"
    width: int = 4

    def understand(self, text: str) -> bool:
        """Read 是, 否, 有, 无, √, ×, y, n, 1, 0."""
        word = narrow(text).lower()
        if word in {"是", "有", "对", "√", "✓", "✔", "☑", "y", "yes", "1", "true"}:
            return True
        if word in {"否", "不是", "无", "没有", "×", "✗", "x", "n", "no", "0", "false", "-", "—"}:
            return False
        raise Invalid(f"这里写“是”或“否”，看不懂“{text}”")

    def show(self, value: bool | None) -> str:  # noqa: FBT001 - a value, not a switch
        """Write 是 or 否."""
        return "" if value is None else "是" if value else "否"

    def store(self, value: bool | None) -> Stored:  # noqa: FBT001
        """Keep 1 or 0."""
        return None if value is None else int(value)

    def load(self, stored: Stored) -> bool | None:
        """Read 1 or 0."""
        return None if stored is None else bool(stored)


@frozen()
class Option:
    """One entry of a choice: the code is kept for ever, the word may be reworded."""

    code: str
    word: str
    aliases: tuple[str, ...] = ()


def _codes(options: Iterable[Option]) -> dict[str, str]:
    """Return word, code and aliases of options -> code; the first that has a word keeps it."""
    codes: dict[str, str] = {}
    for one in options:
        for word in (narrow(one.word), one.code, *map(narrow, one.aliases)):
            codes.setdefault(word, one.code)
    return codes


@kind_of_field
class Choice(Field[str]):
    """One of a list; the value is the stable code.

    `options` is the list, or a function that returns it (lists from rule data). A code that is
    no longer in the list is shown as it is and stays in the file.
    """

    kind: ClassVar[str] = "choice"
    kind_label: ClassVar[str] = "选项"
    options: tuple[Option, ...] | Callable[[], tuple[Option, ...]] = ()

    def listed(self) -> tuple[Option, ...]:
        """Return the options as they are now."""
        return self.options() if callable(self.options) else self.options

    @cached_property
    def _codes(self) -> dict[str, str]:
        """The codes by every word of a list that stays."""
        return _codes(self.listed())

    def understand(self, text: str) -> str:
        """Find the option by word, alias or code."""
        codes = _codes(self.options()) if callable(self.options) else self._codes
        if (code := codes.get(narrow(text))) is not None:
            return code
        listed = [option.word for option in self.listed()]
        words = "、".join(listed[:_NAMED]) + "等" * (len(listed) > _NAMED)
        raise Invalid(f"没有“{text}”这一项，可以选：{words}" if words else "这里还没有可选的项")

    def near(self, text: str) -> str:
        """Return the word of the one option that is said in a text, or in which it is said.

        村党支部委员会 is near 村党支部; "" where none is, or several. It is never taken unasked.
        """
        said = narrow(text)
        found: dict[str, int] = {}
        for option in self.listed():
            for word in map(narrow, (option.word, *option.aliases)):
                if len(said) > 1 and len(word) > 1 and (word in said or said in word):
                    found[option.word] = max(found.get(option.word, 0), min(len(word), len(said)))
        best = [word for word, length in found.items() if length == max(found.values())]
        return best[0] if len(best) == 1 else ""

    def read(self, cell: Cell) -> str | None:
        """Read a word; a number in a cell is a code."""
        return None if cell is None else self.parse(tidy(cell_text(cell)))

    def show(self, value: str | None) -> str:
        """Write the word."""
        for option in self.listed():
            if option.code == value:
                return option.word
        return value or ""

    def check(self, value: str | None) -> list[str]:
        """An unknown code is refused."""
        said = super().check(value)
        if value is not None and all(value != option.code for option in self.listed()):
            said.append(f"没有“{value}”这一项")
        return said

    def store(self, value: str | None) -> Stored:
        """Keep the code."""
        return value

    def load(self, stored: Stored) -> str | None:
        """Read the code."""
        return None if stored is None else str(stored)


def read_number(text: str, label: str) -> decimal.Decimal:
    """Read a number with full-width digits and thousands commas.

    Raises:
        Invalid: it is none.
    """
    bare = narrow(text).replace(",", "").replace("，", "")
    if not _NUMBER.fullmatch(bare):
        raise Invalid(f"{label}要写数字，看不懂“{text}”")
    return decimal.Decimal(bare)
