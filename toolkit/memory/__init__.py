"""What was translated before: its index, searching it, adapting figures, and aligning what was published."""
