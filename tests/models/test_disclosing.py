"""Notices: the rules of days and steps, and that no order of actions breaks what was posted."""

from __future__ import annotations

import datetime as dt
from contextlib import suppress
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from exporters.notices import paper_of
from exporters.posting import correct, take_step
from models import checking, deeds
from models.attachments import path_of
from models.collectors import collectors
from models.disclosing import SCHEDULED, Cell, catalogue, matrix, owed, steps_before, walk
from models.errors import Refused, UserError
from models.kinds_links import Ref
from models.notice_days import (
    ARCHIVED,
    DECIDED,
    FLOOR,
    FLOOR_SINCE,
    PLANNED,
    POSTED,
    REMOVED,
    REVIEWED,
    STEPS,
    days_of,
    deadline,
    falls_short,
    last_day,
    out_of_order,
)
from models.obligations import obligations
from models.periods import Period
from tests.models.villages import NOW, new_village

TODAY = NOW.date()
BEFORE = (PLANNED, REVIEWED, DECIDED)
DAYS = st.dates(dt.date(2020, 1, 1), dt.date(2030, 12, 31))


@pytest.fixture
def ledger(tmp_path):
    made = new_village(tmp_path / "白杨村.cwz")
    yield made
    made.close()


def cell(ledger, code="P103", period="2026Q3"):
    rows = matrix(ledger.as_of(), Period.parse(period).year)
    wanted = Period.parse(period)
    return next(
        one for matter, cells in rows for one in cells
        if matter["code"] == code and one.period == wanted
    )  # fmt: skip


def go(ledger, *steps, code="P103", period="2026Q3", day=TODAY):
    for step in steps:
        id_ = take_step(ledger, [cell(ledger, code, period)], step, day, "李春生")[0]
    return ledger.get("disclosure", id_)


# -- days ----------------------------------------------------------------------------------------


@given(posted=DAYS, days=st.integers(1, 60), unit=st.sampled_from(["days", "workdays"]))
def test_what_hangs_by_the_rule_never_falls_below_the_floor(posted, days, unit):
    rule_ = {"display_days": days, "days_unit": unit}
    shown, counted = days_of(rule_, posted)
    last = last_day(posted, shown, counted)
    assert last >= last_day(posted, days, unit), "never shorter than the rule of the place"
    if posted >= FLOOR_SINCE:
        assert (last - posted).days >= FLOOR
        assert not falls_short(posted, shown, counted)
    else:
        assert (shown, counted) == (days, unit), "before the floor, the rule of its day"


@given(posted=DAYS, days=st.integers(1, 30))
def test_party_matters_have_their_own_days(posted, days):
    rule_ = {"display_days": days, "days_unit": "workdays"}
    assert days_of(rule_, posted, floored=False) == (days, "workdays")


def test_the_day_of_posting_does_not_count():
    assert last_day(dt.date(2026, 11, 23), 15, "days") == dt.date(2026, 12, 8)


@given(day=DAYS, due=st.none() | st.integers(1, 60),
       kind=st.sampled_from(["month", "quarter", "year"]))  # fmt: skip
def test_a_deadline_lies_in_the_month_after_the_period(day, due, kind):
    period = Period.containing(kind, day)
    last = deadline({"due_day": due}, period)
    assert Period.containing("month", last) == Period.containing(
        "month", period.last + dt.timedelta(days=1)
    )


@pytest.mark.parametrize("register", ["matter", "notice_period"])
def test_nobody_goes_below_the_floor(ledger, register):
    kind = ledger.find_one("affairs_kind", name="村务")
    values = {
        "matter": {"matter": "本村的事", "affairs_kind": Ref(kind.id), "display_days": 14},
        "notice_period": {"code": "G01", "scene": "村务公开", "days": 14},
    }[register]
    with pytest.raises(Refused, match="不能少于 15 天"):
        ledger.save(register, values)
    more = {"matter": {"display_days": 20}, "notice_period": {"days": 20}}[register]
    assert ledger.save(register, {**values, **more}).id


def test_no_village_makes_a_quarterly_item_yearly(ledger):
    old = ledger.find_one("matter", code="P003")
    values = {"code": "P003", "matter": old["matter"], "affairs_kind": old["affairs_kind"]}
    with pytest.raises(Refused, match="至少每季度"):
        ledger.save("matter", {**values, "cadence": "year"})
    assert ledger.save("matter", {**values, "cadence": "month"}).id
    assert [one["cadence"] for one in catalogue(ledger.as_of()) if one["code"] == "P003"] == [
        "month"
    ]


def test_a_rule_set_within_the_year_leaves_what_hung_before_in_its_place(ledger):
    old = ledger.find_one("matter", code="P003")
    for period in ("2026Q1", "2026Q3"):
        go(ledger, *BEFORE, POSTED, code="P003", period=period)
    values = {"code": "P003", "matter": old["matter"], "affairs_kind": old["affairs_kind"]}
    own = ledger.save("matter", {**values, "cadence": "month"}).id
    row = row_of(ledger, own)
    assert [(one.period.kind, one.matter.id) for one in row] == [("quarter", old.id)] * 4
    assert [one.state for one in row][::2] == ["shown", "shown"]
    ledger.save("matter", {"in_force_from": dt.date(2026, 10, 1)}, id=own)
    row = row_of(ledger, own)
    assert [one.period.kind for one in row] == ["quarter"] * 3 + ["month"] * 3
    assert {one.matter.id for one in row[3:]} == {own}
    assert row[2].state == "shown"
    late = {one.period for _, cells in owed(ledger.as_of()) for one in cells}
    assert Period.parse("2026-10") in late
    assert Period.parse("2026-01") not in late


def row_of(ledger, matter):
    return next(cells for one, cells in matrix(ledger.as_of(), 2026) if one.id == matter)


@given(turns=st.lists(st.tuples(st.integers(2, 366), st.sampled_from(SCHEDULED)), max_size=4),
       first=st.sampled_from(SCHEDULED))  # fmt: skip
def test_periods_of_an_item_leave_no_gap_and_never_overlap(turns, first):
    begin = dt.date(2024, 1, 1)
    kinds = {begin: first} | {begin + dt.timedelta(days=n - 1): kind for n, kind in turns}
    starts = sorted(kinds)
    eras = [{"P": {"cadence": kinds[day], "instead_of": None}} for day in starts]
    found = walk("P", starts, eras, 2024)
    assert next(iter(found)).first == begin
    assert list(found)[-1].last == dt.date(2024, 12, 31)
    for one, after in pairwise(found):
        assert after.first == one.last + dt.timedelta(days=1)
    for period, ruled_by in found.items():
        assert ruled_by["cadence"] == kinds[max(day for day in starts if day <= period.first)]


@pytest.mark.parametrize(
    ("register", "values", "said"),
    [
        ("affairs_kind", {"name": "村务", "floored": False}, "不能少于 15 日"),
        ("affairs_kind", {"name": "杂务", "floored": False}, "不能少于 15 日"),
        ("notice_period", {"code": "G01", "scene": "村务公开", "days": 15, "counts": "within"},
         "不能另算"),
        ("notice_period", {"code": "G06", "scene": "征地", "days": 10, "days_unit": "days"},
         "按工作日"),
    ],
)  # fmt: skip
def test_no_other_word_leads_below_the_floor(ledger, register, values, said):
    with pytest.raises(Refused, match=said):
        ledger.save(register, values)


def test_what_the_law_wants_public_is_not_turned_off(ledger):
    with pytest.raises(Refused, match="不能停用"):
        ledger.save("matter", {"used": False}, id=ledger.find_one("matter", code="P001").id)
    ledger.save("matter", {"used": False}, id=ledger.find_one("matter", code="P103").id)


def test_a_notice_of_today_cannot_be_planned_shorter(ledger):
    begun = go(ledger, PLANNED)
    with pytest.raises(Refused, match="至少公示 15 天"):
        ledger.save("disclosure", {"display_days": 14}, id=begun.id)


def test_a_local_item_takes_the_place_of_the_national_one(ledger):
    def codes():
        return {one["code"] for one in catalogue(ledger.as_of())}

    assert {"P001", "P102"} <= codes()
    ledger.save("village", {"province": "河南省"}, id=ledger.village.id)
    assert {"P051", "P058"} <= codes()
    assert not {"P001", "P102"} & codes()
    assert "P025" not in codes(), "山东的不在河南用"


# -- steps ---------------------------------------------------------------------------------------


def test_steps_come_in_the_village_s_own_order(ledger):
    assert steps_before(ledger.as_of()) == BEFORE
    ledger.save("procedure", {"name": "本村", "steps": "会议确定、监委会审查"})
    assert steps_before(ledger.as_of()) == (DECIDED, REVIEWED)
    ledger.save("disclosure", {"item": "修路", "period": Period.parse("2026"), "title": "修路",
                               "decided_on": TODAY})  # fmt: skip
    with pytest.raises(Refused, match="“会议确定”还没有登记"):
        ledger.save("disclosure", {"item": "修桥", "period": Period.parse("2026"),
                                   "title": "修桥", "reviewed_on": TODAY})  # fmt: skip


def test_the_longest_place_decides_the_order(ledger):
    ledger.save("village", {"province": "浙江省"}, id=ledger.village.id)
    assert steps_before(ledger.as_of()) == (PLANNED, REVIEWED)


@given(
    days=st.lists(st.none() | st.integers(0, 9), min_size=6, max_size=6),
    before=st.permutations(BEFORE).flatmap(lambda p: st.integers(0, 3).map(lambda n: p[:n])),
)
def test_steps_are_in_order_exactly_when_none_is_skipped_and_no_day_goes_back(days, before):
    values = {
        STEPS[step][0]: None if day is None else TODAY + dt.timedelta(days=day)
        for step, day in zip(STEPS, days, strict=True)
    }
    chain = [values[STEPS[step][0]] for step in (*before, POSTED, REMOVED, ARCHIVED)]
    done = [day for day in chain if day]
    skipped = None in chain and any(chain[chain.index(None):])  # fmt: skip
    assert bool(out_of_order(values, before)) == (skipped or done != sorted(done))


def test_what_has_not_come_yet_was_not_done(ledger):
    with pytest.raises(Refused, match="日子还没到"):
        go(ledger, PLANNED, day=TODAY + dt.timedelta(days=1))


def test_posting_goes_only_with_its_paper(ledger):
    ready = go(ledger, *BEFORE)
    with pytest.raises(Refused, match="打印上墙"):
        ledger.save("disclosure", {"posted_on": TODAY}, id=ready.id)


def test_one_notice_for_an_item_and_a_period(ledger):
    begun = go(ledger, PLANNED)
    values = {"matter": begun["matter"], "period": begun["period"], "title": "又一份"}
    with pytest.raises(Refused, match="已经有一份"):
        ledger.save("disclosure", values)


# -- what was posted -----------------------------------------------------------------------------


def test_a_reprint_is_the_same_after_everything_changed(ledger):
    person = ledger.save("resident", {"name": "王秀兰"}).id
    ledger.save("certificate", {"resident": Ref(person), "purpose": "办电",
                                "issued_on": dt.date(2026, 8, 3)})  # fmt: skip
    posted = go(ledger, *BEFORE, POSTED)
    kept = {suffix: paper_of(ledger.as_of(), posted).bytes_kept(suffix)
            for suffix in ("pdf", "xlsx", "docx")}  # fmt: skip
    assert kept["pdf"].startswith(b"%PDF")
    assert [row["count"] for row in posted["drawn_from"]] == [1, 1]
    ledger.save("certificate", {"resident": Ref(person), "purpose": "办卡",
                                "issued_on": dt.date(2026, 8, 4)})  # fmt: skip
    ledger.save("village", {"name": "杨树村", "paper_face": "kai"}, id=ledger.village.id)
    again = ledger.get("disclosure", posted.id)
    assert again["content"] == posted["content"]
    for suffix, data in kept.items():
        assert paper_of(ledger.as_of(), again).bytes_kept(suffix) == data


def test_a_correction_is_chained_and_leaves_the_old_one_as_it_was(ledger):
    posted = go(ledger, *BEFORE, POSTED)
    before = dict(posted)
    new = correct(ledger, posted)
    with pytest.raises(Refused, match="已经更正过了"):
        correct(ledger, posted)
    for step in (*BEFORE, POSTED):
        there = ledger.get("disclosure", new)
        take_step(ledger, [Cell(cell(ledger).matter, there["period"], "", TODAY, there)], step,
                  TODAY, "李春生")  # fmt: skip
    old = ledger.get("disclosure", posted.id)
    assert old["state"] == "corrected"
    assert {name: old[name] for name in before if name != "state"} == {
        name: value for name, value in before.items() if name != "state"
    }
    assert "现更正如下" in ledger.get("disclosure", new)["content"]
    assert cell(ledger).record.id == new


def test_only_what_hangs_is_corrected(ledger):
    with pytest.raises(Refused, match="还没有张贴，直接改就行"):
        correct(ledger, go(ledger, PLANNED))


@pytest.mark.parametrize("number", [
    "41992219580315042X", "４１９９２２１９５８０３１５０４２Ｘ", "419922 19580315 042X",
    "13812345678", "138-1234-5678", "6222021234567890",
])  # fmt: skip
def test_no_private_number_goes_up_even_when_somebody_wrote_it(ledger, number):
    begun = go(ledger, *BEFORE)
    ledger.save("disclosure", {"words": f"有事请打{number}找他"}, id=begun.id)
    with pytest.raises(UserError, match="不能上墙") as told:
        go(ledger, POSTED)
    assert number not in told.value.sentence
    assert ledger.get("disclosure", begun.id)["posted_on"] is None
    assert not ledger.get("disclosure", begun.id)["paper"]


def test_a_phone_that_the_village_made_public_may_stand_there(ledger):
    phones = ({"office": "柳河镇纪委", "number": "13800001234"},)
    ledger.save("village", {"supervision_phones": phones}, id=ledger.village.id)
    assert "13800001234" in go(ledger, *BEFORE, POSTED)["content"]


def test_all_or_none_go_up_together(ledger):
    cells = [cell(ledger, code) for code in ("P103", "P004")]
    for step in BEFORE:
        take_step(ledger, cells, step, TODAY, "李春生")
        cells = [cell(ledger, code) for code in ("P103", "P004")]
    ledger.save("disclosure", {"words": "13812345678"}, id=cells[1].record.id)
    with pytest.raises(UserError):
        take_step(ledger, cells, POSTED, TODAY, "李春生")
    assert all(one["posted_on"] is None for one in ledger.find("disclosure"))


def test_an_objection_must_be_answered_before_the_archive(ledger):
    posted = go(ledger, *BEFORE, POSTED, day=dt.date(2026, 10, 8))
    made = ledger.save("objection", {"disclosure": Ref(posted.id), "said": "数不对",
                                     "raised_on": dt.date(2026, 10, 9)}).id  # fmt: skip
    go(ledger, REMOVED)
    with pytest.raises(Refused, match="还有 1 件异议没有答复"):
        go(ledger, ARCHIVED)
    ledger.save("objection", {"answer": "说明了", "answered_on": TODAY}, id=made)
    assert go(ledger, ARCHIVED)["state"] == "archived"


def test_what_is_due_comes_up_by_itself(ledger):
    assert owed(ledger.as_of()) == []
    go(ledger, PLANNED)
    due = dict(owed(ledger.as_of()))
    assert {one.matter["code"] for one in due[dt.date(2026, 10, 15)]} >= {"P001", "P103"}
    go(ledger, REVIEWED, DECIDED, POSTED)
    assert "P103" not in {
        one.matter["code"] for one in dict(owed(ledger.as_of()))[dt.date(2026, 10, 15)]
    }


def test_too_short_and_without_review_is_found(ledger):
    day = dt.date(2026, 9, 1)
    ledger.save("procedure", {"name": "本村", "steps": "出方案", "in_force_from": day})
    ledger.save("procedure", {"name": "旧的", "steps": "出方案、监委会审查"})
    ledger.save("disclosure", {
        "item": "老的", "period": Period.parse("2026Q2"), "title": "老的", "planned_on": day,
        "posted_on": day, "removed_on": day + dt.timedelta(days=9),
    })  # fmt: skip
    said = [one.sentence for one in checking.found_in(ledger, ledger.type("disclosure"))]
    assert any("只挂了 8 天" in one for one in said)


def test_every_collector_finds_its_registers_or_leaves_it_to_a_person(ledger):
    for one in collectors().values():
        assert one.is_ready(ledger.types) == all(name in ledger.types for name in one.registers)


# -- any order of actions ------------------------------------------------------------------------


def test_what_villagers_ask_for_becomes_a_notice_by_one_act(ledger):
    values = {"wanted": "东头水塘发包的经过", "signers": 36, "of_all": 300}
    id_ = ledger.save("open_request", values).id
    request = ledger.get("open_request", id_)
    assert request["enough"]
    assert [one.id for one in obligations(ledger) if one.type == "open_request"] == [id_]
    (deed,) = deeds.offered(ledger, request)
    deeds.do(ledger, request, deed)
    (notice,) = ledger.find("disclosure")
    assert notice["item"] == values["wanted"]
    assert notice["request"].id == id_
    assert ledger.get("open_request", id_)["notice"] == f"{notice['title']}（还没张贴）"
    with pytest.raises(Refused, match="已经出过方案了"):
        deeds.do(ledger, request, deed)
    ledger.undo()
    assert not ledger.count("disclosure")
    ledger.redo()
    for step in (*BEFORE, POSTED):
        take_step(ledger, [Cell(None, notice["period"], "", TODAY, ledger.get("disclosure", 1))],
                  step, TODAY, "李春生")  # fmt: skip
    assert not [one for one in obligations(ledger) if one.type == "open_request"]


class Notices(RuleBasedStateMachine):
    """Somebody presses whatever there is; what was posted never changes."""

    @initialize()
    def begin(self):
        import tempfile

        self.folder = tempfile.TemporaryDirectory()
        self.ledger = new_village(Path(self.folder.name, "白杨村.cwz"))
        self.papers: dict[int, tuple[str, bytes]] = {}

    def _try(self, action):
        with suppress(UserError):
            action()

    def _cells(self):
        found = []
        for one in self.ledger.find("disclosure"):
            matter = self.ledger.get("matter", one["matter"].id)
            found.append(Cell(matter, one["period"], "", TODAY, one))
        return found or [cell(self.ledger)]

    @rule(step=st.sampled_from(list(STEPS)), at=st.integers(0, 3), back=st.integers(0, 40))
    def take(self, step, at, back):
        cells = self._cells()
        day = TODAY - dt.timedelta(days=back)
        self._try(lambda: take_step(self.ledger, [cells[at % len(cells)]], step, day, "李春生"))

    @rule(code=st.sampled_from(["P103", "P004", "P001"]), quarter=st.sampled_from("23"))
    def plan(self, code, quarter):
        self._try(lambda: go(self.ledger, PLANNED, code=code, period=f"2026Q{quarter}"))

    @rule(at=st.integers(0, 3))
    def correct(self, at):
        found = self.ledger.find("disclosure")
        if found:
            self._try(lambda: correct(self.ledger, found[at % len(found)]))

    @rule(at=st.integers(0, 3), name=st.sampled_from(["words", "title", "content", "posted_on"]))
    def write_over(self, at, name):
        found = self.ledger.find("disclosure")
        if found:
            value = TODAY if name == "posted_on" else "改过的话"
            id_ = found[at % len(found)].id
            self._try(lambda: self.ledger.save("disclosure", {name: value}, id=id_))

    @rule(at=st.integers(0, 3))
    def remove(self, at):
        found = self.ledger.find("disclosure")
        if found:
            self._try(lambda: self.ledger.remove("disclosure", found[at % len(found)].id))

    @rule(redo=st.booleans())
    def take_back(self, redo):
        if not redo and not self.ledger.count("disclosure"):
            return  # what is left to take back is the village itself
        self._try(self.ledger.redo if redo else self.ledger.undo)
        there = {one.id for one in self.ledger.find("disclosure") if one["posted_on"]}
        self.papers = {id_: kept for id_, kept in self.papers.items() if id_ in there}

    @invariant()
    def what_was_posted_stands(self):
        for one in self.ledger.find("disclosure"):
            if one["posted_on"] is None:
                assert one["paper"] is None
                continue
            pdf = path_of(self.ledger.path, one["paper"][0]).read_bytes()
            kept = self.papers.setdefault(one.id, (one["content"], pdf))
            assert kept == (one["content"], pdf)

    @invariant()
    def steps_and_chains_hold(self):
        before = steps_before(self.ledger.as_of())
        corrected = []
        for one in self.ledger.find("disclosure"):
            assert not out_of_order(one, before)
            corrected += [one["corrects"].id] if one["corrects"] else []
        assert len(corrected) == len(set(corrected)), "a chain never forks"

    def teardown(self):
        if hasattr(self, "ledger"):
            self.ledger.close()
            self.folder.cleanup()


Notices.TestCase.settings = settings(
    max_examples=8, stateful_step_count=12, deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)  # fmt: skip
TestNotices = Notices.TestCase
