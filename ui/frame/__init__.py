"""The frame of the window: top bar, left column, status line, and the way between pages."""
