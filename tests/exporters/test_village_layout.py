from __future__ import annotations

import pytest

from exporters import layout_file
from exporters.document import (
    EMPTY,
    Column,
    Datum,
    Document,
    KeyValues,
    Layout,
    Note,
    Signatures,
    Table,
)
from exporters.notices import draft_of
from exporters.plain import text_of
from exporters.report import parse_params, report
from exporters.village_layout import as_it_is, differences, laid_out
from models.errors import Refused, UserError
from models.periods import Period

VILLAGE = "白杨村"


def datum(text):
    return Datum(text, text)


PAPER = Document(
    title="白杨村人口台账", name="人口台账",
    blocks=(
        Table((Column("序号"), Column("姓名"), Column("组"), Column("备注")),
              ((datum("1"), datum("王秀兰"), datum("3组"), EMPTY),),
              totals=(datum("合计"), datum("1人"), EMPTY, EMPTY)),
        KeyValues((("时间", datum("上午")), ("地点", datum("村部")))),
        Note("说明：按户籍。"), Note("监督电话：0394-5550456"), Signatures(("填表人", "审核人")),
    ),
)  # fmt: skip


def heads(document):
    return [one.label for one in document.blocks[0].columns]


def rows(*said):
    return tuple(dict(zip(("column", "label", "left_out"), one, strict=False)) for one in said)


def test_what_changes_nothing_gives_the_very_paper():
    usual = as_it_is(PAPER, VILLAGE)
    assert laid_out(PAPER, usual, VILLAGE) == PAPER
    assert differences(usual, PAPER, VILLAGE) == {}


def test_title_columns_order_signatures_notes_and_sheet():
    changed = laid_out(PAPER, {
        "title": "{村名}花名册", "roles": "制表人、书记", "more_notes": "一式两份\n年底再核",
        "columns": rows(("姓名", "名字", None), ("", "按手印", None), ("序号", "", None),
                        ("组", "", True)),
        "sheet": "a3_large", "lies": "lies",
    }, "青杨村")  # fmt: skip
    assert changed.title == "青杨村花名册"
    assert heads(changed) == ["名字", "按手印", "序号", "备注"]
    table = changed.blocks[0]
    assert [one.text for one in table.rows[0]] == ["王秀兰", "", "1", ""]
    assert [one.text for one in table.totals] == ["1人", "", "合计", ""]
    assert changed.blocks[-1] == Signatures(("制表人", "书记"))
    assert [one.text for one in changed.blocks if isinstance(one, Note)][-2:] == [
        "一式两份", "年底再核",
    ]  # fmt: skip
    assert (changed.layout.page, changed.layout.landscape) == ("A3", True)
    assert changed.layout.zoom > 1


def test_the_word_of_the_totals_moves_on_where_its_column_goes():
    changed = laid_out(PAPER, {"columns": rows(("序号", "", True), ("姓名",))}, VILLAGE)
    assert heads(changed) == ["姓名", "组", "备注"]
    bare = Document(title="", name="", blocks=(
        Table((Column("序号"), Column("数")), (), totals=(datum("合计"), EMPTY)),))  # fmt: skip
    left = laid_out(bare, {"columns": rows(("序号", "", True))}, VILLAGE)
    assert left.blocks[0].totals == (datum("合计"),)


def test_labels_of_pairs_are_changed_too():
    changed = laid_out(PAPER, {"columns": rows(("地点", "会场"), ("时间",))}, VILLAGE)
    assert changed.blocks[1].pairs == (("会场", datum("村部")), ("时间", datum("上午")))


def test_notes_go_but_whom_to_call_stays():
    changed = laid_out(PAPER, {"without_notes": True}, VILLAGE)
    assert [one.text for one in changed.blocks if isinstance(one, Note)] == [
        "监督电话：0394-5550456",
    ]  # fmt: skip


def test_nobody_needs_to_sign():
    assert laid_out(PAPER, {"roles": "无"}, VILLAGE).blocks[-1] == Signatures(())


def test_a_title_is_changed_only_where_it_is_the_one():
    entry = {"title": "花名册", "was_title": "{村名}常住人口台账"}
    assert laid_out(PAPER, entry, VILLAGE).title == PAPER.title
    entry["was_title"] = "{村名}人口台账"
    assert laid_out(PAPER, entry, VILLAGE).title == "花名册"


def test_a_title_holds_the_period_of_each_paper(ledger, year):
    one = report("village_disclosure")
    usual = one.build(ledger.as_of(year), {})
    assert usual.title == f"白杨村{year}村务公开"
    entry = {**as_it_is(usual, VILLAGE), "title": "{村名}村务公开栏（{期间}）"}
    assert entry["was_title"] == "{村名}{期间}村务公开"
    ledger.save("paper_layout", {"paper": one.name} | {
        name: entry[name] for name in ("title", "was_title")})  # fmt: skip
    quarter = Period.parse("2026Q3")
    assert one.build(ledger.as_of(quarter), {}).title == f"白杨村村务公开栏（{quarter}）"
    assert one.build(ledger.as_of(), {}).title == "白杨村村务公开栏（）"


def test_the_ledger_keeps_it_and_every_way_to_the_paper_follows(ledger):
    one = report("resident_register")
    ledger.save("paper_layout", {"paper": one.name, "title": "花名册", "roles": "村委会主任"})
    made = one.build(ledger.as_of(), parse_params(one, ledger, {}))
    assert made.title == "花名册"
    assert made.blocks[-1].roles == ("村委会主任",)
    ledger.undo()
    made = one.build(ledger.as_of(), parse_params(one, ledger, {}))
    assert "户籍人口台账" in made.title


def test_one_layout_for_a_paper(ledger):
    ledger.save("paper_layout", {"paper": "resident_register", "title": "花名册"})
    with pytest.raises(Refused, match="已经改过"):
        ledger.save("paper_layout", {"paper": "resident_register", "title": "名册"})


def test_what_was_posted_stays_and_what_is_posted_next_follows(ledger, year):
    ledger.save("paper_layout", {"paper": "disclosure_notice", "roles": "监委会主任"})
    view = ledger.as_of(year)
    posted = [one for one in ledger.find("disclosure") if one["posted_on"] and one["content"]]
    assert posted
    again = report("disclosure_notice").build(view, {"disclosure": posted[0]})
    assert again.went_out
    assert "监委会主任：" not in text_of(again)
    assert text_of(draft_of(view, {"title": "公开"}, None)).count("监委会主任：") == 1


def test_a_certificate_is_nobodys_to_change():
    assert not report("certificate_slip").is_laid_out
    assert report("resident_register").is_laid_out


def test_layouts_go_to_another_village_as_a_file(ledger, bare, tmp_path):
    ledger.save("paper_layout", {
        "paper": "resident_register", "title": "{村名}花名册", "sheet": "a3",
        "columns": rows(("姓名", "名字", None), ("户号", None, True)), "more_notes": "一\n二",
    })  # fmt: skip
    path = tmp_path / "样式.toml"
    path.write_text(layout_file.text_of(ledger, tuple(ledger.ids("paper_layout"))),
                    encoding="utf-8")  # fmt: skip
    bare.save("paper_layout", {"paper": "resident_register", "roles": "书记"})
    layout_file.take(bare, path)
    (mine,), (theirs,) = ledger.find("paper_layout"), bare.find("paper_layout")
    kept = {one.name for one in ledger.type("paper_layout").entered}
    assert {name: mine[name] for name in kept} == {name: theirs[name] for name in kept}
    bare.undo()
    assert bare.find_one("paper_layout")["roles"] == "书记"


def test_a_file_of_something_else_is_told(ledger, tmp_path):
    path = tmp_path / "别的.toml"
    path.write_text("[[duty]]\n", encoding="utf-8")
    with pytest.raises(UserError, match="没有材料的样式"):
        layout_file.take(ledger, path)
    with pytest.raises(UserError, match="还没有改过"):
        layout_file.text_of(ledger, ())


def test_a_column_of_the_register_can_be_added(ledger):
    ledger.save("paper_layout", {
        "paper": "resident_register",
        "columns": rows(("", "现住址", None), ("姓名", "", None), ("", "按手印", None)),
    })  # fmt: skip
    one = report("resident_register")
    made = one.build(ledger.as_of(), parse_params(one, ledger, {}))
    shown = {row[heads(made).index("姓名")].text: row for row in made.blocks[0].rows}
    place = heads(made).index("现住址")
    assert shown["王秀兰"][place].text == "白杨村3组27号"
    assert shown["王秀兰"][heads(made).index("按手印")] == EMPTY
    assert place < heads(made).index("姓名")
    assert "现住址" not in heads(type(made)(title="", name="", blocks=one.built(
        ledger.as_of(), parse_params(one, ledger, {})).blocks))  # fmt: skip


def test_a_layout_shows_nothing_more(ledger):
    """An empty column named like a hidden field stays empty."""
    ledger.save("paper_layout", {
        "paper": "official_register",
        "columns": rows(("姓名", "", None), ("", "联系电话", None)),
    })  # fmt: skip
    one = report("official_register")
    made = one.build(ledger.as_of(), parse_params(one, ledger, {}))
    place = heads(made).index("联系电话")
    assert {row[place] for row in made.blocks[0].rows} == {EMPTY}


def test_a_sheet_that_stands_is_official_again():
    paper = Document(title="", name="", blocks=(), layout=Layout(official=True))
    assert not laid_out(paper, {"lies": "lies"}, VILLAGE).layout.official
    assert laid_out(paper, {"lies": "stands"}, VILLAGE).layout.official
