"""No byte of a paper for the notice board holds what may not be public."""

from __future__ import annotations

import re
import zipfile
import zlib
from contextlib import suppress
from dataclasses import replace
from io import BytesIO

import pypdfium2
import pytest

from exporters.blocks import Joined, table_of
from exporters.document import Document, Paragraph
from exporters.notices import draft_of
from exporters.renderer import RENDERERS, renderer_for
from exporters.report import parse_params, reports
from models.collectors import as_lines, collect, collectors
from models.declared import record_types
from models.kinds import LongText, Text
from models.kinds_links import Ref
from models.periods import Period
from models.privacy import Audience, Privacy
from models.view import View

WALLED = ["resident", "special_group", "official", "certificate", "disclosure", "objection"]
FOR_THE_WALL = [one for one in reports() if one.audience is Audience.NOTICE_BOARD]


STREAM = re.compile(rb"stream\r?\n(.*?)endstream", re.DOTALL)


def texts_of(suffix, data):
    if suffix in {"xlsx", "docx"}:
        with zipfile.ZipFile(BytesIO(data)) as parts:
            return "".join(parts.read(name).decode() for name in parts.namelist()
                           if not name.endswith(".png"))  # fmt: skip
    if suffix == "pdf":
        with pypdfium2.PdfDocument(data) as pdf:
            pages = [page.get_textpage() for page in pdf]
            text = "".join(page.get_text_bounded() for page in pages)
            text += str(pdf.get_metadata_dict())
            for page in pages:
                page.close()
        return "".join(text.split())
    return data.decode()


def every_byte(data):
    """Return a file with all that is packed in it unpacked beside it."""
    parts = [data]
    if data[:2] == b"PK":
        with zipfile.ZipFile(BytesIO(data)) as packed:
            parts += [packed.read(name) for name in packed.namelist()]
    for stream in STREAM.finditer(data):
        with suppress(zlib.error):
            parts.append(zlib.decompressobj().decompress(stream[1]))
    return b"\n".join(parts)


def written(secret):
    """Return how a secret may be written in a file."""
    utf16 = secret.encode("utf-16-be")
    return (secret.encode(), utf16, utf16.hex().encode(), utf16.hex().upper().encode(),
            secret.encode("utf-16-le"), secret.encode("gb18030"))  # fmt: skip


def leaked(document, secrets):
    """Return where a secret can be read, or stands in any byte of a file."""
    found = []
    for renderer in RENDERERS:
        data = renderer.render(document)
        text, raw = texts_of(renderer.suffix, data) + document.name, every_byte(data)
        found += [
            (renderer.suffix, secret) for secret in secrets
            if secret in text or any(one in raw for one in written(secret))
        ]  # fmt: skip
    return found


def test_a_byte_is_seen_wherever_it_is_packed():
    hidden = Document(title="甲", name="甲", blocks=(Paragraph("13812345678"),), footer="乙")
    assert {suffix for suffix, _ in leaked(hidden, ["13812345678"])} == {
        one.suffix for one in RENDERERS
    }
    assert STREAM.search(b"<<>> stream\r\nabc\r\nendstream")[1] == b"abc\r\n"


@pytest.mark.parametrize("report", FOR_THE_WALL, ids=lambda report: report.name)
def test_a_paper_for_the_wall_holds_no_secret(report, ledger, secrets):
    document = report.build(ledger.as_of(), parse_params(report, ledger, {}))
    assert not leaked(document, secrets)


def test_there_are_papers_for_the_wall():
    assert {one.name for one in FOR_THE_WALL} >= {"official_register", "population_summary"}


@pytest.mark.parametrize("register", WALLED)
def test_any_register_made_for_the_wall_holds_no_secret(register, ledger, secrets):
    table = table_of(
        ledger.type(register).active, ledger.find(register), Audience.NOTICE_BOARD, numbered=True
    )
    assert not leaked(Document(title="公示", name="公示", blocks=(table,)), secrets)


def test_the_search_for_secrets_finds_them(ledger, secrets):
    fields, found = ledger.type("resident").active, ledger.find("resident")
    table = table_of(fields, found, Audience.TOWNSHIP)
    document = Document(title="台账", name="台账", blocks=(table,))
    assert {suffix for suffix, _ in leaked(document, secrets)} == {"pdf", "xlsx", "docx", "txt"}


def test_a_joined_column_shows_only_its_open_part(ledger):
    kind = ledger.type("resident")
    column = Joined("人", (kind.by_name["name"], kind.by_name["phone"]))
    closed = Joined("电话", (kind.by_name["phone"],))
    table = table_of([column, closed], ledger.find("resident"), Audience.NOTICE_BOARD)
    assert [one.label for one in table.columns] == ["人"]
    assert "王秀兰" in {row[0].text for row in table.rows}


def test_the_screen_sees_masks(ledger):
    field = ledger.type("resident").by_name["id_number"]
    table = table_of([field], [{"id_number": "41992219580315042X"}], Audience.SCREEN)
    assert table.rows[0][0].text == table.rows[0][0].cell == "419922********042X"


def test_a_field_that_may_not_be_seen_takes_its_head_along(ledger):
    kind = ledger.type("resident")
    fields = [kind.by_name["name"], replace(kind.by_name["phone"], label="打给谁")]
    table = table_of(fields, [], Audience.NOTICE_BOARD)
    data = renderer_for_name("x.xlsx").render(Document(title="x", name="x", blocks=(table,)))
    assert "打给谁" not in texts_of("xlsx", data)


def renderer_for_name(name):
    from pathlib import Path

    return renderer_for(Path(name))


MARK = "不许上墙"


@pytest.fixture(scope="module")
def marked(copy_of, tmp_path_factory):
    """A ledger with own fields everywhere, and a mark in every text that may not be public."""
    ledger = copy_of("白杨村", tmp_path_factory.mktemp("标记"))
    for name in ("resident", "official", "certificate", "special_group"):
        for privacy in ("INTERNAL", "PERSONAL", "SENSITIVE"):
            ledger.save("own_field", {
                "register": name, "label": f"自加{privacy}", "kind": "text", "privacy": privacy,
            })  # fmt: skip
    person = ledger.find_one("resident", name="王秀兰")
    there = {"registered": True, "registered_address": f"{MARK}户籍"}
    ledger.save("resident", there, id=person.id)
    ledger.save("certificate", {"resident": Ref(person.id), "purpose": f"{MARK}用途",
                                "receiver": f"{MARK}单位"})  # fmt: skip
    for name in ("resident", "official", "certificate", "special_group", "objection"):
        kind = ledger.type(name)
        for record in ledger.find(name):
            locked = kind.locked(record) if kind.locked else {}
            hidden = {
                field.name: f"{MARK}{field.name}"
                for field in kind.entered
                if type(field) in {Text, LongText} and field.privacy is not Privacy.OPEN
                and (name, field.name) not in CHECKED and field.name not in locked
            }  # fmt: skip
            ledger.save(name, hidden, id=record.id)
    yield ledger
    ledger.close()


#: a reason is only taken where the certificate is void
CHECKED = {("certificate", "void_reason")}


def test_the_marks_are_there(marked):
    newest = marked.find("certificate")[0]
    assert newest["registered_address"] == f"{MARK}户籍", "copied from the person"
    assert newest["registered"] == "是"
    own = [one for one in marked.type("certificate").active if one.name.startswith("own_")]
    assert [newest[one.name][: len(MARK)] for one in own] == [MARK] * 3


@pytest.mark.parametrize("report", FOR_THE_WALL, ids=lambda report: report.name)
def test_no_marked_byte_is_on_the_wall(report, marked):
    assert not leaked(report.build(marked.as_of(), parse_params(report, marked, {})), [MARK])


@pytest.mark.parametrize("register", WALLED)
def test_no_marked_byte_of_any_register_is_on_the_wall(register, marked):
    kind = marked.type(register)
    table = table_of(kind.active, marked.find(register), Audience.NOTICE_BOARD, numbered=True)
    shown = {one.label for one in table.columns}
    hidden = {one.label for one in kind.active if one.label.startswith("自加")}
    assert not shown & (hidden | {"户籍地址", "户籍在册"})
    assert not leaked(Document(title="公示", name="公示", blocks=(table,)), [MARK])


READY = [name for name, one in collectors().items() if one.is_ready(record_types())]


@pytest.mark.parametrize("name", READY)
def test_nothing_that_is_collected_for_the_wall_holds_a_secret(name, marked, secrets):
    view = View(marked, Period.parse("2026"))
    found = collect(view, name)
    assert found is not None, "its registers are there"
    assert set(found.sources) <= set(marked.types)
    values = {"title": "公开", "period": view.period, "display_days": 15, "affairs_kind": "村务"}
    assert not leaked(draft_of(view, values, found), [MARK, *secrets])
    assert not [one for secret in (MARK, *secrets) for one in as_lines(found) if secret in one]


def test_who_doubts_what_hangs_is_never_on_the_wall(ledger):
    kind = ledger.type("objection")
    found = ledger.find("objection")
    assert found[0]["raised_by"] == "外来客"
    table = table_of(kind.active, found, Audience.NOTICE_BOARD)
    assert not leaked(Document(title="公示", name="公示", blocks=(table,)), ["外来客"])
