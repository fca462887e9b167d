"""How quick papers are: against the same cells drawn bare, written bare, and other programs.

All sides in one run, with the same cells and faces. What others there are (fpdf2, typst) is
measured where it is installed; the program itself needs neither.
"""

from __future__ import annotations

import importlib.util
import io
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

from exporters.blocks import table_of
from exporters.document import Column, Datum, Document, Form, Layout, Signatures
from exporters.faces import Face, file_of
from models.kinds import Text
from models.privacy import Audience, Privacy

_ROWS, _LONG = 5_000, 50_000
_HEADS = ("序号", "姓名", "性别", "公民身份号码", "出生日期", "村民小组", "与户主关系", "联系电话",
          "备注")  # fmt: skip
_NAMES = ("王秀兰", "赵振海", "单小满", "欧阳建国", "孙满仓", "尉迟恭礼", "周桂英", "李春生")
_NOTES = ("", "低保", "外出务工", "退役军人", "", "独居老人", "", "")
_ROOT = Path(__file__).resolve().parents[3]
_MEMORY = """\
import re, sys
sys.path.insert(0, {root!r})
from ui.commands.measures.papers import paper
from exporters.renderer import renderer_for
from pathlib import Path
renderer_for(Path("a.{suffix}")).render(paper({rows}))
print(re.search(r"VmHWM:\\s+(\\d+)", open("/proc/self/status").read())[1])
"""


def rows(count: int) -> Iterator[tuple[str, ...]]:
    """Yield the cells of a register, the same every time."""
    for number in range(1, count + 1):
        yield (
            str(number), _NAMES[number % 8], "女" if number % 2 else "男",
            f"4199221958{number % 12 + 1:02}{number % 28 + 1:02}{number % 10_000:04}",
            f"1958年{number % 12 + 1}月{number % 28 + 1}日", f"{number % 9 + 1}组",
            "户主" if number % 3 else "配偶", f"138{number:08}", _NOTES[number % 8],
        )  # fmt: skip


def paper(count: int) -> Document:
    """Return the register as a paper of nine columns, made as every register of the program is.

    Its records come one after the other and are let go again: the paper itself is measured.
    """
    names = [f"f{place}" for place in range(len(_HEADS))]
    fields = [Text(name, head, privacy=Privacy.OPEN)
              for name, head in zip(names, _HEADS, strict=True)][1:]  # fmt: skip
    records = (dict(zip(names, row, strict=True)) for row in rows(count))
    table = table_of(fields, records, Audience.OFFICE, numbered=True)
    forms = {0: Form.NUMBER}
    columns = tuple(
        Column(head, 6, forms.get(place, Form.TEXT), centred=place not in {3, 8}, key=place != 8)  # noqa: PLR2004
        for place, head in enumerate(_HEADS)
    )
    return Document(
        title="户籍人口台账", name="户籍人口台账", layout=Layout(landscape=True),
        blocks=(replace(table, columns=columns), Signatures(("填表人", "审核人"))),
    )  # fmt: skip


def measure_papers(runs: int) -> dict[str, Any]:
    """Return medians and ratios; the first run of each side only warms it."""
    from exporters.renderer import renderer_for

    pdf, xlsx = renderer_for(Path("a.pdf")), renderer_for(Path("a.xlsx"))
    few, many = paper(_ROWS), paper(_ROWS * 4)
    cells, one = tuple(rows(_ROWS)), _certificate()
    took = _medians(runs, {
        "pdf": lambda: pdf.render(few), "canvas": lambda: _canvas(cells),
        "xlsx": lambda: xlsx.render(few), "write_only": lambda: _write_only(cells),
        "certificate": lambda: pdf.render(one),
    })  # fmt: skip
    long = _medians(1, {"few": lambda: pdf.render(few), "many": lambda: pdf.render(many)})
    result: dict[str, Any] = {
        "rows": _ROWS,
        "pdf_ms": round(took["pdf"]),
        "pdf_ratio_to_canvas": round(took["pdf"] / took["canvas"], 2),
        "pdf_ratio_of_4_times_the_rows": round(long["many"] / long["few"], 2),
        "xlsx_ms": round(took["xlsx"]),
        "xlsx_ratio_to_write_only": round(took["xlsx"] / took["write_only"], 2),
        "certificate_ms": round(took["certificate"], 1),
    }
    if Path("/proc/self/status").exists():
        result["pdf_mb"] = _memory("pdf", _ROWS)
        result[f"pdf_mb_of_{_LONG}_rows"] = _memory("pdf", _LONG)
    for name, peer in (("fpdf2", _fpdf), ("typst", _typst)):
        if importlib.util.find_spec({"fpdf2": "fpdf"}.get(name, name)):
            ms = _medians(1, {name: partial(peer, cells)})[name]
            result[f"{name}_ms"] = round(ms)
            result[f"pdf_ratio_to_{name}"] = round(took["pdf"] / ms, 2)
    return result


def _medians(runs: int, sides: dict[str, Callable[[], object]]) -> dict[str, float]:
    """Take the sides in turn, so that what the computer does beside hits all alike."""
    times: dict[str, list[float]] = {name: [] for name in sides}
    for turn in range(runs + 1):
        for name, work in sides.items():
            began = time.process_time()
            work()
            if turn:
                times[name].append((time.process_time() - began) * 1000)
    return {name: statistics.median(taken) for name, taken in times.items()}


def _certificate() -> Document:
    from exporters.document import CutLine, Heading, KeyValues, Paragraph, Spread

    cells = next(rows(1))
    pairs = tuple((head, Datum(cell, cell)) for head, cell in zip(_HEADS, cells, strict=True))
    said = "王秀兰，女，1958年3月15日出生，公民身份号码419922195803150426，户籍在白杨村3组。"
    return Document(
        title="居住证明", name="居住证明",
        blocks=(
            Heading("居住证明（存根）"), Spread("白杨村民委员会", "编号：证字〔2026〕第1号"),
            KeyValues(pairs), CutLine("骑缝"), Heading("居住证明", 0),
            Paragraph(said), Paragraph("王秀兰现居住在白杨村3组27号。"), Paragraph("特此证明。"),
            Signatures((), "2026年11月26日", ("平安县柳河镇白杨村民委员会",)),
        ),
        layout=Layout(titled=False, single=True, numbered=False, margin=27, running="fang"),
    )  # fmt: skip


def _canvas(cells: Sequence[Sequence[str]]) -> bytes:
    """Draw the same cells at fixed places straight on the canvas: nothing is measured."""
    from reportlab.pdfgen.canvas import Canvas

    from exporters import fonts

    target = io.BytesIO()
    width, height = 842, 595
    canvas = Canvas(target, pagesize=(width, height), invariant=1, pageCompression=1)
    song = fonts.font_name(Face.SONG)
    xs = [40 + 84 * place for place in range(len(_HEADS))]
    line, on_page = 16.0, 30
    for first in range(0, len(cells), on_page):
        canvas.setFont(song, 8)
        canvas.setLineWidth(0.5)
        for number, row in enumerate((_HEADS, *cells[first : first + on_page])):
            y = height - 50 - line * number
            for x, text in zip(xs, row, strict=True):
                canvas.drawString(x + 2, y + 5, text)
            canvas.line(xs[0], y, xs[-1] + 84, y)
        bottom = height - 50 - line * on_page
        for x in (*xs, xs[-1] + 84):
            canvas.line(x, height - 34, x, bottom)
        canvas.showPage()
    canvas.save()
    return target.getvalue()


def _write_only(cells: Sequence[Sequence[str]]) -> bytes:
    """Write the same cells with the bare quick writer of the library, without any look."""
    from openpyxl import Workbook

    book = Workbook(write_only=True)
    sheet = book.create_sheet()
    sheet.append(_HEADS)
    for row in cells:
        sheet.append([int(row[0]), *row[1:]])
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def _fpdf(cells: Sequence[Sequence[str]]) -> bytes:
    import fpdf

    made = fpdf.FPDF("landscape", format="A4")
    made.add_font("song", fname=str(file_of(Face.SONG)))
    made.set_font("song", size=8)
    made.add_page()
    with made.table(first_row_as_headings=False) as table:
        for row in (_HEADS, *cells):
            table.row(row)
    return bytes(made.output())


def _typst(cells: Sequence[Sequence[str]]) -> bytes:
    import typst

    said = ", ".join(f'"{text}"' for row in (_HEADS, *cells) for text in row)
    source = (
        '#set page(paper: "a4", flipped: true)\n#set text(font: "Noto Serif SC", size: 8pt)\n'
        f"#table(columns: {len(_HEADS)}, {said})\n"
    )
    made: bytes = typst.compile(source.encode(), font_paths=[str(file_of(Face.SONG).parent)])
    return made


def _memory(suffix: str, count: int) -> int:
    """Return the peak memory of a process that makes the paper, in megabytes."""
    script = _MEMORY.format(root=str(_ROOT), suffix=suffix, rows=count)
    done = subprocess.run(  # noqa: S603 - our own interpreter and script
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    return round(int(done.stdout.split()[-1]) / 1024)
