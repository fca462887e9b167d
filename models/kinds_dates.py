"""Kinds for days and periods: every spelling a Chinese office uses comes in, ISO is kept."""

from __future__ import annotations

import datetime as dt
import math
from typing import ClassVar, Literal

from models.errors import Invalid
from models.field import Cell, Field, Stored, kind_of_field
from models.pattern import pattern
from models.periods import Period
from models.rough_date import RoughDate, loaded
from models.writing import narrow, read_numeral

_NUMERAL = "0-9〇零○一二两三四五六七八九十廿卅元"
_FULL = pattern(
    rf"([{_NUMERAL}]+)[年./-]([{_NUMERAL}]+)[月./-]([{_NUMERAL}]+)[日号]?"
    r"(?:[(（]?(?:星期|周|礼拜)[一二三四五六日天][)）]?)?"
)
# Cut off before spaces go: 2026-01-05 00:00 without its space has a day 0500.
_CLOCK = pattern(r"(?:\s+|T|(?<=[日号]))[上下午中早晚]*\d{1,2}[:：时点].*$")
_SOLID = pattern(r"(\d{4})(\d{2})(\d{2})")
_NO_DAY = pattern(rf"([{_NUMERAL}]{{4}})[年./-]([{_NUMERAL}]+)月?")
_SOLID_MONTH = pattern(r"((?:19|20)\d\d)(0[1-9]|1[0-2])")
_ONLY_YEAR = pattern(r"((?:19|20)\d\d)年?")
_SHORT_YEAR = pattern(rf"[{_NUMERAL}]{{2}}年([{_NUMERAL}]+月?)?")
_NO_YEAR = pattern(rf"([{_NUMERAL}]+)[月./-]([{_NUMERAL}]+)[日号]?")
_USUAL = pattern("([0-9]{4})[-./年]([0-9]{1,2})[-./月]([0-9]{1,2})日?")
_LUNAR = pattern("农历|阴历|正月|腊月|冬月|初[一二三四五六七八九十]")
_STOPS = str.maketrans("。、,—–", "...--")
_EPOCH = dt.date(1899, 12, 30)  # Excel's day 0 for every day after 1900-02-28
_SERIALS = range(61, 2_958_466)
_MONTHS = range(1, 13)
_YEARS = (1880, 2100)  #: numbers that are years, and no days of Excel


@kind_of_field
class Date(Field[dt.date]):
    """A day; shown as 2026年11月23日, kept as 2026-11-23.

    Attributes:
        coarsest: what has to be known of it. Of what was long ago often only the month or the year
            is (a `RoughDate`); a day is never made up for it.
    """

    kind: ClassVar[str] = "date"
    kind_label: ClassVar[str] = "日期"
    width: int = 10
    coarsest: Literal["day", "month", "year"] = "day"

    def understand(self, text: str) -> dt.date:
        """Read 2026年1月5日, 2026.1.5, 2026/01/05, 20260105, 二〇二六年一月五日."""
        if found := _USUAL.fullmatch(text):
            try:
                return dt.date(int(found[1]), int(found[2]), int(found[3]))
            except ValueError:
                pass  # the slower way says what is wrong
        if _LUNAR.search(text):
            raise Invalid(f"“{text}”像是农历，请写公历的年月日")
        bare = _without_clock(text)
        if found := _SOLID.fullmatch(bare) or _FULL.fullmatch(bare):
            return self._day(found[1], found[2], found[3], text)
        return self._rough(bare, text)

    def _rough(self, bare: str, text: str) -> dt.date:
        """Read 1985.07, 1985年7月, 198507, and 1985年 where a year will do."""
        wanted = "年月日" if self.coarsest == "day" else "年和月"
        found = _NO_DAY.fullmatch(bare)
        if found is None and self.coarsest != "day":
            found = _SOLID_MONTH.fullmatch(bare)
        if found:
            if self.coarsest == "day":
                raise Invalid(f"“{text}”没写是几号，请写全年月日")
            return self._month(found[1], found[2], text)
        if found := _ONLY_YEAR.fullmatch(bare):
            if self.coarsest != "year":
                unsaid = "几月几号" if self.coarsest == "day" else "几月"
                raise Invalid(f"“{text}”没写是{unsaid}，请写全{wanted}")
            return RoughDate(int(found[1]))
        if _SHORT_YEAR.fullmatch(bare):
            raise Invalid(f"“{text}”的年份要写四位，免得认错")
        if _NO_YEAR.fullmatch(bare):
            raise Invalid(f"“{text}”没写是哪一年，请写全年月日")
        raise Invalid(f"“{text}”不像日期，请写成 2026年1月5日 或 2026-1-5")

    @staticmethod
    def _month(year: str, month: str, text: str) -> RoughDate:
        years, months = read_numeral(year) or 0, read_numeral(month) or 0
        if not 1 <= months <= 12:  # noqa: PLR2004
            raise Invalid(f"没有 {months} 月，请看看“{text}”")
        return RoughDate(years, months)

    @staticmethod
    def _day(year: str, month: str, day: str, text: str) -> dt.date:
        numbers = [read_numeral(part) for part in (year, month, day)]
        if len(year) != 4 or None in numbers:  # noqa: PLR2004 - a year has four digits
            raise Invalid(f"“{text}”的年份要写四位，免得认错")
        years, months, days = (number or 0 for number in numbers)
        if not 1 <= months <= 12:  # noqa: PLR2004
            raise Invalid(f"没有 {months} 月，请看看“{text}”")
        try:
            return dt.date(years, months, days)
        except ValueError:
            raise Invalid(f"{years}年{months}月没有 {days} 日，请看看“{text}”") from None

    def read(self, cell: Cell) -> dt.date | None:
        """Read a date cell, an Excel serial (45000), or a text."""
        if isinstance(cell, dt.datetime):
            return cell.date()
        if isinstance(cell, dt.date):
            return cell
        if isinstance(cell, int | float) and not isinstance(cell, bool):
            if not math.isfinite(cell):
                raise Invalid(f"“{cell}”不像日期")
            return self._of_number(cell)
        return super().read(cell)

    def lacks_year(self, cell: Cell) -> bool:
        """Say whether a cell names a month and a day only: 3月5日, 3.5."""
        found = _NO_YEAR.fullmatch(_without_clock(cell))
        month = read_numeral(found[1]) if found else None
        return self.coarsest == "day" and month in _MONTHS

    def read_in(self, year: int, cell: Cell) -> dt.date:
        """Read a day that lacks its year as one of this year.

        Raises:
            Invalid: there is no such day; of a number nobody can see whether 1.2 was 1.20.
        """
        text = _without_clock(cell)
        found = _NO_YEAR.fullmatch(text)
        if found is None:
            raise Invalid(f"“{text}”不像几月几日")
        if isinstance(cell, float) and found[2] in {"1", "2", "3"}:
            days = f"{found[2]} 日还是 {found[2]}0 日"
            raise Invalid(f"“{text}”是 {days}看不出来（表格会去掉末尾的 0），请写明")
        return self._day(str(year), found[1], found[2], text)

    def _of_number(self, cell: float) -> dt.date | None:
        """Read 20160312, Excel's 45000, and where a month will do 198507 and 1985.07."""
        whole = str(int(cell))
        if _SOLID.fullmatch(whole):
            return self.parse(whole)
        first, last = _YEARS
        if self.coarsest != "day" and first <= cell <= last:
            said = f"{cell:.2f}".rstrip("0").rstrip(".") if cell % 1 else whole
            if said.endswith(".1"):
                raise Invalid(f"“{said}”是 1 月还是 10 月看不出来（表格会去掉末尾的 0），请写明")
            return self.parse(said)
        if self.coarsest != "day" and _SOLID_MONTH.fullmatch(whole):
            return self.parse(whole)
        if int(cell) in _SERIALS and not first <= cell <= last:
            return _EPOCH + dt.timedelta(days=int(cell))
        raise Invalid(f"“{cell}”不像日期")

    def show(self, value: dt.date | None) -> str:
        """Write 2026年1月5日; 2026年1月 or 2026年 when no more is known."""
        if isinstance(value, RoughDate):
            return value.said()
        return "" if value is None else f"{value.year:04}年{value.month}月{value.day}日"

    def cell(self, value: dt.date | None) -> Cell:
        """A date in the sheet; text for months and years, and before 1900-03-01."""
        if isinstance(value, RoughDate):
            return value.said()
        if value is None or value >= dt.date(1900, 3, 1):
            return value
        return self.show(value)

    def store(self, value: dt.date | None) -> Stored:
        """Keep ISO text; a month or a year says behind it that it is one."""
        if isinstance(value, RoughDate):
            return value.stored
        return None if value is None else value.isoformat()

    def load(self, stored: Stored) -> dt.date | None:
        """Read what was kept."""
        return None if stored is None else loaded(str(stored))


def _without_clock(cell: Cell) -> str:
    text = f"{cell:.2f}".removesuffix("0") if isinstance(cell, float) else str(cell)
    return narrow(_CLOCK.sub("", text)).translate(_STOPS).rstrip(".")


@kind_of_field
class PeriodOf(Field[Period]):
    """A month, a quarter or a year; shown as 2026年第四季度, kept as 2026Q4."""

    kind: ClassVar[str] = "period"
    kind_label: ClassVar[str] = "期间"
    width: int = 10

    def understand(self, text: str) -> Period:
        """Read 2026, 2026Q3, 2026-03, 2026年第三季度, 2026年3月."""
        return Period.parse(text)

    def read(self, cell: Cell) -> Period | None:
        """Read a text; a number is a year, a date cell the month around it."""
        if isinstance(cell, dt.date):
            return Period.containing("month", cell)
        return super().read(cell)

    def store(self, value: Period | None) -> Stored:
        """Keep the code, which sorts by time."""
        return None if value is None else value.code
