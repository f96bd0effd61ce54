"""What translators between Chinese and English rightly do with figures, as rows used in both directions."""
