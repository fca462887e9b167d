"""全部材料 and 迎检夹: what is in them, what they say is missing, and that nothing is made up."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from io import BytesIO

import pypdfium2
import pytest
from PIL import Image

from exporters import renderer
from exporters.bundles.bundle import Bundle, Lack, Sheet
from exporters.bundles.inspection import activity_folder, matter_folder, year_folder
from exporters.bundles.making import make
from exporters.bundles.period import period_bundle
from exporters.bundles.walk import belonging
from exporters.document import Document, Paragraph, has_content
from exporters.plain import text_of
from exporters.report import report, reports
from models import attachments
from models.errors import HeldOpen, UserError
from models.kinds_links import Ref
from models.periods import Period
from models.privacy import Audience
from tests.exporters.test_leaks import leaked

FOURTH = Period.parse("2026Q4")


def told(*_):
    pass


def pages_of(pdf):
    with pypdfium2.PdfDocument(pdf) as document:
        texts = []
        for page in document:
            words = page.get_textpage()
            texts.append("".join(words.get_text_bounded().split()))
            words.close()
            page.close()
        marks = [(one.get_title(), one.get_dest().get_index()) for one in document.get_toc()]
    return texts, marks


@pytest.fixture
def quarter(ledger):
    return period_bundle(ledger.as_of(), FOURTH)


def labels(bundle):
    return [one.label for one in bundle.sheets]


def test_a_period_has_every_paper_that_is_made_for_one(quarter):
    made = set(labels(quarter))
    usual = {one.label for one in reports() if one.period and one.folder is None and not one.each}
    assert usual <= made
    assert {"财务收支公开（逐笔）", "会议记录", "决议公开", "一码通"} <= made
    assert "户籍人口台账" not in made, "the rosters come with a year"
    assert not {one.label for one in reports() if one.folder} & made


def test_what_is_made_by_the_month_comes_for_each_month_that_has_begun(quarter):
    months = [one.source for one in quarter.sheets if one.label == "减负统计表"]
    assert months == ["2026年10月", "2026年11月"], "the book's day lies in November"


def test_what_is_made_of_a_record_comes_once_for_each_of_the_period(ledger, quarter):
    held = [one["held_on"] for one in ledger.find("meeting")]
    assert labels(quarter).count("会议记录") == sum(day in FOURTH for day in held) == 4
    assert "会议记录" not in labels(period_bundle(ledger.as_of(), FOURTH.previous()))


def test_what_was_posted_comes_as_it_was(ledger):
    third = period_bundle(ledger.as_of(), FOURTH.previous())
    notices = [one.make() for one in third.sheets if one.label == "公示（单项）"]
    assert notices
    assert all(one.bytes_kept("pdf") for one in notices)


def test_what_hangs_on_the_wall_stands_first(quarter):
    parts = list(dict.fromkeys(one.part for one in quarter.sheets))
    assert parts == [one.value for one in (
        Audience.NOTICE_BOARD, Audience.TOWNSHIP, Audience.OFFICE)]  # fmt: skip


def test_what_is_missing_names_the_record_where_it_is_mended(ledger, quarter):
    said = [one.sentence for one in quarter.lacks]
    assert any("没有公开" in one for one in said), said
    assert all(one.type in ledger.types for one in quarter.lacks if one.type)
    for one in quarter.lacks:
        if one.id:
            assert ledger.get(one.type, one.id)


@pytest.fixture
def folder(tmp_path):
    """An empty folder beside the ledger."""
    made = tmp_path / "夹"
    made.mkdir()
    return made


@pytest.fixture
def small(ledger):
    """Three sheets, one of which cannot be made."""

    def refuse():
        raise UserError("没有账户。", "先加一个账户。")

    def paper(words):
        return lambda: Document(title=words, name=words, blocks=(Paragraph(words),))

    return Bundle(
        "一套", subtitle="2026年", name="一套", lacks=(Lack("缺一样", todo="补上"),),
        sheets=(
            Sheet("第一份", part="上墙", source="甲", make=paper("甲纸")),
            Sheet("出不了的", part="上墙", source="乙", make=refuse),
            Sheet("第二份", part="存档", source="丙", make=paper("丙纸"), formats=("xlsx", "pdf")),
        ),
    )  # fmt: skip


def test_a_folder_has_the_index_first_and_one_pdf_with_bookmarks(ledger, small, folder):
    steps = []
    made = make(ledger.as_of(), small, folder, lambda *step: steps.append(step))
    names = [path.name for path in made.paths]
    assert names == ["00 目录.pdf", "01 甲纸.pdf", "02 丙纸.xlsx", "02 丙纸.pdf",
                     "00 整套（带书签）.pdf"]  # fmt: skip
    assert sorted(names) == sorted(path.name for path in folder.iterdir())
    assert [step[1:] for step in steps] == [(1, 3), (2, 3), (3, 3)]
    texts, marks = pages_of(made.pdf)
    assert marks == [("目录", 0), ("上墙", 1), ("第一份", 1), ("存档", 2), ("第二份", 2)]
    assert [text[:2] for text in texts[1:]] == ["甲纸", "丙纸"]


def test_the_index_says_what_is_missing_before_anything_else(ledger, small, folder):
    made = make(ledger.as_of(), small, folder, told)
    (text, *_), _ = pages_of((folder / "00 目录.pdf").read_bytes())
    assert "出不了的”出不了：没有账户。" in text
    assert text.index("缺一样") < text.index("目录（2份）") < text.index("01第一份")
    assert [one.sentence for one in made.lacks] == ["“出不了的”出不了：没有账户。", "缺一样"]


def test_the_pages_in_the_index_are_those_of_the_whole(ledger, folder):
    def paper(number):
        words = f"第{number}号纸"
        return lambda: Document(title=words, name=words, blocks=(Paragraph("字" * 900),))

    sheets = tuple(Sheet(f"甲{at}", part="一", make=paper(at)) for at in range(30))
    long = Bundle("长", subtitle="", name="长", sheets=sheets)
    made = make(ledger.as_of(), long, folder, told)
    rows = made.index.blocks[2].rows[1:]
    texts, _ = pages_of(made.pdf)
    for at, row in enumerate(rows):
        assert f"第{at}号纸" in texts[row[3].cell - 1]


def test_a_file_that_is_held_open_gets_a_second_name(ledger, small, folder, monkeypatch):
    held = folder / "01 甲纸.pdf"
    held.write_bytes(b"as it was")
    real = renderer.put

    def put(data, path):
        if path == held:
            raise HeldOpen("还开着", "关掉")
        real(data, path)

    monkeypatch.setattr(renderer, "put", put)
    made = make(ledger.as_of(), small, folder, told)
    assert held.read_bytes() == b"as it was"
    assert [path.name for path in made.second] == ["01 甲纸（2）.pdf"]
    told_of = "".join(datum.text for row in made.index.blocks[3].rows for datum in row)
    assert "01 甲纸（2）.pdf" in told_of


def test_what_cannot_be_printed_is_told_of_every_paper(ledger, small, folder):
    def paper(words):
        return lambda: Document(title=words, name="纸", blocks=(Paragraph(words),))

    sheets = (Sheet("第三份", part="存档", source="丁", make=paper("王\ue123兰\ue124")),
              Sheet("第三份", part="存档", source="戊", make=paper("单\ue123")))  # fmt: skip
    bundle = replace(small, sheets=(*small.sheets, *sheets))
    assert make(ledger.as_of(), bundle, folder, told).lost == {"第三份": "\ue123\ue124"}


def test_who_stops_keeps_what_is_written(ledger, small, folder):
    def stop(what, number, total):
        if number == 2:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        make(ledger.as_of(), small, folder, stop)
    assert [path.name for path in folder.iterdir()] == ["01 甲纸.pdf"]


def test_every_paper_of_a_quarter_can_be_made(quarter):
    names = [sheet.make().name for sheet in quarter.sheets]
    assert len(names) > 40
    assert all(names)


def test_a_quarter_without_entries_is_papers_that_say_so(bare):
    bundle = period_bundle(bare.as_of(), Period.parse("2025Q1"))
    papers = [sheet.make() for sheet in bundle.sheets if not sheet.stands]
    empty = [one for one in papers if not has_content(one)]
    assert len(empty) > 10
    assert all("没有" in text_of(one) for one in empty)
    (phone,) = bundle.lacks  # nothing but whom to call, which leads to the village
    assert "监督电话" in phone.sentence
    assert bare.get(phone.type, phone.id)["name"] == "白杨村"


def test_a_month_of_which_nobody_said_anything_is_missed(ledger):
    """October has its nil return of quarrels; of appeals nobody said anything."""
    lacks = period_bundle(ledger.as_of(), FOURTH).lacks
    said = {one.given["kind"]: one.sentence for one in lacks if one.type == "nil_return"}
    assert said == {"appeal": "2026年10月没有登记群众诉求，也没有报零"}


# -- 迎检夹 -------------------------------------------------------------------------------------


def photo(ledger, tmp_path):
    """Return a photo that says where it was taken."""
    path = tmp_path / "现场.jpg"
    picture = Image.new("RGB", (40, 30), "green")
    exif = Image.Exif()
    exif[0x010E] = "TAKEN-AT-HOME"
    picture.save(path, exif=exif)
    return attachments.put(ledger.path, path)


@pytest.fixture
def matter(ledger, tmp_path):
    """A matter with its paper, a meeting, an activity with a photo, money and a letter."""
    paper = ledger.save("incoming", {
        "subject": "关于清扫的通知", "sender": "柳河镇党政办", "received_on": dt.date(2026, 11, 1),
    }).id  # fmt: skip
    affair = ledger.save("affair", {
        "matter": "清扫主干道", "sender": "柳河镇党政办", "received_on": dt.date(2026, 11, 1),
        "incoming": Ref(paper),
    }).id  # fmt: skip
    ledger.save("affair", {
        "matter": "同一份文里的另一件", "sender": "柳河镇党政办",
        "received_on": dt.date(2026, 11, 1), "incoming": Ref(paper),
    })  # fmt: skip
    ledger.save("activity", {
        "title": "扫街", "happened_on": dt.date(2026, 11, 8), "affair": Ref(affair),
        "photos": (photo(ledger, tmp_path),),
    })  # fmt: skip
    return ledger.get("affair", affair)


def test_a_matter_takes_what_it_rests_on_and_what_names_it_but_no_other_matter(ledger, matter):
    records = belonging(ledger.as_of(), matter)
    found = {(one.type, one[ledger.type(one.type).title]) for one in records}
    assert ("incoming", "关于清扫的通知") in found
    assert ("activity", "扫街") in found
    assert ("affair", "同一份文里的另一件") not in found


def test_a_folder_of_a_matter_is_in_order_and_says_what_was_not_held(ledger, matter, folder):
    bundle = matter_folder(ledger.as_of(), matter)
    parts = list(dict.fromkeys(one.part for one in bundle.sheets))
    assert parts == ["来文和依据", "办理", "谁批准、谁经手"]
    assert [one.sentence for one in bundle.lacks] == [
        "没有记过为它开的会", "没有为它做过决议", "没有为它记过收支", "没有为它发过文",
    ]  # fmt: skip
    made = make(ledger.as_of(), bundle, folder, told)
    (copied,) = [path for path in made.paths if path.suffix == ".jpg"]
    assert Image.open(BytesIO(copied.read_bytes())).size == (40, 30)
    assert b"TAKEN-AT-HOME" not in b"".join(path.read_bytes() for path in made.paths)
    texts, _ = pages_of(made.pdf)
    assert "没有的事没有编" in "".join(texts)
    assert not [text for text in texts[1:] if "会议记录" in text]


def test_an_activity_has_the_papers_there_are_and_says_why_the_rest_are_not(ledger, folder):
    activity = ledger.find("activity")[0]
    bundle = activity_folder(ledger.as_of(), activity)
    made = [one.label for one in bundle.sheets]
    assert {"村民代表会议记录", "实施分工细则", "片区考评表", "环境卫生重点户名单"} <= set(made)
    assert len(bundle.lacks) == 5
    assert all("没有" in one.sentence for one in bundle.lacks)
    assert not set(made) & {"思想动员会议记录", "上级来文", "扫街照片"}
    written = make(ledger.as_of(), bundle, folder, told)
    assert not [one for one in written.lacks if "出不了" in one.sentence]


def test_numbers_of_people_are_masked_for_who_inspects(ledger, secrets):
    activity = ledger.find("activity")[0]
    for sheet in activity_folder(ledger.as_of(), activity).sheets:
        assert not leaked(sheet.make(), secrets)


def test_a_year_has_its_papers_and_its_files(ledger, matter):
    bundle = year_folder(ledger.as_of(), Period.parse("2026"))
    files = [one for one in bundle.sheets if one.part == "附件和照片"]
    assert [one.label for one in files] == ["活动：扫街", "报送登记：白杨村用印登记簿"]
    assert labels(bundle).count("财务收支公开（逐笔）") == 2 * 11, "two books, eleven months"


def test_every_folder_has_a_paper_that_is_its_index(ledger, matter):
    for name, given in (("period_folder", {}), ("year_folder", {}),
                        ("affair_folder", {"affair": Ref(matter.id)})):  # fmt: skip
        one = report(name)
        view = ledger.as_of(FOURTH if one.period else None)
        index = one.build(view, given)
        assert len(index.blocks[-1 if name == "period_folder" else -2].rows) > len(
            one.folder(view, given).sheets
        )
