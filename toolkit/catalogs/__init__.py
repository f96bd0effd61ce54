"""Extract, update, compare and merge catalogs."""
