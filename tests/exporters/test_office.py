"""LibreOffice opens what we write, and shows it; runs where it is installed."""

from __future__ import annotations

import os
import shutil
import subprocess

import pypdfium2
import pytest

from exporters.renderer import write
from exporters.report import parse_params, report

OFFICE = shutil.which("soffice") or shutil.which("libreoffice")
pytestmark = pytest.mark.skipif(OFFICE is None, reason="LibreOffice is not installed")
#: a paper, its file, and words that must stand on the pages
SHOWN = (
    ("resident_register", "xlsx", ("户籍人口台账", "王秀兰", "41992219580315042X")),
    ("finance_months", "xlsx", ("收支逐月对照表", "合计")),
    ("burden_summary", "xlsx", ("减负统计表",)),
    ("finance_months", "docx", ("收支逐月对照表", "合计")),
    ("meeting_minutes", "docx", ("会议记录", "主持人")),
    ("certificate_slip", "docx", ("居住证明", "特此证明。", "骑缝")),
    ("disclosure_notice", "docx", ("监督电话", "村民委员会")),
)


@pytest.fixture(scope="module")
def folder(copy_of, tmp_path_factory):
    """Let LibreOffice print the papers, all in one start of it."""
    made = tmp_path_factory.mktemp("office")
    ledger = copy_of("白杨村", made / "村")
    files = []
    for name, suffix, _ in SHOWN:
        one = report(name)
        asked = {link.name: "1" for link in one.params if link.required and not link.default}
        path = made / f"{name}_{suffix}.{suffix}"
        write(one.build(ledger.as_of(), parse_params(one, ledger, asked)), path)
        files.append(str(path))
    ledger.close()
    command = [str(OFFICE), "--headless", "--convert-to", "pdf", "--outdir", str(made), *files]
    subprocess.run(command, check=True, capture_output=True, timeout=110,
                   env=os.environ | {"HOME": str(made)})  # fmt: skip
    return made


@pytest.mark.parametrize(("name", "suffix", "words"), SHOWN)
def test_it_shows_what_stands_in_it(folder, name, suffix, words):
    with pypdfium2.PdfDocument((folder / f"{name}_{suffix}.pdf").read_bytes()) as pdf:
        said = ""
        for page in pdf:
            text = page.get_textpage()
            said += text.get_text_bounded()
            text.close()
            page.close()
    squeezed = "".join(said.split())
    assert all(word in squeezed for word in words)
    assert "Err:" not in squeezed
    assert "#NAME" not in squeezed
