"""Chinese: reading figures, sentences and numbering."""
