"""One file for each report; each binds REPORT."""
