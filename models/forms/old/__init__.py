"""A workbook of the old kind (.xls) made into one of the new, which can be filled in."""
