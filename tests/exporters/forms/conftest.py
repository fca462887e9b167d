"""What tests of filling forms share: one village, and a form filled from it."""

from __future__ import annotations

import io
import subprocess

import openpyxl
import pytest
from python_calamine import CalamineWorkbook

from exporters.forms.filling import fill
from exporters.forms.sheeted import Wish
from models import sample
from models.declared import record_types
from models.forms.recognising import Recogniser
from models.ledger import Ledger
from tests.exporters.forms.forms import DAY, NOW, OFFICE


@pytest.fixture(scope="session")
def ledger(tmp_path_factory):
    path = tmp_path_factory.mktemp("ledger") / "village.cwz"
    sample.build(path, record_types(), clock=lambda: NOW, residents=120, years=1)
    with_ledger = Ledger(path, record_types(), clock=lambda: NOW, read_only=True)
    yield with_ledger
    with_ledger.close()


@pytest.fixture(scope="session")
def recogniser():
    return Recogniser(record_types(), ("白杨村", "柳河镇"))


@pytest.fixture
def filled(ledger, recogniser, tmp_path):
    """filled(writer, **wish) -> what was done, and the pages of the filled form."""

    def run(writer, **wish):
        path = tmp_path / "form.xlsx"
        writer.book.save(path)
        sheets, made = fill(recogniser.read(path), ledger.as_of(), Wish(DAY, **wish))
        assert CalamineWorkbook.from_filelike(io.BytesIO(made.data)).sheet_names
        return sheets[0], openpyxl.load_workbook(io.BytesIO(made.data)), made

    return run


@pytest.fixture(scope="session")
def convert(tmp_path_factory):
    """convert(kind, folder, paths): an office program makes other files of workbooks at once."""
    profile = tmp_path_factory.mktemp("office")

    def run(kind, folder, paths):
        subprocess.run(
            [OFFICE, f"-env:UserInstallation=file://{profile}", "--headless", "--convert-to",
             kind, "--outdir", str(folder), *map(str, paths)],
            check=True, capture_output=True, timeout=200,
        )  # fmt: skip

    return run
