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
            self.page.merge_cells(start_row=self.row, start_column=1, end_row=self.row,
                                  end_column=self.width)  # fmt: skip
        return self.row

    def texts(self, texts):
        """Write words into single cells of one row: {column: words}."""
        self.row += 1
        for column, text in texts.items():
            self.page[f"{column}{self.row}"] = text
        return self.row

    def heads(self, heads):
        """Write a head of one or two rows; a pair is parent and child."""
        deep = any(isinstance(head, tuple) for head in heads)
        top = self.row + 1
        self.row += 2 if deep else 1
        for column, head in enumerate(heads, 1):
            parent, child = head if isinstance(head, tuple) else (head, None)
            self._boxed(top, column, parent)
            if deep:
                self._boxed(top + 1, column, child)
                if child is None:
                    self.page.merge_cells(start_row=top, start_column=column, end_row=top + 1,
                                          end_column=column)  # fmt: skip
        self._merge_parents(heads, top)
        return tuple(range(top, self.row + 1))

    def _merge_parents(self, heads, top):
        column = 1
        while column <= len(heads):
            head, last = heads[column - 1], column
            if isinstance(head, tuple):
                while (last < len(heads) and isinstance(heads[last], tuple)
                       and heads[last][0] == head[0]):  # fmt: skip
                    last += 1
                if last > column:
                    for at in range(column + 1, last + 1):
                        self.page.cell(top, at).value = None
                    self.page.merge_cells(start_row=top, start_column=column, end_row=top,
                                          end_column=last)  # fmt: skip
            column = last + 1

    def _boxed(self, row, column, value=None):
        cell = self.page.cell(row, column, value)
        cell.border, cell.alignment = BOX, MIDDLE
        return cell

    def rows(self, count, *, numbered=False, values=()):
        """Write empty boxed rows; `values` are rows of what stands there already."""
        first = self.row + 1
        for number in range(count):
            self.row += 1
            given = values[number] if number < len(values) else {}
            for column in range(1, self.width + 1):
                self._boxed(self.row, column, given.get(get_column_letter(column)))
            if numbered:
                self.page.cell(self.row, 1, number + 1)
            self.page.row_dimensions[self.row].height = 22
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

    def pairs(self, *pairs):
        """Write a row of a form about one: label, empty cell, label, empty cell ..."""
        self.row += 1
        for at, label in enumerate(pairs):
            self._boxed(self.row, 2 * at + 1, label)
            self._boxed(self.row, 2 * at + 2)
        for column in range(2 * len(pairs) + 1, self.width + 1):
            self._boxed(self.row, column)
        return self.row

    def list(self, area, words):
        """Prescribe the words of some cells."""
        rule = DataValidation(type="list", formula1=f'"{",".join(words)}"', allow_blank=True)
        rule.add(area)
        self.page.add_data_validation(rule)
