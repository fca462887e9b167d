"""Files that people pick, good and bad: read by content, or refused with a sentence."""

from __future__ import annotations

import datetime as dt
import io
import os
import struct
import subprocess
import sys
import time
import zipfile
from pathlib import Path

import openpyxl
import pytest
import xlwt

from models.errors import UserError
from models.kinds_dates import Date
from models.sheets import kept, reading
from models.sheets.grid import Merge
from models.sheets.reading import read
from tests.models.sheets.compound_files import compound

ROOT = Path(reading.__file__).resolve().parents[2]


def workbook(path, *rows, merges=()):
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "名单"
    for row in rows:
        sheet.append(row)
    for area in merges:
        sheet.merge_cells(area)
    book.save(path)
    return path


def test_values_come_as_they_are(tmp_path):
    row = ["王秀兰", "007", 13800012345, 1.5, dt.date(1958, 3, 15), True, None, "末"]
    path = workbook(tmp_path / "a.xlsx", ["表名"], row, [], ["x"], merges=["A1:H1"])
    (sheet,) = read(path).sheets
    assert sheet.name == "名单"
    assert sheet.merges == (Merge(0, 0, 0, 7),)
    got = sheet.rows[1]
    assert (*got[:2], *got[5:]) == ("王秀兰", "007", True, None, "末")
    assert (got[2], got[3]) == (13800012345, 1.5)
    assert str(got[4])[:10] == "1958-03-15"
    assert sheet.rows[2:] == ((), ("x",))


def test_cells_keep_their_place_when_the_table_starts_further_in(tmp_path):
    book = openpyxl.Workbook()
    book.active["C4"] = "姓名"
    book.save(tmp_path / "a.xlsx")
    (sheet,) = read(tmp_path / "a.xlsx").sheets
    assert sheet.cell(3, 2) == "姓名"
    assert sheet.cell(3, 1) is None
    assert sheet.cell(99, 99) is None


def test_the_suffix_does_not_matter(tmp_path):
    path = workbook(tmp_path / "真的.xlsx", ["姓名"])
    odd = path.rename(tmp_path / "花名册 最终版(2).xls")
    assert read(odd).kind == "xlsx"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
@pytest.mark.parametrize("sign", [",", "\t", ";"])
def test_text_tables(tmp_path, encoding, sign):
    lines = [["姓名", "备注"], ["王𬱖䶮", "a，b"], ["007", ""], ['"甲\n乙"', '="01"']]
    path = tmp_path / "a.csv"
    path.write_bytes("\r\n".join(sign.join(line) for line in lines).encode(encoding))
    (sheet,) = read(path).sheets
    assert sheet.rows == (("姓名", "备注"), ("王𬱖䶮", "a，b"), ("007",), ("甲\n乙", "01"))


HTML = """<html><head><meta charset="gb2312">
<style>td {mso-number-format:"@"}</style></head>
<table><tr><td rowspan=2>姓名</td><td colspan="2">联系方式</td></tr>
<tr><td>电话</td><td>微信</td></tr>
<tr><td>王秀<br>兰</td><td x:num="13800012345">1.38E+10</td>
<td>&lt;wxl&gt;&nbsp;</td></tr></table></html>"""
SPREADSHEETML = """<?xml version="1.0"?>
<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"
 xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet ss:Name="名单"><Table>
<Row ss:Index="2"><Cell ss:MergeAcross="1"><Data ss:Type="String">姓名</Data></Cell>
<Cell><Data ss:Type="String">出生</Data></Cell></Row>
<Row><Cell ss:Index="2"><Data ss:Type="Number">7</Data></Cell>
<Cell><Data ss:Type="DateTime">1958-03-15T00:00:00.000</Data></Cell></Row>
</Table></Worksheet></Workbook>"""


def test_tables_of_the_web_that_are_called_xls(tmp_path):
    path = tmp_path / "a.xls"
    path.write_bytes(HTML.encode("gb18030"))
    book = read(path)
    assert book.kind == "html"
    assert book.sheets[0].rows == (
        ("姓名", "联系方式"), (None, "电话", "微信"), ("王秀\n兰", 13800012345, "<wxl>"),
    )  # fmt: skip
    assert set(book.sheets[0].merges) == {Merge(0, 0, 1, 0), Merge(0, 1, 0, 2)}
    path.write_text(SPREADSHEETML, encoding="utf-8")
    book = read(path)
    assert book.kind == "spreadsheetml"
    assert book.sheets[0].rows[1:] == (
        ("姓名", None, "出生"), (None, 7, dt.datetime(1958, 3, 15)),
    )  # fmt: skip
    assert book.sheets[0].merges == (Merge(1, 0, 1, 1),)


def test_a_saved_web_page(tmp_path):
    import base64

    body = base64.encodebytes(HTML.encode("gb18030")).decode()
    (tmp_path / "a.xls").write_text(
        'MIME-Version: 1.0\nContent-Type: multipart/related; boundary="x"\n\n--x\n'
        f"Content-Type: text/html\nContent-Transfer-Encoding: base64\n\n{body}\n--x--\n"
    )
    assert read(tmp_path / "a.xls").sheets[0].rows[1] == (None, "电话", "微信")


@pytest.mark.parametrize("engine", ["calamine", "xlrd"])
def test_old_workbooks_by_both_engines(tmp_path, monkeypatch, engine):
    book = xlwt.Workbook()
    sheet = book.add_sheet("名单")
    sheet.write_merge(0, 0, 0, 2, "王秀兰")
    day = xlwt.easyxf(num_format_str='yyyy"年"m"月"d"日"')
    for column, value in enumerate(["007", 13800012345, dt.date(1958, 3, 15), True]):
        sheet.write(1, column, value, *([day] if column == 2 else []))
    book.save(str(tmp_path / "a.et"))
    monkeypatch.setitem(reading._ENGINES, "xls", (engine,))
    (got,) = read(tmp_path / "a.et").sheets
    assert (got.rows[0], got.rows[1][:2], got.rows[1][3]) == (
        ("王秀兰",), ("007", 13800012345), True,
    )  # fmt: skip
    assert Date("born", "出生").read(got.rows[1][2]) == dt.date(1958, 3, 15)
    assert got.merges == (Merge(0, 0, 0, 2),)


@pytest.mark.parametrize("engine", ["calamine", "openpyxl"])
def test_the_strict_form_and_other_slashes_by_both_engines(tmp_path, monkeypatch, engine):
    path = workbook(tmp_path / "a.xlsx", ["姓名", 5])
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    with zipfile.ZipFile(path, "w") as archive:
        for name, data in parts.items():
            strict = data
            for common, new in reading_strict():
                strict = strict.replace(common, new)
            archive.writestr(name if name.startswith("[") else name.replace("/", "\\"), strict)
    monkeypatch.setitem(reading._ENGINES, "xlsx", (engine,))
    assert read(path).sheets[0].rows == (("姓名", 5),)


def reading_strict():
    from models.sheets.engines.openpyxl import _STRICT

    return [(common, strict) for strict, common in _STRICT]


def test_dates_come_by_value_whatever_their_display(tmp_path):
    book = openpyxl.Workbook()
    formats = (
        "yyyy年m月", 'yyyy"年"m"月"d"日"', "[DBNum1][$-804]yyyy年m月d日", "m月d日", "[$-804]aaaa",
        "上午/下午h时mm分", "yy/m/d", "[$-F800]dddd, mmmm dd, yyyy", "mmm-yy", "e年m月",
    )  # fmt: skip
    for number, one in enumerate(formats, 1):
        cell = book.active.cell(number, 1, dt.datetime(2020, 1, 2))
        cell.number_format = one
    book.save(tmp_path / "a.xlsx")
    (sheet,) = read(tmp_path / "a.xlsx").sheets
    assert [Date("d", "日期").read(row[0]) for row in sheet.rows] == [dt.date(2020, 1, 2)] * 10


def test_formulas_that_were_never_calculated_are_known(tmp_path):
    path = workbook(tmp_path / "a.xlsx", ["姓名", "=1+1", "电话"], ["王", "=B1", 5])
    (sheet,) = read(path).sheets
    assert sheet.unsolved == {(0, 1), (1, 1)}
    rewrite(path, "xl/worksheets/", lambda data: data.replace(b"<v />", b"<v>2</v>").replace(
        b"<v></v>", b"<v>2</v>"))  # fmt: skip
    (sheet,) = read(path).sheets
    assert not sheet.unsolved
    assert sheet.rows[0] == ("姓名", 2, "电话")


def test_formulas_that_went_wrong_are_no_empty_cells(tmp_path):
    book = openpyxl.Workbook()
    for row in (("姓名", "电话", "组"), ("王", "#N/A", None), ("李", 5, "#REF!")):
        book.active.append(row)
    book.save(tmp_path / "a.xlsx")
    (sheet,) = read(tmp_path / "a.xlsx").sheets
    assert sheet.rows[1:] == (("王", "#N/A"), ("李", 5, "#REF!"))


def test_words_in_several_styles_are_one_text(tmp_path):
    book = openpyxl.Workbook()
    from openpyxl.cell.rich_text import CellRichText, TextBlock
    from openpyxl.cell.text import InlineFont

    book.active["A1"] = CellRichText("王", TextBlock(InlineFont(b=True), "秀兰"))
    book.save(tmp_path / "a.xlsx")
    assert read(tmp_path / "a.xlsx").sheets[0].rows == (("王秀兰",),)


@pytest.mark.parametrize(
    ("text", "encoding", "rows"),
    [
        ("sep=;\n姓名;电话\n王;1\n", "utf-8", (("姓名", "电话"), ("王", "1"))),
        ("姓名,电话\n王,1\n", "utf-16-le", (("姓名", "电话"), ("王", "1"))),
        ("姓名,电话\n王,1\n", "utf-16-be", (("姓名", "电话"), ("王", "1"))),
        ("姓名   电话\n王秀兰   1\n何 美   2\n", "gb18030",
         (("姓名", "电话"), ("王秀兰", "1"), ("何 美", "2"))),
        ("姓名\n王\n李\n", "utf-8", (("姓名",), ("王",), ("李",))),
    ],
)  # fmt: skip
def test_text_of_other_makes(tmp_path, text, encoding, rows):
    (tmp_path / "a.txt").write_bytes(text.encode(encoding))
    assert read(tmp_path / "a.txt").sheets[0].rows == rows


def bomb(path):
    with (
        zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive,
        archive.open("xl/worksheets/sheet1.xml", "w", force_zip64=True) as part,
    ):
        for _ in range(850):
            part.write(b" " * 2**20)


def encrypted(path):
    path.write_bytes(compound("EncryptionInfo", "EncryptedPackage"))


def cut_short(path):
    whole = workbook(path, *([f"村民{number}", number] for number in range(300)))
    data = whole.read_bytes()
    path.write_bytes(data[: len(data) // 2])


def word(path):
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("word/document.xml", "<w/>")


def billion_laughs(path):
    workbook(path, ["姓名"])
    laughs = '<!DOCTYPE x [<!ENTITY a "ha">' + "".join(
        f'<!ENTITY {name} "{f"&{before};" * 10}">'
        for before, name in zip("abcdefghi", "bcdefghij", strict=True)
    )
    rewrite(path, "xl/worksheets/", lambda data: (laughs + "]><x>&j;</x>").encode())


def far_row(path):
    rewrite(path, "xl/worksheets/", lambda data: data.replace(b'r="1"', b'r="999999999"'))


def old_password(path):
    """An .xls whose stream says that the rest is encrypted, where its code page stood."""
    made = io.BytesIO()
    book = xlwt.Workbook()
    book.add_sheet("a").write(0, 0, "姓名")
    book.save(made)
    data, mark = made.getvalue(), b"\x42\x00\x02\x00\xb0\x04"
    at = data.index(mark)
    path.write_bytes(data[:at] + b"\x2f\x00\x02\x00\x00\x00" + data[at + len(mark) :])


def rewrite(path, start, change):
    """Write a workbook, one of its parts changed."""
    if not path.exists():
        workbook(path, ["姓名", "电话"], ["王", 5])
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    with zipfile.ZipFile(path, "w") as archive:
        for name, data in parts.items():
            archive.writestr(name, change(data) if name.startswith(start) else data)


BAD = {
    "zip bomb": (bomb, "太大"),
    "password": (encrypted, "密码"),
    "cut short": (cut_short, "坏了"),
    "word": (word, "Word"),
    "old word": (lambda path: path.write_bytes(compound("WordDocument")), "Word"),
    "broken xls": (lambda path: path.write_bytes(compound("Workbook")), "坏了"),
    "pdf": (lambda path: path.write_bytes(b"%PDF-1.7\n%\xe2\xe3"), "PDF"),
    "picture": (lambda path: path.write_bytes(b"\x89PNG\r\n\x1a\n" + b"\0" * 60), "图片"),
    "zip": (lambda path: zipfile.ZipFile(path, "w").writestr("a.txt", "a"), "压缩包"),
    "web page": (lambda path: path.write_bytes(b"<html><body>x</body></html>"), "坏了"),
    "xml": (lambda path: path.write_bytes(b"<?xml version='1.0'?><a/>"), "没有表格"),
    "word with a sheet in it": (
        lambda path: path.write_bytes(compound("WordDocument", inside=["Workbook"])),
        "Word",
    ),
    "loop": (lambda path: path.write_bytes(compound("Workbook", loop=True)), "坏了"),
    "row without end": (far_row, "太大"),
    "entities in a web sheet": (
        lambda path: path.write_text(SPREADSHEETML.replace("?>", "?><!DOCTYPE x>", 1)),
        "恶意",
    ),
    "quotes": (lambda path: path.write_text('姓名,"电话\n' + "王,1\n" * 300_000), "引号"),
    "old password": (old_password, "密码"),
    "empty": (lambda path: path.write_bytes(b""), "空文件"),
    "blank": (lambda path: path.write_bytes(b" \r\n \r\n"), "空文件"),
    "no rows": (workbook, "没有内容"),
    "noise": (lambda path: path.write_bytes(struct.pack(">64d", *range(64))), "认不出"),
    "latin": (lambda path: path.write_bytes(b"abc\xff\xff\xffdef"), "认不出"),
    "folder": (lambda path: path.mkdir(), "文件夹"),
    "missing": (lambda path: None, "没有找到"),
    "entities": (billion_laughs, "恶意"),
}


@pytest.mark.parametrize("case", BAD)
def test_bad_files_are_told_in_a_sentence(tmp_path, case):
    make, words = BAD[case]
    path = tmp_path / "花名册.xlsx"
    written = make(path)
    if hasattr(written, "close"):
        written.close()
    started = time.monotonic()
    with pytest.raises(UserError, match=words) as told:
        read(path)
    assert "花名册" in str(told.value)
    assert time.monotonic() - started < 10


def test_a_file_on_disk_may_not_be_huge(tmp_path, monkeypatch):
    monkeypatch.setattr(reading.sniffing, "MOST_BYTES", 10)
    (tmp_path / "a.csv").write_text("姓名,性别\n" * 10)
    with pytest.raises(UserError, match="太大"):
        read(tmp_path / "a.csv")


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no limit of memory to ask for")
def test_the_child_bounds_its_own_memory():
    code = (
        "from models.sheets import limits; limits.limit(300, 9)\n"
        "try: bytearray(600 * 2**20)\n"
        "except MemoryError: print('stopped')"
    )
    said = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert said.stdout.strip() == "stopped"


def test_a_child_that_dies_leaves_a_sentence(tmp_path, monkeypatch):
    path = workbook(tmp_path / "a.xlsx", ["姓名"])
    dies = [sys.executable, "-c", "import os; os.abort()"]
    monkeypatch.setattr(reading, "_command", lambda: dies)
    with pytest.raises(UserError, match="坏了"):
        read(path)


def test_a_child_that_never_ends_is_stopped(tmp_path, monkeypatch):
    path = workbook(tmp_path / "a.xlsx", ["姓名"])
    sleep = [sys.executable, "-c", "import time; time.sleep(60)"]
    monkeypatch.setattr(reading, "_command", lambda: sleep)
    monkeypatch.setattr(reading, "SECONDS", 1)
    with pytest.raises(UserError, match="没有读完"):
        read(path)


def test_one_process_reads_file_after_file_until_one_is_bad(tmp_path, monkeypatch):
    good, bad = workbook(tmp_path / "a.xlsx", ["姓名", 5]), tmp_path / "b.xlsx"
    with zipfile.ZipFile(bad, "w") as archive:
        archive.writestr("xl/workbook.xml", "<workbook")
    started: list[kept.Kept] = []
    new = kept.Kept
    monkeypatch.setattr(kept, "Kept", lambda words: started.append(new(words)) or started[-1])
    kept.end_all()
    for _ in range(3):
        assert read(good).sheets[0].rows == (("姓名", 5),)
    assert len(started) == 1, "a process was started for each file"
    with pytest.raises(UserError):
        read(bad)
    ended = [one for one in started if one not in kept._waiting.values()]
    assert started[0] in ended, "it went on after a bad file"
    assert all(one._process.poll() is not None for one in ended)
    next(iter(kept._waiting.values()), started[-1])._process.kill()  # as when nobody asked long
    assert read(good).sheets[0].rows == (("姓名", 5),)


@pytest.mark.skipif(sys.platform == "win32", reason="asks the system by a signal")
def test_no_process_outlives_the_program(tmp_path):
    code = (
        "import sys, pathlib, models.sheets.kept as kept\n"
        "from models.sheets.reading import read\n"
        "read(pathlib.Path(sys.argv[1]))\n"
        "print(*(one._process.pid for one in kept._waiting.values()))\n"
        "sys.stdout.flush()\n"
        "if sys.argv[2] == 'killed': import os; os.kill(os.getpid(), 9)"
    )
    path = workbook(tmp_path / "a.xlsx", ["姓名", 5])
    for end in ("ended", "killed"):
        said = subprocess.run(
            [sys.executable, "-c", code, str(path), end],
            cwd=ROOT, capture_output=True, text=True, check=False,
        )  # fmt: skip
        (pid,) = map(int, said.stdout.split())
        until = time.monotonic() + 5
        while _runs(pid) and time.monotonic() < until:
            time.sleep(0.02)
        assert not _runs(pid), f"it runs on though the program has {end}"


def _runs(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    stat = Path(f"/proc/{pid}/stat")  # a process that nobody waited for is not running
    return not (stat.exists() and stat.read_text().rpartition(")")[2].split()[0] == "Z")


def test_the_second_engine_reads_what_the_first_cannot(tmp_path, monkeypatch):
    path = workbook(tmp_path / "a.xlsx", ["姓名", 5], ["王", None], merges=["A2:B2"])
    run = reading._run

    def first_fails(engine, *rest):
        return "damaged" if engine == "calamine" else run(engine, *rest)

    monkeypatch.setattr(reading, "_run", first_fails)
    (sheet,) = read(path).sheets
    assert sheet.rows == (("姓名", 5), ("王",))
    assert sheet.merges == (Merge(1, 0, 1, 1),)


def test_the_child_imports_nothing_of_the_program_but_its_engines():
    code = (
        "import sys, models.sheets.child, models.sheets.package\n"
        "for name in ('calamine', 'openpyxl', 'xlrd', 'html', 'spreadsheetml', 'text'):\n"
        "    models.sheets.child.engine(name)\n"
        "print(sorted({n.split('.')[2] for n in sys.modules if n.startswith('models.sheets.')} |"
        " {n for n in sys.modules if n.startswith(('models.', 'PySide6', 'ui'))"
        " and not n.startswith('models.sheets')}))"
    )
    said = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert said.stdout.strip() == "['child', 'engines', 'limits', 'package']"
