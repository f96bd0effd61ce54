"""The commands; the only place that prints and sets exit codes."""
