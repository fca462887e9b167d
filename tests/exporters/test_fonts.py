"""Every legal character reaches the paper as itself, and what cannot is named beforehand."""

from __future__ import annotations

import io
import re
import subprocess
import sys
from itertools import pairwise
from pathlib import Path

import pypdfium2
import pytest
from fontTools.ttLib import TTFont
from hypothesis import given
from hypothesis import strategies as st
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Paragraph

from exporters import faces, fonts, pdf_fonts, system_fonts
from exporters.faces import Face
from exporters.line_breaking import NEVER_FIRST, NEVER_LAST, break_lines, may_break

LEGAL = "".join((faces.FOLDER / "8105.txt").read_text(encoding="utf-8").split())
RARE = "䶮㛃𬱖𫖯𬭎𠅤𡋾𣲗㙓𬇙龘堃"
SIGNS = (
    "〔2026〕「」“”—…·、，。；：？！（）《》①⑩⑪⑳㎡℃¥￥√×÷☐☑☒□■▲△○●★☆→←↑↓％‰±≤≥№§ⅠⅫ✓✗"
    "─│┌┐└┘├┤┬┴┼〇々ａＺ０９ǎòüABCxyz0189+-*/=<>&%@#"
)
STYLES = [Face.HEI, Face.HEI_BOLD, Face.SONG, Face.TITLE, Face.KAI, Face.FANG]


def print_lines(lines: list[tuple[str, Face]]) -> bytes:
    """Draw lines one below the other as the papers do, 50 a page."""
    paper = io.BytesIO()
    canvas = Canvas(paper)
    for at, (line, face) in enumerate(lines):
        if at and at % 50 == 0:
            canvas.showPage()
        x = 20.0
        for name, piece in fonts.runs(line, face):
            canvas.setFont(name, 9)
            canvas.drawString(x, 800 - 15 * (at % 50), piece)
            x += canvas.stringWidth(piece, name, 9)
    canvas.save()
    return paper.getvalue()


def read_lines(pdf: bytes) -> list[str]:
    """Copy the text out again, as a reader would with the mouse."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        pages = [page.get_textpage().get_text_range() for page in document]
    finally:
        document.close()
    return [line for page in pages for line in page.splitlines() if line]


def pieces(text: str, size: int) -> list[str]:
    return [text[at : at + size] for at in range(0, len(text), size)]


@pytest.mark.parametrize("face", STYLES)
def test_every_legal_character_and_rare_name_copies_out_as_itself(face):
    lines = [*pieces(LEGAL, 50), RARE, "张𬱖堃、王𡋾三"]
    read = read_lines(print_lines([(line, face) for line in lines]))
    assert read == lines


def test_signs_of_forms_copy_out_as_themselves():
    read = read_lines(print_lines([(SIGNS, face) for face in STYLES]))
    assert read == [SIGNS] * len(STYLES)


def test_no_run_is_drawn_in_a_font_without_its_characters():
    for face in STYLES:
        for name, piece in fonts.runs(LEGAL + RARE + SIGNS, face):
            known = pdfmetrics.getFont(name).face.charToGlyph
            assert [c for c in piece if ord(c) not in known] == []


@pytest.mark.parametrize("face", list(faces.FILES))
def test_coverage_table_says_what_the_font_file_says(face):
    known = pdfmetrics.getFont(fonts.font_name(face)).face.charToGlyph
    # reportlab adds the hard space to every font, and the end mark of some tables
    real = set(known) - {0xA0, 0xFFFF}
    asked = {near for code in real for near in (code - 1, code, code + 1)} - {-1}
    asked |= set(range(0x20, 0x33480, 7))
    assert {code for code in asked - {0xA0} if faces.covers(face, chr(code))} == real - {0xA0}
    with TTFont(faces.file_of(face), lazy=True) as font:
        begins = font["loca"].locations
    inked = [c for c in LEGAL + RARE if ord(c) in known]
    assert [c for c in inked if begins[known[ord(c)]] == begins[known[ord(c)] + 1]] == []


@pytest.mark.parametrize("face", [Face.HEI, Face.HEI_BOLD, Face.SONG, Face.TITLE, Face.KAI])
def test_style_has_every_legal_character_itself(face):
    assert [c for c in LEGAL if not faces.covers(face, c)] == []


def test_song_has_all_of_the_basic_han():
    lacking = [c for c in range(0x4E00, 0xA000) if not faces.covers(Face.SONG, chr(c))]
    assert lacking == []


def test_missing_names_what_no_face_has_once_in_order():
    assert fonts.missing("张\ue863三\U000323af李\ue863") == "\ue863\U000323af"


def test_missing_is_silent_on_what_can_be_printed():
    assert fonts.missing(LEGAL + RARE + SIGNS + "村务\t公开\n\u3000\u200b𬱖\U000e0100") == ""


def test_a_character_nobody_has_still_shows_as_a_box():
    [(name, piece)] = fonts.runs("张\ue863", Face.KAI)
    assert (name, piece) == ("CunwuKai-Regular", "张\ue863")
    assert picture("张\ue863") != picture("张")


def picture(text: str) -> bytes:
    document = pypdfium2.PdfDocument(print_lines([(text, Face.KAI)]))
    try:
        return document[0].render().to_pil().tobytes()
    finally:
        document.close()


def test_money_signs_and_tick_boxes_come_from_faces_that_draw_them_right():
    for face in (Face.KAI, Face.FANG):
        assert {name for name, _ in fonts.runs("￥☐☑☒□■①⑳", face)} == {"NotoSerifSC-Regular"}


def test_shapeless_characters_are_not_drawn():
    assert fonts.runs("王\u200b五\ufeff\U000e0101\t六", Face.HEI) == [
        ("NotoSansSC-Regular", "王五 六")
    ]


def test_width_adds_up_over_the_faces():
    text = "王𡋾 Ab1𬱖"
    drawn = sum(
        pdfmetrics.stringWidth(piece, name, 12) for name, piece in fonts.runs(text, Face.FANG)
    )
    assert fonts.width(text, Face.FANG, 12) == pytest.approx(drawn)
    assert fonts.width("村务", Face.FANG, 16) == pytest.approx(32)


def test_markup_is_escaped_and_prints_in_a_paragraph():
    marked = fonts.markup("甲<b>&𡋾\n乙", Face.FANG)
    latin = '<font name="NotoSerifSC-Regular">&lt;b&gt;&amp;</font>'
    assert marked == f'甲{latin}<font name="CunwuRare-Regular">𡋾</font><br/>乙'
    paper = io.BytesIO()
    style = ParagraphStyle("x", fontName=fonts.font_name(Face.FANG), wordWrap="CJK")
    paragraph = Paragraph(marked, style)
    canvas = Canvas(paper)
    paragraph.wrapOn(canvas, 300, 300)
    paragraph.drawOn(canvas, 50, 500)
    canvas.save()
    assert read_lines(paper.getvalue()) == ["甲<b>&𡋾", "乙"]


@pytest.fixture
def fresh_fonts():
    """Forget which fonts the computer has, before and after."""
    caches = (fonts._system_font, fonts._choose, fonts._font, fonts._advances)
    for cache in caches:
        cache.cache_clear()
    yield caches
    for cache in caches:
        cache.cache_clear()


def test_system_fang_is_used_only_when_wanted_and_there(tmp_path, monkeypatch, fresh_fonts):
    monkeypatch.setattr(system_fonts, "font_folders", lambda: [tmp_path])
    assert fonts.fang(prefer_system=True) is Face.FANG
    (tmp_path / "win").mkdir()
    (tmp_path / "win" / "SIMFANG.TTF").write_bytes(faces.file_of(Face.KAI).read_bytes())
    (tmp_path / "仿宋_GB2312.ttf").write_bytes(b"not a font at all")
    for cache in fresh_fonts:
        cache.cache_clear()
    assert fonts.fang(prefer_system=False) is Face.FANG
    chosen = fonts.fang(prefer_system=True)
    assert chosen is Face.FANG_SYSTEM
    assert [name for name, _ in fonts.runs("村𡋾", chosen)] == ["SystemFang", "CunwuRare-Regular"]
    assert read_lines(print_lines([(RARE, chosen)])) == [RARE]


def test_asking_loads_neither_reportlab_nor_a_font():
    code = (
        "import sys; from exporters import fonts; fonts.missing('张𬱖'); fonts.screen_families();"
        "sys.exit('reportlab' in sys.modules or 'PIL' in sys.modules)"
    )
    root = Path(faces.__file__).parent.parent
    subprocess.run([sys.executable, "-c", code], cwd=root, check=True)


def test_only_faces_in_use_are_registered():
    code = (
        "from exporters import fonts; from reportlab.pdfbase import pdfmetrics;"
        "fonts.runs('村务', fonts.Face.KAI); fonts.width('村', fonts.Face.KAI, 9);"
        "print(*pdfmetrics.getRegisteredFontNames())"
    )
    root = Path(faces.__file__).parent.parent
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=root, check=True, capture_output=True, text=True
    )
    assert [name for name in done.stdout.split() if "-Regular" in name] == ["CunwuKai-Regular"]


def test_screen_fonts_exist_under_their_family_names():
    for path, family in fonts.screen_families():
        with TTFont(path, lazy=True) as font:
            names = {font["name"].getDebugName(1), font["name"].getDebugName(16)}
        assert family in names


def test_fonts_are_small_enough_and_travel_with_their_licences():
    size = sum(path.stat().st_size for path in faces.FOLDER.rglob("*") if path.is_file())
    assert size < 45_000_000
    for font in faces.FOLDER.glob("*.ttf"):
        licence = faces.FOLDER / f"{font.stem.split('-')[0]}-LICENSE.txt"
        text = licence.read_text(encoding="utf-8")
        assert re.search("OPEN FONT LICENSE|GNU GENERAL PUBLIC LICENSE", text)
        assert len(text) > 4000
    assert {path.stem for path in faces.FOLDER.glob("*.ttf")} == set(faces.FILES.values())


# --- lines ------------------------------------------------------------------------------------

TEXT = st.text(
    st.sampled_from("村务公开的一二三，。、；：？！）（《》“”【】〔〕…—％%￥ab7.,-/ 　𬱖𡋾\t"),
    max_size=60,
)


def measure(character: str) -> float:
    return 0.5 if character.isascii() else 1.0


def has_gentle_break(line: str) -> bool:
    return any(may_break(line[at - 1], line[at]) for at in range(1, len(line)))


@given(st.lists(TEXT, min_size=1, max_size=3), st.integers(1, 20))
def test_lines_joined_are_the_text_and_fit(paragraphs, limit):
    lines = break_lines("\n".join(paragraphs), measure, limit)
    assert "".join(lines) == "".join(paragraphs)
    for line in lines:
        shown = line.rstrip(" \t")
        assert sum(map(measure, shown)) <= limit or len(shown) == 1


@given(TEXT, st.integers(1, 20))
def test_forbidden_line_ends_only_where_there_was_no_way_round(text, limit):
    lines = break_lines(text, measure, limit)
    for before, after in pairwise(lines):
        if not may_break(before[-1], after[0]):
            assert not has_gentle_break(before)


@given(st.integers(2, 20))
def test_line_breaks_start_lines_and_empty_lines_stay(limit):
    assert break_lines("甲\n\n乙\r\n", measure, limit) == ["甲", "", "乙", ""]
    assert break_lines("", measure, limit) == [""]


def test_punctuation_takes_its_neighbour_along():
    assert break_lines("一二三四，五六", measure, 4) == ["一二三", "四，五六"]
    assert break_lines("一二三《五六》", measure, 4) == ["一二三", "《五六》"]
    assert break_lines("一二三四……五", measure, 5) == ["一二三", "四……五"]


def test_words_and_numbers_stay_whole_unless_wider_than_the_line():
    assert break_lines("共计1234.56元整", measure, 4) == ["共计", "1234.56", "元整"]
    assert break_lines("2026年11月26日止", measure, 6) == ["2026年", "11月26日止"]
    assert break_lines("公示到8月26日（15日）", measure, 8) == ["公示到8月26日", "（15日）"]
    assert break_lines("号513022199001011234", measure, 5) == ["号", "5130221990", "01011234"]
    assert break_lines("见A-12/3号", measure, 3) == ["见", "A-12/3", "号"]


def test_wrap_measures_in_points():
    lines = fonts.wrap("村务公开𬱖𡋾一本账", Face.FANG, 16, 16 * 4 + 0.1)
    assert lines == ["村务公开", "𬱖𡋾一本", "账"]
    assert [char for char in NEVER_FIRST if char in NEVER_LAST] == []


@pytest.mark.parametrize("face", [Face.KAI, Face.FANG])
def test_a_face_that_is_read_at_once_is_the_face_as_the_library_reads_it(face):
    quick = pdf_fonts.quick_face()
    usual = next(one for one in quick.__mro__ if one is not quick)
    path = str(faces.file_of(face))
    ours, theirs = quick(path), usual(path)
    for name in ("charToGlyph", "charWidths", "defaultWidth", "hmetrics", "glyphPos", "bbox"):
        assert getattr(ours, name) == getattr(theirs, name), name
    letters = [0, *map(ord, "白杨村 2026 ①")]
    assert ours.makeSubset(letters) == theirs.makeSubset(letters)
