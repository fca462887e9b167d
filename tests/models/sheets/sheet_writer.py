"""Writes awkward sheets as people and systems do: in seven formats, merged or not."""

from __future__ import annotations

import csv
import datetime as dt
import html
import io

import openpyxl
import xlwt
from openpyxl.styles import Border, Font, Side

_SIDES = Border(*[Side("thin")] * 4)


class Page:
    """One sheet under construction; merges are (top, left, bottom, right), 0-based."""

    def __init__(self, name="Sheet1", hidden=False):
        self.name, self.hidden = name, hidden
        self.rows, self.merges, self.styled = [], [], 0

    def add(self, *rows):
        for row in rows:
            self.rows.append(list(row) if isinstance(row, list | tuple) else [row])
        return len(self.rows) - 1

    def across(self, text, width):
        """A cell merged over the whole table."""
        at = self.add([text])
        self.merges.append((at, 0, at, width - 1))

    def head(self, paths, merged=True):
        """A header of as many rows as the deepest path needs; returns its row numbers."""
        depth = max(len(path) for path in paths)
        top = len(self.rows)
        for level in range(depth):
            self.rows.append([path[level] if level < len(path) else None for path in paths])
        if depth > 1:
            self._join(paths, depth, top, merged)
        return list(range(top, top + depth))

    def _join(self, paths, depth, top, merged):
        for column, path in enumerate(paths):
            if len(path) < depth and merged:
                self.merges.append((top + len(path) - 1, column, top + depth - 1, column))
        for level in range(depth - 1):
            column = 0
            while column < len(paths):
                end = column
                same = paths[column][: level + 1]
                while (
                    end + 1 < len(paths)
                    and len(paths[end + 1]) > level + 1
                    and paths[end + 1][: level + 1] == same
                    and len(paths[column]) > level + 1
                ):
                    end += 1
                if end > column:
                    for other in range(column + 1, end + 1):
                        self.rows[top + level][other] = None
                    if merged:
                        self.merges.append((top + level, column, top + level, end))
                column = end + 1


def save(path, pages):
    """Write pages in the format which the suffix names: .gbk.csv, .u16.txt, .html.xls ..."""
    name = path.name
    if name.endswith(".html.xls"):
        path.write_bytes(_html(pages).encode("gb18030"))
    elif name.endswith(".xml.xls"):
        path.write_text(_spreadsheetml(pages), encoding="utf-8")
    elif name.endswith(".xls"):
        _xls(pages).save(str(path))
    elif name.endswith((".csv", ".txt")):
        encoding = {".gbk": "gb18030", ".u16": "utf-16", ".u8": "utf-8-sig"}[path.suffixes[-2]]
        path.write_bytes(_text(pages[0], "\t" if name.endswith(".txt") else ",").encode(encoding))
    else:
        _xlsx(pages).save(path)


def _xlsx(pages):
    book = openpyxl.Workbook()
    book.remove(book.active)
    for page in pages:
        sheet = book.create_sheet(page.name)
        if page.hidden:
            sheet.sheet_state = "hidden"
        _fill(sheet, page)
        for top, left, bottom, right in page.merges:
            sheet.merge_cells(
                start_row=top + 1, start_column=left + 1, end_row=bottom + 1, end_column=right + 1
            )
    if all(page.hidden for page in pages):
        book.worksheets[0].sheet_state = "visible"
    return book


def _fill(sheet, page):
    for at, row in enumerate(page.rows, 1):
        for column, value in enumerate(row, 1):
            if value is not None:
                cell = sheet.cell(at, column, value)
                if isinstance(value, dt.date):
                    cell.number_format = 'yyyy"年"m"月"d"日"'
    for at in range(len(page.rows) + 1, len(page.rows) + 1 + page.styled):
        for column in range(1, 9):
            sheet.cell(at, column).border = _SIDES
            sheet.cell(at, column).font = Font(name="宋体")


def _xls(pages):
    book = xlwt.Workbook()
    day = xlwt.easyxf(num_format_str="yyyy-mm-dd")
    for page in pages:
        sheet = book.add_sheet(page.name)
        sheet.visibility = int(page.hidden)
        covered = set()
        for top, left, bottom, right in page.merges:
            value = page.rows[top][left] if left < len(page.rows[top]) else None
            sheet.write_merge(top, bottom, left, right, value)
            covered.update((r, c) for r in range(top, bottom + 1) for c in range(left, right + 1))
        for at, row in enumerate(page.rows):
            for column, value in enumerate(row):
                if value is not None and (at, column) not in covered:
                    sheet.write(at, column, value, *([day] if isinstance(value, dt.date) else []))
    return book


def _text(page, sign):
    made = io.StringIO()
    writer = csv.writer(made, delimiter=sign, lineterminator="\r\n")
    width = max(map(len, page.rows))
    for row in page.rows:
        cells = ["" if cell is None else _shown(cell) for cell in row]
        writer.writerow(cells + [""] * (width - len(cells)))
    return made.getvalue()


def _shown(cell):
    return cell.strftime("%Y/%m/%d") if isinstance(cell, dt.date) else str(cell)


def _spans(page):
    starts, covered = {}, set()
    for top, left, bottom, right in page.merges:
        starts[top, left] = (bottom - top + 1, right - left + 1)
        covered.update((r, c) for r in range(top, bottom + 1) for c in range(left, right + 1))
    return starts, covered - set(starts)


def _html(pages):
    parts = ['<html><head><meta http-equiv="Content-Type" content="text/html; charset=gb2312">']
    parts.append("<style>.t {mso-number-format:'\\@';}</style></head><body>")
    for page in pages:
        starts, covered = _spans(page)
        width = max(map(len, page.rows))
        parts.append("<table border=1>")
        for at, row in enumerate(page.rows):
            parts.append("<tr>")
            for column in range(width):
                if (at, column) in covered:
                    continue
                cell = row[column] if column < len(row) else None
                down, over = starts.get((at, column), (1, 1))
                words = html.escape("" if cell is None else _shown(cell)).replace("\n", "<br>")
                parts.append(
                    f'<td class=t rowspan="{down}" colspan="{over}">{words or "&nbsp;"}</td>'
                )
            parts.append("</tr>")
        parts.append("</table>")
    return "\n".join(parts)


def _spreadsheetml(pages):
    space = "urn:schemas-microsoft-com:office:spreadsheet"
    parts = [f'<?xml version="1.0"?><Workbook xmlns="{space}" xmlns:ss="{space}">']
    for page in pages:
        starts, covered = _spans(page)
        parts.append(f'<Worksheet ss:Name="{html.escape(page.name)}"><Table>')
        for at, row in enumerate(page.rows):
            parts.append(f'<Row ss:Index="{at + 1}">')
            for column, cell in enumerate(row):
                if cell is None or (at, column) in covered:
                    continue
                down, over = starts.get((at, column), (1, 1))
                kind = "Number" if isinstance(cell, int | float) else "String"
                parts.append(
                    f'<Cell ss:Index="{column + 1}" ss:MergeDown="{down - 1}" '
                    f'ss:MergeAcross="{over - 1}"><Data ss:Type="{kind}">'
                    f"{html.escape(_shown(cell))}</Data></Cell>"
                )
            parts.append("</Row>")
        parts.append("</Table></Worksheet>")
    return "\n".join([*parts, "</Workbook>"])
