"""Where things are; the only place that walks folders and reads or writes files."""
