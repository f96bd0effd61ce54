"""One check a file; found by file name."""
