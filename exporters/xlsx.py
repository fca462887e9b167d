"""Spreadsheets: the paper as a sheet one can go on working with.

ID numbers and phones are text, amounts and dates are numbers and dates, a text that looks like a
formula stays text. The same document gives the same bytes; the properties hold the title only.
"""

from __future__ import annotations

import datetime as dt
import io
import re
import zipfile
from decimal import Decimal
from typing import TYPE_CHECKING, Any
from xml.sax.saxutils import escape

from exporters.document import Document, Form, Table
from exporters.sheet_rows import Kind, Place, Row, sheet_rows

if TYPE_CHECKING:
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.styles import NamedStyle
    from openpyxl.worksheet._write_only import WriteOnlyWorksheet

_PAPER = {"A4": 9, "A3": 8}
_DAY = "yyyy年m月d日"
_FORMULA = tuple("=+-@\t\r")
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
_LONGEST = 32767  #: characters in a cell, Excel's limit
_STAMP = (2000, 1, 1, 0, 0, 0)  #: on every part of the package, so that bytes repeat
_MM = 1 / 25.4
