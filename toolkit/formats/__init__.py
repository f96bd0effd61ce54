"""Files to model and back: one module a format, each lossless or refusing."""
