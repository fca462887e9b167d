"""Files that people pick, good and bad: read by content, or refused with a sentence."""

from __future__ import annotations

import datetime as dt
import struct
import subprocess
import sys
import time
import zipfile
from pathlib import Path

import openpyxl
import pytest

from models.errors import UserError
from models.sheets import reading
from models.sheets.grid import Merge
from models.sheets.reading import read

ROOT = Path(reading.__file__).resolve().parents[2]
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


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


def ole(*streams, size=2048):
    return OLE + b"".join(name.encode("utf-16-le") for name in streams) + b"\1" * size


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


def bomb(path):
    with (
        zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive,
        archive.open("xl/worksheets/sheet1.xml", "w", force_zip64=True) as part,
    ):
        for _ in range(850):
            part.write(b" " * 2**20)


def encrypted(path):
    path.write_bytes(ole("EncryptionInfo", "EncryptedPackage"))


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
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    with zipfile.ZipFile(path, "w") as archive:
        for name, data in parts.items():
            if name.startswith("xl/worksheets/"):
                data = (laughs + "]><x>&j;</x>").encode()  # noqa: PLW2901
            archive.writestr(name, data)


BAD = {
    "zip bomb": (bomb, "太大"),
    "password": (encrypted, "密码"),
    "cut short": (cut_short, "坏了"),
    "word": (word, "Word"),
    "old word": (lambda path: path.write_bytes(ole("WordDocument")), "Word"),
    "broken xls": (lambda path: path.write_bytes(ole("Workbook")), "坏了"),
    "pdf": (lambda path: path.write_bytes(b"%PDF-1.7\n%\xe2\xe3"), "PDF"),
    "picture": (lambda path: path.write_bytes(b"\x89PNG\r\n\x1a\n" + b"\0" * 60), "图片"),
    "zip": (lambda path: zipfile.ZipFile(path, "w").writestr("a.txt", "a"), "压缩包"),
    "html": (lambda path: path.write_bytes(b"<html><table><tr><td>x"), "网页"),
    "empty": (lambda path: path.write_bytes(b""), "空文件"),
    "blank": (lambda path: path.write_bytes(b" \r\n \r\n"), "空文件"),
    "no rows": (workbook, "没有内容"),
    "noise": (lambda path: path.write_bytes(struct.pack(">64d", *range(64))), "认不出"),
    "latin": (lambda path: path.write_bytes(b"abc\xff\xff\xffdef"), "认不出"),
    "folder": (lambda path: path.mkdir(), "文件夹"),
    "missing": (lambda path: None, "没有找到"),
    "entities": (billion_laughs, "坏了"),
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
        "from models.sheets import child; child._limit(300, 9)\n"
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
    with pytest.raises(UserError, match="太大"):
        read(path)


def test_the_second_engine_reads_what_the_first_cannot(tmp_path, monkeypatch):
    path = workbook(tmp_path / "a.xlsx", ["姓名", 5], ["王", None], merges=["A2:B2"])
    run = reading._run

    def first_fails(engine, *rest):
        return "damaged" if engine == "calamine" else run(engine, *rest)

    monkeypatch.setattr(reading, "_run", first_fails)
    (sheet,) = read(path).sheets
    assert sheet.rows == (("姓名", 5), ("王",))
    assert sheet.merges == (Merge(1, 0, 1, 1),)


def test_the_child_imports_nothing_of_the_program():
    code = (
        "import sys, models.sheets.child; "
        "print([n for n in sys.modules if n.startswith(('models.', 'PySide6', 'ui'))])"
    )
    said = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert said.stdout.strip() == "['models.sheets', 'models.sheets.child']"
