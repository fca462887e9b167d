"""The commands recognise and fill, as a script uses them."""

from __future__ import annotations

import datetime as dt
import json

import openpyxl
import pytest

from tests.models.forms.form_writer import FormWriter
from tests.models.villages import new_village
from ui import commands

TODAY = ("--today", "2026-11-23")


@pytest.fixture
def ledger(tmp_path):
    path = tmp_path / "白杨村.cwz"
    made = new_village(path)
    people = (
        ("王建国", "male", "3组", dt.date(1970, 2, 3)),
        ("李秀英", "female", "1组", dt.date(1955, 6, 7)),
    )
    for name, sex, group, born in people:
        made.save("resident", {"name": name, "sex": sex, "group": group, "born_on": born,
                               "card": "6228480001112223"})  # fmt: skip
    made.close()
    return path


@pytest.fixture
def form(tmp_path):
    writer = FormWriter(5)
    writer.line("惠农一卡通发放花名册")
    writer.heads(["姓名", "性别", "年龄", "帮扶人", "一卡通账号"])
    writer.rows(1)
    path = tmp_path / "表.xlsx"
    writer.book.save(path)
    return path


def call(capsys, *arguments):
    code = commands.run([str(one) for one in arguments])
    out, err = capsys.readouterr()
    return code, out, err


def filling(form, ledger, target):
    return "fill", form, "--ledger", ledger, "--output", target, *TODAY


def rows(path):
    page = openpyxl.load_workbook(path).active
    return list(page.iter_rows(min_row=3, values_only=True))


def test_a_form_is_recognised_without_a_ledger(capsys, form):
    code, out, _ = call(capsys, "recognise", form, "--json")
    sheet = json.loads(out)["sheets"][0]
    assert code == 0
    assert (sheet["kind"], sheet["register"], sheet["first_row"]) == ("roster", "resident", 3)
    assert [one["field"] for one in sheet["places"]] == [
        "resident.name", "resident.sex", "resident.age", None, "resident.card",
    ]  # fmt: skip


def test_a_form_is_filled_for_whom_the_person_says(capsys, form, ledger, tmp_path):
    target = tmp_path / "填好.xlsx"
    more = ("--where", "村民小组=3组", "--set", "帮扶人=赵六", "--json")
    code, out, err = call(capsys, *filling(form, ledger, target), *more)
    told = json.loads(out)
    assert (code, err) == (0, "")
    assert (told["records"], told["written"], told["not_understood"]) == (1, 5, 1)
    assert [one["written"] for one in told["sheets"][0]["places"]] == [1, 1, 1, 1, 1]
    assert told["fidelity"]["parts"] - told["fidelity"]["equal"] == 1
    assert rows(target) == [("王建国", "男", 56, "赵六", "6228480001112223")]


def test_without_saying_whom_a_title_that_is_not_understood_fills_nobody(
    capsys, form, ledger, tmp_path
):
    target = tmp_path / "填好.xlsx"
    code, out, _ = call(capsys, *filling(form, ledger, target))
    assert code == 0
    assert "惠农一卡通" in out
    assert rows(target) == [(None,) * 5]
    call(capsys, *filling(form, ledger, target), "--where", "范围=全部")
    assert [row[0] for row in rows(target)] == ["李秀英", "王建国"]


def test_what_is_sensitive_and_asked_for_is_in_the_history(capsys, ledger, tmp_path):
    writer = FormWriter(3)
    writer.line("村民花名册")
    writer.heads(["姓名", "性别", "一卡通账号"])
    writer.rows(2)
    path, target = tmp_path / "册.xlsx", tmp_path / "填好.xlsx"
    writer.book.save(path)
    call(capsys, *filling(path, ledger, target))
    assert {row[2] for row in rows(target)} == {None}
    call(capsys, *filling(path, ledger, target), "--with", "一卡通账号")
    assert {row[2] for row in rows(target)} == {"6228480001112223"}
    _, out, _ = call(capsys, "history", "village", "1", "--ledger", ledger)
    assert "写出了一卡通账号 2 处" in out


def test_what_the_person_decided_of_a_place_wins(capsys, form, ledger, tmp_path):
    target, mapping = tmp_path / "填好.xlsx", tmp_path / "对照.json"
    mapping.write_text('{"D": "村民小组", "e": ""}', encoding="utf-8")
    more = ("--where", "村民小组=3组", "--mapping", mapping)
    code, _, _ = call(capsys, *filling(form, ledger, target), *more)
    assert code == 0
    assert rows(target) == [("王建国", "男", 56, "3组", None)]
    for said, wrong in (("血型", "没有“血型”"), ("", "没有“Z9”")):
        mapping.write_text(f'{{"{"Z9" if not said else "D"}": "{said}"}}', encoding="utf-8")
        code, _, err = call(capsys, *filling(form, ledger, target), *more)
        assert code == 1
        assert wrong in err
    mapping.write_text("[]", encoding="utf-8")
    assert call(capsys, *filling(form, ledger, target), *more)[0] == 1


@pytest.mark.parametrize(
    ("more", "said"),
    [
        (("--where", "范围=外星人"), "是哪些人"),
        (("--where", "血型=A"), "没有“血型”"),
        (("--set", "帮扶人"), "名=值"),
        (("--sheet", "没有"), "没有“没有”"),
        (("--period", "去年"), "看不懂期间"),
    ],
)
def test_what_cannot_be_done_is_said_and_nothing_is_written(
    capsys, form, ledger, tmp_path, more, said
):
    target = tmp_path / "填好.xlsx"
    code, _, err = call(capsys, *filling(form, ledger, target), *more)
    assert code == 1
    assert said in err
    assert not target.exists()


def test_the_form_itself_is_never_covered(capsys, form, ledger):
    before = form.read_bytes()
    code, _, err = call(capsys, *filling(form, ledger, form))
    assert code == 1
    assert "不盖掉" in err
    assert form.read_bytes() == before


def test_a_condition_narrows_those_whom_the_title_names(capsys, tmp_path, ledger):
    writer = FormWriter(2)
    writer.line("60周岁以上老年人花名册")
    writer.heads(["姓名", "性别"])
    writer.rows(2)
    path, target = tmp_path / "老人.xlsx", tmp_path / "填好.xlsx"
    writer.book.save(path)
    told = {}
    for words in ("村民小组=3组", "村民小组=1组", "范围=全部", "范围=党员或60岁以上"):
        assert call(capsys, *filling(path, ledger, target), "--where", words)[0] == 0
        told[words] = [row[0] for row in rows(target) if row[0]]
        target.unlink()
    assert list(told.values()) == [[], ["李秀英"], ["李秀英", "王建国"], ["李秀英"]]
    _, _, err = call(capsys, *filling(path, ledger, target), "--where", "范围=党员或某某")
    assert "看不懂" in err


def test_nought_of_what_was_never_recorded_is_left_to_the_person(capsys, tmp_path, ledger):
    writer = FormWriter(3)
    writer.line("村基本情况统计表")
    writer.heads(["项目", "单位", "数量"])
    writer.rows(2, values=[{"A": "女性", "B": "人"}, {"A": "低保对象", "B": "人"}])
    path, target = tmp_path / "统计.xlsx", tmp_path / "填好.xlsx"
    writer.book.save(path)
    _, out, _ = call(capsys, *filling(path, ledger, target), "--json")
    assert [row[2] for row in rows(target)] == [1, None]
    said = json.loads(out)["sheets"][0]["said"]
    assert "“特殊人群”里一条也没有，是没有还是没记，请您写" in said
