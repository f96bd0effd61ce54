"""Pure functions over one string in one language."""
