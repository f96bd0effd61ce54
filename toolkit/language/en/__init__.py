"""English: reading figures, sentences and numbering."""
