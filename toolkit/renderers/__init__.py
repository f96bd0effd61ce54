"""Documents for readers."""
