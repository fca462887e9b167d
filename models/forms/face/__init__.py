"""Sheets of a form as they are seen: parts, cells, borders, merges, blanks in their text."""
