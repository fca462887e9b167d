from __future__ import annotations

from dataclasses import replace
from io import BytesIO

import openpyxl
import pypdfium2
import pytest

from exporters.plain import text_of
from exporters.renderer import RENDERERS, unprintable
from exporters.report import Report, faults, parse_params, reports
from exporters.village_layout import laid_out
from models.kinds_links import Link
from models.privacy import Audience
from tests.exporters.drawn import faults_of

REPORTS = reports()
#: which certificate: one that stands, the decision, the promise
SHOWN = {
    "certificate_slip": "1", "decision_slip": "3", "promise_slip": "4", "posted_compared": "1",
}  # fmt: skip
#: papers of rules, which are never empty
OF_RULES = {"refused_list"}
#: papers that would be long: a part of them
PARTS = {"duty_register": {"哪张清单": "负面清单"}}
#: papers of one record; the newest is taken
ONE_RECORD = {
    one.name: link
    for one in REPORTS
    for link in one.params
    if isinstance(link, Link) and link.required
}


def text_in_pdf(data):
    with pypdfium2.PdfDocument(data) as pdf:
        texts = []
        for page in pdf:
            text = page.get_textpage()
            texts.append(text.get_text_bounded())
            text.close()
            page.close()
    return "\n".join(texts)


def build(report, ledger, period=None):
    link = ONE_RECORD.get(report.name)
    texts = dict(PARTS.get(report.name, {}))
    if link and not link.default:
        texts = {link.name: SHOWN.get(report.name) or str(max(ledger.ids(link.to)))}
    return report.build(
        ledger.as_of(period if report.period else None), parse_params(report, ledger, texts)
    )


def renderers_of(report):
    return [one for one in RENDERERS if one.suffix in report.formats]


def test_declarations_are_sound():
    assert not faults()
    assert len(REPORTS) >= 9
    assert all(isinstance(one, Report) and one.about for one in REPORTS)


@pytest.mark.parametrize(
    "report", [r for r in REPORTS if r.name not in ONE_RECORD], ids=lambda r: r.name
)
def test_builds_on_an_empty_ledger_and_says_that_there_is_nothing(report, bare, year):
    document = build(report, bare, year)
    assert "没有" in text_of(document) or report.name in OF_RULES
    for renderer in renderers_of(report):
        assert renderer.render(document)


@pytest.mark.parametrize("report", REPORTS, ids=lambda report: report.name)
def test_builds_on_a_filled_ledger(report, ledger, year, golden):
    document = build(report, ledger, year)
    assert not unprintable(document)
    assert document.title
    if not (report.folder and report.period):  # an index of all papers changes with each of them
        golden(f"{report.name}.txt", text_of(document))


ON_THE_WALL = [one for one in REPORTS
               if one.is_laid_out and one.audience is Audience.NOTICE_BOARD]  # fmt: skip


@pytest.mark.parametrize("report", ON_THE_WALL, ids=lambda one: one.name)
def test_any_paper_for_the_wall_can_be_made_large(report, ledger, year):
    document = build(report, ledger, year)
    large = laid_out(document, {"sheet": "a3_large"}, "白杨村")
    layout = replace(document.layout, page="A3", zoom=1.5)
    assert large == replace(document, layout=layout)
    assert faults_of(large) == []


@pytest.mark.parametrize("report", REPORTS, ids=lambda report: report.name)
def test_every_file_can_be_read_again(report, ledger, year):
    document = build(report, ledger, year)
    files = {renderer.suffix: renderer.render(document) for renderer in renderers_of(report)}
    squeezed = "".join(text_in_pdf(files["pdf"]).split())
    assert "".join(document.title.split()) in squeezed
    if "xlsx" in files:
        assert openpyxl.load_workbook(BytesIO(files["xlsx"])).active.max_row > 2
    assert files["txt"].decode("utf-8-sig").strip()


@pytest.mark.parametrize("report", REPORTS, ids=lambda report: report.name)
def test_the_same_document_gives_the_same_bytes(report, ledger, year):
    document = build(report, ledger, year)
    for renderer in renderers_of(report):
        assert renderer.render(document) == renderer.render(document)
