"""Writes blank forms as offices write them: lines, merged heads, sums, words around them."""

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation

LINE = Side(style="thin")
BOX = Border(left=LINE, right=LINE, top=LINE, bottom=LINE)
MIDDLE = Alignment(horizontal="center", vertical="center", wrap_text=True)


class FormWriter:
    """One sheet of a form, written from the top."""

    def __init__(self, width, sheet="Sheet1", book=None):
        self.book = book or Workbook()
        self.page = self.book.create_sheet(sheet) if book else self.book.active
        self.page.title = sheet
        self.width = width
        self.row = 0

    def line(self, text, *, merged=True, size=11):
        """Write words over the whole width."""
        self.row += 1
        self.page.cell(self.row, 1, text).font = Font("宋体", size=size)
        if merged and self.width > 1:
            self._merged(self.row, 1, self.row, self.width)
        return self.row

    def texts(self, texts):
        """Write words into single cells of one row: {column: words}."""
        self.row += 1
        for column, text in texts.items():
            self.page[f"{column}{self.row}"] = text
        return self.row

    def heads(self, heads):
        """Write a head of one to four rows; a tuple is its words from the outside inwards."""
        paths = [head if isinstance(head, tuple) else (head,) for head in heads]
        depth = max(map(len, paths))
        top = self.row + 1
        self.row += depth
        for row in range(top, self.row + 1):
            for column in range(1, len(paths) + 1):
                self._boxed(row, column)
        for level in range(depth):
            self._level(paths, level, top, depth)
        return tuple(range(top, self.row + 1))

    def _level(self, paths, level, top, depth):
        column = 0
        while column < len(paths):
            path, last = paths[column], column
            if level < len(path) - 1:
                while last + 1 < len(paths) and paths[last + 1][: level + 1] == path[: level + 1]:
                    last += 1
            if level < len(path):
                self.page.cell(top + level, column + 1, path[level])
                bottom = top + level if level < len(path) - 1 else top + depth - 1
                self._merged(top + level, column + 1, bottom, last + 1)
            column = last + 1

    def _merged(self, top, left, bottom, right):
        if bottom > top or right > left:
            self.page.merge_cells(start_row=top, start_column=left, end_row=bottom,
                                  end_column=right)  # fmt: skip

    def _boxed(self, row, column, value=None):
        cell = self.page.cell(row, column)
        if value is not None:
            cell.value = value
        cell.border, cell.alignment = BOX, MIDDLE
        return cell

    def rows(self, count, *, numbered=False, values=(), block=1, common=()):
        """Write empty boxed rows; `values` are rows of what stands there already.

        `block` rows belong to a household, over which the columns `common` are merged.
        """
        first = self.row + 1
        for number in range(count):
            self.row += 1
            given = values[number] if number < len(values) else {}
            for column in range(1, self.width + 1):
                self._boxed(self.row, column, given.get(get_column_letter(column)))
            if numbered:
                self.page.cell(self.row, 1, number + 1)
            self.page.row_dimensions[self.row].height = 22
        for top in range(first, self.row + 1, block):
            for column in common:
                self._merged(top, column, top + block - 1, column)
        return first, self.row

    def total(self, first, last, columns, word="合计"):
        """Write a row of sums."""
        self.row += 1
        for column in range(1, self.width + 1):
            self._boxed(self.row, column)
        self.page.cell(self.row, 1, word)
        for column in columns:
            self.page[f"{column}{self.row}"] = f"=SUM({column}{first}:{column}{last})"
        return self.row

    def pairs(self, *pairs, left=1):
        """Write a row of a form about one: label, empty cell, label, empty cell ...

        The last empty cell runs to the right end.
        """
        self.row += 1
        for column in range(left, self.width + 1):
            self._boxed(self.row, column)
        for at, label in enumerate(pairs):
            self.page.cell(self.row, left + 2 * at, label)
        last = left + 2 * len(pairs) - 1
        self._merged(self.row, last, self.row, self.width)
        return self.row

    def beside(self, word, first):
        """Write a word merged down at the left of the rows from `first` on."""
        for row in range(first, self.row + 1):
            self._boxed(row, 1)
        self.page.cell(first, 1, word)
        self._merged(first, 1, self.row, 1)

    def list(self, area, words):
        """Prescribe the words of some cells."""
        rule = DataValidation(type="list", formula1=f'"{",".join(words)}"', allow_blank=True)
        rule.add(area)
        self.page.add_data_validation(rule)
