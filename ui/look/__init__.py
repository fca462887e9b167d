"""The look of the window: tokens, theme, icons and the widgets every page is built from.

Nothing here knows a register, a report or the ledger. Colours and sizes are written in `tokens`
and nowhere else in `ui`; pages take widgets from its modules and never write a style sheet.
"""
