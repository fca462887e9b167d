"""What was long ago is known by its month or its year: kept so, never made a day of."""

from __future__ import annotations

import copy
import datetime as dt

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from exporters.forms.hinted import Hint, Spelling
from exporters.forms.worded import worded
from models.declared import record_types
from models.errors import Invalid
from models.forms.face.sheet_face import Look
from models.identity import age_on, birthday_at
from models.importing.plan import ImportPlan
from models.kinds_dates import Date
from models.kinds_links import Ref
from models.ledger import Ledger
from models.people.birthdays import born_for
from models.periods import years_after
from models.query import Query, Where
from models.rough_date import RoughDate, end_of, same_day

NOW = dt.datetime(2026, 11, 23, 10, 0)
MONTH, YEAR = Date("day", "出生日期", coarsest="month"), Date("day", "入党时间", coarsest="year")

rough_dates = st.builds(RoughDate, st.integers(1930, 2020), st.integers(0, 12))


@pytest.fixture
def ledger(tmp_path):
    made = Ledger(tmp_path / "白杨村.cwz", record_types(), clock=lambda: NOW, who="李春生")
    yield made
    made.close()


@pytest.mark.parametrize(
    "cell",
    ["1985.07", "1985年7月", "1985-7", "1985/07", "198507", "一九八五年七月", 1985.07, 198507],
)
def test_a_month_in_many_spellings(cell):
    assert {MONTH.read(cell), YEAR.read(cell)} == {RoughDate(1985, 7)}
    assert MONTH.show(MONTH.read(cell)) == "1985年7月"


@pytest.mark.parametrize("cell", ["1974", "1974年", 1974])
def test_a_year_will_do_only_where_nothing_is_counted_from_it(cell):
    assert YEAR.show(YEAR.read(cell)) == "1974年"
    with pytest.raises(Invalid, match="请写全年和月"):
        MONTH.read(cell)


@pytest.mark.parametrize(("cell", "said"), [(1985.1, "1 月还是 10 月"), ("1985.13", "没有 13 月")])
def test_a_month_that_cannot_be_told_is_refused(cell, said):
    with pytest.raises(Invalid, match=said):
        YEAR.read(cell)


@given(rough_dates)
def test_what_is_kept_comes_back_no_more_and_no_less(day):
    kept = YEAR.store(day)
    assert (YEAR.load(kept), type(YEAR.load(kept))) == (day, RoughDate)
    assert copy.deepcopy(day) == day
    assert YEAR.parse(YEAR.show(day)) == day
    assert day != day.replace(day=1)
    assert same_day(day, day.replace(day=1))


@given(rough_dates, st.dates(dt.date(1930, 1, 1), dt.date(2020, 12, 31)))
def test_a_form_never_gets_a_day_that_nobody_knows(day, other):
    spelling = Spelling("年", "月", "日", padded=False, day=True)
    for look in (Look(dated="yyyy-mm-dd"), Look()):
        for hint in (Hint(), Hint(spelling)):
            said = worded(YEAR, day, head=("入党时间",), look=look, words=(), hint=hint)
            assert said in {day.isoformat(), day.said()}
    assert day.covers(other) == other.isoformat().startswith(day.isoformat())


def test_whoever_is_asked_for_by_age_is_who_is_that_old(ledger):
    """The file is asked by SQL, ages are worked out in Python: both count from the first day."""
    born = [RoughDate(1946, 11), RoughDate(1946, 12), dt.date(1946, 11, 23), dt.date(1946, 11, 24)]
    for at, day in zip("甲乙丙丁", born, strict=True):
        ledger.save("resident", {"name": f"王{at}", "born_on": day})
    for today in (dt.date(2026, 10, 31), dt.date(2026, 11, 1), NOW.date(), dt.date(2026, 12, 1)):
        asked = Query(where=(Where("born_on", "<=", years_after(today, -80)),))
        found = {one["born_on"] for one in ledger.find("resident", asked)}
        assert found == {day for day in born if age_on(day, today) >= 80}
    first, last = dt.date(2026, 11, 1), dt.date(2026, 11, 30)
    come = {one["born_on"] for one in born_for(ledger.as_of(), 80, first, last, ())}
    assert come == {day for day in born if first <= birthday_at(day, 80) <= last}
    one = Query(where=(Where("born_on", "=", born[0]),))
    assert [found["name"] for found in ledger.find("resident", one)] == ["王甲"]


@given(rough_dates, st.dates(dt.date(1930, 1, 1), dt.date(2020, 12, 31)))
def test_the_last_day_is_inside_and_the_next_is_not(day, other):
    assert day.covers(end_of(day))
    assert not day.covers(end_of(day) + dt.timedelta(days=1))
    assert end_of(other) == other


@pytest.mark.parametrize(
    ("ended", "goes_on"),
    [(RoughDate(2026, 10), False), (RoughDate(2026, 11), True), (RoughDate(2026), True),
     (RoughDate(2025), False), (dt.date(2026, 11, 22), False), (NOW.date(), True)],
)  # fmt: skip
def test_what_ends_in_a_month_goes_on_to_its_last_day(ledger, ended, goes_on):
    person = ledger.save("resident", {"name": "王甲"}).id
    ledger.save("special_group", {
        "resident": Ref(person), "category": "tekun",
        "started": min(dt.date(2025, 3, 5), end_of(ended)), "ended": ended,
    })  # fmt: skip
    asked = Query(where=(Where("ended", ">=?", NOW.date()),))
    assert len(ledger.find("special_group", asked)) == goes_on


def test_a_month_that_is_asked_for_is_asked_for_wholly(ledger):
    days = [dt.date(1985, 6, 30), dt.date(1985, 7, 1), RoughDate(1985, 7), dt.date(1985, 7, 31),
            dt.date(1985, 8, 1)]  # fmt: skip
    for at, day in zip("甲乙丙丁戊", days, strict=True):
        ledger.save("resident", {"name": f"王{at}", "born_on": day})

    def whose(operator):
        asked = Query(where=(Where("born_on", operator, RoughDate(1985, 7)),))
        return {one["name"][1] for one in ledger.find("resident", asked)}

    assert [whose(one) for one in ("<", "<=", ">", ">=")] == [
        set("甲"), set("甲乙丙丁"), set("戊"), set("乙丙丁戊")
    ]  # fmt: skip


def test_a_list_with_months_comes_in_once_and_a_better_list_makes_days_of_them(ledger, tmp_path):
    def take(name, *days):
        book = openpyxl.Workbook()
        for row in (["村民名单"], ["姓名", "性别", "出生年月", "联系电话"], *days):
            book.active.append(row)
        book.save(tmp_path / f"{name}.xlsx")
        plan = ImportPlan.read(tmp_path / f"{name}.xlsx", ledger.type("resident"), ledger)
        counts = plan.counts
        if counts["add"] or counts["update"]:
            plan.apply(ledger)
        return counts

    vague = [["王秀兰", "女", "1958.03", "13800012345"], ["李大山", "男", "1962年11月", None]]
    assert take("老表", *vague)["add"] == 2
    assert take("老表再来", *vague)["same"] == 2
    assert take("新表", ["王秀兰", "女", "1958-3-15", "13800012345"])["update"] == 1
    assert take("老表又来", *vague)["same"] == 2
    days = {one["name"]: one["born_on"] for one in ledger.find("resident")}
    assert days == {"王秀兰": dt.date(1958, 3, 15), "李大山": RoughDate(1962, 11)}
